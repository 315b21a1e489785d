// What is looked up is answered from the shelf of the reading room. Only what was decided is asked for each time.
#include "server/api/article_routes.h"

#include <set>

#include "formats/qr_code.h"
#include "law/downloads.h"
#include "law/feeds.h"
#include "policies/registry/views.h"
#include "server/api/list_routes.h"
#include "server/api/reading_room.h"
#include "server/api/replies.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

// 404 unknown, 409 ambiguous, else 422.
HttpProblem not_found_in_print(const Problem& problem, std::string_view field) {
  HttpProblem told{.status = 422, .code = problem.code};
  if (problem.code == "gazette.citation_unresolved") told.status = 404;
  if (problem.code == "gazette.citation_ambiguous") told.status = 409;
  told.field = field;
  told.detail = {problem.message, problem.message};
  return told;
}

std::expected<std::optional<Date>, HttpProblem> day_asked(const Request& request) {
  const std::string* text = request.query.find("date");
  if (text == nullptr) return std::nullopt;
  const auto day = parse_date(*text);
  if (!day) return std::unexpected(wrong_parameter("date"));
  return *day;
}

// An event of status may be recorded at any time.
Response asked_again(Response response) {
  response.headers.set("Cache-Control", "public, no-cache");
  return response;
}

// The day on which the law is looked at when none is asked for: that of the city.
Date today_of(const Service& service) { return date_of(service.stamp()); }

std::string_view short_id_in(std::string_view anchor) { return anchor.substr(0, anchor.find('/')); }
const law::DocumentInfo* document_of(const Shelf& shelf, std::string_view anchor) {
  return shelf.gazette.head(short_id_in(anchor));
}

// Of the issue's own pages, and of what is printed nowhere here, the first issue is named.
answers::Printed printed_of(const Shelf& shelf, std::string_view anchor) {
  const law::IssueInfo* issue = shelf.gazette.issue_of(short_id_in(anchor));
  if (issue == nullptr) issue = &shelf.gazette.info();
  answers::Printed told{std::string(official_language), {issue->year, issue->number}, 0, {}};
  if (const auto* document = document_of(shelf, anchor)) told.page = document->page;
  if (const auto* text = shelf.gazette.document(short_id_in(anchor))) told.text_sha256 = text->sha256;
  return told;
}

Result<answers::Standing> standing_of(const Lookup& lookup, std::string_view target, Date day) {
  const auto status = lookup.status.on(target, day, lookup.reading);
  if (!status) return std::unexpected(status.error());
  return answers::Standing{day, status->status, status->scope, status->sources, status->note};
}

// --- an article ------------------------------------------------------------------------------------------------------

std::set<std::string, std::less<>> ids_below(const Shelf& shelf, const law::Anchor& anchor) {
  std::set<std::string, std::less<>> ids;
  for (const law::Anchor* each : shelf.gazette.with_children(anchor)) ids.insert(each->id);
  return ids;
}

std::optional<answers::Neighbour> neighbour(const Shelf& shelf, const law::Anchor* anchor) {
  if (anchor == nullptr) return std::nullopt;
  return answers::Neighbour{anchor->id, law::place_of(shelf.gazette, *anchor)};
}

answers::Article article_of(const Shelf& shelf, const law::Anchor& anchor, answers::Standing standing) {
  answers::Article article{.anchor = anchor.id,
                           .place = law::place_of(shelf.gazette, anchor),
                           .document = anchor.id.substr(0, anchor.id.find('/')),
                           .title_zh = {},
                           .doc_number = {},
                           .printed = printed_of(shelf, anchor.id),
                           .standing = std::move(standing),
                           .anchors = {},
                           .clauses = {}};
  if (const auto* document = document_of(shelf, anchor.id)) {
    article.title_zh = document->name();
    article.doc_number = document->doc_number;
  }
  for (const law::Anchor* each : shelf.gazette.with_children(anchor)) {
    article.anchors.push_back(anchor_told(shelf.gazette, *each));
  }
  const auto below = ids_below(shelf, anchor);
  for (const law::ClauseReport& row : shelf.map) {
    if (below.contains(row.clause->anchor)) article.clauses.push_back(clause_told(row));
  }
  const law::Neighbours beside = law::neighbours_of(shelf.gazette, anchor);
  article.before = neighbour(shelf, beside.before);
  article.after = neighbour(shelf, beside.after);
  article.above = neighbour(shelf, shelf.gazette.anchor(anchor.parent));
  return article;
}

// Of the address; nullptr: nothing is printed under it.
const law::Anchor* anchor_asked(const Shelf& shelf, const Request& request) {
  const std::string id =
      std::string(request.segments.get("document")) + "/" + std::string(request.segments.get("path"));
  return shelf.gazette.anchor(law::without_aliases(shelf.gazette, id));
}

Response article(const Service& service, const Lookup& lookup, const Request& request) {
  const Shelf& shelf = *lookup.shelf;
  const law::Anchor* anchor = anchor_asked(shelf, request);
  if (anchor == nullptr) return problem_response(request, http_problem("http.not_found"));
  const auto day = day_asked(request);
  if (!day) return problem_response(request, day.error());
  auto standing = standing_of(lookup, anchor->id, day->value_or(today_of(service)));
  // The issue's own pages are not law: they are in force as long as they are printed.
  if (!standing) standing = answers::Standing{day->value_or(today_of(service)), law::LegalStatus::in_force, {}, {}, {}};
  return asked_again(json_answer(article_of(shelf, *anchor, *std::move(standing))));
}

// --- decisions -------------------------------------------------------------------------------------------------------

constexpr std::int32_t days_shown = 31;

// The days of a month and of a chart, up to the one that is being decided on.
class Counting {
 public:
  Counting(const Shelf& shelf, const law::Anchor& anchor, Date today) : today_(today) {
    const auto below = ids_below(shelf, anchor);
    for (const law::ClauseReport& row : shelf.map) {
      if (below.contains(row.clause->anchor)) clauses_.insert(row.clause->id);
    }
    told_.anchor = anchor.id;
    told_.day = today;
    for (std::int32_t back = days_shown - 1; back >= 0; --back) told_.days.push_back({today - Days{back}, 0, 0});
  }

  Date first_day() const { return std::min(told_.days.front().day, first_of_month()); }

  // clauses: full ids apart by blanks.
  void count(Date day, bool accepted, std::uint64_t times, std::string_view clauses) {
    if (!rests_on_it(clauses)) return;
    const auto add = [&](auto& sum) { (accepted ? sum.accepted : sum.refused) += times; };
    if (day == today_) add(told_.today);
    if (day >= first_of_month()) add(told_.this_month);
    const auto at = std::ranges::find(told_.days, day, &answers::DayOfDecisions::day);
    if (at != told_.days.end()) add(*at);
  }

  const answers::Decisions& told() const { return told_; }

 private:
  Date first_of_month() const {
    const auto text = to_string(today_);
    return parse_date(text.substr(0, text.size() - 2) + "01").value();
  }
  bool rests_on_it(std::string_view clauses) const {
    while (!clauses.empty()) {
      const std::size_t end = std::min(clauses.find(' '), clauses.size());
      if (clauses_.contains(clauses.substr(0, end))) return true;
      clauses.remove_prefix(std::min(end + 1, clauses.size()));
    }
    return false;
  }

  Date today_;
  std::set<std::string, std::less<>> clauses_;
  answers::Decisions told_;
};

// Days that have ended, as the lists have them. Numbers of answers are nobody's secret; who asks is as if the city did.
Result<void> count_ended_days(const Service& service, Counting& counting, Date today) {
  if (service.views == nullptr) return {};
  views::Query query;
  query.system = "city";
  query.list = "outcomes";
  query.actor = access::Actor{access::Role::city_commerce};
  query.filters = {{"day_from", to_string(counting.first_day())}};
  std::map<std::string_view, std::size_t> at;
  const auto read = service.views->each_row(
      query,
      [&at](const std::vector<views::Column>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) at[columns[i].name] = i;
      },
      [&](std::span<const views::Value> row) {
        const Date day{static_cast<std::int32_t>(std::get<std::int64_t>(row[at["day"]]))};
        const auto* code = std::get_if<std::string>(&row[at["code"]]);
        const auto* clauses = std::get_if<std::string>(&row[at["clauses"]]);
        const auto times = static_cast<std::uint64_t>(std::get<std::int64_t>(row[at["times"]]));
        if (day < today && clauses != nullptr) counting.count(day, code == nullptr || code->empty(), times, *clauses);
        return true;
      });
  if (!read) return std::unexpected(read.error());
  return {};
}

// The day that has begun is counted where decisions are made.
void decisions(ReadingRoom& room, const Lookup& lookup, const RequestPtr& request, const Answer& answer) {
  Service& service = room.service();
  const Shelf& shelf = *lookup.shelf;
  const law::Anchor* anchor = anchor_asked(shelf, *request);
  if (anchor == nullptr) return answer(problem_response(*request, http_problem("http.not_found")));
  const Date today = today_of(service);
  auto counting = std::make_shared<Counting>(shelf, *anchor, today);
  if (auto counted = count_ended_days(service, *counting, today); !counted) {
    return answer(list_problem(service, *request, counted.error(), true));
  }
  auto begun = std::make_shared<std::vector<policies::OutcomeCount>>();
  auto asked = service.engine.submit_question(
      [&service, begun, today] {
        if (service.city.day() == today) *begun = service.city.outcomes();
      },
      [&service, request, answer, counting, begun, today](Result<engine::EntryNo> entry) {
        if (!entry) return answer(problem_of(*request, entry.error()));
        const auto behind = policies::clauses_behind(service.law);
        for (const policies::OutcomeCount& each : *begun) {
          counting->count(today, each.code == 0, each.count, behind(policies::counted_command(each), each.code));
        }
        answer(json_answer(counting->told()));
      });
  if (!asked) answer(problem_of(*request, asked.error()));
}

// --- search and citations --------------------------------------------------------------------------------------------

answers::FoundPlace told(const Shelf& shelf, const law::FoundAnchor& found) {
  answers::FoundPlace place{.anchor = found.anchor->id,
                            .place = law::place_of(shelf.gazette, *found.anchor),
                            .document = found.anchor->id.substr(0, found.anchor->id.find('/')),
                            .title_zh = {},
                            .tier = found.tier,
                            .weight = found.weight,
                            .cut_front = found.snippet.cut_front,
                            .cut_back = found.snippet.cut_back,
                            .pieces = {}};
  if (const auto* document = document_of(shelf, place.anchor)) {
    place.title_zh = document->name();
  }
  for (const law::Piece& each : found.snippet.pieces) place.pieces.push_back({each.text, each.marked});
  return place;
}

Response search(const Service&, const Lookup& lookup, const Request& request) {
  const Shelf& shelf = *lookup.shelf;
  constexpr std::uint64_t usual = 50, most = 400;
  const auto refused = [&](HttpProblem problem) { return problem_response(request, std::move(problem)); };
  const std::string* typed = request.query.find("q");
  if (typed == nullptr) return refused(wrong_parameter("q"));
  const auto query = law::read_query(*typed);
  if (!query) return refused(not_found_in_print(query.error(), "q"));
  const auto day = day_asked(request);
  if (!day) return refused(day.error());
  const auto limit = number_asked(request, "limit", usual, 1, most);
  if (!limit) return refused(limit.error());
  const std::string* only = request.query.find("document");
  const law::DocumentInfo* document = only == nullptr ? nullptr : shelf.gazette.head(*only);
  if (only != nullptr && document == nullptr) return refused(wrong_parameter("document"));

  answers::FoundWords answer{.official = std::string(official_language), .documents = {}, .anchors = {}};
  const law::FoundInGazette found = shelf.search.find(*query);
  for (const law::DocumentInfo* each : found.documents) {
    if (document == nullptr || document == each) answer.documents.push_back(document_told(*each));
  }
  for (const law::FoundAnchor& each : found.anchors) {
    if (document != nullptr && document_of(shelf, each.anchor->id) != document) continue;
    if (++answer.total > *limit) continue;
    answers::FoundPlace& place = answer.anchors.emplace_back(told(shelf, each));
    if (!*day) continue;
    if (const auto status = lookup.status.on(place.anchor, **day, lookup.reading)) place.status = status->status;
  }
  return asked_again(json_answer(answer));
}

Response resolve(const Service&, const Lookup& lookup, const Request& request) {
  const Shelf& shelf = *lookup.shelf;
  const std::string* citation = request.query.find("c");
  if (citation == nullptr) return problem_response(request, wrong_parameter("c"));
  const auto target = shelf.resolver.resolve(*citation);
  if (!target) return problem_response(request, not_found_in_print(target.error(), "c"));
  answers::Resolved told{.citation = *citation, .target = target->id, .place = {}, .note = target->note, .printed = {}};
  if (target->anchor != nullptr) {
    told.anchor = target->anchor->id;
    told.place = law::place_of(shelf.gazette, *target->anchor);
  }
  told.printed = printed_of(shelf, target->anchor == nullptr ? "" : std::string_view(target->anchor->id));
  return asked_again(json_answer(told));
}

// 直接进入政府公报页 (query.follow): the picture of a place's stable link, of an issue's where none is named.
Response qr_code(const Service& service, const Lookup& lookup, const Request& request) {
  if (service.options.public_address.empty()) return problem_response(request, http_problem("http.not_found"));
  const Shelf& shelf = *lookup.shelf;
  const std::string* name = request.query.find("issue");
  const auto meant = [&](const law::IssueInfo& each) { return name == nullptr || each.id == *name; };
  const auto issue = std::ranges::find_if(shelf.gazette.issues(), meant);
  if (issue == shelf.gazette.issues().end()) return problem_response(request, http_problem("http.not_found"));
  std::string path = law::page_of(*issue);
  if (const std::string* citation = request.query.find("c")) {
    const auto target = shelf.resolver.resolve(*citation);
    if (!target) return problem_response(request, not_found_in_print(target.error(), "c"));
    path = "/c/" + target->id;
  }
  auto picture = formats::qr_svg(service.options.public_address + path);
  if (!picture) return problem_of(request, picture.error());
  return asked_again(text_response(200, "image/svg+xml", std::move(*picture)));
}

Response status(const Service& service, const Lookup& lookup, const Request& request) {
  const std::string* target = request.query.find("target");
  if (target == nullptr) return problem_response(request, wrong_parameter("target"));
  const auto day = day_asked(request);
  if (!day) return problem_response(request, day.error());
  const auto standing = standing_of(lookup, *target, day->value_or(today_of(service)));
  if (!standing) return problem_response(request, not_found_in_print(standing.error(), "target"));
  return asked_again(json_answer(answers::StatusTold{*target, *standing}));
}

// --- feeds -----------------------------------------------------------------------------------------------------------

Response told_as_atom(const Service& service, const law::Feed& feed) {
  return asked_again(text_response(200, "application/atom+xml", law::atom(feed, service.options.public_address)));
}

Response feed_of_documents(const Service& service, const Lookup& lookup, const Request& request) {
  return told_as_atom(service, law::feed_of_documents(lookup.shelf->gazette, request.target));
}
Response feed_of_issues(const Service& service, const Lookup& lookup, const Request& request) {
  return told_as_atom(service, law::feed_of_issues(lookup.shelf->gazette, request.target));
}

std::vector<law::KnownEvent> known_events(const Lookup& lookup) {
  std::vector<law::KnownEvent> all;
  for (const law::IssueInfo& issue : lookup.shelf->gazette.issues()) {
    for (const law::StatusEvent& each : issue.status_events) {
      all.push_back({issue.id + "/" + std::to_string(all.size() + 1), each, issue.date});
    }
  }
  const std::vector<law::StatusEvent>& events = lookup.status.events();
  const std::size_t printed = events.size() - lookup.recorded.size();
  for (std::size_t i = 0; i < lookup.recorded.size(); ++i) {
    all.push_back({std::to_string(i + 1), events[printed + i], lookup.recorded[i].recorded_on});
  }
  return all;
}

Response feed_of_status(const Service& service, const Lookup& lookup, const Request& request) {
  const std::string* target = request.query.find("target");
  if (target == nullptr) return problem_response(request, wrong_parameter("target"));
  if (auto known = lookup.status.on(*target, today_of(service)); !known) {
    return problem_response(request, not_found_in_print(known.error(), "target"));
  }
  const Shelf& shelf = *lookup.shelf;
  const std::string meant = law::target_meant(shelf.gazette, shelf.resolver, *target);
  return told_as_atom(service, law::feed_of_status(shelf.gazette, meant, known_events(lookup), request.target));
}

Response feed_of_search(const Service& service, const Lookup& lookup, const Request& request) {
  const std::string* typed = request.query.find("q");
  if (typed == nullptr) return problem_response(request, wrong_parameter("q"));
  const auto query = law::read_query(*typed);
  if (!query) return problem_response(request, not_found_in_print(query.error(), "q"));
  const Shelf& shelf = *lookup.shelf;
  return told_as_atom(service, law::feed_of_search(shelf.gazette, *typed, shelf.search.find(*query), request.target));
}

// --- as it is written ------------------------------------------------------------------------------------------------

void as_written(ReadingRoom&, const Lookup& lookup, const RequestPtr& request, const Answer& answer) {
  const Written& written = lookup.shelf->written;
  const auto at = written.find(request->path);
  if (at == written.end()) return answer(problem_response(*request, http_problem("http.not_found")));
  at->second(request, answer);
}

// --- routes ----------------------------------------------------------------------------------------------------------

using Handle = std::function<void(ReadingRoom&, const RequestPtr&, const Answer&)>;

// With what was entered before it was asked.
Handle with_lookup(std::function<void(ReadingRoom&, const Lookup&, const RequestPtr&, const Answer&)> handle) {
  return [handle = std::move(handle)](ReadingRoom& room, const RequestPtr& request, const Answer& answer) {
    const auto lookup = room.open();
    if (!lookup) return answer(problem_of(*request, lookup.error()));
    handle(room, **lookup, request, answer);
  };
}
Handle looks_up(Response (*look)(const Service&, const Lookup&, const Request&)) {
  return with_lookup([look](ReadingRoom& room, const Lookup& lookup, const RequestPtr& request, const Answer& answer) {
    answer(look(room.service(), lookup, *request));
  });
}

// The file of that name, or what is told instead.
void tell_file(ReadingRoom& room, const std::string& name, const RequestPtr& request, const Answer& answer,
               const Handle& instead) {
  const auto file = room.file(name);
  if (!file) return answer(problem_of(*request, file.error()));
  *file ? (**file)(request, answer) : instead(room, request, answer);
}

void taken_file(ReadingRoom& room, const RequestPtr& request, const Answer& answer) {
  tell_file(room, std::string(request->segments.get("file")), request, answer,
            [](ReadingRoom&, const RequestPtr& of, const Answer& to) {
              to(problem_response(*of, http_problem("http.not_found")));
            });
}

// The text that is taken away as JSON; the issue's own pages are taken away by nobody.
void whole_text(ReadingRoom& room, const RequestPtr& request, const Answer& answer) {
  tell_file(room, std::string(request->segments.get("document")) + ".json", request, answer, with_lookup(as_written));
}

}  // namespace

Result<void> add_article_routes(Router& router, Service& service, const std::shared_ptr<Press>& press) {
  const auto room = std::make_shared<ReadingRoom>(service, press);
  const std::string place = "/v1/gazette/anchors/{document}/{path}";
  const std::pair<std::string, Handle> routes[] = {{place, looks_up(article)},
                                                   {place + "/decisions", with_lookup(decisions)},
                                                   {"/v1/gazette/search", looks_up(search)},
                                                   {"/v1/gazette/resolve", looks_up(resolve)},
                                                   {"/v1/gazette/status", looks_up(status)},
                                                   {"/v1/gazette/qr_code", looks_up(qr_code)},
                                                   {"/v1/gazette/issues", with_lookup(as_written)},
                                                   {"/v1/gazette/documents", with_lookup(as_written)},
                                                   {"/v1/gazette/documents/{document}", whole_text},
                                                   {"/v1/gazette/coverage", with_lookup(as_written)},
                                                   {"/v1/gazette/feed", looks_up(feed_of_documents)},
                                                   {"/v1/gazette/feed/issues", looks_up(feed_of_issues)},
                                                   {"/v1/gazette/feed/status", looks_up(feed_of_status)},
                                                   {"/v1/gazette/feed/search", looks_up(feed_of_search)},
                                                   {"/v1/gazette/files/{file}", taken_file}};
  for (const auto& [pattern, handle] : routes) {
    auto added = router.add(Method::get, pattern,
                            [room, answers_with = handle](const RequestPtr& request, const Answer& answer) {
                              answers_with(*room, request, answer);
                            },
                            {.work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
