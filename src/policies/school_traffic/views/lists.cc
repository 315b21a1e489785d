// The lists of this policy (spec/07 part 9, 2.1c): who sees which rows, how they are found, what they rest on.
#include "policies/school_traffic/document.h"
#include "policies/school_traffic/views/rows.h"

namespace gongbao::school_traffic {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant school_own{Role::school, Scope::own_organisation};
constexpr Grant township_own{Role::subdistrict, Scope::own_organisation};
constexpr Grant edu_own{Role::district_edu, Scope::own_area};
constexpr Grant traffic_own{Role::traffic_police, Scope::own_area};
constexpr Grant security_own{Role::district_public_security, Scope::own_area};
constexpr Grant transport_own{Role::district_transport, Scope::own_area};
constexpr Grant streets_own{Role::urban_management, Scope::own_area};
constexpr Grant emergency_own{Role::emergency, Scope::own_area};
constexpr Grant health_own{Role::district_health, Scope::own_area};
constexpr Grant member_own{Role::team_member, Scope::own_person};
constexpr Grant edu_city{Role::city_edu, Scope::city};
constexpr Grant police_city{Role::city_police, Scope::city};
constexpr Grant transport_city{Role::city_transport, Scope::city};
constexpr Grant inspector_city{Role::school_inspector, Scope::city};
constexpr Grant office_city{Role::leading_office, Scope::city};
constexpr Grant assessor_city{Role::third_party, Scope::city};

constexpr ListFilter by_school{"school"}, by_area{"area"}, by_state{"state"}, by_kind{"kind"};

ViewList shown(ViewList list, std::vector<std::string_view> columns) {
  list.columns = std::move(columns);
  return list;
}
ViewList only(ViewList list, std::string_view flag, std::int64_t value) {
  list.only = {{flag, value}};
  return list;
}

// What a parent may look up, and who was ranked when (3.3c).
void add_public(std::vector<ViewList>& all) {
  all.push_back(shown(list_of<view::SchoolListed>("schools", "学校和幼儿园", "Schools and kindergartens", {{"name"}},
                                                  {by_school, {"name", How::contains}, by_area, by_kind, {"in_use"}},
                                                  everybody(), "school-traffic/1.1a school-traffic/2.3a"),
                      {"school", "name", "kind", "area", "compulsory", "in_use", "since"}));
  all.push_back(only(list_of<view::RoundListed>("rounds", "监测评价", "Rounds of evaluation", {{"last_day", true}},
                                                {{"round"}, by_state}, everybody(), "school-traffic/3.3c"),
                     "told", 1));
  all.push_back(list_of<view::RoundListed>("scoring", "评价打分", "Rounds in hand", {{"last_day", true}},
                                           {{"round"}, by_state}, {office_city, assessor_city},
                                           "school-traffic/3.3b school-traffic/3.3c"));
}

void add_ledger(std::vector<ViewList>& all) {
  all.push_back(
      list_of<view::Found>("problems", "问题台账", "Ledger of problems", {{"opened_on", true}},
                           {{"problem"}, by_school, by_state, by_area, by_kind, {"opened_on", How::range}},
                           {school_own, township_own, edu_own, edu_city, police_city, transport_city, inspector_city},
                           "school-traffic/4.2b school-traffic/1.3.2a"));
  ViewList tasks =
      list_of<view::Task>("tasks", "待办", "What waits", {{"opened_on", true}}, {by_kind, by_school, {"done"}},
                          {edu_own, traffic_own, security_own, transport_own, streets_own, emergency_own, health_own},
                          "school-traffic/1.1b school-traffic/1.3.3a school-traffic/2.1f");
  tasks.reader = "reader";
  all.push_back(shown(std::move(tasks), {"kind", "task", "school", "name", "area", "subject", "state", "done", "leads",
                                         "due_on", "opened_on", "text", "text_entry"}));
  all.push_back(list_of<view::WhistleListed>(
      "whistles", "吹哨报到", "Whistles", {{"blown_on", true}}, {{"whistle"}, by_school, by_state, by_area},
      {school_own, township_own, edu_own, edu_city, police_city, transport_city}, "school-traffic/1.1b"));
  all.push_back(list_of<view::IncidentListed>(
      "incidents", "突发事件", "Incidents", {{"occurred_on", true}}, {{"incident"}, by_school, by_state, by_area},
      {school_own, edu_own, edu_city, police_city, transport_city}, "school-traffic/2.1f school-traffic/2.1g"));
}

void add_work(std::vector<ViewList>& all) {
  const std::vector<ListFilter> of_checks{{"check_id"}, by_school, by_state, by_area};
  all.push_back(only(
      shown(list_of<view::CheckListed>("checks", "督导检查", "Checks", {{"planned_on", true}}, of_checks,
                                       {school_own, township_own, edu_own, traffic_own, security_own, transport_own,
                                        streets_own, edu_city, police_city, transport_city, inspector_city},
                                       "school-traffic/3.3a"),
            {"check_id", "school", "name", "area", "mode", "checker", "state", "planned_on", "finished_on"}),
      "hidden", 0));
  ViewList own = list_of<view::OwnCheck>("own_checks", "本部门安排的检查", "Checks of one’s own planning",
                                         {{"planned_on", true}}, {{"check_id"}, by_school, by_state},
                                         {edu_own, traffic_own, security_own, transport_own, streets_own, edu_city,
                                          police_city, transport_city, inspector_city},
                                         "school-traffic/3.3a");
  own.reader = "checker";
  all.push_back(shown(std::move(own), {"check_id", "school", "name", "mode", "state", "planned_on", "finished_on"}));
  all.push_back(list_of<view::PlanListed>("plans", "一区一案、一校一策", "Plans", {{"first_day", true}},
                                          {{"plan"}, by_school, by_state, by_area},
                                          {school_own, township_own, edu_own, traffic_own, security_own, transport_own,
                                           edu_city, police_city, transport_city},
                                          "school-traffic/1.3.4a school-traffic/1.3.4b school-traffic/1.3.1a"));
  all.push_back(list_of<view::ReportListed>("reports", "定期报告", "Reports of a period", {{"submitted_on", true}},
                                            {{"report"}, by_school, by_state, by_area}, {school_own, edu_own, edu_city},
                                            "school-traffic/4.2c"));
  all.push_back(list_of<view::ViolationListed>("violations", "交通违法", "Violations", {{"happened_on", true}},
                                               {by_school, by_kind, by_area, {"happened_on", How::range}},
                                               {traffic_own, security_own, streets_own, police_city},
                                               "school-traffic/2.1e school-traffic/2.5e school-traffic/2.5f"));
  all.push_back(list_of<view::Shift>("shifts", "四支队伍值守", "Shifts of the four teams", {{"day", true}},
                                     {by_school, {"day", How::range}}, {member_own, school_own, edu_own},
                                     "school-traffic/2.6a school-traffic/2.10a"));
  all.push_back(list_of<view::PromptListed>(
      "prompts", "工作提示", "Prompts", {{"due_on", true}}, {by_area, {"acknowledged"}},
      {edu_own, traffic_own, security_own, transport_own, streets_own, edu_city, police_city, transport_city},
      "school-traffic/2.1a"));
}

std::string_view traffic_code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 3;
  system.tables =
      policies::tables_of<view::SchoolListed, view::Found, view::Task, view::WhistleListed, view::IncidentListed,
                          view::CheckListed, view::OwnCheck, view::PlanListed, view::ReportListed,
                          view::ViolationListed, view::Shift, view::RoundListed, view::PromptListed>();
  add_public(system.lists);
  add_ledger(system.lists);
  add_work(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(traffic_code_word);
  system.organisations = {{Role::subdistrict, "township"}};
  system.log_readers = {edu_city};
  system.person = Role::team_member;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::school_traffic
