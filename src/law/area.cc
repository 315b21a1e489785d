// The list of areas.
#include "law/area.h"

#include <array>

namespace gongbao::law {

std::span<const Area> districts_bda_and_yanshan() {
  static constexpr std::array<Area, 18> areas{{{110101, "110101", "东城区"},
                                               {110102, "110102", "西城区"},
                                               {110105, "110105", "朝阳区"},
                                               {110106, "110106", "丰台区"},
                                               {110107, "110107", "石景山区"},
                                               {110108, "110108", "海淀区"},
                                               {110109, "110109", "门头沟区"},
                                               {110111, "110111", "房山区"},
                                               {110112, "110112", "通州区"},
                                               {110113, "110113", "顺义区"},
                                               {110114, "110114", "昌平区"},
                                               {110115, "110115", "大兴区"},
                                               {110116, "110116", "怀柔区"},
                                               {110117, "110117", "平谷区"},
                                               {110118, "110118", "密云区"},
                                               {110119, "110119", "延庆区"},
                                               {110302, "BDA", "北京经济技术开发区"},
                                               {110110, "YANSHAN", "燕山"}}};
  return areas;
}

std::span<const Area> districts_and_bda() {
  const std::span<const Area> all = districts_bda_and_yanshan();
  return all.first(all.size() - 1);
}

std::optional<AreaCode> area_named(std::string_view text, std::span<const Area> among) {
  for (const Area& area : among) {
    if (area.text == text) return area.code;
  }
  return std::nullopt;
}

std::string_view area_text(AreaCode code) {
  for (const Area& area : districts_bda_and_yanshan()) {
    if (area.code == code) return area.text;
  }
  return {};
}

}  // namespace gongbao::law
