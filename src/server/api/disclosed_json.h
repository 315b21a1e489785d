// Numbers of cards and accounts in an answer as the role may see them. They are text in every answer, as in lists: a
// card's has up to 64 bits, of which a JSON reader may keep 53.
#pragma once

#include <boost/json/object.hpp>

#include "access/disclosure.h"

namespace gongbao::server {

bool holds_card_number(std::string_view member);

// Wherever in it they stand.
void disclose_members(boost::json::object& object, access::Role role);

}  // namespace gongbao::server
