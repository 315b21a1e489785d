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
  std::vector<std::pair<std::string, Kind>> figures;
  std::vector<std::string> answers;

  WhatIfColumns() {
    const auto both = [&]<class Figure>(const char* name, const Figure&) {
      const Kind kind = std::is_same_v<Figure, Money> ? Kind::fen : Kind::count;
      figures.emplace_back(std::string(name) + "_was", kind);
      figures.emplace_back(std::string(name) + "_now", kind);
    };
    const policies::CustodySums sums;
    policies::CustodySums::each_field(sums, both);
    const policies::SubsidySums subsidies;
    policies::SubsidySums::each_field(subsidies, both);
    policies::AnswerCounts counts;
    policies::AnswerCounts::each_field(counts, [&](const char* name, std::uint64_t) { answers.emplace_back(name); });
  }
  std::vector<Column> columns() const {
    std::vector<Column> all;
    for (const std::string_view text : {"level", "system", "district", "operator", "name", "week"}) {
      all.push_back({text, Kind::text});
    }
    for (const auto& [name, kind] : figures) all.push_back({name, kind});
    for (const std::string& each : answers) all.push_back({each, Kind::count});
    return all;
  }
};

std::int64_t whole(Money each) { return each.fen; }
std::int64_t whole(std::int64_t each) { return each; }

// Each figure as it was and as it would be; nothing where there are none of that sort.
template <class Sums>
void put_sums(std::vector<Value>& values, bool there, const Sums& was, const Sums& now) {
  std::vector<std::int64_t> figures;
  Sums::each_field(was, [&](const char*, const auto& each) { figures.push_back(whole(each)); });
  std::size_t at = 0;
  Sums::each_field(now, [&](const char*, const auto& each) {
    values.push_back(there ? Value(figures[at]) : Value());
    values.push_back(there ? Value(whole(each)) : Value());
    ++at;
  });
}

void put_rows(ListWriter& writer, std::string_view level, const std::vector<WhatIfRow>& rows) {
  for (const WhatIfRow& row : rows) {
    std::vector<Value> values{
        std::string(level), row.system,
        row.district,       row.operator_id == 0 ? std::string() : std::to_string(row.operator_id),
        row.name,           row.week};
    put_sums(values, !row.subsidies, row.was, row.now);
    const policies::SubsidyChange none;
    const policies::SubsidyChange& subsidies = row.subsidies ? *row.subsidies : none;
    put_sums(values, row.subsidies.has_value(), subsidies.was, subsidies.now);
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
