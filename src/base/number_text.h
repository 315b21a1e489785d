// Whole numbers as they stand in addresses, headers and command lines: digits and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gongbao {

// nullopt: empty, a sign, a blank, any other character, or more than 2^64 − 1.
std::optional<std::uint64_t> number_in(std::string_view text);

}  // namespace gongbao
