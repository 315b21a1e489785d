// The printed words behind an answer: a document of the issue with its anchors and clauses, and the rest days with
// which deadlines are counted. Public; the same for everybody.
//   GET /v1/gazette/documents              what is printed in the issue
//   GET /v1/gazette/documents/{document}   its text, anchor by anchor, and its clauses
//   GET /v1/gazette/parameters             numbers and choices in force, and since when, with their clauses
//   GET /v1/gazette/calendar               days that the week does not decide, notice by notice
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_gazette_routes(Router& router, Service& service);

}  // namespace gongbao::server
