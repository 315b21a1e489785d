// A refund's way from the demand to the record: articles 15 and 16.
#include "policies/childcare/refund.h"

#include "policies/childcare/contracts.h"
#include "policies/childcare/demanded_lot.h"
#include "policies/childcare/disputes.h"

namespace gongbao::childcare {

using custody::Ground;
using custody::Refund;
using custody::RefundState;

RefundAmount refund_amount(const Bill& bill, const LotFigures& lot, Ground ground, bool institution_fault,
                           std::int64_t gift_price) {
  const LotSums sums{lot.paid, lot.balance, lot.used, bill.units, bill.gift_units};
  return ground == Ground::cooling_off ? cooling_off_refund(sums, gift_price) : balance_refund(sums, institution_fault);
}

namespace {

bool is_ground_of_childcare(Ground ground) {
  switch (ground) {
    case Ground::cooling_off:         // 15a
    case Ground::not_performed:       // 16b
    case Ground::agreed:              // 16c: both confirm, the institution by its acceptance
    case Ground::lawful_rescission:   // 16d
    case Ground::below_minimum_item:  // 16e
      return true;
    default:
      return false;
  }
}

}  // namespace

bool was_served(const Reading& in, const OfOperatorNo& lot_id, const LotFigures& lot) {
  const auto logged = in.state.contracts.attendance.find(lot_id);
  return lot.used > 0 || (logged != in.state.contracts.attendance.end() && !logged->second.empty());
}

Date cooling_off_ends(const Reading& in, Date paid_on) {
  return shared::days_from(paid_on, in.state.parameters.days("cooling_off_days", paid_on),
                           in.terms.calendar_deadline_rolls_over_holidays, in.calendar);
}

namespace {

Code ground_problem(const Reading& in, const OfOperatorNo& lot_id, const LotFigures& lot, Ground ground,
                    const RefundPapers& papers) {
  switch (ground) {
    case Ground::cooling_off:
      if (in.today > cooling_off_ends(in, lot.paid_on)) return code::cooling_off_expired;
      return was_served(in, lot_id, lot) ? code::service_already_received : Code{0};
    case Ground::lawful_rescission:
      return papers.document.given() ? Code{0} : code::refund_ground_missing;
    case Ground::below_minimum_item: {  // 余额不足以兑付单次最低消费项目 (16e)
      const auto cheapest = cheapest_item(in.state.institutions, lot_id.operator_id, in.today);
      return cheapest && lot.balance < cheapest->fen ? Code{0} : code::balance_not_below_minimum;
    }
    default:
      return is_ground_of_childcare(ground) ? Code{0} : code::refund_ground_missing;
  }
}

Days refund_term(const Reading& in, const OfOperatorNo& lot_id, Ground ground) {
  if (ground == Ground::cooling_off) return in.terms.cooling_off_refund;  // 15b
  const Contract* contract = contract_of_lot(in.state.contracts, lot_id.operator_id, lot_id.number);
  return contract->refund_days_agreed ? Days{*contract->refund_days_agreed} : in.terms.refund_default;  // 16a
}

bool is_open(RefundState state) {
  return state == RefundState::demanded || state == RefundState::contested || state == RefundState::accepted;
}

}  // namespace

bool may_be_demanded(const Reading& in, const OfOperatorNo& lot_id, const LotFigures& lot) {
  const Refund* last = last_refund(in, lot_id);
  return lot.open() && (last == nullptr || !is_open(last->state));
}

RefundGround refund_ground(const Reading& in, std::uint64_t operator_id, std::uint64_t lot_id, Ground ground,
                           const RefundPapers& papers) {
  const OfOperatorNo key{operator_id, lot_id};
  const LotFigures lot = *in.lots.lot(operator_id, lot_id);
  RefundGround told;
  told.refused = ground_problem(in, key, lot, ground, papers);
  told.amount =
      refund_amount(*find_bill(in.state.contracts, operator_id, lot_id), lot, ground, papers.institution_fault, 0);
  told.term = refund_term(in, key, ground);
  told.due_on = shared::days_from(in.today, told.term, in.terms.calendar_deadline_rolls_over_holidays, in.calendar);
  if (ground == Ground::cooling_off) told.last_day = cooling_off_ends(in, lot.paid_on);
  return told;
}

Answer decide(const Context& in, const DemandRefund& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto lot = in.lots.lot(command.operator_id, command.lot_id);
  if (!lot) return refuse(code::unknown_subject).with_text("field", "lot_id");
  const OfOperatorNo key{command.operator_id, command.lot_id};
  if (!may_be_demanded(in.reading(), key, *lot)) return refuse(code::wrong_state);
  if (!command.ground || !is_ground_of_childcare(*command.ground)) return refuse(code::refund_ground_missing);
  RefundDemanded fact;
  fact.operator_id = command.operator_id;
  fact.lot_id = command.lot_id;
  fact.ground = *command.ground;
  fact.gift_kept = !command.gift_returned.value_or(true);
  if (fact.gift_kept && fact.ground != Ground::cooling_off) return malformed("gift_returned");
  fact.papers.institution_fault = command.institution_fault.value_or(false);
  fact.papers.document = command.document;
  fact.papers.channel = command.channel.value_or(RefundChannel::original);
  fact.papers.reason = command.reason.value_or(SealedText{});
  const RefundGround told = refund_ground(in.reading(), command.operator_id, command.lot_id, fact.ground, fact.papers);
  if (told.refused != 0) {
    Answer answer = refuse(told.refused);
    if (told.last_day) answer.date("last_day", *told.last_day);
    if (told.refused == code::balance_not_below_minimum) answer.fen("balance", lot->balance);
    return answer;
  }
  // Nothing to pay back: the lot stays as it is.
  if (told.amount.total() <= 0) return refuse(code::wrong_state).with_fen("amount", 0);
  fact.due_on = told.due_on;
  return accept(fact)
      .with_count("refund_id", static_cast<std::int64_t>(in.entry))
      .with_date("due_on", told.due_on)
      .with_fen("amount", told.amount.total())
      .with_fen("compensation", told.amount.compensation);
}

void apply(World& world, const RefundDemanded& fact, const FactOrigin& origin) {
  Refund refund;
  refund.card_id = fact.lot_id;
  refund.ground = fact.ground;
  refund.demanded_on = origin.booked_on;
  refund.due_on = fact.due_on;
  refund.gift_kept = fact.gift_kept;
  world.books.refunds[{fact.operator_id, origin.entry}] = refund;
  world.state.contracts.refund_papers[{fact.operator_id, origin.entry}] = fact.papers;
  world.state.contracts.last_refunds[{fact.operator_id, fact.lot_id}] = origin.entry;
  hold_lot(world.books, {fact.operator_id, fact.lot_id});
}

Answer decide(const Context& in, const ContestRefund& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const OfOperatorNo key{command.operator_id, command.refund_id};
  const auto refund = in.books.refunds.find(key);
  if (refund == in.books.refunds.end()) return refuse(code::unknown_subject);
  if (!command.reason.given()) return malformed("reason");
  if (refund->second.state != RefundState::demanded) return refuse(code::wrong_state);  // op 37 makes accepted ones
  if (in.state.contracts.refund_papers.at(key).contested_and_lost) return refuse(code::wrong_state);
  RefundContested fact;
  fact.operator_id = command.operator_id;
  fact.refund_id = command.refund_id;
  fact.dispute.lot = refund->second.card_id;
  fact.dispute.refund = command.refund_id;
  fact.dispute.path = contract_of_lot(in.state.contracts, key.operator_id, fact.dispute.lot)->dispute_path;
  fact.dispute.opened_on = in.today;
  fact.dispute.reason = command.reason;
  return accept(fact)
      .with_count("dispute_id", static_cast<std::int64_t>(in.entry))
      .with_text("path", std::string(enum_name(fact.dispute.path)));
}

void apply(World& world, const RefundContested& fact, const FactOrigin& origin) {
  world.books.refunds.at({fact.operator_id, fact.refund_id}).state = RefundState::contested;
  world.state.contracts.refund_papers.at({fact.operator_id, fact.refund_id}).dispute = origin.entry;
  world.state.contracts.disputes[{fact.operator_id, origin.entry}] = fact.dispute;
}

void settle_contested(World& world, const OfOperatorNo& key, bool accepted, Date initial_order_due_on) {
  Refund& refund = world.books.refunds.at(key);
  if (refund.state != RefundState::contested) return;
  refund.state = accepted ? RefundState::demanded : RefundState::rejected;
  world.state.contracts.refund_papers.at(key).contested_and_lost = accepted;
  if (!accepted) let_lot_go_on(world.books, {key.operator_id, refund.card_id}, initial_order_due_on);
}

Answer decide(const Context& in, const WithdrawRefund& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto refund = in.books.refunds.find({command.operator_id, command.refund_id});
  if (refund == in.books.refunds.end()) return refuse(code::unknown_subject);
  const RefundState state = refund->second.state;
  if (state != RefundState::demanded && state != RefundState::contested) {
    return refuse(code::wrong_state).with_text("refund", std::string(enum_name(state)));
  }
  const law::Deadline due = in.work_days(in.today, in.terms.initial_payout);
  return accept(RefundWithdrawn{command.operator_id, command.refund_id, due.last_day});
}

void apply(World& world, const RefundWithdrawn& fact, const FactOrigin& origin) {
  const OfOperatorNo key{fact.operator_id, fact.refund_id};
  Refund& refund = world.books.refunds.at(key);
  refund.state = RefundState::withdrawn;
  close_dispute_of_refund(world.state, key, origin.booked_on);
  let_lot_go_on(world.books, {fact.operator_id, refund.card_id}, fact.initial_order_due_on);
}

}  // namespace gongbao::childcare
