// A district's registry of first installations, as it is filled in and as it comes again: each row once, a verdict for
// each in two languages, and nobody's name anywhere but in the vault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "import/store.h"
#include "import/tables.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const Cells header{"住户编号", "户主姓名", "户主手机",     "户主身份证号", "设备编号",
                   "设备类型", "序列号",   "投入使用日期", "政府补贴",     "额定热效率"};

Cells household(int number) {
  const std::string n = std::to_string(number);
  return {"h" + n, "韩梅梅", std::to_string(13'800'000'000 + number), "", "d" + n, "燃气壁挂炉", "s" + n, "2014-11-15",
          "是",    "92.0"};
}

struct Counts {
  int accepted = 0, refused = 0, duplicate = 0;
  bool operator==(const Counts&) const = default;
};
void PrintTo(const Counts& counts, std::ostream* out) {
  *out << counts.accepted << " accepted, " << counts.refused << " refused, " << counts.duplicate << " duplicate";
}

class Registry : public testing::Test {
 protected:
  Ran import(const std::string& file, const std::string& as = "district_reviewer:110116") const {
    return store_.import(file, {"--registry", "--as", as, "--on", "2023-11-20"});
  }
  Counts counts(const std::string& file) const {
    const Ran ran = import(file);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto answer = ran.json();
    const auto number = [&](const char* name) { return answer.at(name).to_number<int>(); };
    return {number("accepted"), number("refused"), number("duplicate")};
  }
  // The line of the verdict file that is about that line of the input.
  std::string verdict(int line) const {
    const std::string all = read_file(store_.verdicts());
    const std::size_t at = all.find("\n" + std::to_string(line) + ",");
    return at == all.npos ? "" : all.substr(at + 1, all.find('\n', at + 1) - at - 1);
  }
  Store store_ = Store::with_operator();
};

TEST_F(Registry, EveryRowOnce) {
  std::vector<Cells> rows{header};
  for (int i = 0; i < 1'200; ++i) rows.push_back(household(i));
  const std::string whole = csv_of(rows);
  const std::string part = store_.write("part.csv", csv_of({rows.begin(), rows.begin() + 701}));
  EXPECT_EQ(counts(part), (Counts{700, 0, 0}));
  const std::string file = store_.write("registry.csv", whole);
  EXPECT_EQ(counts(file), (Counts{500, 0, 700}));
  const auto before = store_.digests();
  EXPECT_EQ(counts(file), (Counts{0, 0, 1'200}));
  EXPECT_EQ(counts(xlsx_of(store_.write("registry.xlsx", ""), rows)), (Counts{0, 0, 1'200})) << "another form of it";
  EXPECT_EQ(store_.digests(), before);
  EXPECT_THAT(verdict(2), HasSubstr("duplicate"));

  rows[1][6] = "another serial";
  EXPECT_EQ(counts(store_.write("registry.csv", csv_of(rows))), (Counts{0, 1, 1'199}));
  EXPECT_THAT(verdict(2), HasSubstr("heating.value_invalid,serial,"));
  rows[1] = household(0);
  rows[1][2] = "13900000000";
  EXPECT_EQ(counts(store_.write("registry.csv", csv_of(rows))), (Counts{0, 1, 1'199}));
  EXPECT_THAT(verdict(2), HasSubstr("heating.value_invalid,head,"));
}

TEST_F(Registry, SaysWhatIsWrongWithARow) {
  const auto with = [](int number, std::size_t column, const std::string& text) {
    Cells row = household(number);
    row[column] = text;
    return row;
  };
  const std::vector<Cells> rows{header,
                                household(1),                          // 2
                                with(2, 0, ""),                        // 3
                                with(3, 2, "12345"),                   // 4
                                with(4, 3, "11010519491231002Y"),      // 5
                                with(5, 5, "煤炉"),                    // 6
                                with(6, 7, "2014-02-30"),              // 7
                                with(7, 7, ""),                        // 8
                                with(8, 7, "2023-11-21"),              // 9
                                with(9, 6, "s1"),                      // 10
                                with(10, 8, "也许"),                   // 11
                                with(11, 9, "很高"),                   // 12
                                with(12, 4, "d1"),                     // 13
                                {"h13"},                               // 14
                                with(14, 7, "2023-11-20"),             // 15
                                {"h15", "", "", "", "", "", "s", ""},  // 16
                                household(1)};                         // 17
  EXPECT_EQ(counts(store_.write("registry.csv", csv_of(rows))), (Counts{3, 12, 1}));
  const std::pair<int, const char*> told[] = {{2, "accepted,,,"},
                                              {3, "refused,ledger.schema_invalid,household,0,未填写,is missing"},
                                              {4, "ledger.schema_invalid,head.phone,"},
                                              {5, "ledger.schema_invalid,head.resident_id,"},
                                              {6, "ledger.schema_invalid,type,"},
                                              {7, "ledger.schema_invalid,first_run_on,"},
                                              {8, "ledger.schema_invalid,first_run_on,"},
                                              {9, "heating.date_in_future,first_run_on,"},
                                              {10, "heating.serial_duplicate,serial,"},
                                              {11, "ledger.schema_invalid,subsidised,"},
                                              {12, "ledger.schema_invalid,rated_efficiency,"},
                                              {13, "heating.value_invalid,household,"},
                                              {14, "accepted,,,"},
                                              {15, "accepted,,,"},
                                              {16, "ledger.schema_invalid,device,"},
                                              {17, "duplicate"}};
  for (const auto& [line, said] : told) EXPECT_THAT(verdict(line), HasSubstr(said));
}

// Each a line as the service tells it, under a name of its own.
TEST_F(Registry, VerdictsMayBeNdjson) {
  Cells wrong = household(1);
  wrong[2] = "12345";
  const std::string file = store_.write("registry.csv", csv_of({header, household(2), wrong}));
  const std::string verdicts = store_.write("verdicts.ndjson", "");
  const Ran ran = run({"import", file, "--data", store_.folder(), "--registry", "--as", "district_reviewer:110116",
                       "--on", "2023-11-20", "--verdicts", verdicts});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const std::string all = read_file(verdicts);
  EXPECT_THAT(all, HasSubstr(R"({"line":2,"outcome":"accepted","code":"","field":"","column":"","entry_no":)"));
  EXPECT_THAT(all, HasSubstr(R"("clauses":["heating/5.4a"])"));
  EXPECT_THAT(all,
              HasSubstr(R"("code":"ledger.schema_invalid","field":"head.phone","column":"户主手机","entry_no":0)"));
}

TEST_F(Registry, PersonsAreInTheVaultOnly) {
  Cells row = household(1);
  row[3] = "11010519491231002X";
  const std::string file = store_.write("registry.csv", csv_of({header, row, household(2), {"h3", "韩梅梅"}}));
  EXPECT_EQ(counts(file), (Counts{2, 1, 0}));
  for (const auto& entry : fs::recursive_directory_iterator(store_.folder())) {
    if (!entry.is_regular_file()) continue;
    for (const char* secret : {"韩梅梅", "13800000001", "11010519491231002X"}) {
      EXPECT_EQ(read_file(entry.path()).find(secret), std::string::npos) << secret << " in " << entry.path();
    }
  }
  EXPECT_EQ(read_file(store_.verdicts()).find("韩梅梅"), std::string::npos);
}

TEST_F(Registry, IsOfADistrict) {
  const std::string file = store_.write("registry.csv", csv_of({header, household(1)}));
  EXPECT_THAT(import(file, "city_agri").err, HasSubstr("cli.bad_option"));
  EXPECT_THAT(store_.import(file, {"--registry"}).err, HasSubstr("cli.bad_option"));
  EXPECT_EQ(counts(file), (Counts{1, 0, 0}));
  // Another district's household of the same number is not this one, and nothing is told of it.
  const Ran other = import(file, "district_reviewer:110118");
  EXPECT_EQ(other.json().at("refused").to_number<int>(), 1) << other.out;
  EXPECT_EQ(counts(file), (Counts{0, 0, 1}));
}

// Where the rows are cut, and what a row said that was refused, makes no difference to the others.
TEST_F(Registry, ARefusedRowSaysNothingOfItsHousehold) {
  const auto of = [](int device, const std::string& phone, const std::string& day) {
    Cells row = household(device);
    row[0] = "h1";
    row[2] = phone;
    row[7] = day;
    return row;
  };
  const std::vector<Cells> rows{header, of(1, "13800000001", "2023-11-21"), of(2, "13800000002", "2014-11-15"),
                                of(3, "13800000001", "2014-11-15"), of(4, "13800000002", "2014-11-15")};
  EXPECT_EQ(counts(store_.write("registry.csv", csv_of(rows))), (Counts{2, 2, 0}));
  EXPECT_THAT(verdict(2), HasSubstr("heating.date_in_future,first_run_on,"));
  EXPECT_THAT(verdict(3), HasSubstr("accepted"));
  EXPECT_THAT(verdict(4), HasSubstr("heating.value_invalid,head,"));
  EXPECT_THAT(verdict(5), HasSubstr("accepted"));
}

TEST_F(Registry, ColumnsWithoutANameAreNone) {
  std::vector<Cells> rows{header, household(1)};
  for (Cells& row : rows) row.insert(row.end(), {"", ""});
  EXPECT_EQ(counts(store_.write("registry.csv", csv_of(rows))), (Counts{1, 0, 0}));
}

TEST_F(Registry, SaysThatAFileIsInAnotherEncoding) {
  const Ran ran = import(store_.write("registry.csv", std::string("\xFF\xFE\x61\0\x62\0", 6)));
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("UTF-16"));
}

TEST_F(Registry, FilesThatAreNone) {
  const auto before = store_.digests();
  for (const std::string& bytes : {std::string("PK\x03\x04 no workbook"), std::string(), std::string("a,b\n1,2\n"),
                                   std::string("住户编号,住户编号\n1,2\n")}) {
    const Ran ran = import(store_.write("registry.csv", bytes));
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("ledger.schema_invalid"));
  }
  EXPECT_EQ(store_.digests(), before);
}

}  // namespace
}  // namespace gongbao::import_test
