// The dated parameters of a document: what its clauses fix or leave open, as values that can be changed without
// touching code. They live in a policy's state; a change is a command of the parameter's owner and speaks from 00:00 of
// a later day.
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"

namespace gongbao::law {

enum class Unit : std::uint8_t {
  fen = 1,
  bp,  // basis points: 40 % = 4000
  days,
  work_days,
  months,
  years,
  toggle,  // switch
  text,
  date,
  list,
  table,
  minutes,
  count = 13,  // of anything: repairs, seasons
  percent,
  tenths_c,    // of a degree Celsius; the one unit that goes below zero
  hundredths,  // of one: a coefficient
};
constexpr auto names_of(Unit) {
  using enum Unit;
  using namespace std::literals;
  return std::array{std::pair{fen, "fen"sv},           std::pair{bp, "bp"sv},
                    std::pair{days, "days"sv},         std::pair{work_days, "work_days"sv},
                    std::pair{months, "months"sv},     std::pair{years, "years"sv},
                    std::pair{toggle, "switch"sv},     std::pair{text, "text"sv},
                    std::pair{date, "date"sv},         std::pair{list, "list"sv},
                    std::pair{table, "table"sv},       std::pair{minutes, "minutes"sv},
                    std::pair{count, "count"sv},       std::pair{percent, "percent"sv},
                    std::pair{tenths_c, "tenths_c"sv}, std::pair{hundredths, "hundredths"sv}};
}

// One value; which member speaks is said by the parameter's unit.
struct ParameterValue {
  std::int64_t number = 0;  // what the unit counts; switch: 0 or 1; date: its day number
  std::string text;
  std::vector<std::string> list;
  std::map<std::string, std::int64_t> table;
  GB_FIELDS(number, text, list, table)
  bool operator==(const ParameterValue&) const = default;
};

struct ParameterVersion {
  Date from;
  ParameterValue value;
  std::string reason;
  GB_FIELDS(from, value, reason)
  bool operator==(const ParameterVersion&) const = default;
};

// In which order the numbers of a table follow its names.
enum class TableOrder : std::uint8_t { none = 0, rising = 1, not_rising = 2 };
constexpr auto names_of(TableOrder) {
  using enum TableOrder;
  return std::array{std::pair{none, std::string_view("none")}, std::pair{rising, std::string_view("rising")},
                    std::pair{not_rising, std::string_view("not_rising")}};
}

// What a value may be, declared beside it: of a number its bounds, of a table those of each number, of a list how many
// texts; a switch and a text need none.
struct ParameterRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::vector<std::string> names;  // those that a table has, all of them and no others; empty: any
  TableOrder order{};              // rising: each above the one before, and the first is the least
  std::string not_above;           // the parameter that bounds this one from above, name by name
  GB_FIELDS(least, most, names, order, not_above)
  bool operator==(const ParameterRange&) const = default;
};

struct Parameter {
  Unit unit = Unit::text;
  std::vector<std::string> clauses;  // full ids, prepaid-card/9i, reg/16
  std::string words;                 // words of the clause that carry the value, where it prints no number
  std::vector<std::string> choices;  // the values a text may take; empty: any
  ParameterRange range;
  std::string owner;                       // role that may change it
  bool implied = false;                    // no clause prints it
  std::vector<ParameterVersion> versions;  // by day; of two of one day the later one speaks
  GB_FIELDS(unit, clauses, words, choices, range, owner, implied, versions)
  bool operator==(const Parameter&) const = default;
};

// A plain value. Reading a parameter that does not exist, or as another unit, is an error of ours and stops the
// process. Before its first version the first version speaks: that nothing is in force yet is for its own rule to say.
class Parameters {
 public:
  // gazette/<issue>/<document>/parameters.toml as built into the program. Problems: law.data_missing, law.data_invalid.
  static Result<Parameters> embedded(std::string_view document, std::string_view issue = "2023-41");
  static Result<Parameters> read(std::string_view toml, std::string_view file, std::string_view document);

  Money money(std::string_view name, Date day) const;
  BasisPoints ratio(std::string_view name, Date day) const;
  Days days(std::string_view name, Date day) const;
  WorkDays work_days(std::string_view name, Date day) const;
  int months(std::string_view name, Date day) const;
  int years(std::string_view name, Date day) const;
  std::int64_t minutes(std::string_view name, Date day) const;
  int count(std::string_view name, Date day) const;
  int percent(std::string_view name, Date day) const;
  int tenths_c(std::string_view name, Date day) const;
  int hundredths(std::string_view name, Date day) const;
  bool on(std::string_view name, Date day) const;
  const std::string& text(std::string_view name, Date day) const;
  Date date(std::string_view name, Date day) const;
  const std::vector<std::string>& list(std::string_view name, Date day) const;
  const std::map<std::string, std::int64_t>& table(std::string_view name, Date day) const;

  const Parameter* find(std::string_view name) const;  // nullptr when there is none
  const ParameterVersion& version_on(std::string_view name, Date day) const;
  using ByName = std::map<std::string, Parameter, std::less<>>;
  const ByName& all() const { return parameters_; }

  // What a change must satisfy by itself: law.parameter_unknown, law.parameter_invalid (another unit, outside its
  // range, not one of the choices; the message names the parameter and the bound), law.parameter_not_later (from is not
  // after today).
  Result<void> may_set(std::string_view name, const ParameterVersion& version, Date today) const;
  // What the values of that day break together (ParameterRange::not_above); nothing when all is well.
  std::optional<std::string> conflict_on(Date day) const;
  // Adds a version that may_set admitted, of now or of an older program.
  void set(std::string_view name, ParameterVersion version);
  // Names of the parameters that have a version from this very day: what a day turn adopts.
  std::vector<std::string> adopted_on(Date day) const;

  // These are the declared ones and what was set since: same names, units and clauses, no declared version missing.
  bool continue_from(const Parameters& declared) const;

  GB_KEPT_FIELDS(parameters_)
  bool operator==(const Parameters& other) const { return parameters_ == other.parameters_; }

 private:
  const ParameterValue& value(std::string_view name, Unit unit, Date day) const;

  ByName parameters_;
  std::shared_ptr<const Bytes> kept_;
};

// A value as it is told, not as it counts: 4000, true, 2023-09-01, “goods, wages”, “A=0, B=1”. Its unit says what a
// number counts.
std::string text_of(Unit unit, const ParameterValue& value);

// The forms in which a clause may print a number, folded: 4000 bp → 40%, 百分之四十; 5 working days → 5个工作日,
// 五个工作日; 3600 minutes → 60小时; -120 tenths → 12°C, for the sign is folded away. Empty for units without a
// number.
std::vector<std::string> printed_forms(Unit unit, const ParameterValue& value);

}  // namespace gongbao::law
