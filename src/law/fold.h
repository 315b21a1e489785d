// F(x) of spec/10 A2: the form in which texts, quotes and document numbers are compared, so that width, blanks,
// brackets and punctuation do not matter and numbers stay whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::law {

struct Folded {
  std::string text;                   // UTF-8 of a–z, 0–9, %, CJK U+4E00–9FFF, and . and | between digits
  std::vector<std::uint32_t> origin;  // for each byte of text the byte of the printed text that it stands for
};

// Ill-formed bytes vanish like punctuation.
Folded fold_with_map(std::string_view printed);
std::string fold(std::string_view printed);

// Where the folded word stands in the folded text, from there on; npos: nowhere. Where the word begins or ends with a
// digit no digit and no . may stand directly before or after: 5个工作日 does not stand in 15个工作日. An empty word
// stands nowhere.
std::size_t find_in(std::string_view folded_text, std::string_view folded_word, std::size_t from = 0);
// How often, left to right without overlap.
std::size_t count_in(std::string_view folded_text, std::string_view folded_word);

// Does the quote stand in the text, piece by piece between its …, in this order? Both printed; folded here. False for a
// quote without a single word.
bool quote_stands(std::string_view printed_text, std::string_view quote);

}  // namespace gongbao::law
