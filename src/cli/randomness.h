// The one place that reads the system's random device.
#pragma once

#include <cstdint>
#include <span>

namespace gongbao::cli {

void fill_with_randomness(std::span<std::uint8_t> bytes);

}  // namespace gongbao::cli
