// Cells that would be formulas, figures that must stay exact, and sheets that another program reads.
#include "formats/list_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

using policies::Column;
using policies::Kind;
using policies::Value;

const std::vector<Column> columns{{"operator_id", Kind::number},
                                  {"name", Kind::text},
                                  {"amount", Kind::fen},
                                  {"due_on", Kind::date, true},
                                  {"account_no", Kind::account}};

std::vector<Value> row_of(std::string name, std::int64_t fen) {
  return {std::int64_t{-1}, std::move(name), fen, Value{},
          Bytes{0x62, 0x22, 0x12, 0x34, 0x56, 0x78, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

class ListFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "gongbao-list-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string at(const char* name) const { return folder_ + "/" + name; }
  std::string folder_;
};

TEST_F(ListFile, CsvQuotesAndGuards) {
  auto csv = write_list_csv(at("list.csv"));
  ASSERT_TRUE(csv.has_value());
  (*csv)->header(columns);
  for (const char* name : {"东来顺", "=1+1", "+8610", "-2", "@SUM(A1)", "\tx", "＝1+1", "a,\"b\""})
    (*csv)->row(row_of(name, -1));
  auto masked = row_of("x", 1);
  masked[4] = std::string("****5678");
  (*csv)->row(masked);
  ASSERT_TRUE((*csv)->close().has_value());
  EXPECT_EQ(bytes_of_file(at("list.csv")),
            "\xef\xbb\xbfoperator_id,name,amount,due_on,account_no\r\n"
            "18446744073709551615,东来顺,-0.01,,622212345678\r\n"
            "18446744073709551615,\"'=1+1\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"'+8610\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"'-2\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"'@SUM(A1)\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"'\tx\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"'＝1+1\",-0.01,,622212345678\r\n"
            "18446744073709551615,\"a,\"\"b\"\"\",-0.01,,622212345678\r\n"
            "18446744073709551615,x,0.01,,****5678\r\n");
}

TEST_F(ListFile, XlsxHasNoFormula) {
  auto xlsx = write_list_xlsx(at("list.xlsx"));
  ASSERT_TRUE(xlsx.has_value());
  (*xlsx)->header(columns);
  (*xlsx)->row(row_of("=HYPERLINK(\"http://x\")", 100001));
  (*xlsx)->row(row_of("东来顺", 9'000'000'000'000'000'000));
  ASSERT_TRUE((*xlsx)->close().has_value());
  // Its sheet, unpacked by python, which this test does without when it is not there.
  const std::string unpack = "python3 -c \"import zipfile; print(zipfile.ZipFile('" + at("list.xlsx") +
                             "').read('xl/worksheets/sheet1.xml').decode())\" > " + at("sheet.xml") + " 2>/dev/null";
  if (std::system(unpack.c_str()) != 0) GTEST_SKIP() << "no python3";
  const std::string sheet = bytes_of_file(at("sheet.xml"));
  EXPECT_THAT(sheet, ::testing::HasSubstr("<is><t>=HYPERLINK("));
  EXPECT_THAT(sheet, ::testing::Not(::testing::HasSubstr("<f>")));
  EXPECT_THAT(sheet, ::testing::HasSubstr("<v>1000.01</v>"));
  EXPECT_THAT(sheet, ::testing::HasSubstr("<is><t>90000000000000000.00</t></is>"));
}

TEST_F(ListFile, AFolderThatIsNotThereIsAProblem) {
  EXPECT_FALSE(write_list_csv(at("no/list.csv")).has_value());
  EXPECT_FALSE(write_list_xlsx(at("no/list.xlsx")).has_value());
}

TEST_F(ListFile, ASheetThatIsFullSaysSo) {
  auto xlsx = write_list_xlsx(at("full.xlsx"));
  ASSERT_TRUE(xlsx.has_value());
  const std::vector<Column> one{{"n", Kind::count}};
  (*xlsx)->header(one);
  const std::vector<Value> row{std::int64_t{1}};
  for (int i = 0; i < 1'048'575; ++i) (*xlsx)->row(row);
  (*xlsx)->row(row);
  const auto closed = (*xlsx)->close();
  ASSERT_FALSE(closed.has_value());
  EXPECT_EQ(closed.error().code, "formats.too_many_rows");
}

}  // namespace
}  // namespace gongbao::formats
