// The head of a response as text, and what decides how its body goes out.
#pragma once

#include <string>

#include "base/date.h"
#include "server/message.h"

namespace gongbao::server {

// Tue, 15 Nov 1994 08:12:31 GMT
std::string http_date(Stamp now);

// Whether a response of that status has a body at all.
bool may_have_body(int status);

struct HeadFraming {
  enum class Body : std::uint8_t { none, length, chunked, until_close } body = Body::none;
  std::uint64_t length = 0;
  bool keep_alive = true;
  bool http_1_0 = false;
};

// Status line, the response's fields, then ours. Field names and values with anything that could end a line are left
// out, so that nothing a handler copies from a request writes a response of its own.
std::string head_text(const Response& response, const HeadFraming& framing, Stamp now);

}  // namespace gongbao::server
