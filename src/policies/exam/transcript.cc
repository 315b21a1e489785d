// A component that is absent counts as absent_component_value and is marked; one that is exempt leaves the total open
// (R7).
#include "policies/exam/transcript.h"

namespace gongbao::exam {

namespace {

std::optional<Value> published(const State& state, const ResultKey& key) {
  const ExamResult* row = find_row(state.results, key);
  if (row == nullptr || !row->is_public()) return std::nullopt;
  return row->value;
}

std::optional<Value> better(const std::optional<Value>& before, const Value& now, bool last) {
  if (!before || before->standing != Standing::value) return now;
  if (now.standing != Standing::value) return before;
  return last || now.centipoints > before->centipoints ? now : *before;
}

std::optional<Value> value_of(const State& state, const std::string& number, Subject subject, Component component,
                              std::int64_t exam_year) {
  if (component == Component::listening_speaking) return listening_of(state, number, exam_year);
  return published(state, {number, subject, component, 0});
}

std::string name_of(Subject subject, Component component) {
  return std::string(enum_name(subject)) + "." + std::string(enum_name(component));
}

void add_examined(const State& state, const std::string& number, const Student& student, Subject subject,
                  Transcript& out) {
  std::int64_t sum = 0;
  bool whole = true;
  for (const auto& [component, most] : maxima_for(state, student, subject)) {
    const auto value = value_of(state, number, subject, component, out.exam_year);
    ComponentLine line{subject, component, std::nullopt, 0, most};
    if (value) line.standing = value->standing;
    if (value && value->standing == Standing::value) line.centipoints = value->centipoints;
    if (value && value->standing == Standing::absent) {
      line.centipoints = state.parameters.count("absent_component_value", rules_day(out.exam_year));
    }
    if (!value || value->standing == Standing::exempt) {
      whole = false;
      out.missing.push_back(name_of(subject, component));
    }
    sum += line.centipoints;
    out.components.push_back(line);
  }
  if (whole) out.points[subject] = sum;
}

}  // namespace

std::optional<Value> listening_of(const State& state, const std::string& number, std::int64_t exam_year) {
  const bool last = state.parameters.text("listening_result", rules_day(exam_year)) == "last";
  const std::int64_t rounds = state.parameters.count("listening_max_attempts", rules_day(exam_year));
  std::optional<Value> best;
  for (std::int64_t round = 0; round <= rounds; ++round) {
    const ResultKey key{number, Subject::foreign_language, Component::listening_speaking,
                        static_cast<std::uint8_t>(round)};
    if (const auto value = published(state, key)) best = better(best, *value, last);
  }
  return best;
}

void add_subject(const State& state, const std::string& number, const Student& student, Subject subject,
                 Transcript& out) {
  if (class_of(subject) == SubjectClass::examined) return add_examined(state, number, student, subject, out);
  const auto value = published(state, {number, subject, Component::whole, 0});
  if (value && value->grade) out.grades[subject] = *value->grade;
  if (value && value->pass) out.passes[subject] = *value->pass;
  if (!value) out.missing.emplace_back(enum_name(subject));
}

Transcript transcript_of(const State& state, const std::string& number, const Student& student) {
  Transcript out;
  out.exam_year = exam_year_of(student);
  out.maximum = maximum_of_all(state.parameters, out.exam_year, pe_year_of(state, student));
  each_subject([&](Subject subject) { add_subject(state, number, student, subject, out); });
  std::int64_t examined = 0, sum = 0;
  each_subject([&](Subject subject) { examined += class_of(subject) == SubjectClass::examined ? 1 : 0; });
  for (const auto& [subject, points] : out.points) sum += points;
  if (examined == static_cast<std::int64_t>(out.points.size())) out.total = sum;
  return out;
}

}  // namespace gongbao::exam
