// Opens and closes events; reads custody's flags and extensions.
#include "policies/prepaid_card/compliance.h"

#include "policies/prepaid_card/codes.h"

namespace gongbao::prepaid_card {

using custody::Applied;
using custody::Books;
using custody::Ext;
using custody::Instruction;
using custody::Op;

void void_shortfalls_behind(ComplianceEvents& events, std::uint64_t operator_id, Date day) {
  for (auto it = events.lower_bound({operator_id, flag::custody_shortfall, {}});
       it != events.end() && it->first.operator_id == operator_id && it->first.code == flag::custody_shortfall;) {
    const bool unreal = it->second.open() && it->second.opened_on > day;
    it = unreal ? events.erase(it) : std::next(it);
  }
}

void record_result_flags(ComplianceEvents& events, std::uint64_t operator_id, std::uint8_t flags, EventOrigin origin) {
  namespace bit = custody::result_flag;
  if ((flags & bit::shortfall_opened) != 0) {
    open_event(events, {operator_id, flag::custody_shortfall, custody::sortable(origin.entry)}, origin);
  }
  if ((flags & bit::shortfall_cured) != 0) close_events(events, operator_id, flag::custody_shortfall, origin.day);
  if ((flags & bit::filing_duty_opened) != 0) {
    open_event(events, {operator_id, flag::filing_due, custody::sortable(origin.entry)}, origin);
  }
}

namespace {

// 于收到款项后1个工作日内…存入 (9q): overdue from the day after the deadline until the whole receipt is deposited.
void record_receipt(ComplianceEvents& events, const Books& books, const Instruction& in, const Ext& ext, bool bound,
                    EventOrigin origin) {
  const auto key = [&](const Id16& receipt) { return EventKey{in.operator_id, flag::cash_deposit_late, receipt}; };
  if (ext.kind == custody::ReceiptOpened::kind) {
    const auto opened = custody::from_ext<custody::ReceiptOpened>(ext);
    if (opened.overdue && bound) open_event(events, key(in.instr_id), {opened.deadline + Days{1}, origin.entry});
  }
  if (ext.kind == custody::ReceiptsUsed::kind) {
    for (const custody::ReceiptUse& use : custody::receipts_used_by(books, origin.entry)) {
      const custody::Receipt& receipt = books.receipts.at({in.operator_id, use.receipt});
      if (receipt.remaining > 0) continue;
      if (receipt.late > 0) close_event(events, key(use.receipt), in.event_date);
      if (receipt.late == 0) void_event(events, key(use.receipt));
    }
  }
  if (ext.kind == custody::OriginalUndone::kind && in.op == Op::reverse) {
    const auto undone = custody::from_ext<custody::OriginalUndone>(ext);
    const bool filed = books.find_operator(in.operator_id)->filed != 0;
    for (const custody::ReceiptUse& use : custody::receipts_used_by(books, undone.entry)) {
      const custody::Receipt& receipt = books.receipts.at({in.operator_id, use.receipt});
      if (receipt.overdue && filed) open_event(events, key(use.receipt), {receipt.deadline + Days{1}, origin.entry});
    }
  }
  // A sale that is undone leaves nothing to deposit.
  if (ext.kind == custody::OriginalSubject::kind && in.op == Op::reverse) {
    const auto original = custody::from_ext<custody::OriginalSubject>(ext);
    if (!books.receipts.contains({in.operator_id, original.instr_id})) {
      close_event(events, key(original.instr_id), origin.day);
    }
  }
}

Code late_flag(Op op) {
  switch (op) {
    case Op::execute_payout:
      return flag::payout_late;
    case Op::pay_refund:
    case Op::refund_by_operator:
      return flag::refund_overdue;
    default:
      return 0;  // late cash has its events per receipt
  }
}

}  // namespace

namespace {

// A deposit of a day before the shortfall opened, in time for its cash: the money was there, the bank's word was not.
void void_unreal_shortfall(ComplianceEvents& events, const Instruction& in, const Applied& decided) {
  const bool in_time = (decided.flags & custody::result_flag::late) == 0;
  const bool cures = (decided.flags & custody::result_flag::shortfall_cured) != 0;
  if (in.op == Op::cash_deposit && in_time && cures) void_shortfalls_behind(events, in.operator_id, in.event_date);
}

// A late refund that is undone was no refund: until it is paid again it is owed, and overdue as such.
void void_undone_refund(ComplianceEvents& events, const Instruction& in, const Applied& decided) {
  const auto undone = custody::find_ext<custody::OriginalUndone>(decided.extensions);
  if (in.op != Op::reverse || !undone || undone->op != static_cast<std::uint8_t>(Op::refund_by_operator)) return;
  void_event(events, {in.operator_id, flag::refund_overdue, custody::sortable(undone->entry)});
}

}  // namespace

void record_instruction(ComplianceEvents& events, const Books& books, const Instruction& in, const Applied& decided) {
  if (decided.code != 0 || (decided.flags == 0 && decided.extensions.empty())) return;
  const EventOrigin origin{decided.booked_on, decided.entry};
  void_unreal_shortfall(events, in, decided);
  record_result_flags(events, in.operator_id, decided.flags, origin);
  const bool bound = (decided.flags & custody::result_flag::unbound) == 0;
  for (const Ext& ext : decided.extensions) record_receipt(events, books, in, ext, bound, origin);
  void_undone_refund(events, in, decided);
  const bool late = (decided.flags & custody::result_flag::late) != 0;
  if (late && late_flag(in.op) != 0) record_event(events, in.operator_id, late_flag(in.op), origin);
}

void record_turn(ComplianceEvents& events, const custody::OperatorTurn& turn, std::uint64_t entry) {
  const EventOrigin origin{turn.day, entry};
  record_result_flags(events, turn.operator_id, turn.flags, origin);
  if ((turn.flags & custody::result_flag::unbound) != 0) return;
  for (const Id16& receipt : turn.overdue_receipts) {
    open_event(events, {turn.operator_id, flag::cash_deposit_late, receipt}, origin);
  }
}

}  // namespace gongbao::prepaid_card
