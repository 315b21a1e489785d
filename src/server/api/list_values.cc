// What is masked or hidden is told by access/disclosure.h; who a token stands for only the vault knows.
#include "server/api/list_values.h"

#include <algorithm>
#include "access/disclosure.h"
#include "base/hash.h"
#include "custody/record.h"
#include "law/area.h"
#include "vault/vault.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using policies::Column;
using policies::Kind;
using policies::Value;

struct PersonShown {
  PersonToken token;
  std::string name;  // masked; empty when it is not known here
};

std::optional<PersonShown> person_shown(Service& service, access::Role role, const Bytes& bytes) {
  PersonShown person;
  ByteReader in(bytes);
  gongbao::decode(in, person.token);
  if (!person.token.given()) return std::nullopt;
  if (access::shown_to(role, access::FieldKind::person_name) == access::Shown::hidden) return std::nullopt;
  if (service.vault == nullptr) return person;
  if (const auto masked = service.vault->masked(person.token); masked && *masked) person.name = (*masked)->name;
  return person;
}

// Numbers of cards and accounts; nullopt: none, or not shown.
std::optional<std::string> number_shown(access::Role role, const Column& column, const Value& value) {
  if (column.kind == Kind::card) {
    const auto number = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
    return access::disclose(role, access::FieldKind::card_number, std::to_string(number));
  }
  const Bytes& bytes = std::get<Bytes>(value);
  Id16 key{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), key.size()), key.begin());
  if (key == Id16{}) return std::nullopt;
  return access::disclose(role, access::FieldKind::account_no, custody::account_digits(key).value_or(""));
}

json::value text_or_null(const std::optional<std::string>& text) {
  return text ? json::value(json::string(*text)) : json::value(nullptr);
}

json::value plain_json(const Column& column, std::int64_t number) {
  switch (column.kind) {
    case Kind::date:
      return json::string(to_string(Date{static_cast<std::int32_t>(number)}));
    case Kind::quarter:
      return json::string(to_string(Quarter{static_cast<std::int32_t>(number)}));
    case Kind::area:
      if (number == 0) return nullptr;
      return json::string(std::string(law::area_text(static_cast<law::AreaCode>(number))));
    case Kind::flag:
      return number != 0;
    case Kind::number:
      return static_cast<std::uint64_t>(number);
    default:
      return number;
  }
}

// No text was given, though its column must have a value.
bool says_nothing(const Column& column, const Value& value) {
  const auto* hash = std::get_if<Bytes>(&value);
  return std::holds_alternative<std::monostate>(value) ||
         (column.kind == Kind::sealed && hash != nullptr &&
          std::ranges::all_of(*hash, [](auto byte) { return byte == 0; }));
}

}  // namespace

json::value value_json(Service& service, access::Role role, const Column& column, const Value& value) {
  if (says_nothing(column, value)) return nullptr;
  if (column.kind == Kind::card || column.kind == Kind::account) return text_or_null(number_shown(role, column, value));
  if (column.kind == Kind::person) {
    const auto person = person_shown(service, role, std::get<Bytes>(value));
    if (!person) return nullptr;
    json::object told{{"token", to_hex(person->token.token)}};
    if (!person->name.empty()) told["name"] = person->name;
    return told;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) return plain_json(column, *number);
  if (const auto* text = std::get_if<std::string>(&value)) return json::string(*text);
  return json::string(to_hex(std::get<Bytes>(value)));
}

std::string shown_name(const Column& column) {
  const std::string name(column.name);
  return column.kind == Kind::fen && !name.ends_with("_fen") ? name + "_fen" : name;
}

json::object row_json(Service& service, access::Role role, const std::vector<Column>& columns,
                      const std::vector<Value>& values) {
  json::object row;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    row[shown_name(columns[i])] = value_json(service, role, columns[i], values[i]);
  }
  return row;
}

Value value_in_file(Service& service, access::Role role, const Column& column, const Value& value) {
  if (says_nothing(column, value)) return {};
  if (column.kind == Kind::card || column.kind == Kind::account) {
    const auto shown = number_shown(role, column, value);
    return shown ? Value(*shown) : Value{};
  }
  if (column.kind != Kind::person) return value;
  const auto person = person_shown(service, role, std::get<Bytes>(value));
  return person ? Value(person->name) : Value{};
}

}  // namespace gongbao::server
