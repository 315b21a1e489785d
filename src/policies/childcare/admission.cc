// One column of tests.
#include "policies/childcare/admission.h"

#include "policies/childcare/contracts.h"
#include "policies/childcare/fee.h"

namespace gongbao::childcare {

Code line_problem(const PriceLine& line, const FeeStandard* published) {
  // 不得以任何名义向婴幼儿家庭摊派费用或强行集资 (9d)
  if (line.kind != LineKind::service) return code::levy_prohibited;
  // 不得在公示的收费标准外收取其他费用 (9c)
  if (published == nullptr) return code::fee_item_not_published;
  return line.price > published->price ? code::fee_above_published : Code{0};
}

std::int64_t unused_minutes(const Reading& in, std::uint64_t operator_id, const Contract& contract) {
  std::int64_t unused = 0;
  for (const std::uint64_t id : contract.bills) {
    const Bill& bill = *find_bill(in.state.contracts, operator_id, id);
    const auto lot = bill.hourly ? in.lots.lot(operator_id, id) : std::nullopt;
    if (lot && lot->open()) unused += unused_paid(bill.units, lot->used);
  }
  return unused;
}

namespace {

// 不得使用本机构其他账户或非本机构账户 (10a 10f 10g)
Code account_problem(const Reading& in, const Payment& payment) {
  const custody::OperatorBook* book = in.books.find_operator(payment.operator_id);
  if (book->account == Id16{}) return code::custody_not_set_up;
  return payment.payee_account == book->account ? Code{0} : code::account_not_dedicated;
}

Code lines_problem(const Reading& in, const Payment& payment, const Bill& bill) {
  for (const PriceLine& line : bill.lines) {
    const FeeStandard* published = fee_on(in.state.institutions, payment.operator_id, line.item, payment.paid_on);
    if (const Code wrong = line_problem(line, published)) return wrong;
  }
  return 0;
}

// A period that is served, or was, is not paid for twice; one whose money went back may be.
bool overlaps_another(const Reading& in, const Payment& payment, const Contract& contract, const Bill& bill) {
  for (const std::uint64_t id : contract.bills) {
    if (id == payment.bill) continue;
    const auto lot = in.lots.lot(payment.operator_id, id);
    if (!lot || was_refunded(in, {payment.operator_id, id}, *lot)) continue;
    if (find_bill(in.state.contracts, payment.operator_id, id)->period.overlaps(bill.period)) return true;
  }
  return false;
}

// 第十二条
Code period_problem(const Reading& in, const Terms& terms, const Payment& payment, const Contract& contract,
                    const Bill& bill) {
  if (!bill.period.inside(contract.service)) return code::period_outside_service;  // 12a
  if (overlaps_another(in, payment, contract, bill)) return code::period_overlap;  // 12a
  const Institution& institution = in.state.institutions.institutions.at(payment.operator_id);
  if (beyond_lease(bill.period, lease_end_on(institution, payment.paid_on))) return code::beyond_lease;  // 12b
  if (bill.hourly) {
    const std::int64_t before =
        terms.hour_cap_counts_unused ? unused_minutes(in, payment.operator_id, contract) : std::int64_t{0};
    if (hours_exceeded(before, bill.units, terms.hour_cap)) return code::fee_hours_exceeded;  // 12c
  } else if (span_exceeded(bill.period, terms.span_cap)) {
    return code::fee_span_exceeded;  // 12d
  }
  return too_early(bill.period, payment.paid_on, terms.earliest_before_start) ? code::fee_too_early : Code{0};  // 12e
}

}  // namespace

Code payment_problem(const Reading& in, const Terms& terms, const Payment& payment) {
  const Bill* bill = find_bill(in.state.contracts, payment.operator_id, payment.bill);
  return bill == nullptr ? Code{code::unknown_subject} : bill_problem(in, terms, payment, *bill);
}

Code bill_problem(const Reading& in, const Terms& terms, const Payment& payment, const Bill& bill) {
  const Contract& contract = *find_contract(in.state.contracts, payment.operator_id, bill.contract);
  const Institution& institution = in.state.institutions.institutions.at(payment.operator_id);
  if (payment.paid_on < terms.effective_from) return code::not_in_force;  // 23a
  if (const Code wrong = payment.cash ? Code{0} : account_problem(in, payment)) return wrong;
  if (bill.payee_uscc != institution.uscc) return code::payee_mismatch;  // 10e
  if (shared::suspended_on(in.state.supervision_orders, payment.operator_id, payment.paid_on))
    return code::issuing_suspended;
  if (shared::disqualified_on(in.state.disqualifications, payment.operator_id, payment.paid_on)) {
    return code::issuer_disqualified;
  }
  if (contract_state(in, payment.operator_id, contract) != ContractState::active) return code::wrong_state;
  // 应经婴幼儿家庭确认,选择采用“周结”/“半月结” (14c 14d)
  const bool demo = demo_on(in.state.institutions, payment.operator_id, payment.paid_on);
  const auto confirmed = contract.confirmed_on(payment.paid_on);
  if (!confirmed || (!terms.allow_other_cycle && *confirmed != terms.cycle(demo))) return code::cycle_not_confirmed;
  if (!disclosed_on(in.state.institutions, payment.operator_id, payment.paid_on))
    return code::disclosure_missing;  // 9a
  if (const Code wrong = lines_problem(in, payment, bill)) return wrong;
  if (in.lots.lot(payment.operator_id, payment.bill)) return code::wrong_state;  // paid already
  if (payment.amount != bill.amount.fen) return code::schema_invalid;
  return period_problem(in, terms, payment, contract, bill);
}

}  // namespace gongbao::childcare
