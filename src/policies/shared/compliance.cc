// Opens and closes events.
#include "policies/shared/compliance.h"

namespace gongbao::shared {

void record_event(ComplianceEvents& events, std::uint64_t operator_id, custody::Code code, EventOrigin origin) {
  events[{operator_id, code, custody::sortable(origin.entry)}] = {origin.day, origin.day, origin.entry};
}

void open_event(ComplianceEvents& events, const EventKey& key, EventOrigin origin) {
  const auto [it, created] = events.try_emplace(key, ComplianceEvent{origin.day, std::nullopt, origin.entry});
  if (!created) it->second.closed_on.reset();
}

void close_event(ComplianceEvents& events, const EventKey& key, Date day) {
  const auto it = events.find(key);
  if (it != events.end() && it->second.open()) it->second.closed_on = day;
}

void void_event(ComplianceEvents& events, const EventKey& key) { events.erase(key); }

void close_events(ComplianceEvents& events, std::uint64_t operator_id, custody::Code code, Date day) {
  for (auto it = events.lower_bound({operator_id, code, {}});
       it != events.end() && it->first.operator_id == operator_id && it->first.code == code; ++it) {
    if (it->second.open()) it->second.closed_on = day;
  }
}

std::optional<Date> open_since(const ComplianceEvents& events, std::uint64_t operator_id, custody::Code code) {
  for (auto it = events.lower_bound({operator_id, code, {}});
       it != events.end() && it->first.operator_id == operator_id && it->first.code == code; ++it) {
    if (it->second.open()) return it->second.opened_on;
  }
  return std::nullopt;
}

}  // namespace gongbao::shared
