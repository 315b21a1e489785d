// An issue of the gazette as its editors describe it: gazette/<issue>/issue.json. It names what the printed text cannot
// say by itself (short ids, line ranges, slips); everything else about the text is computed (law/import.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/fields.h"

namespace gongbao::law {

enum class AnchorKind : std::uint8_t {
  addressees,
  notice,
  preamble,
  chapter,
  article,
  section,
  subsection,
  item,
  final,
  attachment,
  annex,
  cover,
  masthead,
  contents,
  query,
  introduction,
  imprint,
};
constexpr auto names_of(AnchorKind) {
  using enum AnchorKind;
  return std::array{
      std::pair{addressees, std::string_view("addressees")}, std::pair{notice, std::string_view("notice")},
      std::pair{preamble, std::string_view("preamble")},     std::pair{chapter, std::string_view("chapter")},
      std::pair{article, std::string_view("article")},       std::pair{section, std::string_view("section")},
      std::pair{subsection, std::string_view("subsection")}, std::pair{item, std::string_view("item")},
      std::pair{final, std::string_view("final")},           std::pair{attachment, std::string_view("attachment")},
      std::pair{annex, std::string_view("annex")},           std::pair{cover, std::string_view("cover")},
      std::pair{masthead, std::string_view("masthead")},     std::pair{contents, std::string_view("contents")},
      std::pair{query, std::string_view("query")},           std::pair{introduction, std::string_view("introduction")},
      std::pair{imprint, std::string_view("imprint")}};
}

// Lines of the printed text, from 1, both inclusive.
struct LineRange {
  std::int32_t first = 0;
  std::int32_t last = 0;
  bool operator==(const LineRange&) const = default;
};

struct Issuer {
  std::string zh;
  std::string en;
};

// An annex named by the document: printed in the issue, or left out (略).
struct AnnexInfo {
  std::int32_t number = 0;
  std::string title;
  bool printed = false;
};

// Effect and repeal as the documents themselves say them (spec/10 A4). Also what a later notice adds: append-only.
struct StatusEvent {
  enum class Kind : std::uint8_t { effective = 1, expires, repealed, partially_repealed };
  friend constexpr auto names_of(Kind) {
    return std::array{std::pair{Kind::effective, std::string_view("effective")},
                      std::pair{Kind::expires, std::string_view("expires")},
                      std::pair{Kind::repealed, std::string_view("repealed")},
                      std::pair{Kind::partially_repealed, std::string_view("partially_repealed")}};
  }
  std::string target;  // short id, anchor id, or the number of a document of elsewhere
  Kind kind = Kind::effective;
  Date date;                               // effective, repealed: the first day; expires: the last day
  std::string source;                      // the clause that says so
  std::string quote;                       // its words; empty when the source is not printed here
  std::string scope;                       // partial repeal: what it covers
  std::vector<std::string> scope_clauses;  // partial repeal: the clause ids it covers, where they are known
  std::string note;
  bool on_publication = false;  // 自发布之日, 自印发之日: the day depends on what counts as publication
  std::int32_t named_year = 0;  // 执行至 2030 年: the text names a year, not a day
  GB_FIELDS(target, kind, date, source, quote, scope, scope_clauses, note, on_publication, named_year)
  bool operator==(const StatusEvent&) const = default;
};

struct DocumentInfo {
  std::int32_t order = 0;
  std::string short_id;
  std::vector<std::string> aliases;
  std::string doc_number;
  std::string title_zh;           // as printed over the text, issuers first
  std::string title_zh_contents;  // as printed in the contents
  std::string title_en;
  std::string number_en;      // romanised, as the English contents print it; empty: read from their text
  std::string instrument_zh;  // the instrument handed out with the notice; empty when there is none
  std::vector<Issuer> issuers;
  Date date_issued;
  Date gazette_date;
  std::optional<Date> plan_period_end;
  std::int32_t page = 0;
  LineRange lines;
  std::int32_t addressees_line = 0;
  std::vector<AnnexInfo> annexes;
  bool continuous_items = false;  // items are counted through all sections: tasks, measures

  // As it is called: by what it hands out, where it hands something out.
  const std::string& name() const { return instrument_zh.empty() ? title_zh : instrument_zh; }
};

// A misprint or a reading error of the text file: the printed form stays, the evident form stands beside it.
struct Slip {
  std::string id;
  std::string document;
  std::string anchor;  // empty: in the title block or the contents
  std::int32_t line = 0;
  std::string kind;  // number, repeat, cross-reference, …
  std::string printed;
  std::string evident;
  std::string basis;
  std::string treatment;
};

struct IssueAnchor {
  std::string id;
  AnchorKind kind = AnchorKind::cover;
  LineRange lines;
};

// A document of elsewhere that a document of the issue repeals or cites.
struct CitedDocument {
  std::string doc_number;
  std::string title_zh;
};

struct IssueInfo {
  std::string id;  // 2023-41
  std::int32_t year = 0;
  std::int32_t number = 0;
  std::int32_t total_number = 0;
  Date date;
  std::string title_zh, title_en, sponsor_zh;  // of the gazette, as its head has them
  std::string printed_sha256;
  std::vector<IssueAnchor> anchors;
  std::vector<DocumentInfo> documents;
  std::map<std::string, std::string> anchor_aliases;
  std::vector<StatusEvent> status_events;
  std::vector<Slip> slips;
  std::vector<CitedDocument> cited_documents;

  const DocumentInfo* document(std::string_view short_id_or_alias) const;
};

// Problems: law.data_invalid with file and member.
Result<IssueInfo> read_issue_info(std::string_view json, std::string_view file);
// gazette/<issue>/issue.json as built into the program.
Result<IssueInfo> embedded_issue_info(std::string_view issue = "2023-41");

}  // namespace gongbao::law
