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

}  // namespace

void disclose_members(json::object& object, access::Role role) {
  constexpr std::string_view cards[] = {"card_id", "new_card_id", "subject_id", "counter_id"};
  constexpr std::string_view accounts[] = {"account_no", "new_account_no", "settlement_account", "payee_account",
                                           "ref_account"};
  for (auto& [key, value] : object) {
    const std::string_view name(key.data(), key.size());
    const bool card = std::ranges::find(cards, name) != std::end(cards);
    const bool account = std::ranges::find(accounts, name) != std::end(accounts);
    if (!card && !account) {
      disclose_in(value, role);
      continue;
    }
    const auto kind = card ? access::FieldKind::card_number : access::FieldKind::account_no;
    if (access::shown_to(role, kind) == access::Shown::clear) continue;
    const std::string text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    const auto shown = access::disclose(role, kind, text);
    value = shown ? json::value(json::string(*shown)) : json::value(nullptr);
  }
}

}  // namespace gongbao::server
