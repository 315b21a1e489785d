// Floors first, then the tests of admission, then refunds and deadlines; each beside its article.
#include "policies/prepaid_card/scheme.h"

#include <algorithm>

#include "policies/prepaid_card/codes.h"

namespace gongbao::prepaid_card {

using custody::Card;
using custody::Ground;
using custody::Instruction;
using custody::OperatorBook;
using custody::Quantities;
using custody::Standing;

bool reaches_filing_threshold(Wide balance, const Terms& terms) {
  const std::int64_t threshold = terms.filing_threshold.fen;
  return terms.filing_threshold_inclusive ? balance >= threshold : balance > threshold;
}

Wide paid_back(const OperatorBook& book, const Terms& terms) {
  return terms.balance_subtracts_refunds ? 0 : book.q.paid_back;
}

Wide quarter_floor(const Quantities& q, const Terms& terms) {
  return share_rounded_up(q.prior_quarter_balance, terms.custody_ratio);
}

Wide progress_floor(const Quantities& q, const Terms& terms) {
  return share_rounded_up(q.pledge_base(), terms.custody_ratio);
}

// max(0, (B − T) + share of U): cash on its way beyond what cards still hold stands against the share of U. One
// rounding of the whole sum, so that a redemption, which only moves B to U, never raises it.
Wide clearing_fund(const Quantities& q, const Terms& terms) {
  const Wide exact =
      (q.balance() - q.in_transit_in_time) * terms.termination_ratio.bp + Wide{q.pending} * terms.custody_ratio.bp;
  constexpr Wide whole = 10'000;
  return exact <= 0 ? Wide{0} : (exact + whole - 1) / whole;
}

namespace {

// The quarter term of the mode; a new operator without a quarter end behind it gets a base of its own (quarter_only).
Wide quarter_term(const OperatorBook& book, const Quantities& q, const Terms& terms) {
  if (q.has_prior_quarter != 0 || terms.floor_mode == FloorMode::quarter_and_progress) return quarter_floor(q, terms);
  switch (terms.new_operator_base) {
    case NewOperatorBase::zero:
      return 0;
    case NewOperatorBase::declared_at_filing:
      return share_rounded_up(book.declared_balance, terms.custody_ratio);
    case NewOperatorBase::current_balance:
      break;
  }
  return progress_floor(q, terms);
}

}  // namespace

// 备案经营者应当…实施…存管制度 (9a): whoever has filed, without distinction unless a parameter leaves voluntary filers
// out. Closing, they keep the whole balance like the others (8d).
bool Scheme::in_custody(const OperatorBook& book) const {
  return book.filed != 0 && (terms_.voluntary_filers_in_custody || book.filed_voluntarily == 0);
}

Wide Scheme::required(const OperatorBook& book, const Quantities& after) const {
  if (book.standing != Standing::active) return clearing_fund(after, terms_) + after.unidentified;
  if (!in_custody(book)) return after.unidentified;
  switch (terms_.floor_mode) {
    case FloorMode::quarter_only:
      return quarter_term(book, after, terms_) + after.unidentified;
    case FloorMode::progress_only:
      return progress_floor(after, terms_) + after.unidentified;
    case FloorMode::quarter_and_progress:
      break;
  }
  return std::max(quarter_term(book, after, terms_), progress_floor(after, terms_)) + after.unidentified;
}

Wide Scheme::required_in_account(const OperatorBook& book, const Quantities& after, Wide required) const {
  if (book.standing != Standing::active) return required;
  if (!in_custody(book)) return after.unidentified;
  if (terms_.floor_mode == FloorMode::quarter_only) return after.unidentified;
  return progress_floor(after, terms_) + after.unidentified;
}

bool Scheme::outlet_listed(std::uint64_t operator_id, std::uint32_t outlet, Date event_day) const {
  if (outlet == 0) return true;
  const auto it = state_.outlets.find({operator_id, outlet});
  return it != state_.outlets.end() && it->second.listed_on(event_day);
}

custody::Code Scheme::sale(const OperatorBook& book, const Instruction& in, std::uint64_t product) const {
  const std::uint64_t id = book.key.operator_id;
  // 第八条(一) 停止发行预付卡 (8b)
  const auto stopped = state_.issuing_stopped_on.find(id);
  if (stopped != state_.issuing_stopped_on.end() && in.event_date >= stopped->second) return code::issuing_stopped;
  // reg/28–32: while an order to stop issuing stands
  if (shared::suspended_on(state_.supervision_orders, id, in.event_date)) return code::issuing_suspended;
  // reg/11: who may not issue or renew
  if (shared::disqualified_on(state_.disqualifications, id, in.event_date)) return code::issuer_disqualified;
  if (!outlet_listed(id, in.outlet_id, in.event_date)) return code::outlet_not_listed;  // 4i
  if (!state_.products.contains({id, product})) return code::product_not_head_office;   // 4h
  return 0;
}

custody::Code Scheme::redemption(const OperatorBook& book, const Instruction& in) const {
  return outlet_listed(book.key.operator_id, in.outlet_id, in.event_date) ? custody::Code{0}
                                                                          : code::outlet_not_listed;  // 4i
}

// Spec/01 8.8: face value; price ≤ principal + bonus.
custody::PriceSplit Scheme::split_price(const Card& card, std::int64_t price) const {
  const auto it = state_.products.find({card.key.operator_id, card.product_id});
  const RedeemOrder order = it == state_.products.end() ? RedeemOrder::principal_first : it->second.redeem_order;
  std::int64_t principal = std::min(price, card.principal);
  if (order == RedeemOrder::bonus_first) principal = price - std::min(price, card.bonus);
  if (order == RedeemOrder::proportional) {
    const Wide both = Wide{card.principal} + card.bonus;
    principal = Wide{price} == both ? card.principal : static_cast<std::int64_t>(Wide{price} * card.principal / both);
  }
  return {principal, price - principal};
}

// 第九条 由经营者开展主营业务时自主使用 (9j); 第十条 不得用于不动产、股权、证券等投资及借贷 (10b)
bool Scheme::purpose_allowed(std::uint16_t purpose) const {
  return std::ranges::binary_search(terms_.allowed_purposes, purpose);
}

// Spec/01 8.7. The whole card in one payment.
custody::RefundSum Scheme::refund_sum(const Card& card, const custody::Refund& refund, std::int64_t gift_price) const {
  if (refund.ground == Ground::cooling_off) return {card.principal - gift_price, 0, gift_price};
  if (refund.ground == Ground::operator_fault) {
    // reg/17c: by the original discount plan; what exceeds the principal is the operator's to make good.
    const Wide both = Wide{card.paid} + card.bonus_granted;
    const Wide used = both == 0 ? 0 : Wide{card.consumed} * card.paid / both;
    const Wide fair = std::max<Wide>(card.principal, card.paid - used);
    return {card.principal, static_cast<std::int64_t>(fair - card.principal), 0};
  }
  const auto it = state_.products.find({card.key.operator_id, card.product_id});
  const bool by_list_price = it != state_.products.end() && it->second.refund_method == RefundMethod::list_price &&
                             refund.ground != Ground::below_minimum_item && refund.ground != Ground::termination;
  if (!by_list_price) return {card.principal, 0, 0};
  const Wide rest = std::clamp<Wide>(Wide{card.paid} - card.consumed, 0, card.principal);
  const auto payable = static_cast<std::int64_t>(rest);
  return {payable, 0, card.principal - payable};
}

// 预收资金扣减已兑付商品或服务价款后的余额 (2e): whether money paid back counts as well is a parameter. Before the
// books carry its cards an operator's balance is what it declared.
Wide Scheme::balance_for_filing(const OperatorBook& book, const Quantities& q) const {
  if (book.loaded == 0 && book.instructions_seen == 0 && q.balance() == 0) return book.declared_balance;
  return q.balance() + (terms_.balance_subtracts_refunds ? 0 : q.paid_back);
}

bool Scheme::balance_opens_filing_duty(const OperatorBook& book, Wide balance) const {
  if (book.filed != 0 || book.filing_duty_since != 0) return false;
  return reaches_filing_threshold(balance, terms_);
}

// Days that ran from an earlier day are those of that day; mostly they begin today.
WorkDays Scheme::since(Date day, WorkDays of_today, const char* parameter) const {
  return day == terms_.day ? of_today : state_.parameters.work_days(parameter, day);
}

// 第九条 于收到款项后1个工作日内将预收资金存入专用存管账户 (9q); acquirer: 9e
custody::Window Scheme::deposit_window(Date received_on, bool acquirer) const {
  const auto days = acquirer ? since(received_on, terms_.acquirer_settlement, "acquirer_settlement_days")
                             : since(received_on, terms_.cash_deposit, "cash_deposit_days");
  const law::Deadline due = calendar_.add_work_days(received_on, days);
  return {due.last_day, due.provisional, received_on};
}

// 第九条 在5个工作日内消费者未提出异议的，即时拨付 (9l)
custody::Window Scheme::objection_window(Date applied_on, Date redeemed_on) const {
  const Date from = terms_.window_starts_on_redemption ? redeemed_on : applied_on;
  const auto days = since(from, terms_.objection_window, "objection_window_days");
  const law::Deadline due = calendar_.add_work_days(from, days);
  return {due.last_day, due.provisional, from};
}

// 第九条 即时拨付 (9k 9l); 具体拨付周期…按照双方签定的存管协议执行 (9n)
Date Scheme::order_due(const OperatorBook& book, Date created_on) const {
  Date due = created_on + terms_.payout_execution;
  if (book.payout_cycle != custody::PayoutCycle::weekly) return due;
  while (weekday(due) != book.payout_weekday) due = due + Days{1};
  return due;
}

}  // namespace gongbao::prepaid_card
