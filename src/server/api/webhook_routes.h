// GET /v1/webhooks · POST /v1/webhooks/{webhook}/replay · POST /v1/accounts/register_webhook: where events are sent,
// how it goes, and again from a position. A webhook is ended by the command end_webhook.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_webhook_routes(Router& router, Service& service);

}  // namespace gongbao::server
