// The same sums as apply.cc makes of the rows; a test follows cards of a made-up year with both.
#include "custody/card_change.h"

namespace gongbao::custody {

namespace {

CardChange of_sale(const Instruction& in) { return {in.amount_fen, in.aux_fen}; }

std::int64_t cancelled_bonus(std::span<const Ext> extensions) {
  return find_ext<BonusCancelled>(extensions).value_or(BonusCancelled{}).amount;
}

CardChange of_redemption(const Instruction& in, std::span<const Ext> extensions) {
  const PriceSplit split = find_ext<PriceSplit>(extensions).value_or(PriceSplit{in.amount_fen, 0});
  return {-split.principal, -split.bonus};
}

// To the consumer and to the operator (gift, list price): both leave the card.
CardChange of_acceptance(std::span<const Ext> extensions) {
  const RefundSplit split = find_ext<RefundSplit>(extensions).value_or(RefundSplit{});
  return {-(split.payable + split.item), 0};
}

CardChange of_reversal(const Instruction& in, std::span<const Ext> extensions) {
  const OriginalUndone undone = find_ext<OriginalUndone>(extensions).value_or(OriginalUndone{});
  switch (static_cast<Op>(undone.op)) {
    case Op::purchase:
    case Op::topup:
    case Op::sale_in_transit:
      return {-in.amount_fen, -undone.bonus};
    case Op::redeem:
      return {undone.principal, undone.bonus};
    case Op::refund_by_operator:
      return {in.amount_fen, cancelled_bonus(extensions)};
    case Op::transfer:
      return {in.amount_fen, 0};
    default:
      return {};
  }
}

}  // namespace

CardChange change_of_subject(const Instruction& in, std::span<const Ext> extensions) {
  switch (in.op) {
    case Op::purchase:
    case Op::topup:
    case Op::sale_in_transit:
      return of_sale(in);
    case Op::identify_receipt:
      return in.purpose == purpose::card ? of_sale(in) : CardChange{};
    case Op::redeem:
      return of_redemption(in, extensions);
    case Op::agreement:
      return {in.amount_fen - in.aux_fen, 0};
    case Op::accept_refund:
      return of_acceptance(extensions);
    case Op::pay_refund:
      return {0, -cancelled_bonus(extensions)};
    case Op::refund_by_operator:
      return {-in.amount_fen, -cancelled_bonus(extensions)};
    case Op::transfer:
      return {-in.amount_fen, 0};
    case Op::chargeback:
      return {-find_ext<OriginalUndone>(extensions).value_or(OriginalUndone{}).principal, -cancelled_bonus(extensions)};
    case Op::reverse:
      return of_reversal(in, extensions);
    default:
      return {};
  }
}

CardChange change_of_second(const Instruction& in, std::span<const Ext> extensions) {
  if (!find_ext<SecondSubject>(extensions)) return {};
  return -change_of_subject(in, extensions);
}

}  // namespace gongbao::custody
