// Inputs of the commands of school traffic: times of the day, batches and members in one word, papers that a rule asks
// for.
#include "cli/scenario/inputs_traffic.h"

#include "cli/scenario/members.h"
#include "policies/school_traffic/target.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;

constexpr school_traffic::AreaCode usual_unit = 110105;
constexpr std::uint64_t usual_township = 7, usual_road = 1, usual_assessor = 9, first_member = 501;

// "15:40 190 N": what stands between blanks.
std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}
std::int64_t minute_in(const std::string& time) {
  const std::size_t colon = time.find(':');
  constexpr std::int64_t hour = 60;
  if (colon == std::string::npos) return whole_of(time, -1);
  return whole_of(time.substr(0, colon), 0) * hour + whole_of(time.substr(colon + 1), 0);
}
std::uint64_t account_of_team(const std::string& team) {
  std::uint64_t account = first_member;
  for (const char* each : {"police", "teacher", "guard", "volunteer"}) {
    if (team == each) return account;
    ++account;
  }
  return account;
}
std::int64_t characters_in(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) {
    const bool goes_on = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!goes_on) ++count;
  }
  return count;
}

// in: ["07:40 200"], out: ["15:30 180 N"]
void batches(json::object& inputs, const std::string& gate) {
  json::array all;
  for (const char* way : {"in", "out"}) {
    const json::value* said = inputs.if_contains(way);
    if (said == nullptr || !said->is_array()) continue;
    for (const json::value& each : said->get_array()) {
      if (!each.is_string()) continue;
      const auto words = words_in(std::string(each.get_string()));
      all.push_back(json::object{{"group", "第" + std::to_string(all.size() + 1) + "批"},
                                 {"gate", words.size() > 2 ? words[2] : gate},
                                 {"direction", way},
                                 {"minute", minute_in(words[0])},
                                 {"headcount", words.size() > 1 ? whole_of(words[1], 0) : 100}});
    }
    inputs.erase(way);
  }
  put_new(inputs, "batches", std::move(all));
}
// [police, "teacher 600"]
void members(json::object& inputs) {
  json::array all;
  const json::value* said = inputs.if_contains("members");
  if (said == nullptr || !said->is_array()) return;
  for (const json::value& each : said->get_array()) {
    if (!each.is_string()) return;
    const auto words = words_in(std::string(each.get_string()));
    const std::uint64_t account =
        words.size() > 1 ? static_cast<std::uint64_t>(whole_of(words[1], 0)) : account_of_team(words[0]);
    all.push_back(json::object{{"team", words[0]}, {"person", "队员" + std::to_string(account)}, {"account", account}});
  }
  inputs["members"] = std::move(all);
}
// chosen: […], undecided: […]: of the others it is said why not.
void notices(json::object& inputs) {
  if (inputs.contains("notices")) return;
  const auto named = [&](const char* key, std::string_view word) {
    const json::value* list = inputs.if_contains(key);
    if (list == nullptr || !list->is_array()) return false;
    for (const json::value& each : list->get_array()) {
      if (each.is_string() && std::string_view(each.get_string()) == word) return true;
    }
    return false;
  };
  json::array all;
  for (const auto& [service, word] : names_of(school_traffic::Service{})) {
    if (named("undecided", word)) continue;
    json::object one{{"service", word}};
    if (named("chosen", word)) {
      one["chosen"] = true;
    } else {
      one["reason"] = "与其职责无关";
    }
    all.push_back(std::move(one));
  }
  inputs.erase("chosen");
  inputs.erase("undecided");
  inputs["notices"] = std::move(all);
}

// What nobody would write, by command.
struct Usual {
  std::string_view command;
  const char* field;
  json::value value;
};
const std::vector<Usual>& usual_inputs() {
  static const std::vector<Usual> all{
      {"register_school", "kind", "primary"},
      {"register_school", "unit", "110105"},
      {"register_school", "township", usual_township},
      {"register_school", "gate", "N"},
      {"register_school", "road", usual_road},
      {"register_school", "pos_cm", 120'000},
      {"register_gate", "road", usual_road},
      {"configure_unit", "unit", "110105"},
      {"record_facility", "status", "in_place"},
      {"record_facility", "evidence", "照片"},
      {"propose_marking", "road", usual_road},
      {"propose_marking", "kind", "parking_space"},
      {"record_parked_vehicle", "road", usual_road},
      {"record_parked_vehicle", "plate", "京A12345"},
      {"record_violation", "road", usual_road},
      {"permit_campus_vehicle", "plate", "京A12345"},
      {"permit_campus_vehicle", "from", "today"},
      {"permit_campus_vehicle", "to", "today"},
      {"permit_campus_use", "from", "today"},
      {"permit_campus_use", "to", "today"},
      {"set_separation", "evidence", "照片"},
      {"report_campus_use", "evidence", "照片"},
      {"report_campus_use", "use", "outside_parking"},
      {"review_project", "type", "extend"},
      {"submit_plan", "from", "today"},
      {"submit_plan", "to", "2025-08-31"},
      {"submit_plan", "key_difficulties", "校门口停车"},
      {"return_plan", "reason", "原因"},
      {"appoint_vice_principal", "officer", "李警官"},
      {"appoint_vice_principal", "force", "traffic_police"},
      {"appoint_vice_principal", "from", "today"},
      {"end_vice_principal", "on", "today"},
      {"end_vice_principal", "reason", "原因"},
      {"set_bell_schedule", "from", "today"},
      {"set_duty", "state", "in_place"},
      {"open_problem", "kind", "other"},
      {"open_problem", "text", "问题"},
      {"escalate_problem", "reason", "原因"},
      {"submit_rectification", "evidence", "照片"},
      {"report_as_resident", "place", ""},
      {"report_incident", "text", "经过"},
      {"plan_check", "planned_on", "today"},
      {"cancel_check", "reason", "原因"},
      {"submit_report", "text", "本期情况"},
      {"return_report", "reason", "原因"},
      {"withdraw_submission", "reason", "原因"},
      {"hold_meeting", "on", "today"},
      {"hold_meeting", "text", "研判"},
      {"issue_prompt", "text", "提示"},
      {"issue_prompt", "requirement", "要求"},
      {"issue_prompt", "ack_by", "today"},
      {"open_campaign", "from", "today"},
      {"open_campaign", "to", "today"},
      {"record_activity", "on", "today"},
      {"record_activity", "persons", 100},
      {"correct_record", "reason", "原因"},
      {"correct_record", "text", "更正"},
      {"attach_file", "reason", "原因"},
      {"attach_file", "document", "文件"},
      {"open_round", "from", "today"},
      {"open_round", "to", "today"},
      {"open_round", "third_party", usual_assessor},
      {"withdraw_round", "reason", "原因"},
  };
  return all;
}

}  // namespace

std::uint64_t TrafficInputs::numbered(const char* kind, const std::string& name) {
  return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
}

TrafficCase TrafficInputs::complete(std::string_view command, Members& inputs) {
  std::uint64_t school = school_of(inputs);
  const bool of_school = command != "register_school" && !state().schools.empty();
  const auto gate = state().gates.lower_bound({school, {}});
  const std::string first_gate = gate == state().gates.end() ? "N" : gate->first.gate;
  if (command == "set_bell_schedule") batches(inputs, first_gate);
  if (command == "roster_team") members(inputs);
  if (command == "report_incident") notices(inputs);
  if (command == "record_facility" && of_school) put_new(inputs, "gate", json::value(first_gate));
  if (command == "register_school")
    put_new(inputs, "school_name", json::value("第" + text_at(inputs, "school") + "小学"));
  if (command == "report_as_resident") put_new(inputs, "text_characters", characters_in(text_at(inputs, "text")));
  if (command == "verify_problem") put_new(inputs, "close", !inputs.contains("due") && !inputs.contains("reason"));
  if (command == "confirm_whistle")
    put_new(inputs, "confirmed", !inputs.contains("reason") && !inputs.contains("report_in_by"));
  if (command == "close_incident") put_new(inputs, "measures", json::array{"疏导"});
  if (command == "assign_problem" && inputs.contains("lead")) put_new(inputs, "units", json::array{inputs["lead"]});
  if (command == "submit_plan") {
    if (text_at(inputs, "division") == "none") inputs["division"] = json::array{};
    put_new(inputs, "division", json::array{json::object{{"unit", "教务处"}, {"task", "门前值守"}}});
  }
  if (command == "open_round" && inputs.contains("items") && inputs["items"].is_object()) {
    json::array items;
    for (const auto& each : inputs["items"].get_object()) {
      items.push_back(json::object{{"name", each.key()}, {"weight", each.value()}});
    }
    inputs["items"] = std::move(items);
  }
  for (const Usual& each : usual_inputs()) {
    if (each.command == command) put_new(inputs, each.field, each.value);
  }
  for (const char* left_out : {"evidence", "reason", "requirement", "key_difficulties", "plate", "document"}) {
    if (text_at(inputs, left_out) == "none") inputs.erase(left_out);
  }
  for (const char* time : {"at", "occurred_at", "received_at", "arrived_at", "closed_at"}) {
    if (inputs.contains(time)) inputs[time] = stamp_text(text_at(inputs, time));
  }
  TrafficCase about{usual_unit, usual_township, school, account_of_team(text_at(inputs, "team"))};
  if (const auto* row = school_traffic::find_row(state().schools, school)) {
    about.unit = row->unit;
    about.township = row->township;
  }
  if (inputs.contains("unit")) {
    about.unit =
        school_traffic::unit_named(state().parameters, text_at(inputs, "unit"), world_.today()).value_or(usual_unit);
  }
  return about;
}

// The one named, of the row named, or the first one.
std::uint64_t TrafficInputs::school_of(const Members& inputs) {
  const school_traffic::State& all = state();
  const auto row_of = [&](const char* kind, const auto& rows) -> std::uint64_t {
    const json::value* said = inputs.if_contains(kind);
    if (said == nullptr) return 0;
    const auto* row = school_traffic::find_row(rows, inputs_.number_in_use(kind, *said, kind).value_or(0));
    return row == nullptr ? 0 : row->school;
  };
  if (const auto number = number_in(inputs, "school"); number && *number != 0) return *number;
  const json::value* schools = inputs.if_contains("schools");
  if (schools != nullptr && schools->is_array() && !schools->get_array().empty()) {
    return static_cast<std::uint64_t>(whole_of(word_in({{"s", schools->get_array().front()}}, "s", {}), 0));
  }
  for (const std::uint64_t found : {row_of("problem", all.problems), row_of("whistle", all.whistles),
                                    row_of("incident", all.incidents), row_of("appointment", all.vice_principals)}) {
    if (found != 0) return found;
  }
  if (const json::value* report = inputs.if_contains("report")) {
    const auto* row =
        school_traffic::report_numbered(all, inputs_.number_in_use("report", *report, "report").value_or(0));
    if (row != nullptr && row->first.owner.school != 0) return row->first.owner.school;
  }
  return all.schools.empty() ? 0 : all.schools.begin()->first;
}

void TrafficInputs::speaks_as(access::Actor& actor, const std::string& whose) const {
  const TrafficCase& about = inputs_.traffic_case();
  const auto number = static_cast<std::uint64_t>(whole_of(whose, 0));
  const auto unit = school_traffic::unit_named(state().parameters, whose, world_.today());
  actor.area = about.unit == 0 ? usual_unit : about.unit;
  switch (actor.role) {
    case Role::school:
      actor.organisation = number != 0 ? number : about.school;
      if (const auto* row = school_traffic::find_row(state().schools, actor.organisation)) actor.area = row->unit;
      return;
    case Role::subdistrict:
      actor.organisation = number != 0 ? number : about.township;
      return;
    case Role::third_party:
      actor.organisation = number != 0 ? number : usual_assessor;
      return;
    case Role::team_member:
      actor.account = number != 0 ? number : about.account;
      return;
    case Role::public_:
      if (number != 0) actor.account = number;
      actor.area = 0;
      return;
    case Role::city_edu:
    case Role::city_police:
    case Role::city_transport:
    case Role::leading_office:
    case Role::school_inspector:
      actor.area = school_traffic::the_city;
      return;
    default:
      if (unit) actor.area = *unit;
      return;
  }
}

}  // namespace gongbao::cli::scenario
