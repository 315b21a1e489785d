// Look-ups over short lists, and the few words of HTTP that are read by hand.
#include "server/message.h"

#include <algorithm>
#include "server/weighted_list.h"

namespace gongbao::server {
namespace {

constexpr std::pair<Method, std::string_view> methods[] = {
    {Method::get, "GET"},     {Method::head, "HEAD"},  {Method::post, "POST"},      {Method::put, "PUT"},
    {Method::patch, "PATCH"}, {Method::del, "DELETE"}, {Method::options, "OPTIONS"}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class Fields>
auto find_named(const Fields& fields, std::string_view name) {
  return std::ranges::find_if(fields, [&](const auto& field) { return same_ignoring_case(field.first, name); });
}

}  // namespace

std::string_view to_text(Method method) {
  const auto at = std::ranges::find(methods, method, [](const auto& m) { return m.first; });
  return at == std::end(methods) ? "OTHER" : at->second;
}

Method method_named(std::string_view name) {
  const auto at = std::ranges::find(methods, name, [](const auto& m) { return m.second; });
  return at == std::end(methods) ? Method::other : at->first;
}

bool same_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(fields_, [&](const Field& field) { return same_ignoring_case(field.first, name); });
  add(std::string(name), std::move(value));
}

void Headers::set_missing(std::string_view name, std::string_view value) {
  if (!has(name)) add(std::string(name), std::string(value));
}

const std::string* Headers::find(std::string_view name) const {
  const auto at = find_named(fields_, name);
  return at == fields_.end() ? nullptr : &at->second;
}

std::string_view Headers::get(std::string_view name) const {
  const std::string* value = find(name);
  return value ? std::string_view(*value) : std::string_view();
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields_, [&](const Field& field) { return same_ignoring_case(field.first, name); }));
}

const std::string* Parameters::find(std::string_view name) const {
  const auto at = std::ranges::find(values_, name, [](const auto& value) -> std::string_view { return value.first; });
  return at == values_.end() ? nullptr : &at->second;
}

std::string_view Parameters::get(std::string_view name) const {
  const std::string* value = find(name);
  return value ? std::string_view(*value) : std::string_view();
}

std::size_t Parameters::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count(values_, name, [](const auto& value) -> std::string_view { return value.first; }));
}

Language language_of(std::string_view accept_language) {
  int best_zh = -1, best_en = -1;
  for (const auto& [range, quality] : weighted_list(accept_language)) {
    const std::string_view primary = std::string_view(range).substr(0, range.find('-'));
    if (same_ignoring_case(primary, "zh") || primary == "*") best_zh = std::max(best_zh, quality);
    if (same_ignoring_case(primary, "en")) best_en = std::max(best_en, quality);
  }
  return best_en > 0 && best_en > best_zh ? Language::en : Language::zh;
}

Response text_response(int status, std::string_view content_type, std::string body) {
  return {.status = status, .headers = {{"Content-Type", std::string(content_type)}}, .body = std::move(body)};
}

Response json_response(int status, std::string body) {
  return text_response(status, "application/json", std::move(body));
}

Response stream_response(std::string_view content_type, StreamBody body) {
  Response response = text_response(200, content_type, {});
  response.stream = std::move(body);
  return response;
}

Response events_response(StreamBody body) { return stream_response("text/event-stream", std::move(body)); }

}  // namespace gongbao::server
