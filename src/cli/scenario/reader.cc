// From YAML to steps: form only. Whether a command has such a field is asked when the step is played.
#include <algorithm>

#include "base/money.h"
#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/scenario.h"
#include "formats/json_fields.h"
#include "policies/registry/laws.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({kept, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

Result<const json::object*> object_at(const json::value& value, std::string_view path, const char* what) {
  if (const json::object* object = value.if_object()) return object;
  return wrong(path, std::string(what) + " is a map of names and values");
}

Result<std::vector<std::string>> read_words(const json::value* value, std::string_view path) {
  std::vector<std::string> words;
  if (value == nullptr) return words;
  const json::array* array = value->if_array();
  if (array == nullptr) {
    const auto one = read_word(*value, path);
    if (!one) return std::unexpected(one.error());
    words.push_back(*one);
    return words;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    const auto word = read_word((*array)[i], inside(path, i));
    if (!word) return std::unexpected(word.error());
    words.push_back(*word);
  }
  return words;
}

Result<Step> read_step(const json::value& value, const std::string& path) {
  const auto object = object_at(value, path, "a step");
  if (!object) return std::unexpected(object.error());
  Step step;
  step.path = path;
  for (const auto& member : **object) {
    const std::string key(member.key());
    if (std::ranges::find(keys::manner, key) != keys::manner.end()) {
      step.manner[key] = member.value();
    } else if (step.action.empty()) {
      step.action = key;
      step.inputs = member.value();
    } else {
      return wrong(inside(path, key),
                   "a step does one thing: " + step.action + " stands there already" + suggestion(key, keys::manner));
    }
  }
  if (step.action.empty()) return wrong(path, "a step needs a command, day, check, batch or repeat");
  if (const json::value* on = step.manner.if_contains("on")) {
    if (const auto day = read_day(*on, inside(path, "on")); !day) return std::unexpected(day.error());
  }
  return step;
}

Result<std::optional<Date>> day_named_by(const Step& step) {
  if (const json::value* on = step.manner.if_contains("on")) {
    const auto day = read_day(*on, inside(step.path, "on"));
    if (!day) return std::unexpected(day.error());
    return std::optional<Date>(*day);
  }
  if (step.action != "day") return std::optional<Date>();
  const auto day = read_day(step.inputs, inside(step.path, "day"));
  if (!day) return std::unexpected(day.error());
  return std::optional<Date>(*day);
}

// Days never go back, and one scenario does not play through centuries.
Result<Date> first_day_of(const std::vector<Step>& steps, const Limits& limits) {
  std::optional<Date> first, last;
  for (const Step& step : steps) {
    const auto day = day_named_by(step);
    if (!day) return std::unexpected(day.error());
    if (!*day) {
      if (!first) return wrong(step.path, "the first step needs a day (on: 2023-10-09)");
      continue;
    }
    if (last && **day < *last) return wrong(step.path, to_string(**day) + " lies before " + to_string(*last));
    if (!first) first = *day;
    if ((**day - *first).count > limits.days) return wrong(step.path, "more than 12 years after the first step");
    last = *day;
  }
  return *first;
}

Result<Scenario> read_scenario(const json::value& value, const std::string& path,
                               std::shared_ptr<const formats::YamlDocument> document, const Limits& limits) {
  const auto object = object_at(value, path, "a scenario");
  if (!object) return std::unexpected(object.error());
  const json::object& body = **object;
  if (const auto known = only_known_keys(body, path, keys::scenario); !known) return std::unexpected(known.error());
  Scenario scenario;
  scenario.path = path;
  scenario.document = std::move(document);
  const json::value* title = body.if_contains("scenario");
  if (title == nullptr || !title->is_string()) return wrong(path, "a scenario needs a title (scenario: …)");
  scenario.title = view(title->get_string());
  if (const json::value* named = body.if_contains("system")) {
    const auto word = read_word(*named, inside(path, "system"));
    if (!word) return std::unexpected(word.error());
    const auto documents = policies::all_documents();
    const auto meant = std::ranges::find(documents, *word);
    if (meant == documents.end()) {
      return wrong(inside(path, "system"), "must be " + listed({documents.begin(), documents.end()}));
    }
    scenario.system = *meant;
  }
  const auto examples = read_words(body.if_contains("example"), inside(path, "example"));
  if (!examples) return std::unexpected(examples.error());
  scenario.example = listed(*examples);
  auto clauses = read_words(body.if_contains("clauses"), inside(path, "clauses"));
  if (!clauses) return std::unexpected(clauses.error());
  scenario.clauses = std::move(*clauses);
  const json::value* steps = body.if_contains("steps");
  const std::string steps_path = inside(path, "steps");
  if (steps == nullptr || !steps->is_array() || steps->get_array().empty()) {
    return wrong(steps == nullptr ? path : steps_path, "a scenario needs a list of steps");
  }
  const json::array& list = steps->get_array();
  if (list.size() > limits.steps) {
    return wrong(steps_path, "more than " + std::to_string(limits.steps) + " steps");
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto step = read_step(list[i], inside(steps_path, i));
    if (!step) return std::unexpected(step.error());
    scenario.steps.push_back(std::move(*step));
  }
  const auto first = first_day_of(scenario.steps, limits);
  if (!first) return std::unexpected(first.error());
  scenario.first_day = *first;
  auto given = expand_given(body, path, *first, scenario.system);
  if (!given) return std::unexpected(given.error());
  scenario.given = std::move(given->steps);
  scenario.first_day = given->first_day;
  return scenario;
}

Result<void> read_document(const std::shared_ptr<const formats::YamlDocument>& document, const Limits& limits,
                           std::vector<Scenario>& out) {
  const json::array* list = document->value.if_array();
  if (list == nullptr) {
    auto scenario = read_scenario(document->value, "", document, limits);
    if (!scenario) return std::unexpected(formats::located(scenario.error(), *document));
    out.push_back(std::move(*scenario));
    return {};
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto scenario = read_scenario((*list)[i], inside("", i), document, limits);
    if (!scenario) return std::unexpected(formats::located(scenario.error(), *document));
    out.push_back(std::move(*scenario));
  }
  return {};
}

}  // namespace

json::object Step::written() const {
  json::object object;
  for (const char* before : {"on", "at", "by"}) {
    if (const json::value* value = manner.if_contains(before)) object[before] = *value;
  }
  object[action] = inputs;
  for (const auto& member : manner) {
    if (!object.contains(member.key())) object[member.key()] = member.value();
  }
  return object;
}

std::unexpected<Problem> wrong(std::string_view path, std::string message) {
  return problem("cli.scenario_invalid", std::string(path), std::move(message));
}

std::string inside(std::string_view path, std::string_view key) { return formats::detail::member_path(path, key); }
std::string inside(std::string_view path, std::size_t index) { return formats::detail::element_path(path, index); }

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
  const std::string* nearest = nullptr;
  for (const std::string& each : known) {
    const std::size_t distance = edit_distance(word, each);
    if (distance < best) {
      best = distance;
      nearest = &each;
    }
  }
  return nearest == nullptr ? std::string() : " (did you mean " + *nearest + "?)";
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

Result<void> only_known_keys(const json::object& object, std::string_view path, const std::vector<std::string>& known) {
  for (const auto& member : object) {
    const std::string key(member.key());
    if (std::ranges::find(known, key) != known.end()) continue;
    const bool cut_amount = member.value().is_null() && !key.empty() && key[0] >= '0' && key[0] <= '9';
    const std::string hint = cut_amount ? " (inside braces amounts are written without commas: 1000.01)" : "";
    const std::string nearest = suggestion(key, known);
    return wrong(inside(path, key), "there is no " + key + " here" +
                                        (!hint.empty()      ? hint
                                         : !nearest.empty() ? nearest
                                                            : "; known: " + listed(known)));
  }
  return {};
}

Result<std::int64_t> read_yuan(const json::value& value, std::string_view path) {
  constexpr const char* how = "must be an amount in yuan, such as 1000.01 (inside braces without commas)";
  const auto text = read_word(value, path);
  if (!text) return wrong(path, how);
  const auto money = parse_yuan(*text);
  if (!money) return wrong(path, how);
  return money->fen;
}

Result<Date> read_day(const json::value& value, std::string_view path) {
  const json::string* text = value.if_string();
  if (text == nullptr) return wrong(path, "must be a day, such as 2023-10-09");
  const auto day = parse_date(view(*text));
  if (!day) return wrong(path, "must be a day, such as 2023-10-09: " + day.error().message);
  return *day;
}

Result<std::string> read_word(const json::value& value, std::string_view path) {
  if (const json::string* text = value.if_string()) return std::string(view(*text));
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_uint64()) return std::to_string(value.get_uint64());
  if (value.is_bool()) return std::string(value.get_bool() ? "true" : "false");
  return wrong(path, "must be a single value");
}

Result<std::vector<Scenario>> read_scenarios(std::string_view text, const Limits& limits) {
  auto documents = formats::parse_yaml_stream(text, limits.text);
  if (!documents) return std::unexpected(documents.error());
  std::vector<Scenario> all;
  for (formats::YamlDocument& each : *documents) {
    const auto document = std::make_shared<const formats::YamlDocument>(std::move(each));
    if (const auto read = read_document(document, limits, all); !read) return std::unexpected(read.error());
  }
  if (all.empty()) return problem("cli.scenario_invalid", "", "the file has no scenario", "line 1, column 1");
  return all;
}

}  // namespace gongbao::cli::scenario
