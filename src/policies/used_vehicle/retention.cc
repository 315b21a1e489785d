// From the transactions that name the person to what is still open in them.
#include "policies/used_vehicle/retention.h"

#include <algorithm>

namespace gongbao::used_vehicle {

using policies::PersonNeed;

namespace {

bool names(const Transaction& row, const PersonToken& person) {
  return row.seller.person == person || row.buyer.person == person;
}

bool is_live(const Transaction& row) {
  return row.state == TransactionState::open || row.state == TransactionState::invoiced;
}

PersonNeed need(std::string_view what, std::uint64_t house) { return {code::retention_period, what, house, {}}; }

// The operator of whoever opened, introduced, verified, issued, or is a side.
bool has_to_do_with(const State& state, const Transaction& row, std::uint64_t house) {
  if (row.opened_by == house || row.broker == house || row.verified.contains(house)) return true;
  const Operator* own = find_row(state.operators, house);
  if (own == nullptr) return false;
  const Invoice* invoice = find_row(state.invoices, row.invoice);
  const bool issued = invoice != nullptr && invoice->text.issuer == own->uscc;
  return issued || row.seller.uscc == own->uscc || row.buyer.uscc == own->uscc;
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                         std::span<const std::uint64_t> accounts) {
  for (const auto& [number, row] : in.state.transactions) {
    if (names(row, person) && is_live(row)) return need("transaction", row.opened_by);
  }
  const auto is_his = [&](std::uint64_t account) { return std::ranges::find(accounts, account) != accounts.end(); };
  for (const auto& [number, row] : in.state.complaints) {
    if (is_his(row.account) && row.state != ComplaintState::closed) return need("complaint", row.against);
  }
  for (const auto& [number, row] : in.state.loss_claims) {
    if (!is_his(row.account) || row.state == LossClaimState::closed) continue;
    return need("loss_claim", in.state.registrations.at(row.registration).station);
  }
  return std::nullopt;
}

bool known_to_house(const State& state, std::uint64_t house, const PersonToken& person) {
  const bool known = std::ranges::any_of(state.transactions, [&](const auto& each) {
    return names(each.second, person) && has_to_do_with(state, each.second, house);
  });
  if (known || !state.stations.contains(house)) return known;
  return std::ranges::any_of(state.registrations, [&](const auto& each) {
    return each.second.station == house && names(state.transactions.at(each.second.transaction), person);
  });
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  return account != 0 && std::ranges::any_of(state.transactions, [&](const auto& each) {
           const Transaction& row = each.second;
           return (row.seller_account == account && row.seller.person == person) ||
                  (row.buyer_account == account && row.buyer.person == person);
         });
}

}  // namespace gongbao::used_vehicle
