// Numbers of results (spec/01 8.10). Custody answers with these; a scheme whose law names them otherwise translates its
// own range (Scheme::code). 0 is acceptance.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gongbao::custody {

using Code = std::uint16_t;

namespace code {
inline constexpr Code accepted = 0;
inline constexpr Code schema_invalid = 101, idempotency_conflict = 102, unknown_operator = 103, unknown_subject = 104,
                      event_date_in_future = 105, period_closed = 106, amount_not_positive = 107, wrong_state = 108,
                      forbidden = 109, account_mismatch = 110, original_not_found = 111, already_reversed = 112,
                      not_reversible = 113, order_not_open = 114, insufficient_cash = 115,
                      deposit_exceeds_in_transit = 116, calendar_missing = 117, amount_overflow = 118, id_expired = 119;
// Codes of batches and statements, which are decided but carry no money of their own.
inline constexpr Code business_date_mismatch = 130, batch_control_mismatch = 131, batch_conflict = 132,
                      statement_broken = 133;
// What the scheme's law says in its own words.
inline constexpr Code account_not_dedicated = 201, issuing_stopped = 202, issuing_suspended = 203,
                      issuer_disqualified = 204, outlet_not_listed = 205, product_not_head_office = 206,
                      card_balance_insufficient = 207, release_below_floor = 208, use_prohibited = 209,
                      redemption_disputed = 210, objection_window_closed = 211, agreement_not_confirmed = 212,
                      custody_insufficient_for_refund = 213, refund_not_in_full = 214, cooling_off_expired = 215,
                      cooling_off_redeemed = 216, balance_not_below_minimum = 217, fee_not_agreed = 218,
                      not_in_force = 219, window_open = 220;
}  // namespace code

// What the law of fee lots says in its own words (spec/02 8.5), where custody itself finds it.
namespace lot_code {
inline constexpr Code custody_not_set_up = 301, cycle_not_finished = 317, cycle_already_reported = 318,
                      units_exceed_lot = 319, confirm_window_closed = 320, dispute_split_wrong = 321,
                      outcome_not_proven = 322, not_confirmed = 323, item_disputed = 324, custody_fee_prohibited = 327,
                      outflow_not_named = 328, refund_channel_not_agreed = 331, gift_price_not_agreed = 332;
}  // namespace lot_code

// Bits of Outcome::flags.
namespace result_flag {
inline constexpr std::uint8_t late = 1, shortfall_opened = 2, shortfall_cured = 4, filing_duty_opened = 8,
                              unbound = 16;  // not in custody: cash that stays out is nobody's default
}

// "ledger.schema_invalid" for 101 … 133; empty for numbers that are not the ledger's.
std::string_view ledger_code_name(Code code);
std::optional<Code> ledger_code_named(std::string_view name);

}  // namespace gongbao::custody
