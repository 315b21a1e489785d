// GET /v1/search?q=: one field for everything that an account may see, for the head of every page.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_search_routes(Router& router, Service& service);

}  // namespace gongbao::server
