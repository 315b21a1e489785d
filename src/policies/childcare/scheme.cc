// Hands what custody asks to the functions that know it.
#include "policies/childcare/scheme.h"

#include "policies/childcare/admission.h"
#include "policies/childcare/disputes.h"
#include "policies/childcare/fee.h"
#include "policies/childcare/filing.h"

namespace gongbao::childcare {

Code Scheme::code(Code shared) const {
  namespace of_cards = custody::code;
  switch (shared) {
    case of_cards::account_not_dedicated:
      return code::account_not_dedicated;
    case of_cards::card_balance_insufficient:
      return code::lot_balance_insufficient;
    case of_cards::release_below_floor:
      return code::release_below_floor;
    case of_cards::custody_insufficient_for_refund:
      return code::custody_insufficient_for_refund;
    case of_cards::refund_not_in_full:
      return code::refund_not_in_full;
    case of_cards::not_in_force:
      return code::not_in_force;
    default:
      return shared;
  }
}

custody::Window Scheme::window(Date day0, WorkDays n) const {
  const law::Deadline deadline = calendar_.add_work_days(day0, n);
  return {deadline.last_day, deadline.provisional, day0};
}

// 于收到现金的2个工作日内 (10i)
custody::Window Scheme::deposit_window(Date received_on, bool) const {
  return window(received_on, terms_of(received_on).cash_deposit);
}

// 超过5个工作日未确认 (2-14c)
custody::Window Scheme::confirmation_window(Date notified_on) const {
  return window(notified_on, terms_of(notified_on).deemed_confirm);
}

// 13c, 2-14b, 2-14d; own funding goes like a settlement.
Date Scheme::payout_due(custody::OrderKind kind, Date day0) const {
  const Terms then = terms_of(day0);
  if (kind == custody::OrderKind::initial) return window(day0, then.initial_payout).last_day;
  const bool outcome = kind == custody::OrderKind::outcome;
  return window(day0, outcome ? then.outcome_payout : then.settlement_payout).last_day;
}

bool Scheme::knows_bill(std::uint64_t operator_id, std::uint64_t bill, std::uint64_t contract) const {
  const Bill* row = find_bill(state_.contracts, operator_id, bill);
  return row != nullptr && row->contract == contract;
}

// Custody has looked at the account already. Ratio and cycle are those of the category of that day (13d 13e 14c 14d).
std::expected<custody::LotTerms, Code> Scheme::fee(const custody::OperatorBook&, const custody::Instruction& in) const {
  const Terms of_that_day = terms_of(in.event_date);
  const Payment payment{in.operator_id, in.subject_id, in.event_date, in.amount_fen, true, {}};
  if (const Code refusal = payment_problem(reading(), of_that_day, payment)) return std::unexpected(refusal);
  const Bill& bill = *find_bill(state_.contracts, in.operator_id, in.subject_id);
  const Contract& contract = *find_contract(state_.contracts, in.operator_id, bill.contract);
  custody::LotTerms lot;
  lot.start = bill.period.first;
  lot.end = bill.period.last;
  lot.units = static_cast<std::uint32_t>(bill.units);
  lot.gifts = static_cast<std::uint32_t>(bill.gift_units);
  lot.ratio = of_that_day.ratio(demo_on(state_.institutions, in.operator_id, in.event_date));
  lot.cycle = *contract.confirmed_on(in.event_date);
  lot.hourly = bill.hourly;
  return lot;
}

// 应于5个工作日内…备案 (6a), counted from the day of the payment.
std::optional<custody::Window> Scheme::filing_duty(const custody::Instruction& in) const {
  const Terms then = terms_of(in.event_date);
  const Bill& bill = *find_bill(state_.contracts, in.operator_id, in.subject_id);
  const Wide sum = paid_at_once(reading(), then, in.operator_id, bill.contract, in.event_date, in.amount_fen);
  if (!opens_filing_duty(state_, then, in.operator_id, sum)) return std::nullopt;
  return window(in.event_date, then.filing);
}

Wide Scheme::earned(const custody::Lot& lot, std::uint32_t used) const { return earned_cum(lot.paid, used, lot.units); }

std::optional<custody::CycleSpan> Scheme::cycle(const custody::Lot& lot, std::uint64_t number) const {
  const auto days = cycle_days(lot.cycle, {Date{lot.start}, Date{lot.end}}, number);
  if (!days) return std::nullopt;
  return custody::CycleSpan{days->first, days->last};
}

// 按照争议处理结果拨付 (2-14d)
Code Scheme::outcome(const custody::Instruction& in, const custody::ServiceItem& item) const {
  // An item is disputed once at a time: who names no dispute means that one.
  const std::uint64_t named =
      in.counter_id != 0 ? in.counter_id : dispute_of_item(state_, in.operator_id, item.key.item);
  const Dispute* dispute = find_dispute(state_, in.operator_id, named);
  if (dispute == nullptr || dispute->item != item.key.item) return code::unknown_subject;
  if (dispute->closed_on) return code::wrong_state;
  const FamilyMode mode = in.has(custody::flag::refunded) ? FamilyMode::refund : FamilyMode::credit;
  return division_problem(*dispute, item.amount, {in.amount_fen, in.aux_fen, mode});
}

// Spec/02 8.4. The whole lot in one payment.
custody::RefundSum Scheme::refund_sum(const custody::Lot& lot, const custody::Card& row, std::uint64_t refund_id,
                                      const custody::Refund& refund, std::int64_t gift_price) const {
  const bool fault = state_.contracts.refund_papers.at({lot.key.operator_id, refund_id}).institution_fault;
  const LotSums sums{lot.paid, row.principal, lot.used, lot.units, lot.gifts};
  const bool cooling_off = refund.ground == custody::Ground::cooling_off;
  const RefundAmount amount = cooling_off ? cooling_off_refund(sums, gift_price) : balance_refund(sums, fault);
  // What was moved to another lot is not made good a second time.
  const std::int64_t moved = std::max<std::int64_t>(0, lot.paid - lot.earned - row.principal);
  return {amount.principal, std::max<std::int64_t>(0, amount.compensation - moved), cooling_off ? gift_price : 0};
}

}  // namespace gongbao::childcare
