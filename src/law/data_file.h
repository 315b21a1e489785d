// TOML and JSON files of gazette/ as one kind of tree. Used by the loaders of this room only; no other room sees it.
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

#include "base/date.h"
#include "base/problem.h"

namespace gongbao::law {

// Dates become strings (2023-09-01). Problems: law.data_invalid with file, line and column.
Result<boost::json::value> parse_toml(std::string_view text, std::string_view file);
Result<boost::json::value> parse_json(std::string_view text, std::string_view file);
// By its ending, .toml or .json, from the embedded files; a missing file is law.data_missing.
Result<boost::json::value> embedded_data(std::string_view path);

// Readers of one member. A required member that is missing or of another type is reported with file and member name.
struct MemberOf {
  const boost::json::object& object;
  std::string_view file;

  Result<std::string> text(std::string_view key) const;
  Result<std::int64_t> integer(std::string_view key) const;
  Result<Date> date(std::string_view key) const;
  Result<const boost::json::array*> list(std::string_view key) const;
  std::string text_or(std::string_view key, std::string_view otherwise) const;
  bool flag(std::string_view key) const;                       // false when absent
  std::vector<std::string> texts(std::string_view key) const;  // empty when absent
};

}  // namespace gongbao::law
