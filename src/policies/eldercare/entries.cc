// No entry ends without an answer to the person who reported: closing asks for the feedback (10d), feedback for a check
// or a decision with its reason (10c).
#include "policies/eldercare/entries.h"

namespace gongbao::eldercare {

namespace {

using enum EntryState;

// A report that nobody has accepted has no entry (10b).
Answer no_entry(const Context& in, std::uint64_t named) {
  return in.state.reports.contains(named) ? refuse(code::not_in_ledger) : unknown("entry_id");
}

const Targets& targets_of(const Context& in, const LedgerEntry& row) {
  return in.state.departments.at(row.department).targets;
}

Answer moved(std::uint64_t entry_id, const LedgerEntry& row, const SealedText& text) {
  return with_due(accept(EntryMoved{entry_id, row, text}).with_text("ledger_number", ledger_number(row)), row.due);
}

// Decided one way or another: what is left is the answer to the supervisor.
void decided(const Context& in, LedgerEntry& row, EntryState to, Date day) {
  row.state = to;
  row.decided_on = day;
  row.due = due_from(in, day, targets_of(in, row).feedback_working_days);
}

}  // namespace

Answer decide(const Context& in, const OrderRectification& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state != registered && found->state != checked_not_ok) return refuse(code::state_invalid);
  if (find_row(in.state.institutions, command.institution) == nullptr) return refuse(code::institution_unknown);
  if (!command.text.given()) return malformed("text");
  LedgerEntry row = *found;
  row.state = ordered;
  row.institution = command.institution;
  row.ordered_on = in.today;
  row.due = due_from(in, in.today, targets_of(in, row).rectify_working_days);
  return moved(command.entry_id, row, command.text);
}

Answer decide(const Context& in, const ReportRectification& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state != ordered) return refuse(code::state_invalid);
  if (!command.evidence.given()) return refuse(code::evidence_missing);
  LedgerEntry row = *found;
  row.state = rectification_reported;
  row.evidence = command.evidence;
  row.reported_by = in.actor.account;
  row.rectified_on = in.today;
  row.due = std::nullopt;
  return moved(command.entry_id, row, {});
}

namespace {

// Whoever reported the rectification, or speaks for the institution, does not check it, whatever other post it holds.
bool is_of_institution(const Context& in, const LedgerEntry& row) {
  const bool same = in.actor.account != 0 && in.actor.account == row.reported_by;
  return same || in.actor.organisation == row.institution;
}

}  // namespace

Answer decide(const Context& in, const CheckRectification& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state != rectification_reported) return refuse(code::state_invalid);
  if (is_of_institution(in, *found)) return refuse(code::checker_conflict);
  const Date day = command.checked_on.value_or(in.today);
  if (day > in.today || day < *found->rectified_on) return malformed("checked_on");
  LedgerEntry row = *found;
  if (command.passed) {
    decided(in, row, checked_ok, day);
  } else {
    row.state = checked_not_ok;
    row.due = due_from(in, day, targets_of(in, row).order_working_days);
  }
  return moved(command.entry_id, row, command.text);
}

Answer decide(const Context& in, const DecideNotSubstantiated& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state != registered) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  LedgerEntry row = *found;
  row.reason = command.reason;
  decided(in, row, not_substantiated, in.today);
  return moved(command.entry_id, row, {});
}

Answer decide(const Context& in, const TransferEntry& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state != registered && found->state != ordered) return refuse(code::state_invalid);
  if (!command.reason.given() || blank(command.body)) return refuse(code::reason_missing);
  LedgerEntry row = *found;
  row.reason = command.reason;
  row.body = command.body;
  decided(in, row, transferred, in.today);
  return moved(command.entry_id, row, {});
}

// 及时将整改情况向社会监督员反馈 (10d): due to the person, whether or not the membership still lasts.
Answer decide(const Context& in, const GiveFeedback& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state == fed_back || found->state == closed) return refuse(code::state_invalid);
  const bool decided_on =
      found->state == checked_ok || found->state == not_substantiated || found->state == transferred;
  if (!decided_on) return refuse(code::rectification_not_checked);
  if (!command.text.given()) return refuse(code::feedback_empty);
  LedgerEntry row = *found;
  row.state = fed_back;
  row.feedback = command.text;
  row.fed_back_on = in.today;
  row.due = std::nullopt;
  return moved(command.entry_id, row, {});
}

Answer decide(const Context& in, const CloseEntry& command) {
  const LedgerEntry* found = find_row(in.state.entries, command.entry_id);
  if (found == nullptr) return no_entry(in, command.entry_id);
  if (found->state == closed) return refuse(code::state_invalid);
  if (found->state != fed_back) return refuse(code::close_without_feedback);
  LedgerEntry row = *found;
  row.state = closed;
  return moved(command.entry_id, row, {});
}

void apply(World& world, const EntryMoved& fact, const FactOrigin&) {
  world.state.entries.at(fact.entry_id) = fact.row;
}

}  // namespace gongbao::eldercare
