// The kinds of funding K01 to K15 (spec/09 part 4): the measure each stands in, and its clause.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongbao::beauty_health {

struct Kind {
  std::string_view name;
  std::int32_t measure = 0;
  std::string_view clause;
};
inline constexpr std::array<Kind, 15> all_kinds{{{"K01", 1, "1d"},
                                                 {"K02", 1, "1e"},
                                                 {"K03", 1, "1c"},
                                                 {"K04", 10, "10b"},
                                                 {"K05", 11, "11a"},
                                                 {"K06", 11, "11c"},
                                                 {"K07", 12, "12b"},
                                                 {"K08", 14, "14b"},
                                                 {"K09", 15, "15b"},
                                                 {"K10", 15, "15c"},
                                                 {"K11", 19, "19a"},
                                                 {"K12", 19, "19b"},
                                                 {"K13", 19, "19c"},
                                                 {"K14", 19, "19d"},
                                                 {"K15", 21, "21b"}}};
// Each district's own (19d).
inline constexpr std::string_view district_kind = "K14";
// By purchases in the three regions (14b).
inline constexpr std::string_view chain_kind = "K08";

// nullptr: there is no such kind.
constexpr const Kind* kind_named(std::string_view name) {
  for (const Kind& each : all_kinds) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

// "beauty-health/14b", "beauty-health/14u"
inline std::string clause_id(std::string_view path) { return "beauty-health/" + std::string(path); }
inline std::string units_clause(std::int32_t measure) { return clause_id(std::to_string(measure) + "u"); }

}  // namespace gongbao::beauty_health
