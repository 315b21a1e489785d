// That a number is one thing's: of all entries and all their rows.
#include "policies/shared/row_id.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao::shared {
namespace {

rc::Gen<engine::EntryNo> any_entry() {
  const auto up_to = [](std::uint64_t end) { return rc::gen::inRange<engine::EntryNo>(1, end); };
  return rc::gen::oneOf(up_to(100), up_to(last_entry_with_rows + 1),
                        rc::gen::just(engine::EntryNo{last_entry_with_rows}));
}
rc::Gen<std::uint64_t> any_row() {
  return rc::gen::oneOf(rc::gen::inRange<std::uint64_t>(0, rows_per_entry), rc::gen::just(rows_per_entry - 1));
}

RC_GTEST_PROP(RowId, TwoRowsNeverShareOne, ()) {
  const auto entry = *any_entry(), other_entry = *any_entry();
  const auto row = *any_row(), other_row = *any_row();
  const bool same = entry == other_entry && row == other_row;
  RC_ASSERT((row_id(entry, row) == row_id(other_entry, other_row)) == same);
}

RC_GTEST_PROP(RowId, ItIsNoEntrysNumberAndExactAsADouble, ()) {
  const std::uint64_t id = row_id(*any_entry(), *any_row());
  RC_ASSERT(id > last_entry_with_rows);
  RC_ASSERT(static_cast<std::uint64_t>(static_cast<double>(id)) == id);
  RC_ASSERT(static_cast<std::uint64_t>(static_cast<double>(id) + 1) == id + 1);
}

// What rules before the eighth numbered by the entry is smaller than whatever a later entry brings.
RC_GTEST_PROP(RowId, ALaterEntrysRowsMeetNoneOfOlderRules, ()) {
  const auto entry = *any_entry();
  RC_PRE(entry < last_entry_with_rows);
  for (const std::uint64_t by : {rows_per_command, rows_per_entry}) {
    RC_ASSERT(row_id(entry + 1, 0) > entry * by + *any_row());
  }
}

}  // namespace
}  // namespace gongbao::shared
