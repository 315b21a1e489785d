// How things stand, read from the rows and from the issue that is printed into the program.
#include "policies/gazette/state.h"

#include <algorithm>

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::gazette {

std::string issue_name(std::int32_t year, std::int32_t number) {
  return std::to_string(year) + "-" + std::to_string(number);
}

// Read once: what the program brought does not change while it runs.
const law::Gazette& printed_issue() {
  static const law::Gazette printed = [] {
    auto opened = law::Gazette::embedded();
    GB_CHECK(opened.has_value());  // opened once when the program starts
    return *std::move(opened);
  }();
  return printed;
}

const law::Clauses& printed_clauses() {
  static const law::Clauses clauses = [] {
    auto opened = law::Clauses::embedded(printed_issue());
    GB_CHECK(opened.has_value());  // opened once when the program starts
    return *std::move(opened);
  }();
  return clauses;
}

bool is_printed_issue(std::string_view name) { return printed_issue().info().id == name; }

LastIssue last_issue(const State& state) {
  const law::IssueInfo& printed = printed_issue().info();
  LastIssue last{printed.year, printed.number, printed.total_number, printed.date};
  for (const auto& [name, row] : state.issues) {
    if (row.total_number > last.total_number) last = {row.year, row.number, row.total_number, row.date};
  }
  return last;
}

namespace {

// What the text cannot say by itself, as the editors said it.
law::IssueInfo info_of(const Issue& issue, const State& state) {
  law::IssueInfo info;
  info.id = issue_name(issue.year, issue.number);
  info.year = issue.year;
  info.number = issue.number;
  info.total_number = issue.total_number;
  info.date = issue.date;
  const law::IssueInfo& printed = printed_issue().info();
  info.title_zh = printed.title_zh;
  info.title_en = printed.title_en;
  info.sponsor_zh = printed.sponsor_zh;
  for (const PlacedDocument& each : issue.documents) {
    law::DocumentInfo info_row;
    info_row.order = static_cast<std::int32_t>(info.documents.size()) + 1;
    info_row.short_id = each.document;
    info_row.lines = {each.lines.first, each.lines.last};
    info_row.addressees_line = each.addressees_line;
    info_row.gazette_date = issue.date;
    info_row.instrument_zh = each.instrument.value_or("");
    info_row.continuous_items = each.continuous_items;
    for (const std::string& name : each.signatures.value_or(std::vector<std::string>{}))
      info_row.issuers.push_back({name, {}});
    for (const std::string& title : each.annexes.value_or(std::vector<std::string>{}))
      info_row.annexes.push_back({0, title, true});
    if (const DocumentRow* row = find_row(state.documents, each.document)) {
      info_row.title_zh = row->title_zh;
      info_row.title_en = row->title_en;
      info_row.doc_number = row->doc_number;
      info_row.date_issued = row->date_issued;
    }
    info.documents.push_back(std::move(info_row));
  }
  for (const PlacedPage& each : issue.pages) {
    info.anchors.push_back(
        {"gazette/" + info.id + "/" + each.name, law::AnchorKind::cover, {each.lines.first, each.lines.last}});
  }
  for (const Slip& each : issue.slips) {
    law::Slip slip;
    slip.id = "S" + std::to_string(info.slips.size() + 1);
    slip.document = each.document;
    slip.anchor = each.anchor;
    slip.line = each.line;
    slip.kind = each.kind;
    slip.printed = each.printed;
    slip.evident = each.evident;
    slip.basis = each.basis;
    slip.treatment = each.treatment.value_or("");
    info.slips.push_back(std::move(slip));
  }
  return info;
}

}  // namespace

namespace {

// Of all that the cut depends on.
Hash32 key_of_cut(const Issue& issue, std::string_view text, const State& state) {
  Bytes bytes;
  ByteWriter out(bytes);
  encode(out, issue.text_sha256 ? *issue.text_sha256 : sha256(as_bytes(text)));
  encode(out, issue.year);
  encode(out, issue.number);
  encode(out, issue.date);
  encode(out, issue.documents);
  encode(out, issue.pages);
  encode(out, issue.slips);
  for (const PlacedDocument& each : issue.documents) {
    if (const DocumentRow* row = find_row(state.documents, each.document)) {
      encode(out, row->title_zh);
      encode(out, row->title_en);
      encode(out, row->doc_number);
      encode(out, row->date_issued);
    }
  }
  return sha256(bytes);
}

}  // namespace

Result<CutIssue> imported(const Issue& issue, std::string_view text, const State& state) {
  const Hash32 key = key_of_cut(issue, text, state);
  if (const CutIssue* known = state.cuts.find(key)) return *known;
  auto cut = law::import_issue(text, info_of(issue, state));
  if (!cut) return std::unexpected(cut.error());
  auto kept = std::make_shared<const law::ImportedIssue>(*std::move(cut));
  state.cuts.keep(key, kept);
  return kept;
}

law::StatusReading reading_on(const State& state, Date day) {
  return {state.parameters.text("effective_basis", day) == "gazette_date",
          state.parameters.text("year_end_validity", day) == "first_day"};
}

Edition edition_on(const State& state, Date day) {
  const auto out = [](const auto& each) { return each.second.published_on.has_value(); };
  return {static_cast<std::size_t>(std::ranges::count_if(state.issues, out)), state.status_events.size(),
          reading_on(state, day)};
}

std::vector<PublishedIssue> published_issues(const State& state, const std::set<std::string>& known) {
  std::vector<PublishedIssue> all;
  for (const auto& [name, issue] : state.issues) {
    if (!issue.published_on || known.contains(name)) continue;
    PublishedIssue& one = all.emplace_back(PublishedIssue{info_of(issue, state), state.texts.at(name), {}});
    one.info.printed_sha256 = to_hex(*issue.text_sha256);
    for (std::size_t i = 0; i < one.info.documents.size(); ++i) {
      law::DocumentInfo& document = one.info.documents[i];
      document.page = issue.contents[i].page;  // of the same documents in the same order: it came out
      document.title_zh_contents = issue.contents[i].title;
      document.title_en = issue.contents_en[i].title;
      document.number_en = issue.contents_en[i].number;
      const DocumentRow& row = state.documents.at(document.short_id);
      const Department* department = find_row(state.departments, row.department);
      one.issuers.push_back(department == nullptr ? std::string() : department->name_zh);
    }
  }
  return all;
}

namespace {

// 有效期至 31 December: to its end.
Date takes_effect(const law::StatusEvent& event) {
  return event.kind == law::StatusEvent::Kind::expires ? event.date + Days{1} : event.date;
}

}  // namespace

std::vector<law::StatusEvent> obeyed_on(const State& state, Date day) {
  std::vector<law::StatusEvent> all;
  for (const RecordedStatus& each : state.status_events) {
    if (each.recorded_on < day && takes_effect(each.event) <= day) all.push_back(each.event);
  }
  return all;
}

std::string document_in(std::string_view target) { return std::string(target.substr(0, target.find('/'))); }

bool is_document(const State& state, const std::string& short_id) {
  return state.documents.contains(short_id) || printed_issue().head(short_id) != nullptr;
}

std::optional<law::DocumentText> published_text(const State& state, const std::string& short_id) {
  if (const DocumentRow* row = find_row(state.documents, short_id)) {
    if (row->state != DocumentState::published) return std::nullopt;
    const auto issue = imported(state.issues.at(row->issue), state.texts.at(row->issue), state);
    GB_CHECK(issue.has_value());  // it was imported before it was published
    return *std::ranges::find((*issue)->documents, short_id, &law::DocumentText::short_id);
  }
  const law::DocumentText* text = printed_issue().document(short_id);
  return text == nullptr ? std::nullopt : std::optional(*text);
}

bool is_issn(std::string_view text) {
  constexpr std::size_t length = 9, hyphen = 4;
  constexpr int weights = 8, ten = 10, modulus = 11;
  if (text.size() != length || text[hyphen] != '-') return false;
  int sum = 0;
  int weight = weights;
  for (std::size_t i = 0; i < length; ++i) {
    if (i == hyphen) continue;
    const bool last = i == length - 1;
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (!digit && !(last && text[i] == 'X')) return false;
    sum += weight * (digit ? text[i] - '0' : ten);
    --weight;
  }
  return sum % modulus == 0;
}

}  // namespace gongbao::gazette
