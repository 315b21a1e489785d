// Names of tables, lists and facts.
#include "policies/view_rows.h"

#include <algorithm>

#include "law/area.h"

namespace gongbao::policies {

std::string joined(std::span<const std::string> words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::string_view area_text(Area area) { return law::area_text(area.code); }

std::optional<Area> area_named(std::string_view text) {
  const auto code = law::area_named(text);
  if (!code) return std::nullopt;
  return Area{*code};
}

std::optional<std::size_t> ViewTable::find(std::string_view column) const {
  const auto it = std::ranges::find(columns, column, &Column::name);
  if (it == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(it - columns.begin());
}

const ViewList* ViewSystem::find_list(std::string_view list) const {
  const auto it = std::ranges::find(lists, list, &ViewList::name);
  return it == lists.end() ? nullptr : &*it;
}

std::vector<access::Grant> everybody() {
  std::vector<access::Grant> all;
  for (const auto& [role, name] : names_of(access::Role{})) {
    if (role != access::Role::engine) all.push_back({role, access::Scope::city});
  }
  return all;
}

std::string snake_name(std::string_view type) {
  type = type.substr(0, type.find('<'));  // a template's own name, whatever it is made of
  if (const auto colons = type.rfind(':'); colons != std::string_view::npos) type.remove_prefix(colons + 1);
  std::string name;
  for (const char c : type) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !name.empty()) name += '_';
    name += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

}  // namespace gongbao::policies
