// What codes and commands are called on the screen, read from docs/glossary.md, the one place where the words stand.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>

namespace gongbao::policies {

struct CodeWords {
  std::string_view zh;
  std::string_view en;
};

// Of a refusal or a flag: "prepaid_card.release_below_floor". Views live as long as the program.
std::optional<CodeWords> words_of(std::string_view code);

// Every code that has words, by name.
const std::map<std::string_view, CodeWords>& all_words();

// Of an instruction, by its op: "purchase".
std::optional<CodeWords> instruction_words(std::string_view op);

// What a command is called in Chinese; empty for names that are none.
std::string_view command_word(std::string_view command);

// What a column of a list is called in Chinese; empty where the glossary has no word.
std::string_view column_word(std::string_view column);

// What the words of a column are called in Chinese, as the first place has them that has all; empty where none does.
// One name is called otherwise in another column: an account is `active` 正常, an agreement 有效.
std::map<std::string_view, std::string_view> state_words(std::span<const std::string_view> words);

}  // namespace gongbao::policies
