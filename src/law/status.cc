// Walks from the document down to the anchor and keeps the strictest answer.
#include "law/status.h"

#include "law/fold.h"

namespace gongbao::law {
namespace {

// The stricter status wins and brings its reasons along; at the same status the first one keeps its own.
void tighten(StatusAnswer& answer, LegalStatus status, const StatusEvent& event) {
  if (status >= answer.status) return;
  answer.status = status;
  answer.sources = {event.source};
  answer.scope = event.scope;
}

Date effective_day(const StatusEvent& event, const DocumentInfo* document, const StatusReading& reading) {
  const bool by_gazette = event.on_publication && reading.published_by_gazette && document != nullptr;
  return by_gazette ? document->gazette_date : event.date;
}

Date last_valid_day(const StatusEvent& event, const StatusReading& reading) {
  const bool first = event.named_year != 0 && reading.named_year_ends_on_first;
  return first ? date_of(event.named_year, 1, 1) : event.date;
}

}  // namespace

StatusBook::StatusBook(const Gazette& gazette, const Clauses* clauses)
    : gazette_(&gazette), resolver_(gazette, clauses) {
  for (const IssueInfo& issue : gazette.issues()) {
    events_.insert(events_.end(), issue.status_events.begin(), issue.status_events.end());
  }
}

void StatusBook::add(StatusEvent event) {
  event.target = target_meant(*gazette_, resolver_, event.target);
  events_.push_back(std::move(event));
}

std::string target_meant(const Gazette& gazette, const Resolver& resolver, std::string_view named) {
  if (const DocumentInfo* document = gazette.head(named)) return document->short_id;
  const std::string folded = fold(named);
  for (const DocumentInfo* document : gazette.heads()) {
    if (fold(document->doc_number) == folded) return document->short_id;
  }
  const auto place = resolver.resolve(named);
  return place && place->anchor != nullptr ? place->id : std::string(named);
}

void StatusBook::apply_events(std::string_view target, Date day, const StatusReading& reading,
                              StatusAnswer& answer) const {
  const DocumentInfo* document = gazette_->head(target.substr(0, target.find('/')));
  for (const StatusEvent& event : events_) {
    if (event.target != target) continue;
    if (event.kind == StatusEvent::Kind::effective) {
      if (day < effective_day(event, document, reading)) tighten(answer, LegalStatus::not_yet_effective, event);
      if (answer.status == LegalStatus::in_force) answer.sources.push_back(event.source);
      if (!event.note.empty()) answer.note = event.note;
    } else if (event.kind == StatusEvent::Kind::expires) {
      if (day > last_valid_day(event, reading)) tighten(answer, LegalStatus::expired, event);
    } else if (day >= event.date) {
      const bool whole = event.kind == StatusEvent::Kind::repealed;
      tighten(answer, whole ? LegalStatus::repealed : LegalStatus::partially_repealed, event);
    }
  }
}

// Without a clause of its own a document is in force when it is out.
bool StatusBook::silent(const DocumentInfo& document) const {
  return std::ranges::none_of(events_, [&](const StatusEvent& event) {
    return event.kind == StatusEvent::Kind::effective && event.target == document.short_id;
  });
}

StatusAnswer StatusBook::of_document(const DocumentInfo& document, Date day, const StatusReading& reading) const {
  StatusAnswer answer;
  if (day < document.date_issued) return {LegalStatus::not_issued, {}, {}, {}};
  apply_events(document.short_id, day, reading, answer);
  const bool waits = reading.published_by_gazette && day < document.gazette_date && silent(document);
  if (waits && answer.status > LegalStatus::not_yet_effective) answer.status = LegalStatus::not_yet_effective;
  if (document.plan_period_end && day > *document.plan_period_end) {
    answer.note = "plan period ended " + to_string(*document.plan_period_end);
  }
  return answer;
}

bool StatusBook::knows_number(std::string_view folded) const {
  const auto of_event = [&](const StatusEvent& event) { return fold(event.target) == folded; };
  const auto of_cited = [&](const CitedDocument& cited) { return fold(cited.doc_number) == folded; };
  const auto cited_in = [&](const IssueInfo& issue) { return std::ranges::any_of(issue.cited_documents, of_cited); };
  return !folded.empty() &&
         (std::ranges::any_of(events_, of_event) || std::ranges::any_of(gazette_->issues(), cited_in));
}

Result<StatusAnswer> StatusBook::on(std::string_view target, Date day, const StatusReading& reading) const {
  if (const DocumentInfo* document = gazette_->head(target_meant(*gazette_, resolver_, target)))
    return of_document(*document, day, reading);
  const auto place = resolver_.resolve(target);
  const std::string folded = fold(target);
  if ((!place || place->anchor == nullptr) && knows_number(folded)) {
    StatusAnswer answer;
    for (const StatusEvent& event : events_) {
      if (fold(event.target) == folded) apply_events(event.target, day, reading, answer);
    }
    return answer;
  }
  if (!place) return std::unexpected(place.error());
  if (place->anchor == nullptr) return StatusAnswer{LegalStatus::in_force, {}, {}, place->note};

  const std::string& id = place->anchor->id;
  const DocumentInfo* document = gazette_->head(std::string_view(id).substr(0, id.find('/')));
  StatusAnswer answer;
  if (document != nullptr) answer = of_document(*document, day, reading);
  if (place->id != id) apply_events(place->id, day, reading, answer);
  for (const Anchor* anchor = place->anchor; anchor != nullptr; anchor = gazette_->anchor(anchor->parent)) {
    apply_events(anchor->id, day, reading, answer);
  }
  if (answer.status != LegalStatus::partially_repealed) return answer;
  // Under a partial repeal the clauses it names are repealed, the others stand.
  for (const StatusEvent& event : events_) {
    const bool names_it = std::ranges::find(event.scope_clauses, place->id) != event.scope_clauses.end();
    if (event.kind == StatusEvent::Kind::partially_repealed && day >= event.date && names_it) {
      answer.status = LegalStatus::repealed;
    }
  }
  const bool clause = place->id != id && place->id.find("/p") == std::string::npos;
  if (clause && answer.status == LegalStatus::partially_repealed) answer.status = LegalStatus::in_force;
  return answer;
}

void StatusBook::narrow(std::string_view target, const StatusReading& reading, ForceDays& days) const {
  const DocumentInfo* document = gazette_->head(target.substr(0, target.find('/')));
  for (const StatusEvent& event : events_) {
    const bool named = std::ranges::find(event.scope_clauses, target) != event.scope_clauses.end();
    if (event.kind == StatusEvent::Kind::partially_repealed) {
      if (named) days.last = std::min(days.last, event.date - Days{1});
      continue;
    }
    if (event.target != target) continue;
    if (event.kind == StatusEvent::Kind::effective) {
      days.first = std::max(days.first, effective_day(event, document, reading));
    } else if (event.kind == StatusEvent::Kind::expires) {
      days.last = std::min(days.last, last_valid_day(event, reading));
    } else {
      days.last = std::min(days.last, event.date - Days{1});
    }
  }
}

Result<ForceDays> StatusBook::days_in_force(std::string_view citation, const StatusReading& reading) const {
  const auto place = resolver_.resolve(citation);
  if (!place) return std::unexpected(place.error());
  ForceDays days;
  if (place->anchor == nullptr) return days;
  const std::string& id = place->anchor->id;
  if (place->id != id) narrow(place->id, reading, days);
  for (const Anchor* anchor = place->anchor; anchor != nullptr; anchor = gazette_->anchor(anchor->parent)) {
    narrow(anchor->id, reading, days);
  }
  const DocumentInfo* document = gazette_->head(std::string_view(id).substr(0, id.find('/')));
  if (document == nullptr) return days;
  narrow(document->short_id, reading, days);
  days.first = std::max(
      days.first, reading.published_by_gazette && silent(*document) ? document->gazette_date : document->date_issued);
  return days;
}

}  // namespace gongbao::law
