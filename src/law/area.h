// Areas of the city as documents name them: the 16 districts (GB/T 2260) and the Beijing Economic-Technological
// Development Area (经开区, BDA), whose registration authority uses 110302; some documents also address 燕山.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gongbao::law {

using AreaCode = std::uint32_t;

struct Area {
  AreaCode code;
  std::string_view text;  // as commands and pages write it
  std::string_view name_zh;
};

// 燕山: a division of its own until 1986 (GB/T 2260) that still registers businesses; a document that does not address
// its office says who handles them.
inline constexpr std::string_view yanshan = "110110";

std::span<const Area> districts_and_bda();
std::span<const Area> districts_bda_and_yanshan();
std::optional<AreaCode> area_named(std::string_view text, std::span<const Area> among = districts_and_bda());
std::string_view area_text(AreaCode code);  // of all of them

}  // namespace gongbao::law
