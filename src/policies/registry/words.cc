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

}  // namespace gongbao::policies
