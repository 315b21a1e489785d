// A share of a maximum is compared without dividing. No path adds a grade or a pass to a number.
#include "policies/exam/graduation.h"

#include <algorithm>

namespace gongbao::exam {

namespace {

constexpr std::int64_t whole_percent = 100;

// The least that is not below that share of the maximum, in hundredths.
std::int64_t least_of(std::int64_t most, std::int64_t percent) {
  return (most * percent + whole_percent - 1) / whole_percent;
}

std::vector<std::string> below_standard(const State& state, const Transcript& transcript, const GraduationRule& rule,
                                        std::int64_t pe_year) {
  std::vector<std::string> out;
  transcript.points.each([&](Subject subject, std::int64_t points) {
    const std::int64_t most = maximum_of(state.parameters, subject, transcript.exam_year, pe_year);
    const std::int64_t least = least_of(most, rule.minimum_percent);
    if (points >= least) return;
    out.push_back(std::string(enum_name(subject)) + " " + points_text(points) + " < " + points_text(least));
  });
  transcript.grades.each([&](Subject subject, GradeValue grade) {
    if (grade <= rule.lowest_grade) return;
    out.push_back(std::string(enum_name(subject)) + " " + std::string(enum_name(grade)) + " < " +
                  std::string(enum_name(rule.lowest_grade)));
  });
  std::int64_t passed = 0;
  transcript.passes.each([&](Subject, PassValue value) { passed += value == PassValue::pass ? 1 : 0; });
  if (passed < rule.passes) out.push_back("passes " + std::to_string(passed) + " < " + std::to_string(rule.passes));
  return out;
}

}  // namespace

Graduation graduation_of(const State& state, const std::string& number, const Student& student, Date day) {
  const Transcript transcript = transcript_of(state, number, student);
  if (!transcript.is_complete()) return {GraduationStatus::incomplete, missing_names(transcript)};
  const GraduationRule* rule = find_row(state.graduation_rules, jurisdiction_on(state, student, day));
  if (rule == nullptr) rule = find_row(state.graduation_rules, std::uint32_t{0});
  if (rule == nullptr) return {GraduationStatus::complete, {}};
  std::vector<std::string> reasons = below_standard(state, transcript, *rule, pe_year_of(state, student));
  if (reasons.empty()) return {GraduationStatus::qualified, {}};
  return {GraduationStatus::not_qualified, std::move(reasons)};
}

Answer decide(const Context& in, const SetGraduationRule& command) {
  const auto lowest = enum_named<GradeValue>(command.lowest_grade);
  if (!lowest) return refuse(code::grade_invalid).with_text("grade", command.lowest_grade);
  std::int64_t appraised = 0;
  each_subject([&](Subject subject) { appraised += class_of(subject) == SubjectClass::appraised ? 1 : 0; });
  const bool share = command.minimum_percent >= 0 && command.minimum_percent <= whole_percent;
  if (!share || command.passes < 0 || command.passes > appraised) return refuse(code::value_invalid);
  const std::uint32_t whose = in.actor.role == Role::city_edu ? 0 : in.actor.area;
  return accept(GraduationRuleSet{whose, {command.minimum_percent, *lowest, command.passes}});
}

void apply(World& world, const GraduationRuleSet& fact, const FactOrigin&) {
  world.state.graduation_rules[fact.jurisdiction] = fact.rule;
}

std::vector<std::string> admission_columns() {
  std::vector<std::string> out{"exam_number", "total", "maximum"};
  each_subject([&](Subject subject) { out.emplace_back(enum_name(subject)); });
  return out;
}

std::string admission_cell(const Transcript& transcript, const std::string& number, std::string_view column) {
  if (column == "exam_number") return number;
  if (column == "total") return transcript.total ? points_text(*transcript.total) : "";
  if (column == "maximum") return points_text(transcript.maximum);
  const auto subject = enum_named<Subject>(column);
  if (!subject) return "";
  if (const auto* points = transcript.points.find(*subject)) return points_text(*points);
  if (const auto* grade = transcript.grades.find(*subject)) return std::string(enum_name(*grade));
  const auto* pass = transcript.passes.find(*subject);
  return pass == nullptr ? "" : std::string(enum_name(*pass));
}

Answer decide(const Context& in, const ExportAdmission& command) {
  if (!is_year(command.exam_year)) return malformed("exam_year");
  const std::vector<std::string> known = admission_columns();
  for (const std::string& column : command.columns) {
    const bool plain = std::ranges::find(known, column) != known.end();
    // A column of something and something else is a sum that nobody may form.
    if (!plain) return refuse(code::grade_in_total_forbidden).with_text("column", column);
  }
  AdmissionExport row;
  row.exam_year = command.exam_year;
  row.columns = command.columns.empty() ? known : command.columns;
  row.partial = command.partial.value_or(false);
  row.on = in.today;
  Transcripts transcripts(in.state);
  for (const auto& [number, student] : in.state.students) {
    if (exam_year_of(student) != command.exam_year || is_transferred_out(student)) continue;
    row.students.push_back(number);
    if (!transcripts.of(number, student).is_complete()) row.incomplete.push_back(number);
  }
  if (!row.incomplete.empty() && !row.partial) {
    return refuse(code::export_incomplete).with_count("incomplete", static_cast<std::int64_t>(row.incomplete.size()));
  }
  Answer answer = with_id(accept(AdmissionExported{row}), "students", row.students.size());
  return with_id(std::move(answer), "incomplete", row.incomplete.size());
}

void apply(World& world, const AdmissionExported& fact, const FactOrigin& origin) {
  world.state.exports[origin.entry] = fact.row;
}

}  // namespace gongbao::exam
