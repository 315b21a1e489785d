// GET /v1/<system>/<question>: figures of this moment, each with the entry it was read at; and a statement, read
// back from the journal.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_question_routes(Router& router, Service& service);

}  // namespace gongbao::server
