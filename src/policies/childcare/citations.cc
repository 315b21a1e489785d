// One table, by subject header: (command, code) → clauses. A row that cites the Regulation also holds 22a, the clause
// that opens the door to it.
#include "policies/childcare/citations.h"

#include <algorithm>

#include "custody/turn.h"

namespace gongbao::childcare {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow citation_rows[] = {
    // every command: whose business it is, and from when on
    {any_command, "ledger.forbidden", "19a 21a"},
    {any_command, "childcare.not_in_force", "23a"},

    // what any movement of money may show beside its own outcome, and what is shown when it is read
    {any_command, "childcare.custody_shortfall", "13b 18b"},
    {any_command, "childcare.filing_due", "6a"},
    {any_command, "childcare.enrolment_not_updated", "7f"},

    // what a day turn does of its own accord (custody/lots.h); its journal is one for all of it
    {"turn_operator", accepted, "2-14c 10i"},
    {"cash_overdue", accepted, "10i"},
    {"cash_overdue", "childcare.cash_deposit_late", "10i"},
    {"service_deemed", accepted, "13b 14b 14c 14d 2-14a 2-14b 2-14c"},
    {"quarter_rolled", accepted, "13b"},
    {"resplit", accepted, "13b"},

    // the city's commands (policies/registry), persons (policies/persons)
    {"set_parameter", accepted, "4a"},
    {"set_parameter", "ledger.forbidden", "4a"},
    {"set_parameter", "childcare.parameter_invalid", "4a"},
    {"erase_person", accepted, "21a reg/19 22a"},
    {"erase_person", "ledger.wrong_state", "reg/19 22a"},
    {"erase_person", "childcare.retention_period", "reg/19 22a"},
    {"read_person", accepted, "21a reg/19 22a"},
    {"read_attachment", accepted, "21a reg/19 22a"},

    // registration.h
    {"register_institution", accepted, "2a 2b 7a"},
    {"register_institution", "childcare.uscc_invalid", "7a"},
    {"register_institution", "childcare.institution_exists", "7a"},
    {"register_institution", "childcare.out_of_scope", "2a 2b"},
    {"set_category", accepted, "13d 13e 19b"},
    {"set_category", "childcare.category_not_by_district", "19b"},
    {"publish_fee_standard", accepted, "9a 9c"},
    {"publish_fee_standard", "childcare.unfair_term", "5q"},
    {"publish_disclosure", accepted, "9a 17a"},
    {"publish_disclosure", "childcare.disclosure_missing", "9a 17a"},
    {"publish_disclosure", "childcare.unfair_term", "5q"},

    // custody_setup.h
    {"sign_custody_agreement", accepted, "10a 10b 10d"},
    {"sign_custody_agreement", "childcare.bank_not_in_beijing", "10b"},
    {"sign_custody_agreement", "childcare.bank_not_unique", "10b"},
    {"sign_custody_agreement", "childcare.agreement_missing", "10d"},
    {"open_custody_account", accepted, "10c 20b"},
    {"open_custody_account", "childcare.agreement_missing", "10d"},
    {"open_custody_account", "childcare.account_not_unique", "10c"},

    // filing.h
    {"submit_filing", accepted, "6a 6b 6d 7a 7b 7c 7d 7e 8a"},
    {"submit_filing", "ledger.wrong_state", "6a 6c"},
    {"submit_filing", "childcare.filing_incomplete", "7a 7b 7c 7d 7e"},
    {"submit_filing", "childcare.ratio_mismatch", "7c 13d 13e"},
    {"submit_filing", "childcare.voucher_item_missing", "5b 7d"},
    {"submit_filing", "childcare.unfair_term", "5q 7d"},
    {"submit_filing", "childcare.filing_overdue", "6a"},
    {"update_filing", accepted, "6c 7a"},
    {"update_filing", "ledger.wrong_state", "6c"},
    {"update_filing", "childcare.filing_incomplete", "7a 7b 7c 7d 7e"},
    {"update_filing", "childcare.ratio_mismatch", "7c 13d 13e"},
    {"update_filing", "childcare.voucher_item_missing", "5b 7d"},
    {"update_filing", "childcare.unfair_term", "5q 7d"},
    {"update_enrolment", accepted, "7e 7f"},
    {"update_enrolment", "ledger.wrong_state", "7f"},
    {"withdraw_filing", accepted, "6b"},
    {"withdraw_filing", "ledger.wrong_state", "6a"},

    // contracts.h
    {"register_contract", accepted, "5b 5c 5d 5e 5f 5g 5h 5i 5j 5k 5l 5m 5n 5o 5p"},
    {"register_contract", "childcare.voucher_item_missing", "5b 5c 5d 5e 5f 5g 5h 5i 5j 5k 5l 5m 5n"},
    {"register_contract", "childcare.unfair_term", "5q"},
    {"register_contract", "childcare.child_over_three", "2b"},
    {"acknowledge_contract", accepted, "9b 14c 14d"},
    {"acknowledge_contract", "ledger.wrong_state", "5f"},
    {"acknowledge_contract", "childcare.risk_prompt_not_acknowledged", "9b 5g"},
    {"acknowledge_contract", "childcare.cycle_not_allowed", "14c 14d"},
    {"register_bill", accepted, "2c 10h 12a"},
    {"log_attendance", accepted, "14a 15a"},
    {"log_attendance", "ledger.wrong_state", "14a"},

    // payments (admission.h)
    {"pay_fee", accepted, "10g 12c 12d 12e 13a 13b 13c 13d 13e"},
    {"pay_fee", "ledger.wrong_state", "10h 12a"},
    {"pay_fee", "childcare.custody_not_set_up", "10a"},
    {"pay_fee", "childcare.account_not_dedicated", "10f 10g 13a"},
    {"pay_fee", "childcare.payee_mismatch", "10e"},
    {"pay_fee", "childcare.issuing_suspended", "reg/28 22a"},
    {"pay_fee", "childcare.issuer_disqualified", "reg/11 22a"},
    {"pay_fee", "childcare.cycle_not_confirmed", "14c 14d"},
    {"pay_fee", "childcare.disclosure_missing", "9a 17a"},
    {"pay_fee", "childcare.levy_prohibited", "9d"},
    {"pay_fee", "childcare.fee_item_not_published", "9c"},
    {"pay_fee", "childcare.fee_above_published", "9c"},
    {"pay_fee", "childcare.period_outside_service", "12a"},
    {"pay_fee", "childcare.period_overlap", "12a"},
    {"pay_fee", "childcare.beyond_lease", "12b"},
    {"pay_fee", "childcare.fee_hours_exceeded", "12c"},
    {"pay_fee", "childcare.fee_span_exceeded", "12d"},
    {"pay_fee", "childcare.fee_too_early", "12e"},
    {"collect_cash", accepted, "10i 10j 12c 12d 12e"},
    {"collect_cash", "ledger.wrong_state", "10h 12a"},
    {"collect_cash", "childcare.custody_not_set_up", "4c 10a"},
    {"collect_cash", "childcare.payee_mismatch", "10e"},
    {"collect_cash", "childcare.issuing_suspended", "reg/28 22a"},
    {"collect_cash", "childcare.issuer_disqualified", "reg/11 22a"},
    {"collect_cash", "childcare.cycle_not_confirmed", "14c 14d"},
    {"collect_cash", "childcare.disclosure_missing", "9a 17a"},
    {"collect_cash", "childcare.levy_prohibited", "9d"},
    {"collect_cash", "childcare.fee_item_not_published", "9c"},
    {"collect_cash", "childcare.fee_above_published", "9c"},
    {"collect_cash", "childcare.period_outside_service", "12a"},
    {"collect_cash", "childcare.period_overlap", "12a"},
    {"collect_cash", "childcare.beyond_lease", "12b"},
    {"collect_cash", "childcare.fee_hours_exceeded", "12c"},
    {"collect_cash", "childcare.fee_span_exceeded", "12d"},
    {"collect_cash", "childcare.fee_too_early", "12e"},
    {"collect_cash", "childcare.cash_deposit_late", "10i"},
    {"deposit_cash", accepted, "10i 10j 13b 13c 13d 13e"},
    {"deposit_cash", "ledger.wrong_state", "10c"},
    {"deposit_cash", "ledger.deposit_exceeds_in_transit", "10j"},
    {"deposit_cash", "childcare.account_not_dedicated", "10f 10g"},
    {"deposit_cash", "childcare.cash_deposit_late", "10i"},

    // service and payouts (custody/lots)
    {"report_service", accepted, "14a 14b"},
    {"report_service", "ledger.wrong_state", "14b"},
    {"report_service", "childcare.cycle_not_finished", "14b"},
    {"report_service", "childcare.cycle_already_reported", "14b"},
    {"report_service", "childcare.units_exceed_lot", "5e"},
    {"notify_family", accepted, "2-14c"},
    {"notify_family", "ledger.wrong_state", "2-14c"},
    {"confirm_service", accepted, "2-14a 2-14b 2-14c"},
    {"confirm_service", "ledger.wrong_state", "2-14a"},
    {"confirm_service", "childcare.confirm_window_closed", "2-14c"},
    {"confirm_service", "childcare.units_exceed_lot", "5e"},
    {"dispute_service", accepted, "2-14c 2-14d 17b 17c 17d 17e 17f"},
    {"dispute_service", "ledger.wrong_state", "2-14d"},
    {"dispute_service", "childcare.confirm_window_closed", "2-14c"},
    {"resolve_dispute", accepted, "2-14d"},
    {"resolve_dispute", "ledger.wrong_state", "2-14d"},
    {"resolve_dispute", "childcare.dispute_split_wrong", "2-14d"},
    {"resolve_dispute", "childcare.outcome_not_proven", "2-14d"},
    {"execute_payout", accepted, "13c 2-14b"},
    {"execute_payout", "ledger.wrong_state", "13c 2-14b"},
    {"execute_payout", "ledger.order_not_open", "13c 2-14b"},
    {"execute_payout", "childcare.not_confirmed", "2-14a"},
    {"execute_payout", "childcare.item_disputed", "2-14d"},
    {"execute_payout", "childcare.release_below_floor", "13b 18b"},
    {"execute_payout", "childcare.payout_late", "13c 2-14b"},
    {"payout_returned", accepted, "2-14b"},
    {"payout_returned", "ledger.wrong_state", "2-14b"},
    {"withdraw_funding", accepted, "18b"},
    {"withdraw_funding", "ledger.wrong_state", "10c"},
    {"withdraw_funding", "childcare.release_below_floor", "13b 18b"},
    {"release_free", "childcare.outflow_not_named", "18b"},
    {"release_free", accepted, "18b"},
    {"bank_fee", "childcare.custody_fee_prohibited", "18d"},
    {"bank_fee", accepted, "18d"},
    {"fund_custody", accepted, "15b 18b"},
    {"fund_custody", "ledger.account_mismatch", "10c"},
    {"fund_custody", "ledger.wrong_state", "10c"},
    {"interest", accepted, "18b"},
    {"interest", "ledger.wrong_state", "10c"},
    {"chargeback", accepted, "10h 18b"},
    {"chargeback", "ledger.wrong_state", "10h"},
    {"chargeback", "ledger.already_reversed", "10h"},
    {"chargeback", "ledger.insufficient_cash", "18b"},
    {"reverse", accepted, "10h 18b"},
    {"reverse", "ledger.wrong_state", "10h"},
    {"reverse", "ledger.already_reversed", "10h"},
    {"reverse", "ledger.not_reversible", "10h"},
    {"reverse", "childcare.lot_balance_insufficient", "2-14d"},
    {"reverse", "childcare.release_below_floor", "13b 18b"},
    {"unidentified_receipt", accepted, "10g"},
    {"unidentified_receipt", "childcare.account_not_dedicated", "10f 10g"},
    {"identify_receipt", accepted, "10g 10h 12c 12d 12e 13b 13c"},
    {"identify_receipt", "ledger.wrong_state", "10h 12a"},
    {"identify_receipt", "ledger.deposit_exceeds_in_transit", "10j"},
    {"identify_receipt", "childcare.cash_deposit_late", "10i"},
    {"identify_receipt", "childcare.custody_not_set_up", "10a"},
    {"identify_receipt", "childcare.payee_mismatch", "10e"},
    {"identify_receipt", "childcare.issuing_suspended", "reg/28 22a"},
    {"identify_receipt", "childcare.issuer_disqualified", "reg/11 22a"},
    {"identify_receipt", "childcare.cycle_not_confirmed", "14c 14d"},
    {"identify_receipt", "childcare.disclosure_missing", "9a 17a"},
    {"identify_receipt", "childcare.levy_prohibited", "9d"},
    {"identify_receipt", "childcare.fee_item_not_published", "9c"},
    {"identify_receipt", "childcare.fee_above_published", "9c"},
    {"identify_receipt", "childcare.period_outside_service", "12a"},
    {"identify_receipt", "childcare.period_overlap", "12a"},
    {"identify_receipt", "childcare.beyond_lease", "12b"},
    {"identify_receipt", "childcare.fee_hours_exceeded", "12c"},
    {"identify_receipt", "childcare.fee_span_exceeded", "12d"},
    {"identify_receipt", "childcare.fee_too_early", "12e"},
    {"transfer", accepted, "2-14d"},
    {"transfer", "ledger.wrong_state", "2-14d"},
    {"transfer", "childcare.lot_balance_insufficient", "2-14d"},
    {"transfer", "childcare.release_below_floor", "13b 18b"},

    // disputes.h
    {"open_dispute", accepted, "17b 17c 17d 17e 17f"},
    {"open_dispute", "ledger.wrong_state", "17b"},
    {"add_dispute_step", accepted, "17b 17c 17d 17e 17f"},
    {"add_dispute_step", "ledger.wrong_state", "17b"},
    {"record_outcome", accepted, "2-14d 17b 17c 17d 17e 17f"},
    {"record_outcome", "ledger.wrong_state", "2-14d"},
    {"confirm_outcome", accepted, "2-14d 17b"},
    {"confirm_outcome", "ledger.wrong_state", "2-14d"},

    // refund.h, and ops 11 to 13
    {"demand_refund", accepted, "15a 15b 15d 16a 16b 16c 16d 16e 16f"},
    {"demand_refund", "ledger.wrong_state", "15b 16a"},
    {"demand_refund", "childcare.refund_ground_missing", "15a 16b 16c 16d 16e"},
    {"demand_refund", "childcare.cooling_off_expired", "15a"},
    {"demand_refund", "childcare.service_already_received", "15a"},
    {"demand_refund", "childcare.balance_not_below_minimum", "16e"},
    {"withdraw_refund", accepted, "15a 16a"},
    {"withdraw_refund", "ledger.wrong_state", "15a 16a"},
    {"contest_refund", accepted, "16c 17b"},
    {"contest_refund", "ledger.wrong_state", "16a"},
    {"accept_refund", accepted, "15a 15c 15d 16a 16f"},
    {"accept_refund", "ledger.wrong_state", "16a"},
    {"accept_refund", "childcare.refund_not_in_full", "15b 16a"},
    {"accept_refund", "childcare.refund_channel_not_agreed", "15c"},
    {"accept_refund", "childcare.gift_price_not_agreed", "15d"},
    {"pay_refund", accepted, "15b 16a"},
    {"pay_refund", "ledger.wrong_state", "15b 16a"},
    {"pay_refund", "ledger.insufficient_cash", "18b"},
    {"pay_refund", "childcare.refund_not_in_full", "15b 16a"},
    {"pay_refund", "childcare.custody_insufficient_for_refund", "15b 16a 18b"},
    {"pay_refund", "childcare.refund_overdue", "15b 16a"},
    {"refund_by_operator", accepted, "15b 16a"},
    {"refund_by_operator", "ledger.wrong_state", "15b 16a"},
    {"refund_by_operator", "childcare.refund_not_in_full", "15b 16a"},
    {"refund_by_operator", "childcare.refund_overdue", "15b 16a"},

    // reconciliation.h
    {"upload_statement", accepted, "10h 18b"},
    {"upload_statement", "ledger.wrong_state", "10c 10h"},
    {"upload_statement", "childcare.missing_in_ledger", "10h 18b"},
    {"resolve_break", accepted, "10h 18b"},
    {"resolve_break", "ledger.wrong_state", "10h 18b"},

    // supervision.h
    {"file_complaint", accepted, "17d 18c reg/25 22a"},
    {"answer_complaint", accepted, "17d reg/25 22a"},
    {"answer_complaint", "ledger.wrong_state", "reg/25 22a"},
    {"answer_complaint", "childcare.complaint_late", "reg/25 22a"},
    {"report_problem", accepted, "19d"},
    {"record_inspection", accepted, "19a"},
    {"record_disqualification", accepted, "reg/11 22a"},
    {"order_suspend_issuing", accepted, "reg/28 22a"},
    {"lift_order", accepted, "reg/28 22a"},
    {"lift_order", "ledger.wrong_state", "reg/28 22a"},
    {"record_penalty", accepted, "reg/28 22a"},
    {"record_penalty", "childcare.fine_out_of_range", "reg/28 22a"},
};

// The city's commands, the typed ones, and the ops of the record that this scheme has (spec/02 8.5).
std::vector<std::string_view> cited_commands() {
  std::vector<std::string_view> names{
      "set_parameter",    "erase_person",    "read_person",        "read_attachment", "notify_family",
      "pay_fee",          "collect_cash",    "deposit_cash",       "report_service",  "confirm_service",
      "dispute_service",  "resolve_dispute", "withdraw_funding",   "release_free",    "execute_payout",
      "accept_refund",    "pay_refund",      "refund_by_operator", "transfer",        "chargeback",
      "reverse",          "fund_custody",    "interest",           "bank_fee",        "unidentified_receipt",
      "identify_receipt", "payout_returned"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

void add_clauses(std::vector<std::string>& ids, std::string_view paths) { law::add_full_ids(ids, document, paths); }

}  // namespace

law::CitationTable citation_table() {
  std::vector<std::string_view> timers{"turn_operator"};
  timers.insert(timers.end(), custody::lot_turn_parts.begin(), custody::lot_turn_parts.end());
  return {document, citation_rows, cited_commands(), std::move(timers), all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(citation_rows, document, code);
}

std::vector<std::string> clauses_of(custody::Ground ground) {
  std::vector<std::string> ids;
  switch (ground) {
    case custody::Ground::cooling_off:
      add_clauses(ids, "15a 15d");
      break;
    case custody::Ground::not_performed:
      add_clauses(ids, "16b 16f");
      break;
    case custody::Ground::agreed:
      add_clauses(ids, "16c");
      break;
    case custody::Ground::lawful_rescission:
      add_clauses(ids, "16d");
      break;
    case custody::Ground::below_minimum_item:
      add_clauses(ids, "16e");
      break;
    default:
      break;
  }
  return ids;
}

std::vector<std::string> due_clauses_of(custody::Ground ground) {
  std::vector<std::string> ids;
  add_clauses(ids, ground == custody::Ground::cooling_off ? "15b" : "16a");
  return ids;
}

}  // namespace gongbao::childcare
