// View rows of who is registered, filed and published, and of what the departments found: articles 2 to 8, 13 and 14.
// A row's area is the district in which its operator is registered.
#pragma once

#include "policies/prepaid_card/commands.h"
#include "policies/prepaid_card/deadlines.h"
#include "policies/shared/view_rows.h"

namespace gongbao::prepaid_card::view {

using policies::AccountNo;
using policies::Area;
using policies::CardNo;

// What an operator closed a day with (custody/rows.h, Closing), or the sums of several.
struct ClosingSums {
  Money balance;      // B
  Money custody;      // C
  Money in_transit;   // T
  Money pending;      // U
  Money pledge_base;  // P; of several: each one's, then summed
  Money required;     // R
};

struct Operator : ClosingSums {  // its figures: of the last day that changed them
  static constexpr std::string_view table = "operators";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::string uscc;
  std::string name;
  OperatorKind kind{};
  Industry industry{};
  std::string sub_industry;
  PersonToken legal_rep;
  Date registered_on;
  AccountNo account_no;                 // the dedicated one, while there is one
  AccountNo next_account_no;            // while a change of bank waits
  std::optional<Date> bank_changed_on;  // before that day the bank and the account were these:
  std::uint64_t former_bank_id = 0;
  AccountNo former_account_no;
  std::uint64_t filing_id = 0;              // the latest
  std::optional<FilingState> filing_state;  // of it
  std::uint64_t published_filing = 0;       // the latest that was ever confirmed
  std::uint64_t bank_named_at = 0;          // entry that filed the bank of the latest last
  std::uint64_t termination_id = 0;         // the latest
  std::optional<Date> closed_on;            // the day of the figures; none: nothing has moved yet
  Money shortfall;                          // on that day; 0 where its journal did not say (DayClosing), and then:
  bool shortfall_told = true;               // false
  std::optional<std::int64_t> coverage_bp;  // C ÷ B in ten-thousandths, rounded down; none while B is 0
  // As it counts in the sums of its district (sum_rows.h).
  bool counted = false;
  Area counted_in;
  bool counted_filed = false;
  GB_FIELDS(operator_id, area, bank_id, uscc, name, kind, industry, sub_industry, legal_rep, registered_on, account_no,
            next_account_no, bank_changed_on, former_bank_id, former_account_no, filing_id, filing_state,
            published_filing, bank_named_at, termination_id, closed_on, balance, custody, in_transit, pending,
            pledge_base, required, shortfall, shortfall_told, coverage_bp, counted, counted_in, counted_filed)
};

struct Filing {
  static constexpr std::string_view table = "filings";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t filing_id = 0;
  Area area;
  FilingKind kind{};
  FilingState state{};
  Date submitted_on;
  Date due_on;
  bool due_provisional = false;
  std::optional<Date> returned_on;
  std::optional<Date> confirmed_on;
  std::optional<Date> cancelled_on;
  std::string filing_number;
  SealedText reasons;
  FilingForm form;
  GB_FIELDS(operator_id, filing_id, area, kind, state, submitted_on, due_on, due_provisional, returned_on, confirmed_on,
            cancelled_on, filing_number, reasons, form)
};

// 供公众查询 (6c 8g): what anyone may read, and no amount.
struct Published {
  static constexpr std::string_view table = "published";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  std::string name;
  std::string uscc;
  std::string filing_number;
  Area area;
  Industry industry{};
  std::string address;
  FilingState status{};
  Date confirmed_on;
  std::optional<Date> cancelled_on;
  std::string bank;
  AccountNo account_no;
  std::optional<Quarter> last_confirmed_quarter;
  bool meets_ratio = false;
  GB_FIELDS(operator_id, name, uscc, filing_number, area, industry, address, status, confirmed_on, cancelled_on, bank,
            account_no, last_confirmed_quarter, meets_ratio)
};

struct RiskPrompt {
  static constexpr std::string_view table = "risk_prompts";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;  // 0: about no single one
  std::uint64_t prompt_id = 0;
  Area area;
  std::string prompt;
  Date first_day;
  std::optional<Date> last_day;
  GB_FIELDS(operator_id, prompt_id, area, prompt, first_day, last_day)
};

struct Outlet {
  static constexpr std::string_view table = "outlets";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint32_t outlet_id = 0;
  OutletKind kind{};
  std::optional<std::string> uscc;
  std::string address;
  Area located_in;  // 总公司和分公司所在区负责 (4j)
  Premises premises{};
  std::optional<Date> lease_to;
  bool listed = false;
  std::optional<Date> listed_from;
  std::optional<Date> listed_to;
  GB_FIELDS(operator_id, outlet_id, kind, uscc, address, located_in, premises, lease_to, listed, listed_from, listed_to)
};

struct Product {
  static constexpr std::string_view table = "products";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t product_id = 0;
  Area area;
  CardForm form{};
  Money price;
  Money bonus;
  RedeemOrder redeem_order{};
  Money min_item_price;
  std::optional<std::int32_t> refund_days_agreed;
  RefundMethod refund_method{};
  Date issued_on;
  GB_FIELDS(operator_id, product_id, area, form, price, bonus, redeem_order, min_item_price, refund_days_agreed,
            refund_method, issued_on)
};

struct Declared {
  static constexpr std::string_view table = "declarations";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t declaration_id = 0;
  Area area;
  Date as_of;
  Money received;
  Money redeemed;
  Money refunded;
  Money balance;
  GB_FIELDS(operator_id, declaration_id, area, as_of, received, redeemed, refunded, balance)
};

struct Change {
  static constexpr std::string_view table = "changes";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t change_id = 0;
  Area area;
  ChangeState state{};
  Date changed_on;
  Date submitted_on;
  bool late = false;
  Date due_on;
  bool due_provisional = false;
  std::optional<Date> handled_on;
  SealedText reasons;
  FilingChanges fields;
  GB_FIELDS(operator_id, change_id, area, state, changed_on, submitted_on, late, due_on, due_provisional, handled_on,
            reasons, fields)
};

struct RecordVersion {
  static constexpr std::string_view table = "record_versions";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t version_id = 0;
  Area area;
  Date first_day;
  VersionCause cause{};
  SealedText reason;
  GB_FIELDS(operator_id, version_id, area, first_day, cause, reason)
};

struct Terminating {
  static constexpr std::string_view table = "terminations";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t termination_id = 0;
  Area area;
  Date stop_issue_on;
  Date notice_on;
  Date admissible_from;
  std::string channel;
  std::string notice_url;
  std::int32_t checklist_items = 0;
  std::int32_t checklist_done = 0;
  std::optional<Date> submitted_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<Date> handled_on;
  std::optional<Date> cancelled_on;
  GB_FIELDS(operator_id, termination_id, area, stop_issue_on, notice_on, admissible_from, channel, notice_url,
            checklist_items, checklist_done, submitted_on, due_on, due_provisional, handled_on, cancelled_on)
};

struct HoldersTold {
  static constexpr std::string_view table = "holder_notices";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t notice_id = 0;
  Area area;
  NoticeReason reason{};
  NoticeChannel channel{};
  Date told_on;
  std::uint64_t holders = 0;
  GB_FIELDS(operator_id, notice_id, area, reason, channel, told_on, holders)
};

// What a district has to do by a day; gone once it is done.
struct Deadline {
  static constexpr std::string_view table = "deadlines";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t operator_id = 0;
  DeadlineKind kind{};
  std::uint64_t subject_id = 0;  // filing, change, termination, complaint; of a report its quarter's index
  Area area;
  Date since;
  Date due_on;
  bool provisional = false;
  std::string clauses;  // that set it
  GB_FIELDS(operator_id, kind, subject_id, area, since, due_on, provisional, clauses)
};

// How many of them there are, so that nobody counts rows.
struct DeadlineCount {
  static constexpr std::string_view table = "deadline_counts";
  static constexpr std::size_t key_fields = 3;
  Area area;
  DeadlineKind kind{};
  Date due_on;
  std::uint64_t open = 0;
  std::string clauses;  // that set it
  GB_FIELDS(area, kind, due_on, open, clauses)
};

// --- articles 13 to 15 -----------------------------------------------------------------------------------------------

struct InspectionMade {
  static constexpr std::string_view table = "inspections";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t inspection_id = 0;
  Area area;
  Date inspected_on;
  bool on_site = true;
  std::optional<std::uint64_t> outlet;
  SealedText findings;
  GB_FIELDS(operator_id, inspection_id, area, inspected_on, on_site, outlet, findings)
};

struct ViolationFound {
  static constexpr std::string_view table = "violations";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t violation_id = 0;
  Area area;
  std::string rule;  // that was broken, by the name of its code
  Date observed_on;
  SealedText findings;
  std::string clauses;  // behind the rule
  GB_FIELDS(operator_id, violation_id, area, rule, observed_on, findings, clauses)
};

struct DistrictOrder {
  static constexpr std::string_view table = "supervision_orders";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  Area area;
  OrderOfDistrict kind{};
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
  DisqualificationKind kind{};
  Date first_day;
  std::optional<Date> last_day;
  SealedText reason;
  GB_FIELDS(operator_id, disqualification_id, area, kind, first_day, last_day, reason)
};

struct AdChecked {
  static constexpr std::string_view table = "advertisements";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t check_id = 0;
  Area area;
  Date checked_on;
  SealedText medium;
  GB_FIELDS(operator_id, check_id, area, checked_on, medium)
};

struct Complaining {
  static constexpr std::string_view table = "complaints";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  Area area;
  std::uint64_t account = 0;
  std::optional<CardNo> card_id;
  Date filed_on;
  Date due_on;
  bool due_provisional = false;
  bool answered = false;
  std::optional<Date> answered_on;
  SealedText complaint;
  SealedText answer;
  std::optional<std::uint64_t> answer_entry;  // that named the answer
  GB_FIELDS(operator_id, complaint_id, area, account, card_id, filed_on, due_on, due_provisional, answered, answered_on,
            complaint, answer, answer_entry)
};

// 信用信息的归集 (15a). Late cash has its own list: when it was found late is told by the journal, what became of it
// only by the receipts.
struct Event {
  static constexpr std::string_view table = "compliance_events";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t operator_id = 0;
  std::string code;
  Id16 entity{};
  Area area;
  Date opened_on;
  bool open = false;
  std::optional<Date> closed_on;
  std::uint64_t entry = 0;
  std::string clauses;  // behind its code
  GB_FIELDS(operator_id, code, entity, area, opened_on, open, closed_on, entry, clauses)
};

struct ParameterChange : shared::view::ParameterChange {};

}  // namespace gongbao::prepaid_card::view
