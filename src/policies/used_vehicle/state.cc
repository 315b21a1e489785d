// How things stand, read from the rows.
#include "policies/used_vehicle/state.h"

#include <algorithm>

namespace gongbao::used_vehicle {

bool Operator::is(OperatorKind kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }

std::uint64_t operator_id_of(const State& state, const std::string& uscc) {
  const std::uint64_t* id = find_row(state.operators_by_uscc, uscc);
  return id == nullptr ? 0 : *id;
}

const Operator* operator_of(const State& state, const std::string& uscc) {
  return find_row(state.operators, operator_id_of(state, uscc));
}

bool acts_as(const State& state, const Party& party, OperatorKind kind) {
  const Operator* row = party.is_person() ? nullptr : operator_of(state, party.uscc);
  return row != nullptr && row->acts_as(kind);
}

bool is_mere_broker(const State& state, const Party& party) {
  return acts_as(state, party, OperatorKind::broker) && !acts_as(state, party, OperatorKind::dealer);
}

bool is_verified(const State& state, std::uint64_t dealer) {
  const Operator* row = find_row(state.operators, dealer);
  const Review* review = find_row(state.reviews, dealer);
  return row != nullptr && row->acts_as(OperatorKind::dealer) && review != nullptr &&
         review->state == ReviewState::verified;
}

bool is_pushed(const State& state, std::uint64_t dealer) {
  return std::ranges::binary_search(state.listed, dealer) && is_verified(state, dealer);
}

bool is_protected_dealer(const State& state, const Party& party, Date day) {
  if (!acts_as(state, party, OperatorKind::dealer)) return false;
  return state.parameters.text("dealer_definition", day) == "filed" ||
         is_verified(state, operator_id_of(state, party.uscc));
}

Stage stage_of(const State& state, const Party& seller, const Party& buyer) {
  if (acts_as(state, seller, OperatorKind::dealer)) return Stage::sale;
  return acts_as(state, buyer, OperatorKind::dealer) ? Stage::purchase : Stage::other;
}

std::uint64_t live_transaction(const State& state, const std::string& vin) {
  const std::vector<std::uint64_t>* all = find_row(state.transactions_of, vin);
  if (all == nullptr) return 0;
  const auto live = std::ranges::find_if(*all, [&](std::uint64_t each) {
    const TransactionState at = state.transactions.at(each).state;
    return at == TransactionState::open || at == TransactionState::invoiced;
  });
  return live == all->end() ? 0 : *live;
}

namespace {

bool any_case(const State& state, std::uint64_t market, auto found) {
  const std::vector<std::uint64_t>* all = find_row(state.cases_of, market);
  return all != nullptr && std::ranges::any_of(*all, [&](std::uint64_t each) {
           const RectificationCase& row = state.cases.at(each);
           return row.suspends && found(row);
         });
}

}  // namespace

bool is_suspended(const State& state, std::uint64_t market) {
  return any_case(state, market, [](const RectificationCase& row) { return row.stands(); });
}

bool was_suspended(const State& state, std::uint64_t market, Stamp at) {
  return any_case(state, market, [at](const RectificationCase& row) {
    return row.listed_at && *row.listed_at <= at && (!row.lifted_at || at < *row.lifted_at);
  });
}

std::int64_t private_sales_in(const State& state, const PersonToken& person, int year) {
  const std::vector<std::uint64_t>* all = find_row(state.private_sales, person);
  if (all == nullptr) return 0;
  return std::ranges::count_if(*all, [&](std::uint64_t each) {
    const Invoice& row = state.invoices.at(each);
    return row.live() && ymd(date_of(row.text.issued_at)).year == year;
  });
}

std::uint64_t free_quota(const State& state, std::uint64_t dealer) {
  const std::vector<std::uint64_t>* all = find_row(state.quotas_of, dealer);
  if (all == nullptr) return 0;
  const auto free = std::ranges::find_if(
      *all, [&](std::uint64_t each) { return state.quotas.at(each).state == QuotaState::allocated; });
  return free == all->end() ? 0 : *free;
}

Stamp minute_of(Stamp at) {
  constexpr std::int64_t minute = 60'000'000;
  return {at.micros - at.micros % minute};
}

}  // namespace gongbao::used_vehicle
