// One op of fee lots, one column of checks, in the order of spec/02 part 6.
#include "custody/decider.h"
#include "custody/lots.h"

namespace gongbao::custody {

namespace {

class LotDecider final : public Decider {
 public:
  LotDecider(const Books& books, const LotScheme& law, const Originals& originals, const Instruction& in,
             std::uint64_t entry, Decision& out)
      : Decider(books, law, originals, in, out), law_(law), entry_(entry) {}

  Code run() {
    if (!known_operator()) return code::unknown_operator;
    if (id_is_taken()) return code::idempotency_conflict;
    if (const Code refusal = checks()) return refusal;
    return figures();
  }

 private:
  bool id_is_taken() const {
    if (originals_.entered_by_another(in_.instr_id, in_.operator_id)) return true;
    switch (in_.op) {
      case Op::report_service:
      case Op::confirm_service:
      case Op::refund_by_operator:
        return books_.services.find({in_.operator_id, in_.instr_id}) != nullptr;
      case Op::collect_cash:
        return books_.receipts.contains({in_.operator_id, in_.instr_id});
      case Op::unidentified_receipt:
        return books_.lines.contains({in_.operator_id, in_.instr_id});
      default:
        return false;
    }
  }
  Code checks() {
    switch (in_.op) {
      case Op::pay_fee:
        return pay_fee();
      case Op::collect_cash:
        return collect_cash();
      case Op::deposit_cash:
        return deposit_cash();
      case Op::report_service:
        return report_service();
      case Op::confirm_service:
        return confirm_service();
      case Op::dispute_service:
        return answer_of_family();
      case Op::resolve_dispute:
        return resolve_dispute();
      case Op::withdraw_funding:
        return withdraw_funding();
      case Op::execute_payout:
        return execute_payout();
      case Op::payout_returned:
        return payout_returned();
      case Op::accept_refund:
        return accept_refund();
      case Op::pay_refund:
        return pay_back();
      case Op::refund_by_operator:
        return refund_by_operator();
      case Op::transfer:
        return transfer();
      case Op::chargeback:
        return chargeback();
      case Op::reverse:
        return reverse();
      case Op::fund_custody:
        return fund_custody();
      case Op::interest:
        return interest();
      case Op::unidentified_receipt:
        return unidentified_receipt();
      case Op::identify_receipt:
        return identify_receipt();
      case Op::bank_fee:
        return lot_code::custody_fee_prohibited;  // 不得…额外收取存管费用 (18d)
      case Op::release_free:
        return lot_code::outflow_not_named;  // 不得侵占、挪用 (18b): own money leaves by withdraw_funding
      default:
        return code::schema_invalid;
    }
  }

  // The lot, which becomes the subject of the outcome.
  const Lot* subject_lot(std::uint64_t number) {
    subject_card(number);
    return books_.lots.find({in_.operator_id, number});
  }
  static bool begun(const Lot* lot) { return lot != nullptr && lot->state != LotState::reversed; }

  // --- money in ---------------------------------------------------------------------------------------------------
  Code open_lot() {
    if (!law_.knows_bill(in_.operator_id, in_.subject_id, in_.counter_id)) return code::unknown_subject;
    const bool paid_already = begun(subject_lot(in_.subject_id));
    if (const Code refusal = dated_amount()) return refusal;
    if (!scheme_.in_force(in_.event_date)) return scheme_.code(code::not_in_force);
    // 须采用银行存管模式 (10a): cash is taken without an account too, which is then found missing (4c).
    if (in_.op != Op::collect_cash && book_->account == Id16{}) return lot_code::custody_not_set_up;
    if (in_.op == Op::pay_fee && !payee_is_dedicated()) return scheme_.code(code::account_not_dedicated);
    const auto terms = law_.fee(*book_, in_);
    if (!terms) return terms.error();
    if (paid_already) return code::wrong_state;
    if (const auto duty = law_.filing_duty(in_)) {
      out_.flags |= result_flag::filing_duty_opened;
      add(to_ext(FilingDue{duty->last_day, duty->provisional}));
    }
    add(to_ext(LotOpened{terms->start, terms->end, terms->units, terms->gifts, terms->ratio.bp,
                         static_cast<std::uint8_t>(terms->cycle), terms->hourly}));
    return 0;
  }
  Code pay_fee() {
    if (const Code refusal = open_lot()) return refusal;
    return order_share(OrderKind::initial, entry_, initial_share());
  }
  Code collect_cash() {
    if (const Code refusal = open_lot()) return refusal;
    const Window window = scheme_.deposit_window(in_.event_date, false);
    const bool overdue = window.last_day < today();
    if (overdue) out_.flags |= result_flag::late;
    add(to_ext(ReceiptOpened{window.last_day, overdue, window.provisional}));
    return 0;
  }
  // 收到现金的2个工作日内 (10i); one record per receipt.
  Code bring_cash(const Lot& lot) {
    if (lot.state != LotState::in_transit) return code::deposit_exceeds_in_transit;
    const Card& row = *books_.cards.find(lot.key);
    if (in_.amount_fen != row.principal || row.principal != lot.paid) return code::deposit_exceeds_in_transit;
    use_receipts_of_card(lot.key.card_id, in_.amount_fen);
    if (const Code refusal = not_before(newest_receipt_used_)) return refusal;
    return order_share(OrderKind::initial, entry_, initial_share(BasisPoints{lot.ratio_bp}));
  }
  Code deposit_cash() {
    const Lot* lot = subject_lot(in_.subject_id);
    if (!begun(lot)) return code::unknown_subject;
    if (const Code refusal = dated_amount()) return refusal;
    if (!payee_is_dedicated()) return scheme_.code(code::account_not_dedicated);
    return bring_cash(*lot);
  }
  Wide initial_share() const { return initial_share(BasisPoints{find_ext<LotOpened>(out_.extensions)->ratio_bp}); }
  // 剩余部分需在2个工作日内拨到 (13c)
  Wide initial_share(BasisPoints ratio) const { return in_.amount_fen - share_rounded_up(in_.amount_fen, ratio); }

  // The order for the share that this entry sets free. It is created whole, and executed when the money is there.
  Code order_share(OrderKind kind, std::uint64_t number, Wide share) {
    if (share <= 0) return 0;
    const auto amount = static_cast<std::int64_t>(share);
    add(to_ext(PayoutOrdered{number, static_cast<std::uint8_t>(kind), amount, law_.payout_due(kind, in_.event_date)}));
    out_.detail_fen = amount;
    return 0;
  }
  // The share that a settlement sets free: by as much as the floor falls.
  Code order_floor_fallen(OrderKind kind, std::uint64_t number) {
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    if (m.overflow) return 0;
    return order_share(kind, number, Wide{book_->q.lot_floor} - m.after.lot_floor);
  }

  // --- service ----------------------------------------------------------------------------------------------------
  Code report_service() {
    const Lot* lot = subject_lot(in_.subject_id);
    if (!begun(lot)) return code::unknown_subject;
    if (lot->state != LotState::live) return code::wrong_state;
    if (const Code refusal = not_before(first_sale(*subject_))) return refusal;
    if (const Code refusal = dates()) return refusal;
    const auto span = law_.cycle(*lot, in_.counter_id);
    if (!span) return code::schema_invalid;
    if (today() <= span->end) return lot_code::cycle_not_finished;
    if (const Code refusal = not_before(span->end + Days{1})) return refusal;
    if (books_.cycle_reported(*lot, in_.counter_id)) return lot_code::cycle_already_reported;
    const Wide used = Wide{lot->used} + in_.aux_fen;
    if (in_.aux_fen < 1 || used > Wide{lot->units} + lot->gifts) return lot_code::units_exceed_lot;
    // What was earned and not reported yet; no more than is left of the principal.
    const Wide earned = law_.earned(*lot, static_cast<std::uint32_t>(used)) - lot->earned;
    ServiceReported reported;
    reported.amount = static_cast<std::int64_t>(std::clamp<Wide>(earned, 0, subject_->principal));
    reported.notified = in_.has(flag::notified);
    if (reported.notified) set_window(reported);
    add(to_ext(reported));
    return 0;
  }
  void set_window(ServiceReported& reported) const {
    const Window window = law_.confirmation_window(today());
    reported.window_end = window.last_day;
    reported.provisional = window.provisional;
  }
  // A confirmation or a dispute: while the item waits for one, and by the engine's day.
  Code answer_of_family() {
    const Lot* lot = subject_lot(in_.subject_id);
    if (!begun(lot)) return code::unknown_subject;
    item_ = books_.services.find({in_.operator_id, in_.ref_id});
    if (item_ == nullptr)
      return was_an_item(lot->key.card_id) ? lot_code::confirm_window_closed : code::unknown_subject;
    if (item_->lot != lot->key.card_id) return code::unknown_subject;
    const bool over = item_->state == ServiceState::awaiting && Date{item_->window_end} < today();
    if (item_->state == ServiceState::disputed || over) return lot_code::confirm_window_closed;
    if (const Code refusal = not_before(Date{item_->reported_on})) return refusal;
    return dates();
  }
  // Cleared since: by an answer, or by silence.
  bool was_an_item(std::uint64_t lot) const {
    const auto original = accepted_original();
    if (!original || original->record.subject_id != lot) return false;
    const Op op = original->record.op;
    return op == Op::report_service || op == Op::refund_by_operator || op == Op::confirm_service;
  }
  Code confirm_service() {
    if (const Code refusal = answer_of_family()) return refusal;
    if (in_.aux_fen > Wide{item_->units}) return lot_code::units_exceed_lot;
    const bool whole = in_.aux_fen == 0 || in_.aux_fen == Wide{item_->units};
    const Wide part = whole ? Wide{item_->amount} : Wide{item_->amount} * in_.aux_fen / item_->units;
    add(to_ext(ServiceCleared{static_cast<std::int64_t>(part),
                              whole ? item_->units : static_cast<std::uint32_t>(in_.aux_fen)}));
    end_demand(lot_of_item(), part);
    return order_floor_fallen(OrderKind::settlement, item_->made_by);
  }
  Code resolve_dispute() {
    if (!begun(subject_lot(in_.subject_id))) return code::unknown_subject;
    item_ = books_.services.find({in_.operator_id, in_.ref_id});
    if (item_ == nullptr && was_an_item(in_.subject_id)) return code::wrong_state;
    if (item_ == nullptr || item_->lot != in_.subject_id) return code::unknown_subject;
    if (item_->state != ServiceState::disputed) return code::wrong_state;
    if (const Code refusal = not_before(Date{item_->reported_on})) return refusal;
    if (const Code refusal = dates()) return refusal;
    if (Wide{in_.amount_fen} + in_.aux_fen != item_->amount) return lot_code::dispute_split_wrong;
    if (const Code refusal = law_.outcome(in_, *item_)) return refusal;
    if (in_.has(flag::refunded) && in_.aux_fen > 0) {
      add(to_ext(RefundOpened{entry_, law_.payout_due(OrderKind::outcome, in_.event_date)}));
    }
    end_demand(lot_of_item(), in_.amount_fen);
    return order_floor_fallen(OrderKind::outcome, item_->made_by);
  }

  // --- payouts ----------------------------------------------------------------------------------------------------
  Code execute_payout() {
    const auto it = books_.orders.find({in_.operator_id, in_.subject_id});
    if (it == books_.orders.end()) return payout_without_order();
    if (const Code refusal = dates()) return refusal;
    const Order& order = it->second;
    if (order.state != OrderState::open && order.state != OrderState::returned) return code::order_not_open;
    if (const Code refusal = not_before(order.created_on)) return refusal;
    if (in_.event_date > order.due_on) out_.flags |= result_flag::late;
    const bool own_money_is_there =
        order.kind != OrderKind::withdraw_funding || order.amount <= Wide{book_->q.funding} + book_->q.interest;
    const bool keeps_floor = Wide{book_->q.custody} - order.amount >= scheme_.required(*book_, book_->q);
    if (own_money_is_there && keeps_floor) return 0;
    out_.detail_fen = releasable(*book_);
    return scheme_.code(code::release_below_floor);
  }
  // 经婴幼儿家庭确认后 (2-14a); 按照争议处理结果拨付 (2-14d): an item bears the number of the order it may become.
  Code payout_without_order() const {
    const auto maker = originals_.at(in_.subject_id);
    if (!maker || maker->record.operator_id != in_.operator_id || maker->code != 0) return code::unknown_subject;
    const ServiceItem* item = books_.services.find({in_.operator_id, maker->record.instr_id});
    if (item == nullptr) return code::order_not_open;
    return item->state == ServiceState::disputed ? lot_code::item_disputed : lot_code::not_confirmed;
  }
  Code payout_returned() {
    const auto it = books_.orders.find({in_.operator_id, in_.subject_id});
    if (it == books_.orders.end()) return code::unknown_subject;
    if (it->second.state != OrderState::executed) return code::wrong_state;
    if (const Code refusal = not_before(*it->second.executed_on)) return refusal;
    if (const Code refusal = dates()) return refusal;
    if (const Code refusal = has_account()) return refusal;
    add(to_ext(DueOn{law_.payout_due(it->second.kind, in_.event_date)}));
    return 0;
  }
  // Own funding and interest above what must be held (8.6).
  Code withdraw_funding() {
    if (const Code refusal = dated_amount()) return refusal;
    if (const Code refusal = has_account()) return refusal;
    // Not what is promised already, nor what refunds that were accepted will take beyond their floor.
    const Wide own = Wide{book_->q.funding} + book_->q.interest - book_->q.own_ordered;
    const Wide free = Wide{releasable(*book_)} - book_->q.refunds - book_->q.compensation;
    const Wide most = std::max<Wide>(0, std::min(own, free));
    if (in_.amount_fen > most) {
      out_.detail_fen = static_cast<std::int64_t>(most);
      return scheme_.code(code::release_below_floor);
    }
    const Date due = law_.payout_due(OrderKind::withdraw_funding, in_.event_date);
    add(to_ext(PayoutOrdered{entry_, static_cast<std::uint8_t>(OrderKind::withdraw_funding), in_.amount_fen, due}));
    return 0;
  }

  // --- refunds ----------------------------------------------------------------------------------------------------
  // Of money that goes back to the family nothing is paid ahead: as far as the initial order is not executed yet, its
  // share of what leaves is cancelled. What was earned meanwhile stays ordered.
  // What is left of the order.
  Wide cancel_initial_share(const Lot& lot, Wide held_before, Wide held_after) {
    const Order* order = unpaid_initial_order(books_, lot);
    if (order == nullptr) return 0;
    const Wide share = (held_before - floor_of(lot, held_before)) - (held_after - floor_of(lot, held_after));
    const Wide cancelled = std::clamp<Wide>(share, 0, order->amount);
    if (cancelled > 0) add(to_ext(OrderCancelled{lot.order, static_cast<std::int64_t>(cancelled)}));
    return order->amount - cancelled;
  }
  // What waited for the refund is due again.
  void resume_initial_order(const Lot& lot) {
    const Order* order = unpaid_initial_order(books_, lot);
    if (order == nullptr || order->state != OrderState::suspended) return;
    add(to_ext(DueOn{law_.payout_due(OrderKind::initial, in_.event_date)}));
  }
  // Nothing is left of the lot once so much has left it: a demand of it is over, and the initial share goes on.
  void end_demand(Lot lot, Wide taken) {
    if (Wide{lot.held} != taken) return;
    const auto ended = demand_of_nothing(books_, law_, lot);
    if (!ended) return;
    add(to_ext(DemandEnded{*ended}));
    const auto cancelled = find_ext<OrderCancelled>(out_.extensions);
    const Order* order = unpaid_initial_order(books_, lot);
    if (order != nullptr && cancelled && cancelled->amount == order->amount) return;
    resume_initial_order(lot);
  }
  const Lot& lot_of_item() const { return *books_.lots.find({in_.operator_id, item_->lot}); }
  void cancel_initial_order(const Lot& lot) { cancel_initial_share(lot, lot.held, 0); }
  Code accept_refund() {
    const Refund* refund = subject_refund();
    if (refund == nullptr) return code::unknown_subject;
    // A contested one waits for the outcome of its dispute (spec/02 part 5).
    if (refund->state != RefundState::demanded) return code::wrong_state;
    const Lot& lot = *books_.lots.find({in_.operator_id, refund->card_id});
    // What was served is settled first (8.4), and cash is in the account or handed back. A closed one may owe more than
    // was left of it (16f).
    const bool settled = lot.state == LotState::live || lot.state == LotState::closed;
    if (!settled || lot.pending > 0) return code::wrong_state;
    if (const Code refusal = not_before_demand(*refund)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    const bool gift = refund->gift_kept;
    if (in_.aux_fen > subject_->principal) return scheme_.code(code::refund_not_in_full);
    const RefundSum sum = law_.refund_sum(lot, *subject_, in_.subject_id, *refund, gift ? in_.aux_fen : 0);
    if (Wide{in_.amount_fen} != Wide{sum.payable} + sum.compensation) return scheme_.code(code::refund_not_in_full);
    const bool agreed = in_.has(flag::confirmed);
    // 赠送…应当退回或者支付合理的价款 (15d); 双方协商确认变更退费渠道 (15c)
    if ((in_.aux_fen > 0) != gift || (gift && !agreed)) return lot_code::gift_price_not_agreed;
    if (in_.has(flag::other_channel) && !agreed) return lot_code::refund_channel_not_agreed;
    add(to_ext(RefundSplit{sum.payable, sum.compensation, sum.item}));
    if (cancel_initial_share(lot, Wide{lot.held} - sum.item, 0) > 0) resume_initial_order(lot);
    return sum.item > 0 ? order_floor_fallen(OrderKind::settlement, entry_) : Code{0};
  }
  Code pay_back() {
    if (const Code refusal = pay_refund()) return refusal;
    const Refund& refund = *subject_refund();
    end_demand(*books_.lots.find({in_.operator_id, refund.card_id}), refund.payable);
    return 0;
  }
  Code refund_by_operator() {
    const Lot* lot = subject_lot(in_.subject_id);
    const auto refund = books_.refunds.find({in_.operator_id, in_.counter_id});
    if (!begun(lot) || refund == books_.refunds.end() || refund->second.card_id != in_.subject_id) {
      return code::unknown_subject;
    }
    if (refund->second.state != RefundState::demanded || lot->pending > 0) return code::wrong_state;
    if (const Code refusal = not_before_demand(refund->second)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (in_.amount_fen != subject_->principal) return scheme_.code(code::refund_not_in_full);
    if (in_.event_date > refund->second.due_on) out_.flags |= result_flag::late;
    const bool in_transit = lot->state == LotState::in_transit;
    if (in_transit) use_receipts_of_card(lot->key.card_id, in_.amount_fen);
    resume_initial_order(*lot);  // the family has its money from elsewhere
    ServiceReported item;
    item.amount = in_transit ? 0 : in_.amount_fen;
    item.notified = !in_transit;
    if (item.notified) set_window(item);
    add(to_ext(item));
    return 0;
  }

  // --- between lots, undoing ---------------------------------------------------------------------------------------
  Code transfer() {
    const Lot* to = books_.lots.find({in_.operator_id, in_.counter_id});
    const Lot* from = subject_lot(in_.subject_id);
    if (!begun(from) || !begun(to)) return code::unknown_subject;
    const Card& target = *books_.cards.find(to->key);
    const bool both_live = from->state == LotState::live && to->state == LotState::live;
    const bool both_free = subject_->state == CardState::active && target.state == CardState::active;
    if (!both_live || !both_free || from->contract != to->contract || !same_terms(*from, *to)) return code::wrong_state;
    if (const Code refusal = not_before(std::max(first_sale(*subject_), first_sale(target)))) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (in_.amount_fen > subject_->principal) return too_little_on(*subject_);
    add(to_ext(SecondSubject{in_.counter_id, target.last_entry, target.principal + in_.amount_fen}));
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    return m.overflow ? Code{0} : keeps_the_floor(m);
  }
  // …or moves to another lot on the same terms (8.3): what is held of it, and when it is let out, stays the same.
  static bool same_terms(const Lot& one, const Lot& other) {
    return one.ratio_bp == other.ratio_bp && one.cycle == other.cycle && one.hourly == other.hourly;
  }
  static bool pays_into_a_lot(const Instruction& original) {
    return original.op == Op::pay_fee || (original.op == Op::identify_receipt && original.purpose == purpose::card);
  }
  Code chargeback() {
    if (!begun(subject_lot(in_.subject_id))) return code::unknown_subject;
    if (const Code refusal = not_before(first_sale(*subject_))) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    const auto original = accepted_original();
    if (!original || !pays_into_a_lot(original->record) || original->record.subject_id != in_.subject_id) {
      return code::original_not_found;
    }
    const Correction correction = correction_of(original->entry);
    if (correction.reversed) return code::already_reversed;
    if (Wide{in_.amount_fen} > Wide{original->record.amount_fen} - correction.charged_back) return code::schema_invalid;
    if (in_.amount_fen > book_->q.custody) return code::insufficient_cash;
    const std::int64_t of_lot = std::min(subject_->principal, in_.amount_fen);
    add(to_ext(OriginalUndone{original->entry, static_cast<std::uint8_t>(original->record.op), of_lot, 0, false}));
    const Wide of_refunds = lessen_refunds(Wide{in_.amount_fen} - of_lot).payable;
    const Lot& lot = *books_.lots.find({in_.operator_id, in_.subject_id});
    cancel_initial_share(lot, lot.held, Wide{lot.held} - of_lot - of_refunds);
    Lot after = lot;
    after.paid -= in_.amount_fen;
    end_demand(after, of_lot + of_refunds);
    return 0;
  }
  Code reverse() {
    const auto original = accepted_original();
    if (original) {
      if (original->record.subject_id != in_.subject_id) return code::schema_invalid;
      if (in_.subject_id != 0) subject_lot(in_.subject_id);
      if (const Code refusal = not_before(original->record.event_date)) return refusal;
    }
    if (const Code refusal = dated_amount_of_reversal(original)) return refusal;
    if (!original) return code::original_not_found;
    const Correction correction = correction_of(original->entry);
    if (correction.reversed || correction.charged_back > 0) return code::already_reversed;
    if (!reversible(*original)) return code::not_reversible;
    if (in_.amount_fen != original->record.amount_fen) return code::schema_invalid;
    describe_reversal(*original);
    return reversal_holds();
  }
  // A report carries no amount, so neither does its reversal.
  Code dated_amount_of_reversal(const std::optional<Original>& original) const {
    return original && original->record.op == Op::report_service ? dates() : dated_amount();
  }
  // Nothing reported, no refund: as it was when it was paid.
  bool untouched(const Lot& lot, LotState state) const {
    const Card& row = *books_.cards.find(lot.key);
    return lot.state == state && lot.used == 0 && row.principal == lot.paid && row.state == CardState::active;
  }
  bool reversible(const Original& original) const {
    const Instruction& record = original.record;
    switch (record.op) {
      case Op::pay_fee:
      case Op::deposit_cash:
        return untouched(*books_.lots.find({in_.operator_id, record.subject_id}), LotState::live);
      case Op::collect_cash:
        return untouched(*books_.lots.find({in_.operator_id, record.subject_id}), LotState::in_transit);
      case Op::report_service:
        return in_state(record.instr_id, ServiceState::reported);
      case Op::refund_by_operator:
        return in_state(record.instr_id, ServiceState::awaiting);
      case Op::transfer:
        return can_go_back(record);
      case Op::interest:
        return true;
      case Op::fund_custody:
        return book_->q.funding >= record.amount_fen;
      case Op::unidentified_receipt:
        return !books_.lines.at({in_.operator_id, record.instr_id}).identified;
      default:
        return false;
    }
  }
  // From a lot that is live to one that was not reversed or refunded meanwhile.
  bool can_go_back(const Instruction& transfer) const {
    const Lot& gave = *books_.lots.find({in_.operator_id, transfer.subject_id});
    const Lot& got = *books_.lots.find({in_.operator_id, transfer.counter_id});
    return got.state == LotState::live && (gave.state == LotState::live || gave.state == LotState::closed);
  }
  bool in_state(const Id16& id, ServiceState state) const {
    const ServiceItem* item = books_.services.find({in_.operator_id, id});
    return item != nullptr && item->state == state;
  }
  void describe_reversal(const Original& original) {
    const Instruction& record = original.record;
    OriginalUndone undone{original.entry, static_cast<std::uint8_t>(record.op), record.amount_fen, 0, false};
    const bool of_item = record.op == Op::report_service || record.op == Op::refund_by_operator;
    if (of_item) undone.principal = books_.services.find({in_.operator_id, record.instr_id})->amount;
    add(to_ext(undone));
    add(to_ext(OriginalSubject{record.instr_id, record.counter_id}));
    if (record.op == Op::transfer) {
      const Card& other = *books_.cards.find({in_.operator_id, record.counter_id});
      add(to_ext(SecondSubject{record.counter_id, other.last_entry, other.principal - record.amount_fen}));
    }
    if (record.op == Op::pay_fee || record.op == Op::deposit_cash) {
      cancel_initial_order(*books_.lots.find({in_.operator_id, record.subject_id}));
    }
  }

  // --- senders unknown --------------------------------------------------------------------------------------------
  Code identify_receipt() {
    const auto line = books_.lines.find({in_.operator_id, in_.ref_id});
    const Lot* lot = in_.subject_id == 0 ? nullptr : subject_lot(in_.subject_id);
    if (in_.purpose == purpose::in_transit && !begun(lot)) return code::unknown_subject;
    if (const Code refusal = dated_amount()) return refusal;
    if (line == books_.lines.end()) return code::original_not_found;
    if (line->second.identified) return code::wrong_state;
    if (in_.amount_fen != line->second.amount) return code::schema_invalid;
    if (in_.purpose == purpose::in_transit) return bring_cash(*lot);
    if (in_.purpose == purpose::own_funding) return 0;
    if (const Code refusal = open_lot()) return refusal;
    return order_share(OrderKind::initial, entry_, initial_share());
  }

  const LotScheme& law_;
  const std::uint64_t entry_;
  const ServiceItem* item_ = nullptr;
};

}  // namespace

const Order* unpaid_initial_order(const Books& books, const Lot& lot) {
  const auto it = books.orders.find({lot.key.operator_id, lot.order});
  return lot.order != 0 && it != books.orders.end() && it->second.counts() ? &it->second : nullptr;
}

std::optional<std::uint64_t> demand_of_nothing(const Books& books, const LotScheme& scheme, const Lot& lot) {
  Card row = *books.cards.find(lot.key);
  if (row.state != CardState::refunding) return std::nullopt;
  row.principal = 0;
  const std::uint64_t operator_id = lot.key.operator_id;
  for (auto it = books.refunds.lower_bound({operator_id, 0});
       it != books.refunds.end() && it->first.operator_id == operator_id; ++it) {
    const Refund& refund = it->second;
    const bool open = refund.state == RefundState::demanded || refund.state == RefundState::contested;
    if (refund.card_id != lot.key.card_id || !open) continue;
    const RefundSum sum = scheme.refund_sum(lot, row, it->first.number, refund, 0);
    return Wide{sum.payable} + sum.compensation > 0 ? std::nullopt : std::optional(it->first.number);
  }
  return std::nullopt;
}

void decide(const Books& books, const LotScheme& scheme, const Originals& originals, const Instruction& in,
            std::uint64_t entry, Decision& out) {
  out.clear();
  out.code = LotDecider(books, scheme, originals, in, entry, out).run();
  if (out.code != 0) tell_refusal(books, in, out);
}

}  // namespace gongbao::custody
