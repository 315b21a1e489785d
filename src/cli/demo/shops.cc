// Names, streets and house numbers are made up.
#include "cli/demo/shops.h"

#include <array>

#include "cli/demo/numbers.h"

namespace gongbao::cli::demo {

namespace {

using enum Size;
using enum Fate;

constexpr ShopPlan plans[] = {
    // 餐饮
    {"yannan", "燕南食府餐饮有限公司", "110105", "catering", "正餐服务", large, 3, files},
    {"huaiyin", "槐荫小馆餐饮管理有限公司", "110105", "catering", "正餐服务", medium, 1, files},
    {"chuntai", "春台宴餐饮有限公司", "110102", "catering", "正餐服务", large, 2, files},
    {"qingwa", "青瓦巷火锅餐饮有限公司", "110106", "catering", "正餐服务", medium, 1, returned_once},
    {"maisui", "麦穗坊烘焙食品有限公司", "110108", "catering", "饮料及冷饮服务", large, 4, files},
    {"shiguang", "拾光里咖啡有限公司", "110108", "catering", "饮料及冷饮服务", medium, 2, files},
    {"songjian", "松间煮茶茶艺有限公司", "110102", "catering", "饮料及冷饮服务", small, 0, files},
    {"sanmutang", "三亩塘快餐有限公司", "110106", "catering", "快餐服务", medium, 2, confirmed_late},
    {"hutong", "胡同西口面馆有限公司", "110102", "catering", "快餐服务", small, 0, files},
    {"yunjian", "云间拾味餐饮有限公司", "BDA", "catering", "快餐服务", medium, 1, files},
    {"nanchi", "南池小厨餐饮有限公司", "110105", "catering", "正餐服务", small, 1, files},
    {"jiangxue", "江雪楼餐饮有限公司", "110108", "catering", "正餐服务", medium, 0, later},
    {"wangchao", "望潮里海鲜餐饮有限公司", "110105", "catering", "正餐服务", large, 0, owes_filing},
    {"luming", "鹿鸣轩素食餐饮有限公司", "110102", "catering", "正餐服务", small, 0, waiting},
    {"beige", "北阁糖水铺餐饮有限公司", "110108", "catering", "饮料及冷饮服务", small, 0, below},
    // 零售
    {"baihe", "百禾生鲜超市有限公司", "110105", "retail", "超级市场零售", large, 4, files},
    {"chenxi", "晨溪便利商贸有限公司", "110108", "retail", "便利店零售", medium, 3, files},
    {"shuxiang", "墨海书香书店有限公司", "110102", "retail", "图书零售", medium, 1, files},
    {"guoyuan", "果园里鲜果商贸有限公司", "110106", "retail", "果品零售", medium, 2, files},
    {"tongqu", "童趣屋母婴用品有限公司", "110105", "retail", "婴童用品零售", medium, 1, files},
    {"huajian", "花涧花艺商贸有限公司", "110108", "retail", "花卉零售", small, 0, unfair_contract},
    {"chaye", "半山云雾茶业有限公司", "110102", "retail", "茶叶零售", small, 0, files},
    {"yueqi", "知音坊乐器有限公司", "BDA", "retail", "乐器零售", small, 0, files},
    {"bdamart", "亦庄南里百货有限公司", "BDA", "retail", "百货零售", large, 1, files},
    {"chongwu", "毛毛球宠物用品有限公司", "110106", "retail", "宠物用品零售", small, 0, later},
    {"qiche", "驰原汽车用品有限公司", "110106", "retail", "汽车用品零售", small, 0, returned},
    {"lvxing", "绿行自行车商贸有限公司", "BDA", "retail", "自行车零售", small, 0, new_owing},
    {"yanjing", "明眸视光眼镜有限公司", "110105", "retail", "眼镜零售", medium, 0, waiting},
    // 居民服务
    {"qingmei", "青梅美发服务有限公司", "110105", "resident_service", "理发及美容服务", large, 3, files},
    {"suyan", "素妍美容服务有限公司", "110108", "resident_service", "理发及美容服务", medium, 1, files},
    {"lanting", "兰汀沐浴服务有限公司", "110106", "resident_service", "洗浴服务", medium, 0, files},
    {"jiejie", "洁洁洗染服务有限公司", "110102", "resident_service", "洗染服务", medium, 3, files},
    {"linli", "邻里帮家政服务有限公司", "110105", "resident_service", "家庭服务", medium, 0, files},
    {"shoujia", "守家养护服务有限公司", "BDA", "resident_service", "家用电器修理", small, 0, files},
    {"shuzu", "舒足堂保健服务有限公司", "110106", "resident_service", "养生保健服务", small, 1, files},
    {"yingxiang", "小满摄影服务有限公司", "110108", "resident_service", "摄影扩印服务", small, 0, files},
    {"xiuyi", "巧手修衣服务有限公司", "110102", "resident_service", "其他居民服务", small, 0, later},
    {"chongmei", "爪爪宠物美容服务有限公司", "110105", "resident_service", "宠物服务", small, 0, later},
    {"jiating", "安心到家家政服务有限公司", "110108", "resident_service", "家庭服务", small, 0, overdue_office},
    {"xiche", "净驰洗车服务有限公司", "110106", "resident_service", "其他居民服务", small, 0, withdrawn},
    {"hunqing", "良辰婚庆礼仪服务有限公司", "110105", "resident_service", "婚姻服务", medium, 0, no_account},
    {"yuezi", "暖巢母婴护理服务有限公司", "BDA", "resident_service", "家庭服务", medium, 0, waiting},
};

constexpr DistrictName districts[] = {
    {"110105", "朝阳区", "朝阳区望槐路"},
    {"110108", "海淀区", "海淀区清河里街"},
    {"110102", "西城区", "西城区月坛东巷"},
    {"110106", "丰台区", "丰台区莲塘路"},
    {"BDA", "经济技术开发区", "北京经济技术开发区荣祥街"},
};

// Whoever registers in the development area has the code of its district in the credit code.
std::string registrar(std::string_view district) { return district == "BDA" ? "110115" : std::string(district); }

std::string street_of(std::string_view district) {
  for (const DistrictName& each : districts) {
    if (each.code == district) return std::string(each.street);
  }
  return {};
}

Shop open_shop(const ShopPlan& plan, std::size_t place) {
  Shop shop;
  shop.plan = &plan;
  shop.place = place;
  shop.name = plan.name;
  shop.uscc = credit_code("91" + registrar(plan.district) + "MA" + digits(place + 1, 7));
  shop.account_no = "1102000900" + digits(place + 1, 6);
  shop.settlement_account = "6217008800" + digits(place + 1, 6);
  shop.bank = place % 3 == 2 ? 1 : 0;
  shop.apply_weekday = 1 + static_cast<int>(place % 5);
  shop.last_card = (1000 + place) * 100'000'000;
  for (int i = 1; i <= plan.outlets; ++i) {
    // The first in the district of the head office, the others around the city.
    const auto& where = districts[(place + static_cast<std::size_t>(i)) % std::size(districts)];
    const std::string_view district = i == 1 ? plan.district : where.code;
    shop.outlets.push_back({static_cast<std::uint32_t>(i), i <= 2 ? "branch" : "redemption_site",
                            street_of(district) + std::to_string(10 + 7 * i + static_cast<int>(place)) + "号",
                            std::string(district)});
  }
  return shop;
}

}  // namespace

std::span<const ShopPlan> shop_plans() { return plans; }
std::span<const DistrictName> demo_districts() { return districts; }

std::vector<Shop> open_shops() {
  std::vector<Shop> shops;
  for (const ShopPlan& plan : plans) shops.push_back(open_shop(plan, shops.size()));
  return shops;
}

}  // namespace gongbao::cli::demo
