// What is told of one instruction by its id: its verdict, what has become of it, and to whom.
#include <gtest/gtest.h>

#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

constexpr std::uint64_t some_bank = 7'000'001;

// Ids of 2023-10-15, which is day 0x4cbd.
std::string id_of_number(int number) {
  std::string digits = std::to_string(number);
  return "00004cbd" + std::string(24 - digits.size(), '0') + digits;
}

json::object sale_of(std::uint64_t op, int number) {
  return {{"instr_id", id_of_number(number)},
          {"operator_id", op},
          {"event_date", "2023-10-15"},
          {"card_id", 7},
          {"product_id", 1},
          {"amount_fen", 10'000},
          {"payee_account", "110100000000000001"},
          {"bank_txn_no", "T" + std::to_string(number)}};
}

class InstructionById : public ::testing::Test {
 protected:
  InstructionById() {
    operator_id = city.new_selling_operator(some_bank);
    bank = city.new_account("bank", {Role::custody_bank, some_bank, 0});
    sold = city.post("/v1/custody/purchase", sale_of(operator_id, 1), bank);
  }
  std::string target(int number) const { return "/v1/custody/instructions/" + id_of_number(number); }
  std::string of_operator() const { return "?operator_id=" + std::to_string(operator_id); }

  TestCity city{date_of(2023, 10, 15)};
  std::uint64_t operator_id = 0;
  Visitor bank;
  Told sold;
};

TEST_F(InstructionById, TellsItsVerdictAndWhatBecameOfIt) {
  ASSERT_EQ(sold.status, 200) << sold.text;
  const Told told = city.get(target(1), bank);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("outcome").as_string(), "accepted");
  EXPECT_EQ(told.body.at("command").as_string(), "purchase");
  EXPECT_EQ(told.body.at("entry_no"), sold.body.at("entry_no"));
  EXPECT_EQ(told.body.at("booked_at"), sold.body.at("booked_at"));
  EXPECT_EQ(told.body.at("clauses"), sold.body.at("clauses"));
  EXPECT_EQ(told.body.at("became").as_object().at("reversed").as_bool(), false);

  const json::object redeemed{{"instr_id", id_of_number(2)},
                              {"operator_id", operator_id},
                              {"event_date", "2023-10-15"},
                              {"card_id", 7},
                              {"amount_fen", 3'000}};
  ASSERT_EQ(city.post("/v1/custody/redeem", redeemed, bank).status, 200);
  const Told waiting = city.get(target(2), bank);
  const json::object& item = waiting.body.at("became").as_object();
  EXPECT_EQ(item.at("item").as_string(), "pending");
  EXPECT_EQ(item.at("item_amount_fen").to_number<int>(), 3'000);

  const json::object undone{{"instr_id", id_of_number(3)},
                            {"operator_id", operator_id},
                            {"event_date", "2023-10-15"},
                            {"original", id_of_number(2)},
                            {"subject_id", 7},
                            {"amount_fen", 3'000}};
  const Told reversed = city.post("/v1/custody/reverse", undone, bank);
  ASSERT_EQ(reversed.status, 200) << reversed.text;
  const Told gone = city.get(target(2), bank);
  EXPECT_EQ(gone.body.at("became").as_object().at("reversed").as_bool(), true) << gone.text;
  EXPECT_EQ(gone.body.at("became").as_object().at("item").as_string(), "released_or_reversed");
}

TEST_F(InstructionById, ARefusedOneIsToldWithItsCode) {
  json::object again = sale_of(operator_id, 5);
  again["product_id"] = 99;
  const Told refused = city.post("/v1/custody/purchase", again, bank);
  ASSERT_EQ(refused.status, 422) << refused.text;
  const Told told = city.get(target(5), bank);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("outcome").as_string(), "refused");
  EXPECT_EQ(told.code(), refused.code());
  EXPECT_FALSE(told.body.contains("became"));
}

TEST_F(InstructionById, ARefusalForADayBeforeTheCauseNamesTheFirstThatWouldDo) {
  const json::object early{{"instr_id", id_of_number(6)},
                           {"operator_id", operator_id},
                           {"event_date", "2023-10-14"},
                           {"card_id", 7},
                           {"amount_fen", 1}};
  for (const char* outcome : {"", "duplicate"}) {
    const Told refused = city.post("/v1/custody/redeem", early, bank);
    EXPECT_EQ(refused.code(), "ledger.wrong_state") << refused.text;
    EXPECT_EQ(refused.body.at("field").as_string(), "event_date") << outcome;
    EXPECT_EQ(refused.body.at("facts").as_object().at("first_admissible_day").as_string(), "2023-10-15") << outcome;
  }
  const Told told = city.get(target(6), bank);
  EXPECT_EQ(told.body.at("figures").as_object().at("first_admissible_day").as_string(), "2023-10-15") << told.text;
  json::object unready = early;
  unready["instr_id"] = id_of_number(7);
  unready["event_date"] = "2023-10-15";
  unready["order_id"] = 99;
  unready.erase("card_id");
  unready.erase("amount_fen");
  unready["bank_txn_no"] = "T7";
  const Told unknown = city.post("/v1/custody/execute_payout", unready, bank);
  EXPECT_FALSE(unknown.body.at("facts").as_object().contains("first_admissible_day")) << unknown.text;
}

TEST_F(InstructionById, IsFoundByWhoMaySeeItsOperatorAndByNobodyElse) {
  const Visitor own = city.new_account("own", {Role::operator_, operator_id, 0});
  EXPECT_EQ(city.get(target(1), own).status, 200);
  const Visitor officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
  EXPECT_EQ(city.get(target(1), officer).body.at("field").as_string(), "operator_id");
  EXPECT_EQ(city.get(target(1) + of_operator(), officer).status, 200);
  const Visitor haidian = city.new_account("haidian", {Role::district_commerce, 0, 110108});
  EXPECT_EQ(city.get(target(1) + of_operator(), haidian).status, 404);
  const std::uint64_t other = city.new_operator("91110108MA00AAAA4F");
  EXPECT_EQ(city.get(target(1) + of_operator(), city.new_account("other", {Role::operator_, other, 0})).status, 404);
  EXPECT_EQ(city.get(target(1), city.new_account("bank2", {Role::custody_bank, some_bank + 1, 0})).status, 404);
  EXPECT_EQ(city.get(target(1), {}).status, 401);
  for (const std::string& unknown : {target(4), std::string("/v1/custody/instructions/xyz")}) {
    const Told told = city.get(unknown, bank);
    EXPECT_EQ(told.status, 404);
    EXPECT_EQ(told.code(), "ledger.unknown_subject");
    EXPECT_EQ(told.body.at("field").as_string(), "id");
  }
  EXPECT_EQ(city.get(target(1) + of_operator(), haidian).code(), "ledger.unknown_subject") << "nor that there is one";
  EXPECT_EQ(city.get(target(1) + "?colour=red", bank).body.at("field").as_string(), "colour");
}

// Ids are remembered for a while, and that is said.
TEST_F(InstructionById, AnOldOneIsAskedForByItsEntry) {
  const Told told = city.get("/v1/custody/instructions/00004c00000000000000000000000001", bank);
  EXPECT_EQ(told.status, 404);
  EXPECT_EQ(told.code(), "ledger.id_expired");
}

// A registration names no operator: it is the business of the district it declares (3b).
TEST_F(InstructionById, ARegistrationIsReadByItsDistrict) {
  const auto declared = city.decide({Role::operator_, 0, 0, 0}, "register_operator",
                                    {{"uscc", "91110108MA00AAAA4F"},
                                     {"operator_name", "海淀百货"},
                                     {"kind", "single"},
                                     {"district", "110108"},
                                     {"industry", "retail"},
                                     {"sub_industry", "百货"}});
  const std::string entry = "/v1/custody/entries/" + std::to_string(declared.at("operator_id"));
  const Visitor haidian = city.new_account("haidian", {Role::district_commerce, 0, 110108});
  const Told told = city.get(entry, haidian);
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("command").as_string(), "register_operator");
  EXPECT_EQ(city.get(entry, city.new_account("chaoyang", {Role::district_commerce, 0, 110105})).status, 404);
  EXPECT_EQ(city.get(entry, city.new_account("shop", {Role::operator_, operator_id, 0})).status, 404);
  EXPECT_EQ(city.get(entry, bank).status, 404);
}

}  // namespace
}  // namespace gongbao::server::testing
