// Counted from transcripts, so that what is told of all agrees with what each of them is shown.
#include "policies/exam/figures.h"

#include <algorithm>

#include "policies/exam/transcript.h"

namespace gongbao::exam {

namespace {

// What a piece may hold.
constexpr std::size_t most_counted = 100, most_looked_at = 4'000;
constexpr std::int64_t tenths = 10, point = 100;
// Of what changes without a pause nobody waits for a quiet moment.
constexpr int most_beginnings = 4;

// Grades and passes are counted from 1.
std::string name_of(Subject subject, std::size_t band) {
  switch (class_of(subject)) {
    case SubjectClass::assessed:
      return std::string(enum_name(static_cast<GradeValue>(band)));
    case SubjectClass::appraised:
      return std::string(enum_name(static_cast<PassValue>(band)));
    default:
      return std::to_string(static_cast<std::int64_t>(band) * tenths);
  }
}

// All that a result may be in.
std::vector<std::string> bands_of(Subject subject) {
  std::vector<std::string> out;
  switch (class_of(subject)) {
    case SubjectClass::assessed:
      for (const auto& [grade, name] : names_of(GradeValue{})) out.emplace_back(name);
      break;
    case SubjectClass::appraised:
      for (const auto& [pass, name] : names_of(PassValue{})) out.emplace_back(name);
      break;
    default:
      for (std::size_t band = 0; band <= static_cast<std::size_t>(tenths); ++band)
        out.push_back(name_of(subject, band));
  }
  return out;
}

// Of a piece, by number of the band: grades and passes have one, tenths are counted from 0. Names are found once a
// piece.
class BandNumbers {
 public:
  void add(const Transcript& transcript, const BySubject<std::int64_t>& maxima) {
    transcript.grades.each([&](Subject subject, GradeValue grade) { count(subject, static_cast<std::size_t>(grade)); });
    transcript.passes.each([&](Subject subject, PassValue pass) { count(subject, static_cast<std::size_t>(pass)); });
    transcript.points.each([&](Subject subject, std::int64_t points) {
      const std::int64_t most = *maxima.find(subject);
      if (most != 0) count(subject, static_cast<std::size_t>(points * tenths / most));
    });
  }
  void add_to(BandsOfSubjects& bands) const {
    each_subject([&](Subject subject) {
      const auto& counted = counts_[static_cast<std::size_t>(subject)];
      for (std::size_t i = 0; i < counted.size(); ++i) {
        if (counted[i] != 0) bands[subject][name_of(subject, i)] += counted[i];
      }
    });
  }

 private:
  void count(Subject subject, std::size_t band) {
    auto& counted = counts_[static_cast<std::size_t>(subject)];
    if (counted.size() <= band) counted.resize(band + 1);
    ++counted[band];
  }
  std::array<std::vector<std::int64_t>, BySubject<int>::places> counts_;
};

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

std::vector<const Numbered*> next_piece(const State& state, std::int64_t exam_year, Piece& piece) {
  std::vector<const Numbered*> students;
  auto at = state.students.upper_bound(piece.after);
  for (std::size_t looked = 0; at != state.students.end() && looked < most_looked_at; ++at, ++looked) {
    if (students.size() == most_counted) return students;
    piece.after = at->first;
    if (exam_year_of(at->second) == exam_year) students.push_back(&*at);
  }
  piece.ended = at == state.students.end();
  return students;
}

bool counts(const State& state, const Counted& whose, const Student& student) {
  if (is_transferred_out(student)) return false;
  if (whose.school != 0) return school_on(student, whose.day) == whose.school;
  return jurisdiction_on(state, student, whose.day) == whose.jurisdiction;
}

void count_bands(const State& state, const Counted& whose, Piece& piece, BandsOfSubjects& bands) {
  Transcripts transcripts(state);
  BandNumbers counted;
  for (const Numbered* each : next_piece(state, whose.exam_year, piece)) {
    const auto& [number, student] = *each;
    if (counts(state, whose, student)) counted.add(transcripts.of(number, student), transcripts.most());
  }
  counted.add_to(bands);
}

namespace {

// The most that a hidden band has; 0: none is hidden.
std::int64_t most_hidden(std::int64_t least, const Bands& bands) {
  std::int64_t small = 0, cover = 0;
  for (const auto& [band, count] : bands) {
    if (count < least) {
      small = std::max(small, count);
    } else if (cover == 0 || count < cover) {
      cover = count;
    }
  }
  return small == 0 ? 0 : std::max(small, cover);
}

}  // namespace

Distribution told_bands(const State& state, std::int64_t exam_year, Subject subject, const Bands& bands) {
  Distribution out;
  const std::int64_t hidden = most_hidden(small_cell(state, exam_year), bands);
  bool any = bands.empty();
  for (const auto& [band, count] : bands) {
    out[band] = count > hidden ? std::optional(count) : std::nullopt;
    any = any || count > hidden;
  }
  if (any) return out;
  for (const std::string& band : bands_of(subject)) out[band] = std::nullopt;
  return out;
}

void count_totals(const State& state, const Counted& whose, Piece& piece, Totals& totals) {
  Transcripts transcripts(state);
  for (const Numbered* each : next_piece(state, whose.exam_year, piece)) {
    const auto& [number, student] = *each;
    if (!counts(state, whose, student)) continue;
    const Transcript& transcript = transcripts.of(number, student);
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
