// CSV: what RFC 4180 allows, two encodings, and errors that say where.
#include "formats/csv_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Outcome {
  Rows rows;
  std::optional<Problem> problem;
};

Outcome read(const std::string& path, const CsvOptions& options = {}) {
  Outcome outcome;
  auto reader = CsvReader::open(path, options);
  if (!reader) {
    outcome.problem = reader.error();
    return outcome;
  }
  for (;;) {
    const auto row = reader->next();
    if (!row) outcome.problem = row.error();
    if (!row || !*row) return outcome;
    outcome.rows.push_back((*row)->fields);
  }
}

TEST(CsvReader, QuotesBreaksAndEmptyFields) {
  const TestFolder folder;
  const std::string text = "\xEF\xBB\xBF id ,name\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,\n3,\"\"";
  const Rows expected{{"1", "a, \"b\"\nc"}, {"2", ""}, {"3", ""}};
  for (const std::string& path : {folder.write("c", text), folder.write_gz("c.gz", text)}) {
    const Outcome outcome = read(path);
    ASSERT_FALSE(outcome.problem) << to_string(*outcome.problem);
    EXPECT_EQ(outcome.rows, expected);
  }
}

TEST(CsvReader, RowsKnowTheirLineAndCanBeReadAgain) {
  const TestFolder folder;
  auto reader = CsvReader::open(folder.write("c.csv", "a,b\n\"x\ny\",1\n\nz,2\n"));
  ASSERT_TRUE(reader);
  for (int pass = 0; pass < 2; ++pass) {
    EXPECT_EQ((*reader->next())->line, 2u);
    const auto second = reader->next();
    ASSERT_TRUE(second && *second);
    EXPECT_EQ((*second)->line, 5u);
    EXPECT_EQ((*second)->number, 2u);
    EXPECT_EQ(reader->where(**second), "c.csv, line 5 (row 2)");
    EXPECT_FALSE(*reader->next());
    ASSERT_TRUE(reader->rewind());
  }
  EXPECT_EQ(*reader->column("b"), 1u);
  const auto missing = reader->column("c");
  ASSERT_FALSE(missing);
  EXPECT_EQ(to_string(missing.error()), "c.csv: c: the column is missing; the file has a, b (ledger.schema_invalid)");
}

TEST(CsvReader, Gb18030) {
  const TestFolder folder;
  // 名称,金额 / 北京𠮷店,1 — 𠮷 has four bytes in GB18030
  const std::string text = "\xC3\xFB\xB3\xC6,\xBD\xF0\xB6\xEE\n\xB1\xB1\xBE\xA9\x95\x34\xB2\x35\xB5\xEA,1\n";
  std::string many = text;
  while (many.size() < 300'000) many += "\xB1\xB1\xBE\xA9\x95\x34\xB2\x35\xB5\xEA,1\n";
  const Outcome outcome = read(folder.write("c", many), {.encoding = Encoding::gb18030});
  ASSERT_FALSE(outcome.problem) << to_string(*outcome.problem);
  for (const auto& row : outcome.rows) ASSERT_EQ(row[0], "北京𠮷店");

  for (const auto& [bad, where] : std::vector<std::pair<std::string, std::string>>{
           {text + "\xB1", "c, line 3 (row 2)"}, {text + "a,\xFF\xFF\n", "c, line 3 (row 2)"}}) {
    const Outcome refused = read(folder.write("c", bad), {.encoding = Encoding::gb18030});
    ASSERT_TRUE(refused.problem);
    EXPECT_EQ(refused.problem->message, "not GB18030");
    EXPECT_EQ(refused.problem->where, where);
  }
}

TEST(CsvReader, FaultsNameLineRowAndColumn) {
  struct Case {
    std::string text, where, field, message;
  };
  for (const Case& c : std::vector<Case>{
           {"", "c", "", "header is missing"},
           {"a,\n", "c", "column 2", "no name"},
           {"a,b, a\n", "c", "a", "twice"},
           {"a,b\n1,2\n1\n", "c, line 3 (row 2)", "", "has 1 fields, the header has 2"},
           {"a,b\n1,2,3\n", "c, line 2 (row 1)", "", "has 3 fields"},
           {"a,b\n1,x\"y\n", "c, line 2 (row 1)", "b", "a quote inside"},
           {"a,b\n1,\"x\"y\n", "c, line 2 (row 1)", "b", "after the closing quote"},
           {"a,b\n1,\"x\ny", "c, line 3 (row 1)", "b", "began on line 2"},
           {"a,b\n1,2\r3\n", "c, line 2 (row 1)", "b", "carriage return"},
           {"a,b\n\xff,2\n", "c, line 2 (row 1)", "a", "not UTF-8"},
           {"a,b\n1," + std::string(1, '\0') + "\n", "c, line 2 (row 1)", "b", "U+0000"},
           {"a,b\n1," + std::string(70'000, 'x'), "c, line 2 (row 1)", "b", "longer than 65536"},
           {"a,b\n1,\"" + std::string(70'000, 'x'), "c, line 2 (row 1)", "b", "longer than 65536"},
           {"a,b\n" + std::string(5'000'000, ','), "c, line 2 (row 1)", "", "more than 1000 columns"},
       }) {
    const TestFolder folder;
    const Outcome outcome = read(folder.write("c", c.text));
    ASSERT_TRUE(outcome.problem) << c.text.substr(0, 40);
    EXPECT_EQ(outcome.problem->where, c.where) << c.text.substr(0, 40);
    EXPECT_EQ(outcome.problem->field, c.field) << c.text.substr(0, 40);
    EXPECT_NE(outcome.problem->message.find(c.message), std::string::npos) << outcome.problem->message;
  }
}

TEST(CsvReader, TheRealFilesAreRead) {
  GB_SAMPLE_OR_SKIP(berka, "berka-slice.csv.gz");
  GB_SAMPLE_OR_SKIP(shop, "uci-online-retail-slice.csv.gz");
  const Outcome bank = read(berka);
  ASSERT_FALSE(bank.problem) << to_string(*bank.problem);
  EXPECT_EQ(bank.rows.size(), 20'000u);
  const Outcome sales = read(shop);
  ASSERT_FALSE(sales.problem) << to_string(*sales.problem);
  EXPECT_EQ(sales.rows.size(), 10'000u);
}

// Any table, written as RFC 4180 says, comes back.
RC_GTEST_PROP(CsvReaderProperty, WhatIsWrittenIsRead, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(2, 5);
  Rows table(*rc::gen::inRange<std::size_t>(0, 20));
  std::string text;
  for (std::size_t c = 0; c < columns; ++c) text += (c > 0 ? ",h" : "h") + std::to_string(c);
  text += '\n';
  for (auto& row : table) {
    for (std::size_t c = 0; c < columns; ++c) {
      row.push_back(*rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,\"\n\r1"))));
      if (c > 0) text += ',';
      text += '"';
      for (const char ch : row.back()) text += ch == '"' ? std::string("\"\"") : std::string(1, ch);
      text += '"';
    }
    text += *rc::gen::element(std::string("\n"), std::string("\r\n"));
  }
  const TestFolder folder;
  const Outcome outcome = read(folder.write("c", text));
  RC_ASSERT(!outcome.problem);
  RC_ASSERT(outcome.rows == table);
}

RC_GTEST_PROP(CsvReaderProperty, AnyBytesAreRowsOrAProblem, (const std::string& noise, bool gb)) {
  const TestFolder folder;
  const Outcome outcome =
      read(folder.write("c", "a,b\n" + noise), {.encoding = gb ? Encoding::gb18030 : Encoding::utf8});
  for (const auto& row : outcome.rows) {
    RC_ASSERT(row.size() == 2u);
    for (const auto& field : row) RC_ASSERT(!invalid_utf8_at(field));
  }
  if (outcome.problem) RC_ASSERT(!outcome.problem->message.empty());
}

}  // namespace
}  // namespace gongbao::formats
