// Numbers and names of this policy's codes and flags. 201–220 stand in instruction results (spec/01 8.10) and are
// custody's; what only typed commands answer is numbered from 1001, flags from 1101. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::prepaid_card {

using custody::Code;

namespace code {
using namespace custody::code;
inline constexpr Code out_of_scope = 1001, industry_not_listed = 1002, branch_cannot_file = 1003,
                      branch_cannot_issue = 1004, filing_incomplete = 1005, contract_item_missing = 1006,
                      unfair_term = 1007, ad_mismatch = 1008, notice_period_not_over = 1009,
                      clearing_fund_insufficient = 1010, checklist_open = 1011, bank_not_unique = 1012,
                      bank_not_in_beijing = 1013, agreement_missing = 1014, account_not_unique = 1015,
                      report_mismatch = 1016, uscc_invalid = 1017, operator_exists = 1018, open_items = 1019,
                      retention_period = 1020, fine_out_of_range = 1021, product_exists = 1022,
                      parameter_invalid = 1023;
}  // namespace code

namespace flag {
inline constexpr Code filing_due = 1101, filing_confirm_late = 1102, change_late = 1103, change_handle_late = 1104,
                      deregistration_late = 1105, custody_not_set_up = 1106, payout_late = 1107,
                      custody_shortfall = 1108, cash_deposit_late = 1109, report_late = 1110, report_check_late = 1111,
                      bank_report_missing = 1112, refund_overdue = 1113, complaint_late = 1114,
                      missing_in_ledger = 1115, holders_not_told = 1116;
}  // namespace flag

// "prepaid_card.release_below_floor", "ledger.forbidden"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// A remark on what is accepted, or a duty found open; not a refusal.
constexpr bool is_flag(Code code) { return code >= flag::filing_due; }
// Every name that code_name knows.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::prepaid_card
