// Reading what is given of a collector.
#include "cli/scenario/collector_given.h"

#include "base/money.h"

namespace gongbao::cli::scenario {

namespace json = boost::json;

Result<void> CollectorGiven::begin(const char* what, std::initializer_list<const Keys*> known) {
  static const json::object nothing;
  if (!value_.is_object() && !value_.is_null()) {
    return wrong(path_, std::string(what) + " is a map of names and values");
  }
  body_ = value_.is_null() ? &nothing : &value_.get_object();
  Keys all;
  for (const Keys* keys : known) all.insert(all.end(), keys->begin(), keys->end());
  return only_known_keys(*body_, path_, all);
}

void CollectorGiven::copy(const Keys& keys, json_object& into) const {
  for (const std::string& key : keys) {
    if (const json::value* value = get(key)) into[key] = *value;
  }
}

Result<bool> CollectorGiven::on(std::string_view key, bool usual) const {
  const json::value* value = get(key);
  if (value == nullptr) return usual;
  if (!value->is_bool()) return wrong(at(key), "must be true or false");
  return value->get_bool();
}

Result<std::int64_t> CollectorGiven::fen(std::string_view key) const {
  const json::value* value = get(key);
  if (value == nullptr) return 0;
  return read_yuan(*value, at(key));
}

Result<json::object> CollectorGiven::named(const char* key, const char* what) const {
  const json::value* list = get(key);
  if (list == nullptr) return json::object{};
  if (!list->is_object()) return wrong(at(key), what);
  return list->get_object();
}

Step& CollectorGiven::add(const char* action, json::object inputs) {
  Step step;
  step.action = action;
  if (step.action != registers_) {
    json::object of_collector{{"operator", label_}};
    for (auto& member : inputs) of_collector[member.key()] = std::move(member.value());
    inputs = std::move(of_collector);
  }
  step.inputs = std::move(inputs);
  step.path = path_;
  steps_.push_back(std::move(step));
  return steps_.back();
}

Result<void> CollectorGiven::fund() {
  const auto amount = fen("C");
  if (!amount) return std::unexpected(amount.error());
  if (*amount > 0) add("fund_custody", {{"amount", format_yuan(Money{*amount})}});
  return {};
}

}  // namespace gongbao::cli::scenario
