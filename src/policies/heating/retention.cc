// From the person's households to what is under way in them, then to what else names the person.
#include "policies/heating/retention.h"

#include <algorithm>

namespace gongbao::heating {

using policies::PersonNeed;

namespace {

PersonNeed need(std::string_view what, std::uint64_t village, std::optional<Date> until = {}) {
  return {code::retention_period, what, village, until};
}

bool owes(const Clawback& row) { return row.live() && row.state != ClawbackState::recovered; }

// Supported month by month, up to its last one.
std::optional<Date> loan_until(const Context& in, const Application& application) {
  std::optional<Date> until;
  for (const std::uint64_t number : application.loans) {
    const Loan& loan = in.state.loans.at(number);
    const Date last = add_months(loan.start, loan.months);
    if (last >= in.today && (!until || last > *until)) until = last;
  }
  return until;
}

std::optional<PersonNeed> need_of_household(const Context& in, std::uint64_t number, const Household& household) {
  const std::vector<std::uint64_t>* applications = find_row(in.state.applications_of, number);
  if (applications == nullptr) return std::nullopt;
  for (const std::uint64_t each : *applications) {
    const Application& row = in.state.applications.at(each);
    if (row.state != ApplicationState::paid && !ended(row.state)) return need("application", household.village);
    const Clawback* clawback = find_row(in.state.clawbacks, row.clawback);
    if (clawback != nullptr && owes(*clawback)) return need("clawback", household.village);
    if (const auto until = loan_until(in, row)) return need("loan", household.village, until);
  }
  const auto until = locked_until(in.state, number, std::nullopt, in.today);
  return until && in.today <= *until ? std::optional(need("lockout", household.village, until)) : std::nullopt;
}

bool is_liable(const Clawback& row, const PersonToken& person) {
  const auto referred = [&](const Referral& each) { return each.person == person; };
  return std::ranges::find(row.liable_persons, person) != row.liable_persons.end() ||
         std::ranges::any_of(row.referrals, referred);
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                         std::span<const std::uint64_t> accounts) {
  for (const auto& [number, household] : in.state.households) {
    if (!is_member(household, person)) continue;
    if (auto needed = need_of_household(in, number, household)) return needed;
  }
  for (const auto& [number, clawback] : in.state.clawbacks) {
    if (owes(clawback) && is_liable(clawback, person)) return need("clawback", 0);
  }
  for (const auto& [number, complaint] : in.state.complaints) {
    const bool his = std::ranges::find(accounts, complaint.account) != accounts.end();
    if (his && complaint.state != ComplaintState::closed) return need("complaint", 0);
  }
  return std::nullopt;
}

bool known_to_house(const State& state, std::uint64_t village, const PersonToken& person) {
  if (!state.villages.contains(village)) return false;
  const auto lives_there = [&](const auto& each) {
    return each.second.village == village && is_member(each.second, person);
  };
  if (std::ranges::any_of(state.households, lives_there)) return true;
  return std::ranges::any_of(state.clawbacks, [&](const auto& each) {
    const Application& row = state.applications.at(each.second.application);
    return state.households.at(row.household).village == village && is_liable(each.second, person);
  });
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  const auto* own = find_row(state.households_of, account);
  return account != 0 && own != nullptr && std::ranges::any_of(*own, [&](std::uint64_t household) {
           return is_member(state.households.at(household), person);
         });
}

}  // namespace gongbao::heating
