// Transactions, invoices, registrations and claims as targets; 0 stays where nothing is known.
#include "policies/used_vehicle/target.h"

namespace gongbao::used_vehicle {

namespace {

constexpr std::uint64_t nobody = ~std::uint64_t{0};

std::uint64_t account_among(const Transaction& row, std::uint64_t account) {
  return account != 0 && (row.seller_account == account || row.buyer_account == account) ? account : 0;
}

}  // namespace

access::Target target_of_transaction(const State& state, const access::Actor& actor, std::uint64_t transaction) {
  access::Target target;
  const Transaction* row = find_row(state.transactions, transaction);
  if (row == nullptr) return target;
  const Operator* own = find_row(state.operators, actor.organisation);
  const bool side = own != nullptr && (row->seller.uscc == own->uscc || row->buyer.uscc == own->uscc);
  target.operator_id = side || row->opened_by == actor.organisation ? actor.organisation : nobody;
  target.person = account_among(*row, actor.account);
  return target;
}

access::Target target_of_reading(const State& state, const access::Actor& actor, std::uint64_t transaction) {
  access::Target target = target_of_transaction(state, actor, transaction);
  const Transaction* row = find_row(state.transactions, transaction);
  if (row == nullptr) return target;
  const bool live = row->state == TransactionState::open || row->state == TransactionState::invoiced;
  const bool issues = actor.role == access::Role::dealer || actor.role == access::Role::market;
  const bool introduced = row->broker != 0 && row->broker == actor.organisation;
  if ((live && issues) || introduced) target.operator_id = actor.organisation;
  return target;
}

access::Target target_of_invoice(const State& state, const access::Actor& actor, std::uint64_t invoice) {
  access::Target target;
  const Invoice* row = find_row(state.invoices, invoice);
  if (row == nullptr) return target;
  const std::uint64_t issuer = operator_id_of(state, row->text.issuer);
  target.operator_id = issuer == 0 ? nobody : issuer;
  const Transaction* proved = find_row(state.transactions, row->transaction);
  target.person = proved == nullptr ? 0 : account_among(*proved, actor.account);
  return target;
}

access::Target target_of_paper(const State& state, const access::Actor& actor, std::uint64_t invoice) {
  access::Target target = target_of_invoice(state, actor, invoice);
  const Invoice* row = find_row(state.invoices, invoice);
  const Operator* own = find_row(state.operators, actor.organisation);
  if (row == nullptr || own == nullptr) return target;
  const bool side = row->text.seller.uscc == own->uscc || row->text.buyer.uscc == own->uscc;
  if (side) target.operator_id = actor.organisation;
  return target;
}

access::Target target_of_registration(const State& state, const access::Actor& actor, std::uint64_t registration) {
  const Registration* row = find_row(state.registrations, registration);
  access::Target target;
  if (row != nullptr) target.person = account_among(state.transactions.at(row->transaction), actor.account);
  return target;
}

access::Target target_of_claim(const State& state, std::uint64_t claim) {
  access::Target target;
  const LossClaim* row = find_row(state.loss_claims, claim);
  if (row == nullptr) return target;
  target.person = row->account;
  const Registration& registration = state.registrations.at(row->registration);
  target.operator_id = state.stations.at(registration.station).operator_id;
  return target;
}

}  // namespace gongbao::used_vehicle
