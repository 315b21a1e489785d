// From the person's contracts to what was paid under them, then to what else names the person.
#include "policies/childcare/retention.h"

#include <algorithm>

#include "custody/lots.h"

namespace gongbao::childcare {

using policies::PersonNeed;

namespace {

PersonNeed need(std::string_view what, std::uint64_t operator_id, std::optional<Date> until = {}) {
  return {code::retention_period, what, operator_id, until};
}

std::optional<PersonNeed> need_of_lot(const Context& in, const OfOperatorNo& key) {
  const custody::Lot* lot = in.books.lots.find({key.operator_id, key.number});
  const custody::Card* row = in.books.cards.find({key.operator_id, key.number});
  if (lot == nullptr || row == nullptr) return std::nullopt;
  const bool over = lot->state == custody::LotState::closed || lot->state == custody::LotState::reversed;
  if (!over) return need("fee_lot", key.operator_id);
  Date last{row->first_sale};
  if (const auto entry = in.originals.at(row->last_entry)) last = std::max(last, entry->booked_on);
  // The day of the transaction and the years after it; deletion becomes possible the day after.
  const Date through = add_years(last, in.terms.record_retention_years);
  if (in.today <= through) return need("transaction_records", key.operator_id, through);
  return std::nullopt;
}

std::optional<PersonNeed> need_of_contract(const Context& in, const OfOperatorNo& key, const Contract& contract) {
  if (in.today <= contract.service.last) return need("contract", key.operator_id, contract.service.last);
  for (const std::uint64_t bill : contract.bills) {
    if (auto needed = need_of_lot(in, {key.operator_id, bill})) return needed;
  }
  return std::nullopt;
}

std::optional<PersonNeed> need_of_complaints(const State& state, std::span<const std::uint64_t> accounts) {
  for (const auto& [key, complaint] : state.supervision.complaints) {
    if (complaint.answered_on || complaint.account == 0) continue;
    if (std::ranges::find(accounts, complaint.account) != accounts.end()) return need("complaint", key.operator_id);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                         std::span<const std::uint64_t> accounts) {
  for (const auto& [key, contract] : in.state.contracts.contracts) {
    if (contract.family != person && contract.child != person) continue;
    if (auto needed = need_of_contract(in, key, contract)) return needed;
    const std::uint64_t own[] = {contract.family_account};
    if (auto needed = need_of_complaints(in.state, own)) return needed;
  }
  if (auto needed = need_of_complaints(in.state, accounts)) return needed;
  for (const auto& [id, institution] : in.state.institutions.institutions) {
    if (institution.contact == person) return need("contact", id);
  }
  return std::nullopt;
}

bool has_contract_with(const State& state, std::uint64_t operator_id, const PersonToken& person) {
  const auto& contracts = state.contracts.contracts;
  for (auto it = contracts.lower_bound({operator_id, 0}); it != contracts.end() && it->first.operator_id == operator_id;
       ++it) {
    if (it->second.family == person || it->second.child == person) return true;
  }
  return false;
}

bool known_to_institution(const State& state, std::uint64_t operator_id, const PersonToken& person) {
  const auto institution = state.institutions.institutions.find(operator_id);
  if (institution == state.institutions.institutions.end()) return false;
  return institution->second.contact == person || has_contract_with(state, operator_id, person);
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  return account != 0 && std::ranges::any_of(state.contracts.contracts, [&](const auto& each) {
           return each.second.family == person && each.second.family_account == account;
         });
}

}  // namespace gongbao::childcare
