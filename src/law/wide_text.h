// Chinese text by code points, as the importer, the fold and the resolver take it apart. Strings that leave this room
// are UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao::law {

// nullopt when the text is not UTF-8.
std::optional<std::u32string> decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);

bool is_white(char32_t c);  // ASCII blanks, U+00A0, U+3000
std::u32string_view trim(std::u32string_view text);
std::u32string squash(std::u32string_view text);  // without any white space

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 一 … 九十九 as printed in headings. nullopt for anything else, also for 0.
std::optional<int> parse_chinese_number(std::u32string_view text);
std::u32string chinese_number(int n);  // 1 … 99

}  // namespace gongbao::law
