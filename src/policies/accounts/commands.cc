// One column of early returns per command.
#include "policies/accounts/commands.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::accounts {

using access::Actor;
using access::Grant;
using access::Role;
using access::Scope;
using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;

namespace {

constexpr std::array<std::pair<Code, std::string_view>, 9> names{{
    {code::unknown_account, "accounts.unknown_account"},
    {code::login_taken, "accounts.login_taken"},
    {code::separation_of_duties, "accounts.separation_of_duties"},
    {code::not_appointed, "accounts.not_appointed"},
    {code::office_incomplete, "accounts.office_incomplete"},
    {code::period_invalid, "accounts.period_invalid"},
    {code::account_closed, "accounts.account_closed"},
    {code::too_many_webhooks, "accounts.too_many_webhooks"},
    {code::not_vouched_for, "accounts.not_vouched_for"},
}};

// Limits of the system, not of a document.
constexpr Days longest_substitution{366};
constexpr Days longest_key{731};
constexpr std::size_t most_webhooks = 10;  // of an account

constexpr Grant system_admin{Role::system_administrator, Scope::city};
constexpr Grant security_admin{Role::security_administrator, Scope::city};
constexpr Grant operator_own{Role::operator_, Scope::own_organisation};
constexpr Grant bank_own{Role::custody_bank, Scope::own_organisation};
constexpr Grant institution_own{Role::institution, Scope::own_organisation};

constexpr std::array openers{system_admin, operator_own, institution_own, bank_own};
constexpr std::array anybody{Grant{Role::public_, Scope::city}};
constexpr std::array appointers{security_admin, system_admin, operator_own, institution_own, bank_own};
constexpr std::array security_only{security_admin};
constexpr std::array system_only{system_admin};
// For himself; the security administrator for others.
constexpr std::array holders{
    security_admin,
    operator_own,
    institution_own,
    bank_own,
    Grant{Role::district_commerce, Scope::city},
    Grant{Role::city_commerce, Scope::city},
    Grant{Role::market_regulation, Scope::city},
    Grant{Role::financial_regulator, Scope::city},
    Grant{Role::pboc, Scope::city},
    Grant{Role::nfra, Scope::city},
    Grant{Role::association, Scope::city},
    Grant{Role::district_health, Scope::city},
    Grant{Role::city_health, Scope::city},
    Grant{Role::subdistrict, Scope::city},
    Grant{Role::mediator, Scope::city},
    Grant{Role::village_agent, Scope::city},
    Grant{Role::inspector, Scope::city},
    Grant{Role::district_reviewer, Scope::city},
    Grant{Role::district_civil_affairs, Scope::city},
    Grant{Role::district_finance, Scope::city},
    Grant{Role::district_admin, Scope::city},
    Grant{Role::city_agri, Scope::city},
    Grant{Role::city_finance, Scope::city},
    Grant{Role::city_fin_supervision, Scope::city},
    Grant{Role::supplier, Scope::city},
    Grant{Role::bank, Scope::city},
    Grant{Role::auditor, Scope::city},
    Grant{Role::dealer, Scope::city},
    Grant{Role::broker, Scope::city},
    Grant{Role::market, Scope::city},
    Grant{Role::station_officer, Scope::city},
    Grant{Role::quota_body, Scope::city},
    Grant{Role::traffic_police, Scope::city},
    Grant{Role::tax, Scope::city},
    Grant{Role::city_edu, Scope::city},
    Grant{Role::district_edu, Scope::city},
    Grant{Role::marker, Scope::city},
    Grant{Role::school, Scope::city},
    Grant{Role::contact_staff, Scope::city},
    Grant{Role::civil_affairs, Scope::city},
    Grant{Role::city_civil_affairs, Scope::city},
    Grant{Role::welfare_centre, Scope::city},
    Grant{Role::eldercare_institution, Scope::city},
    Grant{Role::city_justice, Scope::city},
    Grant{Role::district_justice, Scope::city},
    Grant{Role::city_association, Scope::city},
    Grant{Role::district_association, Scope::city},
    Grant{Role::party_body, Scope::city},
    Grant{Role::firm, Scope::city},
    Grant{Role::public_office, Scope::city},
    Grant{Role::partner, Scope::city},
    Grant{Role::assessor, Scope::city},
    Grant{Role::school_inspector, Scope::city},
    Grant{Role::city_police, Scope::city},
    Grant{Role::city_transport, Scope::city},
    Grant{Role::leading_office, Scope::city},
    Grant{Role::third_party, Scope::city},
    Grant{Role::district_public_security, Scope::city},
    Grant{Role::district_transport, Scope::city},
    Grant{Role::urban_management, Scope::city},
    Grant{Role::emergency, Scope::city},
    // beauty-health
    Grant{Role::coordinator, Scope::city},
    Grant{Role::responsible_unit, Scope::city},
    Grant{Role::district, Scope::city},
    Grant{Role::customs, Scope::city},
    Grant{Role::drug_admin, Scope::city},
    Grant{Role::enterprise, Scope::city},
    Grant{Role::research_institution, Scope::city},
    Grant{Role::editor, Scope::city},
    Grant{Role::proofreader, Scope::city},
    Grant{Role::publisher, Scope::city},
    Grant{Role::department, Scope::city},
    Grant{Role::place_keeper, Scope::city},
};

constexpr access::Granted rows[] = {
    {"open_account", openers},
    {"open_own_account", anybody},
    {"appoint", appointers},
    {"dismiss", appointers},
    {"suspend_account", security_only},
    {"resume_account", security_only},
    {"close_account", system_only},
    {"appoint_substitute", holders},
    {"end_substitution", holders},
    {"issue_key", holders},
    {"revoke_key", holders},
    {"register_webhook", holders},
    {"end_webhook", holders},
};

bool is_console(const Actor& actor) { return actor.role == Role::system_administrator && actor.account == 0; }

bool complete(const Office& office) {
  switch (office.role) {
    case Role::engine:
    case Role::public_:
      return false;
    case Role::custody_bank:
    case Role::mediator:
    case Role::village_agent:
    case Role::supplier:
    case Role::bank:
    case Role::dealer:
    case Role::broker:
    case Role::market:
    case Role::station_officer:
    case Role::school:
    case Role::welfare_centre:
    case Role::eldercare_institution:
    case Role::firm:
    case Role::public_office:
    case Role::partner:
    case Role::third_party:
    case Role::department:
    case Role::place_keeper:
      return office.organisation != 0 && office.area == 0;
    case Role::branch:
      return office.organisation != 0 && office.area != 0;
    case Role::operator_:
    case Role::institution:
    // beauty-health: registers itself, too
    case Role::enterprise:
    case Role::research_institution:
      return office.area == 0;
    case Role::subdistrict:  // with the number of the street or township, where the document asks for it
      return office.area != 0;
    case Role::traffic_police:  // of the city, or the detachment of a district
      return office.organisation == 0;
    case Role::district_commerce:
    case Role::district_health:
    case Role::inspector:
    case Role::district_reviewer:
    case Role::district_civil_affairs:
    case Role::district_finance:
    case Role::district_admin:
    case Role::district_edu:
    case Role::marker:
    case Role::contact_staff:
    case Role::civil_affairs:
    case Role::city_civil_affairs:  // the department that is the city's own
    case Role::district_justice:
    case Role::district_association:
    case Role::district_public_security:
    case Role::district_transport:
    case Role::urban_management:
    case Role::emergency:
    // beauty-health: each a unit that the measures name, and a unit is an area
    case Role::responsible_unit:
    case Role::district:
    case Role::customs:
    case Role::drug_admin:
      return office.organisation == 0 && office.area != 0;
    case Role::party_body:  // of the city, or of a district
      return office.organisation == 0;
    default:
      return office.organisation == 0 && office.area == 0;
  }
}

// What an organisation may make of its own people: the same as it speaks as, and an operator its branches.
bool is_of_house(Role house, Role role) { return role == house || (house == Role::operator_ && role == Role::branch); }

bool somebody_is(const State& state, Role role) {
  return std::ranges::any_of(state.accounts, [role](const auto& each) {
    const Account& account = each.second;
    return account.state != AccountState::closed &&
           std::ranges::any_of(account.offices, [role](const Office& office) { return office.role == role; });
  });
}

// Who may make somebody that: the security administrator; administrators also the console; employees also their own
// organisation. The first security administrator is appointed by the system administrator, as there is nobody else.
Code test_appointer(const Context& in, const Account& account, const Office& office) {
  if (is_console(in.actor)) return is_administrator(office.role) ? Code{0} : custody::code::forbidden;
  if (in.actor.role == Role::system_administrator) {
    const bool first = office.role == Role::security_administrator && !somebody_is(in.state, office.role);
    return first ? Code{0} : custody::code::forbidden;
  }
  switch (in.actor.role) {
    case Role::security_administrator:
      return 0;
    case Role::operator_:
    case Role::institution:
    case Role::custody_bank: {
      const bool own = in.actor.organisation != 0 && office.organisation == in.actor.organisation &&
                       account.opened_by_organisation == in.actor.organisation;
      return is_of_house(in.actor.role, office.role) && own ? Code{0} : custody::code::forbidden;
    }
    default:
      return custody::code::forbidden;
  }
}

// Whoever appoints takes the word of whoever opened the account for who is behind it. Nobody vouches for those who came
// by themselves, and a house only for its own people: else one administrator alone could make anybody an officer.
bool vouched_for(const Account& account, const Office& office) {
  constexpr std::array by_themselves{Role::consumer, Role::family,     Role::household, Role::party,
                                     Role::student,  Role::guardian,   Role::applicant, Role::supervisor,
                                     Role::lawyer,   Role::team_member};
  if (account.opened_by_holder) return std::ranges::find(by_themselves, office.role) != by_themselves.end();
  if (account.opened_by_organisation == 0) return true;
  const bool of_a_house = office.role == Role::operator_ || office.role == Role::branch ||
                          office.role == Role::institution || office.role == Role::custody_bank;
  return of_a_house && office.organisation == account.opened_by_organisation;
}

// 三员分立: an administrator is nothing else, and nobody makes himself anything.
bool mixes_duties(const Account& account, const Office& office) {
  const auto other = [&](const Office& held) {
    return held.role != office.role && (is_administrator(held.role) || is_administrator(office.role));
  };
  return std::ranges::any_of(account.offices, other);
}

Answer set_state(const Context& in, AccountNo number, AccountState to) {
  const Account* account = in.state.find(number);
  if (account == nullptr) return refuse(code::unknown_account);
  if (account->state == AccountState::closed) return refuse(code::account_closed);
  if (account->state == to) return refuse(custody::code::wrong_state);
  if (number == in.actor.account) return refuse(code::separation_of_duties);
  return accept(AccountStateSet{number, to});
}

Answer open(const Context& in, const SealedText& login, const PersonToken& person, std::vector<Office> offices,
            std::uint64_t organisation) {
  if (!login.given()) return refuse(custody::code::schema_invalid).with_text("field", "login");
  if (!person.given()) return refuse(custody::code::schema_invalid).with_text("field", "person");
  if (in.state.by_login.contains(login.hash)) return refuse(code::login_taken);
  return accept(AccountOpened{login, person, std::move(offices), organisation})
      .with_count("account", static_cast<std::int64_t>(in.entry));
}

bool holds(const Account& account, const Office& office) {
  return std::ranges::find(account.offices, office) != account.offices.end();
}

Role role_of(OwnAccountKind kind) {
  switch (kind) {
    case OwnAccountKind::operator_:
      return Role::operator_;
    case OwnAccountKind::institution:
      return Role::institution;
    case OwnAccountKind::family:
      return Role::family;
    case OwnAccountKind::household:
      return Role::household;
    case OwnAccountKind::party:
      return Role::party;
    case OwnAccountKind::student:
      return Role::student;
    case OwnAccountKind::guardian:
      return Role::guardian;
    case OwnAccountKind::supervisor:
      return Role::supervisor;
    case OwnAccountKind::lawyer:
      return Role::lawyer;
    // beauty-health
    case OwnAccountKind::enterprise:
      return Role::enterprise;
    case OwnAccountKind::research_institution:
      return Role::research_institution;
    case OwnAccountKind::consumer:
      break;
  }
  return Role::consumer;
}

// Somebody's own affair, or the security administrator's.
bool may_act_for(const Context& in, AccountNo holder) {
  return in.actor.role == Role::security_administrator || in.actor.account == holder;
}

}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : names) {
    if (number == code) return name;
  }
  return {};
}
std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, known] : names) {
    if (known == name) return number;
  }
  return std::nullopt;
}

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(rows, command); }

Answer decide(const Context& in, const OpenAccount& command) {
  const bool of_organisation = in.actor.role != Role::system_administrator;
  if (of_organisation && in.actor.organisation == 0) return refuse(custody::code::forbidden);
  return open(in, command.login, command.person, {}, of_organisation ? in.actor.organisation : 0);
}

Answer decide(const Context& in, const OpenOwnAccount& command) {
  std::vector<Office> offices{{role_of(command.kind), 0, 0}};
  // Whoever is to supervise applies first; what he does afterwards rests on his membership (spec/06 part 5).
  if (command.kind == OwnAccountKind::supervisor) offices.insert(offices.begin(), {Role::applicant, 0, 0});
  return open(in, command.login, command.person, std::move(offices), 0);
}

Answer decide(const Context& in, const Appoint& command) {
  const Account* account = in.state.find(command.account);
  if (account == nullptr) return refuse(code::unknown_account);
  if (account->state == AccountState::closed) return refuse(code::account_closed);
  if (!complete(command.office)) return refuse(code::office_incomplete);
  if (const Code failed = test_appointer(in, *account, command.office)) return refuse(failed);
  if (command.account == in.actor.account || mixes_duties(*account, command.office)) {
    return refuse(code::separation_of_duties);
  }
  if (holds(*account, command.office)) return refuse(custody::code::wrong_state);
  if (!vouched_for(*account, command.office)) return refuse(code::not_vouched_for);
  return accept(Appointed{command.account, command.office});
}

Answer decide(const Context& in, const Dismiss& command) {
  const Account* account = in.state.find(command.account);
  if (account == nullptr) return refuse(code::unknown_account);
  if (const Code failed = test_appointer(in, *account, command.office)) return refuse(failed);
  if (!holds(*account, command.office)) return refuse(code::not_appointed);
  if (command.account == in.actor.account) return refuse(code::separation_of_duties);
  return accept(Dismissed{command.account, command.office});
}

Answer decide(const Context& in, const SuspendAccount& command) {
  return set_state(in, command.account, AccountState::suspended);
}
Answer decide(const Context& in, const ResumeAccount& command) {
  return set_state(in, command.account, AccountState::active);
}
// An administrator is dismissed first, by who appoints; or one of them could do away with another.
Answer decide(const Context& in, const CloseAccount& command) {
  if (const Account* account = in.state.find(command.account);
      account != nullptr && std::ranges::any_of(account->offices, is_administrator, &Office::role)) {
    return refuse(code::separation_of_duties);
  }
  return set_state(in, command.account, AccountState::closed);
}

Answer decide(const Context& in, const AppointSubstitute& command) {
  const Account* absent = in.state.find(command.absent);
  const Account* substitute = in.state.find(command.substitute);
  if (absent == nullptr || substitute == nullptr) return refuse(code::unknown_account);
  if (!may_act_for(in, command.absent)) return refuse(custody::code::forbidden);
  if (substitute->state != AccountState::active) return refuse(custody::code::wrong_state);
  if (!holds(*absent, command.office)) return refuse(code::not_appointed);
  if (command.absent == command.substitute || mixes_duties(*substitute, command.office)) {
    return refuse(code::separation_of_duties);
  }
  // Only who works for the same side stands in: an officer for an officer, an employee for one of his house.
  const auto same_side = [&](const Office& held) {
    const bool alike = is_staff(held.role) ? is_staff(command.office.role) : held.role == command.office.role;
    return alike && held.organisation == command.office.organisation;
  };
  if (!std::ranges::any_of(substitute->offices, same_side)) return refuse(code::separation_of_duties);
  if (command.last_day < command.first_day || command.last_day < in.today ||
      command.last_day > command.first_day + longest_substitution) {
    return refuse(code::period_invalid);
  }
  return accept(SubstituteAppointed{
                    {command.absent, command.substitute, command.office, command.first_day, command.last_day, false}})
      .with_count("substitution", static_cast<std::int64_t>(in.entry));
}

Answer decide(const Context& in, const EndSubstitution& command) {
  const auto it = in.state.substitutions.find(command.substitution);
  if (it == in.state.substitutions.end()) return refuse(custody::code::unknown_subject);
  if (!may_act_for(in, it->second.absent)) return refuse(custody::code::forbidden);
  if (it->second.ended) return refuse(custody::code::wrong_state);
  return accept(SubstitutionEnded{command.substitution});
}

Answer decide(const Context& in, const IssueKey& command) {
  const Account* account = in.state.find(in.actor.account);
  if (account == nullptr) return refuse(code::unknown_account);
  if (!holds(*account, command.office)) return refuse(code::not_appointed);
  if (is_administrator(command.office.role)) return refuse(code::separation_of_duties);
  if (command.expires_on < in.today || command.expires_on > in.today + longest_key) return refuse(code::period_invalid);
  return accept(KeyIssued{{in.actor.account, command.office, command.expires_on, false}})
      .with_count("key", static_cast<std::int64_t>(in.entry));
}

Answer decide(const Context& in, const RevokeKey& command) {
  const auto it = in.state.keys.find(command.key);
  if (it == in.state.keys.end()) return refuse(custody::code::unknown_subject);
  if (!may_act_for(in, it->second.account)) return refuse(custody::code::forbidden);
  if (it->second.revoked) return refuse(custody::code::wrong_state);
  return accept(KeyRevoked{command.key});
}

Answer decide(const Context& in, const RegisterWebhook& command) {
  const Account* account = in.state.find(in.actor.account);
  if (account == nullptr) return refuse(code::unknown_account);
  if (!command.url.given()) return refuse(custody::code::schema_invalid).with_text("field", "url");
  if (!holds(*account, command.office)) return refuse(code::not_appointed);
  if (is_administrator(command.office.role)) return refuse(code::separation_of_duties);
  if (account->webhooks.size() >= most_webhooks) return refuse(code::too_many_webhooks);
  return accept(WebhookRegistered{{in.actor.account, command.office, command.url}})
      .with_count("webhook", static_cast<std::int64_t>(in.entry));
}

Answer decide(const Context& in, const EndWebhook& command) {
  const auto it = in.state.webhooks.find(command.webhook);
  if (it == in.state.webhooks.end()) return refuse(custody::code::unknown_subject);
  if (!may_act_for(in, it->second.account)) return refuse(custody::code::forbidden);
  return accept(WebhookEnded{command.webhook});
}

void apply(State& state, const AccountOpened& fact, const FactOrigin& origin) {
  Account account;
  account.person = fact.person;
  account.login = fact.login;
  account.opened_by_organisation = fact.opened_by_organisation;
  account.opened_by_holder = origin.command == OpenOwnAccount::number;
  account.opened_on = origin.booked_on;
  account.offices = fact.offices;
  state.accounts.emplace(origin.entry, std::move(account));
  state.by_login.emplace(fact.login.hash, origin.entry);
  state.of_persons[fact.person].push_back(origin.entry);
}

void apply(State& state, const Appointed& fact, const FactOrigin&) {
  state.accounts.at(fact.account).offices.push_back(fact.office);
}

void apply(State& state, const Dismissed& fact, const FactOrigin&) {
  std::erase(state.accounts.at(fact.account).offices, fact.office);
}

// The login of a closed account may be taken again.
void apply(State& state, const AccountStateSet& fact, const FactOrigin&) {
  Account& account = state.accounts.at(fact.account);
  account.state = fact.state;
  if (fact.state == AccountState::closed) state.by_login.erase(account.login.hash);
}

void apply(State& state, const SubstituteAppointed& fact, const FactOrigin& origin) {
  state.substitutions.emplace(origin.entry, fact.substitution);
  std::vector<std::uint64_t>& stands_in = state.accounts.at(fact.substitution.substitute).stands_in;
  std::erase_if(stands_in, [&](std::uint64_t entry) {
    const Substitution& each = state.substitutions.at(entry);
    return each.ended || each.last_day < origin.booked_on;
  });
  stands_in.push_back(origin.entry);
}
void apply(State& state, const SubstitutionEnded& fact, const FactOrigin&) {
  state.substitutions.at(fact.substitution).ended = true;
}

void apply(State& state, const KeyIssued& fact, const FactOrigin& origin) {
  state.keys.emplace(origin.entry, fact.key);
}
void apply(State& state, const KeyRevoked& fact, const FactOrigin&) { state.keys.at(fact.key).revoked = true; }

void apply(State& state, const WebhookRegistered& fact, const FactOrigin& origin) {
  state.webhooks.emplace(origin.entry, fact.webhook);
  state.accounts.at(fact.webhook.account).webhooks.push_back(origin.entry);
}
void apply(State& state, const WebhookEnded& fact, const FactOrigin&) {
  const auto it = state.webhooks.find(fact.webhook);
  std::erase(state.accounts.at(it->second.account).webhooks, fact.webhook);
  state.webhooks.erase(it);
}

void found_organisation(State& state, AccountNo number, const Office& founded) {
  const auto it = state.accounts.find(number);
  if (it == state.accounts.end()) return;
  std::vector<Office>& offices = it->second.offices;
  const auto applicant = std::ranges::find(offices, Office{founded.role, 0, 0});
  if (applicant == offices.end()) {
    offices.push_back(founded);
  } else {
    *applicant = founded;
  }
}

}  // namespace gongbao::accounts
