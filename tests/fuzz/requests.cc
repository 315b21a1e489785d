// The head of a request from its first byte to the route that answers it; the body's framing included.
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/check.h"
#include "fuzz/parser.h"
#include "server/head.h"
#include "server/router.h"
#include "server/target.h"

namespace gongbao::fuzz {
namespace {

namespace http = boost::beast::http;
using namespace server;

const Router& routes() {
  static const Router router = [] {
    Router made;
    for (const char* pattern : {"/", "/v1/{system}/{command}", "/v1/custody/instructions/{id}", "/files/{rest...}"}) {
      GB_CHECK(made.add(Method::get, pattern, {}).has_value());
    }
    return made;
  }();
  return router;
}

std::optional<Head> head_of(std::string_view text) {
  http::request_parser<http::string_body> parser;
  parser.eager(false);
  boost::beast::error_code failed;
  parser.put(boost::asio::const_buffer(text.data(), text.size()), failed);
  if (failed || !parser.is_header_done()) return std::nullopt;
  Head head{.method = std::string(parser.get().method_string()), .target = std::string(parser.get().target())};
  for (const auto& field : parser.get()) head.headers.add(std::string(field.name_string()), std::string(field.value()));
  return head;
}

void request(ByteView bytes) {
  const std::string_view text = as_text(bytes);
  if (has_bad_byte(text, 0) || !has_good_lines(text)) return;
  const auto head = head_of(text);
  if (!head || judge_fields(*head, 64)) return;
  if (const auto framing = framing_of(*head)) GB_CHECK(!framing->chunked || framing->length == 0);
  for (const auto& [name, value] : head->headers) static_cast<void>(is_request_id(value));
  const auto target = parse_target(head->target);
  if (!target) return;
  for (const std::string& segment : target->segments) GB_CHECK(segment != "." && segment != "..");
  const auto match = routes().find(method_named(head->method), target->segments);
  GB_CHECK(match.route == nullptr || !match.route->pattern.empty());
}

void target(ByteView bytes) {
  const auto parsed = parse_target(as_text(bytes));
  static_cast<void>(percent_decoded(as_text(bytes)));
  if (!parsed) return;
  GB_CHECK(parsed->path.starts_with('/') && !parsed->segments.empty());
  static_cast<void>(routes().find(Method::get, parsed->segments));
}

constexpr Parser all[] = {{"request", request}, {"target", target}};

}  // namespace

std::span<const Parser> request_parsers() { return all; }

}  // namespace gongbao::fuzz
