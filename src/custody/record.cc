// Packs and unpacks the record; on every target of this program memory order is record order.
#include "custody/record.h"

#include <bit>

#include "base/hash.h"

namespace gongbao::custody {

namespace {

constexpr std::array<std::string_view, 39> names{"",
                                                 "purchase",
                                                 "topup",
                                                 "sale_in_transit",
                                                 "cash_deposit",
                                                 "redeem",
                                                 "apply_consumption_release",
                                                 "release_free",
                                                 "execute_payout",
                                                 "raise_objection",
                                                 "record_agreement",
                                                 "accept_refund",
                                                 "pay_refund",
                                                 "refund_by_operator",
                                                 "transfer",
                                                 "chargeback",
                                                 "reverse",
                                                 "fund_custody",
                                                 "interest",
                                                 "bank_fee",
                                                 "unidentified_receipt",
                                                 "identify_receipt",
                                                 "payout_returned",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "pay_fee",
                                                 "collect_cash",
                                                 "deposit_cash",
                                                 "report_service",
                                                 "confirm_service",
                                                 "dispute_service",
                                                 "resolve_dispute",
                                                 "withdraw_funding"};

constexpr std::size_t crc_offset = 124;

}  // namespace

PackedInstruction pack(Instruction instruction) {
  auto bytes = std::bit_cast<PackedInstruction>(instruction);
  const std::uint32_t crc = crc32c(ByteView(bytes).first(crc_offset));
  std::memcpy(bytes.data() + crc_offset, &crc, sizeof crc);
  return bytes;
}

Instruction unpack(const PackedInstruction& bytes) { return std::bit_cast<Instruction>(bytes); }

bool crc_ok(const PackedInstruction& bytes) { return crc32c(ByteView(bytes).first(crc_offset)) == unpack(bytes).crc; }

Result<Id16> account_key(std::string_view digits) {
  if (digits.size() < 12 || digits.size() > 32) {
    return problem("ledger.schema_invalid", "account_no", "an account number has 12 to 32 digits");
  }
  Id16 key;
  key.fill(0xFF);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] < '0' || digits[i] > '9') {
      return problem("ledger.schema_invalid", "account_no", "an account number has digits only");
    }
    const auto digit = static_cast<std::uint8_t>(digits[i] - '0');
    std::uint8_t& byte = key[i / 2];
    byte = i % 2 == 0 ? static_cast<std::uint8_t>(digit << 4 | 0x0F) : static_cast<std::uint8_t>((byte & 0xF0) | digit);
  }
  return key;
}

namespace {
constexpr int filler = 0x0F;
int half_byte(const Id16& key, std::size_t i) { return i % 2 == 0 ? key[i / 2] >> 4 : key[i / 2] & 0x0F; }
}  // namespace

bool is_account_key(const Id16& key) {
  std::size_t digits = 0;
  while (digits < 32 && half_byte(key, digits) <= 9) ++digits;
  for (std::size_t i = digits; i < 32; ++i) {
    if (half_byte(key, i) != filler) return false;
  }
  return digits >= 12;
}

std::optional<std::string> account_digits(const Id16& key) {
  if (!is_account_key(key)) return std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < 32 && half_byte(key, i) != filler; ++i) {
    digits.push_back(static_cast<char>('0' + half_byte(key, i)));
  }
  return digits;
}

bool subject_is_refund(Op op) {
  return op == Op::accept_refund || op == Op::pay_refund || op == Op::refund_by_operator;
}

bool subject_is_order(Op op) { return op == Op::execute_payout || op == Op::payout_returned; }

std::string_view op_name(Op op) {
  const auto number = static_cast<std::size_t>(op);
  return number < names.size() ? names[number] : std::string_view{};
}

bool is_op_of(std::uint8_t scheme, Op op) {
  const bool of_lots = op >= Op::pay_fee;
  if (scheme == scheme_prepaid_card) return !of_lots;
  // Of what cards do by themselves nothing; the bank's fee and the free release, to be told that the law has none.
  return of_lots || op >= Op::accept_refund || op == Op::release_free || op == Op::execute_payout;
}

std::vector<Op> all_ops(std::uint8_t scheme) {
  std::vector<Op> all;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const Op op = static_cast<Op>(i);
    if (!names[i].empty() && is_op_of(scheme, op)) all.push_back(op);
  }
  return all;
}

std::optional<Op> op_named(std::string_view name) {
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (!name.empty() && names[i] == name) return static_cast<Op>(i);
  }
  return std::nullopt;
}

Id16 make_id(Date day, std::span<const std::uint8_t> sender_bytes) {
  Id16 id{};
  const auto n = static_cast<std::uint32_t>(day.day);
  id[0] = static_cast<std::uint8_t>(n >> 24);
  id[1] = static_cast<std::uint8_t>(n >> 16);
  id[2] = static_cast<std::uint8_t>(n >> 8);
  id[3] = static_cast<std::uint8_t>(n);
  std::memcpy(id.data() + 4, sender_bytes.data(), std::min<std::size_t>(12, sender_bytes.size()));
  return id;
}

Date day_of(const Id16& id) {
  const std::uint32_t n = std::uint32_t{id[0]} << 24 | std::uint32_t{id[1]} << 16 | std::uint32_t{id[2]} << 8 | id[3];
  return {static_cast<std::int32_t>(n)};
}

}  // namespace gongbao::custody
