// What is given of used vehicles: operators with their stations, reviews and quotas, vehicles in the register, deals up
// to the state they have come to, markets that were found or suspended.
#include <algorithm>

#include "base/identifiers.h"
#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

bool lists(const json::object& body, std::string_view key, std::string_view word) {
  const json::value* value = body.if_contains(key);
  if (value == nullptr || !value->is_array()) return false;
  return std::ranges::any_of(value->get_array(), [&](const json::value& each) { return each == json::value(word); });
}

// LTT1A2B3?R0000001 with its check digit.
std::string made_up_vin(std::size_t number) {
  constexpr std::size_t check_at = 8, digits = 7;
  const std::string serial = std::to_string(number);
  std::string vin = "LTT1A2B30R" + std::string(digits - serial.size(), '0') + serial;
  if (const auto digit = vin_check_digit(vin)) vin[check_at] = digit->expected;
  return vin;
}
std::string made_up_plate(std::size_t number) {
  constexpr std::size_t digits = 5;
  const std::string serial = std::to_string(number);
  return "京A" + std::string(digits - serial.size(), '0') + serial;
}

struct KnownOperator {
  std::string_view name, kind, uscc;
};
constexpr KnownOperator known_operators[] = {{"D1", "dealer", "91110105MA00FAK11B"},
                                             {"D2", "dealer", "91110105MA00FAK2X3"},
                                             {"D3", "dealer", "91110105MA00FAK62K"},
                                             {"M", "market", "91110105MA00FAK383"},
                                             {"B", "broker", "91110105MA00FAK46X"}};

class VehiclesGiven {
 public:
  VehiclesGiven(const json::object& given, std::string path) : given_(given), path_(std::move(path)) {}

  Result<std::vector<Step>> expand() {
    for (const Done& done : {read("operators", keys::vehicle_operator, operators_),
                             read("vehicles", keys::vehicle, vehicles_), read("deals", keys::deal, deals_)}) {
      if (!done) return std::unexpected(done.error());
    }
    for (Named& each : operators_) {
      if (const auto done = whole(each); !done) return std::unexpected(done.error());
    }
    for (const bool resident : {false, true}) {
      for (const Named& each : operators_) {
        if (each.body.contains("market") == resident) registration(each);
      }
    }
    for (const Named& each : operators_) preparation(each);
    pushes();
    registers();
    for (const Named& each : deals_) {
      if (const auto done = deal(each); !done) return std::unexpected(done.error());
    }
    for (const Named& each : operators_) found(each);
    return std::move(steps_);
  }

 private:
  using Done = Result<void>;
  struct Named {
    std::string name;
    json::object body;
    std::string path;
    bool is(std::string_view kind) const { return lists(body, "kinds", kind); }
    std::string speaker() const { return (is("dealer") ? "dealer " : is("market") ? "market " : "broker ") + name; }
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

  // --- operators
  Done whole(Named& it) {
    const auto known = std::ranges::find(known_operators, it.name, &KnownOperator::name);
    const bool named = known != std::end(known_operators);
    if (!named && !it.body.contains("kinds")) return wrong(it.path, "of " + it.name + " the kinds must be said");
    const std::size_t number = static_cast<std::size_t>(&it - operators_.data()) + 1;
    constexpr std::size_t made_up = 8000;
    if (!it.body.contains("kinds")) it.body["kinds"] = json::array{json::value(known->kind)};
    if (!it.body.contains("uscc")) {
      it.body["uscc"] = named ? std::string(known->uscc) : valid_uscc(made_up + number);
    }
    if (!it.body.contains("filing_no")) it.body["filing_no"] = "京商二手车 " + it.name;
    return {};
  }
  void registration(const Named& it) {
    json::object inputs{{"name", it.name}};
    for (const char* key : {"uscc", "kinds", "filing_no", "market"}) {
      if (const json::value* value = it.body.if_contains(key)) inputs[key] = *value;
    }
    add("register_operator", std::move(inputs), it.path, {}, it.name);
  }
  void preparation(const Named& it) {
    const bool connects = it.is("dealer") || it.is("market");
    const std::string from = word_in(it.body, "connected", connects ? "today" : "none");
    if (from != "none") add("record_connection", {{"from", from}}, it.path, it.speaker());
    if (flag_in(it.body, "station", it.is("market"))) {
      add("apply_station", {}, it.path, it.speaker(), it.name + "_station");
      add("approve_station", {{"station", it.name + "_station"}}, it.path);
    }
    const std::string review = word_in(it.body, "review", it.name == "D1" ? "verified" : "none");
    if (review == "none") return;
    add("submit_review", {{"papers", "复核材料"}}, it.path, "dealer " + it.name);
    if (review == "submitted") return;
    json::object decided{{"dealer", it.name}, {"result", review}};
    if (review == "rejected") decided["reason"] = "不符合条件";
    add("decide_review", std::move(decided), it.path);
  }
  void pushes() {
    const auto pushed = [](const Named& it) { return flag_in(it.body, "pushed", it.name == "D1"); };
    if (std::ranges::any_of(operators_, pushed)) {
      json::array added;
      for (const Named& each : operators_) {
        if (pushed(each)) added.push_back(json::value(each.name));
      }
      add("push_dealers", {{"add", std::move(added)}}, path_);
      add("acknowledge_push", {{"batch", 1}}, path_);
    }
    for (const Named& each : operators_) {
      const json::value* quotas = each.body.if_contains("quotas");
      if (quotas != nullptr) add("allocate_quota", {{"dealer", each.name}, {"count", *quotas}}, each.path);
    }
  }
  // What the tax feed tells of a market that issued for a dealer's sale.
  void found(const Named& it) {
    const bool suspended = flag_in(it.body, "suspended", false);
    if (!suspended && !flag_in(it.body, "detected", false)) return;
    const auto dealer = std::ranges::find_if(operators_, [](const Named& each) { return each.is("dealer"); });
    json::object row{{"invoice", it.name + "_feed"},
                     {"kind", "market_agent"},
                     {"issuer", it.name},
                     {"seller", dealer == operators_.end() ? "D1" : dealer->name},
                     {"buyer", "P2"}};
    add("import_invoices", {{"rows", json::array{std::move(row)}}}, it.path);
    if (suspended) add("confirm_case", {{"case", it.name + "_case"}, {"reason", "核查属实"}}, it.path);
  }

  // --- vehicles and deals
  void registers() {
    for (const Named& each : deals_) {
      if (each.body.contains("vehicle")) continue;
      Named own{each.name + "_car", {}, each.path};
      own.body["owner"] = word_in(each.body, "seller", "P1");
      vehicles_.push_back(std::move(own));
    }
    json::array rows;
    for (const Named& each : vehicles_) {
      const std::size_t number = rows.size() + 1;
      json::object row{{"vehicle", each.name},           {"vin", made_up_vin(number)},
                       {"plate", made_up_plate(number)}, {"engine_no", "E" + std::to_string(number)},
                       {"type", "small_passenger_car"},  {"owner", "P1"},
                       {"owner_since", "2020-01-01"}};
      for (const auto& member : each.body) row[member.key()] = member.value();
      rows.push_back(std::move(row));
    }
    if (!rows.empty()) add("import_owner_register", {{"rows", std::move(rows)}}, path_);
  }

  const Named* operator_called(const std::string& name) const {
    const auto it = std::ranges::find(operators_, name, &Named::name);
    return it == operators_.end() ? nullptr : &*it;
  }
  bool deals(const std::string& name) const {
    const Named* it = operator_called(name);
    return it != nullptr && it->is("dealer");
  }
  std::string kind_of(const Named& it) const {
    const std::string seller = word_in(it.body, "seller", ""), buyer = word_in(it.body, "buyer", "");
    if (deals(seller)) return "own_sale";
    const bool person = operator_called(seller) == nullptr && !seller.starts_with('E');
    return deals(buyer) && person ? "reverse" : "market_agent";
  }
  Done deal(const Named& it) {
    json::object opened{{"vehicle", word_in(it.body, "vehicle", it.name + "_car")}};
    for (const char* key : {"seller", "buyer", "broker", "price"}) {
      if (const json::value* value = it.body.if_contains(key)) opened[key] = *value;
    }
    add("open_transaction", std::move(opened), it.path, {}, it.name);
    for (const Named& each : operators_) {
      const json::value* who = it.body.if_contains("verified");
      const bool all = (who == nullptr || *who == json::value(true)) && !each.is("broker");
      if (!all && !lists(it.body, "verified", each.name)) continue;
      add("verify_parties", {{"transaction", it.name}}, it.path, each.speaker());
      add("verify_vehicle_papers", {{"transaction", it.name}}, it.path, each.speaker());
    }
    const std::string reached = word_in(it.body, "reached", "open");
    if (reached != "open" && reached != "invoiced" && reached != "registered") {
      return wrong(inside(it.path, "reached"), "must be one of open, invoiced, registered");
    }
    if (reached == "open") return {};
    add("issue_invoice", {{"transaction", it.name}, {"kind", word_in(it.body, "issue", kind_of(it))}}, it.path, {},
        it.name + "_invoice");
    if (reached == "registered") {
      add("register_transfer", {{"transaction", it.name}}, it.path, {}, it.name + "_registration");
    }
    return {};
  }

  const json::object& given_;
  std::string path_;
  std::vector<Named> operators_;
  std::vector<Named> vehicles_;
  std::vector<Named> deals_;
  std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> expand_vehicles(const json::object& given, const std::string& path) {
  return VehiclesGiven(given, path).expand();
}

}  // namespace gongbao::cli::scenario
