// Villages, policies of districts, allocations.
#include "policies/heating/districts.h"

#include <algorithm>

namespace gongbao::heating {

Answer decide(const Context& in, const SetVillageStatus& command) {
  if (!command.reason.given()) return refuse(code::reason_missing);
  VillageStatusSet fact{command.village.value_or(in.entry), std::nullopt, {}};
  if (command.village) {
    if (find_row(in.state.villages, *command.village) == nullptr) return unknown("village");
  } else {
    const auto area = law::area_named(command.district.value_or(""));
    if (!area) return malformed("district");
    if (blank(command.village_name.value_or(""))) return malformed("village_name");
    fact.added = Village{*command.village_name, command.township.value_or(""), *area, {}};
  }
  const Date from = command.from.value_or(in.today);
  if (from < in.today) return malformed("from");
  fact.status = {from, command.conversion, command.mountain, command.area_class, command.reason};
  return accept(fact).with_count("village", static_cast<std::int64_t>(fact.village)).with_date("from", from);
}

void apply(World& world, const VillageStatusSet& fact, const FactOrigin&) {
  if (fact.added) world.state.villages[fact.village] = *fact.added;
  std::vector<VillageStatus>& rows = world.state.villages.at(fact.village).statuses;
  rows.insert(std::ranges::upper_bound(rows, fact.status.from, {}, &VillageStatus::from), fact.status);
}

namespace {

// The first value below nothing, or of a word that nobody knows.
std::optional<Answer> value_problem(const SetDistrictPolicy& command) {
  for (const auto& [hardship, rule] : command.topup) {
    if (!enum_named<Hardship>(hardship)) return malformed("topup");
    const bool one = rule.rate_bp.has_value() != rule.fixed.has_value();
    if (!one || rule.rate_bp.value_or(0) < 0 || rule.fixed.value_or(Money{}).fen < 0) return wrong_value("topup");
    if (rule.max && rule.max->fen < 0) return wrong_value("topup");
  }
  if (const auto& rule = command.interest) {
    constexpr std::int32_t whole = 10000;
    if (rule->ratio_bp < 0 || rule->ratio_bp > whole || rule->max_months < 0) return wrong_value("interest");
    if (rule->max && rule->max->fen < 0) return wrong_value("interest");
  }
  for (const auto& [type, text] : command.extra_criteria) {
    if (!enum_named<DeviceType>(type) || blank(text)) return malformed("extra_criteria");
  }
  if (command.complaint_ack_working_days.value_or(0) < 0) return wrong_value("complaint_ack_working_days");
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const SetDistrictPolicy& command) {
  if (auto problem = value_problem(command)) return std::move(*problem);
  const Date from = command.from.value_or(in.today);
  if (from < in.today) return malformed("from");
  return accept(DistrictPolicySet{in.actor.area,
                                  {from, command.detail_standard, command.topup, command.interest,
                                   command.extra_criteria, command.publicity_plan, command.complaint_ack_working_days}})
      .with_date("from", from);
}

void apply(World& world, const DistrictPolicySet& fact, const FactOrigin&) {
  std::vector<DistrictPolicy>& rows = world.state.districts[fact.area];
  rows.insert(std::ranges::upper_bound(rows, fact.policy.from, {}, &DistrictPolicy::from), fact.policy);
}

Answer decide(const Context& in, const AllocateFunds& command) {
  // 市财政 gives the city's share; a district its own money.
  const bool by_district = in.actor.role == access::Role::district_finance;
  if (by_district != (command.fund == Fund::district_fund)) return refuse(code::role_forbidden);
  const auto area = law::area_named(command.district);
  if (!area) return malformed("district");
  if (command.amount.fen <= 0) return wrong_value("amount");
  const std::uint16_t cash = command.fund == Fund::city_fund ? account::cash_city_fund : account::cash_district_fund;
  if (!fits(Wide{in.state.accounts.balance(*area, cash)} + command.amount.fen)) return wrong_value("amount");
  return accept(FundsAllocated{*area, command.fund, command.amount});
}

void apply(World& world, const FundsAllocated& fact, const FactOrigin& origin) {  // M1
  const bool city = fact.fund == Fund::city_fund;
  post(world.state.accounts, fact.area, origin.booked_on,
       {{city ? account::cash_city_fund : account::cash_district_fund, fact.amount.fen},
        {city ? account::grant_city : account::grant_district, -fact.amount.fen}},
       world.see);
}

}  // namespace gongbao::heating
