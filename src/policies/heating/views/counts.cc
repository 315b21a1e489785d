// Each count is read, changed and put again.
#include "policies/heating/views/counts.h"

#include "base/number_text.h"
#include "policies/heating/document.h"

namespace gongbao::heating {

using policies::Area;
using policies::Rows;

namespace {

Date first_of_year(Date day) { return date_of(ymd(day).year, 1, 1); }

// How few households the public is not told of, as set for that day, else as declared.
std::int64_t small_cell(Rows& rows, Date day) {
  constexpr const char* name = "small_cell_households";
  static const law::Parameters declared = law::Parameters::embedded(document).value();
  std::optional<view::ParameterChange> last;
  for (view::ParameterChange& each : rows.under<view::ParameterChange>(std::string(name))) {
    const bool later = !last || std::tie(each.first_day, each.entry) > std::tie(last->first_day, last->entry);
    if (each.first_day <= day && later) last = std::move(each);
  }
  const auto set = last ? number_in(last->value) : std::nullopt;
  return set ? static_cast<std::int64_t>(*set) : declared.count(name, day);
}

Money paid_in(const view::DistrictMonth& month) {
  return Money{month.paid_city.fen + month.paid_district.fen + month.paid_topup.fen};
}

// What a month became, in its year and in what is told of it.
void count_year(Rows& rows, Date day, const view::DistrictMonth& before, const view::DistrictMonth& now) {
  const Date year = first_of_year(now.month);
  auto tally = rows.find<view::YearTally>(year, now.area).value_or(view::YearTally{});
  tally.first_day = year;
  tally.area = now.area;
  tally.filed += static_cast<std::int64_t>(now.filed - before.filed);
  tally.eligible += static_cast<std::int64_t>(now.eligible - before.eligible);
  tally.households_paid += now.households_paid - before.households_paid;
  tally.paid.fen += paid_in(now).fen - paid_in(before).fen;
  rows.put(tally);
  const std::int64_t least = small_cell(rows, day);
  const auto shown = [least](std::int64_t households) {
    return households < least ? std::nullopt : std::optional(households);
  };
  rows.put(view::Statistics{year, now.area, shown(tally.filed), shown(tally.eligible), shown(tally.households_paid),
                            shown(tally.households_paid) ? std::optional(tally.paid) : std::nullopt});
}

}  // namespace

void count_month(Rows& rows, Area area, Date day, const std::function<void(view::DistrictMonth&)>& how) {
  const YearMonthDay civil = ymd(day);
  const Date month = date_of(civil.year, civil.month, 1);
  auto row = rows.find<view::DistrictMonth>(month, area).value_or(view::DistrictMonth{});
  row.month = month;
  row.area = area;
  const view::DistrictMonth before = row;
  how(row);
  rows.put(row);
  count_year(rows, day, before, row);
}

void count_criteria(Rows& rows, Area area, Date day, const std::vector<std::string>& basis) {
  const YearMonthDay civil = ymd(day);
  const Date month = date_of(civil.year, civil.month, 1);
  for (const std::string& criterion : basis) {
    auto row = rows.find<view::CriterionMonth>(month, area, criterion).value_or(view::CriterionMonth{});
    rows.put(view::CriterionMonth{month, area, criterion, row.times + 1});
  }
}

void count_device(Rows& rows, const view::Installed& device, Counts what) {
  if (device.device == 0 || device.state != DeviceState::in_use) return;
  const Date year = first_of_year(device.first_run_on);
  auto row = rows.find<view::DeviceYear>(year, device.area, device.type).value_or(view::DeviceYear{});
  const std::uint64_t devices = what == Counts::begins ? row.devices + 1 : row.devices - 1;
  rows.put(view::DeviceYear{year, device.area, device.type, devices});
}

}  // namespace gongbao::heating
