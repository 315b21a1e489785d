// The one list of this policy's code names.
#include "policies/used_vehicle/codes.h"

#include <array>
#include <utility>

namespace gongbao::used_vehicle {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 46> used_vehicle_names{{
    {code::role_forbidden, "used_vehicle.role_forbidden"},
    {code::state_invalid, "used_vehicle.state_invalid"},
    {code::reason_missing, "used_vehicle.reason_missing"},
    {code::value_invalid, "used_vehicle.value_invalid"},
    {code::operator_exists, "used_vehicle.operator_exists"},
    {code::vin_malformed, "used_vehicle.vin_malformed"},
    {code::plate_malformed, "used_vehicle.plate_malformed"},
    {code::uscc_malformed, "used_vehicle.uscc_malformed"},
    {code::resident_id_malformed, "used_vehicle.resident_id_malformed"},
    {code::broker_cannot_deal, "used_vehicle.broker_cannot_deal"},
    {code::broker_as_principal, "used_vehicle.broker_as_principal"},
    {code::push_before_start, "used_vehicle.push_before_start"},
    {code::dealer_not_verified, "used_vehicle.dealer_not_verified"},
    {code::push_empty, "used_vehicle.push_empty"},
    {code::push_out_of_order, "used_vehicle.push_out_of_order"},
    {code::quota_dealer_not_pushed, "used_vehicle.quota_dealer_not_pushed"},
    {code::quota_missing, "used_vehicle.quota_missing"},
    {code::seller_not_owner, "used_vehicle.seller_not_owner"},
    {code::transaction_open, "used_vehicle.transaction_open"},
    {code::price_invalid, "used_vehicle.price_invalid"},
    {code::same_party, "used_vehicle.same_party"},
    {code::papers_incomplete, "used_vehicle.papers_incomplete"},
    {code::issuer_not_dealer, "used_vehicle.issuer_not_dealer"},
    {code::issuer_not_market, "used_vehicle.issuer_not_market"},
    {code::issuer_not_party, "used_vehicle.issuer_not_party"},
    {code::kind_not_allowed, "used_vehicle.kind_not_allowed"},
    {code::market_suspended, "used_vehicle.market_suspended"},
    {code::reissue_forbidden, "used_vehicle.reissue_forbidden"},
    {code::own_invoice_required, "used_vehicle.own_invoice_required"},
    {code::market_invoice_required, "used_vehicle.market_invoice_required"},
    {code::not_connected, "used_vehicle.not_connected"},
    {code::invoice_duplicate_for_transaction, "used_vehicle.invoice_duplicate_for_transaction"},
    {code::invoice_number_duplicate, "used_vehicle.invoice_number_duplicate"},
    {code::invoice_no_malformed, "used_vehicle.invoice_no_malformed"},
    {code::identity_not_verified, "used_vehicle.identity_not_verified"},
    {code::vehicle_docs_not_verified, "used_vehicle.vehicle_docs_not_verified"},
    {code::invoice_already_used, "used_vehicle.invoice_already_used"},
    {code::station_not_active, "used_vehicle.station_not_active"},
    {code::invoice_missing, "used_vehicle.invoice_missing"},
    {code::photocopy_refused, "used_vehicle.photocopy_refused"},
    {code::vehicle_not_checked, "used_vehicle.vehicle_not_checked"},
    {code::invoice_not_verified, "used_vehicle.invoice_not_verified"},
    {code::evidence_missing, "used_vehicle.evidence_missing"},
    {code::retention_period, "used_vehicle.retention_period"},
    {code::vin_check_digit, "used_vehicle.vin_check_digit"},
    {code::private_flip_limit, "used_vehicle.private_flip_limit"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : used_vehicle_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : used_vehicle_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : used_vehicle_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::used_vehicle
