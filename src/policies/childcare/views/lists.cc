// The lists of this policy (spec/02 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/childcare/citations.h"
#include "policies/childcare/views/rows.h"
#include "policies/shared/own_readings.h"

namespace gongbao::childcare {

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

constexpr Grant institution_own{Role::institution, Scope::own_organisation};
constexpr Grant bank_own{Role::custody_bank, Scope::own_organisation};
constexpr Grant family_own{Role::family, Scope::own_person};
constexpr Grant district_own{Role::district_health, Scope::own_area};
constexpr Grant street_own{Role::subdistrict, Scope::own_area};
constexpr Grant mediator_own{Role::mediator, Scope::own_organisation};
constexpr Grant whole_city{Role::city_health, Scope::city};
constexpr Grant regulator{Role::financial_regulator, Scope::city};
constexpr Grant pboc{Role::pboc, Scope::city};
constexpr Grant nfra{Role::nfra, Scope::city};

constexpr ListFilter of_house{"operator_id"}, of_contract{"contract_id"}, of_area{"area"};

void add_institutions(std::vector<ViewList>& all) {
  ViewList lookup = list_of<view::Institution>(
      "lookup", "备案托育机构查询", "Filed institutions", {{"name"}, {"registered_on", true}},
      {of_house, {"uscc"}, of_area, {"category"}, {"name", How::prefix}, {"name", How::contains}}, everybody(),
      "childcare/8a childcare/9a");
  lookup.columns = {"operator_id",     "name",     "uscc",         "area",
                    "address",         "category", "filing_state", "filed_on",
                    "designed_places", "enrolled", "registered_on"};
  lookup.only = {{"filing_state", std::string(enum_name(FilingState::filed))}};
  ViewList institutions = list_of<view::Institution>(
      "institutions", "托育机构", "Institutions",
      {{"name"}, {"registered_on", true}, {"balance", true, true}, {"shortfall", true, true}},
      {of_house, {"uscc"}, of_area, {"filing_state"}, {"category"}, {"name", How::contains}},
      {institution_own, bank_own, district_own, street_own, whole_city, regulator},
      "childcare/2b childcare/13b childcare/19b");
  institutions.columns = {"operator_id",     "area",     "bank_id",    "uscc",         "name",          "address",
                          "category",        "contact",  "account_no", "filing_state", "registered_on", "filed_on",
                          "designed_places", "enrolled", "contracts",  "closed_on",    "balance",       "pending",
                          "custody",         "required", "in_transit", "open_orders",  "shortfall"};
  all.insert(
      all.end(),
      {std::move(lookup), std::move(institutions),
       list_of<view::Filed>("filings", "备案", "Filings", {{"due_on", true}},
                            {of_house, of_area, {"state"}, {"kind"}, {"due_on", How::range}},
                            {institution_own, district_own, whole_city}, "childcare/6a childcare/6b childcare/6c"),
       list_of<view::CategorySet>("categories", "机构类别", "Categories", {{"first_day", true}},
                                  {of_house, of_area, {"category"}, {"first_day", How::range}},
                                  {institution_own, bank_own, district_own, whole_city},
                                  "childcare/13d childcare/13e childcare/19b"),
       list_of<view::Fee>("fee_standards", "收费标准", "Fee standards", {{"item"}, {"first_day", true}}, {of_house},
                          everybody(), "childcare/9a childcare/9c"),
       list_of<view::AreaDay>("area_figures", "各区每日合计", "Sums of districts by day", {{"day", true}},
                              {{"day"}, of_area, {"day", How::range}}, {district_own, whole_city, regulator},
                              "childcare/13b childcare/20a"),
       list_of<view::CategoryDay>("category_figures", "各类别每日合计", "Sums of categories by day", {{"day", true}},
                                  {{"day"}, {"category"}, {"day", How::range}}, {whole_city, regulator},
                                  "childcare/13d childcare/13e"),
       list_of<view::DutyMonth>("duties_met", "期限履行", "Deadlines kept, by month", {{"month", true}},
                                {of_area, {"duty"}, {"month", How::range}}, {district_own, whole_city, regulator, nfra},
                                "childcare/6a childcare/13c childcare/2-14b childcare/15b childcare/16a reg/25")});
}

void add_contracts(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::Contract>("contracts", "托育服务合同", "Contracts", {{"registered_on", true}, {"service_end"}},
                               {of_house, of_contract, {"acknowledged"}, {"registered_on", How::range}},
                               {institution_own, family_own, district_own}, "childcare/5b childcare/14c childcare/14d"),
       list_of<view::BillMade>("bills", "账单", "Bills", {{"registered_on", true}}, {of_house, of_contract, {"paid"}},
                               {institution_own, family_own, bank_own}, "childcare/10h childcare/9c"),
       list_of<view::Lot>("lots", "已缴费用", "Payments", {{"paid_on", true}},
                          {of_house, of_contract, {"lot_id"}, {"state"}, {"paid_on", How::range}},
                          {institution_own, family_own, bank_own}, "childcare/13a childcare/13b childcare/13c"),
       list_of<view::Served>("service_items", "已上报服务", "Service reported", {{"reported_on", true}},
                             {of_house, of_contract, {"item"}, {"state"}, {"reported_on", How::range}, {"window_end"}},
                             {institution_own, family_own, bank_own},
                             "childcare/2-14a childcare/2-14c childcare/2-14d"),
       list_of<view::RefundCase>("refunds", "退费", "Refunds", {{"due_on"}, {"demanded_on", true}},
                                 {of_house, of_contract, {"state"}, {"open"}, {"due_on", How::range}},
                                 {institution_own, bank_own, family_own, district_own, whole_city},
                                 "childcare/15a childcare/15b childcare/16a"),
       list_of<view::Disputed>("disputes", "争议", "Disputes", {{"opened_on", true}},
                               {of_house, of_contract, {"open"}, {"path"}, {"opened_on", How::range}},
                               {institution_own, bank_own, family_own, mediator_own, district_own, whole_city},
                               "childcare/17a childcare/2-14d")});
}

void add_payouts(std::vector<ViewList>& all) {
  const Grants readers{institution_own, bank_own, district_own, whole_city, regulator, nfra};
  ViewList due = list_of<view::Payout>("orders_due", "待执行的拨付单", "Orders due", {{"due_on"}},
                                       {of_house, {"kind"}, {"due_on", How::range}}, readers,
                                       "childcare/13c childcare/2-14b childcare/2-14d");
  due.only = {{"open", std::int64_t{1}}};
  all.insert(all.end(),
             {std::move(due),
              list_of<view::Payout>("payout_orders", "拨付单", "Payout orders", {{"created_on", true}, {"due_on"}},
                                    {of_house, {"state"}, {"kind"}, {"created_on", How::range}}, readers,
                                    "childcare/13c childcare/2-14b childcare/2-14d childcare/18b")});
}

// What is shared with those who supervise banks and money: accounts, orders and statements name no person (20a–20c).
void add_accounts(std::vector<ViewList>& all) {
  const Grants custody{institution_own, bank_own, district_own, whole_city, regulator};
  ViewList totals = list_of<view::Institution>("account_totals", "存管账户日终数据", "Accounts at the end of the day",
                                               {{"name"}, {"balance", true, true}, {"shortfall", true, true}},
                                               {of_house, of_area, {"bank_id"}, {"category"}},
                                               {regulator, nfra, whole_city}, "childcare/20a childcare/13b");
  totals.columns = {"operator_id", "name",    "area",     "bank_id",    "category",    "account_no",
                    "balance",     "custody", "required", "in_transit", "open_orders", "shortfall"};
  all.insert(
      all.end(),
      {std::move(totals),
       list_of<view::AccountRegistered>(
           "account_register", "账户开立、变更和撤销", "Account register", {{"registered_on", true}},
           {of_house, {"event"}, {"bank_id"}, {"registered_on", How::range}},
           {institution_own, bank_own, district_own, whole_city, regulator, pboc, nfra}, "childcare/10c childcare/20b"),
       list_of<view::Statement>("statements", "对账单", "Statements", {{"statement_date", true}},
                                {{"account_no"}, of_house, {"statement_date", How::range}}, custody,
                                "childcare/10h childcare/18b"),
       list_of<view::StatementBreak>("breaks", "对账差异", "Breaks", {{"opened_on"}},
                                     {{"account_no"}, of_house, {"open"}, {"kind"}, {"opened_on", How::range}},
                                     {institution_own, bank_own, district_own, whole_city, regulator, nfra},
                                     "childcare/10h childcare/18b"),
       list_of<view::ParameterChange>("parameter_changes", "参数变更", "Changes of parameters", {{"first_day", true}},
                                      {{"parameter"}}, everybody(), "childcare/4a")});
}

void add_supervision(std::vector<ViewList>& all) {
  const Grants office{institution_own, district_own, whole_city};
  all.insert(
      all.end(),
      {list_of<view::Complaining>("complaints", "投诉", "Complaints", {{"due_on"}, {"filed_on", true}},
                                  {of_house, {"answered"}, {"due_on", How::range}},
                                  {institution_own, family_own, district_own, whole_city}, "childcare/17d reg/25"),
       list_of<view::InspectionMade>("inspections", "检查", "Inspections", {{"inspected_on", true}},
                                     {of_house, {"inspected_on", How::range}}, office, "childcare/19a"),
       list_of<view::DistrictOrder>("supervision_orders", "责令暂停收费", "Orders of the district",
                                    {{"first_day", true}}, {of_house},
                                    {institution_own, district_own, street_own, whole_city}, "childcare/22a reg/28–32"),
       list_of<view::Fine>("penalties", "行政处罚", "Penalties", {{"decided_on", true}}, {of_house}, office,
                           "childcare/22a reg/28–32"),
       list_of<view::Disqualified>("disqualifications", "不得收费的情形", "Disqualifications", {{"first_day", true}},
                                   {of_house}, office, "childcare/22a reg/11"),
       list_of<view::Problem>("problems", "上报市级的问题", "Problems told to the city", {{"reported_on", true}},
                              {of_house}, {district_own, whole_city}, "childcare/19d")});
}

// Series for a chart: a row is small, and a page is the whole chart.
void widen_areas(std::vector<ViewList>& lists) {
  constexpr std::size_t areas = 18, month = 31;
  for (ViewList& list : lists) {
    if (list.name == "area_figures" || list.name == "duties_met") list.most_rows_a_page = areas * month;
  }
}

std::string_view code_word(Code code) { return code_name(code); }

}  // namespace

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
  // What a family hands in is read by the entry in which it did.
  const bool told_by_family = origin.actor.role == Role::family && origin.actor.account != 0;
  if (!told_by_family) return;
  FactTypes::with_number(number, [&]<class Fact>() {
    rows.put(shared::view::PaperOf{origin.entry, 0, origin.actor.account});
  });
}

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 2;  // the days of a cycle
  system.tables =
      policies::tables_of<view::Institution, view::AreaStanding, view::AreaDay, view::CategoryStanding,
                          view::CategoryDay, view::DutyMonth, view::Filed, view::CategorySet, view::Fee, view::Contract,
                          view::BillMade, view::Lot, view::Served, view::Payout, view::RefundCase, view::Disputed,
                          view::Complaining, view::InspectionMade, view::DistrictOrder, view::Fine, view::Disqualified,
                          view::Problem, view::AccountRegistered, view::Statement, view::StatementBreak,
                          view::ParameterChange>();
  add_institutions(system.lists);
  add_contracts(system.lists);
  add_payouts(system.lists);
  add_accounts(system.lists);
  add_supervision(system.lists);
  widen_areas(system.lists);
  shared::add_own_readings(system, Role::family, "childcare/21a");
  system.on_fact = project_facts;
  system.on_instruction = project_instruction;
  system.words = policies::words_of<Commands, FactTypes>(code_word);
  system.organisations = {{Role::mediator, "mediator_id"}};
  system.log_readers = {institution_own, bank_own, family_own, district_own, whole_city};
  system.person = Role::family;
  system.belongs = belongs_of;
  return system;
}

}  // namespace gongbao::childcare
