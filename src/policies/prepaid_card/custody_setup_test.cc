// Articles 9 and 13: one bank in Beijing, one agreement, one account, and what a change of bank moves.
#include "policies/prepaid_card/custody_setup.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/changes.h"
#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

const std::string new_account = "110100000000000099";

TEST(Agreement, NeedsABankInBeijingAndNoOther) {
  struct Case {
    const char* name;
    void (*change)(SignCustodyAgreement&);
    const char* code;
  };
  const Case cases[] = {
      {"9b: in Tianjin", [](SignCustodyAgreement& c) { c.bank_district = "120101"; },
       "prepaid_card.bank_not_in_beijing"},
      {"9b: a second one", [](SignCustodyAgreement&) {}, "prepaid_card.bank_not_unique"},
      {"in the future", [](SignCustodyAgreement& c) { c.signed_on = monday + Days{1}; }, "ledger.event_date_in_future"},
      {"weekly without a day", [](SignCustodyAgreement& c) { c.payout_cycle = custody::PayoutCycle::weekly; },
       "ledger.schema_invalid"},
      {"for a change of bank", [](SignCustodyAgreement& c) { c.replaces_current = true; }, ""},
  };
  for (const Case& each : cases) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    SignCustodyAgreement command = agreement(op, other_bank_id);
    each.change(command);
    EXPECT_EQ(world.give(command, the_operator(op)).code, each.code) << each.name;
    EXPECT_EQ(world.book(op).bank_id, the_bank_id) << each.name;
  }
}

// 选择1家 (9b) is the operator's: no bank makes itself the bank of an operator.
TEST(Agreement, IsSignedByTheOperator) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  SignCustodyAgreement command = agreement(op, other_bank_id);
  command.replaces_current = true;
  EXPECT_EQ(world.give(command, the_bank(the_bank_id)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_bank(other_bank_id)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_operator(op + 1)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_operator(op)).code, "");
}

TEST(Account, NeedsAnAgreementAndIsUnique) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  EXPECT_EQ(world.give(OpenCustodyAccount{op, new_account}, the_bank()).code, "prepaid_card.account_not_unique");  // 9d
  const std::uint64_t other = world.register_operator("91110108MA00BBBB0");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, new_account}, the_bank()).code,
            "prepaid_card.agreement_missing");  // 9c
  ASSERT_EQ(world.give(agreement(other, the_bank_id), the_operator(other)).code, "");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, "1234"}, the_bank()).code, "ledger.schema_invalid");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, the_account}, the_bank()).code, "prepaid_card.account_not_unique");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, new_account}, the_bank(other_bank_id)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, new_account}, the_bank()).code, "");
  EXPECT_EQ(world.state.setup.account_register.size(), 2U);  // 13d
}

TEST(Account, StaysOpenUntilTheFilingIsGoneAndNothingIsLeft) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const RequestCloseAccount request{op, the_account};
  EXPECT_EQ(world.give(CloseCustodyAccount{op, the_account}, the_bank()).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(request, the_operator(op)).text("filing"), "active");
  world.purchase(op, 1, 100);
  world.books.find_operator(op)->standing = custody::Standing::deregistered;
  EXPECT_EQ(world.give(request, the_operator(op)).text("not_zero"), "custody");
  TestWorld empty(monday);
  const std::uint64_t gone = empty.open_operator();
  empty.books.find_operator(gone)->standing = custody::Standing::deregistered;
  EXPECT_EQ(empty.give(RequestCloseAccount{gone, the_account}, the_operator(gone)).code, "");
  EXPECT_EQ(empty.give(CloseCustodyAccount{gone, the_account}, the_bank()).code, "");
  EXPECT_EQ(empty.book(gone).account, Id16{});
  EXPECT_EQ(empty.state.setup.account_register.back().event, AccountEvent::closed);
}

TEST(ChangeOfBank, MovesTheBalanceAtMidnightByOnePairedJournal) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'001);
  const ChangeBank change{op, other_bank_id, new_account, "OUT1", "IN1"};
  EXPECT_EQ(world.give(change, the_operator(op)).code, "prepaid_card.agreement_missing");
  SignCustodyAgreement next = agreement(op, other_bank_id);
  next.replaces_current = true;
  next.fee_agreed = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  EXPECT_EQ(world.give(change, the_operator(op)).date("effective_on"), "2023-10-10");
  EXPECT_EQ(world.give(change, the_operator(op)).code, "ledger.wrong_state");
  EXPECT_EQ(world.purchase(op, 2, 50).code, "");  // the old account to the end of the day
  const Id16 old = world.book(op).account;

  std::vector<ledger::Journal> seen;
  world.books.on_journal = [&](const ledger::Journal& journal) { seen.push_back(journal); };
  world.on(monday + Days{1});
  ASSERT_EQ(seen.size(), 1U);
  const Id16 now = *custody::account_key(new_account);
  const std::vector<ledger::Leg> legs{
      {1001, old, -40'021}, {1001, now, 40'021}, {1002, old, -60'030}, {1002, now, 60'030}};
  EXPECT_EQ(seen[0].legs, legs);
  EXPECT_EQ(world.book(op).account, now);
  EXPECT_EQ(world.book(op).bank_id, other_bank_id);
  EXPECT_EQ(world.book(op).fee_agreed, 1);
  EXPECT_EQ(world.state.setup.accounts.at(old).state, AccountState::closed);
  EXPECT_EQ(world.state.setup.account_register.size(), 4U);
  EXPECT_EQ(world.state.reconciliation.loose_cash.at(op).size(), 2U);
  EXPECT_EQ(world.give(OpenCustodyAccount{op, "110100000000000055"}, the_bank(the_bank_id)).code, "ledger.forbidden");
}

// 与公布信息一致 (6e): the filing names its bank by a word of the operator's, which may come before or after the
// change.
TEST(ChangeOfBank, LeavesNoOldNameBesideANewAccount) {
  enum class Named : std::uint8_t { after, before_the_change, before_the_agreement };
  for (const Named named : {Named::after, Named::before_the_change, Named::before_the_agreement}) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    file(world, op);
    const auto published = [&] { return *published_record(world.state, world.books, op, world.today()); };
    const std::string old_name = published().bank;
    ASSERT_NE(old_name, "");
    const auto name_it = [&] {
      SubmitChange change;
      change.operator_id = op;
      change.changed_on = world.today();
      change.fields.bank = "新银行";
      const Said said = world.give(change, the_operator(op));
      ASSERT_TRUE(said.accepted());
      ASSERT_TRUE(world.give(ApplyChange{op, said.entry}, the_district()).accepted());
    };
    if (named == Named::before_the_agreement) name_it();
    SignCustodyAgreement next = agreement(op, other_bank_id);
    next.replaces_current = true;
    ASSERT_EQ(world.give(next, the_operator(op)).code, "");
    if (named == Named::before_the_change) name_it();
    ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, new_account, "OUT1", "IN1"}, the_operator(op)).code, "");
    world.on(monday + Days{1});
    EXPECT_EQ(published().account_last4, new_account.substr(new_account.size() - 4));
    EXPECT_EQ(published().bank, named == Named::before_the_change ? "新银行" : "");
    name_it();
    EXPECT_EQ(published().bank, "新银行");
  }
}

// Whose name it is goes by when the operator filed it (7a), not by when the district came to handle it (7b).
TEST(ChangeOfBank, ANameThatWasFiledBeforeTheAgreementIsTheOldBanks) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  file(world, op);
  SubmitChange change;
  change.operator_id = op;
  change.changed_on = monday;
  change.fields.bank = "旧银行的新名";
  const Said filed = world.give(change, the_operator(op));
  ASSERT_TRUE(filed.accepted());
  SignCustodyAgreement next = agreement(op, other_bank_id);
  next.replaces_current = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  ASSERT_EQ(world.give(ApplyChange{op, filed.entry}, the_district()).code, "");
  ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, new_account, "OUT1", "IN1"}, the_operator(op)).code, "");
  EXPECT_EQ(published_record(world.state, world.books, op, world.today())->bank, "旧银行的新名");
  world.on(monday + Days{1});
  EXPECT_EQ(published_record(world.state, world.books, op, world.today())->bank, "");
}

// One that is closed was the account through that day; on the day on which the bank changes it is the new one.
TEST(KeptAccounts, AreThoseOfTheDay) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const Id16 old = world.book(op).account, now = *custody::account_key(new_account);
  SignCustodyAgreement next = agreement(op, other_bank_id);
  next.replaces_current = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, new_account, "OUT1", "IN1"}, the_operator(op)).code, "");
  world.on(monday + Days{1});
  const auto kept = [&](Date day) {
    const KeptAccount* account = account_kept_on(world.state, op, day);
    return account == nullptr ? Id16{} : account->first;
  };
  EXPECT_EQ(kept(monday - Days{1}), Id16{});
  EXPECT_EQ(kept(monday), old);
  EXPECT_EQ(kept(monday + Days{1}), now);
  EXPECT_EQ(account_kept_on(world.state, op + 1, monday), nullptr);
}

TEST(ChangeOfBank, WaitsForOpenOrders) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  SignCustodyAgreement next = agreement(op, other_bank_id);
  next.replaces_current = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  world.books.find_operator(op)->q.open_orders = 5;
  const Said said = world.give(ChangeBank{op, other_bank_id, new_account, "OUT1", "IN1"}, the_operator(op));
  EXPECT_EQ(said.code, "prepaid_card.open_items");
  EXPECT_EQ(said.fen("open_orders"), 5);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
