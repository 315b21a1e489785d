// POST /v1/attachments: a paper into the vault, for a command to come.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view attachments_path = "/v1/attachments";
inline constexpr std::size_t largest_attachment = std::size_t{16} << 20;  // bytes

Result<void> add_attachment_routes(Router& router, Service& service);
// An account that sends one paper has another refused, 429, before its body is read: bodies are held in memory, and
// what many send at once is everybody's (Limits::body_bytes). After who_asks; whoever is nobody is not let in at all.
Filter one_paper_at_a_time();

// How a paper is answered: as a file to be kept, of a type that no browser guesses at.
Response paper_response(std::string_view content_type, const std::string& name, Bytes content);

}  // namespace gongbao::server
