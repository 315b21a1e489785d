// Canonical bytes: little-endian integers, lengths before contents, no padding. The one encoding of everything that is
// journaled or hashed. The reader trusts nothing: it stops at the first byte that is missing.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash32 = std::array<std::uint8_t, 32>;
using Id16 = std::array<std::uint8_t, 16>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

class ByteWriter {
 public:
  explicit ByteWriter(Bytes& out) : out_(&out) {}

  template <std::integral T>
  void integer(T value) {
    std::memcpy(room(sizeof(T)), &value, sizeof(T));  // every target of this program is little-endian
  }
  void raw(ByteView bytes);
  void text(std::string_view s) {
    integer(static_cast<std::uint32_t>(s.size()));
    raw(as_bytes(s));
  }
  void blob(ByteView bytes) {
    integer(static_cast<std::uint32_t>(bytes.size()));
    raw(bytes);
  }

 private:
  std::uint8_t* room(std::size_t bytes);

  Bytes* out_;
};

// After the first failure every further read fails too and yields zero values; ask ok() once at the end.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : rest_(bytes) {}

  template <std::integral T>
  T integer() {
    T value{};
    if (const ByteView from = take(sizeof(T)); from.size() == sizeof(T)) std::memcpy(&value, from.data(), sizeof(T));
    return value;
  }
  ByteView take(std::size_t n) {
    if (n > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const ByteView head = rest_.first(n);
    rest_ = rest_.subspan(n);
    return head;
  }
  ByteView blob() { return take(integer<std::uint32_t>()); }
  std::string text() {
    const ByteView b = blob();
    return {reinterpret_cast<const char*>(b.data()), b.size()};
  }
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  ByteView rest_;
  bool ok_ = true;
};

}  // namespace gongbao
