// Structs with a GB_FIELDS list as JSON and back, strictly: an unknown field, a missing one, a wrong type or a value
// out of range is a Problem that names the field by its path (form.outlets[2].district).
//
//   Money          whole fen; the JSON name is the member's with _fen (amount -> amount_fen)
//   Date           "2023-10-09"
//   Quarter        "2023Q4"
//   Stamp          "2023-10-09T08:00:00.000000+08:00"
//   Days, WorkDays, BasisPoints, integers: whole numbers
//   enums          by name (base/enum_names.h)
//   byte arrays, byte strings: hex
//   map            object; keys as text
//   PersonToken    with a gate: {"name": …, "phone": …, "resident_id": …} or {"token": hex}; without: {"token": hex}
//   IdFinding      with a gate: nobody says it; found of the resident_id of the member "person" (JudgesResidentId)
//   SealedText     with a gate: the text; without: {"hash": hex}
//   SealedPhone    the same, and the gate keeps no more than its hash
//   SealedLicence  the same, of 17 digits; another form is told apart, and nothing of it is kept
//   SealedDocument the same, or {"attachment": hex}: one that was put before
//
// Absent (or null) may be: optional, bool (= false), vector and map (= empty), PersonToken and SealedText (= none
// given). Everything else is required. to_json leaves an empty optional out and keeps the order of the list, so equal
// values have equal texts.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/enum_names.h"
#include "base/fields.h"
#include "base/hash.h"
#include "formats/gate.h"
#include "formats/json_text.h"

namespace gongbao::formats {

namespace detail {

template <class T>
struct HoldsMoney : std::is_same<T, Money> {};
template <class T>
struct HoldsMoney<std::optional<T>> : HoldsMoney<T> {};
template <class T>
struct HoldsMoney<std::vector<T>> : HoldsMoney<T> {};
template <class K, class V>
struct HoldsMoney<std::map<K, V>> : HoldsMoney<V> {};

template <class T>
inline constexpr bool names_person = std::is_same_v<T, PersonToken> || std::is_base_of_v<SealedText, T>;
// Found while the rest is read, never sent.
template <class T>
inline constexpr bool found_by_gate = std::is_same_v<T, std::optional<IdFinding>>;
template <class T>
inline constexpr bool may_be_absent =
    is_optional<T> || is_vector<T> || is_map<T> || std::is_same_v<T, bool> || names_person<T>;

std::string member_path(std::string_view parent, std::string_view name);
std::string element_path(std::string_view parent, std::size_t index);

std::unexpected<Problem> bad_field(std::string_view path, std::string message);
Result<std::int64_t> read_int64(const boost::json::value& value, std::string_view path, std::int64_t least,
                                std::int64_t most);
Result<std::uint64_t> read_uint64(const boost::json::value& value, std::string_view path, std::uint64_t most);
Result<bool> read_bool(const boost::json::value& value, std::string_view path);
Result<std::string> read_text(const boost::json::value& value, std::string_view path);
Result<Bytes> read_hex(const boost::json::value& value, std::string_view path, std::optional<std::size_t> bytes);
Result<Date> read_date(const boost::json::value& value, std::string_view path);
Result<Quarter> read_quarter(const boost::json::value& value, std::string_view path);
Result<Stamp> read_stamp(const boost::json::value& value, std::string_view path);
Result<const boost::json::object*> read_object(const boost::json::value& value, std::string_view path);
Result<const boost::json::array*> read_array(const boost::json::value& value, std::string_view path);
Result<std::uint64_t> uint64_of_text(std::string_view text, std::string_view path, std::uint64_t most);
Result<PersonToken> read_person(const boost::json::value& value, std::string_view path, Gate& gate,
                                bool number_is_judged = false);
// Of the resident id of the member "person".
std::optional<IdFinding> number_found(const boost::json::object& members);
Result<SealedText> read_sealed(const boost::json::value& value, std::string_view path, Gate& gate);
Result<SealedText> read_phone(const boost::json::value& value, std::string_view path, Gate& gate);
Result<SealedText> read_licence(const boost::json::value& value, std::string_view path, Gate& gate);
Result<SealedText> read_document(const boost::json::value& value, std::string_view path, Gate& gate);

}  // namespace detail

// What has a person, and after it what was found of the person's number: a rule judges its form, so no gate does.
template <class T>
concept JudgesResidentId = requires(T& value) {
  requires std::is_same_v<decltype(value.person), PersonToken>;
  requires detail::found_by_gate<decltype(value.id_check)>;
};

// The name a member has in JSON.
template <class T>
std::string json_name(std::string_view member) {
  std::string name(member);
  if (detail::HoldsMoney<T>::value && !name.ends_with("_fen")) name += "_fen";
  return name;
}

// Of an answer, members that no list of fields names, written as they stand: figures by name; a row of some list.
struct NamedFigures {
  boost::json::object named;
};
struct ListedRow {
  boost::json::object row;
};

template <class T>
boost::json::value to_json(const T& value);

namespace detail {
// A visitor with a name is compiled once for each type of a field, not for each struct.
struct FieldWriter {
  boost::json::object& object;
  template <class Field>
  void operator()(const char* name, const Field& field) const {
    if constexpr (is_optional<Field>) {
      if (!field) return;
    }
    object[json_name<Field>(name)] = to_json(field);
  }
};
}  // namespace detail

template <class K>
std::string json_key(const K& key) {
  if constexpr (std::is_same_v<K, std::string>) {
    return key;
  } else if constexpr (std::is_enum_v<K>) {
    return std::string(enum_name(key));
  } else if constexpr (std::is_same_v<K, Date> || std::is_same_v<K, Quarter>) {
    return to_string(key);
  } else {
    static_assert(std::is_unsigned_v<K>, "a map key is text, an enum, a date, a quarter or an unsigned number");
    return std::to_string(key);
  }
}

template <class T>
boost::json::value to_json(const T& value) {
  if constexpr (std::is_same_v<T, NamedFigures>) {
    return value.named;
  } else if constexpr (std::is_same_v<T, ListedRow>) {
    return value.row;
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(NamedEnum<T>, "give the enum names_of (base/enum_names.h)");
    const std::string_view name = enum_name(value);
    return boost::json::value(boost::json::string_view(name.data(), name.size()));
  } else if constexpr (std::is_same_v<T, bool>) {
    return value;
  } else if constexpr (std::is_signed_v<T> && std::is_integral_v<T>) {
    return static_cast<std::int64_t>(value);
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<std::uint64_t>(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return boost::json::value(boost::json::string_view(value.data(), value.size()));
  } else if constexpr (std::is_same_v<T, Money>) {
    return value.fen;
  } else if constexpr (std::is_same_v<T, BasisPoints>) {
    return static_cast<std::int64_t>(value.bp);
  } else if constexpr (std::is_same_v<T, Days> || std::is_same_v<T, WorkDays>) {
    return static_cast<std::int64_t>(value.count);
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Quarter> || std::is_same_v<T, Stamp>) {
    return boost::json::value(to_string(value));
  } else if constexpr (is_byte_array<T> || std::is_same_v<T, Bytes>) {
    return boost::json::value(to_hex(value));
  } else if constexpr (is_optional<T>) {
    return value ? to_json(*value) : boost::json::value(nullptr);
  } else if constexpr (is_vector<T>) {
    boost::json::array array;
    array.reserve(value.size());
    for (const auto& item : value) array.push_back(to_json(static_cast<const typename T::value_type&>(item)));
    return array;
  } else if constexpr (is_map<T>) {
    boost::json::object object;
    for (const auto& [key, item] : value) object[json_key(key)] = to_json(item);
    return object;
  } else {
    static_assert(HasFields<T>, "give the struct a GB_FIELDS list");
    boost::json::object object;
    T::each_field(value, detail::FieldWriter{object});
    return object;
  }
}

// gate: takes persons and free texts; nullptr when the value has none, or has their tokens already.
template <class T>
Result<void> read_json(const boost::json::value& json, std::string_view path, T& value, Gate* gate = nullptr);

namespace detail {

template <class R, class T>
Result<void> put(R&& read, T& value) {
  if (!read) return std::unexpected(read.error());
  value = static_cast<T>(*read);
  return {};
}

template <class K>
Result<K> read_key(std::string_view text, std::string_view path) {
  if constexpr (std::is_same_v<K, std::string>) {
    return std::string(text);
  } else if constexpr (std::is_integral_v<K>) {
    const auto number = uint64_of_text(text, path, std::numeric_limits<K>::max());
    if (!number) return std::unexpected(number.error());
    return static_cast<K>(*number);
  } else {
    K key{};
    const Result<void> read =
        read_json(boost::json::value(boost::json::string_view(text.data(), text.size())), path, key);
    if (!read) return std::unexpected(read.error());
    return key;
  }
}

template <class T>
Result<void> read_vector(const boost::json::value& json, std::string_view path, T& value, Gate* gate) {
  const auto array = read_array(json, path);
  if (!array) return std::unexpected(array.error());
  value.clear();
  for (std::size_t i = 0; i < (*array)->size(); ++i) {
    typename T::value_type item{};
    const Result<void> read = read_json((**array)[i], element_path(path, i), item, gate);
    if (!read) return read;
    value.push_back(std::move(item));
  }
  return {};
}

template <class T>
Result<void> read_map(const boost::json::value& json, std::string_view path, T& value, Gate* gate) {
  const auto object = read_object(json, path);
  if (!object) return std::unexpected(object.error());
  value.clear();
  for (const auto& member : **object) {
    const std::string at = member_path(path, std::string_view(member.key().data(), member.key().size()));
    const auto key = read_key<typename T::key_type>(std::string_view(member.key().data(), member.key().size()), at);
    if (!key) return std::unexpected(key.error());
    typename T::mapped_type item{};
    const Result<void> read = read_json(member.value(), at, item, gate);
    if (!read) return read;
    if (!value.emplace(*key, std::move(item)).second) return bad_field(at, "the key stands twice");
  }
  return {};
}

// Reads the members of one object; the first that is wrong is told, the rest left alone.
class FieldReader {
 public:
  FieldReader(const boost::json::object& object, std::string_view path, Gate* gate, bool number_is_judged)
      : object_(object), path_(path), gate_(gate), number_is_judged_(number_is_judged) {}

  template <class Field>
  void operator()(const char* member, Field& field) {
    if constexpr (found_by_gate<Field>) {
      if (gate_ != nullptr) {
        field = number_found(object_);
        return;
      }
    }
    known_.push_back(json_name<Field>(member));
    if (!result_) return;
    const boost::json::value* found = object_.if_contains(known_.back());
    const bool absent = found == nullptr || (may_be_absent<Field> && found->is_null());
    if (!absent) {
      result_ = read(*found, member_path(path_, known_.back()), field);
    } else if constexpr (may_be_absent<Field>) {
      field = Field{};
    } else {
      result_ = bad_field(member_path(path_, known_.back()), "the field is missing");
    }
  }

  // What was wrong, a member that nobody asked for included.
  Result<void> result() const;

 private:
  template <class Field>
  Result<void> read(const boost::json::value& found, std::string_view path, Field& field) {
    if constexpr (std::is_same_v<Field, PersonToken>) {
      if (gate_ != nullptr) return put(read_person(found, path, *gate_, number_is_judged_), field);
    }
    return read_json(found, path, field, gate_);
  }

  const boost::json::object& object_;
  std::string_view path_;
  Gate* gate_;
  bool number_is_judged_;
  std::vector<std::string> known_;
  Result<void> result_;
};

template <class T>
Result<void> read_struct(const boost::json::value& json, std::string_view path, T& value, Gate* gate) {
  const auto object = read_object(json, path);
  if (!object) return std::unexpected(object.error());
  FieldReader reader(**object, path, gate, JudgesResidentId<T>);
  T::each_field(value, reader);
  return reader.result();
}

}  // namespace detail

template <class T>
Result<void> read_json(const boost::json::value& json, std::string_view path, T& value, Gate* gate) {
  if constexpr (std::is_enum_v<T>) {
    static_assert(NamedEnum<T>, "give the enum names_of (base/enum_names.h)");
    const auto name = detail::read_text(json, path);
    if (!name) return std::unexpected(name.error());
    const auto found = enum_named<T>(*name);
    if (!found) return detail::bad_field(path, "must be one of " + enum_choices<T>());
    value = *found;
    return {};
  } else if constexpr (std::is_same_v<T, bool>) {
    return detail::put(detail::read_bool(json, path), value);
  } else if constexpr (std::is_signed_v<T> && std::is_integral_v<T>) {
    using Limits = std::numeric_limits<T>;
    return detail::put(detail::read_int64(json, path, Limits::min(), Limits::max()), value);
  } else if constexpr (std::is_integral_v<T>) {
    return detail::put(detail::read_uint64(json, path, std::numeric_limits<T>::max()), value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return detail::put(detail::read_text(json, path), value);
  } else if constexpr (std::is_same_v<T, Money>) {
    return read_json(json, path, value.fen);
  } else if constexpr (std::is_same_v<T, BasisPoints>) {
    return read_json(json, path, value.bp);
  } else if constexpr (std::is_same_v<T, Days> || std::is_same_v<T, WorkDays>) {
    return read_json(json, path, value.count);
  } else if constexpr (std::is_same_v<T, Date>) {
    return detail::put(detail::read_date(json, path), value);
  } else if constexpr (std::is_same_v<T, Quarter>) {
    return detail::put(detail::read_quarter(json, path), value);
  } else if constexpr (std::is_same_v<T, Stamp>) {
    return detail::put(detail::read_stamp(json, path), value);
  } else if constexpr (is_byte_array<T>) {
    const auto bytes = detail::read_hex(json, path, value.size());
    if (!bytes) return std::unexpected(bytes.error());
    std::copy(bytes->begin(), bytes->end(), value.begin());
    return {};
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return detail::put(detail::read_hex(json, path, std::nullopt), value);
  } else if constexpr (is_optional<T>) {
    value.reset();
    return json.is_null() ? Result<void>{} : read_json(json, path, value.emplace(), gate);
  } else if constexpr (is_vector<T>) {
    return detail::read_vector(json, path, value, gate);
  } else if constexpr (is_map<T>) {
    return detail::read_map(json, path, value, gate);
  } else {
    static_assert(HasFields<T>, "give the struct a GB_FIELDS list");
    if constexpr (std::is_same_v<T, PersonToken>) {
      if (gate != nullptr) return detail::put(detail::read_person(json, path, *gate), value);
    } else if constexpr (std::is_same_v<T, SealedText>) {
      if (gate != nullptr) return detail::put(detail::read_sealed(json, path, *gate), value);
    } else if constexpr (std::is_same_v<T, SealedPhone>) {
      if (gate != nullptr) return detail::put(detail::read_phone(json, path, *gate), value);
    } else if constexpr (std::is_same_v<T, SealedLicence>) {
      if (gate != nullptr) return detail::put(detail::read_licence(json, path, *gate), value);
    } else if constexpr (std::is_same_v<T, SealedDocument>) {
      if (gate != nullptr) return detail::put(detail::read_document(json, path, *gate), value);
    }
    return detail::read_struct(json, path, value, gate);
  }
}

// path: what the value is part of; usually empty.
template <class T>
Result<T> from_json(const boost::json::value& json, std::string_view path = {}, Gate* gate = nullptr) {
  T value{};
  const Result<void> read = read_json(json, path, value, gate);
  if (!read) return std::unexpected(read.error());
  return value;
}

}  // namespace gongbao::formats
