// View rows of this policy (spec/02 part 9): what institutions, families, banks and districts see in lists. A row of
// something that a family has to do with names the family's account; the bank is the one that keeps the institution's
// money when the row is made.
#pragma once

#include "custody/lots.h"
#include "policies/childcare/commands.h"
#include "policies/shared/view_rows.h"

namespace gongbao::childcare::view {

using policies::AccountNo;
using policies::Area;

enum class Category : std::uint8_t { other = 0, demo = 1 };
constexpr auto names_of(Category) {
  using enum Category;
  return std::array{std::pair{other, std::string_view("other")}, std::pair{demo, std::string_view("demo")}};
}

struct Institution {  // its figures: of the last day that changed them
  static constexpr std::string_view table = "institutions";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::string uscc;
  std::string name;
  std::string address;
  Category category{};  // as it is, or will be by the latest entry
  PersonToken contact;
  AccountNo account_no;
  FilingState filing_state{};
  Date registered_on;
  std::optional<Date> filed_on;
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  std::uint64_t contracts = 0;  // that were acknowledged
  std::optional<Date> closed_on;
  Money balance;
  Money pending;
  Money custody;
  Money required;
  Money in_transit;
  Money open_orders;
  Money shortfall;
  GB_FIELDS(operator_id, area, bank_id, uscc, name, address, category, contact, account_no, filing_state, registered_on,
            filed_on, designed_places, enrolled, contracts, closed_on, balance, pending, custody, required, in_transit,
            open_orders, shortfall)
};

// What the institutions of an area closed each day with.
struct AreaFigures {
  std::uint64_t institutions = 0;
  std::uint64_t institutions_filed = 0;
  std::uint64_t institutions_demo = 0;
  std::int64_t designed_places = 0;
  std::int64_t enrolled = 0;
  std::uint64_t contracts = 0;
  std::uint64_t disputes = 0;  // ever opened
  Money balance;
  Money pending;
  Money custody;
  Money required;
  Money shortfall;
};
struct AreaStanding : AreaFigures {
  static constexpr std::string_view table = "area_standing";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  Area counted_in;
  GB_FIELDS(counted_in, institutions, institutions_filed, institutions_demo, designed_places, enrolled, contracts,
            disputes, balance, pending, custody, required, shortfall)
};
struct AreaDay : AreaFigures {
  static constexpr std::string_view table = "area_figures";
  static constexpr std::size_t key_fields = 2;
  Date day;
  Area area;
  GB_FIELDS(day, area, institutions, institutions_filed, institutions_demo, designed_places, enrolled, contracts,
            disputes, balance, pending, custody, required, shortfall)
};

// The same of a category (13d, 13e); disputes are counted by area alone.
struct CategoryStanding : AreaFigures {
  static constexpr std::string_view table = "category_standing";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  Category category{};
  GB_FIELDS(category, institutions, institutions_filed, designed_places, enrolled, contracts, balance, pending, custody,
            required, shortfall)
};
struct CategoryDay : AreaFigures {
  static constexpr std::string_view table = "category_figures";
  static constexpr std::size_t key_fields = 2;
  Date day;
  Category category{};
  GB_FIELDS(day, category, institutions, institutions_filed, designed_places, enrolled, contracts, balance, pending,
            custody, required, shortfall)
};

// Whether deadlines are kept: how many duties of a kind were met in a month, and how many of them too late.
enum class Duty : std::uint8_t { filing = 1, payout = 2, refund = 3, complaint = 4 };
constexpr auto names_of(Duty) {
  using enum Duty;
  using namespace std::literals;
  return std::array{std::pair{filing, "filing"sv}, std::pair{payout, "payout"sv}, std::pair{refund, "refund"sv},
                    std::pair{complaint, "complaint"sv}};
}
struct DutyMonth {
  static constexpr std::string_view table = "duties_met";
  static constexpr std::size_t key_fields = 3;
  Date month;  // its first day
  Area area;
  Duty duty{};
  std::uint64_t met = 0;
  std::uint64_t late = 0;  // of them
  std::string clauses;
  GB_FIELDS(month, area, duty, met, late, clauses)
};

struct Filed {
  static constexpr std::string_view table = "filings";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  Area area;
  std::string name;
  FilingState state{};
  FilingKind kind{};
  std::optional<Date> duty_opened_on;
  Date due_on;  // of the duty; of one that was never due, the day of the filing
  bool due_provisional = false;
  std::optional<Date> filed_on;
  bool late = false;
  std::optional<Date> changed_on;
  std::optional<Date> updated_on;
  std::optional<Date> closed_on;
  GB_FIELDS(operator_id, area, name, state, kind, duty_opened_on, due_on, due_provisional, filed_on, late, changed_on,
            updated_on, closed_on)
};

struct CategorySet {
  static constexpr std::string_view table = "categories";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t entry = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::string name;
  Category category{};
  Date first_day;
  SealedText paper;
  GB_FIELDS(operator_id, entry, area, bank_id, name, category, first_day, paper)
};

struct Fee {
  static constexpr std::string_view table = "fee_standards";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t operator_id = 0;
  std::string item;
  Date first_day;
  FeeUnit unit{};
  Money price;
  std::optional<Date> last_day;
  GB_FIELDS(operator_id, item, first_day, unit, price, last_day)
};

struct Contract {
  static constexpr std::string_view table = "contracts";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::string name;  // of the institution
  PersonToken family;
  PersonToken child;
  ServiceType service_type{};
  Billing billing{};
  Date service_start;
  Date service_end;
  Cycle cycle{};
  DisputePath dispute_path{};
  bool model_contract = false;
  Date registered_on;
  bool acknowledged = false;
  std::optional<Date> acknowledged_on;
  GB_FIELDS(operator_id, contract_id, area, account, name, family, child, service_type, billing, service_start,
            service_end, cycle, dispute_path, model_contract, registered_on, acknowledged, acknowledged_on)
};

struct BillMade {
  static constexpr std::string_view table = "bills";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t bill_id = 0;
  std::uint64_t contract_id = 0;
  std::uint64_t account = 0;
  std::uint64_t bank_id = 0;
  Date registered_on;
  Date period_start;
  Date period_end;
  Money amount;
  std::int32_t units = 0;
  std::int32_t gift_units = 0;
  bool paid = false;
  GB_FIELDS(operator_id, bill_id, contract_id, account, bank_id, registered_on, period_start, period_end, amount, units,
            gift_units, paid)
};

// How a payment stands: what is left of it only its question says.
enum class LotStanding : std::uint8_t { in_transit = 0, live = 1, refunded = 2, reversed = 3 };
constexpr auto names_of(LotStanding) {
  using enum LotStanding;
  using namespace std::literals;
  return std::array{std::pair{in_transit, "in_transit"sv}, std::pair{live, "live"sv}, std::pair{refunded, "refunded"sv},
                    std::pair{reversed, "reversed"sv}};
}
struct Lot {
  static constexpr std::string_view table = "lots";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  std::uint64_t contract_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t bank_id = 0;
  LotStanding state{};
  Money amount;
  Date paid_on;
  bool cash = false;
  Date period_start;
  Date period_end;
  std::uint32_t units = 0;
  std::uint32_t gift_units = 0;
  bool hourly = false;  // units are minutes
  std::int32_t ratio = 0;
  Cycle cycle{};
  std::uint64_t order_id = 0;  // of its initial share; 0: none
  GB_FIELDS(operator_id, lot_id, contract_id, area, account, bank_id, state, amount, paid_on, cash, period_start,
            period_end, units, gift_units, hourly, ratio, cycle, order_id)
};

enum class ItemStanding : std::uint8_t {
  reported = 0,
  awaiting = 1,
  disputed = 2,
  confirmed = 3,
  deemed = 4,
  resolved = 5,
  withdrawn = 6
};
constexpr auto names_of(ItemStanding) {
  using enum ItemStanding;
  using namespace std::literals;
  return std::array{std::pair{reported, "reported"sv},  std::pair{awaiting, "awaiting"sv},
                    std::pair{disputed, "disputed"sv},  std::pair{confirmed, "confirmed"sv},
                    std::pair{deemed, "deemed"sv},      std::pair{resolved, "resolved"sv},
                    std::pair{withdrawn, "withdrawn"sv}};
}
struct Served {
  static constexpr std::string_view table = "service_items";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  Id16 item{};
  std::uint64_t lot_id = 0;
  std::uint64_t contract_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t bank_id = 0;
  custody::ServiceKind kind{};
  std::uint64_t cycle_no = 0;               // 0: none of its own
  std::optional<Date> first_day, last_day;  // of that cycle, as far as it lies in the paid period
  std::uint32_t units = 0;
  Money amount;  // e
  ItemStanding state{};
  Date reported_on;
  std::optional<Date> notified_on;
  std::optional<Date> window_end;
  bool window_provisional = false;
  std::optional<Date> settled_on;
  Money ordered;  // what was ordered to be paid to the institution
  std::uint64_t entry = 0;
  GB_FIELDS(operator_id, item, lot_id, contract_id, area, account, bank_id, kind, cycle_no, first_day, last_day, units,
            amount, state, reported_on, notified_on, window_end, window_provisional, settled_on, ordered, entry)
};

struct Payout {
  static constexpr std::string_view table = "payout_orders";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::uint64_t lot_id = 0;  // 0: of the institution's own money
  custody::OrderKind kind{};
  custody::OrderState state = custody::OrderState::open;
  bool open = true;  // to be executed
  Money amount;
  Date created_on;
  Date due_on;
  std::optional<Date> executed_on;
  std::optional<Date> returned_on;
  bool late = false;
  std::string clauses;
  GB_FIELDS(operator_id, order_id, area, bank_id, lot_id, kind, state, open, amount, created_on, due_on, executed_on,
            returned_on, late, clauses)
};

struct RefundCase {
  static constexpr std::string_view table = "refunds";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  std::uint64_t lot_id = 0;
  std::uint64_t contract_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t bank_id = 0;
  custody::Ground ground{};
  bool institution_fault = false;
  custody::RefundState state{};
  bool open = true;
  Date demanded_on;
  Date due_on;
  Money accepted;
  Money compensation;  // of it
  std::optional<Date> paid_on;
  Money paid;
  bool late = false;
  std::string clauses;
  GB_FIELDS(operator_id, refund_id, lot_id, contract_id, area, account, bank_id, ground, institution_fault, state, open,
            demanded_on, due_on, accepted, compensation, paid_on, paid, late, clauses)
};

struct Disputed {
  static constexpr std::string_view table = "disputes";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  std::uint64_t lot_id = 0;
  std::uint64_t contract_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::uint64_t bank_id = 0;
  std::uint64_t mediator_id = 0;
  std::optional<Id16> item;
  std::optional<std::uint64_t> refund_id;
  DisputePath path{};
  bool open = true;
  Date opened_on;
  std::uint32_t steps = 0;
  std::optional<Money> institution_share;
  std::optional<Money> family_share;
  std::optional<bool> accepted_outcome;  // of a refund
  bool proven = false;
  bool confirmed_by_one = false;  // of the two
  std::optional<Date> closed_on;
  GB_FIELDS(operator_id, dispute_id, lot_id, contract_id, area, account, bank_id, mediator_id, item, refund_id, path,
            open, opened_on, steps, institution_share, family_share, accepted_outcome, proven, confirmed_by_one,
            closed_on)
};

struct Complaining {
  static constexpr std::string_view table = "complaints";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::optional<std::uint64_t> contract_id;
  ComplaintAbout about{};
  Date filed_on;
  Date due_on;
  bool due_provisional = false;
  bool answered = false;
  std::optional<Date> answered_on;
  SealedText complaint;
  SealedText answer;
  std::optional<std::uint64_t> answer_entry;  // that named the answer
  GB_FIELDS(operator_id, complaint_id, area, account, contract_id, about, filed_on, due_on, due_provisional, answered,
            answered_on, complaint, answer, answer_entry)
};

struct InspectionMade {
  static constexpr std::string_view table = "inspections";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t inspection_id = 0;
  Area area;
  Date inspected_on;
  bool on_site = true;
  SealedText findings;
  GB_FIELDS(operator_id, inspection_id, area, inspected_on, on_site, findings)
};
struct DistrictOrder {
  static constexpr std::string_view table = "supervision_orders";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  Area area;
  shared::OrderOfDistrict kind{};
  Date first_day;
  std::optional<Date> last_day;
  std::optional<Date> lifted_on;
  SealedText findings;
  GB_FIELDS(operator_id, order_id, area, kind, first_day, last_day, lifted_on, findings)
};
struct Fine {
  static constexpr std::string_view table = "penalties";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t penalty_id = 0;
  Area area;
  std::int32_t article = 0;
  Money amount;
  Date decided_on;
  SealedText decision;
  GB_FIELDS(operator_id, penalty_id, area, article, amount, decided_on, decision)
};
struct Disqualified {
  static constexpr std::string_view table = "disqualifications";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t disqualification_id = 0;
  Area area;
  shared::DisqualificationKind kind{};
  Date first_day;
  std::optional<Date> last_day;
  SealedText reason;
  GB_FIELDS(operator_id, disqualification_id, area, kind, first_day, last_day, reason)
};
struct AccountRegistered : shared::view::AccountRegistered {};  // 20b
struct Statement : shared::view::Statement {};
struct StatementBreak : shared::view::StatementBreak {};
struct ParameterChange : shared::view::ParameterChange {};

struct Problem {  // 19d: what a district told the city
  static constexpr std::string_view table = "problems";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t problem_id = 0;
  Area area;
  Date reported_on;
  SealedText findings;
  GB_FIELDS(operator_id, problem_id, area, reported_on, findings)
};

}  // namespace gongbao::childcare::view

namespace gongbao::childcare {

using policies::Area;
using policies::Rows;

policies::Belongs belongs_of(Rows& rows, std::uint64_t operator_id);

// Typed facts (project.cc). Found by the types of their facts.
void project(Rows& rows, const InstitutionRegistered& fact, const FactOrigin& origin);
void project(Rows& rows, const CategorySet& fact, const FactOrigin& origin);
void project(Rows& rows, const FeeStandardPublished& fact, const FactOrigin& origin);
void project(Rows& rows, const CustodyAccountOpened& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingSubmitted& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingUpdated& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingWithdrawn& fact, const FactOrigin& origin);
void project(Rows& rows, const EnrolmentUpdated& fact, const FactOrigin& origin);
void project(Rows& rows, const ContractRegistered& fact, const FactOrigin& origin);
void project(Rows& rows, const ContractAcknowledged& fact, const FactOrigin& origin);
void project(Rows& rows, const BillRegistered& fact, const FactOrigin& origin);
void project(Rows& rows, const FamilyNotified& fact, const FactOrigin& origin);
void project(Rows& rows, const DisputeOpened& fact, const FactOrigin& origin);
void project(Rows& rows, const DisputeStepAdded& fact, const FactOrigin& origin);
void project(Rows& rows, const OutcomeRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const OutcomeConfirmed& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundDemanded& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundContested& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundWithdrawn& fact, const FactOrigin& origin);
void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin);
void project(Rows& rows, const ComplaintAnswered& fact, const FactOrigin& origin);
void project(Rows& rows, const ProblemReported& fact, const FactOrigin& origin);
void project(Rows& rows, const InspectionRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const OrderGiven& fact, const FactOrigin& origin);
void project(Rows& rows, const OrderLifted& fact, const FactOrigin& origin);
void project(Rows& rows, const PenaltyRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const DisqualificationRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const DeadlinesFixed& fact, const FactOrigin& origin);
void project(Rows& rows, const StatementUploaded& fact, const FactOrigin& origin);
void project(Rows& rows, const BreakResolved& fact, const FactOrigin& origin);
void project(Rows& rows, const law::ParameterVersion& version, const std::string& parameter, const FactOrigin& origin);

// Instructions and turns (project_instruction.cc).
void project_instruction(Rows& rows, const policies::InstructionSeen& seen);
void project(Rows& rows, const custody::LotTurn& turn, const FactOrigin& origin);
// The figures that institutions closed a day with, then the day's row of each area.
void project_day(Rows& rows, const std::vector<custody::Closing>& closings, Date day);
void project_shortfalls(Rows& rows, const std::vector<custody::ClosedShort>& operators, Date day);

// For both.
void put_dispute(Rows& rows, std::uint64_t operator_id, std::uint64_t dispute_id, const Dispute& opened);
void close_dispute_row(Rows& rows, std::uint64_t operator_id, const Id16& item, Date day);
void hold_initial_order(Rows& rows, std::uint64_t operator_id, std::uint64_t lot_id);
void resume_initial_order(Rows& rows, std::uint64_t operator_id, std::uint64_t lot_id, Date due_on);
void write_areas(Rows& rows, Date day);
void count_duty(Rows& rows, Area area, view::Duty duty, Date met_on, bool late);
// Changes an institution's row; its area counts what changed.
void change_institution(Rows& rows, std::uint64_t operator_id, const std::function<void(view::Institution&)>& how);

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);
policies::ViewSystem view_system();

}  // namespace gongbao::childcare
