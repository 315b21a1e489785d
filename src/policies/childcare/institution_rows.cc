// Looks up how things stood on a day.
#include "policies/childcare/institution_rows.h"

#include <algorithm>
#include <ranges>

namespace gongbao::childcare {

bool demo_on(const InstitutionRows& rows, std::uint64_t operator_id, Date day) {
  for (auto it = rows.categories.lower_bound({operator_id, 0});
       it != rows.categories.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.period.covers(day)) return it->second.demo;
  }
  return false;
}

const FeeStandard* fee_on(const InstitutionRows& rows, std::uint64_t operator_id, const std::string& item, Date day) {
  const auto known = rows.fees.find({operator_id, item});
  if (known == rows.fees.end()) return nullptr;
  const auto standard =
      std::ranges::find_if(known->second, [day](const FeeStandard& each) { return each.published.covers(day); });
  return standard == known->second.end() ? nullptr : &*standard;
}

std::optional<Money> cheapest_item(const InstitutionRows& rows, std::uint64_t operator_id, Date day) {
  std::optional<Money> cheapest;
  for (auto it = rows.fees.lower_bound({operator_id, {}});
       it != rows.fees.end() && it->first.operator_id == operator_id; ++it) {
    for (const FeeStandard& each : it->second) {
      if (each.published.covers(day) && (!cheapest || each.price < *cheapest)) cheapest = each.price;
    }
  }
  return cheapest;
}

bool disclosed_on(const InstitutionRows& rows, std::uint64_t operator_id, Date day) {
  const auto known = rows.disclosures.find(operator_id);
  return known != rows.disclosures.end() && known->second.front().from <= day;
}

const PremisesTerm& premises_on(const Institution& institution, Date day) {
  for (const PremisesTerm& term : institution.premises | std::views::reverse) {
    if (term.from <= day) return term;
  }
  return institution.premises.front();
}

std::optional<Date> lease_end_on(const Institution& institution, Date day) {
  const PremisesTerm& term = premises_on(institution, day);
  return term.premises == Premises::lease ? term.lease_end : std::nullopt;
}

}  // namespace gongbao::childcare
