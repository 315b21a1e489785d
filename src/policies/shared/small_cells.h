// Counts of a statistic beside their sum: which of them can be told so that none of the others can be worked out. Of no
// document: each says what too few is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace gongbao::policies {

// The most that is not told; nullopt: all is. Whatever is under `least` is not, and where the sum would give it away,
// neither are the smallest of the others: those that are left out are two or more, come to `least` or more together,
// and are not all alike (whose sum would say how many each is). Equals go together: so which are left out looks the
// same whichever of them has which of their counts. Where no more are left, nothing but the sum is told.
inline std::optional<std::int64_t> most_untold(std::vector<std::int64_t> counts, std::int64_t least) {
  std::ranges::sort(counts);
  if (counts.empty() || counts.front() >= least) return std::nullopt;
  constexpr std::size_t fewest_untold = 2;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    sum += counts[i];
    if (i + 1 == counts.size()) break;
    const bool too_few = counts[i + 1] < least, equals = counts[i + 1] == counts[i];
    const bool enough = i + 1 >= fewest_untold && sum >= least && counts.front() != counts[i];
    if (!too_few && !equals && enough) return counts[i];
  }
  return counts.back();
}

}  // namespace gongbao::policies
