// Memory that many share: so much for all bodies together, so that a thousand slow clients hold no more than ten do.
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace gongbao::server {

class Budget {
 public:
  explicit Budget(std::size_t bytes) : left_(bytes) {}

  // What one request holds; given back when it goes.
  class Share {
   public:
    explicit Share(Budget& budget) : budget_(budget) {}
    ~Share() { budget_.left_ += taken_; }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    // False when there is not so much left; nothing is taken then.
    bool grow(std::size_t bytes) {
      std::size_t left = budget_.left_;
      do {
        if (left < bytes) return false;
      } while (!budget_.left_.compare_exchange_weak(left, left - bytes));
      taken_ += bytes;
      return true;
    }

   private:
    Budget& budget_;
    std::size_t taken_ = 0;
  };

 private:
  std::atomic<std::size_t> left_;
};

}  // namespace gongbao::server
