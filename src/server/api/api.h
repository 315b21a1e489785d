// The whole interface: every route of design section 9, from the registry and from what stands beside it.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// What is wrong is a mistake of ours: a pattern twice.
Result<void> add_api_routes(Router& router, Service& service);

}  // namespace gongbao::server
