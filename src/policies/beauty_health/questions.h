// What may be asked of this policy's state and answered at once (spec/09 part 9): the measures and what a profile may
// ask for, the board of all units and the desk of one, an application, the data zone and one's own products, windows
// and times of approval. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/beauty_health/commands.h"
#include "policies/beauty_health/figures.h"

namespace gongbao::beauty_health {

struct Reading {
  const State& state;
  access::Actor actor;
  Date today;
};

// --- for everybody ---------------------------------------------------------------------------------------------------

struct MeasureAnswer {
  std::int32_t measure = 0;
  std::int32_t section = 0;            // 1 to 5
  std::vector<std::string> units;      // as printed, DD among them
  std::vector<std::string> districts;  // that DD stands for; none named yet: empty
  std::optional<std::string> lead;
  std::vector<std::string> not_signatory;
  std::vector<std::string> kinds;
  std::string clause;
  GB_FIELDS(measure, section, units, districts, lead, not_signatory, kinds, clause)
};
struct MeasuresAnswer {
  std::vector<MeasureAnswer> measures;
  std::int64_t pairs = 0;
  GB_FIELDS(measures, pairs)
};
struct AskMeasures {
  static constexpr std::string_view name = "measures";
  using Answer = MeasuresAnswer;
  std::optional<std::int32_t> measure;  // all where nothing is said
  GB_FIELDS(measure)
};

struct MatchAnswer {
  std::string kind;
  std::int32_t measure = 0;
  std::string clause;
  std::string unit;                // that decides; empty: each district of its own
  std::vector<std::string> facts;  // that an application has yet to show
  bool rule_set = false;           // else the amount is not set by the authority
  std::optional<std::int32_t> ratio_bp;
  std::optional<Money> cap;
  std::optional<Money> fixed;
  GB_FIELDS(kind, measure, clause, unit, facts, rule_set, ratio_bp, cap, fixed)
};
struct MatchesAnswer {
  std::int32_t year = 0;
  std::vector<MatchAnswer> kinds;
  std::vector<std::string> contradicted;  // kinds that the profile rules out
  GB_FIELDS(year, kinds, contradicted)
};
// F6: kinds that the profile does not contradict.
struct AskMatches {
  static constexpr std::string_view name = "match_measures";
  using Answer = MatchesAnswer;
  std::string sector;
  std::optional<ApplicantForm> form;  // enterprise where nothing is said
  bool in_beijing = true;             // registered there
  bool in_future_city = false;
  bool headquarters = false;
  bool chain_leader = false;
  bool live_streaming = false;
  GB_FIELDS(sector, form, in_beijing, in_future_city, headquarters, chain_leader, live_streaming)
};

struct ZoneCell {
  std::string category;
  Date month;
  std::optional<std::int64_t> reports;  // nothing: too few to be told
  GB_FIELDS(category, month, reports)
};
struct ZoneAnswer {
  std::int32_t year = 0;
  std::int64_t least_told = 0;
  std::vector<ZoneCell> cells;  // of categories with a product, months that have begun
  GB_FIELDS(year, least_told, cells)
};
struct AskDataZone {
  static constexpr std::string_view name = "data_zone";
  using Answer = ZoneAnswer;
  std::int32_t year = 0;
  GB_FIELDS(year)
};

struct SlotAnswer {
  Stamp time;
  bool free = false;
  GB_FIELDS(time, free)
};
struct WindowAnswer {
  std::string district;
  std::vector<std::string> subjects;
  std::vector<SlotAnswer> slots;  // from today on
  GB_FIELDS(district, subjects, slots)
};
struct WindowsAnswer {
  std::vector<WindowAnswer> windows;
  GB_FIELDS(windows)
};
struct AskWindows {
  static constexpr std::string_view name = "windows";
  using Answer = WindowsAnswer;
  std::optional<std::string> district;
  GB_FIELDS(district)
};

struct MedianAnswer {
  ApprovalMatter matter{};
  std::int32_t quarter = 0;  // 1 to 4
  std::int64_t decided = 0;
  std::optional<std::int32_t> median_work_days;
  GB_FIELDS(matter, quarter, decided, median_work_days)
};
struct MediansAnswer {
  std::int32_t year = 0;
  std::vector<MedianAnswer> medians;
  GB_FIELDS(year, medians)
};
struct AskApprovalMedians {
  static constexpr std::string_view name = "approval_medians";
  using Answer = MediansAnswer;
  std::int32_t year = 0;
  GB_FIELDS(year)
};

// --- what each unit owes ---------------------------------------------------------------------------------------------

struct PartAnswer {
  std::int32_t measure = 0;
  std::string unit;
  PartState state{};
  std::int64_t items = 0;
  std::int64_t done = 0;
  std::int64_t overdue = 0;
  std::optional<Date> next_due;
  bool unconfirmed = false;  // did not sign, and has planned nothing yet
  GB_FIELDS(measure, unit, state, items, done, overdue, next_due, unconfirmed)
};
struct BoardMeasure {
  std::int32_t measure = 0;
  std::int32_t section = 0;
  PartState state{};
  std::int32_t progress_bp = 0;
  std::int64_t items = 0;
  std::int64_t done = 0;
  std::vector<std::string> because;
  bool districts_awaited = false;
  GB_FIELDS(measure, section, state, progress_bp, items, done, because, districts_awaited)
};
// Of a unit or a section: the chart beside the board.
struct ProgressAnswer {
  std::string of;  // letters of a unit, s1 to s5
  std::int64_t measures = 0;
  std::int64_t items = 0;
  std::int64_t done = 0;
  std::int64_t overdue = 0;
  std::int64_t not_planned = 0;  // parts without an item
  GB_FIELDS(of, measures, items, done, overdue, not_planned)
};
struct BoardAnswer {
  std::vector<BoardMeasure> measures;
  std::vector<PartAnswer> parts;
  std::vector<ProgressAnswer> units;
  std::vector<ProgressAnswer> sections;
  std::int64_t issues_open = 0;
  GB_FIELDS(measures, parts, units, sections, issues_open)
};
struct AskBoard {
  static constexpr std::string_view name = "board";
  using Answer = BoardAnswer;
  std::optional<std::int32_t> section;
  GB_FIELDS(section)
};

struct ReviewAnswer {
  std::uint64_t application = 0;
  std::string kind;
  std::string clause;
  std::string name;
  Money base;
  bool disagreement = false;  // that no conference has answered
  GB_FIELDS(application, kind, clause, name, base, disagreement)
};
struct UnitDeskAnswer {
  std::string unit;
  bool signatory = false;
  std::vector<PartAnswer> parts;
  std::vector<ReviewAnswer> reviews;            // whose opinion is awaited
  std::vector<std::string> kinds;               // that it decides
  std::vector<std::string> kinds_without_rule;  // this year
  std::int64_t issues_open = 0;
  GB_FIELDS(unit, signatory, parts, reviews, kinds, kinds_without_rule, issues_open)
};
struct AskUnitDesk {
  static constexpr std::string_view name = "unit_desk";
  using Answer = UnitDeskAnswer;
  std::string unit;
  GB_FIELDS(unit)
};

// --- an application --------------------------------------------------------------------------------------------------

struct OpinionAnswer {
  std::string unit;
  bool agree = false;
  GB_FIELDS(unit, agree)
};
struct ApplicationAnswer {
  std::uint64_t application = 0;
  std::string kind;
  std::string clause;
  std::int32_t measure = 0;
  std::int32_t year = 0;
  std::string unit;
  std::uint64_t enterprise = 0;
  std::string enterprise_name;
  std::string uscc;
  std::string object;
  ApplicationState state{};
  Evidence evidence;  // contracts only to the applicant, the unit that decides and reviewers (part 9)
  Money base;
  std::vector<OpinionAnswer> opinions;
  std::vector<std::string> awaited;  // units
  bool disagreement = false;
  bool disagreement_resolved = false;
  bool rule_set = false;
  std::optional<Money> by_rule;    // what the rule makes of the base
  std::optional<Money> available;  // of the budget; nothing: there is no open one
  std::optional<Money> promised;
  std::optional<Money> paid;
  std::optional<Date> publicity_last;
  GB_FIELDS(application, kind, clause, measure, year, unit, enterprise, enterprise_name, uscc, object, state, evidence,
            base, opinions, awaited, disagreement, disagreement_resolved, rule_set, by_rule, available, promised, paid,
            publicity_last)
};
struct AskApplication {
  static constexpr std::string_view name = "application";
  using Answer = ApplicationAnswer;
  std::uint64_t application = 0;
  GB_FIELDS(application)
};

// --- reactions -------------------------------------------------------------------------------------------------------

struct SignalAnswer {
  std::string product_no;
  Date month;
  std::int64_t reports = 0;
  GB_FIELDS(product_no, month, reports)
};
struct SignalsAnswer {
  std::vector<SignalAnswer> signals;
  std::int64_t to_evaluate = 0;
  GB_FIELDS(signals, to_evaluate)
};
// 9c: months of a product that stand out.
struct AskSignals {
  static constexpr std::string_view name = "signals";
  using Answer = SignalsAnswer;
  std::optional<std::string> product_no;
  GB_FIELDS(product_no)
};

struct SafetyMonth {
  Date month;
  std::int64_t ordinary = 0;
  std::int64_t serious = 0;
  std::int64_t major = 0;
  std::optional<std::int64_t> zone;  // of its category, all products; nothing: too few to be told
  GB_FIELDS(month, ordinary, serious, major, zone)
};
struct SafetyKind {
  std::string kind;
  std::int64_t reports = 0;
  GB_FIELDS(kind, reports)
};
struct ProductSafetyAnswer {
  std::string product_no;
  std::string category;
  std::vector<SafetyMonth> months;  // the last twelve, this one the last
  std::vector<SafetyKind> kinds;    // in those months
  GB_FIELDS(product_no, category, months, kinds)
};
// 9b, F2: of one's own product, whoever reported it.
struct AskProductSafety {
  static constexpr std::string_view name = "product_safety";
  using Answer = ProductSafetyAnswer;
  std::uint64_t enterprise = 0;
  std::string product_no;
  GB_FIELDS(enterprise, product_no)
};

using Questions = policies::TypeList<AskMeasures, AskMatches, AskDataZone, AskWindows, AskApprovalMedians, AskBoard,
                                     AskUnitDesk, AskApplication, AskSignals, AskProductSafety>;

// nullopt: there is no such measure, sector, district, unit, application, product; or the product is another's today.
std::optional<MeasuresAnswer> answer(const Reading& in, const AskMeasures& question);
std::optional<MatchesAnswer> answer(const Reading& in, const AskMatches& question);
std::optional<ZoneAnswer> answer(const Reading& in, const AskDataZone& question);
std::optional<WindowsAnswer> answer(const Reading& in, const AskWindows& question);
std::optional<MediansAnswer> answer(const Reading& in, const AskApprovalMedians& question);
std::optional<BoardAnswer> answer(const Reading& in, const AskBoard& question);
std::optional<UnitDeskAnswer> answer(const Reading& in, const AskUnitDesk& question);
std::optional<ApplicationAnswer> answer(const Reading& in, const AskApplication& question);
std::optional<SignalsAnswer> answer(const Reading& in, const AskSignals& question);
std::optional<ProductSafetyAnswer> answer(const Reading& in, const AskProductSafety& question);

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::beauty_health
