// Role × scope of spec/04 part 2 and the "by" column of part 6, as one table.
#include <array>

#include "policies/used_vehicle/printouts.h"

namespace gongbao::used_vehicle {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_dealer{Role::dealer, Scope::own_organisation};
constexpr Grant of_market{Role::market, Scope::own_organisation};
constexpr Grant of_broker{Role::broker, Scope::own_organisation};
constexpr Grant of_party{Role::party, Scope::own_person};
constexpr Grant of_commerce{Role::city_commerce, Scope::city};

constexpr std::array commerce_only{of_commerce};
constexpr std::array dealers_only{of_dealer};
constexpr std::array markets_only{of_market};
constexpr std::array houses{of_dealer, of_market};
constexpr std::array openers{of_dealer, of_market, of_broker};
constexpr std::array who_cancels{of_dealer, of_market, of_broker, of_party, of_commerce};
constexpr std::array complainants{of_dealer, of_party};
constexpr std::array parties_only{of_party};
constexpr std::array stations_only{Grant{Role::station_officer, Scope::own_organisation}};
constexpr std::array police_only{Grant{Role::traffic_police, Scope::city}};
constexpr std::array quota_body_only{Grant{Role::quota_body, Scope::city}};
constexpr std::array tax_only{Grant{Role::tax, Scope::city}};

constexpr access::Granted used_vehicle_commands[] = {
    // operators.h, register.h
    {"register_operator", commerce_only},
    {"end_filing", commerce_only},
    {"record_connection", houses},
    {"apply_station", houses},
    {"approve_station", police_only},
    {"stop_station", police_only},
    {"import_owner_register", police_only},
    // reviews.h, quotas.h
    {"submit_review", dealers_only},
    {"decide_review", commerce_only},
    {"withdraw_review", commerce_only},
    {"push_dealers", commerce_only},
    {"acknowledge_push", quota_body_only},
    {"allocate_quota", quota_body_only},
    {"cancel_quota", quota_body_only},
    // transactions.h
    {"open_transaction", openers},
    {"cancel_transaction", who_cancels},
    {"verify_parties", houses},
    {"verify_vehicle_papers", houses},
    // invoices.h, verify.h
    {"issue_invoice", houses},
    {"void_invoice", houses},
    {"import_invoices", tax_only},
    {"verify_invoice", stations_only},
    // registrations.h
    {"register_transfer", stations_only},
    {"reverse_registration", police_only},
    // cases.h
    {"confirm_case", commerce_only},
    {"dismiss_case", commerce_only},
    {"claim_rectified", markets_only},
    {"lift_case", commerce_only},
    {"refuse_claim", commerce_only},
    // complaints.h
    {"file_complaint", complainants},
    {"accept_complaint", commerce_only},
    {"decide_complaint", commerce_only},
    {"reply_complaint", commerce_only},
    {"close_complaint", commerce_only},
    {"file_loss_claim", parties_only},
    {"answer_loss_claim", houses},
    {"close_loss_claim", parties_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(used_vehicle_commands, command); }

namespace {

constexpr Grant of_stations{Role::station_officer, Scope::city};
constexpr Grant of_police{Role::traffic_police, Scope::city};
constexpr Grant of_quota_body{Role::quota_body, Scope::city};
constexpr Grant of_tax{Role::tax, Scope::city};
constexpr Grant of_auditor{Role::auditor, Scope::city};
// Whoever may issue looks at a transaction that is open; stations at what they are to register.
constexpr std::array transaction_readers{of_dealer,   of_market, of_broker, of_party,  of_stations,
                                         of_commerce, of_police, of_tax,    of_auditor};
constexpr std::array invoice_readers{of_dealer,   of_market, of_party, of_stations,
                                     of_commerce, of_police, of_tax,   of_auditor};
constexpr std::array operator_readers{of_dealer, of_market,     of_broker, of_commerce,
                                      of_police, of_quota_body, of_auditor};
constexpr std::array case_readers{of_market, of_commerce, of_auditor};
constexpr std::array complaint_readers{Grant{Role::dealer, Scope::own_person}, of_party, of_commerce, of_auditor};
constexpr std::array claim_readers{of_dealer, of_market, of_party, of_commerce, of_auditor};
constexpr std::array duty_readers{of_commerce, of_quota_body, of_auditor};
constexpr std::array entry_readers{
    of_dealer, of_market,   of_broker,     Grant{Role::station_officer, Scope::own_organisation},
    of_party,  of_commerce, of_quota_body, of_police,
    of_tax,    of_auditor};
// In clear: who verifies, issues, registers or looks after the register; what is complained of, commerce too.
constexpr Grant of_own_station{Role::station_officer, Scope::own_organisation};
constexpr std::array person_readers{of_dealer, of_market, of_own_station, of_police, of_party};
constexpr std::array paper_readers{of_dealer, of_market, of_own_station, of_police, of_commerce, of_party};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted used_vehicle_questions[] = {
    {AskInvoiceCheck::name, anybody_at_all},
    {AskTrend::name, anybody_at_all},
    {AskTaxCheck::name, tax_only},
    {AskInvoice::name, invoice_readers},
    {InvoiceRecord::name, invoice_readers},
    {AskTransaction::name, transaction_readers},
    {AskOperator::name, operator_readers},
    {AskCase::name, case_readers},
    {AskComplaint::name, complaint_readers},
    {AskLossClaim::name, claim_readers},
    {AskDuties::name, duty_readers},
    {"entry", entry_readers},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(used_vehicle_questions, question);
}

Code forbidden_to(Role role, std::string_view command) {
  const auto grants = grants_of(command);
  const bool deals = access::may_ever(grants, Role::dealer) && !access::may_ever(grants, Role::party);
  const bool broker = role == Role::broker && !access::may_ever(grants, Role::broker);
  return broker && deals ? code::broker_cannot_deal : code::role_forbidden;
}

}  // namespace gongbao::used_vehicle
