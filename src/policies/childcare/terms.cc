// Reads the parameters by name, once a day.
#include "policies/childcare/terms.h"

#include "base/check.h"

namespace gongbao::childcare {

namespace {

Cycle settlement_cycle(std::string_view text) {
  const auto cycle = enum_named<Cycle>(text);
  GB_CHECK(cycle.has_value());
  return *cycle;
}

}  // namespace

Terms terms_on(const law::Parameters& p, Date day) {
  Terms t;
  t.day = day;
  t.effective_from = p.date("effective_from", day);
  t.filing_threshold_single = p.money("filing_threshold_single", day);
  t.payments_of_one_day_are_one = p.text("single_payment_scope", day) == "contract_and_day";
  t.filing = p.work_days("filing_days", day);
  t.cash_deposit = p.work_days("cash_deposit_days", day);
  t.hour_cap = p.minutes("hour_cap", day);
  t.hour_cap_counts_unused = p.text("hour_cap_scope", day) == "outstanding";
  t.span_cap = p.months("span_cap", day);
  t.earliest_before_start = p.months("earliest_before_start", day);
  t.ratio_demo = p.ratio("ratio_demo", day);
  t.ratio_other = p.ratio("ratio_other", day);
  t.initial_payout = p.work_days("initial_payout_days", day);
  t.settlement_payout = p.work_days("settlement_payout_days", day);
  t.outcome_payout = p.work_days("outcome_payout_days", day);
  t.cycle_demo = settlement_cycle(p.text("cycle_demo", day));
  t.cycle_other = settlement_cycle(p.text("cycle_other", day));
  t.allow_other_cycle = p.on("allow_other_cycle", day);
  t.deemed_confirm = p.work_days("deemed_confirm_days", day);
  t.cooling_off = p.days("cooling_off_days", day);
  t.cooling_off_refund = p.days("cooling_off_refund_days", day);
  t.refund_default = p.days("refund_default_days", day);
  t.calendar_deadline_rolls_over_holidays = p.on("calendar_deadline_rolls_over_holidays", day);
  t.max_child_age_months = p.months("max_child_age_months", day);
  t.record_retention_years = p.years("record_retention_years", day);
  t.complaint = p.work_days("complaint_days", day);
  return t;
}

}  // namespace gongbao::childcare
