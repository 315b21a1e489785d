// The lists of this policy (spec/01 part 9), by page: who sees which rows, how they are found, what they rest on.
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

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

constexpr Grant operator_own{Role::operator_, Scope::own_organisation};
constexpr Grant branch_of_own{Role::branch, Scope::own_organisation};  // what its head office does for it
constexpr Grant branch_own{Role::branch, Scope::own_outlet};
constexpr Grant bank_own{Role::custody_bank, Scope::own_organisation};
constexpr Grant consumer_own{Role::consumer, Scope::own_person};
constexpr Grant district_own{Role::district_commerce, Scope::own_area};
constexpr Grant city_commerce{Role::city_commerce, Scope::city};
constexpr Grant regulator{Role::financial_regulator, Scope::city};
constexpr Grant pboc{Role::pboc, Scope::city};
constexpr Grant nfra{Role::nfra, Scope::city};

constexpr ListFilter of_operator{"operator_id"};

void add_public_lists(std::vector<ViewList>& all) {
  ViewList lookup =
      list_of<view::Published>("lookup", "备案公示查询", "Public lookup", {{"name"}, {"confirmed_on", true}},
                               {{"uscc"},
                                {"filing_number"},
                                of_operator,
                                {"area"},
                                {"industry"},
                                {"status"},
                                {"name", How::prefix},
                                {"name", How::contains},
                                {"address", How::contains}},
                               everybody(), "prepaid-card/6c prepaid-card/8g prepaid-card/2-15a reg/12");
  ViewList outlets = list_of<view::Outlet>("outlets", "门店和兑付网点", "Outlets", {{"address"}},
                                           {of_operator, {"located_in"}, {"kind"}, {"address", How::contains}},
                                           everybody(), "prepaid-card/4i prepaid-card/4j prepaid-card/6c");
  outlets.only = {{"listed", std::int64_t{1}}};
  ViewList named = list_of<view::Outlet>("named_outlets", "未列入备案的门店", "Outlets not listed yet",
                                         {{"operator_id"}}, {of_operator}, {operator_own, branch_of_own, city_commerce},
                                         "prepaid-card/4g prepaid-card/4i");
  named.only = {{"listed", std::int64_t{0}}};
  ViewList banks = list_of<view::Bank>("banks", "存管银行", "Custody banks", {{"name"}}, {{"bank_id"}, {"state"}},
                                       everybody(), "prepaid-card/9b");
  banks.columns = {"bank_id", "name", "located_in", "state"};
  all.insert(all.end(), {std::move(lookup), std::move(outlets), std::move(named), std::move(banks),
                         list_of<view::RiskPrompt>("risk_prompts", "风险提示", "Risk prompts", {{"first_day", true}},
                                                   {of_operator}, everybody(), "prepaid-card/14b prepaid-card/14c")});
}

void add_filing_lists(std::vector<ViewList>& all) {
  const Grants office{operator_own, branch_of_own, district_own, city_commerce};
  ViewList operators = list_of<view::Operator>(
      "operators", "经营者", "Operators", {{"name"}, {"registered_on", true}},
      {of_operator, {"uscc"}, {"filing_state"}, {"industry"}, {"name", How::prefix}, {"name", How::contains}},
      {operator_own,
       branch_of_own,
       bank_own,
       district_own,
       city_commerce,
       {Role::market_regulation, Scope::city},
       regulator},
      "prepaid-card/2a prepaid-card/2b prepaid-card/3b");
  operators.columns = {"operator_id", "area",      "bank_id",      "uscc",          "name",
                       "kind",        "industry",  "sub_industry", "legal_rep",     "registered_on",
                       "account_no",  "filing_id", "filing_state", "termination_id"};
  all.push_back(std::move(operators));
  ViewList figures = list_of<view::Operator>(
      "operator_figures", "经营者的数字", "Figures of operators",
      {{"name"}, {"balance", true, true}, {"custody", true, true}, {"required", true, true}, {"shortfall", true, true}},
      {of_operator, {"uscc"}, {"filing_state"}, {"industry"}, {"shortfall", How::range}, {"name", How::contains}},
      {operator_own, bank_own, district_own, city_commerce, regulator},
      "prepaid-card/2e prepaid-card/9i prepaid-card/9o prepaid-card/9p");
  figures.columns = {"operator_id",  "area",      "bank_id",   "uscc",       "name",       "industry",
                     "filing_state", "closed_on", "balance",   "custody",    "in_transit", "pending",
                     "pledge_base",  "required",  "shortfall", "coverage_bp"};
  figures.unknown = {{"shortfall", "shortfall_told"}};
  all.push_back(std::move(figures));
  all.insert(
      all.end(),
      {list_of<view::Filing>("filings", "备案", "Filings", {{"submitted_on", true}, {"due_on"}},
                             {{"filing_id"},
                              {"filing_number"},
                              of_operator,
                              {"state"},
                              {"kind"},
                              {"submitted_on", How::range},
                              {"due_on", How::range}},
                             office, "prepaid-card/5a prepaid-card/6a"),
       list_of<view::Change>("changes", "备案变更", "Changes", {{"submitted_on", true}, {"due_on"}},
                             {of_operator, {"state"}, {"late"}, {"submitted_on", How::range}, {"due_on", How::range}},
                             office, "prepaid-card/7a prepaid-card/7b"),
       list_of<view::RecordVersion>("record_versions", "公示记录的版本", "Versions of the record",
                                    {{"first_day", true}}, {of_operator, {"cause"}}, office,
                                    "prepaid-card/6c prepaid-card/7b"),
       list_of<view::Terminating>("terminations", "停止发卡与注销", "Terminations", {{"notice_on", true}},
                                  {of_operator, {"notice_on", How::range}}, office,
                                  "prepaid-card/8b prepaid-card/8c prepaid-card/8e prepaid-card/8f"),
       list_of<view::HoldersTold>("holder_notices", "告知持卡人", "Holders told", {{"told_on", true}},
                                  {of_operator, {"reason"}}, office, "prepaid-card/2-15a reg/18"),
       list_of<view::Product>("products", "预付卡产品", "Card products", {{"issued_on", true}}, {of_operator, {"form"}},
                              office, "prepaid-card/4d prepaid-card/4h"),
       list_of<view::Declared>("declarations", "申报的预收资金余额", "Declared balances", {{"as_of", true}},
                               {of_operator}, office, "prepaid-card/4a prepaid-card/2e"),
       list_of<view::Deadline>("deadlines", "待办期限", "Deadlines", {{"due_on"}},
                               {of_operator, {"kind"}, {"due_on", How::range}}, {district_own, city_commerce},
                               "prepaid-card/6a prepaid-card/7b prepaid-card/8f prepaid-card/12b reg/25"),
       list_of<view::DeadlineCount>("deadline_counts", "待办期限的数目", "Deadlines counted", {{"due_on"}},
                                    {{"kind"}, {"due_on", How::range}}, {district_own, city_commerce},
                                    "prepaid-card/6a prepaid-card/7b prepaid-card/8f prepaid-card/12b reg/25")});
}

void add_supervision_lists(std::vector<ViewList>& all) {
  const Grants office{operator_own, district_own, city_commerce};
  const Grants credit{operator_own, district_own, city_commerce, regulator};
  ViewList duties =
      list_of<view::Event>("filing_duties", "应备案未备案", "Duties to file", {{"opened_on"}}, {of_operator},
                           {operator_own, district_own, city_commerce}, "prepaid-card/4a prepaid-card/4c");
  duties.only = {{"code", std::string(code_name(flag::filing_due))}, {"open", std::int64_t{1}}};
  ViewList shortfalls = list_of<view::Event>("shortfalls", "存管不足", "Shortfalls", {{"opened_on"}},
                                             {of_operator, {"open"}}, credit, "prepaid-card/9i prepaid-card/9p");
  shortfalls.only = {{"code", std::string(code_name(flag::custody_shortfall))}};
  all.insert(all.end(), {std::move(duties), std::move(shortfalls)});
  all.insert(
      all.end(),
      {list_of<view::Event>("compliance_events", "合规事件", "Compliance events", {{"opened_on", true}},
                            {of_operator, {"code"}, {"open"}, {"opened_on", How::range}}, credit,
                            "prepaid-card/15a prepaid-card/15b"),
       list_of<view::LateCash>("late_cash", "逾期未存入的款项", "Late cash", {{"overdue_since", true}},
                               {of_operator, {"overdue_since", How::range}},
                               {operator_own, bank_own, district_own, city_commerce}, "prepaid-card/9q"),
       list_of<view::InspectionMade>("inspections", "现场检查", "Inspections", {{"inspected_on", true}},
                                     {of_operator, {"inspected_on", How::range}}, office, "prepaid-card/14a"),
       list_of<view::ViolationFound>("violations", "违规记录", "Violations", {{"observed_on", true}},
                                     {of_operator, {"rule"}, {"observed_on", How::range}}, office,
                                     "prepaid-card/6d prepaid-card/15a"),
       list_of<view::DistrictOrder>("supervision_orders", "责令改正和暂停发卡", "Orders of the district",
                                    {{"first_day", true}}, {of_operator, {"kind"}, {"first_day", How::range}}, office,
                                    "prepaid-card/13a prepaid-card/2-15a reg/28–32"),
       list_of<view::Fine>("penalties", "行政处罚", "Penalties", {{"decided_on", true}},
                           {of_operator, {"article"}, {"decided_on", How::range}}, office,
                           "prepaid-card/2-15a reg/28–32"),
       list_of<view::Disqualified>("disqualifications", "不得发卡的情形", "Disqualifications", {{"first_day", true}},
                                   {of_operator, {"kind"}}, office, "prepaid-card/2-15a reg/11"),
       list_of<view::AdChecked>("advertisements", "宣传内容核对", "Advertisements checked", {{"checked_on", true}},
                                {of_operator}, office, "prepaid-card/6e"),
       list_of<view::Complaining>("complaints", "投诉", "Complaints", {{"due_on"}, {"filed_on", true}},
                                  {of_operator, {"answered"}, {"due_on", How::range}, {"filed_on", How::range}},
                                  {operator_own, consumer_own, district_own, city_commerce},
                                  "prepaid-card/2-15a reg/25"),
       list_of<view::ParameterChange>("parameter_changes", "参数变更", "Changes of parameters", {{"first_day", true}},
                                      {{"parameter"}}, everybody(), "prepaid-card/3a")});
}

void add_account_lists(std::vector<ViewList>& all) {
  const Grants custody{operator_own, bank_own, district_own, city_commerce, regulator};
  const Grants registers{operator_own, bank_own, district_own, city_commerce, regulator, pboc, nfra};
  all.insert(
      all.end(),
      {list_of<view::Agreement>("agreements", "存管协议", "Custody agreements", {{"signed_on", true}},
                                {of_operator, {"state"}, {"bank_id"}}, registers, "prepaid-card/9b prepaid-card/9c"),
       list_of<view::Account>("accounts", "专用存管账户", "Dedicated accounts", {{"opened_on", true}},
                              {{"account_no"}, of_operator, {"state"}, {"bank_id"}}, registers,
                              "prepaid-card/9d prepaid-card/13d"),
       list_of<view::AccountRegistered>(
           "account_register", "账户开立、变更和撤销", "Account register", {{"registered_on", true}},
           {of_operator, {"event"}, {"bank_id"}, {"registered_on", How::range}}, registers, "prepaid-card/13d"),
       list_of<view::Statement>("statements", "对账单", "Statements", {{"statement_date", true}},
                                {{"account_no"}, of_operator, {"statement_date", How::range}}, custody,
                                "prepaid-card/9h prepaid-card/12c"),
       list_of<view::StatementBreak>("breaks", "对账差异", "Breaks", {{"opened_on"}},
                                     {{"account_no"}, of_operator, {"open"}, {"kind"}, {"opened_on", How::range}},
                                     {operator_own, bank_own, district_own, city_commerce, regulator, nfra},
                                     "prepaid-card/9h prepaid-card/12c"),
       list_of<view::Reported>("quarter_reports", "季度报告", "Quarter reports", {{"quarter", true}, {"check_due_on"}},
                               {of_operator,
                                {"quarter"},
                                {"checked"},
                                {"superseded"},
                                {"quarter", How::range},
                                {"check_due_on", How::range}},
                               custody, "prepaid-card/12a prepaid-card/12b"),
       list_of<view::BankReported>("bank_reports", "银行报告", "Bank reports", {{"period", true}},
                                   {of_operator, {"period"}, {"bank_id"}},
                                   {bank_own, district_own, city_commerce, regulator, nfra}, "prepaid-card/12e"),
       list_of<view::DayClosing>("closings", "每日余额", "Closing figures of days", {{"day", true}, {"balance", true}},
                                 {of_operator, {"day"}, {"bank_id"}, {"day", How::range}}, custody,
                                 "prepaid-card/9i prepaid-card/12c prepaid-card/13c"),
       list_of<view::AreaDay>("area_figures", "各区每日合计", "Sums of districts by day", {{"day", true}},
                              {{"day"}, {"area"}, {"day", How::range}}, {district_own, city_commerce, regulator},
                              "prepaid-card/2e prepaid-card/9i prepaid-card/9o prepaid-card/9p prepaid-card/13a"),
       list_of<view::IndustryDay>("industry_figures", "各行业每日合计", "Sums of industries by day", {{"day", true}},
                                  {{"day"}, {"industry"}, {"day", How::range}}, {city_commerce, regulator},
                                  "prepaid-card/2e prepaid-card/9i prepaid-card/9o prepaid-card/9p prepaid-card/13a"),
       list_of<view::CityDay>("city_figures", "全市每日合计", "Sums of the city by day", {{"day", true}},
                              {{"day", How::range}}, {city_commerce, regulator},
                              "prepaid-card/2e prepaid-card/9i prepaid-card/9o prepaid-card/9p prepaid-card/13a")});
}

void add_money_lists(std::vector<ViewList>& all) {
  const Grants custody{operator_own, bank_own, district_own, city_commerce, regulator};
  ViewList held =
      list_of<view::Card>("cards", "预付卡", "Cards", {{"first_sale", true}, {"card_id"}},
                          {{"card_id"}, of_operator, {"product_id"}, {"first_sale", How::range}},
                          {operator_own, branch_own, bank_own}, "prepaid-card/4e prepaid-card/4f prepaid-card/9f");
  held.bank_in = &policies::table_of<view::Operator>();
  ViewList orders_due = list_of<view::Payout>("orders_due", "待执行的拨付单", "Orders due", {{"due_on"}},
                                              {of_operator, {"kind"}, {"due_on", How::range}}, custody,
                                              "prepaid-card/9k prepaid-card/9l prepaid-card/9n");
  orders_due.only = {{"state", std::string(enum_name(custody::OrderState::open))}};
  all.insert(all.end(), {std::move(held), std::move(orders_due)});
  all.insert(
      all.end(),
      {list_of<view::Holder>("holders", "持卡人", "Card holders", {{"bound_on", true}}, {{"card_id"}},
                             {operator_own, consumer_own}, "prepaid-card/9f prepaid-card/2-15a reg/12"),
       list_of<view::Payout>("payout_orders", "拨付单", "Payout orders", {{"created_on", true}, {"due_on"}},
                             {of_operator, {"state"}, {"kind"}, {"created_on", How::range}, {"due_on", How::range}},
                             {operator_own, bank_own, district_own, city_commerce, regulator, nfra},
                             "prepaid-card/9j prepaid-card/9k prepaid-card/9l prepaid-card/13e"),
       list_of<view::Application>("release_applications", "拨付申请", "Release applications",
                                  {{"applied_on", true}, {"window_end"}},
                                  {of_operator, {"state"}, {"applied_on", How::range}, {"window_end", How::range}},
                                  custody, "prepaid-card/9l prepaid-card/9m"),
       list_of<view::Dispute>("disputes", "异议", "Disputes", {{"objected_on", true}},
                              {of_operator, {"state"}, {"objected_on", How::range}},
                              {operator_own, bank_own, consumer_own, district_own, city_commerce},
                              "prepaid-card/9l prepaid-card/9m"),
       list_of<view::RefundCase>(
           "refunds", "退款", "Refunds", {{"due_on"}, {"demanded_on", true}},
           {of_operator, {"state"}, {"ground"}, {"due_on", How::range}, {"demanded_on", How::range}},
           {operator_own, bank_own, consumer_own, district_own, city_commerce},
           "prepaid-card/2-15a reg/16 reg/17a reg/17b reg/17c")});
}

// Whoever sees districts may ask for one: the index is there, a district's own officers read by it.
void add_district_filters(std::vector<ViewList>& lists) {
  for (ViewList& list : lists) {
    const bool by_area = std::ranges::find(list.grants, Scope::own_area, &Grant::scope) != list.grants.end();
    const bool has = std::ranges::find(list.filters, "area", &ListFilter::column) != list.filters.end();
    if (by_area && !has) list.filters.push_back({"area"});
  }
}

// Series for a chart: a row is small, and a page is the whole chart.
void widen_series(std::vector<ViewList>& lists) {
  constexpr std::size_t days_of_a_year = 366, areas = 18, month = 31;
  for (ViewList& list : lists) {
    if (list.name == "city_figures") list.most_rows_a_page = days_of_a_year;
    if (list.name == "area_figures" || list.name == "deadline_counts") list.most_rows_a_page = areas * month;
  }
}

std::string_view word_of_code(Code code) { return code_name(code); }

}  // namespace

void project_any(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
  FactTypes::with_number(number, [&]<class Fact>() {
    if constexpr (requires(const Fact& fact) { fact.posted.flags; }) {
      Fact fact;
      if (!decode_all(bytes, fact) || fact.posted.flags == 0) return;
      view::record_result_flags(rows, fact.operator_id, fact.posted.flags, {origin.booked_on, origin.entry});
    }
  });
}

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = "prepaid-card";
  system.version = 6;
  system.tables = policies::tables_of<
      view::Operator, view::Filing, view::Published, view::RiskPrompt, view::Outlet, view::Product, view::Declared,
      view::Change, view::RecordVersion, view::Terminating, view::HoldersTold, view::Deadline, view::DeadlineCount,
      view::InspectionMade, view::ViolationFound, view::DistrictOrder, view::Fine, view::Disqualified, view::AdChecked,
      view::Complaining, view::Event, view::ParameterChange, view::Agreement, view::Bank, view::Account,
      view::AccountRegistered, view::Statement, view::StatementBreak, view::Reported, view::BankReported, view::Card,
      view::Holder, view::Application, view::Payout, view::Dispute, view::RefundCase, view::LateCash, view::DayClosing,
      view::AreaStanding, view::AreaDay, view::IndustryStanding, view::IndustryDay, view::CityDay>();
  add_public_lists(system.lists);
  add_filing_lists(system.lists);
  add_supervision_lists(system.lists);
  add_account_lists(system.lists);
  add_money_lists(system.lists);
  add_district_filters(system.lists);
  widen_series(system.lists);
  system.on_fact = project_any;
  system.on_instruction = project_instruction;
  system.words = policies::words_of<Commands, FactTypes>(word_of_code);
  system.belongs = belongs_of;
  system.organisations = {{Role::custody_bank, "bank_id"}};
  return system;
}

}  // namespace gongbao::prepaid_card
