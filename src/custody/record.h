// The custody instruction: the fixed 128-byte little-endian record of spec/01 8.9, the same for every scheme.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/date.h"
#include "base/problem.h"

namespace gongbao::custody {

// Numbers of spec/01 8.5 (1–22) and spec/02 8.5 (31–38).
enum class Op : std::uint8_t {
  purchase = 1,
  topup = 2,
  sale_in_transit = 3,
  cash_deposit = 4,
  redeem = 5,
  apply_release = 6,
  release_free = 7,
  execute_payout = 8,
  objection = 9,
  agreement = 10,
  accept_refund = 11,
  pay_refund = 12,
  refund_by_operator = 13,
  transfer = 14,
  chargeback = 15,
  reverse = 16,
  fund_custody = 17,
  interest = 18,
  bank_fee = 19,
  unidentified_receipt = 20,
  identify_receipt = 21,
  payout_returned = 22,
  pay_fee = 31,
  collect_cash = 32,
  deposit_cash = 33,
  report_service = 34,
  confirm_service = 35,
  dispute_service = 36,
  resolve_dispute = 37,
  withdraw_funding = 38,
};

namespace flag {
inline constexpr std::uint8_t cash = 1, acquirer = 2, first_sale = 4, confirmed = 32;
// Of fee lots: the family was told (34), the family's share is paid back (37), another channel than the payment's (11).
inline constexpr std::uint8_t notified = 8, refunded = 16, other_channel = 64;
}  // namespace flag
namespace purpose {  // of op 21
inline constexpr std::uint16_t card = 1, own_funding = 2, in_transit = 3;
}

inline constexpr std::uint8_t scheme_prepaid_card = 1, scheme_childcare = 2;

struct Instruction {
  Id16 instr_id{};  // first 4 bytes big-endian: the sender's day since 1970-01-01
  Op op{};
  std::uint8_t flags = 0;
  std::uint8_t scheme = scheme_prepaid_card;
  std::uint8_t version = 1;
  Date event_date;
  std::uint64_t operator_id = 0;
  std::uint64_t subject_id = 0;  // card, lot, order or refund; a key within its operator
  std::uint64_t counter_id = 0;  // other card, application, product, contract, cycle, dispute
  std::int64_t amount_fen = 0;
  std::int64_t aux_fen = 0;            // bonus grant, gift price, agreed amount, units
  Id16 ref_id{};                       // original, item, paper, payee or paying account (packed BCD)
  std::array<char, 32> bank_txn_no{};  // ASCII, zero padded
  std::uint32_t outlet_id = 0;
  std::uint16_t purpose = 0;
  std::uint16_t true_date_offset = 0;  // days from true_event_date to event_date
  std::uint32_t second_of_day = 0;
  std::uint32_t crc = 0;  // CRC32C of bytes 0–123

  bool has(std::uint8_t flag_bit) const { return (flags & flag_bit) != 0; }
};
static_assert(sizeof(Instruction) == 128 && std::is_trivially_copyable_v<Instruction>);
static_assert(offsetof(Instruction, event_date) == 20 && offsetof(Instruction, ref_id) == 64 &&
              offsetof(Instruction, bank_txn_no) == 80 && offsetof(Instruction, crc) == 124);

using PackedInstruction = std::array<std::uint8_t, 128>;

// Fills in the CRC.
PackedInstruction pack(Instruction instruction);
// Takes the fields as they are; crc_ok tells whether the checksum holds.
Instruction unpack(const PackedInstruction& bytes);
bool crc_ok(const PackedInstruction& bytes);

// 12–32 digits as packed BCD, left-aligned, filler F, first digit in the high half-byte.
Result<Id16> account_key(std::string_view digits);
// The digits, or nullopt when the 16 bytes are no account number.
std::optional<std::string> account_digits(const Id16& key);
bool is_account_key(const Id16& key);

// Its subject is a refund, not a card (of fee lots, op 13 names the lot). A reversal has the subject of what it undoes.
bool subject_is_refund(Op op);
bool subject_is_order(Op op);
std::string_view op_name(Op op);  // "purchase"; empty for unknown numbers
std::optional<Op> op_named(std::string_view name);
std::vector<Op> all_ops(std::uint8_t scheme);  // in order of number
// Whether records of that scheme may carry it (spec/01 8.9, spec/02 8.5).
bool is_op_of(std::uint8_t scheme, Op op);

// Id made from a day and the sender's 12 bytes.
Id16 make_id(Date day, std::span<const std::uint8_t> sender_bytes);
Date day_of(const Id16& id);

}  // namespace gongbao::custody
