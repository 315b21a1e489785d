// The map with an index against std::map: same answers, same order and same bytes after any history.
#include "base/indexed_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao {
namespace {

struct TwoNumbers {
  std::uint64_t a = 0, b = 0;
  GB_FIELDS(a, b)
  auto operator<=>(const TwoNumbers&) const = default;
};

using Indexed = IndexedMap<TwoNumbers, std::int64_t>;
using Plain = std::map<TwoNumbers, std::int64_t>;

void expect_same(const Indexed& indexed, const Plain& plain) {
  RC_ASSERT(std::ranges::equal(indexed, plain));
  RC_ASSERT(canonical_bytes(indexed) == canonical_bytes(plain));
  for (std::uint64_t a = 0; a != 4; ++a) {
    for (std::uint64_t b = 0; b != 4; ++b) {
      const TwoNumbers key{a, b};
      const auto found = plain.find(key);
      RC_ASSERT(indexed.contains(key) == (found != plain.end()));
      RC_ASSERT((indexed.find(key) == indexed.end()) == (found == plain.end()));
      if (found != plain.end()) RC_ASSERT(indexed.at(key) == found->second);
    }
  }
}

RC_GTEST_PROP(IndexedMap, answers_like_a_map, (const std::vector<std::array<std::uint8_t, 3>>& steps)) {
  Indexed indexed;
  Plain plain;
  for (const auto& [what, a, b] : steps) {
    const TwoNumbers key{a % 4u, b % 4u};
    if (what % 4 == 0) RC_ASSERT(indexed.erase(key) == plain.erase(key));
    if (what % 4 == 1) RC_ASSERT(indexed.try_emplace(key, what).second == plain.try_emplace(key, what).second);
    if (what % 4 == 2) indexed[key] += what, plain[key] += what;
    if (what % 4 == 3 && !plain.empty()) {
      indexed.erase(indexed.lower_bound(plain.begin()->first));
      plain.erase(plain.begin());
    }
  }
  expect_same(indexed, plain);
  Indexed moved = std::move(indexed);
  expect_same(moved, plain);
  Indexed read;
  RC_ASSERT(decode_all(canonical_bytes(plain), read));
  expect_same(read, plain);
  read.clear();
  expect_same(read, {});
}

TEST(IndexedMap, rows_do_not_move) {
  Indexed map;
  const std::int64_t* first = &map[{0, 1}];
  for (std::uint64_t i = 0; i != 1000; ++i) map[{1, i}] = 1;
  EXPECT_EQ(&map.at({0, 1}), first);
}

}  // namespace
}  // namespace gongbao
