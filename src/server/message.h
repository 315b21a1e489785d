// What a handler sees of HTTP: a request that has been read and checked, a response that will be written. Plain values;
// nothing of sockets, so that handlers and their tests need neither.
#pragma once

#include <any>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/stream.h"
#include "server/upload.h"

namespace gongbao::server {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options, other };
std::string_view to_text(Method method);  // "GET", "DELETE"; other: "OTHER"
Method method_named(std::string_view name);

// Fields in the order they came; names compare without regard to case. A handful of them, so a list and no map.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);  // instead of all of that name
  void set_missing(std::string_view name, std::string_view value);
  // The first of that name; nullptr when there is none.
  const std::string* find(std::string_view name) const;
  // The same, or nothing at all as empty text.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::size_t count(std::string_view name) const;

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }

 private:
  std::vector<Field> fields_;
};
bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII only

// Named values of a path or a query, decoded, in the order they came.
class Parameters {
 public:
  void add(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }
  const std::string* find(std::string_view name) const;
  std::string_view get(std::string_view name) const;  // empty when there is none
  std::size_t count(std::string_view name) const;

  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

enum class Language : std::uint8_t { zh, en };
// What the client would rather read; Chinese when it does not say, or when both are equal to it.
Language language_of(std::string_view accept_language);

// What came out about who speaks, for the access log: said by whoever finds out, on any thread. A word that lives as
// long as the program, and no name.
struct SpokenAs {
  std::atomic<const char*> role = nullptr;
};

struct Request {
  std::string id;  // of the client when it sent one that is well-formed, else made here; unique enough for a log
  Method method = Method::get;
  std::string path;   // decoded, e.g. /v1/prepaid-card/confirm_filing; never has "..", "//", control characters
  std::string route;  // the pattern that matched: /v1/{system}/{command}
  Parameters segments;
  Parameters query;
  Headers headers;
  std::string body;                  // bytes, content coding removed; empty on routes that spool
  std::shared_ptr<Upload> upload;    // on routes that spool: the body as a file, which goes with the last holder
  std::string target;                // the request line's target as it came (signed requests are signed over it)
  std::string peer;                  // address of the client, as a trusted proxy names it when there is one
  bool secure = false;               // over TLS, up to us or up to the trusted proxy
  Language language = Language::zh;  // by Accept-Language
  std::chrono::steady_clock::time_point deadline;  // an answer after it is not sent
  // Asked to stop when nobody waits for the answer any more: the connection broke, or the deadline passed.
  std::stop_token abandoned;
  // Asked to stop when the client has shut its sending side: it may wait for the answer, or have left. A long poll
  // answers now, with what it has; everything else is done as if nothing had happened.
  std::stop_token peer_done;
  // Asked to stop when the server begins to: a long poll answers now, with what it has.
  std::stop_token stopping;
  // Set by a filter that knows who speaks; the account number is what the access log shows, 0 = nobody.
  std::uint64_t account = 0;
  std::any speaker;
  // Of nobody: a browser that has signed in before, which is counted for itself; empty: none.
  std::string visitor = {};
  std::shared_ptr<SpokenAs> spoken_as = std::make_shared<SpokenAs>();
  // Set by a filter that lets in few at a time: the place is free again when the answer is there.
  std::shared_ptr<void> place = {};
};
using RequestPtr = std::shared_ptr<const Request>;

// status 200 … 599. Date, Content-Length, Transfer-Encoding, Connection and Content-Encoding are the server's business
// (a body that is already encoded says so itself and is left alone). Header values with control characters are dropped.
struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
  std::optional<StreamBody> stream = {};  // instead of body; its writer goes on after the handler
  std::uint64_t account = 0;              // for the log, when only the handler found out who speaks
  // Instead of body: what many answers have in common, held once, written as it stands and counted for none of them.
  std::shared_ptr<const std::string> shared = {};

  const std::string& bytes() const { return shared ? *shared : body; }
};

Response text_response(int status, std::string_view content_type, std::string body);
Response json_response(int status, std::string body);
Response stream_response(std::string_view content_type, StreamBody body);
// Server-sent events; make the stream with StreamKind::events.
Response events_response(StreamBody body);

}  // namespace gongbao::server
