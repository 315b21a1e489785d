// Finds and writes event rows.
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card::view {

namespace {

std::string word(Code code) { return std::string(code_name(code)); }

void put(Rows& rows, const EventKey& key, EventOrigin origin, std::optional<Date> closed_on) {
  Event row;
  row.operator_id = key.operator_id;
  row.code = word(key.code);
  row.entity = key.entity;
  row.area = belongs_of(rows, key.operator_id).area;
  row.opened_on = origin.day;
  row.open = !closed_on;
  row.closed_on = closed_on;
  row.entry = origin.entry;
  row.clauses = policies::joined(clauses_of_code(row.code));
  rows.put(row);
}

void close(Rows& rows, Event row, Date day) {
  row.open = false;
  row.closed_on = day;
  rows.put(row);
}

}  // namespace

void record_event(Rows& rows, std::uint64_t operator_id, Code code, EventOrigin origin) {
  put(rows, {operator_id, code, custody::sortable(origin.entry)}, origin, origin.day);
}

void open_event(Rows& rows, const EventKey& key, EventOrigin origin) {
  auto known = rows.find<Event>(key.operator_id, word(key.code), key.entity);
  if (!known) return put(rows, key, origin, std::nullopt);
  known->open = true;
  known->closed_on.reset();
  rows.put(*known);
}

void close_event(Rows& rows, const EventKey& key, Date day) {
  const auto known = rows.find<Event>(key.operator_id, word(key.code), key.entity);
  if (known && known->open) close(rows, *known, day);
}

void void_event(Rows& rows, const EventKey& key) { rows.erase<Event>(key.operator_id, word(key.code), key.entity); }

void close_events(Rows& rows, std::uint64_t operator_id, Code code, Date day) {
  for (const Event& event : rows.under<Event>(operator_id, word(code))) {
    if (event.open) close(rows, event, day);
  }
}

void end_untold(Rows& rows, std::uint64_t operator_id, NoticeReason reason, Date day) {
  for (const Event& event : rows.under<Event>(operator_id, word(flag::holders_not_told))) {
    if (event.open && is_about(event.entity, reason)) close(rows, event, day);
  }
}

void undo_shortfalls_behind(Rows& rows, std::uint64_t operator_id, Date day) {
  for (const Event& event : rows.under<Event>(operator_id, word(flag::custody_shortfall))) {
    if (event.open && event.opened_on > day) rows.erase<Event>(event.operator_id, event.code, event.entity);
  }
}

void record_result_flags(Rows& rows, std::uint64_t operator_id, std::uint8_t flags, EventOrigin origin) {
  namespace bit = custody::result_flag;
  if ((flags & bit::shortfall_opened) != 0) {
    open_event(rows, {operator_id, flag::custody_shortfall, custody::sortable(origin.entry)}, origin);
  }
  if ((flags & bit::shortfall_cured) != 0) close_events(rows, operator_id, flag::custody_shortfall, origin.day);
  if ((flags & bit::filing_duty_opened) != 0) {
    open_event(rows, {operator_id, flag::filing_due, custody::sortable(origin.entry)}, origin);
  }
}

}  // namespace gongbao::prepaid_card::view
