// A bank that sends interest of one fen, again and again, each under an id of its own, and remembers what it was told:
// so the custody of that operator counts what was entered.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "http/served.h"

namespace gongbao::survival_test {

struct Sent {
  std::string id;
  std::uint64_t entry = 0;  // 0: never answered
};

// An operator of that bank's, and the day of the city: a shop's account, or a nursery's.
struct Ground {
  std::string system;
  std::uint64_t operator_id = 0;
  std::string today;
};
Ground shop_of(http_test::Browser& bank);
Ground nursery_of(http_test::Browser& bank);
std::int64_t custody_of(http_test::Browser& bank, const Ground& ground);  // fen

class Sender {
 public:
  // number tells senders apart: their ids differ.
  Sender(std::uint16_t port, std::string login, std::uint32_t number, Ground ground);

  // On a thread of its own, until nobody answers any more or it is told to stop.
  void start(std::uint16_t port);
  void stop();
  // What was answered is there as it was answered; what was not is said again. Failures of the test otherwise.
  void settle(std::uint16_t port);

  std::size_t answered() const { return answered_; }
  // How long each answer since the last call took; between start and stop only after stop.
  std::vector<std::chrono::microseconds> take_times() { return std::exchange(times_, {}); }
  const Ground& ground() const { return ground_; }
  std::uint64_t ids() const { return next_; }  // said so far, each of one fen once it is settled
  // What else it was told: 503 and the like, by code.
  const std::map<std::string, std::size_t>& refusals() const { return refusals_; }

 private:
  std::string id_of(std::uint64_t n) const;
  http_test::Told say(const std::string& id);
  void run();

  http_test::Browser browser_;
  std::string login_;
  std::uint32_t number_;
  Ground ground_;
  std::uint64_t next_ = 0;
  std::vector<Sent> unsettled_;
  std::vector<std::chrono::microseconds> times_;
  std::map<std::string, std::size_t> refusals_;
  std::atomic<std::size_t> answered_ = 0;
  std::atomic<bool> stopped_ = false;
  std::jthread thread_;
};

}  // namespace gongbao::survival_test
