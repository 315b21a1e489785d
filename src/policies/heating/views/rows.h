// View rows of this policy (spec/03 part 9): what households, village agents, districts, the city and the public see in
// lists. A row of something that a household has to do with names it, its account, its village and its district; when
// another account speaks for the household its rows go along.
#pragma once

#include "policies/heating/commands.h"
#include "policies/shared/view_rows.h"

namespace gongbao::heating::view {

using policies::Area;

struct Listed {  // 推荐目录
  static constexpr std::string_view table = "catalogue";
  static constexpr std::size_t key_fields = 2;
  std::string supplier;
  std::uint64_t catalogue_entry = 0;
  std::string model;
  std::string category;
  Money price;
  std::string quality_standard;
  std::int32_t free_warranty_months = 0;
  std::int32_t onsite_repair_hours = 0;
  Date listed_from;
  std::optional<Date> listed_to;
  std::optional<Date> withdrawn_on;
  bool listed = false;  // on the day that has begun
  GB_FIELDS(supplier, catalogue_entry, model, category, price, quality_standard, free_warranty_months,
            onsite_repair_hours, listed_from, listed_to, withdrawn_on, listed)
  bool listed_on(Date day) const {
    return day >= listed_from && (!listed_to || day <= *listed_to) && (!withdrawn_on || day < *withdrawn_on);
  }
};
// A day on which an entry comes into the list or leaves it.
struct ListingTurn {
  static constexpr std::string_view table = "catalogue_turns";
  static constexpr std::size_t key_fields = 2;
  Date day;
  std::uint64_t catalogue_entry = 0;
  GB_FIELDS(day, catalogue_entry)
};

// Whose entry it is.
struct EntryOf {
  static constexpr std::string_view table = "catalogue_suppliers";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t catalogue_entry = 0;
  std::string supplier;
  GB_FIELDS(catalogue_entry, supplier)
};

struct Supplying {
  static constexpr std::string_view table = "suppliers";
  static constexpr std::size_t key_fields = 1;
  std::string supplier;
  std::uint64_t supplier_id = 0;  // the organisation of its people
  std::uint64_t samplings = 0;
  std::uint64_t failed = 0;
  bool excluded = false;
  std::optional<ExclusionGround> excluded_for;
  std::optional<Date> excluded_from;
  bool published = false;
  GB_FIELDS(supplier, supplier_id, samplings, failed, excluded, excluded_for, excluded_from, published)
};

struct Sampled {
  static constexpr std::string_view table = "samplings";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  std::string supplier;
  std::uint64_t supplier_id = 0;
  std::string model;
  Date sampled_on;
  SamplingResult result{};
  GB_FIELDS(entry, supplier, supplier_id, model, sampled_on, result)
};

struct VillageRow {
  static constexpr std::string_view table = "villages";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t village = 0;
  Area area;
  std::string name;
  std::string township;
  Conversion conversion = Conversion::none;  // by the latest entry, with its first day
  bool mountain = false;
  std::optional<AreaClass> area_class;
  Date first_day;
  std::uint64_t households = 0;
  GB_FIELDS(village, area, name, township, conversion, mountain, area_class, first_day, households)
};

struct House {
  static constexpr std::string_view table = "households";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t household = 0;
  Area area;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::string ref;
  PersonToken head;
  bool prior_subsidy = false;
  std::uint64_t devices = 0;
  std::uint64_t application = 0;  // the last one; 0: none
  Date added_on;
  GB_FIELDS(household, area, village, account, ref, head, prior_subsidy, devices, application, added_on)
};

struct Installed {  // at first
  static constexpr std::string_view table = "devices";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t device = 0;
  Area area;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::string ref;
  DeviceType type{};
  std::string brand;
  std::string model;
  std::string serial;
  Date first_run_on;
  bool subsidised = false;
  DeviceState state{};
  GB_FIELDS(device, area, village, account, household, ref, type, brand, model, serial, first_run_on, subsidised, state)
};

struct Applying {
  static constexpr std::string_view table = "applications";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t application = 0;
  Area area;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::string ref;
  PersonToken head;
  Kind kind{};
  std::uint64_t device = 0;  // the old one; 0: none
  std::optional<Hardship> hardship;
  ApplicationState state{};
  Date submitted_on;
  Date changed_on;  // when it came into that state
  std::string basis;
  std::string because;
  Money price;
  Money base;
  Money city_share;
  Money district_share;
  Money topup;
  GB_FIELDS(application, area, village, account, household, ref, head, kind, device, hardship, state, submitted_on,
            changed_on, basis, because, price, base, city_share, district_share, topup)
};

struct Install {  // what was bought and put in
  static constexpr std::string_view table = "installs";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t application = 0;
  std::uint64_t place = 0;
  Area area;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::string category;
  std::string brand;
  std::string model;
  std::string serial;
  std::string supplier;
  std::uint64_t supplier_id = 0;  // 0: not one that the city has mentioned
  std::uint64_t catalogue_entry = 0;
  Date invoice_date;
  Date installed_on;
  Money price;
  std::optional<Date> warranty_until;
  GB_FIELDS(application, place, area, village, account, household, category, brand, model, serial, supplier,
            supplier_id, catalogue_entry, invoice_date, installed_on, price, warranty_until)
};

struct Paying {
  static constexpr std::string_view table = "payments";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t payment = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::uint64_t application = 0;
  bool of_base = false;  // of the subsidy itself: the application's state follows it
  PaymentState state{};
  Money city_share;
  Money district_share;
  Money topup;
  Money interest;
  Money total;
  Date promised_on;
  std::optional<Date> paid_on;
  std::string bank_reference;
  GB_FIELDS(payment, area, account, household, application, of_base, state, city_share, district_share, topup, interest,
            total, promised_on, paid_on, bank_reference)
};

struct Posted {  // one side of a journal of a district's books
  static constexpr std::string_view table = "postings";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t entry = 0;
  std::uint64_t place = 0;
  Area area;
  Date day;
  std::string rule;  // of spec/03 part 8: M1
  std::string ledger_account;
  Money amount;  // debit positive
  std::uint64_t subject = 0;
  GB_FIELDS(entry, place, area, day, rule, ledger_account, amount, subject)
};

struct BackClaimed {
  static constexpr std::string_view table = "clawbacks";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t clawback = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::uint64_t application = 0;
  ClawbackState state{};
  Date opened_on;
  std::optional<Money> due;  // once it is decided
  Money recovered;
  std::uint64_t referrals = 0;
  GB_FIELDS(clawback, area, account, household, application, state, opened_on, due, recovered, referrals)
};

struct Complaining {
  static constexpr std::string_view table = "complaints";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t complaint = 0;
  Area area;
  std::uint64_t account = 0;
  SealedText text;
  ComplaintState state{};
  Date received_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<ComplaintOutcome> outcome;
  GB_FIELDS(complaint, area, account, text, state, received_on, due_on, due_provisional, outcome)
};

struct Product {  // 3i
  static constexpr std::string_view table = "products";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t product = 0;
  std::uint64_t bank_id = 0;
  std::string terms;
  Date offered_from;
  std::optional<Date> offered_to;
  GB_FIELDS(product, bank_id, terms, offered_from, offered_to)
};
struct Lent {
  static constexpr std::string_view table = "loans";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t loan = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::uint64_t application = 0;
  std::uint64_t product = 0;
  Money principal;
  std::int32_t months = 0;
  Date start;
  Money supported;
  GB_FIELDS(loan, area, bank_id, account, household, application, product, principal, months, start, supported)
};
struct Claimed {
  static constexpr std::string_view table = "claims";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t claim = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::uint64_t loan = 0;
  std::int32_t month_no = 0;
  Date claimed_on;
  Money interest_paid;
  bool confirmed = false;
  ClaimState state{};
  Money amount;
  GB_FIELDS(claim, area, bank_id, account, household, loan, month_no, claimed_on, interest_paid, confirmed, state,
            amount)
};

struct Told {  // 宣传要点, 12345 口径
  static constexpr std::string_view table = "publicity";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  Topic topic{};
  std::string text;
  Date published_on;
  GB_FIELDS(entry, topic, text, published_on)
};

// What a paper is, and the entry through which it is read (persons/read_attachment).
enum class PaperKind : std::uint8_t {
  application = 1,
  repair = 2,
  season = 3,
  inspection = 4,
  certificate = 5,
  photo = 6,
  statement = 7,
  household_check = 8,
  running_years = 9,
  standard_proof = 10,
  loan_consent = 11,
  return_reasons = 12
};
constexpr auto names_of(PaperKind) {
  using enum PaperKind;
  using namespace std::literals;
  return std::array{std::pair{application, "application"sv},
                    std::pair{repair, "repair"sv},
                    std::pair{season, "season"sv},
                    std::pair{inspection, "inspection"sv},
                    std::pair{certificate, "certificate"sv},
                    std::pair{photo, "photo"sv},
                    std::pair{statement, "statement"sv},
                    std::pair{household_check, "household_check"sv},
                    std::pair{running_years, "running_years"sv},
                    std::pair{standard_proof, "standard_proof"sv},
                    std::pair{loan_consent, "loan_consent"sv},
                    std::pair{return_reasons, "return_reasons"sv}};
}
struct Paper {
  static constexpr std::string_view table = "papers";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t entry = 0;
  std::uint64_t place = 0;
  Area area;
  std::uint64_t village = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  std::uint64_t application = 0;  // 0: of a device
  std::uint64_t device = 0;
  Date day;
  PaperKind kind{};
  SealedText paper;
  GB_FIELDS(entry, place, area, village, account, household, application, device, day, kind, paper)
};

// What came in and went out in a district in a month.
struct DistrictMonth {
  static constexpr std::string_view table = "district_months";
  static constexpr std::size_t key_fields = 2;
  Date month;  // its first day
  Area area;
  std::uint64_t filed = 0;  // for the first time
  std::uint64_t eligible = 0;
  std::uint64_t ineligible = 0;
  std::uint64_t amounts_confirmed = 0;
  std::int64_t households_paid = 0;  // fewer where the bank returned money that was paid in an earlier month
  std::uint64_t devices_bought = 0;  // bought, of confirmed applications
  std::uint64_t mainstream = 0;      // of them heat pumps and gas boilers (2.3a)
  Money paid_city;
  Money paid_district;
  Money paid_topup;
  Money paid_interest;
  Money recovered;
  std::uint64_t complaints = 0;
  std::uint64_t clawbacks = 0;
  GB_FIELDS(month, area, filed, eligible, ineligible, amounts_confirmed, households_paid, devices_bought, mainstream,
            paid_city, paid_district, paid_topup, paid_interest, recovered, complaints, clawbacks)
};

// Of a district and a year; what was done by fewer households than may be told to the public is not in Statistics.
struct YearTally {
  static constexpr std::string_view table = "year_tallies";
  static constexpr std::size_t key_fields = 2;
  Date first_day;  // of the year
  Area area;
  std::int64_t filed = 0;
  std::int64_t eligible = 0;
  std::int64_t households_paid = 0;
  Money paid;
  GB_FIELDS(first_day, area, filed, eligible, households_paid, paid)
};
struct Statistics {
  static constexpr std::string_view table = "statistics";
  static constexpr std::size_t key_fields = 2;
  Date first_day;
  Area area;
  std::optional<std::int64_t> filed;
  std::optional<std::int64_t> eligible;
  std::optional<std::int64_t> households_paid;
  std::optional<Money> paid;  // from the city, the district and as top-up
  GB_FIELDS(first_day, area, filed, eligible, households_paid, paid)
};

// How often a clause was what an application was found eligible by (3a–3c and the annex; 4b and 5.1c of new
// households).
struct CriterionMonth {
  static constexpr std::string_view table = "criteria_months";
  static constexpr std::size_t key_fields = 3;
  Date month;  // its first day
  Area area;
  std::string criterion;  // full id
  std::uint64_t times = 0;
  GB_FIELDS(month, area, criterion, times)
};

// Devices in use by the year of their first run: those that reach their age so many years later.
struct DeviceYear {
  static constexpr std::string_view table = "device_years";
  static constexpr std::size_t key_fields = 3;
  Date first_day;  // of that year
  Area area;
  DeviceType type{};
  std::uint64_t devices = 0;
  GB_FIELDS(first_day, area, type, devices)
};

struct ParameterChange : shared::view::ParameterChange {};

}  // namespace gongbao::heating::view

namespace gongbao::heating {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::heating
