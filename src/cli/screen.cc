// Text to the terminal.
#include "cli/screen.h"

#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "base/text.h"
#include "formats/json_text.h"

namespace gongbao::cli {

namespace {
constexpr std::size_t said_width = 34;
constexpr int bar_width = 30;
}  // namespace

void Screen::line(std::string_view text) const {
  if (!json_) std::cout << text << "\n";
}

void Screen::row(std::string_view label, std::string_view value) const {
  line("  " + padded(label, said_width) + std::string(value));
}

void Screen::answer(const boost::json::object& object) const {
  if (json_) std::cout << formats::json_pretty(object) << "\n";
}

int Screen::error(const Problem& problem) const {
  std::cout.flush();
  if (json_) {
    boost::json::object error{{"code", problem.code}, {"message", problem.message}};
    if (!problem.field.empty()) error["field"] = problem.field;
    if (!problem.where.empty()) error["where"] = problem.where;
    std::cout << formats::json_pretty(boost::json::object{{"error", error}}) << "\n";
  }
  std::cerr << "错误 error: " << to_string(problem) << "\n";
  return 1;
}

std::string bracketed(const std::vector<std::string>& clauses) {
  if (clauses.empty()) return {};
  std::string text;
  for (const std::string& clause : clauses) text += (text.empty() ? " [" : " ") + clause;
  return text + "]";
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string yuan(std::int64_t fen) { return format_yuan_grouped(Money{fen}) + " 元"; }

std::size_t width_on_screen(std::string_view text) {
  std::size_t width = 0;
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool wide =
        (point.value >= 0x1100 && point.value <= 0x115F) || (point.value >= 0x2E80 && point.value <= 0xA4CF) ||
        (point.value >= 0xAC00 && point.value <= 0xD7A3) || (point.value >= 0xF900 && point.value <= 0xFAFF) ||
        (point.value >= 0xFE30 && point.value <= 0xFE4F) || (point.value >= 0xFF00 && point.value <= 0xFF60) ||
        (point.value >= 0x20000 && point.value <= 0x3FFFD);
    width += wide ? 2 : 1;
  });
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t has = width_on_screen(text);
  return std::string(text) + std::string(has < width ? width - has : 1, ' ');
}

ProgressBar::ProgressBar(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) == 1), begun_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void ProgressBar::show(std::uint64_t done, std::uint64_t total) {
  using namespace std::chrono_literals;
  if (!terminal_ || total == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < 2s || now - last_ < 100ms) return;
  last_ = now;
  shown_ = true;
  const auto part = static_cast<int>(std::min(done, total) * 100 / total);
  std::string bar(static_cast<std::size_t>(part * bar_width / 100), '#');
  bar.resize(bar_width, '.');
  std::cerr << "\r" << what_ << " [" << bar << "] " << part << " % \033[K" << std::flush;
}

void ProgressLines::show(std::uint64_t done, std::uint64_t total) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < 250ms && done != total) return;
  last_ = now;
  std::cerr << formats::json_line(boost::json::object{{"done", done}, {"total", total}}) << std::endl;
}

}  // namespace gongbao::cli
