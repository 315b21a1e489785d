// One table for all measuring programs: our figure, the limit's or peer's from the same run, the ratio, and whether the
// goal is met. A program prints its rows as lines of a table, or with --json one object a line, for the door ./bench to
// gather.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "benches/others.h"
#include "formats/json_text.h"

namespace gongbao::bench {

struct Row {
  std::string question, unit;
  double ours = 0, against = 0, ratio = 0;
  std::string goal;  // "ratio ≥ 0.30"; "–": nobody set one, and nothing is met or missed
  bool met = false;
  bool has_goal() const { return goal != "–"; }
  std::size_t runs = 0;
  std::string spread;      // of the ratio: smallest … largest
  std::string grows_with;  // what the cost grows with
  double others = 0;       // cores that other programs kept busy meanwhile, at worst
};

// What every program takes.
struct Options {
  bool json = false;
  std::uint64_t percent = 100;  // of the full size
  std::uint64_t scaled(std::uint64_t full) const { return std::max<std::uint64_t>(1, full * percent / 100); }
};
inline Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--json") options.json = true;
    if (word == "--scale" && i + 1 < argc) options.percent = std::strtoull(argv[++i], nullptr, 10);
  }
  options.percent = std::clamp<std::uint64_t>(options.percent, 1, 100);
  return options;
}

// Seconds that work takes.
template <class Work>
double seconds(Work&& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// The value below which that share of them lies; of a sorted list.
inline double at_share(const std::vector<double>& sorted, double share) {
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

inline std::string spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  char text[64];
  std::snprintf(text, sizeof text, "%.3g … %.3g", values.front(), values.back());
  return text;
}

// Our figure and the other one of the same moment, in the unit of the row; the ratio is ours over the other's.
struct Pair {
  double ours = 0, against = 0;
};

// What others may take of the machine; a pair during which they took more is measured again, and after so many times
// kept with a note.
inline constexpr double quiet_cores = 0.2;
inline constexpr std::size_t tries_a_pair = 2;

// Medians and spread of what was measured in turns.
inline void tell(Row& row, const std::vector<Pair>& pairs) {
  std::vector<double> ratios, ours, against;
  for (const Pair& pair : pairs) {
    ours.push_back(pair.ours);
    against.push_back(pair.against);
    ratios.push_back(pair.ours / pair.against);
  }
  row.ours = median(ours);
  row.against = median(against);
  row.ratio = median(ratios);
  row.runs = pairs.size();
  row.spread = spread_of(ratios);
}

// Measures so many pairs.
template <class Measure>
void measure(Row& row, std::size_t pairs, Measure&& measured) {
  std::vector<Pair> kept;
  for (std::size_t i = 0; i < pairs; ++i) {
    std::optional<Pair> best;
    double quietest = 0;
    for (std::size_t tries = 0; tries < tries_a_pair; ++tries) {
      const Others others;
      const Pair pair = measured();
      const double cores = others.cores();
      std::fprintf(stderr, "  pair %zu: ours %.4g, against %.4g %s%s\n", i + 1, pair.ours, pair.against,
                   row.unit.c_str(), cores > quiet_cores ? ", while others worked" : "");
      if (!best || cores < quietest) best = pair, quietest = cores;
      if (quietest <= quiet_cores) break;
    }
    kept.push_back(*best);
    row.others = std::max(row.others, quietest);
  }
  tell(row, kept);
}

inline std::string figure(double value) {
  char text[64];
  std::snprintf(text, sizeof text, value >= 100 || value == 0 ? "%.0f" : "%.3g", value);
  return text;
}

inline void print(const Row& row, const Options& options) {
  if (options.json) {
    const boost::json::object object{
        {"question", row.question}, {"ours", row.ours},
        {"against", row.against},   {"ratio", row.ratio},
        {"goal", row.goal},         {"met", row.has_goal() ? boost::json::value(row.met) : nullptr},
        {"unit", row.unit},         {"runs", row.runs},
        {"spread", row.spread},     {"grows_with", row.grows_with},
        {"others", row.others}};
    std::printf("%s\n", formats::json_line(object).c_str());
    return;
  }
  const std::string noise = row.others > quiet_cores ? ", others took " + figure(row.others) + " cores" : "";
  const char* met = !row.has_goal() ? "–" : row.met ? "met" : "**not met**";
  std::printf("| %s | %s %s | %s | %s (%s; %zu%s) | %s | %s | %s |\n", row.question.c_str(), figure(row.ours).c_str(),
              row.unit.c_str(), figure(row.against).c_str(), figure(row.ratio).c_str(), row.spread.c_str(), row.runs,
              noise.c_str(), row.goal.c_str(), met, row.grows_with.c_str());
  std::fflush(stdout);
}

// Of a whole program: its exit code.
inline int print_all(const std::vector<Row>& rows, const Options& options) {
  for (const Row& row : rows) print(row, options);
  return std::ranges::all_of(rows, &Row::met) ? 0 : 1;
}

}  // namespace gongbao::bench
