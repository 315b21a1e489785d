// Statements and their breaks (对账): what article 9 (9h) and article 12 (12c) imply of the bank's books. The commands
// are every document's alike (policies/shared).
#pragma once

#include "policies/prepaid_card/context.h"
#include "policies/shared/reconciliation_commands.h"

namespace gongbao::prepaid_card {

struct Statements {
  static constexpr std::uint16_t upload_statement = 1123;
  static constexpr std::uint16_t resolve_break = 1124;
  static constexpr std::uint16_t statement_uploaded = 1624;
  static constexpr std::uint16_t break_resolved = 1625;
  static constexpr Code missing_in_ledger = flag::missing_in_ledger;
};
using shared::apply;
using shared::decide;
using UploadStatement = shared::UploadStatement<Statements>;
using ResolveBreak = shared::ResolveBreak<Statements>;
using StatementUploaded = shared::StatementUploaded<Statements>;
using BreakResolved = shared::BreakResolved<Statements>;

// One event per break.
inline EventKey event_of(const custody::BreakKey& key) { return shared::event_of_break(flag::missing_in_ledger, key); }

using ReconciliationCommands = policies::TypeList<UploadStatement, ResolveBreak>;
using ReconciliationFacts = policies::TypeList<StatementUploaded, BreakResolved>;

}  // namespace gongbao::prepaid_card
