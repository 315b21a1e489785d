// Statements and their breaks (对账): what article 10 (10h) and article 18 (18b) imply of the bank's books. The
// commands are every document's alike (policies/shared).
#pragma once

#include "policies/childcare/context.h"
#include "policies/shared/reconciliation_commands.h"

namespace gongbao::childcare {

struct Statements {
  static constexpr std::uint16_t upload_statement = 2123;
  static constexpr std::uint16_t resolve_break = 2124;
  static constexpr std::uint16_t statement_uploaded = 2624;
  static constexpr std::uint16_t break_resolved = 2625;
  static constexpr Code missing_in_ledger = flag::missing_in_ledger;
};
using shared::apply;
using shared::decide;
using UploadStatement = shared::UploadStatement<Statements>;
using ResolveBreak = shared::ResolveBreak<Statements>;
using StatementUploaded = shared::StatementUploaded<Statements>;
using BreakResolved = shared::BreakResolved<Statements>;

using ReconciliationCommands = policies::TypeList<UploadStatement, ResolveBreak>;
using ReconciliationFacts = policies::TypeList<StatementUploaded, BreakResolved>;

}  // namespace gongbao::childcare
