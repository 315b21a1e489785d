// Files of results as schools and districts fill them in, and files that are none: everything wrong is told, with its
// place, and nothing that stands in a cell.
#include "formats/exam_results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

using access::Role;
using ::testing::HasSubstr;

std::vector<ResultColumn> columns_of_office(Role role) {
  return result_columns(role, law::Parameters::embedded("exam").value());
}

class ResultFiles : public ::testing::Test {
 protected:
  Result<ResultSheet> csv(const std::string& text, Role role = Role::school, const ResultBounds& bounds = {}) const {
    return read_results(folder_.write("results.csv", text), columns_of_office(role), bounds);
  }
  static std::string why(const Result<ResultSheet>& sheet) { return sheet ? "" : to_string(sheet.error()); }
  // line:column code, of each.
  static std::vector<std::string> places(const ResultSheet& sheet) {
    std::vector<std::string> all;
    for (const ResultFault& each : sheet.faults) {
      all.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.code);
    }
    return all;
  }
  TestFolder folder_;
};

TEST_F(ResultFiles, ASchoolsCellsBecomeTheCommandsOfItsPage) {
  const auto sheet =
      csv("准考证号,姓名,物理 实验操作,physics.experiment2\n"
          "1,甲,9.5,\n");
  EXPECT_THAT(why(sheet), HasSubstr("physics.experiment2")) << "no column of the office";
  const auto good = csv("\xEF\xBB\xBF姓名,准考证号,物理·实验操作,体育与健康过程性考核,艺术\n");
  EXPECT_THAT(why(good), HasSubstr("过程性考核")) << "which grade it is of must be said";
  const auto read =
      csv("姓名,准考证号,物理·实验操作,道德与法治 综合素质评价,艺术\n"
          "甲,２５０１,９.５,缺考,合格\n"
          "乙,2502,已录,—,不合格\n"
          "丙,2503,10,免考,\n");
  ASSERT_TRUE(read.has_value()) << why(read);
  EXPECT_TRUE(read->faults.empty());
  EXPECT_EQ(read->rows, 3U);
  ASSERT_EQ(read->cells.size(), 6U);
  std::vector<std::pair<std::string, Bytes>> commands;
  for (const ResultCell& each : read->cells) {
    const ResultCommand command = command_of(*read, each);
    commands.emplace_back(command.name, command.bytes);
  }
  exam::EnterComponent experiment;
  experiment.student = "2501";
  experiment.subject = "physics";
  experiment.component = "experiment";
  experiment.centipoints = 950;
  exam::EnterComponent quality = experiment;
  quality.subject = "morality_law";
  quality.component = "comprehensive_quality";
  quality.centipoints.reset();
  quality.standing = exam::Standing::absent;
  using ::testing::Contains;
  using ::testing::Pair;
  EXPECT_THAT(commands, Contains(Pair("enter_component", canonical_bytes(experiment))));
  EXPECT_THAT(commands, Contains(Pair("enter_component", canonical_bytes(quality))));
  EXPECT_THAT(commands, Contains(Pair("enter_pass", canonical_bytes(exam::EnterPass{"2502", "arts", "fail"}))));
}

TEST_F(ResultFiles, ADistrictsCellsAreGradesOrRawPoints) {
  const auto read = csv("exam_number,history,化学\n1,a,85\n2,Ｄ,E\n", Role::district_edu);
  ASSERT_TRUE(read.has_value()) << why(read);
  EXPECT_THAT(places(*read), ::testing::ElementsAre("3:3 exam.grade_invalid"));
  ASSERT_EQ(read->cells.size(), 3U);
  EXPECT_EQ(command_of(*read, read->cells[0]).bytes, canonical_bytes(exam::EnterGrade{"1", "history", "A", {}}));
  EXPECT_EQ(command_of(*read, read->cells[1]).bytes, canonical_bytes(exam::EnterGrade{"1", "chemistry", {}, 8500}));
  EXPECT_THAT(why(csv("exam_number,arts\n1,pass\n", Role::district_edu)), HasSubstr("arts"));
  EXPECT_TRUE(columns_of_office(Role::marker).empty()) << "whoever marks knows scripts";
}

TEST_F(ResultFiles, EveryWrongCellIsToldAndNothingOfWhatStandsInIt) {
  const auto read =
      csv("准考证号,物理 实验操作,艺术\n"
          "1,九分,92\n"
          ",9,合格\n"
          "1,9,合格\n"
          "2,9.555,合格\n");
  ASSERT_TRUE(read.has_value()) << why(read);
  EXPECT_THAT(places(*read), ::testing::ElementsAre("2:2 ledger.schema_invalid", "2:3 exam.result_type_invalid",
                                                    "3:1 ledger.schema_invalid", "4:1 ledger.schema_invalid",
                                                    "5:2 ledger.schema_invalid"));
  for (const ResultFault& each : read->faults) EXPECT_THAT(each.chinese, ::testing::Not(HasSubstr("九分")));
  const auto many = csv("准考证号,艺术\n1,x\n2,x\n3,x\n4,x\n", Role::school, {.most_faults = 2});
  ASSERT_TRUE(many.has_value());
  EXPECT_EQ(many->faults.size(), 2U) << "the reading ends";
}

TEST_F(ResultFiles, AWorkbookIsReadByWhatItShows) {
  const std::string path = folder_.path("made.xlsx");
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  worksheet_write_string(sheet, 0, 0, "准考证号", nullptr);
  worksheet_write_string(sheet, 0, 1, "物理 实验操作", nullptr);
  worksheet_write_string(sheet, 0, 2, "体育与健康 八年级过程性考核", nullptr);
  worksheet_write_number(sheet, 1, 0, 2501, nullptr);
  worksheet_write_number(sheet, 1, 1, 9.1, nullptr);
  worksheet_write_formula_num(sheet, 1, 2, "=10+9.5", nullptr, 19.5);
  worksheet_write_string(sheet, 2, 0, "2502", nullptr);
  worksheet_write_formula_str(sheet, 2, 1, "=NA()", nullptr, "#N/A");
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const auto read = read_results(path, columns_of_office(Role::school));
  ASSERT_TRUE(read.has_value()) << why(read);
  ASSERT_EQ(read->cells.size(), 2U);
  EXPECT_EQ(read->cells[0].student, "2501");
  EXPECT_EQ(read->cells[0].value.centipoints, 910);
  EXPECT_EQ(read->cells[1].value.centipoints, 1'950) << "a formula counts by its value";
  EXPECT_THAT(places(*read), ::testing::ElementsAre("3:2 ledger.schema_invalid"));
}

TEST_F(ResultFiles, WhatIsNoSuchFileIsRefusedWhole) {
  EXPECT_THAT(why(csv("")), HasSubstr("ledger.schema_invalid"));
  EXPECT_THAT(why(csv("住户编号,设备编号\n1,2\n")), HasSubstr("住户编号")) << "another sheet";
  EXPECT_THAT(why(csv("艺术\n合格\n")), HasSubstr("exam number is missing"));
  EXPECT_THAT(why(csv("准考证号,艺术,艺术\n1,合格,合格\n")), HasSubstr("twice"));
  EXPECT_THAT(why(csv("准考证号,姓名\n1,甲\n")), HasSubstr("no column of a result"));
  EXPECT_THAT(why(csv("PK\x03\x04 and no more")), HasSubstr("ledger.schema_invalid"));
  std::string long_one = "准考证号,艺术\n";
  for (int i = 0; i < 50; ++i) long_one += std::to_string(i) + ",合格\n";
  EXPECT_THAT(why(csv(long_one, Role::school, {.table = {.most_rows = 20}})), HasSubstr("too many rows"));
  EXPECT_FALSE(csv("准考证号,艺术\n1," + std::string(5'000, 'x') + "\n").has_value()) << "a cell of a book's length";
}

TEST_F(ResultFiles, TwoEntriesAgreeByWhatTheySay) {
  const auto first = csv("准考证号,艺术,物理 实验操作\n1,合格,9\n2,不合格,\n");
  const auto same = csv("physics.experiment,arts,exam_number\n,FAIL,2\n9.0,pass,1\n");
  ASSERT_TRUE(first.has_value() && same.has_value());
  EXPECT_TRUE(differences(*first, *same).empty());
  EXPECT_EQ(said_in(*first), said_in(*same));
  const auto other = csv("准考证号,艺术,物理 实验操作\n1,合格,9.5\n3,合格,\n");
  ASSERT_TRUE(other.has_value());
  EXPECT_NE(said_in(*first), said_in(*other));
  std::vector<std::string> found;
  for (const ResultFault& each : differences(*first, *other)) {
    found.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.english);
  }
  EXPECT_THAT(found, ::testing::ElementsAre("2:3 the two files differ", "3:2 is missing in the second file",
                                            "3:2 is missing in the first file (line and column are the second's)"));
}

}  // namespace
}  // namespace gongbao::formats
