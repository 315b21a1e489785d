// A field list as data: what a command asks for, so that forms, OpenAPI and scenarios derive from the one list instead
// of repeating it. The shape says what json_fields.h reads; it decides nothing.
#pragma once

#include "formats/json_fields.h"

namespace gongbao::formats {

enum class FieldKind : std::uint8_t {
  boolean,
  integer,  // least … most; unsigned ones start at 0
  text,
  money,  // whole fen
  ratio,  // basis points
  days,
  work_days,
  date,
  quarter,
  stamp,
  hex,     // bytes: how many, 0 = any number
  choice,  // one of choices
  list,    // parts[0] is the element
  map,     // parts[0] is the value
  object,  // parts are the members
  person,
  sealed_text,
  figures,  // by name; answered only, like a row of some list
  row,
};

struct FieldShape {
  std::string name;  // in JSON
  FieldKind kind{};
  bool required = true;  // as it is sent
  bool told = true;      // as it is answered, always; else only where there is one
  bool paper = false;    // sealed_text: an attachment may stand there
  std::int64_t least = 0;
  std::uint64_t most = 0;
  std::size_t bytes = 0;
  std::vector<std::string> choices;
  std::vector<FieldShape> parts;

  const FieldShape* part(std::string_view wanted) const {
    for (const FieldShape& each : parts) {
      if (each.name == wanted) return &each;
    }
    return nullptr;
  }
};

template <class T>
FieldShape shape_of(std::string_view member = {});

namespace detail {
struct AddShape {
  std::vector<FieldShape>& parts;
  template <class Field>
  void operator()(const char* name, const Field&) const {
    if constexpr (!found_by_gate<Field>) parts.push_back(shape_of<Field>(name));
  }
};
}  // namespace detail

template <class T>
FieldShape shape_of(std::string_view member) {
  FieldShape shape;
  shape.name = json_name<T>(member);
  shape.required = !detail::may_be_absent<T>;
  if constexpr (is_optional<T>) {
    shape = shape_of<typename T::value_type>(member);
    shape.required = shape.told = false;
  } else if constexpr (std::is_enum_v<T>) {
    shape.kind = FieldKind::choice;
    for (const auto& [value, name] : names_of(T{})) shape.choices.emplace_back(name);
  } else if constexpr (std::is_same_v<T, bool>) {
    shape.kind = FieldKind::boolean;
  } else if constexpr (std::is_integral_v<T>) {
    shape.kind = FieldKind::integer;
    shape.least = std::is_signed_v<T> ? static_cast<std::int64_t>(std::numeric_limits<T>::min()) : 0;
    shape.most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
  } else if constexpr (std::is_same_v<T, std::string>) {
    shape.kind = FieldKind::text;
  } else if constexpr (std::is_same_v<T, Money>) {
    shape.kind = FieldKind::money;
  } else if constexpr (std::is_same_v<T, BasisPoints>) {
    shape.kind = FieldKind::ratio;
  } else if constexpr (std::is_same_v<T, Days>) {
    shape.kind = FieldKind::days;
  } else if constexpr (std::is_same_v<T, WorkDays>) {
    shape.kind = FieldKind::work_days;
  } else if constexpr (std::is_same_v<T, Date>) {
    shape.kind = FieldKind::date;
  } else if constexpr (std::is_same_v<T, Quarter>) {
    shape.kind = FieldKind::quarter;
  } else if constexpr (std::is_same_v<T, Stamp>) {
    shape.kind = FieldKind::stamp;
  } else if constexpr (std::is_same_v<T, NamedFigures>) {
    shape.kind = FieldKind::figures;
  } else if constexpr (std::is_same_v<T, ListedRow>) {
    shape.kind = FieldKind::row;
  } else if constexpr (std::is_same_v<T, PersonToken>) {
    shape.kind = FieldKind::person;
  } else if constexpr (std::is_base_of_v<SealedText, T>) {
    shape.kind = FieldKind::sealed_text;
    shape.paper = std::is_same_v<T, SealedDocument>;
  } else if constexpr (std::is_same_v<T, Bytes>) {
    shape.kind = FieldKind::hex;
  } else if constexpr (is_byte_array<T>) {
    shape.kind = FieldKind::hex;
    shape.bytes = std::tuple_size_v<T>;
  } else if constexpr (is_vector<T>) {
    shape.kind = FieldKind::list;
    shape.parts.push_back(shape_of<typename T::value_type>());
  } else if constexpr (is_map<T>) {
    shape.kind = FieldKind::map;
    shape.parts.push_back(shape_of<typename T::mapped_type>());
  } else {
    static_assert(HasFields<T>, "give the struct a GB_FIELDS list");
    shape.kind = FieldKind::object;
    T probe{};
    T::each_field(probe, detail::AddShape{shape.parts});
  }
  return shape;
}

}  // namespace gongbao::formats
