// 发票验证系统 (3d, 4b, 4c): what an invoice that is presented is, told the same to stations, tax and public.
#pragma once

#include "policies/used_vehicle/numbers.h"

namespace gongbao::used_vehicle {

// The eight fields as they stand on the paper; those that are not given are not compared.
struct Presented {
  std::string invoice_no;  // code and number in one, or the 20 digits
  std::optional<Date> invoice_date;
  std::optional<std::string> issuer;
  std::optional<NamedParty> seller;
  std::optional<NamedParty> buyer;
  std::optional<std::string> vin;
  std::optional<std::string> vin_last6;  // all that the public names of it
  std::optional<std::string> plate;
  std::optional<Money> price;
  GB_FIELDS(invoice_no, invoice_date, issuer, seller, buyer, vin, vin_last6, plate, price)
};

enum class Result : std::uint8_t {
  valid = 1,
  not_found = 2,
  mismatch = 3,
  voided = 4,
  already_used = 5,
  issued_while_suspended = 6,
  issuer_not_connected = 7
};
constexpr auto names_of(Result) {
  using enum Result;
  using namespace std::literals;
  return std::array{std::pair{valid, "valid"sv},
                    std::pair{not_found, "not_found"sv},
                    std::pair{mismatch, "mismatch"sv},
                    std::pair{voided, "voided"sv},
                    std::pair{already_used, "already_used"sv},
                    std::pair{issued_while_suspended, "issued_while_suspended"sv},
                    std::pair{issuer_not_connected, "issuer_not_connected"sv}};
}
struct Verification {
  Result result = Result::not_found;
  std::uint64_t invoice = 0;             // 0: not found
  std::vector<std::string_view> fields;  // that do not match, in the order of the eight
};

// The first of the answers of spec/04 part 6. transaction: what the invoice is to prove; nullptr: it is only asked
// about.
Verification verify(const State& state, const Presented& presented, const Transaction* transaction, Date day);
// All that the public may ask by: the number, the end of the VIN, the price (spec/04 part 9).
Presented seen_by_public(const Presented& said);
// The clause behind a result.
std::string_view clause_of(Result result);
void show(Answer& answer, const Verification& verification);

// A station's look at an invoice, which is recorded; tax and public ask without leaving a trace.
struct VerifyInvoice {
  static constexpr std::uint16_t number = 6022;
  static constexpr std::string_view name = "verify_invoice";
  Presented presented;
  GB_FIELDS(presented)
};
Answer decide(const Context& in, const VerifyInvoice& command);

using VerificationCommands = policies::TypeList<VerifyInvoice>;

}  // namespace gongbao::used_vehicle
