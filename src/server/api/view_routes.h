// GET /v1/views tells how far the lists have come; POST /v1/views/rebuild makes them once more from the journal, while
// they are read: the old file answers until the new one has caught up. For the system administrator; the audit
// administrator may look.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_view_routes(Router& router, Service& service);

}  // namespace gongbao::server
