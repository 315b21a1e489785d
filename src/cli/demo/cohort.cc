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

constexpr const char* the_district = "110105";
constexpr std::int64_t sat_in = 2026, point = 100;
constexpr std::size_t schools = 20;
constexpr std::int32_t grade_9_began = 2025;
const Date first_day = date_of(2026, 6, 1), registered_on = date_of(2026, 6, 3), practical_on = date_of(2026, 6, 8),
           listening_on = date_of(2026, 6, 10), written_on = date_of(2026, 6, 25), marked_on = date_of(2026, 6, 29),
           confirmed_on = date_of(2026, 7, 3), published_on = date_of(2026, 7, 6);

struct Part {
  Subject subject{};
  Component component{};
  std::int64_t most = 0;  // whole points
};
struct Pupil {
  std::string number;
  std::size_t school = 0;
  std::vector<std::int64_t> marks;  // whole points, one a part
};
struct House {
  std::uint64_t id = 0;
  Actor people;
  std::vector<std::size_t> pupils;
};
// What one school sits of one part.
struct Sitting {
  std::size_t part = 0, school = 0;
  std::uint64_t session = 0;
};

class Cohort {
 public:
  Cohort(Store& store, formats::Gate& gate, const CohortPlan& plan)
      : store_(store), play_(store, gate, plan.seed), cast_(play_, plan.seed), dice_(plan.seed), one_in_(plan.one_in) {}

  Result<DemoCity> live(const std::function<void(std::int32_t, std::int32_t)>& progress) {
    plan();
    for (Date day = first_day; day <= cohort_day && !play_.failure(); day = day + Days{1}) {
      if (auto turned = store_.engine().turn_to(day); !turned) return std::unexpected(turned.error());
      play_.begin(day);
      play_.do_the_agenda();
      play_.settle();
      if (progress) progress((day - first_day).count, (cohort_day - first_day).count);
    }
    if (play_.failure()) return std::unexpected(*play_.failure());
    return DemoCity{cast_.demo_accounts(), cast_.people().met(), play_.counts()};
  }

 private:
  void plan() {
    play_.begin(first_day);
    play_.on(first_day, [this] {
      enter_offices();
      draw_pupils();
      enter_students();
      courses();
    });
    play_.on(registered_on, [this] { register_all(); });
    for (const Date day : {practical_on, listening_on, written_on}) play_.on(day, [this, day] { hold(day); });
    play_.on(marked_on, [this] { enter_results(); });
    play_.on(confirmed_on, [this] { confirm(); });
    play_.on(published_on, [this] { publish(); });
  }

  void enter_offices();
  void draw_pupils();
  std::vector<std::int64_t> marks_of(std::int64_t total);
  void enter_students();
  void courses();
  std::uint64_t paper(Subject subject);
  void register_all();
  std::uint64_t session(const Sitting& sitting, std::uint64_t paper);
  void hold(Date day);
  void close(const Sitting& sitting);
  void enter_results();
  void enter_grades(const Pupil& pupil);
  void confirm();
  void publish();

  Actor owner(const Part& part) const { return exam::has_paper(part.component) ? city_ : enters_; }
  static Date held_on(const Part& part) {
    if (part.component == Component::written) return written_on;
    return part.component == Component::listening_speaking ? listening_on : practical_on;
  }
  std::string script(std::size_t part, const Pupil& pupil) const {
    return std::string(1, static_cast<char>('A' + part)) + pupil.number;
  }
  static std::string name(Subject subject) { return std::string(enum_name(subject)); }

  Store& store_;
  Play play_;
  Cast cast_;
  Dice dice_;
  std::uint64_t one_in_;
  Actor city_, enters_, confirms_, marker_;
  std::vector<Part> parts_;
  std::vector<House> houses_{schools};
  std::vector<Pupil> pupils_;
  std::vector<Sitting> sittings_;
};

// --- who there is ----------------------------------------------------------------------------------------------------

void Cohort::enter_offices() {
  cast_.enter_administrators();
  const std::uint32_t area = *law::area_named(the_district);
  city_ = cast_.enter_office("edu-city", Role::city_edu, 0, 0, "市教委 city education commission",
                             "看各区进度，导出升学数据 the districts, the export for admission");
  enters_ = cast_.enter_office("edu-chaoyang", Role::district_edu, 0, area,
                               "朝阳区教委 district education commission of Chaoyang",
                               "看一分一段、分布和汇总 totals point by point, distributions, the board");
  confirms_ = cast_.enter_office("edu-chaoyang2", Role::district_edu, 0, area,
                                 "朝阳区教委复核员 second officer of Chaoyang", "更正、复核 corrections, re-checks");
  marker_ = cast_.enter_office("marker", Role::marker, 0, area, "评卷教师 marker", "");
  json::array rows;
  for (std::size_t i = 0; i < schools; ++i) {
    rows.push_back(
        json::object{{"school_name", "朝阳第" + std::to_string(i + 1) + "示例中学"}, {"jurisdiction", the_district}});
  }
  play_.say(enters_, "exam/import_schools", {{"rows", rows}});
  play_.ask([this](const policies::City& city) {
    const exam::State& state = city.of<exam::Document>();
    std::size_t place = 0;
    for (const auto& [id, row] : state.schools) houses_.at(place++).id = id;
    exam::each_subject([&](Subject subject) {
      for (const auto& [component, most] : exam::maxima_of(state.parameters, subject, sat_in, sat_in)) {
        parts_.push_back({subject, component, most / point});
      }
    });
  });
  for (std::size_t i = 0; i < schools; ++i) {
    const std::string login = "school" + std::to_string(i + 1);
    houses_[i].people = cast_.enter_office(login, Role::school, houses_[i].id, 0, "示例中学 a school",
                                           i == 0 ? "看本校分布 how its results are spread" : "");
  }
}

// From the highest total down, so that each school has some of all.
void Cohort::draw_pupils() {
  std::uint64_t place = 0;
  for (const TotalCount& each : totals_of_2026) {
    for (std::int64_t i = 0; i < each.students; ++i, ++place) {
      if (place % one_in_ != 0) continue;
      Pupil pupil;
      pupil.number = "26105" + digits(pupils_.size() + 1, 5);
      pupil.school = dice_.below(schools);
      pupil.marks = marks_of(each.points);
      houses_[pupil.school].pupils.push_back(pupils_.size());
      pupils_.push_back(std::move(pupil));
    }
  }
}

// What is lost is lost in each part by its weight, then moved about a little; the sum stays.
std::vector<std::int64_t> Cohort::marks_of(std::int64_t total) {
  constexpr std::size_t moves = 12;
  std::int64_t full = 0;
  for (const Part& each : parts_) full += each.most;
  std::vector<std::int64_t> marks;
  std::int64_t left = total;
  for (const Part& each : parts_) {
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

void Cohort::enter_students() {
  json::array rows;
  for (const Pupil& each : pupils_) {
    rows.push_back(json::object{{"exam_number", each.number},
                                {"person", json::object{{"name", "考生" + each.number}}},
                                {"school", houses_[each.school].id},
                                {"school_year", grade_9_began},
                                {"grade", exam::graduating_grade}});
  }
  play_.say(enters_, "exam/import_students", {{"rows", rows}});
}

void Cohort::courses() {
  const std::string last_lesson = to_string(date_of(2026, 5, 29));
  const auto semester = [&](const char* parameter, Date day) {
    play_.say(city_, "set_parameter",
              {{"document", "exam"},
               {"parameter", parameter},
               {"from", to_string(first_day + Days{1})},
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
  for (const House& each : houses_) {
    play_.say(each.people, "exam/record_course_plan", {{"exam_year", sat_in}, {"courses", planned}});
    exam::each_subject([&](Subject subject) {
      play_.say(each.people, "exam/record_course_end",
                {{"exam_year", sat_in}, {"subject", name(subject)}, {"ended_on", last_lesson}});
    });
  }
}

// --- tests -----------------------------------------------------------------------------------------------------------

std::uint64_t Cohort::paper(Subject subject) {
  const std::uint64_t paper =
      play_.say(city_, "exam/create_paper", {{"subject", name(subject)}, {"exam_year", sat_in}});
  play_.say(city_, "exam/review_paper",
            {{"paper", paper},
             {"met", json::array{"taught", "not_tricky", "not_odd", "within_standard", "little_rote", "no_drill",
                                 "linked_to_life", "use_of_knowledge"}}});
  play_.say(city_, "exam/seal_paper", {{"paper", paper}});
  return paper;
}

void Cohort::register_all() {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    if (!exam::has_session(parts_[part].component)) continue;
    const std::uint64_t of = exam::has_paper(parts_[part].component) ? paper(parts_[part].subject) : 0;
    for (std::size_t school = 0; school < schools; ++school) {
      if (houses_[school].pupils.empty()) continue;
      Sitting sitting{part, school, 0};
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

std::uint64_t Cohort::session(const Sitting& sitting, std::uint64_t paper) {
  const Part& part = parts_[sitting.part];
  const bool listening = part.component == Component::listening_speaking;
  json::object members{{"subject", name(part.subject)},
                       {"components", json::array{json::value(enum_name(part.component))}},
                       {"exam_year", sat_in},
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

void Cohort::hold(Date day) {
  for (const Sitting& each : sittings_) {
    if (held_on(parts_[each.part]) == day) close(each);
  }
}

// Nobody is absent: a total is of all parts.
void Cohort::close(const Sitting& sitting) {
  json::array attendance, scripts;
  for (const std::size_t each : houses_[sitting.school].pupils) {
    const std::string number = script(sitting.part, pupils_[each]);
    attendance.push_back(json::object{{"student", pupils_[each].number}, {"present", true}, {"script_no", number}});
    scripts.push_back(json::value(number));
  }
  const Part& part = parts_[sitting.part];
  play_.say(owner(part), "exam/close_session", {{"session", sitting.session}, {"attendance", attendance}});
  if (!exam::has_paper(part.component)) return;
  play_.say(enters_, "exam/assign_scripts", {{"script_nos", scripts}, {"marker", marker_.account}});
}

// --- results ---------------------------------------------------------------------------------------------------------

void Cohort::enter_results() {
  for (const Pupil& pupil : pupils_) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool marked = exam::has_paper(parts_[i].component);
      json::object members{{"subject", name(parts_[i].subject)},
                           {"component", enum_name(parts_[i].component)},
                           {"centipoints", pupil.marks[i] * point}};
      members[marked ? "script_no" : "student"] = marked ? script(i, pupil) : pupil.number;
      play_.tell(marked ? marker_ : houses_[pupil.school].people, "exam/enter_component", members);
    }
    enter_grades(pupil);
  }
}

// Not published of that year: drawn about how somebody does elsewhere.
void Cohort::enter_grades(const Pupil& pupil) {
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

void Cohort::confirm() {
  for (const Part& each : parts_) {
    play_.say(confirms_, "exam/confirm_scores",
              {{"exam_year", sat_in}, {"subject", name(each.subject)}, {"component", enum_name(each.component)}});
  }
  exam::each_subject([&](Subject subject) {
    const SubjectClass kind = exam::class_of(subject);
    if (kind == SubjectClass::examined) return;
    play_.say(confirms_, kind == SubjectClass::assessed ? "exam/confirm_scores" : "exam/confirm_pass",
              {{"exam_year", sat_in}, {"subject", name(subject)}});
  });
}

void Cohort::publish() {
  exam::each_subject([&](Subject subject) {
    play_.say(enters_, "exam/publish_results",
              {{"exam_year", sat_in}, {"subjects", json::array{json::value(name(subject))}}});
  });
}

}  // namespace

Result<DemoCity> live_a_cohort(Store& store, formats::Gate& gate, const CohortPlan& plan,
                               const std::function<void(std::int32_t, std::int32_t)>& progress) {
  return Cohort(store, gate, plan).live(progress);
}

}  // namespace gongbao::cli::demo
