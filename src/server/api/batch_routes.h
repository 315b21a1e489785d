// POST /v1/custody/instructions: a bank's batch file, spooled to disk, judged as a whole, then decided record by record
// while the verdicts stream back.
#pragma once

#include "server/answer.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// Asked before a file is taken in: 401 for nobody, 503 when the disk would fall below the reserve (bytes).
Filter keep_uploads_small(std::string folder, std::uintmax_t reserve);

// Whether a spooled body is what a signed request was signed over; true of others.
bool signed_as_it_came(const Request& request);

Result<void> add_batch_routes(Router& router, Service& service);

}  // namespace gongbao::server
