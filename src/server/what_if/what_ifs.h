// The what-ifs that officers have asked for: one at a time for the whole service, each the program itself as a process
// of its own, because a supposed city that fails a check ends its process. What came of the last ones is kept for those
// who asked, for a while.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

#include "formats/field_shapes.h"
#include "policies/registry/what_if.h"
#include "server/api/service.h"
#include "server/api/speaker.h"
#include "server/problem_json.h"

namespace gongbao::server {

namespace answers {

struct WhatIfAsked {
  std::vector<policies::Supposition> set;
  std::optional<Date> closes_on;
  GB_FIELDS(set, closes_on)
};

enum class WhatIfState : std::uint8_t { running, done, failed };
constexpr auto names_of(WhatIfState) {
  using enum WhatIfState;
  using namespace std::literals;
  return std::array{std::pair{running, "running"sv}, std::pair{done, "done"sv}, std::pair{failed, "failed"sv}};
}

struct WhatIf {
  WhatIfState state{};
  std::string document;
  WhatIfAsked asked;
  Stamp begun_at;
  std::uint64_t done = 0, total = 0;  // of the journal; total 0: not known yet
  std::optional<std::string> problem, detail;
  std::optional<policies::WhatIf> result;
  GB_FIELDS(state, document, asked, begun_at, done, total, problem, detail, result)
};

}  // namespace answers

class WhatIfs {
 public:
  explicit WhatIfs(Service& service) : service_(service) {}
  ~WhatIfs();  // ends the one under way

  enum class Begun : std::uint8_t { yes, another_is_under_way, no_thread };
  // The suppositions are right and all of that document.
  Begun begin(const Speaker& speaker, std::string_view document, answers::WhatIfAsked asked);
  // The speaker's own, asked for in the office that he speaks for now.
  std::optional<answers::WhatIf> of(const Speaker& speaker, Language language);
  // Its process has ended when this returns. False: there is none.
  bool end(const Speaker& speaker);

 private:
  struct Run {
    access::Actor actor;
    Claim claim;
    std::string document;
    answers::WhatIfAsked asked;
    Stamp begun_at;
    std::chrono::steady_clock::time_point ended_at = {};
    std::atomic<std::uint64_t> done = 0, total = 0;
    std::atomic<bool> cancelled = false;
    answers::WhatIfState state{};
    Words detail = {};                                         // of one that failed
    std::shared_ptr<const policies::WhatIf> result = nullptr;  // of one that is done
  };
  void work_on(Run& its);
  void run(Run& run);
  bool wanted(const Run& run, std::chrono::steady_clock::time_point& asked_at) const;
  void forget_old_ones();
  std::shared_ptr<Run> own(const Speaker& speaker);

  Service& service_;
  std::mutex mutex_;
  std::atomic<bool> stopping_ = false;
  std::map<std::uint64_t, std::shared_ptr<Run>> runs_;  // by account
  std::shared_ptr<Run> under_way_;
  std::jthread thread_;
};

}  // namespace gongbao::server
