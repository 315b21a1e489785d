// Adverse reactions of cosmetics (9a–9c): what is reported, what a company may know of its own products, what is
// published of all, and tables from elsewhere that are checked as they are printed.
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct ReportReaction {
  static constexpr std::uint16_t number = 11070;
  static constexpr std::string_view name = "report_reaction";
  std::string product_no;
  Date month;  // any day of it
  std::string reaction_kind;
  Severity severity{};
  std::optional<Sex> sex;
  std::string age_band;
  ReportSource source{};
  GB_FIELDS(product_no, month, reaction_kind, severity, sex, age_band, source)
};
struct ReactionReported {
  static constexpr std::uint16_t number = 11570;
  std::uint64_t reaction = 0;
  Reaction row;
  GB_FIELDS(reaction, row)
};
struct EvaluateReaction {
  static constexpr std::uint16_t number = 11071;
  static constexpr std::string_view name = "evaluate_reaction";
  std::uint64_t reaction = 0;
  SealedText finding;
  GB_FIELDS(reaction, finding)
};
struct ReactionEvaluated {
  static constexpr std::uint16_t number = 11571;
  std::uint64_t reaction = 0;
  SealedText finding;
  GB_FIELDS(reaction, finding)
};

struct PrintedRow {
  std::string region;
  std::vector<std::string> cells;  // as printed
  GB_FIELDS(region, cells)
};
struct ImportReactionTable {
  static constexpr std::uint16_t number = 11072;
  static constexpr std::string_view name = "import_reaction_table";
  std::string source;
  std::vector<std::string> columns;  // the first one names the rows
  std::vector<PrintedRow> rows;
  GB_FIELDS(source, columns, rows)
};
struct ReactionTableImported {
  static constexpr std::uint16_t number = 11572;
  std::uint64_t table = 0;
  ReactionTable row;
  GB_FIELDS(table, row)
};

// 本企业产品的数据支持 (9b): whoever looks leaves a trace; nothing else changes.
struct QueryReactions {
  static constexpr std::uint16_t number = 11073;
  static constexpr std::string_view name = "query_reactions";
  std::uint64_t enterprise = 0;
  std::string product_no;
  std::optional<Date> from;  // months, by any day of them; all where nothing is said
  std::optional<Date> to;
  GB_FIELDS(enterprise, product_no, from, to)
};
struct ReactionsQueried {
  static constexpr std::uint16_t number = 11573;
  std::uint64_t enterprise = 0;
  std::string product_no;
  GB_FIELDS(enterprise, product_no)
};

Date first_of_month(Date day);
// F7, in the order of the rows; nothing is corrected.
std::vector<TableFinding> check_table(const ReactionTable& table);

Answer decide(const Context& in, const ReportReaction& command);
Answer decide(const Context& in, const EvaluateReaction& command);
Answer decide(const Context& in, const ImportReactionTable& command);
Answer decide(const Context& in, const QueryReactions& command);
void apply(World& world, const ReactionReported& fact, const FactOrigin& origin);
void apply(World& world, const ReactionEvaluated& fact, const FactOrigin& origin);
void apply(World& world, const ReactionTableImported& fact, const FactOrigin& origin);
void apply(World& world, const ReactionsQueried& fact, const FactOrigin& origin);

using ReactionCommands = policies::TypeList<ReportReaction, EvaluateReaction, ImportReactionTable, QueryReactions>;
using ReactionFacts = policies::TypeList<ReactionReported, ReactionEvaluated, ReactionTableImported, ReactionsQueried>;

}  // namespace gongbao::beauty_health
