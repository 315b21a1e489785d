// What is told of a transcript and of all together, and what keeps a student's data (spec/05 parts 6, 9).
#include "policies/exam/questions.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "policies/exam/printouts.h"
#include "policies/exam/retention.h"
#include "policies/exam/target.h"

namespace gongbao::exam {
namespace {

constexpr std::uint64_t school_no = 100'001, other_school_no = 100'002, own_account = 31, stranger = 32;
constexpr std::uint32_t chaoyang = 110105;
constexpr std::int64_t exam_year_sat = 2025;

PersonToken somebody(std::uint8_t number) {
  PersonToken token;
  token.token[0] = number;
  return token;
}

class ExamQuestions : public ::testing::Test {
 protected:
  ExamQuestions() {
    state_.parameters = law::Parameters::embedded("exam").value();
    state_.schools[school_no] = {"第一中学", chaoyang};
    state_.schools[other_school_no] = {"第二中学", chaoyang};
  }
  // Of the school year in which 2025 is sat; with all results but the components named.
  void add(const std::string& number, std::int64_t chinese, std::uint64_t at = school_no) {
    Student row;
    row.person = somebody(static_cast<std::uint8_t>(state_.students.size() + 1));
    row.accounts = {own_account};
    row.grades[2024] = {graduating_grade, StudentState::enrolled};
    row.schools = {{at, date_of(2022, 9, 1)}};
    state_.students[number] = row;
    state_.students_by_person[row.person] = number;
    each_subject([&](Subject subject) {
      if (class_of(subject) == SubjectClass::examined) {
        for (const auto& [component, most] : maxima_for(state_, row, subject)) put(number, subject, component, most);
      } else {
        put(number, subject, Component::whole, 0);
      }
    });
    state_.results.at({number, Subject::chinese, Component::written, 0}).value.centipoints = chinese;
  }
  void put(const std::string& number, Subject subject, Component component, std::int64_t points) {
    ExamResult row;
    row.value.centipoints = points;
    if (class_of(subject) == SubjectClass::assessed) row.value.grade = GradeValue::B;
    if (class_of(subject) == SubjectClass::appraised) row.value.pass = PassValue::pass;
    row.state = ResultState::published;
    row.jurisdiction = chaoyang;
    const std::uint8_t round = component == Component::listening_speaking ? 1 : 0;
    state_.results[{number, subject, component, round}] = row;
  }
  Reading reading() const { return {state_, {}, today_}; }
  template <class Question>
  typename Question::Answer told(const Question& question) const {
    return answer(reading(), question).value();
  }

  State state_;
  Date today_ = date_of(2025, 7, 10);
};

TEST_F(ExamQuestions, ATranscriptAddsUpWhatIsPublishedAndNothingElse) {
  add("2501", 9250);
  const TranscriptAnswer whole = told(AskTranscript{"2501"});
  EXPECT_EQ(whole.total_centipoints, 51000 - 750);
  EXPECT_EQ(whole.most_centipoints, 51000);
  EXPECT_EQ(whole.subjects.size(), 14U);
  EXPECT_EQ(whole.jurisdiction, "110105");
  EXPECT_TRUE(whole.missing.empty());
  state_.results.at({"2501", Subject::physics, Component::experiment, 0}).state = ResultState::confirmed;
  const TranscriptAnswer open = told(AskTranscript{"2501"});
  EXPECT_FALSE(open.total_centipoints);
  EXPECT_EQ(open.missing, std::vector<std::string>{"physics.experiment"});
  for (const ComponentAnswer& each : open.components) {
    if (each.component == Component::experiment) EXPECT_FALSE(each.centipoints) << "nobody reads a draft";
  }
  EXPECT_EQ(told(AskGraduation{"2501"}).status, GraduationStatus::incomplete);
  EXPECT_FALSE(answer(reading(), AskTranscript{"2599"}));
}

TEST_F(ExamQuestions, ThePaperIsGenuineUntilItIsCorrected) {
  add("2501", 9250);
  add("2502", 9250);
  const std::string code = check_code_of(state_, "2501", state_.students.at("2501"));
  EXPECT_EQ(told(AskTranscriptCheck{"2501", " " + code + " "}).result, TranscriptCheck::genuine);
  EXPECT_EQ(told(AskTranscriptCheck{"2502", code}).result, TranscriptCheck::mismatch) << "another student's";
  EXPECT_EQ(told(AskTranscriptCheck{"2599", code}).result, TranscriptCheck::mismatch) << "nobody's";
  EXPECT_EQ(told(AskTranscriptCheck{"2501", ""}).result, TranscriptCheck::mismatch);
  const auto paper = compose(reading(), TranscriptPaper{"2501"});
  ASSERT_TRUE(paper);
  EXPECT_EQ(paper->check_page, "/exams/check?code=" + code + "&no=2501");
  EXPECT_EQ(paper->file_word, "2025") << "no exam number in the name of a file";
  state_.results.at({"2501", Subject::chinese, Component::written, 0}).value.centipoints = 9300;
  EXPECT_EQ(told(AskTranscriptCheck{"2501", code}).result, TranscriptCheck::mismatch) << "half a point later";
}

// 有两次考试机会 (3.2.1f): one counts, both are told once they are published.
TEST_F(ExamQuestions, BothListeningAttemptsAreTold) {
  add("2501", 9250);
  const ResultKey first{"2501", Subject::foreign_language, Component::listening_speaking, 1};
  ResultKey second = first;
  second.round = 2;
  state_.results.at(first).value.centipoints = 3600;
  ExamResult again = state_.results.at(first);
  again.value.centipoints = 3850;
  again.state = ResultState::confirmed;
  state_.results[second] = again;
  ASSERT_EQ(told(AskTranscript{"2501"}).listening.size(), 1U) << "nobody reads what is not published";
  EXPECT_EQ(told(AskTranscript{"2501"}).listening[0].centipoints, 3600);
  state_.results.at(second).state = ResultState::published;
  const auto listening = told(AskTranscript{"2501"}).listening;
  ASSERT_EQ(listening.size(), 2U);
  EXPECT_EQ(listening[0].round, 1);
  EXPECT_EQ(listening[1].centipoints, 3850);
  const auto paper = compose(reading(), TranscriptPaper{"2501"});
  ASSERT_TRUE(paper);
  const std::vector<std::string> line{"　　第1次 attempt 1", "36", "", "3.2.1f"};
  EXPECT_NE(std::ranges::find(paper->table->rows, line), paper->table->rows.end());
  const std::string code = check_code_of(state_, "2501", state_.students.at("2501"));
  state_.results.at(first).value = {Standing::absent, 0, {}, {}};
  EXPECT_EQ(told(AskTranscript{"2501"}).listening[0].standing, Standing::absent);
  EXPECT_FALSE(told(AskTranscript{"2501"}).listening[0].centipoints);
  EXPECT_NE(check_code_of(state_, "2501", state_.students.at("2501")), code)
      << "also what does not count is on the paper";
}

TEST_F(ExamQuestions, SmallGroupsAreNotTold) {
  const std::int64_t least = state_.parameters.count("small_cell", rules_day(exam_year_sat));
  for (std::int64_t i = 0; i < least; ++i) add("25" + std::to_string(10 + i), 9500);
  add("2590", 8500, other_school_no);
  const DistributionAnswer all = told(AskDistribution{exam_year_sat, Subject::chinese, "110105"});
  ASSERT_EQ(all.bands.size(), 11U) << "nor which bands are empty";
  for (const BandAnswer& each : all.bands) EXPECT_FALSE(each.count) << "all less the others would name one student";
  const DistributionAnswer few = told(AskSchoolDistribution{exam_year_sat, Subject::history, other_school_no});
  ASSERT_EQ(few.bands.size(), 4U);
  EXPECT_FALSE(few.bands[0].count);
  EXPECT_EQ(told(AskSchoolDistribution{exam_year_sat, Subject::chinese, school_no}).bands.at(0).count, least);
  EXPECT_FALSE(answer(reading(), AskDistribution{exam_year_sat, Subject::chinese, "000000"}));
}

// How many there are together is known (segments), and so is how the program tells them: for each hidden band there are
// two counts with which the same would have been told.
RC_GTEST_FIXTURE_PROP(ExamQuestions, NoHiddenBandIsFoundBySubtraction, ()) {
  using Counts = std::vector<std::int64_t>;  // of A, B, C, D
  const auto shown = [&](const Counts& counts) {
    Bands bands;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] != 0) bands[std::string(enum_name(static_cast<GradeValue>(i + 1)))] = counts[i];
    }
    return told_bands(state_, exam_year_sat, Subject::history, bands);
  };
  const Counts counts = *rc::gen::container<Counts>(4, rc::gen::inRange<std::int64_t>(0, 14));
  const Distribution distribution = shown(counts);
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto* count = find_row(distribution, std::string(enum_name(static_cast<GradeValue>(i + 1))));
    if (count != nullptr && !*count) hidden.push_back(i);
    if (count != nullptr && *count) RC_ASSERT(**count == counts[i]);
    if (count == nullptr) RC_ASSERT(counts[i] == 0);
  }
  std::int64_t together = 0;
  for (const std::size_t i : hidden) together += counts[i];
  // Every way in which those together may be spread over the hidden bands.
  std::map<std::size_t, std::set<std::int64_t>> possible;
  const auto spread = [&](const auto& self, Counts& tried, std::size_t place, std::int64_t left) -> void {
    if (place + 1 == hidden.size()) {
      tried[hidden[place]] = left;
      if (shown(tried) != distribution) return;
      for (const std::size_t i : hidden) possible[i].insert(tried[i]);
      return;
    }
    for (std::int64_t n = 0; n <= left; ++n) {
      tried[hidden[place]] = n;
      self(self, tried, place + 1, left - n);
    }
  };
  Counts tried = counts;
  if (!hidden.empty()) spread(spread, tried, 0, together);
  for (const std::size_t i : hidden) RC_ASSERT(possible[i].size() > 1U);
}

TEST_F(ExamQuestions, SegmentsAddUpAndHideWhoIsAlone) {
  const std::int64_t least = state_.parameters.count("small_cell", rules_day(exam_year_sat));
  add("2400", 10000);  // alone at the top
  for (std::int64_t i = 0; i < least; ++i) add("25" + std::to_string(10 + i), 9550);
  add("2600", 1000);  // alone at the bottom
  const SegmentsAnswer all = told(AskSegments{exam_year_sat, "110105"});
  ASSERT_EQ(all.segments.size(), 1U);
  EXPECT_EQ(all.segments[0].below_centipoints, 51100);
  EXPECT_EQ(all.segments[0].from_centipoints, 42000);
  EXPECT_EQ(all.segments[0].count, least + 2);
  EXPECT_EQ(all.segments[0].cumulative, least + 2);
  state_.students.erase("2510");
  state_.students.erase("2511");
  state_.students.erase("2512");
  EXPECT_TRUE(told(AskSegments{exam_year_sat, "110105"}).segments.empty()) << "all together are too few";
}

TEST_F(ExamQuestions, WhatIsStillMissingIsCountedBySubject) {
  add("2501", 9250);
  add("2502", 9250);
  state_.results.at({"2501", Subject::history, Component::whole, 0}).state = ResultState::draft;
  state_.results.at({"2502", Subject::arts, Component::whole, 0}).state = ResultState::confirmed;
  const CompletenessAnswer all = told(AskCompleteness{exam_year_sat, "110105"});
  EXPECT_EQ(all.students, 2);
  EXPECT_EQ(all.complete, 0);
  for (const SubjectStanding& each : all.subjects) {
    EXPECT_EQ(each.missing, each.subject == Subject::history || each.subject == Subject::arts ? 1 : 0);
    EXPECT_EQ(each.unconfirmed, each.subject == Subject::history ? 1 : 0);
    EXPECT_EQ(each.unpublished, each.subject == Subject::arts ? 1 : 0);
    EXPECT_EQ(each.missing + each.published, 2);
  }
}

TEST_F(ExamQuestions, RulesOfAYear) {
  EXPECT_EQ(told(AskRules{2026}).most_centipoints, 51000);
  EXPECT_EQ(told(AskRules{2027}).most_centipoints, 52000);
  EXPECT_FALSE(answer(reading(), AskRules{2024})) << "not covered";
  EXPECT_FALSE(answer(reading(), AskRules{99999}));
}

TEST_F(ExamQuestions, WhoIsAskedAbout) {
  add("2501", 9250);
  const access::Actor own{Role::student, own_account, 0, 0}, other{Role::student, stranger, 0, 0};
  const auto may = [&](const access::Actor& actor, const std::string& number) {
    access::Target target = target_of(state_, actor, today_, AskTranscript{number});
    target.person = target.person.value_or(0);
    return access::allowed(grants_of_question(AskTranscript::name), actor, target);
  };
  EXPECT_TRUE(may(own, "2501"));
  EXPECT_FALSE(may(other, "2501"));
  EXPECT_FALSE(may(own, "2599")) << "whether there is such a number is nobody's to learn";
  EXPECT_TRUE(may({Role::school, 1, school_no, 0}, "2501"));
  EXPECT_FALSE(may({Role::school, 1, other_school_no, 0}, "2501"));
  EXPECT_TRUE(may({Role::district_edu, 1, 0, chaoyang}, "2501"));
  EXPECT_FALSE(may({Role::district_edu, 1, 0, 110108}, "2501"));
  EXPECT_FALSE(may({Role::marker, 1, 0, chaoyang}, "2501")) << "a marker never learns whose script it was";
  EXPECT_FALSE(may({Role::public_, 0, 0, 0}, "2501"));
}

// Until the last day of the school year in which the student sits, and as long as a recheck is open.
TEST_F(ExamQuestions, WhatKeepsAStudentsData) {
  add("2501", 9250);
  const PersonToken person = state_.students.at("2501").person;
  const law::Calendar calendar = law::published_calendar().value();
  const auto need_on = [&](Date day) { return need_of_person(Context{state_, calendar, {}, day, 1}, person, {}); };
  ASSERT_TRUE(need_on(date_of(2025, 8, 31)));
  EXPECT_EQ(need_on(date_of(2025, 8, 31))->until, date_of(2025, 8, 31));
  EXPECT_EQ(need_on(date_of(2025, 8, 31))->code, code::retention_period);
  EXPECT_FALSE(need_on(date_of(2025, 9, 1)));
  state_.rechecks[77] = {"2501", Subject::chinese, today_, RecheckState::requested, {}};
  EXPECT_EQ(need_on(date_of(2025, 9, 1))->what, "recheck");
  EXPECT_FALSE(need_of_person(Context{state_, calendar, {}, today_, 1}, somebody(99), {}));
  EXPECT_TRUE(known_to_house(state_, school_no, person));
  EXPECT_FALSE(known_to_house(state_, other_school_no, person));
  EXPECT_TRUE(has_account(state_, person, own_account));
  EXPECT_FALSE(has_account(state_, person, stranger));
  EXPECT_FALSE(has_account(state_, person, 0));
}

TEST_F(ExamQuestions, WhatIsGatheredInPiecesIsTheWhole) {
  // More than a piece holds, and others of other years and schools between them.
  for (int i = 0; i < 350; ++i) {
    const std::string number = std::to_string(1'000 + i);
    add(number, i % 2 == 0 ? 9'000 : 5'500, i % 5 == 0 ? other_school_no : school_no);
    if (i % 7 == 0) state_.students.at(number).grades = {{2025, {graduating_grade, StudentState::enrolled}}};
  }
  std::size_t pieces = 0;
  const AskDistribution asked{exam_year_sat, Subject::chinese, "110105"};
  BandsGathered gathered;
  do {
    ++pieces;
  } while (gather(reading(), asked, gathered));
  EXPECT_GT(pieces, 1U);
  const Bands& chinese = gathered.bands.at(Subject::chinese);
  EXPECT_EQ(chinese.at("90") + chinese.at("50"), 300);
  EXPECT_EQ(told(asked).bands.size(), 2U);
  EXPECT_EQ(told(AskCompleteness{exam_year_sat, "110105"}).students, 300);
  EXPECT_EQ(told(AskCompleteness{exam_year_sat, "110105"}).complete, 300);
  EXPECT_EQ(told(AskSegments{exam_year_sat, "110105"}).segments.front().count +
                told(AskSegments{exam_year_sat, "110105"}).segments.back().count,
            300);
  EXPECT_TRUE(told(AskDistribution{exam_year_sat, Subject::chinese, "110108"}).bands.empty());
}

TEST_F(ExamQuestions, WithoutASubjectAllOfThemAreTold) {
  for (int i = 0; i < 12; ++i) add(std::to_string(1'000 + i), 9'000);
  const DistributionAnswer all = told(AskDistribution{exam_year_sat, std::nullopt, "110105"});
  EXPECT_FALSE(all.subject);
  ASSERT_EQ(all.bands.size(), 14U) << "one band of each";
  std::size_t place = 0;
  each_subject([&](Subject subject) {
    const DistributionAnswer one = told(AskDistribution{exam_year_sat, subject, "110105"});
    EXPECT_EQ(one.subject, subject);
    ASSERT_EQ(one.bands.size(), 1U);
    EXPECT_EQ(all.bands[place].subject, subject);
    EXPECT_EQ(all.bands[place].band, one.bands[0].band);
    EXPECT_EQ(all.bands[place].count, 12);
    ++place;
  });
}

// Students of all kinds, drawn by a fixed sequence; and what is told of them counted once more, each row looked up for
// itself, as the law says it and not as the program goes through them.
class CountedTwice : public ExamQuestions {
 protected:
  void draw(int students) {
    for (int i = 0; i < students; ++i) {
      const std::string number = std::to_string(1'000 + i);
      add(number, next(200) * 50, next(3) == 0 ? other_school_no : school_no);
      Student& student = state_.students.at(number);
      if (next(9) == 0) student.grades = {{2025, {graduating_grade, StudentState::enrolled}}};
      if (next(9) == 0) student.grades.rbegin()->second.state = StudentState::transferred_out;
      disturb(number);
    }
  }
  std::int64_t next(std::int64_t below) {
    seed_ = seed_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    return static_cast<std::int64_t>((seed_ >> 33U) % static_cast<std::uint64_t>(below));
  }
  const Value* published(const std::string& number, Subject subject, Component component) const {
    const Value* best = nullptr;
    const bool heard = component == Component::listening_speaking;
    for (std::uint8_t round = heard ? 1 : 0; round <= (heard ? 2 : 0); ++round) {
      const ExamResult* row = find_row(state_.results, ResultKey{number, subject, component, round});
      if (row == nullptr || row->state < ResultState::published) continue;
      const bool no_points = row->value.standing != Standing::value;
      const bool better = best == nullptr || best->standing != Standing::value ||
                          (!no_points && row->value.centipoints > best->centipoints);
      if (better) best = &row->value;
    }
    return best;
  }
  // Nothing: a component is missing.
  std::optional<std::int64_t> points(const std::string& number, Subject subject) const {
    std::int64_t sum = 0;
    for (const auto& [component, most] : maxima_for(state_, state_.students.at(number), subject)) {
      const Value* value = published(number, subject, component);
      if (value == nullptr || value->standing == Standing::exempt) return std::nullopt;
      sum += value->standing == Standing::value ? value->centipoints : 0;
    }
    return sum;
  }
  std::string band(const std::string& number, Subject subject) const {
    if (class_of(subject) == SubjectClass::examined) {
      const std::int64_t most = maximum_of(state_.parameters, subject, exam_year_sat, exam_year_sat);
      const auto sum = points(number, subject);
      return sum ? std::to_string(*sum * 10 / most * 10) : "";
    }
    const Value* value = published(number, subject, Component::whole);
    if (value == nullptr) return "";
    return std::string(value->grade ? enum_name(*value->grade) : enum_name(*value->pass));
  }
  bool is_there(const Student& student) const {
    const auto& [school_year, row] = *student.grades.rbegin();
    return school_year == exam_year_sat - 1 && row.state != StudentState::transferred_out;
  }

 private:
  // Some rows are drafts, gone, absent or exempt; some have heard twice.
  void disturb(const std::string& number) {
    for (auto row = state_.results.lower_bound({number, Subject{}, Component{}, 0});
         row != state_.results.end() && row->first.student == number;) {
      const std::int64_t fate = next(40);
      if (fate == 0) row->second.state = ResultState::draft;
      if (fate == 1) row->second.state = ResultState::confirmed;
      const bool examined = class_of(row->first.subject) == SubjectClass::examined;
      if (examined && fate == 2) row->second.value = {Standing::absent, 0, {}, {}};
      if (examined && fate == 3) row->second.value = {Standing::exempt, 0, {}, {}};
      row = fate == 4 ? state_.results.erase(row) : std::next(row);
    }
    if (next(2) == 0) return;
    const ResultKey first{number, Subject::foreign_language, Component::listening_speaking, 1};
    const ExamResult* heard = find_row(state_.results, first);
    if (heard == nullptr) return;
    ExamResult again = *heard;
    again.value.centipoints = next(4'000);
    if (next(5) == 0) again.value = {Standing::absent, 0, {}, {}};
    state_.results[{number, first.subject, first.component, 2}] = again;
  }
  std::uint64_t seed_ = 41;
};

TEST_F(CountedTwice, BandsTotalsAndWhatIsMissingAreThoseOfEachStudentAlone) {
  draw(500);
  std::map<Subject, Bands> bands;
  Totals totals;
  std::int64_t there = 0;
  std::map<Subject, std::int64_t> with_result;
  for (const auto& [number, student] : state_.students) {
    if (!is_there(student)) continue;
    ++there;
    std::optional<std::int64_t> total = 0;
    each_subject([&](Subject subject) {
      const std::string in_band = band(number, subject);
      if (!in_band.empty()) ++bands[subject][in_band], ++with_result[subject];
      if (class_of(subject) != SubjectClass::examined) return;
      const auto sum = points(number, subject);
      total = sum && total ? std::optional(*total + *sum) : std::nullopt;
    });
    if (total) ++totals[*total / 100];
  }
  BandsGathered by_band;
  while (gather(reading(), AskDistribution{exam_year_sat, std::nullopt, "110105"}, by_band)) {
  }
  EXPECT_EQ(by_band.bands, bands);
  TotalsGathered by_total;
  while (gather(reading(), AskSegments{exam_year_sat, "110105"}, by_total)) {
  }
  EXPECT_EQ(by_total.totals, totals);
  EXPECT_GT(totals.size(), 20U) << "what was drawn is worth counting";
  const CompletenessAnswer standing = told(AskCompleteness{exam_year_sat, "110105"});
  EXPECT_EQ(standing.students, there);
  for (const SubjectStanding& row : standing.subjects) {
    EXPECT_EQ(row.published, with_result[row.subject]);
    EXPECT_EQ(row.missing, there - with_result[row.subject]);
  }
}

// Of 350 students more than a piece holds.
class GatheredOfOneMoment : public ExamQuestions {
 protected:
  GatheredOfOneMoment() {
    for (int i = 0; i < 350; ++i) add(std::to_string(1'000 + i), 9'000);
  }
  void correct(const std::string& number, std::int64_t points) {
    Correction row{{number, Subject::chinese, Component::written, 0}, {}, {}, {}, 1, today_};
    row.after.centipoints = points;
    World world{state_};
    apply(world, ResultCorrected{row}, next_entry());
  }
  void enter(const std::string& number) {
    World world{state_};
    ExamResult row;
    row.value.pass = PassValue::pass;
    row.jurisdiction = chaoyang;
    apply(world, ResultEntered{{number, Subject::arts, Component::whole, 0}, row}, next_entry());
  }
  FactOrigin next_entry() {
    FactOrigin origin;
    origin.entry = ++entry_;
    return origin;
  }
  const AskDistribution asked_{exam_year_sat, Subject::chinese, "110105"};
  std::uint64_t entry_ = 1;
};

TEST_F(GatheredOfOneMoment, ACorrectionMeanwhileBeginsAgain) {
  BandsGathered gathered;
  ASSERT_TRUE(gather(reading(), asked_, gathered));
  ASSERT_TRUE(gather(reading(), asked_, gathered));
  for (int i = 0; i < 10; ++i) correct(std::to_string(1'000 + i), 5'500);  // counted already
  while (gather(reading(), asked_, gathered)) {
  }
  EXPECT_EQ(gathered.begun, 2);
  EXPECT_EQ(gathered.bands.at(Subject::chinese), (Bands{{"50", 10}, {"90", 340}}));
  EXPECT_FALSE(answer(reading(), asked_, gathered)->unsettled);
}

TEST_F(GatheredOfOneMoment, WhatIsNotCountedChangesNothing) {
  state_.students.at("1349").grades = {{2025, {graduating_grade, StudentState::enrolled}}};
  BandsGathered gathered;
  StandingsGathered standings;
  const AskCompleteness missing{exam_year_sat, "110105"};
  ASSERT_TRUE(gather(reading(), asked_, gathered));
  ASSERT_TRUE(gather(reading(), missing, standings));
  correct("1349", 5'500);  // of another year
  enter("1001");           // a draft, which is counted where it is missing
  while (gather(reading(), asked_, gathered)) {
  }
  while (gather(reading(), missing, standings)) {
  }
  EXPECT_EQ(gathered.begun, 1);
  EXPECT_EQ(gathered.bands.at(Subject::chinese).at("90"), 349);
  EXPECT_EQ(standings.begun, 2);
  EXPECT_EQ(standings.told.students, 349);
  EXPECT_EQ(std::ranges::find(standings.told.subjects, Subject::arts, &SubjectStanding::subject)->unconfirmed, 1);
}

TEST_F(GatheredOfOneMoment, ANewDayBeginsAgain) {
  TotalsGathered gathered;
  const AskSegments totals{exam_year_sat, "110105"};
  ASSERT_TRUE(gather(reading(), totals, gathered));
  today_ = today_ + Days{1};
  while (gather(reading(), totals, gathered)) {
  }
  EXPECT_EQ(gathered.begun, 2);
  EXPECT_EQ(answer(reading(), totals, gathered)->segments.front().cumulative, 350);
}

TEST_F(GatheredOfOneMoment, WhatNeverRestsIsToldAsSuch) {
  TotalsGathered gathered;
  const AskSegments totals{exam_year_sat, "110105"};
  int pieces = 1;
  for (; gather(reading(), totals, gathered); ++pieces) correct("1001", 5'000 + 100 * pieces);
  EXPECT_LT(pieces, 12) << "it ends";
  EXPECT_TRUE(answer(reading(), totals, gathered)->unsettled);
}

TEST_F(ExamQuestions, AnAdmissionFileHasWhatIsPublishedTodayAndSaysWhatWasCorrected) {
  for (int i = 0; i < 130; ++i) add(std::to_string(1'000 + i), 9'000);
  constexpr std::uint64_t export_no = 77;
  AdmissionExport row{exam_year_sat, admission_columns(), false, {}, {}, today_};
  for (const auto& [number, student] : state_.students) row.students.push_back(number);
  state_.exports[export_no] = row;
  EXPECT_FALSE(answer(reading(), AskAdmissionFile{2026, {}, {}}));
  EXPECT_FALSE(answer(reading(), AskAdmissionFile{exam_year_sat, "somewhere", {}}));
  state_.results.at({"1001", Subject::chinese, Component::written, 0}).value.centipoints = 8'000;
  state_.corrections[export_no + 1] = {
      Correction{{"1001", Subject::chinese, Component::written, 0}, {}, {}, {}, 1, today_}};
  const AdmissionFileAnswer first = told(AskAdmissionFile{exam_year_sat, {}, {}});
  ASSERT_EQ(first.rows.size(), 100U);
  ASSERT_TRUE(first.next);
  const AdmissionFileAnswer rest = told(AskAdmissionFile{exam_year_sat, {}, first.next});
  EXPECT_EQ(rest.rows.size(), 30U);
  EXPECT_FALSE(rest.next);
  EXPECT_EQ(first.columns.size(), 17U);
  EXPECT_EQ(first.rows[0].cells[1], "500");
  EXPECT_FALSE(first.rows[0].corrected);
  EXPECT_EQ(first.rows[1].cells[1], "490");
  EXPECT_TRUE(first.rows[1].corrected);
  EXPECT_EQ(first.rows[0].cells[9], "B") << "history: beside the total, not in it";
  EXPECT_TRUE(told(AskAdmissionFile{exam_year_sat, "110108", {}}).rows.empty()) << "another district's are none of its";
}

}  // namespace
}  // namespace gongbao::exam
