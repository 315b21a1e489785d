// Rules of RFC 9110 and 9112, taken at their strictest.
#include "server/head.h"

#include <algorithm>
#include <charconv>

namespace gongbao::server {
namespace {

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

// Fields of which a second one would leave it open which counts.
constexpr std::string_view singles[] = {"Host",
                                        "Content-Length",
                                        "Transfer-Encoding",
                                        "Content-Type",
                                        "Content-Encoding",
                                        "Authorization",
                                        "Expect",
                                        "Idempotency-Key",
                                        "X-Request-Id",
                                        "Accept-Language",
                                        "If-None-Match",
                                        "Last-Event-ID",
                                        "User-Agent",
                                        "X-Forwarded-Proto",
                                        "Origin",
                                        "Referer",
                                        "Cookie",
                                        "Upgrade"};

bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
}

bool is_good_request_line(std::string_view line) {
  const auto first = line.find(' '), last = line.rfind(' ');
  if (first == line.npos || first == last || !is_token(line.substr(0, first))) return false;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  return !target.empty() && target.find_first_of(" \t") == target.npos &&
         (version == "HTTP/1.1" || version == "HTTP/1.0");
}

bool is_good_field_line(std::string_view line) {
  const auto colon = line.find(':');
  return colon != line.npos && is_token(line.substr(0, colon));
}

}  // namespace

bool has_bad_byte(std::string_view head, std::size_t from) {
  for (std::size_t i = from; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c == '\r') {
      if (i + 1 < head.size() && head[i + 1] != '\n') return true;
    } else if (c == '\n') {
      if (i == 0 || head[i - 1] != '\r') return true;
    } else if ((c < 0x20 && c != '\t') || c == 0x7f) {
      return true;
    }
  }
  return false;
}

bool has_good_lines(std::string_view head) {
  bool request_line = true;
  while (true) {
    const auto end = head.find("\r\n");
    if (end == head.npos) return false;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.empty()) return !request_line && head.empty();
    if (!(request_line ? is_good_request_line(line) : is_good_field_line(line))) return false;
    request_line = false;
  }
}

std::optional<std::string_view> judge_fields(const Head& head, std::size_t max_fields) {
  if (head.headers.size() > max_fields) return "http.head_too_large";
  for (const std::string_view name : singles)
    if (head.headers.count(name) > 1) return "http.bad_request";
  const std::string* host = head.headers.find("Host");
  if (host ? !is_host(*host) : !head.http_1_0) return "http.bad_request";
  return std::nullopt;
}

std::expected<Framing, std::string_view> framing_of(const Head& head) {
  Framing framing;
  const std::string* length = head.headers.find("Content-Length");
  const std::string* transfer = head.headers.find("Transfer-Encoding");
  if (transfer) {
    if (length || head.http_1_0 || !same_ignoring_case(*transfer, "chunked"))
      return std::unexpected("http.bad_request");
    framing.chunked = true;
  }
  if (length) {
    const auto [end, wrong] = std::from_chars(length->data(), length->data() + length->size(), framing.length);
    const bool digits = !length->empty() && std::ranges::all_of(*length, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || wrong != std::errc() || end != length->data() + length->size())
      return std::unexpected("http.bad_request");
  }
  const std::string_view coding = head.headers.get("Content-Encoding");
  framing.gzip = same_ignoring_case(coding, "gzip");
  if (!coding.empty() && !framing.gzip && !same_ignoring_case(coding, "identity"))
    return std::unexpected("http.unsupported_encoding");
  if (const std::string* expect = head.headers.find("Expect")) {
    if (!same_ignoring_case(*expect, "100-continue")) return std::unexpected("http.expectation_failed");
    framing.expects_continue = !head.http_1_0 && framing.has_body();
  }
  return framing;
}

bool is_request_id(std::string_view id) {
  const bool uuid = id.size() == 36;
  if (!uuid && id.size() != 32) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const char c = id[i];
    const bool dash = uuid && (i == 8 || i == 13 || i == 18 || i == 23);
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

}  // namespace gongbao::server
