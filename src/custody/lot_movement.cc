// The postings of spec/02 8.4, op by op: fee lots, what was served of them, and the floor of each.
#include "base/check.h"
#include "custody/legs.h"

namespace gongbao::custody {

namespace {

// One entry's legs: what it moves is in m, what it is about is looked up in the books before it.
class LotLegs {
 public:
  LotLegs(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions)
      : m_(m), books_(books), in_(in), ext_(extensions) {}

  void of_op() {
    switch (in_.op) {
      case Op::pay_fee:
        add_custody(m_, in_.amount_fen);
        open_lot();
        break;
      case Op::collect_cash:
        collect_cash();
        break;
      case Op::deposit_cash:
        add_custody(m_, in_.amount_fen);
        bring_cash();
        break;
      case Op::report_service:
        report(find_ext<ServiceReported>(ext_)->amount);
        break;
      case Op::confirm_service:
        clear();
        break;
      case Op::dispute_service:
        break;
      case Op::resolve_dispute:
        resolve();
        break;
      case Op::withdraw_funding:
        order();
        change(m_, &Quantities::own_ordered, in_.amount_fen);
        break;
      case Op::execute_payout:
        execute(books_.orders.at({in_.operator_id, in_.subject_id}));
        break;
      case Op::payout_returned:
        payout_returned(books_.orders.at({in_.operator_id, in_.subject_id}));
        break;
      case Op::accept_refund:
        accept_refund();
        break;
      case Op::pay_refund:
        pay_refund();
        break;
      case Op::refund_by_operator:
        refund_by_operator();
        break;
      case Op::transfer:
        transfer(in_.subject_id, in_.counter_id);
        break;
      case Op::chargeback:
        chargeback();
        break;
      case Op::reverse:
        reverse();
        m_.flow = flow_of(static_cast<Op>(find_ext<OriginalUndone>(ext_)->op));
        break;
      case Op::fund_custody:
        legs::fund_custody(m_, in_);
        break;
      case Op::interest:
        legs::interest(m_, in_.amount_fen);
        break;
      case Op::unidentified_receipt:
        legs::unidentified_receipt(m_, in_.instr_id, in_.amount_fen);
        break;
      case Op::identify_receipt:
        identify();
        break;
      default:
        GB_NEVER("an op of fee lots");
    }
  }

 private:
  const Lot& lot_of(std::uint64_t number) {
    const Lot* lot = books_.lots.find({in_.operator_id, number});
    GB_CHECK(lot != nullptr);
    return *lot;
  }
  const ServiceItem& item_of(const Id16& id) {
    const ServiceItem* item = books_.services.find({in_.operator_id, id});
    GB_CHECK(item != nullptr);
    return *item;
  }
  std::uint64_t lot_of_refund() { return books_.refunds.at({in_.operator_id, in_.subject_id}).card_id; }

  // Q of the lot changes, and its floor with it. Once for each lot of an entry: two small steps do not round like one.
  void change_held(const Lot& lot, Wide amount) {
    change(m_, &Quantities::lot_floor, floor_of(lot, lot.held + amount) - floor_of(lot, lot.held));
  }

  void order() {
    if (const auto ordered = find_ext<PayoutOrdered>(ext_)) change(m_, &Quantities::open_orders, ordered->amount);
  }
  void cancel_order() {
    const auto cancelled = find_ext<OrderCancelled>(ext_);
    if (cancelled) change(m_, &Quantities::open_orders, -Wide{cancelled->amount});
  }

  // The lot begins with this entry: its floor is that of the whole.
  void open_lot() {
    const auto terms = *find_ext<LotOpened>(ext_);
    add_leg(m_, account::card_liability, in_.subject_id, -Wide{in_.amount_fen});
    if (in_.op != Op::collect_cash) {
      change(m_, &Quantities::lot_floor, share_rounded_up(in_.amount_fen, BasisPoints{terms.ratio_bp}));
    }
    order();
  }

  void collect_cash() {
    add_leg(m_, account::cash_in_transit, in_.instr_id, in_.amount_fen);
    open_lot();
    if (!find_ext<ReceiptOpened>(ext_)->overdue) change(m_, &Quantities::in_transit_in_time, in_.amount_fen);
  }

  // With its money in the account the lot has its floor.
  void bring_cash() {
    legs::use_receipts(m_, books_, in_, ext_);
    const Lot& lot = lot_of(in_.subject_id);
    change(m_, &Quantities::lot_floor, share_rounded_up(lot.held, BasisPoints{lot.ratio_bp}));
    order();
  }

  void report(std::int64_t amount) {
    if (amount == 0) return;
    add_leg(m_, account::card_liability, in_.subject_id, amount);
    add_leg(m_, account::release_pending, in_.instr_id, -Wide{amount});
  }

  // Of an item, to the operator; what is left of it stays under the id of the entry that parted it.
  void clear() {
    const auto cleared = *find_ext<ServiceCleared>(ext_);
    const ServiceItem& item = item_of(in_.ref_id);
    if (item.amount > 0) add_leg(m_, account::release_pending, item.key.item, item.amount);
    if (cleared.amount > 0) add_leg(m_, account::operator_entitled, 0, -Wide{cleared.amount});
    if (item.amount > cleared.amount) {
      add_leg(m_, account::release_pending, in_.instr_id, -(Wide{item.amount} - cleared.amount));
    }
    change_held(lot_of(item.lot), -Wide{cleared.amount});
    order();
  }

  void resolve() {
    const ServiceItem& item = item_of(in_.ref_id);
    if (item.amount > 0) add_leg(m_, account::release_pending, item.key.item, item.amount);
    if (in_.amount_fen > 0) add_leg(m_, account::operator_entitled, 0, -Wide{in_.amount_fen});
    if (in_.aux_fen > 0 && !in_.has(flag::refunded)) add_leg(m_, account::card_liability, item.lot, -Wide{in_.aux_fen});
    if (const auto refund = find_ext<RefundOpened>(ext_)) {
      add_leg(m_, account::refunds_payable, refund->refund, -Wide{in_.aux_fen});
    }
    change_held(lot_of(item.lot), -Wide{in_.amount_fen});
    order();
  }

  void accept_refund() {
    const auto split = *find_ext<RefundSplit>(ext_);
    const std::uint64_t lot = lot_of_refund();
    const Wide principal = Wide{split.payable} + split.item;
    if (principal > 0) add_leg(m_, account::card_liability, lot, principal);
    if (split.payable > 0) add_leg(m_, account::refunds_payable, in_.subject_id, -Wide{split.payable});
    // The price of a gift that is kept is the institution's at once (8.4).
    if (split.item > 0) add_leg(m_, account::operator_entitled, 0, -Wide{split.item});
    if (split.compensation > 0) {
      add_leg(m_, account::due_from_operator, 0, split.compensation);
      add_leg(m_, account::compensation_payable, in_.subject_id, -Wide{split.compensation});
    }
    change_held(lot_of(lot), -Wide{split.item});
    cancel_order();
    order();
  }

  void pay_refund() {
    const Refund& refund = books_.refunds.at({in_.operator_id, in_.subject_id});
    legs::pay_refund(m_, refund, in_);
    change_held(lot_of(refund.card_id), -Wide{refund.payable});
  }

  void refund_by_operator() {
    add_leg(m_, account::card_liability, in_.subject_id, in_.amount_fen);
    change(m_, &Quantities::paid_back, in_.amount_fen);
    const Wide item = Wide{in_.amount_fen} - legs::use_receipts(m_, books_, in_, ext_);
    if (item > 0) add_leg(m_, account::release_pending, in_.instr_id, -item);
  }

  void transfer(std::uint64_t from, std::uint64_t to) {
    add_leg(m_, account::card_liability, from, in_.amount_fen);
    add_leg(m_, account::card_liability, to, -Wide{in_.amount_fen});
    change_held(lot_of(from), -Wide{in_.amount_fen});
    change_held(lot_of(to), in_.amount_fen);
  }

  void chargeback() {
    const auto undone = *find_ext<OriginalUndone>(ext_);
    if (undone.principal > 0) add_leg(m_, account::card_liability, in_.subject_id, undone.principal);
    const auto [payable, compensation] = legs::lessen_refunds(m_, ext_);
    const Wide rest = Wide{in_.amount_fen} - undone.principal - payable - compensation;
    if (rest > 0) add_leg(m_, account::due_from_operator, 0, rest);
    add_custody(m_, -Wide{in_.amount_fen});
    change_held(lot_of(in_.subject_id), -(undone.principal + payable));
    cancel_order();
  }

  // The original's legs, negated.
  void reverse() {
    const auto undone = *find_ext<OriginalUndone>(ext_);
    const auto original = *find_ext<OriginalSubject>(ext_);
    const Wide amount = in_.amount_fen;
    switch (static_cast<Op>(undone.op)) {
      case Op::pay_fee:
        add_leg(m_, account::card_liability, in_.subject_id, amount);
        add_custody(m_, -amount);
        change_held(lot_of(in_.subject_id), -amount);
        break;
      case Op::collect_cash:
        add_leg(m_, account::card_liability, in_.subject_id, amount);
        add_leg(m_, account::cash_in_transit, original.instr_id, -amount);
        if (!books_.receipts.at({in_.operator_id, original.instr_id}).overdue) {
          change(m_, &Quantities::in_transit_in_time, -amount);
        }
        break;
      case Op::deposit_cash: {
        legs::restore_receipts(m_, books_, in_.operator_id, undone.entry);
        add_custody(m_, -amount);
        const Lot& lot = lot_of(in_.subject_id);
        change(m_, &Quantities::lot_floor, -floor_of(lot, lot.held));
        break;
      }
      case Op::report_service:
        if (undone.principal > 0) {
          add_leg(m_, account::release_pending, original.instr_id, undone.principal);
          add_leg(m_, account::card_liability, in_.subject_id, -Wide{undone.principal});
        }
        break;
      case Op::refund_by_operator:
        legs::restore_receipts(m_, books_, in_.operator_id, undone.entry);
        if (undone.principal > 0) add_leg(m_, account::release_pending, original.instr_id, undone.principal);
        add_leg(m_, account::card_liability, in_.subject_id, -amount);
        change(m_, &Quantities::paid_back, -amount);
        break;
      case Op::transfer:
        transfer(original.counter, in_.subject_id);
        break;
      case Op::fund_custody:
        add_leg(m_, account::operator_funding, 0, amount);
        add_custody(m_, -amount);
        break;
      case Op::interest:
        legs::interest(m_, -amount);
        break;
      case Op::unidentified_receipt:
        legs::unidentified_receipt(m_, original.instr_id, -amount);
        break;
      default:
        GB_NEVER("an op of fee lots that can be reversed");
    }
    cancel_order();
  }

  void identify() {
    add_leg(m_, account::suspense_unidentified, in_.ref_id, in_.amount_fen);
    switch (in_.purpose) {
      case purpose::card:
        open_lot();
        break;
      case purpose::own_funding:
        add_leg(m_, account::operator_funding, 0, -Wide{in_.amount_fen});
        break;
      default:
        bring_cash();
    }
  }

  // The operator's own money first, then interest above what must be held (8.6).
  void withdraw(Wide amount) {
    const Wide own = std::min<Wide>(amount, m_.after.funding);
    if (own > 0) add_leg(m_, account::operator_funding, 0, own);
    if (amount > own) add_leg(m_, account::custody_interest, 0, amount - own);
    add_custody(m_, -amount);
  }

  void execute(const Order& order) {
    if (order.kind == OrderKind::withdraw_funding) {
      withdraw(order.amount);
      change(m_, &Quantities::own_ordered, -Wide{order.amount});
    } else {
      legs::pay_operator(m_, order.amount);
    }
    change(m_, &Quantities::open_orders, -Wide{order.amount});
  }

  void payout_returned(const Order& order) {
    if (order.kind == OrderKind::withdraw_funding) {
      add_custody(m_, order.amount);
      add_leg(m_, account::operator_funding, 0, -Wide{order.amount});
      change(m_, &Quantities::own_ordered, order.amount);
    } else {
      legs::payout_returned(m_, order);
    }
    change(m_, &Quantities::open_orders, order.amount);
  }

  Movement& m_;
  const Books& books_;
  const Instruction& in_;
  std::span<const Ext> ext_;
};

}  // namespace

void lot_legs(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions) {
  m.flow = flow_of(in.op);
  LotLegs(m, books, in, extensions).of_op();
}

}  // namespace gongbao::custody
