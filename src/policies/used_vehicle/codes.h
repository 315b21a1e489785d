// Numbers and names of this policy's codes and flags: codes from 6001. Names are the spec's. Two of them are either: a
// parameter says whether they refuse or warn.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::used_vehicle {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code role_forbidden = 6001, state_invalid = 6002, reason_missing = 6003, value_invalid = 6004,
                      operator_exists = 6005, vin_malformed = 6006, plate_malformed = 6007, uscc_malformed = 6008,
                      resident_id_malformed = 6009, broker_cannot_deal = 6010, broker_as_principal = 6011,
                      push_before_start = 6012, dealer_not_verified = 6013, push_empty = 6014, push_out_of_order = 6015,
                      quota_dealer_not_pushed = 6016, quota_missing = 6017, seller_not_owner = 6018,
                      transaction_open = 6019, price_invalid = 6020, same_party = 6021, papers_incomplete = 6022,
                      issuer_not_dealer = 6023, issuer_not_market = 6024, issuer_not_party = 6025,
                      kind_not_allowed = 6026, market_suspended = 6027, reissue_forbidden = 6028,
                      own_invoice_required = 6029, market_invoice_required = 6030, not_connected = 6031,
                      invoice_duplicate_for_transaction = 6032, invoice_number_duplicate = 6033,
                      invoice_no_malformed = 6034, identity_not_verified = 6035, vehicle_docs_not_verified = 6036,
                      invoice_already_used = 6037, station_not_active = 6038, invoice_missing = 6039,
                      photocopy_refused = 6040, vehicle_not_checked = 6041, invoice_not_verified = 6042,
                      evidence_missing = 6043, retention_period = 6044, vin_check_digit = 6101,
                      private_flip_limit = 6102;
}  // namespace code

namespace flag {
inline constexpr Code vin_check_digit = code::vin_check_digit, private_flip_limit = code::private_flip_limit;
}  // namespace flag

// "used_vehicle.seller_not_owner"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// What may be a remark on what is accepted.
constexpr bool is_flag(Code code) { return code >= flag::vin_check_digit; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::used_vehicle
