// An issue comes out whole: every document proofread, both contents there, on paper as well, for nothing.
#include "policies/gazette/publication.h"

#include <algorithm>

namespace gongbao::gazette {

Answer decide(const Context& in, const SetContents& command) {
  Answer why;
  const Issue* issue = draft_issue(in, command.issue, why);
  if (issue == nullptr) return why;
  std::vector<std::string> printed;
  for (const PlacedDocument& each : issue->documents) printed.push_back(each.document);
  std::vector<std::string> named;
  for (const ContentsLine& each : command.contents) named.push_back(each.document);
  const bool titled = std::ranges::none_of(command.contents, [](const auto& each) { return blank(each.title); });
  if (printed.empty() || named != printed || !titled) return refuse(code::contents_incomplete);
  for (std::size_t i = 0; i < command.contents_en.size(); ++i) {
    const EnglishLine& each = command.contents_en[i];
    if (blank(each.title) || blank(each.number)) {
      return refuse(code::english_title_missing).with_text("field", "contents_en[" + std::to_string(i) + "]");
    }
  }
  std::vector<std::string> in_english;
  for (const EnglishLine& each : command.contents_en) in_english.push_back(each.document);
  if (in_english != named) return refuse(code::contents_mismatch);
  std::int32_t last_page = 0;
  for (std::size_t i = 0; i < command.contents.size(); ++i) {
    if (command.contents[i].page <= last_page) {
      return refuse(code::page_order).with_text("field", "contents[" + std::to_string(i) + "].page");
    }
    last_page = command.contents[i].page;
  }
  Issue row = *issue;
  row.contents = command.contents;
  row.contents_en = command.contents_en;
  return accept(ContentsSet{command.issue, std::move(row)});
}

void apply(World& world, const ContentsSet& fact, const FactOrigin&) { world.state.issues[fact.issue] = fact.row; }

namespace {

// Of the documents of the text as it stands: what was imported later is in no contents yet.
bool contents_fit(const Issue& issue) {
  return std::ranges::equal(issue.contents, issue.documents, {}, &ContentsLine::document, &PlacedDocument::document);
}

}  // namespace

Answer decide(const Context& in, const PublishIssue& command) {
  Answer why;
  const Issue* issue = draft_issue(in, command.issue, why);
  if (issue == nullptr) return why;
  const auto proofed = [&](const PlacedDocument& each) {
    return in.state.documents.at(each.document).state == DocumentState::proofed;
  };
  if (issue->documents.empty() || !std::ranges::all_of(issue->documents, proofed)) return refuse(code::not_proofed);
  if (!contents_fit(*issue)) return refuse(code::contents_incomplete);
  if (command.price != in.terms().money("price", in.today)) return refuse(code::price_not_zero);
  if (command.copies < 1) return refuse(code::paper_run_missing);
  if (!is_issn(command.issn)) return refuse(code::issn_invalid);
  Issue row = *issue;
  row.published_on = in.today;
  row.copies = command.copies;
  return accept(IssuePublished{command.issue, std::move(row)})
      .with_text("text_sha256", to_hex(*issue->text_sha256))
      .with_count("documents", static_cast<std::int64_t>(issue->documents.size()));
}

void apply(World& world, const IssuePublished& fact, const FactOrigin&) {
  world.state.issues[fact.issue] = fact.row;
  for (const PlacedDocument& each : fact.row.documents) {
    world.state.documents.at(each.document).state = DocumentState::published;
    world.state.manuscripts.erase(each.document);
  }
}

}  // namespace gongbao::gazette
