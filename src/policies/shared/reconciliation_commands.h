// Statements and their breaks (对账, spec/01 8.11), for every document whose money is in custody: whose account it is
// and which day; then custody compares. A document hands in a struct of its own, `Document`, with its numbers and its
// flag for money that left the account outside the ledger; its Context has `originals`, its State `setup` and
// `reconciliation`.
#pragma once

#include <algorithm>

#include "custody/reconcile.h"
#include "policies/shared/compliance.h"
#include "policies/shared/custody_setup.h"
#include "policies/shared/supervision.h"

namespace gongbao::shared {

using policies::FactOrigin;

// Of a day that is over.
template <class Document>
struct UploadStatement {
  static constexpr std::uint16_t number = Document::upload_statement;
  static constexpr std::string_view name = "upload_statement";
  std::uint64_t operator_id = 0;
  std::string account_no;
  Date date;
  Money opening;
  Money closing;
  std::vector<custody::StatementLine> lines;
  GB_FIELDS(operator_id, account_no, date, opening, closing, lines)
};
template <class Document>
struct StatementUploaded {
  static constexpr std::uint16_t number = Document::statement_uploaded;
  custody::StatementTaken taken;
  GB_FIELDS(taken)
};

// A break is named by the entry of the statement that showed it and its place there.
template <class Document>
struct ResolveBreak {
  static constexpr std::uint16_t number = Document::resolve_break;
  static constexpr std::string_view name = "resolve_break";
  std::uint64_t operator_id = 0;
  std::uint64_t statement = 0;
  std::uint32_t place = 0;
  custody::Resolution resolution = custody::Resolution::instruction_sent;
  std::optional<SealedText> reason;  // required to accept a difference of dates
  GB_FIELDS(operator_id, statement, place, resolution, reason)
};
template <class Document>
struct BreakResolved {
  static constexpr std::uint16_t number = Document::break_resolved;
  custody::BreakResolved resolved;
  GB_FIELDS(resolved)
};

// One event per break: the statement's entry, then the place.
EventKey event_of_break(custody::Code flag, const custody::BreakKey& key);
// Money left the account outside the ledger: against I6, whoever's fault it is.
bool left_unexplained(const custody::Break& found);
// What the answer to an upload tells: C, each break (a few), what stands open, whether the account is balanced.
void show_statement(Answer& answer, const custody::Reconciliation& before, const custody::StatementTaken& taken);

template <class Context>
custody::Ledger ledger_of(const Context& in) {
  return {in.books, in.state.reconciliation, in.originals, in.today};
}
custody::AccountPeriod period_of(const Id16& account, const CustodyAccount& row);

template <class Context, class Document>
Answer decide(const Context& in, const UploadStatement<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  const auto account = custody::account_key(command.account_no);
  if (!account) return malformed("account_no");
  const auto it = in.state.setup.accounts.find(*account);
  if (it == in.state.setup.accounts.end() || it->second.operator_id != command.operator_id) {
    return refuse(custody::code::unknown_subject);
  }
  const CustodyAccount& row = it->second;
  if (command.date < row.opened_on || (row.closed_on && command.date > *row.closed_on)) {
    return refuse(custody::code::wrong_state);
  }
  // C at 24:00 of the date is known when the day is over.
  if (command.date >= in.today) {
    return refuse(custody::code::event_date_in_future).with_date("first_admissible_day", command.date + Days{1});
  }
  const custody::Statement statement{command.date, command.opening.fen, command.closing.fen, command.lines};
  const custody::StatementDecision decided =
      custody::take_statement(ledger_of(in), period_of(*account, row), statement);
  if (decided.code != 0) {
    Answer answer = refuse(decided.code).with_text("field", decided.field);
    if (decided.code == custody::code::statement_broken) answer.fen("expected", decided.expected);
    return answer;
  }
  Answer answer = accept(StatementUploaded<Document>{decided.taken});
  show_statement(answer, in.state.reconciliation, decided.taken);
  if (std::ranges::any_of(decided.taken.opened, left_unexplained)) answer.flag(Document::missing_in_ledger);
  return answer;
}

template <class World, class Document>
void apply(World& world, const StatementUploaded<Document>& fact, const FactOrigin& origin) {
  custody::apply(world.state.reconciliation, fact.taken, origin.entry, origin.booked_on);
  const auto event = [](const custody::BreakKey& key) { return event_of_break(Document::missing_in_ledger, key); };
  std::uint32_t place = 0;
  for (const custody::Break& found : fact.taken.opened) {
    ++place;
    if (!left_unexplained(found)) continue;
    open_event(world.state.compliance_events, event({fact.taken.operator_id, origin.entry, place}),
               {origin.booked_on, origin.entry});
  }
  for (const custody::BreakUpdate& update : fact.taken.updates) {
    if (update.closed_by) close_event(world.state.compliance_events, event(update.key), origin.booked_on);
  }
}

template <class Context, class Document>
Answer decide(const Context& in, const ResolveBreak<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  const custody::BreakKey key{command.operator_id, command.statement, command.place};
  const auto it = in.state.reconciliation.breaks.find(key);
  if (it == in.state.reconciliation.breaks.end()) return refuse(custody::code::unknown_subject);
  const custody::Break& found = it->second;
  const CustodyAccount& account = in.state.setup.accounts.at(found.account);
  const custody::ResolutionDecision decided = custody::resolve(
      ledger_of(in), period_of(found.account, account), key, command.resolution, command.reason.value_or(SealedText{}));
  if (decided.code == custody::code::schema_invalid) return malformed("reason");
  if (decided.code != 0) {
    return refuse(decided.code)
        .with_text("kind", std::string(enum_name(found.kind)))
        .with_fen("bank_amount", found.bank_amount)
        .with_fen("ledger_amount", decided.ledger_amount);
  }
  return accept(BreakResolved<Document>{decided.resolved})
      .with_text("kind", std::string(enum_name(found.kind)))
      .with_count("days_open", (in.today - found.opened_on).count);
}

template <class World, class Document>
void apply(World& world, const BreakResolved<Document>& fact, const FactOrigin& origin) {
  custody::apply(world.state.reconciliation, fact.resolved, origin.entry, origin.booked_on);
  close_event(world.state.compliance_events, event_of_break(Document::missing_in_ledger, fact.resolved.key),
              origin.booked_on);
}

}  // namespace gongbao::shared
