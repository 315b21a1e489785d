// The printed text of an issue, cut into anchors: the places that clauses, citations and links point to. Read from
// gazette/<issue>/<document>/text.json, which law/import.h writes, or cut by it when an issue comes out; it never
// changes.
#pragma once

#include "law/issue.h"

namespace gongbao::law {

struct Paragraph {
  std::string id;  // <anchor>/p<n>
  LineRange lines;
  std::string text;  // page-broken lines joined, bullet removed, printed number kept
  bool operator==(const Paragraph&) const = default;
};

struct Anchor {
  std::string id;  // <short id>/<path>
  AnchorKind kind = AnchorKind::article;
  std::string parent;   // empty: stands directly in the document
  std::string printed;  // 第十二条, (三), 4. as printed; empty without a number
  std::optional<std::int32_t> printed_no;
  std::string evident;  // the same form with the number the sequence demands
  std::optional<std::int32_t> evident_no;
  LineRange lines;
  std::vector<Paragraph> paragraphs;
  bool operator==(const Anchor&) const = default;
};

struct DocumentText {
  std::string short_id;           // "gazette" for the issue's own pages
  std::vector<Anchor> anchors;    // in order of lines
  std::string sha256;             // of all paragraphs in order, each followed by one line feed; hex
  std::uint64_t code_points = 0;  // of the same text
  bool operator==(const DocumentText&) const = default;
};

// Without the printed number and the white space after it: what follows 第九条 in the first paragraph.
std::string_view text_after_number(const Anchor& anchor);

// The texts of issues, found by id: of the one that is printed into the program, and of those that came out later.
class Gazette {
 public:
  // Problems: law.data_missing, law.data_invalid.
  static Result<Gazette> embedded(std::string_view issue = "2023-41");
  static Gazette from(IssueInfo info, std::vector<DocumentText> documents);
  // A later issue; no earlier one has documents of these short ids and numbers. What points into this moves.
  void add(IssueInfo info, std::vector<DocumentText> documents);

  const IssueInfo& info() const { return issues_.front(); }  // of the first one
  const std::vector<IssueInfo>& issues() const { return issues_; }
  const std::vector<DocumentText>& documents() const { return documents_; }  // issue by issue
  // What its editors said of a document, by short id or alias, and the issue that carries it; nullptr: of none.
  const DocumentInfo* head(std::string_view short_id_or_alias) const;
  std::vector<const DocumentInfo*> heads() const;  // of all documents, in the order of printing
  const IssueInfo* issue_of(std::string_view short_id_or_alias) const;
  // By exact id, no aliases; law/resolver.h knows those. nullptr when there is none.
  const DocumentText* document(std::string_view short_id) const;
  const Anchor* anchor(std::string_view id) const;
  // The anchor and everything below it, in order of lines.
  std::vector<const Anchor*> with_children(const Anchor& anchor) const;
  std::vector<const Slip*> slips_of(const Anchor& anchor) const;

 private:
  std::vector<IssueInfo> issues_;
  std::vector<DocumentText> documents_;
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> places_;  // id → document, anchor
};

// text.json: one line per anchor and paragraph, the same bytes for the same text.
std::string print_document_text(const DocumentText& text);
Result<DocumentText> read_document_text(std::string_view json, std::string_view file);

}  // namespace gongbao::law
