// Whose account it is, which day; then custody compares.
#include "policies/prepaid_card/reconciliation.h"

#include "base/check.h"

namespace gongbao::prepaid_card {

using custody::Break;
using custody::BreakKey;
using custody::BreakKind;

namespace {

constexpr std::size_t breaks_shown = 20;

custody::Ledger ledger_of(const Context& in) { return {in.books, in.state.reconciliation, in.originals, in.today}; }

custody::AccountPeriod period_of(const Id16& account, const CustodyAccount& row) {
  return {row.operator_id, account, row.opened_on, row.closed_on};
}

// Money left the account outside the ledger: against I6, whoever's fault it is.
bool left_unexplained(const Break& found) {
  return found.kind == BreakKind::missing_in_ledger && found.bank_amount < 0;
}

void show(Answer& answer, const custody::StatementTaken& taken) {
  answer.fen("ledger_custody", taken.ledger_custody);
  answer.count("breaks", static_cast<std::int64_t>(taken.opened.size()));
  for (std::size_t i = 0; i < taken.opened.size() && i < breaks_shown; ++i) {
    const Break& found = taken.opened[i];
    const Wide difference = Wide{found.bank_amount} - found.ledger_amount;
    answer.fen(std::string(enum_name(found.kind)), fits(difference) ? static_cast<std::int64_t>(difference) : 0);
  }
}

std::uint32_t still_open(const Context& in, const custody::StatementTaken& taken) {
  const auto reached = in.state.reconciliation.accounts.find(taken.account);
  std::size_t open = reached == in.state.reconciliation.accounts.end() ? 0 : reached->second.open_breaks;
  open += taken.opened.size();
  for (const custody::BreakUpdate& update : taken.updates) open -= update.closed_by ? 1 : 0;
  return static_cast<std::uint32_t>(open);
}

}  // namespace

EventKey event_of(const BreakKey& key) {
  EventKey event{key.operator_id, flag::missing_in_ledger, custody::sortable(key.statement)};
  for (std::size_t i = 0; i < 4; ++i) event.entity[8 + i] = static_cast<std::uint8_t>(key.place >> (24 - 8 * i));
  return event;
}

Answer decide(const Context& in, const UploadStatement& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto account = custody::account_key(command.account_no);
  if (!account) return refuse(code::schema_invalid).with_text("field", "account_no");
  const auto it = in.state.setup.accounts.find(*account);
  if (it == in.state.setup.accounts.end() || it->second.operator_id != command.operator_id) {
    return refuse(code::unknown_subject);
  }
  const CustodyAccount& row = it->second;
  if (command.date < row.opened_on || (row.closed_on && command.date > *row.closed_on))
    return refuse(code::wrong_state);
  // C at 24:00 of the date is known when the day is over.
  if (command.date >= in.today) {
    return refuse(code::event_date_in_future).with_date("first_admissible_day", command.date + Days{1});
  }
  const custody::Statement statement{command.date, command.opening.fen, command.closing.fen, command.lines};
  custody::StatementDecision decided = custody::take_statement(ledger_of(in), period_of(*account, row), statement);
  if (decided.code != 0) {
    Answer answer = refuse(decided.code).with_text("field", decided.field);
    if (decided.code == code::statement_broken) answer.fen("expected", decided.expected);
    return answer;
  }
  const std::uint32_t open = still_open(in, decided.taken);
  Answer answer = accept(StatementUploaded{decided.taken});
  show(answer, decided.taken);
  answer.count("open_breaks", open);
  answer.count("balanced", open == 0 && decided.taken.ledger_custody == decided.taken.closing ? 1 : 0);
  for (const Break& found : decided.taken.opened) {
    if (!left_unexplained(found)) continue;
    answer.flag(flag::missing_in_ledger);
    break;
  }
  return answer;
}

void apply(World& world, const StatementUploaded& fact, const FactOrigin& origin) {
  custody::Reconciliation& rows = world.state.reconciliation;
  custody::apply(rows, fact.taken, origin.entry, origin.booked_on);
  std::uint32_t place = 0;
  for (const Break& found : fact.taken.opened) {
    ++place;
    if (!left_unexplained(found)) continue;
    open_event(world.state.compliance_events, event_of({fact.taken.operator_id, origin.entry, place}),
               {origin.booked_on, origin.entry});
  }
  for (const custody::BreakUpdate& update : fact.taken.updates) {
    if (update.closed_by) close_event(world.state.compliance_events, event_of(update.key), origin.booked_on);
  }
}

Answer decide(const Context& in, const ResolveBreak& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const BreakKey key{command.operator_id, command.statement, command.place};
  const auto it = in.state.reconciliation.breaks.find(key);
  if (it == in.state.reconciliation.breaks.end()) return refuse(code::unknown_subject);
  const Break& found = it->second;
  const CustodyAccount& account = in.state.setup.accounts.at(found.account);
  const custody::ResolutionDecision decided = custody::resolve(
      ledger_of(in), period_of(found.account, account), key, command.resolution, command.reason.value_or(SealedText{}));
  if (decided.code == code::schema_invalid) return refuse(decided.code).with_text("field", "reason");
  if (decided.code != 0) {
    return refuse(decided.code)
        .with_text("kind", std::string(enum_name(found.kind)))
        .with_fen("bank_amount", found.bank_amount)
        .with_fen("ledger_amount", decided.ledger_amount);
  }
  return accept(BreakResolved{decided.resolved})
      .with_text("kind", std::string(enum_name(found.kind)))
      .with_count("days_open", (in.today - found.opened_on).count);
}

void apply(World& world, const BreakResolved& fact, const FactOrigin& origin) {
  custody::apply(world.state.reconciliation, fact.resolved, origin.entry, origin.booked_on);
  close_event(world.state.compliance_events, event_of(fact.resolved.key), origin.booked_on);
}

}  // namespace gongbao::prepaid_card
