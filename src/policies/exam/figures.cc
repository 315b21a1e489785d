// Counted from transcripts, so that what is told of all agrees with what each of them is shown.
#include "policies/exam/figures.h"

#include "policies/exam/transcript.h"

namespace gongbao::exam {

namespace {

// What a piece may hold.
constexpr std::size_t most_counted = 100, most_looked_at = 4'000;
constexpr std::int64_t tenths = 10, point = 100;
// Of what changes without a pause nobody waits for a quiet moment.
constexpr int most_beginnings = 4;

// Empty: nothing is published of that student.
std::string band_of(const State& state, const Transcript& transcript, const Student& student, Subject subject) {
  if (const auto* grade = find_row(transcript.grades, subject)) return std::string(enum_name(*grade));
  if (const auto* pass = find_row(transcript.passes, subject)) return std::string(enum_name(*pass));
  const auto* points = find_row(transcript.points, subject);
  if (points == nullptr) return "";
  const std::int64_t most = maximum_of(state.parameters, subject, transcript.exam_year, pe_year_of(state, student));
  return most == 0 ? "" : std::to_string(*points * tenths / most * tenths);
}

std::int64_t small_cell(const State& state, std::int64_t exam_year) {
  return state.parameters.count("small_cell", rules_day(exam_year));
}

}  // namespace

void keep_moment(const State& state, std::int64_t exam_year, Date day, Change what, Gathering& gathering) {
  const YearChanges changes = changes_of(state, exam_year);
  const std::uint64_t change = what == Change::shown ? changes.shown : changes.any;
  gathering.begins_anew = gathering.begun == 0;
  const bool same = gathering.day == day && gathering.change == change;
  if (same && !gathering.begins_anew) return;
  gathering.day = day;
  gathering.change = change;
  if (gathering.begun == most_beginnings) {
    gathering.unsettled = true;
    return;
  }
  gathering.begins_anew = true;
  gathering.piece = {};
  ++gathering.begun;
}

std::vector<std::string> next_piece(const State& state, std::int64_t exam_year, Piece& piece) {
  std::vector<std::string> numbers;
  auto at = state.students.upper_bound(piece.after);
  for (std::size_t looked = 0; at != state.students.end() && looked < most_looked_at; ++at, ++looked) {
    if (numbers.size() == most_counted) return numbers;
    piece.after = at->first;
    if (exam_year_of(at->second) == exam_year) numbers.push_back(at->first);
  }
  piece.ended = at == state.students.end();
  return numbers;
}

bool counts(const State& state, const Counted& whose, const Student& student) {
  if (student.grades.rbegin()->second.state == StudentState::transferred_out) return false;
  if (whose.school != 0) return school_on(student, whose.day) == whose.school;
  return jurisdiction_on(state, student, whose.day) == whose.jurisdiction;
}

void count_bands(const State& state, const Counted& whose, Subject subject, Piece& piece, Bands& bands) {
  Transcripts transcripts(state);
  for (const std::string& number : next_piece(state, whose.exam_year, piece)) {
    const Student& student = state.students.at(number);
    if (!counts(state, whose, student)) continue;
    const std::string band = band_of(state, transcripts.of(number, student, subject), student, subject);
    if (!band.empty()) ++bands[band];
  }
}

Distribution told_bands(const State& state, std::int64_t exam_year, const Bands& bands) {
  Distribution out;
  const std::int64_t least = small_cell(state, exam_year);
  for (const auto& [band, count] : bands) out[band] = count < least ? std::nullopt : std::optional(count);
  return out;
}

void count_totals(const State& state, const Counted& whose, Piece& piece, Totals& totals) {
  Transcripts transcripts(state);
  for (const std::string& number : next_piece(state, whose.exam_year, piece)) {
    const Student& student = state.students.at(number);
    if (!counts(state, whose, student)) continue;
    const Transcript transcript = transcripts.of(number, student);
    if (transcript.total) ++totals[*transcript.total / point];
  }
}

std::vector<Segment> segments_of(const State& state, std::int64_t exam_year, const Totals& totals) {
  const std::int64_t least = small_cell(state, exam_year);
  std::vector<Segment> out;
  Segment open;
  for (const auto& [points, count] : totals) {
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
