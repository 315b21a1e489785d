// The postings of spec/01 8.5, op by op.
#include "custody/movement.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "custody/legs.h"

namespace gongbao::custody {

namespace {

using ledger::subject_of;
using legs::pay_operator;
using legs::restore_receipts;
using legs::use_receipts;

std::int64_t Quantities::*quantity_of(std::uint16_t account) {
  switch (account) {
    case account::cash_in_transit:
      return &Quantities::in_transit_all;
    case account::released_to_operator:
      return &Quantities::released;
    case account::due_from_operator:
      return &Quantities::due;
    case account::card_liability:
      return &Quantities::liability;
    case account::release_pending:
      return &Quantities::pending;
    case account::refunds_payable:
      return &Quantities::refunds;
    case account::compensation_payable:
      return &Quantities::compensation;
    case account::suspense_unidentified:
      return &Quantities::unidentified;
    case account::operator_entitled:
      return &Quantities::entitled;
    case account::operator_funding:
      return &Quantities::funding;
    case account::custody_interest:
      return &Quantities::interest;
    case account::bonus_outstanding:
      return &Quantities::bonus_outstanding;
    case account::bonus_granted:
      return &Quantities::bonus_granted;
    case account::bonus_consumed:
      return &Quantities::bonus_consumed;
    default:
      break;
  }
  GB_NEVER("an account of the chart");
}

bool is_debit_side(std::uint16_t account) {
  return account < account::card_liability || account == account::bonus_granted;
}

void sale(Movement& m, const Instruction& in, std::uint64_t card, std::int64_t bonus) {
  add_leg(m, account::card_liability, card, -Wide{in.amount_fen});
  if (bonus > 0) {
    add_leg(m, account::bonus_granted, 0, bonus);
    add_leg(m, account::bonus_outstanding, card, -Wide{bonus});
  }
}

void sale_in_transit(Movement& m, const Instruction& in, std::span<const Ext> extensions) {
  add_leg(m, account::cash_in_transit, in.instr_id, in.amount_fen);
  sale(m, in, in.subject_id, in.aux_fen);
  if (!find_ext<ReceiptOpened>(extensions)->overdue) change(m, &Quantities::in_transit_in_time, in.amount_fen);
}

void redeem(Movement& m, const Instruction& in, std::span<const Ext> extensions) {
  const PriceSplit split = find_ext<PriceSplit>(extensions).value_or(PriceSplit{in.amount_fen, 0});
  if (split.principal > 0) {
    add_leg(m, account::card_liability, in.subject_id, split.principal);
    add_leg(m, account::release_pending, in.instr_id, -Wide{split.principal});
  }
  if (split.bonus > 0) {
    add_leg(m, account::bonus_outstanding, in.subject_id, split.bonus);
    add_leg(m, account::bonus_consumed, 0, -Wide{split.bonus});
  }
}

void apply_release(Movement& m, std::span<const Ext> extensions) {
  if (const auto cleared = find_ext<ItemCleared>(extensions); cleared && cleared->amount > 0) {
    add_leg(m, account::release_pending, cleared->item, cleared->amount);
    add_leg(m, account::operator_entitled, 0, -Wide{cleared->amount});
  }
  if (const auto order = find_ext<OrderOpened>(extensions)) change(m, &Quantities::open_orders, order->amount);
}

void cancel_bonus(Movement& m, std::span<const Ext> extensions, int sign) {
  const auto cancelled = find_ext<BonusCancelled>(extensions);
  if (!cancelled) return;
  add_leg(m, account::bonus_outstanding, cancelled->card, Wide{sign} * cancelled->amount);
  add_leg(m, account::bonus_granted, 0, Wide{-sign} * cancelled->amount);
}

void accept_refund(Movement& m, std::uint64_t card, const Instruction& in, std::span<const Ext> extensions) {
  const auto split = *find_ext<RefundSplit>(extensions);
  const Wide principal = Wide{split.payable} + split.item;
  if (principal > 0) add_leg(m, account::card_liability, card, principal);
  if (split.payable > 0) add_leg(m, account::refunds_payable, in.subject_id, -Wide{split.payable});
  if (split.item > 0) add_leg(m, account::release_pending, in.instr_id, -Wide{split.item});
  if (split.compensation > 0) {
    add_leg(m, account::due_from_operator, 0, split.compensation);
    add_leg(m, account::compensation_payable, in.subject_id, -Wide{split.compensation});
  }
}

void refund_by_operator(Movement& m, const Books& books, std::uint64_t card, const Instruction& in,
                        std::span<const Ext> extensions) {
  add_leg(m, account::card_liability, card, in.amount_fen);
  change(m, &Quantities::paid_back, in.amount_fen);
  const std::int64_t handed_back = use_receipts(m, books, in, extensions);
  const Wide item = Wide{in.amount_fen} - handed_back;
  if (item > 0) add_leg(m, account::release_pending, in.instr_id, -item);
  cancel_bonus(m, extensions, 1);
}

void chargeback(Movement& m, std::uint64_t card, const Instruction& in, std::span<const Ext> extensions) {
  const auto undone = *find_ext<OriginalUndone>(extensions);
  if (undone.principal > 0) add_leg(m, account::card_liability, card, undone.principal);
  const auto [payable, compensation] = legs::lessen_refunds(m, extensions);
  const Wide rest = Wide{in.amount_fen} - undone.principal - payable - compensation;
  if (rest > 0) add_leg(m, account::due_from_operator, 0, rest);
  add_custody(m, -Wide{in.amount_fen});
  cancel_bonus(m, extensions, 1);
}

std::uint64_t card_of_refund(const Books& books, const Instruction& in) {
  return books.current_card(in.operator_id, books.refunds.at({in.operator_id, in.subject_id}).card_id);
}

// The original's legs, negated.
void reverse(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions) {
  const auto undone = *find_ext<OriginalUndone>(extensions);
  const auto original = find_ext<OriginalSubject>(extensions);
  const Wide amount = in.amount_fen;
  const std::uint64_t card = books.current_card(in.operator_id, in.subject_id);
  switch (static_cast<Op>(undone.op)) {
    case Op::purchase:
    case Op::topup:
      add_leg(m, account::card_liability, card, amount);
      add_custody(m, -amount);
      break;
    case Op::sale_in_transit:
      add_leg(m, account::card_liability, card, amount);
      add_leg(m, account::cash_in_transit, original->instr_id, -amount);
      if (!books.receipts.at({in.operator_id, original->instr_id}).overdue) {
        change(m, &Quantities::in_transit_in_time, -amount);
      }
      break;
    case Op::cash_deposit:
      restore_receipts(m, books, in.operator_id, undone.entry);
      add_custody(m, -amount);
      break;
    case Op::redeem:
      if (undone.principal > 0) {
        add_leg(m, account::release_pending, original->instr_id, undone.principal);
        add_leg(m, account::card_liability, card, -Wide{undone.principal});
      }
      break;
    case Op::refund_by_operator:
      restore_receipts(m, books, in.operator_id, undone.entry);
      if (undone.principal > 0) add_leg(m, account::release_pending, original->instr_id, undone.principal);
      add_leg(m, account::card_liability, card_of_refund(books, in), -amount);
      change(m, &Quantities::paid_back, -amount);
      cancel_bonus(m, extensions, -1);
      break;
    case Op::transfer:
      add_leg(m, account::card_liability, original->counter, amount);
      add_leg(m, account::card_liability, card, -amount);
      break;
    case Op::fund_custody:
      add_leg(m, account::operator_funding, 0, amount);
      add_custody(m, -amount);
      break;
    case Op::interest:
      add_leg(m, account::custody_interest, 0, amount);
      add_custody(m, -amount);
      break;
    case Op::unidentified_receipt:
      add_leg(m, account::suspense_unidentified, original->instr_id, amount);
      add_custody(m, -amount);
      break;
    default:
      GB_NEVER("an op that can be reversed");
  }
  if (undone.bonus == 0) return;
  const bool granted = static_cast<Op>(undone.op) != Op::redeem;
  add_leg(m, account::bonus_outstanding, card, granted ? Wide{undone.bonus} : -Wide{undone.bonus});
  add_leg(m, granted ? account::bonus_granted : account::bonus_consumed, 0,
          granted ? -Wide{undone.bonus} : Wide{undone.bonus});
}

void identify(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions) {
  add_leg(m, account::suspense_unidentified, in.ref_id, in.amount_fen);
  switch (in.purpose) {
    case purpose::card:
      sale(m, in, in.subject_id, in.aux_fen);
      break;
    case purpose::own_funding:
      add_leg(m, account::operator_funding, 0, -Wide{in.amount_fen});
      break;
    default:
      use_receipts(m, books, in, extensions);
  }
}

}  // namespace

// Receipts leave 1003; those still inside their deadline leave T as well.
std::int64_t legs::use_receipts(Movement& m, const Books& books, const Instruction& in,
                                std::span<const Ext> extensions) {
  const auto used = find_ext<ReceiptsUsed>(extensions);
  if (!used) return 0;
  Wide sum = 0;
  for (const ReceiptUse& use : receipts_used(books, in, *used)) {
    add_leg(m, account::cash_in_transit, use.receipt, -Wide{use.amount});
    const Receipt& receipt = books.receipts.at({in.operator_id, use.receipt});
    if (!receipt.overdue) change(m, &Quantities::in_transit_in_time, -Wide{use.amount});
    sum += use.amount;
  }
  return static_cast<std::int64_t>(sum);
}

void legs::restore_receipts(Movement& m, const Books& books, std::uint64_t operator_id, std::uint64_t entry) {
  for (const ReceiptUse& use : receipts_used_by(books, entry)) {
    add_leg(m, account::cash_in_transit, use.receipt, use.amount);
    const Receipt& receipt = books.receipts.at({operator_id, use.receipt});
    if (overdue_when_restored(books, receipt)) continue;
    change(m, &Quantities::in_transit_in_time, use.amount);
  }
}

void legs::pay_operator(Movement& m, Wide amount) {
  add_leg(m, account::released_to_operator, 0, amount);
  add_custody(m, -amount);
}

void legs::pay_refund(Movement& m, const Refund& refund, const Instruction& in) {
  if (refund.payable > 0) add_leg(m, account::refunds_payable, in.subject_id, refund.payable);
  if (refund.compensation > 0) add_leg(m, account::compensation_payable, in.subject_id, refund.compensation);
  change(m, &Quantities::paid_back, refund.payable);
  add_custody(m, -(Wide{refund.payable} + refund.compensation));
}

legs::Lessened legs::lessen_refunds(Movement& m, std::span<const Ext> extensions) {
  Lessened all;
  for (const Ext& ext : extensions) {
    if (ext.kind != RefundLessened::kind) continue;
    const auto one = from_ext<RefundLessened>(ext);
    if (one.payable > 0) add_leg(m, account::refunds_payable, one.refund, one.payable);
    if (one.compensation > 0) add_leg(m, account::compensation_payable, one.refund, one.compensation);
    all.payable += one.payable;
    all.compensation += one.compensation;
  }
  return all;
}

void legs::fund_custody(Movement& m, const Instruction& in) {
  add_custody(m, in.amount_fen);
  add_leg(m, account::operator_funding, 0, -Wide{in.amount_fen});
  if (m.overflow) return;
  // Settling what the operator owes belongs to the same journal (spec/01 part 12, B1, B10).
  const std::int64_t settled = std::min(m.after.due, m.after.funding);
  if (settled <= 0) return;
  add_leg(m, account::operator_funding, 0, settled);
  add_leg(m, account::due_from_operator, 0, -Wide{settled});
}

void legs::interest(Movement& m, Wide amount) {
  add_custody(m, amount);
  add_leg(m, account::custody_interest, 0, -amount);
}

void legs::unidentified_receipt(Movement& m, const Id16& line, Wide amount) {
  add_custody(m, amount);
  add_leg(m, account::suspense_unidentified, line, -amount);
}

void legs::payout_returned(Movement& m, const Order& order) {
  add_custody(m, order.amount);
  add_leg(m, account::released_to_operator, 0, -Wide{order.amount});
}

std::vector<ReceiptUse> receipts_used(const Books& books, const Instruction& in, const ReceiptsUsed& used) {
  std::vector<ReceiptUse> uses;
  // False once the last one is taken.
  const auto take = [&](const Id16& id) {
    const bool last = id == used.last;
    uses.push_back({id, last ? used.of_last : books.receipts.at({in.operator_id, id}).remaining});
    return !last;
  };
  bool more = true;
  const bool of_lots = in.scheme == scheme_childcare;  // a lot's cash stays with the lot
  if (of_lots || in.op == Op::refund_by_operator) {
    const std::uint64_t card = of_lots ? in.subject_id : card_of_refund(books, in);
    auto it = books.open_receipts_of_cards.lower_bound({in.operator_id, card, first_date, {}});
    for (; more; ++it) more = take(it->id);
    return uses;
  }
  auto it = books.open_receipts.lower_bound({in.operator_id, first_date, {}});
  for (; more; ++it) more = take(it->id);
  return uses;
}

const std::vector<ReceiptUse>& receipts_used_by(const Books& books, std::uint64_t entry) {
  static const std::vector<ReceiptUse> none;
  const auto it = books.receipt_uses.find(entry);
  return it == books.receipt_uses.end() ? none : it->second;
}

void begin(Movement& m, const OperatorBook& book) {
  m.clear();
  m.after = book.q;
}

void change(Movement& m, std::int64_t Quantities::*quantity, Wide amount) {
  const Wide sum = Wide{m.after.*quantity} + amount;
  if (!fits(sum)) {
    m.overflow = true;
    return;
  }
  m.after.*quantity = static_cast<std::int64_t>(sum);
}

void add_leg(Movement& m, std::uint16_t account, const ledger::Subject& subject, Wide amount) {
  if (!fits(amount)) {
    m.overflow = true;
    return;
  }
  auto& legs = account >= account::bonus_outstanding ? m.bonus : m.money;
  legs.push_back({account, subject, static_cast<std::int64_t>(amount)});
  change(m, quantity_of(account), is_debit_side(account) ? amount : -amount);
}

void add_leg(Movement& m, std::uint16_t account, std::uint64_t number, Wide amount) {
  add_leg(m, account, subject_of(number), amount);
}

void add_custody(Movement& m, Wide amount) {
  const Wide sum = m.custody + amount;
  if (!fits(sum)) {
    m.overflow = true;
    return;
  }
  m.custody = static_cast<std::int64_t>(sum);
  change(m, &Quantities::custody, amount);
}

void settle_event_date(Movement& m, const OperatorBook& book, Date event_date) {
  const Wide change_of_balance = m.after.balance() - book.q.balance();
  if (quarter_of(event_date).index >= book.quarter || change_of_balance == 0) return;
  change(m, &Quantities::prior_quarter_balance, change_of_balance);
  m.after.has_prior_quarter = 1;
}

std::int64_t turnover_after(const OperatorBook& book, const Movement& m) {
  const auto size = [](Wide change) { return change < 0 ? -change : change; };
  const Wide turnover =
      book.turnover + size(m.after.balance() - book.q.balance()) + size(Wide{m.after.custody} - book.q.custody);
  return static_cast<std::int64_t>(std::min<Wide>(turnover, std::numeric_limits<std::int64_t>::max()));
}

bool quarter_sums_fit(const Books& books, const OperatorBook& book, const Movement& m, Date event_date) {
  if (turnover_after(book, m) < std::numeric_limits<std::int64_t>::max()) return true;
  const Wide balance = m.after.balance() - book.q.balance();
  const Wide custody = Wide{m.after.custody} - book.q.custody;
  const std::uint64_t id = book.key.operator_id;
  const Quarter from = quarter_of(event_date);
  for (auto it = books.quarters.lower_bound({id, from}); it != books.quarters.end() && it->first.operator_id == id;
       ++it) {
    const QuarterRow& row = it->second;
    if (!fits(row.balance + balance) || !fits(row.custody_end + custody)) return false;
    const bool own = it->first.quarter == from;
    if (own && (!fits(row.received + balance) || !fits(row.redeemed - balance) || !fits(row.refunded - balance))) {
      return false;
    }
  }
  return true;
}

Flow flow_of(Op op) {
  switch (op) {
    case Op::redeem:
    case Op::accept_refund:
    case Op::agreement:
    case Op::report_service:
    case Op::resolve_dispute:
      return Flow::redeemed;
    case Op::pay_refund:
    case Op::refund_by_operator:
      return Flow::refunded;
    default:
      return Flow::received;
  }
}

namespace {

void card_legs(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions) {
  m.flow = flow_of(in.op);
  switch (in.op) {
    case Op::purchase:
    case Op::topup:
      add_custody(m, in.amount_fen);
      sale(m, in, in.subject_id, in.aux_fen);
      break;
    case Op::sale_in_transit:
      sale_in_transit(m, in, extensions);
      break;
    case Op::cash_deposit:
      add_custody(m, in.amount_fen);
      use_receipts(m, books, in, extensions);
      break;
    case Op::redeem:
      redeem(m, in, extensions);
      break;
    case Op::apply_release:
      apply_release(m, extensions);
      break;
    case Op::release_free:
      pay_operator(m, in.amount_fen);
      break;
    case Op::execute_payout: {
      const Order& order = books.orders.at({in.operator_id, in.subject_id});
      pay_operator(m, order.amount);
      change(m, &Quantities::open_orders, -Wide{order.amount});
      break;
    }
    case Op::objection:
      break;
    case Op::agreement: {
      const Item& item = *books.items.find({in.operator_id, in.ref_id});
      const Wide back = Wide{in.amount_fen} - in.aux_fen;
      if (back > 0) {
        add_leg(m, account::release_pending, in.ref_id, back);
        add_leg(m, account::card_liability, books.current_card(in.operator_id, item.card_id), -back);
      }
      if (item.kind == ItemKind::returned) m.flow = Flow::refunded;
      break;
    }
    case Op::accept_refund:
      accept_refund(m, card_of_refund(books, in), in, extensions);
      break;
    case Op::pay_refund:
      legs::pay_refund(m, books.refunds.at({in.operator_id, in.subject_id}), in);
      cancel_bonus(m, extensions, 1);
      break;
    case Op::refund_by_operator:
      refund_by_operator(m, books, card_of_refund(books, in), in, extensions);
      break;
    case Op::transfer:
      add_leg(m, account::card_liability, in.subject_id, in.amount_fen);
      add_leg(m, account::card_liability, in.counter_id, -Wide{in.amount_fen});
      break;
    case Op::chargeback:
      chargeback(m, books.current_card(in.operator_id, in.subject_id), in, extensions);
      break;
    case Op::reverse:
      reverse(m, books, in, extensions);
      m.flow = flow_of(static_cast<Op>(find_ext<OriginalUndone>(extensions)->op));
      break;
    case Op::fund_custody:
      legs::fund_custody(m, in);
      break;
    case Op::interest:
      legs::interest(m, in.amount_fen);
      break;
    case Op::bank_fee:
      add_leg(m, account::custody_interest, 0, in.amount_fen);
      add_custody(m, -Wide{in.amount_fen});
      break;
    case Op::unidentified_receipt:
      legs::unidentified_receipt(m, in.instr_id, in.amount_fen);
      break;
    case Op::identify_receipt:
      identify(m, books, in, extensions);
      break;
    case Op::payout_returned:
      legs::payout_returned(m, books.orders.at({in.operator_id, in.subject_id}));
      break;
    default:
      GB_NEVER("an op of cards");
  }
}

}  // namespace

void movement_of(const Books& books, const OperatorBook& book, const Instruction& in, std::span<const Ext> extensions,
                 Movement& m) {
  begin(m, book);
  if (book.scheme == scheme_childcare) {
    lot_legs(m, books, in, extensions);
  } else {
    card_legs(m, books, in, extensions);
  }
  if (!m.overflow) settle_event_date(m, book, in.event_date);
  // With the whole credit side in range, no later reclassification can leave it: fees may turn 3003 to the other side,
  // and what is owed and earned is then more than what is held.
  const Quantities& q = m.after;
  const Wide held = Wide{q.custody} + q.in_transit_all + q.released + q.due;
  const Wide credits = held + std::max<Wide>(0, -Wide{q.interest});
  if (!fits(q.balance()) || !fits(q.pledge_base()) || !fits(credits)) m.overflow = true;
  if (!m.overflow && !quarter_sums_fit(books, book, m, in.event_date)) m.overflow = true;
}

std::int64_t restricted_after(const Movement& m, std::int64_t required_after) {
  return std::min(m.after.custody, required_after);
}

void add_split(Movement& m, const OperatorBook& book, std::int64_t required_after) {
  const std::int64_t restricted = restricted_after(m, required_after);
  const std::int64_t releasable = m.after.custody - restricted;
  const std::int64_t restricted_change = restricted - book.restricted;
  const std::int64_t releasable_change = releasable - (book.q.custody - book.restricted);
  if (restricted_change != 0) m.money.push_back({account::custody_restricted, book.account, restricted_change});
  if (releasable_change != 0) m.money.push_back({account::custody_releasable, book.account, releasable_change});
}

}  // namespace gongbao::custody
