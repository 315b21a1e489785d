// Parameters by name, versions by day.
#include "law/parameters.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/check.h"
#include "base/text.h"
#include "law/data_file.h"
#include "law/embedded.h"
#include "law/fold.h"
#include "law/wide_text.h"

namespace gongbao::law {
namespace {

namespace json = boost::json;

bool counts(Unit unit) { return unit <= Unit::years || unit >= Unit::minutes; }

// The empty value of every member that the unit does not use.
bool only_its_own_member(Unit unit, const ParameterValue& value) {
  const bool number = counts(unit) || unit == Unit::toggle || unit == Unit::date;
  return (number || value.number == 0) && (unit == Unit::text || value.text.empty()) &&
         (unit == Unit::list || value.list.empty()) && (unit == Unit::table || value.table.empty());
}

bool has_range(Unit unit) { return unit != Unit::toggle && unit != Unit::text; }

std::string shown(Unit unit, std::int64_t number) {
  return unit == Unit::date ? to_string(Date{static_cast<std::int32_t>(number)}) : std::to_string(number);
}

// Why that number lies outside the bounds; nothing when it does not.
std::optional<std::string> out_of_bounds(const Parameter& parameter, std::int64_t number) {
  const auto& [least, most, names, order, not_above] = parameter.range;
  if (number < least) return "must be at least " + shown(parameter.unit, least);
  if (number > most) return "must be at most " + shown(parameter.unit, most);
  return std::nullopt;
}

std::optional<std::string> list_problem(const Parameter& parameter, const std::vector<std::string>& list) {
  if (auto count = out_of_bounds(parameter, static_cast<std::int64_t>(list.size()))) return *count + " texts";
  std::set<std::string> seen;
  for (const std::string& text : list) {
    if (trim_blanks(text).empty()) return "holds an empty text";
    if (!seen.insert(text).second) return "holds " + text + " twice";
  }
  return std::nullopt;
}

std::optional<std::string> order_problem(const ParameterRange& range,
                                         const std::map<std::string, std::int64_t>& table) {
  if (range.order == TableOrder::none) return std::nullopt;
  const bool rising = range.order == TableOrder::rising;
  if (rising && table.at(range.names.front()) != range.least) {
    return range.names.front() + " must be " + std::to_string(range.least);
  }
  for (std::size_t i = 1; i < range.names.size(); ++i) {
    const std::int64_t before = table.at(range.names[i - 1]);
    const std::int64_t now = table.at(range.names[i]);
    if (rising && now <= before) return range.names[i] + " must be above " + std::to_string(before);
    if (!rising && now > before) return range.names[i] + " must be at most " + std::to_string(before);
  }
  return std::nullopt;
}

std::optional<std::string> table_problem(const Parameter& parameter, const std::map<std::string, std::int64_t>& table) {
  if (table.empty()) return "must not be empty";
  for (const auto& [name, number] : table) {
    if (trim_blanks(name).empty()) return "holds an empty name";
    const auto& names = parameter.range.names;
    if (!names.empty() && std::ranges::find(names, name) == names.end()) return "must not name " + name;
    if (auto wrong = out_of_bounds(parameter, number)) return "of " + name + " " + *wrong;
  }
  for (const std::string& name : parameter.range.names) {
    if (!table.contains(name)) return "must name " + name;
  }
  return order_problem(parameter.range, table);
}

// What is wrong with the value by itself, after the parameter's name; nothing when it may stand.
std::optional<std::string> value_problem(const Parameter& parameter, const ParameterValue& value) {
  if (!only_its_own_member(parameter.unit, value)) return "has a value of another unit";
  const auto& choices = parameter.choices;
  switch (parameter.unit) {
    case Unit::toggle:
      if (value.number == 0 || value.number == 1) return std::nullopt;
      return "must be 0 or 1";
    case Unit::text:
      if (trim_blanks(value.text).empty()) return "must not be empty";
      if (choices.empty() || std::ranges::find(choices, value.text) != choices.end()) return std::nullopt;
      return "is not one of its choices";
    case Unit::list:
      return list_problem(parameter, value.list);
    case Unit::table:
      return table_problem(parameter, value.table);
    default:
      return out_of_bounds(parameter, value.number);
  }
}

// What of one day's values must not exceed what of another's.
std::optional<std::string> above(const std::string& name, const ParameterValue& value, const std::string& bound_name,
                                 const ParameterValue& bound) {
  if (value.number > bound.number) {
    return name + " must not be above " + bound_name + ", which is " + std::to_string(bound.number);
  }
  for (const auto& [key, number] : value.table) {
    const auto at = bound.table.find(key);
    if (at == bound.table.end() || number <= at->second) continue;
    return name + " of " + key + " must not be above " + bound_name + ", which is " + std::to_string(at->second);
  }
  return std::nullopt;
}

// More than the unit can be read as, without an overflow in what is worked out with it.
std::int64_t greatest(Unit unit) {
  if (unit == Unit::bp) return 10000;
  if (unit == Unit::fen || unit == Unit::table) return 100'000'000'000'000;
  if (unit == Unit::date) return last_date.day;
  return 36500;
}

std::int64_t smallest(Unit unit) {
  constexpr std::int64_t absolute_zero = -2731;
  return unit == Unit::tenths_c ? absolute_zero : 0;
}

std::unexpected<Problem> invalid_parameter(std::string_view file, std::string_view name, std::string message) {
  return problem("law.data_invalid", std::string(name), std::move(message), std::string(file));
}

Result<ParameterValue> read_value(Unit unit, const json::value& data, std::string_view file, std::string_view name) {
  ParameterValue value;
  switch (unit) {
    case Unit::toggle:
      if (!data.is_bool()) break;
      value.number = data.get_bool() ? 1 : 0;
      return value;
    case Unit::text:
      if (!data.is_string()) break;
      value.text = data.get_string();
      return value;
    case Unit::date: {
      const auto day = data.is_string() ? parse_date(data.get_string()) : Result<Date>(problem("", "", ""));
      if (!day) break;
      value.number = day->day;
      return value;
    }
    case Unit::list:
      if (!data.is_array()) break;
      for (const auto& item : data.get_array()) {
        if (!item.is_string()) return invalid_parameter(file, name, "not a list of texts");
        value.list.emplace_back(item.get_string());
      }
      return value;
    case Unit::table:
      if (!data.is_object()) break;
      for (const auto& [key, item] : data.get_object()) {
        if (!item.is_int64()) return invalid_parameter(file, name, "not a table of whole numbers");
        value.table[std::string(key)] = item.get_int64();
      }
      return value;
    default:
      if (!data.is_int64()) break;
      value.number = data.get_int64();
      return value;
  }
  return invalid_parameter(file, name, "the value does not fit the unit");
}

std::string full_clause(std::string_view document, const std::string& clause) {
  return clause.find('/') == std::string::npos ? std::string(document) + "/" + clause : clause;
}

// least, most, names, order, not_above; every number has a range.
Result<ParameterRange> read_range(const MemberOf& data, Unit unit, const std::string& name) {
  ParameterRange range;
  range.names = data.texts("names");
  range.not_above = data.text_or("not_above", "");
  const auto order = enum_named<TableOrder>(data.text_or("order", "none"));
  if (!order) return invalid_parameter(data.file, name, "order is one of " + enum_choices<TableOrder>());
  range.order = *order;
  if (range.order != TableOrder::none && range.names.empty()) {
    return invalid_parameter(data.file, name, "an order is that of names");
  }
  if (!has_range(unit)) return range;
  const Unit bound = unit == Unit::date ? Unit::date : Unit::fen;
  for (const auto& [key, number] : {std::pair{"least", &range.least}, std::pair{"most", &range.most}}) {
    const json::value* raw = data.object.if_contains(key);
    if (raw == nullptr) return invalid_parameter(data.file, name, std::string(key) + " is missing");
    const auto value = read_value(bound, *raw, data.file, name);
    if (!value) return std::unexpected(value.error());
    *number = value->number;
  }
  if (range.least > range.most) return invalid_parameter(data.file, name, "least is above most");
  if (range.least < smallest(unit) || range.most > greatest(unit))
    return invalid_parameter(data.file, name, "no range for that unit");
  return range;
}

Result<std::pair<std::string, Parameter>> read_parameter(const MemberOf& data, std::string_view document) {
  const auto name = data.text("name");
  const auto unit_name = data.text("unit");
  const auto from = data.date("from");
  const auto reason = data.text("reason");
  if (!name) return std::unexpected(name.error());
  if (!unit_name) return std::unexpected(unit_name.error());
  if (!from) return std::unexpected(from.error());
  if (!reason) return std::unexpected(reason.error());
  const auto unit = enum_named<Unit>(*unit_name);
  if (!unit) return invalid_parameter(data.file, *name, "unit is one of " + enum_choices<Unit>());
  const json::value* raw = data.object.if_contains("value");
  if (raw == nullptr) return invalid_parameter(data.file, *name, "a value is missing");
  auto value = read_value(*unit, *raw, data.file, *name);
  if (!value) return std::unexpected(value.error());

  Parameter parameter;
  parameter.unit = *unit;
  for (const std::string& clause : data.texts("clause")) parameter.clauses.push_back(full_clause(document, clause));
  parameter.words = data.text_or("words", "");
  parameter.choices = data.texts("choices");
  parameter.owner = data.text_or("owner", "city_commerce");
  parameter.implied = data.flag("implied");
  if (parameter.clauses.empty() && !parameter.implied) return invalid_parameter(data.file, *name, "rests on no clause");
  auto range = read_range(data, *unit, *name);
  if (!range) return std::unexpected(range.error());
  parameter.range = std::move(*range);
  if (const auto wrong = value_problem(parameter, *value)) {
    return invalid_parameter(data.file, *name, *name + " " + *wrong);
  }
  parameter.versions.push_back({*from, std::move(*value), *reason});
  return std::pair(*name, std::move(parameter));
}

}  // namespace

Result<Parameters> Parameters::embedded(std::string_view document, std::string_view issue) {
  const std::string path = std::string(issue) + "/" + std::string(document) + "/parameters.toml";
  const auto text = embedded_file(path);
  if (!text) return problem("law.data_missing", "", "the program has no such data file", path);
  return read(*text, path, document);
}

Result<Parameters> Parameters::read(std::string_view toml, std::string_view file, std::string_view document) {
  const auto data = parse_toml(toml, file);
  if (!data) return std::unexpected(data.error());
  const auto list = MemberOf{data->get_object(), file}.list("parameter");
  if (!list) return std::unexpected(list.error());
  Parameters parameters;
  for (const auto& item : **list) {
    if (!item.is_object()) return invalid_parameter(file, "parameter", "not a table");
    auto parameter = read_parameter({item.get_object(), file}, document);
    if (!parameter) return std::unexpected(parameter.error());
    if (!parameters.parameters_.insert(*parameter).second)
      return invalid_parameter(file, parameter->first, "stands twice");
  }
  for (const auto& [name, parameter] : parameters.parameters_) {
    const Parameter* bound = parameters.find(parameter.range.not_above);
    const bool named = !parameter.range.not_above.empty();
    if (named && (bound == nullptr || bound->unit != parameter.unit)) {
      return invalid_parameter(file, name, "not_above names no parameter of its unit");
    }
    if (const auto conflict = parameters.conflict_on(parameter.versions.front().from)) {
      return invalid_parameter(file, name, *conflict);
    }
  }
  parameters.keep_bytes();
  return parameters;
}

std::optional<std::string> Parameters::conflict_on(Date day) const {
  for (const auto& [name, parameter] : parameters_) {
    const std::string& bound = parameter.range.not_above;
    if (bound.empty()) continue;
    if (auto found = above(name, version_on(name, day).value, bound, version_on(bound, day).value)) return found;
  }
  return std::nullopt;
}

const Parameter* Parameters::find(std::string_view name) const {
  const auto at = parameters_.find(name);
  return at == parameters_.end() ? nullptr : &at->second;
}

const ParameterVersion& Parameters::version_on(std::string_view name, Date day) const {
  const Parameter* parameter = find(name);
  GB_CHECK(parameter != nullptr);
  const ParameterVersion* speaks = &parameter->versions.front();
  for (const ParameterVersion& version : parameter->versions) {
    if (version.from <= day) speaks = &version;
  }
  return *speaks;
}

const ParameterValue& Parameters::value(std::string_view name, Unit unit, Date day) const {
  const Parameter* parameter = find(name);
  GB_CHECK(parameter != nullptr && parameter->unit == unit);
  return version_on(name, day).value;
}

Money Parameters::money(std::string_view name, Date day) const { return {value(name, Unit::fen, day).number}; }
BasisPoints Parameters::ratio(std::string_view name, Date day) const {
  return {static_cast<std::int32_t>(value(name, Unit::bp, day).number)};
}
Days Parameters::days(std::string_view name, Date day) const {
  return {static_cast<std::int32_t>(value(name, Unit::days, day).number)};
}
WorkDays Parameters::work_days(std::string_view name, Date day) const {
  return {static_cast<std::int32_t>(value(name, Unit::work_days, day).number)};
}
int Parameters::months(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::months, day).number);
}
int Parameters::years(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::years, day).number);
}
std::int64_t Parameters::minutes(std::string_view name, Date day) const {
  return value(name, Unit::minutes, day).number;
}
int Parameters::count(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::count, day).number);
}
int Parameters::percent(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::percent, day).number);
}
int Parameters::tenths_c(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::tenths_c, day).number);
}
int Parameters::hundredths(std::string_view name, Date day) const {
  return static_cast<int>(value(name, Unit::hundredths, day).number);
}
bool Parameters::on(std::string_view name, Date day) const { return value(name, Unit::toggle, day).number == 1; }
const std::string& Parameters::text(std::string_view name, Date day) const { return value(name, Unit::text, day).text; }
Date Parameters::date(std::string_view name, Date day) const {
  return {static_cast<std::int32_t>(value(name, Unit::date, day).number)};
}
const std::vector<std::string>& Parameters::list(std::string_view name, Date day) const {
  return value(name, Unit::list, day).list;
}
const std::map<std::string, std::int64_t>& Parameters::table(std::string_view name, Date day) const {
  return value(name, Unit::table, day).table;
}

bool Parameters::continue_from(const Parameters& declared) const {
  const auto continues = [](const auto& now, const auto& then) {
    Parameter without_what_was_set = now.second;
    without_what_was_set.versions = then.second.versions;
    const auto& versions = now.second.versions;
    const auto there = [&](const auto& version) { return std::ranges::find(versions, version) != versions.end(); };
    return now.first == then.first && without_what_was_set == then.second &&
           std::ranges::all_of(then.second.versions, there);
  };
  return std::ranges::equal(parameters_, declared.parameters_, continues);
}

Result<void> Parameters::may_set(std::string_view name, const ParameterVersion& version, Date today) const {
  const Parameter* parameter = find(name);
  if (parameter == nullptr) return problem("law.parameter_unknown", "name", "there is no such parameter");
  if (const auto wrong = value_problem(*parameter, version.value)) {
    return problem("law.parameter_invalid", "value", std::string(name) + " " + *wrong);
  }
  if (version.from <= today) {
    return problem("law.parameter_not_later", "from", "a parameter changes at 00:00 of a later day");
  }
  return {};
}

void Parameters::set(std::string_view name, ParameterVersion version) {
  const auto at = parameters_.find(name);
  GB_CHECK(at != parameters_.end() && only_its_own_member(at->second.unit, version.value));
  auto& versions = at->second.versions;
  const auto place = std::ranges::upper_bound(versions, version.from, {}, &ParameterVersion::from);
  versions.insert(place, std::move(version));
  keep_bytes();
}

std::vector<std::string> Parameters::adopted_on(Date day) const {
  std::vector<std::string> names;
  for (const auto& [name, parameter] : parameters_) {
    if (std::ranges::find(parameter.versions, day, &ParameterVersion::from) != parameter.versions.end()) {
      names.push_back(name);
    }
  }
  return names;
}

std::string text_of(Unit unit, const ParameterValue& value) {
  std::vector<std::string> parts;
  switch (unit) {
    case Unit::toggle:
      return value.number != 0 ? "true" : "false";
    case Unit::text:
      return value.text;
    case Unit::list:
      parts = value.list;
      break;
    case Unit::table:
      for (const auto& [name, number] : value.table) parts.push_back(name + "=" + std::to_string(number));
      break;
    default:
      return shown(unit, value.number);
  }
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

namespace {

std::vector<std::string> number_forms(std::int64_t n) {
  std::vector<std::string> forms = {std::to_string(n)};
  if (n >= 1 && n <= 99) forms.push_back(encode_utf8(chinese_number(static_cast<int>(n))));
  return forms;
}

// Without its sign, which folding drops: -120 tenths → 12 and 12.0, 205 hundredths → 2.05.
std::vector<std::string> decimal_forms(std::int64_t number, std::int64_t scale) {
  const std::int64_t size = number < 0 ? -number : number;
  const std::string whole = std::to_string(size / scale);
  if (size % scale == 0) return {whole, whole + ".0"};
  std::string rest = std::to_string(scale + size % scale).substr(1);
  while (rest.back() == '0') rest.pop_back();
  return {whole + "." + rest};
}

}  // namespace

std::vector<std::string> printed_forms(Unit unit, const ParameterValue& value) {
  constexpr std::int64_t yuan = 100;  // fen
  constexpr std::int64_t ten_thousand = 10000 * yuan;
  constexpr std::int64_t minutes_of_an_hour = 60;
  constexpr std::int64_t tenths = 10;
  constexpr std::int64_t hundredths = 100;
  std::vector<std::string> forms;
  const auto add = [&](std::int64_t n, std::string_view before, std::string_view after) {
    for (const std::string& form : number_forms(n))
      forms.push_back(fold(std::string(before) + form + std::string(after)));
  };
  switch (unit) {
    case Unit::fen:
      if (value.number % ten_thousand == 0) add(value.number / ten_thousand, "", "万元");
      if (value.number % yuan == 0) add(value.number / yuan, "", "元");
      break;
    case Unit::bp:
      if (value.number % 100 != 0) break;
      forms.push_back(std::to_string(value.number / 100) + "%");
      add(value.number / 100, "百分之", "");
      break;
    case Unit::days:
      add(value.number, "", "日");
      add(value.number, "", "天");
      break;
    case Unit::work_days:
      add(value.number, "", "个工作日");
      break;
    case Unit::months:
      add(value.number, "", "个月");
      break;
    case Unit::years:
      add(value.number, "", "年");
      break;
    case Unit::minutes:
      if (value.number % minutes_of_an_hour == 0) {
        add(value.number / minutes_of_an_hour, "", "小时");
        add(value.number / minutes_of_an_hour, "", "个小时");
      }
      add(value.number, "", "分钟");
      break;
    case Unit::count:
      add(value.number, "", "次");
      add(value.number, "", "个");
      break;
    case Unit::percent:
      add(value.number, "", "%");
      break;
    case Unit::tenths_c:
      for (const std::string& form : decimal_forms(value.number, tenths)) forms.push_back(fold(form + "°C"));
      break;
    case Unit::hundredths:
      forms = decimal_forms(value.number, hundredths);
      break;
    default:
      break;
  }
  return forms;
}

}  // namespace gongbao::law
