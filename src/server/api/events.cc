// Rows of the fact logs, entry by entry.
#include "server/api/events.h"

#include <algorithm>

#include "law/area.h"
#include "policies/registry/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::string_view fact_log = "facts";
constexpr std::size_t events_at_once = 100;

std::optional<std::int64_t> integer(const policies::Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

EventRow event_of(std::string_view system, const views::Page& page, const std::vector<policies::Value>& values) {
  EventRow row;
  row.body["system"] = system;
  for (std::size_t i = 0; i < page.columns.size(); ++i) {
    const policies::Column& column = page.columns[i];
    const auto number = integer(values[i]);
    if (column.name == "entry") row.entry = static_cast<EntryNo>(number.value_or(0));
    if (column.name == "place") row.place = number.value_or(0);
    if (column.name == "operator_id") row.operator_id = static_cast<std::uint64_t>(number.value_or(0));
    json::value& at = row.body[column.name];
    if (const auto* text = std::get_if<std::string>(&values[i])) {
      at = json::string(*text);
    } else if (number && column.kind == policies::Kind::date) {
      at = json::string(to_string(Date{static_cast<std::int32_t>(*number)}));
    } else if (number && column.kind == policies::Kind::area) {
      at = json::string(std::string(law::area_text(static_cast<law::AreaCode>(*number))));
    } else if (number) {
      at = *number;
    }
  }
  return row;
}

}  // namespace

Result<Events> events_after(const views::Views& views, const access::Actor& actor, EntryNo asked_after,
                            std::optional<std::uint64_t> operator_id) {
  Events events;
  events.upto = views.stands_at();
  const EntryNo after = std::min(asked_after, events.upto);
  for (const policies::ViewSystem& system : policies::all_view_systems()) {
    views::Query query;
    query.system = system.name;
    query.list = fact_log;
    query.actor = actor;
    query.order = "entry";
    query.limit = events_at_once;
    query.filters = {{"entry_from", std::to_string(after + 1)}, {"entry_to", std::to_string(events.upto)}};
    if (operator_id) query.filters.emplace_back("operator_id", std::to_string(*operator_id));
    while (true) {
      const auto page = views.page(query);
      if (!page && page.error().code == "ledger.forbidden") break;
      if (!page) return std::unexpected(page.error());
      for (const auto& values : page->rows) events.rows.push_back(event_of(system.name, *page, values));
      if (page->next.empty()) break;
      // More than fits: up to the entry before the last one, or on until the first one is whole.
      const EntryNo last = events.rows.back().entry;
      if (last - 1 > after) {
        events.upto = std::min(events.upto, last - 1);
        break;
      }
      query.cursor = page->next;
    }
  }
  std::ranges::stable_sort(events.rows, {}, &EventRow::entry);
  std::erase_if(events.rows, [&](const EventRow& row) { return row.entry > events.upto; });
  return events;
}

}  // namespace gongbao::server
