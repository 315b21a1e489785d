// View rows of sums: what the operators of a district, of an industry and of the whole city closed each day with. Every
// operator counts on every day, with what its last change left it with, so a series has no gaps and costs one row a day
// to read. It begins with the first day at whose end an operator was registered.
#pragma once

#include "policies/prepaid_card/views/money_rows.h"

namespace gongbao::prepaid_card::view {

using policies::Rows;

// Over operators.
struct AreaSums : ClosingSums {
  std::uint64_t operators = 0;  // registered
  std::uint64_t operators_filed = 0;
  std::optional<std::uint64_t> operators_short = 0;  // none: the journal of that day did not say (DayClosing)
  std::optional<Money> shortfall = Money{};          // each one's, then summed: what one has too much is no other's
};

// In 128 bits: what many operators sum to may go beyond what a column holds, and comes back from there.
struct RunningSum {
  std::int64_t high = 0;
  std::uint64_t low = 0;
  GB_FIELDS(high, low)
};

// As it stands now: registrations and removals of this day, figures of the last one.
struct Standing {
  std::uint64_t operators = 0;
  std::uint64_t operators_filed = 0;
  std::uint64_t operators_short = 0;
  std::vector<RunningSum> sums;  // of ClosingSums, a member each, and of the shortfalls
};
struct AreaStanding : Standing {
  static constexpr std::string_view table = "area_standing";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  Area counted_in;
  GB_FIELDS(counted_in, operators, operators_filed, operators_short, sums)
};
struct IndustryStanding : Standing {
  static constexpr std::string_view table = "industry_standing";
  static constexpr std::size_t key_fields = 1;
  static constexpr bool hot = true;
  Industry industry{};
  GB_FIELDS(industry, operators, operators_filed, operators_short, sums)
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

struct IndustryDay : AreaSums {
  static constexpr std::string_view table = "industry_figures";
  static constexpr std::size_t key_fields = 2;
  Date day;
  Industry industry{};
  std::optional<std::int64_t> coverage_bp;
  GB_FIELDS(day, industry, operators, operators_filed, operators_short, balance, custody, in_transit, pending,
            pledge_base, required, shortfall, coverage_bp)
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
// The day's rows, of every district and industry that has ever had an operator; none while no operator has been
// registered.
void write_sums(Rows& rows, Date day);
// What operators were short of on that day is not known, and so neither are its sums.
void forget_shortfalls(Rows& rows, const std::vector<custody::Closing>& closings, Date day);

}  // namespace gongbao::prepaid_card::view
