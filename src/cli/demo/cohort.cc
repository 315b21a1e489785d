// Each step on a day of its own: offices and courses, registrations, tests, marks, confirmations, publication.
#include "cli/demo/cohort.h"

#include <algorithm>

#include "cli/demo/numbers.h"
#include "cli/demo/totals_2026.h"
#include "law/area.h"

namespace gongbao::cli::demo {

namespace {

using access::Role;
using exam::Component;
using exam::Subject;
using exam::SubjectClass;
namespace json = boost::json;

constexpr const char* cohort_district = "110105";
constexpr std::int64_t cohort_year = 2026, whole_point = 100;
constexpr std::size_t cohort_schools = 20;
constexpr std::int32_t cohort_school_year = 2025;
const Date cohort_begins = date_of(2026, 6, 1), cohort_registers = date_of(2026, 6, 3),
           practical_held_on = date_of(2026, 6, 8), listening_held_on = date_of(2026, 6, 10),
           written_held_on = date_of(2026, 6, 25), cohort_marked = date_of(2026, 6, 29),
           cohort_confirmed = date_of(2026, 7, 3), cohort_published = date_of(2026, 7, 6);

struct ScorePart {
  Subject subject{};
  Component component{};
  std::int64_t most = 0;  // whole points
};
struct Candidate {
  std::string number;
  std::size_t school = 0;
  std::vector<std::int64_t> marks;  // whole points, one a part
};
struct CohortSchool {
  std::uint64_t id = 0;
  Actor people;
  std::vector<std::size_t> pupils;
};
// What one school sits of one part.
struct SchoolSitting {
  std::size_t part = 0, school = 0;
  std::uint64_t session = 0;
};

class CohortCity {
 public:
  CohortCity(Store& store, formats::Gate& gate, const CohortPlan& plan)
      : store_(store), play_(store, gate, plan.seed), cast_(play_, plan.seed), dice_(plan.seed), one_in_(plan.one_in) {}

  Result<DemoCity> live(const std::function<void(std::int32_t, std::int32_t)>& progress) {
    plan();
    for (Date day = cohort_begins; day <= cohort_day && !play_.failure(); day = day + Days{1}) {
      if (auto turned = store_.engine().turn_to(day); !turned) return std::unexpected(turned.error());
      play_.begin(day);
      play_.do_the_agenda();
      play_.settle();
      if (progress) progress((day - cohort_begins).count, (cohort_day - cohort_begins).count);
    }
    if (play_.failure()) return std::unexpected(*play_.failure());
    return DemoCity{cast_.demo_accounts(), cast_.people().met(), play_.counts()};
  }

 private:
  void plan() {
    play_.begin(cohort_begins);
    play_.on(cohort_begins, [this] {
      enter_offices();
      draw_pupils();
      enter_students();
      courses();
    });
    play_.on(cohort_registers, [this] { register_all(); });
    for (const Date day : {practical_held_on, listening_held_on, written_held_on})
      play_.on(day, [this, day] { hold(day); });
    play_.on(cohort_marked, [this] { enter_results(); });
    play_.on(cohort_confirmed, [this] { confirm(); });
    play_.on(cohort_published, [this] { publish(); });
  }

  void enter_offices();
  void draw_pupils();
  std::vector<std::int64_t> marks_of(std::int64_t total);
  void enter_students();
  void courses();
  std::uint64_t paper(Subject subject);
  void register_all();
  std::uint64_t session(const SchoolSitting& sitting, std::uint64_t paper);
  void hold(Date day);
  void close(const SchoolSitting& sitting);
  void enter_results();
  void enter_grades(const Candidate& pupil);
  void confirm();
  void publish();

  Actor owner(const ScorePart& part) const { return exam::has_paper(part.component) ? city_ : enters_; }
  static Date held_on(const ScorePart& part) {
    if (part.component == Component::written) return written_held_on;
    return part.component == Component::listening_speaking ? listening_held_on : practical_held_on;
  }
  std::string script(std::size_t part, const Candidate& pupil) const {
    return std::string(1, static_cast<char>('A' + part)) + pupil.number;
  }
  static std::string name(Subject subject) { return std::string(enum_name(subject)); }

  Store& store_;
  Play play_;
  Cast cast_;
  Dice dice_;
  std::uint64_t one_in_;
  Actor city_, enters_, confirms_, marker_;
  std::vector<ScorePart> parts_;
  std::vector<CohortSchool> houses_{cohort_schools};
  std::vector<Candidate> pupils_;
  std::vector<SchoolSitting> sittings_;
};

// --- who there is ----------------------------------------------------------------------------------------------------

void CohortCity::enter_offices() {
  cast_.enter_administrators();
  const std::uint32_t area = *law::area_named(cohort_district);
  city_ = cast_.enter_office("edu-city", Role::city_edu, 0, 0, "市教委 city education commission",
                             "看各区进度，导出升学数据 the districts, the export for admission");
  enters_ = cast_.enter_office("edu-chaoyang", Role::district_edu, 0, area,
                               "朝阳区教委 district education commission of Chaoyang",
                               "看一分一段、分布和汇总 totals point by point, distributions, the board");
  confirms_ = cast_.enter_office("edu-chaoyang2", Role::district_edu, 0, area,
                                 "朝阳区教委复核员 second officer of Chaoyang", "更正、复核 corrections, re-checks");
  marker_ = cast_.enter_office("marker", Role::marker, 0, area, "评卷教师 marker", "");
  json::array rows;
  for (std::size_t i = 0; i < cohort_schools; ++i) {
    rows.push_back(json::object{{"school_name", "朝阳第" + std::to_string(i + 1) + "示例中学"},
                                {"jurisdiction", cohort_district}});
  }
  play_.say(enters_, "exam/import_schools", {{"rows", rows}});
  play_.ask([this](const policies::City& city) {
    const exam::State& state = city.of<exam::Document>();
    std::size_t place = 0;
    for (const auto& [id, row] : state.schools) houses_.at(place++).id = id;
    exam::each_subject([&](Subject subject) {
      for (const auto& [component, most] : exam::maxima_of(state.parameters, subject, cohort_year, cohort_year)) {
        parts_.push_back({subject, component, most / whole_point});
      }
    });
  });
  for (std::size_t i = 0; i < cohort_schools; ++i) {
    const std::string login = "school" + std::to_string(i + 1);
    houses_[i].people = cast_.enter_office(login, Role::school, houses_[i].id, 0, "示例中学 a school",
                                           i == 0 ? "看本校分布 how its results are spread" : "");
  }
}

// From the highest total down, so that each school has some of all.
void CohortCity::draw_pupils() {
  std::uint64_t place = 0;
  for (const TotalCount& each : totals_of_2026) {
    for (std::int64_t i = 0; i < each.students; ++i, ++place) {
      if (place % one_in_ != 0) continue;
      Candidate pupil;
      pupil.number = "26105" + digits(pupils_.size() + 1, 5);
      pupil.school = dice_.below(cohort_schools);
      pupil.marks = marks_of(each.points);
      houses_[pupil.school].pupils.push_back(pupils_.size());
      pupils_.push_back(std::move(pupil));
    }
  }
}

// What is lost is lost in each part by its weight, then moved about a little; the sum stays.
std::vector<std::int64_t> CohortCity::marks_of(std::int64_t total) {
  constexpr std::size_t moves = 12;
  std::int64_t full = 0;
  for (const ScorePart& each : parts_) full += each.most;
  std::vector<std::int64_t> marks;
  std::int64_t left = total;
  for (const ScorePart& each : parts_) {
    marks.push_back(total * each.most / full);
    left -= marks.back();
  }
  const auto drawn = [&] { return static_cast<std::size_t>(dice_.below(parts_.size())); };
  while (left > 0) {
    const std::size_t to = drawn();
    if (marks[to] == parts_[to].most) continue;
    ++marks[to];
    --left;
  }
  for (std::size_t i = 0; i < moves; ++i) {
    const std::size_t from = drawn(), to = drawn();
    if (from == to || marks[from] == 0 || marks[to] == parts_[to].most) continue;
    --marks[from];
    ++marks[to];
  }
  return marks;
}

void CohortCity::enter_students() {
  json::array rows;
  for (const Candidate& each : pupils_) {
    rows.push_back(json::object{{"exam_number", each.number},
                                {"person", json::object{{"name", "考生" + each.number}}},
                                {"school", houses_[each.school].id},
                                {"school_year", cohort_school_year},
                                {"grade", exam::graduating_grade}});
  }
  play_.say(enters_, "exam/import_students", {{"rows", rows}});
}

void CohortCity::courses() {
  const std::string last_lesson = to_string(date_of(2026, 5, 29));
  const auto semester = [&](const char* parameter, Date day) {
    play_.say(city_, "set_parameter",
              {{"document", "exam"},
               {"parameter", parameter},
               {"from", to_string(cohort_begins + Days{1})},
               {"reason", "本学年第二学期校历"},
               {"value_number", day.day}});
  };
  semester("semester2_first", date_of(2026, 3, 2));
  semester("semester2_last", date_of(2026, 8, 31));
  json::array planned;
  exam::each_subject([&](Subject subject) {
    planned.push_back(
        json::object{{"category", name(subject)}, {"grade", exam::graduating_grade}, {"planned_end", last_lesson}});
  });
  for (const CohortSchool& each : houses_) {
    play_.say(each.people, "exam/record_course_plan", {{"exam_year", cohort_year}, {"courses", planned}});
    exam::each_subject([&](Subject subject) {
      play_.say(each.people, "exam/record_course_end",
                {{"exam_year", cohort_year}, {"subject", name(subject)}, {"ended_on", last_lesson}});
    });
  }
}

// --- tests -----------------------------------------------------------------------------------------------------------

std::uint64_t CohortCity::paper(Subject subject) {
  const std::uint64_t paper =
      play_.say(city_, "exam/create_paper", {{"subject", name(subject)}, {"exam_year", cohort_year}});
  play_.say(city_, "exam/review_paper",
            {{"paper", paper},
             {"met", json::array{"taught", "not_tricky", "not_odd", "within_standard", "little_rote", "no_drill",
                                 "linked_to_life", "use_of_knowledge"}}});
  play_.say(city_, "exam/seal_paper", {{"paper", paper}});
  return paper;
}

void CohortCity::register_all() {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    if (!exam::has_session(parts_[part].component)) continue;
    const std::uint64_t of = exam::has_paper(parts_[part].component) ? paper(parts_[part].subject) : 0;
    for (std::size_t school = 0; school < cohort_schools; ++school) {
      if (houses_[school].pupils.empty()) continue;
      SchoolSitting sitting{part, school, 0};
      sitting.session = session(sitting, of);
      for (const std::size_t each : houses_[school].pupils) {
        play_.tell(houses_[school].people, "exam/register_attempt",
                   {{"student", pupils_[each].number}, {"session", sitting.session}});
      }
      sittings_.push_back(sitting);
    }
    play_.settle();
  }
}

std::uint64_t CohortCity::session(const SchoolSitting& sitting, std::uint64_t paper) {
  const ScorePart& part = parts_[sitting.part];
  const bool listening = part.component == Component::listening_speaking;
  json::object members{{"subject", name(part.subject)},
                       {"components", json::array{json::value(enum_name(part.component))}},
                       {"exam_year", cohort_year},
                       {"held_on", to_string(held_on(part))},
                       {"schools", json::array{houses_[sitting.school].id}},
                       {"mode", "practical"}};
  if (paper != 0) members["paper"] = paper;
  if (listening) members["round"] = 1;
  if (listening) members["mode"] = "computer";
  if (part.component == Component::written) {
    members["mode"] = part.subject == Subject::morality_law ? "paper_open" : "paper_closed";
  }
  return play_.say(owner(part), "exam/create_session", members);
}

void CohortCity::hold(Date day) {
  for (const SchoolSitting& each : sittings_) {
    if (held_on(parts_[each.part]) == day) close(each);
  }
}

// Nobody is absent: a total is of all parts.
void CohortCity::close(const SchoolSitting& sitting) {
  json::array attendance, scripts;
  for (const std::size_t each : houses_[sitting.school].pupils) {
    const std::string number = script(sitting.part, pupils_[each]);
    attendance.push_back(json::object{{"student", pupils_[each].number}, {"present", true}, {"script_no", number}});
    scripts.push_back(json::value(number));
  }
  const ScorePart& part = parts_[sitting.part];
  play_.say(owner(part), "exam/close_session", {{"session", sitting.session}, {"attendance", attendance}});
  if (!exam::has_paper(part.component)) return;
  play_.say(enters_, "exam/assign_scripts", {{"script_nos", scripts}, {"marker", marker_.account}});
}

// --- results ---------------------------------------------------------------------------------------------------------

void CohortCity::enter_results() {
  for (const Candidate& pupil : pupils_) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool marked = exam::has_paper(parts_[i].component);
      json::object members{{"subject", name(parts_[i].subject)},
                           {"component", enum_name(parts_[i].component)},
                           {"centipoints", pupil.marks[i] * whole_point}};
      members[marked ? "script_no" : "student"] = marked ? script(i, pupil) : pupil.number;
      play_.tell(marked ? marker_ : houses_[pupil.school].people, "exam/enter_component", members);
    }
    enter_grades(pupil);
  }
}

// Not published of that year: drawn about how somebody does elsewhere.
void CohortCity::enter_grades(const Candidate& pupil) {
  constexpr std::uint64_t grades = 4, fails_one_in = 200;
  exam::each_subject([&](Subject subject) {
    const SubjectClass kind = exam::class_of(subject);
    if (kind == SubjectClass::assessed) {
      const auto grade = static_cast<exam::GradeValue>(1 + dice_.below(grades));
      play_.tell(enters_, "exam/enter_grade",
                 {{"student", pupil.number}, {"subject", name(subject)}, {"grade", enum_name(grade)}});
    }
    if (kind == SubjectClass::appraised) {
      play_.tell(houses_[pupil.school].people, "exam/enter_pass",
                 {{"student", pupil.number},
                  {"subject", name(subject)},
                  {"result", dice_.below(fails_one_in) == 0 ? "fail" : "pass"}});
    }
  });
}

void CohortCity::confirm() {
  for (const ScorePart& each : parts_) {
    play_.say(confirms_, "exam/confirm_scores",
              {{"exam_year", cohort_year}, {"subject", name(each.subject)}, {"component", enum_name(each.component)}});
  }
  exam::each_subject([&](Subject subject) {
    const SubjectClass kind = exam::class_of(subject);
    if (kind == SubjectClass::examined) return;
    play_.say(confirms_, kind == SubjectClass::assessed ? "exam/confirm_scores" : "exam/confirm_pass",
              {{"exam_year", cohort_year}, {"subject", name(subject)}});
  });
}

void CohortCity::publish() {
  exam::each_subject([&](Subject subject) {
    play_.say(enters_, "exam/publish_results",
              {{"exam_year", cohort_year}, {"subjects", json::array{json::value(name(subject))}}});
  });
}

}  // namespace

Result<DemoCity> live_a_cohort(Store& store, formats::Gate& gate, const CohortPlan& plan,
                               const std::function<void(std::int32_t, std::int32_t)>& progress) {
  return CohortCity(store, gate, plan).live(progress);
}

}  // namespace gongbao::cli::demo
