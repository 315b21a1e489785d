// Ids of rows: what one entry brings into the books several of. Whoever gives or shows a number says seldom of what it
// is, so no row's number is another row's, nor that of an entry, by which everything else is known. Both are numbers
// that JSON and JavaScript keep exact: below 2^53.
#pragma once

#include "base/check.h"
#include "engine/contract.h"

namespace gongbao::shared {

inline constexpr std::uint64_t first_row_id = 1'000'000'000'000;
inline constexpr std::uint64_t rows_per_entry = 100'000;  // rows are 0 … 99,999
inline constexpr std::uint64_t rows_per_command = 1'000;  // a command brings fewer, where it says no other number
inline constexpr std::uint64_t exact_in_json = std::uint64_t{1} << 53;
// The last entry that may bring rows: after some eighty thousand million.
inline constexpr engine::EntryNo last_entry_with_rows = (exact_in_json - first_row_id) / rows_per_entry - 1;

// Of an entry with at most that number, and a row below rows_per_entry.
constexpr std::uint64_t row_id(engine::EntryNo entry, std::uint64_t row) {
  GB_CHECK(entry <= last_entry_with_rows && row < rows_per_entry);
  return first_row_id + entry * rows_per_entry + row;
}

static_assert(last_entry_with_rows < first_row_id, "no entry has the number of a row");
static_assert(row_id(last_entry_with_rows, rows_per_entry - 1) < exact_in_json);
static_assert(rows_per_command <= rows_per_entry);

}  // namespace gongbao::shared
