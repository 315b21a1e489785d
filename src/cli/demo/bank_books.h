// What the banks' own books say of each dedicated account, day by day: the lines from which they make their statements.
#pragma once

#include <map>
#include <string>

#include "base/date.h"
#include "custody/record.h"

namespace gongbao::cli::demo {

class BankBooks {
 public:
  using Lines = std::map<std::string, std::int64_t>;  // by the bank's number; into the account positive
  struct Day {
    std::uint64_t operator_id = 0;
    std::int64_t opening = 0;
    Lines lines;
    std::int64_t closing() const {
      std::int64_t sum = opening;
      for (const auto& [number, amount] : lines) sum += amount;
      return sum;
    }
  };

  void add(std::uint64_t operator_id, const std::string& bank_txn_no, std::int64_t amount) {
    if (amount != 0) running_[operator_id][bank_txn_no] += amount;
  }
  // The days that ended: one for each account that moved, in the order of operators.
  std::vector<Day> close_the_day() {
    std::vector<Day> days;
    for (auto& [operator_id, lines] : running_) {
      std::erase_if(lines, [](const auto& line) { return line.second == 0; });
      if (lines.empty()) continue;
      days.push_back({operator_id, closing_[operator_id], std::move(lines)});
      closing_[operator_id] = days.back().closing();
    }
    running_.clear();
    return days;
  }

 private:
  std::map<std::uint64_t, Lines> running_;  // by operator
  std::map<std::uint64_t, std::int64_t> closing_;
};

}  // namespace gongbao::cli::demo
