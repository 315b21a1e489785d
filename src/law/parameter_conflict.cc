// See parameter_conflict.h.
#include "law/parameter_conflict.h"

#include <set>

namespace gongbao::law {

std::optional<std::string> conflict_of(const Parameters& parameters, const std::string& name,
                                       const ParameterVersion& version, const ConflictOn& more) {
  Parameters trial = parameters;
  trial.set(name, version);
  std::set<Date> days{version.from};
  for (const auto& [unused, parameter] : trial.all()) {
    for (const ParameterVersion& each : parameter.versions) {
      if (each.from > version.from) days.insert(each.from);
    }
  }
  for (const Date day : days) {
    if (auto conflict = trial.conflict_on(day)) return conflict;
    if (!more) continue;
    if (auto conflict = more(trial, day)) return conflict;
  }
  return std::nullopt;
}

}  // namespace gongbao::law
