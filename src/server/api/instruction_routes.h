// POST /v1/custody/<op>, /v1/childcare/<op>: one custody instruction in the words of its op (docs/scenarios.md lists
// them), for who does not send files: an outlet that sells, a consumer who objects.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_instruction_routes(Router& router, Service& service);

}  // namespace gongbao::server
