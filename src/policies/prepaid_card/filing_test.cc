// Articles 4 to 6: three papers, three working days, a number. Worked examples 4 and 5 of spec/01.
#include "policies/prepaid_card/filing.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

const Date thursday = date_of(2023, 9, 28);

TEST(Papers, AreThreeAndEachIsWhole) {
  struct Case {
    const char* name;
    void (*change)(SubmitFiling&);
    const char* code;
    const char* missing;
  };
  const Case cases[] = {
      {"complete", [](SubmitFiling&) {}, "", ""},
      {"4", [](SubmitFiling& c) { c.commitment_doc.reset(); }, "prepaid_card.filing_incomplete", "commitment_letter"},
      {"5b 5c", [](SubmitFiling& c) { c.form.reset(), c.contract_doc.reset(); }, "prepaid_card.filing_incomplete",
       "form, contract"},
      {"annex-a", [](SubmitFiling& c) { c.form->premises.reset(); }, "prepaid_card.filing_incomplete", "form.premises"},
      {"reg/20", [](SubmitFiling& c) { c.form->premises = Premises::lease; }, "prepaid_card.filing_incomplete",
       "form.lease_to"},
      {"annex-b", [](SubmitFiling& c) { c.commitment_doc->signed_on.reset(); }, "prepaid_card.filing_incomplete",
       "commitment_letter.signed_on"},
      {"reg/13", [](SubmitFiling& c) { std::erase(c.contract_doc->items, ContractItem::loss_and_reissue); },
       "prepaid_card.contract_item_missing", "loss_and_reissue"},
      {"papers before items", [](SubmitFiling& c) { c.contract_doc->items.clear(), c.commitment_doc.reset(); },
       "prepaid_card.filing_incomplete", "commitment_letter"},
      {"another's credit code", [](SubmitFiling& c) { c.form->uscc = "91110105MA00AAAA10"; }, "ledger.schema_invalid",
       ""},
      {"outlet twice",
       [](SubmitFiling& c) {
         c.form->outlets = {outlet(5), outlet(5)};
       },
       "ledger.schema_invalid", ""},
      {"account", [](SubmitFiling& c) { c.form->account_no = "123"; }, "ledger.schema_invalid", ""},
  };
  for (const Case& each : cases) {
    TestWorld world(thursday);
    const std::uint64_t op = world.register_operator();
    SubmitFiling command = complete_papers(op, thursday);
    each.change(command);
    const Said said = world.give(command, the_operator(op));
    EXPECT_EQ(said.code, each.code) << each.name;
    EXPECT_EQ(said.text("missing"), each.missing) << each.name;
    EXPECT_EQ(world.state.filing.filings.size(), said.accepted() ? 1U : 0U) << each.name;
  }
}

TEST(Papers, UnfairTermsAreFoundThroughBlanksAndPunctuation) {
  const struct {
    const char* text;
    const char* phrase;
  } rows[] = {{"一经售出,概不退款。", "概不退款"},
              {"遗失 不 补 办", "不补办"},
              {"最终解释权归本店所有", "解释权归"},
              {"概可退款", ""}};
  for (const auto& row : rows) {
    TestWorld world(thursday);
    const std::uint64_t op = world.register_operator();
    SubmitFiling command = complete_papers(op, thursday);
    command.contract_doc->text = row.text;
    const Said said = world.give(command, the_operator(op));
    EXPECT_EQ(said.code, row.phrase[0] == '\0' ? "" : "prepaid_card.unfair_term") << row.text;
    EXPECT_EQ(said.text("phrase"), row.phrase) << row.text;
  }
}

TEST(Filing, KindIsTheSystems) {
  const struct {
    std::int64_t balance;
    const char* kind;
  } rows[] = {{0, "voluntary"}, {49'999'999, "voluntary"}, {50'000'000, "mandatory"}};
  for (const auto& row : rows) {
    TestWorld world(thursday);
    const std::uint64_t op = world.register_operator();
    SubmitFiling command = complete_papers(op, thursday);
    command.form->balance = Money{row.balance};
    const Said said = world.give(command, the_operator(op));
    EXPECT_EQ(said.text("kind"), row.kind);
    EXPECT_EQ(said.flags(), row.balance >= 50'000'000 ? "prepaid_card.filing_due" : "");
  }
}

TEST(Filing, IsConfirmedWithinThreeWorkingDays) {  // 5
  const struct {
    Date on;
    const char* flags;
    std::size_t late;
  } rows[] = {{date_of(2023, 10, 9), "prepaid_card.custody_not_set_up", 0},
              {date_of(2023, 10, 10), "prepaid_card.filing_confirm_late prepaid_card.custody_not_set_up", 1}};
  for (const auto& row : rows) {
    TestWorld world(thursday);
    const std::uint64_t op = world.register_operator();
    EXPECT_EQ(world.give(complete_papers(op, thursday), the_operator(op)).date("due_on"), "2023-10-09");
    world.on(row.on);
    EXPECT_EQ(world.give(ConfirmFiling{op}, the_district("110106")).code, "ledger.forbidden");  // 3b
    const Said said = world.give(ConfirmFiling{op}, the_district());
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.flags(), row.flags);
    EXPECT_EQ(said.text("number"), "BJYFK-110105-2023-000001");
    EXPECT_EQ(world.book(op).filed, 1);
    EXPECT_EQ(events_of(world, op, flag::filing_confirm_late).size(), row.late ? 1U : 0U);
    EXPECT_EQ(world.give(ConfirmFiling{op}, the_district()).code, "ledger.wrong_state");
  }
}

TEST(Filing, NumbersRunByDistrictAndYear) {
  TestWorld world(date_of(2023, 12, 28));
  const std::uint64_t first = world.register_operator();
  const std::uint64_t second = world.register_operator("91110105MA00AAAA2");
  const std::uint64_t third = world.register_operator("91110105MA00AAAA3");
  file(world, first);
  file(world, second);
  EXPECT_EQ(latest_of(world.state.filing.filings, second)->number, "BJYFK-110105-2023-000002");
  world.on(date_of(2024, 1, 2));
  file(world, third);
  EXPECT_EQ(latest_of(world.state.filing.filings, third)->number, "BJYFK-110105-2024-000001");
}

TEST(Filing, ReturnStopsTheTimerAndResubmissionRestartsIt) {
  TestWorld world(thursday);
  const std::uint64_t op = world.register_operator();
  const Said first = world.give(complete_papers(op, thursday), the_operator(op));
  EXPECT_EQ(world.give(complete_papers(op, thursday), the_operator(op)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(ReturnFiling{op, {}}, the_district()).code, "ledger.schema_invalid");
  ASSERT_EQ(world.give(ReturnFiling{op, sealed()}, the_district()).code, "");
  EXPECT_EQ(world.give(ConfirmFiling{op}, the_district()).code, "ledger.wrong_state");
  world.on(date_of(2023, 10, 20));
  const Said again = world.give(complete_papers(op, thursday), the_operator(op));
  EXPECT_EQ(again.date("due_on"), "2023-10-25");
  EXPECT_EQ(again.count("filing_id"), static_cast<std::int64_t>(first.entry));
  EXPECT_EQ(world.state.filing.filings.size(), 1U);
  world.on(date_of(2023, 10, 25));
  EXPECT_EQ(world.give(ConfirmFiling{op}, the_district()).flags(), "prepaid_card.custody_not_set_up");
}

TEST(Filing, MayBeWithdrawnBeforeItIsConfirmed) {
  TestWorld world(thursday);
  const std::uint64_t op = world.register_operator();
  EXPECT_EQ(world.give(WithdrawFiling{op, {}}, the_operator(op)).code, "ledger.wrong_state");
  ASSERT_EQ(world.give(complete_papers(op, thursday), the_operator(op)).code, "");
  ASSERT_EQ(world.give(WithdrawFiling{op, {}}, the_operator(op)).code, "");
  file(world, op);
  EXPECT_EQ(world.state.filing.filings.size(), 2U);
  EXPECT_EQ(world.give(WithdrawFiling{op, {}}, the_operator(op)).code, "ledger.wrong_state");
}

TEST(Filing, EndsTheDutyAndPutsTheQuarterEndUnderTheFloor) {
  TestWorld world(thursday);
  const std::uint64_t op = world.register_operator();
  SubmitFiling command = complete_papers(op, thursday);
  command.form->balance = Money{60'000'000};
  command.form->quarter_end_balance = Money{100'003};
  ASSERT_EQ(world.give(command, the_operator(op)).code, "");
  EXPECT_TRUE(events_of(world, op, flag::filing_due).front().open());
  world.on(thursday + Days{1});
  const Said said = world.give(ConfirmFiling{op}, the_district());
  EXPECT_EQ(said.fen("required"), 40'002);  // ceil(40 % of 1,000.03)
  EXPECT_EQ(said.fen("short"), 40'002);
  EXPECT_EQ(said.flags(), "prepaid_card.custody_shortfall prepaid_card.custody_not_set_up");
  EXPECT_EQ(world.book(op).shortfall_since, world.today().day);
  EXPECT_EQ(world.book(op).filing_duty_since, 0);
  EXPECT_EQ(events_of(world, op, flag::filing_due).front().closed_on, world.today());
  EXPECT_TRUE(events_of(world, op, flag::custody_shortfall).front().open());
}

TEST(Filing, OfCardsInTheBooksTakesTheLedgersBalance) {
  TestWorld world(thursday);
  const std::uint64_t op = world.open_operator();
  world.books.find_operator(op)->filed = 0;
  ASSERT_EQ(world.purchase(op, 1, 60'000'000).code, "");
  EXPECT_EQ(world.book(op).filing_duty_since, thursday.day);
  EXPECT_EQ(world.book(op).required, 0);  // 9a binds 备案经营者
  SubmitFiling other = complete_papers(op, thursday);
  other.form->balance = Money{1};
  EXPECT_EQ(world.give(other, the_operator(op)).fen("balance"), 60'000'000);
  other.form->balance.reset();
  other.form->account_no = "110100000000000009";
  EXPECT_EQ(world.give(other, the_operator(op)).code, "ledger.account_mismatch");
  file(world, op);
  const Filing& filing = *latest_of(world.state.filing.filings, op);
  EXPECT_EQ(filing.kind, FilingKind::mandatory);
  EXPECT_EQ(filing.form.account_no, the_account);
  EXPECT_EQ(world.book(op).filing_duty_since, 0);
  EXPECT_EQ(world.book(op).required, 24'000'000);
  EXPECT_EQ(world.book(op).shortfall_since, 0);
}

TEST(Filing, WithoutAnAccountIsShownWithItsDay) {  // 9a
  TestWorld world(thursday);
  const std::uint64_t without = world.register_operator();
  EXPECT_FALSE(custody_not_set_up_since(world.state, without));
  file(world, without);
  EXPECT_EQ(custody_not_set_up_since(world.state, without), thursday);
  EXPECT_FALSE(latest_of(world.state.filing.filings, without)->form.account_no);
  EXPECT_EQ(published_record(world.state, world.books, without, thursday)->account_last4, "");
  ASSERT_EQ(events_of(world, without, flag::custody_not_set_up).size(), 1U);
  EXPECT_TRUE(events_of(world, without, flag::custody_not_set_up).front().open());
  TestWorld other(thursday);
  const std::uint64_t with = other.open_operator();
  file(other, with);
  EXPECT_FALSE(custody_not_set_up_since(other.state, with));
  EXPECT_TRUE(events_of(other, with, flag::custody_not_set_up).empty());
}

TEST(PublicRecord, AppearsAtTheConfirmationWithoutAmounts) {  // 6c
  TestWorld world(thursday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.give(DesignateBranch{op, outlet(5)}, the_operator(op)).code, "");
  ASSERT_EQ(world.give(complete_papers(op, thursday), the_operator(op)).code, "");
  EXPECT_FALSE(published_record(world.state, world.books, op, thursday));
  ASSERT_EQ(world.give(ConfirmFiling{op}, the_district()).code, "");
  const auto record = published_record(world.state, world.books, op, thursday);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->number, "BJYFK-110105-2023-000001");
  EXPECT_EQ(record->status, FilingState::active);
  EXPECT_EQ(record->confirmed_on, thursday);
  EXPECT_EQ(record->account_last4, "0001");
  EXPECT_EQ(record->bank, "某银行");
  ASSERT_EQ(record->outlets.size(), 1U);
  EXPECT_EQ(record->outlets.front().outlet_id, 5U);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
