// The names behind the numbers, in one table.
#include "policies/shared_garden/codes.h"

#include <array>

namespace gongbao::shared_garden {

namespace {
constexpr auto garden_codes = std::to_array<std::pair<Code, std::string_view>>({
    {code::out_of_scope, "shared_garden.out_of_scope"},
    {code::value_invalid, "shared_garden.value_invalid"},
    {code::name_taken, "shared_garden.name_taken"},
    {code::bad_transition, "shared_garden.bad_transition"},
    {code::notice_too_short, "shared_garden.notice_too_short"},
});
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : garden_codes) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : garden_codes) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : garden_codes) names.push_back(name);
  return names;
}

}  // namespace gongbao::shared_garden
