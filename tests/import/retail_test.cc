// 10,000 real lines of a shop with cancellations: customers redeem prepaid cards, a cancellation takes a line back
// whole or in part, or is held. A second model of docs/csv-map.md says what must come out of each line.
#include <gtest/gtest.h>

#include <filesystem>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

constexpr int retail_shift_days = 4'695;  // 2010-12-01 becomes 2023-10-09
constexpr int id_window_days = 49;        // spec/01 8.9: older originals are not found by a reversal

struct Line {
  std::uint64_t number = 0, card = 0;
  std::string article, price, day;
  std::int64_t quantity = 0;
};

// Quantity times a price of at most three decimals, halves upwards.
std::int64_t fen_of_product(std::int64_t quantity, const std::string& price) {
  const std::size_t point = price.find('.');
  std::string decimals(point == std::string::npos ? "" : price.substr(point + 1));
  EXPECT_LE(decimals.size(), 3u) << price;
  decimals.resize(3, '0');
  const std::int64_t tenths = quantity * std::stoll(price.substr(0, point) + decimals);
  return (tenths + 5) / 10;
}

std::vector<Line> lines_of(const std::string& path) {
  std::vector<Line> lines;
  for (const CsvRow& cells : csv_rows(unzipped(path))) {
    lines.push_back({std::stoull(cells.at("#")), std::stoull(cells.at("CustomerID")), cells.at("StockCode"),
                     cells.at("UnitPrice"), days_later(cells.at("InvoiceDate").substr(0, 10), retail_shift_days),
                     std::stoll(cells.at("Quantity"))});
  }
  return lines;
}

// A redemption that can still be taken back.
struct Open {
  std::uint64_t line = 0;
  std::string day;
  std::int64_t quantity = 0, amount = 0;
};

enum class Fate {
  redeemed,
  price_zero,
  taken_back,
  taken_back_in_part,
  nothing_to_set_against,  // held
  no_longer_pending,       // held
  out_of_reach,            // held: older than the window of ids
};

// What becomes of each line.
class RetailModel {
 public:
  // cleared: lines whose item is no longer pending when a later one wants it back.
  explicit RetailModel(const std::vector<Line>& lines, std::set<std::uint64_t> cleared = {})
      : cleared_(std::move(cleared)) {
    for (const Line& line : lines) first_purchase[line.card] += std::max<std::int64_t>(0, gross(line));
    balance = first_purchase;
    for (const Line& line : lines) {
      const Fate fate = line.quantity < 0 ? cancel(line) : sell(line);
      fates[line.number] = fate;
      ++counts[fate];
      after[line.number] = balance.at(line.card);
    }
  }
  std::uint64_t count(Fate fate) const { return counts.contains(fate) ? counts.at(fate) : 0; }
  std::uint64_t held() const {
    return count(Fate::nothing_to_set_against) + count(Fate::no_longer_pending) + count(Fate::out_of_reach);
  }

  std::map<std::uint64_t, std::int64_t> first_purchase, balance;  // by card
  std::map<std::uint64_t, Fate> fates;                            // by line
  std::map<std::uint64_t, std::int64_t> after;                    // the card's balance after the line
  std::map<std::uint64_t, std::uint64_t> undoes;                  // by line: the line whose redemption it took back
  std::map<Fate, std::uint64_t> counts;

 private:
  static std::int64_t gross(const Line& line) {
    return line.quantity < 0 ? 0 : fen_of_product(line.quantity, line.price);
  }
  std::vector<Open>& open_of(const Line& line) { return open_[{line.card, line.article, line.price}]; }

  Fate sell(const Line& line) {
    if (gross(line) == 0) return Fate::price_zero;
    balance[line.card] -= gross(line);
    open_of(line).push_back({line.number, line.day, line.quantity, gross(line)});
    return Fate::redeemed;
  }
  Fate cancel(const Line& line) {
    std::vector<Open>& open = open_of(line);
    const std::int64_t wanted = -line.quantity;
    auto found = std::find_if(open.rbegin(), open.rend(), [&](const Open& o) { return o.quantity == wanted; });
    if (found == open.rend()) {
      found = std::find_if(open.rbegin(), open.rend(), [&](const Open& o) { return o.quantity > wanted; });
    }
    if (found == open.rend()) return Fate::nothing_to_set_against;
    const Open original = *found;
    open.erase(std::next(found).base());
    undoes[line.number] = original.line;
    if (days_later(original.day, id_window_days) < line.day) return Fate::out_of_reach;
    if (cleared_.contains(original.line)) return Fate::no_longer_pending;
    balance[line.card] += original.amount;
    if (original.quantity == wanted) return Fate::taken_back;
    const std::int64_t rest = original.quantity - wanted;
    balance[line.card] -= fen_of_product(rest, line.price);
    open.push_back({line.number, line.day, rest, fen_of_product(rest, line.price)});
    return Fate::taken_back_in_part;
  }

  std::set<std::uint64_t> cleared_;
  std::map<std::tuple<std::uint64_t, std::string, std::string>, std::vector<Open>> open_;
};

std::string first_purchases(const RetailModel& model) {
  std::string lines;
  for (const auto& [card, amount] : model.first_purchase) {
    lines += boost::json::serialize(boost::json::object{{"command", "purchase"},
                                                        {"on", "2023-10-08"},
                                                        {"operator_id", the_operator},
                                                        {"card_id", card},
                                                        {"product_id", 1},
                                                        {"outlet_id", 1},
                                                        {"amount_fen", amount},
                                                        {"payee_account", the_account},
                                                        {"bank_txn_no", "F" + std::to_string(card)}}) +
             "\n";
  }
  return lines;
}

// Verdicts of each line, in their order.
std::map<std::uint64_t, std::vector<VerdictRow>> verdicts_by_line(const Store& store) {
  std::map<std::uint64_t, std::vector<VerdictRow>> by_line;
  for (const VerdictRow& verdict : verdict_rows(store.verdicts())) by_line[verdict.line].push_back(verdict);
  return by_line;
}

struct Movement {
  std::string op;
  std::int64_t amount = 0, balance = 0;
};
std::map<std::uint64_t, Movement> movements_of(const Store& store) {
  const Ran ran = store.ask({"statement", "--operator", the_operator, "--last", "1000000"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const auto answer = ran.json();
  std::map<std::uint64_t, Movement> movements;
  for (const auto& each : answer.at("movements").as_array()) {
    movements[each.at("entry_no").to_number<std::uint64_t>()] = {
        text_of(each.at("op")), each.at("amount_fen").to_number<std::int64_t>(),
        each.at("subject_balance_fen").to_number<std::int64_t>()};
  }
  return movements;
}

// The ops that a line of that fate ends as.
std::vector<std::string> ops_of(Fate fate) {
  switch (fate) {
    case Fate::redeemed:
      return {"redeem"};
    case Fate::taken_back:
      return {"reverse"};
    case Fate::taken_back_in_part:
      return {"reverse", "redeem"};
    default:
      return {};
  }
}

std::string held_code(Fate fate) {
  if (fate == Fate::no_longer_pending) return "ledger.not_reversible";
  return fate == Fate::out_of_reach ? "ledger.original_not_found" : "";
}

void expect_line(const Line& line, const RetailModel& model, const std::vector<VerdictRow>& verdicts,
                 const std::map<std::uint64_t, Movement>& movements) {
  SCOPED_TRACE("line " + std::to_string(line.number));
  const Fate fate = model.fates.at(line.number);
  if (fate == Fate::price_zero) {
    ASSERT_EQ(verdicts.size(), 1u);
    EXPECT_EQ(verdicts[0].code, "ledger.amount_not_positive");
    return;
  }
  if (fate == Fate::no_longer_pending || fate == Fate::out_of_reach) {
    ASSERT_EQ(verdicts.size(), 1u) << "no rest is redeemed";
    EXPECT_EQ(verdicts[0].code, held_code(fate));
    return;
  }
  std::vector<std::string> ops;
  for (const VerdictRow& verdict : verdicts) {
    EXPECT_EQ(verdict.code, "");
    const auto movement = movements.find(verdict.entry_no);
    ASSERT_NE(movement, movements.end());
    ops.push_back(movement->second.op);
  }
  EXPECT_EQ(ops, ops_of(fate));
  if (!verdicts.empty()) {
    EXPECT_EQ(movements.at(verdicts.back().entry_no).balance, model.after.at(line.number));
  }
}

void expect_report(const boost::json::object& answer, const RetailModel& model, std::size_t lines) {
  EXPECT_EQ(answer.at("rows").to_number<std::uint64_t>(), lines);
  EXPECT_EQ(answer.at("held_count").to_number<std::uint64_t>(), model.held());
  std::map<std::uint64_t, std::string> held;
  for (const auto& each : answer.at("held").as_array()) {
    held[each.at("line").to_number<std::uint64_t>()] = text_of(each.at("why")) + " " + text_of(each.at("code"));
  }
  for (const auto& [line, fate] : model.fates) {
    const char* why = fate == Fate::nothing_to_set_against ? "nothing to set the cancellation against "
                      : held_code(fate).empty()            ? ""
                                                           : "the cancelled line can no longer be reversed ";
    EXPECT_EQ(held.contains(line) ? held.at(line) : "", why + held_code(fate)) << "line " << line;
  }
}

class Retail : public testing::Test {
 protected:
  void SetUp() override {
    GB_SAMPLE_OR_SKIP(path, "uci-online-retail-slice.csv.gz");
    path_ = path;
    lines_ = lines_of(path);
    store_ = Store::with_operator();
  }
  void sell_cards(const RetailModel& model) const {
    const Ran sold = store_.import_lines(first_purchases(model), "cards.ndjson");
    ASSERT_EQ(sold.exit_code, 0) << sold.err;
    ASSERT_EQ(sold.json().at("accepted").to_number<std::size_t>(), model.first_purchase.size()) << sold.out;
  }
  Ran import(const std::string& file) const { return store_.import(file, {"--map", map_path("online-retail.toml")}); }

  std::string path_;
  std::vector<Line> lines_;
  Store store_;
};

TEST_F(Retail, EveryLineEndsAsTheModelSays) {
  const RetailModel model(lines_);
  sell_cards(model);
  const Ran ran = import(path_);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;

  EXPECT_GT(model.count(Fate::taken_back), 0u);
  EXPECT_GT(model.count(Fate::taken_back_in_part), 0u);
  EXPECT_GT(model.count(Fate::nothing_to_set_against), 0u);
  EXPECT_GT(model.count(Fate::out_of_reach), 0u);
  EXPECT_EQ(model.count(Fate::price_zero), 3u);
  const auto answer = ran.json();
  expect_report(answer, model, lines_.size());
  EXPECT_EQ(answer.at("refused").to_number<std::uint64_t>(),
            model.count(Fate::price_zero) + model.count(Fate::out_of_reach));
  EXPECT_EQ(answer.at("accepted").to_number<std::uint64_t>(),
            model.count(Fate::redeemed) + model.count(Fate::taken_back) + 2 * model.count(Fate::taken_back_in_part));
  const auto verdicts = verdicts_by_line(store_);
  const auto movements = movements_of(store_);
  for (const Line& line : lines_) {
    const auto found = verdicts.find(line.number);
    expect_line(line, model, found == verdicts.end() ? std::vector<VerdictRow>{} : found->second, movements);
  }

  std::int64_t left = 0;
  for (const auto& [card, balance] : model.balance) left += balance;
  const Ran position = store_.ask({"position", "--operator", the_operator});
  ASSERT_EQ(position.exit_code, 0) << position.err;
  EXPECT_EQ(position.json().at("figures").at("B").at("fen").to_number<std::int64_t>(), left);
}

TEST_F(Retail, ImportedAgainItEntersNothing) {
  sell_cards(RetailModel(lines_));
  const Ran first = import(path_);
  ASSERT_EQ(first.exit_code, 0) << first.err;
  const Ran again = import(path_);
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(again.json().at("accepted").to_number<int>(), 0);
  EXPECT_EQ(again.json().at("changed_count").to_number<int>(), 0);
  EXPECT_EQ(again.json().at("held"), first.json().at("held"));
  EXPECT_EQ(digests_in(again.json()), digests_in(first.json()));
}

// The file as it was on the day of the sale; then the operator applies for the money of one line and nobody objects;
// then the whole file, in which that line is cancelled later.
TEST_F(Retail, ALineWhoseItemIsClearedIsHeldWhenItIsCancelledLater) {
  const RetailModel undisturbed(lines_);
  std::map<std::uint64_t, const Line*> by_number;
  for (const Line& line : lines_) by_number[line.number] = &line;
  const Line* sale = nullptr;
  for (const auto& [cancelling, original] : undisturbed.undoes) {
    const Line& candidate = *by_number.at(original);
    const std::string& day = by_number.at(cancelling)->day;
    const bool cleared_by_then = days_later(candidate.day, 20) < day && day < days_later(candidate.day, id_window_days);
    if (cleared_by_then && undisturbed.fates.at(original) == Fate::redeemed) sale = &candidate;
  }
  ASSERT_NE(sale, nullptr);
  const RetailModel model(lines_, {sale->number});
  ASSERT_EQ(model.count(Fate::no_longer_pending), 1u);
  sell_cards(model);

  const auto later = std::ranges::find_if(lines_, [&](const Line& line) { return line.day > sale->day; });
  const std::string text = unzipped(path_);
  std::size_t end = 0;
  for (std::uint64_t line = 1; line < later->number; ++line) end = text.find('\n', end) + 1;
  const Ran before = import(store_.write("until-then.csv", text.substr(0, end)));
  ASSERT_EQ(before.exit_code, 0) << before.err;
  const std::string item = verdicts_by_line(store_).at(sale->number).at(0).instr_id;
  const Ran applied =
      store_.import_lines(boost::json::serialize(boost::json::object{{"command", "apply_consumption_release"},
                                                                     {"on", days_later(sale->day, 1)},
                                                                     {"operator_id", the_operator},
                                                                     {"item", item},
                                                                     {"application_id", 900'001}}));
  ASSERT_EQ(applied.exit_code, 0) << applied.err;
  ASSERT_EQ(applied.json().at("accepted").to_number<int>(), 1) << applied.out;

  const Ran ran = import(path_);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const auto answer = ran.json();
  EXPECT_EQ(answer.at("changed_count").to_number<int>(), 0) << "the file has only grown";
  expect_report(answer, model, lines_.size());
  const auto verdicts = verdicts_by_line(store_);
  const auto movements = movements_of(store_);
  for (const Line& line : lines_) {
    const auto found = verdicts.find(line.number);
    expect_line(line, model, found == verdicts.end() ? std::vector<VerdictRow>{} : found->second, movements);
  }
  store_.digests();
}

}  // namespace
}  // namespace gongbao::import_test
