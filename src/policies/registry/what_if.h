// What changed terms would have made of a history: one struct for whoever shows it, the command line and the pages; and
// how its parts come about, the classes of answers (decision 0015) and the sums over operators.
#pragma once

#include "base/enum_names.h"
#include "policies/registry/city.h"

namespace gongbao::policies {

// What somebody asks: that this parameter had that value, as a person types it, from that day on; without a day from
// the first on which it can.
struct Supposition {
  std::string document;
  std::string parameter;
  std::string value;
  std::optional<Date> from;
  GB_FIELDS(document, parameter, value, from)
};

// A value that a parameter is supposed to have from a day on.
struct SupposedParameter {
  std::string document;
  std::string parameter;
  Date from;
  std::string value;  // as text_of tells it
  std::string was;    // what was in force on that day
  GB_FIELDS(document, parameter, from, value, was)
};

// Has the city, which is empty, suppose it of a journal of those days. Without a document it is that of the only one
// that has the parameter. Problems name what is wrong: document, parameter, value or from.
Result<SupposedParameter> suppose(City& city, const Supposition& asked, Date first_day, Date last_day);

// The document whose parameters an officer of that role may suppose otherwise, and whose operators he is told of;
// empty: of none.
std::string_view document_supposed_by(access::Role role);

// --- answers --------------------------------------------------------------------------------------------------------

// same: accepted in both, or refused in both for the same reason. otherwise: by the change. The rest cannot be judged:
// what the command refers to did not arise, or went otherwise and this is an answer to it, or the command carries
// figures of the course that was.
enum class Judged : std::uint8_t { same = 0, otherwise = 1, not_arisen = 2, went_otherwise = 3, old_figures = 4 };
constexpr auto names_of(Judged) {
  using enum Judged;
  using namespace std::literals;
  return std::array{std::pair{same, "same"sv}, std::pair{otherwise, "otherwise"sv},
                    std::pair{not_arisen, "not_arisen"sv}, std::pair{went_otherwise, "went_otherwise"sv},
                    std::pair{old_figures, "old_figures"sv}};
}

struct Answered {
  engine::Verdict verdict{};
  Code code = 0;
};
// What the command names: as it was, accepted in one course only, or not there.
enum class Reference : std::uint8_t { stands, went_otherwise, missing };
Judged judge(const Answered& was, const Answered& now, Reference reference);

struct AnswerCounts {
  std::uint64_t same = 0;
  std::uint64_t otherwise = 0;
  std::uint64_t not_arisen = 0;
  std::uint64_t went_otherwise = 0;
  std::uint64_t old_figures = 0;
  std::uint64_t refused_was = 0;
  std::uint64_t refused_now = 0;  // of those that can be judged
  GB_FIELDS(same, otherwise, not_arisen, went_otherwise, old_figures, refused_was, refused_now)
  bool operator==(const AnswerCounts&) const = default;

  void count(Judged judged, const Answered& was, const Answered& now);
  void add(const AnswerCounts& other);
  std::uint64_t cannot_be_judged() const { return not_arisen + went_otherwise + old_figures; }
};

// Commands of one kind that were answered so and would be answered so.
struct AnswerChange {
  std::string command;  // prepaid-card/release_free
  std::string was;      // "accepted", or the code
  std::string now;
  Judged judged{};
  std::uint64_t count = 0;
  std::uint64_t first_entry = 0;  // an example, to be looked at
  GB_FIELDS(command, was, now, judged, count, first_entry)
};

// --- figures --------------------------------------------------------------------------------------------------------

// Of one operator at one moment, or of many: sums of what each of them has.
struct CustodySums {
  Money held;       // C
  Money required;   // R: what must stay
  Money locked;     // 1001: what of C may not leave
  Money let_out;    // 1004: paid out to operators so far, what they had before the journal began included
  Money ordered;    // E: orders that nobody has paid out yet
  Money free;       // max(0, C − R − E): what could be drawn at once
  Money shortfall;  // what is held too little
  Money paid_back;  // to consumers so far
  Money claims;     // of consumers, were the operator to close: 2001 + 2003 + 2004
  Money covered;    // what of the claims custody could pay: min(claims, C − money of unknown owners)
  GB_FIELDS(held, required, locked, let_out, ordered, free, shortfall, paid_back, claims, covered)
  bool operator==(const CustodySums&) const = default;

  void add(const CustodySums& other);  // clamped to what a sum can say
};

struct OperatorSums {
  std::uint64_t operator_id = 0;
  std::uint8_t scheme = 0;
  CustodySums sums;
};
// By number of operator.
std::vector<OperatorSums> custody_sums(const City& city);

// Of one district's subsidies for heating devices, from the first one on, or of many: of whom nothing is in custody.
struct SubsidySums {
  std::int64_t applications = 0;  // handed in
  std::int64_t ineligible = 0;    // of them
  Money granted;                  // confirmed, paid or not, with top-ups and interest
  Money paid;                     // of it
  Money city_share;               // of what was paid, who bears it
  Money district_share;
  Money topup;
  Money interest;
  Money recovered;  // of what was paid, come back
  GB_FIELDS(applications, ineligible, granted, paid, city_share, district_share, topup, interest, recovered)
  bool operator==(const SubsidySums&) const = default;

  void add(const SubsidySums& other);
};
// By district; none of a city in which nobody has asked for any.
std::map<law::AreaCode, SubsidySums> subsidy_sums(const City& city);
// The district that somebody speaks in who has to do with them; 0: of none, or of all.
law::AreaCode district_of(const City& city, const access::Actor& actor);

struct OperatorNames {
  std::string system, district, name;
};
OperatorNames names_of_operator(const City& city, std::uint64_t operator_id);

// --- the whole ------------------------------------------------------------------------------------------------------

struct SubsidyChange {
  SubsidySums was, now, difference;
  GB_FIELDS(was, now, difference)
};

// What is told of a system, a district, an operator or a week. Sums are those at its end; empty members do not apply.
struct WhatIfRow {
  std::string system;
  std::string district;
  std::uint64_t operator_id = 0;
  std::string name;
  std::string week;           // 2024-W05
  std::optional<Date> ended;  // the last day that a week's sums include
  CustodySums was, now, difference;
  std::optional<BasisPoints> coverage_was, coverage_now;  // covered of claims, rounded down; none of no claims
  std::optional<SubsidyChange> subsidies;                 // in the place of sums of custody
  AnswerCounts answers;  // of an operator, district or week those that differ and those refused; same is left at 0
  std::int64_t refused_difference = 0;
  GB_FIELDS(system, district, operator_id, name, week, ended, was, now, difference, coverage_was, coverage_now,
            subsidies, answers, refused_difference)

  void compare();  // fills in what follows from was and now
};

struct WhatIf {
  std::vector<SupposedParameter> supposed;
  Date first_day, last_day;
  std::uint64_t entries = 0, instructions = 0, commands = 0;
  std::uint64_t entries_of_other_rules = 0;
  AnswerCounts answers;
  std::uint64_t same_with_other_figures = 0;  // of the same, accepted both times: other money is locked, or asked for
  std::vector<AnswerChange> changes;          // most frequent first
  std::vector<WhatIfRow> systems, districts, operators, weeks;
  std::optional<Date> closes_on;
  std::vector<WhatIfRow> closing_systems, closing_operators;  // at 24:00 of that day
  GB_FIELDS(supposed, first_day, last_day, entries, instructions, commands, entries_of_other_rules, answers,
            same_with_other_figures, changes, systems, districts, operators, weeks, closes_on, closing_systems,
            closing_operators)
};

// What is told of one document alone: its rows, and its commands.
WhatIf narrowed(WhatIf told, std::string_view document);

// "2024-W05": the week of the ISO calendar that the day lies in.
std::string iso_week(Date day);

}  // namespace gongbao::policies
