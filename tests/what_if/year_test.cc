// A year under other terms: nothing changed gives the books; the higher the ratio, the more is locked in every week.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/store.h"
#include "cli/what_if/what_if.h"
#include "demo/lived.h"
#include "formats/json_fields.h"
#include "simulation/year.h"

namespace gongbao::what_if_test {
namespace {

using policies::CustodySums;
using policies::WhatIf;
using policies::WhatIfRow;

WhatIf told(const journal::Log& log, const cli::WhatIfAsked& asked) {
  auto answer = cli::what_if(log, asked);
  if (!answer) ADD_FAILURE() << to_string(answer.error());
  return answer ? *std::move(answer) : WhatIf{};
}

std::string text_of(const WhatIf& result) { return boost::json::serialize(formats::to_json(result)); }

// No less locked, required or held anywhere in `more`.
void expect_no_less(const std::vector<WhatIfRow>& less, const std::vector<WhatIfRow>& more) {
  ASSERT_EQ(less.size(), more.size());
  for (std::size_t i = 0; i != less.size(); ++i) {
    const std::string where = less[i].week + less[i].district + " " + less[i].system;
    EXPECT_LE(less[i].now.locked, more[i].now.locked) << where;
    EXPECT_LE(less[i].now.required, more[i].now.required) << where;
    EXPECT_LE(less[i].now.held, more[i].now.held) << where;
    EXPECT_GE(less[i].now.let_out, more[i].now.let_out) << where;
    EXPECT_EQ(less[i].was, more[i].was) << where;
  }
}

// The cards': the parameters that are changed here are theirs.
const WhatIfRow& of_cards(const std::vector<WhatIfRow>& systems) {
  return *std::ranges::find(systems, "prepaid-card", &WhatIfRow::system);
}

// Told once as it was, and under other terms as often as wanted.
class Told {
 public:
  explicit Told(const journal::Log& log) : log_(log), past_(cli::past_of(log).value()) {}
  Result<WhatIf> suppose(const std::vector<std::string>& set) const { return cli::what_if(log_, set, *past_); }
  WhatIf under(const std::vector<std::string>& set) const {
    auto answer = suppose(set);
    if (!answer) ADD_FAILURE() << to_string(answer.error());
    return answer ? *std::move(answer) : WhatIf{};
  }

 private:
  const journal::Log& log_;
  std::shared_ptr<const cli::Past> past_;
};

class DemoYear : public testing::Test {
 protected:
  static const journal::Log& log() {
    static const auto lived = demo_test::live(1, cli::demo::whole_year);
    static const auto opened = cli::open_log_to_read(lived->data()).value();
    return *opened;
  }
  static const Told& year() {
    static const Told told(log());
    return told;
  }
  static const WhatIf& unchanged() {
    static const WhatIf told = year().under({});
    return told;
  }
};

TEST_F(DemoYear, UnchangedItIsTheBooks) {
  const WhatIf& result = unchanged();
  EXPECT_TRUE(result.changes.empty());
  EXPECT_EQ(result.answers.same, result.instructions + result.commands);
  EXPECT_EQ(result.same_with_other_figures, 0u);
  EXPECT_GE(result.districts.size(), 5u);
  EXPECT_GE(result.weeks.size(), 52u);
  for (const auto* rows : {&result.systems, &result.districts, &result.operators, &result.weeks}) {
    for (const WhatIfRow& row : *rows) EXPECT_EQ(row.was, row.now) << row.week << row.operator_id;
  }
}

TEST_F(DemoYear, TheHigherTheRatioTheMoreIsLocked) {
  const WhatIf twenty = year().under({"custody_ratio=20%"});
  const WhatIf thirty = year().under({"custody_ratio=30%"});
  const WhatIf& forty = unchanged();
  const WhatIf sixty = year().under({"custody_ratio=60%"});
  for (const auto& [less, more] :
       {std::pair{&twenty, &thirty}, std::pair{&thirty, &forty}, std::pair{&forty, &sixty}}) {
    expect_no_less(less->systems, more->systems);
    expect_no_less(less->districts, more->districts);
    expect_no_less(less->weeks, more->weeks);
    EXPECT_LE(of_cards(less->closing_systems).now.covered, of_cards(more->closing_systems).now.covered);
  }
  // And each command stands in one of the columns.
  for (const WhatIf* each : {&twenty, &thirty, &sixty}) {
    const auto& answers = each->answers;
    EXPECT_EQ(answers.same + answers.otherwise + answers.cannot_be_judged(), each->instructions + each->commands);
    EXPECT_GT(answers.otherwise, 0u);
    EXPECT_GT(answers.not_arisen, 0u);
  }
  EXPECT_GT(sixty.answers.refused_now, forty.answers.refused_now);
}

TEST_F(DemoYear, AnotherObjectionWindowMovesWhatIsReleased) {
  const WhatIf longer = year().under({"objection_window_days=10"});
  EXPECT_GT(longer.answers.cannot_be_judged(), 0u) << "banks paid orders that would not have been there yet";
  EXPECT_LT(of_cards(longer.systems).now.let_out, of_cards(longer.systems).was.let_out);
  const WhatIf from_june = told(log(), {.set = {"objection_window_days=10@2024-06-03"}, .closes_on = "2024-06-02"});
  EXPECT_LT(from_june.answers.cannot_be_judged(), longer.answers.cannot_be_judged());
  for (const WhatIfRow& row : from_june.weeks) {
    if (*row.ended < date_of(2024, 6, 3)) EXPECT_EQ(row.was, row.now) << row.week;
  }
  for (const WhatIfRow& row : from_june.closing_operators) EXPECT_EQ(row.was, row.now) << row.operator_id;
}

// Both ways to ask tell the same.
TEST_F(DemoYear, ToldTwiceItIsTheSame) {
  const std::vector<std::string> set{"custody_ratio=60%@2024-04-01", "objection_window_days=3"};
  EXPECT_EQ(text_of(year().under(set)), text_of(told(log(), {.set = set})));
}

// The year of dice, in which everything happens: refusals, reversals, corrections, terminations, changed parameters.
TEST(MadeUpYear, UnchangedItIsTheBooksAndChangedItHolds) {
  const auto log = journal::open_memory_log();
  simulation::City city(*log);
  simulation::live(simulation::Plan{.seed = 3}, city);
  const Told year(*log);
  const WhatIf unchanged = year.under({});
  EXPECT_TRUE(unchanged.changes.empty());
  EXPECT_EQ(unchanged.same_with_other_figures, 0u);
  for (const char* ratio : {"0%", "100%"}) {
    for (const char* days : {"0", "9"}) {
      const WhatIf changed =
          year.under({std::string("custody_ratio=") + ratio, std::string("objection_window_days=") + days});
      const auto& answers = changed.answers;
      EXPECT_EQ(answers.same + answers.otherwise + answers.cannot_be_judged(), changed.instructions + changed.commands);
      EXPECT_GT(answers.otherwise, 0u) << ratio << " " << days;
    }
  }
}

// Each parameter at both ends of its range, or with each of its choices: whatever it does, the books of that other city
// balance (its invariants stop the process), and each command stands in one column.
TEST(MadeUpYear, EveryParameterMayBeSupposedAtItsEnds) {
  const auto log = journal::open_memory_log();
  simulation::City city(*log);
  simulation::live(simulation::Plan{.seed = 4, .days = 100}, city);
  const Told days(*log);
  for (const char* document : {"prepaid-card", "childcare"}) {
    for (const auto& [name, parameter] : city.state().parameters_of(document)->all()) {
      std::vector<std::string> values = parameter.choices;
      if (parameter.unit == law::Unit::toggle) values = {"true", "false"};
      if (parameter.unit < law::Unit::toggle || parameter.unit == law::Unit::minutes) {
        values = {std::to_string(parameter.range.least), std::to_string(parameter.range.most)};
      }
      for (const std::string& value : values) {
        const std::string set = std::string(document) + "/" + name + "=" + value;
        const auto answer = days.suppose({set});
        if (!answer) {  // what the declared values bound is refused
          EXPECT_NE(answer.error().message.find("must not be above"), std::string::npos) << to_string(answer.error());
          continue;
        }
        const auto& counts = answer->answers;
        EXPECT_EQ(counts.same + counts.otherwise + counts.cannot_be_judged(), answer->instructions + answer->commands)
            << set;
      }
    }
  }
}

}  // namespace
}  // namespace gongbao::what_if_test
