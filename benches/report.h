// One table for all measuring programs: our figure, the limit's or peer's from the same run, the ratio, and whether the
// goal is met. With --json a program prints its rows, one object a line, for the door ./bench to gather.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_text.h"

namespace gongbao::bench {

struct Row {
  std::string question, unit;
  double ours = 0, against = 0, ratio = 0;
  std::string goal;  // "ratio ≥ 0.30"
  bool met = false;
  std::size_t runs = 0;
  std::string spread;      // of the ratio: smallest … largest
  std::string grows_with;  // what the cost grows with
};

// Seconds that work takes.
template <class Work>
double seconds(Work&& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

inline std::string spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  char text[64];
  std::snprintf(text, sizeof text, "%.2f … %.2f", values.front(), values.back());
  return text;
}

inline void print(const Row& row, bool json) {
  if (json) {
    const boost::json::object object{{"question", row.question}, {"ours", row.ours},
                                     {"against", row.against},   {"ratio", row.ratio},
                                     {"goal", row.goal},         {"met", row.met},
                                     {"unit", row.unit},         {"runs", row.runs},
                                     {"spread", row.spread},     {"grows_with", row.grows_with}};
    std::printf("%s\n", formats::json_line(object).c_str());
    return;
  }
  std::printf(
      "%s\n  ours %.0f %s · against %.0f · ratio %.2f (%s, %zu runs) · goal %s · %s\n  the cost grows with %s\n",
      row.question.c_str(), row.ours, row.unit.c_str(), row.against, row.ratio, row.spread.c_str(), row.runs,
      row.goal.c_str(), row.met ? "met" : "NOT met", row.grows_with.c_str());
}

}  // namespace gongbao::bench
