// The lists of this policy (spec/09 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/beauty_health/document.h"
#include "policies/beauty_health/views/rows.h"

namespace gongbao::beauty_health {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant conference{Role::coordinator, Scope::city};
constexpr Grant audit_all{Role::auditor, Scope::city};
constexpr Grant unit_own{Role::responsible_unit, Scope::own_area};
constexpr Grant district_own{Role::district, Scope::own_area};
constexpr Grant customs_own{Role::customs, Scope::own_area};
constexpr Grant drugs_own{Role::drug_admin, Scope::own_area};
constexpr Grant unit_all{Role::responsible_unit, Scope::city};
constexpr Grant district_all{Role::district, Scope::city};
constexpr Grant customs_all{Role::customs, Scope::city};
constexpr Grant drugs_all{Role::drug_admin, Scope::city};
constexpr Grant enterprise_own{Role::enterprise, Scope::own_organisation};
constexpr Grant research_own{Role::research_institution, Scope::own_organisation};
constexpr Grant treasury{Role::city_finance, Scope::city};
constexpr Grant district_treasury{Role::district_finance, Scope::own_area};

constexpr ListFilter by_state_of{"state"}, by_kind_of{"kind"}, by_measure{"measure"}, by_unit{"unit"},
    by_award_year{"award_year"}, by_application{"application"};

ViewList with_columns(ViewList list, std::vector<std::string_view> columns) {
  list.columns = std::move(columns);
  return list;
}
ViewList only_where(ViewList list, std::string_view flag) {
  list.only = {{flag, std::int64_t{1}}};
  return list;
}

void add_items(std::vector<ViewList>& all) {
  const std::vector<ListFilter> filters{{"item"}, by_unit, by_measure, by_state_of, {"due_on", How::range}};
  all.insert(
      all.end(),
      {list_of<view::ItemListed>("own_items", "本单位事项", "Items of one's own unit", {{"due_on"}}, filters,
                                 {unit_own, district_own, customs_own, drugs_own}, "beauty-health/18b"),
       // Others' state, and not what they wrote (part 2).
       with_columns(list_of<view::ItemListed>("items", "各单位事项", "Items of all units", {{"due_on"}}, filters,
                                              {conference, unit_all, district_all, customs_all, drugs_all, audit_all},
                                              "beauty-health/18b"),
                    {"item", "unit", "measure", "state", "due_on", "planned_on", "done_on", "by_conference"}),
       list_of<view::IssueListed>("issues", "联席会议议题", "Issues before the joint conference", {{"raised_on"}},
                                  {{"issue"}, {"answered"}, by_kind_of},
                                  {conference, unit_all, district_all, customs_all, drugs_all, audit_all},
                                  "beauty-health/18b beauty-health/18c"),
       list_of<view::IssueListed>("own_issues", "本单位提出的议题", "Issues one has raised", {{"raised_on", true}},
                                  {{"answered"}}, {enterprise_own, research_own}, "beauty-health/18c")});
}

void add_enterprises(std::vector<ViewList>& all) {
  all.insert(all.end(),
             {list_of<view::EnterpriseListed>(
                  "enterprises", "企业", "Enterprises", {{"name"}},
                  {{"operator_id"}, {"uscc"}, {"sector"}, {"name", How::contains}},
                  {enterprise_own, research_own, conference, unit_all, district_all, customs_all, drugs_all, audit_all},
                  "beauty-health/intro-a beauty-health/11b"),
              list_of<view::CertificateListed>("certificates", "注册备案", "Certificates and filings",
                                               {{"first_day", true}}, {{"certificate_no"}, {"holder"}, by_kind_of},
                                               everybody(), "beauty-health/1b beauty-health/1d beauty-health/1e")});
}

const std::vector<std::string_view> application_columns{
    "application", "kind",           "clause",       "award_year", "unit",        "name",      "object",
    "base",        "state",          "submitted_on", "moved_on",   "agreed",      "disagreed", "disagreement_resolved",
    "amount",      "publicity_last", "recovered",    "reason",     "reason_entry"};
// No reason of a refusal, no object: who pays sees the sum.
const std::vector<std::string_view> payment_columns{"application",    "kind",      "clause",  "award_year",
                                                    "unit",           "name",      "state",   "amount",
                                                    "publicity_last", "recovered", "moved_on"};

void add_funding(std::vector<ViewList>& all) {
  const std::vector<ListFilter> filters{by_application, by_kind_of, by_state_of, by_award_year, by_unit};
  constexpr std::string_view kinds = "beauty-health/18u beauty-health/19u";
  all.insert(
      all.end(),
      {with_columns(list_of<view::Applied>("applications", "奖励资金申请", "Applications", {{"submitted_on"}}, filters,
                                           {conference, unit_own, district_own, drugs_own, audit_all}, kinds),
                    application_columns),
       with_columns(
           list_of<view::Applied>("own_applications", "我的申请", "One's own applications", {{"submitted_on", true}},
                                  {by_application, by_state_of}, {enterprise_own, research_own}, "beauty-health/18b"),
           application_columns),
       only_where(with_columns(list_of<view::Applied>("payments", "拨付", "Payments", {{"moved_on"}},
                                                      {by_application, by_state_of, by_kind_of},
                                                      {treasury, district_treasury}, kinds),
                               payment_columns),
                  "funded"),
       list_of<view::BudgetListed>(
           "budgets", "资金账簿", "Budgets and their books", {{"award_year", true}},
           {{"budget"}, by_kind_of, by_unit, {"open"}},
           {treasury, district_treasury, conference, unit_own, district_own, drugs_own, audit_all}, kinds),
       list_of<view::RuleListed>("rules", "资金标准", "Amount rules", {{"award_year", true}}, {by_kind_of, by_unit},
                                 everybody(), kinds),
       list_of<view::Awarded>("awards", "奖励公示", "Published awards", {{"published_on", true}},
                              {by_application, by_kind_of, by_award_year, {"name", How::contains}}, everybody(),
                              kinds)});
}

void add_customs(std::vector<ViewList>& all) {
  all.insert(all.end(),
             {list_of<view::SampleListed>("samples", "样品", "Samples", {{"checked_on"}}, {{"sample"}, by_state_of},
                                          {enterprise_own, customs_all, conference, audit_all},
                                          "beauty-health/5a beauty-health/5b beauty-health/5c"),
              list_of<view::BondedListed>("bonded", "保税展示", "Bonded display", {{"guarantee_to"}},
                                          {{"bonded"}, by_state_of, {"guarantee_to", How::range}},
                                          {enterprise_own, customs_all, conference, audit_all},
                                          "beauty-health/17b beauty-health/17d")});
}

void add_registers(std::vector<ViewList>& all) {
  const std::vector<std::string_view> told{"record", "kind",      "measure",  "unit",
                                           "name",   "first_day", "last_day", "confirmed_by"};
  all.insert(
      all.end(),
      {list_of<view::ReactionListed>("reactions", "不良反应报告", "Adverse reactions", {{"month", true}},
                                     {{"reaction"}, {"product_no"}, {"evaluated"}, {"severity"}}, {drugs_all},
                                     "beauty-health/9a beauty-health/9c"),
       list_of<view::TableImported>("reaction_tables", "不良反应统计表", "Tables of reactions", {{"imported_on", true}},
                                    {}, {drugs_all, conference, audit_all}, "beauty-health/9a"),
       list_of<view::Kept>(
           "records", "登记", "Registers", {{"first_day", true}}, {{"record"}, by_kind_of, by_measure},
           {enterprise_own, research_own, conference, unit_all, district_all, customs_all, drugs_all, audit_all},
           "beauty-health/2a beauty-health/3a beauty-health/4b beauty-health/13a"),
       only_where(with_columns(list_of<view::Kept>("directory", "平台与服务名录", "Directory", {{"first_day", true}},
                                                   {by_kind_of, by_measure}, everybody(),
                                                   "beauty-health/2b beauty-health/4b beauty-health/17a"),
                               told),
                  "listed"),
       list_of<view::GreenFiling>("green_filings", "备案绿色通道", "Green channel", {{"flagged_on", true}},
                                  {{"filing_no"}}, {drugs_all, district_all, conference, audit_all},
                                  "beauty-health/8b"),
       list_of<view::ApprovalTimeListed>("approval_times", "审批时长", "Times of approval", {{"decided_on", true}},
                                         {{"matter"}}, {conference, unit_all, drugs_all, audit_all},
                                         "beauty-health/4a beauty-health/8a")});
}

std::string_view beauty_code_word(policies::Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 2;
  system.tables = policies::tables_of<view::ItemListed, view::EnterpriseListed, view::CertificateListed,
                                      view::BudgetListed, view::RuleListed, view::Applied, view::Awarded,
                                      view::SampleListed, view::BondedListed, view::ReactionListed, view::TableImported,
                                      view::Kept, view::GreenFiling, view::ApprovalTimeListed, view::IssueListed>();
  add_items(system.lists);
  add_enterprises(system.lists);
  add_funding(system.lists);
  add_customs(system.lists);
  add_registers(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(beauty_code_word);
  system.log_readers = {{Role::coordinator, Scope::city}, {Role::auditor, Scope::city}};
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::beauty_health
