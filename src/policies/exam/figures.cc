// Counted from transcripts, so that what is told of all agrees with what each of them is shown.
#include "policies/exam/figures.h"

#include "policies/exam/transcript.h"

namespace gongbao::exam {

namespace {

constexpr std::int64_t tenths = 10;

// Empty: nothing is published of that student.
std::string band_of(const State& state, const Student& student, const Transcript& transcript, Subject subject) {
  if (const auto* grade = find_row(transcript.grades, subject)) return std::string(enum_name(*grade));
  if (const auto* pass = find_row(transcript.passes, subject)) return std::string(enum_name(*pass));
  const auto* points = find_row(transcript.points, subject);
  if (points == nullptr) return "";
  const std::int64_t most = maximum_of(state.parameters, subject, transcript.exam_year, pe_year_of(state, student));
  return most == 0 ? "" : std::to_string(*points * tenths / most * tenths);
}

}  // namespace

Distribution distribution_of(const State& state, std::int64_t exam_year, Subject subject, std::uint32_t jurisdiction,
                             Date day) {
  std::map<std::string, std::int64_t> counts;
  for (const std::string& number : sitting_in(state, jurisdiction, exam_year, day)) {
    const Student& student = state.students.at(number);
    const std::string band = band_of(state, student, transcript_of(state, number, student), subject);
    if (!band.empty()) ++counts[band];
  }
  Distribution out;
  const std::int64_t least = state.parameters.count("small_cell", rules_day(exam_year));
  for (const auto& [band, count] : counts) {
    out[band] = count < least ? std::nullopt : std::optional(count);
  }
  return out;
}

}  // namespace gongbao::exam
