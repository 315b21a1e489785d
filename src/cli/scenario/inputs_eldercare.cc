// Inputs of the commands of eldercare: people by name, papers that a rule asks for, days that are today.
#include "cli/scenario/inputs_eldercare.h"

#include <charconv>

#include "cli/scenario/members.h"
#include "policies/eldercare/target.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;

constexpr law::AreaCode usual_department = 110114;  // 昌平

// 1, or [1, 6]: classes as an application claims them, with a paper beside each.
json::array claimed(const json::value& said, const std::string& evidence) {
  json::array numbers = said.is_array() ? said.get_array() : json::array{said};
  json::array out;
  for (const json::value& each : numbers) {
    json::object one{{"class_no", each}};
    if (evidence != "none") one["evidence"] = evidence;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

// --- names -----------------------------------------------------------------------------------------------------------

std::uint64_t EldercareInputs::in_use(const char* kind, const std::string& name) {
  return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
}

std::uint64_t EldercareInputs::supervisor_named(const std::string& name) {
  const std::size_t blank = name.find(' ');
  const std::uint64_t first = in_use("application", name.substr(0, blank));
  if (blank == std::string::npos) return first;
  const auto* row = eldercare::find_row(state().applications, first);
  if (row == nullptr) return 0;
  const law::AreaCode department = state().rounds.at(row->round).department;
  std::int32_t year = 0;
  std::from_chars(name.data() + blank + 1, name.data() + name.size(), year);
  return eldercare::membership_of_year(state(), row->person, department, year);
}

std::uint64_t EldercareInputs::entry_named(const std::string& name) { return in_use("entry", name); }
std::uint64_t EldercareInputs::report_named(const std::string& name) { return in_use("report", name); }
std::uint64_t EldercareInputs::institution_named(const std::string& name) { return in_use("institution", name); }

law::AreaCode EldercareInputs::department_called(const std::string& text) const {
  return eldercare::department_named(state().parameters, text, world_.today()).value_or(0);
}

std::uint64_t EldercareInputs::account_of_officer(const std::string& name) {
  constexpr std::uint64_t first_officer = 3'000;
  return first_officer + inputs_.number("officer", json::value(name), "officer").value_or(0);
}

// --- commands --------------------------------------------------------------------------------------------------------

void EldercareInputs::complete_application(Members& inputs) const {
  const std::string evidence = inputs.contains("evidence") ? text_at(inputs, "evidence") : "证明材料";
  inputs.erase("evidence");
  const json::value said = inputs.contains("class") ? inputs["class"] : json::value(eldercare::last_class);
  inputs.erase("class");
  put_new(inputs, "classes", said == json::value("none") ? json::array{} : claimed(said, evidence));
  put_new(inputs, "born_on", "1950-01-01");
  put_new(inputs, "consent_on", "today");
  for (const char* usual : {"resident", "law_abiding", "able"}) put_new(inputs, usual, true);
  put_new(inputs, "address", "昌平区某街道1号");
  put_new(inputs, "phone", "13900000000");
  for (const char* left_out : {"address", "phone", "consent_on"}) {
    if (text_at(inputs, left_out) == "none") inputs.erase(left_out);
  }
}

void EldercareInputs::complete_record(Members& inputs) {
  json::array members;
  const json::value* said = inputs.if_contains("supervisors");
  if (said != nullptr && said->is_array()) {
    for (const json::value& each : said->get_array()) {
      const auto name = read_word(each, "supervisors");
      if (name) members.push_back(supervisor_named(*name));
    }
  }
  if (inputs.contains("supervisor")) members.push_back(supervisor_named(text_at(inputs, "supervisor")));
  inputs.erase("supervisor");
  inputs["supervisors"] = std::move(members);
  put_new(inputs, "on", "today");
  put_new(inputs, "text", "记录");
}

// A name of what it is in the state, before the fields are read one by one.
Result<EldercareCase> EldercareInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  if (command == "import_institutions" && inputs.contains("rows") && inputs["rows"].is_array()) {
    for (json::value& each : inputs["rows"].get_array()) {
      Members* row = each.if_object();
      if (row == nullptr || !row->contains("name")) continue;
      (*row)["institution_name"] = row->at("name");
      row->erase("name");
    }
  }
  if (command == "apply") complete_application(inputs);
  const bool record = command.starts_with("record_") && command != "record_appraisal";
  if (record) complete_record(inputs);
  if (inputs.contains("supervisor") && inputs["supervisor"].is_string()) {
    const std::string name = text_at(inputs, "supervisor");
    const std::uint64_t id = supervisor_named(name);
    if (id == 0) return wrong(inside(path, "supervisor"), "there is no supervisor called " + name);
    inputs["supervisor"] = id;
  }
  if (command == "designate_contact_staff") {
    const std::string name = inputs.contains("account") ? text_at(inputs, "account") : "联络员";
    inputs["account"] = account_of_officer(name);
  }
  if (command == "open_round") {
    put_new(inputs, "opens", "today");
    const json::value opens = inputs["opens"];
    const auto day = read_day(opens, path);
    put_new(inputs, "year", eldercare::year_of(day.value_or(world_.today())));
  }
  if (command == "review_application") {
    for (const char* usual : {"accepted", "law_abiding", "able"}) put_new(inputs, usual, true);
  }
  if (command == "receive_report") {
    put_new(inputs, "channel", "phone");
    put_new(inputs, "category", "safety");
    put_new(inputs, "text", "反映的情况");
    if (text_at(inputs, "institution") == "none") {
      inputs.erase("institution");
    } else if (!inputs.contains("institution") && !state().institutions.empty()) {
      inputs["institution"] = state().institutions.begin()->first;
    }
    if (inputs.contains("received_at")) inputs["received_at"] = stamp_text(text_at(inputs, "received_at"));
  }
  if (command == "record_appraisal" || command == "order_rectification") {
    put_new(inputs, "text", "内容");
    if (!inputs.contains("institution") && !state().institutions.empty()) {
      inputs["institution"] = state().institutions.begin()->first;
    }
  }
  if (command == "record_appraisal") put_new(inputs, "relation", "none");
  if (command == "report_rectification") put_new(inputs, "evidence", "整改照片");
  if (command == "check_rectification") put_new(inputs, "passed", true);
  if (command == "give_feedback") put_new(inputs, "text", "整改情况");
  if (command == "transfer_entry" && !inputs.contains("body")) inputs["body"] = "市场监管部门";
  EldercareCase of = about(inputs);
  if (command == "apply") {
    of.account = inputs_.number("applicant", inputs["person"], path).value_or(0);
    if (inputs.contains("resident_id")) {
      inputs["person"] = json::object{{"name", inputs["person"]}, {"resident_id", inputs["resident_id"]}};
      inputs.erase("resident_id");
    }
  }
  return of;
}

// --- who speaks ------------------------------------------------------------------------------------------------------

EldercareCase EldercareInputs::about(const Members& inputs) {
  const access::Actor institution{Role::eldercare_institution, 0, 0, 0};
  const auto named = [&](const char* kind) {
    const json::value* value = inputs.if_contains(kind);
    return value == nullptr ? std::uint64_t{0} : inputs_.number(kind, *value, kind).value_or(0);
  };
  access::Target target;
  if (inputs.contains("department")) {
    target.area = department_called(text_at(inputs, "department"));
  } else if (inputs.contains("round")) {
    target = eldercare::target_of_round(state(), named("round"));
  } else if (inputs.contains("application")) {
    target = eldercare::target_of_application(state(), named("application"));
  } else if (inputs.contains("supervisor")) {
    target = eldercare::target_of_supervisor(state(), named("supervisor"));
  } else if (inputs.contains("supervisors") && !inputs.at("supervisors").get_array().empty()) {
    const auto first = inputs.at("supervisors").get_array().front().to_number<std::uint64_t>();
    target = eldercare::target_of_supervisor(state(), first);
  } else if (inputs.contains("entry")) {
    target = eldercare::target_of_entry(state(), institution, named("entry"));
  } else if (inputs.contains("report")) {
    target = eldercare::target_of_report(state(), institution, named("report"));
  }
  return {target.area == 0 ? usual_department : target.area, target.person.value_or(0), target.operator_id};
}

Result<void> EldercareInputs::speaks_as(access::Actor& actor, const std::string& whose, const std::string& path) {
  const EldercareCase& about = inputs_.eldercare_case();
  const bool own_person = actor.role == Role::applicant || actor.role == Role::supervisor;
  actor.area = actor.role == Role::city_civil_affairs ? eldercare::city_department : about.area;
  if (own_person) {
    if (about.account != 0) actor.account = about.account;
    if (!whose.empty()) actor.account = inputs_.number("applicant", json::value(whose), path).value_or(0);
    return {};
  }
  const std::size_t blank = whose.find(' ');
  const std::string first = whose.substr(0, blank);
  const std::string second = blank == std::string::npos ? std::string() : whose.substr(blank + 1);
  if (actor.role == Role::eldercare_institution) {
    actor.organisation = first.empty() ? about.institution : institution_named(first);
    if (!second.empty()) actor.account = account_of_officer(second);
    return {};
  }
  if (first.empty()) return {};
  const law::AreaCode department = department_called(first);
  if (department != 0) actor.area = department;
  const std::string officer = department != 0 ? second : first;
  if (!officer.empty()) actor.account = account_of_officer(officer);
  return {};
}

}  // namespace gongbao::cli::scenario
