// The books of the real bank movements, judged by two programs that know nothing of ours.
#include "import/judges.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

TEST(Judges, BothAcceptTheBerkaBooksAddThemUpAlikeAndRefuseOneAlteredAmount) {
  GB_JUDGES_OR_SKIP();
  GB_SAMPLE_OR_SKIP(path, "berka-slice.csv.gz");
  const Store store = Store::with_operator();
  ASSERT_EQ(store.import(path, {"--map", map_path("berka.toml")}).exit_code, 0);
  const std::string books = store.write("books.journal", "");
  const Ran exported = store.ask({"export", "--format", "hledger", "--to", books});
  ASSERT_EQ(exported.exit_code, 0) << exported.err;
  const auto postings = exported.json().at("postings").to_number<std::size_t>();
  EXPECT_GT(postings, 40'000u);

  EXPECT_TRUE(hledger_accepts(books));
  EXPECT_TRUE(ledger_accepts(books));
  const std::string ours = store.digests().ledger;
  EXPECT_EQ(digest_by_hledger(books), ours);
  EXPECT_EQ(digest_by_ledger(books), ours);

  for (const std::size_t posting : {std::size_t{0}, postings / 2, postings - 1}) {
    const std::string altered = with_one_altered_amount(books, posting);
    EXPECT_FALSE(hledger_accepts(altered)) << posting;
    EXPECT_FALSE(ledger_accepts(altered)) << posting;
  }
}

// One file an operator, and a spreadsheet's rows: the same postings.
TEST(Judges, OneFileAnOperatorAndCsvHoldTheSamePostings) {
  GB_JUDGES_OR_SKIP();
  const Store store = Store::with_operator();
  const std::string lines =
      R"({"command":"fund_custody","on":"2023-10-10","operator_id":"uscc:91110105MA00AAAA1T","amount_fen":1001,)"
      R"("paying_account":")" +
      the_settlement_account + R"(","bank_txn_no":"T1"})" + "\n";
  const Ran funded = store.import_lines(lines);
  ASSERT_EQ(funded.exit_code, 0) << funded.err;
  ASSERT_EQ(funded.json().at("accepted").to_number<int>(), 1) << funded.out;

  const std::string folder = store.folder() + "/books";
  const Ran by_operator = store.ask({"export", "--by-operator", "--to", folder});
  ASSERT_EQ(by_operator.exit_code, 0) << by_operator.err;
  EXPECT_TRUE(hledger_accepts(folder + "/all.journal"));
  EXPECT_TRUE(ledger_accepts(folder + "/all.journal"));
  const std::string one = folder + "/operator-" + std::to_string(store.operator_id()) + ".journal";
  EXPECT_EQ(digest_by_hledger(one), store.digests().ledger);

  const std::string csv = store.folder() + "/books.csv";
  const Ran as_csv = store.ask({"export", "--format", "csv", "--to", csv});
  ASSERT_EQ(as_csv.exit_code, 0) << as_csv.err;
  const auto rows = csv_rows(read_file(csv));
  ASSERT_EQ(rows.size(), by_operator.json().at("postings").to_number<std::size_t>());
  std::int64_t sum = 0;
  for (const CsvRow& row : rows) {
    sum += std::stoll(row.at("amount_fen"));
    EXPECT_EQ(row.at("command"), "fund_custody");
    EXPECT_NE(row.at("clauses").find("prepaid-card/"), std::string::npos) << "each posting names its clause";
  }
  EXPECT_EQ(sum, 0);
}

TEST(Judges, AnUnwritableFileIsNamed) {
  const Store store = Store::with_operator();
  const Ran ran = store.ask({"export", "--to", "/proc/books.journal"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_NE(ran.err.find("/proc/books.journal"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace gongbao::import_test
