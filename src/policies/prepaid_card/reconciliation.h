// Statements and their breaks (对账): what article 9 (9h) and article 12 (12c) imply of the bank's books. The
// comparison itself is custody's, spec/01 8.11.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// Of a day that is over.
struct UploadStatement {
  static constexpr std::uint16_t number = 1123;
  static constexpr std::string_view name = "upload_statement";
  std::uint64_t operator_id = 0;
  std::string account_no;
  Date date;
  Money opening;
  Money closing;
  std::vector<custody::StatementLine> lines;
  GB_FIELDS(operator_id, account_no, date, opening, closing, lines)
};
struct StatementUploaded {
  static constexpr std::uint16_t number = 1624;
  custody::StatementTaken taken;
  GB_FIELDS(taken)
};

// A break is named by the entry of the statement that showed it and its place there.
struct ResolveBreak {
  static constexpr std::uint16_t number = 1124;
  static constexpr std::string_view name = "resolve_break";
  std::uint64_t operator_id = 0;
  std::uint64_t statement = 0;
  std::uint32_t place = 0;
  custody::Resolution resolution = custody::Resolution::instruction_sent;
  std::optional<SealedText> reason;  // required to accept a difference of dates
  GB_FIELDS(operator_id, statement, place, resolution, reason)
};
struct BreakResolved {
  static constexpr std::uint16_t number = 1625;
  custody::BreakResolved resolved;
  GB_FIELDS(resolved)
};

Answer decide(const Context& in, const UploadStatement& command);
Answer decide(const Context& in, const ResolveBreak& command);
void apply(World& world, const StatementUploaded& fact, const FactOrigin& origin);
void apply(World& world, const BreakResolved& fact, const FactOrigin& origin);

// One event per break: the statement's entry, then the place.
EventKey event_of(const custody::BreakKey& key);

using ReconciliationCommands = policies::TypeList<UploadStatement, ResolveBreak>;
using ReconciliationFacts = policies::TypeList<StatementUploaded, BreakResolved>;

}  // namespace gongbao::prepaid_card
