// Who may erase and read whom: every role, with and without what must hold besides.
#include <gtest/gtest.h>

#include "policies/persons/commands.h"

namespace gongbao::persons {
namespace {

using access::Actor;
using access::Role;
namespace code = custody::code;

constexpr std::uint64_t the_operator = 5, the_bank = 9, the_mediator = 8, the_account = 14;
constexpr std::uint32_t the_area = 4;

PersonToken person(std::uint8_t who) {
  PersonToken token;
  token.token[0] = who;
  return token;
}
SealedText some_text() {
  SealedText text;
  text.hash[0] = 1;
  return text;
}

// Who has to do with the person, by role; the others of the same role have not.
Actor own(Role role) {
  switch (role) {
    case Role::operator_:
    case Role::institution:
    case Role::village_agent:
      return {role, 11, the_operator, 0};
    case Role::mediator:
      return {role, 14, the_mediator, 0};
    case Role::branch:
      return {role, 12, the_operator, 3};
    case Role::custody_bank:
      return {role, 13, the_bank, 0};
    case Role::district_commerce:
    case Role::district_health:
    case Role::inspector:
    case Role::district_reviewer:
    case Role::district_civil_affairs:
    case Role::district_finance:
      return {role, 15, 0, the_area};
    default:
      return {role, the_account, 0, 0};
  }
}
// As a document would say it: who has to do with its houses.
constexpr access::Scope own_house = access::Scope::own_organisation, own_area = access::Scope::own_area;
constexpr std::array readers{access::Grant{Role::operator_, own_house},
                             access::Grant{Role::village_agent, own_house},
                             access::Grant{Role::custody_bank, own_house},
                             access::Grant{Role::mediator, own_house},
                             access::Grant{Role::district_commerce, own_area},
                             access::Grant{Role::district_civil_affairs, own_area},
                             access::Grant{Role::consumer, access::Scope::own_person}};
bool speaks_for_himself(Role role) { return role == Role::consumer || role == Role::family || role == Role::household; }
Actor other(Role role) { return {role, the_account + 1, the_operator + 1, the_area + 1}; }

class PersonsTest : public ::testing::Test {
 protected:
  Context context(const Actor& actor) const {
    access::Target target;
    target.operator_id = the_operator;
    target.bank_id = the_bank;
    target.mediator_id = the_mediator;
    target.area = the_area;
    target.person = actor.account == the_account && speaks_for_himself(actor.role) ? the_account : 0;
    return {state_, actor, target};
  }
  policies::Code erase(const Actor& actor, const std::optional<policies::PersonNeed>& need = {}) const {
    Context in = context(actor);
    in.need = need;
    return decide(in, ErasePerson{person(1), some_text()}).code;
  }
  policies::Code read(const Actor& actor, std::vector<PersonField> fields = {PersonField::name},
                      bool known = true) const {
    Context in = context(actor);
    in.known_to_operator = known;
    in.readers = readers;
    return decide(in, ReadPerson{the_operator, person(1), std::move(fields), some_text()}).code;
  }
  State state_;
};

TEST_F(PersonsTest, EachRole) {
  for (const auto& [role, name] : names_of(Role{})) {
    const bool erases = role == Role::market_regulation || speaks_for_himself(role);
    EXPECT_EQ(erase(own(role)), erases ? 0 : code::forbidden) << name;
    EXPECT_EQ(erase(other(role)), role == Role::market_regulation ? 0 : code::forbidden) << name;
    const bool reads = access::may_ever(readers, role);
    EXPECT_EQ(read(own(role)), reads ? 0 : code::forbidden) << name;
    EXPECT_EQ(read(other(role)), code::forbidden) << name;
  }
}

// What is about no house is no house's to read, and of no district no district's.
TEST_F(PersonsTest, WhatIsAboutNobodyIsNobodys) {
  for (const Role role : {Role::operator_, Role::village_agent, Role::district_commerce}) {
    Context in = context(own(role));
    in.readers = readers;
    in.target = {};
    in.known_to_operator = in.named_there = true;
    EXPECT_EQ(decide(in, ReadPerson{0, person(1), {PersonField::name}, some_text()}).code, code::forbidden);
    EXPECT_EQ(decide(in, ReadAttachment{0, 77, some_text().hash, some_text()}).code, code::forbidden);
  }
}

TEST_F(PersonsTest, AFieldThatIsHiddenIsNotRead) {
  EXPECT_EQ(read(own(Role::custody_bank), {PersonField::resident_id}), 0);
  EXPECT_EQ(read(own(Role::district_commerce), {PersonField::phone}), 0);
  EXPECT_EQ(read(own(Role::district_commerce), {PersonField::phone, PersonField::resident_id}), code::forbidden);
}

TEST_F(PersonsTest, WhoReadsAPaper) {
  const auto read_paper = [&](const Actor& actor, bool named = true, Hash32 paper = some_text().hash,
                              const SealedText& reason = some_text()) {
    Context in = context(actor);
    in.named_there = named;
    in.readers = readers;
    return decide(in, ReadAttachment{the_operator, 77, paper, reason}).code;
  };
  for (const auto& [role, name] : names_of(Role{})) {
    const bool reads = access::may_ever(readers, role) && role != Role::district_civil_affairs;  // it sees no free text
    EXPECT_EQ(read_paper(own(role)), reads ? 0 : code::forbidden) << name;
    EXPECT_EQ(read_paper(other(role)), code::forbidden) << name;
  }
  EXPECT_EQ(read_paper(own(Role::operator_), false), code::unknown_subject);
  EXPECT_EQ(read_paper(other(Role::operator_), false), code::forbidden)
      << "whoever may not is not told whether it is there";
  EXPECT_EQ(read_paper(own(Role::operator_), true, {}), code::schema_invalid);
  EXPECT_EQ(read_paper(own(Role::operator_), true, some_text().hash, {}), code::schema_invalid);
}

TEST_F(PersonsTest, WhatTheFormMustHave) {
  const Context in = context(own(Role::market_regulation));
  EXPECT_EQ(decide(in, ErasePerson{{}, some_text()}).code, code::schema_invalid);
  EXPECT_EQ(decide(in, ErasePerson{person(1), {}}).code, code::schema_invalid);
  Context reader = context(own(Role::operator_));
  reader.known_to_operator = true;
  EXPECT_EQ(decide(reader, ReadPerson{the_operator, {}, {PersonField::name}, some_text()}).code, code::schema_invalid);
  EXPECT_EQ(decide(reader, ReadPerson{the_operator, person(1), {}, some_text()}).code, code::schema_invalid);
  EXPECT_EQ(decide(reader, ReadPerson{the_operator, person(1), {PersonField::name}, {}}).code, code::schema_invalid);
  EXPECT_EQ(read(own(Role::operator_), {static_cast<PersonField>(9)}), code::schema_invalid);
}

TEST_F(PersonsTest, WhoIsUnknownThereIsNotRead) {
  EXPECT_EQ(read(own(Role::operator_), {PersonField::name}, false), code::unknown_subject);
}

TEST_F(PersonsTest, WhoIsErasedIsErasedOnceAndReadNoMore) {
  FactOrigin origin;
  origin.entry = 42;
  apply(state_, PersonErased{person(1)}, origin);
  EXPECT_EQ(state_.erased.at(person(1).token), 42u);
  EXPECT_EQ(erase(own(Role::market_regulation)), code::wrong_state);
  EXPECT_EQ(read(own(Role::operator_)), code::wrong_state);
}

TEST_F(PersonsTest, WhatADocumentNeedsItKeeps) {
  const policies::PersonNeed need{1020, "card_balance", the_operator, date_of(2026, 10, 9)};
  Context in = context(own(Role::market_regulation));
  in.need = need;
  const Answer answer = decide(in, ErasePerson{person(1), some_text()});
  EXPECT_EQ(answer.code, 1020);
  ASSERT_EQ(answer.figures.size(), 3u);
  EXPECT_EQ(answer.figures[0].text, "card_balance");
  EXPECT_EQ(answer.figures[1].value, static_cast<std::int64_t>(the_operator));
  EXPECT_EQ(answer.figures[2].value, date_of(2026, 10, 9).day);
}

}  // namespace
}  // namespace gongbao::persons
