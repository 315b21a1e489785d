// Key material and where it comes from: bytes that are wiped when they go, and a source of randomness that is handed
// in, because the random device is read in cli/ and server/ only.
#pragma once

#include <functional>
#include <span>

#include "base/bytes.h"

namespace gongbao::vault {

// Fills the span with bytes that nobody can guess.
using Random = std::function<void(std::span<std::uint8_t>)>;

// 32 bytes, wiped when the object goes.
class Key {
 public:
  Key() = default;
  explicit Key(ByteView bytes);  // of size() bytes
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();

  static Key fresh(const Random& random);
  static constexpr std::size_t size() { return 32; }
  ByteView bytes() const { return bytes_; }

 private:
  Hash32 bytes_{};
};

void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);

}  // namespace gongbao::vault
