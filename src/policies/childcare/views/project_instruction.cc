// Instructions and day turns as rows: payments, what was served and how it was answered, payouts, refunds.
#include "custody/lots.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/views/rows.h"

namespace gongbao::childcare {

namespace {

using custody::find_ext;
using custody::Instruction;
using custody::Op;
using custody::OrderState;
using custody::RefundState;
using view::ItemStanding;
using view::LotStanding;

constexpr std::string_view clauses_of_order(custody::OrderKind kind) {
  switch (kind) {
    case custody::OrderKind::initial:
      return "childcare/13c";
    case custody::OrderKind::settlement:
      return "childcare/2-14a childcare/2-14b childcare/2-14c";
    case custody::OrderKind::outcome:
      return "childcare/2-14d";
    default:
      return "childcare/18b";
  }
}

void put_order(Rows& rows, std::uint64_t operator_id, std::uint64_t lot, const custody::PayoutOrdered& ordered,
               Date created_on) {
  const policies::Belongs to = belongs_of(rows, operator_id);
  view::Payout row;
  row.operator_id = operator_id;
  row.order_id = ordered.order;
  row.area = to.area;
  row.bank_id = to.bank_id;
  row.lot_id = lot;
  row.kind = static_cast<custody::OrderKind>(ordered.order_kind);
  row.amount = Money{ordered.amount};
  row.created_on = created_on;
  row.due_on = ordered.due_on;
  row.clauses = clauses_of_order(row.kind);
  rows.put(row);
}

class Projecting {
 public:
  Projecting(Rows& rows, const Instruction& in, std::span<const custody::Ext> extensions, bool late,
             const FactOrigin& origin)
      : rows_(rows), in_(in), extensions_(extensions), late_(late), origin_(origin) {}

  void accepted() {
    act();
    cancel_order();
    end_demand();
    open_filing_duty();
  }

 private:
  void act() {
    switch (in_.op) {
      case Op::pay_fee:
      case Op::collect_cash:
      case Op::identify_receipt:
        return open_lot();
      case Op::deposit_cash:
        return bring_cash();
      case Op::report_service:
        return report();
      case Op::confirm_service:
        return confirm();
      case Op::dispute_service:
        return dispute(in_.ref_id);
      case Op::resolve_dispute:
        return resolve();
      case Op::withdraw_funding:
        return order(0);
      case Op::execute_payout:
        return execute();
      case Op::payout_returned:
        return bounce();
      case Op::accept_refund:
        return accept_refund();
      case Op::pay_refund:
        return pay_refund(in_.subject_id);
      case Op::refund_by_operator:
        return refund_by_operator();
      case Op::chargeback:
        return chargeback();
      case Op::reverse:
        return reverse();
      default:
        return;
    }
  }

  template <class T>
  std::optional<T> ext() const {
    return find_ext<T>(extensions_);
  }

  void open_lot() {
    const auto opened = ext<custody::LotOpened>();
    if (!opened) return;  // of op 21: not of a lot
    const policies::Belongs to = belongs_of(rows_, in_.operator_id);
    const auto contract = rows_.find<view::Contract>(in_.operator_id, in_.counter_id);
    view::Lot row;
    row.operator_id = in_.operator_id;
    row.lot_id = in_.subject_id;
    row.contract_id = in_.counter_id;
    row.area = to.area;
    row.account = contract ? contract->account : 0;
    row.bank_id = to.bank_id;
    row.cash = in_.op == Op::collect_cash;
    row.state = row.cash ? LotStanding::in_transit : LotStanding::live;
    row.amount = Money{in_.amount_fen};
    row.paid_on = in_.event_date;
    row.period_start = opened->start;
    row.period_end = opened->end;
    row.units = opened->units;
    row.gift_units = opened->gifts;
    row.hourly = opened->hourly;
    row.ratio = opened->ratio_bp;
    row.cycle = static_cast<Cycle>(opened->cycle);
    rows_.put(row);
    rows_.change<view::BillMade>([](view::BillMade& bill) { bill.paid = true; }, in_.operator_id, in_.subject_id);
    initial_order();
  }
  void initial_order() {
    const auto ordered = ext<custody::PayoutOrdered>();
    if (!ordered) return;
    put_order(rows_, in_.operator_id, in_.subject_id, *ordered, in_.event_date);
    rows_.change<view::Lot>([&](view::Lot& row) { row.order_id = ordered->order; }, in_.operator_id, in_.subject_id);
  }
  void bring_cash() {
    rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::live; }, in_.operator_id, in_.subject_id);
    initial_order();
  }

  // A new item of the lot that the record makes under its own id.
  view::Served made(std::uint64_t lot_id, custody::ServiceKind kind, std::int64_t amount, std::uint32_t units) {
    const policies::Belongs to = belongs_of(rows_, in_.operator_id);
    const auto lot = rows_.find<view::Lot>(in_.operator_id, lot_id);
    view::Served row;
    row.operator_id = in_.operator_id;
    row.item = in_.instr_id;
    row.lot_id = lot_id;
    row.contract_id = lot ? lot->contract_id : 0;
    row.area = to.area;
    row.account = lot ? lot->account : 0;
    row.bank_id = to.bank_id;
    row.kind = kind;
    row.units = units;
    row.amount = Money{amount};
    row.reported_on = in_.event_date;
    row.entry = origin_.entry;
    return row;
  }
  void report() {
    const auto reported = ext<custody::ServiceReported>();
    if (!reported) return;
    view::Served row =
        made(in_.subject_id, custody::ServiceKind::service, reported->amount, static_cast<std::uint32_t>(in_.aux_fen));
    row.cycle_no = in_.counter_id;
    if (const auto lot = rows_.find<view::Lot>(in_.operator_id, in_.subject_id)) {
      if (const auto days = cycle_days(lot->cycle, {lot->period_start, lot->period_end}, row.cycle_no)) {
        row.first_day = days->first;
        row.last_day = days->last;
      }
    }
    if (reported->notified) await(row, *reported);
    rows_.put(row);
  }
  void await(view::Served& row, const custody::ServiceReported& reported) const {
    row.state = ItemStanding::awaiting;
    row.notified_on = origin_.booked_on;
    row.window_end = reported.window_end;
    row.window_provisional = reported.provisional;
  }

  void settle(const Id16& item, ItemStanding state) {
    const auto ordered = ext<custody::PayoutOrdered>();
    rows_.change<view::Served>(
        [&](view::Served& row) {
          row.state = state;
          row.settled_on = origin_.booked_on;
          row.ordered = Money{ordered ? ordered->amount : 0};
        },
        in_.operator_id, item);
    close_dispute_row(rows_, in_.operator_id, item, origin_.booked_on);
  }
  // What is confirmed in part leaves a rest, which is disputed.
  void confirm() {
    const auto cleared = ext<custody::ServiceCleared>();
    const auto whole = rows_.find<view::Served>(in_.operator_id, in_.ref_id);
    if (!cleared || !whole) return;
    settle(in_.ref_id, ItemStanding::confirmed);
    order(whole->lot_id);
    if (cleared->units >= whole->units) return;
    rows_.change<view::Served>(
        [&](view::Served& row) {
          row.units = cleared->units;
          row.amount = Money{cleared->amount};
        },
        in_.operator_id, in_.ref_id);
    view::Served rest =
        made(whole->lot_id, whole->kind, whole->amount.fen - cleared->amount, whole->units - cleared->units);
    rest.cycle_no = whole->cycle_no;
    rest.first_day = whole->first_day;
    rest.last_day = whole->last_day;
    rows_.put(rest);
    dispute(in_.instr_id);
  }
  void dispute(const Id16& item) {
    std::uint64_t lot_id = 0;
    rows_.change<view::Served>(
        [&](view::Served& row) {
          row.state = ItemStanding::disputed;
          lot_id = row.lot_id;
        },
        in_.operator_id, item);
    Dispute opened;
    opened.lot = lot_id;
    opened.item = item;
    opened.opened_on = origin_.booked_on;
    const auto lot = rows_.find<view::Lot>(in_.operator_id, lot_id);
    const auto contract = lot ? rows_.find<view::Contract>(in_.operator_id, lot->contract_id) : std::nullopt;
    if (contract) opened.path = contract->dispute_path;
    put_dispute(rows_, in_.operator_id, origin_.entry, opened);
  }
  void resolve() {
    settle(in_.ref_id, ItemStanding::resolved);
    order(in_.subject_id);
    const auto refund = ext<custody::RefundOpened>();
    const auto lot = rows_.find<view::Lot>(in_.operator_id, in_.subject_id);
    if (!refund || !lot) return;
    view::RefundCase row;
    row.operator_id = in_.operator_id;
    row.refund_id = refund->refund;
    row.lot_id = in_.subject_id;
    row.contract_id = lot->contract_id;
    row.area = lot->area;
    row.account = lot->account;
    row.bank_id = lot->bank_id;
    row.ground = custody::Ground::agreed;
    row.state = RefundState::accepted;
    row.demanded_on = in_.event_date;
    row.due_on = refund->due_on;
    row.accepted = Money{in_.aux_fen};
    row.clauses = "childcare/2-14d";
    rows_.put(row);
  }

  // --- payouts ----------------------------------------------------------------------------------------------------
  void order(std::uint64_t lot) {
    if (const auto ordered = ext<custody::PayoutOrdered>()) {
      put_order(rows_, in_.operator_id, lot, *ordered, in_.event_date);
    }
  }
  void execute() {
    rows_.change<view::Payout>(
        [&](view::Payout& row) {
          row.state = OrderState::executed;
          row.open = false;
          row.executed_on = in_.event_date;
          row.late = late_;
          count_duty(rows_, row.area, view::Duty::payout, in_.event_date, late_);
        },
        in_.operator_id, in_.subject_id);
  }
  void bounce() {
    const auto due = ext<custody::DueOn>();
    rows_.change<view::Payout>(
        [&](view::Payout& row) {
          row.state = OrderState::returned;
          row.open = true;
          row.returned_on = in_.event_date;
          if (due) row.due_on = due->day;
        },
        in_.operator_id, in_.subject_id);
  }
  void cancel_order() {
    const auto cancelled = ext<custody::OrderCancelled>();
    if (!cancelled) return;
    rows_.change<view::Payout>(
        [&](view::Payout& row) {
          if (row.amount.fen == cancelled->amount) {
            row.state = OrderState::cancelled;
            row.open = false;
          } else {
            row.amount.fen -= cancelled->amount;
          }
        },
        in_.operator_id, cancelled->order);
  }

  // --- refunds ----------------------------------------------------------------------------------------------------
  void resume(std::uint64_t lot) {
    if (const auto due = ext<custody::DueOn>()) resume_initial_order(rows_, in_.operator_id, lot, due->day);
  }
  void accept_refund() {
    const auto split = ext<custody::RefundSplit>();
    std::uint64_t lot = 0;
    rows_.change<view::RefundCase>(
        [&](view::RefundCase& row) {
          lot = row.lot_id;
          row.state = RefundState::accepted;
          if (!split) return;
          row.accepted = Money{split->payable + split->compensation};
          row.compensation = Money{split->compensation};
        },
        in_.operator_id, in_.subject_id);
    rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::refunded; }, in_.operator_id, lot);
    resume(lot);
    order(lot);
  }
  void pay_refund(std::uint64_t refund) {
    rows_.change<view::RefundCase>(
        [&](view::RefundCase& row) {
          row.state = RefundState::paid;
          row.open = false;
          row.paid_on = in_.event_date;
          row.paid = Money{in_.amount_fen};
          row.late = late_;
          count_duty(rows_, row.area, view::Duty::refund, in_.event_date, late_);
        },
        in_.operator_id, refund);
  }
  // The institution paid the family itself: what it gets back for it awaits the family's word as a service does.
  void refund_by_operator() {
    pay_refund(in_.counter_id);
    rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::refunded; }, in_.operator_id, in_.subject_id);
    resume(in_.subject_id);
    const auto reported = ext<custody::ServiceReported>();
    if (!reported || reported->amount == 0) return;
    view::Served row = made(in_.subject_id, custody::ServiceKind::returned, reported->amount, 1);
    await(row, *reported);
    rows_.put(row);
  }
  // A demand that nothing is left for.
  void end_demand() {
    const auto ended = ext<custody::DemandEnded>();
    if (!ended) return;
    std::uint64_t lot = 0;
    rows_.change<view::RefundCase>(
        [&](view::RefundCase& row) {
          lot = row.lot_id;
          row.state = RefundState::withdrawn;
          row.open = false;
        },
        in_.operator_id, ended->refund);
    resume(lot);
  }

  // --- undoing ----------------------------------------------------------------------------------------------------
  void chargeback() {
    rows_.change<view::Lot>([&](view::Lot& row) { row.amount.fen -= in_.amount_fen; }, in_.operator_id, in_.subject_id);
    for (const custody::Ext& each : extensions_) {
      if (each.kind != custody::RefundLessened::kind) continue;
      const auto lessened = custody::from_ext<custody::RefundLessened>(each);
      rows_.change<view::RefundCase>(
          [&](view::RefundCase& row) {
            row.accepted.fen -= lessened.payable + lessened.compensation;
            row.compensation.fen -= lessened.compensation;
            if (row.accepted.fen != 0) return;
            row.state = RefundState::paid;
            row.open = false;
            row.paid_on = in_.event_date;
          },
          in_.operator_id, lessened.refund);
    }
  }
  void reverse() {
    const auto undone = ext<custody::OriginalUndone>();
    if (!undone) return;
    switch (static_cast<Op>(undone->op)) {
      case Op::pay_fee:
      case Op::collect_cash:
      case Op::identify_receipt:
        rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::reversed; }, in_.operator_id,
                                in_.subject_id);
        return rows_.change<view::BillMade>([](view::BillMade& row) { row.paid = false; }, in_.operator_id,
                                            in_.subject_id);
      case Op::deposit_cash:
        return rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::in_transit; }, in_.operator_id,
                                       in_.subject_id);
      case Op::report_service:
        return withdraw();
      case Op::refund_by_operator:
        return undo_refund_by_operator();
      default:
        return;
    }
  }
  void withdraw() {
    if (const auto original = ext<custody::OriginalSubject>()) {
      rows_.change<view::Served>(
          [&](view::Served& row) {
            row.state = ItemStanding::withdrawn;
            row.settled_on = origin_.booked_on;
          },
          in_.operator_id, original->instr_id);
    }
  }
  void undo_refund_by_operator() {
    withdraw();
    const auto original = ext<custody::OriginalSubject>();
    if (!original) return;
    rows_.change<view::RefundCase>(
        [](view::RefundCase& row) {
          row.state = RefundState::demanded;
          row.open = true;
          row.paid_on.reset();
          row.paid = {};
        },
        in_.operator_id, original->counter);
    rows_.change<view::Lot>([](view::Lot& row) { row.state = LotStanding::live; }, in_.operator_id, in_.subject_id);
  }

  void open_filing_duty() {
    const auto due = ext<custody::FilingDue>();
    const auto institution = rows_.find<view::Institution>(in_.operator_id);
    if (!due || !institution) return;
    view::Filed row = rows_.find<view::Filed>(in_.operator_id).value_or(view::Filed{});
    row.operator_id = in_.operator_id;
    row.area = institution->area;
    row.name = institution->name;
    row.state = FilingState::due;
    row.kind = FilingKind::mandatory;
    row.duty_opened_on = in_.event_date;
    row.due_on = due->due_on;
    row.due_provisional = due->provisional;
    rows_.put(row);
    change_institution(rows_, in_.operator_id, [](view::Institution& each) { each.filing_state = FilingState::due; });
  }

  Rows& rows_;
  const Instruction& in_;
  std::span<const custody::Ext> extensions_;
  const bool late_;
  const FactOrigin& origin_;
};

}  // namespace

void project_instruction(Rows& rows, const policies::InstructionSeen& seen) {
  const journal::Outcome& outcome = seen.view.outcome;
  const bool ours = seen.view.record[offsetof(Instruction, scheme)] == custody::scheme_childcare;
  if (!ours || outcome.code != 0 || outcome.verdict == journal::Verdict::duplicate) return;
  const Instruction read = custody::unpack(seen.view.record);
  std::vector<custody::Ext> extensions;
  for (const journal::Extension& ext : seen.view.extensions) extensions.push_back({ext.kind, ext.body});
  const FactOrigin origin{seen.entry, date_of(Stamp{seen.source.stamp_micros}), access::actor_of(seen.source), 0};
  const bool came_late = (outcome.flags & custody::result_flag::late) != 0;
  Projecting(rows, read, extensions, came_late, origin).accepted();
}

void project(Rows& rows, const custody::LotTurn& turn, const FactOrigin&) {
  const std::uint64_t operator_id = turn.turn.operator_id;
  for (const custody::DeemedItem& deemed : turn.deemed) {
    const auto item = rows.find<view::Served>(operator_id, deemed.item);
    if (!item) continue;
    rows.change<view::Served>(
        [&](view::Served& row) {
          row.state = ItemStanding::deemed;
          row.settled_on = turn.turn.day;
          row.ordered = Money{deemed.ordered};
        },
        operator_id, deemed.item);
    close_dispute_row(rows, operator_id, deemed.item, turn.turn.day);
    if (deemed.ordered == 0) continue;
    constexpr auto kind = static_cast<std::uint8_t>(custody::OrderKind::settlement);
    put_order(rows, operator_id, item->lot_id, {item->entry, kind, deemed.ordered, turn.order_due}, turn.turn.day);
  }
}

void project_day(Rows& rows, const std::vector<custody::Closing>& closings, Date day) {
  for (const custody::Closing& closing : closings) {
    change_institution(rows, closing.operator_id, [&](view::Institution& row) {
      row.closed_on = day;
      row.balance = Money{closing.balance};
      row.pending = Money{closing.pending};
      row.custody = Money{closing.custody};
      row.required = Money{closing.required};
      row.in_transit = Money{closing.in_transit};
      row.open_orders = Money{closing.open_orders};
      row.shortfall = Money{};
    });
  }
  write_areas(rows, day);
}

void project_shortfalls(Rows& rows, const std::vector<custody::ClosedShort>& operators, Date day) {
  for (const custody::ClosedShort& each : operators) {
    change_institution(rows, each.operator_id, [&](view::Institution& row) { row.shortfall = Money{each.shortfall}; });
  }
  write_areas(rows, day);
}

}  // namespace gongbao::childcare
