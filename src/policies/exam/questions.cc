// Rows read by their keys; what is told of many is counted from what each of them is shown.
#include "policies/exam/questions.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "policies/exam/citations.h"

namespace gongbao::exam {

namespace {

std::vector<std::string> full_ids(std::initializer_list<std::string_view> clauses) {
  std::vector<std::string> out;
  for (const std::string_view each : clauses) out.push_back(std::string(document) + "/" + std::string(each));
  return out;
}

std::optional<std::uint32_t> jurisdiction_named(const std::string& text) {
  return law::area_named(text, law::districts_bda_and_yanshan());
}

std::string jurisdiction_text(std::uint32_t code) { return std::string(law::area_text(code)); }

}  // namespace

// --- the rules of a year ---------------------------------------------------------------------------------------------

std::optional<RulesAnswer> answer(const Reading& in, const AskRules& question) {
  const std::int64_t year = question.exam_year;
  if (!is_year(year) || !is_covered(in.state, year)) return std::nullopt;
  const law::Parameters& terms = in.state.parameters;
  RulesAnswer told;
  told.exam_year = year;
  told.most_centipoints = maximum_of_all(terms, year, year);
  told.listening_attempts = terms.count("listening_max_attempts", rules_day(year));
  each_subject([&](Subject subject) {
    SubjectAnswer row;
    row.subject = subject;
    row.subject_class = class_of(subject);
    if (row.subject_class == SubjectClass::examined) row.most_centipoints = maximum_of(terms, subject, year, year);
    told.subjects.push_back(row);
    if (row.subject_class != SubjectClass::examined) return;
    for (const auto& [component, most] : maxima_of(terms, subject, year, year)) {
      told.components.push_back({subject, component, most, std::nullopt, std::nullopt});
    }
  });
  told.clauses = full_ids({"3.1a", "3.1b", "3.3.1a", "3.3.1g", "3.2.1f", "3.3.2a", "3.3.3a"});
  return told;
}

// --- a student -------------------------------------------------------------------------------------------------------

namespace {

SubjectAnswer subject_answer(const State& state, const Student& student, const Transcript& transcript,
                             Subject subject) {
  SubjectAnswer row;
  row.subject = subject;
  row.subject_class = class_of(subject);
  if (row.subject_class == SubjectClass::examined) {
    row.most_centipoints = maximum_of(state.parameters, subject, transcript.exam_year, pe_year_of(state, student));
  }
  if (const auto* points = transcript.points.find(subject)) row.centipoints = *points;
  if (const auto* grade = transcript.grades.find(subject)) row.grade = *grade;
  if (const auto* pass = transcript.passes.find(subject)) row.pass = *pass;
  return row;
}

ComponentAnswer component_answer(const ComponentLine& line) {
  ComponentAnswer row{line.subject, line.component, line.most, line.standing, std::nullopt};
  // What is exempt has no points; what is absent has those that absence counts as.
  if (line.standing && *line.standing != Standing::exempt) row.centipoints = line.centipoints;
  return row;
}

}  // namespace

std::optional<TranscriptAnswer> answer(const Reading& in, const AskTranscript& question) {
  const Student* student = find_row(in.state.students, question.student);
  if (student == nullptr) return std::nullopt;
  const Transcript transcript = transcript_of(in.state, question.student, *student);
  TranscriptAnswer told;
  told.student = question.student;
  told.person = student->person;
  told.exam_year = transcript.exam_year;
  told.school = school_on(*student, in.today);
  if (const School* school = find_row(in.state.schools, told.school)) {
    told.school_name = school->name;
    told.jurisdiction = jurisdiction_text(school->jurisdiction);
  }
  each_subject(
      [&](Subject subject) { told.subjects.push_back(subject_answer(in.state, *student, transcript, subject)); });
  for (const ComponentLine& line : transcript.components) told.components.push_back(component_answer(line));
  told.listening = listening_of(in.state, question.student, *student);
  told.total_centipoints = transcript.total;
  told.most_centipoints = transcript.maximum;
  told.missing = missing_names(transcript);
  told.clauses = full_ids({"3.3.1a", "3.2.1f", "3.3.2a", "3.3.2c", "3.3.3a", "3.3.3c"});
  return told;
}

std::optional<GraduationAnswer> answer(const Reading& in, const AskGraduation& question) {
  const Student* student = find_row(in.state.students, question.student);
  if (student == nullptr) return std::nullopt;
  const Graduation found = graduation_of(in.state, question.student, *student, in.today);
  return GraduationAnswer{question.student, found.status, found.reasons};
}

namespace {

// Everything that stands on the paper, in one order.
struct Sealed {
  std::string student;
  PersonToken person;
  std::int64_t exam_year = 0;
  std::vector<std::int64_t> points;
  std::vector<ListeningAttempt> listening;
  std::optional<std::int64_t> total;
  std::map<Subject, GradeValue> grades;
  std::map<Subject, PassValue> passes;
  std::vector<std::string> missing;
  GB_FIELDS(student, person, exam_year, points, listening, total, grades, passes, missing)
};

}  // namespace

std::string check_code_of(const State& state, const std::string& number, const Student& student) {
  constexpr std::size_t code_bytes = 10;
  const Transcript transcript = transcript_of(state, number, student);
  Sealed sealed{number, student.person, transcript.exam_year, {}, {}, transcript.total, {}, {}, {}};
  sealed.listening = listening_of(state, number, student);
  sealed.missing = missing_names(transcript);
  transcript.grades.each([&](Subject subject, GradeValue grade) { sealed.grades[subject] = grade; });
  transcript.passes.each([&](Subject subject, PassValue pass) { sealed.passes[subject] = pass; });
  for (const ComponentLine& line : transcript.components) {
    sealed.points.push_back(static_cast<std::int64_t>(line.standing.value_or(Standing{})));
    sealed.points.push_back(line.centipoints);
  }
  const Hash32 hash = sm3(canonical_bytes(sealed));
  return to_hex(std::span(hash).first(code_bytes));
}

std::optional<TranscriptChecked> answer(const Reading& in, const AskTranscriptCheck& question) {
  const std::string number(trim_blanks(question.student));
  const Student* student = find_row(in.state.students, number);
  const bool genuine =
      student != nullptr && trim_blanks(question.check_code) == check_code_of(in.state, number, *student);
  return TranscriptChecked{genuine ? TranscriptCheck::genuine : TranscriptCheck::mismatch};
}

// --- all together ----------------------------------------------------------------------------------------------------

namespace {

// nullopt: there is no such jurisdiction, or year.
std::optional<Counted> counted(const Reading& in, std::int64_t exam_year, const std::string& jurisdiction) {
  const auto code = jurisdiction_named(jurisdiction);
  if (!code || !is_year(exam_year)) return std::nullopt;
  return Counted{exam_year, *code, in.today};
}
std::optional<Counted> counted(const Reading& in, const AskDistribution& question) {
  return counted(in, question.exam_year, question.jurisdiction);
}
std::optional<Counted> counted(const Reading& in, const AskSchoolDistribution& question) {
  const School* school = find_row(in.state.schools, question.school);
  if (school == nullptr || !is_year(question.exam_year)) return std::nullopt;
  return Counted{question.exam_year, school->jurisdiction, in.today, question.school};
}

template <class Question>
bool gather_bands(const Reading& in, const Question& question, BandsGathered& gathered) {
  const auto whose = counted(in, question);
  if (!whose) return false;
  keep_moment(in.state, question.exam_year, in.today, Change::shown, gathered);
  if (gathered.begins_anew) gathered.bands.clear();
  count_bands(in.state, *whose, gathered.piece, gathered.bands);
  return !gathered.piece.ended;
}
template <class Question>
std::optional<DistributionAnswer> bands_told(const Reading& in, const Question& question,
                                             const BandsGathered& gathered) {
  const auto whose = counted(in, question);
  if (!whose) return std::nullopt;
  DistributionAnswer told{
      question.exam_year, question.subject, jurisdiction_text(whose->jurisdiction), {}, gathered.unsettled};
  for (const auto& [subject, bands] : gathered.bands) {
    if (question.subject && subject != *question.subject) continue;
    for (const auto& [band, count] : told_bands(in.state, question.exam_year, subject, bands)) {
      told.bands.push_back({subject, band, count});
    }
  }
  return told;
}

}  // namespace

bool gather(const Reading& in, const AskDistribution& question, BandsGathered& gathered) {
  return gather_bands(in, question, gathered);
}
std::optional<DistributionAnswer> answer(const Reading& in, const AskDistribution& question,
                                         const BandsGathered& gathered) {
  return bands_told(in, question, gathered);
}
bool gather(const Reading& in, const AskSchoolDistribution& question, BandsGathered& gathered) {
  return gather_bands(in, question, gathered);
}
std::optional<DistributionAnswer> answer(const Reading& in, const AskSchoolDistribution& question,
                                         const BandsGathered& gathered) {
  return bands_told(in, question, gathered);
}

bool gather(const Reading& in, const AskSegments& question, TotalsGathered& gathered) {
  const auto whose = counted(in, question.exam_year, question.jurisdiction);
  if (!whose) return false;
  keep_moment(in.state, question.exam_year, in.today, Change::shown, gathered);
  if (gathered.begins_anew) gathered.totals.clear();
  count_totals(in.state, *whose, gathered.piece, gathered.totals);
  return !gathered.piece.ended;
}
std::optional<SegmentsAnswer> answer(const Reading& in, const AskSegments& question, const TotalsGathered& gathered) {
  if (!counted(in, question.exam_year, question.jurisdiction)) return std::nullopt;
  SegmentsAnswer told{question.exam_year, question.jurisdiction, {}, gathered.unsettled};
  for (const Segment& each : segments_of(in.state, question.exam_year, gathered.totals)) {
    told.segments.push_back({each.from, each.below, each.count, each.cumulative});
  }
  return told;
}

namespace {

void add_transcript(const Transcript& transcript, CompletenessAnswer& told) {
  ++told.students;
  told.complete += transcript.is_complete() ? 1 : 0;
  BySubject<bool> misses;
  for (const Missing& each : transcript.missing) misses.put(each.subject, true);
  for (SubjectStanding& row : told.subjects) ++(misses.find(row.subject) ? row.missing : row.published);
}

// What the jurisdiction marks of a student and has not published.
void add_waiting(const Transcripts::Rows& rows, std::uint32_t jurisdiction, CompletenessAnswer& told) {
  for (const auto* each : rows) {
    const auto& [key, row] = *each;
    if (row.jurisdiction != jurisdiction || row.is_public()) continue;
    SubjectStanding& standing = *std::ranges::find(told.subjects, key.subject, &SubjectStanding::subject);
    ++(row.state == ResultState::draft ? standing.unconfirmed : standing.unpublished);
  }
}

}  // namespace

bool gather(const Reading& in, const AskCompleteness& question, StandingsGathered& gathered) {
  const auto whose = counted(in, question.exam_year, question.jurisdiction);
  if (!whose) return false;
  keep_moment(in.state, question.exam_year, in.today, Change::entered, gathered);
  if (gathered.begins_anew) gathered.told = {};
  CompletenessAnswer& told = gathered.told;
  Transcripts transcripts(in.state);
  if (told.subjects.empty()) each_subject([&](Subject subject) { told.subjects.push_back({subject, 0, 0, 0, 0}); });
  for (const Numbered* each : next_piece(in.state, question.exam_year, gathered.piece)) {
    const auto& [number, student] = *each;
    if (counts(in.state, *whose, student)) {
      add_transcript(transcripts.of(number, student), told);
      add_waiting(transcripts.rows(), whose->jurisdiction, told);
    } else {
      add_waiting(transcripts.rows_of(number), whose->jurisdiction, told);
    }
  }
  return !gathered.piece.ended;
}
std::optional<CompletenessAnswer> answer(const Reading& in, const AskCompleteness& question,
                                         const StandingsGathered& gathered) {
  if (!counted(in, question.exam_year, question.jurisdiction)) return std::nullopt;
  CompletenessAnswer told = gathered.told;
  told.exam_year = question.exam_year;
  told.jurisdiction = question.jurisdiction;
  told.unsettled = gathered.unsettled;
  return told;
}

// --- admission -------------------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t most_admission_rows = 100;

// The newest of that year.
const std::pair<const std::uint64_t, AdmissionExport>* newest_export(const State& state, std::int64_t exam_year) {
  const std::pair<const std::uint64_t, AdmissionExport>* newest = nullptr;
  for (const auto& each : state.exports) {
    if (each.second.exam_year == exam_year) newest = &each;
  }
  return newest;
}

std::set<std::string> corrected_after(const State& state, std::uint64_t entry) {
  std::set<std::string> students;
  for (auto it = state.corrections.upper_bound(entry); it != state.corrections.end(); ++it) {
    for (const Correction& each : it->second) students.insert(each.target.student);
  }
  return students;
}

AdmissionRowAnswer admission_row(const State& state, const std::vector<std::string>& columns,
                                 const std::string& number) {
  const Transcript transcript = transcript_of(state, number, state.students.at(number));
  AdmissionRowAnswer row{number, {}, false};
  for (const std::string& column : columns) row.cells.push_back(admission_cell(transcript, number, column));
  return row;
}

}  // namespace

std::optional<AdmissionFileAnswer> answer(const Reading& in, const AskAdmissionFile& question) {
  const auto* newest = newest_export(in.state, question.exam_year);
  const auto area = jurisdiction_named(question.jurisdiction.value_or(""));
  if (newest == nullptr || area.has_value() != question.jurisdiction.has_value()) return std::nullopt;
  const auto& [export_no, exported] = *newest;
  AdmissionFileAnswer told{export_no, exported.exam_year, exported.on, exported.partial, exported.columns, {}, {}};
  const std::set<std::string> corrected = corrected_after(in.state, export_no);
  auto at = std::ranges::upper_bound(exported.students, question.after.value_or(""));
  for (std::size_t looked = 0; at != exported.students.end(); ++at, ++looked) {
    if (looked == most_admission_rows) break;
    told.next = *at;
    if (area && jurisdiction_on(in.state, in.state.students.at(*at), in.today) != *area) continue;
    told.rows.push_back(admission_row(in.state, exported.columns, *at));
    told.rows.back().corrected = corrected.contains(*at);
  }
  if (at == exported.students.end()) told.next.reset();
  return told;
}

}  // namespace gongbao::exam
