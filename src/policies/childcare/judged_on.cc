// Which day each refusal and flag looks at (spec/02 part 6, Days). Event day: in force, category, disclosure,
// suspension, disqualification, fee standards, article 12. Booking day: floors, cycles that are over, windows. Stored
// day: deadlines.
#include "policies/childcare/citations.h"

namespace gongbao::childcare {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow childcare_days[] = {
    // the ledger's own
    {"ledger.forbidden", no_day},
    {"ledger.wrong_state", no_day},
    {"ledger.event_date_in_future", event_day},
    {"ledger.event_date_in_future", booking_day},
    {"ledger.calendar_missing", event_day},
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
    {"childcare.not_in_force", event_day},
    {"childcare.issuing_suspended", event_day},
    {"childcare.issuer_disqualified", event_day},
    {"childcare.cycle_not_confirmed", event_day},
    {"childcare.disclosure_missing", event_day},
    {"childcare.fee_item_not_published", event_day},
    {"childcare.fee_above_published", event_day},
    {"childcare.beyond_lease", event_day},
    {"childcare.fee_hours_exceeded", event_day},
    {"childcare.fee_span_exceeded", event_day},
    {"childcare.fee_too_early", event_day},
    {"childcare.filing_due", event_day},

    // today's floors, lists and parameters
    {"childcare.cycle_not_finished", booking_day},
    {"childcare.cycle_not_allowed", booking_day},
    {"childcare.release_below_floor", booking_day},
    {"childcare.custody_insufficient_for_refund", booking_day},
    {"childcare.custody_shortfall", booking_day},
    {"childcare.missing_in_ledger", no_day},
    {"childcare.ratio_mismatch", booking_day},
    {"childcare.unfair_term", booking_day},
    {"childcare.child_over_three", booking_day},
    {"childcare.fine_out_of_range", booking_day},
    {"childcare.retention_period", booking_day},
    {"childcare.parameter_invalid", booking_day},
    {"childcare.balance_not_below_minimum", booking_day},
    {"childcare.enrolment_not_updated", booking_day},

    // today against a day that is kept
    {"childcare.confirm_window_closed", booking_day},
    {"childcare.confirm_window_closed", stored_day},
    {"childcare.cooling_off_expired", booking_day},
    {"childcare.cooling_off_expired", stored_day},
    {"childcare.filing_overdue", booking_day},
    {"childcare.filing_overdue", stored_day},
    {"childcare.complaint_late", booking_day},
    {"childcare.complaint_late", stored_day},

    // the day it happened against one that is kept
    {"childcare.cash_deposit_late", event_day},
    {"childcare.cash_deposit_late", stored_day},
    {"childcare.payout_late", event_day},
    {"childcare.payout_late", stored_day},
    {"childcare.refund_overdue", event_day},
    {"childcare.refund_overdue", stored_day},

    // what is so or is not
    {"childcare.custody_not_set_up", no_day},
    {"childcare.account_not_dedicated", no_day},
    {"childcare.payee_mismatch", no_day},
    {"childcare.levy_prohibited", no_day},
    {"childcare.period_outside_service", no_day},
    {"childcare.period_overlap", no_day},
    {"childcare.cycle_already_reported", no_day},
    {"childcare.units_exceed_lot", no_day},
    {"childcare.dispute_split_wrong", no_day},
    {"childcare.outcome_not_proven", no_day},
    {"childcare.not_confirmed", no_day},
    {"childcare.item_disputed", no_day},
    {"childcare.custody_fee_prohibited", no_day},
    {"childcare.outflow_not_named", no_day},
    {"childcare.refund_not_in_full", no_day},
    {"childcare.refund_channel_not_agreed", no_day},
    {"childcare.gift_price_not_agreed", no_day},
    {"childcare.lot_balance_insufficient", no_day},
    {"childcare.out_of_scope", no_day},
    {"childcare.uscc_invalid", no_day},
    {"childcare.institution_exists", no_day},
    {"childcare.category_not_by_district", no_day},
    {"childcare.voucher_item_missing", no_day},
    {"childcare.risk_prompt_not_acknowledged", no_day},
    {"childcare.filing_incomplete", no_day},
    {"childcare.bank_not_in_beijing", no_day},
    {"childcare.bank_not_unique", no_day},
    {"childcare.agreement_missing", no_day},
    {"childcare.account_not_unique", no_day},
    {"childcare.refund_ground_missing", no_day},
    {"childcare.service_already_received", no_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return childcare_days; }

}  // namespace gongbao::childcare
