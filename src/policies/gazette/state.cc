// How things stand, read from the rows and from the issue that is printed into the program.
#include "policies/gazette/state.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::gazette {

std::string issue_name(std::int32_t year, std::int32_t number) {
  return std::to_string(year) + "-" + std::to_string(number);
}

law::Gazette printed_issue() {
  auto printed = law::Gazette::embedded();
  GB_CHECK(printed.has_value());  // opened once when the program starts
  return std::move(*printed);
}

namespace {

law::IssueInfo printed_info() {
  auto info = law::embedded_issue_info();
  GB_CHECK(info.has_value());  // opened once when the program starts
  return std::move(*info);
}

}  // namespace

bool is_printed_issue(std::string_view name) { return printed_info().id == name; }

LastIssue last_issue(const State& state) {
  const law::IssueInfo printed = printed_info();
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

Result<law::ImportedIssue> imported(const Issue& issue, std::string_view text, const State& state) {
  return law::import_issue(text, info_of(issue, state));
}

std::string document_in(std::string_view target) { return std::string(target.substr(0, target.find('/'))); }

bool is_document(const State& state, const std::string& short_id) {
  return state.documents.contains(short_id) || printed_info().document(short_id) != nullptr;
}

std::optional<law::DocumentText> published_text(const State& state, const std::string& short_id) {
  if (const DocumentRow* row = find_row(state.documents, short_id)) {
    if (row->state != DocumentState::published) return std::nullopt;
    const auto issue = imported(state.issues.at(row->issue), state.texts.at(row->issue), state);
    GB_CHECK(issue.has_value());  // it was imported before it was published
    return *std::ranges::find(issue->documents, short_id, &law::DocumentText::short_id);
  }
  const law::Gazette printed = printed_issue();
  const law::DocumentText* text = printed.document(short_id);
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
