// What is given of school examinations: schools, students with their history, courses that have ended, tests that were
// sat, and results up to the state that they have come to.
#include <algorithm>
#include <set>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"
#include "policies/exam/subjects.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using exam::Component;
using exam::Subject;

constexpr std::string_view usual_school = "一中", usual_jurisdiction = "110101";
constexpr std::int64_t usual_year = 2025;

// physics.experiment, or a subject that is not examined.
struct Of {
  Subject subject{};
  std::optional<Component> component;
  std::string label() const {
    std::string text(enum_name(subject));
    return component ? text + "_" + std::string(enum_name(*component)) : text;
  }
};
std::optional<Of> of_text(const std::string& text) {
  const std::size_t dot = text.find('.');
  const auto subject = enum_named<Subject>(text.substr(0, dot));
  if (!subject) return std::nullopt;
  if (dot == std::string::npos) return Of{*subject, std::nullopt};
  const auto component = enum_named<Component>(text.substr(dot + 1));
  return component ? std::optional(Of{*subject, component}) : std::nullopt;
}

class ExamGiven {
 public:
  ExamGiven(const json::object& given, std::string path) : given_(given), path_(std::move(path)) {}

  Result<std::vector<Step>> expand() {
    year_ = whole_of(word_in(given_, "exam_year", {}), usual_year);
    for (const Done& done : {schools(), students(), read_sat(), read_results()}) {
      if (!done) return std::unexpected(done.error());
    }
    const std::size_t known = steps_.size();
    courses();
    papers();
    sessions();
    enter_results();
    // What is sat and marked on another day than the one on which all is made known.
    const std::string later = word_in(given_, "results_on", "");
    if (!later.empty() && steps_.size() > known) steps_[known].manner["on"] = later;
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;
  struct Said {
    std::string student;
    Of of;
    json::value value;  // null: sat, and not marked yet
  };

  Step& add(const char* action, json::object inputs, std::string id = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path_;
    if (!id.empty()) step.manner["id"] = id;
    steps_.push_back(std::move(step));
    return steps_.back();
  }

  // --- schools and students
  Done schools() {
    json::object named{{usual_school, usual_jurisdiction}};
    if (const json::value* said = given_.if_contains("schools")) {
      if (!said->is_object()) return wrong(inside(path_, "schools"), "schools are named: {一中: 110101}");
      named = said->get_object();
    }
    for (const auto& member : named) {
      const auto area = read_word(member.value(), path_);
      if (!area) return std::unexpected(area.error());
      schools_.emplace_back(member.key());
      json::object row{{"name", member.key()}, {"jurisdiction", *area}};
      add("import_schools", {{"rows", json::array{std::move(row)}}});
    }
    return {};
  }
  Done students() {
    const json::value* said = given_.if_contains("students");
    if (said == nullptr) return {};
    const std::string at = inside(path_, "students");
    if (!said->is_object()) return wrong(at, "students are named: {S1: {}}");
    for (const auto& member : said->get_object()) {
      static const json::object nothing;
      const json::object& body = member.value().is_object() ? member.value().get_object() : nothing;
      if (const auto known = only_known_keys(body, at, keys::exam_student); !known) return known;
      names_.emplace_back(member.key());
      history(names_.back(), body);
    }
    return {};
  }
  // 7, 8, 9 in the three school years before the exam year, unless the grades are said.
  void history(const std::string& name, const json::object& body) {
    const std::int64_t sits = whole_of(word_in(body, "exam_year", {}), year_);
    json::object grades;
    for (const std::int64_t back : {3, 2, 1}) {
      grades[std::to_string(sits - back)] = exam::graduating_grade + 1 - back;
    }
    if (const json::value* said = body.if_contains("grades"); said != nullptr && said->is_object()) {
      grades = said->get_object();
    }
    json::array rows;
    for (const auto& member : grades) {
      const std::string grade = word_in(grades, member.key(), "9");
      const std::size_t blank = grade.find(' ');
      json::object row{{"student", name},
                       {"school", word_in(body, "school", schools_.front())},
                       {"school_year", whole_of(member.key(), 0)},
                       {"grade", whole_of(grade.substr(0, blank), 0)}};
      if (blank != std::string::npos) row["state"] = grade.substr(blank + 1);
      // A year each: the file of a year has one row of a student.
      add("import_students", {{"rows", json::array{std::move(row)}}});
    }
  }

  // --- what was sat and what came of it
  Done read_sat() {
    const json::value* said = given_.if_contains("sat");
    if (said == nullptr) return {};
    const std::string at = inside(path_, "sat");
    if (!said->is_array()) return wrong(at, "sat is a list: [chinese.written]");
    for (const json::value& each : said->get_array()) {
      const auto text = read_word(each, at);
      const auto of = text ? of_text(*text) : std::nullopt;
      if (!of || !of->component) return wrong(at, "must be a component, such as chinese.written");
      for (const std::string& name : names_) said_.push_back({name, *of, nullptr});
    }
    return {};
  }
  Done read_results() {
    const json::value* said = given_.if_contains("results");
    if (said == nullptr) return {};
    const std::string at = inside(path_, "results");
    if (!said->is_object()) return wrong(at, "results are named by student: {S1: {chinese.written: 92.5}}");
    for (const auto& student : said->get_object()) {
      if (!student.value().is_object()) return wrong(at, "must be a map of components, grades and passes");
      for (const auto& member : student.value().get_object()) {
        const auto of = of_text(std::string(member.key()));
        if (!of) return wrong(at, "there is no " + std::string(member.key()));
        said_.push_back({std::string(student.key()), *of, member.value()});
      }
    }
    return {};
  }

  static bool is_sat(const Said& each) {
    if (!each.of.component || !exam::has_session(*each.of.component)) return false;
    const auto word = read_word(each.value, "");
    return each.value.is_null() || each.value.is_array() || !word || *word != "exempt";
  }
  std::set<Subject> subjects_sat() const {
    std::set<Subject> out;
    for (const Said& each : said_) {
      if (is_sat(each)) out.insert(each.of.subject);
    }
    return out;
  }

  void courses() {
    const std::string day = word_in(given_, "completed", std::to_string(year_) + "-03-01");
    const bool said = given_.contains("completed");
    const std::set<Subject> needed = subjects_sat();
    if (day == "none" || (!said && needed.empty())) return;
    for (const std::string& school : schools_) {
      const std::string by = "school " + school;
      add("record_course_plan", {{"exam_year", year_}, {"planned_end", day}}).manner["by"] = by;
      exam::each_subject([&](Subject subject) {
        if (!said && !needed.contains(subject)) return;
        json::object ended{{"exam_year", year_}, {"subject", enum_name(subject)}, {"ended_on", day}};
        add("record_course_end", std::move(ended)).manner["by"] = by;
      });
    }
  }

  void papers() {
    std::set<Subject> made;
    for (const Said& each : said_) {
      const bool needs = is_sat(each) && exam::has_paper(*each.of.component);
      if (!needs || !made.insert(each.of.subject).second) continue;
      const std::string id = "paper_" + std::string(enum_name(each.of.subject));
      add("create_paper", {{"subject", enum_name(each.of.subject)}, {"exam_year", year_}}, id);
      add("review_paper", {{"paper", id}});
      add("seal_paper", {{"paper", id}});
    }
  }

  static std::string day_of(const Of& of, std::size_t round) {
    if (of.component == Component::listening_speaking) return round == 1 ? "-03-15" : "-04-26";
    if (of.component == Component::experiment) return "-04-20";
    if (of.component == Component::onsite) return "-05-10";
    return exam::class_of(of.subject) == exam::SubjectClass::examined ? "-06-24" : "-06-26";
  }
  // Rounds of listening: one where one value is said, two where two are.
  static std::size_t rounds_of(const Said& each) {
    return each.value.is_array() ? each.value.get_array().size() : std::size_t{1};
  }
  static json::value value_in(const Said& each, std::size_t round) {
    return each.value.is_array() ? each.value.get_array()[round - 1] : each.value;
  }

  void sessions() {
    std::set<std::string> held;
    for (const Said& each : said_) {
      if (!is_sat(each)) continue;
      for (std::size_t round = 1; round <= rounds_of(each); ++round) session(each.of, round, held);
    }
  }
  void session(const Of& of, std::size_t round, std::set<std::string>& held) {
    const bool listening = of.component == Component::listening_speaking;
    const std::string label = listening ? of.label() + "_" + std::to_string(round) : of.label();
    if (!held.insert(label).second) return;
    const std::string id = "session_" + label;
    json::object created{{"subject", enum_name(of.subject)},
                         {"component", enum_name(*of.component)},
                         {"exam_year", year_},
                         {"date", std::to_string(year_) + day_of(of, round)}};
    if (listening) created["round"] = static_cast<std::int64_t>(round);
    add("create_session", std::move(created), id);
    json::array absent;
    bool papers = exam::has_paper(*of.component), any = false;
    for (const Said& each : said_) {
      const bool meant = each.of.subject == of.subject && each.of.component == of.component && is_sat(each);
      if (!meant || rounds_of(each) < round) continue;
      add("register_attempt", {{"student", each.student}, {"session", id}}, each.student + "_" + label);
      const bool away = value_in(each, round) == json::value("absent");
      if (away) absent.push_back(json::value(each.student));
      any = any || !away;
    }
    add("close_session", {{"session", id}, {"absent", std::move(absent)}});
    if (papers && any) add("assign_scripts", {{"session", id}});
  }

  void enter_results() {
    std::vector<Of> entered;
    for (const Said& each : said_) {
      if (each.value.is_null()) continue;
      const auto same = [&](const Of& of) {
        return of.subject == each.of.subject && of.component == each.of.component;
      };
      if (std::ranges::none_of(entered, same)) entered.push_back(each.of);
      for (std::size_t round = 1; round <= rounds_of(each); ++round) enter(each, round);
    }
    const std::string reached = word_in(given_, "reached", "published");
    if (reached == "entered") return;
    for (const Of& of : entered) {
      const bool passes = exam::class_of(of.subject) == exam::SubjectClass::appraised;
      json::object inputs{{"exam_year", year_}, {"subject", enum_name(of.subject)}};
      if (of.component) inputs["component"] = enum_name(*of.component);
      add(passes ? "confirm_pass" : "confirm_scores", std::move(inputs));
    }
    if (reached == "confirmed" || entered.empty()) return;
    json::array subjects;
    for (const Of& of : entered) {
      const json::value name(enum_name(of.subject));
      if (std::ranges::find(subjects, name) == subjects.end()) subjects.push_back(name);
    }
    add("publish_results", {{"exam_year", year_}, {"subjects", std::move(subjects)}});
  }
  void enter(const Said& each, std::size_t round) {
    const json::value value = value_in(each, round);
    json::object inputs{{"student", each.student}, {"subject", enum_name(each.of.subject)}};
    if (!each.of.component) {
      const bool grade = exam::class_of(each.of.subject) == exam::SubjectClass::assessed;
      inputs[grade ? "grade" : "result"] = value;
      add(grade ? "enter_grade" : "enter_pass", std::move(inputs));
      return;
    }
    const bool attended = exam::has_session(*each.of.component);
    if (attended && value == json::value("absent")) return;  // the list says so
    inputs["component"] = enum_name(*each.of.component);
    const bool standing = value == json::value("absent") || value == json::value("exempt");
    inputs[standing ? "standing" : "value"] = value;
    if (each.of.component == Component::listening_speaking) inputs["round"] = static_cast<std::int64_t>(round);
    add("enter_component", std::move(inputs));
  }

  const json::object& given_;
  std::string path_;
  std::int64_t year_ = usual_year;
  std::vector<std::string> schools_;
  std::vector<std::string> names_;
  std::vector<Said> said_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_exam(const json::object& given, const std::string& path) {
  return ExamGiven(given, path).expand();
}

}  // namespace gongbao::cli::scenario
