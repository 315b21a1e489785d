// A list's file in the words of its reader: columns and states as the screens call them, in Chinese. In English a file
// has the names of the program, as JSON has, which programs read.
#pragma once

#include "policies/view_rows.h"
#include "server/message.h"

namespace gongbao::server {

class ListWords {
 public:
  ListWords(std::vector<policies::Column> columns, Language language);
  // With the names that the file's first row has; they live as long as the program.
  const std::vector<policies::Column>& columns() const { return columns_; }
  // Of the column in that place; what is no word stays as it is.
  policies::Value said(std::size_t place, policies::Value value) const;

 private:
  using Words = std::map<std::string_view, std::string_view>;
  std::vector<policies::Column> columns_;
  std::vector<Words> words_;  // of each column; empty: it has no words of its own
  std::vector<std::string_view> names_;
  Language language_;
};

}  // namespace gongbao::server
