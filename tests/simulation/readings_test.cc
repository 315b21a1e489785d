// Every reading that a parameter offers is lived through: no command, however its figures fall, stops the process, and
// a second telling gives the same answers.
#include "simulation/year.h"

#include <gtest/gtest.h>

namespace gongbao::simulation {
namespace {

struct Setting {
  const char* parameter;
  const char* text;  // of a choice; "" = the number speaks
  std::int64_t number = 0;
};
struct Reading {
  const char* name;
  std::vector<Setting> settings;
};

const std::vector<Reading>& readings() {
  static const std::vector<Reading> all{
      {"progress_only", {{"floor_mode", "progress_only"}}},
      {"quarter_only", {{"floor_mode", "quarter_only"}}},
      {"quarter_only_zero", {{"floor_mode", "quarter_only"}, {"new_operator_floor_base", "zero"}}},
      {"quarter_only_declared", {{"floor_mode", "quarter_only"}, {"new_operator_floor_base", "declared_at_filing"}}},
      {"low_termination_ratio", {{"termination_ratio", "", 5'500}}},
      {"no_custody_of_voluntary_filers", {{"voluntary_filers_in_custody", "", 0}}},
      {"windows_from_the_redemption", {{"window_starts_on", "redemption"}}},
      {"second_windows", {{"reapply_needs_new_window", "", 1}}},
      {"refunds_count_for_the_duty", {{"balance_subtracts_refunds", "", 0}, {"filing_threshold", "", 100'000}}},
      {"days_that_are_none", {{"objection_window_days", "", 0}, {"cash_deposit_days", "", 0}}},
      {"no_floor_at_all", {{"custody_ratio", "", 0}}},
      {"everything_is_kept", {{"custody_ratio", "", 10'000}}},
  };
  return all;
}

class OfEachReading : public testing::TestWithParam<Reading> {};

TEST_P(OfEachReading, AYearPassesAndIsToldAgain) {
  Plan plan;
  plan.seed = 3;
  plan.first = date_of(2023, 11, 6);
  plan.days = 330;  // the termination of September is among them
  for (const Setting& each : GetParam().settings) {
    policies::SetParameter command;
    command.document = "prepaid-card";
    command.parameter = each.parameter;
    command.from = plan.first + Days{1};
    command.reason = "simulation";
    if (*each.text != 0) command.value_text = each.text;
    if (*each.text == 0) command.value_number = each.number;
    plan.parameters.push_back(command);
  }
  const auto memory = journal::open_memory_log();
  City city(*memory);
  const Year year = live(plan, city);
  const auto other = journal::open_memory_log();
  City again(*other);
  live_one_by_one(year, again);
  EXPECT_EQ(again.state_digest(), city.state_digest());
}

INSTANTIATE_TEST_SUITE_P(Readings, OfEachReading, testing::ValuesIn(readings()),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace gongbao::simulation
