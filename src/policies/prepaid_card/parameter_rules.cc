// Each rule looks at the parameters as they will stand on one day.
#include "policies/prepaid_card/parameter_rules.h"

#include <limits>
#include <set>

#include "law/area.h"

namespace gongbao::prepaid_card {

namespace {

using law::Parameters;

// 将预收资金余额…存入专用存管账户，用于清退 (8d): a closing shop keeps no smaller share than a going one, or a
// redemption, which moves money from what cards hold to what is pending, would raise what must be kept.
std::optional<std::string> ratios(const Parameters& trial, Date day) {
  if (trial.ratio("termination_ratio", day).bp >= trial.ratio("custody_ratio", day).bp) return std::nullopt;
  return "termination_ratio must not be below custody_ratio";
}

// Codes of the instruction record; what is prohibited (10b) cannot be allowed (9j).
std::optional<std::string> purposes(const Parameters& trial, Date day) {
  std::set<std::int64_t> codes;
  const auto& prohibited = trial.table("prohibited_purposes", day);
  for (const auto* table : {&trial.table("allowed_purposes", day), &prohibited}) {
    for (const auto& [name, code] : *table) {
      if (code < 1 || code > std::numeric_limits<std::uint16_t>::max()) return "the code of " + name + " is no code";
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

}  // namespace

std::optional<std::string> parameter_conflict(const Parameters& parameters, const std::string& name,
                                              const law::ParameterVersion& version) {
  Parameters trial = parameters;
  trial.set(name, version);
  std::set<Date> days{version.from};
  for (const auto& [unused, parameter] : trial.all()) {
    for (const law::ParameterVersion& each : parameter.versions) {
      if (each.from > version.from) days.insert(each.from);
    }
  }
  for (const Date day : days) {
    if (auto conflict = ratios(trial, day)) return conflict;
    if (auto conflict = purposes(trial, day)) return conflict;
    if (auto conflict = areas(trial, day)) return conflict;
  }
  return std::nullopt;
}

}  // namespace gongbao::prepaid_card
