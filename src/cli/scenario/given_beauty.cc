// What is given of beauty-health: enterprises, certificates, the districts of 有关区, funds with their rule and budget,
// and applications up to the state they have come to.
#include <algorithm>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"
#include "policies/beauty_health/kinds.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

constexpr std::array application_stages{"submitted", "in_review", "agreed", "approved", "publicised"};

class BeautyGiven {
 public:
  BeautyGiven(const json::object& given, std::string path) : given_(given), path_(std::move(path)) {}

  Result<std::vector<Step>> expand() {
    for (const Done& done : {enterprises(), certificates(), districts(), funds(), applications()}) {
      if (!done) return std::unexpected(done.error());
    }
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;

  Step& add(const char* action, json::object inputs, const std::string& path, std::string id = {},
            std::string by = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path;
    if (!id.empty()) step.manner["id"] = id;
    if (!by.empty()) step.manner["by"] = by;
    steps_.push_back(std::move(step));
    return steps_.back();
  }
  // See(name, what is said of it, path) for each; nothing said is an empty map.
  template <class See>
  Done each_named(const char* key, See see) {
    const json::value* named = given_.if_contains(key);
    if (named == nullptr) return {};
    const std::string at = inside(path_, key);
    if (!named->is_object()) return wrong(at, std::string(key) + " are named: {a: {…}}");
    for (const auto& member : named->get_object()) {
      const std::string path = inside(at, member.key());
      if (const Done done = see(std::string(member.key()), member.value(), path); !done) return done;
    }
    return {};
  }
  static json::object body_of(const json::value& value) {
    return value.is_object() ? value.get_object() : json::object{};
  }

  Done enterprises() {
    return each_named("enterprises", [&](const std::string& name, const json::value& value, const auto& at) -> Done {
      json::object inputs = body_of(value);
      inputs["name"] = name;
      add("register_enterprise", std::move(inputs), at, name);
      return {};
    });
  }
  Done certificates() {
    return each_named("certificates", [&](const std::string& name, const json::value& value, const auto& at) -> Done {
      json::object inputs = body_of(value);
      inputs["certificate_no"] = name;
      add("register_certificate", std::move(inputs), at);
      return {};
    });
  }
  Done districts() {
    return each_named("districts", [&](const std::string& measure, const json::value& value, const auto& at) -> Done {
      json::object inputs{{"measure", whole_of(measure, 0)}, {"districts", value}};
      add("name_districts", std::move(inputs), at);
      return {};
    });
  }
  // {K01: {fixed: 100000, budget: 1000000}}; the rest is its rule.
  Done funds() {
    return each_named("funds", [&](const std::string& kind, const json::value& value, const auto& at) -> Done {
      json::object inputs = body_of(value);
      if (const json::value* budget = inputs.if_contains("budget")) {
        add("open_budget", {{"kind", kind}, {"amount", *budget}}, at, "budget_" + kind);
        inputs.erase("budget");
      }
      if (inputs.empty()) return {};
      inputs["kind"] = kind;
      add("set_kind_rule", std::move(inputs), at);
      return {};
    });
  }
  // With `reviewers` all of these agree.
  Done applications() {
    return each_named("applications", [&](const std::string& name, const json::value& value, const auto& at) -> Done {
      json::object inputs = body_of(value);
      const std::string reached = word_in(inputs, "reached", "submitted");
      const auto stage = std::ranges::find(application_stages, reached);
      if (stage == application_stages.end()) return wrong(inside(at, "reached"), "there is no such state to be given");
      const auto at_least = [&](std::ptrdiff_t place) { return stage - application_stages.begin() >= place; };
      const json::value reviewers = inputs.contains("reviewers") ? inputs["reviewers"] : json::value(json::array{});
      inputs.erase("reached");
      inputs.erase("reviewers");
      add("submit_application", std::move(inputs), at, name);
      if (at_least(1)) add("accept", {{"application", name}}, at);
      if (at_least(2) && reviewers.is_array()) {
        for (const json::value& each : reviewers.get_array()) opinion(name, word_of(each), at);
      }
      if (at_least(3)) add("approve", {{"application", name}}, at);
      if (at_least(4)) add("publicise", {{"application", name}}, at);
      return {};
    });
  }
  static std::string word_of(const json::value& value) { return read_word(value, "").value_or(""); }
  void opinion(const std::string& application, const std::string& unit, const std::string& at) {
    const bool district = unit == "CP" || unit == "BD" || unit.starts_with("11");
    const std::string by = unit == "DA"   ? "drug_admin"
                           : unit == "CU" ? "customs"
                           : district     ? "district " + unit
                                          : "responsible_unit " + unit;
    add("give_opinion", {{"application", application}}, at, {}, by);
  }

  const json::object& given_;
  std::string path_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_beauty(const json::object& given, const std::string& path) {
  return BeautyGiven(given, path).expand();
}

}  // namespace gongbao::cli::scenario
