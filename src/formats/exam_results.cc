// Cell by cell; everything that is wrong is told, so that a file is mended once.
#include "formats/exam_results.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/text.h"
#include "formats/decimal.h"
#include "policies/exam/codes.h"
#include "policies/exam/words.h"

namespace gongbao::formats {

namespace {

using access::Role;
using exam::Component;
using exam::Standing;
using exam::Subject;
using exam::SubjectClass;
using exam::Value;

constexpr TemplateWords chinese_words{"准考证号", "姓名", "已录"}, english_words{"exam_number", "name", "entered"};
// What stands in a column of a template that is there to be looked at.
constexpr std::array looked_at{std::string_view("姓名"), std::string_view("name"), std::string_view("person"),
                               std::string_view("学校"), std::string_view("school")};

bool enters(Role role, Subject subject, Component component) {
  const SubjectClass kind = exam::class_of(subject);
  if (role == Role::district_edu) return kind == SubjectClass::assessed;
  if (role != Role::school || kind == SubjectClass::assessed) return false;
  return kind == SubjectClass::appraised || !exam::has_paper(component);
}

ResultColumn column_of(Subject subject, Component component) {
  ResultColumn column{subject, component, exam::words_of(subject).zh, std::string(enum_name(subject))};
  if (component == Component::whole) return column;
  column.zh += " " + exam::words_of(component).zh;
  column.en += "." + std::string(enum_name(component));
  return column;
}

// People write 物理实验操作, 物理·实验操作 and 物理 实验操作.
std::string plain_name(std::string_view name) {
  std::string plain = fold_width(name);
  for (const std::string_view mark : {" ", "·", "\n"}) {
    for (std::size_t at = plain.find(mark); at != plain.npos; at = plain.find(mark)) plain.erase(at, mark.size());
  }
  return plain;
}

struct Unread {
  std::string_view code, chinese, english;
};
constexpr Unread no_points{"ledger.schema_invalid", "不是分数：请填数字（如 9.5）、缺考或免考",
                           "is no number of points (as 9.5), absent or exempt"};
constexpr Unread no_grade{"exam.grade_invalid", "不是等级：请填 A、B、C、D，或卷面分",
                          "is no grade: A, B, C, D, or raw points"};
constexpr Unread no_pass{"exam.result_type_invalid", "请填“合格”或“不合格”",
                         "is neither 合格 (pass) nor 不合格 (fail)"};
constexpr Unread of_a_formula{"ledger.schema_invalid", "单元格是公式的错误值", "is the error of a formula"};

// A workbook writes 9.1 as 9.0999999999999996: a number is what it shows.
std::optional<std::int64_t> hundredths_in(std::string_view text, bool number) {
  constexpr int shown = 9;
  constexpr std::int64_t one_hundredth = 10'000'000;
  const auto decimal = parse_decimal(text);
  if (!decimal) return std::nullopt;
  const auto value = number ? scaled(*decimal, shown, Rounding::half_up) : scaled(*decimal, 2, Rounding::exact);
  if (!value || (number && *value % one_hundredth != 0)) return std::nullopt;
  return number ? *value / one_hundredth : *value;
}

std::expected<Value, Unread> value_in(SubjectClass kind, const TableCell& cell) {
  if (cell.error) return std::unexpected(of_a_formula);
  const std::string said = upper_ascii(fold_width(trim_blanks(cell.text)));
  Value value;
  if (kind == SubjectClass::appraised) {
    if (said == "合格" || said == "PASS") value.pass = exam::PassValue::pass;
    if (said == "不合格" || said == "FAIL") value.pass = exam::PassValue::fail;
    return value.pass ? std::expected<Value, Unread>(value) : std::unexpected(no_pass);
  }
  if (kind == SubjectClass::assessed) {
    value.grade = enum_named<exam::GradeValue>(said);
    if (value.grade) return value;
  } else if (said == "缺考" || said == "ABSENT" || said == "免考" || said == "EXEMPT") {
    value.standing = said == "缺考" || said == "ABSENT" ? Standing::absent : Standing::exempt;
    return value;
  }
  const auto points = hundredths_in(said, cell.number);
  if (!points) return std::unexpected(kind == SubjectClass::assessed ? no_grade : no_points);
  value.centipoints = *points;
  return value;
}

class SheetReader {
 public:
  SheetReader(std::vector<ResultColumn> columns, const ResultBounds& bounds, std::string file)
      : bounds_(bounds), file_(std::move(file)) {
    sheet.columns = std::move(columns);
  }

  Result<bool> take(const TableRow& row) {
    if (!has_header_) {
      has_header_ = true;
      const auto read = read_header(row);
      return read ? Result<bool>(true) : std::unexpected(read.error());
    }
    read_row(row);
    return sheet.faults.size() < bounds_.most_faults;
  }
  bool has_header() const { return has_header_; }

  ResultSheet sheet;

 private:
  Result<void> read_header(const TableRow& row) {
    const std::string where = file_ + ", line " + std::to_string(row.line);
    for (std::size_t place = 0; place < row.cells.size(); ++place) {
      const std::string name(trim_blanks(row.cells[place].text));
      sheet.names.push_back(name);
      if (name.empty() || std::ranges::find(looked_at, name) != looked_at.end()) continue;
      if (name == chinese_words.number || name == english_words.number) {
        if (number_) return problem("ledger.schema_invalid", name, "the column stands twice", where);
        number_ = place;
        continue;
      }
      const auto column = std::ranges::find_if(sheet.columns, [&](const ResultColumn& each) {
        return each.en == name || plain_name(each.zh) == plain_name(name);
      });
      if (column == sheet.columns.end()) {
        return problem("ledger.schema_invalid", name,
                       "the column is none that this office enters (docs/exam-results.md): is it the template's sheet?",
                       where);
      }
      const auto what = static_cast<std::size_t>(column - sheet.columns.begin());
      if (!places_.emplace(what, place).second)
        return problem("ledger.schema_invalid", name, "the column stands twice", where);
    }
    if (!number_)
      return problem("ledger.schema_invalid", "准考证号", "the column of the exam number is missing", where);
    if (places_.empty()) return problem("ledger.schema_invalid", "", "there is no column of a result", where);
    return {};
  }

  void read_row(const TableRow& row) {
    ++sheet.rows;
    const auto said = [&](std::size_t place) {
      return place < row.cells.size() ? trim_blanks(row.cells[place].text) : std::string_view{};
    };
    const std::string student = fold_width(said(*number_));
    if (student.empty()) return wrong(row, *number_, {"ledger.schema_invalid", "准考证号未填写", "is missing"});
    const TableCell& number = row.cells[*number_];
    if (number.number && student.find_first_of("eE.") != student.npos) {
      return wrong(row, *number_,
                   {"ledger.schema_invalid", "表格把它存成了数值：请把该列设为文本再填写",
                    "is kept as a number: make the column text and fill it in again"});
    }
    if (!students_.insert(student).second)
      return wrong(row, *number_, {"ledger.schema_invalid", "同一准考证号出现两次", "stands twice in the file"});
    for (const auto& [what, place] : places_) {
      const std::string_view cell = said(place);
      if (cell.empty() || cell == chinese_words.entered || cell == english_words.entered || cell == "—") continue;
      const auto value = value_in(exam::class_of(sheet.columns[what].subject), row.cells[place]);
      if (!value) {
        wrong(row, place, value.error());
        continue;
      }
      sheet.cells.push_back(
          {static_cast<std::uint32_t>(row.line), static_cast<std::uint32_t>(place + 1), what, student, *value});
    }
  }
  void wrong(const TableRow& row, std::size_t place, const Unread& why) {
    sheet.faults.push_back({static_cast<std::uint32_t>(row.line), static_cast<std::uint32_t>(place + 1),
                            sheet.names[place], std::string(why.code), std::string(why.chinese),
                            std::string(why.english)});
  }

  const ResultBounds& bounds_;
  std::string file_;
  bool has_header_ = false;
  std::optional<std::size_t> number_;
  std::map<std::size_t, std::size_t> places_;  // in the file, by what it is of
  std::set<std::string> students_;
};

Hash32 sm3_of_file(const std::string& path) {
  constexpr std::size_t piece_bytes = std::size_t{64} << 10;
  std::ifstream in(path, std::ios::binary);
  std::string piece(piece_bytes, '\0');
  Sm3 hash;
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    hash.update(as_bytes(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount()))));
  }
  return hash.finish();
}

struct Meaning {
  policies::Code code;
  std::string_view chinese, english;
};
constexpr std::array meanings{
    Meaning{exam::code::unknown_subject, "没有这个准考证号", "there is no student of that number"},
    Meaning{exam::code::role_forbidden, "不由本单位录入（不是本校学生，或不是本校项目）",
            "is not this office's to enter"},
    Meaning{exam::code::school_mismatch, "不是本校学生", "the student is of another school"},
    Meaning{exam::code::marking_jurisdiction_mismatch, "不是本区学生", "the student is of another district"},
    Meaning{exam::code::cohort_not_covered, "该生不在本办法适用的考试年份", "the student sits before the first year"},
    Meaning{exam::code::component_unknown, "该生当年没有这个项目", "there is no such component that year"},
    Meaning{exam::code::pe_component_invalid, "该生当年体育没有这个项目",
            "there is no such part of physical education"},
    Meaning{exam::code::score_negative, "分数为负", "is below nothing"},
    Meaning{exam::code::score_above_max, "超过满分", "is above the maximum"},
    Meaning{exam::code::score_step_invalid, "小数位过细", "is finer than marks are given"},
    Meaning{exam::code::no_attempt, "没有到考记录", "there is no attempt that was present"},
    Meaning{exam::code::grade_cuts_missing, "尚未设定等级分界，不能填卷面分", "no cuts are set for raw points"},
    Meaning{exam::code::state_invalid, "已确认、已公布，或到考情况不符", "is confirmed already, or was present"},
};

struct Said {
  std::string_view student;
  const ResultColumn* column;
  const ResultCell* cell;
};
// By student, subject and component.
auto key_of(const Said& said) { return std::tuple(said.student, said.column->subject, said.column->component); }
std::vector<Said> sorted(const ResultSheet& sheet) {
  std::vector<Said> all;
  for (const ResultCell& each : sheet.cells) all.push_back({each.student, &sheet.columns[each.what], &each});
  std::ranges::sort(all, {}, key_of);
  return all;
}

ResultFault differing(const ResultSheet& sheet, const ResultCell& cell, std::string_view chinese,
                      std::string_view english) {
  return {cell.line,           cell.column, sheet.names[cell.column - 1], "ledger.schema_invalid", std::string(chinese),
          std::string(english)};
}

}  // namespace

std::vector<ResultColumn> result_columns(Role role, const law::Parameters& terms) {
  std::vector<ResultColumn> all;
  exam::each_subject([&](Subject subject) {
    auto components = exam::components_of(terms, subject);
    if (exam::class_of(subject) != SubjectClass::examined) components = {Component::whole};
    for (const Component each : components) {
      if (enters(role, subject, each)) all.push_back(column_of(subject, each));
    }
  });
  return all;
}

Result<ResultSheet> read_results(const std::string& path, std::vector<ResultColumn> columns,
                                 const ResultBounds& bounds) {
  const std::string file = std::filesystem::path(path).filename().string();
  SheetReader reader(std::move(columns), bounds, file);
  const auto read = read_table(
      path, [&](const TableRow& row) { return reader.take(row); }, bounds.table);
  if (!read) return std::unexpected(read.error());
  if (!reader.has_header()) {
    return problem("ledger.schema_invalid", "", "the file is empty: its header is missing", file);
  }
  reader.sheet.bytes = sm3_of_file(path);
  return std::move(reader.sheet);
}

ResultCommand command_of(const ResultSheet& sheet, const ResultCell& cell) {
  const auto& [subject, component, zh, en] = sheet.columns[cell.what];
  const std::string word(enum_name(subject));
  const Value& value = cell.value;
  switch (exam::class_of(subject)) {
    case SubjectClass::examined: {
      exam::EnterComponent command;
      command.student = cell.student;
      command.subject = word;
      command.component = enum_name(component);
      if (value.standing == Standing::value) command.centipoints = value.centipoints;
      if (value.standing != Standing::value) command.standing = value.standing;
      return {exam::EnterComponent::number, exam::EnterComponent::name, canonical_bytes(command)};
    }
    case SubjectClass::assessed: {
      exam::EnterGrade command{cell.student, word, {}, {}};
      if (value.grade) command.grade = enum_name(*value.grade);
      if (!value.grade) command.raw_centipoints = value.centipoints;
      return {exam::EnterGrade::number, exam::EnterGrade::name, canonical_bytes(command)};
    }
    case SubjectClass::appraised:
      break;
  }
  const exam::EnterPass command{cell.student, word, std::string(enum_name(value.pass.value_or(exam::PassValue::fail)))};
  return {exam::EnterPass::number, exam::EnterPass::name, canonical_bytes(command)};
}

ResultFault fault_of(const ResultSheet& sheet, const ResultCell& cell, policies::Code code) {
  const std::string_view own = exam::code_name(code);
  ResultFault fault{cell.line,
                    cell.column,
                    sheet.names[cell.column - 1],
                    std::string(own.empty() ? custody::ledger_code_name(code) : own),
                    "与规定不符",
                    "is not as it must be"};
  const auto meaning = std::ranges::find(meanings, code, &Meaning::code);
  if (meaning == meanings.end()) return fault;
  fault.chinese = meaning->chinese;
  fault.english = meaning->english;
  return fault;
}

std::vector<ResultFault> differences(const ResultSheet& first, const ResultSheet& second) {
  std::vector<ResultFault> all;
  const std::vector<Said> one = sorted(first), other = sorted(second);
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() || b != other.end()) {
    const bool only_first = b == other.end() || (a != one.end() && key_of(*a) < key_of(*b));
    const bool only_second = !only_first && (a == one.end() || key_of(*b) < key_of(*a));
    if (only_first) {
      all.push_back(differing(first, *a->cell, "第二份文件没有填写", "is missing in the second file"));
    } else if (only_second) {
      all.push_back(differing(second, *b->cell, "第一份文件没有填写（行、列为第二份文件的）",
                              "is missing in the first file (line and column are the second's)"));
    } else if (a->cell->value != b->cell->value) {
      all.push_back(differing(first, *a->cell, "两份文件不一致", "the two files differ"));
    }
    if (!only_second) ++a;
    if (!only_first) ++b;
  }
  return all;
}

std::string said_in(const ResultSheet& sheet) {
  std::string text;
  for (const Said& each : sorted(sheet)) {
    text +=
        std::string(each.student) + "\t" + each.column->en + "\t" + to_hex(canonical_bytes(each.cell->value)) + "\n";
  }
  return text;
}

TemplateWords template_words(bool chinese) { return chinese ? chinese_words : english_words; }

}  // namespace gongbao::formats
