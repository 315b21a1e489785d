// Rows of fee lots change here, op by op; and the day turn of an operator that keeps its money by them.
#include "custody/applier.h"
#include "custody/lots.h"

namespace gongbao::custody {

namespace {

// What is left of nothing is closed.
void close_if_empty(Lot& lot, Card& row) {
  if (lot.state == LotState::in_transit || lot.state == LotState::reversed) return;
  if (lot.held != 0 || row.principal != 0 || lot.pending != 0) return;
  lot.state = LotState::closed;
  row.state = CardState::closed;
}

void leave_custody(Books& books, Lot& lot, std::int64_t to_operator, std::int64_t of_pending) {
  lot.pending -= of_pending;
  lot.held -= to_operator;
  GB_CHECK(lot.pending >= 0 && lot.held >= 0);
  close_if_empty(lot, *books.cards.find(lot.key));
}

void resume(Books& books, const Lot& lot, Date due_on) {
  Order& row = books.orders.at({lot.key.operator_id, lot.order});
  row.state = OrderState::open;
  row.due_on = due_on;
}

class LotApplier final : public Applier {
 public:
  using Applier::Applier;

  void rows() {
    switch (in_.op) {
      case Op::pay_fee:
        open_lot(LotState::live);
        break;
      case Op::collect_cash:
        collect_cash();
        break;
      case Op::deposit_cash:
        bring_cash();
        break;
      case Op::report_service:
        report();
        break;
      case Op::confirm_service:
        confirm();
        break;
      case Op::dispute_service:
        touch(in_.subject_id);
        dispute(*books_.services.find({in_.operator_id, in_.ref_id}));
        break;
      case Op::resolve_dispute:
        resolve();
        break;
      case Op::withdraw_funding:
        order();
        break;
      case Op::execute_payout:
        execute();
        break;
      case Op::payout_returned:
        returned();
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
        move(in_.subject_id, in_.counter_id);
        break;
      case Op::chargeback:
        chargeback();
        break;
      case Op::reverse:
        reverse();
        break;
      case Op::unidentified_receipt:
        GB_CHECK(books_.lines.try_emplace({in_.operator_id, in_.instr_id}, BankLine{in_.amount_fen, false}).second);
        break;
      case Op::identify_receipt:
        identify();
        break;
      case Op::fund_custody:
      case Op::interest:
        break;
      default:
        GB_NEVER("an op of fee lots");
    }
    if (const auto ended = find_ext<DemandEnded>(decided_.extensions)) {
      const auto due = find_ext<DueOn>(decided_.extensions);
      end_demand(books_, {in_.operator_id, ended->refund}, due ? std::optional(due->day) : std::nullopt);
    }
  }

 private:
  Lot& lot(std::uint64_t number) {
    Lot* found = books_.lots.find({in_.operator_id, number});
    GB_CHECK(found != nullptr);
    return *found;
  }
  ServiceItem& item(const Id16& id) {
    ServiceItem* found = books_.services.find({in_.operator_id, id});
    GB_CHECK(found != nullptr);
    return *found;
  }

  // --- money in ---------------------------------------------------------------------------------------------------
  void open_lot(LotState state) {
    const auto terms = *find_ext<LotOpened>(decided_.extensions);
    const CardKey key{in_.operator_id, in_.subject_id};
    // A bill whose payment was reversed is paid anew: the rows begin again.
    if (books_.lots.find(key) != nullptr) books_.lots.erase(key);
    Lot& fresh = books_.lots.insert(key);
    fresh.paid = in_.amount_fen;
    fresh.held = in_.amount_fen;
    fresh.contract = in_.counter_id;
    fresh.start = terms.start.day;
    fresh.end = terms.end.day;
    fresh.units = terms.units;
    fresh.gifts = terms.gifts;
    fresh.ratio_bp = terms.ratio_bp;
    fresh.cycle = static_cast<SettlementCycle>(terms.cycle);
    fresh.hourly = terms.hourly ? 1 : 0;
    fresh.state = state;
    if (books_.cards.find(key) == nullptr) books_.cards.insert(key);
    Card& row = touch(in_.subject_id);
    GB_CHECK(row.principal == 0);
    row.principal = in_.amount_fen;
    row.paid = in_.amount_fen;
    row.product_id = in_.counter_id;
    row.first_sale = in_.event_date.day;
    row.state = CardState::active;
    initial_order(fresh);
  }
  void initial_order(Lot& row) {
    const auto ordered = find_ext<PayoutOrdered>(decided_.extensions);
    if (!ordered) return;
    row.order = ordered->order;
    order();
    suspend_while_refunding(row);
  }
  // While a refund of the lot is demanded, its initial share waits.
  void suspend_while_refunding(const Lot& of) {
    if (of.order == 0 || card(of.key.card_id).state != CardState::refunding) return;
    Order& row = books_.orders.at({in_.operator_id, of.order});
    if (row.state == OrderState::open) row.state = OrderState::suspended;
  }
  void order() {
    if (const auto ordered = find_ext<PayoutOrdered>(decided_.extensions)) {
      add_order(books_, in_.operator_id, *ordered, in_.event_date);
    }
  }
  void collect_cash() {
    open_lot(LotState::in_transit);
    const auto opened = *find_ext<ReceiptOpened>(decided_.extensions);
    const OfOperatorId key{in_.operator_id, in_.instr_id};
    const auto [it, fresh] =
        books_.receipts.try_emplace(key, Receipt{in_.amount_fen, in_.amount_fen, in_.subject_id, in_.event_date,
                                                 opened.deadline, opened.overdue, 0, opened.provisional});
    GB_CHECK(fresh);
    books_.queue_receipt(key, it->second);
  }
  void bring_cash() {
    use_receipts();
    touch(in_.subject_id);
    Lot& row = lot(in_.subject_id);
    row.state = LotState::live;
    initial_order(row);
  }

  // --- service ----------------------------------------------------------------------------------------------------
  ServiceItem& new_item(ServiceKind kind, std::uint64_t of_lot, std::int64_t amount, std::uint32_t units,
                        std::uint64_t cycle_no = 0) {
    ServiceItem& fresh = books_.services.insert({in_.operator_id, in_.instr_id});
    fresh.amount = amount;
    fresh.lot = of_lot;
    fresh.made_by = decided_.entry;
    fresh.reported_on = in_.event_date.day;
    fresh.units = units;
    fresh.kind = kind;
    fresh.cycle_no = static_cast<std::uint32_t>(cycle_no);
    return fresh;
  }
  void await_answer(ServiceItem& fresh, const ServiceReported& reported) {
    books_.await_answer(fresh, decided_.booked_on, reported.window_end, reported.provisional);
  }
  void report() {
    const auto reported = *find_ext<ServiceReported>(decided_.extensions);
    touch(in_.subject_id).principal -= reported.amount;
    Lot& row = lot(in_.subject_id);
    const auto units = static_cast<std::uint32_t>(in_.aux_fen);
    row.used += units;
    row.earned += reported.amount;
    row.pending += reported.amount;
    books_.set_cycle_reported(row, in_.counter_id, true);
    ServiceItem& fresh = new_item(ServiceKind::service, in_.subject_id, reported.amount, units, in_.counter_id);
    if (reported.notified) await_answer(fresh, reported);
  }
  void confirm() {
    const auto cleared = *find_ext<ServiceCleared>(decided_.extensions);
    const ServiceItem whole = item(in_.ref_id);
    touch(in_.subject_id);
    books_.stop_waiting(whole);
    books_.services.erase(whole.key);
    if (cleared.units < whole.units) {
      ServiceItem& rest =
          new_item(whole.kind, whole.lot, whole.amount - cleared.amount, whole.units - cleared.units, whole.cycle_no);
      dispute(rest);
    }
    leave_custody(books_, lot(whole.lot), cleared.amount, cleared.amount);
    order();
  }
  void dispute(ServiceItem& row) {
    books_.stop_waiting(row);
    row.state = ServiceState::disputed;
    ++book_.disputed;
  }
  void resolve() {
    const ServiceItem settled = item(in_.ref_id);
    books_.services.erase(settled.key);
    --book_.disputed;
    GB_CHECK(book_.disputed >= 0);
    Card& row = touch(settled.lot);
    const auto refund = find_ext<RefundOpened>(decided_.extensions);
    if (refund) {
      Refund opened;
      opened.card_id = settled.lot;
      opened.ground = Ground::agreed;
      opened.state = RefundState::accepted;
      opened.demanded_on = in_.event_date;
      opened.due_on = refund->due_on;
      opened.payable = in_.aux_fen;
      GB_CHECK(books_.refunds.try_emplace({in_.operator_id, refund->refund}, opened).second);
    } else if (in_.aux_fen > 0) {
      row.principal += in_.aux_fen;
      come_back_to_life(lot(settled.lot), row);
    }
    leave_custody(books_, lot(settled.lot), in_.amount_fen, settled.amount);
    order();
  }

  // --- payouts ----------------------------------------------------------------------------------------------------
  void execute() {
    Order& row = books_.orders.at({in_.operator_id, in_.subject_id});
    row.state = OrderState::executed;
    row.executed_on = in_.event_date;
  }
  void returned() {
    Order& row = books_.orders.at({in_.operator_id, in_.subject_id});
    row.state = OrderState::returned;
    row.returned_on = in_.event_date;
    row.due_on = find_ext<DueOn>(decided_.extensions)->day;
  }
  void cancel_order() {
    const auto cancelled = find_ext<OrderCancelled>(decided_.extensions);
    if (!cancelled) return;
    Order& row = books_.orders.at({in_.operator_id, cancelled->order});
    if (row.amount == cancelled->amount) {
      row.state = OrderState::cancelled;
      return;
    }
    row.amount -= cancelled->amount;
  }
  void resume_order(const Lot& of) {
    if (const auto due = find_ext<DueOn>(decided_.extensions)) resume(books_, of, due->day);
  }

  // --- refunds ----------------------------------------------------------------------------------------------------
  void accept_refund() {
    const auto split = *find_ext<RefundSplit>(decided_.extensions);
    Refund& row = refund();
    row.state = RefundState::accepted;
    row.payable = split.payable;
    row.compensation = split.compensation;
    touch(row.card_id).principal -= split.payable + split.item;
    Lot& of = lot(row.card_id);
    of.state = LotState::refunded;
    of.held -= split.item;
    cancel_order();
    resume_order(of);
    order();
  }
  void pay_refund() {
    Refund& row = refund();
    row.state = RefundState::paid;
    row.paid_on = in_.event_date;
    touch(row.card_id);
    lot(row.card_id).held -= row.payable;
    row.payable = 0;
    row.compensation = 0;
    close_if_empty(lot(row.card_id), card(row.card_id));
  }
  void refund_by_operator() {
    const auto reported = *find_ext<ServiceReported>(decided_.extensions);
    Refund& row = books_.refunds.at({in_.operator_id, in_.counter_id});
    row.state = RefundState::paid;
    row.paid_on = in_.event_date;
    touch(in_.subject_id).principal -= in_.amount_fen;
    Lot& of = lot(in_.subject_id);
    const std::int64_t handed_back = use_receipts();
    of.held -= handed_back;
    of.state = LotState::refunded;
    resume_order(of);
    if (reported.amount > 0) {
      of.pending += reported.amount;
      row.item = in_.instr_id;
      await_answer(new_item(ServiceKind::returned, in_.subject_id, reported.amount, 1), reported);
    }
    close_if_empty(of, card(in_.subject_id));
  }

  // --- between lots, undoing ---------------------------------------------------------------------------------------
  // Money that comes back to a lot that was settled is its family's to use, or to ask for.
  static void come_back_to_life(Lot& of, Card& row) {
    if (of.state != LotState::closed && of.state != LotState::refunded) return;
    of.state = LotState::live;
    row.state = CardState::active;
  }
  void move(std::uint64_t from, std::uint64_t to) {
    touch(from).principal -= in_.amount_fen;
    touch(to).principal += in_.amount_fen;
    lot(from).held -= in_.amount_fen;
    lot(to).held += in_.amount_fen;
    come_back_to_life(lot(to), card(to));
    close_if_empty(lot(from), card(from));
  }
  void chargeback() {
    const auto undone = *find_ext<OriginalUndone>(decided_.extensions);
    Card& row = touch(in_.subject_id);
    row.principal -= undone.principal;
    row.paid -= in_.amount_fen;
    Lot& of = lot(in_.subject_id);
    of.held -= undone.principal;
    of.paid -= in_.amount_fen;
    of.held -= lessen_refunds([&](Refund& refund) {
      refund.state = RefundState::paid;
      refund.paid_on = in_.event_date;
    });
    cancel_order();
    books_.corrections[undone.entry].charged_back += in_.amount_fen;
    close_if_empty(of, row);
  }
  void reverse() {
    const auto undone = *find_ext<OriginalUndone>(decided_.extensions);
    const auto original = *find_ext<OriginalSubject>(decided_.extensions);
    books_.corrections[undone.entry].reversed = true;
    cancel_order();
    switch (static_cast<Op>(undone.op)) {
      case Op::collect_cash:
        forget_receipt(original.instr_id);
        [[fallthrough]];
      case Op::pay_fee:
        undo_lot();
        break;
      case Op::deposit_cash:
        restore_receipts(undone.entry);
        touch(in_.subject_id);
        lot(in_.subject_id).state = LotState::in_transit;
        lot(in_.subject_id).order = 0;
        break;
      case Op::report_service:
        undo_report(undone.principal, original);
        break;
      case Op::refund_by_operator:
        undo_refund(undone, original);
        break;
      case Op::transfer:
        move(original.counter, in_.subject_id);
        break;
      case Op::unidentified_receipt:
        books_.lines.erase({in_.operator_id, original.instr_id});
        break;
      default:
        break;
    }
  }
  void undo_lot() {
    Card& row = touch(in_.subject_id);
    row.principal -= in_.amount_fen;
    row.paid = 0;
    row.state = CardState::stock;
    row.first_sale = 0;
    Lot& of = lot(in_.subject_id);
    of.held -= in_.amount_fen;
    of.paid = 0;
    of.order = 0;
    of.state = LotState::reversed;
  }
  void undo_report(std::int64_t amount, const OriginalSubject& original) {
    const std::uint32_t units = item(original.instr_id).units;
    books_.services.erase({in_.operator_id, original.instr_id});
    Card& row = touch(in_.subject_id);
    row.principal += amount;
    Lot& of = lot(in_.subject_id);
    of.used -= units;
    of.earned -= amount;
    of.pending -= amount;
    books_.set_cycle_reported(of, original.counter, false);
  }
  void undo_refund(const OriginalUndone& undone, const OriginalSubject& original) {
    Refund& row = books_.refunds.at({in_.operator_id, original.counter});
    row.state = RefundState::demanded;
    row.paid_on.reset();
    row.item = {};
    restore_receipts(undone.entry);
    Card& back = touch(in_.subject_id);
    back.principal += in_.amount_fen;
    back.state = CardState::refunding;
    Lot& of = lot(in_.subject_id);
    of.pending -= undone.principal;
    of.state = LotState::live;
    suspend_while_refunding(of);
    books_.stop_waiting(item(original.instr_id));
    books_.services.erase({in_.operator_id, original.instr_id});
  }
  void identify() {
    books_.lines.at({in_.operator_id, in_.ref_id}).identified = true;
    if (in_.purpose == purpose::card) open_lot(LotState::live);
    if (in_.purpose == purpose::in_transit) bring_cash();
  }
};

}  // namespace

void apply_lot_rows(Books& books, OperatorBook& book, const Instruction& in, const Applied& decided) {
  LotApplier applier(books, book, in, decided);
  applier.rows();
  applier.check_cards();
}

void add_order(Books& books, std::uint64_t operator_id, const PayoutOrdered& ordered, Date created_on) {
  Order order;
  order.kind = static_cast<OrderKind>(ordered.order_kind);
  order.amount = ordered.amount;
  order.created_on = created_on;
  order.due_on = ordered.due_on;
  GB_CHECK(books.orders.try_emplace({operator_id, ordered.order}, order).second);
}

void end_demand(Books& books, const OfOperatorNo& key, std::optional<Date> due_on) {
  Refund& refund = books.refunds.at(key);
  refund.state = RefundState::withdrawn;
  if (due_on) resume(books, *books.lots.find({key.operator_id, refund.card_id}), *due_on);
}

void settle_lot(Books& books, const CardKey& key, std::int64_t cleared) {
  leave_custody(books, *books.lots.find(key), cleared, cleared);
}

void notify(Books& books, std::uint64_t operator_id, const Id16& id, Date from, const Window& window) {
  ServiceItem* item = books.services.find({operator_id, id});
  GB_CHECK(item != nullptr && item->state == ServiceState::reported);
  books.await_answer(*item, from, window.last_day, window.provisional);
}

}  // namespace gongbao::custody
