// What this policy remembers, row by row: departments, issues with what is drafted for them, documents, slips, errata,
// interpretations, places with the copies they hold. Issues are named by year and number (2023-42), documents by their
// short ids, all else by the entry that made it. Everything here is written to be published: no row names a person.
#pragma once

#include <map>
#include <optional>

#include "base/bytes.h"
#include "base/enum_names.h"
#include "base/fields.h"
#include "law/anchors.h"

namespace gongbao::gazette {

struct Department {  // 市政府各工作部门
  std::string name_zh;
  std::string name_en;
  GB_FIELDS(name_zh, name_en)
};

// --- issues ----------------------------------------------------------------------------------------------------------

// Lines of the text of the issue, from 1, both inclusive.
struct Lines {
  std::int32_t first = 0;
  std::int32_t last = 0;
  GB_FIELDS(first, last)
};
struct PlacedDocument {  // where a document stands in the text, and what the text cannot say of it by itself
  std::string document;
  Lines lines;
  std::int32_t addressees_line = 0;
  std::optional<std::vector<std::string>> signatures;  // of issuers, as they stand under it
  std::optional<std::string> instrument;               // title of what the notice hands out
  std::optional<std::vector<std::string>> annexes;     // titles of those printed
  bool continuous_items = false;                       // items are counted through all sections
  GB_FIELDS(document, lines, addressees_line, signatures, instrument, annexes, continuous_items)
};
struct PlacedPage {  // cover, contents, imprint: the issue's own pages, each one paragraph
  std::string name;
  Lines lines;
  GB_FIELDS(name, lines)
};
struct Slip {  // what is printed wrong, kept as printed
  std::string document;
  std::string anchor;
  std::int32_t line = 0;
  std::string kind;
  std::string printed;
  std::string evident;
  std::string basis;
  std::optional<std::string> treatment;  // what is done about it; nothing said: it is kept and noted
  GB_FIELDS(document, anchor, line, kind, printed, evident, basis, treatment)
};
struct ContentsLine {
  std::string document;
  std::string title;
  std::int32_t page = 0;
  GB_FIELDS(document, title, page)
};
struct EnglishLine {  // a translation; the Chinese line is the official one
  std::string document;
  std::string title;
  std::string number;  // romanised
  GB_FIELDS(document, title, number)
};
struct Issue {
  std::int32_t year = 0;
  std::int32_t number = 0;
  std::int32_t total_number = 0;
  Date date;
  std::optional<Hash32> text_sha256;      // of the text as it stands
  std::vector<PlacedDocument> documents;  // empty: the text is not imported yet
  std::vector<PlacedPage> pages;
  std::vector<Slip> slips;
  std::uint64_t imported_by = 0;  // account
  std::vector<ContentsLine> contents;
  std::vector<EnglishLine> contents_en;
  std::optional<Date> published_on;
  std::int64_t copies = 0;  // paper run
  std::int64_t copies_sent = 0;
  GB_FIELDS(year, number, total_number, date, text_sha256, documents, pages, slips, imported_by, contents, contents_en,
            published_on, copies, copies_sent)
};

// --- documents -------------------------------------------------------------------------------------------------------

enum class DocumentState : std::uint8_t { received = 1, typeset = 2, proofed = 3, published = 4 };
constexpr auto names_of(DocumentState) {
  using enum DocumentState;
  using namespace std::literals;
  return std::array{std::pair{received, "received"sv}, std::pair{typeset, "typeset"sv}, std::pair{proofed, "proofed"sv},
                    std::pair{published, "published"sv}};
}
enum class Label : std::uint8_t { standard_text = 1, same_force = 2 };  // 标准文本; 与正式文件具有同等效力
constexpr auto names_of(Label) {
  using enum Label;
  using namespace std::literals;
  return std::array{std::pair{standard_text, "standard_text"sv}, std::pair{same_force, "same_force"sv}};
}
struct DocumentRow {
  std::string title_zh;
  std::string title_en;
  std::string doc_number;
  Date date_issued;
  std::string kind;  // of kinds_admitted
  std::uint64_t department = 0;
  std::string approval;  // 市政府领导同志批准
  std::optional<Date> approved_on;
  std::string issue;  // that carries it; empty: none yet
  DocumentState state = DocumentState::received;
  GB_FIELDS(title_zh, title_en, doc_number, date_issued, kind, department, approval, approved_on, issue, state)
};
struct Erratum {
  std::string document;
  std::string anchor;
  std::string printed;
  std::string correct;
  std::string issue;  // in which it is printed
  GB_FIELDS(document, anchor, printed, correct, issue)
};
struct Interpretation {
  std::string target;
  std::string title;
  std::string text;
  std::uint64_t department = 0;  // 0: the editors
  bool withdrawn = false;
  GB_FIELDS(target, title, text, department, withdrawn)
};

// What became of a text that is printed somewhere (spec/10 A4).
struct RecordedStatus {
  law::StatusEvent event;
  Date recorded_on;
  GB_FIELDS(event, recorded_on)
};

// --- paper copies ----------------------------------------------------------------------------------------------------

struct Place {  // 赠阅点, 查阅点
  std::string kind;
  std::string name;
  std::string area;  // district
  std::string address;
  std::string hours;
  std::map<std::string, std::int64_t> held;   // by issue: received and not handed over
  std::map<std::string, std::int64_t> asked;  // of them, somebody waits for
  GB_FIELDS(kind, name, area, address, hours, held, asked)
};
struct Delivery {
  std::string issue;
  std::uint64_t place = 0;
  std::int64_t copies = 0;
  std::optional<Date> received_on;
  GB_FIELDS(issue, place, copies, received_on)
};
struct CopyRequest {
  std::uint64_t place = 0;
  std::string issue;
  bool collected = false;
  GB_FIELDS(place, issue, collected)
};

}  // namespace gongbao::gazette
