// The id window against a plain map: finding, forgetting by day, memory per id, and bytes that come back.
#include "engine/id_window.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/test_support.h"

namespace gongbao::engine {
namespace {

Id16 id_of(std::uint32_t day, std::uint64_t n, std::uint32_t m = 0) {
  Id16 id{};
  for (int i = 0; i != 4; ++i) id[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(day >> (24 - 8 * i));
  std::memcpy(id.data() + 4, &n, sizeof n);
  std::memcpy(id.data() + 12, &m, sizeof m);
  return id;
}

Bytes saved(const IdWindow& w) {
  Bytes bytes;
  ByteWriter out(bytes);
  w.save(out);
  return bytes;
}

// Whatever entry has the same hash bears the id: no two of the ids below have one.
std::optional<EntryNo> found_in(const IdWindow& w, std::uint64_t sender, const Id16& id) {
  return w.find(sender, id, [](EntryNo) { return true; });
}

TEST(IdWindow, AnIdIsRememberedFortyNineDays) {
  IdWindow w;
  w.advance(Date{1000}, Days{49});
  const Id16 id = id_of(1000, 7);
  w.add(5, id, 12);
  for (int later = 0; later <= 49; ++later) {
    w.advance(Date{1000 + later}, Days{49});
    EXPECT_EQ(w.age(id, Date{1000 + later}), IdWindow::Age::current) << later;
    EXPECT_EQ(found_in(w, 5, id), EntryNo{12}) << later;
  }
  w.advance(Date{1050}, Days{49});
  EXPECT_EQ(w.age(id, Date{1050}), IdWindow::Age::expired);
  EXPECT_EQ(found_in(w, 5, id), std::nullopt);
  EXPECT_EQ(w.count(), 0u);
  EXPECT_EQ(w.memory_bytes(), 0u);
}

TEST(IdWindow, ADayAfterTodayIsLaterAndSoIsOneBefore1970) {
  IdWindow w;
  w.advance(Date{1000}, Days{49});
  EXPECT_EQ(w.age(id_of(1000, 1), Date{1000}), IdWindow::Age::current);
  EXPECT_EQ(w.age(id_of(1001, 1), Date{1000}), IdWindow::Age::later_than_today);
  EXPECT_EQ(w.age(id_of(0xffff'ffff, 1), Date{1000}), IdWindow::Age::later_than_today);
  EXPECT_EQ(w.age(id_of(951, 1), Date{1000}), IdWindow::Age::current);
  EXPECT_EQ(w.age(id_of(950, 1), Date{1000}), IdWindow::Age::expired);
}

TEST(IdWindow, WhatWasForgottenStaysExpiredWhenTheWindowGrows) {
  IdWindow w;
  w.advance(Date{1000}, Days{10});
  w.advance(Date{1001}, Days{49});
  EXPECT_EQ(w.age(id_of(989, 1), Date{1001}), IdWindow::Age::expired);
  EXPECT_EQ(w.age(id_of(990, 1), Date{1001}), IdWindow::Age::current);
}

TEST(IdWindow, SendersAreApart) {
  IdWindow w;
  w.add(1, id_of(3, 7), 10);
  w.add(2, id_of(3, 7), 11);
  EXPECT_EQ(found_in(w, 1, id_of(3, 7)), EntryNo{10});
  EXPECT_EQ(found_in(w, 2, id_of(3, 7)), EntryNo{11});
  EXPECT_EQ(found_in(w, 3, id_of(3, 7)), std::nullopt);
}

// Counted ids, ids that differ in high bytes only, and ids that share all but the last word.
TEST(IdWindow, HoldsWhateverPatternASenderNumbersBy) {
  constexpr std::uint64_t n = 60000;
  const auto pattern = [](int kind, std::uint64_t i) {
    if (kind == 0) return id_of(9, i);
    if (kind == 1) return id_of(9, i << 48, static_cast<std::uint32_t>(i >> 16));
    return id_of(9, 42, static_cast<std::uint32_t>(i));
  };
  for (int kind = 0; kind != 3; ++kind) {
    IdWindow w;
    w.advance(Date{9}, Days{49});
    for (std::uint64_t i = 0; i != n; ++i) w.add(1, pattern(kind, i), i + 1);
    for (std::uint64_t i = 0; i != n; ++i) ASSERT_EQ(found_in(w, 1, pattern(kind, i)), i + 1) << kind << " " << i;
    for (std::uint64_t i = n; i != n + 1000; ++i) ASSERT_EQ(found_in(w, 1, pattern(kind, i)), std::nullopt) << kind;
  }
}

TEST(IdWindow, SixteenBytesAnIdAndTwelveOfDaysGoneBy) {
  IdWindow w;
  w.advance(Date{9}, Days{49});
  std::uint64_t n = 0;
  double most = 0, sum = 0;
  int measured = 0;
  for (; n != 300000; ++n) {
    w.add(1, id_of(9, n), n + 1);
    if (n > 20000 && n % 1000 == 0) {
      const double each = static_cast<double>(w.memory_bytes()) / static_cast<double>(w.count());
      most = std::max(most, each);
      sum += each;
      ++measured;
    }
  }
  EXPECT_LT(most, 16.0);
  EXPECT_LT(sum / measured, 14.0);
  w.advance(Date{10}, Days{49});
  EXPECT_LT(static_cast<double>(w.memory_bytes()), 12.0 * static_cast<double>(n));
  for (std::uint64_t i = 0; i < n; i += 7) ASSERT_EQ(found_in(w, 1, id_of(9, i)), i + 1);
  for (std::uint64_t i = n; i != n + 5000; ++i) w.add(1, id_of(9, i), i + 1);  // late ones
  for (std::uint64_t i = 0; i < n + 5000; i += 7) ASSERT_EQ(found_in(w, 1, id_of(9, i)), i + 1);
}

TEST(IdWindow, IdsOfOneHashAreToldApartByTheirEntries) {
  const auto like = [](EntryNo n) { return testing::id_of_one_hash(Date{9}, static_cast<std::uint32_t>(n)); };
  IdWindow w;
  w.advance(Date{9}, Days{49});
  constexpr EntryNo n = 7000;  // more than a segment holds
  for (EntryNo entry = 1; entry != n; ++entry) w.add(1, like(entry), entry);
  for (EntryNo entry = 1; entry < n; entry += 99) {
    EXPECT_EQ(w.find(1, like(entry), [&](EntryNo asked) { return asked == entry; }), entry);
  }
  std::size_t asked = 0;
  EXPECT_EQ(w.find(1, like(n), [&](EntryNo) { return ++asked == 0; }), std::nullopt);
  EXPECT_EQ(asked, n - 1);
  const Bytes bytes = saved(w);
  IdWindow back;
  ByteReader in(bytes);
  EXPECT_TRUE(back.load(in));
  EXPECT_EQ(saved(back), bytes);
}

// Who does not know the key cannot aim: the same ids, and hardly one is asked for in vain.
TEST(IdWindow, AKeyOfItsOwnSpreadsIdsThatWereChosenForAnother) {
  const IdWindow::HashKey own{.first = 0x0123456789abcdef, .second = 0xfedcba9876543210};
  const auto like = [](EntryNo n) { return testing::id_of_one_hash(Date{9}, static_cast<std::uint32_t>(n)); };
  IdWindow w;
  w.hash_with(own);
  w.advance(Date{9}, Days{49});
  constexpr EntryNo n = 7000;
  std::size_t asked = 0;
  for (EntryNo entry = 1; entry != n; ++entry) {
    EXPECT_EQ(w.find(1, like(entry), [&](EntryNo) { return ++asked == 0; }), std::nullopt);
    w.add(1, like(entry), entry);
  }
  EXPECT_EQ(asked, 0u);
  const Bytes bytes = saved(w);
  IdWindow back;
  ByteReader in(bytes);
  ASSERT_TRUE(back.load(in));
  EXPECT_EQ(saved(back), bytes);
  for (EntryNo entry = 1; entry < n; entry += 99) EXPECT_EQ(found_in(back, 1, like(entry)), entry);
}

RC_GTEST_PROP(IdWindow, AgreesWithAPlainMapAndComesBackFromBytes, ()) {
  IdWindow w;
  std::map<std::pair<std::uint64_t, Id16>, EntryNo> plain;
  Date today{100};
  EntryNo entry = 0;
  w.advance(today, Days{3});
  for (int step = *rc::gen::inRange(0, 3000); step > 0; --step) {
    if (*rc::gen::inRange(0, 400) == 0) {
      today = today + Days{1};
      w.advance(today, Days{3});
      std::erase_if(plain, [&](const auto& row) { return IdWindow::day_of(row.first.second) < today.day - 3; });
    }
    const std::uint64_t sender = *rc::gen::inRange<std::uint64_t>(1, 4);
    const Id16 id = id_of(static_cast<std::uint32_t>(today.day - *rc::gen::inRange(0, 4)),
                          *rc::gen::inRange<std::uint64_t>(0, 500));
    const auto found = plain.find({sender, id});
    const auto ours = found_in(w, sender, id);
    RC_ASSERT(ours.has_value() == (found != plain.end()));
    if (ours) RC_ASSERT(*ours == found->second);
    if (ours) continue;
    w.add(sender, id, ++entry);
    plain[{sender, id}] = entry;
  }
  RC_ASSERT(w.count() == plain.size());
  const Bytes bytes = saved(w);
  IdWindow back;
  ByteReader in(bytes);
  RC_ASSERT(back.load(in) && in.at_end());
  RC_ASSERT(saved(back) == bytes);
  for (const auto& [key, number] : plain) RC_ASSERT(found_in(back, key.first, key.second) == number);
}

TEST(IdWindow, RefusesBytesThatItDidNotWrite) {
  IdWindow w;
  for (std::uint64_t i = 0; i != 100; ++i) w.add(1, id_of(9, i), i + 1);
  const Bytes good = saved(w);
  for (std::size_t n = 0; n < good.size(); n += 13) {
    IdWindow back;
    ByteReader in(ByteView(good).first(n));
    EXPECT_FALSE(back.load(in)) << n;
    EXPECT_EQ(back.count(), 0u);
  }
  Bytes swapped = good;
  std::swap_ranges(swapped.end() - 20, swapped.end() - 10, swapped.end() - 10);
  IdWindow back;
  ByteReader in(swapped);
  EXPECT_FALSE(back.load(in));
}

}  // namespace
}  // namespace gongbao::engine
