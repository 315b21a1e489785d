// The wall clock and the random device, through interfaces, so that tests can set both.
#pragma once

#include <chrono>
#include <span>

#include "base/date.h"

namespace gongbao::server {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Stamp now() const = 0;
  // Never goes back; for measuring and for deadlines.
  virtual std::chrono::steady_clock::time_point steady() const = 0;
};

class RandomDevice {
 public:
  virtual ~RandomDevice() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;  // from any thread
};

class SystemClock final : public Clock {
 public:
  Stamp now() const override;
  std::chrono::steady_clock::time_point steady() const override;
};

class SystemRandom final : public RandomDevice {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

// 32 hexadecimal digits.
std::string random_id(RandomDevice& random);

}  // namespace gongbao::server
