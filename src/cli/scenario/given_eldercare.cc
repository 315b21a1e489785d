// What is given of eldercare: departments with their staff, channels and targets, institutions, supervisors of a pool,
// reports up to the state they have come to.
#include <algorithm>
#include <map>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

constexpr const char* usual_department_text = "110114";

constexpr std::array report_stages{"received", "accepted", "ordered", "rectified", "checked", "fed_back", "closed"};

class EldercareGiven {
 public:
  EldercareGiven(const json::object& given, std::string path, Date on)
      : given_(given), path_(std::move(path)), on_(on) {}

  Result<std::vector<Step>> expand() {
    for (const Done& done : {read("departments", keys::eldercare_department, departments_),
                             read("institutions", keys::eldercare_institution, institutions_),
                             read("supervisors", keys::eldercare_supervisor, supervisors_),
                             read("reports", keys::eldercare_report, reports_)}) {
      if (!done) return std::unexpected(done.error());
    }
    for (const Named& each : supervisors_) department_of(each);
    for (const Named& each : institutions_) department_of(each);
    for (const Named& each : departments_) department(each);
    if (institutions_.empty() && !supervisors_.empty()) institutions_.push_back({"H", {}, path_});
    for (const Named& each : institutions_) institution(each);
    pools();
    for (const Named& each : reports_) {
      if (const auto done = report(each); !done) return std::unexpected(done.error());
    }
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;
  struct Named {
    std::string name;
    json::object body;
    std::string path;
  };

  Step& add(const char* action, json::object inputs, const std::string& path, std::string by = {},
            std::string id = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path;
    if (!by.empty()) step.manner["by"] = by;
    if (!id.empty()) step.manner["id"] = id;
    steps_.push_back(std::move(step));
    return steps_.back();
  }
  Done read(const char* key, const std::vector<std::string>& known, std::vector<Named>& into) {
    const json::value* named = given_.if_contains(key);
    if (named == nullptr) return {};
    const std::string at = inside(path_, key);
    if (!named->is_object()) return wrong(at, std::string(key) + " are named: {a: {…}}");
    for (const auto& member : named->get_object()) {
      Named each{std::string(member.key()), {}, inside(at, member.key())};
      if (!member.value().is_null()) {
        if (!member.value().is_object()) return wrong(each.path, "must be a map of names and values");
        each.body = member.value().get_object();
      }
      if (const auto done = only_known_keys(each.body, each.path, known); !done) return done;
      into.push_back(std::move(each));
    }
    return {};
  }

  // One that is not named among the departments is there all the same.
  std::string department_of(const Named& it) {
    const std::string text = word_in(it.body, "department", usual_department_text);
    const bool known = std::ranges::find(departments_, text, &Named::name) != departments_.end();
    if (!known) departments_.push_back({text, {}, it.path});
    return text;
  }
  void department(const Named& it) {
    if (flag_in(it.body, "staff", true)) {
      add("designate_contact_staff", {{"department", it.name}}, it.path, "civil_affairs " + it.name);
    }
    if (flag_in(it.body, "channels", true)) {
      json::object channels{
          {"department", it.name}, {"email", "jd@example.com"}, {"postal", "某路1号"}, {"phone", "01060000000"}};
      add("publish_channels", std::move(channels), it.path, "contact_staff " + it.name);
    }
    json::object targets{{"department", it.name}};
    for (const std::string& key : keys::eldercare_department) {
      const json::value* value = it.body.if_contains(key);
      if (value != nullptr && key != "staff" && key != "channels") targets[key] = *value;
    }
    if (targets.size() > 1) add("set_department_policy", std::move(targets), it.path, "civil_affairs " + it.name);
  }
  void institution(const Named& it) {
    const std::string department = department_of(it);
    json::object row{{"name", it.name}, {"kind", word_in(it.body, "kind", "institution")}, {"department", department}};
    if (flag_in(it.body, "city_run", false)) row["city_run"] = true;
    add("import_institutions", {{"rows", json::array{std::move(row)}}}, it.path, "civil_affairs " + department,
        it.name);
  }

  // Those of one pool apply in one round, on the day that is given; they are selected on the next day.
  void pools() {
    std::map<std::pair<std::string, std::string>, std::vector<const Named*>> pools;
    for (const Named& each : supervisors_) {
      pools[{department_of(each), word_in(each.body, "year", std::to_string(ymd(on_).year))}].push_back(&each);
    }
    for (const auto& [pool, members] : pools) {
      const std::string round = "round_" + pool.first + "_" + pool.second;
      json::object opened{{"department", pool.first},
                          {"year", year_of_pool(*members.front())},
                          {"opens", to_string(on_)},
                          {"closes", to_string(on_)}};
      add("open_round", std::move(opened), path_, "civil_affairs " + pool.first, round);
      for (const Named* each : members) application(*each, round);
    }
    std::string next_day = to_string(on_ + Days{1});
    for (const auto& [pool, members] : pools) {
      Step& selected = add("select", {{"round", "round_" + pool.first + "_" + pool.second}}, path_);
      if (!next_day.empty()) selected.manner["on"] = std::exchange(next_day, {});
    }
    for (const Named& each : supervisors_) {
      const json::value* rating = each.body.if_contains("rating");
      if (rating != nullptr) add("rate_supervisor", {{"supervisor", each.name}, {"rating", *rating}}, each.path);
      const json::value* will = each.body.if_contains("will");
      if (will != nullptr) add("state_will", {{"supervisor", each.name}, {"will_continue", *will}}, each.path);
    }
  }
  json::value year_of_pool(const Named& it) const {
    const json::value* said = it.body.if_contains("year");
    return said == nullptr ? json::value(ymd(on_).year) : *said;
  }
  void application(const Named& it, const std::string& round) {
    json::object inputs{{"round", round}, {"person", it.name}};
    if (const json::value* claimed = it.body.if_contains("class")) inputs["class"] = *claimed;
    add("apply", std::move(inputs), it.path, {}, it.name);
    add("review_application", {{"application", it.name}}, it.path);
  }

  Done report(const Named& it) {
    const std::string reached = word_in(it.body, "reached", "received");
    const auto stage = std::ranges::find(report_stages, reached);
    if (stage == report_stages.end()) return wrong(inside(it.path, "reached"), "there is no such state of a report");
    const auto at_least = [&](std::ptrdiff_t place) { return stage - report_stages.begin() >= place; };
    const std::string who = supervisors_.empty() ? std::string() : supervisors_.front().name;
    json::object inputs{{"supervisor", word_in(it.body, "supervisor", who)}};
    for (const char* key : {"channel", "received_at", "institution", "category"}) {
      if (const json::value* value = it.body.if_contains(key)) inputs[key] = *value;
    }
    add("receive_report", std::move(inputs), it.path, {}, it.name);
    const std::string entry = it.name + "_entry";
    if (at_least(1)) add("accept_report", {{"report", it.name}}, it.path, {}, entry);
    if (at_least(2)) {
      json::object ordered{{"entry", entry}};
      if (const json::value* whom = it.body.if_contains("institution")) ordered["institution"] = *whom;
      add("order_rectification", std::move(ordered), it.path);
    }
    if (at_least(3)) add("report_rectification", {{"entry", entry}}, it.path);
    if (at_least(4)) add("check_rectification", {{"entry", entry}}, it.path);
    if (at_least(5)) add("give_feedback", {{"entry", entry}}, it.path);
    if (at_least(6)) add("close_entry", {{"entry", entry}}, it.path);
    return {};
  }

  const json::object& given_;
  std::string path_;
  Date on_;
  std::vector<Named> departments_;
  std::vector<Named> institutions_;
  std::vector<Named> supervisors_;
  std::vector<Named> reports_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_eldercare(const json::object& given, const std::string& path, Date on) {
  return EldercareGiven(given, path, on).expand();
}

}  // namespace gongbao::cli::scenario
