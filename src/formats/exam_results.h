// A file of results (spec/05 part 6): a row a student, a column a component or a subject, as a school or a district
// fills it in. What a cell says is read here; whether it may be said is decided where single results are
// (docs/exam-results.md).
#pragma once

#include "base/hash.h"
#include "formats/table_file.h"
#include "policies/command.h"
#include "policies/exam/scores.h"

namespace gongbao::formats {

// Of one column: 物理 实验操作, physics.experiment; a subject that is not examined is one column.
struct ResultColumn {
  exam::Subject subject{};
  exam::Component component = exam::Component::whole;
  std::string zh, en;
};
// What an office enters by a file: a school what is done and collected there and its passes (3.2.3), a district its
// grades (3.2.2), of all years that the parameters know. Written tests and listening are marked script by script
// (3.2.1a). Empty: nothing.
std::vector<ResultColumn> result_columns(access::Role role, const law::Parameters& terms);

struct ResultCell {
  std::uint32_t line = 0;    // of the file, as TableRow has it
  std::uint32_t column = 0;  // of the file, from 1
  std::size_t what = 0;      // among the columns of its sheet
  std::string student;
  exam::Value value;  // of a subject that is assessed, without a grade: raw points
};
struct ResultFault {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // 0: of the whole row
  std::string name;          // of the column, as the file has it
  std::string code;
  std::string chinese, english;
  bool operator==(const ResultFault&) const = default;
};
struct ResultSheet {
  std::vector<ResultColumn> columns;  // there are for that office
  std::uint64_t rows = 0;
  std::vector<ResultCell> cells;
  std::vector<ResultFault> faults;
  std::vector<std::string> names;  // of the file's columns
  Hash32 bytes{};                  // SM3 of the file as it came: equal for a file and its copy
};

struct ResultBounds {
  TableBounds table = {.most_columns = 64, .longest_cell = 1'000};
  std::size_t most_faults = 10'000;  // listed; the reading ends there
};
// ledger.schema_invalid for a file that is no table, is damaged, too large or has a column that is none of the
// office's: field names it. Empty cells, and those of a template that are entered already, say nothing.
Result<ResultSheet> read_results(const std::string& path, std::vector<ResultColumn> columns,
                                 const ResultBounds& bounds = {});

// The command that enters a cell, as a page would give it.
struct ResultCommand {
  std::uint16_t number = 0;
  std::string_view name;
  Bytes bytes;
};
ResultCommand command_of(const ResultSheet& sheet, const ResultCell& cell);
// What a refusal of that command means, in words.
ResultFault fault_of(const ResultSheet& sheet, const ResultCell& cell, policies::Code code);

// Where two entries of the same results do not agree: in cells of the first, or of the second where the first has none.
std::vector<ResultFault> differences(const ResultSheet& first, const ResultSheet& second);
// Equal for sheets that say the same, whatever their columns are called and however their rows stand.
std::string said_in(const ResultSheet& sheet);

// Words of a template: columns beside those of results, and a cell that needs no filling in.
struct TemplateWords {
  std::string_view number, person, entered;
};
TemplateWords template_words(bool chinese);

}  // namespace gongbao::formats
