// YAML from outside as JSON values, with the place of every value in the text: what is wrong with a scenario is told
// with line and column. The meaning is kept small: text, whole numbers, true/false, null, lists, maps with text keys. A
// number with a decimal point stays text ("120000.01"), so that no amount ever passes through floating point.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/json_text.h"

namespace gongbao::formats {

struct YamlDocument {
  boost::json::value value;
  std::map<std::string, TextPosition> positions;  // by path: given.cards[0].balance; "" is the document

  // "line 12, column 5" of that path, or of the nearest one above it that is known.
  std::string where(std::string_view path) const;
};

// Aliases are written out and count against max_values each time, so a small text cannot become a large value.
// All documents of a stream (parted by ---); ledger.schema_invalid with line and column.
Result<std::vector<YamlDocument>> parse_yaml_stream(std::string_view text, const JsonLimits& limits = {});
// Exactly one document.
Result<YamlDocument> parse_yaml(std::string_view text, const JsonLimits& limits = {});

// The problem with its position filled in from its field.
Problem located(Problem p, const YamlDocument& document);

}  // namespace gongbao::formats
