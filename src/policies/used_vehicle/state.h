// The whole of this policy's state; changed by apply only. Rows are keyed by the entry that made them, quotas and what
// is imported by entry and row, vehicles by VIN, batches of pushes by their number.
#pragma once

#include <set>

#include "law/parameters.h"
#include "policies/shared/find_row.h"
#include "policies/used_vehicle/rows.h"

namespace gongbao::used_vehicle {

using shared::find_row;

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, Operator> operators;
  std::map<std::string, std::uint64_t> operators_by_uscc;
  std::map<std::uint64_t, Station> stations;
  std::map<std::uint64_t, Review> reviews;  // the last one of each dealer
  std::vector<PushBatch> pushes;            // batch 1 first
  std::vector<std::uint64_t> listed;        // as the pushes so far say, in order
  std::map<std::uint64_t, Quota> quotas;
  std::map<std::uint64_t, std::vector<std::uint64_t>> quotas_of;  // by dealer, in the order of allocation
  std::map<std::string, std::uint64_t> stock;                     // quota that a vehicle stands on
  std::map<std::string, Vehicle> vehicles;
  std::map<std::uint64_t, Transaction> transactions;
  std::map<std::string, std::vector<std::uint64_t>> transactions_of;  // by vehicle
  std::map<std::uint64_t, Invoice> invoices;
  std::map<std::string, std::uint64_t> invoices_by_no;
  std::map<PersonToken, std::vector<std::uint64_t>> private_sales;  // invoices of short-held vehicles, by seller
  std::map<std::uint64_t, Registration> registrations;
  std::map<std::string, std::vector<std::uint64_t>> registrations_of;       // by vehicle
  std::map<std::string, std::vector<std::uint64_t>> registrations_by_kind;  // of vehicle (patterns.h)
  std::map<std::uint64_t, std::vector<std::uint64_t>> brokered;             // registrations by broker
  std::map<std::int32_t, MonthTrade> months;                                // by month_number (figures.h)
  std::map<std::uint64_t, RectificationCase> cases;
  std::map<std::uint64_t, std::vector<std::uint64_t>> cases_of;  // by market
  std::map<std::uint64_t, Complaint> complaints;
  std::map<std::uint64_t, LossClaim> loss_claims;

  GB_FIELDS(parameters, operators, operators_by_uscc, stations, reviews, pushes, listed, quotas, quotas_of, stock,
            vehicles, transactions, transactions_of, invoices, invoices_by_no, private_sales, registrations,
            registrations_of, registrations_by_kind, brokered, months, cases, cases_of, complaints, loss_claims)
};

const Operator* operator_of(const State& state, const std::string& uscc);  // nullptr: none is registered
std::uint64_t operator_id_of(const State& state, const std::string& uscc);
// An operator with an active filing of that kind.
bool acts_as(const State& state, const Party& party, OperatorKind kind);
// Whom 1a keeps out of dealing: a broker that is not a dealer as well.
bool is_mere_broker(const State& state, const Party& party);
bool is_verified(const State& state, std::uint64_t dealer);  // its last review, and its filing, stand
// Listed by the pushes so far and still verified (1c).
bool is_pushed(const State& state, std::uint64_t dealer);
// 从事二手车经销业务的企业, as the city reads it (5d, dealer_definition).
bool is_protected_dealer(const State& state, const Party& party, Date day);
Stage stage_of(const State& state, const Party& seller, const Party& buyer);

// The transaction of a vehicle that is open or invoiced; 0: none.
std::uint64_t live_transaction(const State& state, const std::string& vin);
// Whether it may not issue on behalf now (5e).
bool is_suspended(const State& state, std::uint64_t market);
// The same at an earlier minute.
bool was_suspended(const State& state, std::uint64_t market, Stamp at);
// Live invoices of that calendar year by which the person sold what it held for a short time (dk/5).
std::int64_t private_sales_in(const State& state, const PersonToken& person, int year);
// Allocated and unused, the oldest one; 0: none.
std::uint64_t free_quota(const State& state, std::uint64_t dealer);

// A stamp cut to its minute: what is compared to the minute is kept so.
Stamp minute_of(Stamp at);

}  // namespace gongbao::used_vehicle
