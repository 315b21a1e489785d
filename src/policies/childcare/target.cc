// Looks bank, area and family up.
#include "policies/childcare/target.h"

#include "law/area.h"

namespace gongbao::childcare {

std::uint32_t declared_area(const std::string& area) {
  return law::area_named(area, law::districts_bda_and_yanshan()).value_or(0);
}

access::Target target_of_institution(const State& state, const custody::Books& books, std::uint64_t operator_id) {
  access::Target target;
  target.operator_id = operator_id;
  if (const auto* book = books.find_operator(operator_id)) target.bank_id = book->bank_id;
  const auto it = state.institutions.institutions.find(operator_id);
  if (it != state.institutions.institutions.end()) target.area = area_of(it->second);
  return target;
}

access::Target target_of(const State& state, const custody::Books& books, const custody::Instruction& in) {
  access::Target target = target_of_institution(state, books, in.operator_id);
  target.person = family_of_lot(state, {in.operator_id, in.subject_id});
  if (in.op != custody::Op::resolve_dispute) return target;
  const Dispute* dispute = find_dispute(state, in.operator_id, in.counter_id);
  target.mediator_id = dispute == nullptr ? 0 : dispute->mediator_id;
  return target;
}

std::uint64_t family_of_contract(const State& state, const OfOperatorNo& contract) {
  const Contract* row = find_contract(state.contracts, contract.operator_id, contract.number);
  return row == nullptr ? 0 : row->family_account;
}

std::uint64_t family_of_lot(const State& state, const OfOperatorNo& lot) {
  const Contract* row = contract_of_lot(state.contracts, lot.operator_id, lot.number);
  return row == nullptr ? 0 : row->family_account;
}

std::uint64_t family_of_refund(const State& state, const custody::Books& books, const OfOperatorNo& refund) {
  const auto it = books.refunds.find(refund);
  return it == books.refunds.end() ? 0 : family_of_lot(state, {refund.operator_id, it->second.card_id});
}

std::uint64_t family_of_item(const State& state, const Lots& lots, std::uint64_t operator_id, const Id16& item) {
  const auto figures = lots.item(operator_id, item);
  return figures ? family_of_lot(state, {operator_id, figures->lot}) : 0;
}

std::uint64_t family_of_dispute(const State& state, const OfOperatorNo& dispute) {
  const Dispute* row = find_dispute(state, dispute.operator_id, dispute.number);
  return row == nullptr ? 0 : family_of_lot(state, {dispute.operator_id, row->lot});
}

}  // namespace gongbao::childcare
