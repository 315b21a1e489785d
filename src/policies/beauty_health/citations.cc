// One table, by subject header: (command, code) → clauses. What is of a measure or a kind cites those of all: which one
// it is, the answer says itself (its figure "clause").
#include "policies/beauty_health/citations.h"

namespace gongbao::beauty_health {

namespace {

using law::accepted;
using law::any_command;

// The lists of responsible units, those with 有关区, and the clauses of the kinds K01 to K15.
constexpr std::string_view every_list = "1u 2u 3u 4u 5u 6u 7u 8u 9u 10u 11u 12u 13u 14u 15u 16u 17u 18u 19u 20u 21u";
constexpr std::string_view lists_with_districts = "5u 6u 7u 8u 9u 11u 13u 14u 15u 18u 19u 20u 21u";
constexpr std::string_view every_kind = "1c 1d 1e 10b 11a 11c 12b 14b 15b 15c 19a 19b 19c 19d 21b";

constexpr law::CitationRow beauty_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "18b"},
    {"set_parameter", "ledger.forbidden", "18b"},
    {"set_parameter", "beauty_health.value_out_of_range", "18b"},

    {any_command, "beauty_health.out_of_scope", "18b"},
    {any_command, "beauty_health.bad_transition", "18b"},
    {any_command, "beauty_health.reason_missing", "18b"},
    {any_command, "beauty_health.kind_unknown", "18b"},
    {any_command, "beauty_health.uscc_invalid", "intro-a"},
    {any_command, "beauty_health.sector_not_covered", "intro-a"},
    {any_command, "beauty_health.unit_unknown", every_list},
    {any_command, "beauty_health.unit_not_responsible", every_list},
    {any_command, "beauty_health.districts_not_named", lists_with_districts},
    {any_command, "beauty_health.due_before_event", every_list},

    {"name_districts", accepted, lists_with_districts},
    {"name_districts", "beauty_health.districts_not_printed", every_list},
    {"plan_item", accepted, every_list},
    {"report_item", accepted, every_list},
    {"report_item", "beauty_health.bad_transition", every_list},
    {"report_item", "beauty_health.not_own_item", every_list},
    {"report_item", "beauty_health.evidence_missing", every_list},
    {"finish_item", accepted, every_list},
    {"finish_item", "beauty_health.bad_transition", every_list},
    {"finish_item", "beauty_health.not_own_item", every_list},
    {"finish_item", "beauty_health.evidence_missing", every_list},
    {"reopen_item", accepted, every_list},
    {"reopen_item", "beauty_health.bad_transition", every_list},
    {"reopen_item", "beauty_health.reason_missing", every_list},

    {"register_enterprise", accepted, "intro-a 11b 11d 12a"},
    {"register_certificate", accepted, "1b 1d 1e 9b"},
    {"register_certificate", "beauty_health.duplicate", "1d"},
    {"transfer_certificate", accepted, "1d 1e 9b"},
    {"cancel_certificate", accepted, "1d 1e 9b"},

    {"open_budget", accepted, every_kind},
    {"open_budget", "beauty_health.value_out_of_range", every_kind},
    {"open_budget", "beauty_health.duplicate", every_kind},
    {"change_budget", accepted, every_kind},
    {"change_budget", "beauty_health.bad_transition", every_kind},
    {"change_budget", "beauty_health.value_out_of_range", every_kind},
    {"change_budget", "beauty_health.budget_exceeded", every_kind},
    {"close_budget", accepted, every_kind},
    {"close_budget", "beauty_health.bad_transition", every_kind},
    {"set_kind_rule", accepted, every_kind},
    {"set_kind_rule", "beauty_health.value_out_of_range", every_kind},
    {"set_kind_rule", "beauty_health.basis_missing", every_kind},
    {"set_kind_rule", "beauty_health.rule_locked", every_kind},

    {"submit_application", accepted, every_kind},
    {"submit_application", "beauty_health.bad_transition", every_kind},
    {"submit_application", "beauty_health.unit_unknown", "19u"},
    {"submit_application", "beauty_health.certificate_not_own", "1d 1e"},
    {"submit_application", "beauty_health.not_eligible", "1c 11a 15c 21b"},
    {"submit_application", "beauty_health.not_lead_drafter", "10b"},
    {"submit_application", "beauty_health.standard_level_not_listed", "10b"},
    {"submit_application", "beauty_health.project_not_landed", "11c"},
    {"submit_application", "beauty_health.platform_title_not_listed", "12b"},
    {"submit_application", "beauty_health.not_chain_leader", "14b"},
    {"submit_application", "beauty_health.supplier_outside_region", "14b"},
    {"submit_application", "beauty_health.not_in_future_city", "15b"},
    {"submit_application", "beauty_health.stage_not_listed", "19a"},
    {"submit_application", "beauty_health.voucher_purpose", "19b"},
    {"submit_application", "beauty_health.not_listed_yet", "19c"},
    {"submit_application", "beauty_health.district_basis_missing", "19d"},
    {"submit_application", "beauty_health.duplicate_award", every_kind},
    {"submit_application", "beauty_health.duplicate", every_kind},
    {"submit_application", "beauty_health.value_out_of_range", every_kind},
    {"accept", accepted, every_kind},
    {"accept", "beauty_health.bad_transition", every_kind},
    {"return", accepted, every_kind},
    {"return", "beauty_health.bad_transition", every_kind},
    {"return", "beauty_health.reason_missing", every_kind},
    {"withdraw", accepted, every_kind},
    {"withdraw", "beauty_health.bad_transition", every_kind},
    {"refuse", accepted, every_kind},
    {"refuse", "beauty_health.bad_transition", every_kind},
    {"refuse", "beauty_health.clause_missing", every_kind},
    {"refuse", "beauty_health.reason_missing", every_kind},
    {"close_application", accepted, every_kind},
    {"close_application", "beauty_health.bad_transition", every_kind},
    {"give_opinion", accepted, every_list},
    {"give_opinion", "beauty_health.bad_transition", every_kind},
    {"give_opinion", "beauty_health.reason_missing", every_list},

    {"approve", accepted, every_kind},
    {"approve", "beauty_health.bad_transition", every_kind},
    {"approve", "beauty_health.duplicate_award", every_kind},
    {"approve", "beauty_health.amount_rule_not_set", every_kind},
    {"approve", "beauty_health.opinions_missing", every_list},
    {"approve", "beauty_health.disagreement_open", "18c"},
    {"approve", "beauty_health.amount_mismatch", every_kind},
    {"approve", "beauty_health.value_out_of_range", every_kind},
    {"approve", "beauty_health.budget_exceeded", every_kind},
    {"withdraw_approval", accepted, every_kind},
    {"withdraw_approval", "beauty_health.bad_transition", every_kind},
    {"withdraw_approval", "beauty_health.reason_missing", every_kind},
    {"publicise", accepted, every_kind},
    {"publicise", "beauty_health.bad_transition", every_kind},
    {"pay", accepted, every_kind},
    {"pay", "beauty_health.bad_transition", every_kind},
    {"pay", "beauty_health.publicity_running", every_kind},
    {"claw_back", accepted, every_kind},
    {"claw_back", "beauty_health.bad_transition", every_kind},
    {"claw_back", "beauty_health.reason_missing", every_kind},
    {"claw_back", "beauty_health.value_out_of_range", every_kind},
    {"claw_back", "beauty_health.amount_exceeds_paid", every_kind},

    {"precheck_sample", accepted, "5a 5b 5c"},
    {"precheck_sample", "beauty_health.purpose_not_listed", "5a"},
    {"precheck_sample", "beauty_health.sample_for_sale", "5a"},
    {"precheck_sample", "beauty_health.rnd_trial_use", "5a"},
    {"precheck_sample", "beauty_health.exhibit_trial_or_sale", "5a"},
    {"precheck_sample", "beauty_health.value_out_of_range", "5a"},
    {"decide_sample", accepted, "5a 5b 5c"},
    {"decide_sample", "beauty_health.bad_transition", "5a"},
    {"decide_sample", "beauty_health.reason_missing", "5a"},
    {"account_sample", accepted, "5a"},
    {"account_sample", "beauty_health.bad_transition", "5a"},
    {"account_sample", "beauty_health.value_out_of_range", "5a"},
    {"account_sample", "beauty_health.sample_quantity_exceeded", "5a"},
    {"request_bonded", accepted, "17b 17d"},
    {"request_bonded", "beauty_health.not_customs_registered", "17d"},
    {"request_bonded", "beauty_health.area_not_eligible", "17d"},
    {"request_bonded", "beauty_health.guarantee_missing", "17d"},
    {"request_bonded", "beauty_health.exhibit_not_bonded", "17b"},
    {"release_bonded", accepted, "17b 17d"},
    {"release_bonded", "beauty_health.bad_transition", "17d"},
    {"release_bonded", "beauty_health.guarantee_missing", "17d"},
    {"close_bonded", accepted, "17b 17c 17d"},
    {"close_bonded", "beauty_health.bad_transition", "17d"},

    {"report_reaction", accepted, "9a 9c"},
    {"report_reaction", "beauty_health.product_unknown", "9a"},
    {"report_reaction", "beauty_health.person_data", "9a"},
    {"evaluate_reaction", accepted, "9c"},
    {"evaluate_reaction", "beauty_health.bad_transition", "9a"},
    {"import_reaction_table", accepted, "9a"},
    {"import_reaction_table", "beauty_health.table_columns_unknown", "9a"},
    {"import_reaction_table", "beauty_health.value_out_of_range", "9a"},
    {"query_reactions", accepted, "9b"},
    {"query_reactions", "beauty_health.product_unknown", "9a"},
    {"query_reactions", "beauty_health.not_own_product", "9b"},

    {"register_platform", accepted, "2a 2b 2c"},
    {"register_platform", "beauty_health.platform_kind_unknown", "2b"},
    {"register_platform", "beauty_health.partners_missing", "2a"},
    {"register_ward", accepted, "3a 3b"},
    {"register_study", accepted, "3c"},
    {"register_study", "beauty_health.ethics_or_risk_missing", "3c"},
    {"register_pilot", accepted, "7a 7b"},
    {"register_pilot", "beauty_health.outside_national_scope", "7a"},
    {"record_entry", accepted, "2d 4b 6a 6b 6c 10a 10c 11d 13a 13b 13c 14a 15a 16a 17a 18d 20a 20b 21a"},
    {"record_entry", "beauty_health.entry_kind_unknown", "18b"},
    {"confirm_record", accepted, every_list},
    {"correct_record", accepted, "18b"},
    {"attach_file", accepted, "18b"},
    {"flag_green_filing", accepted, "8b"},
    {"flag_green_filing", "beauty_health.no_new_ingredient", "8b"},
    {"open_window", accepted, "8c"},
    {"open_window", "beauty_health.window_subject_not_listed", "8c"},
    {"book_window", accepted, "8c"},
    {"book_window", "beauty_health.no_window", "8c"},
    {"book_window", "beauty_health.window_subject_not_listed", "8c"},
    {"book_window", "beauty_health.slot_taken", "8c"},
    {"record_approval_time", accepted, "4a 8a"},
    {"record_approval_time", "beauty_health.time_order", "4a"},

    {"raise_issue", accepted, "18c"},
    {"raise_issue", "beauty_health.issue_kind_unknown", "18c"},
    {"hold_conference", accepted, "18b 18c"},
    {"hold_conference", "beauty_health.decision_without_owner", "18b"},
    {"answer_issue", accepted, "18c 18d"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, beauty_rows, cited_names(), {}, all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(beauty_rows, document, code);
}

}  // namespace gongbao::beauty_health
