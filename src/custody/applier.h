// What the folding of all schemes shares: cards, receipts and refunds as rows. Private to custody.
#pragma once

#include <algorithm>
#include <array>

#include "base/check.h"
#include "custody/apply.h"

namespace gongbao::custody {

class Applier {
 public:
  Applier(Books& books, OperatorBook& book, const Instruction& in, const Applied& decided)
      : books_(books), book_(book), in_(in), decided_(decided) {}

  // I4 on the cards themselves; the sums are looked at with the other invariants.
  void check_cards() const {
    GB_CHECK(changes_ <= changed_.size());
    for (const Card* each : changed_) GB_CHECK(each == nullptr || (each->principal >= 0 && each->bonus >= 0));
  }

 protected:
  Card& card(std::uint64_t id) {
    Card* found = books_.cards.find({in_.operator_id, books_.current_card(in_.operator_id, id)});
    GB_CHECK(found != nullptr);
    return *found;
  }
  Card& touch(std::uint64_t id) {
    Card& row = card(id);
    row.last_entry = decided_.entry;
    changed_[std::min(changes_++, changed_.size() - 1)] = &row;
    return row;
  }
  // Principal back on the card makes it usable again (part 12, B11).
  static void credit(Card& row, std::int64_t principal) {
    row.principal += principal;
    if (principal > 0 && row.state == CardState::closed) row.state = CardState::active;
  }
  // What left 1003, in fen.
  std::int64_t use_receipts() {
    const auto used = find_ext<ReceiptsUsed>(decided_.extensions);
    if (!used) return 0;
    auto& uses = books_.receipt_uses[decided_.entry] = receipts_used(books_, in_, *used);
    Wide sum = 0;
    for (ReceiptUse& use : uses) {
      const OfOperatorId key{in_.operator_id, use.receipt};
      Receipt& receipt = books_.receipts.at(key);
      receipt.remaining -= use.amount;
      use.late = in_.event_date > receipt.deadline;
      if (use.late) ++receipt.late;
      GB_CHECK(receipt.remaining >= 0);
      if (receipt.remaining == 0) books_.unqueue_receipt(key, receipt);
      sum += use.amount;
    }
    return static_cast<std::int64_t>(sum);
  }
  void restore_receipts(std::uint64_t entry) {
    for (const ReceiptUse& use : receipts_used_by(books_, entry)) {
      const OfOperatorId key{in_.operator_id, use.receipt};
      Receipt& receipt = books_.receipts.at(key);
      GB_CHECK(use.amount <= receipt.amount - receipt.remaining);
      receipt.overdue = overdue_when_restored(books_, receipt);
      receipt.remaining += use.amount;
      if (use.late) --receipt.late;
      books_.queue_receipt(key, receipt);
    }
  }
  void forget_receipt(const Id16& id) {
    const auto it = books_.receipts.find({in_.operator_id, id});
    books_.unqueue_receipt(it->first, it->second);
    books_.receipts.erase(it);
  }
  Refund& refund() { return books_.refunds.at({in_.operator_id, in_.subject_id}); }
  void close_refund(Refund& row) {
    row.state = RefundState::paid;
    row.paid_on = in_.event_date;
    Card& closed = touch(row.card_id);
    // What came back to the card since the acceptance is its holder's to use (part 12, B11).
    closed.state = closed.principal > 0 ? CardState::active : CardState::closed;
    if (const auto cancelled = find_ext<BonusCancelled>(decided_.extensions)) closed.bonus -= cancelled->amount;
  }
  // What of refunds has reached the consumer through its bank; in fen what of it was principal.
  template <class Settle>
  std::int64_t lessen_refunds(const Settle& settle) {
    std::int64_t of_principal = 0;
    for (const Ext& ext : decided_.extensions) {
      if (ext.kind != RefundLessened::kind) continue;
      const auto lessened = from_ext<RefundLessened>(ext);
      Refund& row = books_.refunds.at({in_.operator_id, lessened.refund});
      row.payable -= lessened.payable;
      row.compensation -= lessened.compensation;
      of_principal += lessened.payable;
      if (row.payable == 0 && row.compensation == 0) settle(row);
    }
    return of_principal;
  }

  Books& books_;
  OperatorBook& book_;
  const Instruction& in_;
  const Applied& decided_;

 private:
  std::array<const Card*, 4> changed_{};  // an entry changes two cards at most
  std::size_t changes_ = 0;
};

// An order to pay the operator, as it was decided.
void add_order(Books& books, std::uint64_t operator_id, const PayoutOrdered& ordered, Date created_on);
// So much of what a lot had pending is the operator's; a lot of which nothing is left is closed.
void settle_lot(Books& books, const CardKey& key, std::int64_t cleared);

// The rows of an op of fee lots.
void apply_lot_rows(Books& books, OperatorBook& book, const Instruction& in, const Applied& decided);

}  // namespace gongbao::custody
