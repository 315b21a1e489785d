// One table of letters, and the lists of the parameters read by it.
#include "policies/beauty_health/units.h"

#include <algorithm>
#include <array>

namespace gongbao::beauty_health {

namespace {

constexpr AreaCode changping = 110114, bda = 110302;
constexpr std::array<std::pair<std::string_view, AreaCode>, 17> letters{{
    {"CP", changping},
    {"ST", 110001},
    {"EI", 110002},
    {"DA", 110003},
    {"HC", 110004},
    {"MR", 110005},
    {"CU", 110006},
    {"IP", 110007},
    {"FI", 110008},
    {"CM", 110009},
    {"DR", 110010},
    {"LQ", 110011},
    {"PN", 110012},
    {"TA", 110013},
    {"PS", 110014},
    {"BD", bda},
    {"DD", districts_concerned},
}};
constexpr std::array unit_lists{"units_1",  "units_2",  "units_3",  "units_4",  "units_5",  "units_6",  "units_7",
                                "units_8",  "units_9",  "units_10", "units_11", "units_12", "units_13", "units_14",
                                "units_15", "units_16", "units_17", "units_18", "units_19", "units_20", "units_21"};

}  // namespace

std::optional<AreaCode> unit_named(std::string_view text) {
  for (const auto& [letter, code] : letters) {
    if (letter == text) return code;
  }
  return law::area_named(text);
}

std::string unit_text(AreaCode unit) {
  for (const auto& [letter, code] : letters) {
    if (code == unit) return std::string(letter);
  }
  return std::string(law::area_text(unit));
}

bool is_area(AreaCode unit) {
  return std::ranges::find(law::districts_and_bda(), unit, &law::Area::code) != law::districts_and_bda().end();
}
bool is_district(AreaCode unit) { return unit != bda && is_area(unit); }

std::vector<AreaCode> printed_units(const law::Parameters& terms, std::int32_t measure, Date day) {
  std::vector<AreaCode> units;
  if (measure < 1 || measure > last_measure) return units;
  for (const std::string& letter : terms.list(unit_lists.at(static_cast<std::size_t>(measure) - 1), day)) {
    if (const auto unit = unit_named(letter)) units.push_back(*unit);
  }
  return units;
}

std::size_t responsibility_pairs(const law::Parameters& terms, Date day) {
  std::size_t pairs = 0;
  for (std::int32_t measure = 1; measure <= last_measure; ++measure) pairs += printed_units(terms, measure, day).size();
  return pairs;
}

bool is_signatory(const law::Parameters& terms, AreaCode unit, Date day) {
  return lists(terms, "signatories", unit_text(unit), day);
}

bool lists(const law::Parameters& terms, std::string_view list, std::string_view word, Date day) {
  return std::ranges::find(terms.list(list, day), word) != terms.list(list, day).end();
}

}  // namespace gongbao::beauty_health
