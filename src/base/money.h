// Money in whole fen (1 yuan = 100 fen), signed 64 bit. Sums are formed in 128 bits (Wide) and narrowed once, so an
// overflow is an answer and never a wrapped number. Every share that stays in custody is rounded up (spec/01 8.3).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao {

__extension__ using Wide = __int128;

struct Money {
  std::int64_t fen = 0;
  auto operator<=>(const Money&) const = default;
};

// Hundredths of a percent: 40 % = 4000.
struct BasisPoints {
  std::int32_t bp = 0;
  auto operator<=>(const BasisPoints&) const = default;
};

constexpr bool fits(Wide fen) {
  return fen >= std::numeric_limits<std::int64_t>::min() && fen <= std::numeric_limits<std::int64_t>::max();
}

// nullopt when the amount leaves the range of int64.
constexpr std::optional<Money> narrow(Wide fen) {
  if (!fits(fen)) return std::nullopt;
  return Money{static_cast<std::int64_t>(fen)};
}

// (x × r + 9999) div 10000 for x ≥ 0; 0 for x < 0. In 128 bits: never overflows for an int64 x and r ≤ 10000.
constexpr Wide share_rounded_up(Wide fen, BasisPoints ratio) {
  if (fen <= 0) return 0;
  return (fen * ratio.bp + 9999) / 10000;
}

// "1,000.01", "0.5", "-12": yuan with at most two decimals, thousands separators allowed only in groups of three.
Result<Money> parse_yuan(std::string_view text);
// "1000.01": yuan, always two decimals, no separators.
std::string format_yuan(Money amount);
// "1,000.01": the same with thousands separators, for people.
std::string format_yuan_grouped(Money amount);
// "40%", "12.5%": as a clause prints it.
std::string format_percent(BasisPoints ratio);

}  // namespace gongbao
