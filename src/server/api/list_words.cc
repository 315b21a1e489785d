// Words come from the glossary, districts from the law.
#include "server/api/list_words.h"

#include <algorithm>

#include "law/area.h"
#include "policies/registry/words.h"

namespace gongbao::server {

namespace {

using policies::Column;
using policies::Kind;
using policies::Value;

std::string_view area_name(std::int64_t code) {
  const auto areas = law::districts_and_bda();
  const auto area = std::ranges::find(areas, static_cast<law::AreaCode>(code), &law::Area::code);
  return area == areas.end() ? std::string_view{} : area->name_zh;
}

// A command, an op or a code that stands in a column of texts.
std::string_view text_word(std::string_view column, std::string_view text) {
  if (column == "code") {
    const auto words = policies::words_of(text);
    return words ? words->zh : std::string_view{};
  }
  if (column != "command" && column != "op") return {};
  const auto words = policies::instruction_words(text);
  return words ? words->zh : policies::command_word(text);
}

}  // namespace

ListWords::ListWords(std::vector<Column> columns, Language language)
    : columns_(std::move(columns)), words_(columns_.size()), language_(language) {
  for (const Column& column : columns_) names_.push_back(column.name);
  if (language_ != Language::zh) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    words_[i] = policies::state_words(columns_[i].words);
    if (const std::string_view word = policies::column_word(names_[i]); !word.empty()) columns_[i].name = word;
  }
}

Value ListWords::said(std::size_t place, Value value) const {
  if (language_ != Language::zh) return value;
  std::string_view word;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (columns_[place].kind == Kind::flag) word = *number != 0 ? "是" : "否";
    if (columns_[place].kind == Kind::area) word = area_name(*number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    const auto state = words_[place].find(*text);
    word = state != words_[place].end() ? state->second : text_word(names_[place], *text);
  }
  return word.empty() ? value : Value(std::string(word));
}

}  // namespace gongbao::server
