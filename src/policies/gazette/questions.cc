// An issue is told as it stands: as it was cut when it was imported, so nothing can differ from what is proofread and
// published.
#include "policies/gazette/questions.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::gazette {

namespace {

// Contents are in Chinese and English, "the Chinese version being official" (contents-note-a).
constexpr std::string_view official_language = "zh";

bool makes_issues(access::Role role) {
  using enum access::Role;
  return role == editor || role == proofreader || role == publisher;
}

std::vector<AnchorAnswer> anchors_of(const law::DocumentText& text) {
  std::vector<AnchorAnswer> all;
  for (const law::Anchor& each : text.anchors) {
    AnchorAnswer told{each.id, each.kind, each.printed, each.evident, each.lines.first, {}};
    for (const law::Paragraph& paragraph : each.paragraphs) told.words.push_back(paragraph.text);
    all.push_back(std::move(told));
  }
  return all;
}

PrintedDocumentAnswer document_answer(const Reading& in, const Issue& issue, const law::DocumentText& text) {
  const DocumentRow& row = in.state.documents.at(text.short_id);
  PrintedDocumentAnswer told;
  told.document = text.short_id;
  told.title_zh = row.title_zh;
  told.title_en = row.title_en;
  told.doc_number = row.doc_number;
  told.date_issued = row.date_issued;
  told.kind = row.kind;
  told.state = row.state;
  told.sha256 = text.sha256;
  told.anchors = anchors_of(text);
  if (const Department* department = find_row(in.state.departments, row.department)) told.issuer = department->name_zh;
  if (const Label* label = find_row(in.state.labels, text.short_id)) told.label = *label;
  const auto zh = std::ranges::find(issue.contents, text.short_id, &ContentsLine::document);
  if (zh != issue.contents.end()) {
    told.title_zh = zh->title;
    told.page = zh->page;
  }
  const auto en = std::ranges::find(issue.contents_en, text.short_id, &EnglishLine::document);
  if (en != issue.contents_en.end()) {
    told.title_en = en->title;
    told.number_en = en->number;
  }
  return told;
}

void add_documents(const Reading& in, const Issue& issue, IssueAnswer& told) {
  if (issue.documents.empty()) return;
  const auto cut = imported(issue, told.text, in.state);
  GB_CHECK(cut.has_value());  // it was cut when it was imported
  for (const law::DocumentText& each : (*cut)->documents) told.documents.push_back(document_answer(in, issue, each));
}

void add_notes(const Reading& in, IssueAnswer& told) {
  const auto carried = [&](const std::string& document) {
    return std::ranges::find(told.documents, document, &PrintedDocumentAnswer::document) != told.documents.end();
  };
  for (const auto& [entry, row] : in.state.errata) {
    if (!carried(row.document)) continue;
    told.errata.push_back({entry, row.document, row.anchor, row.printed, row.correct, row.issue});
  }
  for (const auto& [entry, row] : in.state.interpretations) {
    if (row.withdrawn || !carried(document_in(row.target))) continue;
    const Department* author = find_row(in.state.departments, row.department);
    told.interpretations.push_back(
        {entry, row.target, row.title, row.text, author == nullptr ? std::string() : author->name_zh});
  }
}

}  // namespace

std::optional<IssueAnswer> answer(const Reading& in, const AskIssue& question) {
  const Issue* issue = find_row(in.state.issues, question.issue);
  if (issue == nullptr || (!issue->published_on && !makes_issues(in.actor.role))) return std::nullopt;
  IssueAnswer told;
  told.issue = question.issue;
  told.year = issue->year;
  told.number_in_year = issue->number;
  told.total_number = issue->total_number;
  told.date = issue->date;
  told.published_on = issue->published_on;
  told.copies = issue->copies;
  told.official = official_language;
  if (issue->text_sha256) told.text_sha256 = to_hex(*issue->text_sha256);
  if (const std::string* text = find_row(in.state.texts, question.issue)) told.text = *text;
  if (makes_issues(in.actor.role)) told.placed = issue->documents;
  told.pages = issue->pages;
  told.slips = issue->slips;
  add_documents(in, *issue, told);
  add_notes(in, told);
  return told;
}

std::optional<ManuscriptAnswer> answer(const Reading& in, const AskManuscript& question) {
  const DocumentRow* row = find_row(in.state.documents, question.document);
  if (row == nullptr) return std::nullopt;
  const std::string* text = find_row(in.state.manuscripts, question.document);
  return ManuscriptAnswer{question.document, row->state, row->approval, row->approved_on,
                          text == nullptr ? std::string() : *text};
}

}  // namespace gongbao::gazette
