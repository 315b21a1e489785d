// Makes the year up. A generator of our own, so that a seed means the same everywhere.
#include "year.h"

#include <cstdio>

#include "base/check.h"
#include "base/identifiers.h"

namespace gongbao::simulation {

namespace {

using access::Role;
using custody::Instruction;
using custody::Op;

constexpr std::uint64_t applications = 1'000'000;  // application numbers begin here, far from entry numbers

std::string account_of(std::size_t who, char kind) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%c1010000000%08zu", kind, who);
  return digits;
}

// A credit code with a right check digit.
std::string credit_code(std::size_t who) {
  char body[20];
  std::snprintf(body, sizeof body, "91110105MA%07zu", who);
  for (const char digit : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    const std::string code = std::string(body) + digit;
    if (check_credit_code(code).verdict != IdVerdict::invalid) return code;
  }
  GB_CHECK(!"one of the digits is right");
  return {};
}

template <class Command>
Bytes bytes_of(const Command& command) {
  return canonical_bytes(command);
}

}  // namespace

std::uint64_t Year::random(std::uint64_t below) {
  random_ ^= random_ << 13;
  random_ ^= random_ >> 7;
  random_ ^= random_ << 17;
  return random_ % below;
}

const Id16& Year::some(const std::vector<Id16>& ids) {
  static const Id16 none{};
  if (ids.empty()) return none;
  const std::size_t recent = std::min<std::size_t>(ids.size(), 50);
  return ids[ids.size() - 1 - random(recent)];
}

engine::Source Year::source(Role role, std::uint64_t organisation) {
  const std::uint64_t account = 10 + static_cast<std::uint64_t>(role);
  const access::Actor actor{role, account, organisation, role == Role::district_commerce ? 110105U : 0U};
  return access::source_of(actor, stamp_of(day_, 32'400 + second_++ % 40'000));
}

engine::EntryNo Year::command(engine::Engine& engine, const engine::Source& from, std::uint16_t type, Bytes bytes) {
  engine::TypedCommand typed;
  typed.type = type;
  typed.bytes = std::move(bytes);
  const auto reply = engine.execute(std::move(typed), from);
  GB_CHECK(reply.has_value() && reply->code == 0);
  return reply->entry_no;
}

void Year::set_up(engine::Engine& engine) {
  using namespace prepaid_card;
  for (std::size_t who = 0; who < size_.operators; ++who) {
    RegisterOperator registration;
    registration.uscc = credit_code(who);
    registration.operator_name = "经营者" + std::to_string(who);
    registration.district = "110105";
    registration.industry = Industry::catering;
    registration.sub_industry = "restaurant";
    registration.settlement_account = account_of(who, '6');
    const auto id = command(engine, source(Role::operator_, 0), RegisterOperator::number, bytes_of(registration));
    const engine::Source owner = source(Role::operator_, id);
    IssueProduct product;
    product.operator_id = id;
    product.product_id = 1;
    product.redeem_order = static_cast<RedeemOrder>(who % 3);
    command(engine, owner, IssueProduct::number, bytes_of(product));
    SignCustodyAgreement agreement;
    agreement.operator_id = id;
    agreement.bank_id = bank_id;
    agreement.bank_district = "110102";
    agreement.signed_on = day_;
    agreement.fee_agreed = true;
    command(engine, owner, SignCustodyAgreement::number, bytes_of(agreement));
    command(engine, source(Role::custody_bank, bank_id), OpenCustodyAccount::number,
            bytes_of(OpenCustodyAccount{id, account_of(who, '1')}));
    operators_.push_back(id);
  }
}

Instruction Year::blank(Op op, std::size_t who) {
  Instruction in;
  const std::uint64_t n = ++ids_;
  in.instr_id = custody::make_id(day_, ByteView(reinterpret_cast<const std::uint8_t*>(&n), sizeof n));
  in.op = op;
  in.event_date = day_ - Days{static_cast<std::int32_t>(random(10) == 0 ? random(4) : 0)};
  in.operator_id = operators_[who];
  in.second_of_day = static_cast<std::uint32_t>(random(86'400));
  return in;
}

Instruction Year::make_record() {
  const std::size_t who = random(operators_.size());
  const std::uint64_t card = 1 + random(size_.cards_per_operator);
  const auto account = *custody::account_key(account_of(who, '1'));
  const auto settlement = *custody::account_key(account_of(who, '6'));
  static constexpr Op mix[] = {Op::purchase,      Op::purchase,       Op::topup,          Op::topup,          Op::topup,
                               Op::redeem,        Op::redeem,         Op::redeem,         Op::redeem,         Op::redeem,
                               Op::apply_release, Op::apply_release,  Op::apply_release,  Op::execute_payout, Op::execute_payout,
                               Op::release_free,  Op::sale_in_transit, Op::cash_deposit,  Op::objection,      Op::agreement,
                               Op::transfer,      Op::chargeback,     Op::reverse,        Op::fund_custody,   Op::interest,
                               Op::bank_fee,      Op::unidentified_receipt, Op::identify_receipt, Op::payout_returned};
  const Op op = mix[random(std::size(mix))];
  Instruction in = blank(op, who);
  const auto amount = static_cast<std::int64_t>(1 + random(200'000));
  const std::uint64_t application = applications + static_cast<std::uint64_t>(day_.day) * 10 + random(3);
  const auto bank_line = [&] {
    std::snprintf(in.bank_txn_no.data(), in.bank_txn_no.size(), "T%llu", static_cast<unsigned long long>(ids_));
  };
  in.amount_fen = amount;
  in.subject_id = card;
  switch (op) {
    case Op::purchase:
    case Op::topup:
      in.counter_id = op == Op::purchase ? 1 : 0;
      in.aux_fen = static_cast<std::int64_t>(random(4) == 0 ? random(5'000) : 0);
      in.ref_id = random(50) == 0 ? settlement : account;
      bank_line();
      sales_.push_back(in.instr_id);
      break;
    case Op::sale_in_transit:
      in.flags = static_cast<std::uint8_t>((random(2) == 0 ? custody::flag::cash : custody::flag::acquirer) |
                                           (random(2) == 0 ? custody::flag::first_sale : 0));
      in.counter_id = 1;
      receipts_.push_back(in.instr_id);
      break;
    case Op::redeem: items_.push_back(in.instr_id); break;
    case Op::cash_deposit:
      in.subject_id = 0;
      in.ref_id = account;
      bank_line();
      break;
    case Op::apply_release:
      in.subject_id = 0;
      in.amount_fen = 0;
      in.counter_id = application;
      in.ref_id = some(items_);
      break;
    case Op::execute_payout:
    case Op::payout_returned:
      in.amount_fen = 0;
      in.subject_id = application - 10 * (6 + random(5));
      bank_line();
      break;
    case Op::release_free:
      in.subject_id = 0;
      in.purpose = static_cast<std::uint16_t>(1 + random(9));
      in.ref_id = in.instr_id;
      bank_line();
      break;
    case Op::objection:
      in.amount_fen = 0;
      in.ref_id = some(items_);
      break;
    case Op::agreement:
      in.ref_id = some(items_);
      in.flags = custody::flag::confirmed;
      break;
    case Op::transfer:
      in.counter_id = card % size_.cards_per_operator + 1;
      break;
    case Op::chargeback:
    case Op::reverse:
      in.ref_id = some(random(2) == 0 ? sales_ : items_);
      bank_line();
      break;
    case Op::fund_custody:
      in.subject_id = 0;
      in.ref_id = settlement;
      bank_line();
      break;
    case Op::interest:
    case Op::bank_fee:
      in.subject_id = 0;
      in.amount_fen = amount / 100 + 1;
      bank_line();
      break;
    case Op::unidentified_receipt:
      in.subject_id = 0;
      in.ref_id = account;
      bank_line();
      break;
    default:  // identify_receipt
      in.subject_id = 0;
      in.purpose = custody::purpose::own_funding;
      in.ref_id = some(sales_);
      break;
  }
  return in;
}

std::vector<Step> Year::next_day() {
  day_ = day_ + Days{1};
  second_ = 0;
  std::vector<Step> steps;
  const std::size_t count = size_.records_per_day / 2 + random(size_.records_per_day + 1);
  for (std::size_t i = 0; i < count; ++i) {
    engine::Record record = custody::pack(make_record());
    const engine::Source from = source(Role::custody_bank, random(200) == 0 ? bank_id + 1 : bank_id);
    if (random(100) == 0) record[100] ^= 1;  // damaged on the way: refused by its checksum
    steps.push_back({record, from});
    if (random(100) == 0) steps.push_back({record, from});  // sent twice
  }
  return steps;
}

}  // namespace gongbao::simulation
