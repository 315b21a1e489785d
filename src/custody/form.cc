// The form of the record: what is wrong with it whatever the state (spec/01 8.9; part 12, B4, B5, B15).
#include "custody/decide.h"

namespace gongbao::custody {

namespace {

// Bits 3, 4, 6, 7 of cards; of fee lots bit 7.
constexpr std::uint8_t flags_without_meaning = 0b1101'1000, lot_flags_without_meaning = 0b1000'0000;
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
    case Op::pay_fee:
    case Op::deposit_cash:
      return {Need::required, true, Need::required, true};
    case Op::collect_cash:
    case Op::resolve_dispute:
      return {Need::required, true, Need::none, false};
    case Op::report_service:
    case Op::confirm_service:
    case Op::dispute_service:
      return {Need::required, false, Need::none, false};
    case Op::withdraw_funding:
      return {Need::none, true, Need::none, false};
  }
  return {};
}

// Printable, then zeros to the end. Without a branch for each character: there is one such text in every record.
bool bank_txn_ok(const std::array<char, 32>& text, Need need) {
  unsigned wrong = 0;
  for (const char c : text) wrong |= static_cast<unsigned>(c != 0 && (c < 32 || c > 126));
  for (std::size_t i = 1; i < text.size(); ++i) wrong |= static_cast<unsigned>(text[i] != 0 && text[i - 1] == 0);
  return wrong == 0 && (need == Need::any || (need == Need::required) == (text[0] != 0));
}

bool subject_ok(const Instruction& in, Need need) {
  if (in.op == Op::identify_receipt) {
    const bool of_lots = in.scheme == scheme_childcare;
    const bool named = in.purpose == purpose::card || (of_lots && in.purpose == purpose::in_transit);
    return named == (in.subject_id != 0);
  }
  return need == Need::any || (need == Need::required) == (in.subject_id != 0);
}

std::string_view fault_of_own_rules(const Instruction& in) {
  switch (in.op) {
    case Op::sale_in_transit:
      return in.has(flag::cash) != in.has(flag::acquirer) ? "" : "flags";
    case Op::apply_release:
      return in.counter_id != 0 ? "" : "counter_id";
    case Op::release_free:
      return in.ref_id != Id16{} ? "" : "ref_id";
    case Op::transfer:
      return in.counter_id != 0 && in.counter_id != in.subject_id ? "" : "counter_id";
    case Op::identify_receipt:
      return in.purpose >= purpose::card && in.purpose <= purpose::in_transit ? "" : "purpose";
    case Op::pay_fee:
    case Op::report_service:
      return in.counter_id != 0 ? "" : "counter_id";
    case Op::collect_cash:
      if (in.counter_id == 0) return "counter_id";
      return in.has(flag::cash) ? "" : "flags";
    case Op::confirm_service:
    case Op::dispute_service:
      return in.ref_id != Id16{} ? "" : "ref_id";
    case Op::resolve_dispute:
      if (in.amount_fen < 0) return "amount_fen";
      return in.ref_id != Id16{} ? "" : "ref_id";
    default:
      return "";
  }
}

}  // namespace

std::string_view fault_of_form(const PackedInstruction& bytes, const Instruction& in) {
  if (!crc_ok(bytes)) return "crc";
  if (in.version != 1) return "version";
  if (in.scheme != scheme_prepaid_card && in.scheme != scheme_childcare) return "scheme";
  if (op_name(in.op).empty() || !is_op_of(in.scheme, in.op)) return "op";
  const bool of_lots = in.scheme == scheme_childcare;
  if ((in.flags & (of_lots ? lot_flags_without_meaning : flags_without_meaning)) != 0) return "flags";
  if (in.second_of_day >= seconds_of_day) return "second_of_day";
  if (in.aux_fen < 0) return "aux_fen";
  const Shape shape = shape_of(in.op);
  if (!shape.amount && in.amount_fen != 0) return "amount_fen";
  if (!subject_ok(in, shape.subject)) return "subject_id";
  if (!bank_txn_ok(in.bank_txn_no, shape.bank_txn)) return "bank_txn_no";
  if (shape.account && !is_account_key(in.ref_id)) return "ref_id";
  return fault_of_own_rules(in);
}

}  // namespace gongbao::custody
