// One JSON object a line: requests, and what happens to the server. Patterns instead of paths, account numbers instead
// of people, never a query, a body or an address: that is in the proxy's log, under the same request id (deploy/).
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <string>

#include "base/problem.h"
#include "server/devices.h"
#include "server/message.h"

namespace gongbao::server {

struct RequestLine {
  std::string id;
  Method method = Method::other;
  std::string route;  // "-" when none matched
  int status = 0;
  std::uint64_t bytes_in = 0, bytes_out = 0;  // bodies, as they went over the wire
  std::int64_t micros = 0;                    // from the first byte of the request to the last of the response
  std::uint64_t account = 0;                  // 0: left out
  std::string_view role = {};                 // as what it spoke; empty, and left out: it did not come to that
  bool cut_off = false;                       // the client left, or the stream was broken off
};

// Any thread.
class Log {
 public:
  enum class Level : std::uint8_t { info, warning, error };

  // path empty: standard output. server.log_unwritable.
  static Result<std::unique_ptr<Log>> open(const std::string& path, const Clock& clock);
  ~Log();

  void request(const RequestLine& line);
  // what: a short name, e.g. "stopping". details: figures and names of ours.
  void event(Level level, std::string_view what, const boost::json::object& details = {});
  // After the file was renamed (SIGHUP): goes on in a new file of the old name. The old one stays when that fails.
  Result<void> reopen();

 private:
  struct Sink;
  explicit Log(std::unique_ptr<Sink> sink);
  std::unique_ptr<Sink> sink_;
};

}  // namespace gongbao::server
