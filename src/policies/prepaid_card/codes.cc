// The one list of this policy's code names.
#include "policies/prepaid_card/codes.h"

#include <array>
#include <utility>

namespace gongbao::prepaid_card {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 59> names{{
    {code::account_not_dedicated, "prepaid_card.account_not_dedicated"},
    {code::issuing_stopped, "prepaid_card.issuing_stopped"},
    {code::issuing_suspended, "prepaid_card.issuing_suspended"},
    {code::issuer_disqualified, "prepaid_card.issuer_disqualified"},
    {code::outlet_not_listed, "prepaid_card.outlet_not_listed"},
    {code::product_not_head_office, "prepaid_card.product_not_head_office"},
    {code::card_balance_insufficient, "prepaid_card.card_balance_insufficient"},
    {code::release_below_floor, "prepaid_card.release_below_floor"},
    {code::use_prohibited, "prepaid_card.use_prohibited"},
    {code::redemption_disputed, "prepaid_card.redemption_disputed"},
    {code::objection_window_closed, "prepaid_card.objection_window_closed"},
    {code::agreement_not_confirmed, "prepaid_card.agreement_not_confirmed"},
    {code::custody_insufficient_for_refund, "prepaid_card.custody_insufficient_for_refund"},
    {code::refund_not_in_full, "prepaid_card.refund_not_in_full"},
    {code::cooling_off_expired, "prepaid_card.cooling_off_expired"},
    {code::cooling_off_redeemed, "prepaid_card.cooling_off_redeemed"},
    {code::balance_not_below_minimum, "prepaid_card.balance_not_below_minimum"},
    {code::fee_not_agreed, "prepaid_card.fee_not_agreed"},
    {code::not_in_force, "prepaid_card.not_in_force"},
    {code::window_open, "prepaid_card.window_open"},
    {code::out_of_scope, "prepaid_card.out_of_scope"},
    {code::industry_not_listed, "prepaid_card.industry_not_listed"},
    {code::branch_cannot_file, "prepaid_card.branch_cannot_file"},
    {code::branch_cannot_issue, "prepaid_card.branch_cannot_issue"},
    {code::filing_incomplete, "prepaid_card.filing_incomplete"},
    {code::contract_item_missing, "prepaid_card.contract_item_missing"},
    {code::unfair_term, "prepaid_card.unfair_term"},
    {code::ad_mismatch, "prepaid_card.ad_mismatch"},
    {code::notice_period_not_over, "prepaid_card.notice_period_not_over"},
    {code::clearing_fund_insufficient, "prepaid_card.clearing_fund_insufficient"},
    {code::checklist_open, "prepaid_card.checklist_open"},
    {code::bank_not_unique, "prepaid_card.bank_not_unique"},
    {code::bank_not_in_beijing, "prepaid_card.bank_not_in_beijing"},
    {code::agreement_missing, "prepaid_card.agreement_missing"},
    {code::account_not_unique, "prepaid_card.account_not_unique"},
    {code::report_mismatch, "prepaid_card.report_mismatch"},
    {code::uscc_invalid, "prepaid_card.uscc_invalid"},
    {code::operator_exists, "prepaid_card.operator_exists"},
    {code::open_items, "prepaid_card.open_items"},
    {code::retention_period, "prepaid_card.retention_period"},
    {code::fine_out_of_range, "prepaid_card.fine_out_of_range"},
    {code::product_exists, "prepaid_card.product_exists"},
    {code::parameter_invalid, "prepaid_card.parameter_invalid"},
    {flag::filing_due, "prepaid_card.filing_due"},
    {flag::filing_confirm_late, "prepaid_card.filing_confirm_late"},
    {flag::change_late, "prepaid_card.change_late"},
    {flag::change_handle_late, "prepaid_card.change_handle_late"},
    {flag::deregistration_late, "prepaid_card.deregistration_late"},
    {flag::custody_not_set_up, "prepaid_card.custody_not_set_up"},
    {flag::payout_late, "prepaid_card.payout_late"},
    {flag::custody_shortfall, "prepaid_card.custody_shortfall"},
    {flag::cash_deposit_late, "prepaid_card.cash_deposit_late"},
    {flag::report_late, "prepaid_card.report_late"},
    {flag::report_check_late, "prepaid_card.report_check_late"},
    {flag::bank_report_missing, "prepaid_card.bank_report_missing"},
    {flag::refund_overdue, "prepaid_card.refund_overdue"},
    {flag::complaint_late, "prepaid_card.complaint_late"},
    {flag::missing_in_ledger, "prepaid_card.missing_in_ledger"},
    {flag::holders_not_told, "prepaid_card.holders_not_told"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : names) {
    if (number == code) return name;
  }
  return custody::ledger_code_name(code);
}

std::vector<std::string_view> all_code_names() {
  std::vector<std::string_view> all;
  constexpr Code last_of_the_ledger = 200;
  for (Code number = 1; number <= last_of_the_ledger; ++number) {
    if (const std::string_view name = custody::ledger_code_name(number); !name.empty()) all.push_back(name);
  }
  for (const auto& [number, name] : names) all.push_back(name);
  return all;
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, known] : names) {
    if (known == name) return number;
  }
  return custody::ledger_code_named(name);
}

}  // namespace gongbao::prepaid_card
