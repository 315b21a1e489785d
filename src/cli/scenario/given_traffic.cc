// What is given of school traffic: what units have set, schools with their gates and what stands there, problems up to
// the state they have come to.
#include <algorithm>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

constexpr std::array problem_stages{"open", "assigned", "rectified", "closed"};

class TrafficGiven {
 public:
  TrafficGiven(const json::object& given, std::string path) : given_(given), path_(std::move(path)) {}

  Result<std::vector<Step>> expand() {
    using Do = Done (TrafficGiven::*)(const std::string&, const json::object&, const std::string&);
    constexpr std::pair<const char*, Do> parts[] = {
        {"units", &TrafficGiven::unit}, {"schools", &TrafficGiven::school}, {"problems", &TrafficGiven::problem}};
    for (const auto& [key, each] : parts) {
      if (const Done done = named(key, each); !done) return std::unexpected(done.error());
    }
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;

  template <class Each>
  Done named(const char* key, Each each) {
    const json::value* said = given_.if_contains(key);
    if (said == nullptr) return {};
    const std::string at = inside(path_, key);
    if (!said->is_object()) return wrong(at, std::string(key) + " are named: {1: {…}}");
    for (const auto& member : said->get_object()) {
      static const json::object nothing;
      const json::object& body = member.value().is_object() ? member.value().get_object() : nothing;
      const Done done = (this->*each)(std::string(member.key()), body, inside(at, member.key()));
      if (!done) return done;
    }
    return {};
  }
  void add(const char* action, json::object inputs, const std::string& path, std::string by = {}, std::string id = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path;
    if (!by.empty()) step.manner["by"] = by;
    if (!id.empty()) step.manner["id"] = id;
    steps_.push_back(std::move(step));
  }

  Done unit(const std::string& name, const json::object& body, const std::string& path) {
    json::object inputs = body;
    inputs["unit"] = name;
    add("configure_unit", std::move(inputs), path);
    return {};
  }

  // gates: {N: 120000}, or {N: [2, 120000]} on road 2; the first one comes with the school.
  static std::pair<json::value, json::value> place_of(const json::value& said) {
    if (const json::array* both = said.if_array(); both != nullptr && both->size() == 2)
      return {both->at(0), both->at(1)};
    return {1, said};
  }
  Done school(const std::string& name, const json::object& body, const std::string& path) {
    if (const Done known = only_known_keys(body, path, keys::traffic_school); !known) return known;
    const std::int64_t number = whole_of(name, 0);
    json::object gates{{"N", 120'000}};
    if (const json::value* said = body.if_contains("gates"); said != nullptr && said->is_object()) {
      gates = said->get_object();
    }
    json::object inputs{{"school", number}, {"compulsory", flag_in(body, "compulsory", true)}};
    for (const char* key : {"unit", "township", "kind"}) {
      if (const json::value* value = body.if_contains(key)) inputs[key] = *value;
    }
    bool first = true;
    for (const auto& gate : gates) {
      const auto [road, pos] = place_of(gate.value());
      if (first) {
        inputs["gate"] = gate.key();
        inputs["road"] = road;
        inputs["pos_cm"] = pos;
        add("register_school", inputs, path);
      } else {
        add("register_gate", {{"school", number}, {"gate", gate.key()}, {"road", road}, {"pos_cm", pos}}, path);
      }
      first = false;
    }
    stands(number, gates, body, path);
    return {};
  }
  // What there is at every gate, the campus, the bell, the duties.
  void stands(std::int64_t number, const json::object& gates, const json::object& body, const std::string& path) {
    const auto each_word = [&](const char* key, const auto& see) {
      const json::value* list = body.if_contains(key);
      if (list == nullptr || !list->is_array()) return;
      for (const json::value& one : list->get_array()) see(word_in({{"w", one}}, "w", {}));
    };
    each_word("facilities", [&](const std::string& kind) {
      for (const auto& gate : gates) {
        add("record_facility", {{"school", number}, {"gate", gate.key()}, {"kind", kind}}, path, "traffic_police");
      }
    });
    if (const json::value* state = body.if_contains("separation")) {
      add("set_separation", {{"school", number}, {"state", *state}}, path);
    }
    if (const json::value* bells = body.if_contains("bells"); bells != nullptr && bells->is_object()) {
      json::object inputs = bells->get_object();
      inputs["school"] = number;
      add("set_bell_schedule", std::move(inputs), path);
    }
    each_word("duties", [&](const std::string& item) {
      const char* by = item == "B1" || item == "B2" ? "district_public_security"
                       : item == "B6"               ? "urban_management"
                       : item == "B7"               ? "district_transport"
                       : item.starts_with("B")      ? "traffic_police"
                       : item.starts_with("C")      ? "subdistrict"
                                                    : "school";
      add("set_duty", {{"school", number}, {"item", item}}, path, by);
    });
  }

  Done problem(const std::string& name, const json::object& body, const std::string& path) {
    if (const Done known = only_known_keys(body, path, keys::traffic_problem); !known) return known;
    const std::string reached = word_in(body, "reached", "open");
    const auto stage = std::ranges::find(problem_stages, reached);
    if (stage == problem_stages.end()) return wrong(inside(path, "reached"), "there is no such state of a problem");
    const auto at_least = [&](std::ptrdiff_t place) { return stage - problem_stages.begin() >= place; };
    json::object inputs{{"school", 1}, {"nature", "software"}};
    for (const char* key : {"school", "nature", "kind"}) {
      if (const json::value* value = body.if_contains(key)) inputs[key] = *value;
    }
    const std::string lead = word_in(body, "lead", "traffic_police");
    add("open_problem", std::move(inputs), path, {}, name);
    if (at_least(1)) {
      add("assign_problem", {{"problem", name}, {"lead", lead}, {"due", word_in(body, "due", "today")}}, path);
    }
    const std::string by = lead == "public_security" ? "district_public_security" : lead;
    if (at_least(2)) add("submit_rectification", {{"problem", name}}, path, by);
    if (at_least(3)) add("verify_problem", {{"problem", name}}, path);
    return {};
  }

  const json::object& given_;
  std::string path_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_traffic(const json::object& given, const std::string& path) {
  return TrafficGiven(given, path).expand();
}

}  // namespace gongbao::cli::scenario
