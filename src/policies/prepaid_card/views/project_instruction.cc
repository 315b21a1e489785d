// Instructions as rows: a card at its first sale, orders, applications, disputes and refunds as they move on, and the
// events that flags tell of. Most records write nothing.
#include <bit>

#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

namespace {

using custody::Op;
using view::CardNo;

class Projecting {
 public:
  Projecting(Rows& rows, const DecidedInstruction& decided, const FactOrigin& origin)
      : rows_(rows), in_(decided.in), decided_(decided), origin_(origin) {}

  void accepted() {
    switch (in_.op) {
      case Op::purchase:
        return first_sale();
      case Op::sale_in_transit:
        if (in_.has(custody::flag::first_sale)) first_sale();
        return late_receipt();
      case Op::identify_receipt:
        if (in_.purpose == custody::purpose::card && in_.has(custody::flag::first_sale)) first_sale();
        return;
      case Op::apply_release:
        return apply_release();
      case Op::execute_payout:
        return finish_order(custody::OrderState::executed);
      case Op::payout_returned:
        return finish_order(custody::OrderState::returned);
      case Op::objection:
        return object();
      case Op::agreement:
        return agree();
      case Op::accept_refund:
        return accept_refund();
      case Op::pay_refund:
        return close_refund(true);
      case Op::refund_by_operator:
        return close_refund(false);
      case Op::chargeback:
        return lessen_refunds();
      case Op::reverse:
        return reverse();
      default:
        return;
    }
  }

  // Execution would have broken the floor: the order waits (held) until money is there.
  void refused() {
    if (in_.op != Op::execute_payout || decided_.code < code::account_not_dedicated) return;
    rows_.change<view::Payout>(
        [](view::Payout& row) {
          if (row.state == custody::OrderState::open) row.state = custody::OrderState::held;
        },
        in_.operator_id, in_.subject_id);
  }

  void events() {
    const EventOrigin now{origin_.booked_on, origin_.entry};
    const bool late = (decided_.flags & custody::result_flag::late) != 0;
    const bool cures = (decided_.flags & custody::result_flag::shortfall_cured) != 0;
    // The money was there in time, the bank's word was not.
    if (in_.op == Op::cash_deposit && !late && cures) {
      view::undo_shortfalls_behind(rows_, in_.operator_id, in_.event_date);
    }
    view::record_result_flags(rows_, in_.operator_id, decided_.flags, now);
    if (late && in_.op == Op::execute_payout) view::record_event(rows_, in_.operator_id, flag::payout_late, now);
    const bool refund = in_.op == Op::pay_refund || in_.op == Op::refund_by_operator;
    if (late && refund) view::record_event(rows_, in_.operator_id, flag::refund_overdue, now);
  }

 private:
  policies::Belongs belongs() { return belongs_of(rows_, in_.operator_id); }

  void first_sale() {
    view::Card row;
    row.operator_id = in_.operator_id;
    row.card_id = {in_.subject_id};
    row.product_id = in_.counter_id;
    row.outlet_id = in_.outlet_id;
    row.first_sale = in_.event_date;
    row.entry = origin_.entry;
    rows_.put(row);
  }

  void late_receipt() {
    const auto opened = custody::find_ext<custody::ReceiptOpened>(decided_.extensions);
    if (!opened || !opened->overdue || (decided_.flags & custody::result_flag::unbound) != 0) return;
    const policies::Belongs to = belongs();
    rows_.put(
        view::LateCash{in_.operator_id, in_.instr_id, to.area, to.bank_id, opened->deadline + Days{1}, origin_.entry});
  }

  void apply_release() {
    const policies::Belongs to = belongs();
    view::Application row;
    row.operator_id = in_.operator_id;
    row.application_id = in_.counter_id;
    row.area = to.area;
    row.bank_id = to.bank_id;
    row.applied_on = origin_.booked_on;
    if (const auto cleared = custody::find_ext<custody::ItemCleared>(decided_.extensions)) {
      row.state = custody::ApplicationState::settled;
      row.window_end = origin_.booked_on;
      row.items_cleared = 1;
      row.cleared = {cleared->amount};
      const auto order = custody::find_ext<custody::OrderOpened>(decided_.extensions);
      if (order) row.ordered = {order->amount};
      rows_.put(row);
      if (order) open_order(*order, to);
      return;
    }
    // Only the first record of an application, or one that moves its window, says more than another item.
    const auto window = custody::find_ext<custody::WindowOpened>(decided_.extensions);
    if (!window) return;
    row.window_end = window->window_end;
    row.window_provisional = window->provisional;
    rows_.put(row);
  }

  void open_order(const custody::OrderOpened& opened, const policies::Belongs& to) {
    view::Payout row;
    row.operator_id = in_.operator_id;
    row.order_id = in_.counter_id;
    row.area = to.area;
    row.bank_id = to.bank_id;
    row.kind = custody::OrderKind::consumption;
    row.clauses = policies::joined(clauses_of(row.kind));
    row.amount = {opened.amount};
    row.created_on = in_.event_date;
    row.due_on = opened.due_on;
    rows_.put(row);
  }

  void finish_order(custody::OrderState state) {
    rows_.change<view::Payout>(
        [&](view::Payout& row) {
          row.state = state;
          (state == custody::OrderState::returned ? row.returned_on : row.executed_on) = in_.event_date;
        },
        in_.operator_id, in_.subject_id);
  }

  void object() {
    const policies::Belongs to = belongs();
    const auto holder = rows_.find<view::Holder>(in_.operator_id, CardNo{in_.subject_id});
    view::Dispute row;
    row.operator_id = in_.operator_id;
    row.item = in_.ref_id;
    row.area = to.area;
    row.bank_id = to.bank_id;
    row.account = holder ? holder->account : 0;
    row.card_id = {in_.subject_id};
    row.objected_on = origin_.booked_on;
    rows_.put(row);
  }

  void agree() {
    rows_.change<view::Dispute>(
        [&](view::Dispute& row) {
          row.state = view::DisputeState::agreed;
          row.agreed_on = origin_.booked_on;
          row.amount = Money{in_.amount_fen};
          row.agreed_amount = Money{in_.aux_fen};
        },
        in_.operator_id, in_.ref_id);
  }

  void accept_refund() {
    const auto split = custody::find_ext<custody::RefundSplit>(decided_.extensions);
    rows_.change<view::RefundCase>(
        [&](view::RefundCase& row) {
          row.state = custody::RefundState::accepted;
          if (!split) return;
          row.payable = {split->payable};
          row.compensation = {split->compensation};
          row.accepted = {split->payable + split->compensation};
        },
        in_.operator_id, in_.subject_id);
  }

  void close_refund(bool from_custody) {
    rows_.change<view::RefundCase>(
        [&](view::RefundCase& row) {
          row.state = custody::RefundState::paid;
          row.paid_on = in_.event_date;
          row.paid = {in_.amount_fen};
          if (from_custody) row.payable = row.compensation = {};
        },
        in_.operator_id, in_.subject_id);
  }

  void lessen_refunds() {
    for (const custody::Ext& each : decided_.extensions) {
      if (each.kind != custody::RefundLessened::kind) continue;
      const auto lessened = custody::from_ext<custody::RefundLessened>(each);
      rows_.change<view::RefundCase>(
          [&](view::RefundCase& row) {
            row.payable.fen -= lessened.payable;
            row.compensation.fen -= lessened.compensation;
            if (row.payable.fen != 0 || row.compensation.fen != 0) return;
            row.state = custody::RefundState::paid;
            row.paid_on = in_.event_date;
          },
          in_.operator_id, lessened.refund);
    }
  }

  void reverse() {
    const auto undone = custody::find_ext<custody::OriginalUndone>(decided_.extensions);
    if (!undone) return;
    if (undone->first_sale) {
      rows_.change<view::Card>([](view::Card& row) { row.reversed = true; }, in_.operator_id, CardNo{in_.subject_id});
    }
    if (static_cast<Op>(undone->op) != Op::refund_by_operator) return;
    view::void_event(rows_, {in_.operator_id, flag::refund_overdue, custody::sortable(undone->entry)});
    rows_.change<view::RefundCase>(
        [](view::RefundCase& row) {
          row.state = custody::RefundState::demanded;
          row.paid_on.reset();
          row.paid = {};
        },
        in_.operator_id, in_.subject_id);
  }

  Rows& rows_;
  const custody::Instruction& in_;
  const DecidedInstruction& decided_;
  const FactOrigin& origin_;
};

// Ops that may write a row besides what their flags tell.
constexpr std::uint64_t bit_of(Op op) { return std::uint64_t{1} << static_cast<std::uint8_t>(op); }
constexpr std::uint64_t ops_with_rows =
    bit_of(Op::purchase) | bit_of(Op::sale_in_transit) | bit_of(Op::identify_receipt) | bit_of(Op::apply_release) |
    bit_of(Op::execute_payout) | bit_of(Op::payout_returned) | bit_of(Op::objection) | bit_of(Op::agreement) |
    bit_of(Op::accept_refund) | bit_of(Op::pay_refund) | bit_of(Op::refund_by_operator) | bit_of(Op::reverse);

}  // namespace

void project(Rows& rows, const DecidedInstruction& decided, const FactOrigin& origin) {
  Projecting projecting(rows, decided, origin);
  if (decided.code != 0) return projecting.refused();
  projecting.accepted();
  if (decided.flags != 0) projecting.events();
}

void project_instruction(Rows& rows, const policies::InstructionSeen& seen) {
  const journal::Outcome& outcome = seen.view.outcome;
  if (outcome.verdict == journal::Verdict::duplicate) return;
  const auto op = seen.view.record[offsetof(custody::Instruction, op)];
  const bool ours = seen.view.record[offsetof(custody::Instruction, scheme)] == custody::scheme_prepaid_card &&
                    op < std::numeric_limits<std::uint64_t>::digits;
  const std::uint8_t flags = outcome.flags & static_cast<std::uint8_t>(~engine::id_stays_free);
  if (!ours || (flags == 0 && (ops_with_rows >> op & 1) == 0)) return;
  if (outcome.code != 0 && static_cast<Op>(op) != Op::execute_payout) return;
  DecidedInstruction decided;
  decided.in = custody::unpack(seen.view.record);
  decided.code = outcome.code;
  decided.flags = flags;
  for (const journal::Extension& ext : seen.view.extensions) decided.extensions.push_back({ext.kind, ext.body});
  const FactOrigin origin{seen.entry, date_of(Stamp{seen.source.stamp_micros}), access::actor_of(seen.source), 0};
  project(rows, decided, origin);
}

}  // namespace gongbao::prepaid_card
