// The head of a request, judged beyond what the parser asks: whatever another program on the way could read
// differently (and so smuggle a second request past it) is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/message.h"

namespace gongbao::server {

struct Head {
  std::string method = {};
  std::string target = {};
  bool http_1_0 = false;
  bool keep_alive = true;
  Headers headers = {};
};

// Over bytes of a head that may be cut off anywhere: control characters, line feeds without a carriage return and the
// other way round can never become right. from: where to begin, bytes before it were looked at.
bool has_bad_byte(std::string_view head, std::size_t from);

// Over a whole head, up to and with its empty line: the shape of its lines. No folded lines, no blank before a colon.
bool has_good_lines(std::string_view head);

// How the body comes.
struct Framing {
  bool chunked = false;
  std::uint64_t length = 0;  // when not chunked
  bool gzip = false;
  bool expects_continue = false;
  bool has_body() const { return chunked || length > 0; }
};

// Codes of problem_json.h when the fields are not to be trusted or not supported.
std::optional<std::string_view> judge_fields(const Head& head, std::size_t max_fields);
std::expected<Framing, std::string_view> framing_of(const Head& head);

// The client's own id when it has a form that carries no data of people (32 hexadecimal digits, or a UUID).
bool is_request_id(std::string_view id);

}  // namespace gongbao::server
