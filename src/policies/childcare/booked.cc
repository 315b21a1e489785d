// What of an entry of custody this policy keeps rows of its own about.
#include "policies/childcare/booked.h"

#include "policies/childcare/custody_setup.h"
#include "policies/childcare/disputes.h"
#include "policies/childcare/filing.h"

namespace gongbao::childcare {

using custody::Instruction;
using custody::Op;

namespace {

using shared::EventKey;
using shared::EventOrigin;

void record_lateness(State& state, const Instruction& in, EventOrigin origin) {
  const bool payout = in.op == Op::execute_payout;
  const bool refund = in.op == Op::pay_refund || in.op == Op::refund_by_operator;
  if (payout) record_event(state.compliance_events, in.operator_id, flag::payout_late, origin);
  if (refund) record_event(state.compliance_events, in.operator_id, flag::refund_overdue, origin);
}

// Late cash stands open until it is in the account, handed back or undone.
void record_cash(State& state, const custody::Books& books, const Instruction& in, const custody::Ext& ext,
                 EventOrigin origin) {
  const auto key = [&](const Id16& receipt) { return EventKey{in.operator_id, flag::cash_deposit_late, receipt}; };
  if (ext.kind == custody::ReceiptOpened::kind && custody::from_ext<custody::ReceiptOpened>(ext).overdue) {
    const auto opened = custody::from_ext<custody::ReceiptOpened>(ext);
    open_event(state.compliance_events, key(in.instr_id), {opened.deadline + Days{1}, origin.entry});
  }
  if (ext.kind == custody::ReceiptsUsed::kind) {
    for (const custody::ReceiptUse& use : custody::receipts_used_by(books, origin.entry)) {
      if (use.late) close_event(state.compliance_events, key(use.receipt), in.event_date);
      if (!use.late) void_event(state.compliance_events, key(use.receipt));
    }
  }
  if (ext.kind == custody::OriginalSubject::kind) {
    const auto original = custody::from_ext<custody::OriginalSubject>(ext);
    close_event(state.compliance_events, key(original.instr_id), origin.day);
  }
}

void record_shortfall(State& state, std::uint64_t operator_id, std::uint8_t flags, EventOrigin origin) {
  if ((flags & custody::result_flag::shortfall_opened) != 0) {
    open_event(state.compliance_events, {operator_id, flag::custody_shortfall, custody::sortable(origin.entry)},
               origin);
  }
  if ((flags & custody::result_flag::shortfall_cured) != 0) {
    close_events(state.compliance_events, operator_id, flag::custody_shortfall, origin.day);
  }
}
// Settled otherwise than by an outcome: there is nothing left to dispute.
void close_dispute_of(State& state, std::uint64_t operator_id, const Id16& item, Date day) {
  const std::uint64_t open = dispute_of_item(state, operator_id, item);
  if (open != 0) close_dispute(state, operator_id, open, day);
}

// What op 36 freezes, and what a part confirmed leaves, is disputed; what is settled is no more.
void record_dispute(State& state, const custody::Books& books, const Instruction& in, const custody::Applied& decided) {
  if (in.op == Op::dispute_service) {
    open_item_dispute(state, in.operator_id, decided.entry, in.subject_id, in.ref_id, decided.booked_on);
  }
  if (in.op != Op::confirm_service && in.op != Op::resolve_dispute) return;
  close_dispute_of(state, in.operator_id, in.ref_id, decided.booked_on);
  const bool leaves_a_rest = books.services.find({in.operator_id, in.instr_id}) != nullptr;
  if (in.op != Op::confirm_service || !leaves_a_rest) return;
  open_item_dispute(state, in.operator_id, decided.entry, in.subject_id, in.instr_id, decided.booked_on);
}
// Cash that can be brought nowhere (4c).
void record_missing_account(State& state, const custody::Books& books, std::uint64_t operator_id, EventOrigin origin) {
  const bool has_account = books.find_operator(operator_id)->account != Id16{};
  if (has_account || custody_not_set_up_since(state, operator_id)) return;
  open_event(state.compliance_events, {operator_id, flag::custody_not_set_up, custody::sortable(origin.entry)}, origin);
}

}  // namespace

void record_instruction(State& state, const custody::Books& books, const Instruction& in,
                        const custody::Applied& decided) {
  if (decided.code != 0) return;
  const EventOrigin origin{decided.booked_on, decided.entry};
  if (const auto due = custody::find_ext<custody::FilingDue>(decided.extensions)) {
    open_filing_duty(state, in.operator_id, in.event_date, {due->due_on, due->provisional}, decided.entry);
  }
  if (in.op == Op::collect_cash) record_missing_account(state, books, in.operator_id, origin);
  record_dispute(state, books, in, decided);
  if (const auto ended = custody::find_ext<custody::DemandEnded>(decided.extensions)) {
    close_dispute_of_refund(state, {in.operator_id, ended->refund}, decided.booked_on);
  }
  record_shortfall(state, in.operator_id, decided.flags, origin);
  for (const custody::Ext& ext : decided.extensions) record_cash(state, books, in, ext, origin);
  if ((decided.flags & custody::result_flag::late) != 0) record_lateness(state, in, origin);
}

void record_turn(State& state, const custody::LotTurn& lots, std::uint64_t entry) {
  const custody::OperatorTurn& turn = lots.turn;
  record_shortfall(state, turn.operator_id, turn.flags, {turn.day, entry});
  for (const custody::DeemedItem& item : lots.deemed) close_dispute_of(state, turn.operator_id, item.item, turn.day);
  for (const custody::EndedDemand& ended : lots.ended) {
    close_dispute_of_refund(state, {turn.operator_id, ended.refund}, turn.day);
  }
  for (const Id16& receipt : turn.overdue_receipts) {
    open_event(state.compliance_events, {turn.operator_id, flag::cash_deposit_late, receipt}, {turn.day, entry});
  }
}

}  // namespace gongbao::childcare
