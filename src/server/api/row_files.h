// Files of rows that an office sends (results, a registry): who may, one of an account at a time and few in all, a
// thread of its own for what is entered, and an answer that tells how far it has come.
#pragma once

#include <atomic>
#include <chrono>
#include <expected>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "server/answer.h"
#include "server/api/ask_city.h"
#include "server/api/places.h"
#include "server/api/service.h"
#include "server/api/speaker.h"
#include "server/stream.h"

namespace gongbao::server {

// Text in pieces to a client that is waited for: nothing piles up, and one that does not read at all loses the rest.
class PatientStream {
 public:
  explicit PatientStream(StreamWriter writer) : writer_(std::move(writer)) {}
  // Sent when enough of it waits.
  void add(std::string_view text) {
    waiting_ += text;
    if (waiting_.size() >= piece_bytes) flush();
  }
  // What waits, at once; false when nobody reads any more.
  bool flush();
  bool gone() const { return gone_ || writer_.gone(); }
  // whole: or the client shall see that it is not.
  void end(bool whole);

 private:
  static constexpr std::size_t piece_bytes = std::size_t{64} << 10;
  StreamWriter writer_;
  std::string waiting_;
  bool gone_ = false;
};

class RowFiles {
 public:
  // Who sends files of that kind; the command by which the others are told that they may not, and its refusal.
  struct Kind {
    bool (*sends)(access::Role);
    std::string_view (*command)(access::Role);
    policies::Code forbidden = 0;
  };
  RowFiles(Service& service, const Kind& kind) : service_(service), kind_(kind) {}
  // Ends what is under way: the last member of who works with it.
  ~RowFiles();

  std::expected<Speaker, Response> who(const Request& request) const;
  // Of a file that came: whoever has the answer may send the next, so the place is given back before it.
  struct Taken {
    Speaker speaker;
    std::shared_ptr<void> place;
  };
  // 401 for a body that is not the one that was signed, 503 without a place.
  std::expected<Taken, Response> take(const Request& request);
  AskCity ask_city() const;
  // Of an answer that has begun and is seen to be cut off: the log says why.
  void broken_off(const Request& request, const Problem& problem) const;
  // told: the service ends.
  void begin(std::function<void(const std::atomic<bool>& told)> work);

 private:
  std::shared_ptr<void> place_of(std::uint64_t account);

  static constexpr std::size_t files_at_once = 4;
  struct Running {
    std::shared_ptr<std::atomic<bool>> done;
    std::jthread thread;
  };
  Service& service_;
  Kind kind_;
  std::mutex mutex_;
  Places places_{files_at_once};
  std::atomic<bool> stopping_ = false;
  std::list<Running> running_;
};

// 400 for a table that is refused as a whole: its row where one is known, and its column, in both languages.
Response refused_table(const Request& request, const Problem& problem);

}  // namespace gongbao::server
