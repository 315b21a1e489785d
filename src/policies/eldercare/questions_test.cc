// What is told of a report to whom, and what the public reads in figures (spec/06 part 9).
#include "policies/eldercare/questions.h"

#include <gtest/gtest.h>

#include "policies/eldercare/retention.h"
#include "policies/eldercare/target.h"

namespace gongbao::eldercare {
namespace {

using access::Role;

constexpr law::AreaCode changping = 110114, chaoyang = 110105;
constexpr std::uint64_t home = 5'001, other_home = 5'002, round_no = 21, member_no = 31, report_no = 41, entry_no = 51;
constexpr std::uint64_t own_account = 61, stranger = 62;

PersonToken somebody(std::uint8_t number) {
  PersonToken token;
  token.token[0] = number;
  return token;
}

// One supervisor of 昌平 has reported an institution, which is ordered to rectify.
class EldercareQuestions : public ::testing::Test {
 protected:
  EldercareQuestions() {
    state_.parameters = law::Parameters::embedded("eldercare").value();
    state_.institutions[home] = {"安心养老院", InstitutionKind::institution, changping, false};
    state_.institutions[other_home] = {"别家养老院", InstitutionKind::institution, changping, true};
    Round round;
    round.department = changping;
    round.year = 2024;
    round.opens = date_of(2023, 12, 1);
    round.closes = date_of(2023, 12, 31);
    round.decided = true;
    state_.rounds[round_no] = round;
    add_member(member_no, 1);
    Report row;
    row.supervisor = member_no;
    row.channel = "phone";
    row.received_at = stamp_of(date_of(2024, 3, 1), 0);
    row.target = home;
    row.category = Category::safety;
    row.state = ReportState::accepted;
    row.entry = entry_no;
    state_.reports[report_no] = row;
    LedgerEntry kept;
    kept.report = report_no;
    kept.department = changping;
    kept.year = 2024;
    kept.serial = 1;
    kept.state = EntryState::ordered;
    kept.registered_on = date_of(2024, 3, 2);
    kept.institution = home;
    kept.ordered_on = date_of(2024, 3, 3);
    kept.due = Due{date_of(2024, 3, 8), false};
    state_.entries[entry_no] = kept;
  }
  void add_member(std::uint64_t number, std::uint8_t person) {
    state_.applications[number] = {round_no, somebody(person), own_account, no_class, {}, ApplicationState::selected};
    Membership row;
    row.person = somebody(person);
    row.account = own_account;
    row.department = changping;
    row.year = 2024;
    row.first_day = date_of(2024, 1, 1);
    row.last_day = date_of(2024, 12, 31);
    state_.memberships[number] = row;
    state_.memberships_of[row.person].push_back(number);
  }
  template <class Question>
  bool may(const access::Actor& actor, const Question& question) const {
    access::Target target = target_of(state_, actor, today_, question);
    target.person = target.person.value_or(0);
    return access::allowed(grants_of_question(Question::name), actor, target);
  }
  template <class Question>
  typename Question::Answer told(const Question& question) const {
    return answer(Reading{state_, {}, today_}, question).value();
  }

  State state_;
  Date today_ = date_of(2024, 3, 9);
};

TEST_F(EldercareQuestions, ASupervisorFollowsTheReport) {
  const ReportAnswer one = told(AskReport{report_no});
  EXPECT_EQ(one.institution_name, "安心养老院");
  EXPECT_EQ(one.age_days, 8);
  ASSERT_TRUE(one.entry);
  EXPECT_EQ(one.entry->ledger_number, "昌平-2024-0001");
  EXPECT_EQ(one.entry->colour, Colour::red) << "the day after the target";
  today_ = date_of(2024, 3, 8);
  EXPECT_EQ(told(AskReport{report_no}).entry->colour, Colour::yellow);
  state_.entries.at(entry_no).fed_back_on = today_;
  EXPECT_FALSE(told(AskReport{report_no}).age_days) << "it is answered";
  EXPECT_FALSE(answer(Reading{state_, {}, today_}, AskReport{report_no + 1}));
}

TEST_F(EldercareQuestions, TheInstitutionNeverLearnsWhoReported) {
  const access::Actor ordered{Role::eldercare_institution, 1, home, 0};
  const access::Actor other{Role::eldercare_institution, 1, other_home, 0};
  EXPECT_TRUE(may(ordered, AskLedgerEntry{entry_no}));
  EXPECT_FALSE(may(other, AskLedgerEntry{entry_no}));
  EXPECT_FALSE(may(ordered, AskReport{report_no}));
  EXPECT_FALSE(may(ordered, AskMember{member_no}));
  state_.entries.at(entry_no).institution = 0;
  EXPECT_FALSE(may(ordered, AskLedgerEntry{entry_no})) << "before there is an order";
}

TEST_F(EldercareQuestions, WhoReadsWhat) {
  const access::Actor own{Role::supervisor, own_account, 0, 0}, another{Role::supervisor, stranger, 0, 0};
  EXPECT_TRUE(may(own, AskReport{report_no}));
  EXPECT_FALSE(may(another, AskReport{report_no}));
  EXPECT_TRUE(may({Role::contact_staff, 1, 0, changping}, AskReport{report_no}));
  EXPECT_FALSE(may({Role::contact_staff, 1, 0, chaoyang}, AskReport{report_no}));
  EXPECT_TRUE(may({Role::city_civil_affairs, 1, 0, city_department}, AskReport{report_no}));
  EXPECT_FALSE(may({Role::welfare_centre, 1, 9, 0}, AskReport{report_no})) << "the city does not run it";
  state_.reports.at(report_no).target = other_home;
  EXPECT_TRUE(may({Role::welfare_centre, 1, 9, 0}, AskReport{report_no}));
  EXPECT_FALSE(may({Role::civil_affairs, 1, 0, changping}, AskOverview{2024, {}})) << "of the whole city";
  EXPECT_TRUE(may({Role::civil_affairs, 1, 0, changping}, AskOverview{2024, "110114"}));
  EXPECT_TRUE(may({Role::city_civil_affairs, 1, 0, city_department}, AskOverview{2024, {}}));
  EXPECT_TRUE(may({Role::public_, 0, 0, 0}, AskStatistics{2024, {}}));
}

TEST_F(EldercareQuestions, ThePublicReadsNoCountUnderFive) {
  for (std::uint8_t i = 2; i <= 4; ++i) add_member(member_no + i, i);
  EXPECT_FALSE(told(AskStatistics{2024, {}}).supervisors) << "four in the city";
  add_member(member_no + 5, 5);
  const OverviewAnswer shown = told(AskStatistics{2024, {}}), all = told(AskOverview{2024, {}});
  EXPECT_EQ(shown.supervisors, 5);
  EXPECT_FALSE(shown.reports) << "one";
  EXPECT_FALSE(shown.per_hundred) << "from which the one could be worked out";
  EXPECT_EQ(all.reports, 1);
  EXPECT_FALSE(told(AskStatistics{2024, "110114"}).supervisors) << "the others would have none";
  EXPECT_FALSE(answer(Reading{state_, {}, today_}, AskStatistics{2024, "110000"}));
}

// Each department has ten, the last one four: what is left of the city would be theirs.
TEST_F(EldercareQuestions, ThePublicWorksOutNoDepartmentFromTheCity) {
  state_.memberships.clear();
  const std::vector<std::string> all = state_.parameters.list("departments", today_);
  std::uint64_t number = 1'000;
  for (const std::string& each : all) {
    for (int i = each == all.back() ? 6 : 0; i < 10; ++i) {
      add_member(++number, 1);
      state_.memberships.at(number).department = *department_named(state_.parameters, each, today_);
    }
  }
  state_.reports.clear();
  const auto shown_of = [&](const std::string& name) { return told(AskStatistics{2024, name}).supervisors; };
  EXPECT_EQ(told(AskStatistics{2024, {}}).supervisors, 10 * std::ssize(all) - 6);
  EXPECT_FALSE(shown_of(all.back()));
  EXPECT_FALSE(shown_of(all.front())) << "all of the ten alike";
  add_member(++number, 1);
  state_.memberships.at(number).department = *department_named(state_.parameters, all.front(), today_);
  EXPECT_EQ(shown_of(all.front()), 11) << "the tens are enough";
}

// Five reports, four of which are decided: a share of four says too much of each.
TEST_F(EldercareQuestions, ThePublicReadsNoShareOfFewerThanFive) {
  for (std::uint64_t i = 1; i <= 4; ++i) {
    state_.reports[report_no + 100 + i] = state_.reports.at(report_no);
    state_.reports.at(report_no + 100 + i).entry = entry_no + 100 + i;
    LedgerEntry entry = state_.entries.at(entry_no);
    entry.decided_on = entry.rectified_on = entry.fed_back_on = today_;
    state_.entries[entry_no + 100 + i] = entry;
  }
  const OverviewAnswer four = told(AskStatistics{2024, {}});
  EXPECT_EQ(four.reports, 5);
  EXPECT_FALSE(four.percent_found_true || four.days_to_rectification || four.days_to_feedback);
  EXPECT_EQ(told(AskOverview{2024, {}}).percent_found_true, 100);
  state_.entries.at(entry_no).decided_on = today_;
  EXPECT_EQ(told(AskStatistics{2024, {}}).percent_found_true, 80) << "of five";
  EXPECT_FALSE(told(AskStatistics{2024, {}}).days_to_feedback) << "of four";
}

TEST_F(EldercareQuestions, DutiesAreCounted) {
  const DutiesAnswer all = told(AskDuties{"110114"});
  EXPECT_EQ(all.entries_open, 1);
  EXPECT_EQ(all.reports_received, 0);
  EXPECT_EQ(all.overdue, 1);
  EXPECT_EQ(all.oldest_days, 8);
  EXPECT_TRUE(all.contact_staff_missing);
  EXPECT_EQ(all.recruitment.size(), 1U);
  const RecruitmentAnswer open = told(AskRecruitment{"110114"});
  EXPECT_EQ(open.department_name, "昌平");
  EXPECT_TRUE(open.rounds.empty());
  EXPECT_FALSE(open.channels_missing.empty());
}

TEST_F(EldercareQuestions, WhoseDataTheyAre) {
  EXPECT_TRUE(known_to_house(state_, member_no, somebody(1)));
  EXPECT_FALSE(known_to_house(state_, member_no, somebody(2)));
  EXPECT_TRUE(has_account(state_, somebody(1), own_account));
  EXPECT_FALSE(has_account(state_, somebody(1), stranger));
  EXPECT_FALSE(has_account(state_, somebody(1), 0));
}

}  // namespace
}  // namespace gongbao::eldercare
