// The interface as OpenAPI 3.1, made of the same field lists, citation tables and list declarations as the routes.
#pragma once

#include <boost/json/object.hpp>

#include "policies/registry/law_books.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

boost::json::object openapi(const policies::LawBooks& law);

// GET /openapi.json
Result<void> add_openapi_route(Router& router, Service& service);

}  // namespace gongbao::server
