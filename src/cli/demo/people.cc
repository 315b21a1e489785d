// Surname by surname, so that neighbours differ.
#include "cli/demo/people.h"

#include <array>

#include "base/check.h"
#include "cli/demo/numbers.h"

namespace gongbao::cli::demo {

namespace {

constexpr std::array<std::string_view, 24> surnames{"赵", "钱", "孙", "李", "周", "吴", "郑",   "冯",
                                                    "陈", "蒋", "沈", "韩", "杨", "朱", "秦",   "许",
                                                    "何", "吕", "施", "孔", "曹", "严", "欧阳", "上官"};
constexpr std::array<std::string_view, 20> given_names{"文澜", "静姝", "砚秋", "若溪", "景行", "书瑶", "怀瑾",
                                                       "望舒", "清和", "知夏", "云舟", "思齐", "南乔", "绍棠",
                                                       "亦凡", "采薇", "惟一", "朗月", "嘉树", "秉烛"};
// Of whoever comes after the first ones: those keep the names they have.
constexpr std::array<std::string_view, 4> later_names{"念慈", "听澜", "守拙", "一鸣"};
// 𠮷 and 𣲗 lie beyond the basic plane, 䶮 and 㛃 outside what old systems know.
constexpr std::array<std::string_view, 6> rare{"𠮷永宁", "林䶮", "王𣲗然", "刘㛃", "𠮷田安", "何䶮之"};
constexpr std::array<std::string_view, 12> childrens_names{"子涵", "雨桐", "宇轩", "欣怡", "浩然", "梓萱",
                                                           "一诺", "沐阳", "语晨", "俊熙", "可馨", "承泽"};
constexpr std::array<std::string_view, 5> divisions{"110101", "110105", "110108", "130102", "370102"};
constexpr std::size_t first_people = 474, born_since_1955 = 300;
constexpr std::size_t most_people = first_people + surnames.size() * later_names.size();

}  // namespace

People::People(std::uint64_t seed) {
  Dice dice(seed);
  const std::size_t names = surnames.size() * given_names.size();
  const std::size_t offset = dice.below(names);
  for (std::size_t i = 0; i < most_people; ++i) {
    // 7 has no factor in common with 480: every name comes once.
    const std::size_t at = (offset + i * 7) % names;
    Person person;
    const std::size_t later = i < first_people ? 0 : i - first_people;
    const std::string_view surname = surnames[(i < first_people ? at : later) % surnames.size()];
    const std::string_view given =
        i < first_people ? given_names[at / surnames.size()] : later_names[later / surnames.size()];
    person.name = std::string(surname) + std::string(given);
    if (i % 20 == 5 && i / 20 < rare.size()) person.name = rare[i / 20];
    person.phone = mobile_phone(i + 1);
    // A day of its own for each, from 1955 on, for the last of the first ones before that; who comes after them was
    // born on the days that are left between the first ones'.
    const auto place = static_cast<std::int32_t>(i), turned = static_cast<std::int32_t>(born_since_1955);
    const std::int32_t days = (place < turned ? place : turned - place - 1) * 61;
    const std::int32_t born_after = i < first_people ? days + static_cast<std::int32_t>(dice.below(60))
                                                     : static_cast<std::int32_t>(later) * 61 + 60;
    const Date born = date_of(1955, 3, 1) + Days{born_after};
    person.resident_id = resident_id(divisions[dice.below(divisions.size())], born);
    all_.push_back(std::move(person));
  }
}

const Person& People::next() {
  GB_CHECK(met_ < all_.size());
  return all_[met_++];
}

const Person& People::next_child() {
  constexpr std::size_t first_phone = 6'001;
  constexpr std::int32_t days_between = 5;
  const std::size_t i = children_.size();
  Person person;
  person.name =
      std::string(surnames[i % surnames.size()]) + std::string(childrens_names[i * 5 % childrens_names.size()]);
  if (i >= surnames.size()) person.name += childrens_names[(i / surnames.size()) % childrens_names.size()].substr(0, 3);
  person.phone = mobile_phone(first_phone + i);
  const Date born = date_of(2009, 9, 2) + Days{static_cast<std::int32_t>(i) * days_between};
  person.resident_id = resident_id(divisions[i % 3], born);
  return children_.emplace_back(std::move(person));
}

std::vector<Person> People::met() const {
  std::vector<Person> everybody(children_.begin(), children_.end());
  everybody.insert(everybody.end(), all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(met_));
  return everybody;
}

}  // namespace gongbao::cli::demo
