// The parameters of an address as a struct with a field list: of a question, of a printout.
#pragma once

#include "base/number_text.h"
#include "formats/field_shapes.h"

namespace gongbao::formats {

// As the field's shape asks for it; what is no number, or neither yes nor no, stays text and is refused as such by
// name.
inline boost::json::value as_asked(FieldKind kind, const std::string& text) {
  if (kind == FieldKind::boolean && (text == "true" || text == "false")) return text == "true";
  const bool below = text.starts_with('-');
  const bool counts = kind == FieldKind::integer || kind == FieldKind::money || kind == FieldKind::ratio;
  const auto number = counts ? number_in(std::string_view(text).substr(below ? 1 : 0)) : std::nullopt;
  // As a reader of JSON would have it: signed, as long as it fits.
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (number && *number <= most) return static_cast<std::int64_t>(*number) * (below ? -1 : 1);
  if (number && !below) return *number;
  return boost::json::value(boost::json::string(text));
}

// Names and values as they stand in an address. ledger.schema_invalid naming the field. gate: of what is asked by a
// value that commands give under seal.
template <class Asked>
Result<Asked> from_parameters(std::span<const std::pair<std::string, std::string>> parameters, Gate* gate = nullptr) {
  const FieldShape shape = shape_of<Asked>();
  boost::json::object members;
  for (const auto& [key, text] : parameters) {
    const FieldShape* const part = shape.part(key);
    members[key] = part == nullptr ? boost::json::value(boost::json::string(text)) : as_asked(part->kind, text);
  }
  return from_json<Asked>(members, {}, gate);
}

}  // namespace gongbao::formats
