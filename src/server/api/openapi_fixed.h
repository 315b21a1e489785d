// Operations of the few routes that no table declares: signing in, events, files.
#pragma once

#include "server/api/openapi_parts.h"

namespace gongbao::server {

// Adds them to the paths.
void add_fixed_operations(boost::json::object& paths);

// The object of that path, made when it is not there.
boost::json::object& path_of(boost::json::object& paths, const std::string& path);

}  // namespace gongbao::server
