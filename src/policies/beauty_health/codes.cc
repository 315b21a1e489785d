// The one list of this policy's code names.
#include "policies/beauty_health/codes.h"

#include <array>
#include <utility>

namespace gongbao::beauty_health {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 64> beauty_names{{
    {code::out_of_scope, "beauty_health.out_of_scope"},
    {code::bad_transition, "beauty_health.bad_transition"},
    {code::reason_missing, "beauty_health.reason_missing"},
    {code::value_out_of_range, "beauty_health.value_out_of_range"},
    {code::unit_unknown, "beauty_health.unit_unknown"},
    {code::districts_not_printed, "beauty_health.districts_not_printed"},
    {code::unit_not_responsible, "beauty_health.unit_not_responsible"},
    {code::districts_not_named, "beauty_health.districts_not_named"},
    {code::due_before_event, "beauty_health.due_before_event"},
    {code::not_own_item, "beauty_health.not_own_item"},
    {code::evidence_missing, "beauty_health.evidence_missing"},
    {code::uscc_invalid, "beauty_health.uscc_invalid"},
    {code::sector_not_covered, "beauty_health.sector_not_covered"},
    {code::duplicate, "beauty_health.duplicate"},
    {code::kind_unknown, "beauty_health.kind_unknown"},
    {code::budget_exceeded, "beauty_health.budget_exceeded"},
    {code::basis_missing, "beauty_health.basis_missing"},
    {code::rule_locked, "beauty_health.rule_locked"},
    {code::not_eligible, "beauty_health.not_eligible"},
    {code::certificate_not_own, "beauty_health.certificate_not_own"},
    {code::not_lead_drafter, "beauty_health.not_lead_drafter"},
    {code::standard_level_not_listed, "beauty_health.standard_level_not_listed"},
    {code::project_not_landed, "beauty_health.project_not_landed"},
    {code::platform_title_not_listed, "beauty_health.platform_title_not_listed"},
    {code::not_chain_leader, "beauty_health.not_chain_leader"},
    {code::supplier_outside_region, "beauty_health.supplier_outside_region"},
    {code::not_in_future_city, "beauty_health.not_in_future_city"},
    {code::stage_not_listed, "beauty_health.stage_not_listed"},
    {code::voucher_purpose, "beauty_health.voucher_purpose"},
    {code::not_listed_yet, "beauty_health.not_listed_yet"},
    {code::district_basis_missing, "beauty_health.district_basis_missing"},
    {code::duplicate_award, "beauty_health.duplicate_award"},
    {code::amount_rule_not_set, "beauty_health.amount_rule_not_set"},
    {code::opinions_missing, "beauty_health.opinions_missing"},
    {code::disagreement_open, "beauty_health.disagreement_open"},
    {code::amount_mismatch, "beauty_health.amount_mismatch"},
    {code::clause_missing, "beauty_health.clause_missing"},
    {code::publicity_running, "beauty_health.publicity_running"},
    {code::amount_exceeds_paid, "beauty_health.amount_exceeds_paid"},
    {code::purpose_not_listed, "beauty_health.purpose_not_listed"},
    {code::sample_for_sale, "beauty_health.sample_for_sale"},
    {code::rnd_trial_use, "beauty_health.rnd_trial_use"},
    {code::exhibit_trial_or_sale, "beauty_health.exhibit_trial_or_sale"},
    {code::sample_quantity_exceeded, "beauty_health.sample_quantity_exceeded"},
    {code::not_customs_registered, "beauty_health.not_customs_registered"},
    {code::area_not_eligible, "beauty_health.area_not_eligible"},
    {code::guarantee_missing, "beauty_health.guarantee_missing"},
    {code::exhibit_not_bonded, "beauty_health.exhibit_not_bonded"},
    {code::product_unknown, "beauty_health.product_unknown"},
    {code::person_data, "beauty_health.person_data"},
    {code::table_columns_unknown, "beauty_health.table_columns_unknown"},
    {code::not_own_product, "beauty_health.not_own_product"},
    {code::platform_kind_unknown, "beauty_health.platform_kind_unknown"},
    {code::partners_missing, "beauty_health.partners_missing"},
    {code::ethics_or_risk_missing, "beauty_health.ethics_or_risk_missing"},
    {code::outside_national_scope, "beauty_health.outside_national_scope"},
    {code::no_new_ingredient, "beauty_health.no_new_ingredient"},
    {code::no_window, "beauty_health.no_window"},
    {code::window_subject_not_listed, "beauty_health.window_subject_not_listed"},
    {code::slot_taken, "beauty_health.slot_taken"},
    {code::time_order, "beauty_health.time_order"},
    {code::issue_kind_unknown, "beauty_health.issue_kind_unknown"},
    {code::decision_without_owner, "beauty_health.decision_without_owner"},
    {code::entry_kind_unknown, "beauty_health.entry_kind_unknown"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : beauty_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : beauty_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : beauty_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::beauty_health
