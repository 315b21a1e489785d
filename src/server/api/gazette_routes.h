// What stands behind an answer beside the printed text (article_routes.h): what codes and commands are called, the
// numbers in force, the rest days with which deadlines are counted. Public; the same for everybody.
//   GET /v1/gazette/words                  what codes, flags and commands are called, and what they rest on
//   GET /v1/gazette/parameters             numbers and choices in force, and since when, with their clauses
//   GET /v1/gazette/calendar               days that the week does not decide, notice by notice
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_gazette_routes(Router& router, Service& service);

}  // namespace gongbao::server
