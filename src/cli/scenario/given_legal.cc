// What is given of the legal profession: firms, one by one or many of a kind, with what is known of them; lawyers;
// leaders with their contacts, trainees, representatives; a spot check that is finished.
#include <algorithm>
#include <charconv>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

class LegalGiven {
 public:
  LegalGiven(const json::object& given, std::string path, Date on) : given_(given), path_(std::move(path)), on_(on) {}

  Result<std::vector<Step>> expand() {
    if (const auto done = each("firms", keys::legal_firm, &LegalGiven::firms); !done) {
      return std::unexpected(done.error());
    }
    if (const auto done = each("lawyers", keys::legal_lawyer, &LegalGiven::lawyer); !done) {
      return std::unexpected(done.error());
    }
    people();
    spot_check();
    return std::move(steps_);
  }

 private:
  Step& add(const char* action, json::object inputs, const std::string& by = {}, const std::string& id = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path_;
    if (!by.empty()) step.manner["by"] = by;
    if (!id.empty()) step.manner["id"] = id;
    steps_.push_back(std::move(step));
    return steps_.back();
  }
  Result<void> each(const char* key, const std::vector<std::string>& known,
                    void (LegalGiven::*see)(const std::string&, const json::object&)) {
    const json::value* all = given_.if_contains(key);
    if (all == nullptr) return {};
    const std::string at = inside(path_, key);
    if (!all->is_object()) return wrong(at, std::string(key) + " are named: {a: {…}}");
    for (const auto& member : all->get_object()) {
      const json::object* body = member.value().if_object();
      if (body == nullptr) return wrong(inside(at, member.key()), "must be a map of names and values");
      if (const auto done = only_known_keys(*body, inside(at, member.key()), known); !done) return done;
      (this->*see)(std::string(member.key()), *body);
    }
    return {};
  }
  std::int64_t number_at(const json::object& body, std::string_view key) const {
    return whole_of(word_in(body, key, "0"), 0);
  }

  // "B*80": B1 to B80, all alike.
  void firms(const std::string& name, const json::object& body) {
    const std::size_t star = name.find('*');
    if (star == std::string::npos) return firm(name, body);
    const std::int64_t count = whole_of(std::string_view(name).substr(star + 1), 0);
    for (std::int64_t i = 1; i <= count; ++i) firm(name.substr(0, star) + std::to_string(i), body);
  }
  void firm(const std::string& name, const json::object& body) {
    json::object inputs;
    for (const char* key : {"uscc", "district", "founded_on", "members", "org", "form"}) {
      if (const json::value* value = body.if_contains(key)) inputs[key] = *value;
    }
    add("register_firm", std::move(inputs), "city_justice", name);
    if (flag_in(body, "worker", false)) {
      add("record_entry",
          {{"kind", "party_org"},
           {"firm", name},
           {"count", number_at(body, "members")},
           {"org", word_in(body, "org", "none")},
           {"yes", true}},
          "party_body");
    }
    if (body.contains("compliant")) {
      add("record_entry",
          {{"kind", "party_standard"},
           {"firm", name},
           {"year", ymd(on_).year},
           {"yes", flag_in(body, "compliant", false)}},
          "party_body");
    }
    lawyers_of(name, number_at(body, "lawyers"));
    if (body.contains("income") || body.contains("tax")) returned(name, body);
  }
  void lawyers_of(const std::string& name, std::int64_t count) {
    constexpr std::int64_t most_rows = 999;
    for (std::int64_t left = count; left > 0; left -= most_rows) {
      json::array rows;
      for (std::int64_t i = 0; i < std::min(left, most_rows); ++i) rows.push_back(json::object{{"firm", name}});
      add("import_lawyers", {{"rows", std::move(rows)}}, "city_justice");
    }
  }
  void returned(const std::string& name, const json::object& body) {
    json::object inputs{{"firm", name}, {"year", ymd(on_).year - 1}};
    for (const char* key : {"income", "tax"}) {
      const json::value* value = body.if_contains(key);
      inputs[key] = value == nullptr ? json::value(0) : *value;
    }
    add("submit_return", std::move(inputs), "firm " + name, name + "_return");
    add("accept_return", {{"annual_return", name + "_return"}}, "city_justice");
  }
  void lawyer(const std::string& name, const json::object& body) {
    json::object inputs = body;
    inputs["person"] = name;
    inputs["account"] = name;
    add("register_lawyer", std::move(inputs), "city_justice", name);
  }

  // Leaders have two contacts each: leader1, leader1_1, leader1_2.
  void people() {
    for (std::int64_t i = 1; i <= number_at(given_, "leaders"); ++i) {
      const std::string name = "leader" + std::to_string(i);
      add("record_entry", {{"kind", "leader"}, {"person", name}}, "city_justice", name);
      for (const char* contact : {"_1", "_2"}) {
        add("set_contact", {{"leader", name}, {"person", name + contact}}, "city_justice", name + contact);
      }
    }
    for (std::int64_t i = 1; i <= number_at(given_, "trainees"); ++i) {
      const std::string name = "trainee" + std::to_string(i);
      add("record_entry", {{"kind", "programme_person"}, {"person", name}, {"year", ymd(on_).year}, {"yes", true}},
          "city_justice", name);
    }
    for (std::int64_t i = 1; i <= number_at(given_, "representatives"); ++i) {
      const std::string name = "representative" + std::to_string(i);
      add("record_entry", {{"kind", "representative"}, {"person", name}}, "party_body", name);
    }
  }

  // {firms: 120, passed: 113}: S1 to S120, all of them in the sample.
  void spot_check() {
    const json::value* said = given_.if_contains("spot");
    if (said == nullptr || !said->is_object()) return;
    const std::int64_t count = number_at(said->get_object(), "firms"), passed = number_at(said->get_object(), "passed");
    const std::int64_t year = ymd(on_).year;
    firms("S*" + std::to_string(count), {});
    add("publish_seed", {{"year", year}, {"seed", "given"}}, "city_justice");
    add("draw_sample", {{"year", year}, {"seed", "given"}, {"rate_bp", 10'000}, {"assessors", json::array{"评查员"}}},
        "city_justice");
    for (std::int64_t i = 1; i <= count; ++i) {
      add("enter_spot_result",
          {{"year", year}, {"firm", "S" + std::to_string(i)}, {"passed", i <= passed}, {"reason", "抽查情况"}},
          "assessor 评查员");
    }
    add("finish_spot_check", {{"year", year}}, "city_justice");
  }

  const json::object& given_;
  std::string path_;
  Date on_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_legal(const json::object& given, const std::string& path, Date on) {
  return LegalGiven(given, path, on).expand();
}

}  // namespace gongbao::cli::scenario
