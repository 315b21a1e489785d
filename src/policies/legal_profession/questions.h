// What the public may ask of this policy's state (spec/08 part 9): whether a licence is valid at a moment, how far the
// plan is, how a sample was drawn, what is disclosed of a firm or a lawyer. No person's name is in any answer.
// Scenarios ask these; they have no address as long as the document is not served.
#pragma once

#include <expected>

#include "policies/legal_profession/commands.h"
#include "policies/legal_profession/indicators.h"

namespace gongbao::legal_profession {

struct Reading {
  const State& state;
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
// By its number or by the token of its code, one of the two.
struct AskLicence {
  static constexpr std::string_view name = "verify_licence";
  using Answer = LicenceAnswer;
  SealedLicence licence_no;
  std::optional<Id16> token;
  std::optional<Stamp> at;  // none: as of today
  GB_FIELDS(licence_no, token, at)
};
// licence_no_invalid: not 17 digits, or not one of the two; unknown_subject: no such licence at that moment. One that
// is not valid is an answer.
std::expected<LicenceAnswer, policies::Code> answer(const Reading& in, const AskLicence& question);

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
PlanAnswer answer(const Reading& in, const AskPlan& question);

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
// nullopt: nothing is drawn of that year.
std::optional<SpotCheckAnswer> answer(const Reading& in, const AskSpotCheck& question);

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
// nullopt: neither or both are named, or there is no such firm or lawyer.
std::optional<DisclosedAnswer> answer(const Reading& in, const AskDisclosed& question);

}  // namespace gongbao::legal_profession
