// What a subcommand shows: lines for people (Chinese first, English beside it), or with --json one object on standard
// output and nothing else there. Errors and progress go to standard error.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/money.h"
#include "base/problem.h"

namespace gongbao::cli {

class Screen {
 public:
  explicit Screen(bool json) : json_(json) {}

  bool json() const { return json_; }
  // For people; nothing with --json.
  void line(std::string_view text = {}) const;
  // "  已接受 accepted                19,966": the value stands behind a column of labels.
  void row(std::string_view label, std::string_view value) const;
  // The whole answer of --json.
  void answer(const boost::json::object& object) const;
  // On standard error, with --json as an object {"error": …}. Returns the exit code.
  int error(const Problem& problem) const;

 private:
  bool json_;
};

// " [prepaid-card/9e prepaid-card/9g]"; nothing for none.
std::string bracketed(const std::vector<std::string>& clauses);
// "1,234,567"
std::string grouped(std::uint64_t count);
// "1,000.01 元"
std::string yuan(std::int64_t fen);
// Columns a terminal gives the text: Chinese characters take two.
std::size_t width_on_screen(std::string_view text);
std::string padded(std::string_view text, std::size_t width);

// A bar on standard error: only on a terminal, only when the work takes longer than two seconds.
class ProgressBar {
 public:
  explicit ProgressBar(std::string what);
  ~ProgressBar();  // takes the bar away
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void show(std::uint64_t done, std::uint64_t total);

 private:
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begun_, last_;
};

// The same for a program that reads it: lines of {"done":…,"total":…} on standard error, a few in a second. Whoever
// reads no more ends the work.
class ProgressLines {
 public:
  void show(std::uint64_t done, std::uint64_t total);

 private:
  std::chrono::steady_clock::time_point last_;
};

}  // namespace gongbao::cli
