// Clients that hold connections and give nothing for them: idle ones, and ones that send a body byte by byte.
#pragma once

#include <cstdint>
#include <thread>
#include <vector>

namespace gongbao::survival_test {

class Crowd {
 public:
  // All stand when this returns; fewer where the system has no more room for them (standing()).
  Crowd(std::uint16_t port, std::size_t idle, std::size_t slow);
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  std::size_t idle() const { return idle_.size(); }
  std::size_t slow() const { return slow_.size(); }
  // Of the idle ones those that the service has not closed.
  std::size_t still_open() const;

 private:
  void trickle(const std::stop_token& stop);
  std::vector<int> idle_, slow_;
  std::jthread thread_;
};

}  // namespace gongbao::survival_test
