// From the person's licence and complaints.
#include "policies/legal_profession/retention.h"

#include <algorithm>

namespace gongbao::legal_profession {

namespace {

bool is_licensed(const Lawyer& row, Date day) {
  const Standing standing = standing_on(row.standings, day);
  return standing == Standing::in_practice || standing == Standing::suspended;
}

bool waits_for_an_answer(const Complaint& row) {
  return row.state != ComplaintState::answered && row.state != ComplaintState::transferred;
}

}  // namespace

std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t>) {
  for (const auto& [id, row] : in.state.lawyers) {
    if (row.person == person && is_licensed(row, in.today)) {
      return policies::PersonNeed{code::retention_period, "licence", 0, {}};
    }
  }
  for (const auto& [id, row] : in.state.complaints) {
    if (row.complainant == person && waits_for_an_answer(row)) {
      return policies::PersonNeed{code::retention_period, "complaint", 0, {}};
    }
  }
  return std::nullopt;
}

bool known_to_house(const State& state, std::uint64_t firm, const PersonToken& person) {
  return std::ranges::any_of(state.lawyers, [&](const auto& each) {
    return each.second.person == person && !each.second.firms.empty() &&
           head_of(state, each.second.firms.rbegin()->second) == firm;
  });
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  const std::uint64_t* lawyer = find_row(state.lawyer_accounts, account);
  return account != 0 && lawyer != nullptr && state.lawyers.at(*lawyer).person == person;
}

}  // namespace gongbao::legal_profession
