// What may be asked of this policy's state and answered at once (spec/10 part 9): an issue with its text cut into
// anchors and what stands beside it, and a document as its department handed it in. An issue that is not published is
// told to those who make it and is unknown to everybody else. Lists are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/gazette/commands.h"

namespace gongbao::gazette {

struct Reading {
  const State& state;
  access::Actor actor;
};

struct AnchorAnswer {
  std::string anchor;
  law::AnchorKind kind{};
  std::string printed;             // the number as printed; empty: none
  std::string evident;             // the number that its series demands
  std::int32_t line = 0;           // of the text of the issue
  std::vector<std::string> words;  // paragraph by paragraph, with the printed number
  GB_FIELDS(anchor, kind, printed, evident, line, words)
};
struct PrintedDocumentAnswer {
  std::string document;
  std::string title_zh;
  std::string title_en;
  std::string doc_number;
  std::string number_en;  // romanised; empty: no English contents yet
  std::string issuer;
  Date date_issued;
  std::string kind;
  DocumentState state{};
  std::optional<Label> label;
  std::optional<std::int32_t> page;   // none: no contents yet
  std::optional<std::string> sha256;  // of its paragraphs, each followed by a line feed; hex; none: not cut
  std::vector<AnchorAnswer> anchors;
  GB_FIELDS(document, title_zh, title_en, doc_number, number_en, issuer, date_issued, kind, state, label, page, sha256,
            anchors)
};
struct NotedErratum {
  std::uint64_t erratum = 0;
  std::string document;
  std::string anchor;
  std::string printed;
  std::string correct;
  std::string issue;
  GB_FIELDS(erratum, document, anchor, printed, correct, issue)
};
struct NotedInterpretation {
  std::uint64_t interpretation = 0;
  std::string target;
  std::string title;
  std::string text;
  std::string author;  // the department; empty: the editors
  GB_FIELDS(interpretation, target, title, text, author)
};
struct IssueAnswer {
  std::string issue;
  std::int32_t year = 0;
  std::int32_t number_in_year = 0;
  std::int32_t total_number = 0;
  Date date;
  std::optional<Date> published_on;
  std::int64_t copies = 0;
  std::string official;                    // the language that is
  std::optional<std::string> text_sha256;  // of the text of the whole issue; hex; none: no text yet
  std::string text;
  std::vector<PrintedDocumentAnswer> documents;  // in the order of the text
  std::vector<PlacedDocument> placed;            // what its editors said of them; told to those who make it
  std::vector<PlacedPage> pages;
  std::vector<Slip> slips;
  std::vector<NotedErratum> errata;                  // of its documents
  std::vector<NotedInterpretation> interpretations;  // not part of the text
  GB_FIELDS(issue, year, number_in_year, total_number, date, published_on, copies, official, text_sha256, text,
            documents, placed, pages, slips, errata, interpretations)
};
struct AskIssue {
  static constexpr std::string_view name = "issue_text";
  using Answer = IssueAnswer;
  std::string issue;
  GB_FIELDS(issue)
};

struct ManuscriptAnswer {
  std::string document;
  DocumentState state{};
  std::string approval;
  std::optional<Date> approved_on;
  std::string text;  // empty once it is published: what is printed counts
  GB_FIELDS(document, state, approval, approved_on, text)
};
struct AskManuscript {
  static constexpr std::string_view name = "manuscript";
  using Answer = ManuscriptAnswer;
  std::string document;
  GB_FIELDS(document)
};

// nullopt: what is asked about is not there, or not told to who asks.
std::optional<IssueAnswer> answer(const Reading& in, const AskIssue& question);
std::optional<ManuscriptAnswer> answer(const Reading& in, const AskManuscript& question);

using Questions = policies::TypeList<AskIssue, AskManuscript>;

}  // namespace gongbao::gazette
