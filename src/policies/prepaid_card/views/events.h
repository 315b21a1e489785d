// Compliance events as rows: opened, closed and undone as compliance.h does it in the state.
#pragma once

#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/views/project.h"

namespace gongbao::prepaid_card::view {

void record_event(Rows& rows, std::uint64_t operator_id, Code code, EventOrigin origin);
void open_event(Rows& rows, const EventKey& key, EventOrigin origin);
void close_event(Rows& rows, const EventKey& key, Date day);
void void_event(Rows& rows, const EventKey& key);
void close_events(Rows& rows, std::uint64_t operator_id, Code code, Date day);
// Shortfalls that opened behind that day and are still open: undone.
// reg/18: the holders are told, or there is nothing to tell any more.
void end_untold(Rows& rows, std::uint64_t operator_id, NoticeReason reason, Date day);
void undo_shortfalls_behind(Rows& rows, std::uint64_t operator_id, Date day);
void record_result_flags(Rows& rows, std::uint64_t operator_id, std::uint8_t flags, EventOrigin origin);

}  // namespace gongbao::prepaid_card::view
