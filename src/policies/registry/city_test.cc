// The city as a machine: commands and records reach their policy by number, scope is asked first, and the day turn
// takes its steps one entry at a time.
#include "policies/registry/city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"

namespace gongbao::policies {
namespace {

using access::Actor;
using access::Role;
using ::testing::_;
using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::uint64_t bank = 7'000'001, next_bank = 7'000'002;

class NoHistory final : public engine::History {
 public:
  std::optional<EntryNo> find(std::uint64_t, const Id16&) const override { return std::nullopt; }
  std::optional<Instruction> instruction(EntryNo) const override { return std::nullopt; }
  std::optional<Typed> typed(EntryNo) const override { return std::nullopt; }
};

// One typed entry, number 1.
class OneEntry final : public engine::History {
 public:
  template <class Command>
  OneEntry(const Command& command, const Actor& giver)
      : typed_{Command::number, 1, {}, canonical_bytes(command), access::source_of(giver, {})} {}
  std::optional<EntryNo> find(std::uint64_t, const Id16&) const override { return std::nullopt; }
  std::optional<Instruction> instruction(EntryNo) const override { return std::nullopt; }
  std::optional<Typed> typed(EntryNo) const override { return typed_; }

 private:
  Typed typed_;
};

// Decides and applies as the engine does, without a journal.
class Desk {
 public:
  std::unique_ptr<City> city = City::open().value();
  Date today = date_of(2023, 10, 9);
  EntryNo entries = 0;
  NoHistory history;

  Desk() { turn(today); }

  void turn(Date to) {
    while (city->day() != to) {
      const engine::TurnStep step = city->turn(to, ++entries);
      enter(step.command, step.decision, access::source_of({Role::engine, 0, 0, 0}, stamp_of(to, 0)));
    }
    today = to;
  }
  template <class Command>
  Code give(const Command& command, const Actor& actor) {
    const engine::TypedCommand typed{Command::number, 1, canonical_bytes(command), {}};
    const engine::Source source = access::source_of(actor, stamp_of(today, 3600));
    const engine::TypedDecision decision = city->decide(typed, source, ++entries, history);
    enter(typed, decision, source);
    return decision.code;
  }
  // As if a decision had told these facts.
  void fold(policies::Facts facts) {
    const engine::TypedCommand typed{exam::ImportSchools::number, 1, {}, {}};
    engine::TypedDecision decision;
    decision.facts = facts.take();
    ++entries;
    enter(typed, decision, access::source_of({}, stamp_of(today, 3600)));
  }
  Code admit(const custody::Instruction& in, const Actor& actor) const {
    return city->admit(custody::pack(in), access::source_of(actor, stamp_of(today, 3600)));
  }

 private:
  void enter(const engine::TypedCommand& command, const engine::TypedDecision& decision, const engine::Source& source) {
    journal::TypedView view;
    view.head.type = command.type;
    view.head.version = command.version;
    view.head.code = decision.code;
    view.head.verdict = decision.verdict;
    view.command = command.bytes;
    view.facts = decision.facts;
    view.figures = decision.figures;
    GB_CHECK(city->apply(view, source, entries));
  }
};

std::uint64_t open_operator(Desk& desk) {
  prepaid_card::RegisterOperator registration;
  registration.uscc = "91110105MA00AAAA1T";
  registration.operator_name = "某餐饮有限公司";
  registration.district = "110105";
  registration.industry = prepaid_card::Industry::catering;
  registration.sub_industry = "正餐服务";
  GB_CHECK(desk.give(registration, {Role::operator_, 1, 0, 0}) == 0);
  const std::uint64_t op = desk.entries;
  prepaid_card::SignCustodyAgreement agreement;
  agreement.operator_id = op;
  agreement.bank_id = bank;
  agreement.bank_district = "110102";
  agreement.signed_on = desk.today;
  GB_CHECK(desk.give(agreement, {Role::operator_, 1, op, 0}) == 0);
  GB_CHECK(desk.give(prepaid_card::OpenCustodyAccount{op, "110100000000000001"}, {Role::custody_bank, 2, bank, 0}) ==
           0);
  return op;
}

TEST(City, AConsumerSpeaksOfHisOwnCardOnly) {
  Desk desk;
  const std::uint64_t op = open_operator(desk);
  prepaid_card::BindCardHolder bind;
  bind.operator_id = op;
  bind.card_id = 5;
  bind.holder.token[0] = 1;
  bind.consumer_account = 14;
  ASSERT_EQ(desk.give(bind, {Role::custody_bank, 2, bank, 0}), 0);
  custody::Instruction objection;
  objection.op = custody::Op::objection;
  objection.operator_id = op;
  objection.subject_id = 5;
  objection.event_date = desk.today;
  EXPECT_EQ(desk.admit(objection, {Role::consumer, 14, 0, 0}), 0);
  EXPECT_EQ(desk.admit(objection, {Role::consumer, 15, 0, 0}), custody::code::forbidden);
  EXPECT_EQ(desk.admit(objection, {Role::custody_bank, 2, bank, 0}), 0);  // the bank for him
  EXPECT_EQ(desk.admit(objection, {Role::custody_bank, 3, next_bank, 0}), custody::code::forbidden);
}

// A batch that has begun does not carry the one who was dismissed to its end.
TEST(City, WhoIsDismissedSendsNoMoreRecords) {
  Desk desk;
  const std::uint64_t op = open_operator(desk);
  const Actor console{Role::system_administrator, 0, 0, 0}, security{Role::security_administrator, 0, 0, 0};
  accounts::OpenAccount open;
  open.login.hash[0] = 1;
  open.person.token[0] = 1;
  ASSERT_EQ(desk.give(open, console), 0);
  const std::uint64_t clerk = desk.entries;
  const accounts::Office office{Role::custody_bank, bank, 0};
  ASSERT_EQ(desk.give(accounts::Appoint{clerk, office}, security), 0);
  custody::Instruction record;
  record.op = custody::Op::objection;
  record.operator_id = op;
  record.subject_id = 5;
  record.event_date = desk.today;
  const Actor speaks{Role::custody_bank, clerk, bank, 0};
  EXPECT_EQ(desk.admit(record, speaks), 0);
  ASSERT_EQ(desk.give(accounts::SuspendAccount{clerk}, security), 0);
  EXPECT_EQ(desk.admit(record, speaks), custody::code::forbidden);
  ASSERT_EQ(desk.give(accounts::ResumeAccount{clerk}, security), 0);
  EXPECT_EQ(desk.admit(record, speaks), 0);
  EXPECT_EQ(desk.admit(record, speaks), 0) << "and again";
  ASSERT_EQ(desk.give(accounts::Dismiss{clerk, office}, security), 0);
  EXPECT_EQ(desk.admit(record, speaks), custody::code::forbidden);
}

// Journals of rules before the eighth say of some rows only how many they are.
TEST(City, RowsOfOlderRulesKeepTheirNumbers) {
  Desk desk;
  policies::Facts facts;
  facts.add(exam::SchoolsImportedUnnumbered{{{"第一中学", 110105}, {"第二中学", 110105}}});
  facts.add(used_vehicle::QuotaAllocatedUnnumbered{7, 2, std::nullopt});
  desk.fold(std::move(facts));
  const auto& schools = desk.city->of<exam::Document>().schools;
  EXPECT_THAT(schools, ElementsAre(Pair(desk.entries * 100'000 + 1, _), Pair(desk.entries * 100'000 + 2, _)));
  const auto& quotas = desk.city->of<used_vehicle::Document>().quotas;
  EXPECT_THAT(quotas, ElementsAre(Pair(desk.entries * 1'000 + 1, _), Pair(desk.entries * 1'000 + 2, _)));

  const Actor district{Role::district_edu, 9'000, 0, 110105};
  exam::ImportSchools later;
  later.rows.push_back({"第三中学", "110105"});
  ASSERT_EQ(desk.give(later, district), 0);
  EXPECT_TRUE(schools.contains(shared::row_id(desk.entries, 1)));
  EXPECT_EQ(schools.size(), 3u);
}

// heating/5.4b: a household speaks through an account that a household opened, not through any number.
TEST(City, AHouseholdIsBoundToAnAccountOfAHousehold) {
  Desk desk;
  const Actor reviewer{Role::district_reviewer, 9'000, 0, 110116};
  heating::ImportFirstInstallRecords import;
  import.rows.emplace_back().household = "H1";
  ASSERT_EQ(desk.give(import, reviewer), 0);
  const std::uint64_t house = heating::row_id(desk.entries, 1);
  const auto open = [&](accounts::OwnAccountKind kind) {
    accounts::OpenOwnAccount own;
    own.login.hash[0] = own.person.token[0] = static_cast<std::uint8_t>(desk.entries);
    own.kind = kind;
    GB_CHECK(desk.give(own, {Role::public_, 0, 0, 0}) == 0);
    return desk.entries;
  };
  const std::uint64_t family = open(accounts::OwnAccountKind::family);
  const std::uint64_t household = open(accounts::OwnAccountKind::household);
  EXPECT_EQ(desk.give(heating::BindHousehold{house, 9'999}, reviewer), heating::code::value_invalid) << "nobody's";
  EXPECT_EQ(desk.give(heating::BindHousehold{house, family}, reviewer), heating::code::value_invalid);
  EXPECT_EQ(desk.give(heating::BindHousehold{house, household}, reviewer), 0);
  EXPECT_EQ(desk.give(heating::BindHousehold{house, household}, reviewer), heating::code::state_invalid);
}

// A paper of no household is nobody's in a village: whoever knew its hash read it.
TEST(City, APaperOfADistrictIsReadThere) {
  Desk desk;
  heating::SetDistrictPolicy policy;
  policy.detail_standard.hash[0] = 7;
  const OneEntry history(policy, {Role::district_admin, 900, 0, 110116});
  SealedText reason;
  reason.hash[0] = 1;
  const engine::TypedCommand read{persons::ReadAttachment::number,
                                  1,
                                  canonical_bytes(persons::ReadAttachment{0, 1, policy.detail_standard.hash, reason}),
                                  {}};
  const auto asked_by = [&](const Actor& actor) {
    return desk.city->decide(read, access::source_of(actor, stamp_of(desk.today, 3600)), 2, history).code;
  };
  EXPECT_EQ(asked_by({Role::district_reviewer, 901, 0, 110116}), 0);
  EXPECT_EQ(asked_by({Role::district_reviewer, 902, 0, 110112}), custody::code::forbidden);
  EXPECT_EQ(asked_by({Role::village_agent, 903, 7, 0}), custody::code::forbidden);
  EXPECT_EQ(asked_by({Role::household, 904, 0, 0}), custody::code::forbidden);
  EXPECT_EQ(asked_by({Role::district_commerce, 905, 0, 110116}), custody::code::forbidden) << "another document's";
}

TEST(City, TheDayTurnPutsAChangeOfBankIntoEffect) {
  Desk desk;
  const std::uint64_t op = open_operator(desk);
  prepaid_card::SignCustodyAgreement next;
  next.operator_id = op;
  next.bank_id = next_bank;
  next.bank_district = "110105";
  next.signed_on = desk.today;
  next.replaces_current = true;
  ASSERT_EQ(desk.give(next, {Role::operator_, 1, op, 0}), 0);
  const prepaid_card::ChangeBank change{op, next_bank, "110100000000000099", "OUT", "IN"};
  ASSERT_EQ(desk.give(change, {Role::operator_, 1, op, 0}), 0);
  const EntryNo before = desk.entries;
  desk.turn(desk.today + Days{1});
  EXPECT_EQ(desk.entries, before + 2);  // the change, the day
  EXPECT_EQ(desk.city->books().find_operator(op)->bank_id, next_bank);
  // Nobody may send it.
  EXPECT_EQ(desk.give(prepaid_card::EffectBankChange{op, desk.today}, {Role::operator_, 1, op, 0}),
            custody::code::schema_invalid);
}

// spec/10 A7: obeyed from the next day turn; a record of a day on which it was in force is entered late; and a state
// that is loaded on that day knows as much.
TEST(City, ARecordedStatusIsObeyedByCommandsAndRecords) {
  Desk desk;
  const std::uint64_t op = open_operator(desk);
  gazette::RecordStatusEvent event;
  event.target = "prepaid-card";
  event.kind = law::StatusEvent::Kind::repealed;
  event.date = desk.today + Days{1};
  event.source = "heating/6a";
  const auto name_product = [&](const City& city, std::uint64_t number) {
    prepaid_card::IssueProduct issue;
    issue.operator_id = op;
    issue.product_id = number;
    const engine::TypedCommand typed{prepaid_card::IssueProduct::number, 1, canonical_bytes(issue), {}};
    return city.decide(typed, access::source_of({Role::operator_, 1, op, 0}, stamp_of(desk.today, 3600)), 99,
                       desk.history);
  };
  const auto sale_on = [&](Date day) {
    custody::Instruction in;
    in.op = custody::Op::purchase;
    in.operator_id = op;
    in.subject_id = 5;
    in.counter_id = 1;
    in.event_date = day;
    in.amount_fen = 100;
    in.instr_id[0] = 1;
    in.ref_id = desk.city->books().find_operator(op)->account;
    engine::InstructionDecision out;
    desk.city->decide(custody::pack(in), access::source_of({Role::custody_bank, 2, bank, 0}, stamp_of(desk.today, 0)),
                      99, desk.history, out);
    return out.outcome.code;
  };
  const Date last = desk.today;
  prepaid_card::IssueProduct product;
  product.operator_id = op;
  product.product_id = 1;
  ASSERT_EQ(desk.give(product, {Role::operator_, 1, op, 0}), 0);
  ASSERT_EQ(desk.give(event, {Role::editor, 5, 0, 0}), 0);
  EXPECT_EQ(name_product(*desk.city, 2).code, 0);
  EXPECT_EQ(sale_on(last), 0);
  desk.turn(desk.today + Days{1});
  EXPECT_EQ(name_product(*desk.city, 2).code, gazette::code::citation_not_in_force);
  EXPECT_EQ(sale_on(last), 0) << "handled late";
  EXPECT_EQ(sale_on(desk.today), gazette::code::citation_not_in_force);
  Bytes bytes;
  ByteWriter out(bytes);
  desk.city->save(out);
  const auto again = City::open().value();
  ByteReader in(bytes);
  ASSERT_TRUE(again->load(in));
  EXPECT_EQ(name_product(*again, 2).code, gazette::code::citation_not_in_force);
}

TEST(City, ItsStateIsItsBytes) {
  Desk desk;
  open_operator(desk);
  Bytes bytes;
  ByteWriter out(bytes);
  desk.city->save(out);
  const auto again = City::open().value();
  ByteReader in(bytes);
  ASSERT_TRUE(again->load(in));
  EXPECT_EQ(again->digest(), desk.city->digest());
}

// A snapshot that cannot be read must not leave half a city for the replay to begin on.
TEST(City, WhatCannotBeLoadedLeavesAnEmptyCity) {
  Desk desk;
  open_operator(desk);
  Bytes bytes;
  ByteWriter out(bytes);
  desk.city->save(out);
  const auto fresh = City::open().value();
  for (const std::size_t length : {std::size_t{0}, bytes.size() / 4, bytes.size() / 2, bytes.size() - 1}) {
    const auto again = City::open().value();
    ByteReader whole(bytes);
    ASSERT_TRUE(again->load(whole));
    ByteReader cut(ByteView(bytes).first(length));
    EXPECT_FALSE(again->load(cut)) << length;
    EXPECT_EQ(again->digest(), fresh->digest()) << length;
    EXPECT_FALSE(again->day());
  }
}

// A snapshot of a program that knew other parameters is not gone on with, and stops nobody.
TEST(City, AStateOfOtherParametersIsNotLoaded) {
  Desk desk;
  open_operator(desk);
  Bytes bytes;
  ByteWriter out(bytes);
  desk.city->save(out);
  const Bytes name(as_bytes("custody_ratio").begin(), as_bytes("custody_ratio").end());
  const Bytes clause(as_bytes("prepaid-card/9i").begin(), as_bytes("prepaid-card/9i").end());
  const Bytes value{0xa0, 0x0f, 0, 0, 0, 0, 0, 0};  // 4000 basis points, as declared
  for (const Bytes& changed : {name, clause, value}) {
    Bytes other = bytes;
    const auto parameter = std::ranges::search(other, name).begin();
    const auto at = std::search(parameter, other.end(), changed.begin(), changed.end());
    ASSERT_NE(at, other.end());
    *at ^= 1;
    ByteReader in(other);
    EXPECT_FALSE(City::open().value()->load(in)) << int{changed.front()};
  }
}

}  // namespace
}  // namespace gongbao::policies
