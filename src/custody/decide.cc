// One op, one column of checks: cheapest and most general first, each an early return with the code of the broken rule.
// They stand in one file because each op is read beside its neighbours, and all share what is looked up once.
#include <limits>

#include "custody/decider.h"

namespace gongbao::custody {

namespace {

class CardDecider final : public Decider {
 public:
  CardDecider(const Books& books, const CardScheme& law, const Originals& originals, const Instruction& in,
              Decision& out)
      : Decider(books, law, originals, in, out), law_(law) {}

  Code run() {
    if (!known_operator()) return code::unknown_operator;
    if (id_is_taken()) return code::idempotency_conflict;
    if (const Code refusal = checks()) return refusal;
    return card_sums_overflow() ? code::amount_overflow : figures();
  }

 private:
  // Items, receipts and lines bear the id of what made them: no id makes two, whoever sends it.
  bool id_is_taken() const {
    if (originals_.entered_by_another(in_.instr_id, in_.operator_id)) return true;
    switch (in_.op) {
      case Op::redeem:
      case Op::accept_refund:
      case Op::refund_by_operator:
        return books_.items.find({in_.operator_id, in_.instr_id}) != nullptr;
      case Op::sale_in_transit:
        return books_.receipts.contains({in_.operator_id, in_.instr_id});
      case Op::unidentified_receipt:
        return books_.lines.contains({in_.operator_id, in_.instr_id});
      default:
        return false;
    }
  }
  Code checks() {
    switch (in_.op) {
      case Op::purchase:
        return purchase();
      case Op::topup:
        return topup();
      case Op::sale_in_transit:
        return sale_in_transit();
      case Op::cash_deposit:
        return cash_deposit();
      case Op::redeem:
        return redeem();
      case Op::apply_release:
        return apply_release();
      case Op::release_free:
        return release_free();
      case Op::execute_payout:
        return execute_payout();
      case Op::objection:
        return objection();
      case Op::agreement:
        return agreement();
      case Op::accept_refund:
        return accept_refund();
      case Op::pay_refund:
        return pay_refund();
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
      case Op::bank_fee:
        return bank_fee();
      case Op::unidentified_receipt:
        return unidentified_receipt();
      case Op::identify_receipt:
        return identify_receipt();
      case Op::payout_returned:
        return payout_returned();
      default:
        return code::schema_invalid;
    }
  }

  // --- money in ---------------------------------------------------------------------------------------------------
  Code first_sale_state() {
    const Card* card = subject_card(in_.subject_id);
    return card != nullptr && card->state != CardState::stock ? code::wrong_state : Code{0};
  }
  Code top_up_state() {
    const Card* card = subject_card(in_.subject_id);
    if (card == nullptr || card->state == CardState::stock) return code::unknown_subject;
    if (card->state != CardState::active) return code::wrong_state;
    return not_before(first_sale(*card));
  }
  Code purchase() {
    if (const Code refusal = first_sale_state()) return refusal;
    return direct_sale(in_.counter_id);
  }
  Code topup() {
    if (const Code refusal = top_up_state()) return refusal;
    return direct_sale(subject_->product_id);
  }
  Code direct_sale(std::uint64_t product) {
    if (const Code refusal = dated_amount()) return refusal;
    if (!scheme_.in_force(in_.event_date)) return scheme_.code(code::not_in_force);
    if (!payee_is_dedicated()) return scheme_.code(code::account_not_dedicated);
    return law_.sale(*book_, in_, product);
  }
  Code sale_in_transit() {
    const bool first = in_.has(flag::first_sale);
    if (const Code refusal = first ? first_sale_state() : top_up_state()) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (!scheme_.in_force(in_.event_date)) return scheme_.code(code::not_in_force);
    // Cash that could be brought nowhere is no sale either (spec/01 part 7, custody_setup).
    const bool in_custody = scheme_.in_custody(*book_);
    if (in_custody && book_->account == Id16{}) return scheme_.code(code::account_not_dedicated);
    if (const Code refusal = law_.sale(*book_, in_, first ? in_.counter_id : subject_->product_id)) return refusal;
    const Window window = scheme_.deposit_window(in_.event_date, in_.has(flag::acquirer));
    const bool overdue = window.last_day < today();
    if (overdue) out_.flags |= in_custody ? result_flag::late : result_flag::unbound;
    add(to_ext(ReceiptOpened{window.last_day, overdue, window.provisional}));
    return 0;
  }
  // Cash is brought to the bank when it has been taken, not before.
  Code deposit_oldest_receipts() {
    if (in_.amount_fen > book_->q.in_transit_all) return code::deposit_exceeds_in_transit;
    use_oldest_receipts(in_.amount_fen);
    return not_before(newest_receipt_used_);
  }
  Code cash_deposit() {
    if (const Code refusal = dated_amount()) return refusal;
    if (!payee_is_dedicated()) return scheme_.code(code::account_not_dedicated);
    return deposit_oldest_receipts();
  }

  Code identify_receipt() {
    const auto line = books_.lines.find({in_.operator_id, in_.ref_id});
    const bool first = in_.has(flag::first_sale);
    if (in_.purpose == purpose::card) {
      if (const Code refusal = first ? first_sale_state() : top_up_state()) return refusal;
    }
    if (const Code refusal = dated_amount()) return refusal;
    if (line == books_.lines.end()) return code::original_not_found;
    if (line->second.identified) return code::wrong_state;
    if (in_.amount_fen != line->second.amount) return code::schema_invalid;
    if (in_.purpose == purpose::card) {
      if (!scheme_.in_force(in_.event_date)) return scheme_.code(code::not_in_force);
      return law_.sale(*book_, in_, first ? in_.counter_id : subject_->product_id);
    }
    return in_.purpose == purpose::own_funding ? Code{0} : deposit_oldest_receipts();
  }

  // --- use of cards -----------------------------------------------------------------------------------------------
  Code redeem() {
    const Card* card = subject_card(in_.subject_id);
    if (card == nullptr || card->state == CardState::stock) return code::unknown_subject;
    if (card->state != CardState::active) return code::wrong_state;
    if (const Code refusal = not_before(first_sale(*card))) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (const Code refusal = law_.redemption(*book_, in_)) return refusal;
    if (Wide{in_.amount_fen} > Wide{card->principal} + card->bonus) return too_little_on(*card);
    if (card->bonus == 0) return 0;
    const PriceSplit split = law_.split_price(*card, in_.amount_fen);
    GB_CHECK(split.principal >= 0 && split.principal <= card->principal);
    GB_CHECK(split.bonus >= 0 && split.bonus <= card->bonus && split.principal + split.bonus == in_.amount_fen);
    add(to_ext(split));
    return 0;
  }
  Code transfer() {
    const Card* to = books_.cards.find({in_.operator_id, in_.counter_id});
    const Card* from = subject_card(in_.subject_id);
    if (from == nullptr || to == nullptr || from->state == CardState::stock || to->state == CardState::stock) {
      return code::unknown_subject;
    }
    if (from->state != CardState::active || to->state != CardState::active) return code::wrong_state;
    if (const Code refusal = not_before(std::max(first_sale(*from), first_sale(*to)))) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (in_.amount_fen > from->principal) return too_little_on(*from);
    add(to_ext(SecondSubject{in_.counter_id, to->last_entry, to->principal + in_.amount_fen}));
    return 0;
  }

  // --- release of what was redeemed --------------------------------------------------------------------------------
  Code apply_release() {
    const Item* item = books_.items.find({in_.operator_id, in_.ref_id});
    if (item == nullptr) return past_item() ? code::wrong_state : code::unknown_subject;
    if (const Code refusal = not_before(Date{item->event_date})) return refusal;
    if (const Code refusal = dates()) return refusal;
    if (item->state == ItemState::disputed) return scheme_.code(code::redemption_disputed);
    if (item->state == ItemState::applied) return code::wrong_state;
    const auto application = books_.applications.find({in_.operator_id, in_.counter_id});
    const bool known = application != books_.applications.end();
    if (!known && books_.orders.contains({in_.operator_id, in_.counter_id})) return code::wrong_state;
    if (item->state == ItemState::agreed && !law_.agreed_item_waits()) {
      return known ? code::wrong_state : settle_agreed(*item);
    }
    const bool joins = known && application->second.state == ApplicationState::window_open &&
                       application->second.applied_on == today();
    if (known && !joins) return code::wrong_state;
    const Window window = law_.objection_window(today(), Date{item->event_date});
    if (!known || window.last_day > application->second.window_end) {
      add(to_ext(WindowOpened{window.last_day, window.provisional, window.from}));
    }
    return 0;
  }
  Code not_before_item(const Item& item, const Card& card) {
    return not_before(std::max(Date{item.event_date}, first_sale(card)));
  }
  // By the engine's day (part 12, B8). A window that counts from the redemption may be over before the application.
  bool window_is_over(const Item& item) const {
    if (item.application == 0) return law_.objection_window(today(), Date{item.event_date}).last_day < today();
    return books_.applications.at({in_.operator_id, item.application}).window_end < today();
  }
  // What in_.ref_id was, when it was an item of this operator that is no more: cleared, or reversed. As far back as ids
  // are remembered.
  struct PastItem {
    std::uint64_t card_id = 0;
    bool reversed = false;
  };
  std::optional<PastItem> past_item() const {
    const auto original = accepted_original();
    if (!original) return std::nullopt;
    const Instruction& record = original->record;
    const bool reversed = correction_of(original->entry).reversed;
    if (record.op == Op::redeem && !paid_by_bonus_alone(*original)) return PastItem{record.subject_id, reversed};
    const bool of_a_refund = (record.op == Op::refund_by_operator && !handed_back_in_cash(*original)) ||
                             (record.op == Op::accept_refund && find_ext<RefundSplit>(original->extensions)->item > 0);
    if (!of_a_refund) return std::nullopt;
    return PastItem{books_.refunds.at({in_.operator_id, record.subject_id}).card_id, reversed};
  }
  // After agreement there is no second window: the item clears at once and the order is due by the payout cycle.
  Code settle_agreed(const Item& item) {
    add(to_ext(ItemCleared{in_.ref_id, item.amount}));
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    const Wide free = m.after.custody - scheme_.required(*book_, m.after) - m.after.open_orders;
    const auto amount = static_cast<std::int64_t>(std::clamp<Wide>(free, 0, item.amount));
    if (amount > 0) add(to_ext(OrderOpened{in_.counter_id, amount, law_.order_due(*book_, today())}));
    out_.detail_fen = amount;
    return 0;
  }
  Code release_free() {
    if (const Code refusal = dated_amount()) return refusal;
    if (const Code refusal = has_account()) return refusal;
    if (books_.papers.contains({in_.operator_id, in_.ref_id})) return code::order_not_open;
    const std::uint64_t order = ledger::number_of(in_.ref_id);
    if (in_.ref_id == ledger::subject_of(order) && books_.orders.contains({in_.operator_id, order})) {
      return code::order_not_open;
    }
    if (!law_.purpose_allowed(in_.purpose)) return scheme_.code(code::use_prohibited);
    if (in_.amount_fen <= releasable(*book_)) return 0;
    out_.detail_fen = releasable(*book_);
    return scheme_.code(code::release_below_floor);
  }
  Code execute_payout() {
    const auto it = books_.orders.find({in_.operator_id, in_.subject_id});
    if (it == books_.orders.end()) return payout_without_order();
    if (const Code refusal = dates()) return refusal;
    const Order& order = it->second;
    if (!order.counts()) return code::order_not_open;
    if (const Code refusal = not_before(order.created_on)) return refusal;
    if (in_.event_date > order.due_on) out_.flags |= result_flag::late;
    if (Wide{book_->q.custody} - order.amount >= scheme_.required(*book_, book_->q)) return 0;
    out_.detail_fen = releasable(*book_);
    return scheme_.code(code::release_below_floor);
  }
  Code payout_without_order() const {
    const auto application = books_.applications.find({in_.operator_id, in_.subject_id});
    if (application == books_.applications.end()) return code::unknown_subject;
    return application->second.state == ApplicationState::window_open ? scheme_.code(code::window_open)
                                                                      : code::order_not_open;
  }
  Code payout_returned() {
    const auto it = books_.orders.find({in_.operator_id, in_.subject_id});
    if (it == books_.orders.end()) return code::unknown_subject;
    if (it->second.state != OrderState::executed) return code::wrong_state;
    if (const Code refusal = not_before(*it->second.executed_on)) return refusal;
    if (const Code refusal = dates()) return refusal;
    return has_account();
  }
  Code objection() {
    const Card* card = current_subject(in_.subject_id);
    if (card == nullptr) return code::unknown_subject;
    const Item* item = books_.items.find({in_.operator_id, in_.ref_id});
    if (item == nullptr) {
      const auto past = past_item();
      if (!past || current(past->card_id) != card->key.card_id) return code::unknown_subject;
      return past->reversed ? code::wrong_state : scheme_.code(code::objection_window_closed);
    }
    if (current(item->card_id) != card->key.card_id) return code::unknown_subject;
    if (item->state == ItemState::disputed || item->state == ItemState::agreed) return code::wrong_state;
    if (const Code refusal = not_before_item(*item, *card)) return refusal;
    if (const Code refusal = dates()) return refusal;
    return window_is_over(*item) ? scheme_.code(code::objection_window_closed) : Code{0};
  }
  Code agreement() {
    const Card* card = current_subject(in_.subject_id);
    if (card == nullptr) return code::unknown_subject;
    const Item* item = books_.items.find({in_.operator_id, in_.ref_id});
    if (item == nullptr || current(item->card_id) != card->key.card_id) return code::unknown_subject;
    if (item->state != ItemState::disputed) return code::wrong_state;
    if (const Code refusal = not_before_item(*item, *card)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (!in_.has(flag::confirmed)) return scheme_.code(code::agreement_not_confirmed);
    return in_.amount_fen == item->amount && in_.aux_fen <= item->amount ? Code{0} : code::schema_invalid;
  }

  // --- refunds ----------------------------------------------------------------------------------------------------
  Code accept_refund() {
    const Refund* refund = subject_refund();
    if (refund == nullptr) return code::unknown_subject;
    if (refund->state != RefundState::demanded && refund->state != RefundState::contested) return code::wrong_state;
    if (const Code refusal = not_before_demand(*refund)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (in_.aux_fen > 0 && !in_.has(flag::confirmed)) return scheme_.code(code::agreement_not_confirmed);
    if (in_.aux_fen > 0 && (refund->ground != Ground::cooling_off || !refund->gift_kept)) return code::schema_invalid;
    if (in_.aux_fen > subject_->principal) return scheme_.code(code::refund_not_in_full);
    const RefundSum sum = law_.refund_sum(*subject_, *refund, in_.aux_fen);
    if (Wide{in_.amount_fen} != Wide{sum.payable} + sum.compensation) return scheme_.code(code::refund_not_in_full);
    add(to_ext(RefundSplit{sum.payable, sum.compensation, sum.item}));
    return 0;
  }
  Code refund_by_operator() {
    const Refund* refund = subject_refund();
    if (refund == nullptr) return code::unknown_subject;
    const bool open = refund->state == RefundState::demanded || refund->state == RefundState::contested;
    if (!open) return code::wrong_state;
    if (const Code refusal = not_before_demand(*refund)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (in_.amount_fen != subject_->principal) return scheme_.code(code::refund_not_in_full);
    if (in_.event_date > refund->due_on) out_.flags |= result_flag::late;
    if (in_.has(flag::cash)) use_receipts_of_card(subject_->key.card_id, in_.amount_fen);
    cancel_bonus(0);
    return 0;
  }

  // --- undoing ----------------------------------------------------------------------------------------------------
  static bool pays_into_a_card(const Instruction& original) {
    return original.op == Op::purchase || original.op == Op::topup || original.op == Op::sale_in_transit ||
           (original.op == Op::identify_receipt && original.purpose == purpose::card);
  }
  Code chargeback() {
    const Card* card = current_subject(in_.subject_id);
    if (card == nullptr) return code::unknown_subject;
    if (const Code refusal = not_before(first_sale(*card))) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    const auto original = accepted_original();
    if (!original || !pays_into_a_card(original->record) || current(original->record.subject_id) != card->key.card_id) {
      return code::original_not_found;
    }
    if (const Code refusal = not_before(original->record.event_date)) return refusal;
    const Correction correction = correction_of(original->entry);
    if (correction.reversed) return code::already_reversed;
    if (Wide{in_.amount_fen} > Wide{original->record.amount_fen} - correction.charged_back) return code::schema_invalid;
    if (in_.amount_fen > book_->q.custody) return code::insufficient_cash;
    const std::int64_t of_card = std::min(card->principal, in_.amount_fen);
    add(to_ext(OriginalUndone{original->entry, static_cast<std::uint8_t>(original->record.op), of_card, 0, false}));
    if (lessen_refunds(Wide{in_.amount_fen} - of_card).settled) cancel_bonus(card->principal - of_card);
    return 0;
  }
  Code reverse() {
    const auto original = accepted_original();
    if (original) {
      if (!names_the_subject_of(original->record)) return code::schema_invalid;
      locate_reversal_subject(original->record);
      // Nothing is undone before it was done, so not before the card's first sale either (part 12, A5).
      if (const Code refusal = not_before(original->record.event_date)) return refusal;
    }
    if (const Code refusal = dated_amount()) return refusal;
    if (!original) return code::original_not_found;
    const Correction correction = correction_of(original->entry);
    if (correction.reversed || correction.charged_back > 0) return code::already_reversed;
    if (!reversible(*original)) return code::not_reversible;
    if (in_.amount_fen != original->record.amount_fen) return code::schema_invalid;
    describe_reversal(*original);
    return reversal_holds();
  }
  bool names_the_subject_of(const Instruction& original) const {
    if (original.subject_id == in_.subject_id) return true;
    return original.op != Op::refund_by_operator && current(original.subject_id) == current(in_.subject_id);
  }
  void locate_reversal_subject(const Instruction& original) {
    if (original.op == Op::refund_by_operator) {
      current_subject(books_.refunds.at({in_.operator_id, original.subject_id}).card_id);
    } else if (original.subject_id != 0) {
      current_subject(original.subject_id);
    }
  }
  bool reversible(const Original& original) const {
    const Instruction& record = original.record;
    switch (record.op) {
      case Op::purchase:
      case Op::topup:
      case Op::cash_deposit:
      case Op::transfer:
      case Op::interest:
        return true;
      case Op::sale_in_transit: {
        const Receipt& receipt = books_.receipts.at({in_.operator_id, record.instr_id});
        return receipt.remaining == receipt.amount;
      }
      case Op::redeem:
        return item_pending(record.instr_id) || paid_by_bonus_alone(original);
      case Op::refund_by_operator:
        return item_pending(record.instr_id) || handed_back_in_cash(original);
      case Op::fund_custody:
        return book_->q.funding >= record.amount_fen;
      case Op::unidentified_receipt:
        return !books_.lines.at({in_.operator_id, record.instr_id}).identified;
      default:
        return false;
    }
  }
  bool item_pending(const Id16& id) const {
    const Item* item = books_.items.find({in_.operator_id, id});
    return item != nullptr && item->state == ItemState::pending;
  }
  static bool paid_by_bonus_alone(const Original& original) {
    const auto split = find_ext<PriceSplit>(original.extensions);
    return split && split->principal == 0;
  }
  bool handed_back_in_cash(const Original& original) const {
    Wide cash = 0;
    for (const ReceiptUse& use : receipts_used_by(books_, original.entry)) cash += use.amount;
    return cash == original.record.amount_fen;
  }
  void describe_reversal(const Original& original) {
    const Instruction& record = original.record;
    OriginalUndone undone{original.entry, static_cast<std::uint8_t>(record.op), record.amount_fen, 0, false};
    switch (record.op) {
      case Op::purchase:
      case Op::topup:
      case Op::sale_in_transit:
        undone.bonus = record.aux_fen;
        undone.first_sale = record.op == Op::purchase || record.has(flag::first_sale);
        break;
      case Op::redeem: {
        const auto split = find_ext<PriceSplit>(original.extensions).value_or(PriceSplit{record.amount_fen, 0});
        undone.principal = split.principal;
        undone.bonus = split.bonus;
        break;
      }
      case Op::refund_by_operator: {
        const Item* item = books_.items.find({in_.operator_id, record.instr_id});
        undone.principal = item == nullptr ? 0 : item->amount;
        break;
      }
      default:
        break;
    }
    add(to_ext(undone));
    const std::uint64_t counter = record.op == Op::transfer ? current(record.counter_id) : record.counter_id;
    add(to_ext(OriginalSubject{record.instr_id, counter}));
    if (record.op == Op::transfer) {
      const Card& other = *books_.cards.find({in_.operator_id, counter});
      add(to_ext(SecondSubject{counter, other.last_entry, other.principal - record.amount_fen}));
    }
    if (record.op == Op::refund_by_operator) {
      if (const auto cancelled = find_ext<BonusCancelled>(original.extensions)) add(to_ext(*cancelled));
    }
  }
  Code bank_fee() {
    if (const Code refusal = dated_amount()) return refusal;
    if (book_->fee_agreed == 0) return scheme_.code(code::fee_not_agreed);
    if (in_.amount_fen <= releasable(*book_)) return 0;
    out_.detail_fen = releasable(*book_);
    return scheme_.code(code::release_below_floor);
  }

  // --- the figures after ------------------------------------------------------------------------------------------
  bool card_sums_overflow() const {
    if (subject_ == nullptr) return false;
    if (in_.op == Op::redeem) return !fits(Wide{subject_->consumed} + in_.amount_fen);
    const bool pays_in = in_.op == Op::purchase || in_.op == Op::topup || in_.op == Op::sale_in_transit ||
                         in_.op == Op::identify_receipt;
    return pays_in && (!fits(Wide{subject_->paid} + in_.amount_fen) || !fits(Wide{subject_->bonus} + in_.aux_fen) ||
                       !fits(Wide{subject_->bonus_granted} + in_.aux_fen));
  }

  const CardScheme& law_;
};

}  // namespace

Wide shortfall(const Scheme& scheme, const OperatorBook& book, const Quantities& q, Wide required) {
  const Wide in_account = scheme.required_in_account(book, q, required) - q.custody;
  const Wide with_transit = required - q.custody - q.in_transit_in_time;
  return std::max<Wide>(0, std::max(in_account, with_transit));
}

std::int64_t releasable(const OperatorBook& book) {
  const Wide free = Wide{book.q.custody} - book.required - book.q.open_orders;
  return static_cast<std::int64_t>(std::max<Wide>(0, free));
}

void tell_refusal(const Books& books, const Instruction& in, Decision& out) {
  std::erase_if(out.extensions,
                [](const Ext& ext) { return ext.kind != NotBefore::kind && ext.kind != CardHeld::kind; });
  out.flags = 0;
  const OperatorBook* book = books.find_operator(in.operator_id);
  if (book == nullptr) return;
  out.custody_after = book->q.custody;
  out.required_after = book->required;
}

void decide(const Books& books, const CardScheme& scheme, const Originals& originals, const Instruction& in,
            Decision& out) {
  out.clear();
  out.code = CardDecider(books, scheme, originals, in, out).run();
  if (out.code != 0) tell_refusal(books, in, out);
}

}  // namespace gongbao::custody
