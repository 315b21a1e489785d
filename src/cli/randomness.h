// The one place that reads the system's random device.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <type_traits>

namespace gongbao::cli {

void fill_with_randomness(std::span<std::uint8_t> bytes);

template <class T>
requires std::has_unique_object_representations_v<T> T made_of_randomness() {
  std::array<std::uint8_t, sizeof(T)> bytes;
  fill_with_randomness(bytes);
  return std::bit_cast<T>(bytes);
}

}  // namespace gongbao::cli
