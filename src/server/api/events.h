// What happened, as far as somebody may see it: the rows of the systems' fact logs or of the news (views/log_rows.h),
// which have the scopes of every list, and the accepted instructions, read back from the journal, which are for whoever
// may read the entry. Streams, long polls and webhooks all read them here.
#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "journal/journal.h"
#include "server/api/service.h"

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

// Remembers the block it read last: whoever follows the journal reads each block once, however many he serves. Of one
// thread.
class EventReader {
 public:
  // The service has views.
  explicit EventReader(const Service& service) : service_(service) {}

  // About a hundred, and no entry in halves; of one operator when one is named. An office is not told again what it
  // sent itself: it had its verdicts. Looks at a bounded stretch of the journal, so that upto may be far from the end
  // with no rows at all. Codes as of Views::page, Engine::ask and Log::read.
  Result<Events> after(const access::Actor& actor, EntryNo after, std::optional<std::uint64_t> operator_id = {});

 private:
  Result<void> add_instructions(const access::Actor& actor, EntryNo after, std::optional<std::uint64_t> operator_id,
                                Events& events);
  Result<const journal::Block*> block_of(EntryNo entry);

  const Service& service_;
  std::optional<journal::Block> block_;
};

}  // namespace gongbao::server
