// What statements of every document have in common.
#include "policies/shared/reconciliation_commands.h"

namespace gongbao::shared {

namespace {

constexpr std::size_t breaks_shown = 20;

std::size_t still_open(const custody::Reconciliation& before, const custody::StatementTaken& taken) {
  const auto reached = before.accounts.find(taken.account);
  std::size_t open = reached == before.accounts.end() ? 0 : reached->second.open_breaks;
  open += taken.opened.size();
  for (const custody::BreakUpdate& update : taken.updates) open -= update.closed_by ? 1 : 0;
  return open;
}

}  // namespace

EventKey event_of_break(custody::Code flag, const custody::BreakKey& key) {
  EventKey event{key.operator_id, flag, custody::sortable(key.statement)};
  for (std::size_t i = 0; i < 4; ++i) event.entity[8 + i] = static_cast<std::uint8_t>(key.place >> (24 - 8 * i));
  return event;
}

bool left_unexplained(const custody::Break& found) {
  return found.kind == custody::BreakKind::missing_in_ledger && found.bank_amount < 0;
}

void show_statement(Answer& answer, const custody::Reconciliation& before, const custody::StatementTaken& taken) {
  answer.fen("ledger_custody", taken.ledger_custody);
  answer.count("breaks", static_cast<std::int64_t>(taken.opened.size()));
  for (std::size_t i = 0; i < taken.opened.size() && i < breaks_shown; ++i) {
    const custody::Break& found = taken.opened[i];
    const Wide difference = Wide{found.bank_amount} - found.ledger_amount;
    answer.fen(std::string(enum_name(found.kind)), fits(difference) ? static_cast<std::int64_t>(difference) : 0);
  }
  const std::size_t open = still_open(before, taken);
  answer.count("open_breaks", static_cast<std::int64_t>(open));
  answer.count("balanced", open == 0 && taken.ledger_custody == taken.closing ? 1 : 0);
}

custody::AccountPeriod period_of(const Id16& account, const CustodyAccount& row) {
  return {row.operator_id, account, row.opened_on, row.closed_on};
}

}  // namespace gongbao::shared
