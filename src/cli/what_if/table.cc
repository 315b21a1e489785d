// See table.h.
#include "cli/what_if/table.h"

#include "formats/list_file.h"

namespace gongbao::cli {

namespace {

using policies::Column;
using policies::Kind;
using policies::Value;
using policies::WhatIfRow;

constexpr std::string_view level_words[] = {"system", "district", "operator", "week", "closing"};

// Names of the columns, both sides of each figure beside each other; they outlive the writer.
struct Names {
  std::vector<std::string> figures, answers;

  Names() {
    policies::CustodySums sums;
    policies::CustodySums::each_field(sums, [&](const char* name, const Money&) {
      figures.push_back(std::string(name) + "_was");
      figures.push_back(std::string(name) + "_now");
    });
    policies::AnswerCounts counts;
    policies::AnswerCounts::each_field(counts, [&](const char* name, std::uint64_t) { answers.emplace_back(name); });
  }
  std::vector<Column> columns() const {
    std::vector<Column> all;
    for (const std::string_view text : {"level", "system", "district", "operator", "name", "week"}) {
      all.push_back({text, Kind::text});
    }
    for (const std::string& each : figures) all.push_back({each, Kind::fen});
    for (const std::string& each : answers) all.push_back({each, Kind::count});
    return all;
  }
};

std::vector<Money> figures_of(const policies::CustodySums& sums) {
  std::vector<Money> all;
  policies::CustodySums::each_field(sums, [&](const char*, const Money& each) { all.push_back(each); });
  return all;
}

void put(formats::ListWriter& writer, std::string_view level, const std::vector<WhatIfRow>& rows) {
  for (const WhatIfRow& row : rows) {
    std::vector<Value> values{
        std::string(level), row.system,
        row.district,       row.operator_id == 0 ? std::string() : std::to_string(row.operator_id),
        row.name,           row.week};
    const auto was = figures_of(row.was), now = figures_of(row.now);
    for (std::size_t i = 0; i != was.size(); ++i) {
      values.emplace_back(was[i].fen);
      values.emplace_back(now[i].fen);
    }
    policies::AnswerCounts::each_field(
        row.answers, [&](const char*, std::uint64_t each) { values.emplace_back(static_cast<std::int64_t>(each)); });
    writer.row(values);
  }
}

}  // namespace

Result<void> names_a_table(const std::string& path) {
  if (path.ends_with(".csv") || path.ends_with(".xlsx")) return {};
  return problem("cli.bad_option", "to", "a file whose name ends with .csv or .xlsx", path);
}

Result<void> write_table(const policies::WhatIf& told, const std::string& path) {
  if (auto may = names_a_table(path); !may) return may;
  const auto writer = path.ends_with(".csv") ? formats::write_list_csv(path) : formats::write_list_xlsx(path);
  if (!writer) return std::unexpected(writer.error());
  const Names names;
  (*writer)->header(names.columns());
  const std::vector<WhatIfRow>* const levels[] = {&told.systems, &told.districts, &told.operators, &told.weeks,
                                                  &told.closing_operators};
  for (std::size_t i = 0; i != std::size(levels); ++i) put(**writer, level_words[i], *levels[i]);
  return (*writer)->close();
}

}  // namespace gongbao::cli
