// A body that is written piece by piece, from any thread, while the client reads it at its own pace. Bounded: a writer
// is told to wait, and one that does not listen loses the stream, so a slow reader pins no memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace gongbao::server {

enum class StreamKind : std::uint8_t {
  bytes,   // a body of unknown length; a graceful stop lets it end by itself
  events,  // server-sent events: kept alive by comments, ended with a last event when the server stops
};

namespace detail {
class Pipe;
}

// The writing end; copies share it. When the last copy goes without end() the client sees a body that was cut off.
class StreamWriter {
 public:
  // False when nobody reads any more, or when twice the limit waits: the writer did not listen, and the stream is cut.
  bool write(std::string_view piece);
  // Whether less than the limit waits to be sent.
  bool has_room() const;
  // Calls that once, on the reader's thread or at once, when there is room or nobody reads any more. Replaces a call
  // that waits.
  void when_room(std::function<void()> then);
  // Blocks until there is room: true; false when nobody reads any more or the time has passed. Never on the server's
  // network threads.
  bool wait_for_room(std::chrono::steady_clock::time_point until);
  // The body is whole.
  void end();
  // It is not, and the client shall see that.
  void break_off();
  // Nobody reads: the client left, or the server has stopped.
  bool gone() const;

 private:
  friend std::pair<StreamWriter, class StreamBody> make_stream(StreamKind kind, std::size_t limit);
  std::shared_ptr<detail::Pipe> pipe_;
  std::shared_ptr<void> last_copy_;
};

// The end that goes into the Response. When its last copy goes nobody reads any more.
class StreamBody {
 public:
  StreamKind kind() const;
  detail::Pipe& pipe() const { return *pipe_; }

 private:
  friend std::pair<StreamWriter, StreamBody> make_stream(StreamKind kind, std::size_t limit);
  std::shared_ptr<detail::Pipe> pipe_;
  std::shared_ptr<void> last_copy_;
};

// limit: bytes that may wait for the client; each stream holds at most twice that.
std::pair<StreamWriter, StreamBody> make_stream(StreamKind kind, std::size_t limit = std::size_t{256} << 10);

// One server-sent event, ready to be written.
struct Event {
  std::string id;    // the position that Last-Event-ID brings back; may be empty
  std::string name;  // event: …; empty is "message"
  std::string data;  // may have several lines
};
std::string to_text(const Event& event);

}  // namespace gongbao::server
