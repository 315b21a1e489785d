// GET /v1/<system>/printouts/<printout>: what people take away, as PDF. Each comes from the registry.
#pragma once

#include "server/api/press.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_printout_routes(Router& router, Service& service, const std::shared_ptr<Press>& press);

// https://fuka.example.cn, without an end: http or https, a host, a port where it is not the usual one; nullopt else.
std::optional<std::string> public_address_in(std::string_view text);

// RFC 6266: a name in ASCII, and one in UTF-8 for who reads it.
std::string attachment_named(std::string_view ascii, std::string_view utf8);

}  // namespace gongbao::server
