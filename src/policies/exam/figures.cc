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
                             Date day, std::uint64_t school) {
  std::map<std::string, std::int64_t> counts;
  for (const std::string& number : sitting_in(state, jurisdiction, exam_year, day)) {
    const Student& student = state.students.at(number);
    if (school != 0 && school_on(student, day) != school) continue;
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

namespace {

constexpr std::int64_t point = 100;

// How many have a total of so many whole points, the highest first.
std::map<std::int64_t, std::int64_t, std::greater<>> totals_of(const State& state, std::int64_t exam_year,
                                                               std::uint32_t jurisdiction, Date day) {
  std::map<std::int64_t, std::int64_t, std::greater<>> counts;
  for (const std::string& number : sitting_in(state, jurisdiction, exam_year, day)) {
    const Transcript transcript = transcript_of(state, number, state.students.at(number));
    if (transcript.total) ++counts[*transcript.total / point];
  }
  return counts;
}

}  // namespace

std::vector<Segment> segments_of(const State& state, std::int64_t exam_year, std::uint32_t jurisdiction, Date day) {
  const std::int64_t least = state.parameters.count("small_cell", rules_day(exam_year));
  std::vector<Segment> out;
  Segment open;
  for (const auto& [points, count] : totals_of(state, exam_year, jurisdiction, day)) {
    if (open.count == 0) open.below = (points + 1) * point;
    open.from = points * point;
    open.count += count;
    open.cumulative += count;
    if (open.count < least) continue;
    out.push_back(open);
    open.count = 0;
  }
  if (open.count == 0 || out.empty()) return out;
  out.back().from = open.from;
  out.back().count += open.count;
  out.back().cumulative = open.cumulative;
  return out;
}

}  // namespace gongbao::exam
