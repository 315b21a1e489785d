// One table, by subject header: (command, code) → clauses.
#include "policies/eldercare/citations.h"

namespace gongbao::eldercare {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow eldercare_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "11"},
    {"set_parameter", "ledger.forbidden", "11"},
    {"set_parameter", "eldercare.value_invalid", "10a"},
    {"erase_person", accepted, "10d"},
    {"erase_person", "ledger.forbidden", "10d"},
    {"erase_person", "eldercare.retention_period", "5b 6a 10d"},

    {any_command, "eldercare.role_forbidden", "10a"},
    {any_command, "eldercare.state_invalid", "10a"},
    {any_command, "eldercare.reason_missing", "10a"},
    {any_command, "eldercare.department_unknown", "addressees-a"},
    {any_command, "eldercare.not_in_ledger", "10b"},

    {"publish_channels", accepted, "8a"},
    {"publish_channels", "eldercare.channel_missing", "8a"},
    {"designate_contact_staff", accepted, "7a"},
    {"set_department_policy", accepted, "5a 8b 10a"},
    {"import_institutions", accepted, "3.3"},
    {"add_interpretation", accepted, "11"},

    {"open_round", accepted, "5a 7a 8a"},
    {"open_round", "eldercare.before_in_force", "12"},
    {"open_round", "eldercare.contact_staff_missing", "7a"},
    {"open_round", "eldercare.channel_missing", "8a"},
    {"select", accepted, "5b 5c 5.1 5.2 5.3 5.4 5.5 5.6 6b"},
    {"select", "eldercare.state_invalid", "5c"},
    {"select", "eldercare.round_not_closed", "5c"},

    {"apply", accepted, "2a 4.1 4.2 4.3 4.4 5a"},
    {"apply", "eldercare.round_closed", "5a"},
    {"apply", "eldercare.resident_id_malformed", "4.1"},
    {"apply", "eldercare.not_resident", "4.1"},
    {"apply", "eldercare.contact_incomplete", "4.1"},
    {"apply", "eldercare.condition_not_met", "4.2 4.3"},
    {"apply", "eldercare.consent_missing", "4.4"},
    {"apply", "eldercare.class_evidence_missing", "5.1 5.2 5.4 5.5"},
    {"apply", "eldercare.class_not_met", "5.3"},
    {"apply", "eldercare.application_duplicate", "5b"},
    {"apply", "eldercare.membership_elsewhere", "5b"},
    {"withdraw_application", accepted, "4.4"},
    {"review_application", accepted, "4.2 4.3"},
    {"review_application", "eldercare.condition_not_met", "4.2 4.3"},

    {"rate_supervisor", accepted, "6b"},
    {"rate_supervisor", "eldercare.rating_year_invalid", "6b"},
    {"state_will", accepted, "6b"},
    {"state_will", "eldercare.rating_year_invalid", "6b"},
    {"renew_pool", accepted, "6a 6b"},
    {"renew_pool", "eldercare.pool_already_renewed", "6a"},
    {"renew_pool", "eldercare.state_invalid", "6a"},
    {"renew_pool", "eldercare.will_missing", "6b"},
    {"leave", accepted, "2b"},
    {"remove_member", accepted, "4.1 4.2 4.3 4.4"},

    {"receive_report", accepted, "3.3 8b"},
    {"receive_report", "eldercare.not_in_pool", "6a"},
    {"receive_report", "eldercare.channel_invalid", "3.3"},
    {"receive_report", "eldercare.target_missing", "3.3"},
    {"accept_report", accepted, "10b"},
    {"return_report", accepted, "10b 10d"},

    {"order_rectification", accepted, "10c"},
    {"order_rectification", "eldercare.institution_unknown", "3.3"},
    {"report_rectification", accepted, "10c"},
    {"report_rectification", "eldercare.evidence_missing", "10c"},
    {"check_rectification", accepted, "10c"},
    {"check_rectification", "eldercare.checker_conflict", "10c"},
    {"decide_not_substantiated", accepted, "10d"},
    {"transfer_entry", accepted, "10d"},
    {"give_feedback", accepted, "10d"},
    {"give_feedback", "eldercare.rectification_not_checked", "10c"},
    {"give_feedback", "eldercare.feedback_empty", "10d"},
    {"close_entry", accepted, "10d"},
    {"close_entry", "eldercare.close_without_feedback", "10d"},

    {"record_activity", accepted, "9a"},
    {"record_activity", "eldercare.remuneration_forbidden", "2b"},
    {"record_participation", accepted, "3.1 3.2 9b"},
    {"record_participation", "eldercare.remuneration_forbidden", "2b"},
    {"record_convenience", accepted, "7b"},
    {"record_convenience", "eldercare.remuneration_forbidden", "2b 7b"},
    {"record_appraisal", accepted, "3.4"},
    {"record_appraisal", "eldercare.not_in_pool", "3.4 6a"},
    {"record_appraisal", "eldercare.institution_unknown", "3.4"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter", "erase_person"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, eldercare_rows, cited_names(), {}, all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(eldercare_rows, document, code);
}

}  // namespace gongbao::eldercare
