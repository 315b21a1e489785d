// The one list of this policy's code names.
#include "policies/legal_profession/codes.h"

#include <array>
#include <utility>

namespace gongbao::legal_profession {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 55> profession_names{{
    {code::out_of_scope, "legal_profession.out_of_scope"},
    {code::bad_transition, "legal_profession.bad_transition"},
    {code::value_out_of_range, "legal_profession.value_out_of_range"},
    {code::unit_unknown, "legal_profession.unit_unknown"},
    {code::uscc_invalid, "legal_profession.uscc_invalid"},
    {code::duplicate, "legal_profession.duplicate"},
    {code::parent_not_in_practice, "legal_profession.parent_not_in_practice"},
    {code::licence_no_invalid, "legal_profession.licence_no_invalid"},
    {code::firm_not_in_practice, "legal_profession.firm_not_in_practice"},
    {code::lawyer_not_in_practice, "legal_profession.lawyer_not_in_practice"},
    {code::licence_not_valid, "legal_profession.licence_not_valid"},
    {code::date_future, "legal_profession.date_future"},
    {code::party_sync_pending, "legal_profession.party_sync_pending"},
    {code::basis_missing, "legal_profession.basis_missing"},
    {code::integrity_source_missing, "legal_profession.integrity_source_missing"},
    {code::not_disclosable, "legal_profession.not_disclosable"},
    {code::reason_missing, "legal_profession.reason_missing"},
    {code::assessment_exists, "legal_profession.assessment_exists"},
    {code::party_assessment_missing, "legal_profession.party_assessment_missing"},
    {code::already_drawn, "legal_profession.already_drawn"},
    {code::seed_not_published, "legal_profession.seed_not_published"},
    {code::exemption_policy_not_set, "legal_profession.exemption_policy_not_set"},
    {code::not_in_sample, "legal_profession.not_in_sample"},
    {code::results_missing, "legal_profession.results_missing"},
    {code::mitigation_not_grounded, "legal_profession.mitigation_not_grounded"},
    {code::minutes_out_of_range, "legal_profession.minutes_out_of_range"},
    {code::day_over_24h, "legal_profession.day_over_24h"},
    {code::overlap, "legal_profession.overlap"},
    {code::handler_conflict, "legal_profession.handler_conflict"},
    {code::talent_already_in_tier, "legal_profession.talent_already_in_tier"},
    {code::tier_order, "legal_profession.tier_order"},
    {code::foreign_exceeds_total, "legal_profession.foreign_exceeds_total"},
    {code::brand_kind_unknown, "legal_profession.brand_kind_unknown"},
    {code::quality_measure_unknown, "legal_profession.quality_measure_unknown"},
    {code::rights_request_empty, "legal_profession.rights_request_empty"},
    {code::pairing_self, "legal_profession.pairing_self"},
    {code::pairing_not_one_to_one, "legal_profession.pairing_not_one_to_one"},
    {code::amount_negative, "legal_profession.amount_negative"},
    {code::year_not_ended, "legal_profession.year_not_ended"},
    {code::weights_not_full, "legal_profession.weights_not_full"},
    {code::score_out_of_range, "legal_profession.score_out_of_range"},
    {code::evaluation_source_missing, "legal_profession.evaluation_source_missing"},
    {code::clue_not_transferable, "legal_profession.clue_not_transferable"},
    {code::mutual_pilot_off, "legal_profession.mutual_pilot_off"},
    {code::mutual_case_open, "legal_profession.mutual_case_open"},
    {code::mutual_not_in_case, "legal_profession.mutual_not_in_case"},
    {code::complaint_kind_unknown, "legal_profession.complaint_kind_unknown"},
    {code::result_missing, "legal_profession.result_missing"},
    {code::task_unknown, "legal_profession.task_unknown"},
    {code::task_owner_missing, "legal_profession.task_owner_missing"},
    {code::evidence_missing, "legal_profession.evidence_missing"},
    {code::indicator_not_met, "legal_profession.indicator_not_met"},
    {code::evaluation_empty, "legal_profession.evaluation_empty"},
    {code::entry_kind_unknown, "legal_profession.entry_kind_unknown"},
    {code::retention_period, "legal_profession.retention_period"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : profession_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : profession_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : profession_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::legal_profession
