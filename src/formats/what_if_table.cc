// See what_if_table.h.
#include "formats/what_if_table.h"

namespace gongbao::formats {

namespace {

using policies::Column;
using policies::Kind;
using policies::Value;
using policies::WhatIfRow;

constexpr std::string_view levels_of_what_if[] = {"system", "district", "operator", "week", "closing"};

// Names of the columns, both sides of each figure beside each other; they outlive the writer.
struct WhatIfColumns {
  std::vector<std::string> figures, answers;

  WhatIfColumns() {
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

void put_rows(ListWriter& writer, std::string_view level, const std::vector<WhatIfRow>& rows) {
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

void put_what_if(ListWriter& writer, const policies::WhatIf& told) {
  const WhatIfColumns columns;
  writer.header(columns.columns());
  const std::vector<WhatIfRow>* const levels[] = {&told.systems, &told.districts, &told.operators, &told.weeks,
                                                  &told.closing_operators};
  for (std::size_t i = 0; i != std::size(levels); ++i) put_rows(writer, levels_of_what_if[i], *levels[i]);
}

}  // namespace gongbao::formats
