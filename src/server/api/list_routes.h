// GET /v1/<system>/<list>: one route for each list that a system hands to views/, whatever it is. Pages by cursor, or
// the whole as a file (list_export.h).
#pragma once

#include "server/api/list_export.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// What a page of views was refused for. somebody: signed in.
Response list_problem(const Service& service, const Request& request, const Problem& problem, bool somebody);

Result<void> add_list_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files);

}  // namespace gongbao::server
