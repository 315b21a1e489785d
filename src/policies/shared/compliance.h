// Compliance events: what was done late, left undone or done against the rules. Written when facts are folded and never
// erased; what follows from them is computed at reading.
#pragma once

#include <map>
#include <optional>

#include "custody/books.h"
#include "custody/codes.h"

namespace gongbao::shared {

// One event of a kind per entity: the receipt that was not deposited, else the entry that raised it.
struct EventKey {
  std::uint64_t operator_id = 0;
  custody::Code code = 0;  // a flag, or the code of the rule that was broken
  Id16 entity{};
  GB_FIELDS(operator_id, code, entity)
  auto operator<=>(const EventKey&) const = default;
};

struct ComplianceEvent {
  Date opened_on;
  std::optional<Date> closed_on;  // the same day for what is over as soon as it happened
  std::uint64_t entry = 0;
  GB_FIELDS(opened_on, closed_on, entry)
  bool open() const { return !closed_on; }
};

using ComplianceEvents = std::map<EventKey, ComplianceEvent>;

// The day and the entry an event comes from.
struct EventOrigin {
  Date day;
  std::uint64_t entry = 0;
};

// Over as soon as it happened: a late submission, a violation.
void record_event(ComplianceEvents& events, std::uint64_t operator_id, custody::Code code, EventOrigin origin);
// Stands until it is closed: a shortfall, a duty to file. Opens a closed one of the same entity again.
void open_event(ComplianceEvents& events, const EventKey& key, EventOrigin origin);
// Nothing happens when there is no such event, or it is closed already.
void close_event(ComplianceEvents& events, const EventKey& key, Date day);
// It never was: what seemed to be missing had been done in time and was reported late.
void void_event(ComplianceEvents& events, const EventKey& key);
void close_events(ComplianceEvents& events, std::uint64_t operator_id, custody::Code code, Date day);
// Since when an event of that kind has been open; the first one.
std::optional<Date> open_since(const ComplianceEvents& events, std::uint64_t operator_id, custody::Code code);

}  // namespace gongbao::shared
