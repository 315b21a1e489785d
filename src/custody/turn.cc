// Works out and folds one operator's turn.
#include "custody/turn.h"

#include <algorithm>

#include "base/check.h"
#include "custody/turning.h"

namespace gongbao::custody {

namespace {

// Items lie all over their table: the place of each is asked for that many items before it is its turn, then its row.
constexpr std::size_t places_ahead = 16, rows_ahead = 8;

void fetch_ahead(const Books& books, std::uint64_t operator_id, const std::vector<Id16>& items, std::size_t at) {
  if (at + places_ahead < items.size()) books.items.prefetch({operator_id, items[at + places_ahead]});
  if (at + rows_ahead < items.size()) books.items.prefetch_row({operator_id, items[at + rows_ahead]});
}

SettledApplication settle(const Books& books, const CardScheme& scheme, const OperatorBook& book, std::uint64_t number,
                          Date to, Movement& m) {
  SettledApplication settled;
  settled.application = number;
  const Application& application = books.applications.at({book.key.operator_id, number});
  Wide cleared = 0;
  settled.cleared.reserve(application.items.size());
  m.money.reserve(m.money.size() + application.items.size() + 1);
  for (std::size_t i = 0; i < application.items.size(); ++i) {
    fetch_ahead(books, book.key.operator_id, application.items, i);
    const Id16& id = application.items[i];
    const Item* item = books.items.find({book.key.operator_id, id});
    const bool undisputed = item != nullptr && item->state == ItemState::applied && item->application == number;
    if (!undisputed) continue;
    settled.cleared.push_back({id, item->amount});
    add_leg(m, account::release_pending, id, item->amount);
    cleared += item->amount;
  }
  if (cleared > 0) add_leg(m, account::operator_entitled, 0, -cleared);
  const Wide required = scheme.required(book, m.after);
  GB_CHECK(fits(required));
  settled.required_after = static_cast<std::int64_t>(required);
  const Wide free = Wide{m.after.custody} - required - m.after.open_orders;
  settled.order_amount = static_cast<std::int64_t>(std::clamp<Wide>(free, 0, cleared));
  settled.order_due = scheme.order_due(book, to);
  change(m, &Quantities::open_orders, settled.order_amount);
  return settled;
}

void overdue(const Books& books, std::uint64_t operator_id, const std::vector<Id16>& receipts, Movement& m) {
  for (const Id16& id : receipts) {
    change(m, &Quantities::in_transit_in_time, -Wide{books.receipts.at({operator_id, id}).remaining});
  }
}

void roll_quarter(Movement& m) {
  // B_q := B at 24:00 of the last day of the quarter that ended. In 64 bits: B was tested when it was last changed.
  m.after.prior_quarter_balance = static_cast<std::int64_t>(m.after.balance());
  m.after.has_prior_quarter = 1;
}

bool rolls(const OperatorBook& book, Date to) { return quarter_of(to).index > book.quarter; }

}  // namespace

std::optional<std::uint64_t> next_operator(const Books& books, Date to, bool everyone) {
  if (everyone) {
    const auto it = books.operator_ids.upper_bound(books.turn_cursor);
    return it == books.operator_ids.end() ? std::nullopt : std::optional(*it);
  }
  const auto due = books.due.begin();
  if (due != books.due.end() && due->deadline < to) return due->operator_id;
  const auto awaiting = books.awaiting.begin();
  if (awaiting != books.awaiting.end() && awaiting->first.day < to) return awaiting->first.operator_id;
  return std::nullopt;
}

DueOfOperator due_of(const Books& books, std::uint64_t operator_id, Date to) {
  DueOfOperator found;
  auto it = books.due.begin();
  while (it != books.due.end() && it->deadline < to) {
    const Date deadline = it->deadline;
    it = books.due.lower_bound({deadline, operator_id, DueKind::cash, {}});
    for (; it != books.due.end() && it->deadline == deadline && it->operator_id == operator_id; ++it) {
      if (it->kind == DueKind::cash) found.receipts.push_back(it->entity);
      if (it->kind == DueKind::objection) found.applications.push_back(unsortable(it->entity));
    }
    it = books.due.lower_bound({deadline + Days{1}, 0, DueKind::cash, {}});
  }
  return found;
}

std::vector<std::uint64_t> open_applications(const Books& books, std::uint64_t operator_id, std::size_t most) {
  std::vector<std::uint64_t> found;
  for (auto it = books.due.begin(); it != books.due.end() && found.size() < most;) {
    const Date deadline = it->deadline;
    it = books.due.lower_bound({deadline, operator_id, DueKind::objection, {}});
    for (; it != books.due.end() && it->deadline == deadline && it->operator_id == operator_id; ++it) {
      if (found.size() == most) return found;
      found.push_back(unsortable(it->entity));
    }
    it = books.due.lower_bound({deadline + Days{1}, 0, DueKind::cash, {}});
  }
  return found;
}

OperatorTurn turn_of(const Books& books, const CardScheme& scheme, std::uint64_t operator_id, Date to) {
  const OperatorBook& book = *books.find_operator(operator_id);
  OperatorTurn turn;
  turn.operator_id = operator_id;
  turn.day = to;
  Movement m;
  begin(m, book);
  const DueOfOperator due = due_of(books, operator_id, to);
  begin_turn(books, due.receipts, turn, m);
  for (const std::uint64_t application : due.applications) {
    turn.settled.push_back(settle(books, scheme, book, application, to, m));
  }
  finish_turn(scheme, book, turn, m);
  return turn;
}

void begin_turn(const Books& books, const std::vector<Id16>& overdue_receipts, OperatorTurn& turn, Movement& m) {
  turn.overdue_receipts = overdue_receipts;
  overdue(books, turn.operator_id, overdue_receipts, m);
}

void finish_turn(const Scheme& scheme, const OperatorBook& book, OperatorTurn& turn, Movement& m) {
  OperatorBook after = book;
  if (rolls(book, turn.day)) {
    turn.quarter_rolled = true;
    roll_quarter(m);
    after.quarter = quarter_of(turn.day).index;
  }
  const Wide required = scheme.required(after, m.after);
  GB_CHECK(fits(required));
  turn.required_after = static_cast<std::int64_t>(required);
  turn.custody_after = m.after.custody;
  const bool short_now = shortfall(scheme, after, m.after, required) > 0;
  if (short_now && book.shortfall_since == 0) turn.flags |= result_flag::shortfall_opened;
  if (!short_now && book.shortfall_since != 0) turn.flags |= result_flag::shortfall_cured;
  if (!turn.overdue_receipts.empty() && !scheme.in_custody(after)) turn.flags |= result_flag::unbound;
  // A threshold that takes effect today finds balances already above it (4a).
  if (scheme.balance_opens_filing_duty(after, scheme.balance_for_filing(after, m.after))) {
    turn.flags |= result_flag::filing_duty_opened;
  }
  add_split(m, book, turn.required_after);
  if (!m.money.empty()) turn.journal_no = book.last_journal_no + 1;
}

namespace {

Closing closing_of(const OperatorBook& book) {
  return {book.key.operator_id, book.q.custody,
          book.required,        static_cast<std::int64_t>(book.q.balance()),
          book.q.pending,       book.q.in_transit_in_time,
          book.q.unidentified,  book.q.open_orders};
}

void fetch_before_erasing(const Books& books, std::uint64_t operator_id, const std::vector<ClearedItem>& items,
                          std::size_t at) {
  if (at + places_ahead < items.size()) books.items.prefetch({operator_id, items[at + places_ahead].item});
  if (at + rows_ahead < items.size()) books.items.prefetch_erase({operator_id, items[at + rows_ahead].item});
}

// The day ends for this operator; from here on its figures are the next day's.
void close_day(Books& books, OperatorBook& book) {
  if (book.touched == 1) books.closed[book.key.operator_id] = closing_of(book);
  if (book.touched != 2) books.turned.push_back(book.key.operator_id);
  book.touched = 2;
}

}  // namespace

void apply(Books& books, const OperatorTurn& turn, Cause cause) {
  OperatorBook& book = *books.find_operator(turn.operator_id);
  const std::uint64_t operator_id = turn.operator_id;
  Movement m;
  begin_apply(books, book, turn, m);
  std::optional<std::int64_t> ordered_under;
  for (const SettledApplication& settled : turn.settled) {
    Application& application = books.applications.at({operator_id, settled.application});
    application.close(ApplicationState::settled);
    books.due.erase({application.window_end, operator_id, DueKind::objection, sortable(settled.application)});
    Wide cleared = 0;
    for (std::size_t i = 0; i < settled.cleared.size(); ++i) {
      fetch_before_erasing(books, operator_id, settled.cleared, i);
      const ClearedItem& item = settled.cleared[i];
      add_leg(m, account::release_pending, item.item, item.amount);
      books.items.erase({operator_id, item.item});
      cleared += item.amount;
    }
    if (cleared > 0) add_leg(m, account::operator_entitled, 0, -cleared);
    change(m, &Quantities::open_orders, settled.order_amount);
    if (settled.order_amount > 0) {
      ordered_under = settled.required_after;
      books.orders[{operator_id, settled.application}] = {
          OrderKind::consumption, OrderState::open, settled.order_amount, 0, turn.day, settled.order_due, {}};
    }
  }
  finish_apply(books, book, turn, m, cause, ordered_under);
}

void begin_apply(Books& books, OperatorBook& book, const OperatorTurn& turn, Movement& m) {
  close_day(books, book);
  begin(m, book);
  overdue(books, turn.operator_id, turn.overdue_receipts, m);
  for (const Id16& id : turn.overdue_receipts) {
    Receipt& receipt = books.receipts.at({turn.operator_id, id});
    receipt.overdue = true;
    books.due.erase({receipt.deadline, turn.operator_id, DueKind::cash, id});
  }
}

void finish_apply(Books& books, OperatorBook& book, const OperatorTurn& turn, Movement& m, Cause cause,
                  std::optional<std::int64_t> ordered_under) {
  const std::uint64_t operator_id = turn.operator_id;
  if (turn.quarter_rolled) {
    roll_quarter(m);
    const Quarter ended = previous(quarter_of(turn.day));
    for (std::int32_t q = book.quarter; q <= ended.index; ++q) {
      QuarterRow& row = books.quarters[{operator_id, Quarter{q}}];
      row.stage = QuarterStage::provisional;
      row.custody_end = m.after.custody;
      books.quarters[{operator_id, Quarter{q + 1}}].balance = row.balance;
    }
    book.quarter = ended.index + 1;
  }
  GB_CHECK(m.after.custody == turn.custody_after);
  m.flow = Flow::none;
  post(books, book, m, {turn.day, turn.day, turn.required_after, turn.flags, cause, ordered_under});
  books.turn_cursor = operator_id;
}

std::vector<std::string_view> parts_of(const OperatorTurn& turn) {
  std::vector<std::string_view> parts;
  if (!turn.overdue_receipts.empty()) parts.push_back(cash_overdue);
  if (!turn.settled.empty()) parts.push_back(items_cleared);
  if (turn.quarter_rolled) parts.push_back(quarter_rolled);
  if (parts.empty()) parts.push_back(resplit);
  return parts;
}

std::vector<Closing> closings(const Books& books) {
  std::vector<Closing> all;
  for (const std::uint64_t id : books.touched) {
    const auto closed = books.closed.find(id);
    all.push_back(closed == books.closed.end() ? closing_of(*books.find_operator(id)) : closed->second);
  }
  return all;
}

std::vector<ClosedShort> closed_short(const Books& books, const Scheme& scheme, const std::vector<Closing>& closings) {
  std::vector<ClosedShort> all;
  for (const Closing& closing : closings) {
    if (books.find_operator(closing.operator_id)->scheme != scheme.number()) continue;
    // As far as R looks: the running turn may have moved the book on already.
    Quantities then;
    then.custody = closing.custody;
    then.liability = closing.balance;
    then.pending = closing.pending;
    then.in_transit_in_time = closing.in_transit;
    then.unidentified = closing.unidentified;
    const Wide lacking = shortfall(scheme, *books.find_operator(closing.operator_id), then, closing.required);
    if (lacking > 0) all.push_back({closing.operator_id, static_cast<std::int64_t>(lacking)});
  }
  return all;
}

void begin_day(Books& books, Date day) {
  GB_CHECK(!books.day || day > *books.day);
  for (const std::uint64_t id : books.touched) books.find_operator(id)->touched = 0;
  books.touched = std::move(books.turned);
  books.turned.clear();
  books.closed.clear();
  for (const std::uint64_t id : books.touched) books.find_operator(id)->touched = 1;
  books.day = day;
  books.turn_cursor = 0;
}

}  // namespace gongbao::custody
