// View rows of sums: what the operators of a district, and of the whole city, closed each day with. Every operator
// counts on every day, with what its last change left it with, so a series has no gaps and costs one row a day to read.
#pragma once

#include "policies/prepaid_card/views/money_rows.h"

namespace gongbao::prepaid_card::view {

using policies::Rows;

// Over operators.
struct AreaSums : ClosingSums {
  std::uint64_t operators = 0;  // registered
  std::uint64_t operators_filed = 0;
  std::uint64_t operators_short = 0;
};

// As it stands now: registrations and removals of this day, figures of the last one.
struct AreaStanding : AreaSums {
  static constexpr std::string_view table = "area_standing";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  Area counted_in;
  GB_FIELDS(counted_in, operators, operators_filed, operators_short, balance, custody, in_transit, pending, pledge_base,
            required, shortfall)
};

// An operator counts in the district in which it was registered when that day ended.
struct AreaDay : AreaSums {
  static constexpr std::string_view table = "area_figures";
  static constexpr std::size_t key_fields = 2;
  Date day;
  Area area;
  std::optional<std::int64_t> coverage_bp;
  GB_FIELDS(day, area, operators, operators_filed, operators_short, balance, custody, in_transit, pending, pledge_base,
            required, shortfall, coverage_bp)
};

struct CityDay : AreaSums {
  static constexpr std::string_view table = "city_figures";
  static constexpr std::size_t key_fields = 1;
  Date day;
  std::optional<std::int64_t> coverage_bp;
  GB_FIELDS(day, operators, operators_filed, operators_short, balance, custody, in_transit, pending, pledge_base,
            required, shortfall, coverage_bp)
};

std::optional<std::int64_t> coverage_of(Money balance, Money custody);

// One more operator in that district; or one whose filing, or whose district, is another one now.
void count_operator(Rows& rows, std::uint64_t operator_id);
// What it closed the day with takes the place of what it had closed an earlier one with.
void count_closing(Rows& rows, const DayClosing& closing);
// The day's rows, of every district that has ever had an operator.
void write_sums(Rows& rows, Date day);

}  // namespace gongbao::prepaid_card::view
