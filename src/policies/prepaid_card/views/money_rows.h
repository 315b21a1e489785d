// View rows of the subjects around the money: agreement and account, statements, reports, cards, releases, refunds
// (articles 9, 12 and 13, reg/16 and reg/17). A row's bank is the one that kept the account when the row was made;
// a card's is the one that its operator has.
#pragma once

#include "policies/prepaid_card/views/filing_rows.h"

namespace gongbao::prepaid_card::view {

struct Agreement {
  static constexpr std::string_view table = "agreements";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t agreement_id = 0;
  std::string operator_name;  // who may read agreements may not read operators, and before its filing none is published
  Area area;
  std::uint64_t bank_id = 0;
  AgreementState state{};
  std::string bank_district;
  Date signed_on;
  custody::PayoutCycle payout_cycle{};
  std::int32_t payout_weekday = 0;
  bool fee_agreed = false;
  GB_FIELDS(operator_id, agreement_id, operator_name, area, bank_id, state, bank_district, signed_on, payout_cycle,
            payout_weekday, fee_agreed)
};

// 选择1家…商业银行 (9b): which there are to choose from. A bank is known once somebody speaks for it here, or an
// operator has signed with it; its name is the one under which a district has confirmed it in a filing.
enum class BankState : std::uint8_t { known = 0, keeping = 1 };  // keeping: at least one dedicated account
constexpr auto names_of(BankState) {
  using enum BankState;
  return std::array{std::pair{known, std::string_view("known")}, std::pair{keeping, std::string_view("keeping")}};
}
struct Bank {
  static constexpr std::string_view table = "banks";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t bank_id = 0;
  std::string name;
  Area located_in;  // of the branch that the last agreement names
  BankState state{};
  std::uint64_t accounts = 0;
  GB_FIELDS(bank_id, name, located_in, state, accounts)
};

struct Account {
  static constexpr std::string_view table = "accounts";
  static constexpr std::size_t key_fields = 1;
  AccountNo account_no;
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  AccountState state{};
  Date opened_on;
  std::optional<Date> closed_on;
  std::uint64_t ordered_by_agreement = 0;  // while a change of bank to it waits
  std::uint64_t balance_break_of = 0;      // statement whose balance break is the latest
  std::uint32_t balance_break_place = 0;
  GB_FIELDS(account_no, operator_id, area, bank_id, state, opened_on, closed_on, ordered_by_agreement, balance_break_of,
            balance_break_place)
};

struct AccountRegistered : shared::view::AccountRegistered {};  // 13d
struct Statement : shared::view::Statement {};
struct StatementBreak : shared::view::StatementBreak {};

struct Reported {
  static constexpr std::string_view table = "quarter_reports";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t operator_id = 0;
  Quarter quarter;
  std::int32_t version = 0;  // 1, 2, 3 …; the last one speaks
  bool superseded = false;   // there is a later one
  Area area;
  std::uint64_t bank_id = 0;
  AccountNo account_no;
  Date reported_on;
  Date due_on;
  Money received;
  Money redeemed;
  Money refunded;
  Money balance;
  Money custody_end;
  Date check_due_on;
  bool check_due_provisional = false;
  bool checked = false;
  std::optional<Date> checked_on;
  Money floor;
  Money custody_at_check;
  bool meets_ratio = false;
  std::optional<Date> reopened_on;
  SealedText reopen_reason;
  GB_FIELDS(operator_id, quarter, version, superseded, area, bank_id, account_no, reported_on, due_on, received,
            redeemed, refunded, balance, custody_end, check_due_on, check_due_provisional, checked, checked_on, floor,
            custody_at_check, meets_ratio, reopened_on, reopen_reason)
};

struct BankReported {
  static constexpr std::string_view table = "bank_reports";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t bank_id = 0;
  Quarter period;
  std::uint64_t operator_id = 0;
  Area area;
  AccountNo account_no;
  Date reported_on;
  Money received;
  Money redeemed;
  Money refunded;
  Money balance;
  Money custody_end;
  GB_FIELDS(bank_id, period, operator_id, area, account_no, reported_on, received, redeemed, refunded, balance,
            custody_end)
};

// One per card, written at its first sale and with what came of that sale itself; balances are questions. There may be
// a million of an operator's, so none of them names its bank.
struct Card {
  static constexpr std::string_view table = "cards";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  CardNo card_id;
  std::uint64_t product_id = 0;
  std::uint32_t outlet_id = 0;
  Date first_sale;        // of one that came with the opening balances: the day they were loaded
  bool loaded = false;    // came with the opening balances
  bool reversed = false;  // that sale was taken back
  std::optional<CardNo> replaces;
  std::uint64_t entry = 0;
  GB_FIELDS(operator_id, card_id, product_id, outlet_id, first_sale, loaded, reversed, replaces, entry)
};

// Who holds a card now; binding again replaces the row, the fact log keeps the history.
struct Holder {
  static constexpr std::string_view table = "holders";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  CardNo card_id;
  std::uint64_t account = 0;
  PersonToken holder;
  Date bound_on;
  GB_FIELDS(operator_id, card_id, account, holder, bound_on)
};

struct Application {
  static constexpr std::string_view table = "release_applications";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t application_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  custody::ApplicationState state{};
  Date applied_on;
  Date window_end;  // last day to object
  bool window_provisional = false;
  std::int32_t items_cleared = 0;
  Money cleared;
  Money ordered;
  GB_FIELDS(operator_id, application_id, area, bank_id, state, applied_on, window_end, window_provisional,
            items_cleared, cleared, ordered)
};

struct Payout {
  static constexpr std::string_view table = "payout_orders";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  custody::OrderKind kind{};
  custody::OrderState state{};
  Money amount;
  std::int32_t purpose = 0;
  Date created_on;
  Date due_on;
  std::optional<Date> executed_on;
  std::optional<Date> returned_on;
  std::string clauses;  // of its kind
  GB_FIELDS(operator_id, order_id, area, bank_id, kind, state, amount, purpose, created_on, due_on, executed_on,
            returned_on, clauses)
};

enum class DisputeState : std::uint8_t { disputed = 1, agreed = 2 };
constexpr auto names_of(DisputeState) {
  using enum DisputeState;
  return std::array{std::pair{disputed, std::string_view("disputed")}, std::pair{agreed, std::string_view("agreed")}};
}
struct Dispute {  // 提出异议 (9l 9m)
  static constexpr std::string_view table = "disputes";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  Id16 item{};
  Area area;
  std::uint64_t bank_id = 0;
  std::uint64_t account = 0;
  CardNo card_id;
  DisputeState state = DisputeState::disputed;
  Date objected_on;
  std::optional<Date> agreed_on;
  std::optional<Money> amount;  // told with the agreement
  std::optional<Money> agreed_amount;
  GB_FIELDS(operator_id, item, area, bank_id, account, card_id, state, objected_on, agreed_on, amount, agreed_amount)
};

struct RefundCase {
  static constexpr std::string_view table = "refunds";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  std::uint64_t account = 0;
  CardNo card_id;
  custody::Ground ground{};
  custody::RefundState state{};
  Date demanded_on;
  Date due_on;
  bool gift_kept = false;
  Money payable;       // once accepted, until it is paid
  Money compensation;  // of it: beyond the principal
  Money accepted;      // payable and compensation as they were accepted; stays
  Money paid;          // to the consumer, from custody or by the operator
  std::optional<Date> paid_on;
  std::string clauses;  // of the ground: whether, how much, and by when
  SealedText reason;
  SealedText contest_reason;
  SealedText decision;
  std::optional<std::uint64_t> contest_entry;  // that named the reason to contest it
  std::optional<std::uint64_t> decision_entry;
  GB_FIELDS(operator_id, refund_id, area, bank_id, account, card_id, ground, state, demanded_on, due_on, gift_kept,
            payable, compensation, accepted, paid, paid_on, clauses, reason, contest_reason, decision, contest_entry,
            decision_entry)
};

// 于收到款项后1个工作日内…存入 (9q): receipts that were in transit when their deadline had passed. A deposit that was
// made in time and told later makes it undone, and a deposit undone after the deadline makes its receipts late: both
// only the credit file says.
struct LateCash {
  static constexpr std::string_view table = "late_cash";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  Id16 receipt{};
  Area area;
  std::uint64_t bank_id = 0;
  Date overdue_since;
  std::uint64_t entry = 0;
  GB_FIELDS(operator_id, receipt, area, bank_id, overdue_since, entry)
};

// What an account closed a day with (platform feed of 13c, city series); days on which nothing changed have no row.
struct DayClosing {
  static constexpr std::string_view table = "closings";
  static constexpr std::size_t key_fields = 2;
  Date day;
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  AccountNo account_no;
  Money custody;
  Money required;
  Money balance;
  Money pending;
  Money in_transit;
  Money unidentified;
  Money open_orders;
  Money pledge_base;
  std::optional<Money> shortfall;  // none: journals of rules version 1 did not say it
  std::optional<std::int64_t> coverage_bp;
  GB_FIELDS(day, operator_id, area, bank_id, account_no, custody, required, balance, pending, in_transit, unidentified,
            open_orders, pledge_base, shortfall, coverage_bp)
};

}  // namespace gongbao::prepaid_card::view
