// The form of the record: what is wrong with it whatever the state (spec/01 8.9; part 12, B4, B5, B15).
#include "custody/decide.h"

namespace gongbao::custody {

namespace {

constexpr std::uint8_t flags_without_meaning = 0b1101'1000;  // bits 3, 4, 6, 7
constexpr std::uint32_t seconds_of_day = 86'400;

enum class Need : std::uint8_t { none, required, any };

struct Shape {
  Need subject = Need::required;
  bool amount = true;  // carries an amount; otherwise it must be 0
  Need bank_txn = Need::none;
  bool account = false;  // ref_id is an account number in packed BCD
};

Shape shape_of(Op op) {
  switch (op) {
    case Op::purchase:
    case Op::topup:
      return {Need::required, true, Need::required, true};
    case Op::sale_in_transit:
      return {Need::required, true, Need::none, false};
    case Op::cash_deposit:
      return {Need::none, true, Need::required, true};
    case Op::redeem:
      return {Need::required, true, Need::none, false};
    case Op::apply_release:
      return {Need::none, false, Need::none, false};
    case Op::release_free:
      return {Need::none, true, Need::required, false};
    case Op::execute_payout:
      return {Need::required, false, Need::required, false};
    case Op::objection:
      return {Need::required, false, Need::none, false};
    case Op::agreement:
      return {Need::required, true, Need::none, false};
    case Op::accept_refund:
      return {Need::required, true, Need::none, false};
    case Op::pay_refund:
      return {Need::required, true, Need::required, false};
    case Op::refund_by_operator:
      return {Need::required, true, Need::none, false};
    case Op::transfer:
      return {Need::required, true, Need::none, false};
    case Op::chargeback:
      return {Need::required, true, Need::required, false};
    case Op::reverse:
      return {Need::any, true, Need::any, false};
    case Op::fund_custody:
      return {Need::none, true, Need::required, true};
    case Op::interest:
    case Op::bank_fee:
      return {Need::none, true, Need::required, false};
    case Op::unidentified_receipt:
      return {Need::none, true, Need::required, true};
    case Op::identify_receipt:
      return {Need::any, true, Need::none, false};
    case Op::payout_returned:
      return {Need::required, false, Need::required, false};
  }
  return {};
}

bool bank_txn_ok(const std::array<char, 32>& text, Need need) {
  std::size_t length = 0;
  while (length < text.size() && text[length] != 0) {
    if (text[length] < 32 || text[length] > 126) return false;
    ++length;
  }
  for (std::size_t i = length; i < text.size(); ++i) {
    if (text[i] != 0) return false;
  }
  return need == Need::any || (need == Need::required) == (length > 0);
}

bool subject_ok(const Instruction& in, Need need) {
  if (in.op == Op::identify_receipt) return (in.purpose == purpose::card) == (in.subject_id != 0);
  return need == Need::any || (need == Need::required) == (in.subject_id != 0);
}

bool own_rules_ok(const Instruction& in) {
  switch (in.op) {
    case Op::sale_in_transit:
      return in.has(flag::cash) != in.has(flag::acquirer);
    case Op::apply_release:
      return in.counter_id != 0;
    case Op::release_free:
      return in.ref_id != Id16{};
    case Op::transfer:
      return in.counter_id != 0 && in.counter_id != in.subject_id;
    case Op::identify_receipt:
      return in.purpose >= purpose::card && in.purpose <= purpose::in_transit;
    default:
      return true;
  }
}

}  // namespace

bool well_formed(const PackedInstruction& bytes, const Instruction& in) {
  if (!crc_ok(bytes) || in.version != 1) return false;
  if (op_name(in.op).empty()) return false;
  if ((in.flags & flags_without_meaning) != 0) return false;
  if (in.second_of_day >= seconds_of_day || in.aux_fen < 0) return false;
  const Shape shape = shape_of(in.op);
  if (!shape.amount && in.amount_fen != 0) return false;
  if (!subject_ok(in, shape.subject) || !bank_txn_ok(in.bank_txn_no, shape.bank_txn)) return false;
  if (shape.account && !account_digits(in.ref_id)) return false;
  return own_rules_ok(in);
}

}  // namespace gongbao::custody
