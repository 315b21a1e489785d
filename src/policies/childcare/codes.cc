// The one list of this policy's code names.
#include "policies/childcare/codes.h"

#include <array>
#include <utility>

namespace gongbao::childcare {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 65> childcare_names{{
    {code::custody_not_set_up, "childcare.custody_not_set_up"},
    {code::account_not_dedicated, "childcare.account_not_dedicated"},
    {code::payee_mismatch, "childcare.payee_mismatch"},
    {code::issuing_suspended, "childcare.issuing_suspended"},
    {code::issuer_disqualified, "childcare.issuer_disqualified"},
    {code::cycle_not_confirmed, "childcare.cycle_not_confirmed"},
    {code::disclosure_missing, "childcare.disclosure_missing"},
    {code::levy_prohibited, "childcare.levy_prohibited"},
    {code::fee_item_not_published, "childcare.fee_item_not_published"},
    {code::fee_above_published, "childcare.fee_above_published"},
    {code::period_outside_service, "childcare.period_outside_service"},
    {code::period_overlap, "childcare.period_overlap"},
    {code::beyond_lease, "childcare.beyond_lease"},
    {code::fee_hours_exceeded, "childcare.fee_hours_exceeded"},
    {code::fee_span_exceeded, "childcare.fee_span_exceeded"},
    {code::fee_too_early, "childcare.fee_too_early"},
    {code::cycle_not_finished, "childcare.cycle_not_finished"},
    {code::cycle_already_reported, "childcare.cycle_already_reported"},
    {code::units_exceed_lot, "childcare.units_exceed_lot"},
    {code::confirm_window_closed, "childcare.confirm_window_closed"},
    {code::dispute_split_wrong, "childcare.dispute_split_wrong"},
    {code::outcome_not_proven, "childcare.outcome_not_proven"},
    {code::not_confirmed, "childcare.not_confirmed"},
    {code::item_disputed, "childcare.item_disputed"},
    {code::release_below_floor, "childcare.release_below_floor"},
    {code::custody_insufficient_for_refund, "childcare.custody_insufficient_for_refund"},
    {code::custody_fee_prohibited, "childcare.custody_fee_prohibited"},
    {code::outflow_not_named, "childcare.outflow_not_named"},
    {code::not_in_force, "childcare.not_in_force"},
    {code::refund_not_in_full, "childcare.refund_not_in_full"},
    {code::refund_channel_not_agreed, "childcare.refund_channel_not_agreed"},
    {code::gift_price_not_agreed, "childcare.gift_price_not_agreed"},
    {code::lot_balance_insufficient, "childcare.lot_balance_insufficient"},
    {code::out_of_scope, "childcare.out_of_scope"},
    {code::uscc_invalid, "childcare.uscc_invalid"},
    {code::institution_exists, "childcare.institution_exists"},
    {code::category_not_by_district, "childcare.category_not_by_district"},
    {code::voucher_item_missing, "childcare.voucher_item_missing"},
    {code::unfair_term, "childcare.unfair_term"},
    {code::risk_prompt_not_acknowledged, "childcare.risk_prompt_not_acknowledged"},
    {code::cycle_not_allowed, "childcare.cycle_not_allowed"},
    {code::filing_incomplete, "childcare.filing_incomplete"},
    {code::ratio_mismatch, "childcare.ratio_mismatch"},
    {code::bank_not_in_beijing, "childcare.bank_not_in_beijing"},
    {code::bank_not_unique, "childcare.bank_not_unique"},
    {code::agreement_missing, "childcare.agreement_missing"},
    {code::account_not_unique, "childcare.account_not_unique"},
    {code::refund_ground_missing, "childcare.refund_ground_missing"},
    {code::cooling_off_expired, "childcare.cooling_off_expired"},
    {code::service_already_received, "childcare.service_already_received"},
    {code::balance_not_below_minimum, "childcare.balance_not_below_minimum"},
    {code::fine_out_of_range, "childcare.fine_out_of_range"},
    {code::retention_period, "childcare.retention_period"},
    {code::parameter_invalid, "childcare.parameter_invalid"},
    {flag::child_over_three, "childcare.child_over_three"},
    {flag::filing_due, "childcare.filing_due"},
    {flag::filing_overdue, "childcare.filing_overdue"},
    {flag::enrolment_not_updated, "childcare.enrolment_not_updated"},
    {flag::custody_not_set_up, "childcare.custody_not_set_up"},
    {flag::cash_deposit_late, "childcare.cash_deposit_late"},
    {flag::payout_late, "childcare.payout_late"},
    {flag::refund_overdue, "childcare.refund_overdue"},
    {flag::complaint_late, "childcare.complaint_late"},
    {flag::custody_shortfall, "childcare.custody_shortfall"},
    {flag::missing_in_ledger, "childcare.missing_in_ledger"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : childcare_names) {
    if (number == code) return name;
  }
  return custody::ledger_code_name(code);
}

std::vector<std::string_view> all_code_names() {
  std::vector<std::string_view> all;
  constexpr Code last_of_the_ledger = 200;
  for (Code number = 1; number <= last_of_the_ledger; ++number) {
    const std::string_view name = custody::ledger_code_name(number);
    if (!name.empty() && number != custody::code::period_closed) all.push_back(name);  // no quarter is closed here
  }
  for (const auto& [number, name] : childcare_names) {
    if (number != flag::custody_not_set_up) all.push_back(name);  // the same name as code 301
  }
  return all;
}

// Of the name that is both a refusal and a flag: the refusal.
std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, known] : childcare_names) {
    if (known == name) return number;
  }
  return custody::ledger_code_named(name);
}

}  // namespace gongbao::childcare
