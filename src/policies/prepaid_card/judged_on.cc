// Which day each refusal and flag looks at. Booking day: floors, splits, windows, parameters, lists of today. Event
// day: was it listed, suspended, disqualified, in force when it happened. Stored day: deadlines, worked out once.
#include "policies/prepaid_card/citations.h"

namespace gongbao::prepaid_card {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow judged_days[] = {
    // the ledger's own
    {"ledger.forbidden", no_day},
    {"ledger.event_date_in_future", event_day},
    {"ledger.event_date_in_future", booking_day},
    {"ledger.period_closed", event_day},
    {"ledger.calendar_missing", event_day},
    {"ledger.wrong_state", event_day},   // where it names a day before the cause's; else a state has none
    {"ledger.wrong_state", stored_day},  // the cause's
    {"ledger.amount_not_positive", no_day},
    {"ledger.account_mismatch", no_day},
    {"ledger.original_not_found", no_day},
    {"ledger.already_reversed", no_day},
    {"ledger.not_reversible", no_day},
    {"ledger.order_not_open", no_day},
    {"ledger.insufficient_cash", no_day},
    {"ledger.deposit_exceeds_in_transit", no_day},
    {"ledger.amount_overflow", no_day},
    {"ledger.statement_broken", no_day},

    // when it happened
    {"prepaid_card.not_in_force", event_day},
    {"prepaid_card.issuing_stopped", event_day},
    {"prepaid_card.issuing_suspended", event_day},
    {"prepaid_card.issuer_disqualified", event_day},
    {"prepaid_card.outlet_not_listed", event_day},

    // today's floors, lists and parameters
    {"prepaid_card.release_below_floor", booking_day},
    {"prepaid_card.custody_insufficient_for_refund", booking_day},
    {"prepaid_card.clearing_fund_insufficient", booking_day},
    {"prepaid_card.custody_shortfall", booking_day},
    {"prepaid_card.use_prohibited", booking_day},
    {"prepaid_card.industry_not_listed", booking_day},
    {"prepaid_card.contract_item_missing", booking_day},
    {"prepaid_card.unfair_term", booking_day},
    {"prepaid_card.fine_out_of_range", booking_day},
    {"prepaid_card.parameter_invalid", booking_day},
    {"prepaid_card.filing_due", booking_day},
    {"prepaid_card.custody_not_set_up", booking_day},
    {"prepaid_card.ad_mismatch", booking_day},
    {"prepaid_card.holders_not_told", event_day},
    {"prepaid_card.holders_not_told", stored_day},
    {"prepaid_card.bank_report_missing", booking_day},
    {"prepaid_card.retention_period", booking_day},

    // today against a day that is kept
    {"prepaid_card.window_open", booking_day},
    {"prepaid_card.window_open", stored_day},
    {"prepaid_card.objection_window_closed", booking_day},
    {"prepaid_card.objection_window_closed", stored_day},
    {"prepaid_card.cooling_off_expired", booking_day},
    {"prepaid_card.cooling_off_expired", stored_day},
    {"prepaid_card.notice_period_not_over", booking_day},
    {"prepaid_card.notice_period_not_over", stored_day},
    {"prepaid_card.filing_confirm_late", booking_day},
    {"prepaid_card.filing_confirm_late", stored_day},
    {"prepaid_card.change_handle_late", booking_day},
    {"prepaid_card.change_handle_late", stored_day},
    {"prepaid_card.deregistration_late", booking_day},
    {"prepaid_card.deregistration_late", stored_day},
    {"prepaid_card.report_late", booking_day},
    {"prepaid_card.report_late", stored_day},
    {"prepaid_card.report_check_late", booking_day},
    {"prepaid_card.report_check_late", stored_day},
    {"prepaid_card.complaint_late", booking_day},
    {"prepaid_card.complaint_late", stored_day},

    // the day it happened against one that is kept, or against today
    {"prepaid_card.cash_deposit_late", event_day},
    {"prepaid_card.cash_deposit_late", stored_day},
    {"prepaid_card.payout_late", event_day},
    {"prepaid_card.payout_late", stored_day},
    {"prepaid_card.refund_overdue", event_day},
    {"prepaid_card.refund_overdue", stored_day},
    {"prepaid_card.change_late", event_day},
    {"prepaid_card.change_late", booking_day},

    // what is so or is not
    {"prepaid_card.account_not_dedicated", no_day},
    {"prepaid_card.product_not_head_office", no_day},
    {"prepaid_card.card_balance_insufficient", no_day},
    {"prepaid_card.redemption_disputed", no_day},
    {"prepaid_card.agreement_not_confirmed", no_day},
    {"prepaid_card.refund_not_in_full", no_day},
    {"prepaid_card.cooling_off_redeemed", no_day},
    {"prepaid_card.balance_not_below_minimum", no_day},
    {"prepaid_card.fee_not_agreed", no_day},
    {"prepaid_card.out_of_scope", no_day},
    {"prepaid_card.branch_cannot_file", no_day},
    {"prepaid_card.branch_cannot_issue", no_day},
    {"prepaid_card.filing_incomplete", no_day},
    {"prepaid_card.bank_not_unique", no_day},
    {"prepaid_card.bank_not_in_beijing", no_day},
    {"prepaid_card.agreement_missing", no_day},
    {"prepaid_card.account_not_unique", no_day},
    {"prepaid_card.report_mismatch", no_day},
    {"prepaid_card.uscc_invalid", no_day},
    {"prepaid_card.operator_exists", no_day},
    {"prepaid_card.open_items", no_day},
    {"prepaid_card.product_exists", no_day},
    {"prepaid_card.checklist_open", no_day},
    {"prepaid_card.missing_in_ledger", no_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return judged_days; }

}  // namespace gongbao::prepaid_card
