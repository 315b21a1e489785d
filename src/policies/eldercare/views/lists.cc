// The lists of this policy (spec/06 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/eldercare/document.h"
#include "policies/eldercare/views/rows.h"

namespace gongbao::eldercare {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant applicant_own{Role::applicant, Scope::own_person};
constexpr Grant supervisor_own{Role::supervisor, Scope::own_person};
constexpr Grant staff_own{Role::contact_staff, Scope::own_area};
constexpr Grant bureau_own{Role::civil_affairs, Scope::own_area};
constexpr Grant bureau_city{Role::city_civil_affairs, Scope::city};
constexpr Grant centre_city{Role::welfare_centre, Scope::city};  // of what the city runs (R6)
constexpr Grant institution_own{Role::eldercare_institution, Scope::own_organisation};
constexpr Grant audit_city{Role::auditor, Scope::city};

constexpr ListFilter by_department{"department"}, by_state{"state"}, by_year{"pool_year"}, by_about{"about"},
    by_category{"category"};

ViewList shown(ViewList list, std::vector<std::string_view> columns) {
  list.columns = std::move(columns);
  return list;
}
ViewList city_run(ViewList list) {
  list.only = {{"city_run", std::int64_t{1}}};
  return list;
}

void add_public(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {shown(list_of<view::ChannelListed>("channels", "反映渠道", "Channels for reports", {{"first_day", true}},
                                          {by_department}, everybody(), "eldercare/8a"),
             {"department", "first_day", "email", "postal", "phone"}),
       shown(list_of<view::InstitutionListed>("institutions", "养老机构", "Institutions", {{"name"}},
                                              {{"institution"}, by_department, {"kind"}, {"name", How::contains}},
                                              everybody(), "eldercare/3.3"),
             {"institution", "name", "kind", "department", "city_run"}),
       shown(list_of<view::RoundListed>("rounds", "招募", "Rounds of recruitment", {{"opens", true}},
                                        {{"round"}, by_department, by_year, {"opens", How::range}}, everybody(),
                                        "eldercare/5a"),
             {"round", "department", "pool_year", "opens", "closes", "size", "decided"}),
       list_of<view::Interpreted>("interpretations", "解释", "Interpretations", {{"first_day", true}}, {{"clause"}},
                                  everybody(), "eldercare/11")});
}

void add_pool(std::vector<ViewList>& all) {
  all.insert(all.end(), {list_of<view::Applied>("applications", "报名", "Applications", {{"submitted_on"}},
                                                {{"application"}, {"round"}, by_department, by_state},
                                                {applicant_own, supervisor_own, bureau_own, bureau_city, audit_city},
                                                "eldercare/4.4 eldercare/5c"),
                         list_of<view::Member>("members", "社会监督员库", "Pool of supervisors", {{"first_day", true}},
                                               {{"supervisor"}, by_department, by_year, {"rating"}},
                                               {supervisor_own, staff_own, bureau_own, bureau_city, audit_city},
                                               "eldercare/5b eldercare/6a"),
                         list_of<view::Kept>("records", "活动记录", "Activities", {{"held_on", true}},
                                             {by_department, {"kind"}, {"held_on", How::range}},
                                             {staff_own, bureau_own, bureau_city, audit_city},
                                             "eldercare/3.2 eldercare/7b eldercare/9a eldercare/9b"),
                         list_of<view::Appraised>("appraisals", "评价", "Appraisals", {{"given_on", true}},
                                                  {by_about, {"given_on", How::range}},
                                                  {staff_own, bureau_own, bureau_city, audit_city}, "eldercare/3.4")});
}

const std::vector<std::string_view> own_columns{"report",   "supervisor", "about",         "name",   "category",
                                                "channel",  "urgent",     "state",         "due_on", "received_on",
                                                "entry_id", "progress",   "ledger_number", "answer", "answer_entry"};

void add_ledger(std::vector<ViewList>& all) {
  const std::vector<ListFilter> of_reports{{"report"}, by_department, by_about,
                                           by_state,   by_category,   {"received_on", How::range}};
  const std::vector<ListFilter> of_entries{{"entry_id"}, {"ledger_number"}, by_department,
                                           by_about,     by_state,          {"registered_on", How::range}};
  const std::vector<std::string_view> orders_shown{"entry_id",   "ledger_number", "department",      "name",
                                                   "category",   "state",         "ordered_on",      "rectified_on",
                                                   "decided_on", "due_on",        "due_provisional", "order_text",
                                                   "order_entry"};
  all.insert(all.end(),
             {list_of<view::Reported>("reports", "反映", "Reports", {{"received_on"}}, of_reports,
                                      {staff_own, bureau_own, bureau_city, audit_city}, "eldercare/3.3 eldercare/8b"),
              shown(list_of<view::Reported>("own_reports", "本人的反映", "One's own reports", {{"received_on", true}},
                                            {by_state}, {supervisor_own}, "eldercare/3.3 eldercare/10d"),
                    own_columns),
              city_run(list_of<view::Reported>("city_run_reports", "市属机构的反映", "Reports on what the city runs",
                                               {{"received_on"}}, {{"report"}, by_about, by_state}, {centre_city},
                                               "eldercare/3.3 eldercare/8b")),
              list_of<view::Entered>("ledger", "工作台账", "Working ledger", {{"registered_on"}}, of_entries,
                                     {staff_own, bureau_own, bureau_city, audit_city},
                                     "eldercare/10b eldercare/10c eldercare/10d"),
              city_run(list_of<view::Entered>("city_run_ledger", "市属机构的台账", "Ledger of what the city runs",
                                              {{"registered_on"}}, {{"entry_id"}, by_about, by_state}, {centre_city},
                                              "eldercare/10b eldercare/10c")),
              shown(list_of<view::Entered>("orders", "整改要求", "Orders to rectify", {{"registered_on", true}},
                                           {{"entry_id"}, by_state}, {institution_own}, "eldercare/10c"),
                    orders_shown)});
}

std::string_view code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 2;
  system.tables =
      policies::tables_of<view::ChannelListed, view::InstitutionListed, view::RoundListed, view::Applied, view::Member,
                          view::Reported, view::Entered, view::Kept, view::Appraised, view::Interpreted>();
  add_public(system.lists);
  add_pool(system.lists);
  add_ledger(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(code_word);
  system.organisations = {{Role::eldercare_institution, "institution"}};
  system.log_readers = {bureau_city, audit_city};
  system.person = Role::supervisor;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::eldercare
