// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/used_vehicle/commands.h"
#include "policies/view_rows.h"

namespace gongbao::used_vehicle::view {

struct Registered {
  static constexpr std::string_view table = "operators";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  std::string uscc;
  std::string name;
  bool dealer = false;
  bool broker = false;
  bool market = false;
  FilingState filing = FilingState::active;
  std::uint64_t home_market = 0;
  Date registered_on;
  std::optional<Date> connected_since;
  bool verified = false;         // its last review, and its filing, stand
  bool pushed = false;           // listed by the pushes so far
  std::uint32_t suspending = 0;  // cases that suspend it now
  bool suspended = false;
  std::optional<Date> suspended_from;
  GB_FIELDS(operator_id, uscc, name, dealer, broker, market, filing, home_market, registered_on, connected_since,
            verified, pushed, suspending, suspended, suspended_from)
};

// Its number by its credit code, which is all that others say of a firm.
struct Firm {
  static constexpr std::string_view table = "firms";
  static constexpr std::size_t key_fields = 1;
  std::string uscc;
  std::uint64_t operator_id = 0;
  GB_FIELDS(uscc, operator_id)
};

struct StationRow {
  static constexpr std::string_view table = "stations";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t station = 0;
  std::uint64_t operator_id = 0;
  std::string name;  // of its operator
  StationState state{};
  Date applied_on;
  std::optional<Date> approved_on;
  std::optional<Date> stopped_on;
  GB_FIELDS(station, operator_id, name, state, applied_on, approved_on, stopped_on)
};

struct Reviewed {
  static constexpr std::string_view table = "reviews";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;  // the last one of a dealer
  std::string name;
  ReviewState state{};
  Date submitted_on;
  std::optional<Date> decided_on;
  GB_FIELDS(operator_id, name, state, submitted_on, decided_on)
};

enum class PushAction : std::uint8_t { add = 1, remove = 2 };
constexpr auto names_of(PushAction) {
  using enum PushAction;
  using namespace std::literals;
  return std::array{std::pair{add, "add"sv}, std::pair{remove, "remove"sv}};
}
struct Pushed {
  static constexpr std::string_view table = "pushes";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t batch = 0;
  std::uint64_t operator_id = 0;
  std::string uscc;
  std::string name;
  PushAction action{};
  Date pushed_on;
  std::optional<Date> received_on;  // as the quota body says
  GB_FIELDS(batch, operator_id, uscc, name, action, pushed_on, received_on)
};

struct QuotaRow {
  static constexpr std::string_view table = "quotas";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t quota = 0;
  std::uint64_t operator_id = 0;
  QuotaState state{};
  std::string vin;  // of the vehicle that stands on it
  Date allocated_on;
  std::optional<Date> last_day;
  GB_FIELDS(quota, operator_id, state, vin, allocated_on, last_day)
};

// As the owner register says, and the transfers since.
struct VehicleRow {
  static constexpr std::string_view table = "vehicles";
  static constexpr std::size_t key_fields = 1;
  std::string vin;
  std::uint64_t operator_id = 0;  // of a firm that is registered here
  std::string plate;
  std::string vehicle_type;
  std::string uscc;
  PersonToken person;
  Date owner_since;
  std::uint64_t quota = 0;  // that it stands on
  bool sealed = false;
  bool mortgaged = false;
  GB_FIELDS(vin, operator_id, plate, vehicle_type, uscc, person, owner_since, quota, sealed, mortgaged)
};

// One row a reader: the first is the city's, the others those of the houses and the persons that it is about.
struct TransactionRow {
  static constexpr std::string_view table = "transactions";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t transaction_id = 0;
  std::int32_t place = 0;
  std::uint64_t operator_id = 0;
  std::uint64_t account = 0;
  std::string vin;
  std::string plate;
  std::string seller;
  PersonToken seller_person;
  std::string buyer;
  PersonToken buyer_person;
  Money price;
  Stage stage{};
  TransactionState state{};
  std::uint64_t opened_by = 0;
  std::uint64_t broker_id = 0;
  std::uint64_t invoice = 0;
  std::uint64_t registration = 0;  // that a claim for a loss names (3g)
  Date opened_on;
  GB_FIELDS(transaction_id, place, operator_id, account, vin, plate, seller, seller_person, buyer, buyer_person, price,
            stage, state, opened_by, broker_id, invoice, registration, opened_on)
};

struct InvoiceRow {
  static constexpr std::string_view table = "invoices";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t invoice = 0;
  std::uint64_t operator_id = 0;  // of the issuer
  std::string invoice_no;
  InvoiceKind kind{};
  std::string issuer;
  std::uint64_t transaction_id = 0;
  std::string vin;
  std::string plate;
  Money price;
  Date invoice_date;
  InvoiceState state{};
  InvoiceSource source{};
  GB_FIELDS(invoice, operator_id, invoice_no, kind, issuer, transaction_id, vin, plate, price, invoice_date, state,
            source)
};

struct Transferred {
  static constexpr std::string_view table = "registrations";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t registration = 0;
  std::uint64_t operator_id = 0;  // whose station it is
  std::uint64_t station = 0;
  std::uint64_t transaction_id = 0;
  std::uint64_t invoice = 0;
  std::string vin;
  std::string plate;
  Money price;
  Stage stage{};
  std::uint64_t quota = 0;        // of the buyer; 0: none was needed
  std::uint64_t freed_quota = 0;  // of the seller
  Date owner_since;               // the seller
  Date registered_on;
  bool reversed = false;
  GB_FIELDS(registration, operator_id, station, transaction_id, invoice, vin, plate, price, stage, quota, freed_quota,
            owner_since, registered_on, reversed)
};

struct Rectifying {
  static constexpr std::string_view table = "cases";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t case_id = 0;
  std::uint64_t operator_id = 0;  // the market
  std::string name;
  CaseState state{};
  std::uint32_t triggers = 0;  // invoices
  std::uint64_t complaint_id = 0;
  bool suspends = false;
  Date found_on;
  std::optional<Date> listed_on;
  std::optional<Date> lifted_on;
  GB_FIELDS(case_id, operator_id, name, state, triggers, complaint_id, suspends, found_on, listed_on, lifted_on)
};

struct Complaining {
  static constexpr std::string_view table = "complaints";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t complaint_id = 0;
  std::uint64_t account = 0;
  std::uint64_t against = 0;
  ComplaintType kind{};
  ComplaintState state{};
  Date received_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<bool> upheld;
  GB_FIELDS(complaint_id, account, against, kind, state, received_on, due_on, due_provisional, upheld)
};

struct Claiming {
  static constexpr std::string_view table = "loss_claims";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t loss_claim = 0;
  std::uint64_t account = 0;
  std::uint64_t operator_id = 0;  // whose station it was
  std::uint64_t registration = 0;
  LossClaimState state{};
  Date submitted_on;
  GB_FIELDS(loss_claim, account, operator_id, registration, state, submitted_on)
};

// What an official should look at, with what it was found by (patterns.h).
struct PatternRow {
  static constexpr std::string_view table = "patterns";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t registration = 0;
  std::int32_t place = 0;
  PatternKind pattern{};
  Date day;
  std::string vin;
  std::string seller;
  PersonToken seller_person;
  std::uint64_t broker_id = 0;
  std::int64_t found_by = 0;  // transfers or vehicles, this one among them; prices it is compared with
  std::string earlier;        // registrations, apart by blanks
  Money price;
  std::optional<Money> usual_price;
  bool reversed = false;
  GB_FIELDS(registration, place, pattern, day, vin, seller, seller_person, broker_id, found_by, earlier, price,
            usual_price, reversed)
};

// What was registered in a month and not reversed (4e).
struct TradeMonth {
  static constexpr std::string_view table = "trade_months";
  static constexpr std::size_t key_fields = 1;
  Date month;  // its first day
  std::int64_t transfers = 0;
  std::int64_t sales = 0;
  std::int64_t purchases = 0;
  std::int64_t others = 0;  // neither
  std::int64_t reverse_invoices = 0;
  Money total;
  std::optional<std::int64_t> stock_days;  // of the sales, the middle one: days since the dealer became the owner
  GB_FIELDS(month, transfers, sales, purchases, others, reverse_invoices, total, stock_days)
};

// How often a vehicle was sold after so many days in that month: the middle one comes of them. In no list.
struct StockDays {
  static constexpr std::string_view table = "stock_days";
  static constexpr std::size_t key_fields = 2;
  Date month;
  std::int64_t days = 0;
  std::int64_t sales = 0;
  GB_FIELDS(month, days, sales)
};

// The transfers of a month by what they are told apart by (4e), counts alone: by stage; by the market at whose station,
// or by whose resident's, they were registered; by class of brand, which is the maker as the first three signs of the
// VIN say it (GB 16735).
enum class TradeFacet : std::uint8_t { stage = 1, market = 2, brand_class = 3 };
constexpr auto names_of(TradeFacet) {
  using enum TradeFacet;
  using namespace std::literals;
  return std::array{std::pair{stage, "stage"sv}, std::pair{market, "market"sv},
                    std::pair{brand_class, "brand_class"sv}};
}
struct TradeGroup {
  static constexpr std::string_view table = "trade_groups";
  static constexpr std::size_t key_fields = 3;
  Date month;
  TradeFacet facet{};
  std::string group_code;      // the stage; the market's number, 0: at none; the maker's signs
  std::optional<Stage> stage;  // this and the next two: of what it is told apart by
  std::string name;            // of the market
  std::string brand_class;
  std::int64_t transfers = 0;
  GB_FIELDS(month, facet, group_code, stage, name, brand_class, transfers)
};

}  // namespace gongbao::used_vehicle::view

namespace gongbao::used_vehicle {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::used_vehicle
