// What may be asked of this policy's state and answered at once (spec/05 part 9): the rules of an exam year, a
// student's transcript and graduation, whether a printed transcript is genuine, distributions, what is still missing
// where. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc. What is
// counted of many students has a Question::Gathered: it is gathered in pieces, each asked for itself
// (registry/questions.h), and told of what was gathered.
#pragma once

#include "policies/exam/commands.h"
#include "policies/exam/figures.h"
#include "policies/exam/transcript.h"

namespace gongbao::exam {

struct Reading {
  const State& state;
  access::Actor actor;
  Date today;
};

// --- the rules of a year ---------------------------------------------------------------------------------------------

struct ComponentAnswer {
  Subject subject{};
  Component component{};
  std::int64_t most_centipoints = 0;
  std::optional<Standing> standing;         // of a transcript; nothing: not published yet
  std::optional<std::int64_t> centipoints;  // of a transcript
  GB_FIELDS(subject, component, most_centipoints, standing, centipoints)
};
struct SubjectAnswer {
  Subject subject{};
  SubjectClass subject_class{};
  std::optional<std::int64_t> most_centipoints;  // of an examined subject
  std::optional<std::int64_t> centipoints;       // of a transcript, when all components are published
  std::optional<GradeValue> grade;
  std::optional<PassValue> pass;
  GB_FIELDS(subject, subject_class, most_centipoints, centipoints, grade, pass)
};
struct RulesAnswer {
  std::int64_t exam_year = 0;
  std::int64_t most_centipoints = 0;  // of the six subjects
  std::vector<SubjectAnswer> subjects;
  std::vector<ComponentAnswer> components;
  std::int64_t listening_attempts = 0;
  std::vector<std::string> clauses;  // full ids
  GB_FIELDS(exam_year, most_centipoints, subjects, components, listening_attempts, clauses)
};
struct AskRules {
  static constexpr std::string_view name = "rules";
  using Answer = RulesAnswer;
  std::int64_t exam_year = 0;
  GB_FIELDS(exam_year)
};

// --- a student -------------------------------------------------------------------------------------------------------

// 成绩单 (3.3): grades and passes stand beside the total, never in it.
struct TranscriptAnswer {
  std::string student;  // the exam number
  PersonToken person;
  std::int64_t exam_year = 0;
  std::uint64_t school = 0;
  std::string school_name;
  std::string jurisdiction;
  std::vector<SubjectAnswer> subjects;
  std::vector<ComponentAnswer> components;
  std::vector<ListeningAttempt> listening;        // those that are published
  std::optional<std::int64_t> total_centipoints;  // nothing: incomplete
  std::int64_t most_centipoints = 0;
  std::vector<std::string> missing;  // physics.experiment, history
  std::vector<std::string> clauses;  // full ids
  GB_FIELDS(student, person, exam_year, school, school_name, jurisdiction, subjects, components, listening,
            total_centipoints, most_centipoints, missing, clauses)
};
struct AskTranscript {
  static constexpr std::string_view name = "transcript";
  using Answer = TranscriptAnswer;
  std::string student;
  GB_FIELDS(student)
};

struct GraduationAnswer {
  std::string student;
  GraduationStatus status{};
  std::vector<std::string> reasons;
  GB_FIELDS(student, status, reasons)
};
struct AskGraduation {
  static constexpr std::string_view name = "graduation";
  using Answer = GraduationAnswer;
  std::string student;
  GB_FIELDS(student)
};

// By anybody who has a printed transcript in his hand: both stand on it. Whatever does not agree with what is published
// today, also because it was corrected since, is a mismatch, and nothing else is told.
enum class TranscriptCheck : std::uint8_t { genuine = 1, mismatch = 2 };
constexpr auto names_of(TranscriptCheck) {
  using enum TranscriptCheck;
  using namespace std::literals;
  return std::array{std::pair{genuine, "genuine"sv}, std::pair{mismatch, "mismatch"sv}};
}
struct TranscriptChecked {
  TranscriptCheck result{};
  GB_FIELDS(result)
};
struct AskTranscriptCheck {
  static constexpr std::string_view name = "transcript_check";
  using Answer = TranscriptChecked;
  std::string student;
  std::string check_code;
  GB_FIELDS(student, check_code)
};

// --- all together ----------------------------------------------------------------------------------------------------

struct BandAnswer {
  Subject subject{};
  std::string band;                   // a grade, a pass, or from which percent of the maximum on
  std::optional<std::int64_t> count;  // nothing: too few to be told
  GB_FIELDS(subject, band, count)
};
struct DistributionAnswer {
  std::int64_t exam_year = 0;
  std::optional<Subject> subject;  // as asked; nothing: all of them, one after the other
  std::string jurisdiction;
  std::vector<BandAnswer> bands;
  bool unsettled = false;  // results changed so often while they were counted that the figures are of several moments
  GB_FIELDS(exam_year, subject, jurisdiction, bands, unsettled)
};
struct BandsGathered : Gathering {
  BandsOfSubjects bands;
};
struct AskDistribution {
  static constexpr std::string_view name = "distribution";
  using Answer = DistributionAnswer;
  using Gathered = BandsGathered;
  std::int64_t exam_year = 0;
  std::optional<Subject> subject;  // nothing: all
  std::string jurisdiction;
  GB_FIELDS(exam_year, subject, jurisdiction)
};
// Of one school: told to itself and those above it, so that no public page ranks schools (part 9).
struct AskSchoolDistribution {
  static constexpr std::string_view name = "school_distribution";
  using Answer = DistributionAnswer;
  using Gathered = BandsGathered;
  std::int64_t exam_year = 0;
  std::optional<Subject> subject;  // nothing: all
  std::uint64_t school = 0;
  GB_FIELDS(exam_year, subject, school)
};

// 一分一段: how many have a total of so many points; rows of too few are drawn together with those below them.
struct SegmentAnswer {
  std::int64_t from_centipoints = 0;
  std::int64_t below_centipoints = 0;
  std::int64_t count = 0;
  std::int64_t cumulative = 0;
  GB_FIELDS(from_centipoints, below_centipoints, count, cumulative)
};
struct SegmentsAnswer {
  std::int64_t exam_year = 0;
  std::string jurisdiction;
  std::vector<SegmentAnswer> segments;  // the highest first
  bool unsettled = false;               // as of a distribution
  GB_FIELDS(exam_year, jurisdiction, segments, unsettled)
};
struct TotalsGathered : Gathering {
  Totals totals;
};
struct AskSegments {
  static constexpr std::string_view name = "segments";
  using Answer = SegmentsAnswer;
  using Gathered = TotalsGathered;
  std::int64_t exam_year = 0;
  std::string jurisdiction;
  GB_FIELDS(exam_year, jurisdiction)
};

// Which results of its students a jurisdiction still misses, and which wait for a confirmation or the publication.
struct SubjectStanding {
  Subject subject{};
  std::int64_t published = 0;  // students
  std::int64_t missing = 0;    // students
  std::int64_t unconfirmed = 0;
  std::int64_t unpublished = 0;
  GB_FIELDS(subject, published, missing, unconfirmed, unpublished)
};
struct CompletenessAnswer {
  std::int64_t exam_year = 0;
  std::string jurisdiction;
  std::int64_t students = 0;
  std::int64_t complete = 0;  // with 14 published results
  std::vector<SubjectStanding> subjects;
  bool unsettled = false;  // as of a distribution
  GB_FIELDS(exam_year, jurisdiction, students, complete, subjects, unsettled)
};
struct StandingsGathered : Gathering {
  CompletenessAnswer told;
};
struct AskCompleteness {
  static constexpr std::string_view name = "completeness";
  using Answer = CompletenessAnswer;
  using Gathered = StandingsGathered;
  std::int64_t exam_year = 0;
  std::string jurisdiction;
  GB_FIELDS(exam_year, jurisdiction)
};

// --- admission -------------------------------------------------------------------------------------------------------

// 升学 (3.3.1i, 3.3.2c, 3.3.3c): what the newest export of an exam year hands on, a student a row: the total and the
// six subjects, grades and passes beside them. Values are those published today; what was corrected after the export
// says so.
struct AdmissionRowAnswer {
  std::string exam_number;
  std::vector<std::string> cells;  // one a column
  bool corrected = false;
  GB_FIELDS(exam_number, cells, corrected)
};
struct AdmissionFileAnswer {
  std::uint64_t export_no = 0;
  std::int64_t exam_year = 0;
  Date exported_on;
  bool partial = false;
  std::vector<std::string> columns;
  std::vector<AdmissionRowAnswer> rows;  // by exam number; few may be left of a piece where a district is asked for
  std::optional<std::string> next;       // for after: there are more
  GB_FIELDS(export_no, exam_year, exported_on, partial, columns, rows, next)
};
struct AskAdmissionFile {
  static constexpr std::string_view name = "admission_file";
  using Answer = AdmissionFileAnswer;
  std::int64_t exam_year = 0;
  std::optional<std::string> jurisdiction;  // those who are there today; nothing: of all
  std::optional<std::string> after;
  GB_FIELDS(exam_year, jurisdiction, after)
};

using Questions = policies::TypeList<AskRules, AskTranscript, AskGraduation, AskTranscriptCheck, AskDistribution,
                                     AskSchoolDistribution, AskSegments, AskCompleteness, AskAdmissionFile>;

// What a printed transcript is checked by: of the student and of all that is published. Nobody finds it without the
// token, which never leaves the city.
std::string check_code_of(const State& state, const std::string& number, const Student& student);

// nullopt: there is no such student, school, jurisdiction, year.
std::optional<RulesAnswer> answer(const Reading& in, const AskRules& question);
std::optional<TranscriptAnswer> answer(const Reading& in, const AskTranscript& question);
std::optional<GraduationAnswer> answer(const Reading& in, const AskGraduation& question);
std::optional<TranscriptChecked> answer(const Reading& in, const AskTranscriptCheck& question);
std::optional<AdmissionFileAnswer> answer(const Reading& in, const AskAdmissionFile& question);

// True: there is more to gather.
bool gather(const Reading& in, const AskDistribution& question, BandsGathered& gathered);
bool gather(const Reading& in, const AskSchoolDistribution& question, BandsGathered& gathered);
bool gather(const Reading& in, const AskSegments& question, TotalsGathered& gathered);
bool gather(const Reading& in, const AskCompleteness& question, StandingsGathered& gathered);
std::optional<DistributionAnswer> answer(const Reading& in, const AskDistribution& question,
                                         const BandsGathered& gathered);
std::optional<DistributionAnswer> answer(const Reading& in, const AskSchoolDistribution& question,
                                         const BandsGathered& gathered);
std::optional<SegmentsAnswer> answer(const Reading& in, const AskSegments& question, const TotalsGathered& gathered);
std::optional<CompletenessAnswer> answer(const Reading& in, const AskCompleteness& question,
                                         const StandingsGathered& gathered);
// All pieces at once, where nobody waits.
template <class Question>
requires requires { typename Question::Gathered; }
std::optional<typename Question::Answer> answer(const Reading& in, const Question& question) {
  typename Question::Gathered gathered;
  while (gather(in, question, gathered)) {
  }
  return answer(in, question, gathered);
}

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::exam
