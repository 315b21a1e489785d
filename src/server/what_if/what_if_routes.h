// POST /v1/what-if asks what would have come of the journal under other terms, GET tells how far it is and what came of
// it, DELETE ends or forgets it.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view what_if_path = "/v1/what-if";

Result<void> add_what_if_routes(Router& router, Service& service);

}  // namespace gongbao::server
