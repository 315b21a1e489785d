// Reads the data files with toml++ and Boost.JSON and turns their complaints into problems.
#include "law/data_file.h"

#include <boost/json.hpp>

#include "base/toml.h"
#include "law/embedded.h"

namespace gongbao::law {
namespace {

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

boost::json::value value_of(const toml::node& node) {
  if (const auto* table = node.as_table()) {
    boost::json::object object;
    for (const auto& [key, item] : *table) object[std::string_view(key)] = value_of(item);
    return object;
  }
  if (const auto* array = node.as_array()) {
    boost::json::array list;
    for (const auto& item : *array) list.push_back(value_of(item));
    return list;
  }
  if (const auto* text = node.as_string()) return boost::json::string(text->get());
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* date = node.as_date()) {
    const toml::date d = date->get();
    return boost::json::string(std::to_string(d.year) + "-" + two_digits(d.month) + "-" + two_digits(d.day));
  }
  return nullptr;  // times and floating point numbers have no place in the law
}

std::unexpected<Problem> invalid_file(std::string_view file, std::string_view key, std::string message) {
  return problem("law.data_invalid", std::string(key), std::move(message), std::string(file));
}

}  // namespace

Result<boost::json::value> parse_toml(std::string_view text, std::string_view file) {
  const toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    const auto at = parsed.error().source().begin;
    return problem("law.data_invalid", "", std::string(parsed.error().description()),
                   std::string(file) + " line " + std::to_string(at.line) + ", column " + std::to_string(at.column));
  }
  return value_of(parsed.table());
}

Result<boost::json::value> parse_json(std::string_view text, std::string_view file) {
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(text, error);
  if (error) return problem("law.data_invalid", "", error.message(), std::string(file));
  return value;
}

Result<boost::json::value> embedded_data(std::string_view path) {
  const auto text = embedded_file(path);
  if (!text) return problem("law.data_missing", "", "the program has no such data file", std::string(path));
  return path.ends_with(".toml") ? parse_toml(*text, path) : parse_json(*text, path);
}

Result<std::string> MemberOf::text(std::string_view key) const {
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return invalid_file(file, key, "a text is missing");
  return std::string(value->get_string());
}

Result<std::int64_t> MemberOf::integer(std::string_view key) const {
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_int64()) return invalid_file(file, key, "a whole number is missing");
  return value->get_int64();
}

Result<Date> MemberOf::date(std::string_view key) const {
  const auto value = text(key);
  if (!value) return std::unexpected(value.error());
  const auto day = parse_date(*value);
  if (!day) return invalid_file(file, key, "not a date");
  return *day;
}

Result<const boost::json::array*> MemberOf::list(std::string_view key) const {
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_array()) return invalid_file(file, key, "a list is missing");
  return &value->get_array();
}

std::string MemberOf::text_or(std::string_view key, std::string_view otherwise) const {
  const auto* value = object.if_contains(key);
  return std::string(value != nullptr && value->is_string() ? std::string_view(value->get_string()) : otherwise);
}

bool MemberOf::flag(std::string_view key) const {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::vector<std::string> MemberOf::texts(std::string_view key) const {
  std::vector<std::string> items;
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_array()) return items;
  for (const auto& item : value->get_array()) {
    if (item.is_string()) items.emplace_back(item.get_string());
  }
  return items;
}

}  // namespace gongbao::law
