// The checks behind the architecture tests: pure functions from one file's text to findings, so that each can be shown
// to fail on a made-up snippet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongbao::architecture {

// One text file of the project; path is relative to its root, with forward slashes.
struct File {
  std::string path;
  std::string text;
};

// "src/law/x.h:12: what is wrong, and what to do instead".
using Findings = std::vector<std::string>;

// Every text file that people write: sources, scripts, pages. Not build/, data/, gazette/ (printed text and tables) nor
// examples/ (data).
std::vector<File> read_tree(const std::string& root);

bool is_cpp(const File& file);
bool is_test(const File& file);

// Comments blanked, and string literals too if asked; lines keep their numbers.
enum class Literals { keep, blank };
std::string code_of(std::string_view text, Literals literals);

Findings check_includes(const File& file);
Findings check_bans(const File& file);
Findings check_opening_comment(const File& file);
Findings check_workplace_words(const File& file);
Findings check_length(const File& file);

// Every code of the program (ledger.…, prepaid_card.…, http.…) in a string literal, and the name of every command, is
// in docs/glossary.md.
Findings check_words(const File& file, std::string_view glossary);

// The rooms of CMakeLists.txt against the table of house.h.
Findings check_cmake_rooms(std::string_view cmake_lists);

}  // namespace gongbao::architecture
