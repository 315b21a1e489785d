// Some thousands of requests that are wrong in one way each.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace gongbao::server::testing {

// What most of them were before they were spoiled.
inline constexpr std::string_view good_request =
    "POST /ok?a=b HTTP/1.1\r\nHost: localhost\r\nX-Field: value\r\nContent-Length: 2\r\n\r\n{}";

// POST and GET of /ok and the like: ill-formed, ambiguous, cut off, too large or not supported. None may be answered
// with anything but a 4xx, or reach a handler of /ok or /smuggled.
std::set<std::string> wrong_requests();

}  // namespace gongbao::server::testing
