// For tests only: the rows of the public reference table of identifiers and hash vectors, which is not part of this
// repository. Absent table: the test is skipped, and says which file it misses.
#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

struct ReferenceRow {
  std::string kind;
  std::string value;
  bool valid = false;
  std::string note;
};

inline std::string reference_path() { return GONGBAO_SOURCE_DIR "/../shared/data/identifiers.csv"; }

// One line of kind,value,valid,source,note; fields with commas are quoted, quotes inside are doubled.
inline std::vector<std::string> split_csv(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

inline std::optional<std::vector<ReferenceRow>> reference_rows() {
  std::ifstream file(reference_path());
  if (!file) return std::nullopt;
  std::vector<ReferenceRow> rows;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::vector<std::string> fields = split_csv(line);
    if (fields.size() != 5) return std::nullopt;
    rows.push_back({fields[0], fields[1], fields[2] == "true", fields[3] + "; " + fields[4]});
  }
  return rows;
}

}  // namespace gongbao
