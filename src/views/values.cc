// One kind of value for each of SQLite's.
#include "views/values.h"

namespace gongbao::views {

void bind_value(Statement& to, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    to.bind(place, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    to.bind_borrowed(place, std::string_view(*text));
  } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
    to.bind_borrowed(place, ByteView(*bytes));
  } else {
    to.bind_null(place);
  }
}

void bind_all(Statement& to, std::span<const Value> values) {
  int place = 0;
  for (const Value& value : values) bind_value(to, ++place, value);
}

Value value_of(const Statement& row, int column) {
  switch (row.type(column)) {
    case Statement::Type::integer:
      return row.integer(column);
    case Statement::Type::text:
      return row.text(column);
    case Statement::Type::bytes: {
      const ByteView bytes = row.bytes(column);
      return Bytes(bytes.begin(), bytes.end());
    }
    case Statement::Type::null:
      break;
  }
  return {};
}

}  // namespace gongbao::views
