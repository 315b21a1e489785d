// The whole of this policy's state; changed by apply only. Rows are keyed by the entry that made them, those of an
// import by entry and row.
#pragma once

#include "law/parameters.h"
#include "policies/heating/accounts_of_districts.h"
#include "policies/heating/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::heating {

using shared::find_row;

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, Village> villages;
  std::map<std::uint64_t, Household> households;
  std::map<std::string, std::uint64_t> households_by_ref;
  std::map<std::uint64_t, std::vector<std::uint64_t>> households_of;     // by the account that speaks for them
  std::map<std::uint64_t, std::vector<HardshipVerification>> hardships;  // by household
  std::map<std::uint64_t, Device> devices;
  std::map<std::string, std::uint64_t> devices_by_ref;
  std::map<std::uint64_t, Recycling> recyclings;        // by device
  std::map<std::string, std::uint64_t> device_serials;  // installed at first
  std::map<std::uint64_t, Application> applications;
  std::map<std::uint64_t, std::vector<std::uint64_t>> applications_of;  // by household
  std::map<std::string, std::uint64_t> invoices;                        // the application that used it last
  std::map<std::string, std::uint64_t> purchased_serials;               // the same
  std::map<std::uint64_t, Payment> payments;
  std::map<std::string, std::uint64_t> bank_references;
  std::map<std::uint64_t, LockOut> lock_outs;  // by application
  std::map<std::uint64_t, Clawback> clawbacks;
  std::map<std::uint64_t, FinancialProduct> products;
  std::map<std::uint64_t, Loan> loans;
  std::map<std::uint64_t, InterestClaim> claims;
  std::map<std::uint64_t, CatalogueEntry> catalogue;
  std::map<std::string, Supplier> suppliers;  // by credit code
  std::map<std::string, ApprovedCategory> categories;
  std::map<std::string, Programme> programmes;
  std::map<AreaCode, std::vector<DistrictPolicy>> districts;  // by their first day
  std::vector<PublicityItem> publicity;
  std::map<std::uint64_t, Complaint> complaints;
  DistrictAccounts accounts;

  GB_FIELDS(parameters, villages, households, households_by_ref, households_of, hardships, devices, devices_by_ref,
            recyclings, device_serials, applications, applications_of, invoices, purchased_serials, payments,
            bank_references, lock_outs, clawbacks, products, loans, claims, catalogue, suppliers, categories,
            programmes, districts, publicity, complaints, accounts)
};

const VillageStatus* status_on(const Village& village, Date day);
// Of the policy of a district, as it stands on that day; nullptr where it has none.
const TopupRule* topup_on(const State& state, AreaCode area, Hardship hardship, Date day);
const InterestRule* interest_on(const State& state, AreaCode area, Date day);
bool extra_criteria_on(const State& state, AreaCode area, DeviceType type, Date day);
bool detail_standard_on(const State& state, AreaCode area, Date day);
std::optional<WorkDays> complaint_ack_on(const State& state, AreaCode area, Date day);
// All of it as one row.
DistrictPolicy policy_on(const State& state, AreaCode area, Date day);
// The verification that covers the day; the latest of several.
const HardshipVerification* hardship_on(const State& state, std::uint64_t household, Date day);
// The last day on which the household, or with the narrower reading the device, may not be subsidised again (3h).
std::optional<Date> locked_until(const State& state, std::uint64_t household, std::optional<std::uint64_t> device,
                                 Date day);
// All that was paid on the application and not returned, top-up and interest included (5.6c).
Shares paid_on(const State& state, std::uint64_t application);
bool is_member(const Household& household, const PersonToken& person);
// From now on the household speaks through that account; 0: through none. Of apply.
void bind_account(State& state, std::uint64_t household, std::uint64_t account);
// Mentioned for the first time by that entry, or known. Of apply.
Supplier& supplier_named(State& state, const std::string& credit_code, std::uint64_t entry);
// What the document asks of a district, or with 0 of the city, and nobody has done yet (3l, 5.1a, 5.7a–c).
std::vector<std::string_view> open_duties(const State& state, AreaCode area, Date day);

}  // namespace gongbao::heating
