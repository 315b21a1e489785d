// Villages, what each district fixes for itself, and the money it is given (3e, 3l, 4b, 4c, 5.1a, 5.7c).
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

// Of a village that is known, or of a new one with its name and district.
struct SetVillageStatus {
  static constexpr std::uint16_t number = 5002;
  static constexpr std::string_view name = "set_village_status";
  std::optional<std::uint64_t> village;
  std::optional<std::string> village_name;
  std::optional<std::string> township;
  std::optional<std::string> district;
  Conversion conversion = Conversion::none;
  bool mountain = false;
  std::optional<AreaClass> area_class;
  std::optional<Date> from;  // today where nothing is said
  SealedText reason;
  GB_FIELDS(village, village_name, township, district, conversion, mountain, area_class, from, reason)
};
struct VillageStatusSet {
  static constexpr std::uint16_t number = 5502;
  std::uint64_t village = 0;
  std::optional<Village> added;
  VillageStatus status;
  GB_FIELDS(village, added, status)
};

struct SetDistrictPolicy {
  static constexpr std::uint16_t number = 5003;
  static constexpr std::string_view name = "set_district_policy";
  std::optional<Date> from;
  SealedDocument detail_standard;
  std::map<std::string, TopupRule> topup;
  std::optional<InterestRule> interest;
  std::map<std::string, std::string> extra_criteria;
  SealedDocument publicity_plan;
  std::optional<std::int32_t> complaint_ack_working_days;
  GB_FIELDS(from, detail_standard, topup, interest, extra_criteria, publicity_plan, complaint_ack_working_days)
};
struct DistrictPolicySet {
  static constexpr std::uint16_t number = 5503;
  AreaCode area = 0;
  DistrictPolicy policy;
  GB_FIELDS(area, policy)
};

enum class Fund : std::uint8_t { city_fund = 1, district_fund = 2 };
constexpr auto names_of(Fund) {
  using enum Fund;
  using namespace std::literals;
  return std::array{std::pair{city_fund, "city_fund"sv}, std::pair{district_fund, "district_fund"sv}};
}
struct AllocateFunds {
  static constexpr std::uint16_t number = 5004;
  static constexpr std::string_view name = "allocate_funds";
  std::string district;
  Fund fund = Fund::city_fund;
  Money amount;
  SealedDocument document;
  GB_FIELDS(district, fund, amount, document)
};
struct FundsAllocated {
  static constexpr std::uint16_t number = 5504;
  AreaCode area = 0;
  Fund fund{};
  Money amount;
  GB_FIELDS(area, fund, amount)
};

Answer decide(const Context& in, const SetVillageStatus& command);
Answer decide(const Context& in, const SetDistrictPolicy& command);
Answer decide(const Context& in, const AllocateFunds& command);
void apply(World& world, const VillageStatusSet& fact, const FactOrigin& origin);
void apply(World& world, const DistrictPolicySet& fact, const FactOrigin& origin);
void apply(World& world, const FundsAllocated& fact, const FactOrigin& origin);

using DistrictCommands = policies::TypeList<SetVillageStatus, SetDistrictPolicy, AllocateFunds>;
using DistrictFacts = policies::TypeList<VillageStatusSet, DistrictPolicySet, FundsAllocated>;

}  // namespace gongbao::heating
