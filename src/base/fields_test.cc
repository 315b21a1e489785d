// Canonical bytes: what is written is read back, equal values have equal bytes, and no truncated prefix is taken.
#include "base/fields.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao {
namespace {

enum class Colour : std::uint8_t { red = 1, green = 2 };

struct Leaf {
  std::string name;
  Money amount;
  GB_FIELDS(name, amount)
  bool operator==(const Leaf&) const = default;
};

class Kept {
 public:
  void rename(std::string name) {
    leaf_.name = std::move(name);
    keep_bytes();
  }
  GB_KEPT_FIELDS(leaf_)

 private:
  Leaf leaf_;
  std::shared_ptr<const Bytes> kept_;
};

struct Empty {
  GB_FIELDS()
  bool operator==(const Empty&) const = default;
};

struct Everything {
  bool flag = false;
  std::int8_t small = 0;
  std::uint64_t large = 0;
  Colour colour = Colour::red;
  std::string text;
  Money money;
  BasisPoints ratio;
  Date date;
  Days days;
  WorkDays work_days;
  Quarter quarter;
  Stamp stamp;
  Id16 id{};
  std::optional<Leaf> maybe;
  std::vector<Leaf> leaves;
  std::vector<Id16> ids;
  std::map<std::string, std::uint32_t> counts;
  Empty empty;
  GB_FIELDS(flag, small, large, colour, text, money, ratio, date, days, work_days, quarter, stamp, id, maybe, leaves,
            ids, counts, empty)
  bool operator==(const Everything&) const = default;
};

template <class T>
std::optional<T> read(ByteView bytes) {
  T value{};
  ByteReader in(bytes);
  decode(in, value);
  if (!in.at_end()) return std::nullopt;
  return value;
}

Leaf arbitrary_leaf() { return {*rc::gen::arbitrary<std::string>(), Money{*rc::gen::arbitrary<std::int64_t>()}}; }

Everything arbitrary_everything() {
  Everything e;
  e.flag = *rc::gen::arbitrary<bool>();
  e.small = *rc::gen::arbitrary<std::int8_t>();
  e.large = *rc::gen::arbitrary<std::uint64_t>();
  e.colour = *rc::gen::element(Colour::red, Colour::green);
  e.text = *rc::gen::arbitrary<std::string>();
  e.money = {*rc::gen::arbitrary<std::int64_t>()};
  e.ratio = {*rc::gen::arbitrary<std::int32_t>()};
  e.date = {*rc::gen::arbitrary<std::int32_t>()};
  e.days = {*rc::gen::arbitrary<std::int32_t>()};
  e.work_days = {*rc::gen::arbitrary<std::int32_t>()};
  e.quarter = {*rc::gen::arbitrary<std::int32_t>()};
  e.stamp = {*rc::gen::arbitrary<std::int64_t>()};
  for (auto& byte : e.id) byte = *rc::gen::arbitrary<std::uint8_t>();
  if (*rc::gen::arbitrary<bool>()) e.maybe = arbitrary_leaf();
  for (int n = *rc::gen::inRange(0, 4); n > 0; --n) e.leaves.push_back(arbitrary_leaf());
  for (int n = *rc::gen::inRange(0, 4); n > 0; --n) e.ids.emplace_back().fill(*rc::gen::arbitrary<std::uint8_t>());
  e.counts = *rc::gen::resize(10, rc::gen::arbitrary<std::map<std::string, std::uint32_t>>());
  return e;
}

TEST(Fields, KeptBytesAreThoseOfTheFieldsAndDecodeLeavesNone) {
  Kept kept;
  kept.rename("before");
  kept.rename("after");
  ASSERT_NE(kept.kept_bytes(), nullptr);
  const Bytes bytes = canonical_bytes(kept);
  EXPECT_EQ(bytes, canonical_bytes(Leaf{"after", {}}));
  Kept read;
  read.rename("something else");
  ASSERT_TRUE(decode_all(bytes, read));
  EXPECT_EQ(read.kept_bytes(), nullptr) << "what it kept is of another value";
  EXPECT_EQ(canonical_bytes(read), bytes);
}

RC_GTEST_PROP(FieldsProperty, RoundTripAndEveryTruncationRefused, ()) {
  const Everything value = arbitrary_everything();
  const Bytes bytes = canonical_bytes(value);
  RC_ASSERT(read<Everything>(bytes) == value);
  RC_ASSERT(canonical_bytes(*read<Everything>(bytes)) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Everything cut;
    ByteReader in(ByteView(bytes).first(size));
    decode(in, cut);
    RC_ASSERT(!in.ok());
  }
}

// Whatever bytes are accepted are the only bytes of their value.
RC_GTEST_PROP(FieldsProperty, AcceptedBytesAreCanonical, (const Bytes& noise)) {
  if (const auto value = read<std::vector<std::optional<bool>>>(noise)) RC_ASSERT(canonical_bytes(*value) == noise);
}

TEST(Fields, BytesAreAsDocumented) {
  const Leaf leaf{"元", Money{-2}};
  const Bytes expected{3, 0, 0, 0, 0xe5, 0x85, 0x83, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
  EXPECT_EQ(canonical_bytes(leaf), expected);
  EXPECT_TRUE(canonical_bytes(Empty{}).empty());
}

TEST(Fields, ListsNamesInOrder) {
  std::vector<std::string> names;
  const Leaf leaf;
  Leaf::each_field(leaf, [&](const char* name, const auto&) { names.emplace_back(name); });
  EXPECT_EQ(names, (std::vector<std::string>{"name", "amount"}));
}

TEST(Fields, RefusesFlagsThatAreNeitherZeroNorOne) {
  EXPECT_EQ(read<bool>(Bytes{1}), true);
  EXPECT_EQ(read<bool>(Bytes{2}), std::nullopt);
  EXPECT_EQ(read<std::optional<bool>>(Bytes{3, 1}), std::nullopt);
}

TEST(Fields, RefusesTrailingBytes) {
  EXPECT_EQ(read<Money>(Bytes(8, 0)), Money{0});
  EXPECT_EQ(read<Money>(Bytes(9, 0)), std::nullopt);
}

TEST(Fields, AHugeCountCostsNothing) {
  const Bytes bytes{0xff, 0xff, 0xff, 0xff, 1};
  std::vector<std::uint64_t> numbers;
  ByteReader in(bytes);
  decode(in, numbers);
  EXPECT_FALSE(in.ok());
  EXPECT_LE(numbers.size(), 1u);
  EXPECT_EQ(read<std::string>(bytes), std::nullopt);
}

TEST(Fields, AListOfByteArraysIsTheirBytesInOrder) {
  const std::vector<std::array<std::uint8_t, 2>> pairs{{1, 2}, {3, 4}, {5, 6}};
  EXPECT_EQ(canonical_bytes(pairs), (Bytes{3, 0, 0, 0, 1, 2, 3, 4, 5, 6}));
}

// Also of maps that are larger than a piece.
TEST(Fields, PiecesOfAMapAreItsBytes) {
  for (const std::uint32_t rows : {0u, 1u, 5'000u, 20'000u}) {
    std::map<std::uint32_t, Leaf> map;
    for (std::uint32_t i = 0; i != rows; ++i) map[i] = {std::string(i % 7, 'x'), Money{i}};
    Bytes all;
    std::size_t pieces = 0;
    encode_in_pieces(map, [&](ByteView piece) {
      all.insert(all.end(), piece.begin(), piece.end());
      ++pieces;
    });
    EXPECT_EQ(all, canonical_bytes(map));
    EXPECT_EQ(pieces > 1, all.size() > std::size_t{64} << 10);
  }
}

TEST(Fields, MapKeysComeOnceAndInOrder) {
  using Map = std::map<std::uint8_t, std::uint8_t>;
  EXPECT_EQ(read<Map>(Bytes{2, 0, 0, 0, 1, 10, 2, 20}), (Map{{1, 10}, {2, 20}}));
  EXPECT_EQ(read<Map>(Bytes{2, 0, 0, 0, 2, 20, 1, 10}), std::nullopt);
  EXPECT_EQ(read<Map>(Bytes{2, 0, 0, 0, 1, 10, 1, 20}), std::nullopt);
}

TEST(Bytes, AfterAFailureEverythingFails) {
  const Bytes bytes{1, 2, 3, 4};
  ByteReader in(bytes);
  EXPECT_EQ(in.integer<std::uint64_t>(), 0u);
  EXPECT_FALSE(in.ok());
  EXPECT_EQ(in.integer<std::uint8_t>(), 0);
  EXPECT_TRUE(in.take(0).empty());
  EXPECT_FALSE(in.at_end());
  EXPECT_EQ(in.left(), 0u);
}

TEST(Bytes, WriterAndReaderAgree) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.integer(std::uint16_t{0x0201});
  out.text("abc");
  out.blob(Bytes{9});
  out.raw(Bytes{7, 7});
  EXPECT_EQ(bytes, (Bytes{1, 2, 3, 0, 0, 0, 'a', 'b', 'c', 1, 0, 0, 0, 9, 7, 7}));
  ByteReader in(bytes);
  EXPECT_EQ(in.integer<std::uint16_t>(), 0x0201);
  EXPECT_EQ(in.text(), "abc");
  EXPECT_EQ(in.blob()[0], 9);
  EXPECT_EQ(in.take(2).size(), 2u);
  EXPECT_TRUE(in.at_end());
}

}  // namespace
}  // namespace gongbao
