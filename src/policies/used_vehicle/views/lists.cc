// The lists of this policy (spec/04 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/used_vehicle/document.h"
#include "policies/used_vehicle/views/rows.h"

namespace gongbao::used_vehicle {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;
using Grants = std::vector<Grant>;

constexpr Grant dealer_own{Role::dealer, Scope::own_organisation};
constexpr Grant broker_own{Role::broker, Scope::own_organisation};
constexpr Grant market_own{Role::market, Scope::own_organisation};
constexpr Grant station_own{Role::station_officer, Scope::own_organisation};
constexpr Grant party_own{Role::party, Scope::own_person};
constexpr Grant commerce{Role::city_commerce, Scope::city};
constexpr Grant quota_body{Role::quota_body, Scope::city};
constexpr Grant police{Role::traffic_police, Scope::city};
constexpr Grant tax{Role::tax, Scope::city};
constexpr Grant auditor{Role::auditor, Scope::city};

constexpr ListFilter by_operator{"operator_id"}, by_vin{"vin"}, by_state{"state"};

ViewList only_where(ViewList list, std::string_view flag, std::vector<std::string_view> columns) {
  list.only = {{flag, std::int64_t{1}}};
  list.columns = std::move(columns);
  return list;
}

void add_operators(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {only_where(list_of<view::Registered>("dealers", "已复核经销企业", "Verified dealers", {{"name"}},
                                            {{"name", How::contains}}, everybody(), "used-vehicle/1b"),
                  "verified", {"operator_id", "uscc", "name", "pushed"}),
       only_where(list_of<view::Registered>("suspended_markets", "暂停代开的市场", "Markets with suspended issuing",
                                            {{"name"}}, {{"name", How::contains}}, everybody(),
                                            "used-vehicle/5d used-vehicle/5e"),
                  "suspended", {"operator_id", "name", "suspended_from"}),
       list_of<view::Registered>("operators", "经营主体", "Operators", {{"name"}, {"registered_on", true}},
                                 {by_operator, {"uscc"}, {"filing"}, {"name", How::contains}},
                                 {dealer_own, broker_own, market_own, commerce, quota_body, police, tax, auditor},
                                 "used-vehicle/addressees-a used-vehicle/4d"),
       list_of<view::StationRow>("stations", "登记服务站", "Stations", {{"applied_on", true}},
                                 {{"station"}, by_operator, by_state},
                                 {dealer_own, market_own, station_own, commerce, police, auditor}, "used-vehicle/3c"),
       list_of<view::Reviewed>("reviews", "复核", "Re-reviews", {{"submitted_on"}}, {by_operator, by_state},
                               {dealer_own, commerce, auditor}, "used-vehicle/1b"),
       list_of<view::Pushed>("pushes", "推送明细", "Pushes", {{"batch", true}}, {by_operator, {"batch"}},
                             {dealer_own, commerce, quota_body, auditor}, "used-vehicle/1b"),
       list_of<view::QuotaRow>("quotas", "周转指标", "Turnover quotas", {{"allocated_on", true}},
                               {by_operator, by_state}, {dealer_own, commerce, quota_body, auditor},
                               "used-vehicle/1c")});
}

void add_trade(std::vector<ViewList>& all) {
  ViewList by_group =
      list_of<view::TradeGroup>("trade_groups", "分类交易", "Trade by stage, market and brand", {{"month", true}},
                                {{"facet"}, {"month", How::range}}, everybody(), "used-vehicle/4e");
  by_group.columns = {"month", "facet", "stage", "name", "brand_class", "transfers"};
  ViewList of_the_city =
      list_of<view::TransactionRow>("transactions", "交易", "Transactions", {{"opened_on", true}},
                                    {{"transaction_id"}, by_vin, by_state, {"stage"}, {"opened_on", How::range}},
                                    {commerce, police, tax, auditor}, "used-vehicle/4b used-vehicle/4c");
  of_the_city.only = {{"place", std::int64_t{0}}};
  all.insert(
      all.end(),
      {std::move(of_the_city),
       list_of<view::TransactionRow>("own_transactions", "本方交易", "One's own transactions", {{"opened_on", true}},
                                     {{"transaction_id"}, by_vin, by_state, {"opened_on", How::range}},
                                     {dealer_own, broker_own, market_own, party_own},
                                     "used-vehicle/4b used-vehicle/4c"),
       list_of<view::VehicleRow>("vehicles", "车辆", "Vehicles", {{"owner_since", true}},
                                 {by_operator, by_vin, {"plate"}, {"owner_since", How::range}},
                                 {dealer_own, police, auditor}, "used-vehicle/1d used-vehicle/4b"),
       list_of<view::InvoiceRow>(
           "invoices", "发票", "Invoices", {{"invoice_date", true}},
           {by_operator, {"invoice_no"}, by_vin, by_state, {"kind"}, {"invoice_date", How::range}},
           {dealer_own, market_own, commerce, police, tax, auditor}, "used-vehicle/3b used-vehicle/4b used-vehicle/4c"),
       list_of<view::Transferred>("registrations", "转让登记", "Registrations", {{"registered_on", true}},
                                  {by_operator, {"station"}, by_vin, {"registered_on", How::range}},
                                  {dealer_own, market_own, station_own, commerce, police, auditor},
                                  "used-vehicle/2d used-vehicle/3f"),
       list_of<view::PatternRow>("patterns", "异常情形", "Patterns to look at", {{"day", true}},
                                 {by_vin, {"broker_id"}, {"pattern"}, {"day", How::range}},
                                 {commerce, police, tax, auditor}, "used-vehicle/1a used-vehicle/4e"),
       list_of<view::TradeMonth>("trade_months", "每月交易", "Trade by month", {{"month", true}},
                                 {{"month", How::range}}, everybody(), "used-vehicle/4e"),
       std::move(by_group)});
}

void add_cases(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::Rectifying>("cases", "整改案件", "Rectification cases", {{"found_on", true}},
                                 {by_operator, by_state}, {market_own, commerce, auditor},
                                 "used-vehicle/5d used-vehicle/5e used-vehicle/5f"),
       list_of<view::Complaining>(
           "complaints", "投诉", "Complaints", {{"received_on"}}, {by_state, {"kind"}, {"received_on", How::range}},
           {Grant{Role::dealer, Scope::own_person}, party_own, commerce, auditor}, "used-vehicle/2e used-vehicle/5c"),
       list_of<view::Claiming>("loss_claims", "赔偿请求", "Claims for losses", {{"submitted_on"}}, {by_state},
                               {party_own, dealer_own, market_own, commerce, auditor}, "used-vehicle/3g")});
}

std::string_view code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 3;  // trade by group, days in stock; the registration of a transaction
  system.tables = policies::tables_of<view::Registered, view::Firm, view::StationRow, view::Reviewed, view::Pushed,
                                      view::QuotaRow, view::VehicleRow, view::TransactionRow, view::InvoiceRow,
                                      view::Transferred, view::Rectifying, view::Complaining, view::Claiming,
                                      view::PatternRow, view::TradeMonth, view::StockDays, view::TradeGroup>();
  add_operators(system.lists);
  add_trade(system.lists);
  add_cases(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<policies::Join<Commands, TurnCommands>, FactTypes>(code_word);
  // What was refused under 1a and 5d stands in the log of decisions.
  system.organisations = {{Role::station_officer, "station"}};
  system.log_readers = {commerce, auditor};
  system.person = Role::party;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::used_vehicle
