// Who hears of which instruction, and that a long night is told in pieces without a gap.
#include "server/api/events.h"

#include <gtest/gtest.h>

#include <set>

#include "policies/registry/questions.h"
#include "server/api/test_city.h"
#include "views/views.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

constexpr std::uint64_t the_keeper = 7'000'001;

class InstructionEvents : public ::testing::Test {
 protected:
  // Cards 7 and 8 are sold to two consumers; the first has redeemed, and been paid a refund of the rest.
  InstructionEvents() {
    op_ = city_.new_selling_operator(the_keeper);
    bank_ = city_.new_account("bank", {Role::custody_bank, the_keeper, 0});
    first_ = city_.new_account("first", {Role::consumer, 0, 0});
    second_ = city_.new_account("second", {Role::consumer, 0, 0});
    for (const auto& [card, holder] : {std::pair{7, &first_}, std::pair{8, &second_}}) {
      give("purchase", {{"card_id", card},
                        {"product_id", 1},
                        {"amount_fen", 10'000},
                        {"payee_account", "110100000000000001"},
                        {"bank_txn_no", "T" + std::to_string(card)}});
      bind(static_cast<std::uint64_t>(card), *holder);
    }
    give("redeem", {{"card_id", 7}, {"amount_fen", 3'000}});
    const auto demanded = city_.decide({Role::consumer, city_.account_of(first_), 0, 0}, "demand_refund",
                                       {{"operator_id", op_}, {"card_id", 7}, {"ground", "agreed"}});
    give("accept_refund", {{"refund_id", demanded.at("refund_id")}, {"amount_fen", 7'000}});
  }
  void bind(std::uint64_t card, const Visitor& holder) {
    city_.decide({Role::custody_bank, 0, the_keeper, 0}, "bind_card_holder",
                 {{"operator_id", op_},
                  {"card_id", card},
                  {"holder", json::object{{"name", "李四"}, {"phone", "1390000111" + std::to_string(card % 10)}}},
                  {"consumer_account", city_.account_of(holder)}});
  }
  // Its id.
  std::string give(const std::string& op, json::object words) {
    const std::string number = std::to_string(++given_);
    const std::string id = "00004cb7" + std::string(24 - number.size(), '0') + number;
    words["instr_id"] = id;
    words["operator_id"] = op_;
    words["event_date"] = "2023-10-09";
    const Told told = city_.post("/v1/custody/" + op, words, bank_);
    EXPECT_EQ(told.status, 200) << told.text;
    return id;
  }
  // From the beginning to the end, page by page, as a reader would.
  std::vector<json::object> heard_by(const access::Actor& actor) {
    city_.catch_up();
    EventReader reader(*city_.service);
    std::vector<json::object> heard;
    for (EntryNo after = 0; after < city_.service->views->stands_at();) {
      const auto events = reader.after(actor, after);
      EXPECT_TRUE(events.has_value());
      if (!events) break;
      EXPECT_GT(events->upto, after);
      if (events->upto <= after) break;
      for (const EventRow& row : events->rows) {
        EXPECT_GT(row.entry, after);
        EXPECT_LE(row.entry, events->upto);
        heard.push_back(row.body);
      }
      after = events->upto;
    }
    return heard;
  }
  std::vector<std::string> instructions_for(const access::Actor& actor) {
    std::vector<std::string> commands;
    for (const json::object& body : heard_by(actor)) {
      if (body.at("fact").as_string() != "instruction_accepted") continue;
      commands.emplace_back(body.at("command").as_string());
    }
    return commands;
  }

  TestCity city_{date_of(2023, 10, 9)};
  std::uint64_t op_ = 0;
  Visitor bank_, first_, second_;
  int given_ = 0;
};

TEST_F(InstructionEvents, AreForWhoMayReadTheEntry) {
  using Commands = std::vector<std::string>;
  const Commands all{"purchase", "purchase", "redeem", "accept_refund"};
  const auto consumer = [&](const Visitor& who) { return access::Actor{Role::consumer, city_.account_of(who), 0, 0}; };
  EXPECT_EQ(instructions_for({Role::operator_, 0, op_, 0}), all);
  EXPECT_EQ(instructions_for({Role::operator_, 0, op_ + 1, 0}), Commands{});
  EXPECT_EQ(instructions_for({Role::district_commerce, 0, 0, 110105}), all);
  EXPECT_EQ(instructions_for({Role::district_commerce, 0, 0, 110106}), Commands{});
  EXPECT_EQ(instructions_for(consumer(first_)), (Commands{"purchase", "redeem", "accept_refund"}));
  EXPECT_EQ(instructions_for(consumer(second_)), Commands{"purchase"});
  EXPECT_EQ(instructions_for({Role::association, 0, 0, 0}), Commands{});
  // What it sent itself it has its verdicts of.
  EXPECT_EQ(instructions_for({Role::custody_bank, 0, the_keeper, 0}), Commands{});
}

// What stands where is found by the cards' own chains; whoever looks at every entry finds the same.
TEST_F(InstructionEvents, AConsumersAreThoseThatAnybodyWouldFindWhoLookedAtAll) {
  const access::Actor own{Role::operator_, 0, op_, 0};
  const auto sell = [&](std::uint64_t card, const Visitor* holder) {
    give("purchase", {{"card_id", card},
                      {"product_id", 1},
                      {"amount_fen", 10'001},
                      {"payee_account", "110100000000000001"},
                      {"bank_txn_no", "T" + std::to_string(card)}});
    if (holder != nullptr) bind(card, *holder);
  };
  // A card that was lost and replaced, one that changed hands, one of nobody, one that gives to another.
  sell(9, &first_);
  give("redeem", {{"card_id", 9}, {"amount_fen", 301}});
  city_.decide({Role::consumer, city_.account_of(first_), 0, 0}, "report_loss", {{"operator_id", op_}, {"card_id", 9}});
  city_.decide(own, "reissue_card", {{"operator_id", op_}, {"card_id", 9}, {"new_card_id", 19}});
  give("redeem", {{"card_id", 19}, {"amount_fen", 1}});
  sell(10, &first_);
  give("redeem", {{"card_id", 10}, {"amount_fen", 2}});
  bind(10, second_);
  give("redeem", {{"card_id", 10}, {"amount_fen", 3}});
  sell(11, nullptr);
  sell(12, &second_);
  give("transfer", {{"card_id", 12}, {"to_card_id", 8}, {"amount_fen", 99}});
  give("transfer", {{"card_id", 12}, {"to_card_id", 11}, {"amount_fen", 98}});
  // The order has the number of a card that is somebody's: it is the operator's all the same.
  constexpr int number_of_a_card = 7;
  const std::string item = give("redeem", {{"card_id", 8}, {"amount_fen", 501}});
  give("raise_objection", {{"item", item}, {"card_id", 8}});
  give("record_agreement",
       {{"item", item}, {"card_id", 8}, {"amount_fen", 501}, {"agreed_fen", 400}, {"confirmed", true}});
  give("apply_consumption_release", {{"item", item}, {"application_id", number_of_a_card}});
  give("execute_payout", {{"order_id", number_of_a_card}, {"bank_txn_no", "PAID"}});

  for (const Visitor* who : {&first_, &second_}) {
    const access::Actor consumer{Role::consumer, city_.account_of(*who), 0, 0};
    std::vector<std::int64_t> found, all;
    for (const json::object& body : heard_by(consumer)) {
      if (body.at("fact").as_string() == "instruction_accepted")
        found.push_back(body.at("entry").to_number<std::int64_t>());
    }
    for (EntryNo number = 1; number <= city_.service->log.last_entry(); ++number) {
      EXPECT_TRUE(city_.service->log
                      .see_entry(number,
                                 [&](const journal::EntryView& entry) {
                                   const bool accepted =
                                       entry.instruction != nullptr && entry.instruction->outcome.code == 0;
                                   if (accepted && policies::may_read(city_.service->city, consumer, entry))
                                     all.push_back(static_cast<std::int64_t>(number));
                                 })
                      .has_value());
    }
    EXPECT_EQ(found, all);
    EXPECT_GT(all.size(), 4U);
    // From any position on.
    for (const std::int64_t after : all) {
      EventReader reader(*city_.service);
      const auto events = reader.after(consumer, static_cast<EntryNo>(after));
      ASSERT_TRUE(events.has_value());
      for (const EventRow& row : events->rows) EXPECT_GT(row.entry, static_cast<EntryNo>(after));
    }
  }
  EXPECT_EQ(std::ranges::count(instructions_for({Role::consumer, city_.account_of(first_), 0, 0}), "execute_payout"),
            0);
}

// A role that reads no log hears of what its lists show, and of nothing else.
TEST_F(InstructionEvents, WhoReadsNoLogHearsOfTheRowsItMayRead) {
  const auto facts_for = [&](const access::Actor& actor) {
    std::set<std::string> facts;
    for (const json::object& body : heard_by(actor)) facts.insert(std::string(body.at("fact").as_string()));
    return facts;
  };
  city_.decide({Role::city_commerce, 0, 0, 0}, "publish_risk_prompt", {{"operator_id", op_}, {"text", "请谨慎购卡"}});
  const auto regulator = facts_for({Role::financial_regulator, 0, 0, 0});
  const auto central_bank = facts_for({Role::pboc, 0, 0, 0});
  const auto association = facts_for({Role::association, 0, 0, 0});
  const auto branch = facts_for({Role::branch, 0, op_, 1});
  const auto audit = facts_for({Role::audit_administrator, 0, 0, 0});
  EXPECT_TRUE(regulator.contains("custody_account_opened"));
  EXPECT_TRUE(central_bank.contains("custody_account_opened")) << "the register of accounts (13d)";
  EXPECT_FALSE(association.contains("custody_account_opened"));
  EXPECT_TRUE(branch.contains("product_issued")) << "of its own head office";
  EXPECT_FALSE(facts_for({Role::branch, 0, op_ + 1, 1}).contains("product_issued"));
  EXPECT_FALSE(association.contains("product_issued"));
  EXPECT_TRUE(audit.contains("account_opened"));
  EXPECT_FALSE(regulator.contains("account_opened"));
  for (const auto* heard : {&regulator, &central_bank, &association, &branch, &audit}) {
    EXPECT_FALSE(heard->contains("refund_demanded")) << "a consumer's";
    EXPECT_FALSE(heard->contains("card_holder_bound"));
    EXPECT_FALSE(heard->contains("instruction_accepted"));
  }
  EXPECT_EQ(association.contains("risk_prompt_published"), true);
}

// A card is the affair of the outlet that sold it, an answer that of whoever complained.
TEST_F(InstructionEvents, OnesOwnOutletAndPersonHearWhatConcernsThem) {
  const access::Actor own{Role::operator_, 0, op_, 0}, keeper{Role::custody_bank, 0, the_keeper, 0},
      officer{Role::district_commerce, 0, 0, 110105};
  for (const int outlet : {1, 2}) {
    city_.decide(own, "list_outlet",
                 {{"operator_id", op_},
                  {"outlet", json::object{{"outlet_id", outlet},
                                          {"kind", "redemption_site"},
                                          {"address", "朝外大街2号"},
                                          {"district", "110105"},
                                          {"premises", "own"}}}});
  }
  json::array items;
  for (const auto& [item, name] : names_of(prepaid_card::ContractItem{}))
    items.push_back(json::string(std::string(name)));
  city_.decide(
      own, "submit_filing",
      {{"operator_id", op_},
       {"form", json::object{{"address", "朝外大街1号"}, {"premises", "own"}, {"card_kinds", json::array{"virtual"}}}},
       {"contract_doc", json::object{{"text", "依法退款。"}, {"items", std::move(items)}, {"document", "合同"}}},
       {"commitment_doc", json::object{{"document", "承诺书"},
                                       {"signatory", json::object{{"name", "某人"}, {"phone", "13800000000"}}},
                                       {"signed_on", "2023-10-09"}}}});
  city_.decide(officer, "confirm_filing", {{"operator_id", op_}});
  give("purchase", {{"card_id", 30},
                    {"product_id", 1},
                    {"amount_fen", 101},
                    {"outlet_id", 1},
                    {"payee_account", "110100000000000001"},
                    {"bank_txn_no", "T30"}});
  city_.decide(keeper, "report_loss", {{"operator_id", op_}, {"card_id", 30}});
  city_.decide(own, "reissue_card", {{"operator_id", op_}, {"card_id", 30}, {"new_card_id", 40}});
  const access::Actor first{Role::consumer, city_.account_of(first_), 0, 0},
      second{Role::consumer, city_.account_of(second_), 0, 0};
  const auto complaint =
      city_.decide(first, "file_complaint", {{"operator_id", op_}, {"text", "门店不让用卡。"}}).at("complaint_id");
  city_.decide(officer, "answer_complaint",
               {{"operator_id", op_}, {"complaint_id", complaint}, {"text", "已责成恢复。"}});

  const auto times = [&](const access::Actor& actor, const char* fact) {
    const auto heard = heard_by(actor);
    return std::ranges::count_if(heard, [&](const json::object& body) { return body.at("fact").as_string() == fact; });
  };
  EXPECT_EQ(times({Role::branch, 0, op_, 1}, "card_reissued"), 1);
  EXPECT_EQ(times({Role::branch, 0, op_, 2}, "card_reissued"), 0);
  EXPECT_EQ(times({Role::branch, 0, op_ + 1, 1}, "card_reissued"), 0);
  EXPECT_EQ(times({Role::branch, 0, op_, 2}, "filing_confirmed"), 1) << "of the whole house, once";
  EXPECT_EQ(times(first, "complaint_answered"), 1);
  EXPECT_EQ(times(first, "complaint_filed"), 1) << "his own, once";
  EXPECT_EQ(times(first, "card_holder_bound"), 1);
  EXPECT_EQ(times(second, "complaint_answered"), 0);
  EXPECT_EQ(times(second, "complaint_filed"), 0);
  EXPECT_EQ(times(second, "refund_demanded"), 0);
}

TEST_F(InstructionEvents, SayWhatAStatementSays) {
  const auto heard = heard_by({Role::operator_, 0, op_, 0});
  const auto redeemed = std::ranges::find_if(heard, [](const json::object& body) {
    const auto* command = body.if_contains("command");
    return command != nullptr && *command == "redeem";
  });
  ASSERT_NE(redeemed, heard.end());
  EXPECT_EQ(redeemed->at("subject_id").as_string(), "7");
  EXPECT_EQ(redeemed->at("amount_fen").as_int64(), 3'000);
  EXPECT_EQ(redeemed->at("subject_balance_fen").as_int64(), 7'000);
  EXPECT_EQ(redeemed->at("principal_change_fen").as_int64(), -3'000);
  EXPECT_EQ(redeemed->at("event_date").as_string(), "2023-10-09");
  EXPECT_FALSE(redeemed->at("clauses").as_array().empty());
  // An officer sees no card's number in clear.
  const auto officers = heard_by({Role::district_commerce, 0, 0, 110105});
  for (const json::object& body : officers) {
    if (body.at("fact").as_string() != "instruction_accepted" || body.at("command") == "accept_refund") continue;
    EXPECT_NE(body.at("subject_id"), json::value("7"));
  }
}

TEST_F(InstructionEvents, ARefusedOneIsNoEvent) {
  const Told refused = city_.post("/v1/custody/redeem",
                                  {{"instr_id", "00004cb7000000000000000000009999"},
                                   {"operator_id", op_},
                                   {"event_date", "2023-10-09"},
                                   {"card_id", 8},
                                   {"amount_fen", 99'999}},
                                  bank_);
  ASSERT_EQ(refused.body.at("code").as_string(), "prepaid_card.card_balance_insufficient");
  EXPECT_EQ(instructions_for({Role::operator_, 0, op_, 0}).size(), 4U);
}

TEST_F(InstructionEvents, ALongNightComesInPiecesWithoutAGap) {
  for (int i = 0; i < 350; ++i) give("redeem", {{"card_id", 8}, {"amount_fen", 1}});
  const auto heard = heard_by({Role::operator_, 0, op_, 0});
  std::set<std::int64_t> entries;
  std::int64_t last = 0;
  int redeemed = 0;
  for (const json::object& body : heard) {
    const std::int64_t entry = body.at("entry").to_number<std::int64_t>();
    EXPECT_GE(entry, last);
    last = entry;
    if (body.at("command") != "redeem") continue;
    EXPECT_TRUE(entries.insert(entry).second) << entry;
    ++redeemed;
  }
  EXPECT_EQ(redeemed, 351);
}

}  // namespace
}  // namespace gongbao::server::testing
