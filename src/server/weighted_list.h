// The lists of HTTP whose items have a weight: Accept-Language, Accept-Encoding.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::server {

// "gzip, br;q=0.5" → {gzip, 1000}, {br, 500}. Items whose weight is ill-formed are left out; at most 32 are read.
std::vector<std::pair<std::string, int>> weighted_list(std::string_view text);

}  // namespace gongbao::server
