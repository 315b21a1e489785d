// The lists of the logs.
#include "views/log_rows.h"

namespace gongbao::views {

namespace {

using access::Role;
using access::Scope;
using How = policies::ListFilter::How;

// Everyone reads what was decided about himself, an officer what was decided in the district; oversight reads all.
policies::ViewList decisions(const policies::ViewSystem& system) {
  policies::ViewList list;
  list.name = "decisions";
  list.title_zh = "决定记录";
  list.title_en = "Decision log";
  list.table = &policies::table_of<DecisionRow>();
  // The office that spoke, not whose account it was: that is for audit, which reads the journal.
  list.columns = {"entry",       "day",     "command", "outcome", "code",         "clauses",
                  "operator_id", "bank_id", "area",    "role",    "organisation", "by_area"};
  list.orders = {{"day", true}, {"day"}};
  list.filters = {{"operator_id"}, {"code"}, {"command"}, {"outcome"}, {"day", How::range}};
  list.grants = system.log_readers;
  return list;
}

policies::ViewList facts(const policies::ViewSystem& system) {
  policies::ViewList list;
  list.name = "facts";
  list.title_zh = "事实记录";
  list.title_en = "Fact log";
  list.table = &policies::table_of<FactRow>();
  list.columns = {"entry", "place", "day", "fact", "command", "operator_id", "bank_id", "area", "role"};
  list.orders = {{"day", true}, {"day"}, {"entry"}};
  list.filters = {{"operator_id"}, {"fact"}, {"day", How::range}, {"entry", How::range}};
  list.grants = system.log_readers;
  return list;
}

policies::ViewList news_list(std::string_view name, std::string_view title_zh, std::string_view title_en,
                             std::span<const access::Grant> grants) {
  policies::ViewList list;
  list.name = name;
  list.title_zh = title_zh;
  list.title_en = title_en;
  list.table = &policies::table_of<NewsRow>();
  list.columns = {"entry", "place", "day", "fact", "command", "operator_id", "bank_id", "area", "role"};
  list.orders = {{"entry"}};
  list.filters = {{"operator_id"}, {"entry", How::range}};
  list.grants.assign(grants.begin(), grants.end());
  list.reader = "reader";
  return list;
}

policies::ViewList news() {
  policies::ViewList list = news_list("news", "新动态", "News", news_readers());
  list.only = {{"outlet_id", std::int64_t{0}}};
  return list;
}

constexpr access::Grant readers_of_own_news[] = {
    {Role::branch, Scope::own_outlet},    {Role::consumer, Scope::own_person},  {Role::family, Scope::own_person},
    {Role::household, Scope::own_person}, {Role::party, Scope::own_person},     {Role::student, Scope::own_person},
    {Role::guardian, Scope::own_person},  {Role::applicant, Scope::own_person}, {Role::supervisor, Scope::own_person}};

constexpr access::Grant readers_of_news[] = {{Role::branch, Scope::own_organisation},
                                             {Role::financial_regulator, Scope::city},
                                             {Role::pboc, Scope::city},
                                             {Role::nfra, Scope::city},
                                             {Role::association, Scope::city},
                                             {Role::system_administrator, Scope::city},
                                             {Role::security_administrator, Scope::city},
                                             {Role::audit_administrator, Scope::city}};

}  // namespace

std::span<const access::Grant> news_readers() { return readers_of_news; }

std::vector<std::string_view> logs_told_to(access::Role role) {
  std::vector<std::string_view> logs{access::may_ever(readers_of_news, role) ? "news" : "facts"};
  if (access::may_ever(readers_of_own_news, role)) logs.push_back("own_news");
  return logs;
}

policies::ViewSystem with_logs(const policies::ViewSystem& system) {
  policies::ViewSystem all = system;
  for (const policies::ViewTable* table : policies::tables_of<DecisionRow, FactRow, NewsRow>())
    all.tables.push_back(table);
  all.lists.push_back(decisions(system));
  all.lists.push_back(facts(system));
  all.lists.push_back(news());
  all.lists.push_back(news_list("own_news", "与本人或本网点有关的新动态", "News of one's own", readers_of_own_news));
  return all;
}

}  // namespace gongbao::views
