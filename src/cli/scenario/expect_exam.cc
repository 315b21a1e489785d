// Students, papers, attempts and results of school examinations, by name, held against what was expected.
#include <algorithm>
#include <functional>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_exam.h"
#include "cli/scenario/members.h"
#include "policies/exam/figures.h"
#include "policies/exam/graduation.h"
#include "policies/exam/sessions.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

class ExamComparison : public RowComparison {
 public:
  ExamComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    rest_on_clauses(key);
    if (key == "distribution") return compare_distribution(value, path);
    return each_named(value, path, key, [&](const auto& label, const auto& v, const auto& at) -> Done {
      const std::string name = label_text(label);
      if (key == "missing" || key == "reasons") return compare_list(key, listed_of(key, name), v, at, std::identity{});
      if (key == "points" || key == "grades" || key == "passes" || key == "results" || key == "admission" ||
          key == "standing") {
        return each_named(v, at, key, [&](const auto& inner, const auto& w, const auto& place) -> Done {
          return one(name + " " + label_text(inner), of_student(key, name, label_text(inner)), w, place);
        });
      }
      return one(name, told(key, name), v, at);
    });
  }

 private:
  const exam::State& state() const { return world_.city().of<exam::Document>(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key) {
    const auto rest = [&](std::initializer_list<const char*> clauses) {
      for (const char* clause : clauses) out_.rests_on({std::string("exam/") + clause});
    };
    if (key == "total" || key == "points") {
      rest({"3.3.1a", "3.3.1b", "3.3.1c", "3.3.1d", "3.3.1e", "3.3.1f", "3.3.1g", "3.3.1i", "3.2.1f"});
    }
    if (key == "maximum" || key == "maxima" || key == "pe_maxima") {
      rest({"3.3.1b", "3.3.1c", "3.3.1d", "3.3.1e", "3.3.1f", "3.3.1g", "3.2.1d"});
    }
    if (key == "grades" || key == "passes") rest({"3.3.2a", "3.3.2c", "3.3.3a", "3.3.3c"});
    if (key == "graduation" || key == "reasons") rest({"3.3.1h", "3.3.2b", "3.3.3b", "3.1a", "3.1b"});
    if (key == "exam_year" || key == "covered") rest({"final-a", "final-b"});
    if (key == "early_ends") rest({"4.2d"});
    if (key == "missing") rest({"3.1a", "3.1b", "3.1.1", "3.1.2", "3.1.3"});
    if (key == "distribution" || key == "ages") rest({"4.1b"});
    if (key == "listening_attempts" || key == "standing") rest({"3.2.1f"});
    if (key == "admission") rest({"3.3.1i", "3.3.2c", "3.3.3c"});
  }

  exam::Transcript transcript(const std::string& student) const {
    const auto* row = exam::find_row(state().students, student);
    return row == nullptr ? exam::Transcript{} : exam::transcript_of(state(), student, *row);
  }
  exam::Graduation graduation(const std::string& student) const {
    const auto* row = exam::find_row(state().students, student);
    return row == nullptr ? exam::Graduation{} : exam::graduation_of(state(), student, *row, world_.today());
  }
  std::vector<std::string> listed_of(const std::string& key, const std::string& student) const {
    return key == "missing" ? exam::missing_names(transcript(student)) : graduation(student).reasons;
  }

  std::string of_student(const std::string& key, const std::string& student, const std::string& what) const {
    const exam::Transcript of = transcript(student);
    const auto subject = enum_named<exam::Subject>(what.substr(0, what.find('.')));
    if (key == "admission") return exam::admission_cell(of, student, what);
    if (!subject) return "none";
    if (key == "points") {
      const auto* points = of.points.find(*subject);
      return points == nullptr ? "none" : exam::points_text(*points);
    }
    if (key == "grades") {
      const auto* grade = of.grades.find(*subject);
      return grade == nullptr ? "none" : std::string(enum_name(*grade));
    }
    if (key == "passes") {
      const auto* pass = of.passes.find(*subject);
      return pass == nullptr ? "none" : std::string(enum_name(*pass));
    }
    if (key == "standing") return standing(of, what);
    return result(student, *subject, what);
  }
  static std::string standing(const exam::Transcript& of, const std::string& what) {
    for (const exam::ComponentLine& line : of.components) {
      const std::string name = std::string(enum_name(line.subject)) + "." + std::string(enum_name(line.component));
      if (name == what) return line.standing ? std::string(enum_name(*line.standing)) : "none";
    }
    return "none";
  }
  // physics.experiment, foreign_language.listening_speaking.2, history: the state of what was entered.
  std::string result(const std::string& student, exam::Subject subject, const std::string& what) const {
    exam::ResultKey key{student, subject, exam::Component::whole, 0};
    const std::size_t first = what.find('.'), second = what.find('.', first + 1);
    if (first != std::string::npos) {
      const auto component = enum_named<exam::Component>(what.substr(first + 1, second - first - 1));
      if (!component) return "none";
      key.component = *component;
    }
    if (second != std::string::npos && first != std::string::npos) {
      key.round = static_cast<std::uint8_t>(whole_of(what.substr(second + 1), 0));
    }
    const auto* row = exam::find_row(state().results, key);
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }

  std::uint64_t numbered(const char* kind, const std::string& name) {
    return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
  }
  template <class Map>
  static std::string state_in(const Map& rows, std::uint64_t id) {
    const auto* row = exam::find_row(rows, id);
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::string told(const std::string& key, const std::string& name) {
    if (key == "papers") return state_in(state().papers, numbered("paper", name));
    if (key == "attempts") return state_in(state().attempts, numbered("attempt", name));
    if (key == "rechecks") return state_in(state().rechecks, numbered("recheck", name));
    if (key == "cases") return state_in(state().desk, numbered("case", name));
    if (key == "ages") {
      const auto* row = exam::find_row(state().desk, numbered("case", name));
      return row == nullptr ? "none" : std::to_string(exam::age_of(*row, world_.today()).count);
    }
    if (key == "early_ends") return std::to_string(early_ends(names_.school_named(name)));
    if (key == "maxima" || key == "pe_maxima") return maximum_in(key, name);
    const auto* student = exam::find_row(state().students, name);
    if (student == nullptr) return "none";
    if (key == "exam_year") return std::to_string(exam::exam_year_of(*student));
    if (key == "covered") return exam::is_covered(state(), *student) ? "true" : "false";
    if (key == "jurisdictions") {
      return std::string(law::area_text(exam::jurisdiction_on(state(), *student, world_.today())));
    }
    if (key == "listening_attempts") return std::to_string(exam::listening_attempts_of(state(), name));
    if (key == "graduation") return std::string(enum_name(graduation(name).status));
    const exam::Transcript of = transcript(name);
    if (key == "maximum") return exam::points_text(of.maximum);
    if (key == "total") return of.total ? exam::points_text(*of.total) : "incomplete";
    return std::to_string(corrections_of(name));
  }
  std::string maximum_in(const std::string& key, const std::string& name) const {
    const std::int64_t year = whole_of(name, 0);
    if (!exam::is_year(year)) return "none";
    if (key == "maxima") return exam::points_text(exam::maximum_of_all(state().parameters, year, year));
    return exam::points_text(exam::maximum_of(state().parameters, exam::Subject::pe_health, year, year));
  }
  std::size_t corrections_of(const std::string& student) const {
    std::size_t count = 0;
    for (const auto& [entry, rows] : state().corrections) {
      count += static_cast<std::size_t>(
          std::ranges::count_if(rows, [&](const exam::Correction& row) { return row.target.student == student; }));
    }
    return count;
  }
  // Courses that ended too early: their refused entries are what is kept (4.2d).
  std::size_t early_ends(std::uint64_t school) const {
    std::size_t count = 0;
    world_.each_entry(1, [&](const journal::EntryView& entry) {
      if (entry.typed == nullptr || entry.typed->head.type != exam::RecordCourseEnd::number) return;
      const bool early = entry.typed->head.code == exam::code::early_course_end;
      if (early && entry.source.organisation == school) ++count;
    });
    return count;
  }

  // {subject: history, jurisdiction: 110101, cells: {A: 12, B: hidden}}
  Done compare_distribution(const json::value& value, const std::string& path) {
    const json::object* body = value.if_object();
    const json::value* cells = body == nullptr ? nullptr : body->if_contains("cells");
    const auto text = [&](const char* key) {
      const json::value* said = body == nullptr ? nullptr : body->if_contains(key);
      return said == nullptr ? std::string() : read_word(*said, path).value_or("");
    };
    const auto subject = enum_named<exam::Subject>(text("subject"));
    const auto area = law::area_named(text("jurisdiction"), law::districts_bda_and_yanshan());
    if (cells == nullptr || !cells->is_object() || !subject || !area) {
      return wrong(path, "a distribution is of a subject and a jurisdiction: {subject, jurisdiction, cells: {A: 12}}");
    }
    constexpr std::int64_t exam_year = 2025;
    exam::Piece piece;
    exam::BandsOfSubjects bands;
    while (!piece.ended) exam::count_bands(state(), {exam_year, *area, world_.today()}, piece, bands);
    const exam::Distribution got = exam::told_bands(state(), exam_year, *subject, bands[*subject]);
    out_.note(path, "cells", std::to_string(cells->get_object().size()), std::to_string(got.size()));
    return each_named(*cells, path, "cells", [&](const auto& label, const auto& v, const auto& at) -> Done {
      const auto* count = exam::find_row(got, label_text(label));
      const std::string told = count == nullptr ? "none" : *count ? std::to_string(**count) : "hidden";
      return one(label_text(label), told, v, at);
    });
  }

  ExamInputs names_;
};

}  // namespace

std::vector<std::string> exam_state_keys() {
  return {"total",    "maximum",   "points",       "missing",      "grades",    "passes",      "graduation",
          "reasons",  "exam_year", "covered",      "papers",       "attempts",  "results",     "rechecks",
          "cases",    "ages",      "early_ends",   "maxima",       "pe_maxima", "corrections", "listening_attempts",
          "standing", "admission", "distribution", "jurisdictions"};
}

Result<void> compare_exam_state(const std::string& key, const json::value& value, const std::string& path,
                                const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return ExamComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
