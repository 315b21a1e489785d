// What became of what was entered: GET /v1/custody/entries/{entry_no} explains one entry, and
// GET /v1/custody/instructions/{id} tells of an instruction what came of it since.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_entry_routes(Router& router, Service& service);

}  // namespace gongbao::server
