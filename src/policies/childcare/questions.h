// What may be asked of this policy's state and answered at once (spec/02 part 9): the public record, a contract with
// its money, what a refund would come to, an institution's position, what it may collect, what is to be reported.
// Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/childcare/commands.h"
#include "policies/childcare/found_open.h"
#include "policies/childcare/published.h"
#include "policies/childcare/scheme.h"
#include "policies/childcare/target.h"
#include "policies/shared/position_term.h"

namespace gongbao::childcare {

using shared::PositionTerm;

// For everybody (8a).
struct AskPublished {
  static constexpr std::string_view name = "published";
  using Answer = PublishedRecord;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// --- a contract, as its family sees it -------------------------------------------------------------------------------

// Where the money of one payment, or of all of a contract's, is today. paid = released + kept + refunded.
struct MoneyOfFamily {
  Money paid;       // X, less what was charged back
  Money served;     // of it, what was reported as given
  Money awaiting;   // of that, what waits for the family's word or was not notified yet
  Money disputed;   // of that, what is disputed
  Money unused;     // 2001: paid for what was not given yet
  Money returning;  // 2003: to be paid back
  Money refunded;   // paid back
  Money kept;       // R: what the bank must keep of it today
  Money released;   // what the institution was paid or may be
  Money cash_due;   // handed over as cash, and not in the account yet
  GB_FIELDS(paid, served, awaiting, disputed, unused, returning, refunded, kept, released, cash_due)
};

struct LotAnswer {
  std::uint64_t lot_id = 0;
  custody::LotState state{};
  Date period_start, period_end;
  Date paid_on;
  bool cash = false;  // still on its way to the account
  bool hourly = false;
  std::int32_t units = 0;       // N: days, or minutes
  std::int32_t gift_units = 0;  // G
  std::int32_t used = 0;        // u
  BasisPoints ratio;            // ρ
  Cycle cycle{};
  MoneyOfFamily money;
  std::optional<Date> cooling_off_until;  // 15a: the last day; none when service was received
  std::int32_t attendance_days = 0;
  GB_FIELDS(lot_id, state, period_start, period_end, paid_on, cash, hourly, units, gift_units, used, ratio, cycle,
            money, cooling_off_until, attendance_days)
};

// What was reported and waits for the family's word (2-14a, 2-14c).
struct WindowAnswer {
  Id16 item{};
  std::uint64_t lot_id = 0;
  custody::ServiceKind kind{};
  std::optional<Date> first, last;  // of the week or half-month (14c 14d); none: what was paid back is of no cycle
  std::int32_t units = 0;
  Money amount;  // e
  Money payout;  // what its confirmation lets out
  Date reported_on;
  Date notified_on;
  Date last_day;               // to confirm or dispute
  std::int32_t days_left = 0;  // working days, the last one included; 0: today is the last
  bool provisional = false;    // the calendar does not reach it yet (暂定)
  Date deemed_on;              // silence is consent from that day on
  std::vector<std::string> clauses;
  GB_FIELDS(item, lot_id, kind, first, last, units, amount, payout, reported_on, notified_on, last_day, days_left,
            provisional, deemed_on, clauses)
};

struct BillAnswer {
  std::uint64_t bill_id = 0;
  Date period_start, period_end;
  Money amount;
  std::int32_t units = 0;
  std::int32_t gift_units = 0;
  std::vector<PriceLine> lines;
  std::string code;  // what a payment of today would be refused for; empty: it would be taken
  std::vector<std::string> clauses;
  GB_FIELDS(bill_id, period_start, period_end, amount, units, gift_units, lines, code, clauses)
};

struct RefundAnswer {
  std::uint64_t refund_id = 0;
  std::uint64_t lot_id = 0;
  custody::Ground ground{};
  custody::RefundState state{};
  bool institution_fault = false;
  RefundChannel channel{};
  Date demanded_on;
  Date due_on;
  std::optional<Date> paid_on;
  Money amount;        // accepted or paid: that; before: what it would come to today
  Money compensation;  // of it
  std::vector<std::string> clauses;
  GB_FIELDS(refund_id, lot_id, ground, state, institution_fault, channel, demanded_on, due_on, paid_on, amount,
            compensation, clauses)
};

struct OutcomeAnswer {
  std::optional<Money> institution_share;
  std::optional<Money> family_share;
  std::optional<FamilyMode> family_mode;
  std::optional<bool> accepted;  // of a refund
  std::vector<Party> confirmed_by;
  bool proven = false;
  Date recorded_on;
  GB_FIELDS(institution_share, family_share, family_mode, accepted, confirmed_by, proven, recorded_on)
};
struct DisputeAnswer {
  std::uint64_t dispute_id = 0;
  std::uint64_t lot_id = 0;
  std::optional<Id16> item;
  std::optional<std::uint64_t> refund_id;
  std::optional<Money> amount;  // e of the item while it is open
  DisputePath path{};
  std::optional<std::uint64_t> mediator_id;
  Date opened_on;
  std::vector<Date> steps;
  std::optional<OutcomeAnswer> outcome;
  std::optional<Date> closed_on;
  GB_FIELDS(dispute_id, lot_id, item, refund_id, amount, path, mediator_id, opened_on, steps, outcome, closed_on)
};

struct ContractAnswer {
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  std::string institution_name;
  ContractState state{};
  PersonToken family;
  PersonToken child;
  std::int32_t child_months = 0;  // begun on the first day of service
  ServiceType service_type{};
  Billing billing{};
  Date service_start, service_end;
  Cycle cycle{};                         // as the contract says it
  std::optional<Cycle> confirmed_cycle;  // as the family confirmed it last
  std::optional<Date> cycle_confirmed_on;
  Cycle category_cycle{};  // the one that payments of today ask for (14c 14d)
  bool written = true;
  bool model_contract = false;
  DisputePath dispute_path{};
  std::optional<std::int32_t> refund_days_agreed;
  Date registered_on;
  MoneyOfFamily money;
  std::vector<LotAnswer> lots;
  std::vector<WindowAnswer> windows;  // the first to end first
  std::vector<BillAnswer> bills;      // not paid yet
  std::vector<RefundAnswer> refunds;
  std::vector<DisputeAnswer> disputes;
  std::vector<std::string> clauses = {"childcare/5l",    "childcare/13b",   "childcare/13c", "childcare/2-14a",
                                      "childcare/2-14c", "childcare/2-14d", "childcare/15a", "childcare/16a"};
  GB_FIELDS(operator_id, contract_id, institution_name, state, family, child, child_months, service_type, billing,
            service_start, service_end, cycle, confirmed_cycle, cycle_confirmed_on, category_cycle, written,
            model_contract, dispute_path, refund_days_agreed, registered_on, money, lots, windows, bills, refunds,
            disputes, clauses)
};
struct AskContract {
  static constexpr std::string_view name = "contract";
  using Answer = ContractAnswer;
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  GB_FIELDS(operator_id, contract_id)
};

// --- what a refund of a lot would come to ----------------------------------------------------------------------------

struct RefundOption {
  custody::Ground ground{};
  bool institution_fault = false;
  bool allowed = false;
  std::string code;  // why not; empty when it is allowed
  Money amount;      // to the family, compensation included
  Money compensation;
  std::string formula;
  std::int32_t term_days = 0;
  Date due_on;
  std::optional<Date> last_day;          // on which it may be demanded
  bool needs_document = false;           // 16d
  std::vector<std::string> clauses;      // behind ground and amount
  std::vector<std::string> due_clauses;  // behind the deadline
  GB_FIELDS(ground, institution_fault, allowed, code, amount, compensation, formula, term_days, due_on, last_day,
            needs_document, clauses, due_clauses)
};
struct RefundOptions {
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  Date day;
  Money paid;
  Money balance;   // 2001
  Money awaiting;  // 2002: settled first
  std::vector<RefundOption> options;
  GB_FIELDS(operator_id, lot_id, day, paid, balance, awaiting, options)
};
struct AskRefundOptions {
  static constexpr std::string_view name = "refund_options";
  using Answer = RefundOptions;
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  GB_FIELDS(operator_id, lot_id)
};

// --- an institution --------------------------------------------------------------------------------------------------

struct Position {
  std::uint64_t operator_id = 0;
  Date day;
  std::string category;  // demo, other
  BasisPoints ratio;
  Cycle cycle{};
  FilingState filing_state{};
  std::optional<Date> filing_due_on;
  std::optional<Date> shortfall_since;
  bool may_collect = true;          // no order of a district stands against it, and it has an account
  std::vector<PositionTerm> terms;  // each after the ones it is made of
  GB_FIELDS(operator_id, day, category, ratio, cycle, filing_state, filing_due_on, shortfall_since, may_collect, terms)
};
struct AskPosition {
  static constexpr std::string_view name = "position";
  using Answer = Position;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// What stands open about it today.
struct OpenDuty {
  std::string code;
  std::vector<std::string> clauses;
  GB_FIELDS(code, clauses)
};
struct OpenDuties {
  std::uint64_t operator_id = 0;
  std::vector<OpenDuty> duties;
  GB_FIELDS(operator_id, duties)
};
struct AskOpenDuties {
  static constexpr std::string_view name = "open_duties";
  using Answer = OpenDuties;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// What may be collected of a contract (article 12), for a payment on a day and a period that begins on one.
struct Caps {
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  Date paid_on;
  Date period_start;
  Billing billing{};
  std::int64_t hour_cap = 0;        // minutes (12c)
  std::int64_t unused_minutes = 0;  // paid before and unused
  std::int64_t minutes_left = 0;    // that may be collected now
  std::int32_t span_months = 0;     // 12d
  Date latest_end;                  // by span, lease and service, the earliest of them
  Date span_end;
  std::optional<Date> lease_end;  // 12b
  Date service_end;               // 12a
  Date earliest_payment;          // 12e
  BasisPoints ratio;              // of a payment of that day (13d 13e)
  Money paid_that_day;            // by the contract so far (6a)
  Money filing_threshold;
  std::vector<PublishedFee> fees;  // 9c
  std::string code;                // what any payment of that day meets first; empty: nothing does
  std::vector<std::string> code_clauses;
  std::vector<std::string> clauses = {"childcare/12a", "childcare/12b", "childcare/12c", "childcare/12d",
                                      "childcare/12e", "childcare/9c",  "childcare/6a"};
  GB_FIELDS(operator_id, contract_id, paid_on, period_start, billing, hour_cap, unused_minutes, minutes_left,
            span_months, latest_end, span_end, lease_end, service_end, earliest_payment, ratio, paid_that_day,
            filing_threshold, fees, code, code_clauses, clauses)
};
struct AskCaps {
  static constexpr std::string_view name = "caps";
  using Answer = Caps;
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  std::optional<Date> paid_on = {};       // today where nothing is said
  std::optional<Date> period_start = {};  // the day after what is paid for, else the first day of service
  GB_FIELDS(operator_id, contract_id, paid_on, period_start)
};

// Weeks and half-months that are over and not reported (14a): the contracts of an institution by number, a page at a
// time; a page may be empty where contracts lie between that have none.
struct DueCycle {
  std::uint64_t contract_id = 0;
  std::uint64_t lot_id = 0;
  std::uint64_t cycle_no = 0;
  Date first, last;
  std::int32_t units_left = 0;       // N + G − u
  std::int32_t attendance_days = 0;  // logged in it
  GB_FIELDS(contract_id, lot_id, cycle_no, first, last, units_left, attendance_days)
};
struct DueCycles {
  std::uint64_t operator_id = 0;
  std::vector<DueCycle> cycles;
  std::optional<std::uint64_t> next;  // after that contract the next page begins; none: all are told
  std::vector<std::string> clauses = {"childcare/14a", "childcare/14b", "childcare/14c", "childcare/14d"};
  GB_FIELDS(operator_id, cycles, next, clauses)
};
struct AskDueCycles {
  static constexpr std::string_view name = "due_cycles";
  using Answer = DueCycles;
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> after = {};
  GB_FIELDS(operator_id, after)
};

using Questions =
    policies::TypeList<AskPublished, AskContract, AskRefundOptions, AskPosition, AskOpenDuties, AskCaps, AskDueCycles>;

// nullopt: there is no such institution, contract, lot.
std::optional<PublishedRecord> answer(const Reading& in, const AskPublished& question);
std::optional<ContractAnswer> answer(const Reading& in, const AskContract& question);
std::optional<RefundOptions> answer(const Reading& in, const AskRefundOptions& question);
std::optional<Position> answer(const Reading& in, const AskPosition& question);
std::optional<OpenDuties> answer(const Reading& in, const AskOpenDuties& question);
std::optional<Caps> answer(const Reading& in, const AskCaps& question);
std::optional<DueCycles> answer(const Reading& in, const AskDueCycles& question);

// By the name of a question, and "entry": who may read one entry of the journal that is about him.
std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::childcare
