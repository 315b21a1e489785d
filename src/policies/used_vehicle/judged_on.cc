// Which day each refusal and flag looks at (spec/04 part 6, Days): the booking minute, but for what an imported invoice
// says of its own day (5d, issued_while_suspended).
#include "policies/used_vehicle/citations.h"

namespace gongbao::used_vehicle {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow used_vehicle_days[] = {
    {"ledger.forbidden", no_day},
    {"used_vehicle.role_forbidden", no_day},
    {"used_vehicle.state_invalid", no_day},
    {"used_vehicle.reason_missing", no_day},
    {"used_vehicle.value_invalid", no_day},
    {"used_vehicle.operator_exists", no_day},
    {"used_vehicle.vin_malformed", no_day},
    {"used_vehicle.plate_malformed", no_day},
    {"used_vehicle.uscc_malformed", no_day},
    {"used_vehicle.resident_id_malformed", no_day},
    {"used_vehicle.broker_cannot_deal", booking_day},
    {"used_vehicle.broker_as_principal", booking_day},
    {"used_vehicle.push_before_start", booking_day},
    {"used_vehicle.dealer_not_verified", booking_day},
    {"used_vehicle.push_empty", booking_day},
    {"used_vehicle.push_out_of_order", no_day},
    {"used_vehicle.quota_dealer_not_pushed", booking_day},
    {"used_vehicle.quota_missing", booking_day},
    {"used_vehicle.seller_not_owner", booking_day},
    {"used_vehicle.transaction_open", booking_day},
    {"used_vehicle.price_invalid", no_day},
    {"used_vehicle.same_party", no_day},
    {"used_vehicle.papers_incomplete", booking_day},
    {"used_vehicle.issuer_not_dealer", booking_day},
    {"used_vehicle.issuer_not_market", booking_day},
    {"used_vehicle.issuer_not_party", no_day},
    {"used_vehicle.kind_not_allowed", booking_day},
    {"used_vehicle.market_suspended", booking_day},
    {"used_vehicle.reissue_forbidden", booking_day},
    {"used_vehicle.own_invoice_required", booking_day},
    {"used_vehicle.market_invoice_required", booking_day},
    {"used_vehicle.not_connected", booking_day},
    {"used_vehicle.invoice_duplicate_for_transaction", booking_day},
    {"used_vehicle.invoice_number_duplicate", no_day},
    {"used_vehicle.invoice_no_malformed", no_day},
    {"used_vehicle.identity_not_verified", booking_day},
    {"used_vehicle.vehicle_docs_not_verified", booking_day},
    {"used_vehicle.invoice_already_used", booking_day},
    {"used_vehicle.station_not_active", booking_day},
    {"used_vehicle.invoice_missing", no_day},
    {"used_vehicle.photocopy_refused", booking_day},
    {"used_vehicle.vehicle_not_checked", no_day},
    {"used_vehicle.invoice_not_verified", booking_day},
    {"used_vehicle.invoice_not_verified", event_day},  // issued_while_suspended
    {"used_vehicle.evidence_missing", no_day},
    {"used_vehicle.retention_period", booking_day},
    {"used_vehicle.vin_check_digit", no_day},
    {"used_vehicle.private_flip_limit", booking_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return used_vehicle_days; }

}  // namespace gongbao::used_vehicle
