// Every small table there is, as somebody reads it who knows the rule.
#include "policies/shared/small_cells.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace gongbao::policies {
namespace {

using Table = std::vector<std::int64_t>;

// What the public reads of a table: its sum, and -1 for what is not told.
Table read_by_public(const Table& counts, std::int64_t least) {
  std::int64_t sum = 0;
  for (const std::int64_t each : counts) sum += each;
  const auto most = most_untold(counts, least);
  Table out{sum < least ? -1 : sum};
  for (const std::int64_t each : counts) out.push_back(most && each <= *most ? -1 : each);
  return out;
}

void add_tables(std::vector<Table>& all, const Table& begun, std::size_t cells, std::int64_t left) {
  if (begun.size() + 1 == cells) {
    all.push_back(begun);
    all.back().push_back(left);
    return;
  }
  for (std::int64_t count = 0; count <= left; ++count) {
    Table next = begun;
    next.push_back(count);
    add_tables(all, next, cells, left - count);
  }
}

TEST(SmallCells, WhatIsNotToldCannotBeWorkedOut) {
  constexpr std::int64_t least = 3, most = 24;
  for (std::size_t cells = 2; cells <= 4; ++cells) {
    std::map<Table, std::vector<std::set<std::int64_t>>> could_be;  // by what is told: each cell
    for (std::int64_t sum = 0; sum <= most; ++sum) {
      std::vector<Table> tables;
      add_tables(tables, {}, cells, sum);
      for (const Table& each : tables) {
        auto& of_cells = could_be[read_by_public(each, least)];
        of_cells.resize(cells);
        for (std::size_t i = 0; i < cells; ++i) of_cells[i].insert(each[i]);
      }
    }
    for (const auto& [shown, of_cells] : could_be) {
      for (std::size_t i = 0; i < cells; ++i) {
        if (shown[i + 1] != -1) {
          EXPECT_GE(shown[i + 1], least);
          continue;
        }
        EXPECT_GT(of_cells[i].size(), 1U) << ::testing::PrintToString(shown) << " cell " << i;
      }
    }
  }
}

TEST(SmallCells, TheSmallestOthersGoWithOne) {
  EXPECT_EQ(most_untold({5, 9, 7}, 5), std::nullopt);
  EXPECT_EQ(most_untold({9, 4, 7, 8}, 5), 7) << "the one is the sum less the others";
  EXPECT_EQ(most_untold({9, 1, 2, 8}, 5), 8) << "three of two";
  EXPECT_EQ(most_untold({9, 4, 4, 8}, 5), 8) << "eight of two can be four each";
  EXPECT_EQ(most_untold({9, 4, 7, 7}, 5), 7) << "equals go together";
  EXPECT_EQ(most_untold({4, 9}, 5), 9);
  EXPECT_EQ(most_untold({4}, 5), 4);
  EXPECT_EQ(most_untold({}, 5), std::nullopt);
}

}  // namespace
}  // namespace gongbao::policies
