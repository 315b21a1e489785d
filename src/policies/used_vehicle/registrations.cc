// The station's checks in the order of spec/04 part 6: nothing is registered but on a verified original.
#include "policies/used_vehicle/registrations.h"

#include <algorithm>

#include "policies/used_vehicle/figures.h"

namespace gongbao::used_vehicle {

namespace {

// 1: the station itself.
std::optional<Answer> station_problem(const Context& in, std::uint64_t station) {
  const Station* row = find_row(in.state.stations, station);
  if (row == nullptr || row->state != StationState::active) return refuse(code::station_not_active);
  const Operator* house = find_row(in.state.operators, row->operator_id);
  if (house == nullptr || !house->connected_on(in.today)) return refuse(code::not_connected);
  return std::nullopt;
}

// 2 to 5: what lies on the desk.
std::optional<Answer> papers_problem(const Context& in, const RegisterTransfer& command) {
  if (!command.invoice) return refuse(code::invoice_missing);
  if (const auto copied = paper_copied(in, command.papers)) {
    return refuse(code::photocopy_refused).with_text("field", std::string(enum_name(*copied)));
  }
  if (const auto missing = paper_missing(in, command.papers, {})) {
    return refuse(code::papers_incomplete).with_text("field", std::string(enum_name(*missing)));
  }
  if (!command.vehicle_checked) return refuse(code::vehicle_not_checked);
  return std::nullopt;
}

// 小客车 that a dealer may hold on a quota only (1c).
bool needs_quota(const Context& in, const Transaction& row) {
  const auto& types = in.terms().list("quota_vehicle_types", in.today);
  const std::string& type = in.state.vehicles.at(row.vin).type;
  return acts_as(in.state, row.buyer, OperatorKind::dealer) && std::ranges::find(types, type) != types.end();
}

// After the sale it is free again, or gone, as the city reads 周转 (R4).
QuotaState freed_to(const Context& in, std::uint64_t quota) {
  if (!in.terms().on("quota_reuse_after_sale", in.today)) return QuotaState::released;
  const Quota& row = in.state.quotas.at(quota);
  return row.last_day && *row.last_day < in.today ? QuotaState::expired : QuotaState::allocated;
}

std::uint64_t quota_under(const State& state, const std::string& vin) {
  const std::uint64_t* quota = find_row(state.stock, vin);
  return quota == nullptr ? 0 : *quota;
}

}  // namespace

Answer decide(const Context& in, const RegisterTransfer& command) {
  const Transaction* row = find_row(in.state.transactions, command.transaction);
  if (row == nullptr) return unknown("transaction");
  const std::uint64_t station = command.station.value_or(in.actor.organisation);
  if (auto problem = station_problem(in, station)) return std::move(*problem);
  if (auto problem = papers_problem(in, command)) return std::move(*problem);
  const Verification found = verify(in.state, *command.invoice, row, in.today);
  if (found.result != Result::valid) {
    Answer answer = refuse(code::invoice_not_verified);
    show(answer, found);
    return answer;
  }
  if (row->state != TransactionState::invoiced || row->invoice != found.invoice) return refuse(code::state_invalid);
  const Vehicle* vehicle = find_row(in.state.vehicles, row->vin);
  if (vehicle == nullptr || vehicle->owner != row->seller) return refuse(code::seller_not_owner);
  TransferRegistered fact;
  if (needs_quota(in, *row)) {
    fact.row.quota_used = free_quota(in.state, operator_id_of(in.state, row->buyer.uscc));
    if (fact.row.quota_used == 0) return refuse(code::quota_missing);
  }
  fact.row.quota_freed = quota_under(in.state, row->vin);
  const bool own_sale = in.state.invoices.at(found.invoice).text.kind == InvoiceKind::own_sale;
  if (fact.row.quota_freed != 0 && !own_sale) return refuse(code::own_invoice_required);
  if (fact.row.quota_freed != 0) fact.row.freed_to = freed_to(in, fact.row.quota_freed);
  fact.row.transaction = command.transaction;
  fact.row.invoice = found.invoice;
  fact.row.station = station;
  fact.row.officer = in.actor.account;
  fact.row.papers = command.papers;
  fact.row.registered_at = in.now;
  fact.row.owner_before = vehicle->owner;
  fact.row.owner_since_before = vehicle->owner_since;
  fact.patterns = patterns_of(in.state, *row, in.today);
  Answer answer = with_id(accept(fact), "registration", in.entry);
  show(answer, found);
  return with_id(std::move(answer), "responsible_party", station);
}

namespace {

void free_quota_under(State& state, const std::string& vin, std::uint64_t quota, QuotaState to) {
  Quota& row = state.quotas.at(quota);
  row.state = to;
  row.vin.clear();
  state.stock.erase(vin);
}
void use_quota(State& state, const std::string& vin, std::uint64_t quota) {
  Quota& row = state.quotas.at(quota);
  row.state = QuotaState::used;
  row.vin = vin;
  state.stock[vin] = quota;
}

}  // namespace

void apply(World& world, const TransferRegistered& fact, const FactOrigin& origin) {
  State& state = world.state;
  Transaction& transaction = state.transactions.at(fact.row.transaction);
  transaction.state = TransactionState::registered;
  state.invoices.at(fact.row.invoice).state = InvoiceState::used;
  Vehicle& vehicle = state.vehicles.at(transaction.vin);
  vehicle.owner = transaction.buyer;
  vehicle.owner_since = origin.booked_on;
  if (fact.row.quota_freed != 0) free_quota_under(state, transaction.vin, fact.row.quota_freed, fact.row.freed_to);
  if (fact.row.quota_used != 0) use_quota(state, transaction.vin, fact.row.quota_used);
  state.registrations[origin.entry] = fact.row;
  state.registrations_of[transaction.vin].push_back(origin.entry);
  state.registrations_by_kind[kind_of_vehicle(state, transaction.vin)].push_back(origin.entry);
  if (transaction.broker != 0) state.brokered[transaction.broker].push_back(origin.entry);
  count_in_month(state, fact.row, 1);
}

namespace {

// What has been built on it: a later transaction of the vehicle, another owner, its quota under another vehicle.
bool overtaken(const State& state, const Registration& row) {
  const Transaction& transaction = state.transactions.at(row.transaction);
  const bool later = std::ranges::any_of(state.transactions_of.at(transaction.vin), [&](std::uint64_t each) {
    return each > row.transaction && state.transactions.at(each).state != TransactionState::cancelled;
  });
  const Quota* freed = find_row(state.quotas, row.quota_freed);
  const bool used_again =
      freed != nullptr && (freed->state == QuotaState::used || freed->state == QuotaState::cancelled);
  return later || used_again || state.vehicles.at(transaction.vin).owner != transaction.buyer;
}

}  // namespace

Answer decide(const Context& in, const ReverseRegistration& command) {
  const Registration* row = find_row(in.state.registrations, command.registration);
  if (row == nullptr) return unknown("registration");
  if (row->reversed || overtaken(in.state, *row)) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(RegistrationReversed{command.registration, command.reason});
}

void apply(World& world, const RegistrationReversed& fact, const FactOrigin&) {
  State& state = world.state;
  Registration& row = state.registrations.at(fact.registration);
  row.reversed = true;
  count_in_month(state, row, -1);
  Transaction& transaction = state.transactions.at(row.transaction);
  transaction.state = TransactionState::cancelled;
  Vehicle& vehicle = state.vehicles.at(transaction.vin);
  vehicle.owner = row.owner_before;
  vehicle.owner_since = row.owner_since_before;
  if (row.quota_used != 0) free_quota_under(state, transaction.vin, row.quota_used, QuotaState::allocated);
  if (row.quota_freed != 0) use_quota(state, transaction.vin, row.quota_freed);
}

}  // namespace gongbao::used_vehicle
