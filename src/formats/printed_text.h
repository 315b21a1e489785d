// Text that many hands wrote, made fit for paper: nothing of it is dropped, and nothing in it turns lines round, breaks
// them or hides. What a page cannot show stands there by its number, as in 〔U+202E〕.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gongbao::formats {

// drawable: whether the fonts of the page have it. Control characters, marks of direction, invisible ones, ill-formed
// bytes and whatever is not drawable are told by number; a variation selector stays with the character it belongs to,
// and one mark above a letter with its letter.
std::string printed_text(std::string_view text, const std::function<bool(char32_t)>& drawable);

}  // namespace gongbao::formats
