// What is left of a person's data when it is shown to somebody who need not know it (spec/01 part 9). Counts code
// points, so that a rare surname beyond the basic plane is one character, and keeps with a character the marks and
// variation selectors that belong to it. Blanks around the value do not count; what is too short shows nothing.
#pragma once

#include <string>
#include <string_view>

namespace gongbao {

std::string mask_name(std::string_view name);      // 欧阳娜娜 → 欧*
std::string mask_phone(std::string_view phone);    // 13812345678 → 138****5678; under 11 characters like a number
std::string mask_number(std::string_view number);  // 6222…0123 → ****0123; under 8 characters ****

// The words under which a page knows them.
inline std::string mask_card_number(std::string_view number) { return mask_number(number); }
inline std::string mask_account(std::string_view number) { return mask_number(number); }
// Nothing is printed of identity numbers in part 9: their last four, as of every other number. The first six would give
// away where somebody was born, the middle eight when.
inline std::string mask_resident_id(std::string_view number) { return mask_number(number); }

}  // namespace gongbao
