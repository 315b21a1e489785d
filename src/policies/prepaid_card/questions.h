// What may be asked of this policy's state and answered at once: an operator's position, a card, the published record,
// the credit file. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/prepaid_card/commands.h"
#include "policies/prepaid_card/credit.h"
#include "policies/prepaid_card/position.h"
#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/refund_grounds.h"
#include "policies/prepaid_card/target.h"

namespace gongbao::prepaid_card {

struct AskPosition {
  static constexpr std::string_view name = "position";
  using Answer = Position;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

struct CardAnswer {
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  custody::CardState state = custody::CardState::stock;
  Money principal;
  Money bonus;
  std::uint64_t product_id = 0;
  std::optional<Date> first_sale;         // none: not sold yet, or before the opening balances
  std::optional<Date> cooling_off_until;  // last day on which it may be given back without a reason (reg/16)
  std::uint32_t redemptions = 0;
  PersonToken holder;
  std::uint64_t last_entry = 0;  // where its statement begins
  std::vector<std::string> clauses = {"prepaid-card/2e", "reg/16", "prepaid-card/2-15a"};
  GB_FIELDS(operator_id, card_id, state, principal, bonus, product_id, first_sale, cooling_off_until, redemptions,
            holder, last_entry, clauses)
};
struct AskCard {
  static constexpr std::string_view name = "card";
  using Answer = CardAnswer;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};

// For everybody (6c).
struct AskPublished {
  static constexpr std::string_view name = "published";
  using Answer = PublishedRecord;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

struct CreditLine {
  std::string code;  // what happened: a flag, or the rule that was broken
  Date opened_on;
  std::optional<Date> closed_on;
  std::uint64_t entry = 0;
  std::int64_t points = 0;
  std::vector<std::string> clauses;  // behind the code
  GB_FIELDS(code, opened_on, closed_on, entry, points, clauses)
};
struct CreditAnswer {
  std::uint64_t operator_id = 0;
  std::string grade;
  std::int64_t points = 0;
  std::optional<Date> last_inspection;
  Date next_inspection;
  std::vector<CreditLine> events;
  std::vector<std::string> clauses;
  GB_FIELDS(operator_id, grade, points, last_inspection, next_inspection, events, clauses)
};
struct AskCreditFile {
  static constexpr std::string_view name = "credit_file";
  using Answer = CreditAnswer;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// Grades of a district's operators that have no cancelled filing, and when each is to be inspected next (15b). By
// number, a page at a time: a page is short, since each file is read whole, and may be empty where others' operators
// lie between.
struct CreditRow {
  std::uint64_t operator_id = 0;
  std::string grade;
  std::int64_t points = 0;
  std::optional<Date> last_inspection;
  Date next_inspection;
  GB_FIELDS(operator_id, grade, points, last_inspection, next_inspection)
};
struct CreditGrades {
  std::string district;
  std::vector<CreditRow> operators;
  std::optional<std::uint64_t> next;  // after it the next page begins; none: all are told
  std::vector<std::string> clauses = {"prepaid-card/15a", "prepaid-card/15b"};
  GB_FIELDS(district, operators, next, clauses)
};
struct AskCreditGrades {
  static constexpr std::string_view name = "credit_grades";
  using Answer = CreditGrades;
  std::string district;
  std::optional<std::uint64_t> after = {};
  GB_FIELDS(district, after)
};

// Where a statement of that operator or card begins: its newest entry.
struct NewestEntry {
  std::uint64_t entry = 0;
  Money balance;  // of the card; of the operator: C
  GB_FIELDS(entry, balance)
};
struct AskNewestEntry {
  static constexpr std::string_view name = "statement";
  using Answer = NewestEntry;
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> card_id;
  GB_FIELDS(operator_id, card_id)
};

// What each ground of a refund would come to (spec/01 8.7).
struct AskRefundOptions {
  static constexpr std::string_view name = "refund_options";
  using Answer = RefundOptions;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};

struct OpenWindow {
  std::uint64_t application_id = 0;
  Date applied_on;
  Date last_objection_day;
  bool provisional = false;  // the calendar does not reach it yet (暂定)
  std::uint64_t items = 0;
  Money applied;   // will clear unless somebody objects
  Money disputed;  // somebody did
  GB_FIELDS(application_id, applied_on, last_objection_day, provisional, items, applied, disputed)
};
struct OpenWindows {
  std::uint64_t operator_id = 0;
  std::vector<OpenWindow> windows;  // the first to end first; at most 100
  bool more = false;                // there are others behind them
  Money applied;                    // of those told
  Money disputed;
  std::vector<std::string> clauses = {"prepaid-card/9l", "prepaid-card/9m"};
  GB_FIELDS(operator_id, windows, more, applied, disputed, clauses)
};
// Applications for release whose window runs. With the instruction that redeemed: the window of that item, if it is in
// one, with the sums of the item alone; with its card too, so may who holds the card (9m).
struct AskOpenWindows {
  static constexpr std::string_view name = "open_windows";
  using Answer = OpenWindows;
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> card_id = {};
  std::optional<Id16> item = {};
  GB_FIELDS(operator_id, card_id, item)
};

// What was redeemed with a card of whoever asks and is in a window: what may still be objected to.
struct OwnWindow {
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  Id16 item{};  // the instruction that redeemed
  Date redeemed_on;
  Money amount;
  bool disputed = false;
  std::uint64_t application_id = 0;
  Date applied_on;
  Date last_objection_day;
  bool provisional = false;
  GB_FIELDS(operator_id, card_id, item, redeemed_on, amount, disputed, application_id, applied_on, last_objection_day,
            provisional)
};
struct OwnWindows {
  std::vector<OwnWindow> windows;  // the first to end first
  bool more = false;               // not everything that was redeemed was looked at
  std::vector<std::string> clauses = {"prepaid-card/9l", "prepaid-card/9m"};
  GB_FIELDS(windows, more, clauses)
};
struct Redeemed {
  std::uint64_t operator_id = 0;
  Id16 item{};
};
// Nothing is said with it: the account is that of whoever asks, and what was redeemed with its cards the journal tells.
struct AskOwnWindows {
  static constexpr std::string_view name = "own_windows";
  using Answer = OwnWindows;
  std::uint64_t account = 0;
  std::vector<Redeemed> redeemed = {};
  GB_FIELDS()
};

// What a quarter has come to so far, or came to: what its report is compared with (12a).
struct QuarterAnswer {
  std::uint64_t operator_id = 0;
  Quarter quarter;
  custody::QuarterStage stage = custody::QuarterStage::running;
  Money received;
  Money redeemed;
  Money refunded;
  Money balance;                     // of the running quarter: now
  std::optional<Money> custody_end;  // none while it runs
  std::vector<std::string> clauses = {"prepaid-card/12a", "prepaid-card/2e"};
  GB_FIELDS(operator_id, quarter, stage, received, redeemed, refunded, balance, custody_end, clauses)
};
struct AskQuarter {
  static constexpr std::string_view name = "quarter";
  using Answer = QuarterAnswer;
  std::uint64_t operator_id = 0;
  std::optional<Quarter> quarter = {};  // the running one where nothing is said
  GB_FIELDS(operator_id, quarter)
};

using Questions = policies::TypeList<AskPosition, AskCard, AskPublished, AskCreditFile, AskCreditGrades, AskNewestEntry,
                                     AskRefundOptions, AskOpenWindows, AskOwnWindows, AskQuarter>;

// nullopt: there is no such operator, card, record.
std::optional<Position> answer(const Reading& in, const AskPosition& question);
std::optional<CardAnswer> answer(const Reading& in, const AskCard& question);
std::optional<PublishedRecord> answer(const Reading& in, const AskPublished& question);
std::optional<CreditAnswer> answer(const Reading& in, const AskCreditFile& question);
std::optional<CreditGrades> answer(const Reading& in, const AskCreditGrades& question);
std::optional<NewestEntry> answer(const Reading& in, const AskNewestEntry& question);
std::optional<RefundOptions> answer(const Reading& in, const AskRefundOptions& question);
std::optional<OpenWindows> answer(const Reading& in, const AskOpenWindows& question);
std::optional<OwnWindows> answer(const Reading& in, const AskOwnWindows& question);
std::optional<QuarterAnswer> answer(const Reading& in, const AskQuarter& question);

// The cards of the account, by their numbers of now, whose operator has an application in its window.
std::vector<custody::OfOperatorNo> cards_near_a_window(const State& state, const custody::Books& books,
                                                       std::uint64_t account);

// Account of the holder of the card that a question is about: of the card that replaced it, when it was lost. Of
// whoever asks, when it is about all of his cards.
template <class Question>
std::optional<std::uint64_t> person_asked_about(const State& state, const custody::Books& books,
                                                const Question& question) {
  if constexpr (requires { question.account; }) {
    return question.account;
  } else if constexpr (requires { question.card_id; }) {
    const std::optional<std::uint64_t> card = question.card_id;
    if (!card) return std::nullopt;
    return holder_of(state, question.operator_id, books.current_card(question.operator_id, *card));
  } else {
    return std::nullopt;
  }
}

// By the name of a question or a printout, and "entry": who may read one entry of the journal that is about him.
std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::prepaid_card
