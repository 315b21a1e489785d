// One list of fields per struct; canonical bytes (here), JSON, scenarios and forms all derive from it.
//
//   struct ReturnFiling {
//     std::uint64_t operator_id = 0;
//     std::string reasons;
//     GB_FIELDS(operator_id, reasons)
//     bool operator==(const ReturnFiling&) const = default;
//   };
//
// The order of the list is the storage format. A changed list is a new version of the command or fact.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <type_traits>

#include "base/bytes.h"
#include "base/date.h"
#include "base/money.h"

#define GB_PARENS ()
#define GB_EXPAND(...) GB_EXPAND3(GB_EXPAND3(GB_EXPAND3(__VA_ARGS__)))
#define GB_EXPAND3(...) GB_EXPAND2(GB_EXPAND2(GB_EXPAND2(__VA_ARGS__)))
#define GB_EXPAND2(...) GB_EXPAND1(GB_EXPAND1(GB_EXPAND1(__VA_ARGS__)))
#define GB_EXPAND1(...) __VA_ARGS__
#define GB_FOR_EACH(macro, ...) __VA_OPT__(GB_EXPAND(GB_FOR_EACH_NEXT(macro, __VA_ARGS__)))
#define GB_FOR_EACH_NEXT(macro, a, ...) macro(a) __VA_OPT__(GB_FOR_EACH_AGAIN GB_PARENS(macro, __VA_ARGS__))
#define GB_FOR_EACH_AGAIN() GB_FOR_EACH_NEXT
#define GB_VISIT_FIELD(f) visit(#f, self.f);

#define GB_FIELDS(...)                                                                            \
  template <class Self, class Visit>                                                              \
  static constexpr void each_field([[maybe_unused]] Self& self, [[maybe_unused]] Visit&& visit) { \
    GB_FOR_EACH(GB_VISIT_FIELD, __VA_ARGS__)                                                      \
  }

// The same for what seldom changes and is often hashed or saved: beside its fields it keeps what encode writes of them,
// in a member `std::shared_ptr<const Bytes> kept_`. Whoever changes a field calls keep_bytes(); decode leaves none.
#define GB_KEPT_FIELDS(...)                                                 \
  template <class Self, class Visit>                                        \
  static constexpr void each_field(Self& self, Visit&& visit) {             \
    if constexpr (!std::is_const_v<Self>) self.kept_.reset();               \
    GB_FOR_EACH(GB_VISIT_FIELD, __VA_ARGS__)                                \
  }                                                                         \
  const Bytes* kept_bytes() const { return kept_.get(); }                   \
  void keep_bytes() {                                                       \
    kept_.reset();                                                          \
    kept_ = std::make_shared<const Bytes>(gongbao::canonical_bytes(*this)); \
  }

namespace gongbao {

template <class T>
concept HasFields = requires(T& t) {
  T::each_field(t, [](const char*, auto&) {});
};

// GB_KEPT_FIELDS; nullptr: it has none now.
template <class T>
concept KeepsBytes = requires(const T& t) {
  { t.kept_bytes() } -> std::same_as<const Bytes*>;
};

namespace detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class K, class V, class Less>
struct IsMap<std::map<K, V, Less>> : std::true_type {};
template <class T>
struct IsByteArray : std::false_type {};
template <std::size_t N>
struct IsByteArray<std::array<std::uint8_t, N>> : std::true_type {};

// Visitors with a name: a lambda would be compiled anew for each struct, these once for each type of a field.
struct Encode {
  ByteWriter& out;
  template <class T>
  void operator()(const char*, const T& field) const;
};
struct Decode {
  ByteReader& in;
  template <class T>
  void operator()(const char*, T& field) const;
};
}  // namespace detail
template <class T>
inline constexpr bool is_optional = detail::IsOptional<T>::value;
template <class T>
inline constexpr bool is_vector = detail::IsVector<T>::value;
template <class T>
inline constexpr bool is_map = detail::IsMap<T>::value;
template <class T>
inline constexpr bool is_byte_array = detail::IsByteArray<T>::value;

template <class T>
void encode(ByteWriter& out, const T& value) {
  if constexpr (std::is_enum_v<T>) {
    out.integer(static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (std::is_same_v<T, bool>) {
    out.integer(static_cast<std::uint8_t>(value ? 1 : 0));
  } else if constexpr (std::is_integral_v<T>) {
    out.integer(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    out.text(value);
  } else if constexpr (std::is_same_v<T, Money>) {
    out.integer(value.fen);
  } else if constexpr (std::is_same_v<T, BasisPoints>) {
    out.integer(value.bp);
  } else if constexpr (std::is_same_v<T, Date>) {
    out.integer(value.day);
  } else if constexpr (std::is_same_v<T, Days> || std::is_same_v<T, WorkDays>) {
    out.integer(value.count);
  } else if constexpr (std::is_same_v<T, Quarter>) {
    out.integer(value.index);
  } else if constexpr (std::is_same_v<T, Stamp>) {
    out.integer(value.micros);
  } else if constexpr (is_byte_array<T>) {
    out.raw(value);
  } else if constexpr (is_optional<T>) {
    out.integer(static_cast<std::uint8_t>(value ? 1 : 0));
    if (value) encode(out, *value);
  } else if constexpr (is_vector<T>) {
    out.integer(static_cast<std::uint32_t>(value.size()));
    if constexpr (is_byte_array<typename T::value_type>) {
      out.raw({reinterpret_cast<const std::uint8_t*>(value.data()), value.size() * sizeof(typename T::value_type)});
    } else {
      for (const auto& item : value) encode(out, item);
    }
  } else if constexpr (is_map<T>) {
    out.integer(static_cast<std::uint32_t>(value.size()));
    for (const auto& [key, item] : value) {
      encode(out, key);
      encode(out, item);
    }
  } else {
    static_assert(HasFields<T>, "give the struct a GB_FIELDS list");
    if constexpr (KeepsBytes<T>) {
      if (const Bytes* kept = value.kept_bytes()) return out.raw(*kept);
    }
    T::each_field(value, detail::Encode{out});
  }
}

// The bytes of a map as encode writes them, in consecutive pieces: the whole of a large one is never in memory.
template <class Map, class Sink>
void encode_in_pieces(const Map& map, Sink&& sink) {
  constexpr std::size_t piece_bytes = std::size_t{64} << 10;
  Bytes piece;
  ByteWriter out(piece);
  out.integer(static_cast<std::uint32_t>(map.size()));
  for (const auto& [key, item] : map) {
    encode(out, key);
    encode(out, item);
    if (piece.size() < piece_bytes) continue;
    sink(ByteView(piece));
    piece.clear();
  }
  sink(ByteView(piece));
}

template <class T>
void detail::Encode::operator()(const char*, const T& field) const {
  encode(out, field);
}

// Reads what encode wrote; the reader's ok() tells whether all of it was there. Booleans and flags other than 0 and 1
// and map keys out of order or repeated are refused, so that equal values have equal bytes.
template <class T>
void decode(ByteReader& in, T& value) {
  if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(in.integer<std::underlying_type_t<T>>());
  } else if constexpr (std::is_same_v<T, bool>) {
    const auto flag = in.integer<std::uint8_t>();
    if (flag > 1) in.fail();
    value = flag == 1;
  } else if constexpr (std::is_integral_v<T>) {
    value = in.integer<T>();
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = in.text();
  } else if constexpr (std::is_same_v<T, Money>) {
    value.fen = in.integer<std::int64_t>();
  } else if constexpr (std::is_same_v<T, BasisPoints>) {
    value.bp = in.integer<std::int32_t>();
  } else if constexpr (std::is_same_v<T, Date>) {
    value.day = in.integer<std::int32_t>();
  } else if constexpr (std::is_same_v<T, Days> || std::is_same_v<T, WorkDays>) {
    value.count = in.integer<std::int32_t>();
  } else if constexpr (std::is_same_v<T, Quarter>) {
    value.index = in.integer<std::int32_t>();
  } else if constexpr (std::is_same_v<T, Stamp>) {
    value.micros = in.integer<std::int64_t>();
  } else if constexpr (is_byte_array<T>) {
    const ByteView from = in.take(value.size());
    if (from.size() == value.size()) std::memcpy(value.data(), from.data(), from.size());
  } else if constexpr (is_optional<T>) {
    const auto flag = in.integer<std::uint8_t>();
    if (flag > 1) in.fail();
    value.reset();
    if (flag == 1) decode(in, value.emplace());
  } else if constexpr (is_vector<T>) {
    const auto count = in.integer<std::uint32_t>();
    value.clear();
    if constexpr (is_byte_array<typename T::value_type>) {
      const ByteView from = in.take(count * sizeof(typename T::value_type));
      if (!in.ok() || from.empty()) return;
      value.resize(count);
      std::memcpy(value.data(), from.data(), from.size());
    } else {
      for (std::uint32_t i = 0; i < count && in.ok(); ++i) decode(in, value.emplace_back());
    }
  } else if constexpr (is_map<T>) {
    const auto count = in.integer<std::uint32_t>();
    value.clear();
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      typename T::key_type key{};
      decode(in, key);
      if (!value.empty() && !(value.rbegin()->first < key)) return in.fail();
      decode(in, value.emplace_hint(value.end(), std::move(key), typename T::mapped_type{})->second);
    }
  } else {
    static_assert(HasFields<T>, "give the struct a GB_FIELDS list");
    T::each_field(value, detail::Decode{in});
  }
}

template <class T>
void detail::Decode::operator()(const char*, T& field) const {
  decode(in, field);
}

// Whether the bytes are one T and nothing else; if not, what value holds means nothing.
template <class T>
[[nodiscard]] bool decode_all(ByteView bytes, T& value) {
  ByteReader in(bytes);
  decode(in, value);
  return in.at_end();
}

template <class T>
Bytes canonical_bytes(const T& value) {
  Bytes bytes;
  ByteWriter out(bytes);
  encode(out, value);
  return bytes;
}

}  // namespace gongbao
