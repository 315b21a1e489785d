// The one list of this policy's code names.
#include "policies/eldercare/codes.h"

#include <array>
#include <utility>

namespace gongbao::eldercare {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 34> eldercare_names{{
    {code::role_forbidden, "eldercare.role_forbidden"},
    {code::state_invalid, "eldercare.state_invalid"},
    {code::reason_missing, "eldercare.reason_missing"},
    {code::value_invalid, "eldercare.value_invalid"},
    {code::department_unknown, "eldercare.department_unknown"},
    {code::before_in_force, "eldercare.before_in_force"},
    {code::contact_staff_missing, "eldercare.contact_staff_missing"},
    {code::channel_missing, "eldercare.channel_missing"},
    {code::round_closed, "eldercare.round_closed"},
    {code::resident_id_malformed, "eldercare.resident_id_malformed"},
    {code::not_resident, "eldercare.not_resident"},
    {code::contact_incomplete, "eldercare.contact_incomplete"},
    {code::condition_not_met, "eldercare.condition_not_met"},
    {code::consent_missing, "eldercare.consent_missing"},
    {code::class_evidence_missing, "eldercare.class_evidence_missing"},
    {code::class_not_met, "eldercare.class_not_met"},
    {code::application_duplicate, "eldercare.application_duplicate"},
    {code::membership_elsewhere, "eldercare.membership_elsewhere"},
    {code::round_not_closed, "eldercare.round_not_closed"},
    {code::rating_year_invalid, "eldercare.rating_year_invalid"},
    {code::pool_already_renewed, "eldercare.pool_already_renewed"},
    {code::not_in_pool, "eldercare.not_in_pool"},
    {code::channel_invalid, "eldercare.channel_invalid"},
    {code::target_missing, "eldercare.target_missing"},
    {code::institution_unknown, "eldercare.institution_unknown"},
    {code::not_in_ledger, "eldercare.not_in_ledger"},
    {code::evidence_missing, "eldercare.evidence_missing"},
    {code::checker_conflict, "eldercare.checker_conflict"},
    {code::rectification_not_checked, "eldercare.rectification_not_checked"},
    {code::feedback_empty, "eldercare.feedback_empty"},
    {code::close_without_feedback, "eldercare.close_without_feedback"},
    {code::remuneration_forbidden, "eldercare.remuneration_forbidden"},
    {code::retention_period, "eldercare.retention_period"},
    {flag::will_missing, "eldercare.will_missing"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : eldercare_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : eldercare_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : eldercare_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::eldercare
