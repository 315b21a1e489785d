// One table, by subject header: (command, code) → clauses. A row that cites the Regulation also holds 2-15a, the clause
// that opens the door to it.
#include "policies/prepaid_card/citations.h"

#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"

namespace gongbao::prepaid_card {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow rows[] = {
    // every command: who may give it, and what a confirmed quarter closes
    {any_command, "ledger.forbidden", "3b 4e 4f 12d"},
    {any_command, "ledger.period_closed", "12b"},
    {any_command, "prepaid_card.not_in_force", "16a"},

    // what any movement of money may show beside its own outcome
    {any_command, "prepaid_card.custody_shortfall", "9i 9o 9p"},
    {any_command, "prepaid_card.filing_due", "4a 4c"},

    // what is shown when it is read
    {any_command, "prepaid_card.bank_report_missing", "12e"},

    // what a day turn does of its own accord (custody/turn.h); its journal is one for all of it
    {"turn_operator", accepted, "9i 9l 9o 9p 9q"},
    {"cash_overdue", accepted, "9q"},
    {"cash_overdue", "prepaid_card.cash_deposit_late", "9q"},
    {"items_cleared", accepted, "9l 9n"},
    {"quarter_rolled", accepted, "2e 9i"},
    {"resplit", accepted, "9i 9o 9p"},
    {"effect_bank_change", accepted, "9b 9d 9h 13d"},

    // the city's commands (policies/registry)
    {"set_parameter", accepted, "3a"},
    {"set_parameter", "ledger.forbidden", "3a"},
    {"set_parameter", "prepaid_card.parameter_invalid", "3a"},
    {"adopt_calendar_notice", accepted, "13b"},
    {"adopt_calendar_notice", "ledger.forbidden", "13b"},
    {"open_batch", accepted, "9f"},

    // persons (policies/persons); their data are this document's
    {"erase_person", accepted, "reg/19 2-15a"},
    {"erase_person", "ledger.forbidden", "12d 13b"},
    {"erase_person", "ledger.wrong_state", "reg/19 2-15a"},
    {"erase_person", "prepaid_card.retention_period", "reg/19 2-15a"},
    {"read_person", accepted, "12d reg/19 2-15a"},
    {"read_person", "ledger.forbidden", "12d reg/19 2-15a"},
    {"read_person", "ledger.wrong_state", "reg/19 2-15a"},
    {"read_attachment", accepted, "12d reg/19 2-15a"},
    {"read_attachment", "ledger.forbidden", "12d reg/19 2-15a"},
    {"open_batch", "ledger.forbidden", "9f 12d"},

    // registration.h
    {"register_operator", accepted, "2a 2b 2c"},
    {"register_operator", "prepaid_card.uscc_invalid", "5b"},
    {"register_operator", "prepaid_card.out_of_scope", "2a 2b"},
    {"register_operator", "prepaid_card.industry_not_listed", "2c"},
    {"register_operator", "prepaid_card.operator_exists", "4d"},
    {"issue_product", accepted, "4d 4h"},
    {"issue_product", "prepaid_card.branch_cannot_issue", "4d"},
    {"issue_product", "prepaid_card.product_exists", "4h"},
    {"issue_product", "prepaid_card.issuing_stopped", "8b"},
    {"designate_branch", accepted, "4g 4i"},
    {"designate_branch", "ledger.forbidden", "4d 4g"},
    {"designate_branch", "ledger.wrong_state", "4i"},
    {"designate_branch", "prepaid_card.out_of_scope", "2a"},
    {"designate_branch", "prepaid_card.uscc_invalid", "4i"},
    {"list_outlet", accepted, "4i 7a 7b"},
    {"list_outlet", "ledger.forbidden", "4d 4g"},
    {"list_outlet", "ledger.wrong_state", "4i"},
    {"list_outlet", "prepaid_card.out_of_scope", "2a"},
    {"list_outlet", "prepaid_card.uscc_invalid", "4i"},
    {"declare_balance", accepted, "2d 2e 4a 4b 4c"},
    {"declare_balance", "ledger.wrong_state", "2e"},

    // filing.h
    {"submit_filing", accepted, "4a 4b 4d 5a 5b 5c 5d 6a"},
    {"submit_filing", "prepaid_card.branch_cannot_file", "4d"},
    {"submit_filing", "ledger.wrong_state", "5a 6a"},
    {"submit_filing", "prepaid_card.filing_incomplete", "5b 5c 5d annex-a annex-b"},
    {"submit_filing", "ledger.account_mismatch", "9d"},
    {"submit_filing", "prepaid_card.out_of_scope", "2a 4i"},
    {"submit_filing", "prepaid_card.uscc_invalid", "4i"},
    {"submit_filing", "prepaid_card.contract_item_missing", "5e reg/13 2-15a"},
    {"submit_filing", "prepaid_card.unfair_term", "5e reg/15 2-15a"},
    {"return_filing", accepted, "3b 6a"},
    {"return_filing", "ledger.forbidden", "3b"},
    {"return_filing", "ledger.wrong_state", "6a"},
    {"confirm_filing", accepted, "6a 6b 6c 9a"},
    {"confirm_filing", "ledger.forbidden", "3b"},
    {"confirm_filing", "ledger.wrong_state", "6a"},
    {"confirm_filing", "prepaid_card.filing_confirm_late", "6a"},
    {"confirm_filing", "prepaid_card.custody_not_set_up", "9a"},
    {"withdraw_filing", accepted, "5a"},
    {"withdraw_filing", "ledger.wrong_state", "6a"},

    // changes.h
    {"submit_change", accepted, "7a 7b"},
    {"submit_change", "ledger.wrong_state", "7a"},
    {"submit_change", "prepaid_card.out_of_scope", "2a"},
    {"submit_change", "prepaid_card.uscc_invalid", "4i"},
    {"submit_change", "prepaid_card.change_late", "7a"},
    {"apply_change", accepted, "7b 6c"},
    {"apply_change", "ledger.forbidden", "3b"},
    {"apply_change", "ledger.wrong_state", "7b"},
    {"apply_change", "prepaid_card.change_handle_late", "7b"},
    {"return_change", accepted, "7b"},
    {"return_change", "ledger.forbidden", "3b"},
    {"return_change", "ledger.wrong_state", "7b"},
    {"return_change", "prepaid_card.change_handle_late", "7b"},
    {"correct_record", accepted, "6c 7b"},
    {"correct_record", "ledger.wrong_state", "6c"},
    {"correct_record", "prepaid_card.out_of_scope", "2a"},
    {"correct_record", "prepaid_card.uscc_invalid", "4i"},

    // termination.h
    {"announce_termination", accepted, "8b 8c 8d"},
    {"announce_termination", "ledger.wrong_state", "8a 8c"},
    {"announce_termination", "prepaid_card.custody_shortfall", "8d 9p"},
    {"cancel_termination", accepted, "8a 9i 9o"},
    {"cancel_termination", "ledger.wrong_state", "8a"},
    {"set_checklist", accepted, "8e"},
    {"set_checklist", "ledger.wrong_state", "8e"},
    {"tick_checklist", accepted, "8e"},
    {"tick_checklist", "ledger.wrong_state", "8e"},
    {"submit_deregistration", accepted, "8a 8b 8c 8d 8e"},
    {"submit_deregistration", "ledger.wrong_state", "8a 8b"},
    {"submit_deregistration", "prepaid_card.notice_period_not_over", "8c"},
    {"submit_deregistration", "prepaid_card.clearing_fund_insufficient", "8d"},
    {"submit_deregistration", "prepaid_card.checklist_open", "8e"},
    {"submit_deregistration", "prepaid_card.open_items", "8a 8e"},
    {"handle_deregistration", accepted, "8f 8g"},
    {"handle_deregistration", "ledger.wrong_state", "8f"},
    {"handle_deregistration", "prepaid_card.deregistration_late", "8f"},
    {any_command, "prepaid_card.holders_not_told", "reg/18 2-15a"},
    {"notify_holders", accepted, "8c reg/18 2-15a"},
    {"notify_holders", "prepaid_card.not_in_force", "reg/18 2-15a"},

    // supervision.h
    {"record_inspection", accepted, "4j 14a"},
    {"record_inspection", "ledger.forbidden", "3b 4j"},
    {"record_violation", accepted, "6d 13a 15a"},
    {"record_violation", "prepaid_card.not_in_force", "reg/28 2-15a"},
    {"order_rectification", accepted, "13a reg/28 2-15a"},
    {"order_suspend_issuing", accepted, "reg/28 2-15a"},
    {"lift_order", accepted, "reg/28 2-15a"},
    {"lift_order", "ledger.wrong_state", "reg/28 2-15a"},
    {"record_penalty", accepted, "reg/28 2-15a"},
    {"record_penalty", "prepaid_card.fine_out_of_range", "reg/28 2-15a"},
    {"record_penalty", "prepaid_card.not_in_force", "reg/28 2-15a"},
    {"record_disqualification", accepted, "reg/11 2-15a"},
    {"lift_disqualification", accepted, "reg/11 2-15a"},
    {"lift_disqualification", "ledger.wrong_state", "reg/11 2-15a"},

    // complaints.h
    {"file_complaint", accepted, "reg/25 2-15a"},
    {"answer_complaint", accepted, "reg/25 2-15a"},
    {"answer_complaint", "ledger.wrong_state", "reg/25 2-15a"},
    {"answer_complaint", "prepaid_card.complaint_late", "reg/25 2-15a"},

    // advertisement.h
    {"check_advertisement", accepted, "6d 6e"},
    {"check_advertisement", "prepaid_card.ad_mismatch", "6d 6e"},
    {"publish_risk_prompt", accepted, "14b 14c"},

    // custody_setup.h
    {"sign_custody_agreement", accepted, "9a 9b 9c 9n"},
    {"sign_custody_agreement", "prepaid_card.not_in_force", "9c 2-15a"},
    {"sign_custody_agreement", "prepaid_card.bank_not_in_beijing", "9b"},
    {"sign_custody_agreement", "prepaid_card.bank_not_unique", "9b"},
    {"open_custody_account", accepted, "9c 9d 13d"},
    {"open_custody_account", "prepaid_card.agreement_missing", "9c"},
    {"open_custody_account", "prepaid_card.account_not_unique", "9d"},
    {"request_close_account", accepted, "8a 13d"},
    {"request_close_account", "ledger.wrong_state", "8d 9d"},
    {"close_custody_account", accepted, "8a 13d"},
    {"close_custody_account", "ledger.wrong_state", "8d 9d"},
    {"change_bank", accepted, "9b 9c 9d 13d"},
    {"change_bank", "ledger.wrong_state", "9b 9d"},
    {"change_bank", "prepaid_card.agreement_missing", "9c"},
    {"change_bank", "prepaid_card.account_not_unique", "9d"},
    {"change_bank", "prepaid_card.open_items", "9d 9h"},

    // opening.h
    {"load_opening_balances", accepted, "2e 9h 9i"},
    {"load_opening_balances", "ledger.wrong_state", "2e"},
    {"load_opening_balances", "prepaid_card.product_not_head_office", "4h"},

    // cards.h
    {"bind_card_holder", accepted, "9f reg/12 2-15a"},
    {"report_loss", accepted, "reg/13 2-15a"},
    {"report_loss", "ledger.wrong_state", "reg/13 2-15a"},
    {"unfreeze_card", accepted, "reg/13 2-15a"},
    {"unfreeze_card", "ledger.wrong_state", "reg/13 2-15a"},
    {"reissue_card", accepted, "reg/13 2-15a"},
    {"reissue_card", "ledger.wrong_state", "reg/13 2-15a"},

    // release.h
    {"request_free_release", accepted, "9j 9k"},
    {"request_free_release", "ledger.wrong_state", "9d"},
    {"request_free_release", "ledger.account_mismatch", "9j"},
    {"request_free_release", "prepaid_card.use_prohibited", "9j 10b"},
    {"request_free_release", "prepaid_card.release_below_floor", "9i 9o 9p"},
    {"withdraw_release_application", accepted, "9l"},
    {"withdraw_release_application", "ledger.wrong_state", "9l"},
    {"cancel_order", accepted, "9k 9l"},
    {"cancel_order", "ledger.order_not_open", "9k 9l"},

    // refund.h
    {"demand_refund", accepted, "4e 4f reg/16 reg/17a reg/17b reg/17c 2-15a"},
    {"demand_refund", "ledger.wrong_state", "reg/17a 2-15a"},
    {"demand_refund", "prepaid_card.cooling_off_expired", "reg/16 2-15a"},
    {"demand_refund", "prepaid_card.cooling_off_redeemed", "reg/16 2-15a"},
    {"demand_refund", "prepaid_card.balance_not_below_minimum", "reg/17b 2-15a"},
    {"contest_refund", accepted, "reg/17a 2-15a"},
    {"contest_refund", "ledger.wrong_state", "reg/17a 2-15a"},
    {"resolve_contested_refund", accepted, "reg/17a reg/25 2-15a"},
    {"resolve_contested_refund", "ledger.wrong_state", "reg/17a 2-15a"},
    {"withdraw_refund", accepted, "reg/17a 2-15a"},
    {"withdraw_refund", "ledger.wrong_state", "reg/17a 2-15a"},

    // quarter.h
    {"submit_quarter_report", accepted, "12a"},
    {"submit_quarter_report", "ledger.wrong_state", "12a"},
    {"submit_quarter_report", "prepaid_card.report_mismatch", "12a"},
    {"submit_quarter_report", "prepaid_card.report_late", "12a"},
    {"check_quarter_report", accepted, "9i 12b"},
    {"check_quarter_report", "ledger.wrong_state", "12b"},
    {"check_quarter_report", "prepaid_card.report_mismatch", "12a 12b"},
    {"check_quarter_report", "prepaid_card.report_check_late", "12b"},
    {"reopen_quarter", accepted, "12b"},
    {"reopen_quarter", "ledger.wrong_state", "12b"},
    {"submit_bank_report", accepted, "12c 12e 13c"},
    {"submit_bank_report", "ledger.forbidden", "12d 12e"},
    {"submit_bank_report", "ledger.wrong_state", "12e"},

    // reconciliation.h
    {"upload_statement", accepted, "9h 12c"},
    {"upload_statement", "ledger.wrong_state", "9h 12c"},
    {"upload_statement", "prepaid_card.missing_in_ledger", "9h 12c"},
    {"resolve_break", accepted, "9h 12c"},
    {"resolve_break", "ledger.wrong_state", "9h 12c"},

    // correct.h
    {"correct_instruction", accepted, "9h reg/19 2-15a"},
    {"correct_instruction", "ledger.wrong_state", "9h"},
    {"correct_instruction", "ledger.already_reversed", "9h"},
    {"correct_instruction", "ledger.not_reversible", "9h 9l"},
    {"correct_instruction", "ledger.insufficient_cash", "9h"},
    {"correct_instruction", "prepaid_card.card_balance_insufficient", "9h"},
    {"correct_instruction", "prepaid_card.release_below_floor", "9i 9p"},

    // custody's instructions (spec/01 8.5), by number
    {"purchase", accepted, "2d 9e 9f 9h"},
    {"purchase", "ledger.wrong_state", "9h"},
    {"purchase", "prepaid_card.not_in_force", "16a"},
    {"purchase", "prepaid_card.account_not_dedicated", "9e 9g"},
    {"purchase", "prepaid_card.issuing_stopped", "8b"},
    {"purchase", "prepaid_card.issuing_suspended", "reg/28 2-15a"},
    {"purchase", "prepaid_card.issuer_disqualified", "reg/11 2-15a"},
    {"purchase", "prepaid_card.outlet_not_listed", "4i"},
    {"purchase", "prepaid_card.product_not_head_office", "4h"},
    {"topup", accepted, "2d 9e 9f 9h"},
    {"topup", "ledger.wrong_state", "9h"},
    {"topup", "prepaid_card.not_in_force", "16a"},
    {"topup", "prepaid_card.account_not_dedicated", "9e 9g"},
    {"topup", "prepaid_card.issuing_stopped", "8b"},
    {"topup", "prepaid_card.issuing_suspended", "reg/28 2-15a"},
    {"topup", "prepaid_card.issuer_disqualified", "reg/11 2-15a"},
    {"topup", "prepaid_card.outlet_not_listed", "4i"},
    {"topup", "prepaid_card.product_not_head_office", "4h"},
    {"sale_in_transit", accepted, "2d 9e 9q 9r"},
    {"sale_in_transit", "ledger.wrong_state", "9h"},
    {"sale_in_transit", "prepaid_card.not_in_force", "16a"},
    {"sale_in_transit", "prepaid_card.account_not_dedicated", "9a 9e"},
    {"sale_in_transit", "prepaid_card.cash_deposit_late", "9q"},
    {"sale_in_transit", "prepaid_card.issuing_stopped", "8b"},
    {"sale_in_transit", "prepaid_card.issuing_suspended", "reg/28 2-15a"},
    {"sale_in_transit", "prepaid_card.issuer_disqualified", "reg/11 2-15a"},
    {"sale_in_transit", "prepaid_card.outlet_not_listed", "4i"},
    {"sale_in_transit", "prepaid_card.product_not_head_office", "4h"},
    {"cash_deposit", accepted, "9q 9r"},
    {"cash_deposit", "prepaid_card.account_not_dedicated", "9q"},
    {"cash_deposit", "ledger.wrong_state", "9r"},
    {"cash_deposit", "ledger.deposit_exceeds_in_transit", "9r"},
    {"cash_deposit", "prepaid_card.cash_deposit_late", "9q"},
    {"redeem", accepted, "2e 9h 9o"},
    {"redeem", "ledger.wrong_state", "9h"},
    {"redeem", "prepaid_card.outlet_not_listed", "4i"},
    {"redeem", "prepaid_card.card_balance_insufficient", "2e 9h"},
    {"apply_consumption_release", accepted, "9l 9n"},
    {"apply_consumption_release", "ledger.wrong_state", "9l"},
    {"apply_consumption_release", "prepaid_card.redemption_disputed", "9m"},
    {"release_free", accepted, "9j 9k"},
    {"release_free", "ledger.wrong_state", "9d"},
    {"release_free", "ledger.order_not_open", "9k"},
    {"release_free", "prepaid_card.use_prohibited", "9j 10b"},
    {"release_free", "prepaid_card.release_below_floor", "9i 9o 9p"},
    {"execute_payout", accepted, "9k 9l"},
    {"execute_payout", "ledger.wrong_state", "9k 9l"},
    {"execute_payout", "ledger.order_not_open", "9k 9l"},
    {"execute_payout", "prepaid_card.window_open", "9l"},
    {"execute_payout", "prepaid_card.release_below_floor", "9i 9p"},
    {"execute_payout", "prepaid_card.payout_late", "9k 9n"},
    {"raise_objection", accepted, "9l 9m"},
    {"raise_objection", "prepaid_card.objection_window_closed", "9l"},
    {"raise_objection", "ledger.wrong_state", "9m"},
    {"record_agreement", accepted, "9m"},
    {"record_agreement", "ledger.wrong_state", "9m"},
    {"record_agreement", "prepaid_card.agreement_not_confirmed", "9m"},
    {"accept_refund", accepted, "reg/16 reg/17a reg/17b reg/17c 2-15a"},
    {"accept_refund", "ledger.wrong_state", "reg/17a 2-15a"},
    {"accept_refund", "prepaid_card.agreement_not_confirmed", "reg/16 2-15a"},
    {"accept_refund", "prepaid_card.refund_not_in_full", "reg/16 reg/17a 2-15a"},
    {"pay_refund", accepted, "reg/16 reg/17a 2-15a"},
    {"pay_refund", "ledger.wrong_state", "reg/17a 2-15a"},
    {"pay_refund", "ledger.insufficient_cash", "9h"},
    {"pay_refund", "prepaid_card.refund_not_in_full", "reg/16 reg/17a 2-15a"},
    {"pay_refund", "prepaid_card.custody_insufficient_for_refund", "9i 9p"},
    {"pay_refund", "prepaid_card.refund_overdue", "reg/16 reg/17a 2-15a"},
    {"refund_by_operator", accepted, "9l reg/16 reg/17a 2-15a"},
    {"refund_by_operator", "ledger.wrong_state", "reg/17a 2-15a"},
    {"refund_by_operator", "prepaid_card.refund_not_in_full", "reg/16 reg/17a 2-15a"},
    {"refund_by_operator", "prepaid_card.refund_overdue", "reg/16 reg/17a 2-15a"},
    {"transfer", accepted, "9h"},
    {"transfer", "ledger.wrong_state", "9h"},
    {"transfer", "prepaid_card.card_balance_insufficient", "9h"},
    {"chargeback", accepted, "9e 9h"},
    {"chargeback", "ledger.wrong_state", "9h"},
    {"chargeback", "ledger.already_reversed", "9h"},
    {"chargeback", "ledger.insufficient_cash", "9h"},
    {"reverse", accepted, "9h"},
    {"reverse", "ledger.wrong_state", "9h"},
    {"reverse", "ledger.already_reversed", "9h"},
    {"reverse", "ledger.not_reversible", "9h 9l"},
    {"reverse", "prepaid_card.card_balance_insufficient", "9h"},
    {"reverse", "prepaid_card.release_below_floor", "9i 9p"},
    {"fund_custody", accepted, "8d 9p"},
    {"fund_custody", "ledger.account_mismatch", "9d"},
    {"fund_custody", "ledger.wrong_state", "9d"},
    {"interest", accepted, "9h"},
    {"interest", "ledger.wrong_state", "9d"},
    {"bank_fee", accepted, "9c 9h"},
    {"bank_fee", "prepaid_card.fee_not_agreed", "9c"},
    {"bank_fee", "prepaid_card.release_below_floor", "9i 9p"},
    {"unidentified_receipt", accepted, "9e 9h"},
    {"unidentified_receipt", "prepaid_card.account_not_dedicated", "9e 9g"},
    {"identify_receipt", accepted, "9e 9h"},
    {"identify_receipt", "ledger.wrong_state", "9h"},
    {"identify_receipt", "ledger.deposit_exceeds_in_transit", "9r"},
    {"identify_receipt", "prepaid_card.not_in_force", "16a"},
    {"identify_receipt", "prepaid_card.issuing_stopped", "8b"},
    {"identify_receipt", "prepaid_card.issuing_suspended", "reg/28 2-15a"},
    {"identify_receipt", "prepaid_card.issuer_disqualified", "reg/11 2-15a"},
    {"identify_receipt", "prepaid_card.outlet_not_listed", "4i"},
    {"identify_receipt", "prepaid_card.product_not_head_office", "4h"},
    {"identify_receipt", "prepaid_card.cash_deposit_late", "9q"},
    {"payout_returned", accepted, "9h 9k"},
    {"payout_returned", "ledger.wrong_state", "9k"},
};

std::vector<std::string_view> all_commands() {
  std::vector<std::string_view> names{"set_parameter", "adopt_calendar_notice", "open_batch",
                                      "erase_person",  "read_person",           "read_attachment"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  for (int op = 1; !custody::op_name(static_cast<custody::Op>(op)).empty(); ++op) {
    const std::string_view name = custody::op_name(static_cast<custody::Op>(op));
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::string_view> parts_of_a_turn() {
  std::vector<std::string_view> names{"turn_operator"};
  names.insert(names.end(), custody::turn_parts.begin(), custody::turn_parts.end());
  TurnCommands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, rows, all_commands(), parts_of_a_turn(), all_code_names(), judged_on()};
}

namespace {

std::vector<std::string> full_ids(std::string_view paths) {
  std::vector<std::string> ids;
  law::add_full_ids(ids, document, paths);
  return ids;
}

}  // namespace

std::vector<std::string> clauses_of_code(std::string_view code) { return law::clauses_of_code(rows, document, code); }

std::vector<std::string> clauses_of(custody::OrderKind kind) {
  return full_ids(kind == custody::OrderKind::free ? "9j 9k" : "9l 9n");
}

std::vector<std::string> clauses_of(DeadlineKind kind) {
  switch (kind) {
    case DeadlineKind::cash:
      return full_ids("9q");
    case DeadlineKind::objection:
      return full_ids("9l 9m");
    case DeadlineKind::filing_confirm:
      return full_ids("6a");
    case DeadlineKind::change_handle:
      return full_ids("7b");
    case DeadlineKind::deregistration_handle:
      return full_ids("8f");
    case DeadlineKind::report_check:
      return full_ids("12b");
    case DeadlineKind::complaint:
      return full_ids("reg/25 2-15a");
  }
  return {};
}

std::vector<std::string> clauses_of(custody::Ground ground) {
  switch (ground) {
    case custody::Ground::cooling_off:
      return full_ids("reg/16 2-15a");
    case custody::Ground::below_minimum_item:
      return full_ids("reg/17b 2-15a");
    case custody::Ground::operator_fault:
      return full_ids("reg/17a reg/17c 2-15a");
    case custody::Ground::termination:
      return full_ids("8d reg/17a 2-15a");
    case custody::Ground::not_performed:
    case custody::Ground::agreed:
    case custody::Ground::lawful_rescission:
      return full_ids("reg/17a 2-15a");
  }
  return {};
}

std::vector<std::string> due_clauses_of(custody::Ground ground) {
  return full_ids(ground == custody::Ground::cooling_off ? "reg/16 2-15a" : "reg/17a 2-15a");
}

}  // namespace gongbao::prepaid_card
