// Rows of the glossary's tables: … | `code` | 中文 / English | …, a status between them at most.
#include "policies/registry/words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "law/embedded.h"

namespace gongbao::policies {

namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The code that a cell consists of; empty when it is not one. Codes name their room, those of papers do not.
std::string_view code_in(std::string_view cell) {
  cell = trimmed(cell);
  const bool quoted = cell.size() > 2 && cell.front() == '`' && cell.back() == '`';
  if (!quoted) return {};
  cell = cell.substr(1, cell.size() - 2);
  return cell.find('.') != std::string_view::npos || cell.starts_with("attachment_") ? cell : std::string_view{};
}

std::optional<CodeWords> words_in(std::string_view cell) {
  const std::size_t slash = cell.find(" / ");
  if (slash == std::string_view::npos) return std::nullopt;
  return CodeWords{trimmed(cell.substr(0, slash)), trimmed(cell.substr(slash + 3))};
}

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view head = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return head;
}

std::map<std::string_view, CodeWords> read() {
  std::map<std::string_view, CodeWords> all;
  std::string_view text = law::embedded_file("glossary.md").value_or("");
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    std::string_view code;
    while (!line.empty()) {
      const std::string_view cell = take_until(line, '|');
      if (const std::string_view next = code_in(cell); !next.empty()) {
        code = next;
      } else if (const auto words = code.empty() ? std::nullopt : words_in(cell)) {
        all.emplace(std::exchange(code, {}), *words);
      }
    }
  }
  return all;
}

}  // namespace

const std::map<std::string_view, CodeWords>& all_words() {
  static const std::map<std::string_view, CodeWords> all = read();
  return all;
}

std::optional<CodeWords> words_of(std::string_view code) {
  const auto it = all_words().find(code);
  return it == all_words().end() ? std::nullopt : std::optional(it->second);
}

// | 1 | `purchase` | 购卡 / purchase | …, in the section of commands
std::optional<CodeWords> instruction_words(std::string_view op) {
  std::string_view text = law::embedded_file("glossary.md").value_or("");
  const std::size_t commands = text.find("\n## Commands\n");
  if (op.empty() || commands == std::string_view::npos) return std::nullopt;
  text.remove_prefix(commands);
  const std::string cell = "| `" + std::string(op) + "` |";
  const std::size_t at = text.find(cell);
  if (at == std::string_view::npos) return std::nullopt;
  text.remove_prefix(at + cell.size());
  return words_in(text.substr(0, text.find_first_of("|\n")));
}

// … · `submit_filing` 提交备案 · …
std::string_view command_word(std::string_view command) {
  const std::string_view text = law::embedded_file("glossary.md").value_or("");
  const std::string quoted = "`" + std::string(command) + "` ";
  const std::size_t commands = text.find("\n## Commands\n");
  const std::size_t at = commands == std::string_view::npos ? commands : text.find(quoted, commands);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + quoted.size());
  return trimmed(rest.substr(0, rest.find_first_of("\n|\xc2")));  // 0xc2 0xb7 is the dot between two commands
}

// --- columns and what stands in them ---------------------------------------------------------------------------------

namespace {

using Named = std::map<std::string_view, std::string_view>;

// `code` 中文 · … or | `code` | 中文 / English | …: each name with the Chinese behind it.
Named named_in(std::string_view text) {
  Named named;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos) break;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    std::string_view rest = text.substr(end + 1);
    while (rest.starts_with(' ') || rest.starts_with('|')) rest.remove_prefix(1);
    // Up to the next name, the dot between two, the English, or a mark of the sentence.
    std::size_t stop = std::min(rest.find_first_of("`|/\n.,;:("), rest.find("·"));
    const std::string_view word = trimmed(rest.substr(0, stop));
    if (!word.empty() && static_cast<unsigned char>(word.front()) >= 0x80) named.emplace(name, word);
    at = end + 1;
  }
  return named;
}

// Of lists; a document may have a part of its own.
constexpr std::string_view columns_heading = "## Columns of ";

// Every cell of a table, every paragraph, every part under a heading, in the order in which they end.
std::vector<Named> places_of(std::string_view text) {
  std::vector<Named> places;
  std::string_view whole = text;
  std::size_t part = 0, paragraph = 0, at = 0;
  const auto add = [&](std::size_t from, std::size_t to) {
    const bool of_columns = whole.substr(part).starts_with(columns_heading);
    if (to > from && !of_columns) places.push_back(named_in(whole.substr(from, to - from)));
  };
  while (!text.empty()) {
    const std::size_t begin = at;
    std::string_view line = take_until(text, '\n');
    at = whole.size() - text.size();
    if (line.starts_with("## ")) {
      add(paragraph, begin);
      add(part, begin);
      part = paragraph = begin;
    }
    if (line.empty() || line.starts_with('|')) {
      add(paragraph, begin);
      paragraph = at;
    }
    if (!line.starts_with('|')) continue;
    while (!line.empty()) places.push_back(named_in(take_until(line, '|')));
  }
  add(part, whole.size());
  return places;
}

}  // namespace

std::string_view column_word(std::string_view column) {
  static const Named columns = [] {
    const std::string_view text = law::embedded_file("glossary.md").value_or("");
    Named all;
    for (std::size_t at = text.find(columns_heading); at != text.npos; at = text.find(columns_heading, at + 1)) {
      all.merge(named_in(text.substr(at, text.find("\n## ", at) - at)));
    }
    return all;
  }();
  const auto it = columns.find(column);
  return it == columns.end() ? std::string_view{} : it->second;
}

Named state_words(std::span<const std::string_view> words) {
  static const std::vector<Named> places = places_of(law::embedded_file("glossary.md").value_or(""));
  for (const Named& place : places) {
    if (!std::ranges::all_of(words, [&](std::string_view word) { return place.contains(word); })) continue;
    Named found;
    for (const std::string_view word : words) found.emplace(word, place.at(word));
    return found;
  }
  return {};
}

}  // namespace gongbao::policies
