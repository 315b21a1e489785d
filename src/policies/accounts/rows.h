// Who may speak in the city, as the journal remembers it: accounts, what each was appointed to, who stands in for whom,
// keys of programs, and where events are sent. Names are tokens; passwords, seeds, addresses and the keys themselves
// are never here.
#pragma once

#include "access/access.h"
#include "base/personal.h"

namespace gongbao::accounts {

// The number of the entry that opened it.
using AccountNo = std::uint64_t;

enum class AccountState : std::uint8_t { active = 1, suspended = 2, closed = 3 };
constexpr auto names_of(AccountState) {
  using enum AccountState;
  using namespace std::literals;
  return std::array{std::pair{active, "active"sv}, std::pair{suspended, "suspended"sv}, std::pair{closed, "closed"sv}};
}

// What an account may speak as. organisation: the operator or bank; area: an officer's district, a branch's outlet.
struct Office {
  access::Role role = access::Role::public_;
  std::uint64_t organisation = 0;
  std::uint32_t area = 0;
  GB_FIELDS(role, organisation, area)
  auto operator<=>(const Office&) const = default;
};

struct Account {
  PersonToken person;
  SealedText login;
  AccountState state = AccountState::active;
  std::uint64_t opened_by_organisation = 0;  // 0: by the administration or by its holder
  bool opened_by_holder = false;             // by anybody, for himself
  Date opened_on;
  std::vector<Office> offices;
  std::vector<std::uint64_t> stands_in;  // substitutions, by entry; those that are over go when another one comes
  std::vector<std::uint64_t> webhooks;   // by entry
  GB_FIELDS(person, login, state, opened_by_organisation, opened_by_holder, opened_on, offices, stands_in, webhooks)
};

// In the absence of its holder another one speaks as what he is, both days included.
struct Substitution {
  AccountNo absent = 0;
  AccountNo substitute = 0;
  Office office;
  Date first_day;
  Date last_day;
  bool ended = false;
  GB_FIELDS(absent, substitute, office, first_day, last_day, ended)
};

// A program's key: what it may do is one office of its account. The secret's hash lies with the credentials.
struct Key {
  AccountNo account = 0;
  Office office;
  Date expires_on;  // last day
  bool revoked = false;
  GB_FIELDS(account, office, expires_on, revoked)
};

// Where the events that one office of an account may see are sent. The address and the secret lie with the credentials.
struct Webhook {
  AccountNo account = 0;
  Office office;
  SealedText url;
  GB_FIELDS(account, office, url)
};

struct State {
  std::map<AccountNo, Account> accounts;
  std::map<Hash32, AccountNo> by_login;
  std::map<std::uint64_t, Substitution> substitutions;  // by entry
  std::map<std::uint64_t, Key> keys;                    // by entry
  std::map<std::uint64_t, Webhook> webhooks;            // by entry; without those that were ended
  GB_FIELDS(accounts, by_login, substitutions, keys, webhooks)

  // Derived, rebuilt on load: the accounts that name a person, the oldest first.
  std::map<PersonToken, std::vector<AccountNo>> of_persons;

  const Account* find(AccountNo number) const {
    const auto it = accounts.find(number);
    return it == accounts.end() ? nullptr : &it->second;
  }
  std::span<const AccountNo> of(const PersonToken& person) const {
    const auto it = of_persons.find(person);
    return it == of_persons.end() ? std::span<const AccountNo>{} : it->second;
  }
  // The oldest of these that is not closed; 0: there is none.
  AccountNo first_of(const PersonToken& person) const;
  void rebuild_derived();
};

// What the account may speak as on that day, its own offices first, then those it stands in for.
std::vector<Office> offices_on(const State& state, AccountNo number, Date day);
// Of its own, in that role; an account that is not in these rows has none.
bool has_office(const State& state, AccountNo number, access::Role role);
// An actor of an account that is not in these rows (files, the console) is judged by its command alone.
bool may_speak(const State& state, const access::Actor& actor, Date day);

// 三员分立: who keeps the system, who grants, who reads the records. None of them does another's work.
constexpr bool is_administrator(access::Role role) {
  return role == access::Role::system_administrator || role == access::Role::security_administrator ||
         role == access::Role::audit_administrator;
}
// Staff log in with a second factor.
bool is_staff(access::Role role);

}  // namespace gongbao::accounts
