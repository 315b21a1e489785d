// Looking up what an account may be.
#include "policies/accounts/rows.h"

#include <algorithm>

namespace gongbao::accounts {

AccountNo State::first_of(const PersonToken& person) const {
  const auto open = [this](AccountNo number) { return accounts.at(number).state != AccountState::closed; };
  const auto all = of(person);
  const auto it = std::ranges::find_if(all, open);
  return it == all.end() ? 0 : *it;
}

void State::rebuild_derived() {
  of_persons.clear();
  for (const auto& [number, account] : accounts) of_persons[account.person].push_back(number);
}

std::vector<Office> offices_on(const State& state, AccountNo number, Date day) {
  const Account* account = state.find(number);
  if (account == nullptr || account->state != AccountState::active) return {};
  std::vector<Office> offices = account->offices;
  for (const std::uint64_t entry : account->stands_in) {
    const Substitution& each = state.substitutions.at(entry);
    if (each.ended || day < each.first_day || day > each.last_day) continue;
    const Account* absent = state.find(each.absent);
    const bool holds = absent != nullptr && absent->state == AccountState::active &&
                       std::ranges::find(absent->offices, each.office) != absent->offices.end();
    if (holds && std::ranges::find(offices, each.office) == offices.end()) offices.push_back(each.office);
  }
  return offices;
}

bool may_speak(const State& state, const access::Actor& actor, Date day) {
  if (state.find(actor.account) == nullptr) return true;
  const std::vector<Office> offices = offices_on(state, actor.account, day);
  return std::ranges::find(offices, Office{actor.role, actor.organisation, actor.area}) != offices.end();
}

bool has_office(const State& state, AccountNo number, access::Role role) {
  const Account* account = state.find(number);
  return account != nullptr && account->state == AccountState::active &&
         std::ranges::find(account->offices, role, &Office::role) != account->offices.end();
}

bool is_staff(access::Role role) {
  using enum access::Role;
  switch (role) {
    case district_commerce:
    case city_commerce:
    case market_regulation:
    case financial_regulator:
    case pboc:
    case nfra:
    case district_health:
    case city_health:
    case subdistrict:
    case inspector:
    case district_reviewer:
    case district_civil_affairs:
    case district_finance:
    case district_admin:
    case city_agri:
    case city_finance:
    case city_fin_supervision:
    case auditor:
    case quota_body:
    case traffic_police:
    case tax:
    case city_edu:
    case district_edu:
    case marker:
    case contact_staff:
    case civil_affairs:
    case city_civil_affairs:
    case welfare_centre:
    case city_justice:
    case district_justice:
    case city_association:
    case district_association:
    case party_body:
    case school_inspector:
    case city_police:
    case city_transport:
    case leading_office:
    case district_public_security:
    case district_transport:
    case urban_management:
    case emergency:
    case editor:
    case proofreader:
    case publisher:
    case department:
    case system_administrator:
    case security_administrator:
    case audit_administrator:
      return true;
    default:
      return false;
  }
}

}  // namespace gongbao::accounts
