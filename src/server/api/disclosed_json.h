// Numbers of cards and accounts in an answer as the role may see them.
#pragma once

#include <boost/json/object.hpp>

#include "access/disclosure.h"

namespace gongbao::server {

// Wherever in it they stand.
void disclose_members(boost::json::object& object, access::Role role);

}  // namespace gongbao::server
