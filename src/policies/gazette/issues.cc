// What an issue needs before it is proofread: the next number, a text that is the one meant, every number explained.
#include "policies/gazette/issues.h"

#include <algorithm>

namespace gongbao::gazette {

Answer decide(const Context& in, const RegisterDepartment& command) {
  if (blank(command.name_zh)) return malformed("name_zh");
  if (blank(command.name_en)) return malformed("name_en");
  const auto same = [&](const auto& each) { return each.second.name_zh == command.name_zh; };
  if (std::ranges::any_of(in.state.departments, same)) return refuse(code::bad_transition);
  return with_id(accept(DepartmentRegistered{{command.name_zh, command.name_en}}), "department", in.entry);
}

void apply(World& world, const DepartmentRegistered& fact, const FactOrigin& origin) {
  world.state.departments[origin.entry] = fact.row;
}

// 第41期（总第821期）
Answer decide(const Context& in, const OpenIssue& command) {
  const LastIssue last = last_issue(in.state);
  const bool next_in_year = command.year == last.year && command.number_in_year == last.number + 1;
  const bool first_of_next = command.year == last.year + 1 && command.number_in_year == 1;
  if (!next_in_year && !first_of_next) {
    return refuse(code::issue_number_gap).with_count("last_number", last.number).with_count("last_year", last.year);
  }
  if (command.total_number != last.total_number + 1) {
    return refuse(code::total_number_gap).with_count("last_total_number", last.total_number);
  }
  if (command.date < last.date) return refuse(code::issue_date_order).with_date("last_date", last.date);
  Issue row;
  row.year = command.year;
  row.number = command.number_in_year;
  row.total_number = command.total_number;
  row.date = command.date;
  const std::string name = issue_name(row.year, row.number);
  return accept(IssueMoved{name, row})
      .with_text("issue", name)
      .with_count("days_since_last", command.date.day - last.date.day);
}

void apply(World& world, const IssueMoved& fact, const FactOrigin&) { world.state.issues[fact.issue] = fact.row; }

Answer decide(const Context& in, const AttachFile& command) {
  Answer why;
  if (draft_issue(in, command.issue, why) == nullptr) return why;
  if (blank(command.text)) return malformed("text");
  if (sha256(as_bytes(command.text)) != command.sha256) return refuse(code::hash_mismatch);
  return accept(TextAttached{command.issue, command.text});
}

namespace {

// Another text has to be imported and confirmed again.
void take_text(World& world, const std::string& name, std::string text) {
  Issue& issue = world.state.issues.at(name);
  for (const PlacedDocument& each : issue.documents) {
    DocumentRow& row = world.state.documents.at(each.document);
    row.state = DocumentState::received;
    row.issue.clear();
  }
  issue.documents.clear();
  issue.pages.clear();
  issue.text_sha256 = sha256(as_bytes(text));
  world.state.texts[name] = std::move(text);
}

}  // namespace

void apply(World& world, const TextAttached& fact, const FactOrigin&) { take_text(world, fact.issue, fact.text); }

std::optional<std::string_view> line_of(std::string_view text, std::int32_t line) {
  if (line < 1) return std::nullopt;
  for (; line > 1; --line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// The printed words may run over a page break, as those of the issue at hand do: three more lines are read.
Answer decide(const Context& in, const ListSlip& command) {
  Answer why;
  const Issue* issue = draft_issue(in, command.issue, why);
  if (issue == nullptr) return why;
  const std::string* text = find_row(in.state.texts, command.issue);
  std::string near;
  constexpr std::int32_t lines_read = 4;
  for (std::int32_t line = command.slip.line; text != nullptr && line < command.slip.line + lines_read; ++line) {
    if (const auto found = line_of(*text, line)) near += trim_blanks(*found);
  }
  if (command.slip.printed.empty() || !near.contains(command.slip.printed)) return refuse(code::slip_text_absent);
  if (blank(command.slip.basis)) return refuse(code::reason_missing);
  if (blank(command.slip.kind)) return malformed("slip.kind");
  Issue row = *issue;
  row.slips.push_back(command.slip);
  // What is cut stays as it can be cut.
  if (!row.documents.empty() && !imported(row, *text, in.state)) return refuse(code::slip_not_found);
  return accept(IssueMoved{command.issue, std::move(row)});
}

// A slip that is none keeps the text from being imported as long as it is listed.
Answer decide(const Context& in, const WithdrawSlip& command) {
  Answer why;
  const Issue* issue = draft_issue(in, command.issue, why);
  if (issue == nullptr) return why;
  if (blank(command.reason)) return refuse(code::reason_missing);
  Issue row = *issue;
  const auto meant = [&](const Slip& each) { return each.line == command.line && each.printed == command.printed; };
  const auto slip = std::ranges::find_if(row.slips, meant);
  if (slip == row.slips.end()) return unknown("line");
  row.slips.erase(slip);
  // What is cut stays as it can be cut.
  const bool cut = !row.documents.empty();
  if (cut && !imported(row, in.state.texts.at(command.issue), in.state)) return refuse(code::slip_not_listed);
  return accept(IssueMoved{command.issue, std::move(row)});
}

std::optional<std::int32_t> uncovered_line(std::string_view text, const std::vector<Lines>& ranges) {
  for (std::int32_t line = 1;; ++line) {
    const auto end = text.find('\n');
    const bool within =
        std::ranges::any_of(ranges, [&](const Lines& each) { return each.first <= line && line <= each.last; });
    if (!within && !blank(text.substr(0, end))) return line;
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

namespace {

Answer not_imported(const Problem& problem) {
  const Code why = problem.code == "gazette.slip_not_listed"  ? code::slip_not_listed
                   : problem.code == "gazette.slip_not_found" ? code::slip_not_found
                                                              : code::text_not_covered;
  return refuse(why).with_text("field", problem.field).with_text("where", problem.where);
}

// What was handed in, stands nowhere else yet, and stands here once.
std::optional<Answer> wrong_document(const Context& in, const std::string& issue,
                                     const std::vector<PlacedDocument>& documents) {
  std::int32_t last_line = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const PlacedDocument& each = documents[i];
    const std::string field = "documents[" + std::to_string(i) + "]";
    const DocumentRow* row = find_row(in.state.documents, each.document);
    if (row == nullptr) return unknown(field + ".document");
    if (!row->issue.empty() && row->issue != issue) return refuse(code::bad_transition).with_text("field", field);
    if (each.lines.first <= last_line) return malformed(field + ".lines");
    last_line = each.lines.last;
  }
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const ImportText& command) {
  Answer why;
  const Issue* issue = draft_issue(in, command.issue, why);
  if (issue == nullptr) return why;
  if (issue->text_sha256 != command.sha256) return refuse(code::hash_mismatch);
  if (command.documents.empty()) return malformed("documents");
  if (auto wrong = wrong_document(in, command.issue, command.documents)) return std::move(*wrong);
  Issue row = *issue;
  row.documents = command.documents;
  row.pages = command.pages.value_or(std::vector<PlacedPage>{});
  row.imported_by = in.actor.account;
  const std::string& text = in.state.texts.at(command.issue);
  const auto cut = imported(row, text, in.state);
  if (!cut) return not_imported(cut.error());
  std::vector<Lines> covered;
  for (const auto& each : row.documents) covered.push_back(each.lines);
  for (const auto& each : row.pages) covered.push_back(each.lines);
  if (const auto line = uncovered_line(text, covered)) {
    return refuse(code::text_not_covered).with_text("where", "line " + std::to_string(*line));
  }
  std::int64_t anchors = 0;
  for (const law::DocumentText& each : (*cut)->documents) anchors += static_cast<std::int64_t>(each.anchors.size());
  return accept(TextImported{command.issue, std::move(row)})
      .with_count("documents", static_cast<std::int64_t>((*cut)->documents.size()))
      .with_count("anchors", anchors)
      .with_count("paragraphs", static_cast<std::int64_t>((*cut)->paragraphs))
      .with_count("joined", static_cast<std::int64_t>((*cut)->joined));
}

void apply(World& world, const TextImported& fact, const FactOrigin&) {
  Issue& issue = world.state.issues.at(fact.issue);
  for (const PlacedDocument& each : issue.documents) {
    DocumentRow& row = world.state.documents.at(each.document);
    row.state = DocumentState::received;
    row.issue.clear();
  }
  issue = fact.row;
  for (const PlacedDocument& each : issue.documents) {
    DocumentRow& row = world.state.documents.at(each.document);
    row.state = DocumentState::typeset;
    row.issue = fact.issue;
  }
}

// 在政府公报上刊登的各类公文与正式文件具有同等效力 (简介第二段): what is published stays.
Answer decide(const Context& in, const EditText& command) {
  Answer why;
  if (draft_issue(in, command.issue, why) == nullptr) return why;
  if (command.text.contains('\n')) return malformed("text");
  const std::string* text = find_row(in.state.texts, command.issue);
  if (text == nullptr || !line_of(*text, command.line)) return malformed("line");
  return accept(LineEdited{command.issue, command.line, command.text});
}

void apply(World& world, const LineEdited& fact, const FactOrigin&) {
  std::string text = world.state.texts.at(fact.issue);
  const std::string_view line = *line_of(text, fact.line);
  const auto at = static_cast<std::size_t>(line.data() - text.data());
  text.replace(at, line.size(), fact.text);
  take_text(world, fact.issue, std::move(text));
}

}  // namespace gongbao::gazette
