// POST /v1/attachments: a paper into the vault, for a command to come.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view attachments_path = "/v1/attachments";
inline constexpr std::size_t largest_attachment = std::size_t{16} << 20;  // bytes

Result<void> add_attachment_routes(Router& router, Service& service);

// How a paper is answered: as a file to be kept, of a type that no browser guesses at.
Response paper_response(std::string_view content_type, const std::string& name, Bytes content);

}  // namespace gongbao::server
