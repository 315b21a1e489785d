// The parameters of an address as a struct with a field list: of a question, of a printout.
#pragma once

#include "base/number_text.h"
#include "formats/field_shapes.h"

namespace gongbao::formats {

// Names and values as they stand in an address. ledger.schema_invalid naming the field.
template <class Asked>
Result<Asked> from_parameters(std::span<const std::pair<std::string, std::string>> parameters) {
  const FieldShape shape = shape_of<Asked>();
  boost::json::object members;
  for (const auto& [key, text] : parameters) {
    // As the field's shape asks for it; what is no number stays text, and is refused as such by name.
    const FieldShape* const part = shape.part(key);
    const auto number = part != nullptr && part->kind == FieldKind::integer ? number_in(text) : std::nullopt;
    members[key] = number ? boost::json::value(*number) : boost::json::value(boost::json::string(text));
  }
  return from_json<Asked>(members);
}

}  // namespace gongbao::formats
