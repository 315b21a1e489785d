// The table against std::map: same answers after any history, same bytes after the same history, stable addresses.
#include "base/table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace gongbao {
namespace {

struct Key {
  std::uint64_t a;
  std::uint64_t b;
  auto operator<=>(const Key&) const = default;
};

struct Card {
  Key key;
  std::int64_t balance = 0;
  std::uint64_t rest[8] = {};
};
static_assert(sizeof(Card) == 88);

using Cards = Table<Key, Card>;

struct ShortKey {
  std::uint16_t number;
  std::uint8_t kind;
  std::uint8_t place;
  auto operator<=>(const ShortKey&) const = default;
};
struct ShortRow {
  ShortKey key;
};

Bytes saved(const Cards& table) {
  Bytes bytes;
  ByteWriter out(bytes);
  table.save(out);
  return bytes;
}

bool load(Cards& table, ByteView bytes) {
  ByteReader in(bytes);
  return table.load(in) && in.at_end();
}

// What the table promises about slots, kept the slow way.
class Model {
 public:
  void insert(Key key, std::int64_t balance) {
    std::uint32_t slot = slots_;
    if (free_.empty()) {
      ++slots_;
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    rows_[key] = {slot, balance};
    by_slot_[slot] = key;
  }
  void erase(Key key) {
    const std::uint32_t slot = rows_.at(key).slot;
    free_.push_back(slot);
    by_slot_.erase(slot);
    rows_.erase(key);
  }
  void check(const Cards& table) const {
    RC_ASSERT(table.size() == rows_.size());
    for (const auto& [key, row] : rows_) {
      RC_ASSERT(table.find_slot(key) == row.slot);
      RC_ASSERT(table.find(key)->balance == row.balance);
    }
    std::vector<Key> walked;
    table.for_each([&](const Card& card) { walked.push_back(card.key); });
    std::vector<Key> expected;
    for (const auto& [slot, key] : by_slot_) expected.push_back(key);
    RC_ASSERT(walked == expected);
  }
  bool contains(Key key) const { return rows_.contains(key); }

 private:
  struct Entry {
    std::uint32_t slot;
    std::int64_t balance;
  };
  std::map<Key, Entry> rows_;
  std::map<std::uint32_t, Key> by_slot_;
  std::vector<std::uint32_t> free_;
  std::uint32_t slots_ = 0;
};

RC_GTEST_PROP(TableProperty, AnyHistoryGivesTheAnswersOfAMapAndSurvivesSaving, ()) {
  const auto keys = *rc::gen::element<std::uint64_t>(3, 40, 1'000, 100'000);
  const auto steps = *rc::gen::inRange(0, 1'500);
  std::uint64_t dice = *rc::gen::arbitrary<std::uint64_t>();
  const auto roll = [&dice](std::uint64_t sides) {
    dice = dice * 6364136223846793005 + 1442695040888963407;
    return (dice >> 33) % sides;
  };
  const int save_at = static_cast<int>(roll(1'500));
  const std::uint64_t erase_share = roll(60);
  Cards table;
  Model model;
  for (int step = 0; step < steps; ++step) {
    const Key key{roll(keys), 7};
    const bool present = model.contains(key);
    RC_ASSERT((table.find(key) != nullptr) == present);
    if (roll(100) < erase_share) {
      RC_ASSERT(table.erase(key) == present);
      if (present) model.erase(key);
    } else if (!present) {
      Card& card = table.insert(key);
      RC_ASSERT(card.balance == 0);
      card.balance = step;
      model.insert(key, step);
    }
    if (step == save_at) {
      const Bytes bytes = saved(table);
      Cards again;
      RC_ASSERT(load(again, bytes));
      RC_ASSERT(saved(again) == bytes);
      table = std::move(again);
    }
  }
  model.check(table);
  Cards again;
  RC_ASSERT(load(again, saved(table)));
  model.check(again);
}

TEST(Table, FreedSlotsAreReusedLastFirst) {
  Cards table;
  for (std::uint64_t i = 0; i < 5; ++i) table.insert({i, 0});
  EXPECT_TRUE(table.erase({1, 0}));
  EXPECT_TRUE(table.erase({3, 0}));
  EXPECT_FALSE(table.erase({3, 0}));
  table.insert({10, 0});
  table.insert({11, 0});
  table.insert({12, 0});
  EXPECT_EQ(table.find_slot({10, 0}), 3u);
  EXPECT_EQ(table.find_slot({11, 0}), 1u);
  EXPECT_EQ(table.find_slot({12, 0}), 5u);
}

TEST(Table, AddressesStayWhileItGrows) {
  Cards table;
  std::vector<Card*> rows;
  for (std::uint64_t i = 0; i < 20'000; ++i) rows.push_back(&table.insert({i, i}));
  for (std::uint64_t i = 0; i < 20'000; ++i) ASSERT_EQ(table.find({i, i}), rows[i]);
  EXPECT_EQ(table.find({20'000, 0}), nullptr);
}

// Erasing while entries are on their way to the larger index must find them in either.
TEST(Table, ErasesWhileItGrows) {
  for (std::uint64_t count = 1; count < 300; ++count) {
    Table<ShortKey, ShortRow> table;
    const auto key = [](std::uint64_t i) { return ShortKey{static_cast<std::uint16_t>(i), 1, 2}; };
    for (std::uint64_t i = 0; i < count; ++i) table.insert(key(i));
    for (std::uint64_t i = 0; i < count; i += 2) ASSERT_TRUE(table.erase(key(i)));
    for (std::uint64_t i = 0; i < count; ++i) ASSERT_EQ(table.find(key(i)) != nullptr, i % 2 == 1) << count;
    for (std::uint64_t i = 0; i < count; i += 2) table.insert(key(i));
    for (std::uint64_t i = 0; i < count; ++i) ASSERT_NE(table.find(key(i)), nullptr) << count;
    ASSERT_EQ(table.size(), count);
  }
}

TEST(Table, AMillionCardsCostAtMostAHundredMegabytes) {
  Cards table;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) table.insert({i, i * 3}).balance = 1;
  EXPECT_EQ(table.size(), 1'000'000u);
  EXPECT_LE(table.memory_bytes(), 100'000'000u);
  std::int64_t sum = 0;
  table.for_each([&](const Card& card) { sum += card.balance; });
  EXPECT_EQ(sum, 1'000'000);
  for (std::uint64_t i = 0; i < 1'000'000; i += 997) ASSERT_NE(table.find({i, i * 3}), nullptr);
}

TEST(Table, ReserveMakesRoomAtOnce) {
  Cards table;
  table.insert({1, 1});
  table.reserve(50'000);
  const std::size_t before = table.memory_bytes();
  for (std::uint64_t i = 2; i <= 50'000; ++i) table.insert({i, i});
  EXPECT_EQ(table.memory_bytes(), before);
  EXPECT_NE(table.find({1, 1}), nullptr);
  table.prefetch({1, 1});
  table.prefetch_row({1, 1});
  table.prefetch_erase({1, 1});
}

TEST(Table, PiecesAreTheSavedBytes) {
  Cards table;
  for (std::uint64_t i = 0; i < 5'000; ++i) table.insert({i, 0});
  table.erase({77, 0});
  Bytes pieces;
  table.each_piece([&](ByteView piece) { pieces.insert(pieces.end(), piece.begin(), piece.end()); });
  EXPECT_EQ(pieces, saved(table));
}

TEST(Table, RefusesBytesThatAreNoTable) {
  Cards table;
  for (std::uint64_t i = 0; i < 70; ++i) table.insert({i, 0});
  table.erase({5, 0});
  table.erase({9, 0});
  const Bytes good = saved(table);
  Cards other;
  ASSERT_TRUE(load(other, good));
  for (std::size_t size = 0; size < good.size(); size += 7) {
    ASSERT_FALSE(load(other, ByteView(good).first(size))) << size;
    ASSERT_TRUE(other.empty());
  }
  const std::size_t live = 16;
  const std::size_t rows = live + 2 * 8;
  const struct {
    std::size_t at;
    std::uint8_t value;
    const char* why;
  } faults[] = {
      {0, 80, "another size of rows"},
      {4, 71, "a slot more than there are bytes"},
      {8, 67, "another count"},
      {12, 5, "a free list that starts late"},
      {12, 6, "a free list of a slot in use"},
      {12, 200, "a free list that leaves the table"},
      {live + 8, 0xff, "a live bit beyond the last slot"},
      {live, 0xfe, "a row in use that is called free"},
      {rows + 5 * 88 + 20, 1, "a free row that is not zero"},
      {rows + 5 * 88, 9, "a circle of free rows"},
      {rows + 3 * 88, 4, "a key twice"},
  };
  for (const auto& fault : faults) {
    Bytes bad = good;
    bad[fault.at] = fault.value;
    EXPECT_NE(bad, good) << fault.why;
    EXPECT_FALSE(load(other, bad)) << fault.why;
    EXPECT_TRUE(other.empty());
  }
}

TEST(TableDeathTest, InsertingTwiceBreaksABelief) {
  Cards table;
  table.insert({1, 2});
  EXPECT_DEATH(table.insert({1, 2}), "absent");
}

// Keys that differ in few bits, as ids minted in sequence do, must not gather in one place.
TEST(Table, HashSpreadsLikeKeys) {
  for (const int shift : {0, 8, 32, 48}) {
    std::map<std::uint64_t, int> buckets;
    for (std::uint64_t i = 0; i < 4'096; ++i) ++buckets[detail::hash_of_key(Key{i << shift, 0}) >> 54];
    int largest = 0;
    for (const auto& [bucket, count] : buckets) largest = std::max(largest, count);
    EXPECT_LT(largest, 20) << shift;  // 4 on average
  }
}

}  // namespace
}  // namespace gongbao
