// The worked examples of spec/07 part 10 as commands, where figures stand in no answer; tests/scenarios/school_traffic
// has all of them in words.
#include <gtest/gtest.h>

#include "policies/school_traffic/figures.h"
#include "policies/school_traffic/stagger.h"
#include "policies/school_traffic/target.h"
#include "policies/shared/test_said.h"

namespace gongbao::school_traffic {
namespace {

using access::Role;
using shared::testing::person;
using shared::testing::sealed;

constexpr AreaCode chaoyang = 110105;
constexpr std::uint64_t township = 7, assessor = 9;
constexpr std::int64_t at_gate = 120'000, half = 5'000;

class TrafficExamples : public testing::Test {
 protected:
  TrafficExamples() { state_.parameters = law::Parameters::embedded("school-traffic").value(); }

  void go(int year, int month, int day) { today_ = date_of(year, month, day); }
  // At noon where no minute is named.
  template <class Command>
  std::string give(Role role, const Command& command, std::int64_t minute = 720, AreaCode area = chaoyang) {
    ++entry_;
    access::Actor actor{role, account_, organisation_of(role), area};
    constexpr std::int64_t second = 1'000'000, minutes = 60;
    const Stamp now{stamp_of(today_, minute * minutes).micros + static_cast<std::int64_t>(entry_ % 50) * second / 100};
    if (!access::allowed(grants_of(Command::name), actor, target_of(state_, actor, today_, command))) {
      return std::string(code_name(forbidden_to(role, Command::name)));
    }
    Answer answer = decide(Context{state_, calendar_, actor, today_, now, entry_}, command);
    flags_.clear();
    for (const policies::Figure& each : answer.figures) {
      if (each.unit == policies::Figure::Unit::flag) flags_ += code_name(static_cast<Code>(each.value));
    }
    if (answer.code == 0) fold(answer.facts.take(), {entry_, today_, actor, Command::number});
    return answer.code == 0                  ? "accepted"
           : !code_name(answer.code).empty() ? std::string(code_name(answer.code))
                                             : std::string(custody::ledger_code_name(answer.code));
  }
  std::string school(std::uint64_t id, std::vector<std::int64_t> gates = {at_gate}, const char* unit = "110105") {
    RegisterSchool first{id, "小学", SchoolKind::primary, unit, township, true, {}, "0", 1, gates.front()};
    const auto said =
        give(Role::district_edu, first, 720, law::area_named(unit, law::districts_bda_and_yanshan()).value_or(0));
    for (std::size_t i = 1; i < gates.size(); ++i) {
      give(Role::district_edu, RegisterGate{id, std::to_string(i), 1, gates[i]});
    }
    return said;
  }
  std::string facility(const char* kind, FacilityStatus status = FacilityStatus::in_place, std::uint64_t id = 1) {
    return give(Role::traffic_police, RecordFacility{id, "0", kind, status, sealed(), sealed()});
  }
  std::uint64_t last() const { return entry_; }

  law::Calendar calendar_ = law::published_calendar().value();
  State state_;
  Date today_ = date_of(2023, 10, 9);
  policies::EntryNo entry_ = 0;
  std::uint64_t account_ = 501;
  std::uint64_t school_ = 1;
  std::string flags_;

 private:
  std::uint64_t organisation_of(Role role) const {
    return role == Role::school        ? school_
           : role == Role::subdistrict ? township
           : role == Role::third_party ? assessor
                                       : 0;
  }
  void fold(const Bytes& facts, const FactOrigin& origin) {
    ByteReader in(facts);
    while (!in.at_end()) {
      const auto number = in.integer<std::uint16_t>();
      in.integer<std::uint16_t>();
      const ByteView bytes = in.blob();
      World world{state_};
      const bool known = FactTypes::with_number(number, [&]<class Fact>() {
        Fact fact;
        ASSERT_TRUE(decode_all(bytes, fact));
        apply(world, fact, origin);
      });
      ASSERT_TRUE(known) << number;
    }
  }
};

TEST_F(TrafficExamples, ZonesToTheCentimetre) {
  ASSERT_EQ(school(1), "accepted");
  const auto park = [&](std::int64_t from, std::int64_t to) {
    EXPECT_EQ(give(Role::traffic_police, RecordParkedVehicle{1, from, to, std::nullopt, sealed()}), "accepted");
    return flags_.empty();
  };
  EXPECT_TRUE(park(125'000, 125'480));   // T1
  EXPECT_FALSE(park(125'001, 125'481));  // T2
  EXPECT_FALSE(park(114'520, 114'999));  // T3
  EXPECT_TRUE(park(114'520, 115'000));
  EXPECT_EQ(give(Role::traffic_police, ProposeMarking{1, 115'000, 115'250, MarkingKind::parking_space}),
            "school_traffic.marking_in_zone");  // T4
  const auto zones = [&](std::uint64_t id, std::int64_t other) {
    school(id, {at_gate, other});
    return zones_of(state_, id, 1, today_);
  };
  EXPECT_EQ(zones(2, 128'000), (std::vector<Interval>{{115'000, 133'000}}));                      // T5
  EXPECT_EQ(zones(3, 130'001), (std::vector<Interval>{{115'000, 125'000}, {125'001, 135'001}}));  // T6
  EXPECT_EQ(zones(4, 130'000), (std::vector<Interval>{{115'000, 135'000}}));
}

TEST_F(TrafficExamples, CompletenessOfThreeLists) {
  school(1);
  for (const char* kind : {"no_stopping", "crossing", "warning_sign", "school_ahead", "speed_control"}) facility(kind);
  EXPECT_EQ(school_completeness(state_, 1, list_six, today_), 8'333);  // T7
  for (const char* kind : {"offsite_enforcement", "surveillance", "anti_collision"}) facility(kind);
  EXPECT_EQ(school_completeness(state_, 1, list_six, today_), 10'000);  // T8
  EXPECT_EQ(school_completeness(state_, 1, list_basic, today_), 10'000);
  EXPECT_EQ(school_completeness(state_, 1, list_enhancing, today_), 4'286);
  EXPECT_EQ(facility("surveillance", FacilityStatus::damaged), "accepted");
  EXPECT_EQ(school_completeness(state_, 1, list_basic, today_), 8'000);  // T9
  for (const char* kind : {"bollards", "separation_rail"})
    EXPECT_EQ(facility(kind, FacilityStatus::infeasible), "accepted");
  EXPECT_EQ(school_completeness(state_, 1, list_enhancing, today_), 6'000);                              // T10
  EXPECT_EQ(facility("crossing", FacilityStatus::infeasible), "school_traffic.infeasible_not_allowed");  // T11
  EXPECT_EQ(share_bp(35, 37), 9'459);                                                                    // T12
}

TEST_F(TrafficExamples, TheCampus) {
  school(1);
  const PermitCampusVehicle permit{1, sealed(), today_, today_};
  give(Role::school, SetSeparation{1, Separation::partial, {}});
  EXPECT_EQ(give(Role::school, permit), "school_traffic.no_physical_separation");  // T13
  give(Role::school, SetSeparation{1, Separation::full, sealed()});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(give(Role::school, permit), "accepted");
  EXPECT_EQ(give(Role::school, SetSeparation{1, Separation::none, {}}), "accepted");  // T14
  for (const auto& [id, row] : state_.permits) EXPECT_TRUE(row.ended_at) << id;
  EXPECT_EQ(give(Role::district_edu, ReviewProject{1, ProjectType::extend, 0, true, false}),
            "school_traffic.dropoff_area_missing");  // T15
  EXPECT_EQ(give(Role::district_edu, ReviewProject{1, ProjectType::extend, 1, true, false}), "accepted");
}

TEST_F(TrafficExamples, TeamsOfAMonth) {
  go(2023, 9, 20);
  school(1);
  ConfigureUnit unit;
  unit.unit = "110105";
  unit.terms = {{date_of(2023, 9, 1), date_of(2024, 1, 31), {}}};
  EXPECT_EQ(give(Role::district_edu, unit), "accepted");
  constexpr std::int32_t morning = 460, afternoon = 940;
  const std::vector<Batch> batches{{"1", "0", Direction::in, morning, 200}, {"1", "0", Direction::out, afternoon, 200}};
  EXPECT_EQ(give(Role::school, SetBellSchedule{1, today_, batches}), "accepted");
  EXPECT_EQ(give(Role::traffic_police,
                 AppointVicePrincipal{1, person(), Force::traffic_police, today_, date_of(2024, 8, 31)}),
            "accepted");
  EXPECT_EQ(give(Role::traffic_police, AppointVicePrincipal{1, person(), Force::public_order, today_, today_}),
            "school_traffic.vice_principal_not_traffic_police");  // T38
  go(2023, 11, 1);
  const std::vector<std::string> teams = state_.parameters.list("teams", today_);
  const auto present = [&](Date day, Direction way, std::size_t how_many) {
    std::vector<TeamMember> members;
    for (std::size_t i = 0; i < teams.size(); ++i) members.push_back({teams[i], person(), 501 + i});
    EXPECT_EQ(give(Role::school, RosterTeam{1, day, way, members}), "accepted") << to_string(day);
    const std::int64_t minute = way == Direction::in ? morning : afternoon;
    for (std::size_t i = 0; i < how_many; ++i) {
      account_ = 501 + i;
      EXPECT_EQ(give(Role::team_member, CheckIn{1, way, teams[i], stamp_of(day, minute * 60)}), "accepted");
    }
  };
  const Span october = month_of(date_of(2023, 10, 1));
  for (Date day = october.first; day <= october.last; day = day + Days{1}) {
    if (!is_school_day(state_, calendar_, chaoyang, day)) continue;
    present(day, Direction::in, 4);
    present(day, Direction::out, day == october.last ? 3 : 4);
  }
  TeamRate rate = team_rate(state_, calendar_, 1, october.first);  // T16
  EXPECT_EQ(rate.due, 38);
  EXPECT_EQ(rate.bp(), 9'737);
  EXPECT_FALSE(rate.in_place);
  EXPECT_EQ(teams_missing(state_, {1, october.last, Direction::out}), std::vector<std::string>{"volunteer"});  // T17
  account_ = 504;
  EXPECT_EQ(give(Role::team_member, CheckIn{1, Direction::out, "volunteer", stamp_of(october.last, afternoon * 60)}),
            "accepted");
  rate = team_rate(state_, calendar_, 1, october.first);
  EXPECT_EQ(rate.bp(), 10'000);
  EXPECT_TRUE(rate.in_place);
  EXPECT_EQ(standard_missing(state_, calendar_, 1, today_), (std::vector<std::string>{"six", "A", "B", "C"}));
}

TEST_F(TrafficExamples, ReportsOfPeriods) {
  school(1);
  EXPECT_EQ(give(Role::school, SubmitReport{1, date_of(2023, 9, 30), sealed()}),
            "school_traffic.report_period_not_set");  // T22
  go(2023, 9, 20);
  ConfigureUnit unit;
  unit.unit = "110105";
  unit.report_period = PeriodKind::month;
  unit.report_lag = 5;
  give(Role::district_edu, unit);
  const auto due = [&](Date day) { return to_string(report_due(state_, calendar_, chaoyang, day)->due.last_day); };
  EXPECT_EQ(due(date_of(2023, 9, 30)), "2023-10-11");  // T18
  EXPECT_EQ(due(date_of(2024, 1, 31)), "2024-02-06");  // T19
  EXPECT_EQ(due(date_of(2025, 1, 31)), "2025-02-10");  // T20
  go(2023, 9, 30);
  EXPECT_EQ(give(Role::school, SubmitReport{1, today_, sealed()}), "school_traffic.period_not_ended");
  go(2023, 10, 12);
  EXPECT_EQ(give(Role::school, SubmitReport{1, date_of(2023, 9, 1), sealed()}), "accepted");
  EXPECT_EQ(flags_, "school_traffic.late");
  EXPECT_EQ(give(Role::school, SubmitReport{1, date_of(2023, 9, 2), sealed()}), "school_traffic.report_duplicate");
  unit.report_period = PeriodKind::term;
  unit.report_lag = 10;
  unit.terms = {{date_of(2023, 9, 1), date_of(2024, 1, 31), {}}};
  give(Role::district_edu, unit);
  EXPECT_EQ(due(date_of(2024, 1, 31)), "2024-02-19");  // T21
}

TEST_F(TrafficExamples, TotalsAndRanks) {
  for (std::uint64_t id = 1; id <= 4; ++id) school(id);
  const auto round = [&](std::vector<RoundItem> items, const std::vector<std::vector<std::int32_t>>& scores) {
    OpenRound open{today_, today_, assessor, items, {}, std::nullopt};
    for (std::size_t i = 0; i < scores.size(); ++i) open.schools.push_back(i + 1);
    EXPECT_EQ(give(Role::leading_office, open), "accepted");
    const std::uint64_t id = last();
    for (std::size_t i = 0; i < scores.size(); ++i) {
      for (std::size_t k = 0; k < items.size(); ++k) {
        EXPECT_EQ(give(Role::third_party, EnterScore{id, i + 1, items[k].name, scores[i][k]}), "accepted");
      }
    }
    EXPECT_EQ(give(Role::leading_office, FreezeRound{id}), "accepted");
    EXPECT_EQ(give(Role::leading_office, PublishRound{id}), "accepted");
    return state_.rounds.at(id);
  };
  const std::vector<RoundItem> three{{"a", 4000}, {"b", 3500}, {"c", 2500}};
  EXPECT_EQ(ranking(state_, round(three, {{8750, 9133, 7777}})).front().total, 8'641);  // T23
  EXPECT_EQ(ranking(state_, round(three, {{8001, 8001, 8003}})).front().total, 8'002);  // T24
  std::vector<std::int64_t> ranks;
  for (const Ranked& each : ranking(state_, round({{"a", 10'000}}, {{8641}, {8599}, {8599}, {8595}})))
    ranks.push_back(each.rank);
  EXPECT_EQ(ranks, (std::vector<std::int64_t>{1, 2, 2, 4}));                                         // T25
  EXPECT_EQ(unit_score(state_, round({{"a", 10'000}}, {{8643}, {8598}, {8598}}), chaoyang), 8'613);  // T26
  OpenRound open{today_, today_, assessor, {{"a", 4000}, {"b", 3500}, {"c", 2400}}, {1}, std::nullopt};
  EXPECT_EQ(give(Role::leading_office, open), "school_traffic.weights_not_full");  // T27
  open.items.back().weight = 2500;
  for (const std::optional<std::uint64_t> nobody : {std::optional<std::uint64_t>{}, std::optional<std::uint64_t>{0}}) {
    open.third_party = nobody;
    EXPECT_EQ(give(Role::leading_office, open), "school_traffic.round_without_third_party");
  }
  open.third_party = assessor;
  EXPECT_EQ(give(Role::leading_office, open), "accepted");
  const std::uint64_t id = last();
  EXPECT_EQ(give(Role::leading_office, FreezeRound{id}), "school_traffic.scores_missing");  // T28
  EXPECT_EQ(give(Role::leading_office, PublishRound{id}), "school_traffic.round_not_frozen");
}

TEST_F(TrafficExamples, ChecksAndProblems) {
  school(1);
  const PlanCheck cross{CheckMode::cross, {1}, today_, std::nullopt};
  EXPECT_EQ(give(Role::district_edu, cross), "school_traffic.cross_check_same_unit");  // T29
  EXPECT_EQ(give(Role::district_edu, cross, 720, 110108), "accepted");
  const std::size_t before = checks_shown(state_, 1).size();
  EXPECT_EQ(give(Role::city_edu, PlanCheck{CheckMode::unannounced, {1}, today_, std::nullopt}, 720, the_city),
            "accepted");
  const std::uint64_t check = last();
  EXPECT_EQ(checks_shown(state_, 1).size(), before);  // T30
  EXPECT_EQ(give(Role::city_edu, StartCheck{check}, 720, the_city), "accepted");
  EXPECT_EQ(checks_shown(state_, 1).size(), before + 1);
  EXPECT_EQ(give(Role::city_edu, PlanCheck{CheckMode::look_back, {1}, today_, std::nullopt}, 720, the_city),
            "school_traffic.look_back_without_prior");  // T31
  go(2024, 4, 1);
  give(Role::school, OpenProblem{1, Nature::software, "other", std::nullopt, sealed()});
  const std::uint64_t problem = last();
  const Date due = date_of(2024, 4, 7);
  give(Role::district_edu,
       AssignProblem{problem, std::nullopt, {Department::traffic_police}, Department::traffic_police, due});
  EXPECT_FALSE(is_overdue(state_.problems.at(problem), due));  // T36
  EXPECT_TRUE(is_overdue(state_.problems.at(problem), due + Days{1}));
  SubmitPlan plan{1, std::nullopt, std::nullopt, today_, today_, {}, {{"德育处", sealed()}}, {}};
  EXPECT_EQ(give(Role::school, plan), "accepted");
  EXPECT_EQ(give(Role::district_edu, FilePlan{last()}), "school_traffic.plan_incomplete");  // T37
}

TEST_F(TrafficExamples, BellsOfTwoSchools) {
  school(1);
  school(2, {at_gate + 4 * half});
  constexpr std::int32_t at_1530 = 930, at_1600 = 960;
  const auto bells = [&](std::uint64_t id, std::vector<Batch> out) {
    school_ = id;
    out.push_back({"1", "0", Direction::in, 460 + static_cast<std::int32_t>(id) * 30, 100});
    EXPECT_EQ(give(Role::school, SetBellSchedule{id, today_, out}), "accepted");
  };
  bells(1, {{"1", "0", Direction::out, at_1530, 180},
            {"2", "0", Direction::out, at_1530 + 10, 190},
            {"3", "0", Direction::out, at_1530 + 20, 200}});
  bells(2, {{"1", "0", Direction::out, at_1530 + 15, 260}});
  const auto conflicts = conflicts_on(state_, 1, Direction::out, today_);  // T32
  EXPECT_EQ(conflicts, (std::vector<Conflict>{{at_1530 + 10, at_1530 + 15}, {at_1530 + 15, at_1530 + 20}}));
  EXPECT_EQ(peak_on(state_, 1, Direction::out, today_).headcount, 460);
  EXPECT_EQ(peak_on(state_, 1, Direction::out, today_).from, at_1530 + 15);
  bells(2, {{"1", "0", Direction::out, at_1600, 260}});
  EXPECT_TRUE(conflicts_on(state_, 1, Direction::out, today_).empty());  // T33
  EXPECT_EQ(peak_on(state_, 1, Direction::out, today_).headcount, 260);
}

TEST_F(TrafficExamples, IncidentsAndDuties) {
  school(1);
  ConfigureUnit unit;
  unit.unit = "110105";
  unit.incident_target = 30;
  give(Role::district_edu, unit);
  ReportIncident incident{1, stamp_of(today_, (7 * 60 + 42) * 60), sealed(), {}};
  for (const auto& [service, unused] : names_of(Service{})) incident.notices.push_back({service, true, {}});
  EXPECT_EQ(give(Role::school, incident, 8 * 60 + 12), "accepted");
  EXPECT_EQ(flags_, "");  // T34
  EXPECT_EQ(give(Role::school, incident, 8 * 60 + 13), "accepted");
  EXPECT_EQ(flags_, "school_traffic.late_notice");
  std::erase_if(incident.notices, [](const NoticeGiven& each) { return each.service == Service::health; });
  EXPECT_EQ(give(Role::school, incident), "school_traffic.incident_department_undecided");  // T35
  state_.schools.at(1).compulsory = false;
  const auto set = [&](Role role, const char* item, DutyState as) {
    return give(role, SetDuty{1, item, as, sealed()});
  };
  EXPECT_EQ(set(Role::school, "A1", DutyState::not_applicable), "accepted");  // T39
  for (const char* item : {"A2", "A3", "A4", "A5", "A6"})
    EXPECT_EQ(set(Role::school, item, DutyState::in_place), "accepted");
  for (const char* item : {"B1", "B2"})
    EXPECT_EQ(set(Role::district_public_security, item, DutyState::in_place), "accepted");
  for (const char* item : {"B3", "B4", "B5"})
    EXPECT_EQ(set(Role::traffic_police, item, DutyState::in_place), "accepted");
  EXPECT_EQ(set(Role::urban_management, "B6", DutyState::in_place), "accepted");
  EXPECT_EQ(set(Role::district_transport, "B7", DutyState::in_place), "accepted");
  EXPECT_EQ(set(Role::subdistrict, "C1", DutyState::in_place), "accepted");
  for (const char party : {'A', 'B', 'C'}) EXPECT_TRUE(is_carried(state_, 1, party)) << party;
  EXPECT_EQ(set(Role::school, "A3", DutyState::not_applicable), "school_traffic.duty_must_apply");
}

}  // namespace
}  // namespace gongbao::school_traffic
