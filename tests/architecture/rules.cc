// A small reader of C++ text: enough to blank comments and literals and to walk over identifiers, no more.
#include "architecture/rules.h"

#include <fnmatch.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "architecture/house.h"

namespace gongbao::architecture {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string at(const File& file, std::size_t line, const std::string& what) {
  return file.path + ":" + std::to_string(line) + ": " + what;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// src/law/calendar.h → law; empty outside src/.
std::string room_of(std::string_view path) {
  if (!path.starts_with("src/")) return {};
  path.remove_prefix(4);
  const auto slash = path.find('/');
  return slash == path.npos ? std::string() : std::string(path.substr(0, slash));
}

const Room* find_room(std::string_view name) {
  for (const Room& room : house)
    if (room.name == name) return &room;
  return nullptr;
}

bool granted(const Room& room, const std::string& header) {
  for (const std::string& grant : room.grants)
    if (header == grant || (grant.find('/') == grant.npos && header.starts_with(grant + "/"))) return true;
  return false;
}

std::string list(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "nothing" : out;
}

// policies/<document>/… → <document>; empty for a file that stands in policies/ itself.
std::string document_of(std::string_view path) {
  const std::string_view folder = "policies/";
  const auto start = path.find(folder);
  if (start == path.npos) return {};
  const auto rest = path.substr(start + folder.size());
  const auto slash = rest.find('/');
  return slash == rest.npos ? std::string() : std::string(rest.substr(0, slash));
}

std::string include_finding(const File& file, const std::string& header) {
  const std::string name = room_of(file.path);
  const Room* room = find_room(name);
  if (!room) return "the room " + name + " is not in the include table (tests/architecture/house.h)";
  const std::string target = header.substr(0, header.find('/'));
  if (header.find('/') == header.npos) return "\"" + header + "\": write includes from src/, as \"room/file.h\"";
  if (!find_room(target)) {
    if (is_test(file)) return {};  // something of tests/
    return "\"" + header + "\" belongs to no room of the include table (tests/architecture/house.h)";
  }
  if (target == name) {
    const std::string mine = document_of(file.path), theirs = document_of(header);
    if (name == "policies" && !mine.empty() && mine != "registry" && !theirs.empty() && theirs != "registry" &&
        theirs != "shared" && mine != theirs)
      return "\"" + header +
             "\": no policy includes another; what it needs arrives as a command or belongs in law/ or custody/";
    if (name == "policies" && !mine.empty() && mine != "registry" && header.starts_with("policies/registry"))
      return "\"" + header + "\": the registry knows the policies, never the other way round";
    return {};
  }
  if (granted(*room, header)) return {};
  return "\"" + header + "\": " + name + "/ may include " + list(room->grants) +
         " only. A new arrow is a decision: design it away, or change house.h and CMakeLists.txt with a page in "
         "docs/decisions/";
}

bool ban_holds(const Ban& ban, const File& file) {
  if (is_test(file) && !ban.in_tests) return false;
  for (const std::string& pattern : ban.except)
    if (fnmatch(pattern.c_str(), file.path.c_str(), 0) == 0) return false;
  if (ban.rooms.empty()) return true;
  const std::string room = room_of(file.path);
  for (const std::string& name : ban.rooms)
    if (name == room) return true;
  return false;
}

// The word before position i is a type or a member access: "Stamp time(" declares, "order.time(" is somebody's own.
bool is_own_name(std::string_view line, std::size_t i) {
  while (i > 0 && line[i - 1] == ' ') --i;
  if (i == 0) return false;
  const char before = line[i - 1];
  if (before == '.' || before == '>' || before == '&' || before == '*') return true;
  if (before == ':') return !(i >= 5 && line.substr(i - 5, 3) == "std") && i >= 3 && is_word(line[i - 3]);
  return is_word(before) && !line.substr(0, i).ends_with("return");
}

bool has_word(std::string_view line, std::string word) {
  const bool call = word.back() == '(';
  if (call) word.pop_back();
  for (std::size_t i = line.find(word); i != line.npos; i = line.find(word, i + 1)) {
    if (i > 0 && is_word(line[i - 1])) continue;
    std::size_t end = i + word.size();
    if (end < line.size() && is_word(line[end])) continue;
    if (!call) return true;
    while (end < line.size() && line[end] == ' ') ++end;
    if (end < line.size() && line[end] == '(' && !is_own_name(line, i)) return true;
  }
  return false;
}

bool includes_system(const std::string& line, const std::string& opening) {
  static const std::regex directive(R"(^\s*#\s*include\s*([<"][^>"]+))");
  std::smatch match;
  if (!std::regex_search(line, match, directive)) return false;
  const std::string header = match[1].str().substr(1), wanted = opening.substr(1);
  return header == wanted || header.starts_with(wanted + "/");
}

}  // namespace

bool is_cpp(const File& file) { return file.path.ends_with(".h") || file.path.ends_with(".cc"); }

bool is_test(const File& file) {
  return file.path.starts_with("tests/") || file.path.ends_with("_test.cc") || file.path.ends_with("_test.h");
}

std::string code_of(std::string_view text, Literals literals) {
  std::string out(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to && k < out.size(); ++k)
      if (out[k] != '\n') out[k] = ' ';
  };
  const auto end_after = [&](std::string_view mark, std::size_t from) {
    const auto found = text.find(mark, from);
    return found == text.npos ? text.size() : found + mark.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    bool literal = false;
    if (text.substr(i, 2) == "//") {
      end = std::min(text.find('\n', i), text.size());
      blank(i, end);
    } else if (text.substr(i, 2) == "/*") {
      end = end_after("*/", i + 2);
      blank(i, end);
    } else if (text.substr(i, 2) == "R\"" && (i == 0 || !is_word(text[i - 1]))) {
      const auto open = std::min(text.find('(', i), text.size() - 1);
      end = end_after(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", open);
      literal = true;
    } else if (text[i] == '"' || (text[i] == '\'' && (i == 0 || !is_word(text[i - 1])))) {
      while (end < text.size() && text[end] != text[i] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      ++end;
      literal = true;
    }
    if (literal && literals == Literals::blank) blank(i + 1, end - 1);
    i = end;
  }
  return out;
}

Findings check_includes(const File& file) {
  if (!is_cpp(file) || room_of(file.path).empty()) return {};
  static const std::regex directive(R"re(^\s*#\s*include\s*"([^"]+)")re");
  Findings found;
  std::size_t number = 0;
  for (const std::string& line : lines_of(code_of(file.text, Literals::keep))) {
    ++number;
    std::smatch match;
    if (!std::regex_search(line, match, directive)) continue;
    if (const std::string what = include_finding(file, match[1]); !what.empty())
      found.push_back(at(file, number, what));
  }
  return found;
}

Findings check_bans(const File& file) {
  if (!is_cpp(file)) return {};
  const auto with_literals = lines_of(code_of(file.text, Literals::keep));
  const auto lines = lines_of(code_of(file.text, Literals::blank));
  Findings found;
  for (const Ban& ban : bans) {
    if (!ban_holds(ban, file)) continue;
    std::vector<std::string> present;  // most words are in no line at all
    std::ranges::copy_if(ban.words, std::back_inserter(present), [&](const std::string& word) {
      return file.text.contains(word[0] == '<' ? word.substr(1) : word.substr(0, word.find('(')));
    });
    for (std::size_t i = 0; i < lines.size() && !present.empty(); ++i)
      for (const std::string& word : present)
        if (word[0] == '<' ? includes_system(with_literals[i], word) : has_word(lines[i], word))
          found.push_back(at(file, i + 1, word + " is banned here; " + ban.instead));
  }
  return found;
}

Findings check_opening_comment(const File& file) {
  const auto lines = lines_of(file.text);
  const bool script = !lines.empty() && lines[0].starts_with("#!");
  const bool hashes = script || file.path.ends_with("CMakeLists.txt") || file.path.ends_with(".cmake");
  if (!hashes && !is_cpp(file)) return {};
  const std::string mark = hashes ? "# " : "// ";
  const std::size_t first = script ? 1 : 0;
  if (lines.size() > first && lines[first].starts_with(mark)) return {};
  return {at(file, first + 1, "a file opens with a comment that says why it exists")};
}

Findings check_workplace_words(const File& file) {
  // In two pieces each, so that this file passes.
  static const std::vector<std::string> anywhere{
      "/wo"
      "rk/",
      "sub"
      "agent",
      "helper"
      " agent",
      "bare"
      "-root",
      "duplicates"
      " --"};
  static const std::string at_a_beginning =
      "farm"
      "-";
  std::string lower = file.text;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  Findings found;
  const auto look_for = [&](const std::string& word, bool begins) {
    for (std::size_t i = lower.find(word); i != lower.npos; i = lower.find(word, i + 1)) {
      if (begins && i > 0 && is_word(lower[i - 1])) continue;
      const auto line =
          1 + static_cast<std::size_t>(std::count(lower.begin(), lower.begin() + static_cast<long>(i), '\n'));
      found.push_back(at(file, line,
                         "\"" + word +
                             "\" is a word of the place where this was written; the project "
                             "must be readable without it"));
    }
  };
  for (const std::string& word : anywhere) look_for(word, false);
  look_for(at_a_beginning, true);
  return found;
}

Findings check_length(const File& file) {
  const auto count = lines_of(file.text).size();
  const LongFile* known = nullptr;
  for (const LongFile& entry : long_files)
    if (entry.path == file.path) known = &entry;
  if (count > longest_file && !known)
    return {at(file, count,
               "longer than " + std::to_string(longest_file) +
                   " lines: split it by subject, or list it in house.h with the reason")};
  if (count <= longest_file && known) return {at(file, count, "is short enough now: take it off the list in house.h")};
  return {};
}

Findings check_words(const File& file, std::string_view glossary) {
  if (!is_cpp(file) || is_test(file) || room_of(file.path).empty()) return {};
  static const std::regex literal(R"re("((?:ledger|prepaid_card|http)\.[a-z_]+)"|string_view name = "([a-z_]+)")re");
  Findings found;
  std::size_t number = 0;
  for (const std::string& line : lines_of(code_of(file.text, Literals::keep))) {
    ++number;
    for (std::sregex_iterator it(line.begin(), line.end(), literal), end; it != end; ++it)
      if (const std::string word = (*it)[1].str() + (*it)[2].str(); glossary.find("`" + word + "`") == glossary.npos)
        found.push_back(at(file, number, word + " is not in docs/glossary.md: say what the screen calls it"));
  }
  return found;
}

Findings check_cmake_rooms(std::string_view cmake_lists) {
  static const std::regex call(R"(gb_room\((\w+)((?:\s+ROOMS[\w\s]*?)?)(?:\s+LINK[^)]*)?\))");
  const std::string text(cmake_lists);
  Findings found;
  std::vector<std::string> seen;
  for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
    const std::string name = (*it)[1];
    seen.push_back(name);
    std::istringstream words((*it)[2]);
    std::vector<std::string> linked{std::istream_iterator<std::string>(words), {}};
    if (!linked.empty()) linked.erase(linked.begin());  // the keyword ROOMS
    const Room* room = find_room(name);
    std::vector<std::string> granted;
    for (const std::string& grant : room ? room->grants : std::vector<std::string>{})
      granted.push_back(grant.substr(0, grant.find('/')));
    std::ranges::sort(linked);
    std::ranges::sort(granted);
    if (!room || linked != granted)
      found.push_back("CMakeLists.txt: gb_room(" + name + ") links " + list(linked) +
                      "; the include table in house.h grants " + list(granted) +
                      ". The two say the same or one of them is wrong");
  }
  for (const Room& room : house)
    if (std::ranges::find(seen, room.name) == seen.end())
      found.push_back("CMakeLists.txt has no gb_room(" + room.name + "), but the include table has");
  return found;
}

std::vector<File> read_tree(const std::string& root) {
  namespace fs = std::filesystem;
  static const std::vector<std::string> left_out = {".git", "build", "data", "gazette", "examples"};
  std::vector<File> files;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    const std::string name = it->path().filename();
    if (name == "node_modules" || (it.depth() == 0 && std::ranges::find(left_out, name) != left_out.end())) {
      it.disable_recursion_pending();
      continue;
    }
    if (it->is_symlink() || !it->is_regular_file() || it->path().extension() == ".gbj") continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find('\0') != text.npos) continue;
    files.push_back({fs::relative(it->path(), root).generic_string(), std::move(text)});
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

}  // namespace gongbao::architecture
