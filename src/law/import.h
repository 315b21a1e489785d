// From the printed text to anchors, by the rules of spec/10 A1. What the text cannot say (short ids, line ranges,
// addressees, the slip list) comes in with the IssueInfo; all else is read off the text, and what differs from the
// sequence of numbers without being a listed slip stops the import.
#pragma once

#include <filesystem>

#include "law/anchors.h"

namespace gongbao::law {

struct ImportedIssue {
  DocumentText gazette;                 // the issue's own pages
  std::vector<DocumentText> documents;  // in order of printing
  std::uint64_t paragraphs = 0;         // of the documents
  std::uint64_t joined = 0;             // paragraphs that a line break had cut
};

// Problems, each with "line N" of the printed text: gazette.text_invalid (not UTF-8), gazette.text_not_covered,
// gazette.slip_not_listed, gazette.slip_not_found.
Result<ImportedIssue> import_issue(std::string_view printed_text, const IssueInfo& info);

// Writes <folder>/<document>/text.json for every document and for the issue's own pages. Same text, same bytes.
Result<void> write_issue(const ImportedIssue& issue, const std::filesystem::path& folder);

}  // namespace gongbao::law
