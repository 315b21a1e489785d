// The parameters of an address as a struct with a field list: of a question, of a printout.
#pragma once

#include <limits>

#include "base/number_text.h"
#include "formats/field_shapes.h"

namespace gongbao::formats {

// As the field's shape asks for it; what is no number and no yes or no stays text, and is refused as such by name.
inline boost::json::value parameter_value(const FieldShape* part, const std::string& text) {
  if (part == nullptr) return boost::json::string(text);
  if (part->kind == FieldKind::boolean && (text == "true" || text == "false")) return text == "true";
  if (part->kind == FieldKind::integer || part->kind == FieldKind::money || part->kind == FieldKind::ratio) {
    const bool minus = text.starts_with('-');
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    const auto size = number_in(std::string_view(text).substr(minus ? 1 : 0));
    if (size && *size <= most) return minus ? -static_cast<std::int64_t>(*size) : static_cast<std::int64_t>(*size);
    if (size && !minus) return *size;
  }
  return boost::json::string(text);
}

// Names and values as they stand in an address. ledger.schema_invalid naming the field.
template <class Asked>
Result<Asked> from_parameters(std::span<const std::pair<std::string, std::string>> parameters) {
  const FieldShape shape = shape_of<Asked>();
  boost::json::object members;
  for (const auto& [key, text] : parameters) {
    members[key] = parameter_value(shape.part(key), text);
  }
  return from_json<Asked>(members);
}

}  // namespace gongbao::formats
