// The inside of a stream (stream.h): bytes between a writer on any thread and the connection that sends them.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>

#include "server/stream.h"

namespace gongbao::server::detail {

class Pipe {
 public:
  Pipe(StreamKind of, std::size_t limit) : kind(of), limit_(limit) {}

  const StreamKind kind;

  // --- the writer's side (see StreamWriter) ---
  bool write(std::string_view piece);
  bool has_room() const;
  void when_room(std::function<void()> then);
  bool wait_for_room(std::chrono::steady_clock::time_point until);
  void end();
  void break_off();
  bool gone() const;

  // --- the connection's side ---
  struct Taken {
    std::string bytes;
    bool more = false;    // there is more to take at once
    bool ended = false;   // nothing comes after these bytes
    bool broken = false;  // nothing comes, and what came is not whole
  };
  // What waits, at most 64 KiB of it.
  Taken take();
  // wake: called from the writer's threads when there is something to take. Empty: no more calls.
  void on_news(std::function<void()> wake);
  // Nobody reads any more.
  void leave();

 private:
  bool room() const { return bytes_.size() < limit_; }
  void tell_reader();
  void tell_writer(std::unique_lock<std::mutex>& lock);

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable room_or_gone_;
  std::string bytes_;
  bool ended_ = false, broken_ = false, gone_ = false;
  std::function<void()> wake_, when_room_;
};

}  // namespace gongbao::server::detail
