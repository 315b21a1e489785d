// One table, by subject header: (command, code) → clauses. Section 1 is in force a day later than the rest: what may
// be accepted before rests on the introduction.
#include "policies/used_vehicle/citations.h"

namespace gongbao::used_vehicle {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow used_vehicle_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "intro-a"},
    {"set_parameter", "ledger.forbidden", "intro-a"},
    {"set_parameter", "used_vehicle.value_invalid", "intro-a"},
    {"erase_person", accepted, "intro-a"},
    {"erase_person", "ledger.forbidden", "intro-a"},
    {"erase_person", "used_vehicle.retention_period", "3b 3f"},

    // what a day turn does of its own accord
    {"expire_quotas", accepted, "1c"},

    {any_command, "used_vehicle.role_forbidden", "intro-a"},
    {any_command, "used_vehicle.state_invalid", "intro-a"},
    {any_command, "used_vehicle.reason_missing", "intro-a"},
    {any_command, "used_vehicle.value_invalid", "intro-a"},
    {any_command, "used_vehicle.broker_cannot_deal", "1a"},

    {"register_operator", accepted, "addressees-a"},
    {"register_operator", "used_vehicle.uscc_malformed", "dk/3 4b"},
    {"register_operator", "used_vehicle.operator_exists", "addressees-a"},
    {"end_filing", accepted, "addressees-a"},
    {"record_connection", accepted, "4d"},
    {"apply_station", accepted, "3c"},
    {"approve_station", accepted, "3c"},
    {"approve_station", "used_vehicle.state_invalid", "3c"},
    {"stop_station", accepted, "3c"},
    {"stop_station", "used_vehicle.state_invalid", "3c"},
    {"stop_station", "used_vehicle.reason_missing", "3c"},
    {"import_owner_register", accepted, "4b"},
    {"import_owner_register", "used_vehicle.vin_malformed", "dk/1 4b"},
    {"import_owner_register", "used_vehicle.uscc_malformed", "dk/3 4b"},

    {"submit_review", accepted, "intro-a"},
    {"submit_review", "used_vehicle.broker_cannot_deal", "1a"},
    {"decide_review", accepted, "intro-a"},
    {"decide_review", "used_vehicle.reason_missing", "1b"},
    {"withdraw_review", accepted, "1b"},
    {"withdraw_review", "used_vehicle.reason_missing", "1b"},
    {"push_dealers", accepted, "1b"},
    {"push_dealers", "used_vehicle.push_before_start", "1b"},
    {"push_dealers", "used_vehicle.dealer_not_verified", "1b"},
    {"push_dealers", "used_vehicle.push_empty", "1b"},
    {"acknowledge_push", accepted, "1b"},
    {"acknowledge_push", "used_vehicle.push_out_of_order", "1b"},
    {"allocate_quota", accepted, "1c"},
    {"allocate_quota", "used_vehicle.quota_dealer_not_pushed", "1c"},
    {"cancel_quota", accepted, "1c"},
    {"cancel_quota", "used_vehicle.state_invalid", "1c"},

    {"open_transaction", accepted, "4b 4c"},
    {"open_transaction", "used_vehicle.vin_malformed", "dk/1 4b"},
    {"open_transaction", "used_vehicle.vin_check_digit", "dk/1 4b"},
    {"open_transaction", "used_vehicle.plate_malformed", "dk/2 4b"},
    {"open_transaction", "used_vehicle.uscc_malformed", "dk/3 4b"},
    {"open_transaction", "used_vehicle.resident_id_malformed", "dk/4 4b"},
    {"open_transaction", "used_vehicle.broker_as_principal", "1a"},
    {"open_transaction", "used_vehicle.seller_not_owner", "4b"},
    {"open_transaction", "used_vehicle.transaction_open", "4c"},
    {"open_transaction", "used_vehicle.price_invalid", "4b"},
    {"open_transaction", "used_vehicle.same_party", "4b"},
    {"cancel_transaction", accepted, "4c"},
    {"cancel_transaction", "used_vehicle.state_invalid", "4c"},

    {"verify_parties", accepted, "3a"},
    {"verify_parties", "used_vehicle.papers_incomplete", "3a"},
    {"verify_vehicle_papers", accepted, "3a"},
    {"verify_vehicle_papers", "used_vehicle.papers_incomplete", "3a"},

    {"issue_invoice", accepted, "2a 2b 2c 2d 3a 3b 4a"},
    {"issue_invoice", "used_vehicle.broker_cannot_deal", "1a"},
    {"issue_invoice", "used_vehicle.issuer_not_dealer", "4a"},
    {"issue_invoice", "used_vehicle.issuer_not_market", "4a"},
    {"issue_invoice", "used_vehicle.market_suspended", "5e"},
    {"issue_invoice", "used_vehicle.reissue_forbidden", "2e"},
    {"issue_invoice", "used_vehicle.own_invoice_required", "1d 2d 5d"},
    {"issue_invoice", "used_vehicle.market_invoice_required", "2a"},
    {"issue_invoice", "used_vehicle.kind_not_allowed", "4a"},
    {"issue_invoice", "used_vehicle.issuer_not_party", "4a"},
    {"issue_invoice", "used_vehicle.not_connected", "4d"},
    {"issue_invoice", "used_vehicle.invoice_duplicate_for_transaction", "2c 4c"},
    {"issue_invoice", "used_vehicle.invoice_number_duplicate", "4c"},
    {"issue_invoice", "used_vehicle.invoice_no_malformed", "dk/6 4c"},
    {"issue_invoice", "used_vehicle.identity_not_verified", "3a"},
    {"issue_invoice", "used_vehicle.vehicle_docs_not_verified", "3a"},
    {"issue_invoice", "used_vehicle.private_flip_limit", "dk/5 4b"},
    {"void_invoice", accepted, "4c"},
    {"void_invoice", "used_vehicle.invoice_already_used", "4c"},
    {"void_invoice", "used_vehicle.reason_missing", "4c"},
    {"import_invoices", accepted, "4b 5d"},
    {"import_invoices", "used_vehicle.invoice_number_duplicate", "4c"},
    {"import_invoices", "used_vehicle.invoice_no_malformed", "dk/6 4c"},
    {"import_invoices", "used_vehicle.uscc_malformed", "dk/3 4b"},
    {"verify_invoice", accepted, "3d"},

    {"register_transfer", accepted, "2d 3c 3d 3f"},
    {"register_transfer", "used_vehicle.station_not_active", "3c"},
    {"register_transfer", "used_vehicle.not_connected", "4d"},
    {"register_transfer", "used_vehicle.invoice_missing", "4a"},
    {"register_transfer", "used_vehicle.photocopy_refused", "3e"},
    {"register_transfer", "used_vehicle.papers_incomplete", "3c"},
    {"register_transfer", "used_vehicle.vehicle_not_checked", "3c"},
    {"register_transfer", "used_vehicle.invoice_not_verified", "3d 4b"},
    {"register_transfer", "used_vehicle.quota_missing", "1c"},
    {"register_transfer", "used_vehicle.own_invoice_required", "1d"},
    {"register_transfer", "used_vehicle.seller_not_owner", "4b"},
    {"reverse_registration", accepted, "4b"},
    {"reverse_registration", "used_vehicle.state_invalid", "4b"},

    {"confirm_case", accepted, "5d 5e 5f"},
    {"confirm_case", "used_vehicle.evidence_missing", "5d"},
    {"dismiss_case", accepted, "5d"},
    {"claim_rectified", accepted, "5d 5e"},
    {"lift_case", accepted, "5e"},
    {"refuse_claim", accepted, "5e"},

    {"file_complaint", accepted, "2e 5c"},
    {"accept_complaint", accepted, "2e 5c"},
    {"decide_complaint", accepted, "2e 5c"},
    {"reply_complaint", accepted, "2e 5c"},
    {"close_complaint", accepted, "2e 5c"},
    {"file_loss_claim", accepted, "3g"},
    {"answer_loss_claim", accepted, "3g"},
    {"close_loss_claim", accepted, "3g"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter", "erase_person"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, used_vehicle_rows, cited_names(), {ExpireQuotas::name}, all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(used_vehicle_rows, document, code);
}

}  // namespace gongbao::used_vehicle
