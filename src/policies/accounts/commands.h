// Opening accounts, appointing, standing in, keys of programs. 市场监管部门…服务系统运行管理 (prepaid-card/13b): the
// document leaves to whoever runs the system how accounts are kept; three administrators share it, as graded protection
// (等保, GB/T 22239) asks. These decisions rest on no clause of a document.
//
// The console is whoever holds the data folder: role system_administrator without an account. It opens the first
// account and can always appoint administrators, nobody else.
#pragma once

#include "policies/accounts/rows.h"
#include "policies/command.h"

namespace gongbao::accounts {

using policies::Code;

namespace code {
inline constexpr Code unknown_account = 3001, login_taken = 3002, separation_of_duties = 3003, not_appointed = 3004,
                      office_incomplete = 3005, period_invalid = 3006, account_closed = 3007, too_many_webhooks = 3008,
                      not_vouched_for = 3009;
}  // namespace code
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);

// Without an office it can log in and nothing else. Refused login_taken.
struct OpenAccount {
  static constexpr std::uint16_t number = 3001;
  static constexpr std::string_view name = "open_account";
  SealedText login;
  PersonToken person;
  GB_FIELDS(login, person)
};
// By anybody, for himself: who buys cards, whose child is looked after, who renews a heating device, who sells or buys
// a used vehicle, who sits examinations or looks after somebody who does, who wants to supervise eldercare, who
// practises law, and whoever has yet to register an operator, an institution, or an enterprise of beauty and health.
enum class OwnAccountKind : std::uint8_t {
  consumer = 1,
  operator_ = 2,
  institution = 3,
  family = 4,
  household = 5,
  party = 6,
  student = 7,
  guardian = 8,
  supervisor = 9,
  lawyer = 10,
  // beauty-health
  enterprise = 30,
  research_institution = 31
};
constexpr auto names_of(OwnAccountKind) {
  using enum OwnAccountKind;
  using namespace std::literals;
  return std::array{std::pair{consumer, "consumer"sv}, std::pair{operator_, "operator"sv},
                    std::pair{institution, "institution"sv}, std::pair{family, "family"sv},
                    std::pair{household, "household"sv}, std::pair{party, "party"sv}, std::pair{student, "student"sv},
                    std::pair{guardian, "guardian"sv}, std::pair{supervisor, "supervisor"sv},
                    std::pair{lawyer, "lawyer"sv},
                    // beauty-health
                    std::pair{enterprise, "enterprise"sv}, std::pair{research_institution, "research_institution"sv}};
}
struct OpenOwnAccount {
  static constexpr std::uint16_t number = 3002;
  static constexpr std::string_view name = "open_own_account";
  SealedText login;
  PersonToken person;
  OwnAccountKind kind = OwnAccountKind::consumer;
  GB_FIELDS(login, person, kind)
};
struct AccountOpened {
  static constexpr std::uint16_t number = 3501;
  SealedText login;
  PersonToken person;
  std::vector<Office> offices;
  std::uint64_t opened_by_organisation = 0;
  GB_FIELDS(login, person, offices, opened_by_organisation)
};

// An account has the offices that whoever opened it vouches for: any, when the system administrator did; those of its
// own house, when an operator or a bank did; that of whoever speaks for himself only (a consumer, a family, a student
// …), when its holder did. Refused not_vouched_for.
struct Appoint {
  static constexpr std::uint16_t number = 3003;
  static constexpr std::string_view name = "appoint";
  AccountNo account = 0;
  Office office;
  GB_FIELDS(account, office)
};
struct Appointed {
  static constexpr std::uint16_t number = 3503;
  AccountNo account = 0;
  Office office;
  GB_FIELDS(account, office)
};
struct Dismiss {
  static constexpr std::uint16_t number = 3004;
  static constexpr std::string_view name = "dismiss";
  AccountNo account = 0;
  Office office;
  GB_FIELDS(account, office)
};
struct Dismissed {
  static constexpr std::uint16_t number = 3504;
  AccountNo account = 0;
  Office office;
  GB_FIELDS(account, office)
};

struct SuspendAccount {
  static constexpr std::uint16_t number = 3005;
  static constexpr std::string_view name = "suspend_account";
  AccountNo account = 0;
  GB_FIELDS(account)
};
struct ResumeAccount {
  static constexpr std::uint16_t number = 3006;
  static constexpr std::string_view name = "resume_account";
  AccountNo account = 0;
  GB_FIELDS(account)
};
struct CloseAccount {  // for good
  static constexpr std::uint16_t number = 3007;
  static constexpr std::string_view name = "close_account";
  AccountNo account = 0;
  GB_FIELDS(account)
};
struct AccountStateSet {
  static constexpr std::uint16_t number = 3505;
  AccountNo account = 0;
  AccountState state = AccountState::active;
  GB_FIELDS(account, state)
};

// By the one who will be absent, or for him; at most a year at a time.
struct AppointSubstitute {
  static constexpr std::uint16_t number = 3008;
  static constexpr std::string_view name = "appoint_substitute";
  AccountNo absent = 0;
  AccountNo substitute = 0;
  Office office;
  Date first_day;
  Date last_day;
  GB_FIELDS(absent, substitute, office, first_day, last_day)
};
struct SubstituteAppointed {
  static constexpr std::uint16_t number = 3508;
  Substitution substitution;
  GB_FIELDS(substitution)
};
struct EndSubstitution {
  static constexpr std::uint16_t number = 3009;
  static constexpr std::string_view name = "end_substitution";
  std::uint64_t substitution = 0;
  GB_FIELDS(substitution)
};
struct SubstitutionEnded {
  static constexpr std::uint16_t number = 3509;
  std::uint64_t substitution = 0;
  GB_FIELDS(substitution)
};

// For one of the speaker's own offices; expires within two years. Rotation: issue a new one, revoke the old.
struct IssueKey {
  static constexpr std::uint16_t number = 3010;
  static constexpr std::string_view name = "issue_key";
  Office office;
  Date expires_on;
  GB_FIELDS(office, expires_on)
};
struct KeyIssued {
  static constexpr std::uint16_t number = 3510;
  Key key;
  GB_FIELDS(key)
};
struct RevokeKey {
  static constexpr std::uint16_t number = 3011;
  static constexpr std::string_view name = "revoke_key";
  std::uint64_t key = 0;
  GB_FIELDS(key)
};
struct KeyRevoked {
  static constexpr std::uint16_t number = 3511;
  std::uint64_t key = 0;
  GB_FIELDS(key)
};

// Events that one of the speaker's own offices may see are sent to that address. Refused too_many_webhooks.
struct RegisterWebhook {
  static constexpr std::uint16_t number = 3012;
  static constexpr std::string_view name = "register_webhook";
  Office office;
  SealedText url;
  GB_FIELDS(office, url)
};
struct WebhookRegistered {
  static constexpr std::uint16_t number = 3512;
  Webhook webhook;
  GB_FIELDS(webhook)
};
struct EndWebhook {
  static constexpr std::uint16_t number = 3013;
  static constexpr std::string_view name = "end_webhook";
  std::uint64_t webhook = 0;
  GB_FIELDS(webhook)
};
struct WebhookEnded {
  static constexpr std::uint16_t number = 3513;
  std::uint64_t webhook = 0;
  GB_FIELDS(webhook)
};

using Commands =
    policies::TypeList<OpenAccount, OpenOwnAccount, Appoint, Dismiss, SuspendAccount, ResumeAccount, CloseAccount,
                       AppointSubstitute, EndSubstitution, IssueKey, RevokeKey, RegisterWebhook, EndWebhook>;
using FactTypes = policies::TypeList<AccountOpened, Appointed, Dismissed, AccountStateSet, SubstituteAppointed,
                                     SubstitutionEnded, KeyIssued, KeyRevoked, WebhookRegistered, WebhookEnded>;

struct Context {
  const State& state;
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;
};

policies::Answer decide(const Context& in, const OpenAccount& command);
policies::Answer decide(const Context& in, const OpenOwnAccount& command);
policies::Answer decide(const Context& in, const Appoint& command);
policies::Answer decide(const Context& in, const Dismiss& command);
policies::Answer decide(const Context& in, const SuspendAccount& command);
policies::Answer decide(const Context& in, const ResumeAccount& command);
policies::Answer decide(const Context& in, const CloseAccount& command);
policies::Answer decide(const Context& in, const AppointSubstitute& command);
policies::Answer decide(const Context& in, const EndSubstitution& command);
policies::Answer decide(const Context& in, const IssueKey& command);
policies::Answer decide(const Context& in, const RevokeKey& command);
policies::Answer decide(const Context& in, const RegisterWebhook& command);
policies::Answer decide(const Context& in, const EndWebhook& command);

void apply(State& state, const AccountOpened& fact, const policies::FactOrigin& origin);
void apply(State& state, const Appointed& fact, const policies::FactOrigin& origin);
void apply(State& state, const Dismissed& fact, const policies::FactOrigin& origin);
void apply(State& state, const AccountStateSet& fact, const policies::FactOrigin& origin);
void apply(State& state, const SubstituteAppointed& fact, const policies::FactOrigin& origin);
void apply(State& state, const SubstitutionEnded& fact, const policies::FactOrigin& origin);
void apply(State& state, const KeyIssued& fact, const policies::FactOrigin& origin);
void apply(State& state, const KeyRevoked& fact, const policies::FactOrigin& origin);
void apply(State& state, const WebhookRegistered& fact, const policies::FactOrigin& origin);
void apply(State& state, const WebhookEnded& fact, const policies::FactOrigin& origin);

// An operator or institution that registers becomes the organisation of the account that did it, in the place of the
// office of that role that had none, else beside the others.
void found_organisation(State& state, AccountNo account, const Office& founded);

// Which roles may ever give the command; what else is asked stands in its decide.
std::span<const access::Grant> grants_of(std::string_view command);

}  // namespace gongbao::accounts
