// What may be asked of this policy's state and answered at once (spec/08 part 9). By anybody: whether a licence is
// valid at a moment, how far the plan is and was, how a sample was drawn, what is disclosed of a firm or a lawyer; no
// person's name is in any of these. By whose work it is: the records behind a target, what waits and until when, the
// thirty tasks, a firm, a lawyer with his hours. Answers are figures of the day that has begun; lists and search are
// views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/legal_profession/commands.h"
#include "policies/legal_profession/indicators.h"

namespace gongbao::legal_profession {

struct Reading {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
};

// --- 电子执业证照 (12a) ----------------------------------------------------------------------------------------

enum class LicenceStatus : std::uint8_t { valid = 1, suspended = 2, cancelled = 3, revoked = 4 };
constexpr auto names_of(LicenceStatus) {
  using enum LicenceStatus;
  using namespace std::literals;
  return std::array{std::pair{valid, "valid"sv}, std::pair{suspended, "suspended"sv},
                    std::pair{cancelled, "cancelled"sv}, std::pair{revoked, "revoked"sv}};
}
struct LicenceAnswer {
  LicenceStatus status{};
  Stamp since;             // of that status
  std::optional<Date> to;  // the last day of a suspension, which restore alone ends
  std::uint64_t firm = 0;  // the firm or the branch of that day
  std::string firm_name;
  LawyerClass kind{};
  Date first_date;
  GB_FIELDS(status, since, to, firm, firm_name, kind, first_date)
};
// By its number or by the token of its code, one of the two. Of the number what reaches the question is a hash, as of
// the one that was registered (formats/question_json.h).
struct AskLicence {
  static constexpr std::string_view name = "verify_licence";
  using Answer = LicenceAnswer;
  SealedLicence licence_no;
  std::optional<Id16> token;
  std::optional<Stamp> at;  // none: as of today
  GB_FIELDS(licence_no, token, at)
};
// licence_no_invalid: not 17 digits, or not one of the two; 0: it can be looked for.
policies::Code refusal_of(const AskLicence& question);
std::optional<LicenceAnswer> licence_at(const State& state, const Lawyer& row, Stamp at);

// --- the plan (二, 8a, 14a) -----------------------------------------------------------------------------------------

struct IndicatorAnswer {
  std::int32_t number = 0;           // 6 for I06
  std::vector<std::string> clauses;  // full ids
  Comparator comparator{};
  std::optional<std::int64_t> target;  // basis points of a rate, fen of I07 and I08; none: no figure is printed
  std::int64_t value = 0;
  std::optional<std::int64_t> of;  // of how many; of a growth the year before
  std::string shown;               // rounded down
  Verdict verdict{};
  GB_FIELDS(number, clauses, comparator, target, value, of, shown, verdict)
};
struct PlanAnswer {
  Date on;
  std::vector<IndicatorAnswer> indicators;
  GB_FIELDS(on, indicators)
};
// Counts only: the records behind them are not the public's.
struct AskPlan {
  static constexpr std::string_view name = "plan";
  using Answer = PlanAnswer;
  std::optional<Date> on;  // none, or a day to come: today
  GB_FIELDS(on)
};

// Quarter by quarter of the plan's years, as far as they have begun: at the end of each, and today.
struct TrendPoint {
  Date on;
  std::int64_t value = 0;
  std::optional<std::int64_t> of;
  std::string shown;
  Verdict verdict{};
  GB_FIELDS(on, value, of, shown, verdict)
};
struct TrendAnswer {
  std::int32_t number = 0;
  std::vector<std::string> clauses;
  Comparator comparator{};
  std::optional<std::int64_t> target;
  std::vector<TrendPoint> points;
  GB_FIELDS(number, clauses, comparator, target, points)
};
struct AskTrend {
  static constexpr std::string_view name = "trend";
  using Answer = TrendAnswer;
  std::int32_t indicator = 0;
  GB_FIELDS(indicator)
};

struct RecordBehind {
  std::uint64_t record = 0;  // a firm, a lawyer, an entry, a return
  std::uint64_t firm = 0;    // whose it is; 0: nobody's
  std::string firm_name;
  bool counted = false;
  GB_FIELDS(record, firm, firm_name, counted)
};
// 每项指标背后的记录: those that lack it first, then those that have it, in the order of their numbers.
struct RecordsAnswer {
  std::int32_t number = 0;
  Date on;
  std::int64_t counted = 0;
  std::int64_t missing = 0;
  std::vector<RecordBehind> rows;  // most_records_told of them
  GB_FIELDS(number, on, counted, missing, rows)
};
struct AskRecords {
  static constexpr std::string_view name = "records";
  using Answer = RecordsAnswer;
  std::int32_t indicator = 0;
  std::optional<Date> on;
  GB_FIELDS(indicator, on)
};
inline constexpr std::size_t most_records_told = 200;

// --- the draw (18c) --------------------------------------------------------------------------------------------------

struct DrawnFirm {
  std::string uscc;
  std::string key;  // SHA-256 of "seed:uscc", lower-case hex
  bool in_sample = false;
  GB_FIELDS(uscc, key, in_sample)
};
// Everything with which anybody draws the same sample: the first ceil(eligible × rate_bp / 10000) in the order of their
// keys.
struct SpotCheckAnswer {
  std::int32_t year = 0;
  std::string seed;
  std::int64_t rate_bp = 0;
  Date drawn_on;
  std::optional<Date> finished_on;
  std::int64_t exempt = 0;
  std::int64_t sample_size = 0;
  std::vector<DrawnFirm> eligible;  // in the order of their keys
  GB_FIELDS(year, seed, rate_bp, drawn_on, finished_on, exempt, sample_size, eligible)
};
struct AskSpotCheck {
  static constexpr std::string_view name = "spot_check";
  using Answer = SpotCheckAnswer;
  std::int32_t year = 0;
  GB_FIELDS(year)
};

// --- integrity files (12d) -------------------------------------------------------------------------------------------

struct DisclosedEntry {
  std::uint64_t integrity = 0;
  IntegrityKind kind{};
  std::string decided_by;
  std::string decision_no;
  Date decided_on;
  Date disclosed_on;
  bool mitigated = false;
  std::optional<Date> reversed_on;  // a reversal stands beside what it reverses
  std::string reversing_decision;
  GB_FIELDS(integrity, kind, decided_by, decision_no, decided_on, disclosed_on, mitigated, reversed_on,
            reversing_decision)
};
struct DisclosedAnswer {
  std::vector<DisclosedEntry> entries;  // newest decision first
  GB_FIELDS(entries)
};
struct AskDisclosed {
  static constexpr std::string_view name = "disclosed";
  using Answer = DisclosedAnswer;
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  GB_FIELDS(firm, lawyer)
};

// --- whose work it is ------------------------------------------------------------------------------------------------

enum class MatterKind : std::uint8_t {
  organisation_missing = 1,  // s2.2a
  instructor_missing = 2,    // 7b
  party_item = 3,            // 6a, 6b
  secretary_report = 4,      // 6d
  term_due = 5,              // 5a, s2.7a
  suspension_over = 6,       // 12a
  disclosure = 7,            // 12d
  complaint = 8,             // 30a
  clue = 9,                  // 26a
  rights_request = 10,       // 23a
  opening = 11,              // 13a: a branch that its firm says it has opened
  assessment = 12,           // 18c: submitted
  annual_return = 13,        // s2.3c: submitted
};
constexpr auto names_of(MatterKind) {
  using enum MatterKind;
  using namespace std::literals;
  return std::array{std::pair{organisation_missing, "organisation_missing"sv},
                    std::pair{instructor_missing, "instructor_missing"sv},
                    std::pair{party_item, "party_item"sv},
                    std::pair{secretary_report, "secretary_report"sv},
                    std::pair{term_due, "term_due"sv},
                    std::pair{suspension_over, "suspension_over"sv},
                    std::pair{disclosure, "disclosure"sv},
                    std::pair{complaint, "complaint"sv},
                    std::pair{clue, "clue"sv},
                    std::pair{rights_request, "rights_request"sv},
                    std::pair{opening, "opening"sv},
                    std::pair{assessment, "assessment"sv},
                    std::pair{annual_return, "annual_return"sv}};
}
struct OpenMatter {
  MatterKind kind{};
  std::uint64_t about = 0;  // a firm, a lawyer, an item, an entry
  std::uint64_t firm = 0;   // of whom it is; 0: of none
  std::string firm_name;
  std::optional<Date> since;  // when it came
  std::optional<Date> due;    // none: no length is printed or set
  bool provisional = false;   // 暂定
  bool late = false;
  std::string clause;  // full id
  GB_FIELDS(kind, about, firm, firm_name, since, due, provisional, late, clause)
};
struct MattersAnswer {
  std::vector<OpenMatter> matters;  // what is late first, then by their days
  std::int64_t late = 0;
  GB_FIELDS(matters, late)
};
// Of the asker's area, of the city for the city's; matters of the Party are its bodies' alone (part 9).
struct AskMatters {
  static constexpr std::string_view name = "matters";
  using Answer = MattersAnswer;
  GB_FIELDS()
};

struct TaskTold {
  std::int32_t task = 0;
  std::string clause;  // full id of its first sentence
  TaskState state{};
  std::vector<std::string> owners;  // roles
  std::vector<std::string> deliverables;
  std::int64_t evidence = 0;             // pieces
  std::vector<std::int32_t> indicators;  // without which it is not finished
  bool indicators_met = true;
  GB_FIELDS(task, clause, state, owners, deliverables, evidence, indicators, indicators_met)
};
struct TasksAnswer {
  std::vector<TaskTold> tasks;
  std::int64_t done = 0;
  GB_FIELDS(tasks, done)
};
struct AskTasks {
  static constexpr std::string_view name = "tasks";
  using Answer = TasksAnswer;
  GB_FIELDS()
};

struct BranchTold {
  std::uint64_t branch = 0;
  std::string place;
  bool abroad = false;
  bool confirmed = false;
  Standing standing{};  // of one that is confirmed
  GB_FIELDS(branch, place, abroad, confirmed, standing)
};
struct FirmAnswer {
  std::uint64_t firm = 0;
  std::string uscc;
  std::string name;
  std::string district;
  std::optional<Form> form;
  Standing standing{};
  std::int64_t lawyers = 0;  // in practice, with those of its branches in the city
  std::vector<BranchTold> branches;
  std::optional<std::int32_t> return_year;  // the last one it has handed in
  bool return_accepted = false;
  std::optional<std::uint64_t> open_assessment;  // to be submitted
  std::optional<std::int32_t> open_assessment_year;
  std::optional<Date> exempt_since;  // of the spot check (18d)
  std::optional<Date> exempt_ended_on;
  std::int64_t disclosed = 0;  // entries of its integrity file that anybody reads
  GB_FIELDS(firm, uscc, name, district, form, standing, lawyers, branches, return_year, return_accepted,
            open_assessment, open_assessment_year, exempt_since, exempt_ended_on, disclosed)
};
struct AskFirm {
  static constexpr std::string_view name = "firm";
  using Answer = FirmAnswer;
  std::uint64_t firm = 0;
  GB_FIELDS(firm)
};

struct LawyerAnswer {
  std::uint64_t lawyer = 0;
  PersonToken person;
  LicenceAnswer licence;
  std::int32_t year = 0;
  std::vector<std::int64_t> minutes_by_month;  // verified, of the twelve months
  std::int64_t verified_minutes = 0;
  std::int64_t claimed_minutes = 0;  // not judged yet
  std::int64_t encouraged_minutes = 0;
  std::optional<Tier> tier;
  std::int64_t disclosed = 0;
  GB_FIELDS(lawyer, person, licence, year, minutes_by_month, verified_minutes, claimed_minutes, encouraged_minutes,
            tier, disclosed)
};
struct AskLawyer {
  static constexpr std::string_view name = "lawyer";
  using Answer = LawyerAnswer;
  std::uint64_t lawyer = 0;
  std::optional<std::int32_t> year;  // none: this one
  GB_FIELDS(lawyer, year)
};

using Questions = policies::TypeList<AskLicence, AskPlan, AskTrend, AskRecords, AskSpotCheck, AskDisclosed, AskMatters,
                                     AskTasks, AskFirm, AskLawyer>;

// nullopt: no such licence at that moment (one that is not valid is an answer), indicator, draw, firm or lawyer; of
// disclosed entries neither or both are named.
std::optional<LicenceAnswer> answer(const Reading& in, const AskLicence& question);
std::optional<PlanAnswer> answer(const Reading& in, const AskPlan& question);
std::optional<TrendAnswer> answer(const Reading& in, const AskTrend& question);
std::optional<RecordsAnswer> answer(const Reading& in, const AskRecords& question);
std::optional<SpotCheckAnswer> answer(const Reading& in, const AskSpotCheck& question);
std::optional<DisclosedAnswer> answer(const Reading& in, const AskDisclosed& question);
std::optional<MattersAnswer> answer(const Reading& in, const AskMatters& question);
std::optional<TasksAnswer> answer(const Reading& in, const AskTasks& question);
std::optional<FirmAnswer> answer(const Reading& in, const AskFirm& question);
std::optional<LawyerAnswer> answer(const Reading& in, const AskLawyer& question);

}  // namespace gongbao::legal_profession
