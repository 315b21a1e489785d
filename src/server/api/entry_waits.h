// Whoever waits until the lists hold an entry waits here: one thread for all of them, and no worker of the server
// stands still meanwhile.
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "server/api/places.h"
#include "server/api/service.h"
#include "server/message.h"

namespace gongbao::server {

class EntryWaits {
 public:
  // Called on the waiting thread: true when the entry is there, false when it did not come in time or the server stops.
  using Then = std::function<void(bool there)>;

  explicit EntryWaits(Service& service);
  ~EntryWaits();
  EntryWaits(const EntryWaits&) = delete;
  EntryWaits& operator=(const EntryWaits&) = delete;

  // Calls then once, at once when the entry is there. False, and nothing is called: too many wait already, in all or
  // of that account.
  bool wait(engine::EntryNo entry, std::uint64_t account, const RequestPtr& request, Then then);

 private:
  struct Waiting {
    engine::EntryNo entry = 0;
    std::uint64_t account = 0;
    RequestPtr request;
    Then then;
    std::chrono::steady_clock::time_point until;
  };

  void run(const std::stop_token& stop);
  std::list<Waiting> take_due(engine::EntryNo stands_at, bool stopping);

  Service& service_;
  std::mutex mutex_;
  std::condition_variable_any somebody_waits_;
  std::list<Waiting> waiting_;
  Places places_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace gongbao::server
