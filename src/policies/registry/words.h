// What codes and commands are called on the screen, read from docs/glossary.md, the one place where the words stand.
#pragma once

#include <map>
#include <optional>
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

}  // namespace gongbao::policies
