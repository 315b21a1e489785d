// The lists of this policy (spec/03 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/heating/document.h"
#include "policies/heating/views/rows.h"
#include "policies/shared/own_readings.h"

namespace gongbao::heating {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ListOrder;
using policies::ViewList;
using How = policies::ListFilter::How;
using Grants = std::vector<Grant>;

// Who reads one of them reads the list of his.
Grants readers_of(std::string_view question) {
  const auto grants = grants_of_question(question);
  return {grants.begin(), grants.end()};
}

constexpr ListFilter by_area{"area"}, by_application{"application"}, by_household{"household"}, by_supplier{"supplier"};

void add_market(std::vector<ViewList>& all) {
  ViewList catalogue = list_of<view::Listed>(
      "catalogue", "推荐目录", "Recommended catalogue", {{"price"}, {"listed_from", true}},
      {by_supplier, {"category"}, {"price", How::range}}, everybody(), "heating/5.3a heating/5.3b");
  catalogue.only = {{"listed", std::int64_t{1}}};
  ViewList excluded = list_of<view::Supplying>("excluded_suppliers", "取消资格企业", "Excluded suppliers",
                                               {{"supplier"}}, {by_supplier}, everybody(), "heating/5.2d heating/5.2e");
  excluded.columns = {"supplier", "excluded_for", "excluded_from"};
  excluded.only = {{"published", std::int64_t{1}}};
  all.insert(
      all.end(),
      {std::move(catalogue), std::move(excluded),
       list_of<view::Supplying>("suppliers", "供应企业", "Suppliers", {{"supplier"}}, {by_supplier, {"excluded"}},
                                readers_of(AskSupplier::name), "heating/5.2b heating/5.2c heating/5.2e"),
       list_of<view::Sampled>("samplings", "抽检结果", "Samplings", {{"sampled_on", true}},
                              {by_supplier, {"result"}, {"sampled_on", How::range}}, readers_of(AskSupplier::name),
                              "heating/5.2b"),
       list_of<view::Product>("products", "金融产品", "Financial products", {{"offered_from", true}}, {{"bank_id"}},
                              everybody(), "heating/3i"),
       list_of<view::Told>("publicity", "宣传要点", "Publicity", {{"published_on", true}},
                           {{"topic"}, {"published_on", How::range}}, everybody(), "heating/5.7a heating/5.7b"),
       list_of<view::VillageRow>("villages", "村庄", "Villages", {{"name"}},
                                 {by_area, {"conversion"}, {"name", How::contains}}, everybody(),
                                 "heating/3e heating/4b heating/4c")});
}

void add_cases(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::House>("households", "农户", "Households", {{"ref"}, {"added_on", true}},
                            {by_household, {"village"}, {"ref"}}, readers_of(AskHousehold::name),
                            "heating/4a heating/5.4a"),
       list_of<view::Installed>("devices", "首次安装设备", "Devices installed at first", {{"first_run_on"}},
                                {by_household, {"village"}, {"type"}, {"state"}, {"first_run_on", How::range}},
                                readers_of(AskHousehold::name), "heating/5.4a heating/5.3d"),
       list_of<view::Applying>("applications", "补贴申请", "Applications", {{"submitted_on"}, {"changed_on", true}},
                               {by_household, {"village"}, {"state"}, {"kind"}, by_area, {"submitted_on", How::range}},
                               readers_of(AskApplication::name), "heating/3a heating/3b heating/3c heating/5.1b"),
       list_of<view::Install>("installs", "新购设备", "Devices bought", {{"installed_on", true}},
                              {by_application, by_household, by_supplier, {"category"}, {"installed_on", How::range}},
                              readers_of(AskApplication::name), "heating/2.2a heating/2.2b heating/3d"),
       list_of<view::Paper>("papers", "申请材料", "Papers", {{"day", true}},
                            {by_application, {"device"}, by_household, {"kind"}}, readers_of("paper"),
                            "heating/5.1b")});
}

void add_money(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::Paying>("payments", "补贴拨付", "Payments", {{"promised_on"}},
                             {by_application, by_household, {"state"}, by_area, {"promised_on", How::range}},
                             readers_of(AskClawback::name), "heating/5.4b heating/5.6a"),
       list_of<view::Posted>("postings", "资金账", "Postings of a district's books", {{"day", true}},
                             {{"ledger_account"}, {"rule"}, by_area, {"day", How::range}}, readers_of(AskBooks::name),
                             "heating/5.6a"),
       list_of<view::BackClaimed>("clawbacks", "补贴追回", "Claw-backs", {{"opened_on", true}},
                                  {by_application, by_household, {"state"}, by_area}, readers_of(AskClawback::name),
                                  "heating/5.6c heating/5.6d"),
       list_of<view::Lent>("loans", "分期贷款", "Loans", {{"start", true}}, {by_application, by_household, {"product"}},
                           readers_of(AskLoan::name), "heating/3i heating/3j"),
       list_of<view::Claimed>("claims", "贴息申请", "Interest claims", {{"claimed_on"}},
                              {{"loan"}, by_household, {"state"}, {"confirmed"}}, readers_of(AskLoan::name),
                              "heating/3j"),
       list_of<view::Complaining>("complaints", "投诉举报", "Complaints", {{"received_on"}},
                                  {{"state"}, {"outcome"}, {"received_on", How::range}}, readers_of(AskComplaint::name),
                                  "heating/5.6b"),
       list_of<view::DistrictMonth>("district_months", "各区每月合计", "Districts by month", {{"month", true}},
                                    {by_area, {"month", How::range}}, readers_of("month"),
                                    "heating/2.3a heating/2.4a heating/5.6a"),
       list_of<view::Statistics>("statistics", "各区每年统计", "Statistics of districts by year", {{"first_day", true}},
                                 {by_area, {"first_day", How::range}}, everybody(), "heating/2.4a heating/5.7a"),
       list_of<view::CriterionMonth>("criteria_months", "各月认定依据", "Criteria used, by month", {{"month", true}},
                                     {by_area, {"criterion"}, {"month", How::range}}, readers_of("month"),
                                     "heating/3a heating/3b heating/3c heating/annex-b"),
       list_of<view::DeviceYear>(
           "device_years", "在用设备按投入使用年份", "Devices in use by the year of their first run", {{"first_day"}},
           {by_area, {"type"}, {"first_day", How::range}}, readers_of("month"), "heating/3a heating/3b heating/5.4a"),
       list_of<view::ParameterChange>("parameter_changes", "参数变更", "Changes of parameters", {{"first_day", true}},
                                      {{"parameter"}}, everybody(), "heating/5.5b")});
}

std::string_view code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 2;
  system.tables =
      policies::tables_of<view::Listed, view::EntryOf, view::ListingTurn, view::Supplying, view::Sampled,
                          view::VillageRow, view::House, view::Installed, view::Applying, view::Install, view::Paying,
                          view::Posted, view::BackClaimed, view::Complaining, view::Product, view::Lent, view::Claimed,
                          view::Told, view::Paper, view::DistrictMonth, view::YearTally, view::Statistics,
                          view::CriterionMonth, view::DeviceYear, view::ParameterChange>();
  add_market(system.lists);
  add_cases(system.lists);
  add_money(system.lists);
  shared::add_own_readings(system, Role::household, "heating/5.6a");
  system.on_fact = project_facts;
  // None of its money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<policies::Join<Commands, TurnCommands>, FactTypes>(code_word);
  // Who decided what, by number; a household reads its cases in the lists of theirs.
  system.organisations = {{Role::bank, "bank_id"}, {Role::village_agent, "village"}, {Role::supplier, "supplier_id"}};
  system.log_readers = {{Role::city_agri, Scope::city}, {Role::auditor, Scope::city}};
  system.person = Role::household;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::heating
