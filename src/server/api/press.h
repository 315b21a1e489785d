// Whoever has paper set (printouts, texts of the gazette) holds a worker and its memory for up to some seconds: there
// are few places, and they are counted together.
#pragma once

#include <mutex>

#include "server/api/places.h"
#include "server/problem_json.h"

namespace gongbao::server {

// Half of the workers stay for everybody else. Nobody has all three, nor have those who have not signed in.
struct Press {
  static constexpr std::size_t at_once = 3, for_one = 1, for_strangers = 2;
  std::mutex mutex;
  Places places{at_once};
};

// A place at the press while the object lives. account 0: a stranger.
class Turn {
 public:
  Turn(Press& press, std::uint64_t account);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  // 503 without a place, 429 for an account that has one; nullopt: it may print.
  std::optional<HttpProblem> refused() const;

 private:
  Press& press_;
  const std::uint64_t account_;
  bool mine_ = false, all_taken_ = false;
};

}  // namespace gongbao::server
