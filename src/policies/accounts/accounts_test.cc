// Who may open, appoint, stand in and close: each command by each role, the three administrators apart, boundary days.
#include <gtest/gtest.h>

#include "base/check.h"
#include "policies/accounts/commands.h"

namespace gongbao::accounts {
namespace {

using access::Actor;
using access::Role;

constexpr std::uint64_t shop = 12, other_shop = 13;
constexpr Actor console{Role::system_administrator, 0, 0, 0};

// Decides and folds as the city does, without its journal.
class Desk {
 public:
  State state;
  Date today = date_of(2024, 3, 1);
  std::uint64_t entries = 100;

  template <class Command>
  Code give(const Command& command, const Actor& actor) {
    if (!access::may_ever(grants_of(Command::name), actor.role)) return custody::code::forbidden;
    if (!may_speak(state, actor, today)) return custody::code::forbidden;
    policies::Answer answer = decide(Context{state, actor, today, ++entries}, command);
    if (answer.code != 0) return answer.code;
    const Bytes facts = answer.facts.take();
    ByteReader in(facts);
    while (in.left() > 0) {
      const auto number = in.integer<std::uint16_t>();
      in.integer<std::uint16_t>();
      const ByteView bytes = in.blob();
      FactTypes::with_number(number, [&]<class Fact>() {
        ByteReader body(bytes);
        Fact fact;
        gongbao::decode(body, fact);
        GB_CHECK(body.at_end());
        apply(state, fact, {entries, today, actor, Command::number});
      });
    }
    return 0;
  }
  // A new account with that office, given by the console and a security administrator as need be.
  Actor make(const Office& office) {
    const AccountNo number = open("login" + std::to_string(entries));
    if (is_administrator(office.role)) {
      GB_CHECK(give(Appoint{number, office}, console) == 0);
    } else {
      GB_CHECK(give(Appoint{number, office}, security()) == 0);
    }
    return {office.role, number, office.organisation, office.area};
  }
  AccountNo open(const std::string& login, const Actor& by = console) {
    GB_CHECK(give(OpenAccount{sealed(login), person(login)}, by) == 0);
    return entries;
  }
  Actor security() {
    if (security_ == 0) {
      security_ = open("security");
      GB_CHECK(give(Appoint{security_, {Role::security_administrator, 0, 0}}, console) == 0);
    }
    return {Role::security_administrator, security_, 0, 0};
  }
  static SealedText sealed(std::string_view text) {
    SealedText hash;
    std::copy(text.begin(), text.end(), hash.hash.begin());
    return hash;
  }
  static PersonToken person(std::string_view text) {
    PersonToken token;
    token.token[0] = 1;
    std::copy_n(text.rbegin(), std::min<std::size_t>(text.size(), 15), token.token.begin() + 1);
    return token;
  }

 private:
  AccountNo security_ = 0;
};

constexpr Office chaoyang{Role::district_commerce, 0, 110105};

TEST(Accounts, TheConsoleOpensAnyAndAppointsAdministratorsOnly) {
  Desk desk;
  const AccountNo first = desk.open("first");
  EXPECT_EQ(desk.give(Appoint{first, chaoyang}, console), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{first, {Role::system_administrator, 0, 0}}, console), 0);
  EXPECT_TRUE(may_speak(desk.state, {Role::system_administrator, first, 0, 0}, desk.today));
  EXPECT_FALSE(may_speak(desk.state, {Role::city_commerce, first, 0, 0}, desk.today));
}

TEST(Accounts, TheFirstSecurityAdministratorIsAppointedByTheSystems) {
  Desk desk;
  const Actor system = desk.make({Role::system_administrator, 0, 0});
  const AccountNo first = desk.open("security", system), second = desk.open("other", system);
  const Office security{Role::security_administrator, 0, 0};
  EXPECT_EQ(desk.give(Appoint{first, {Role::audit_administrator, 0, 0}}, system), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{first, security}, system), 0);
  EXPECT_EQ(desk.give(Appoint{second, security}, system), custody::code::forbidden);
  EXPECT_EQ(desk.give(Dismiss{first, security}, system), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{second, security}, {Role::security_administrator, first, 0, 0}), 0);
}

const std::set<Role> of_a_district{Role::district_commerce,
                                   Role::district_health,
                                   Role::inspector,
                                   Role::district_reviewer,
                                   Role::district_civil_affairs,
                                   Role::district_finance,
                                   Role::district_admin,
                                   Role::district_edu,
                                   Role::marker,
                                   Role::contact_staff,
                                   Role::civil_affairs,
                                   Role::city_civil_affairs,
                                   Role::district_justice,
                                   Role::district_association,
                                   Role::district_public_security,
                                   Role::district_transport,
                                   Role::urban_management,
                                   Role::emergency,
                                   Role::responsible_unit,
                                   Role::district,
                                   Role::customs,
                                   Role::drug_admin};
const std::set<Role> of_a_house{Role::mediator,    Role::custody_bank,   Role::village_agent,
                                Role::supplier,    Role::bank,           Role::dealer,
                                Role::broker,      Role::market,         Role::station_officer,
                                Role::school,      Role::welfare_centre, Role::eldercare_institution,
                                Role::firm,        Role::public_office,  Role::partner,
                                Role::third_party, Role::department,     Role::place_keeper};
// Of whoever speaks for himself and has opened the account himself.
const std::set<Role> by_themselves{Role::family,    Role::household,  Role::party,  Role::student,    Role::guardian,
                                   Role::applicant, Role::supervisor, Role::lawyer, Role::team_member};

// An officer of no district would be one of every district.
TEST(Accounts, AnOfficerOfADistrictHasOne) {
  Desk desk;
  const Actor security = desk.security();
  const AccountNo officer = desk.open("officer", console);
  for (const Role role : of_a_district) {
    EXPECT_EQ(desk.give(Appoint{officer, {role, 0, 0}}, security), code::office_incomplete) << enum_name(role);
    EXPECT_EQ(desk.give(Appoint{officer, {role, shop, 110105}}, security), code::office_incomplete) << enum_name(role);
    EXPECT_EQ(desk.give(Appoint{officer, {role, 0, 110105}}, security), 0) << enum_name(role);
  }
  for (const Role role : of_a_house) {
    EXPECT_EQ(desk.give(Appoint{officer, {role, 0, 0}}, security), code::office_incomplete) << enum_name(role);
    EXPECT_EQ(desk.give(Appoint{officer, {role, shop, 0}}, security), 0) << enum_name(role);
  }
}

// The Party's body of the profession is the city's, or that of a district; of no house.
TEST(Accounts, ThePartysBodyHasADistrictOrNone) {
  Desk desk;
  const Actor security = desk.security();
  const AccountNo officer = desk.open("officer", console);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::party_body, shop, 110105}}, security), code::office_incomplete);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::party_body, 0, 110105}}, security), 0);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::party_body, 0, 0}}, security), 0);
}

// A street is one of a district, and has a number of its own where a document asks for it; the traffic police is the
// city's, or the detachment of a district.
TEST(Accounts, AStreetHasANumberAndTheTrafficPoliceADistrictWhereTheyAreAskedFor) {
  Desk desk;
  const Actor security = desk.security();
  const AccountNo officer = desk.open("officer", console);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::subdistrict, 7, 0}}, security), code::office_incomplete);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::subdistrict, 0, 110105}}, security), 0);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::subdistrict, 7, 110105}}, security), 0);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::traffic_police, 7, 110105}}, security), code::office_incomplete);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::traffic_police, 0, 110105}}, security), 0);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::traffic_police, 0, 0}}, security), 0);
}

// Or one administrator could make an officer of somebody that nobody else has looked at.
TEST(Accounts, WhoOpenedAnAccountSaysWhatItMayBecome) {
  Desk desk;
  const Actor security = desk.security(), anybody{Role::public_, 0, 0, 0};
  ASSERT_EQ(desk.give(OpenOwnAccount{Desk::sealed("self"), Desk::person("self"), OwnAccountKind::consumer}, anybody),
            0);
  const AccountNo self = desk.entries;
  for (const auto& [role, name] : names_of(Role{})) {
    const bool in_a_house = role == Role::operator_ || role == Role::branch || role == Role::institution ||
                            of_a_house.contains(role) || role == Role::enterprise || role == Role::research_institution;
    const Office office{
        role, in_a_house ? shop : 0,
        role == Role::branch || role == Role::subdistrict || of_a_district.contains(role) ? 110105U : 0U};
    if (role == Role::engine || role == Role::public_) continue;
    if (by_themselves.contains(role)) continue;  // below
    const bool known = role == Role::consumer;
    const bool mixes = is_administrator(role);
    EXPECT_EQ(desk.give(Appoint{self, office}, security), known   ? custody::code::wrong_state
                                                          : mixes ? code::separation_of_duties
                                                                  : code::not_vouched_for)
        << name;
  }
  // Who buys cards, whose children are in a nursery or sit examinations, who renews a heating device, who sells a
  // vehicle and who supervises eldercare may be the same person.
  for (const Role role : by_themselves) {
    ASSERT_EQ(desk.give(Appoint{self, {role, 0, 0}}, security), 0);
    ASSERT_EQ(desk.give(Dismiss{self, {role, 0, 0}}, security), 0);
  }
  ASSERT_EQ(desk.give(Dismiss{self, {Role::consumer, 0, 0}}, security), 0);
  EXPECT_EQ(desk.give(Appoint{self, {Role::security_administrator, 0, 0}}, console), code::not_vouched_for);
  EXPECT_EQ(desk.give(Appoint{self, {Role::consumer, 0, 0}}, security), 0);

  const Actor boss = desk.make({Role::operator_, shop, 0});
  const AccountNo waiter = desk.open("waiter", boss);
  EXPECT_EQ(desk.give(Appoint{waiter, chaoyang}, security), code::not_vouched_for);
  EXPECT_EQ(desk.give(Appoint{waiter, {Role::operator_, other_shop, 0}}, security), code::not_vouched_for);
  EXPECT_EQ(desk.give(Appoint{waiter, {Role::branch, shop, 3}}, security), 0);
}

// An enterprise registers itself, so its first office names none yet; a district's officer is never of an enterprise.
TEST(Accounts, AnEnterpriseOfBeautyAndHealthComesByItself) {
  Desk desk;
  const Actor anybody{Role::public_, 0, 0, 0};
  for (const auto& [kind, role] : {std::pair{OwnAccountKind::enterprise, Role::enterprise},
                                   std::pair{OwnAccountKind::research_institution, Role::research_institution}}) {
    const std::string login(enum_name(role));
    ASSERT_EQ(desk.give(OpenOwnAccount{Desk::sealed(login), Desk::person(login), kind}, anybody), 0);
    const AccountNo self = desk.entries;
    EXPECT_EQ(desk.state.find(self)->offices, (std::vector<Office>{{role, 0, 0}}));
    found_organisation(desk.state, self, {role, shop, 0});
    EXPECT_EQ(desk.state.find(self)->offices, (std::vector<Office>{{role, shop, 0}}));
    const AccountNo clerk = desk.open(login + "2", console);
    EXPECT_EQ(desk.give(Appoint{clerk, {role, shop, 110105}}, desk.security()), code::office_incomplete);
    EXPECT_EQ(desk.give(Appoint{clerk, {role, shop, 0}}, desk.security()), 0);
  }
}

TEST(Accounts, TheFirstOpenAccountOfAPersonIsFound) {
  Desk desk;
  const Actor anybody{Role::public_, 0, 0, 0};
  const PersonToken person = Desk::person("wang");
  EXPECT_EQ(desk.state.first_of(person), 0u);
  ASSERT_EQ(desk.give(OpenOwnAccount{Desk::sealed("one"), person, OwnAccountKind::consumer}, anybody), 0);
  const AccountNo one = desk.entries;
  ASSERT_EQ(desk.give(OpenOwnAccount{Desk::sealed("two"), person, OwnAccountKind::consumer}, anybody), 0);
  const AccountNo two = desk.entries;
  EXPECT_EQ(desk.state.first_of(person), one);
  ASSERT_EQ(desk.give(CloseAccount{one}, console), 0);
  EXPECT_EQ(desk.state.first_of(person), two);
  const auto before = desk.state.of_persons;
  desk.state.of_persons.clear();
  desk.state.rebuild_derived();
  EXPECT_EQ(desk.state.of_persons, before);
}

TEST(Accounts, ALoginIsTakenOnceAndFreeAgainWhenClosed) {
  Desk desk;
  const AccountNo number = desk.open("zhang");
  EXPECT_EQ(desk.give(OpenAccount{Desk::sealed("zhang"), Desk::person("li")}, console), code::login_taken);
  EXPECT_EQ(desk.give(OpenOwnAccount{Desk::sealed("zhang"), Desk::person("li"), OwnAccountKind::consumer},
                      {Role::public_, 0, 0, 0}),
            code::login_taken);
  EXPECT_EQ(desk.give(CloseAccount{number}, console), 0);
  EXPECT_EQ(desk.give(OpenAccount{Desk::sealed("zhang"), Desk::person("li")}, console), 0);
  EXPECT_EQ(desk.give(ResumeAccount{number}, desk.security()), code::account_closed);
}

TEST(Accounts, NoAdministratorDoesAnothersWork) {
  Desk desk;
  const Actor security = desk.security();
  const Actor system = desk.make({Role::system_administrator, 0, 0});
  const Actor audit = desk.make({Role::audit_administrator, 0, 0});
  const AccountNo officer = desk.open("officer", system);
  // The keeper of the system opens and does not grant; who grants does not open; who reads does neither.
  EXPECT_EQ(desk.give(Appoint{officer, chaoyang}, system), custody::code::forbidden);
  EXPECT_EQ(desk.give(OpenAccount{Desk::sealed("x"), Desk::person("x")}, security), custody::code::forbidden);
  EXPECT_EQ(desk.give(OpenAccount{Desk::sealed("x"), Desk::person("x")}, audit), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{officer, chaoyang}, audit), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{officer, chaoyang}, security), 0);
  // One person is never two of them, nor one of them and an officer; nobody appoints himself.
  EXPECT_EQ(desk.give(Appoint{system.account, {Role::audit_administrator, 0, 0}}, security),
            code::separation_of_duties);
  EXPECT_EQ(desk.give(Appoint{officer, {Role::audit_administrator, 0, 0}}, security), code::separation_of_duties);
  EXPECT_EQ(desk.give(Appoint{system.account, chaoyang}, security), code::separation_of_duties);
  EXPECT_EQ(desk.give(Appoint{security.account, {Role::security_administrator, 0, 0}}, security),
            code::separation_of_duties);
  EXPECT_EQ(desk.give(SuspendAccount{security.account}, security), code::separation_of_duties);
}

TEST(Accounts, AnOfficerMayHoldSeveralAreas) {
  Desk desk;
  const Actor officer = desk.make(chaoyang);
  EXPECT_EQ(desk.give(Appoint{officer.account, {Role::district_commerce, 0, 110101}}, desk.security()), 0);
  EXPECT_EQ(desk.give(Appoint{officer.account, chaoyang}, desk.security()), custody::code::wrong_state);
  EXPECT_EQ(offices_on(desk.state, officer.account, desk.today).size(), 2U);
  EXPECT_EQ(desk.give(Dismiss{officer.account, chaoyang}, desk.security()), 0);
  EXPECT_FALSE(may_speak(desk.state, officer, desk.today));
  EXPECT_EQ(desk.give(Dismiss{officer.account, chaoyang}, desk.security()), code::not_appointed);
}

TEST(Accounts, AnOfficeNamesWhatItsRoleNeeds) {
  Desk desk;
  const AccountNo number = desk.open("someone");
  const auto appoint = [&](const Office& office) { return desk.give(Appoint{number, office}, desk.security()); };
  EXPECT_EQ(appoint({Role::district_commerce, 0, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::custody_bank, 0, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::branch, shop, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::city_commerce, 1, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::engine, 0, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::public_, 0, 0}), code::office_incomplete);
  EXPECT_EQ(appoint({Role::branch, shop, 5}), 0);
}

TEST(Accounts, AHouseAppointsItsOwnEmployeesOnly) {
  Desk desk;
  const Actor head = desk.make({Role::operator_, shop, 0});
  const AccountNo cashier = desk.open("cashier", head);
  EXPECT_EQ(desk.give(Appoint{cashier, {Role::branch, shop, 5}}, head), 0);
  EXPECT_EQ(desk.give(Appoint{cashier, {Role::branch, other_shop, 5}}, head), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{cashier, chaoyang}, head), custody::code::forbidden);
  EXPECT_EQ(desk.give(Appoint{cashier, {Role::custody_bank, shop, 0}}, head), custody::code::forbidden);
  const AccountNo stranger = desk.open("stranger");
  EXPECT_EQ(desk.give(Appoint{stranger, {Role::branch, shop, 5}}, head), custody::code::forbidden);
  EXPECT_EQ(desk.give(OpenAccount{Desk::sealed("y"), Desk::person("y")}, {Role::operator_, 0, 0, 0}),
            custody::code::forbidden);
}

TEST(Accounts, WhoRegistersAnOperatorSpeaksForIt) {
  Desk desk;
  ASSERT_EQ(desk.give(OpenOwnAccount{Desk::sealed("boss"), Desk::person("boss"), OwnAccountKind::operator_},
                      {Role::public_, 0, 0, 0}),
            0);
  const AccountNo boss = desk.entries;
  EXPECT_TRUE(may_speak(desk.state, {Role::operator_, boss, 0, 0}, desk.today));
  found_organisation(desk.state, boss, {Role::operator_, shop, 0});
  EXPECT_FALSE(may_speak(desk.state, {Role::operator_, boss, 0, 0}, desk.today));
  EXPECT_TRUE(may_speak(desk.state, {Role::operator_, boss, shop, 0}, desk.today));
  found_organisation(desk.state, boss, {Role::operator_, other_shop, 0});
  EXPECT_EQ(desk.state.accounts.at(boss).offices.size(), 2U);
}

TEST(Accounts, WhoComesOfHisOwnIsWhatHeSaysHeIs) {
  Desk desk;
  const auto open = [&](const std::string& login, OwnAccountKind kind) {
    GB_CHECK(desk.give(OpenOwnAccount{Desk::sealed(login), Desk::person(login), kind}, {Role::public_, 0, 0, 0}) == 0);
    return desk.entries;
  };
  const AccountNo parent = open("parent", OwnAccountKind::family), buyer = open("buyer", OwnAccountKind::consumer);
  const AccountNo nursery = open("nursery", OwnAccountKind::institution);
  EXPECT_TRUE(may_speak(desk.state, {Role::family, parent, 0, 0}, desk.today));
  EXPECT_FALSE(may_speak(desk.state, {Role::consumer, parent, 0, 0}, desk.today));
  EXPECT_TRUE(may_speak(desk.state, {Role::consumer, buyer, 0, 0}, desk.today));
  EXPECT_TRUE(may_speak(desk.state, {Role::institution, nursery, 0, 0}, desk.today));
  // An institution that registers is no operator of cards.
  found_organisation(desk.state, nursery, {Role::institution, shop, 0});
  EXPECT_TRUE(may_speak(desk.state, {Role::institution, nursery, shop, 0}, desk.today));
  EXPECT_FALSE(may_speak(desk.state, {Role::institution, nursery, 0, 0}, desk.today));
  EXPECT_FALSE(may_speak(desk.state, {Role::operator_, nursery, shop, 0}, desk.today));
}

TEST(Accounts, ASubstituteSpeaksOnTheDaysOfTheAbsenceBothIncluded) {
  Desk desk;
  const Actor absent = desk.make(chaoyang);
  const Actor substitute = desk.make({Role::district_commerce, 0, 110101});
  const Actor shopkeeper = desk.make({Role::operator_, shop, 0});
  const Date first = desk.today + Days{3}, last = first + Days{4};
  const AppointSubstitute order{absent.account, substitute.account, chaoyang, first, last};
  EXPECT_EQ(desk.give(order, substitute), custody::code::forbidden);
  EXPECT_EQ(desk.give(AppointSubstitute{absent.account, shopkeeper.account, chaoyang, first, last}, absent),
            code::separation_of_duties);
  EXPECT_EQ(desk.give(AppointSubstitute{absent.account, absent.account, chaoyang, first, last}, absent),
            code::separation_of_duties);
  EXPECT_EQ(desk.give(AppointSubstitute{absent.account, substitute.account, chaoyang, last, first}, absent),
            code::period_invalid);
  EXPECT_EQ(
      desk.give(AppointSubstitute{absent.account, substitute.account, chaoyang, first, first + Days{367}}, absent),
      code::period_invalid);
  ASSERT_EQ(desk.give(order, absent), 0);
  const std::uint64_t number = desk.entries;
  const Actor speaks{Role::district_commerce, substitute.account, 0, 110105};
  EXPECT_FALSE(may_speak(desk.state, speaks, first + Days{-1}));
  EXPECT_TRUE(may_speak(desk.state, speaks, first));
  EXPECT_TRUE(may_speak(desk.state, speaks, last));
  EXPECT_FALSE(may_speak(desk.state, speaks, last + Days{1}));
  EXPECT_EQ(desk.give(EndSubstitution{number}, substitute), custody::code::forbidden);
  EXPECT_EQ(desk.give(EndSubstitution{number}, absent), 0);
  EXPECT_FALSE(may_speak(desk.state, speaks, first));
}

TEST(Accounts, WhoLosesTheOfficeLosesTheSubstitute) {
  Desk desk;
  const Actor absent = desk.make(chaoyang);
  const Actor substitute = desk.make({Role::district_commerce, 0, 110101});
  ASSERT_EQ(desk.give(AppointSubstitute{absent.account, substitute.account, chaoyang, desk.today, desk.today}, absent),
            0);
  const Actor speaks{Role::district_commerce, substitute.account, 0, 110105};
  EXPECT_TRUE(may_speak(desk.state, speaks, desk.today));
  ASSERT_EQ(desk.give(Dismiss{absent.account, chaoyang}, desk.security()), 0);
  EXPECT_FALSE(may_speak(desk.state, speaks, desk.today));
}

TEST(Accounts, ASuspendedOneIsSilentUntilResumed) {
  Desk desk;
  const Actor officer = desk.make(chaoyang);
  EXPECT_EQ(desk.give(SuspendAccount{officer.account}, desk.security()), 0);
  EXPECT_FALSE(may_speak(desk.state, officer, desk.today));
  EXPECT_EQ(desk.give(SuspendAccount{officer.account}, desk.security()), custody::code::wrong_state);
  EXPECT_EQ(desk.give(ResumeAccount{officer.account}, desk.security()), 0);
  EXPECT_TRUE(may_speak(desk.state, officer, desk.today));
}

TEST(Accounts, AKeyIsOfOneOfficeAndEnds) {
  Desk desk;
  const Actor bank = desk.make({Role::custody_bank, 7, 0});
  const Office office{Role::custody_bank, 7, 0};
  EXPECT_EQ(desk.give(IssueKey{office, desk.today + Days{732}}, bank), code::period_invalid);
  EXPECT_EQ(desk.give(IssueKey{office, desk.today + Days{-1}}, bank), code::period_invalid);
  EXPECT_EQ(desk.give(IssueKey{{Role::custody_bank, 8, 0}, desk.today}, bank), code::not_appointed);
  ASSERT_EQ(desk.give(IssueKey{office, desk.today + Days{731}}, bank), 0);
  const std::uint64_t key = desk.entries;
  const Actor other = desk.make({Role::custody_bank, 8, 0});
  EXPECT_EQ(desk.give(RevokeKey{key}, other), custody::code::forbidden);
  EXPECT_EQ(desk.give(RevokeKey{key}, desk.security()), 0);
  EXPECT_EQ(desk.give(RevokeKey{key}, bank), custody::code::wrong_state);
}

// Who stands in for many over the years is looked up by what is not over yet.
TEST(Accounts, SubstitutionsThatAreOverAreNotLookedThrough) {
  Desk desk;
  const Actor absent = desk.make(chaoyang);
  const Actor substitute = desk.make({Role::district_commerce, 0, 110101});
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(
        desk.give(AppointSubstitute{absent.account, substitute.account, chaoyang, desk.today, desk.today}, absent), 0);
    desk.today = desk.today + Days{2};
  }
  EXPECT_EQ(desk.state.substitutions.size(), 5U);
  EXPECT_EQ(desk.state.find(substitute.account)->stands_in.size(), 1U);
  EXPECT_TRUE(desk.state.find(absent.account)->stands_in.empty());
  EXPECT_TRUE(may_speak(desk.state, {Role::district_commerce, substitute.account, 0, 110105}, desk.today + Days{-2}));
}

TEST(Accounts, AWebhookIsOfOneOfficeAndEnds) {
  Desk desk;
  const Actor bank = desk.make({Role::custody_bank, 7, 0});
  const Office office{Role::custody_bank, 7, 0};
  const SealedText url = Desk::sealed("address");
  EXPECT_EQ(desk.give(RegisterWebhook{{Role::custody_bank, 8, 0}, url}, bank), code::not_appointed);
  EXPECT_EQ(desk.give(RegisterWebhook{office, {}}, bank), custody::code::schema_invalid);
  EXPECT_EQ(desk.give(RegisterWebhook{{Role::security_administrator, 0, 0}, url}, desk.security()),
            code::separation_of_duties);
  ASSERT_EQ(desk.give(RegisterWebhook{office, url}, bank), 0);
  const std::uint64_t webhook = desk.entries;
  EXPECT_EQ(desk.state.webhooks.at(webhook).account, bank.account);
  for (int i = 1; i < 10; ++i) EXPECT_EQ(desk.give(RegisterWebhook{office, url}, bank), 0);
  EXPECT_EQ(desk.give(RegisterWebhook{office, url}, bank), code::too_many_webhooks);
  const Actor other = desk.make({Role::custody_bank, 8, 0});
  EXPECT_EQ(desk.give(EndWebhook{webhook}, other), custody::code::forbidden);
  EXPECT_EQ(desk.give(EndWebhook{webhook}, bank), 0);
  EXPECT_EQ(desk.give(EndWebhook{webhook}, bank), custody::code::unknown_subject);
  EXPECT_EQ(desk.give(RegisterWebhook{office, url}, bank), 0);
  EXPECT_EQ(desk.give(EndWebhook{desk.entries}, desk.security()), 0);
}

// Every command by every role: whether it may ever.
TEST(Accounts, TheTableOfRolesAndCommands) {
  const std::set<Role> houses_and_administrators{Role::security_administrator, Role::system_administrator,
                                                 Role::operator_, Role::institution, Role::custody_bank};
  const std::map<std::string_view, std::set<Role>> may{
      {"open_account", {Role::system_administrator, Role::operator_, Role::institution, Role::custody_bank}},
      {"open_own_account", {Role::public_}},
      {"appoint", houses_and_administrators},
      {"dismiss", houses_and_administrators},
      {"suspend_account", {Role::security_administrator}},
      {"resume_account", {Role::security_administrator}},
      {"close_account", {Role::system_administrator}},
  };
  const std::set<Role> own_affairs{Role::security_administrator,
                                   Role::operator_,
                                   Role::custody_bank,
                                   Role::district_commerce,
                                   Role::city_commerce,
                                   Role::market_regulation,
                                   Role::financial_regulator,
                                   Role::pboc,
                                   Role::nfra,
                                   Role::association,
                                   Role::institution,
                                   Role::district_health,
                                   Role::city_health,
                                   Role::subdistrict,
                                   Role::mediator,
                                   Role::village_agent,
                                   Role::inspector,
                                   Role::district_reviewer,
                                   Role::district_civil_affairs,
                                   Role::district_finance,
                                   Role::district_admin,
                                   Role::city_agri,
                                   Role::city_finance,
                                   Role::city_fin_supervision,
                                   Role::supplier,
                                   Role::bank,
                                   Role::auditor,
                                   Role::dealer,
                                   Role::broker,
                                   Role::market,
                                   Role::station_officer,
                                   Role::quota_body,
                                   Role::traffic_police,
                                   Role::tax,
                                   Role::city_edu,
                                   Role::district_edu,
                                   Role::marker,
                                   Role::school,
                                   Role::contact_staff,
                                   Role::civil_affairs,
                                   Role::city_civil_affairs,
                                   Role::welfare_centre,
                                   Role::eldercare_institution,
                                   Role::city_justice,
                                   Role::district_justice,
                                   Role::city_association,
                                   Role::district_association,
                                   Role::party_body,
                                   Role::firm,
                                   Role::public_office,
                                   Role::partner,
                                   Role::assessor,
                                   Role::school_inspector,
                                   Role::city_police,
                                   Role::city_transport,
                                   Role::leading_office,
                                   Role::third_party,
                                   Role::district_public_security,
                                   Role::district_transport,
                                   Role::urban_management,
                                   Role::emergency,
                                   Role::coordinator,
                                   Role::responsible_unit,
                                   Role::district,
                                   Role::customs,
                                   Role::drug_admin,
                                   Role::enterprise,
                                   Role::research_institution,
                                   Role::editor,
                                   Role::proofreader,
                                   Role::publisher,
                                   Role::department,
                                   Role::place_keeper};
  Commands::each([&]<class Command>() {
    const auto it = may.find(Command::name);
    const std::set<Role>& expected = it == may.end() ? own_affairs : it->second;
    for (const auto& [role, role_name] : names_of(Role{})) {
      EXPECT_EQ(access::may_ever(grants_of(Command::name), role), expected.contains(role))
          << Command::name << " by " << role_name;
    }
  });
}

}  // namespace
}  // namespace gongbao::accounts
