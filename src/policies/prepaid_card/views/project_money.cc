// Cards, releases, refunds, and what a day turn does about them, as rows.
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

namespace {

using view::CardNo;

std::uint64_t holder_account(Rows& rows, std::uint64_t operator_id, std::uint64_t card_id) {
  const auto holder = rows.find<view::Holder>(operator_id, CardNo{card_id});
  return holder ? holder->account : 0;
}

view::Payout order_row(Rows& rows, std::uint64_t operator_id, std::uint64_t order_id) {
  const policies::Belongs belongs = belongs_of(rows, operator_id);
  view::Payout row;
  row.operator_id = operator_id;
  row.order_id = order_id;
  row.area = belongs.area;
  row.bank_id = belongs.bank_id;
  row.clauses = policies::joined(clauses_of(custody::OrderKind::consumption));
  return row;
}

DecidedInstruction decided_of(const CarriedInstruction& carried) {
  return {instruction_of(carried), 0, carried.flags, extensions_of(carried)};
}

}  // namespace

void project(Rows& rows, const OpeningBalancesLoaded& fact, const FactOrigin& origin) {
  for (const OpeningCard& card : fact.cards) {
    view::Card row;
    row.operator_id = fact.operator_id;
    row.card_id = {card.card_id};
    row.product_id = card.product_id;
    row.first_sale = origin.booked_on;
    row.loaded = true;
    row.entry = origin.entry;
    rows.put(row);
  }
}

void project(Rows& rows, const CardHolderBound& fact, const FactOrigin&) {
  rows.put(view::Holder{fact.operator_id, CardNo{fact.card_id}, fact.holder.account, fact.holder.holder,
                        fact.holder.bound_on});
}

void project(Rows& rows, const CardReissued& fact, const FactOrigin& origin) {
  auto fresh = rows.find<view::Card>(fact.operator_id, CardNo{fact.card_id}).value_or(view::Card{});
  fresh.operator_id = fact.operator_id;
  fresh.card_id = {fact.new_card_id};
  fresh.replaces = CardNo{fact.card_id};
  fresh.entry = origin.entry;
  rows.put(fresh);
  if (auto holder = rows.find<view::Holder>(fact.operator_id, CardNo{fact.card_id})) {
    holder->card_id = {fact.new_card_id};
    rows.put(*holder);
  }
}

// --- releases --------------------------------------------------------------------------------------------------------

void project(Rows& rows, const FreeReleaseOrdered& fact, const FactOrigin& origin) {
  view::Payout row = order_row(rows, fact.operator_id, origin.entry);
  row.kind = custody::OrderKind::free;
  row.clauses = policies::joined(clauses_of(row.kind));
  row.amount = fact.amount;
  row.purpose = fact.purpose;
  row.created_on = origin.booked_on;
  row.due_on = fact.due_on;
  rows.put(row);
}

void project(Rows& rows, const ReleaseApplicationWithdrawn& fact, const FactOrigin&) {
  rows.change<view::Application>([](view::Application& row) { row.state = custody::ApplicationState::cancelled; },
                                 fact.operator_id, fact.application);
}

void project(Rows& rows, const OrderCancelled& fact, const FactOrigin&) {
  rows.change<view::Payout>([](view::Payout& row) { row.state = custody::OrderState::cancelled; }, fact.operator_id,
                            fact.order);
}

void project(Rows& rows, const custody::OperatorTurn& turn, const FactOrigin& origin) {
  const policies::Belongs belongs = belongs_of(rows, turn.operator_id);
  const bool bound = (turn.flags & custody::result_flag::unbound) == 0;
  for (const Id16& receipt : bound ? std::span(turn.overdue_receipts) : std::span<const Id16>{}) {
    rows.put(view::LateCash{turn.operator_id, receipt, belongs.area, belongs.bank_id, turn.day, origin.entry});
  }
  for (const custody::SettledApplication& settled : turn.settled) {
    Wide cleared = 0;
    for (const custody::ClearedItem& item : settled.cleared) cleared += item.amount;
    rows.change<view::Application>(
        [&](view::Application& row) {
          row.state = custody::ApplicationState::settled;
          row.items_cleared = static_cast<std::int32_t>(settled.cleared.size());
          row.cleared = {static_cast<std::int64_t>(cleared)};
          row.ordered = {settled.order_amount};
        },
        turn.operator_id, settled.application);
    if (settled.order_amount == 0) continue;
    view::Payout order = order_row(rows, turn.operator_id, settled.application);
    order.kind = custody::OrderKind::consumption;
    order.amount = {settled.order_amount};
    order.created_on = turn.day;
    order.due_on = settled.order_due;
    rows.put(order);
  }
  view::record_result_flags(rows, turn.operator_id, turn.flags, {turn.day, origin.entry});
}

namespace {

void put_closing(Rows& rows, const custody::Closing& closing, Date day) {
  const auto of = rows.find<view::Operator>(closing.operator_id);
  if (!of) return;
  view::DayClosing row;
  row.day = day;
  row.operator_id = closing.operator_id;
  row.area = of->area;
  const bool former = of->bank_changed_on && day < *of->bank_changed_on;
  row.bank_id = former ? of->former_bank_id : of->bank_id;
  row.account_no = former ? of->former_account_no : of->account_no;
  row.custody = {closing.custody};
  row.required = {closing.required};
  row.balance = {closing.balance};
  row.pending = {closing.pending};
  row.in_transit = {closing.in_transit};
  row.unidentified = {closing.unidentified};
  row.open_orders = {closing.open_orders};
  row.pledge_base = {std::max<std::int64_t>(
      0, static_cast<std::int64_t>(Wide{closing.balance} + closing.pending - closing.in_transit))};
  row.shortfall = Money{};
  row.coverage_bp = view::coverage_of(row.balance, row.custody);
  rows.put(row);
  view::count_closing(rows, row);
}

}  // namespace

void project_closings(Rows& rows, const std::vector<custody::Closing>& closings, Date day) {
  for (const custody::Closing& closing : closings) put_closing(rows, closing, day);
  view::write_sums(rows, day);
}

void project_closings(Rows& rows, const std::vector<custody::ClosedShort>& lacking, Date day) {
  for (const custody::ClosedShort& each : lacking) {
    rows.change<view::DayClosing>(
        [&](view::DayClosing& row) {
          row.shortfall = Money{each.shortfall};
          view::count_closing(rows, row);
        },
        day, each.operator_id);
  }
  view::write_sums(rows, day);
}

// --- refunds ---------------------------------------------------------------------------------------------------------

namespace {

std::string clauses_of_case(custody::Ground ground) {
  std::vector<std::string> all = clauses_of(ground);
  for (std::string& due : due_clauses_of(ground)) {
    if (std::ranges::find(all, due) == all.end()) all.push_back(std::move(due));
  }
  return policies::joined(all);
}

}  // namespace

void project(Rows& rows, const RefundDemanded& fact, const FactOrigin& origin) {
  const policies::Belongs belongs = belongs_of(rows, fact.operator_id);
  view::RefundCase row;
  row.operator_id = fact.operator_id;
  row.refund_id = origin.entry;
  row.area = belongs.area;
  row.bank_id = belongs.bank_id;
  row.account = holder_account(rows, fact.operator_id, fact.card_id);
  row.card_id = {fact.card_id};
  row.ground = fact.ground;
  row.demanded_on = origin.booked_on;
  row.due_on = fact.due_on;
  row.gift_kept = fact.gift_kept;
  row.clauses = clauses_of_case(fact.ground);
  row.reason = fact.reason;
  rows.put(row);
}

void project(Rows& rows, const RefundContested& fact, const FactOrigin& origin) {
  rows.change<view::RefundCase>(
      [&](view::RefundCase& row) {
        row.state = custody::RefundState::contested;
        row.contest_reason = fact.reason;
        row.contest_entry = origin.entry;
      },
      fact.operator_id, fact.refund_id);
}

void project(Rows& rows, const ContestedRefundAccepted& fact, const FactOrigin& origin) {
  project(rows, decided_of(fact.acceptance), origin);
  rows.change<view::RefundCase>(
      [&](view::RefundCase& row) {
        row.decision = fact.decision;
        row.decision_entry = origin.entry;
      },
      fact.operator_id, fact.refund_id);
}

void project(Rows& rows, const ContestedRefundRejected& fact, const FactOrigin& origin) {
  rows.change<view::RefundCase>(
      [&](view::RefundCase& row) {
        row.state = custody::RefundState::rejected;
        row.decision = fact.decision;
        row.decision_entry = origin.entry;
      },
      fact.operator_id, fact.refund_id);
}

void project(Rows& rows, const RefundWithdrawn& fact, const FactOrigin&) {
  rows.change<view::RefundCase>(
      [](view::RefundCase& row) {
        row.state = custody::RefundState::withdrawn;
        row.payable = row.compensation = row.accepted = {};
      },
      fact.operator_id, fact.refund_id);
}

void project(Rows& rows, const InstructionCorrected& fact, const FactOrigin& origin) {
  project(rows, decided_of(fact.carried), origin);
}

// --- the city's facts ------------------------------------------------------------------------------------------------

void project(Rows& rows, const CashRejudged& fact, const FactOrigin&) {
  for (const RejudgedReceipt& each : fact.receipts) {
    if (each.in_time) rows.erase<view::LateCash>(fact.operator_id, each.receipt);
    if (each.in_time) continue;
    rows.change<view::LateCash>([&](view::LateCash& row) { row.overdue_since = each.last_day + Days{1}; },
                                fact.operator_id, each.receipt);
  }
  const bool cured = (fact.posted.flags & custody::result_flag::shortfall_cured) != 0;
  if (cured) view::undo_shortfalls_behind(rows, fact.operator_id, fact.was_late_after);
}

void project(Rows& rows, const FixedDeadline& fixed, const FactOrigin&) {
  const std::uint64_t subject = custody::unsortable(fixed.entity);
  const auto set = [&fixed](Date& due_on, bool& provisional) {
    due_on = fixed.last_day;
    provisional = fixed.provisional;
  };
  view::move_deadline(rows, fixed.kind, fixed.operator_id, subject, fixed.last_day, fixed.provisional);
  switch (fixed.kind) {
    case DeadlineKind::cash:
      return;
    case DeadlineKind::objection:
      return rows.change<view::Application>(
          [&](view::Application& row) { set(row.window_end, row.window_provisional); }, fixed.operator_id, subject);
    case DeadlineKind::filing_confirm:
      return rows.change<view::Filing>([&](view::Filing& row) { set(row.due_on, row.due_provisional); },
                                       fixed.operator_id, subject);
    case DeadlineKind::change_handle:
      return rows.change<view::Change>([&](view::Change& row) { set(row.due_on, row.due_provisional); },
                                       fixed.operator_id, subject);
    case DeadlineKind::deregistration_handle:
      return rows.change<view::Terminating>(
          [&](view::Terminating& row) {
            row.due_on = fixed.last_day;
            row.due_provisional = fixed.provisional;
          },
          fixed.operator_id, subject);
    case DeadlineKind::report_check: {
      auto versions = rows.under<view::Reported>(fixed.operator_id, Quarter{static_cast<std::int32_t>(subject)});
      if (versions.empty()) return;
      set(versions.back().check_due_on, versions.back().check_due_provisional);
      return rows.put(versions.back());
    }
    case DeadlineKind::complaint:
      return rows.change<view::Complaining>([&](view::Complaining& row) { set(row.due_on, row.due_provisional); },
                                            fixed.operator_id, subject);
  }
}

void project(Rows& rows, const law::ParameterVersion& version, const std::string& parameter, const FactOrigin& origin) {
  shared::view::put_parameter_change<view::ParameterChange>(rows, document, parameter, version, origin);
}

}  // namespace gongbao::prepaid_card
