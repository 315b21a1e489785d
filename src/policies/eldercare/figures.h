// What is open and since when, computed when it is read: duties of a year, age of reports and entries, the colour of a
// target, the city's view. Nothing here closes or refuses anything.
#pragma once

#include "policies/eldercare/state.h"

namespace gongbao::eldercare {

enum class Colour : std::uint8_t { none = 0, green = 1, yellow = 2, red = 3 };
constexpr auto names_of(Colour) {
  using enum Colour;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{green, "green"sv}, std::pair{yellow, "yellow"sv},
                    std::pair{red, "red"sv}};
}
// Yellow on the last day, red after it; none: nothing is set, or nothing waits.
Colour colour_of(const std::optional<Due>& due, Date today);
// What waits for the next step; nullopt: it was done.
std::optional<Due> due_of_report(const Report& row);
// 及时 (8b, 10d): days since the report came in, until it is answered; nullopt: it is.
std::optional<Days> age_of_report(const State& state, const Report& row, Date today);

// 每年定期招募 (5a): of each year since the first of the duty in which too few rounds opened. Open in its own year, red
// from the next one on.
struct RecruitmentDuty {
  std::int32_t year = 0;
  Colour colour{};
};
std::vector<RecruitmentDuty> recruitment_duties(const State& state, law::AreaCode department, Date today);

// 每年…进行更新 (6a): of the last pool year that is over, or ends today, and was not renewed; nullopt: none is.
struct RenewalDuty {
  std::int32_t year = 0;  // that is to be renewed into
  Days age;
};
std::optional<RenewalDuty> renewal_duty(const State& state, law::AreaCode department, Date today);

// Of a department, or of the city: reports of a calendar year by the day they came in.
struct Overview {
  std::int64_t supervisors = 0;  // of that year's pools
  std::int64_t reports = 0;
  std::int64_t decided = 0;  // of the reports: what each of the figures below rests on
  std::int64_t rectified = 0;
  std::int64_t fed_back = 0;
  std::int64_t per_hundred = 0;                       // reports, of 100 supervisors, rounded down
  std::optional<std::int64_t> found_true;             // percent of the decided ones, rounded down
  std::optional<std::int64_t> days_to_rectification;  // median, of an even count the lower middle
  std::optional<std::int64_t> days_to_feedback;
};
Overview overview(const State& state, std::int32_t year, std::optional<law::AreaCode> department = {});
// Of each department that has any supervisor or report of that year.
std::map<law::AreaCode, Overview> overviews(const State& state, std::int32_t year);

}  // namespace gongbao::eldercare
