// What the deciders of all schemes share: the checks that any op asks for in the same words, and the figures after it.
// Private to custody's deciders.
#pragma once

#include <algorithm>

#include "base/check.h"
#include "custody/decide.h"

namespace gongbao::custody {

class Decider {
 protected:
  Decider(const Books& books, const Scheme& scheme, const Originals& originals, const Instruction& in, Decision& out)
      : books_(books), scheme_(scheme), originals_(originals), in_(in), out_(out) {}

  // Whether the operator is one of this scheme; its book is looked up here.
  bool known_operator() {
    book_ = books_.find_operator(in_.operator_id);
    if (book_ == nullptr || book_->scheme != scheme_.number()) return false;
    out_.previous_of_operator = book_->last_entry;
    return true;
  }

  // --- common checks, in the order of part 6 -------------------------------------------------------------------------
  Date today() const { return *books_.day; }
  Code dates() const {
    if (in_.event_date > today()) return code::event_date_in_future;
    if (!scheme_.calendar_known(in_.event_date)) return code::calendar_missing;
    if (in_.event_date.day <= book_->closed_through && book_->closed_through != 0) return code::period_closed;
    return 0;
  }
  Code dated_amount() const {
    if (const Code refusal = dates()) return refusal;
    return in_.amount_fen <= 0 ? code::amount_not_positive : Code{0};
  }
  // A card of the operator; it also becomes the subject of the outcome.
  const Card* subject_card(std::uint64_t card_id) {
    const Card* card = books_.cards.find({in_.operator_id, card_id});
    if (card == nullptr) return nullptr;
    out_.previous_of_subject = card->last_entry;
    subject_before_ = card->principal;
    subject_ = card;
    return card;
  }
  // What was done with a lost card speaks of the one that replaced it; only spending asks for the card itself.
  std::uint64_t current(std::uint64_t card_id) const { return books_.current_card(in_.operator_id, card_id); }
  const Card* current_subject(std::uint64_t card_id) { return subject_card(current(card_id)); }
  static Date first_sale(const Card& card) { return Date{card.first_sale}; }
  // Nothing is done before its cause. The refusal says from which day on it could have been.
  Code not_before(Date cause) {
    if (in_.event_date >= cause) return 0;
    add(to_ext(NotBefore{cause}));
    return code::wrong_state;
  }
  // The refusal says what there was.
  Code too_little_on(const Card& card) {
    add(to_ext(CardHeld{card.principal, card.bonus}));
    return scheme_.code(code::card_balance_insufficient);
  }
  bool payee_is_dedicated() const { return book_->account != Id16{} && in_.ref_id == book_->account; }
  Code has_account() const { return book_->account == Id16{} ? code::wrong_state : Code{0}; }
  void add(const Ext& ext) { out_.extensions.push_back(ext); }

  // --- cash in transit -----------------------------------------------------------------------------------------------
  // Oldest receipts first, by event date, then id; of what is in transit no more than the amount.
  template <class Queue, class From, class SameQueue>
  void use_receipts(const Queue& queue, const From& from, std::int64_t amount, SameQueue same_queue) {
    ReceiptsUsed used;
    for (auto it = queue.lower_bound(from); amount > 0 && it != queue.end() && same_queue(*it); ++it) {
      const Receipt& receipt = books_.receipts.at({in_.operator_id, it->id});
      used = {it->event_date, it->id, std::min(amount, receipt.remaining)};
      if (in_.op != Op::refund_by_operator && in_.event_date > receipt.deadline) out_.flags |= result_flag::late;
      amount -= used.of_last;
    }
    if (used.of_last > 0) add(to_ext(used));
    newest_receipt_used_ = used.event_date;
  }
  void use_oldest_receipts(std::int64_t amount) {
    use_receipts(books_.open_receipts, OpenReceipt{in_.operator_id, first_date, {}}, amount,
                 [&](const OpenReceipt& each) { return each.operator_id == in_.operator_id; });
  }
  void use_receipts_of_card(std::uint64_t card_id, std::int64_t amount) {
    use_receipts(
        books_.open_receipts_of_cards, OpenReceiptOfCard{in_.operator_id, card_id, first_date, {}}, amount,
        [&](const OpenReceiptOfCard& each) { return each.operator_id == in_.operator_id && each.card_id == card_id; });
  }

  // --- money of the operator and of senders unknown ------------------------------------------------------------------
  Code fund_custody() {
    if (const Code refusal = dated_amount()) return refusal;
    if (book_->settlement_account == Id16{} || in_.ref_id != book_->settlement_account) return code::account_mismatch;
    return has_account();
  }
  Code unidentified_receipt() {
    if (const Code refusal = dated_amount()) return refusal;
    return payee_is_dedicated() ? Code{0} : scheme_.code(code::account_not_dedicated);
  }
  Code interest() {
    if (const Code refusal = dated_amount()) return refusal;
    return has_account();
  }

  // --- refunds -------------------------------------------------------------------------------------------------------
  const Refund* subject_refund() {
    const auto it = books_.refunds.find({in_.operator_id, in_.subject_id});
    if (it == books_.refunds.end()) return nullptr;
    current_subject(it->second.card_id);
    return &it->second;
  }
  Code not_before_demand(const Refund& refund) {
    return not_before(std::max(refund.demanded_on, first_sale(*subject_)));
  }
  // With the card, the bonus left on it ends; not while money came back to it.
  void cancel_bonus(std::int64_t principal_left) {
    const bool closes = principal_left == 0;
    if (closes && subject_->bonus > 0) add(to_ext(BonusCancelled{subject_->key.card_id, subject_->bonus}));
  }
  Code pay_refund() {
    const Refund* refund = subject_refund();
    if (refund == nullptr) return code::unknown_subject;
    if (refund->state != RefundState::accepted) return code::wrong_state;
    if (const Code refusal = not_before_demand(*refund)) return refusal;
    if (const Code refusal = dated_amount()) return refusal;
    if (Wide{in_.amount_fen} != Wide{refund->payable} + refund->compensation)
      return scheme_.code(code::refund_not_in_full);
    if (in_.event_date > refund->due_on) out_.flags |= result_flag::late;
    cancel_bonus(subject_->principal);
    return refund_covered();
  }
  // I8: a payment to a consumer never widens the gap between what is held and what must be held.
  Code refund_covered() {
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    if (m.overflow) return 0;
    const auto gap = [&](const Quantities& q) -> Wide {
      return std::max<Wide>(0, scheme_.required(*book_, q) + q.open_orders - q.custody);
    };
    // What is funded first closes the gap that is open already, too.
    if (const Wide need = gap(m.after); need > gap(book_->q)) {
      out_.detail_fen = static_cast<std::int64_t>(need);
      return scheme_.code(code::custody_insufficient_for_refund);
    }
    if (m.after.custody >= 0) return 0;
    out_.detail_fen = -m.after.custody;
    return code::insufficient_cash;
  }

  // --- undoing -------------------------------------------------------------------------------------------------------
  std::optional<Original> accepted_original() const {
    auto original = originals_.find(in_.ref_id);
    if (!original || original->code != 0 || original->record.operator_id != in_.operator_id) return std::nullopt;
    return original;
  }
  Correction correction_of(std::uint64_t entry) const {
    const auto it = books_.corrections.find(entry);
    return it == books_.corrections.end() ? Correction{} : it->second;
  }
  // What was promised back, and has reached the consumer through its bank, is not paid a second time: principal before
  // compensation. Looks at each refund the operator ever had: chargebacks are rare.
  struct Lessened {
    Wide payable = 0;
    bool settled = false;  // a refund of which nothing is left
  };
  Lessened lessen_refunds(Wide rest) {
    Lessened all;
    for (auto it = books_.refunds.lower_bound({in_.operator_id, 0});
         it != books_.refunds.end() && it->first.operator_id == in_.operator_id && rest > 0; ++it) {
      const Refund& refund = it->second;
      if (current(refund.card_id) != subject_->key.card_id || refund.state != RefundState::accepted) continue;
      const auto payable = static_cast<std::int64_t>(std::min<Wide>(rest, refund.payable));
      const auto compensation = static_cast<std::int64_t>(std::min<Wide>(rest - payable, refund.compensation));
      add(to_ext(RefundLessened{it->first.number, payable, compensation}));
      rest -= Wide{payable} + compensation;
      all.payable += payable;
      all.settled = all.settled || (payable == refund.payable && compensation == refund.compensation);
    }
    return all;
  }
  // The card that the leg would leave below zero; nullptr when it would not.
  const Card* overdrawn(const ledger::Leg& leg) const {
    if (leg.account != account::card_liability && leg.account != account::bonus_outstanding) return nullptr;
    const Card* card = books_.cards.find({in_.operator_id, ledger::number_of(leg.subject)});
    return leg.amount > (leg.account == account::card_liability ? card->principal : card->bonus) ? card : nullptr;
  }
  Code reversal_holds() {
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    if (m.overflow) return 0;
    for (const auto* legs : {&m.money, &m.bonus}) {
      for (const ledger::Leg& leg : *legs) {
        if (const Card* card = overdrawn(leg)) return too_little_on(*card);
      }
    }
    return m.custody >= 0 ? Code{0} : keeps_the_floor(m);
  }
  // C ≥ R + E after it.
  Code keeps_the_floor(const Movement& m) {
    const Wide room = Wide{m.after.custody} - scheme_.required(*book_, m.after) - m.after.open_orders;
    if (room >= 0) return 0;
    out_.detail_fen = releasable(*book_);
    return scheme_.code(code::release_below_floor);
  }

  // --- the figures after ---------------------------------------------------------------------------------------------
  Code figures() {
    Movement& m = out_.scratch;
    movement_of(books_, *book_, in_, out_.extensions, m);
    if (m.overflow) return code::amount_overflow;
    const Wide required = scheme_.required(*book_, m.after);
    if (!fits(required)) return code::amount_overflow;
    GB_CHECK(m.after.custody >= 0);
    out_.custody_after = m.after.custody;
    out_.required_after = static_cast<std::int64_t>(required);
    out_.subject_after = subject_after(m);
    set_flags(m, required);
    add_split(m, *book_, out_.required_after);
    const std::size_t journals = (m.money.empty() ? 0U : 1U) + (m.bonus.empty() ? 0U : 1U);
    // Money before bonus; the result names the money journal where there is one (part 12, B1).
    if (journals > 0) out_.journal_no = book_->last_journal_no + 1;
    return 0;
  }
  void set_flags(const Movement& m, Wide required) {
    const bool short_now = shortfall(scheme_, *book_, m.after, required) > 0;
    const bool open = book_->shortfall_since != 0;
    if (short_now && !open) out_.flags |= result_flag::shortfall_opened;
    if (!short_now && open) out_.flags |= result_flag::shortfall_cured;
    if (scheme_.balance_opens_filing_duty(*book_, scheme_.balance_for_filing(*book_, m.after))) {
      out_.flags |= result_flag::filing_duty_opened;
    }
  }
  std::int64_t subject_after(const Movement& m) const {
    Wide after = subject_before_;
    const std::uint64_t card = subject_ != nullptr ? subject_->key.card_id : in_.subject_id;
    for (const ledger::Leg& leg : m.money) {
      if (leg.account == account::card_liability && ledger::number_of(leg.subject) == card) after -= leg.amount;
    }
    return static_cast<std::int64_t>(after);
  }
  const Books& books_;
  const Scheme& scheme_;
  const Originals& originals_;
  const Instruction& in_;
  Decision& out_;
  const OperatorBook* book_ = nullptr;
  const Card* subject_ = nullptr;
  std::int64_t subject_before_ = 0;
  Date newest_receipt_used_;
};

// What stays of a refusal's workings, and what was held when it was refused.
void tell_refusal(const Books& books, const Instruction& in, Decision& out);

}  // namespace gongbao::custody
