// Commands by name: from JSON to canonical bytes and back, persons through the gate, ops with their own words.
#include "formats/command_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policies/registry/city.h"

namespace gongbao::formats {
namespace {

namespace json = boost::json;
using custody::Op;
using prepaid_card::RegisterOperator;

constexpr const char* registration =
    R"({"uscc":"91110105MA00AAAA1T","operator_name":"甲店","kind":"single","district":"110105","industry":"retail",)"
    R"("sub_industry":"retail","legal_rep":{"name":"张三","phone":"13800000000"},"settlement_account":"110105000000000001"})";

json::value parsed(std::string_view text) { return parse_json(text).value(); }

TEST(CommandJson, ACommandBecomesItsCanonicalBytesWithoutANameInThem) {
  MemoryGate gate;
  const auto typed = typed_command_from_json("register_operator", parsed(registration), gate);
  ASSERT_TRUE(typed) << to_string(typed.error());
  EXPECT_EQ(typed->type, RegisterOperator::number);
  ByteReader in(typed->bytes);
  RegisterOperator command;
  gongbao::decode(in, command);
  ASSERT_TRUE(in.at_end());
  EXPECT_EQ(command.operator_name, "甲店");
  EXPECT_TRUE(command.legal_rep.given());
  const std::string bytes(typed->bytes.begin(), typed->bytes.end());
  EXPECT_EQ(bytes.find("张三"), std::string::npos);
  EXPECT_EQ(bytes.find("138"), std::string::npos);
}

TEST(CommandJson, BackToJsonAPersonIsAToken) {
  MemoryGate gate;
  const auto typed = typed_command_from_json("register_operator", parsed(registration), gate).value();
  const auto back = typed_command_to_json(typed.type, 1, typed.bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->at("district"), "110105");
  EXPECT_TRUE(back->at("legal_rep").as_object().contains("token"));
  EXPECT_FALSE(typed_command_to_json(typed.type, 2, typed.bytes));
  EXPECT_FALSE(typed_command_to_json(60'000, 1, typed.bytes));
}

struct Bad {
  const char* command;
  const char* text;
  const char* field;
  const char* message;
};

TEST(CommandJson, WhatIsWrongNamesTheField) {
  const std::vector<Bad> cases{
      {"registr_operator", "{}", "command", "no command of this name"},
      {"issue_product", "[]", "", "object"},
      {"issue_product", R"({"operator_id":1,"form":"virtual"})", "product_id", "missing"},
      {"issue_product", R"({"operator_id":1,"product_id":1,"form":"virtual","colour":1})", "colour", "no such field"},
      {"issue_product", R"({"operator_id":1,"product_id":1,"form":"wooden"})", "form", "one of physical, virtual"},
      {"register_operator",
       R"({"uscc":"x","operator_name":"x","kind":"single","district":"BDA","industry":"retail",)"
       R"("sub_industry":"retail","legal_rep":{}})",
       "legal_rep", "needs a name"},
      {"register_operator",
       R"({"uscc":"x","operator_name":"x","kind":"single","district":"BDA","industry":"retail",)"
       R"("sub_industry":"retail","legal_rep":{"naem":"x"}})",
       "legal_rep.naem", "no such field"},
  };
  MemoryGate gate;
  for (const Bad& bad : cases) {
    const auto typed = typed_command_from_json(bad.command, parsed(bad.text), gate);
    ASSERT_FALSE(typed) << bad.text;
    EXPECT_EQ(typed.error().field, bad.field) << bad.text;
    EXPECT_THAT(typed.error().message, testing::HasSubstr(bad.message)) << bad.text;
  }
}

class FullVault final : public Gate {
 public:
  Result<PersonToken> person(const PersonFields&) override { return problem("vault.unreadable", "phone", "closed"); }
  Result<PersonToken> known_person(const PersonToken&) override { return problem("vault.unreadable", "", "closed"); }
  Result<SealedText> text(std::string_view) override { return problem("vault.unreadable", "", "closed"); }
};

TEST(CommandJson, AGateThatFailsIsToldWithItsField) {
  FullVault gate;
  const auto typed = typed_command_from_json("register_operator", parsed(registration), gate);
  ASSERT_FALSE(typed);
  EXPECT_EQ(typed.error().code, "vault.unreadable");
  EXPECT_EQ(typed.error().field, "legal_rep.phone");
}

TEST(MemoryGate, ThePersonIsKnownByTheResidentIdElseByNameAndPhone) {
  MemoryGate gate;
  const auto token = [&](PersonFields fields) { return gate.person(fields).value(); };
  EXPECT_EQ(token({"张三", "138", "11010519491231002X"}), token({"张山", "139", "11010519491231002X"}));
  EXPECT_EQ(token({"张三", "138", {}}), token({"张三", "138", {}}));
  EXPECT_NE(token({"张三", "138", {}}), token({"张三", "139", {}}));
  EXPECT_NE(token({"张三", {}, {}}), token({{}, "张三", {}}));
  EXPECT_EQ(gate.text("").value(), SealedText{});
  EXPECT_NE(gate.text("a").value(), gate.text("b").value());
}

TEST(CommandShapes, EveryPublicCommandHasOneAndItsNameLeadsBack) {
  const auto all = public_commands();
  ASSERT_EQ(all.size(), policies::PublicCommands::size);
  for (const CommandShape& each : all) {
    EXPECT_EQ(public_command(each.full())->number, each.number);
    EXPECT_EQ(full_command_name(each.number), each.full());
    EXPECT_EQ(public_command_name(each.number), each.name);
  }
  const auto product = public_command("issue_product").value();
  EXPECT_EQ(product.fields.part("price_fen")->kind, FieldKind::money);
  EXPECT_FALSE(product.fields.part("price_fen")->required);
  EXPECT_TRUE(product.fields.part("product_id")->required);
  EXPECT_THAT(product.fields.part("redeem_order")->choices, testing::Contains("bonus_first"));
  EXPECT_EQ(public_command("register_operator")->fields.part("legal_rep")->kind, FieldKind::person);
  EXPECT_FALSE(public_command("turn_operator"));
  EXPECT_EQ(public_command_name(1), "turn_operator");
}

constexpr const char* common =
    R"("instr_id":"00004cc1000000000000000000000001","operator_id":7,"event_date":"2023-10-09")";

custody::Instruction words(Op op, const std::string& rest) {
  const auto read = instruction_from_words(op, parsed("{" + std::string(common) + rest + "}"));
  EXPECT_TRUE(read) << to_string(read.error());
  return read.value_or(custody::Instruction{});
}

TEST(InstructionWords, EachOpHasItsOwn) {
  const auto purchase = words(Op::purchase, R"(,"card_id":5,"product_id":3,"amount_fen":100001,"bonus_fen":20000,)"
                                            R"("payee_account":"110105000000000001","bank_txn_no":"T1")");
  EXPECT_EQ(purchase.op, Op::purchase);
  EXPECT_EQ(purchase.subject_id, 5U);
  EXPECT_EQ(purchase.counter_id, 3U);
  EXPECT_EQ(purchase.amount_fen, 100'001);
  EXPECT_EQ(purchase.aux_fen, 20'000);
  EXPECT_EQ(custody::account_digits(purchase.ref_id), "110105000000000001");

  const auto sale = words(Op::sale_in_transit, R"(,"card_id":5,"amount_fen":1,"cash":true,"first_sale":true)");
  EXPECT_EQ(sale.flags, custody::flag::cash | custody::flag::first_sale);
  const auto agreed = words(Op::agreement, R"(,"card_id":5,"amount_fen":9,"agreed_fen":4,"confirmed":true,)"
                                           R"("item":"00004cc1000000000000000000000009")");
  EXPECT_EQ(agreed.aux_fen, 4);
  EXPECT_EQ(agreed.flags, custody::flag::confirmed);
  EXPECT_EQ(agreed.ref_id.back(), 9);
  const auto paid = words(Op::release_free, R"(,"amount_fen":9,"purpose":2,"paper":"A-17")");
  EXPECT_EQ(paid.purpose, 2);
  EXPECT_EQ(paid.ref_id[0], 'A');
  EXPECT_EQ(paid.ref_id[4], 0);
}

TEST(InstructionWords, FieldsOfTheRecordMayBeUsedInsteadButNotBoth) {
  EXPECT_EQ(words(Op::redeem, R"(,"subject_id":5,"amount_fen":9,"scheme":2)").scheme, 2);
  const auto read = [&](const std::string& rest) {
    return instruction_from_words(Op::redeem, parsed("{" + std::string(common) + rest + "}"));
  };
  EXPECT_EQ(read(R"(,"subject_id":5,"card_id":5)").error().field, "card_id");
  EXPECT_EQ(read(R"(,"order_id":5)").error().field, "order_id");
  EXPECT_EQ(read(R"(,"op":5)").error().field, "op");
  EXPECT_EQ(read(R"(,"flags":"x")").error().field, "flags");
}

TEST(AnswerJson, FiguresFlagsAndClauses) {
  AnswerFields answer{.outcome = "refused", .code = custody::code::release_below_floor};
  answer.clauses = {"prepaid-card/9i"};
  using Unit = policies::Figure::Unit;
  answer.figures = {{"releasable", Unit::fen, 12'000'000, {}},
                    {"due_on", Unit::date, date_of(2023, 10, 9).day, {}},
                    {"missing", Unit::text, 0, "commitment_letter"},
                    {"missing", Unit::text, 0, "contract"},
                    {{}, Unit::flag, prepaid_card::flag::change_late, {}}};
  EXPECT_EQ(json_line(answer_to_json(answer)),
            R"({"outcome":"refused","code":"prepaid_card.release_below_floor","flags":["prepaid_card.change_late"],)"
            R"("clauses":["prepaid-card/9i"],"facts":{"releasable_fen":12000000,"due_on":"2023-10-09",)"
            R"("missing":["commitment_letter","contract"]}})");
  const Bytes bytes = canonical_bytes(answer.figures);
  EXPECT_EQ(figures_from_bytes(bytes), answer.figures);
  EXPECT_FALSE(figures_from_bytes(ByteView(bytes).first(bytes.size() - 1)));
}

TEST(AnswerJson, AResultsLateFlagIsNamedByItsOp) {
  namespace flag = prepaid_card::flag;
  EXPECT_THAT(result_flags(1, Op::cash_deposit), testing::ElementsAre(flag::cash_deposit_late));
  EXPECT_THAT(result_flags(1 | 2 | 8, Op::execute_payout),
              testing::ElementsAre(flag::payout_late, flag::custody_shortfall, flag::filing_due));
  EXPECT_THAT(result_flags(1, Op::pay_refund), testing::ElementsAre(flag::refund_overdue));
  EXPECT_THAT(result_flags(4, Op::fund_custody), testing::IsEmpty());
}

}  // namespace
}  // namespace gongbao::formats
