// GET /v1/events?after=<entry>: what happened since, as far as the one who asks may see it; any position may be asked
// for again. As JSON at once, with ?wait= seconds when there is nothing yet, or as server-sent events that go on
// (Accept: text/event-stream; Last-Event-ID stands for after).
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_event_routes(Router& router, Service& service);

}  // namespace gongbao::server
