// The lists of this policy (spec/10 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/gazette/document.h"
#include "policies/gazette/views/rows.h"

namespace gongbao::gazette {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant editor_city{Role::editor, Scope::city};
constexpr Grant proofreader_city{Role::proofreader, Scope::city};
constexpr Grant publisher_city{Role::publisher, Scope::city};
constexpr Grant department_own{Role::department, Scope::own_organisation};
constexpr Grant keeper_own{Role::place_keeper, Scope::own_organisation};

ViewList only(ViewList list, std::string_view column, std::int64_t value) {
  list.only = {{column, value}};
  return list;
}

void add_published(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {only(list_of<view::IssueListed>("published_issues", "已出版的公报", "Issues published", {{"total_number", true}},
                                       {{"issue"}, {"issue_year"}}, everybody(), "gazette/cover-a gazette/query.1a"),
            "published", 1),
       list_of<view::ErratumListed>("errata", "勘误", "Errata", {{"published_on", true}}, {{"document"}, {"anchor"}},
                                    everybody(), "gazette/intro.2b"),
       only(list_of<view::InterpretationListed>("interpretations", "政策解读", "Interpretations",
                                                {{"published_on", true}}, {{"document"}, {"target"}}, everybody(),
                                                "gazette/query.2c"),
            "withdrawn", 0),
       list_of<view::StatusListed>("status_events", "效力变动", "Events of status", {{"takes_effect", true}},
                                   {{"target"}, {"takes_effect", How::range}}, everybody(), "gazette/query.2b"),
       list_of<view::PlaceListed>("places", "赠阅点和查阅点", "Places", {{"name"}},
                                  {{"district"}, {"kind"}, {"name", How::contains}}, everybody(),
                                  "gazette/query.4b gazette/query.4c"),
       list_of<view::HeldCopies>("copies", "可索取的公报", "Copies to be had", {{"issue", true}},
                                 {{"issue"}, {"place"}, {"district"}}, everybody(),
                                 "gazette/query.4a gazette/query.4c"),
       list_of<view::DepartmentListed>("departments", "供稿部门", "Departments", {{"name"}}, {{"name", How::contains}},
                                       everybody(), "gazette/intro.1c")});
}

void add_desks(std::vector<ViewList>& all) {
  all.insert(all.end(),
             {list_of<view::IssueListed>("drafts", "编辑中的公报", "Issues in the making", {{"total_number", true}},
                                         {{"issue"}, {"published"}}, {editor_city, proofreader_city, publisher_city},
                                         "gazette/cover-a gazette/masthead-a"),
              list_of<view::DocumentListed>("submissions", "来稿", "Documents handed in", {{"date_issued", true}},
                                            {{"document"}, {"issue"}, {"state"}, {"doc_number", How::contains}},
                                            {editor_city, proofreader_city, publisher_city, department_own},
                                            "gazette/intro.1b gazette/intro.1c gazette/intro.1d"),
              list_of<view::DeliveryListed>("deliveries", "赠送", "Deliveries", {{"sent_on", true}},
                                            {{"delivery"}, {"issue"}}, {editor_city, keeper_own}, "gazette/query.4b"),
              list_of<view::CopyRequestListed>("copy_requests", "索取", "Copies asked for", {{"asked_on", true}},
                                               {{"request"}, {"issue"}, {"collected"}}, {editor_city, keeper_own},
                                               "gazette/query.4a")});
}

std::string_view gazette_code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 2;
  system.tables =
      policies::tables_of<view::IssueListed, view::DocumentListed, view::PlacedInIssue, view::DepartmentListed,
                          view::ErratumListed, view::InterpretationListed, view::StatusListed, view::PlaceListed,
                          view::DeliveryListed, view::HeldCopies, view::CopyRequestListed>();
  add_published(system.lists);
  add_desks(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(gazette_code_word);
  system.organisations = {{Role::department, "institution"}, {Role::place_keeper, "institution"}};
  system.log_readers = {editor_city, publisher_city};
  system.person = Role::department;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::gazette
