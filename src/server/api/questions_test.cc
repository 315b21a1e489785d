// Questions and short lists that pages lean on: the window of one item, the quarter so far, banks to choose from, how
// many deadlines run.
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "law/area.h"
#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

class DeskQuestions : public ::testing::Test {
 protected:
  // Card 7 was sold for 100 yuan and is the first consumer's; 30 yuan of it were redeemed.
  DeskQuestions() {
    operator_id = city.new_selling_operator(keeping_bank);
    bank = city.new_account("bank", {Role::custody_bank, keeping_bank, 0});
    own = city.new_account("own", {Role::operator_, operator_id, 0});
    officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
    holder = city.new_account("holder", {Role::consumer, 0, 0});
    other = city.new_account("other", {Role::consumer, 0, 0});
    sell(7, holder);
    redeemed = give("redeem", {{"card_id", 7}, {"amount_fen", 3'000}});
  }
  void sell(std::uint64_t card, const Visitor& to) {
    give("purchase", {{"card_id", card},
                      {"product_id", 1},
                      {"amount_fen", 10'000},
                      {"payee_account", "110100000000000001"},
                      {"bank_txn_no", "T" + std::to_string(card)}});
    city.decide({Role::custody_bank, 0, keeping_bank, 0}, "bind_card_holder",
                {{"operator_id", operator_id},
                 {"card_id", card},
                 {"holder", json::object{{"name", "李四"}, {"phone", "1390000111" + std::to_string(card)}}},
                 {"consumer_account", city.account_of(to)}});
  }
  // Its id.
  std::string give(const std::string& op, json::object words) {
    const std::string number = std::to_string(++given);
    const std::string id = "00004cb7" + std::string(24 - number.size(), '0') + number;
    words["instr_id"] = id;
    words["operator_id"] = operator_id;
    words["event_date"] = "2023-10-09";
    const Told told = city.post("/v1/custody/" + op, words, bank);
    EXPECT_EQ(told.status, 200) << told.text;
    return id;
  }
  Told windows(const Visitor& visitor, const std::string& more) {
    return city.get("/v1/prepaid-card/open_windows?operator_id=" + std::to_string(operator_id) + more, visitor);
  }
  Told quarter(const Visitor& visitor, const std::string& more = "") {
    return city.get("/v1/prepaid-card/quarter?operator_id=" + std::to_string(operator_id) + more, visitor);
  }
  json::array rows(const std::string& list, const Visitor& visitor) {
    city.catch_up();
    const Told told = city.get("/v1/prepaid-card/" + list, visitor);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("rows").as_array() : json::array{};
  }

  TestCity city{date_of(2023, 10, 9)};
  std::uint64_t operator_id = 0, given = 0;
  Visitor bank, own, officer, holder, other;
  std::string redeemed;
};

TEST_F(DeskQuestions, WhoHoldsTheCardIsToldUntilWhenHeMayObject) {
  const std::string asked = "&card_id=7&item=" + redeemed;
  const Told before = windows(holder, asked);
  ASSERT_EQ(before.status, 200) << before.text;
  EXPECT_TRUE(before.body.at("windows").as_array().empty()) << "nobody has applied for it yet";
  sell(8, other);
  const std::string of_other = give("redeem", {{"card_id", 8}, {"amount_fen", 2'000}});
  for (const std::string& item : {redeemed, of_other}) {
    give("apply_consumption_release", {{"item", item}, {"application_id", 55}});
  }
  const Told told = windows(holder, asked);
  ASSERT_EQ(told.status, 200) << told.text;
  const json::object& window = told.body.at("windows").as_array().at(0).as_object();
  const Told whole = windows(own, "");
  EXPECT_EQ(window.at("last_objection_day"), whole.body.at("windows").as_array().at(0).at("last_objection_day"));
  // What others redeemed is not his business.
  EXPECT_EQ(window.at("items").to_number<int>(), 1);
  EXPECT_EQ(window.at("applied_fen").to_number<int>(), 3'000);
  EXPECT_EQ(whole.body.at("applied_fen").to_number<int>(), 5'000);
  give("raise_objection", {{"item", redeemed}, {"card_id", 7}});
  const Told objected = windows(holder, asked);
  EXPECT_EQ(objected.body.at("disputed_fen").to_number<int>(), 3'000) << objected.text;
  EXPECT_EQ(objected.body.at("applied_fen").to_number<int>(), 0);

  EXPECT_EQ(windows(other, asked).status, 403);
  EXPECT_EQ(windows(holder, "&card_id=7&item=" + of_other).status, 404) << "not of this card";
  EXPECT_EQ(windows(holder, "&card_id=7").status, 404) << "a card is in no window";
  EXPECT_EQ(windows(holder, "&item=" + redeemed).status, 403);
  EXPECT_EQ(windows(holder, "").status, 403);
  EXPECT_EQ(windows(holder, "&card_id=7&item=xyz").body.at("field").as_string(), "item");
  EXPECT_EQ(windows(officer, "&item=" + redeemed).body.at("windows").as_array().size(), 1U);
}

// 待办 of a consumer: everything of his own that is in a window, in one answer, from the first day to the last.
TEST_F(DeskQuestions, AConsumerIsToldOfAllHisWindows) {
  const auto told_to = [&](const Visitor& visitor) {
    const Told told = city.get("/v1/prepaid-card/own_windows", visitor);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("windows").as_array() : json::array{};
  };
  EXPECT_TRUE(told_to(holder).empty()) << "nobody has applied for it yet";
  sell(8, other);
  sell(9, holder);
  const std::string of_other = give("redeem", {{"card_id", 8}, {"amount_fen", 2'001}});
  const std::string of_second = give("redeem", {{"card_id", 9}, {"amount_fen", 1}});
  give("redeem", {{"card_id", 9}, {"amount_fen", 7}});  // nobody applies for it
  for (const std::string& item : {redeemed, of_other, of_second})
    give("apply_consumption_release", {{"item", item}, {"application_id", 55}});
  give("raise_objection", {{"item", redeemed}, {"card_id", 7}});
  const json::array windows = told_to(holder);
  ASSERT_EQ(windows.size(), 2U);
  EXPECT_EQ(windows[0].at("item").as_string(), redeemed);
  EXPECT_EQ(windows[0].at("card_id").as_string(), "7");
  EXPECT_EQ(windows[0].at("amount_fen").to_number<int>(), 3'000);
  EXPECT_TRUE(windows[0].at("disputed").as_bool());
  EXPECT_EQ(windows[1].at("item").as_string(), of_second);
  EXPECT_EQ(windows[1].at("amount_fen").to_number<int>(), 1);
  EXPECT_FALSE(windows[1].at("disputed").as_bool());
  EXPECT_EQ(windows[1].at("redeemed_on").as_string(), "2023-10-09");
  EXPECT_EQ(windows[1].at("last_objection_day").as_string(), "2023-10-16") << "five working days";
  ASSERT_EQ(told_to(other).size(), 1U);
  EXPECT_EQ(told_to(other)[0].at("item").as_string(), of_other);
  const Told whole = city.get("/v1/prepaid-card/own_windows", holder);
  EXPECT_EQ(json::serialize(whole.body.at("clauses")), R"(["prepaid-card/9l","prepaid-card/9m"])");
  EXPECT_FALSE(whole.body.at("more").as_bool());

  for (const Visitor* visitor : {&own, &bank, &officer})
    EXPECT_EQ(city.get("/v1/prepaid-card/own_windows", *visitor).status, 403);
  EXPECT_EQ(city.get("/v1/prepaid-card/own_windows", {}).status, 401);
  EXPECT_EQ(city.get("/v1/prepaid-card/own_windows?account=1", holder).body.at("field").as_string(), "account");

  // A lost card's purchases are its successor's, with its number.
  city.decide({Role::consumer, city.account_of(holder), 0, 0}, "report_loss",
              {{"operator_id", operator_id}, {"card_id", 9}});
  city.decide({Role::operator_, 0, operator_id, 0}, "reissue_card",
              {{"operator_id", operator_id}, {"card_id", 9}, {"new_card_id", 19}});
  EXPECT_EQ(told_to(holder)[1].at("card_id").as_string(), "19");
  EXPECT_EQ(told_to(holder)[1].at("item").as_string(), of_second);

  // The last day is his; the day after, what he did not object to has cleared.
  const auto on = [&](Date day) {
    city.clock.stamp = stamp_of(day, 10 * 3600);
    EXPECT_TRUE(city.service->engine.turn_to(day).has_value());
    return told_to(city.log_in("holder", "three quiet herons"));
  };
  EXPECT_EQ(on(date_of(2023, 10, 16)).size(), 2U);
  EXPECT_EQ(on(date_of(2023, 10, 17)).size(), 0U);
}

// The price of a kept gift that a decision fixed is an item without an instruction of its own: the entry of the
// decision made it. It waits in a window like what was redeemed.
TEST_F(DeskQuestions, AConsumerIsToldOfAGiftsPriceThatADecisionFixed) {
  sell(8, holder);
  city.decide({Role::consumer, city.account_of(holder), 0, 0}, "demand_refund",
              {{"operator_id", operator_id}, {"card_id", 8}, {"ground", "cooling_off"}, {"gift_kept", true}});
  const std::uint64_t refund = rows("refunds", own).at(0).at("refund_id").to_number<std::uint64_t>();
  city.decide({Role::operator_, 0, operator_id, 0}, "contest_refund",
              {{"operator_id", operator_id}, {"refund_id", refund}, {"reason", "赠品价款未议定"}});
  city.decide({Role::district_commerce, 0, 0, law::area_named("110105").value()}, "resolve_contested_refund",
              {{"operator_id", operator_id},
               {"refund_id", refund},
               {"outcome", "accepted"},
               {"decision", "决定书"},
               {"gift_price_fen", 2'001}});
  const auto told_to = [&](const Visitor& visitor) {
    const Told told = city.get("/v1/prepaid-card/own_windows", visitor);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("windows").as_array() : json::array{};
  };
  EXPECT_TRUE(told_to(holder).empty()) << "nobody has applied for it yet";
  const std::string item = to_hex(city.service->city.books().refunds.at({operator_id, refund}).item);
  give("apply_consumption_release", {{"item", item}, {"application_id", 55}});
  const json::array windows = told_to(holder);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].at("item").as_string(), item);
  EXPECT_EQ(windows[0].at("card_id").as_string(), "8");
  EXPECT_EQ(windows[0].at("amount_fen").to_number<int>(), 2'001);
  EXPECT_EQ(windows[0].at("last_objection_day").as_string(), "2023-10-16");
  EXPECT_TRUE(told_to(other).empty());
  give("raise_objection", {{"item", item}, {"card_id", 8}});
  EXPECT_TRUE(told_to(holder).at(0).at("disputed").as_bool());
}

TEST_F(DeskQuestions, TheQuarterSoFar) {
  const Told told = quarter(own);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("quarter").as_string(), "2023Q4");
  EXPECT_EQ(told.body.at("stage").as_string(), "running");
  EXPECT_EQ(told.body.at("received_fen").to_number<int>(), 10'000);
  EXPECT_EQ(told.body.at("redeemed_fen").to_number<int>(), 3'000);
  EXPECT_EQ(told.body.at("refunded_fen").to_number<int>(), 0);
  EXPECT_EQ(told.body.at("balance_fen").to_number<int>(), 7'000);
  EXPECT_FALSE(told.body.contains("custody_end_fen"));
  EXPECT_EQ(quarter(own, "&quarter=2023Q4").text, told.text);
  EXPECT_EQ(quarter(own, "&quarter=2024Q1").status, 404);
  EXPECT_EQ(quarter(own, "&quarter=2023Q9").body.at("field").as_string(), "quarter");
  EXPECT_EQ(quarter(officer).status, 200);
  EXPECT_EQ(quarter(bank).status, 200);
  EXPECT_EQ(quarter(holder).status, 403);
  EXPECT_EQ(quarter({}).status, 401);
  const auto elsewhere = city.new_account("elsewhere", {Role::district_commerce, 0, 110102});
  EXPECT_EQ(quarter(elsewhere).status, 403);
}

TEST_F(DeskQuestions, AQuarterThatHasEndedSaysWhatItEndedWith) {
  city.clock.stamp = stamp_of(date_of(2024, 1, 2), 10 * 3600);
  ASSERT_TRUE(city.service->engine.turn_to(date_of(2024, 1, 2)).has_value());
  own = city.log_in("own", "three quiet herons");
  const Told ended = quarter(own, "&quarter=2023Q4"), running = quarter(own);
  ASSERT_EQ(ended.status, 200) << ended.text;
  EXPECT_EQ(ended.body.at("stage").as_string(), "provisional");
  EXPECT_EQ(ended.body.at("received_fen").to_number<int>(), 10'000);
  EXPECT_EQ(ended.body.at("custody_end_fen").to_number<int>(), 10'000);
  EXPECT_EQ(running.body.at("quarter").as_string(), "2024Q1");
  EXPECT_EQ(running.body.at("received_fen").to_number<int>(), 0);
  EXPECT_EQ(running.body.at("balance_fen").to_number<int>(), 7'000) << running.text;
}

TEST_F(DeskQuestions, GradesAreToldTheDistrictAndTheCity) {
  const auto ask = [&](const Visitor& visitor, const std::string& more) {
    return city.get("/v1/prepaid-card/credit_grades?" + more, visitor);
  };
  const Told told = ask(officer, "district=110105");
  ASSERT_EQ(told.status, 200) << told.text;
  const json::array& rows = told.body.at("operators").as_array();
  ASSERT_EQ(rows.size(), 1U) << told.text;
  EXPECT_EQ(rows[0].at("operator_id").to_number<std::uint64_t>(), operator_id);
  EXPECT_EQ(rows[0].at("grade").as_string(), "A");
  EXPECT_FALSE(told.body.contains("next"));
  const auto whole_city = city.new_account("whole_city", {Role::city_commerce, 0, 0});
  EXPECT_EQ(ask(whole_city, "district=110105").body.at("operators"), told.body.at("operators"));
  EXPECT_TRUE(ask(whole_city, "district=BDA").body.at("operators").as_array().empty());
  EXPECT_EQ(ask(officer, "district=110102").status, 403) << "of his own district alone";
  EXPECT_EQ(ask(officer, "district=110105&after=x").body.at("field").as_string(), "after");
  EXPECT_EQ(ask(officer, "").body.at("field").as_string(), "district");
  for (const Visitor& visitor : {own, bank, holder}) EXPECT_EQ(ask(visitor, "district=110105").status, 403);
  EXPECT_EQ(ask({}, "district=110105").status, 401);
}

TEST_F(DeskQuestions, BanksToChooseFrom) {
  city.new_account("newcomer", {Role::custody_bank, keeping_bank + 1, 0});
  const json::array banks = rows("banks", own);
  ASSERT_EQ(banks.size(), 2U);
  std::map<std::uint64_t, std::string> states;
  for (const json::value& each : banks) {
    states[each.at("bank_id").to_number<std::uint64_t>()] = each.at("state").as_string();
    EXPECT_FALSE(each.as_object().contains("accounts")) << "how many it keeps is not for everybody";
  }
  EXPECT_EQ(states.at(keeping_bank), "keeping");
  EXPECT_EQ(states.at(keeping_bank + 1), "known");
  EXPECT_EQ(rows("banks?bank_id=" + std::to_string(keeping_bank), {}).at(0).at("located_in").as_string(), "110102");
}

TEST_F(DeskQuestions, ABankIsCalledWhatAConfirmedFilingCallsIt) {
  EXPECT_EQ(rows("banks", own).at(0).at("name").as_string(), "");
  json::array items;
  for (const auto& [item, name] : names_of(prepaid_card::ContractItem{})) items.push_back(json::string(name));
  city.decide({Role::operator_, 0, operator_id, 0}, "submit_filing",
              {{"operator_id", operator_id},
               {"form", json::object{{"address", "朝外大街1号"},
                                     {"premises", "own"},
                                     {"bank", "燕都银行"},
                                     {"card_kinds", json::array{"virtual"}}}},
               {"contract_doc", json::object{{"text", "预付卡合同"}, {"items", items}, {"document", "合同"}}},
               {"commitment_doc", json::object{{"document", "承诺书"},
                                               {"signatory", json::object{{"name", "陆走行"}}},
                                               {"signed_on", "2023-10-09"}}}});
  EXPECT_EQ(rows("banks", own).at(0).at("name").as_string(), "") << "nobody has confirmed it";
  city.decide({Role::district_commerce, 0, 0, law::area_named("110105").value()}, "confirm_filing",
              {{"operator_id", operator_id}});
  EXPECT_EQ(rows("banks", own).at(0).at("name").as_string(), "燕都银行");
}

TEST_F(DeskQuestions, DeadlinesAreCountedByKindAndDay) {
  const auto complain = [&] {
    const Told told = city.post("/v1/prepaid-card/file_complaint",
                                json::object{{"operator_id", operator_id}, {"text", "无法兑付"}}, holder);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.body.at("facts").at("complaint_id").to_number<std::uint64_t>();
  };
  const std::uint64_t first = complain();
  complain();
  const json::array counts = rows("deadline_counts", officer);
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].at("kind").as_string(), "complaint");
  EXPECT_EQ(counts[0].at("open").to_number<int>(), 2);
  EXPECT_EQ(counts[0].at("due_on"), rows("deadlines", officer).at(0).at("due_on"));
  ASSERT_EQ(city.post("/v1/prepaid-card/answer_complaint",
                      json::object{{"operator_id", operator_id}, {"complaint_id", first}, {"text", "已督促"}}, officer)
                .status,
            200);
  EXPECT_EQ(rows("deadline_counts", officer).at(0).at("open").to_number<int>(), 1);
  EXPECT_TRUE(rows("deadline_counts", city.new_account("elsewhere", {Role::district_commerce, 0, 110102})).empty());
  EXPECT_EQ(city.get("/v1/prepaid-card/deadline_counts", own).status, 403);
}

}  // namespace
}  // namespace gongbao::server::testing
