// The units that a measure names as responsible (责任单位), under the letters that spec/09 has for them. A district is
// its own area; a body of the city has a number that no division has, so that every unit is somebody's area.
#pragma once

#include <string>

#include "law/area.h"
#include "law/parameters.h"

namespace gongbao::beauty_health {

using law::AreaCode;

inline constexpr std::int32_t last_measure = 21;
// 有关区: stands for the districts that the joint conference names.
inline constexpr AreaCode districts_concerned = 110099;

// "EI", "CP", "DD", "110108", "BD" and "BDA"; nullopt: there is none.
std::optional<AreaCode> unit_named(std::string_view text);
// "EI", "CP", "110108".
std::string unit_text(AreaCode unit);
bool is_district(AreaCode unit);  // one of the 16
bool is_area(AreaCode unit);      // or 北京经济技术开发区

// As printed, in the printed order, 有关区 among them; none where there is no such measure.
std::vector<AreaCode> printed_units(const law::Parameters& terms, std::int32_t measure, Date day);
// Measures and units, as printed: 89.
std::size_t responsibility_pairs(const law::Parameters& terms, Date day);
// Whether the unit is among those that made the measures.
bool is_signatory(const law::Parameters& terms, AreaCode unit, Date day);
// Whether a list of the parameters has that word.
bool lists(const law::Parameters& terms, std::string_view list, std::string_view word, Date day);

}  // namespace gongbao::beauty_health
