// The column map and the planning of rows, against a ledger small enough to be read here, and on the real files.
#include "formats/csv_import.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <deque>

#include "base/hash.h"
#include "formats/csv_rows.h"
#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

using custody::Instruction;
using custody::Op;
using NextKind = CsvImport::Next::Kind;

constexpr std::uint16_t conflict = 102, unknown_subject = 104, not_positive = 107, wrong_state = 108, not_found = 111,
                        not_reversible = 113, too_little = 207;

// Purchases, top-ups, redemptions and their reversal, with ids remembered for ever.
class SmallLedger {
 public:
  CsvImport::Answer take(const Instruction& i) {
    const auto bytes = custody::pack(i);
    if (const auto known = answers_.find(i.instr_id); known != answers_.end()) {
      if (known->second.first != bytes) return {VerdictOutcome::refused, conflict};
      return {VerdictOutcome::duplicate, known->second.second};
    }
    const std::uint16_t code = decide(i);
    answers_[i.instr_id] = {bytes, code};
    return {code == 0 ? VerdictOutcome::accepted : VerdictOutcome::refused, code};
  }
  std::map<std::uint64_t, std::int64_t> balances;
  std::set<Id16> cleared;  // items that are no longer pending

 private:
  std::uint16_t decide(const Instruction& i) {
    const bool exists = balances.contains(i.subject_id);
    if (i.op == Op::purchase && exists) return wrong_state;
    if (i.op != Op::purchase && !exists) return unknown_subject;
    if (i.amount_fen <= 0) return not_positive;
    if (i.op == Op::redeem && balances[i.subject_id] < i.amount_fen) return too_little;
    if (i.op == Op::redeem) redeemed_[i.instr_id] = i.amount_fen;
    if (i.op == Op::reverse) {
      const auto original = redeemed_.find(i.ref_id);
      if (original == redeemed_.end() || original->second != i.amount_fen) return not_found;
      if (cleared.contains(i.ref_id)) return not_reversible;
      redeemed_.erase(original);
    }
    balances[i.subject_id] += i.op == Op::redeem ? -i.amount_fen : i.amount_fen;
    return 0;
  }
  std::map<Id16, std::pair<custody::PackedInstruction, std::uint16_t>> answers_;
  std::map<Id16, std::int64_t> redeemed_;
};

struct Imported {
  std::vector<CsvImport::Planned> planned;
  std::vector<CsvImport::Answer> answers;  // by ticket
  CsvImport::Report report;
};

// At most in_flight instructions are on their way; stops after that many, as if killed.
Imported run(const std::string& path, const CsvMap& map, SmallLedger& ledger, std::size_t in_flight = 1,
             std::size_t stop_after = SIZE_MAX) {
  Imported result;
  auto import = CsvImport::open(path, map);
  if (!import) {
    ADD_FAILURE() << to_string(import.error());
    return result;
  }
  std::deque<CsvImport::Planned> queue;
  const auto answer_one = [&] {
    const auto planned = queue.front();
    queue.pop_front();
    result.answers.push_back(ledger.take(planned.instruction));
    (*import)->told(planned.ticket, result.answers.back());
  };
  while (result.planned.size() < stop_after) {
    const auto next = (*import)->next();
    if (!next) {
      ADD_FAILURE() << to_string(next.error());
      break;
    }
    if (next->kind == NextKind::planned) {
      result.planned.push_back(next->planned);
      queue.push_back(next->planned);
      if (queue.size() >= in_flight) answer_one();
    } else if (queue.empty()) {
      EXPECT_EQ(next->kind, NextKind::end);
      break;
    } else {
      answer_one();
    }
  }
  while (!queue.empty()) answer_one();
  result.report = (*import)->report();
  return result;
}

CsvMap map_of(std::string_view toml) {
  auto map = parse_csv_map(toml);
  EXPECT_TRUE(map) << to_string(map.error());
  return map ? *map : CsvMap{};
}

CsvMap sample_map(const std::string& name) {
  auto map = load_csv_map(GONGBAO_SOURCE_DIR "/examples/maps/" + name);
  EXPECT_TRUE(map) << to_string(map.error());
  if (!map) return {};
  map->operator_id.constant = "91";  // the map names it by its credit code, which the books resolve
  return *map;
}

// Sales and cancellations of a shop, with a column that credits cards.
constexpr const char* shop_map = R"(
[source]
name = "shop"
[date]
column = "day"
[op]
column = "what"
values = { credit = "credit", sale = "redeem", back = "cancel", note = "skip" }
[amount]
product = ["n", "price"]
rounding = "half_up"
[subject]
columns = "card"
[operator]
constant = 91
[cancel]
match = ["card", "article", "price"]
quantity = "n"
)";
constexpr const char* shop_header = "day,what,card,article,n,price\n";

TEST(CsvImport, FirstCreditIsAPurchaseLaterOnesTopUps) {
  const TestFolder folder;
  const auto path = folder.write("s", std::string(shop_header) +
                                          "2023-10-09,credit,7,,1,0\n"  // refused: still no card
                                          "2023-10-09,credit,7,,1,100.00\n"
                                          "2023-10-09,note,,,,\n"
                                          "2023-10-10,credit,7,,1,50.00\n"
                                          "2023-10-10,credit,8,,1,1.00\n");
  SmallLedger ledger;
  const Imported result = run(path, map_of(shop_map), ledger, 100);
  std::vector<Op> ops;
  for (const auto& p : result.planned) ops.push_back(p.instruction.op);
  EXPECT_EQ(ops, (std::vector{Op::purchase, Op::purchase, Op::topup, Op::purchase}));
  EXPECT_EQ(ledger.balances[7], 15'000);
  EXPECT_EQ(result.report.rows, 5u);
  EXPECT_EQ(result.report.skipped, 1u);
  EXPECT_EQ(result.report.accepted, 3u);
  EXPECT_EQ(result.report.refused, 1u);
}

TEST(CsvImport, AWholeLineIsReversedAPartIsReversedAndRedeemedAgain) {
  const TestFolder folder;
  const auto path = folder.write("s", std::string(shop_header) +
                                          "2023-10-09,credit,7,,1,100.00\n"
                                          "2023-10-10,sale,7,tea,3,1.425\n"    // 4.28
                                          "2023-10-10,sale,7,tea,5,1.425\n"    // 7.13
                                          "2023-10-11,back,7,tea,-3,1.425\n"   // the whole first line
                                          "2023-10-11,back,7,tea,-2,1.425\n"   // part of the second: 3 remain, 4.28
                                          "2023-10-12,back,7,tea,-3,1.425\n"   // the whole rest
                                          "2023-10-12,back,7,tea,-3,1.425\n"   // nothing left
                                          "2023-10-12,back,7,milk,-1,1.00\n"   // never bought
                                          "2023-10-12,sale,7,pot,1,1000.00\n"  // refused
                                          "2023-10-12,back,7,pot,-1,1000.00\n");
  SmallLedger ledger;
  const Imported result = run(path, map_of(shop_map), ledger, 100);
  EXPECT_EQ(ledger.balances[7], 10'000);
  using C = CsvImport::Cause;
  std::vector<std::tuple<Op, std::int64_t, C>> planned;
  for (const auto& p : result.planned) planned.push_back({p.instruction.op, p.instruction.amount_fen, p.cause});
  EXPECT_EQ(planned, (std::vector<std::tuple<Op, std::int64_t, C>>{{Op::purchase, 10'000, C::row},
                                                                   {Op::redeem, 428, C::row},
                                                                   {Op::redeem, 713, C::row},
                                                                   {Op::reverse, 428, C::reversal},
                                                                   {Op::reverse, 713, C::reversal},
                                                                   {Op::redeem, 428, C::rest},
                                                                   {Op::reverse, 428, C::reversal},
                                                                   {Op::redeem, 100'000, C::row}}));
  EXPECT_EQ(result.planned[3].instruction.ref_id, result.planned[1].instruction.instr_id);
  EXPECT_EQ(result.planned[6].instruction.ref_id, result.planned[5].instruction.instr_id);
  EXPECT_EQ(result.planned[5].instruction.event_date, date_of(2023, 10, 11));
  const auto nothing = CsvImport::Held::Why::nothing_to_cancel;
  EXPECT_EQ(result.report.held,
            (std::vector<CsvImport::Held>{{8, 7, nothing, 0}, {9, 8, nothing, 0}, {11, 10, nothing, 0}}));
}

TEST(CsvImport, AnItemNoLongerPendingIsHeldAndReported) {
  const TestFolder folder;
  const auto path = folder.write("s", std::string(shop_header) +
                                          "2023-10-09,credit,7,,1,100.00\n2023-10-10,sale,7,tea,3,1.00\n"
                                          "2023-10-20,back,7,tea,-1,1.00\n");
  SmallLedger probe;
  const Id16 item = run(path, map_of(shop_map), probe).planned[1].instruction.instr_id;
  SmallLedger ledger;
  ledger.cleared.insert(item);
  const Imported result = run(path, map_of(shop_map), ledger, 100);
  EXPECT_EQ(result.planned.size(), 3u) << "no rest without the reversal";
  EXPECT_EQ(result.report.held,
            (std::vector<CsvImport::Held>{{4, 3, CsvImport::Held::Why::original_not_reversible, not_reversible}}));
  EXPECT_EQ(ledger.balances[7], 9'700);
}

std::string random_shop(std::size_t rows) {
  std::string text = shop_header;
  for (std::size_t i = 0; i < rows; ++i) {
    const int card = *rc::gen::inRange(1, 4);
    const int n = *rc::gen::inRange(1, 4);
    const int what = *rc::gen::inRange(0, 4);
    text += "2023-10-" + std::to_string(10 + i / 8) +
            (what == 0   ? ",credit,"
             : what == 1 ? ",back,"
                         : ",sale,") +
            std::to_string(card) + (what == 0 ? ",," : ",tea,") + std::to_string(what == 1 ? -n : n) +
            (what == 0 ? ",5.00\n" : ",1.005\n");
  }
  return text;
}

bool same(const std::vector<CsvImport::Planned>& a, const std::vector<CsvImport::Planned>& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
    return custody::pack(x.instruction) == custody::pack(y.instruction) && x.row == y.row && x.cause == y.cause;
  });
}

RC_GTEST_PROP(CsvImportProperty, HowManyAreInFlightMakesNoDifference, ()) {
  const TestFolder folder;
  const auto path = folder.write("s", random_shop(*rc::gen::inRange<std::size_t>(0, 60)));
  SmallLedger one, many;
  const Imported single = run(path, map_of(shop_map), one, 1);
  const Imported batched = run(path, map_of(shop_map), many, *rc::gen::inRange<std::size_t>(2, 50));
  RC_ASSERT(same(single.planned, batched.planned));
  RC_ASSERT(one.balances == many.balances);
  RC_ASSERT(single.report.held == batched.report.held);
}

RC_GTEST_PROP(CsvImportProperty, AnInterruptedImportRunAgainPostsNothingTwice, ()) {
  const TestFolder folder;
  const auto path = folder.write("s", random_shop(*rc::gen::inRange<std::size_t>(1, 60)));
  SmallLedger whole, cut;
  const Imported undisturbed = run(path, map_of(shop_map), whole, 5);
  const auto stop = *rc::gen::inRange<std::size_t>(0, undisturbed.planned.size() + 1);
  run(path, map_of(shop_map), cut, 5, stop);
  const Imported again = run(path, map_of(shop_map), cut, 7);
  RC_ASSERT(same(undisturbed.planned, again.planned));
  RC_ASSERT(whole.balances == cut.balances);
  RC_ASSERT(again.report.duplicate == stop);
  RC_ASSERT(again.report.changed_count == 0u);
  RC_ASSERT(
      std::ranges::equal(undisturbed.answers, again.answers, {}, &CsvImport::Answer::code, &CsvImport::Answer::code));
}

RC_GTEST_PROP(CsvImportProperty, AGrownFilePostsItsEndOnly_ACorrectedLineIsReported, ()) {
  const TestFolder folder;
  const std::string text = random_shop(20);
  SmallLedger ledger;
  run(folder.write("s", text), map_of(shop_map), ledger, 5);
  const Imported grown = run(folder.write("s", text + "2023-10-09,credit,9,,1,3.00\n"), map_of(shop_map), ledger, 5);
  RC_ASSERT(grown.report.changed_count == 0u);
  RC_ASSERT(grown.report.accepted == 1u);

  const std::string corrected =
      std::string(shop_header) + "2023-10-10,credit,8,,1,7.00\n" + text.substr(text.find('\n') + 1);
  const Imported inserted = run(folder.write("s", corrected), map_of(shop_map), ledger, 5);
  RC_ASSERT(inserted.report.changed_count == 1u);
  RC_ASSERT(inserted.report.changed[0].row == 1u);
  RC_ASSERT(ledger.balances[8] == 700);
}

TEST(CsvImport, TheBalanceColumnIsReadLikeTheAmountAndHandedOnWithTheRowsLastInstruction) {
  const TestFolder folder;
  CsvMap map = map_of(std::string(shop_map) + "[check]\nbalance = \"left\"\n");
  const auto path = folder.write("s",
                                 "day,what,card,article,n,price,left\n"
                                 "2023-10-09,credit,7,,1,100.00,100\n"
                                 "2023-10-09,sale,7,tea,3,1.00,-3.005\n"
                                 "2023-10-09,sale,7,tea,1,1.00,\n"
                                 "2023-10-10,back,7,tea,-2,1.00,98.00\n");
  SmallLedger ledger;
  const Imported result = run(path, map, ledger);
  std::vector<std::optional<std::int64_t>> balances;
  for (const auto& p : result.planned) balances.push_back(p.file_balance);
  using Fen = std::optional<std::int64_t>;
  EXPECT_EQ(balances, (std::vector<Fen>{10'000, -301, std::nullopt, std::nullopt, 9'800}))
      << "half up like the amounts; the reversal of a part is not the end of its row";
  EXPECT_EQ(result.planned.back().cause, CsvImport::Cause::rest);

  map.rounding = Rounding::exact;
  const auto refused = CsvImport::open(path, map);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "left");
  EXPECT_EQ(refused.error().where, "s, line 3 (row 2)");
}

TEST(CsvImport, EqualRowsAreDifferentInstructions) {
  const TestFolder folder;
  const std::string row = "2023-10-09,credit,7,,1,1.00\n";
  const auto path = folder.write("s", shop_header + row + row + row);
  SmallLedger ledger;
  EXPECT_EQ(run(path, map_of(shop_map), ledger).report.accepted, 3u);
  EXPECT_EQ(run(path, map_of(shop_map), ledger).report.duplicate, 3u);
  EXPECT_EQ(ledger.balances[7], 300);
}

TEST(CsvImport, IdsCarryTheRowsDay) {
  const TestFolder folder;
  SmallLedger ledger;
  const auto path = folder.write("s", std::string(shop_header) + "2023-10-09,credit,7,,1,1.00\n");
  const Imported result = run(path, map_of(shop_map), ledger);
  EXPECT_EQ(custody::day_of(result.planned[0].instruction.instr_id), date_of(2023, 10, 9));
  const auto import = CsvImport::open(path, map_of(shop_map));
  EXPECT_EQ((*import)->days(), std::pair(date_of(2023, 10, 9), date_of(2023, 10, 9)));
}

// Everything a map can say at once: GB18030, semicolons, decimal comma, text subjects, sorting, constants.
TEST(CsvImport, AllKindsOfColumns) {
  const CsvMap map = map_of(R"(
[source]
name = "x"
encoding = "gb18030"
separator = ";"
sort_by_date = true
[id]
columns = ["流水"]
[date]
column = "日期"
format = "%-d.%-m.%y %H:%M"
shift_days = -1
[op]
constant = 1
[amount]
column = "金额"
decimal = ","
thousands = "."
[subject]
columns = ["姓", "号"]
kind = "text"
[operator]
column = "商户"
[outlet]
column = "门店"
[purpose]
constant = 2
[counter]
constant = 5
[aux]
column = "赠"
[account]
column = "账号"
[bank_txn_no]
column = "流水"
prefix = "B-"
[constant]
scheme = 2
flags = 1
)");
  const std::string utf8 =
      "流水;日期;金额;姓;号;商户;门店;赠;账号\n"
      "12;10.10.23 09:30;1.234,50;王;1;91;3;100;6217000010001234567\n"
      "11;9.10.23 23:59;0,01;王;2;91;3;0;6217000010001234567\n";
  const TestFolder folder;
  folder.write("u", utf8);
  ASSERT_EQ(std::system(("iconv -f UTF-8 -t GB18030 " + folder.path("u") + " > " + folder.path("g")).c_str()), 0);
  SmallLedger ledger;
  const Imported result = run(folder.path("g"), map, ledger);
  ASSERT_EQ(result.planned.size(), 2u);
  const Instruction& first = result.planned[0].instruction;
  const Instruction& second = result.planned[1].instruction;
  EXPECT_EQ(first.event_date, date_of(2023, 10, 8)) << "sorted by date";
  EXPECT_EQ(first.second_of_day, 86'340u);
  EXPECT_EQ(second.amount_fen, 123'450);
  EXPECT_EQ(second.aux_fen, 100);
  EXPECT_EQ(second.outlet_id, 3u);
  EXPECT_EQ(second.counter_id, 5u);
  EXPECT_EQ(second.scheme, 2);
  EXPECT_EQ(second.flags, 1);
  EXPECT_EQ(std::string(second.bank_txn_no.data()), "B-12");
  EXPECT_EQ(custody::account_digits(second.ref_id), "6217000010001234567");
  EXPECT_NE(first.subject_id, second.subject_id);
}

TEST(CsvImport, AFaultAnywhereRefusesTheFileBeforeAnythingIsPlanned) {
  struct Case {
    std::string rows, field, where, message;
  };
  const std::string good = "2023-10-09,credit,7,,1,1.00\n";
  for (const Case& c : std::vector<Case>{
           {"2023-02-30,credit,7,,1,1.00\n", "day", "s, line 3 (row 2)", "no such day"},
           {"9.10.2023,credit,7,,1,1.00\n", "day", "s, line 3 (row 2)", "is not a date of the form %Y-%m-%d"},
           {"2023-10-09,debit,7,,1,1.00\n", "what", "s, line 3 (row 2)", "no operation for this value"},
           {"2023-10-09,credit,x,,1,1.00\n", "card", "s, line 3 (row 2)", "whole number"},
           {"2023-10-09,credit,99999999999999999999,,1,1.00\n", "card", "s, line 3 (row 2)", "between"},
           {"2023-10-09,credit,7,,eins,1.00\n", "n", "s, line 3 (row 2)", "not a number"},
           {"2023-10-09,credit,7,,1e3,1.00\n", "n", "s, line 3 (row 2)", "not a number"},
           {"2023-10-09,credit,7,,1,\n", "price", "s, line 3 (row 2)", "not a number"},
           {"2023-10-09,credit,7,,999999999999999999,999999999999999999\n", "price", "s, line 3 (row 2)", "too large"},
           {"2023-10-09,credit,7,,1\n", "", "s, line 3 (row 2)", "has 5 fields"},
           {"2023-10-09,credit,7,\"x", "article", "s, line 3 (row 2)", "ends inside a quoted field"},
       }) {
    const TestFolder folder;
    const auto import = CsvImport::open(folder.write("s", shop_header + good + c.rows), map_of(shop_map));
    ASSERT_FALSE(import) << c.rows;
    EXPECT_EQ(import.error().code, "ledger.schema_invalid");
    EXPECT_EQ(import.error().field, c.field) << c.rows;
    EXPECT_EQ(import.error().where, c.where) << c.rows;
    EXPECT_NE(import.error().message.find(c.message), std::string::npos) << import.error().message;
  }
  const TestFolder folder;
  const auto missing = CsvImport::open(folder.write("s.csv", "day,what,card,article,n\n"), map_of(shop_map));
  ASSERT_FALSE(missing);
  EXPECT_EQ(to_string(missing.error()),
            "s.csv: price: the column is missing; the file has day, what, card, article, n (ledger.schema_invalid)");
}

TEST(CsvMap, FaultsOfTheMapNameLineAndKey) {
  struct Case {
    std::string from, to, field, where, message;
  };
  for (const Case& c : std::vector<Case>{
           {"[date]", "[datum]", "date", "map, line 1", "section is missing"},
           {"[cancel]", "[colour]\nx = 1\n[cancel]", "colour", "map, line 16", "no such section"},
           {"column = \"day\"", "column = \"day\"\nformt = \"x\"", "date.formt", "map, line 6", "no such key"},
           {"column = \"day\"", "column = 5", "date.column", "map, line 5", "text in quotes"},
           {"column = \"day\"", "column = ", "", "map, line 5", "not TOML"},
           {"rounding = \"half_up\"", "rounding = \"up\"", "amount.rounding", "map, line 11", "exact or half_up"},
           {"sale = \"redeem\"", "sale = \"sell\"", "op.values.sale", "map, line 8", "no operation of this name"},
           {"[cancel]\nmatch = [\"card\", \"article\", \"price\"]\nquantity = \"n\"", "", "cancel", "map", "missing"},
           {"quantity = \"n\"", "", "cancel.quantity", "map, line 16", "missing"},
           {"[cancel]", "[check]\nbalanced = \"x\"\n[cancel]", "check.balanced", "map, line 17", "no such key"},
           {"[cancel]", "[check]\n[cancel]", "check.balance", "map, line 16", "missing"},
           {"product = [\"n\", \"price\"]", "product = [\"n\"]", "amount", "map, line 9", "either"},
           {"constant = 91", "constant = 91\ncolumn = \"x\"", "operator", "map, line 14", "either"},
           {"name = \"shop\"", "encoding = \"latin1\"", "source.encoding", "map, line 3", "UTF-8 or GB18030"},
           {"name = \"shop\"", "separator = \"ab\"", "source.separator", "map, line 3", "one ASCII"},
           {"[cancel]", "[.cancel]", "", "map, line 16", "not TOML"},
           {"name = \"shop\"", "name = \"\xff\"", "", "map, line 3, column 9", "not UTF-8"},
           {"name = \"shop\"", "name = \"'店\" # 店 \"\nn\u0105me = 1", "", "map, line 4", "not TOML"},
           {"name = \"shop\"", "name = \u0105", "", "map, line 3", "not TOML"},
           {"name = \"shop\"", "name = 1、2", "", "map, line 3", "not TOML"},
       }) {
    std::string text = shop_map;
    const std::size_t at = text.find(c.from);
    ASSERT_NE(at, std::string::npos) << c.from;
    text.replace(at, c.from.size(), c.to);
    const auto map = parse_csv_map(text);
    ASSERT_FALSE(map) << c.to;
    EXPECT_EQ(map.error().code, "cli.map_invalid");
    EXPECT_EQ(map.error().field, c.field) << c.to;
    EXPECT_EQ(map.error().where.substr(0, c.where.size()), c.where) << c.to;
    EXPECT_NE(map.error().message.find(c.message), std::string::npos) << map.error().message;
  }
}

RC_GTEST_PROP(CsvMapProperty, MutatedMapsAreMapsOrProblems, ()) {
  std::string text = shop_map;
  for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto byte = *rc::gen::elementOf(std::string("\n []={}\",.'#\\a1\x80-"));
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        text[at] = byte;
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      default:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 20));
        break;
    }
    if (text.empty()) text = "a";
  }
  const auto map = parse_csv_map(text);
  RC_ASSERT(map.has_value() || !map.error().message.empty());
}

TEST(CsvMap, ThePageNamesTheMapsThatAreTested) {
  const std::string page = read_file(GONGBAO_SOURCE_DIR "/docs/csv-map.md");
  for (const char* name : {"examples/maps/berka.toml", "examples/maps/online-retail.toml"}) {
    ASSERT_TRUE(std::filesystem::exists(std::string(GONGBAO_SOURCE_DIR "/") + name));
    EXPECT_NE(page.find(name), std::string::npos) << name;
  }
}

// The bank's own running balance is the judge.
TEST(CsvImport, TheRealBankMovements) {
  GB_SAMPLE_OR_SKIP(path, "berka-slice.csv.gz");
  SmallLedger ledger;
  const Imported result = run(path, sample_map("berka.toml"), ledger, 1000);
  EXPECT_EQ(result.report.rows, 20'000u);
  EXPECT_EQ(result.planned.size(), 20'000u);
  for (std::size_t i = 1; i < result.planned.size(); ++i) {
    ASSERT_LE(result.planned[i - 1].instruction.event_date, result.planned[i].instruction.event_date);
  }

  // The last balance of each account, and whether its data chain to the fen; read without our CSV reader's help.
  auto reader = CsvReader::open(path);
  ASSERT_TRUE(reader);
  std::map<std::uint64_t, std::pair<std::int64_t, bool>> last;
  for (;;) {
    const auto row = reader->next();
    ASSERT_TRUE(row);
    if (!*row) break;
    const auto& f = (*row)->fields;
    auto& [balance, exact] = last.try_emplace(std::stoull(f[0]), 0, true).first->second;
    balance = parse_yuan(f[7])->fen;
    exact = exact && f[11] == "1";
  }
  EXPECT_EQ(last.size(), 541u);
  std::size_t exact_accounts = 0;
  for (const auto& [account, expected] : last) {
    if (!expected.second || ledger.balances[account] != expected.first) continue;
    ++exact_accounts;
  }
  EXPECT_EQ(exact_accounts, 188u);
}

TEST(CsvImport, TheRealShopWithCancellations) {
  GB_SAMPLE_OR_SKIP(path, "uci-online-retail-slice.csv.gz");
  SmallLedger ledger;
  for (std::uint64_t customer = 12'000; customer < 19'000; ++customer) ledger.balances[customer] = 1'000'000'000;
  const Imported result = run(path, sample_map("online-retail.toml"), ledger, 1000);
  EXPECT_EQ(result.report.rows, 10'000u);
  std::size_t reversals = 0, rests = 0, zero = 0;
  for (const auto& p : result.planned) {
    reversals += p.cause == CsvImport::Cause::reversal ? 1 : 0;
    rests += p.cause == CsvImport::Cause::rest ? 1 : 0;
    zero += p.instruction.amount_fen == 0 ? 1 : 0;
  }
  EXPECT_EQ(reversals + result.report.held_count, 131u) << "every cancellation is planned or held";
  EXPECT_EQ(result.report.refused, zero);
  std::cout << "reversals " << reversals << ", rests " << rests << ", held " << result.report.held_count
            << ", price 0: " << zero << "\n";
  SmallLedger single;
  single.balances = {};
  for (std::uint64_t customer = 12'000; customer < 19'000; ++customer) single.balances[customer] = 1'000'000'000;
  EXPECT_TRUE(same(result.planned, run(path, sample_map("online-retail.toml"), single, 1).planned));
}

}  // namespace
}  // namespace gongbao::formats
