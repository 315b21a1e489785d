// Names in the bodies: $operator is what an earlier answer was kept as; $today+3, $id (a new instruction id; $id:x
// keeps it as x) and $txn
// (a new line of the bank) are made.
#include "http/walk.h"

#include <gtest/gtest.h>

#include "base/date.h"

namespace gongbao::http_test {

namespace json = boost::json;

namespace {

constexpr std::string_view demo_password = "公报-demo-2024";

std::string text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// The command, or the question without what is asked about.
std::string name_of(const json::object& step) {
  const std::string asked = text_in(step, "question");
  return asked.empty() ? text_in(step, "command") : asked.substr(0, asked.find('?'));
}

// A password, or its halves.
std::string joined(const json::value& password) {
  if (password.is_string()) return std::string(password.get_string());
  std::string whole;
  for (const json::value& half : password.as_array()) {
    whole += (whole.empty() ? "" : "-") + std::string(half.as_string());
  }
  return whole;
}

std::string role_of(const std::string& actor) { return actor.substr(0, actor.find('.')); }

}  // namespace

json::array walk_steps() {
  json::parse_options with_comments;
  with_comments.allow_comments = true;
  const std::string text = text_of_file(std::string(GONGBAO_SOURCE_DIR) + "/tests/http/roles.json");
  return json::parse(text, {}, with_comments).as_array();
}

Walk::Walk(std::uint16_t port, const json::array& steps, See see) : port_(port), steps_(steps), see_(std::move(see)) {
  actors_.emplace("public", Browser(port));
}

Browser& Walk::actor(const std::string& name) { return actors_.at(name); }

void Walk::go() {
  for (const json::value& step : steps_) take(step.as_object());
}

void Walk::take(const json::object& step) {
  if (const std::string name = text_in(step, "log_in"); !name.empty()) {
    Browser browser(port_);
    const auto* given = step.if_contains("password");
    const std::string password = given == nullptr ? std::string(demo_password) : joined(filled(*given));
    browser.log_in(text_in(step, "login"), password);
    if (const std::string changed = text_in(step, "new_password"); !changed.empty()) {
      browser.post("/v1/password", json::object{{"old_password", password}, {"new_password", changed}});
      browser.log_in(text_in(step, "login"), changed);
    }
    // Of several offices of one account: the one in which this one speaks.
    if (const std::string office = text_in(step, "office"); !office.empty()) {
      browser.also_send("Gongbao-Office: " + office + "\r\n");
    }
    if (!kept_.contains("today")) kept_["today"] = browser.get("/v1/me").at("day");
    actors_.insert_or_assign(name, std::move(browser));
  } else if (const std::string target = text_in(step, "ask"); !target.empty()) {
    const Told told = actor(text_in(step, "as")).ask("GET", filled_text(target));
    EXPECT_EQ(told.status, 200) << target << told.text;
    keep(step, told);
  } else if (const auto* days = step.if_contains("turn_days")) {
    for (auto left = days->to_number<int>(); left > 0; --left) {
      const json::object told = actor("system_administrator").post("/v1/demo/next-day", json::object{});
      kept_["today"] = told.at("day");
    }
  } else if (step.contains("as")) {
    const Told told = give(text_in(step, "as"), step);
    EXPECT_EQ(told.status, 200) << json::serialize(step) << told.text;
    see_({text_in(step, "command"), text_in(step, "as"), Attempt::Expected::allowed, {}}, told);
    accepted_[text_in(step, "command")] |= told.status / 100 == 2;
    keep(step, told);
  } else {
    try_all(step);
  }
}

// Those who must not come first: whatever they try leaves no trace.
void Walk::try_all(const json::object& step) {
  const std::string command = name_of(step);
  std::vector<std::string> may;
  for (const json::value& each : step.at("may").as_array()) may.emplace_back(each.as_string());
  std::map<std::string, std::string> rules;
  if (const auto* told = step.if_contains("told")) {
    for (const auto& [name, code] : told->as_object()) rules[name] = code.as_string();
  }
  const bool everybody = std::erase(may, "*") > 0;
  if (everybody) {
    std::vector<std::string> others;
    for (const auto& [name, browser] : actors_) {
      if (std::ranges::find(may, name) == may.end()) others.push_back(name);
    }
    if (unseen_) one_of(others);
    may.insert(may.end(), others.begin(), others.end());
    roles_[command].insert("public");
  }
  if (const auto* elsewhere = step.if_contains("elsewhere")) {
    for (const json::value& each : elsewhere->as_array()) roles_[command].emplace(each.as_string());
  }
  std::vector<std::string> refused;
  for (const auto& [name, browser] : actors_) {
    if (!everybody && !rules.contains(name) && std::ranges::find(may, name) == may.end()) refused.push_back(name);
  }
  if (unseen_) one_of(refused);
  for (const std::string& name : refused) {
    constexpr std::size_t few = 8;
    const bool unseen = unseen_ && turn_ % few != 0;
    const Told told = given(name, step, unseen);
    if (!unseen) see_({command, name, Attempt::Expected::refused, {}}, told);
  }
  for (const auto& [name, code] : rules) {
    roles_[command].insert(role_of(name));
    see_({command, name, Attempt::Expected::told, code}, give(name, step));
  }
  bool first = true;
  for (const std::string& name : may) {
    const bool unseen = unseen_ && !first;
    const Told told = given(name, step, unseen);
    if (!everybody) roles_[command].insert(role_of(name));
    if (!unseen) see_({command, name, Attempt::Expected::allowed, {}}, told);
    accepted_[command] |= told.status / 100 == 2;
    if (told.status / 100 == 2 && std::exchange(first, false)) keep(step, told);
  }
}

// Not always the same one.
void Walk::one_of(std::vector<std::string>& names) {
  if (!names.empty()) names = {names[turn_++ % names.size()]};
}

Told Walk::given(const std::string& name, const json::object& step, bool unseen) {
  if (unseen) actor(name).at(*unseen_);
  const Told told = give(name, step);
  if (unseen) actor(name).at(port_);
  return told;
}

Told Walk::give(const std::string& name, const json::object& step) {
  Browser& browser = actor(name);
  if (name == "public") browser.move_on();
  if (const std::string asked = text_in(step, "question"); !asked.empty())
    return browser.ask("GET", filled_text(asked));
  return browser.ask("POST", "/v1/" + text_in(step, "command"), filled(step.at("body")));
}

void Walk::keep(const json::object& step, const Told& told) {
  const auto* wanted = step.if_contains("keep");
  if (wanted == nullptr) return;
  const json::value body(told.body);
  for (const auto& [name, path] : wanted->as_object()) {
    boost::system::error_code failed;
    const auto* value = body.find_pointer(std::string(path.as_string()), failed);
    if (value == nullptr) {
      ADD_FAILURE() << json::serialize(step) << ": no " << path << " in " << told.text;
    } else {
      kept_[name] = *value;
    }
  }
}

json::value Walk::filled(const json::value& value) {
  if (value.is_string() && value.get_string().starts_with('$')) {
    return placeholder(std::string(value.get_string()).substr(1));
  }
  if (value.is_array()) {
    json::array all;
    for (const json::value& each : value.get_array()) all.push_back(filled(each));
    return all;
  }
  if (!value.is_object()) return value;
  json::object all;
  for (const auto& [name, each] : value.get_object()) all[name] = filled(each);
  return all;
}

json::value Walk::placeholder(const std::string& name) {
  const auto today = parse_date(std::string(kept_.at("today").as_string()));
  if (name.starts_with("id:")) return kept_[name.substr(3)] = placeholder("id");
  if (name == "id") {
    constexpr char digits[] = "0123456789abcdef";
    std::string id(32, '0');
    auto put = [&](std::uint64_t number, std::size_t end, std::size_t count) {
      for (std::size_t i = 0; i < count; ++i, number /= 16) id[end - 1 - i] = digits[number % 16];
    };
    put(static_cast<std::uint64_t>(today->day), 8, 8);
    put(0xabc, 12, 3);
    put(++minted_, 32, 16);
    return json::string(id);
  }
  if (name == "txn") return json::string("W" + std::to_string(++minted_));
  if (name.starts_with("today") && name.size() > 5) {
    return json::string(to_string(*today + Days{std::stoi(name.substr(5))}));
  }
  const auto found = kept_.find(name);
  if (found == kept_.end()) {
    ADD_FAILURE() << "nothing was kept as " << name;
    return nullptr;
  }
  return found->second;
}

std::string Walk::filled_text(std::string text) {
  for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$')) {
    const std::size_t end = std::min(text.find_first_of("&/?", at), text.size());
    const json::value value = placeholder(text.substr(at + 1, end - at - 1));
    text.replace(at, end - at, value.is_string() ? std::string(value.get_string()) : json::serialize(value));
  }
  return text;
}

}  // namespace gongbao::http_test
