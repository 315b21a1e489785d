// By the names of members: the same name means the same kind everywhere.
#include "server/api/disclosed_json.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace gongbao::server {

namespace {

namespace json = boost::json;

void disclose_in(json::value& value, access::Role role) {
  if (value.is_object()) return disclose_members(value.get_object(), role);
  if (!value.is_array()) return;
  for (json::value& each : value.get_array()) disclose_in(each, role);
}

bool holds_account_number(std::string_view member) {
  constexpr std::string_view accounts[] = {"account_no", "new_account_no", "settlement_account", "payee_account",
                                           "ref_account"};
  return std::ranges::find(accounts, member) != std::end(accounts);
}

json::value number_disclosed(const json::value& value, access::Role role, access::FieldKind kind) {
  if (value.is_null()) return nullptr;
  const std::string text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
  const auto shown = access::disclose(role, kind, text);
  return shown ? json::value(json::string(*shown)) : json::value(nullptr);
}

}  // namespace

bool holds_card_number(std::string_view member) {
  constexpr std::string_view cards[] = {"card_id", "new_card_id", "subject_id", "counter_id"};
  return std::ranges::find(cards, member) != std::end(cards);
}

void disclose_members(json::object& object, access::Role role) {
  for (auto& [key, value] : object) {
    if (holds_card_number(key)) {
      value = number_disclosed(value, role, access::FieldKind::card_number);
    } else if (holds_account_number(key) &&
               access::shown_to(role, access::FieldKind::account_no) != access::Shown::clear) {
      value = number_disclosed(value, role, access::FieldKind::account_no);
    } else {
      disclose_in(value, role);
    }
  }
}

}  // namespace gongbao::server
