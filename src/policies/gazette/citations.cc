// One table, by subject header: (command, code) → clauses.
#include "policies/gazette/citations.h"

namespace gongbao::gazette {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow gazette_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "intro.2b"},
    {"set_parameter", "ledger.forbidden", "intro.2b"},
    {"set_parameter", "gazette.value_invalid", "intro.2b"},

    {any_command, "gazette.citation_not_in_force", "query.2b"},
    {any_command, "gazette.out_of_scope", "intro.1a"},
    {any_command, "gazette.bad_transition", "intro.2b"},
    {any_command, "gazette.reason_missing", "intro.2b"},
    {any_command, "gazette.published_immutable", "intro.2b"},

    {"register_department", accepted, "intro.1c"},
    {"open_issue", accepted, "cover-a masthead-a intro.3b"},
    {"open_issue", "gazette.issue_number_gap", "cover-a"},
    {"open_issue", "gazette.total_number_gap", "cover-a"},
    {"open_issue", "gazette.issue_date_order", "masthead-a"},
    {"attach_file", accepted, "intro.2b"},
    {"attach_file", "gazette.hash_mismatch", "intro.2b"},
    {"list_slip", accepted, "intro.2b"},
    {"list_slip", "gazette.slip_text_absent", "intro.2b"},
    {"list_slip", "gazette.slip_not_found", "intro.2b"},
    {"withdraw_slip", accepted, "intro.2b"},
    {"withdraw_slip", "gazette.slip_not_listed", "intro.2b"},
    {"import_text", accepted, "intro.2b"},
    {"import_text", "gazette.hash_mismatch", "intro.2b"},
    {"import_text", "gazette.slip_not_listed", "intro.2b"},
    {"import_text", "gazette.slip_not_found", "intro.2b"},
    {"import_text", "gazette.text_not_covered", "intro.2b"},
    {"edit_text", accepted, "intro.2b"},

    {"submit_document", accepted, "intro.1b intro.1c intro.1d"},
    {"submit_document", "gazette.kind_not_admitted", "intro.1b intro.1c intro.1d"},
    {"submit_document", "gazette.leader_approval_missing", "intro.1d"},
    {"submit_document", "gazette.duplicate_number", "contents-zh-a"},
    {"correct_metadata", accepted, "contents-zh-a contents-en-a"},
    {"correct_metadata", "gazette.duplicate_number", "contents-zh-a"},
    {"proof_document", accepted, "intro.2b"},
    {"proof_document", "gazette.same_person", "intro.2b"},
    {"proof_document", "gazette.anchors_unconfirmed", "intro.2b"},
    {"set_label", accepted, "intro.2a intro.2b"},
    {"set_label", "gazette.label_not_allowed", "intro.2a"},
    {"publish_erratum", accepted, "intro.2b"},
    {"publish_erratum", "gazette.erratum_text_absent", "intro.2b"},
    {"publish_erratum", "gazette.not_published", "intro.2b"},
    {"publish_interpretation", accepted, "query.2c"},
    {"publish_interpretation", "gazette.interpretation_unlinked", "query.2c"},
    {"publish_interpretation", "gazette.not_issuer", "query.2c"},
    {"withdraw_interpretation", accepted, "query.2c"},
    {"withdraw_interpretation", "gazette.not_issuer", "query.2c"},
    {"record_status_event", accepted, "query.2b"},
    {"record_status_event", "gazette.not_issuer", "query.2c"},
    {"record_status_event", "gazette.citation_unresolved", "query.2b"},
    {"record_status_event", "gazette.citation_ambiguous", "query.2b"},
    {"record_status_event", "gazette.scope_missing", "intro.2b"},
    {"record_status_event", "gazette.date_order", "intro.2b"},

    {"set_contents", accepted, "contents-zh-a contents-en-a contents-note-a intro.3a"},
    {"set_contents", "gazette.contents_incomplete", "contents-zh-a"},
    {"set_contents", "gazette.english_title_missing", "contents-en-a"},
    {"set_contents", "gazette.contents_mismatch", "contents-en-a"},
    {"set_contents", "gazette.page_order", "contents-zh-a"},
    {"publish_issue", accepted,
     "query.1a query.2a query.2d query.3a query.3b query.4a query.follow-a imprint-a network-a intro.2b intro.3a"},
    {"publish_issue", "gazette.not_proofed", "intro.2b"},
    {"publish_issue", "gazette.contents_incomplete", "contents-zh-a"},
    {"publish_issue", "gazette.price_not_zero", "query.4a"},
    {"publish_issue", "gazette.paper_run_missing", "query.1a"},
    {"publish_issue", "gazette.issn_invalid", "imprint-a"},

    {"register_place", accepted, "query.4b query.4c"},
    {"register_place", "gazette.place_kind_not_listed", "query.4b query.4c"},
    {"register_place", "gazette.area_unknown", "query.4c"},
    {"send_copies", accepted, "query.4a query.4b"},
    {"send_copies", "gazette.not_published", "query.1a"},
    {"send_copies", "gazette.copies_exceeded", "query.4a"},
    {"confirm_receipt", accepted, "query.4b"},
    {"request_copy", accepted, "query.4a"},
    {"request_copy", "gazette.no_copy_left", "query.4a"},
    {"hand_over_copy", accepted, "query.4a"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, gazette_rows, cited_names(), {}, all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(gazette_rows, document, code);
}

}  // namespace gongbao::gazette
