// How things stand, read from the rows.
#include "policies/eldercare/state.h"

#include <algorithm>

namespace gongbao::eldercare {

namespace {
constexpr std::string_view city_text = "CITY";
}

std::optional<law::AreaCode> department_named(const law::Parameters& terms, std::string_view text, Date day) {
  const std::vector<std::string>& all = terms.list("departments", day);
  if (std::ranges::find(all, text) == all.end()) return std::nullopt;
  return text == city_text ? city_department : law::area_named(text, law::districts_bda_and_yanshan());
}

std::string department_text(law::AreaCode department) {
  return std::string(department == city_department ? city_text : law::area_text(department));
}

std::string department_label(law::AreaCode department) {
  if (department == city_department) return "市本级";
  if (law::area_text(department) == "BDA") return "经开区";
  for (const law::Area& area : law::districts_bda_and_yanshan()) {
    constexpr std::string_view district = "区";
    if (area.code != department) continue;
    std::string_view name = area.name_zh;
    if (name.ends_with(district)) name.remove_suffix(district.size());
    return std::string(name);
  }
  return {};
}

std::string ledger_number(const LedgerEntry& row) {
  constexpr std::size_t digits = 4;
  std::string serial = std::to_string(row.serial);
  if (serial.size() < digits) serial.insert(0, digits - serial.size(), '0');
  return department_label(row.department) + "-" + std::to_string(row.year) + "-" + serial;
}

bool has_contact_staff(const State& state, law::AreaCode department, Date day) {
  const Department* row = find_row(state.departments, department);
  return row != nullptr &&
         std::ranges::any_of(row->contact_staff, [&](const ContactPerson& each) { return each.active_on(day); });
}

std::vector<std::string> channels_missing(const std::vector<std::string>& required, const Channels& shown) {
  std::vector<std::string> missing;
  for (const std::string& each : required) {
    const bool there = (each == "email" && !shown.email.empty()) || (each == "postal" && !shown.postal.empty()) ||
                       (each == "phone" && !shown.phone.empty());
    if (!there) missing.push_back(each);
  }
  return missing;
}

std::vector<std::string> channels_missing(const State& state, law::AreaCode department, Date day) {
  Channels shown;
  if (const Department* row = find_row(state.departments, department)) {
    for (const Channels& each : row->channels) {
      if (each.from <= day) shown = each;
    }
  }
  return channels_missing(state.parameters.list("required_channels", day), shown);
}

namespace {

// The first of a person's memberships for which that holds; 0: none.
template <class Holds>
std::uint64_t first_membership(const State& state, const PersonToken& person, Holds holds) {
  const std::vector<std::uint64_t>* own = find_row(state.memberships_of, person);
  if (own == nullptr) return 0;
  const auto it = std::ranges::find_if(*own, [&](std::uint64_t each) { return holds(state.memberships.at(each)); });
  return it == own->end() ? 0 : *it;
}

}  // namespace

std::uint64_t membership_on(const State& state, const PersonToken& person, law::AreaCode department, Date day) {
  return first_membership(state, person,
                          [&](const Membership& row) { return row.department == department && row.active_on(day); });
}

std::uint64_t membership_of_year(const State& state, const PersonToken& person, law::AreaCode department,
                                 std::int32_t year) {
  const auto of_year = [&](const Membership& row) { return row.department == department && row.year == year; };
  const std::uint64_t lasting =
      first_membership(state, person, [&](const Membership& row) { return of_year(row) && row.lasts(); });
  return lasting != 0 ? lasting : first_membership(state, person, of_year);
}

namespace {

bool waits_in(const State& state, std::uint64_t round, const PersonToken& person) {
  const std::vector<std::uint64_t>* own = find_row(state.applications_of, round);
  return own != nullptr && std::ranges::any_of(*own, [&](std::uint64_t each) {
           const Application& row = state.applications.at(each);
           return row.person == person && row.state != ApplicationState::refused &&
                  row.state != ApplicationState::withdrawn;
         });
}

}  // namespace

bool has_a_place(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year) {
  const Membership* member = find_row(state.memberships, membership_of_year(state, person, department, year));
  if (member != nullptr && member->lasts()) return true;
  return std::ranges::any_of(state.rounds, [&](const auto& each) {
    const Round& row = each.second;
    return row.department == department && row.year == year && !row.decided && waits_in(state, each.first, person);
  });
}

bool is_member_elsewhere(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year,
                         Date day) {
  return first_membership(state, person, [&](const Membership& row) {
           return row.department != department && row.year == year && day <= row.last_day;
         }) != 0;
}

bool is_preferred(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year) {
  const Membership* before = find_row(state.memberships, membership_of_year(state, person, department, year - 1));
  return before != nullptr && before->preferred();
}

std::int32_t year_of(Date day) { return ymd(day).year; }
Date last_day_of_year(std::int32_t year) { return date_of(year + 1, 1, 1) - Days{1}; }

bool has_reached_age(Date born_on, int years, Date day) {
  constexpr int months = 12;
  return add_months(born_on, years * months) <= day;
}

}  // namespace gongbao::eldercare
