// Balances of earlier moments: by entry, by day, and what there are none of.
#include <gtest/gtest.h>

#include "server/api/as_of.h"
#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

class AsOfTest : public ::testing::Test {
 protected:
  // Sold for 100 yuan on the first day, redeemed for 30 on the second, for 20 on the third.
  AsOfTest() {
    operator_id = city.new_selling_operator(keeping_bank);
    bank = city.new_account("bank", {Role::custody_bank, keeping_bank, 0});
    entries.push_back(give("purchase", {{"card_id", 7},
                                        {"product_id", 1},
                                        {"amount_fen", 10'000},
                                        {"payee_account", "110100000000000001"},
                                        {"bank_txn_no", "T1"}}));
    turn();
    entries.push_back(give("redeem", {{"card_id", 7}, {"amount_fen", 3'000}}));
    turn();
    entries.push_back(give("redeem", {{"card_id", 7}, {"amount_fen", 2'000}}));
    city.catch_up();
  }
  void turn() {
    city.clock.stamp = stamp_of(date_of(city.clock.stamp) + Days{1}, 10 * 3600);
    ASSERT_TRUE(city.service->engine.turn_to(date_of(city.clock.stamp)).has_value());
    bank = city.log_in("bank", "three quiet herons");  // sessions do not last a day
  }
  std::uint64_t give(const std::string& op, json::object words) {
    const Date today = date_of(city.clock.stamp);
    constexpr char digits[] = "0123456789abcdef";
    std::string day;
    for (int shift = 28; shift >= 0; shift -= 4) day += digits[today.day >> shift & 0xf];
    words["instr_id"] = day + "00000000000000000000000" + std::to_string(entries.size() + 1);
    words["operator_id"] = operator_id;
    words["event_date"] = to_string(today);
    const Told told = city.post("/v1/custody/" + op, words, bank);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("entry_no").to_number<std::uint64_t>() : 0;
  }
  Told position(const std::string& as_of) {
    return city.get("/v1/prepaid-card/position?operator_id=" + std::to_string(operator_id) + "&as_of=" + as_of, bank);
  }
  Told card(const std::string& as_of) {
    return city.get("/v1/prepaid-card/card?card_id=7&operator_id=" + std::to_string(operator_id) + "&as_of=" + as_of,
                    bank);
  }

  TestCity city{date_of(2023, 10, 15)};
  std::uint64_t operator_id = 0;
  Visitor bank;
  std::vector<std::uint64_t> entries;
};

TEST_F(AsOfTest, ACardAtAnEntryAndAtADay) {
  const std::int64_t principals[] = {10'000, 7'000, 5'000};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Told told = card(std::to_string(entries[i]));
    ASSERT_EQ(told.status, 200) << told.text;
    EXPECT_EQ(told.body.at("principal_fen").to_number<std::int64_t>(), principals[i]);
    EXPECT_EQ(told.body.at("as_of").as_object().at("entry_no").to_number<std::uint64_t>(), entries[i]);
  }
  // Between two of its own: the earlier one speaks.
  EXPECT_EQ(card(std::to_string(entries[1] - 1)).body.at("principal_fen").to_number<int>(), 10'000);
  EXPECT_EQ(card("2023-10-15").body.at("principal_fen").to_number<int>(), 10'000);
  const Told second = card("2023-10-16");
  EXPECT_EQ(second.body.at("principal_fen").to_number<int>(), 7'000) << second.text;
  EXPECT_EQ(second.body.at("as_of").as_object().at("day").as_string(), "2023-10-16");
}

// The money is on another card since: both numbers lead to the same history.
TEST_F(AsOfTest, ALostCardKeepsItsPast) {
  const access::Actor keeper{Role::custody_bank, 0, keeping_bank, 0};
  city.decide(keeper, "report_loss", {{"operator_id", operator_id}, {"card_id", 7}});
  city.decide({Role::operator_, 0, operator_id, 0}, "reissue_card",
              {{"operator_id", operator_id}, {"card_id", 7}, {"new_card_id", 8}});
  const std::uint64_t reissued = city.service->engine.durable_entry();
  entries.push_back(give("redeem", {{"card_id", 8}, {"amount_fen", 1'000}}));
  for (const std::string number : {"7", "8"}) {
    const auto at = [&](std::uint64_t entry) {
      return city.get("/v1/prepaid-card/card?card_id=" + number + "&operator_id=" + std::to_string(operator_id) +
                          "&as_of=" + std::to_string(entry),
                      bank);
    };
    const Told before = at(entries[1]), then = at(reissued), now = at(entries.back());
    EXPECT_EQ(before.body.at("principal_fen").to_number<int>(), 7'000) << before.text;
    EXPECT_EQ(before.body.at("card_id").as_string(), "7");
    EXPECT_EQ(then.body.at("principal_fen").to_number<int>(), 5'000) << then.text;
    EXPECT_EQ(then.body.at("card_id").as_string(), "8");
    EXPECT_EQ(now.body.at("principal_fen").to_number<int>(), 4'000) << now.text;
  }
}

// A refund that is taken back comes by a typed command, between two movements of the card.
TEST_F(AsOfTest, WhatATypedCommandDidIsKnownBetweenTwoMovements) {
  const access::Actor keeper{Role::custody_bank, 0, keeping_bank, 0};
  const auto demanded =
      city.decide(keeper, "demand_refund", {{"operator_id", operator_id}, {"card_id", 7}, {"ground", "agreed"}});
  const auto refund = static_cast<std::uint64_t>(demanded.at("refund_id"));
  entries.push_back(give("accept_refund", {{"refund_id", refund}, {"amount_fen", 5'000}}));
  const std::uint64_t accepted = entries.back();
  city.decide(keeper, "withdraw_refund", {{"operator_id", operator_id}, {"refund_id", refund}});
  const std::uint64_t withdrawn = city.service->engine.durable_entry();
  entries.push_back(give("redeem", {{"card_id", 7}, {"amount_fen", 500}}));
  const std::uint64_t last = entries.back();
  EXPECT_EQ(card(std::to_string(accepted)).body.at("principal_fen").to_number<int>(), 0);
  EXPECT_EQ(card(std::to_string(accepted)).body.at("card_id").as_string(), "7");  // and not the refund
  EXPECT_EQ(card(std::to_string(withdrawn)).body.at("principal_fen").to_number<int>(), 5'000);
  EXPECT_EQ(card(std::to_string(last)).body.at("principal_fen").to_number<int>(), 4'500);
  const Told told = city.get("/v1/prepaid-card/statement?card_id=7&operator_id=" + std::to_string(operator_id), bank);
  ASSERT_EQ(told.status, 200) << told.text;
  std::vector<std::tuple<std::string, int, int>> rows;
  for (const json::value& each : told.body.at("movements").as_array()) {
    rows.emplace_back(each.at("op").as_string().c_str(), each.at("principal_change_fen").to_number<int>(),
                      each.at("balance_fen").to_number<int>());
    EXPECT_EQ(each.at("subject_id").as_string(), "7") << each.at("op").as_string();
  }
  const std::vector<std::tuple<std::string, int, int>> expected{
      {"purchase", 10'000, 10'000}, {"redeem", -3'000, 7'000},         {"redeem", -2'000, 5'000},
      {"accept_refund", -5'000, 0}, {"withdraw_refund", 5'000, 5'000}, {"redeem", -500, 4'500}};
  EXPECT_EQ(rows, expected);
}

TEST_F(AsOfTest, NumbersOfCardsAreTextWithEveryDigit) {
  const std::string number = "9007199254740993";  // 2^53 + 1: a JavaScript number would end in 2
  const std::uint64_t sold = give("purchase", {{"card_id", 9'007'199'254'740'993},
                                               {"product_id", 1},
                                               {"amount_fen", 4'000},
                                               {"payee_account", "110100000000000001"},
                                               {"bank_txn_no", "T2"}});
  const std::string of = "operator_id=" + std::to_string(operator_id), card = of + "&card_id=" + number;
  EXPECT_EQ(city.get("/v1/prepaid-card/card?" + card, bank).body.at("card_id").as_string(), number);
  for (const std::string& asked : {card, of}) {
    const Told told = city.get("/v1/prepaid-card/statement?" + asked, bank);
    ASSERT_EQ(told.status, 200) << told.text;
    EXPECT_EQ(told.body.at("movements").as_array().back().at("subject_id").as_string(), number);
  }
  const Told entry = city.get("/v1/custody/entries/" + std::to_string(sold), bank);
  EXPECT_EQ(entry.body.at("instruction").at("subject_id").as_string(), number) << entry.text;
}

// The number 9 was sold and taken back before card 7 was lost and became it: the holder of 7 sees nothing of that.
TEST_F(AsOfTest, AnEarlierLifeOfTheNumberIsNotTold) {
  const std::uint64_t sold = give("purchase", {{"card_id", 9},
                                               {"product_id", 1},
                                               {"amount_fen", 4'000},
                                               {"payee_account", "110100000000000001"},
                                               {"bank_txn_no", "T9"}});
  city.clock.stamp = stamp_of(date_of(city.clock.stamp) + Days{50}, 10 * 3600);
  ASSERT_TRUE(city.service->engine.turn_to(date_of(city.clock.stamp)).has_value());
  bank = city.log_in("bank", "three quiet herons");
  const access::Actor keeper{Role::custody_bank, 0, keeping_bank, 0};
  city.decide(keeper, "correct_instruction",
              {{"operator_id", operator_id}, {"original_entry", sold}, {"correction", "reverse"}, {"reason", "退卡"}});
  city.decide(keeper, "report_loss", {{"operator_id", operator_id}, {"card_id", 7}});
  city.decide({Role::operator_, 0, operator_id, 0}, "reissue_card",
              {{"operator_id", operator_id}, {"card_id", 7}, {"new_card_id", 9}});
  const Told told = city.get("/v1/prepaid-card/statement?card_id=9&operator_id=" + std::to_string(operator_id), bank);
  ASSERT_EQ(told.status, 200) << told.text;
  std::vector<std::tuple<std::string, int, int, int>> rows;
  for (const json::value& each : told.body.at("movements").as_array()) {
    rows.emplace_back(each.at("op").as_string().c_str(), std::stoi(std::string(each.at("subject_id").as_string())),
                      each.at("principal_change_fen").to_number<int>(), each.at("balance_fen").to_number<int>());
  }
  const std::vector<std::tuple<std::string, int, int, int>> expected{{"purchase", 7, 10'000, 10'000},
                                                                     {"redeem", 7, -3'000, 7'000},
                                                                     {"redeem", 7, -2'000, 5'000},
                                                                     {"reissue_card", 9, 0, 5'000}};
  EXPECT_EQ(rows, expected);
}

TEST_F(AsOfTest, AStatementIsTheSameInPagesOfAnySize) {
  const std::string target =
      "/v1/prepaid-card/statement?card_id=7&operator_id=" + std::to_string(operator_id) + "&limit=";
  const json::array whole = city.get(target + "100", bank).body.at("movements").as_array();
  EXPECT_EQ(whole.size(), 3U);
  json::array paged;
  std::string before;
  for (int page = 0; page < 10; ++page) {
    const Told told = city.get(target + "1" + (before.empty() ? "" : "&before=" + before), bank);
    ASSERT_EQ(told.status, 200) << told.text;
    paged.insert(paged.begin(), told.body.at("movements").as_array().front());
    if (!told.body.contains("before")) break;
    before = told.body.at("before").as_string().c_str();
  }
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(city.get(target + "1&before=" + before + "0", bank).status, 400);
  const std::string other =
      "/v1/prepaid-card/statement?operator_id=" + std::to_string(operator_id) + "&before=" + before;
  EXPECT_EQ(city.get(other, bank).status, 400);  // a cursor belongs to its subject
}

TEST_F(AsOfTest, ABranchReadsACardsPastToo) {
  const Visitor branch = city.new_account("branch", {Role::branch, operator_id, 5});
  const Told told = city.get(
      "/v1/prepaid-card/card?card_id=7&operator_id=" + std::to_string(operator_id) + "&as_of=2023-10-16", branch);
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("principal_fen").to_number<int>(), 7'000);
}

TEST_F(AsOfTest, AnOperatorAtADayIsWhatTheDayTurnRecorded) {
  const Told first = position("2023-10-15");
  ASSERT_EQ(first.status, 200) << first.text;
  EXPECT_EQ(first.body.at("custody_fen").to_number<int>(), 10'000);
  EXPECT_EQ(first.body.at("balance_fen").to_number<int>(), 10'000);
  const Told second = position("2023-10-16");
  EXPECT_EQ(second.body.at("balance_fen").to_number<int>(), 7'000) << second.text;
  EXPECT_EQ(second.body.at("pending_fen").to_number<int>(), 3'000);
  EXPECT_EQ(second.body.at("as_of").as_object().at("last_changed_on").as_string(), "2023-10-16");
}

TEST_F(AsOfTest, AnOperatorAtAnEntry) {
  const Told told = position(std::to_string(entries[1] - 1));
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("custody_fen").to_number<int>(), 10'000);
  EXPECT_EQ(told.body.at("as_of").as_object().at("last_entry_no").to_number<std::uint64_t>(), entries[0]);
}

TEST_F(AsOfTest, WhatLiesAheadOrBeforeIsSaid) {
  for (const std::string ahead : {"2023-10-17", "2030-01-01", "999999999"}) {
    EXPECT_EQ(position(ahead).code(), "http.as_of_later") << ahead;
    EXPECT_EQ(card(ahead).status, 422);
  }
  for (const std::string before : {"2023-10-14", "1"}) {
    EXPECT_EQ(position(before).code(), "http.as_of_before") << before;
    EXPECT_EQ(card(before).code(), "http.as_of_before") << before;
  }
  for (const std::string wrong : {"0", "tomorrow", "2023-13-01", ""}) {
    EXPECT_EQ(position(wrong).status, 400) << wrong;
    EXPECT_EQ(position(wrong).body.at("field").as_string(), "as_of");
  }
}

TEST_F(AsOfTest, IsForWhomThePresentIsFor) {
  const std::string target =
      "/v1/prepaid-card/position?operator_id=" + std::to_string(operator_id) + "&as_of=2023-10-15";
  EXPECT_EQ(city.get(target, {}).status, 401);
  EXPECT_EQ(city.get(target, city.new_account("bank2", {Role::custody_bank, keeping_bank + 1, 0})).status, 403);
  const Visitor own = city.new_account("own", {Role::operator_, operator_id, 0});
  city.catch_up();
  EXPECT_EQ(city.get(target, own).status, 200);
  EXPECT_EQ(city.get("/v1/prepaid-card/published?as_of=1&operator_id=" + std::to_string(operator_id), bank).status,
            400);
}

TEST_F(AsOfTest, ThePresentSaysItsEntry) {
  const Told now = city.get("/v1/prepaid-card/position?operator_id=" + std::to_string(operator_id), bank);
  EXPECT_EQ(now.body.at("as_of").as_object().at("entry_no").to_number<std::uint64_t>(),
            std::stoull(*now.headers.find("Gongbao-Entry")));
}

// Thousands of entries back, for nobody.
TEST_F(AsOfTest, NobodyWaitsAndNothingIsRead) {
  std::stop_source gone;
  Request request;
  request.abandoned = gone.get_token();
  AsOfSubject subject;
  subject.operator_id = operator_id;
  subject.newest = subject.entry = entries.back();
  subject.today = date_of(city.clock.stamp);
  const access::Actor actor{Role::custody_bank, 0, keeping_bank, 0};
  EXPECT_TRUE(figures_as_of(*city.service, request, actor, subject, {entries[0], {}}).has_value());
  gone.request_stop();
  const auto told = figures_as_of(*city.service, request, actor, subject, {entries[0], {}});
  ASSERT_FALSE(told.has_value());
  EXPECT_NE(told.error().body.find("http.timeout"), std::string::npos) << told.error().body;
}

// Said and not understood is not the same as not said.
TEST_F(AsOfTest, ANumberThatIsNoneIsRefusedByName) {
  const Visitor auditor = city.new_account("auditor", {Role::audit_administrator, 0, 0});
  const std::string statement = "/v1/prepaid-card/statement?operator_id=" + std::to_string(operator_id);
  const struct {
    std::string target;
    std::string field;
    Visitor visitor;
  } rows[] = {
      {statement + "&limit=abc", "limit", bank},
      {statement + "&limit=", "limit", bank},
      {statement + "&limit=0", "limit", bank},
      {statement + "&limit=101", "limit", bank},
      {statement + "&limit=-1", "limit", bank},
      {statement + "&card_id=x", "card_id", bank},
      {statement + "&before=x", "before", bank},
      {"/v1/events?after=abc", "after", bank},
      {"/v1/events?after=", "after", bank},
      {"/v1/events?after=0&wait=soon", "wait", bank},
      {"/v1/security-events?after=x", "after", auditor},
      {"/v1/prepaid-card/accounts?limit=x", "limit", bank},
      {"/v1/prepaid-card/accounts?wait_entry=x", "wait_entry", bank},
      {"/v1/prepaid-card/accounts?limit=0", "limit", bank},
      {"/v1/prepaid-card/accounts?limit=101", "limit", bank},
  };
  for (const auto& row : rows) {
    const Told told = city.get(row.target, row.visitor);
    EXPECT_EQ(told.status, 400) << row.target << told.text;
    EXPECT_EQ(told.body.contains("field") ? told.body.at("field").as_string() : "", row.field) << row.target;
  }
  EXPECT_EQ(city.get(statement + "&limit=100", bank).status, 200);
  Visitor again = bank;
  again.more.add("Last-Event-ID", "x");
  EXPECT_EQ(city.get("/v1/events", again).body.at("field").as_string(), "Last-Event-ID");
}

}  // namespace
}  // namespace gongbao::server::testing
