// Plain loops over characters.
#include "import/readers.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>

#include "import/program.h"

namespace gongbao::import_test {

std::string unzipped(const std::string& path) {
  std::string text;
  std::vector<char> chunk(1 << 16);
  gzFile file = gzopen(path.c_str(), "rb");
  for (int got; (got = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;) {
    text.append(chunk.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  return text;
}

namespace {

// One record from `at` on; `at` and `line` move behind it.
std::vector<std::string> take_record(std::string_view text, std::size_t& at, std::size_t& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
      cells.back() += text[++at];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c == '\n' && !quoted) {
      ++at;
      return cells;
    } else if (c != '\r' || quoted) {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  std::size_t at = 0, line = 1;
  const std::vector<std::string> header = take_record(text, at, line);
  std::vector<CsvRow> rows;
  while (at < text.size()) {
    CsvRow row{{"#", std::to_string(line)}};
    const std::vector<std::string> cells = take_record(text, at, line);
    EXPECT_EQ(cells.size(), header.size()) << "line " << row["#"];
    for (std::size_t i = 0; i < std::min(cells.size(), header.size()); ++i) row[header[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::int64_t fen_of(std::string_view yuan) {
  const bool negative = yuan.starts_with('-');
  if (negative) yuan.remove_prefix(1);
  const std::size_t point = yuan.find('.');
  std::string decimals(point == yuan.npos ? "" : yuan.substr(point + 1));
  EXPECT_LE(decimals.size(), 2u) << yuan;
  decimals.resize(2, '0');
  const std::int64_t fen = std::stoll(std::string(yuan.substr(0, point)) + decimals);
  return negative ? -fen : fen;
}

std::vector<VerdictRow> verdict_rows(const std::string& path) {
  std::vector<VerdictRow> verdicts;
  for (const CsvRow& row : csv_rows(read_file(path))) {
    verdicts.push_back({std::stoull(row.at("line")), row.at("instr_id"), row.at("outcome"), row.at("code"),
                        std::stoull(row.at("entry_no")), std::stoull(row.at("journal_no"))});
  }
  return verdicts;
}

std::string days_later(const std::string& date, int days) {
  using namespace std::chrono;
  const auto part = [&](std::size_t at, std::size_t digits) { return std::stoi(date.substr(at, digits)); };
  const year_month_day from{year(part(0, 4)), month(static_cast<unsigned>(part(5, 2))),
                            day(static_cast<unsigned>(part(8, 2)))};
  const year_month_day to{sys_days(from) + std::chrono::days(days)};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(to.year()), unsigned(to.month()), unsigned(to.day()));
  return text;
}

std::string sample_path(const std::string& name) { return GONGBAO_SOURCE_DIR "/../shared/data/" + name; }

}  // namespace gongbao::import_test
