// Each step on a day of its own, in the order of the year: schools, results of grade 8, physical education, listening.
#include "cli/demo/examinations.h"

#include <algorithm>

#include "base/enum_names.h"
#include "cli/demo/numbers.h"
#include "law/area.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

constexpr const char* the_district = "110108";
constexpr std::int64_t sat_in = 2025, point = 100, half = 50;
constexpr std::int32_t exams_begin = 74, grades_entered = 66, grades_confirmed = 64, grades_published = 60,
                       recheck_asked = 57, recheck_done = 52, pass_corrected = 48, courses_planned_until = 28,
                       courses_end = 26, practical_made = 24, practical_registered = 23, practical_held = 21,
                       practical_marked = 19, practical_confirmed = 17, practical_published = 15, listening_made = 27,
                       listening_registered = 22, listening_held = 13, listening_closed = 12, listening_given_out = 11,
                       listening_marked = 10, left_to_do = 7;
constexpr std::size_t with_account = 0, of_guardian = 1, mistyped = 5, unmarked = 4;
// Of whom nobody has entered what the subject asks for.
constexpr std::size_t left_out_of_labour = 3, left_out_of_quality = 2;

}  // namespace

void Examinations::plan() {
  play_.on(before(exams_begin), [this] {
    enter_offices();
    enter_students();
    plan_courses();
  });
  play_.on(before(grades_entered), [this] { grades_of_last_year(); });
  confirm_and_publish();
  play_.on(before(recheck_asked), [this] { recheck_is_decided(); });
  play_.on(before(courses_end), [this] {
    end_course("pe_health", play_.today());
    end_course("foreign_language", play_.today());
  });
  physical_education();
  listening();
  play_.on(before(left_to_do), [this] { something_is_left_to_do(); });
}

// --- who there is ----------------------------------------------------------------------------------------------------

void Examinations::enter_offices() {
  const std::uint32_t area = *law::area_named(the_district);
  city_ = cast_.enter_office("edu-city", Role::city_edu, 0, 0, "市教委 city education commission",
                             "看各区进度，更正听力成绩，导出升学数据 the districts, a correction, the export");
  enters_ = cast_.enter_office("edu-haidian", Role::district_edu, 0, area,
                               "海淀区教委 district education commission of Haidian",
                               "处理复核，发布成绩，看分布 decide a re-check, publish, distributions");
  confirms_ =
      cast_.enter_office("edu-haidian2", Role::district_edu, 0, area, "海淀区教委复核员 second officer of Haidian",
                         "确认别人登记的成绩 confirm what somebody else entered");
  marker_ = cast_.enter_office("marker", Role::marker, 0, area, "评卷教师 marker",
                               "给剩下的匿名试卷录分 mark the scripts that are left");
  boost::json::array rows;
  for (const House& each : houses_) {
    rows.push_back(boost::json::object{{"school_name", each.name}, {"jurisdiction", the_district}});
  }
  play_.say(enters_, "exam/import_schools", {{"rows", rows}});
  play_.ask([this](const policies::City& city) {
    for (const auto& [id, row] : city.of<exam::Document>().schools) {
      const auto house = std::ranges::find(houses_, row.name, &House::name);
      if (house != std::end(houses_)) house->id = id;
    }
  });
  for (House& each : houses_) {
    each.people =
        cast_.enter_office(each.login, Role::school, each.id, 0, std::string(each.name) + " school", each.what_to_try);
  }
}

void Examinations::enter_students() {
  constexpr std::size_t least_skill = 52, skills = 48, weak_every = 9;
  boost::json::array rows;
  for (House& school : houses_) {
    for (std::size_t i = 0; i < school.students; ++i) {
      const std::size_t place = pupils_.size();
      const Person person = cast_.people().next_child();
      Pupil pupil;
      pupil.number = "2510800" + digits(place + 1, 3);
      pupil.script = "T" + digits(100'003 + place * 7919 % 900'000, 6);
      pupil.skill = static_cast<std::int64_t>(least_skill + dice_.below(skills) / (place % weak_every == 0 ? 3 : 1));
      pupil.school = &school;
      boost::json::array accounts;
      if (place == with_account) {
        student_ = cast_.open_own_account("student", person, Role::student, "学生 student",
                                          "查看成绩单，下载并请别人核验 the transcript, its PDF, its check");
        accounts.push_back(student_.account);
      }
      if (place == of_guardian) {
        guardian_ = cast_.open_own_account("guardian", cast_.people().next(), Role::guardian, "家长 guardian",
                                           "查看孩子的成绩单和更正记录，申请复核 a child's transcript, a re-check");
        accounts.push_back(guardian_.account);
        pupil.skill = 84;  // half a point below an A
      }
      constexpr int first_grade = 7, first_year = 2022;
      for (int year = 0; year < 3; ++year) {
        rows.push_back(boost::json::object{{"exam_number", pupil.number},
                                           {"person", person.json()},
                                           {"school", school.id},
                                           {"school_year", first_year + year},
                                           {"grade", first_grade + year},
                                           {"accounts", accounts}});
      }
      pupils_.push_back(std::move(pupil));
    }
  }
  play_.say(enters_, "exam/import_students", {{"rows", rows}});
}

void Examinations::plan_courses() {
  const auto planned = [this](exam::Subject subject) -> std::pair<int, std::string> {
    using enum exam::Subject;
    const bool of_grade_8 = subject == geography || subject == biology || subject == info_technology;
    if (of_grade_8) return {8, "2024-06-28"};
    const bool by_autumn = subject == pe_health || subject == foreign_language;
    return {9, by_autumn ? to_string(before(courses_planned_until)) : "2025-05-30"};
  };
  boost::json::array courses;
  for (const auto& [subject, name] : names_of(exam::Subject{})) {
    const auto [grade, end] = planned(subject);
    courses.push_back(boost::json::object{{"category", name}, {"grade", grade}, {"planned_end", end}});
  }
  for (const House& each : houses_) {
    play_.say(each.people, "exam/record_course_plan", {{"exam_year", sat_in}, {"courses", courses}});
  }
  for (const char* each : {"geography", "biology", "info_technology"}) end_course(each, date_of(2024, 6, 28));
}

void Examinations::end_course(const char* subject, Date day) {
  for (const House& each : houses_) {
    play_.say(each.people, "exam/record_course_end",
              {{"exam_year", sat_in}, {"subject", subject}, {"ended_on", to_string(day)}});
  }
}

// --- what ended in grade 8 -------------------------------------------------------------------------------------------

void Examinations::grades_of_last_year() {
  for (const char* subject : {"geography", "biology"}) {
    play_.say(enters_, "exam/set_grade_cuts",
              {{"subject", subject},
               {"exam_year", sat_in},
               {"a_centipoints", 85 * point},
               {"b_centipoints", 70 * point},
               {"c_centipoints", 60 * point}});
    for (const Pupil& each : pupils_) {
      const std::int64_t raw = each.skill * point + (&each == &pupils_[of_guardian] ? half : 0);
      play_.tell(enters_, "exam/enter_grade",
                 {{"student", each.number}, {"subject", subject}, {"raw_centipoints", raw}});
    }
  }
  play_.settle();
  pass("info_technology", 0);
}

void Examinations::pass(const char* subject, std::size_t left_out) {
  for (std::size_t i = 0; i + left_out < pupils_.size(); ++i) {
    const Pupil& each = pupils_[i];
    play_.tell(each.school->people, "exam/enter_pass",
               {{"student", each.number}, {"subject", subject}, {"result", i == mistyped ? "fail" : "pass"}});
  }
  play_.settle();
}

void Examinations::confirm_and_publish() {
  play_.on(before(grades_confirmed), [this] {
    play_.say(confirms_, "exam/confirm_scores", {{"exam_year", sat_in}, {"subject", "geography"}});
    play_.say(confirms_, "exam/confirm_scores", {{"exam_year", sat_in}, {"subject", "biology"}});
    play_.say(confirms_, "exam/confirm_pass", {{"exam_year", sat_in}, {"subject", "info_technology"}});
  });
  play_.on(before(grades_published), [this] {
    play_.refused(enters_, "exam/confirm_scores", {{"exam_year", sat_in}, {"subject", "history"}},
                  "exam.batch_incomplete");
    play_.say(enters_, "exam/publish_results",
              {{"exam_year", sat_in}, {"subjects", boost::json::array{"geography", "biology", "info_technology"}}});
  });
}

// Half a point below an A: the paper was added up again. And a pass that a school had mistyped.
void Examinations::recheck_is_decided() {
  const std::uint64_t recheck =
      play_.say(guardian_, "exam/request_recheck", {{"student", number(of_guardian)}, {"subject", "geography"}});
  play_.on(before(recheck_done), [this, recheck] {
    play_.say(enters_, "exam/decide_recheck",
              {{"recheck", recheck},
               {"changed", boost::json::object{{"grade", "A"}}},
               {"reason", "第 12 题漏加 0.5 分，改为 85 分，等级为 A"}});
  });
  play_.on(before(pass_corrected), [this] {
    play_.say(enters_, "exam/correct_result",
              {{"student", number(mistyped)},
               {"subject", "info_technology"},
               {"changed", boost::json::object{{"result", "pass"}}},
               {"reason", "学校登记时误选，作品记录为合格"}});
  });
}

// --- tests -----------------------------------------------------------------------------------------------------------

std::uint64_t Examinations::session(const Actor& by, boost::json::object members) {
  members["exam_year"] = sat_in;
  members["schools"] = boost::json::array{houses_[0].id, houses_[1].id};
  return play_.say(by, "exam/create_session", members);
}

void Examinations::register_all(std::uint64_t session) {
  for (const Pupil& each : pupils_) {
    play_.tell(each.school->people, "exam/register_attempt", {{"student", each.number}, {"session", session}});
  }
  play_.settle();
}

void Examinations::close(const Actor& by, std::uint64_t session, std::size_t absent) {
  boost::json::array all;
  for (std::size_t i = 0; i < pupils_.size(); ++i) {
    const bool present = i + absent < pupils_.size();
    boost::json::object row{{"student", pupils_[i].number}, {"present", present}};
    if (present) row["script_no"] = pupils_[i].script + (&by == &city_ ? "L" : "P");
    all.push_back(std::move(row));
  }
  play_.say(by, "exam/close_session", {{"session", session}, {"attendance", all}});
}

void Examinations::component(const Pupil& pupil, const char* subject, const char* component, std::int64_t centipoints) {
  play_.tell(pupil.school->people, "exam/enter_component",
             {{"student", pupil.number}, {"subject", subject}, {"component", component}, {"centipoints", centipoints}});
}

// 现场考试 30, 八年级过程性考核 20: the first of the six that is whole.
void Examinations::physical_education() {
  constexpr std::int64_t onsite_least = 1'900, onsite_per_skill = 11, process_least = 1'300, process_per_skill = 7,
                         onsite_most = 3'000, process_most = 2'000;
  const auto tenths = [](std::int64_t points) { return points / 10 * 10; };
  play_.on(before(practical_made), [this] {
    practical_ = session(enters_, {{"subject", "pe_health"},
                                   {"components", boost::json::array{"onsite"}},
                                   {"held_on", to_string(before(practical_held))},
                                   {"mode", "practical"}});
  });
  play_.on(before(practical_registered), [this] { register_all(practical_); });
  play_.on(before(practical_marked), [=, this] {
    close(enters_, practical_, 1);
    for (std::size_t i = 0; i < pupils_.size(); ++i) {
      const Pupil& each = pupils_[i];
      component(each, "pe_health", "process_g8",
                std::min(process_most, tenths(process_least + each.skill * process_per_skill)));
      if (i + 1 == pupils_.size()) continue;  // absent
      component(each, "pe_health", "onsite",
                std::min(onsite_most, tenths(onsite_least + each.skill * onsite_per_skill)));
    }
    play_.settle();
  });
  play_.on(before(practical_confirmed), [this] {
    for (const char* each : {"onsite", "process_g8"}) {
      play_.say(confirms_, "exam/confirm_scores",
                {{"exam_year", sat_in}, {"subject", "pe_health"}, {"component", each}});
    }
  });
  play_.on(before(practical_published), [this] {
    play_.say(enters_, "exam/publish_results", {{"exam_year", sat_in}, {"subjects", boost::json::array{"pe_health"}}});
  });
}

std::uint64_t Examinations::city_paper(const char* subject) {
  const std::uint64_t paper = play_.say(city_, "exam/create_paper", {{"subject", subject}, {"exam_year", sat_in}});
  play_.say(city_, "exam/review_paper",
            {{"paper", paper},
             {"met", boost::json::array{"taught", "not_tricky", "not_odd", "within_standard", "little_rote", "no_drill",
                                        "linked_to_life", "use_of_knowledge"}}});
  play_.say(city_, "exam/seal_paper", {{"paper", paper}});
  return paper;
}

// 听力和口语, the first of two (3.2.1f): by computer, marked without a name.
void Examinations::listening() {
  play_.on(before(listening_made), [this] {
    heard_ = session(city_, {{"subject", "foreign_language"},
                             {"components", boost::json::array{"listening_speaking"}},
                             {"paper", city_paper("foreign_language")},
                             {"held_on", to_string(before(listening_held))},
                             {"mode", "computer"},
                             {"round", 1}});
  });
  play_.on(before(listening_registered), [this] { register_all(heard_); });
  play_.on(before(listening_closed), [this] { close(city_, heard_, 2); });
  play_.on(before(listening_given_out), [this] {
    boost::json::array scripts;
    for (std::size_t i = 0; i + 2 < pupils_.size(); ++i) scripts.push_back(boost::json::value(pupils_[i].script + "L"));
    play_.say(enters_, "exam/assign_scripts", {{"script_nos", scripts}, {"marker", marker_.account}});
  });
  play_.on(before(listening_marked), [this] {
    constexpr std::int64_t per_skill = 40, step = 50;
    for (std::size_t i = 0; i + 2 + unmarked < pupils_.size(); ++i) {
      play_.tell(marker_, "exam/enter_component",
                 {{"script_no", pupils_[i].script + "L"},
                  {"subject", "foreign_language"},
                  {"component", "listening_speaking"},
                  {"centipoints", pupils_[i].skill * per_skill / step * step}});
    }
    play_.settle();
  });
}

// --- the last week ---------------------------------------------------------------------------------------------------

void Examinations::something_is_left_to_do() {
  constexpr std::int64_t quality_least = 600, quality_per_skill = 4, step = 50;
  pass("arts", 0);
  pass("labour", left_out_of_labour);
  for (std::size_t i = left_out_of_quality; i < pupils_.size(); ++i) {
    component(pupils_[i], "morality_law", "comprehensive_quality",
              (quality_least + pupils_[i].skill * quality_per_skill) / step * step);
  }
  play_.settle();
  play_.say(enters_, "exam/create_paper", {{"subject", "history"}, {"exam_year", sat_in}});
  play_.say(student_, "exam/request_recheck", {{"student", number(with_account)}, {"subject", "biology"}});
  play_.say(guardian_, "exam/file_question", {{"text", "第二次听力考试什么时候报名？"}});
  play_.say(guardian_, "exam/file_complaint",
            {{"type", "early_end"}, {"school", houses_[1].id}, {"text", "听说劳动课准备提前结课。"}});
  play_.refused(houses_[1].people, "exam/record_course_end",
                {{"exam_year", sat_in}, {"subject", "labour"}, {"ended_on", to_string(play_.today())}},
                "exam.early_course_end");
}

}  // namespace gongbao::cli::demo
