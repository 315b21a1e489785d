// Each rule looks at the parameters as they will stand on one day.
#include "policies/prepaid_card/parameter_rules.h"

#include <set>

#include "law/area.h"
#include "policies/prepaid_card/codes.h"

namespace gongbao::prepaid_card {

namespace {

using law::Parameters;

// Codes of the instruction record; what is prohibited (10b) cannot be allowed (9j).
std::optional<std::string> purposes(const Parameters& trial, Date day) {
  std::set<std::int64_t> codes;
  const auto& prohibited = trial.table("prohibited_purposes", day);
  for (const auto* table : {&trial.table("allowed_purposes", day), &prohibited}) {
    for (const auto& [name, code] : *table) {
      if (!codes.insert(code).second) return "the code of " + name + " stands twice";
      if (table != &prohibited && prohibited.contains(name)) return name + " is prohibited";
    }
  }
  return std::nullopt;
}

std::optional<std::string> areas(const Parameters& trial, Date day) {
  if (law::area_named(trial.text("yanshan_handled_by", day))) return std::nullopt;
  return "yanshan_handled_by is no district";
}

// What points are given for is a flag or a refusal of this document (15b).
std::optional<std::string> point_names(const Parameters& trial, Date day) {
  for (const auto& [name, points] : trial.table("credit_points", day)) {
    if (!code_named("prepaid_card." + name))
      return "credit_points must not name " + name + ", which is no flag and no refusal";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> parameter_conflict(const Parameters& parameters, Date day) {
  if (auto conflict = parameters.conflict_on(day)) return conflict;
  if (auto conflict = purposes(parameters, day)) return conflict;
  if (auto conflict = point_names(parameters, day)) return conflict;
  return areas(parameters, day);
}

}  // namespace gongbao::prepaid_card
