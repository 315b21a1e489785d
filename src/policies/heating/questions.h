// What may be asked of this policy's state and answered at once (spec/03 part 9): what a renewal would be subsidised
// with, a household with its devices, an application with all that was found of it, a district's books, what the policy
// says today. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/heating/commands.h"
#include "policies/shared/position_term.h"

namespace gongbao::heating {

using shared::PositionTerm;

struct Reading {
  const State& state;
  access::Actor actor;
  Date today;
};

// --- the calculator: for everybody, and nothing is kept --------------------------------------------------------------

// A purchase, and if it is told the old device with what was measured. Measures as in spec/03 part 1: 0.1 °C, 0.01 COP,
// 0.01 kWh, 0.01 m³, 0.1 %.
struct AskCalculator {
  static constexpr std::string_view name = "calculator";
  using Answer = struct Calculated;
  std::optional<std::uint64_t> village;
  std::optional<std::string> district;  // without a village: this one
  std::optional<bool> mountain;
  std::optional<Date> submitted_on;  // today where nothing is said
  std::optional<std::string> category;
  std::optional<Money> price;
  std::optional<std::string> second_category;
  std::optional<Money> second_price;
  std::optional<Hardship> hardship_class;
  std::optional<DeviceType> old_type;
  std::optional<Date> first_run_on;
  std::optional<bool> usable;
  std::optional<std::int32_t> ambient;
  std::optional<std::int32_t> outlet;
  std::optional<bool> started;
  std::optional<Date> first_repair_on;  // of main parts
  std::optional<Date> second_repair_on;
  std::optional<std::int64_t> electricity;  // of the last full season; before: the mean of the earlier ones
  std::optional<std::int64_t> electricity_before;
  std::optional<std::int64_t> gas;
  std::optional<std::int64_t> gas_before;
  std::optional<Money> cost;
  std::optional<Money> cost_before;
  std::optional<std::int32_t> cop;
  std::optional<std::int32_t> efficiency;
  std::optional<std::int32_t> rated_efficiency;
  std::optional<bool> exchanger_leaks;
  std::optional<bool> exchanger_corroded;
  std::optional<bool> irreparable_hazard;
  GB_FIELDS(village, district, mountain, submitted_on, category, price, second_category, second_price, hardship_class,
            old_type, first_run_on, usable, ambient, outlet, started, first_repair_on, second_repair_on, electricity,
            electricity_before, gas, gas_before, cost, cost_before, cop, efficiency, rated_efficiency, exchanger_leaks,
            exchanger_corroded, irreparable_hazard)
};

// One criterion of the annex, and whether the device meets it.
struct CriterionAnswer {
  std::string clause;  // full id
  bool met = false;
  GB_FIELDS(clause, met)
};
struct EligibilityAnswer {
  bool eligible = false;
  std::string code;                  // why not
  std::vector<std::string> clauses;  // it rests on, full ids
  bool certificate_needed = false;   // 经认定 (3c)
  Date age_reached_on;
  bool age_reached = false;
  std::vector<CriterionAnswer> criteria;  // of its type, in the annex's order
  GB_FIELDS(eligible, code, clauses, certificate_needed, age_reached_on, age_reached, criteria)
};
struct AmountAnswer {
  AreaClass area_class{};
  Money price;
  Money base;
  Money city_share;
  Money district_share;
  Money topup;
  Money household_share;
  std::vector<PositionTerm> steps;  // with the figures put in
  GB_FIELDS(area_class, price, base, city_share, district_share, topup, household_share, steps)
};
struct Calculated {
  std::string district;
  Date submitted_on;
  AreaClass area_class{};
  std::string code;  // why nothing could be filed that day; empty: it could
  std::vector<std::string> clauses;
  std::optional<AmountAnswer> amount;            // with a price
  std::string topup_code;                        // why there is no top-up
  std::optional<EligibilityAnswer> eligibility;  // with an old device
  GB_FIELDS(district, submitted_on, area_class, code, clauses, amount, topup_code, eligibility)
};

// --- households ------------------------------------------------------------------------------------------------------

struct SeasonAnswer {
  std::string season;
  SeasonReading reading;
  GB_FIELDS(season, reading)
};
struct RepairAnswer {
  Date date;
  std::string part;
  bool replaced = true;
  bool affected_use = true;
  GB_FIELDS(date, part, replaced, affected_use)
};
struct AssessmentAnswer {
  Date inspected_on;
  bool usable = true;
  std::vector<TestRun> tests;
  std::vector<Finding> flags;
  bool certificate = false;
  GB_FIELDS(inspected_on, usable, tests, flags, certificate)
};
struct DeviceAnswer {
  std::uint64_t device = 0;
  std::string ref;
  DeviceType type{};
  std::string brand, model, serial;
  Date first_run_on;
  Date age_reached_on;
  bool subsidised = false;
  std::optional<std::int32_t> rated_efficiency;
  DeviceState state{};
  std::vector<RepairAnswer> repairs;
  std::vector<SeasonAnswer> seasons;
  std::vector<AssessmentAnswer> assessments;
  GB_FIELDS(device, ref, type, brand, model, serial, first_run_on, age_reached_on, subsidised, rated_efficiency, state,
            repairs, seasons, assessments)
};
struct ApplicationShort {
  std::uint64_t application = 0;
  Kind kind{};
  ApplicationState state{};
  Date submitted_on;
  Money base;
  Money topup;
  GB_FIELDS(application, kind, state, submitted_on, base, topup)
};
struct HouseholdAnswer {
  std::uint64_t household = 0;
  std::string ref;
  std::uint64_t village = 0;
  std::string village_name;
  std::string township;
  std::string district;
  AreaClass area_class{};
  PersonToken head;
  std::vector<PersonToken> members;
  std::uint64_t account = 0;
  bool bank_account = false;  // whether one is on record
  Date added_on;
  std::optional<Date> lockout_until;  // inclusive
  std::vector<HardshipVerification> hardships;
  std::vector<DeviceAnswer> devices;
  std::vector<ApplicationShort> applications;
  GB_FIELDS(household, ref, village, village_name, township, district, area_class, head, members, account, bank_account,
            added_on, lockout_until, hardships, devices, applications)
};
struct AskHousehold {
  static constexpr std::string_view name = "household";
  using Answer = HouseholdAnswer;
  std::uint64_t household = 0;
  GB_FIELDS(household)
};
// Of the account that asks.
struct OwnHouseholds {
  std::vector<HouseholdAnswer> households;
  GB_FIELDS(households)
};
struct AskOwnHouseholds {
  static constexpr std::string_view name = "own_households";
  using Answer = OwnHouseholds;
  GB_FIELDS()
};

// --- an application --------------------------------------------------------------------------------------------------

struct AskApplication {
  static constexpr std::string_view name = "application";
  using Answer = struct ApplicationAnswer;
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
// Whose word it waits for.
enum class Awaits : std::uint8_t {
  nobody = 1,
  household = 2,
  inspector = 3,
  district_reviewer = 4,
  district_finance = 5,
  bank_result = 6
};
constexpr auto names_of(Awaits) {
  using enum Awaits;
  using namespace std::literals;
  return std::array{std::pair{nobody, "nobody"sv},
                    std::pair{household, "household"sv},
                    std::pair{inspector, "inspector"sv},
                    std::pair{district_reviewer, "district_reviewer"sv},
                    std::pair{district_finance, "district_finance"sv},
                    std::pair{bank_result, "bank_result"sv}};
}
// A step that comes next: the command, and what stands in its way now.
struct MissingAnswer {
  std::string code;
  std::vector<std::string> clauses;
  GB_FIELDS(code, clauses)
};
struct LineAnswer {
  std::string category, brand, model, serial, supplier;
  std::optional<std::uint64_t> catalogue_entry;
  bool standard_proof = false;
  std::string invoice_no;
  PersonToken buyer;
  Date invoice_date, installed_on;
  Money price;
  std::optional<Date> warranty_until;
  GB_FIELDS(category, brand, model, serial, supplier, catalogue_entry, standard_proof, invoice_no, buyer, invoice_date,
            installed_on, price, warranty_until)
};
struct PaymentAnswer {
  std::uint64_t payment = 0;
  std::uint64_t application = 0;
  PaymentState state{};
  Money city_share, district_share, topup, interest;
  Money total;
  GB_FIELDS(payment, application, state, city_share, district_share, topup, interest, total)
};
struct ClaimAnswer {
  std::uint64_t claim = 0;
  std::int32_t month = 0;
  Money interest_paid;
  bool confirmed = false;
  ClaimState state{};
  Money amount;
  GB_FIELDS(claim, month, interest_paid, confirmed, state, amount)
};
struct LoanAnswer {
  std::uint64_t loan = 0;
  std::uint64_t application = 0;
  std::uint64_t product = 0;
  std::uint64_t bank = 0;
  std::string terms;
  Money principal;
  std::int32_t months = 0;
  Date start;
  Money supported;
  std::vector<ClaimAnswer> claims;
  GB_FIELDS(loan, application, product, bank, terms, principal, months, start, supported, claims)
};
struct ClawbackAnswer {
  std::uint64_t clawback = 0;
  std::uint64_t application = 0;
  ClawbackState state{};
  Date opened_on;
  Money full;  // what it would have to be decided at, or was
  Money city_share, district_share, topup, interest;
  Money recovered;
  Money outstanding;
  GB_FIELDS(clawback, application, state, opened_on, full, city_share, district_share, topup, interest, recovered,
            outstanding)
};
struct ApplicationAnswer {
  std::uint64_t application = 0;
  std::uint64_t household = 0;
  std::string household_ref;
  PersonToken head;
  std::uint64_t village = 0;
  std::string village_name;
  std::string district;
  AreaClass area_class{};
  Kind kind{};
  ApplicationState state{};
  Awaits awaits{};
  std::vector<MissingAnswer> missing;  // what would keep its next step from being taken
  std::string programme;
  std::optional<Hardship> hardship_class;
  Date submitted_on;
  std::int32_t age_days = 0;  // since then
  std::optional<Said> returned;
  std::optional<DeviceAnswer> old_device;
  std::optional<NewHouseholdChecks> checks;
  std::vector<std::string> basis;  // of the decision, full ids
  std::string because;             // of an ineligible one
  std::vector<std::string> because_clauses;
  std::optional<EligibilityAnswer> eligibility;  // as it would be decided today
  std::vector<LineAnswer> lines;
  std::optional<AmountAnswer> amount;  // confirmed, or as it would be
  bool confirmed = false;
  std::string topup_code;  // why there is no top-up
  std::vector<PaymentAnswer> payments;
  std::optional<Date> lockout_until;
  std::vector<LoanAnswer> loans;
  std::optional<ClawbackAnswer> clawback;
  GB_FIELDS(application, household, household_ref, head, village, village_name, district, area_class, kind, state,
            awaits, missing, programme, hardship_class, submitted_on, age_days, returned, old_device, checks, basis,
            because, because_clauses, eligibility, lines, amount, confirmed, topup_code, payments, lockout_until, loans,
            clawback)
};

// --- loans, claw-backs, complaints -----------------------------------------------------------------------------------

struct AskLoan {
  static constexpr std::string_view name = "loan";
  using Answer = LoanAnswer;
  std::uint64_t loan = 0;
  GB_FIELDS(loan)
};
struct AskClawback {
  static constexpr std::string_view name = "clawback";
  using Answer = ClawbackAnswer;
  std::uint64_t clawback = 0;
  GB_FIELDS(clawback)
};
struct ComplaintAnswer {
  std::uint64_t complaint = 0;
  std::string district;
  SealedText target;
  SealedText text;
  ComplaintState state{};
  Date received_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<ComplaintOutcome> outcome;
  std::optional<Said> reply;  // where it stands, and its words
  GB_FIELDS(complaint, district, target, text, state, received_on, due_on, due_provisional, outcome, reply)
};
struct AskComplaint {
  static constexpr std::string_view name = "complaint";
  using Answer = ComplaintAnswer;
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};

// --- a district's books ----------------------------------------------------------------------------------------------

struct AccountAnswer {
  std::string account;  // cash_city_fund
  Money balance;        // debit positive
  GB_FIELDS(account, balance)
};
struct ReceivableAnswer {
  std::uint64_t clawback = 0;
  Money due;
  Money outstanding;
  GB_FIELDS(clawback, due, outstanding)
};
struct BooksAnswer {
  std::string district;
  std::vector<AccountAnswer> accounts;  // payables and receivables as one sum each
  Money free_city_fund;                 // what no ordered payment is waiting for
  Money free_district_fund;
  std::uint64_t journals = 0;
  std::vector<PaymentAnswer> payables;  // at most 100, from `after` on
  std::optional<std::uint64_t> next;    // after which the rest goes on
  std::vector<ReceivableAnswer> receivables;
  GB_FIELDS(district, accounts, free_city_fund, free_district_fund, journals, payables, next, receivables)
};
struct AskBooks {
  static constexpr std::string_view name = "books";
  using Answer = BooksAnswer;
  std::string district;
  std::optional<std::uint64_t> after;
  GB_FIELDS(district, after)
};

// --- what everybody may know -----------------------------------------------------------------------------------------

struct DutyAnswer {
  std::string duty;
  std::vector<std::string> clauses;
  std::int32_t age_days = 0;  // no clause sets an end: never late
  GB_FIELDS(duty, clauses, age_days)
};
struct TopicAnswer {
  Topic topic{};
  std::string text;
  Date published_on;
  GB_FIELDS(topic, text, published_on)
};
struct DistrictAnswer {
  std::string district;
  bool eco = false;
  bool detail_standard = false;
  std::map<std::string, TopupRule> topup;
  std::optional<InterestRule> interest;
  std::map<std::string, std::string> extra_criteria;
  bool publicity_plan = false;
  std::optional<std::int32_t> complaint_ack_working_days;
  std::vector<DutyAnswer> open_duties;
  GB_FIELDS(district, eco, detail_standard, topup, interest, extra_criteria, publicity_plan, complaint_ack_working_days,
            open_duties)
};
struct PolicyAnswer {
  Date policy_start, policy_end;
  std::int32_t rate_bp = 0;
  Money cap_ashp, cap_other;
  std::int32_t eco_city_bp = 0, eco_district_bp = 0, other_city_bp = 0, other_district_bp = 0;
  std::int32_t lockout_years = 0;
  std::map<std::string, std::int64_t> age_years;
  std::vector<std::string> main_parts;
  std::vector<std::string> categories;  // beside the types of the annex, approved (5.5c)
  std::vector<TopicAnswer> publicity;   // the latest of each topic
  std::vector<DutyAnswer> open_duties;  // of the city
  std::vector<DistrictAnswer> districts;
  GB_FIELDS(policy_start, policy_end, rate_bp, cap_ashp, cap_other, eco_city_bp, eco_district_bp, other_city_bp,
            other_district_bp, lockout_years, age_years, main_parts, categories, publicity, open_duties, districts)
};
struct AskPolicy {
  static constexpr std::string_view name = "policy";
  using Answer = PolicyAnswer;
  GB_FIELDS()
};
struct VillageAnswer {
  std::uint64_t village = 0;
  std::string village_name, township, district;
  AreaClass area_class{};
  std::optional<Conversion> conversion;
  bool mountain = false;
  GB_FIELDS(village, village_name, township, district, area_class, conversion, mountain)
};
struct AskVillage {
  static constexpr std::string_view name = "village";
  using Answer = VillageAnswer;
  std::uint64_t village = 0;
  GB_FIELDS(village)
};

// --- a supplier ------------------------------------------------------------------------------------------------------

struct SamplingAnswer {
  std::string model;
  Date sampled_on;
  SamplingResult result{};
  GB_FIELDS(model, sampled_on, result)
};
struct SupplierAnswer {
  std::string supplier;
  std::uint64_t number = 0;  // the organisation of its people
  std::vector<SamplingAnswer> samplings;
  std::optional<ExclusionGround> excluded_for;
  std::optional<Date> excluded_from;
  bool exclusion_published = false;
  GB_FIELDS(supplier, number, samplings, excluded_for, excluded_from, exclusion_published)
};
struct AskSupplier {
  static constexpr std::string_view name = "supplier";
  using Answer = SupplierAnswer;
  std::string supplier;  // credit code
  GB_FIELDS(supplier)
};

using Questions = policies::TypeList<AskCalculator, AskOwnHouseholds, AskHousehold, AskApplication, AskLoan,
                                     AskClawback, AskComplaint, AskBooks, AskPolicy, AskVillage, AskSupplier>;

// nullopt: there is no such household, application, district.
std::optional<Calculated> answer(const Reading& in, const AskCalculator& question);
std::optional<OwnHouseholds> answer(const Reading& in, const AskOwnHouseholds& question);
std::optional<HouseholdAnswer> answer(const Reading& in, const AskHousehold& question);
std::optional<ApplicationAnswer> answer(const Reading& in, const AskApplication& question);
std::optional<LoanAnswer> answer(const Reading& in, const AskLoan& question);
std::optional<ClawbackAnswer> answer(const Reading& in, const AskClawback& question);
std::optional<ComplaintAnswer> answer(const Reading& in, const AskComplaint& question);
std::optional<BooksAnswer> answer(const Reading& in, const AskBooks& question);
std::optional<PolicyAnswer> answer(const Reading& in, const AskPolicy& question);
std::optional<VillageAnswer> answer(const Reading& in, const AskVillage& question);
std::optional<SupplierAnswer> answer(const Reading& in, const AskSupplier& question);

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::heating
