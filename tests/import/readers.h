// Reads the public samples and the program's verdicts, without the program's own readers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::import_test {

std::string unzipped(const std::string& path);
// Rows as column → cell; fields in double quotes may hold commas, doubled quotes and line breaks. The line on which
// each row begins stands under "#".
using CsvRow = std::map<std::string, std::string, std::less<>>;
std::vector<CsvRow> csv_rows(std::string_view text);

// "12.3" → 1230; digits, at most two decimals.
std::int64_t fen_of(std::string_view yuan);

struct VerdictRow {
  std::uint64_t line = 0;
  std::string instr_id, outcome, code;
  std::uint64_t entry_no = 0, journal_no = 0;
};
std::vector<VerdictRow> verdict_rows(const std::string& path);

// ISO date so many days later.
std::string days_later(const std::string& date, int days);

std::string sample_path(const std::string& name);

}  // namespace gongbao::import_test

// The path of a public sample; the test is skipped, and says which file it misses, when it is absent.
#define GB_SAMPLE_OR_SKIP(variable, name)                                 \
  const std::string variable = ::gongbao::import_test::sample_path(name); \
  if (!std::filesystem::exists(variable)) GTEST_SKIP() << "absent: " << variable
