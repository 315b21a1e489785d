// What this policy remembers, row by row: villages and households, devices and what was found of them, applications,
// payments, loans, the catalogue, complaints, claw-backs. Persons, their accounts and papers are tokens.
#pragma once

#include <map>

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/codes.h"
#include "law/area.h"
#include "policies/shared/period.h"

namespace gongbao::heating {

using custody::Code;
using law::AreaCode;
using shared::Period;

// --- words of the document -------------------------------------------------------------------------------------------

enum class DeviceType : std::uint8_t {  // annex-a
  ashp_hot_water = 1,
  ashp_hot_air = 2,
  gas_boiler = 3,
  storage_heater = 4,
  other_electric = 5
};
constexpr auto names_of(DeviceType) {
  using enum DeviceType;
  using namespace std::literals;
  return std::array{std::pair{ashp_hot_water, "ashp_hot_water"sv}, std::pair{ashp_hot_air, "ashp_hot_air"sv},
                    std::pair{gas_boiler, "gas_boiler"sv}, std::pair{storage_heater, "storage_heater"sv},
                    std::pair{other_electric, "other_electric"sv}};
}
enum class CapClass : std::uint8_t { ashp = 1, other = 2 };  // 热泵类产品, 其他类产品 (3g)
constexpr auto names_of(CapClass) {
  using enum CapClass;
  using namespace std::literals;
  return std::array{std::pair{ashp, "ashp"sv}, std::pair{other, "other"sv}};
}
enum class AreaClass : std::uint8_t { eco = 1, other = 2 };  // 生态涵养区, 其他区 (3e, 3f)
constexpr auto names_of(AreaClass) {
  using enum AreaClass;
  using namespace std::literals;
  return std::array{std::pair{eco, "eco"sv}, std::pair{other, "other"sv}};
}
enum class Conversion : std::uint8_t { none = 1, in_progress = 2, complete = 3 };  // 整村改造 (4b, 4c)
constexpr auto names_of(Conversion) {
  using enum Conversion;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{in_progress, "in_progress"sv},
                    std::pair{complete, "complete"sv}};
}
enum class DeviceState : std::uint8_t { in_use = 1, replaced = 2, recycled = 3 };
constexpr auto names_of(DeviceState) {
  using enum DeviceState;
  using namespace std::literals;
  return std::array{std::pair{in_use, "in_use"sv}, std::pair{replaced, "replaced"sv},
                    std::pair{recycled, "recycled"sv}};
}
enum class Hardship : std::uint8_t { dibao = 1, wubao = 2, low_income = 3, other = 4 };  // 低保户, 五保户 … (2.1b)
constexpr auto names_of(Hardship) {
  using enum Hardship;
  using namespace std::literals;
  return std::array{std::pair{dibao, "dibao"sv}, std::pair{wubao, "wubao"sv}, std::pair{low_income, "low_income"sv},
                    std::pair{other, "other"sv}};
}

// --- villages and households -----------------------------------------------------------------------------------------

struct VillageStatus {
  Date from;
  Conversion conversion = Conversion::none;
  bool mountain = false;
  std::optional<AreaClass> area_class;  // says otherwise than the area rule, for a reason
  SealedText reason;
  GB_FIELDS(from, conversion, mountain, area_class, reason)
};
struct Village {
  std::string name;
  std::string township;
  AreaCode area = 0;
  std::vector<VillageStatus> statuses;  // by their first day
  GB_FIELDS(name, township, area, statuses)
};
struct Household {
  std::string ref;  // in the database of the first installation
  std::uint64_t village = 0;
  AreaCode area = 0;
  PersonToken head;
  std::vector<PersonToken> members;  // beside the head
  SealedText bank_account;
  std::uint64_t account = 0;                   // through which it speaks itself; 0: its village agent does
  std::optional<std::uint64_t> prior_subsidy;  // the device that was subsidised at first (4a)
  std::vector<std::uint64_t> devices;
  Date added_on;
  GB_FIELDS(ref, village, area, head, members, bank_account, account, prior_subsidy, devices, added_on)
};
struct HardshipVerification {  // 由各区民政部门核实 (3k)
  Hardship hardship{};
  Date verified_on;
  std::optional<Date> valid_to;
  GB_FIELDS(hardship, verified_on, valid_to)
  bool covers(Date day) const { return day >= verified_on && (!valid_to || day <= *valid_to); }
};

// --- devices ---------------------------------------------------------------------------------------------------------

struct Repair {
  Date date;
  std::string part;
  bool replaced = true;  // else repaired; both count (annex.2.1.1)
  bool affected_use = true;
  SealedText repairer;
  SealedDocument attachment;
  GB_FIELDS(date, part, replaced, affected_use, repairer, attachment)
};
struct SeasonReading {                      // of one heating season
  std::optional<std::int64_t> electricity;  // 0.01 kWh
  std::optional<std::int64_t> gas;          // 0.01 m³
  std::optional<Money> cost;
  std::optional<std::int32_t> cop;         // 0.01
  std::optional<std::int32_t> efficiency;  // 0.1 %
  GB_FIELDS(electricity, gas, cost, cop, efficiency)
};
struct TestRun {
  std::int32_t ambient = 0;  // 0.1 °C
  std::optional<std::int32_t> outlet;
  std::optional<bool> started;
  GB_FIELDS(ambient, outlet, started)
};
enum class Finding : std::uint8_t {
  exchanger_leaks = 1,
  exchanger_corroded = 2,  // annex.2.3.1
  irreparable_hazard = 3,  // annex.2.3.4
  district_criterion = 4   // of the district's own list (5.1a)
};
constexpr auto names_of(Finding) {
  using enum Finding;
  using namespace std::literals;
  return std::array{
      std::pair{exchanger_leaks, "exchanger_leaks"sv}, std::pair{exchanger_corroded, "exchanger_corroded"sv},
      std::pair{irreparable_hazard, "irreparable_hazard"sv}, std::pair{district_criterion, "district_criterion"sv}};
}
struct Assessment {  // 认定
  std::uint64_t inspector = 0;
  Date inspected_on;
  bool usable = true;
  std::vector<TestRun> tests;
  std::vector<Finding> flags;
  SealedDocument certificate;
  GB_FIELDS(inspector, inspected_on, usable, tests, flags, certificate)
};
struct Device {
  std::string ref;
  std::uint64_t household = 0;
  DeviceType type{};
  std::string brand;
  std::string model;
  std::string serial;
  Date first_run_on;  // 投入使用日
  bool subsidised = false;
  std::optional<std::int32_t> rated_efficiency;  // 0.1 %
  DeviceState state = DeviceState::in_use;
  std::vector<Repair> repairs;
  std::map<std::int32_t, SeasonReading> seasons;  // by the year in which they begin
  std::vector<Assessment> assessments;            // the last one speaks
  GB_FIELDS(ref, household, type, brand, model, serial, first_run_on, subsidised, rated_efficiency, state, repairs,
            seasons, assessments)
};
struct Recycling {
  std::string method;
  std::string receiver;
  Date date;
  GB_FIELDS(method, receiver, date)
};

// --- applications ----------------------------------------------------------------------------------------------------

enum class Kind : std::uint8_t { renewal = 1, new_household = 2 };
constexpr auto names_of(Kind) {
  using enum Kind;
  using namespace std::literals;
  return std::array{std::pair{renewal, "renewal"sv}, std::pair{new_household, "new_household"sv}};
}
enum class Cause : std::uint8_t { wear = 1, force_majeure = 2 };
constexpr auto names_of(Cause) {
  using enum Cause;
  using namespace std::literals;
  return std::array{std::pair{wear, "wear"sv}, std::pair{force_majeure, "force_majeure"sv}};
}
enum class ApplicationState : std::uint8_t {
  draft = 1,
  submitted = 2,
  returned = 3,
  eligible = 4,
  ineligible = 5,
  purchase_submitted = 6,
  purchase_returned = 7,
  amount_confirmed = 8,
  payment_ordered = 9,
  payment_failed = 10,
  paid = 11,
  withdrawn = 12,
  lapsed = 13
};
constexpr auto names_of(ApplicationState) {
  using enum ApplicationState;
  using namespace std::literals;
  return std::array{std::pair{draft, "draft"sv},
                    std::pair{submitted, "submitted"sv},
                    std::pair{returned, "returned"sv},
                    std::pair{eligible, "eligible"sv},
                    std::pair{ineligible, "ineligible"sv},
                    std::pair{purchase_submitted, "purchase_submitted"sv},
                    std::pair{purchase_returned, "purchase_returned"sv},
                    std::pair{amount_confirmed, "amount_confirmed"sv},
                    std::pair{payment_ordered, "payment_ordered"sv},
                    std::pair{payment_failed, "payment_failed"sv},
                    std::pair{paid, "paid"sv},
                    std::pair{withdrawn, "withdrawn"sv},
                    std::pair{lapsed, "lapsed"sv}};
}
constexpr bool ended(ApplicationState state) {
  return state == ApplicationState::ineligible || state == ApplicationState::withdrawn ||
         state == ApplicationState::lapsed;
}
// What lapses with the policy when no purchase was handed in by then (6a).
constexpr bool lapses(ApplicationState state) {
  return state == ApplicationState::draft || state == ApplicationState::returned || state == ApplicationState::eligible;
}

struct PurchaseLine {
  std::string category;
  std::string brand;
  std::string model;
  std::string serial;
  std::string supplier;  // credit code
  std::optional<std::uint64_t> catalogue_entry;
  SealedDocument standard_proof;
  std::string invoice_no;
  PersonToken buyer;
  Date invoice_date;
  Date installed_on;
  Money price;  // of the product alone (3d)
  std::optional<Date> warranty_until;
  GB_FIELDS(category, brand, model, serial, supplier, catalogue_entry, standard_proof, invoice_no, buyer, invoice_date,
            installed_on, price, warranty_until)
};
// Who bears what of a subsidy, in fen.
struct Shares {
  std::int64_t city = 0;
  std::int64_t district = 0;
  std::int64_t topup = 0;
  std::int64_t interest = 0;
  GB_FIELDS(city, district, topup, interest)
  std::int64_t base() const { return city + district; }
  std::int64_t from_city() const { return city; }
  std::int64_t from_district() const { return district + topup + interest; }
  std::int64_t total() const { return from_city() + from_district(); }
};
struct NewHouseholdChecks {  // 宅基地管理、取暖需求、用电条件 (5.1c)
  bool homestead = false;
  bool heating_need = false;
  bool electricity = false;
  GB_FIELDS(homestead, heating_need, electricity)
  bool passed() const { return homestead && heating_need && electricity; }
};
// What an officer wrote to somebody, and the entry in which it stands.
struct Said {
  std::uint64_t entry = 0;
  SealedText words;
  GB_FIELDS(entry, words)
};
struct Application {
  std::uint64_t household = 0;
  AreaCode area = 0;
  Kind kind = Kind::renewal;
  std::optional<std::uint64_t> old_device;
  std::string programme;
  std::optional<Hardship> hardship;
  ApplicationState state = ApplicationState::draft;
  Date submitted_on;             // the latest submission; its parameters count
  std::optional<Said> returned;  // why, the last time
  std::optional<NewHouseholdChecks> checks;
  std::uint64_t decided_by = 0;
  std::vector<std::string> basis;
  Code because = 0;  // of an ineligible one
  std::vector<PurchaseLine> lines;
  std::int64_t price = 0;
  Shares shares;
  std::uint64_t confirmed_by = 0;
  std::uint64_t payment = 0;            // of the base
  std::uint64_t topup_payment = 0;      // the same when both were confirmed together; 0: none granted
  std::vector<std::uint64_t> payments;  // these and those of its interest claims
  std::vector<std::uint64_t> loans;
  std::uint64_t clawback = 0;  // the last case; 0: none
  GB_FIELDS(household, area, kind, old_device, programme, hardship, state, submitted_on, returned, checks, decided_by,
            basis, because, lines, price, shares, confirmed_by, payment, topup_payment, payments, loans, clawback)
};

// --- money -----------------------------------------------------------------------------------------------------------

enum class PaymentState : std::uint8_t { payable = 1, ordered = 2, paid = 3, failed = 4, reversed = 5 };
constexpr auto names_of(PaymentState) {
  using enum PaymentState;
  using namespace std::literals;
  return std::array{std::pair{payable, "payable"sv}, std::pair{ordered, "ordered"sv}, std::pair{paid, "paid"sv},
                    std::pair{failed, "failed"sv}, std::pair{reversed, "reversed"sv}};
}
struct Payment {
  std::uint64_t application = 0;
  AreaCode area = 0;
  Shares shares;
  std::uint64_t confirmed_by = 0;
  PaymentState state = PaymentState::payable;
  GB_FIELDS(application, area, shares, confirmed_by, state)
};
// 更新后10年内不得再次享受 (3h); of the paid application with that number.
struct LockOut {
  std::uint64_t household = 0;
  std::uint64_t device = 0;  // that was replaced; 0: a new household's
  Date until;                // inclusive
  GB_FIELDS(household, device, until)
};
enum class ClawbackState : std::uint8_t { opened = 1, decided = 2, recovering = 3, recovered = 4, dismissed = 5 };
constexpr auto names_of(ClawbackState) {
  using enum ClawbackState;
  using namespace std::literals;
  return std::array{std::pair{opened, "opened"sv}, std::pair{decided, "decided"sv},
                    std::pair{recovering, "recovering"sv}, std::pair{recovered, "recovered"sv},
                    std::pair{dismissed, "dismissed"sv}};
}
struct Referral {  // 追究相关人员的违法违纪责任 (5.6d)
  PersonToken person;
  std::string body;
  Date date;
  SealedText outcome;
  GB_FIELDS(person, body, date, outcome)
};
struct Clawback {
  std::uint64_t application = 0;
  AreaCode area = 0;
  SealedText ground;
  std::vector<PersonToken> liable_persons;
  Date opened_on;
  ClawbackState state = ClawbackState::opened;
  Shares due;
  std::int64_t recovered = 0;
  std::vector<Referral> referrals;
  GB_FIELDS(application, area, ground, liable_persons, opened_on, state, due, recovered, referrals)
  std::int64_t outstanding() const { return due.total() - recovered; }
  bool live() const { return state != ClawbackState::dismissed; }
};

struct FinancialProduct {  // 3i
  std::uint64_t bank = 0;
  std::string terms;
  Period offered;
  GB_FIELDS(bank, terms, offered)
};
struct Loan {
  std::uint64_t application = 0;
  std::uint64_t product = 0;
  std::uint64_t bank = 0;
  Money principal;
  std::int32_t months = 0;
  Date start;
  SealedDocument consent;
  std::int64_t supported = 0;                    // of all its claims
  std::map<std::int32_t, std::uint64_t> claims;  // by month; the last one of each
  GB_FIELDS(application, product, bank, principal, months, start, consent, supported, claims)
};
enum class ClaimState : std::uint8_t { claimed = 1, approved = 2, refused = 3 };
constexpr auto names_of(ClaimState) {
  using enum ClaimState;
  using namespace std::literals;
  return std::array{std::pair{claimed, "claimed"sv}, std::pair{approved, "approved"sv},
                    std::pair{refused, "refused"sv}};
}
struct InterestClaim {  // 贴息 (3j)
  std::uint64_t loan = 0;
  std::int32_t month = 0;  // 1 = the first
  Money interest_paid;
  bool confirmed = false;
  Money amount;
  ClaimState state = ClaimState::claimed;
  GB_FIELDS(loan, month, interest_paid, confirmed, amount, state)
};

// --- catalogue and suppliers -----------------------------------------------------------------------------------------

enum class CatalogueState : std::uint8_t { draft = 1, published = 2, withdrawn = 3 };
constexpr auto names_of(CatalogueState) {
  using enum CatalogueState;
  using namespace std::literals;
  return std::array{std::pair{draft, "draft"sv}, std::pair{published, "published"sv},
                    std::pair{withdrawn, "withdrawn"sv}};
}
struct CatalogueEntry {
  std::string supplier;
  std::string model;
  std::string category;
  Money price;
  std::string quality_standard;
  std::int32_t free_warranty_months = 0;
  std::int32_t onsite_repair_hours = 0;
  std::vector<SealedDocument> evidence;  // 科学论证、民主决策、竞争性采购 (5.3a)
  Period listed;
  std::optional<Date> withdrawn_on;
  GB_FIELDS(supplier, model, category, price, quality_standard, free_warranty_months, onsite_repair_hours, evidence,
            listed, withdrawn_on)
  bool valid_on(Date day) const { return listed.covers(day) && (!withdrawn_on || day < *withdrawn_on); }
};
enum class ExclusionGround : std::uint8_t { quality = 1, policy_violation = 2, broken_promise = 3 };  // 5.2c
constexpr auto names_of(ExclusionGround) {
  using enum ExclusionGround;
  using namespace std::literals;
  return std::array{std::pair{quality, "quality"sv}, std::pair{policy_violation, "policy_violation"sv},
                    std::pair{broken_promise, "broken_promise"sv}};
}
struct Exclusion {
  ExclusionGround ground{};
  Date from;
  bool published = false;
  SealedText reason;
  SealedDocument evidence;
  GB_FIELDS(ground, from, published, reason, evidence)
};
enum class SamplingResult : std::uint8_t { passed = 1, failed = 2 };
constexpr auto names_of(SamplingResult) {
  using enum SamplingResult;
  using namespace std::literals;
  return std::array{std::pair{passed, "passed"sv}, std::pair{failed, "failed"sv}};
}
struct Sampling {
  std::string model;
  Date sampled_on;
  SamplingResult result{};
  SealedDocument evidence;
  GB_FIELDS(model, sampled_on, result, evidence)
};
struct Supplier {
  std::uint64_t number = 0;  // the entry that mentioned it first; its people speak for that organisation
  std::vector<Sampling> samplings;
  std::optional<Exclusion> exclusion;  // there is no way back in the text (R11)
  GB_FIELDS(number, samplings, exclusion)
};
struct ApprovedCategory {  // 经市政府同意 (5.5c)
  CapClass cap_class{};
  std::string approval_no;
  Date approved_on;
  Date from;
  GB_FIELDS(cap_class, approval_no, approved_on, from)
};
struct Overrides {
  std::optional<bool> age_requires_unusable;
  std::optional<bool> annex_criteria_apply_over_age;
  GB_FIELDS(age_requires_unusable, annex_criteria_apply_over_age)
};
struct Programme {  // 5.5b
  std::string document_no;
  Period period;
  std::vector<DeviceType> device_types;  // of the new devices; none: any
  Overrides overrides;
  GB_FIELDS(document_no, period, device_types, overrides)
};

// --- districts and the public ----------------------------------------------------------------------------------------

struct TopupRule {
  std::optional<std::int32_t> rate_bp;
  std::optional<Money> fixed;
  std::optional<Money> max;
  GB_FIELDS(rate_bp, fixed, max)
};
struct InterestRule {
  std::int32_t ratio_bp = 0;
  std::int32_t max_months = 0;
  std::optional<Money> max;
  GB_FIELDS(ratio_bp, max_months, max)
};
// One row of a district's policy; what it does not speak of stays as it was.
struct DistrictPolicy {
  Date from;
  SealedDocument detail_standard;                     // 5.1a
  std::map<std::string, TopupRule> topup;             // by class of hardship (3l)
  std::optional<InterestRule> interest;               // 3j
  std::map<std::string, std::string> extra_criteria;  // by type of device (5.1a)
  SealedDocument publicity_plan;                      // 5.7c
  std::optional<std::int32_t> complaint_ack_working_days;
  GB_FIELDS(from, detail_standard, topup, interest, extra_criteria, publicity_plan, complaint_ack_working_days)
};
enum class Topic : std::uint8_t {
  standard = 1,
  mode = 2,
  financial_products = 3,
  selection_guide = 4,  // 5.7a
  hotline_script = 5    // 5.7b
};
constexpr auto names_of(Topic) {
  using enum Topic;
  using namespace std::literals;
  return std::array{std::pair{standard, "standard"sv}, std::pair{mode, "mode"sv},
                    std::pair{financial_products, "financial_products"sv},
                    std::pair{selection_guide, "selection_guide"sv}, std::pair{hotline_script, "hotline_script"sv}};
}
struct PublicityItem {
  Topic topic{};
  std::string text;
  Date published_on;
  GB_FIELDS(topic, text, published_on)
};
enum class ComplaintState : std::uint8_t {
  received = 1,
  accepted = 2,
  investigating = 3,
  decided = 4,
  replied = 5,
  closed = 6
};
constexpr auto names_of(ComplaintState) {
  using enum ComplaintState;
  using namespace std::literals;
  return std::array{
      std::pair{received, "received"sv}, std::pair{accepted, "accepted"sv}, std::pair{investigating, "investigating"sv},
      std::pair{decided, "decided"sv},   std::pair{replied, "replied"sv},   std::pair{closed, "closed"sv}};
}
enum class ComplaintOutcome : std::uint8_t { upheld = 1, not_upheld = 2, referred = 3 };
constexpr auto names_of(ComplaintOutcome) {
  using enum ComplaintOutcome;
  using namespace std::literals;
  return std::array{std::pair{upheld, "upheld"sv}, std::pair{not_upheld, "not_upheld"sv},
                    std::pair{referred, "referred"sv}};
}
struct Complaint {  // 5.6b
  AreaCode area = 0;
  std::uint64_t account = 0;
  SealedText target;  // may name a person
  SealedText text;
  SealedText contact;
  Date received_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  ComplaintState state = ComplaintState::received;
  std::optional<ComplaintOutcome> outcome;
  std::optional<Said> reply;
  GB_FIELDS(area, account, target, text, contact, received_on, due_on, due_provisional, state, outcome, reply)
};

}  // namespace gongbao::heating
