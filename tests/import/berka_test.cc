// 20,000 real bank movements of 541 accounts, each a card of one operator. The bank's own running balance is the judge
// where the data chain to the fen; where they do not, the program must keep the sum of what it accepted and say how far
// that is from the file.
#include <gtest/gtest.h>

#include <filesystem>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

constexpr int shift_days = 11'230;  // 1993-01-01 becomes 2023-10-01

struct Row {
  std::uint64_t line = 0, card = 0;
  std::string day;
  bool credit = false;
  std::int64_t amount = 0, in_file = 0;
  bool refused = false;
  std::int64_t balance = 0;  // of the card afterwards, by the model below
};

// What must come out, worked out by itself: a card goes up by credits, down by debits that it can bear.
struct Model {
  std::vector<Row> rows;
  std::map<std::uint64_t, bool> exact;  // by card: the file chains to the fen throughout
  std::map<std::uint64_t, std::int64_t> balances;
  std::int64_t received = 0, redeemed = 0;
  std::uint64_t refused = 0, agree = 0;

  explicit Model(const std::string& path) {
    for (const CsvRow& cells : csv_rows(unzipped(path))) {
      Row row{
          std::stoull(cells.at("#")),   std::stoull(cells.at("account_id")), days_later(cells.at("date"), shift_days),
          cells.at("type") == "PRIJEM", fen_of(cells.at("amount")),          fen_of(cells.at("balance"))};
      exact.try_emplace(row.card, true).first->second &= cells.at("exact") == "1";
      take(row);
      rows.push_back(row);
    }
  }

 private:
  void take(Row& row) {
    std::int64_t& balance = balances[row.card];
    row.refused = !row.credit && row.amount > balance;
    if (row.refused) {
      ++refused;
    } else {
      balance += row.credit ? row.amount : -row.amount;
      (row.credit ? received : redeemed) += row.amount;
    }
    row.balance = balance;
    agree += row.balance == row.in_file ? 1 : 0;
  }
};

// Entry → what the program says the card held after it, from the operator's statement.
std::map<std::uint64_t, std::int64_t> balances_by_entry(const Store& store) {
  const Ran ran = store.ask({"statement", "--operator", the_operator, "--last", "1000000"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  std::map<std::uint64_t, std::int64_t> balances;
  const auto answer = ran.json();
  for (const auto& each : answer.at("movements").as_array()) {
    balances[each.at("entry_no").to_number<std::uint64_t>()] = each.at("subject_balance_fen").to_number<std::int64_t>();
  }
  return balances;
}

std::int64_t figure(const boost::json::object& position, const char* name) {
  return position.at("figures").at(name).at("fen").to_number<std::int64_t>();
}

class Berka : public testing::Test {
 protected:
  void SetUp() override {
    GB_SAMPLE_OR_SKIP(path, "berka-slice.csv.gz");
    path_ = path;
    model_.emplace(path);
    store_ = Store::with_operator();
    ran_ = store_.import(path, {"--map", map_path("berka.toml")});
    ASSERT_EQ(ran_.exit_code, 0) << ran_.err;
  }
  std::string path_;
  std::optional<Model> model_;
  Store store_;
  Ran ran_;
};

TEST_F(Berka, EveryRowsBalanceIsTheBanksOrTheSumOfWhatWasAccepted) {
  const auto exact = std::ranges::count_if(model_->exact, [](const auto& each) { return each.second; });
  ASSERT_EQ(model_->exact.size(), 541u);
  ASSERT_EQ(exact, 188);

  const auto on_cards = balances_by_entry(store_);
  std::map<std::uint64_t, VerdictRow> verdicts;
  for (const VerdictRow& verdict : verdict_rows(store_.verdicts())) verdicts[verdict.line] = verdict;
  ASSERT_EQ(verdicts.size(), model_->rows.size());
  std::uint64_t judged_by_the_bank = 0;
  for (const Row& row : model_->rows) {
    const VerdictRow& verdict = verdicts.at(row.line);
    ASSERT_EQ(verdict.outcome, row.refused ? "refused" : "accepted") << "line " << row.line;
    if (row.refused) {
      EXPECT_EQ(verdict.code, "prepaid_card.card_balance_insufficient") << "line " << row.line;
      EXPECT_EQ(verdict.journal_no, 0u) << "line " << row.line << ": nothing is posted";
      continue;
    }
    ASSERT_EQ(on_cards.at(verdict.entry_no), row.balance) << "line " << row.line;
    if (!model_->exact.at(row.card)) continue;
    ASSERT_EQ(on_cards.at(verdict.entry_no), row.in_file) << "line " << row.line;
    ++judged_by_the_bank;
  }
  EXPECT_EQ(judged_by_the_bank, 3'211u);
  EXPECT_EQ(on_cards.size(), 20'000 - model_->refused) << "a refused row leaves no movement";
}

TEST_F(Berka, TotalsAreThoseOfTheFile) {
  const auto answer = ran_.json();
  EXPECT_GT(model_->refused, 0u);
  EXPECT_EQ(answer.at("lines").to_number<std::uint64_t>(), model_->rows.size());
  EXPECT_EQ(answer.at("refused").to_number<std::uint64_t>(), model_->refused);
  EXPECT_EQ(answer.at("accepted").to_number<std::uint64_t>(), model_->rows.size() - model_->refused);
  EXPECT_EQ(answer.at("codes").as_object().size(), 1u) << ran_.out;

  const Ran asked = store_.ask({"position", "--operator", the_operator});
  ASSERT_EQ(asked.exit_code, 0) << asked.err;
  const auto position = asked.json();
  EXPECT_EQ(figure(position, "C"), model_->received);
  EXPECT_EQ(figure(position, "U"), model_->redeemed);
  EXPECT_EQ(figure(position, "B"), model_->received - model_->redeemed);
  EXPECT_EQ(text_of(position.at("day")), "2024-12-27");

  // A card's own statement says the same, newest balance and every movement.
  for (const std::uint64_t card : {9ul, 1000ul, model_->rows.back().card}) {
    const Ran statement = store_.ask({"statement", "--operator", the_operator, "--card", std::to_string(card)});
    ASSERT_EQ(statement.exit_code, 0) << statement.err;
    EXPECT_EQ(statement.json().at("balance_fen").to_number<std::int64_t>(), model_->balances.at(card)) << card;
  }
}

TEST_F(Berka, TheDifferenceToTheFileIsReportedAndNothingRepaired) {
  const auto check = ran_.json().at("balance_check").as_object();
  EXPECT_EQ(text_of(check.at("column")), "balance");
  EXPECT_EQ(check.at("compared").to_number<std::uint64_t>(), model_->rows.size());
  EXPECT_EQ(check.at("agree").to_number<std::uint64_t>(), model_->agree);
  EXPECT_EQ(check.at("differ").to_number<std::uint64_t>(), model_->rows.size() - model_->agree);
  std::int64_t largest = 0;
  for (const Row& row : model_->rows) largest = std::max(largest, std::abs(row.balance - row.in_file));
  EXPECT_EQ(check.at("largest_difference_fen").to_number<std::int64_t>(), largest);

  const auto& first = check.at("first_that_differ").as_array();
  ASSERT_EQ(first.size(), 20u);
  for (const auto& each : first) {
    const auto line = each.at("line").to_number<std::uint64_t>();
    const auto row = std::ranges::find(model_->rows, line, &Row::line);
    ASSERT_NE(row, model_->rows.end());
    EXPECT_EQ(each.at("card_id").to_number<std::uint64_t>(), row->card);
    EXPECT_EQ(each.at("balance_fen").to_number<std::int64_t>(), row->balance);
    EXPECT_EQ(each.at("file_balance_fen").to_number<std::int64_t>(), row->in_file);
  }
}

TEST_F(Berka, ImportedAgainItIsAnsweredFromTheJournalAndChangesNothing) {
  const Digests before = store_.digests();
  const Ran again = store_.import(path_, {"--map", map_path("berka.toml")});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  const auto answer = again.json();
  EXPECT_EQ(answer.at("duplicate").to_number<std::uint64_t>(), model_->rows.size());
  EXPECT_EQ(digests_in(answer), before);
  EXPECT_EQ(store_.digests(), before);
  EXPECT_EQ(answer.at("balance_check"), ran_.json().at("balance_check")) << "the same comparison";
}

}  // namespace
}  // namespace gongbao::import_test
