// A scenario file as read: titles, the steps that were written and the steps that its shorthands stand for. docs/
// scenarios.md says what may stand where; everything wrong is told with line and column.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "formats/yaml_text.h"
#include "policies/prepaid_card/citations.h"

namespace gongbao::cli::scenario {

// Whose commands the names of steps mean, and whose parameters are set: the document of a scenario, by its name in
// addresses; one of policies::all_documents().
using System = std::string_view;

// One thing done on one day: a command, an instruction, a batch, a turn of the day, a look at the figures.
struct Step {
  std::string action;                   // purchase, day, check, batch, repeat, …
  boost::json::value inputs;            // what stands beside it
  boost::json::object manner;           // on, at, by, id, same_id, id_day, expect, note
  std::string path;                     // in the document: steps[3]; of a shorthand: given.operator
  boost::json::object written() const;  // as it would stand in a file
};

struct Scenario {
  std::string title;
  System system = prepaid_card::document;
  std::string example;  // number in spec part 10; may be empty
  std::vector<std::string> clauses;
  Date first_day;
  std::vector<Step> given;  // what the shorthands stand for
  std::vector<Step> steps;
  std::string path;
  std::shared_ptr<const formats::YamlDocument> document;

  std::string where(std::string_view at) const { return document->where(at); }
};

struct Limits {
  formats::JsonLimits text = {.max_bytes = std::size_t{1} << 20, .max_depth = 24, .max_values = 100'000};
  std::size_t steps = 5'000;     // of one scenario
  std::int32_t days = 366 * 12;  // from the first to the last day of a scenario
};

// All scenarios of a file: one, a list of them, or several documents parted by ---.
Result<std::vector<Scenario>> read_scenarios(std::string_view text, const Limits& limits = {});

// The steps as a file of its own that needs no shorthand.
std::string explained(const Scenario& scenario);

// --- used by the parts of the runner -----------------------------------------------------------------------------

std::unexpected<Problem> wrong(std::string_view path, std::string message);
std::string inside(std::string_view path, std::string_view key);
std::string inside(std::string_view path, std::size_t index);
// " (did you mean purchase?)", or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);
std::string listed(const std::vector<std::string>& words);
// A problem at the first key that is not among the known ones.
Result<void> only_known_keys(const boost::json::object& object, std::string_view path,
                             const std::vector<std::string>& known);

// Yuan with at most two decimals, as text or whole number, in fen.
Result<std::int64_t> read_yuan(const boost::json::value& value, std::string_view path);
Result<Date> read_day(const boost::json::value& value, std::string_view path);
Result<std::string> read_word(const boost::json::value& value, std::string_view path);  // text, or a number as text

}  // namespace gongbao::cli::scenario
