// Many invoices checked at once (used-vehicle/3d): a file of lines, an answer a line, for programs with a key.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view invoice_checks_path = "/v1/used-vehicle/invoice_checks";

// POST: NDJSON, each line what GET /v1/used-vehicle/invoice_check asks by; the answer is NDJSON with the same lines.
Result<void> add_invoice_check_routes(Router& router, Service& service);

}  // namespace gongbao::server
