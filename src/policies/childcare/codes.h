// Numbers and names of this policy's codes and flags. 301–333 stand in instruction results (spec/02 8.5); what only
// typed commands answer is numbered from 2001, flags from 2101. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::childcare {

using custody::Code;

// Of custody's own codes only the ledger's are this policy's: its law has its own words for the rest.
namespace code {
using custody::code::schema_invalid, custody::code::unknown_operator, custody::code::unknown_subject,
    custody::code::event_date_in_future, custody::code::amount_not_positive, custody::code::wrong_state,
    custody::code::forbidden, custody::code::calendar_missing, custody::code::amount_overflow;
// What custody finds by itself of fee lots: 301, 317–324, 327, 328, 331, 332.
using namespace custody::lot_code;
inline constexpr Code account_not_dedicated = 302, payee_mismatch = 303, issuing_suspended = 304,
                      issuer_disqualified = 305, cycle_not_confirmed = 306, disclosure_missing = 307,
                      levy_prohibited = 308, fee_item_not_published = 309, fee_above_published = 310,
                      period_outside_service = 311, period_overlap = 312, beyond_lease = 313, fee_hours_exceeded = 314,
                      fee_span_exceeded = 315, fee_too_early = 316, release_below_floor = 325,
                      custody_insufficient_for_refund = 326, not_in_force = 329, refund_not_in_full = 330,
                      lot_balance_insufficient = 333;
inline constexpr Code out_of_scope = 2001, uscc_invalid = 2002, institution_exists = 2003,
                      category_not_by_district = 2004, voucher_item_missing = 2005, unfair_term = 2006,
                      risk_prompt_not_acknowledged = 2007, cycle_not_allowed = 2008, filing_incomplete = 2009,
                      ratio_mismatch = 2010, bank_not_in_beijing = 2011, bank_not_unique = 2012,
                      agreement_missing = 2013, account_not_unique = 2014, refund_ground_missing = 2015,
                      cooling_off_expired = 2016, service_already_received = 2017, balance_not_below_minimum = 2018,
                      fine_out_of_range = 2019, retention_period = 2020, parameter_invalid = 2021;
}  // namespace code

// custody_not_set_up is code 301 where it refuses, and this number where it stands open (4c).
namespace flag {
inline constexpr Code child_over_three = 2101, filing_due = 2102, filing_overdue = 2103, enrolment_not_updated = 2104,
                      custody_not_set_up = 2105, cash_deposit_late = 2106, payout_late = 2107, refund_overdue = 2108,
                      complaint_late = 2109, custody_shortfall = 2110, missing_in_ledger = 2111;
}  // namespace flag

// "childcare.fee_too_early", "ledger.forbidden"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// A remark on what is accepted, or a duty found open; not a refusal.
constexpr bool is_flag(Code code) { return code >= flag::child_over_three; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::childcare
