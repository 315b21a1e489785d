// GET /v1/<system>/<list>: one route for each list that a system hands to views/, whatever it is. Pages by cursor, or
// the whole as a file (list_export.h).
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_list_routes(Router& router, Service& service);

}  // namespace gongbao::server
