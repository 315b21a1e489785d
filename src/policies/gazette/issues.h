// An issue from its number to its text cut into anchors (封面, 简介第二段): opened, given its text, its slips listed,
// imported. Until it is published all of it may be changed, and a changed text is imported and confirmed anew.
#pragma once

#include "policies/gazette/context.h"

namespace gongbao::gazette {

struct RegisterDepartment {
  static constexpr std::uint16_t number = 12000;
  static constexpr std::string_view name = "register_department";
  std::string name_zh;
  std::string name_en;
  GB_FIELDS(name_zh, name_en)
};
struct DepartmentRegistered {
  static constexpr std::uint16_t number = 12500;
  Department row;
  GB_FIELDS(row)
};
struct OpenIssue {
  static constexpr std::uint16_t number = 12001;
  static constexpr std::string_view name = "open_issue";
  std::int32_t year = 0;
  std::int32_t number_in_year = 0;
  std::int32_t total_number = 0;
  Date date;
  GB_FIELDS(year, number_in_year, total_number, date)
};
struct AttachFile {
  static constexpr std::uint16_t number = 12002;
  static constexpr std::string_view name = "attach_file";
  std::string issue;
  std::string text;  // of the whole issue, UTF-8, lines apart by line feeds
  Hash32 sha256{};   // that the sender worked out
  GB_FIELDS(issue, text, sha256)
};
struct ListSlip {
  static constexpr std::uint16_t number = 12003;
  static constexpr std::string_view name = "list_slip";
  std::string issue;
  Slip slip;
  GB_FIELDS(issue, slip)
};
struct WithdrawSlip {  // one that was listed by mistake
  static constexpr std::uint16_t number = 12006;
  static constexpr std::string_view name = "withdraw_slip";
  std::string issue;
  std::int32_t line = 0;  // that it was listed with, and the words
  std::string printed;
  std::string reason;
  GB_FIELDS(issue, line, printed, reason)
};
struct ImportText {
  static constexpr std::uint16_t number = 12004;
  static constexpr std::string_view name = "import_text";
  std::string issue;
  Hash32 sha256{};  // of the text that is meant
  std::vector<PlacedDocument> documents;
  std::optional<std::vector<PlacedPage>> pages;
  GB_FIELDS(issue, sha256, documents, pages)
};
struct EditText {
  static constexpr std::uint16_t number = 12005;
  static constexpr std::string_view name = "edit_text";
  std::string issue;
  std::int32_t line = 0;
  std::string text;  // that stands there from now on
  GB_FIELDS(issue, line, text)
};

// The row as it stands after the step; its text is kept apart.
struct IssueMoved {
  static constexpr std::uint16_t number = 12501;
  std::string issue;
  Issue row;
  GB_FIELDS(issue, row)
};
struct TextAttached {
  static constexpr std::uint16_t number = 12502;
  std::string issue;
  std::string text;
  GB_FIELDS(issue, text)
};
struct LineEdited {
  static constexpr std::uint16_t number = 12503;
  std::string issue;
  std::int32_t line = 0;
  std::string text;
  GB_FIELDS(issue, line, text)
};
struct TextImported {
  static constexpr std::uint16_t number = 12504;
  std::string issue;
  Issue row;
  GB_FIELDS(issue, row)
};

// The text of one line, without its line feed; nullopt: there is none of that number.
std::optional<std::string_view> line_of(std::string_view text, std::int32_t line);
// The first line with anything on it that stands in none of the ranges; nullopt: all are covered.
std::optional<std::int32_t> uncovered_line(std::string_view text, const std::vector<Lines>& ranges);

Answer decide(const Context& in, const RegisterDepartment& command);
Answer decide(const Context& in, const OpenIssue& command);
Answer decide(const Context& in, const AttachFile& command);
Answer decide(const Context& in, const ListSlip& command);
Answer decide(const Context& in, const WithdrawSlip& command);
Answer decide(const Context& in, const ImportText& command);
Answer decide(const Context& in, const EditText& command);
void apply(World& world, const DepartmentRegistered& fact, const FactOrigin& origin);
void apply(World& world, const IssueMoved& fact, const FactOrigin& origin);
void apply(World& world, const TextAttached& fact, const FactOrigin& origin);
void apply(World& world, const LineEdited& fact, const FactOrigin& origin);
void apply(World& world, const TextImported& fact, const FactOrigin& origin);

using IssueCommands =
    policies::TypeList<RegisterDepartment, OpenIssue, AttachFile, ListSlip, WithdrawSlip, ImportText, EditText>;
using IssueFacts = policies::TypeList<DepartmentRegistered, IssueMoved, TextAttached, LineEdited, TextImported>;

}  // namespace gongbao::gazette
