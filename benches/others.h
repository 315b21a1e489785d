// What else the machine did during a measurement: time that programs which are not ours spent outside the kernel.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace gongbao::bench {

namespace detail {

struct ProcessTimes {
  int parent = 0;
  std::uint64_t ticks = 0;  // user time, its own and that of children it has buried
};

// Nothing when the process has just ended.
inline ProcessTimes times_of(const std::string& pid) {
  std::ifstream in("/proc/" + pid + "/stat");
  std::string text;
  std::getline(in, text);
  const std::size_t name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  char state = 0;
  int parent = 0;
  unsigned long long user = 0, of_children = 0;
  std::sscanf(text.c_str() + name_end + 1, " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %*u %llu", &state, &parent,
              &user, &of_children);
  return {parent, user + of_children};
}

// User time of this process and of all that it started, in ticks.
inline std::uint64_t own_ticks() {
  std::multimap<int, int> children;
  std::map<int, std::uint64_t> ticks;
  for (const auto& each : std::filesystem::directory_iterator("/proc")) {
    const std::string name = each.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const ProcessTimes times = times_of(name);
    const int pid = std::stoi(name);
    children.emplace(times.parent, pid);
    ticks[pid] = times.ticks;
  }
  std::uint64_t sum = 0;
  std::vector<int> left{static_cast<int>(getpid())};
  while (!left.empty()) {
    const int pid = left.back();
    left.pop_back();
    sum += ticks[pid];
    for (auto [at, end] = children.equal_range(pid); at != end; ++at) left.push_back(at->second);
  }
  return sum;
}

inline std::uint64_t all_ticks() {
  std::ifstream in("/proc/stat");
  std::string cpu;
  std::uint64_t user = 0, nice = 0;
  in >> cpu >> user >> nice;
  return user + nice;
}

}  // namespace detail

// Cores that others kept busy since it was made.
class Others {
 public:
  double cores() const {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    const auto all = static_cast<double>(detail::all_ticks() - all_);
    const auto own = static_cast<double>(detail::own_ticks() - own_);
    return std::max(0.0, (all - own) / static_cast<double>(sysconf(_SC_CLK_TCK)) / seconds);
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::uint64_t all_ = detail::all_ticks(), own_ = detail::own_ticks();
};

}  // namespace gongbao::bench
