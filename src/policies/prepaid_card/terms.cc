// Reads the parameters by name, once a day.
#include "policies/prepaid_card/terms.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::prepaid_card {

namespace {

FloorMode floor_mode(std::string_view text) {
  if (text == "quarter_only") return FloorMode::quarter_only;
  if (text == "progress_only") return FloorMode::progress_only;
  GB_CHECK(text == "quarter_and_progress");
  return FloorMode::quarter_and_progress;
}

NewOperatorBase new_operator_base(std::string_view text) {
  if (text == "zero") return NewOperatorBase::zero;
  if (text == "declared_at_filing") return NewOperatorBase::declared_at_filing;
  GB_CHECK(text == "current_balance");
  return NewOperatorBase::current_balance;
}

}  // namespace

Terms terms_on(const law::Parameters& p, Date day) {
  Terms t;
  t.day = day;
  t.effective_from = p.date("effective_from", day);
  t.custody_ratio = p.ratio("custody_ratio", day);
  t.termination_ratio = p.ratio("termination_ratio", day);
  t.floor_mode = floor_mode(p.text("floor_mode", day));
  t.new_operator_base = new_operator_base(p.text("new_operator_floor_base", day));
  t.filing_threshold = p.money("filing_threshold", day);
  t.filing_threshold_inclusive = p.on("filing_threshold_inclusive", day);
  t.balance_subtracts_refunds = p.on("balance_subtracts_refunds", day);
  t.deregister_requires_zero_liability = p.on("deregister_requires_zero_liability", day);
  t.calendar_deadline_rolls_over_holidays = p.on("calendar_deadline_rolls_over_holidays", day);
  t.reapply_needs_new_window = p.on("reapply_needs_new_window", day);
  t.window_starts_on_redemption = p.text("window_starts_on", day) == "redemption";
  t.voluntary_filers_in_custody = p.on("voluntary_filers_in_custody", day);
  t.filing_duty_grace = p.work_days("filing_duty_grace_working_days", day);
  t.filing_confirm = p.work_days("filing_confirm_days", day);
  t.change_handle = p.work_days("change_handle_days", day);
  t.deregistration = p.work_days("deregistration_days", day);
  t.report_check = p.work_days("report_check_days", day);
  t.objection_window = p.work_days("objection_window_days", day);
  t.cash_deposit = p.work_days("cash_deposit_days", day);
  t.acquirer_settlement = p.work_days("acquirer_settlement_days", day);
  t.complaint = p.work_days("complaint_days", day);
  t.termination_notice = p.days("termination_notice_days", day);
  t.payout_execution = p.days("payout_execution_days", day);
  t.cooling_off_refund = p.days("cooling_off_refund_days", day);
  t.refund_default = p.days("refund_default_days", day);
  t.id_window = p.days("id_window_days", day);
  t.record_retention_years = p.years("record_retention_years", day);
  for (const auto& [name, code] : p.table("allowed_purposes", day)) {
    t.allowed_purposes.push_back(static_cast<std::uint16_t>(code));
  }
  std::ranges::sort(t.allowed_purposes);
  return t;
}

// 第十二条 每季度结束后20个工作日内
law::Deadline quarter_report_due(const law::Parameters& p, const law::Calendar& calendar, Quarter quarter) {
  const Date end = last_day(quarter);
  return calendar.add_work_days(end, p.work_days("quarter_report_days", end));
}

// 第七条 应在变化之日起15个工作日内
law::Deadline change_submit_due(const law::Parameters& p, const law::Calendar& calendar, Date changed_on) {
  return calendar.add_work_days(changed_on, p.work_days("change_submit_days", changed_on));
}

// 七日内
Date cooling_off_ends(const law::Parameters& p, Date first_sale) {
  return first_sale + p.days("cooling_off_days", first_sale);
}

}  // namespace gongbao::prepaid_card
