// Numbers and names of this policy's codes: from 13001.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::shared_garden {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code out_of_scope = 13001, value_invalid = 13002, name_taken = 13003, bad_transition = 13004,
                      notice_too_short = 13005;
}  // namespace code

// "shared_garden.name_taken"; empty for numbers of others.
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
constexpr bool is_flag(Code) { return false; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::shared_garden
