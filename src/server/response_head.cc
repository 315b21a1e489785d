// Written by hand: a few lines of text.
#include "server/response_head.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <cstdio>

namespace gongbao::server {
namespace {

bool is_clean(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
  });
}

constexpr std::string_view ours[] = {"Date", "Content-Length", "Transfer-Encoding", "Connection", "Server"};

bool is_ours(std::string_view name) {
  return std::ranges::any_of(ours, [&](std::string_view own) { return same_ignoring_case(own, name); });
}

void add(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string http_date(Stamp now) {
  using namespace std::chrono;
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds at = floor<std::chrono::seconds>(sys_time<microseconds>(microseconds(now.micros)));
  const sys_days day = floor<std::chrono::days>(at);
  const year_month_day date(day);
  const hh_mm_ss time(at - day);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", days[std::chrono::weekday(day).c_encoding()],
                static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text;
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string head_text(const Response& response, const HeadFraming& framing, Stamp now) {
  std::string text = framing.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ";
  const auto reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
  text += std::to_string(response.status) + " " + std::string(reason) + "\r\n";
  add(text, "Date", http_date(now));
  for (const auto& [name, value] : response.headers)
    if (is_clean(name) && is_clean(value) && !is_ours(name)) add(text, name, value);
  if (framing.body == HeadFraming::Body::length) add(text, "Content-Length", std::to_string(framing.length));
  if (framing.body == HeadFraming::Body::chunked) add(text, "Transfer-Encoding", "chunked");
  if (!framing.keep_alive) add(text, "Connection", "close");
  if (framing.keep_alive && framing.http_1_0) add(text, "Connection", "keep-alive");
  return text + "\r\n";
}

}  // namespace gongbao::server
