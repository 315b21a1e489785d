// What happened, as far as somebody may see it: the rows of the systems' fact logs (views/log_rows.h), so that events
// have the same scopes as every list. Streams, long polls and webhooks all read them here.
#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "engine/engine.h"
#include "views/views.h"

namespace gongbao::server {

using engine::EntryNo;

struct EventRow {
  EntryNo entry = 0;
  std::int64_t place = 0;         // 1, 2, 3 … of the entry
  std::uint64_t operator_id = 0;  // 0: of no operator
  boost::json::object body;       // what is told
};

struct Events {
  std::vector<EventRow> rows;
  EntryNo upto = 0;  // nothing else happened up to here that the actor may see
};

// About a hundred, and no entry in halves; of one operator when one is named. Codes as of Views::page.
Result<Events> events_after(const views::Views& views, const access::Actor& actor, EntryNo after,
                            std::optional<std::uint64_t> operator_id = {});

}  // namespace gongbao::server
