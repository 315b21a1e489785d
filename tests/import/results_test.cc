// Results of examinations by file at a shell: what is counted of it, and that the same file is not both entries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/store.h"
#include "import/tables.h"

namespace gongbao::import_test {
namespace {

using ::testing::HasSubstr;

const std::vector<Cells> both_rows{
    {"准考证号", "道德与法治 综合素质评价", "艺术"}, {"F1", "9.5", "合格"}, {"F2", "缺考", "不合格"}, {"F3", "", ""}};
const std::vector<Cells> both_apart_rows{
    {"准考证号", "艺术", "道德与法治 综合素质评价"}, {"F2", "不合格", "缺考"}, {"F1", "合格", "9.50"}};
const std::vector<Cells> wrong_rows{
    {"准考证号", "道德与法治 综合素质评价", "艺术"}, {"F1", "10.5", "好"}, {"F2", "缺考", "不合格"}};
const std::string both = csv_of(both_rows), both_apart = csv_of(both_apart_rows);

class Results : public testing::Test {
 protected:
  Results() {
    const Ran schools = store_.import_lines(
        R"({"command":"exam/import_schools","on":"2025-07-01","by":"district_edu:110105","rows":[{"school_name":"文件一中","jurisdiction":"110105"}]})"
        "\n");
    EXPECT_EQ(schools.exit_code, 0) << schools.err;
    const std::string school =
        std::to_string(schools.json().at("replies").at(0).at("facts").at("school").to_number<std::uint64_t>());
    std::string rows;
    for (const std::string number : {"F1", "F2", "F3"}) {
      rows += R"({"exam_number":")" + number + R"(","person":{"name":"考生)" + number + R"("},"school":)" + school +
              R"(,"school_year":2024,"grade":9},)";
    }
    rows.pop_back();
    const Ran students = store_.import_lines(
        R"({"command":"exam/import_students","on":"2025-07-01","by":"district_edu:110105","rows":[)" + rows + "]}\n");
    EXPECT_EQ(students.exit_code, 0) << students.err << students.out;
    as_ = "school:" + school;
  }
  Ran import_files(const std::string& first, const std::string& second = "") const {
    std::vector<std::string> words{"--results", "--as", as_};
    if (!second.empty()) words.insert(words.end(), {"--second", second});
    return store_.import(first, words);
  }
  Ran import(const std::string& first, const std::string& second = "") const {
    return import_files(store_.write("first.csv", first), second.empty() ? "" : store_.write("second.csv", second));
  }
  std::string workbook(const std::string& name, const std::vector<Cells>& rows) const {
    return xlsx_of(store_.write(name + ".xlsx", ""), rows, Numbers::as_numbers);
  }
  static std::string counted(const Ran& ran) {
    const auto answer = ran.json();
    std::string told;
    for (const char* name : {"lines", "accepted", "refused", "duplicate"}) {
      told += std::to_string(answer.at(name).to_number<int>()) + " ";
    }
    return told;
  }
  Store store_;
  std::string as_;
};

TEST_F(Results, ALineIsAStudent) {
  const Ran checked = import(both);
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_EQ(counted(checked), "3 0 0 0 ") << "checked, nothing entered";
  EXPECT_EQ(checked.json().at("first_entry").to_number<int>(), 0);
  const Ran entered = import(both, both_apart);
  EXPECT_EQ(entered.exit_code, 0) << entered.err;
  EXPECT_EQ(counted(entered), "3 2 0 0 ");
  const auto answer = entered.json();
  EXPECT_EQ(answer.at("last_new_entry").to_number<int>() - answer.at("first_entry").to_number<int>(), 3)
      << "four results are four entries";
  EXPECT_EQ(counted(import(both, both_apart)), "3 0 0 2 ") << "known";
}

TEST_F(Results, AWrongCellRefusesItsLineAndEntersNothing) {
  const Ran ran = import(csv_of(wrong_rows), both_apart);
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_EQ(counted(ran), "2 0 1 0 ");
  EXPECT_EQ(ran.json().at("entered").to_number<int>(), 0);
  EXPECT_EQ(ran.json().at("codes").as_object().size(), 1U);
  EXPECT_THAT(read_file(store_.verdicts()), HasSubstr("exam.score_above_max"));
}

TEST_F(Results, AWorkbookHasTheVerdictsOfTheSameTableAsText) {
  const auto listed = [&](const std::string& file) {
    const Ran ran = import_files(file);
    std::string all = read_file(store_.verdicts());
    for (std::size_t at; (at = all.find(".xlsx")) != all.npos;) all.replace(at, 5, ".csv");
    return counted(ran) + std::to_string(ran.exit_code) + "\n" + all;
  };
  const std::string of_text = listed(store_.write("wrong.csv", csv_of(wrong_rows)));
  EXPECT_THAT(of_text, HasSubstr("exam.score_above_max"));
  EXPECT_EQ(listed(workbook("wrong", wrong_rows)), of_text);
  EXPECT_EQ(listed(workbook("right", both_rows)), listed(store_.write("right.csv", both)));
}

TEST_F(Results, WorkbooksAreEnteredOnceHoweverOftenTheyCome) {
  const std::string first = workbook("first", both_rows), second = workbook("second", both_apart_rows);
  const Ran entered = import_files(first, second);
  EXPECT_EQ(entered.exit_code, 0) << entered.err;
  EXPECT_EQ(counted(entered), "3 2 0 0 ");
  const auto before = store_.digests();
  EXPECT_EQ(counted(import_files(first, second)), "3 0 0 2 ");
  EXPECT_EQ(counted(import(both, both_apart)), "3 0 0 2 ") << "another form of them";
  EXPECT_EQ(store_.digests(), before);
}

TEST_F(Results, ACopyOfTheFirstFileIsNoSecondEntry) {
  const Ran ran = import(both, both);
  EXPECT_NE(ran.exit_code, 0);
  EXPECT_THAT(ran.out + ran.err, HasSubstr("another file"));
  EXPECT_EQ(counted(import(both, both_apart)), "3 2 0 0 ");
}

}  // namespace
}  // namespace gongbao::import_test
