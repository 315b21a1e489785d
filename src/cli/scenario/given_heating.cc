// What is given of heating: districts and what they have fixed, catalogue entries, households up to the state that
// their application has come to.
#include <algorithm>

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

constexpr std::array stages{
    "none", "submitted", "eligible", "purchase_submitted", "amount_confirmed", "payment_ordered", "paid"};
enum Stage : std::size_t { none, submitted, eligible, purchase_submitted, amount_confirmed, payment_ordered, paid };

class HeatingGiven {
 public:
  HeatingGiven(const json::object& given, std::string path) : given_(given), path_(std::move(path)) {}

  Result<std::vector<Step>> expand() {
    if (const auto done = read_households(); !done) return std::unexpected(done.error());
    if (const auto done = districts(); !done) return std::unexpected(done.error());
    if (const auto done = catalogue(); !done) return std::unexpected(done.error());
    for (const Named& each : households_) {
      if (const auto done = household(each); !done) return std::unexpected(done.error());
    }
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;
  struct Named {
    std::string name;
    std::string prefix;  // of the names of what comes of it
    json::object body;
    std::string path;
  };

  Step& add(const char* action, json::object inputs, const std::string& path, std::string by = {}) {
    Step step;
    step.action = action;
    step.inputs = std::move(inputs);
    step.path = path;
    if (!by.empty()) step.manner["by"] = by;
    steps_.push_back(std::move(step));
    return steps_.back();
  }
  static std::string word(const json::object& body, std::string_view key, std::string usual) {
    const json::value* value = body.if_contains(key);
    if (value == nullptr) return usual;
    const auto text = read_word(*value, key);
    return text ? *text : usual;
  }
  static bool flag(const json::object& body, std::string_view key, bool usual) {
    const json::value* value = body.if_contains(key);
    return value == nullptr || !value->is_bool() ? usual : value->get_bool();
  }

  Done one_household(const std::string& name, const std::string& prefix, const json::value& value,
                     const std::string& path) {
    Named named{name, prefix, {}, path};
    if (!value.is_null()) {
      if (!value.is_object()) return wrong(path, "a household is a map of names and values");
      named.body = value.get_object();
    }
    if (const auto known = only_known_keys(named.body, path, keys::heating_household); !known) return known;
    households_.push_back(std::move(named));
    return {};
  }
  Done read_households() {
    const json::value* one = given_.if_contains("household");
    const json::value* several = given_.if_contains("households");
    if (one != nullptr && several != nullptr) return wrong(inside(path_, "households"), "stands beside household");
    if (one != nullptr) return one_household("household", "", *one, inside(path_, "household"));
    if (several == nullptr) return {};
    const std::string at = inside(path_, "households");
    if (!several->is_object()) return wrong(at, "households are named: {zhang: {…}, li: {…}}");
    for (const auto& member : several->get_object()) {
      const std::string name(member.key());
      const auto done = one_household(name, name + "_", member.value(), inside(at, name));
      if (!done) return done;
    }
    return {};
  }

  // Those that are named, and those in which somebody lives.
  Done districts() {
    std::vector<std::pair<std::string, json::object>> all;
    const std::string at = inside(path_, "districts");
    if (const json::value* named = given_.if_contains("districts")) {
      if (!named->is_object()) return wrong(at, "districts are named by code: {110112: {…}}");
      for (const auto& member : named->get_object()) {
        const std::string here = inside(at, member.key());
        if (!member.value().is_object()) return wrong(here, "a district is a map of names and values");
        const json::object& body = member.value().get_object();
        if (const auto known = only_known_keys(body, here, keys::heating_district); !known) return known;
        all.emplace_back(member.key(), body);
      }
    }
    for (const Named& each : households_) {
      const std::string code = word(each.body, "district", "110112");
      const bool known = std::ranges::any_of(all, [&](const auto& district) { return district.first == code; });
      if (!known) all.emplace_back(code, json::object{});
    }
    for (const auto& [code, body] : all) district(code, body, at);
    return {};
  }
  // Each fund is filled by whose it is.
  static std::string treasury(std::string_view fund, const std::string& code) {
    return fund == "city_fund" ? "city_finance" : "district_finance " + code;
  }
  void district(const std::string& code, const json::object& body, const std::string& path) {
    json::object policy;
    if (flag(body, "detail_standard", true)) policy["detail_standard"] = "detailed standard of " + code;
    for (const char* key : {"topup", "interest", "extra_criteria", "complaint_ack_working_days"}) {
      if (const json::value* value = body.if_contains(key)) policy[key] = *value;
    }
    if (!policy.empty()) {
      policy["from"] = "today";
      add("set_district_policy", std::move(policy), path, "district_admin " + code);
    }
    for (const char* fund : {"city_fund", "district_fund"}) {
      const json::value* amount = body.if_contains(fund);
      if (amount == nullptr) continue;
      funded_.push_back(code);
      const auto fen = read_yuan(*amount, path);
      if (fen && *fen > 0)
        add("allocate_funds", {{"district", code}, {"fund", fund}, {"amount", *amount}}, path, treasury(fund, code));
    }
  }

  Done catalogue() {
    const json::value* named = given_.if_contains("catalogue");
    if (named == nullptr) return {};
    const std::string at = inside(path_, "catalogue");
    if (!named->is_object()) return wrong(at, "entries are named: {e1: {…}}");
    for (const auto& member : named->get_object()) {
      const std::string here = inside(at, member.key());
      if (!member.value().is_object()) return wrong(here, "an entry is a map of names and values");
      json::object entry{{"model", "model"},
                         {"quality_standard", "standard"},
                         {"free_warranty_months", 72},
                         {"onsite_repair_hours", 24}};
      for (const auto& field : member.value().get_object()) entry[field.key()] = field.value();
      add("publish_catalogue_entry", std::move(entry), here).manner["id"] = std::string(member.key());
    }
    return {};
  }

  // --- one household
  // ---------------------------------------------------------------------------------------------------

  Done household(const Named& it) {
    const auto stage = std::ranges::find(stages, word(it.body, "reached", "none"));
    if (stage == stages.end())
      return wrong(inside(it.path, "reached"), "must be one of " + listed({stages.begin(), stages.end()}));
    const auto reached = static_cast<std::size_t>(stage - stages.begin());
    if (const auto done = first_installation(it); !done) return done;
    if (const auto done = history(it); !done) return done;
    filing(it, reached);
    purchase(it, reached);
    loan(it);
    return {};
  }

  Done first_installation(const Named& it) {
    json::object village{{"village_name", it.prefix + "village"},
                         {"district", word(it.body, "district", "110112")},
                         {"conversion", word(it.body, "conversion", "complete")},
                         {"mountain", flag(it.body, "mountain", false)},
                         {"reason", "as given"}};
    if (const json::value* area = it.body.if_contains("area")) village["area"] = *area;
    add("set_village_status", std::move(village), it.path).manner["id"] = it.prefix + "village";
    json::array rows;
    const auto row = [&](const json::object& device, const std::string& name) {
      json::object out{{"household", it.name},     {"village", it.prefix + "village"}, {"device", it.prefix + name},
                       {"type", "ashp_hot_water"}, {"first_run_on", "2012-11-01"},     {"subsidised", true}};
      for (const auto& member : device) out[member.key()] = member.value();
      rows.push_back(std::move(out));
      devices_.push_back(it.prefix + name);
    };
    devices_.clear();
    if (!flag(it.body, "prior", true)) {
      rows.push_back(json::object{{"household", it.name}, {"village", it.prefix + "village"}});
    } else if (const json::value* several = it.body.if_contains("devices")) {
      if (!several->is_object()) return wrong(inside(it.path, "devices"), "devices are named: {old: {…}}");
      for (const auto& member : several->get_object()) {
        if (!member.value().is_object()) return wrong(inside(it.path, "devices"), "a device is a map");
        row(member.value().get_object(), std::string(member.key()));
      }
    } else {
      const json::value* one = it.body.if_contains("device");
      if (one != nullptr && !one->is_object()) return wrong(inside(it.path, "device"), "a device is a map");
      row(one == nullptr ? json::object{} : one->get_object(), "old");
    }
    add("import_first_install_records", {{"rows", std::move(rows)}}, it.path,
        "district_reviewer " + word(it.body, "district", "110112"));
    return {};
  }

  Done history(const Named& it) {
    if (const json::value* repairs = it.body.if_contains("repairs")) {
      if (!repairs->is_array()) return wrong(inside(it.path, "repairs"), "repairs are a list");
      for (const json::value& each : repairs->get_array()) {
        if (!each.is_object()) return wrong(inside(it.path, "repairs"), "a repair is a map");
        json::object inputs{{"device", devices_.front()}};
        for (const auto& member : each.get_object()) inputs[member.key()] = member.value();
        add("record_repair", std::move(inputs), it.path);
      }
    }
    if (const json::value* seasons = it.body.if_contains("seasons")) {
      if (!seasons->is_object()) return wrong(inside(it.path, "seasons"), "seasons are named: {\"2022-23\": {…}}");
      for (const auto& each : seasons->get_object()) {
        if (!each.value().is_object()) return wrong(inside(it.path, "seasons"), "a season is a map");
        json::object inputs{{"device", devices_.front()}, {"season", each.key()}};
        for (const auto& member : each.value().get_object()) inputs[member.key()] = member.value();
        add("record_season_reading", std::move(inputs), it.path);
      }
    }
    if (const json::value* hardship = it.body.if_contains("hardship")) {
      add("verify_hardship", {{"household", it.name}, {"class", *hardship}, {"verified_on", "today"}}, it.path);
    }
    return {};
  }

  void filing(const Named& it, std::size_t reached) {
    if (reached >= submitted) {
      json::object inputs{{"household", it.name}};
      if (!devices_.empty()) inputs["old_device"] = devices_.front();
      if (const json::value* hardship = it.body.if_contains("hardship")) inputs["hardship_class"] = *hardship;
      add("file_application", std::move(inputs), it.path).manner["id"] = it.prefix + "application";
    }
    const json::value* assessed = it.body.if_contains("assessed");
    const json::object usual{{"usable", false}};
    if (!devices_.empty() && (assessed != nullptr || reached >= eligible)) {
      json::object inputs{{"device", devices_.front()}};
      for (const auto& member : assessed != nullptr && assessed->is_object() ? assessed->get_object() : usual) {
        inputs[member.key()] = member.value();
      }
      add("assess_device", std::move(inputs), it.path);
    }
    if (reached < eligible) return;
    if (devices_.empty()) {
      add("check_new_household",
          {{"application", it.prefix + "application"},
           {"homestead", "pass"},
           {"heating_need", "pass"},
           {"electricity", "pass"}},
          it.path);
    }
    add("decide_eligibility", {{"application", it.prefix + "application"}}, it.path);
  }

  void purchase(const Named& it, std::size_t reached) {
    const std::string application = it.prefix + "application", payment = it.prefix + "payment";
    if (reached >= purchase_submitted) {
      json::object inputs{{"application", application}};
      if (const json::value* lines = it.body.if_contains("lines")) inputs["lines"] = *lines;
      add("submit_purchase", std::move(inputs), it.path);
    }
    if (reached >= amount_confirmed) {
      add("confirm_amount", {{"application", application}, {"topup", flag(it.body, "topup", false)}}, it.path)
          .manner["id"] = payment;
    }
    if (reached >= payment_ordered) {
      const std::string code = word(it.body, "district", "110112");
      const bool funded = std::ranges::find(funded_, code) != funded_.end();
      for (const char* fund : {"city_fund", "district_fund"}) {
        if (funded) continue;
        add("allocate_funds", {{"district", code}, {"fund", fund}, {"amount", json::object{{"needed_by", payment}}}},
            it.path, treasury(fund, code));
      }
      add("order_payment", {{"payment", payment}}, it.path);
    }
    if (reached >= paid) {
      add("record_payment_result", {{"payment", payment}, {"bank_reference", "given " + payment}, {"result", "ok"}},
          it.path);
    }
  }

  void loan(const Named& it) {
    const json::value* terms = it.body.if_contains("loan");
    if (terms == nullptr || !terms->is_object()) return;
    json::object inputs{{"application", it.prefix + "application"}, {"product", it.prefix + "product"}};
    for (const auto& member : terms->get_object()) inputs[member.key()] = member.value();
    const json::value* start = inputs.if_contains("start");
    json::object product{{"terms", "instalments"}};
    if (start != nullptr) product["from"] = *start;
    add("register_financial_product", std::move(product), it.path).manner["id"] = it.prefix + "product";
    add("register_loan", std::move(inputs), it.path).manner["id"] = it.prefix + "loan";
  }

  const json::object& given_;
  std::string path_;
  std::vector<Named> households_;
  std::vector<std::string> devices_;  // of the household at hand
  std::vector<std::string> funded_;   // districts whose funds are said
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_heating(const json::object& given, const std::string& path) {
  return HeatingGiven(given, path).expand();
}

}  // namespace gongbao::cli::scenario
