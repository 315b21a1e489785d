// GET /v1/<system>/<question>: figures of this moment, each with the entry it was read at; a statement, read back from
// the journal; and as files those whose answer is a list (question_files.h).
#pragma once

#include "server/api/list_export.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// Its name with the system's: whether ?format= may say csv or xlsx.
bool told_as_file(std::string_view question);

Result<void> add_question_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files);

}  // namespace gongbao::server
