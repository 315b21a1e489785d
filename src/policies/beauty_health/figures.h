// What is worked out when it is read: how far each unit is with its part (F5), what a profile may ask for (F6), cells
// of the data zone, months that stand out, and how long approvals take (T4).
#pragma once

#include "policies/beauty_health/state.h"

namespace gongbao::beauty_health {

// Worst first: that is the order in which one unit's state becomes the measure's.
enum class PartState : std::uint8_t { not_planned = 1, overdue = 2, in_progress = 3, done = 4 };
constexpr auto names_of(PartState) {
  using enum PartState;
  using namespace std::literals;
  return std::array{std::pair{not_planned, "not_planned"sv}, std::pair{overdue, "overdue"sv},
                    std::pair{in_progress, "in_progress"sv}, std::pair{done, "done"sv}};
}
PartState part_of(const State& state, std::int32_t measure, AreaCode unit, Date day);

struct MeasureState {
  PartState state = PartState::not_planned;
  std::vector<AreaCode> because;  // the units in that state; 有关区 as long as none is named
  std::int32_t progress_bp = 0;   // done items of all items, half up; 0 where there is none
};
MeasureState measure_state(const State& state, std::int32_t measure, Date day);
// The unit that is shown as lead, without power over the others; nullopt: none is.
std::optional<AreaCode> lead_of(const State& state, std::int32_t measure, Date day);
// Named as responsible, did not sign, and has planned nothing yet.
std::vector<AreaCode> unconfirmed_units(const State& state, std::int32_t measure, Date day);

// F6: kinds that the profile does not contradict, in their order.
std::vector<std::string_view> matching_kinds(const State& state, const Enterprise& who, Date day);

// Reports of a product category in a month; nullopt: too few to be told (9a).
std::optional<std::int64_t> zone_cell(const State& state, const std::string& category, Date month, Date day);
// Months of a product with more reports than in the month before, and not too few to be told (9c).
std::vector<Date> signals_of(const State& state, const std::string& product_no, Date day);

// Working days from acceptance to decision, of those decided in the quarter; of an even count the lower of the middle
// two; nullopt: none.
std::optional<std::int32_t> median_work_days(const State& state, ApprovalMatter matter, Quarter quarter);

}  // namespace gongbao::beauty_health
