// One table, by subject header: (command, code) → clauses.
#include "policies/legal_profession/citations.h"

namespace gongbao::legal_profession {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow profession_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "s4.1a"},
    {"set_parameter", "ledger.forbidden", "s4.1a"},
    {"set_parameter", "legal_profession.value_out_of_range", "s2.3b"},
    {"erase_person", accepted, "12c"},
    {"erase_person", "ledger.forbidden", "12c"},
    {"erase_person", "legal_profession.retention_period", "12c 30a"},

    {any_command, "legal_profession.out_of_scope", "9a"},
    {any_command, "legal_profession.bad_transition", "12a"},
    {any_command, "legal_profession.reason_missing", "12c"},

    {"register_firm", accepted, "6a 12b 20a 20b s2a"},
    {"register_firm", "legal_profession.unit_unknown", "addressees-a"},
    {"register_firm", "legal_profession.uscc_invalid", "12b"},
    {"register_firm", "legal_profession.duplicate", "12b"},
    {"open_branch", accepted, "13a 18b s2.4b"},
    {"open_branch", "legal_profession.unit_unknown", "addressees-a"},
    {"open_branch", "legal_profession.licence_not_valid", "12a"},
    {"open_branch", "legal_profession.parent_not_in_practice", "18b"},
    {"open_foreign_office", accepted, "14a 18b s2.4c"},
    {"open_foreign_office", "legal_profession.parent_not_in_practice", "18b"},
    {"confirm_opening", accepted, "13a 18b"},
    {"change_form", accepted, "15b"},
    {"change_form", "legal_profession.firm_not_in_practice", "12a"},
    {"register_lawyer", accepted, "6b 12a 12b s2a"},
    {"register_lawyer", "legal_profession.licence_no_invalid", "12a"},
    {"register_lawyer", "legal_profession.firm_not_in_practice", "12a"},
    {"register_lawyer", "legal_profession.duplicate", "12b"},
    {"import_lawyers", accepted, "12b s2a"},
    {"import_lawyers", "legal_profession.licence_no_invalid", "12a"},
    {"import_lawyers", "legal_profession.firm_not_in_practice", "12a"},
    {"import_lawyers", "legal_profession.duplicate", "12b"},
    {"transfer_lawyer", accepted, "6b 12a"},
    {"transfer_lawyer", "legal_profession.date_future", "12c"},
    {"transfer_lawyer", "legal_profession.lawyer_not_in_practice", "12a"},
    {"transfer_lawyer", "legal_profession.firm_not_in_practice", "12a"},
    {"transfer_lawyer", "legal_profession.party_sync_pending", "6b"},
    {"suspend", accepted, "12a"},
    {"suspend", "legal_profession.basis_missing", "12a"},
    {"restore", accepted, "12a"},
    {"restore", "legal_profession.basis_missing", "12a"},
    {"cancel", accepted, "12a 16a"},
    {"cancel", "legal_profession.basis_missing", "12a"},
    {"revoke", accepted, "12a"},
    {"revoke", "legal_profession.basis_missing", "12a"},

    {"enter_integrity", accepted, "12c 12d 3a 27a"},
    {"enter_integrity", "legal_profession.integrity_source_missing", "12c"},
    {"enter_integrity", "legal_profession.date_future", "12c"},
    {"decide_penalty", accepted, "12c 18e"},
    {"decide_penalty", "legal_profession.basis_missing", "12a"},
    {"decide_penalty", "legal_profession.mitigation_not_grounded", "18e"},
    {"disclose", accepted, "12d"},
    {"disclose", "legal_profession.not_disclosable", "12d"},
    {"reverse_integrity", accepted, "12c 12d"},

    {"open_assessment", accepted, "18c"},
    {"open_assessment", "legal_profession.assessment_exists", "18c"},
    {"submit_assessment", accepted, "6c 18c"},
    {"finalise_assessment", accepted, "6c 18c"},
    {"finalise_assessment", "legal_profession.party_assessment_missing", "6c"},
    {"set_exemption_policy", accepted, "18d"},
    {"set_exemption_policy", "legal_profession.value_out_of_range", "18d"},
    {"publish_seed", accepted, "18c"},
    {"publish_seed", "legal_profession.already_drawn", "18c"},
    {"draw_sample", accepted, "18c 18d"},
    {"draw_sample", "legal_profession.already_drawn", "18c"},
    {"draw_sample", "legal_profession.seed_not_published", "18c"},
    {"draw_sample", "legal_profession.value_out_of_range", "18c"},
    {"draw_sample", "legal_profession.exemption_policy_not_set", "18d"},
    {"enter_spot_result", accepted, "18c s2.4a"},
    {"enter_spot_result", "legal_profession.not_in_sample", "18c"},
    {"finish_spot_check", accepted, "18c s2.4a"},
    {"finish_spot_check", "legal_profession.results_missing", "18c"},

    {"claim_pro_bono", accepted, "s2.6c"},
    {"claim_pro_bono", "legal_profession.minutes_out_of_range", "s2.6c"},
    {"claim_pro_bono", "legal_profession.date_future", "s2.6c"},
    {"claim_pro_bono", "legal_profession.licence_not_valid", "12a"},
    {"claim_pro_bono", "legal_profession.overlap", "s2.6c"},
    {"claim_pro_bono", "legal_profession.day_over_24h", "s2.6c"},
    {"verify_pro_bono", accepted, "s2.6c"},
    {"verify_pro_bono", "legal_profession.handler_conflict", "s2.6c"},
    {"reject_pro_bono", accepted, "s2.6c"},
    {"reverse_pro_bono", accepted, "s2.6c"},
    {"admit_talent", accepted, "19a s2.5a s2.5b"},
    {"admit_talent", "legal_profession.lawyer_not_in_practice", "19a"},
    {"admit_talent", "legal_profession.talent_already_in_tier", "19a"},
    {"promote_talent", accepted, "19a s2.5a s2.5b"},
    {"promote_talent", "legal_profession.lawyer_not_in_practice", "19a"},
    {"promote_talent", "legal_profession.tier_order", "19a"},
    {"remove_talent", accepted, "19a"},
    {"import_pool", accepted, "s2.5a s2.5b"},
    {"import_pool", "legal_profession.foreign_exceeds_total", "s2.5b"},
    {"submit_return", accepted, "s2.3c s2.3d"},
    {"submit_return", "legal_profession.amount_negative", "s2.3c s2.3d"},
    {"submit_return", "legal_profession.year_not_ended", "s2.3c s2.3d"},
    {"accept_return", accepted, "s2.3c s2.3d"},
    {"set_population", accepted, "s2.3b"},
    {"set_population", "legal_profession.value_out_of_range", "s2.3b"},

    {"record_entry", accepted, "12b"},
    {"record_entry", "legal_profession.entry_kind_unknown", "12b"},
    {"correct_record", accepted, "12b 12c"},
    {"attach_file", accepted, "12b"},
    {"withdraw", accepted, "12b 12c"},
    {"register_brand", accepted, "11a s2.3e"},
    {"register_brand", "legal_profession.brand_kind_unknown", "11a"},
    {"record_quality_measure", accepted, "24b"},
    {"record_quality_measure", "legal_profession.quality_measure_unknown", "24b"},
    {"request_rights", accepted, "23a"},
    {"request_rights", "legal_profession.rights_request_empty", "23a"},
    {"answer_rights", accepted, "23a"},
    {"answer_rights", "legal_profession.rights_request_empty", "23a"},
    {"pair_firms", accepted, "10a 15a"},
    {"pair_firms", "legal_profession.firm_not_in_practice", "12a"},
    {"pair_firms", "legal_profession.pairing_self", "10a"},
    {"pair_firms", "legal_profession.pairing_not_one_to_one", "10a"},
    {"end_pair", accepted, "10a 15a"},
    {"set_contact", accepted, "8a"},
    {"set_contact", "legal_profession.duplicate", "8a"},

    {"define_scheme", accepted, "10b s2.3a"},
    {"define_scheme", "legal_profession.weights_not_full", "10b"},
    {"score_scheme", accepted, "10b"},
    {"score_scheme", "legal_profession.score_out_of_range", "10b"},
    {"open_evaluation", accepted, "24a"},
    {"open_evaluation", "legal_profession.weights_not_full", "24a"},
    {"evaluate_service", accepted, "24a"},
    {"evaluate_service", "legal_profession.score_out_of_range", "24a"},
    {"close_evaluation", accepted, "24a"},
    {"close_evaluation", "legal_profession.evaluation_source_missing", "24a"},
    {"register_case", accepted, "26b"},
    {"mutual_evaluate", accepted, "26b"},
    {"mutual_evaluate", "legal_profession.mutual_pilot_off", "26b"},
    {"mutual_evaluate", "legal_profession.mutual_case_open", "26b"},
    {"mutual_evaluate", "legal_profession.mutual_not_in_case", "26b"},
    {"mutual_evaluate", "legal_profession.score_out_of_range", "26b"},
    {"mutual_evaluate", "legal_profession.duplicate", "26b"},

    {"send_clue", accepted, "26a"},
    {"send_clue", "legal_profession.clue_not_transferable", "26a"},
    {"accept_clue", accepted, "26a"},
    {"return_clue", accepted, "26a"},
    {"conclude_clue", accepted, "26a"},
    {"conclude_clue", "legal_profession.result_missing", "26a"},
    {"answer_clue", accepted, "26a"},
    {"receive_complaint", accepted, "4b 9b 30a"},
    {"receive_complaint", "legal_profession.complaint_kind_unknown", "4b 9b"},
    {"handle_complaint", accepted, "30a"},
    {"handle_complaint", "legal_profession.handler_conflict", "30a"},
    {"transfer_complaint", accepted, "30a"},
    {"conclude_complaint", accepted, "12c 30a"},
    {"conclude_complaint", "legal_profession.result_missing", "30a"},
    {"answer_complaint", accepted, "30a"},

    {"assign_task", accepted, "att.2a"},
    {"assign_task", "legal_profession.task_unknown", "att.2a"},
    {"assign_task", "legal_profession.task_owner_missing", "att.2a"},
    {"report_task", accepted, "att.2a"},
    {"report_task", "legal_profession.task_unknown", "att.2a"},
    {"report_task", "legal_profession.evidence_missing", "att.2a"},
    {"finish_task", accepted, "att.2a"},
    {"finish_task", "legal_profession.task_unknown", "att.2a"},
    {"finish_task", "legal_profession.evidence_missing", "att.2a"},
    {"finish_task", "legal_profession.indicator_not_met", "7a 8a 10b 14a 19a"},
    {"reopen_task", accepted, "att.2a"},
    {"reopen_task", "legal_profession.task_unknown", "att.2a"},
    {"evaluate_plan", accepted, "s4.1a"},
    {"evaluate_plan", "legal_profession.evaluation_empty", "s4.1a"},
    {"close_plan", accepted, "intro-a s2a"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter", "erase_person"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

std::vector<std::string_view> turned_names() {
  std::vector<std::string_view> names;
  TurnCommands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, profession_rows, cited_names(), turned_names(), all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(profession_rows, document, code);
}

}  // namespace gongbao::legal_profession
