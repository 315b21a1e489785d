// What each responsible unit plans and does of each measure (1u to 21u), and which districts 有关区 are.
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct NameDistricts {
  static constexpr std::uint16_t number = 11001;
  static constexpr std::string_view name = "name_districts";
  std::int32_t measure = 0;
  std::vector<std::string> districts;  // all of them, in place of those named before
  GB_FIELDS(measure, districts)
};
struct DistrictsNamed {
  static constexpr std::uint16_t number = 11501;
  std::int32_t measure = 0;
  std::vector<AreaCode> districts;
  GB_FIELDS(measure, districts)
};

// By a unit, of itself.
struct PlanItem {
  static constexpr std::uint16_t number = 11002;
  static constexpr std::string_view name = "plan_item";
  std::int32_t measure = 0;
  SealedText deliverable;
  Date due;
  GB_FIELDS(measure, deliverable, due)
};
struct ItemPlanned {
  static constexpr std::uint16_t number = 11502;
  std::uint64_t item = 0;
  Item row;
  GB_FIELDS(item, row)
};

struct ReportItem {
  static constexpr std::uint16_t number = 11003;
  static constexpr std::string_view name = "report_item";
  std::uint64_t item = 0;
  SealedDocument evidence;
  GB_FIELDS(item, evidence)
};
struct FinishItem {
  static constexpr std::uint16_t number = 11004;
  static constexpr std::string_view name = "finish_item";
  std::uint64_t item = 0;
  SealedDocument evidence;
  GB_FIELDS(item, evidence)
};
struct ReopenItem {
  static constexpr std::uint16_t number = 11005;
  static constexpr std::string_view name = "reopen_item";
  std::uint64_t item = 0;
  SealedText reason;
  GB_FIELDS(item, reason)
};
struct ItemMoved {
  static constexpr std::uint16_t number = 11503;
  std::uint64_t item = 0;
  ItemState to{};
  SealedDocument evidence;
  SealedText reason;
  GB_FIELDS(item, to, evidence, reason)
};

// What keeps that unit from having an item of that measure, due on that day; nullopt: nothing.
std::optional<Answer> part_problem(const Context& in, std::int32_t measure, AreaCode unit, Date due);

Answer decide(const Context& in, const NameDistricts& command);
Answer decide(const Context& in, const PlanItem& command);
Answer decide(const Context& in, const ReportItem& command);
Answer decide(const Context& in, const FinishItem& command);
Answer decide(const Context& in, const ReopenItem& command);
void apply(World& world, const DistrictsNamed& fact, const FactOrigin& origin);
void apply(World& world, const ItemPlanned& fact, const FactOrigin& origin);
void apply(World& world, const ItemMoved& fact, const FactOrigin& origin);

using ItemCommands = policies::TypeList<NameDistricts, PlanItem, ReportItem, FinishItem, ReopenItem>;
using ItemFacts = policies::TypeList<DistrictsNamed, ItemPlanned, ItemMoved>;

}  // namespace gongbao::beauty_health
