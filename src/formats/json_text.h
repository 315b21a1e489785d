// JSON from outside, bounded: size, depth and number of values are limited, duplicate keys and invalid UTF-8 refused,
// and every error says line and column. Numbers with a fraction or an exponent are read, so that the field which asks
// for a whole number can say its name (json_fields.h); no figure of ours is ever one.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao::formats {

struct TextPosition {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in characters
  bool operator==(const TextPosition&) const = default;
};
// Where that byte stands; a place beyond the end is the end.
TextPosition position_at(std::string_view text, std::size_t byte);
std::string to_string(TextPosition p);  // "line 3, column 5"

struct JsonLimits {
  std::size_t max_bytes = std::size_t{4} << 20;
  std::size_t max_depth = 32;        // arrays and objects inside one another
  std::size_t max_values = 500'000;  // bounds the memory of texts like [[],[],[], … ]
};

// One value and nothing after it but white space. ledger.schema_invalid, where = line and column; first_line is the
// line of the file on which the text begins.
Result<boost::json::value> parse_json(std::string_view text, const JsonLimits& limits = {}, std::size_t first_line = 1);

// On one line, members in the order they have.
std::string json_line(const boost::json::value& value);
// Two blanks an indent step, for people.
std::string json_pretty(const boost::json::value& value);
// The text as a JSON string, quotes included; ill-formed UTF-8 becomes U+FFFD.
std::string json_quoted(std::string_view text);

}  // namespace gongbao::formats
