// The lists of both logs.
#include "views/log_rows.h"

namespace gongbao::views {

namespace {

using access::Role;
using access::Scope;
using How = policies::ListFilter::How;

// Everyone reads what was decided about himself, an officer what was decided in the district; oversight reads all.
std::vector<access::Grant> readers() {
  return {{Role::operator_, Scope::own_organisation}, {Role::custody_bank, Scope::own_organisation},
          {Role::consumer, Scope::own_person},        {Role::district_commerce, Scope::own_area},
          {Role::city_commerce, Scope::city},         {Role::market_regulation, Scope::city}};
}

policies::ViewList decisions() {
  policies::ViewList list;
  list.name = "decisions";
  list.title_zh = "决定记录";
  list.title_en = "Decision log";
  list.table = &policies::table_of<DecisionRow>();
  // The office that spoke, not whose account it was: that is for audit, which reads the journal.
  list.columns = {"entry",       "day",     "command", "outcome", "code",        "clauses",
                  "operator_id", "bank_id", "area",    "role",    "organisation"};
  list.orders = {{"day", true}, {"day"}};
  list.filters = {{"operator_id"}, {"code"}, {"command"}, {"outcome"}, {"day", How::range}};
  list.grants = readers();
  return list;
}

policies::ViewList facts() {
  policies::ViewList list;
  list.name = "facts";
  list.title_zh = "事实记录";
  list.title_en = "Fact log";
  list.table = &policies::table_of<FactRow>();
  list.columns = {"entry", "place", "day", "fact", "command", "operator_id", "bank_id", "area", "role"};
  list.orders = {{"day", true}, {"day"}, {"entry"}};
  list.filters = {{"operator_id"}, {"fact"}, {"day", How::range}, {"entry", How::range}};
  list.grants = readers();
  return list;
}

}  // namespace

policies::ViewSystem with_logs(const policies::ViewSystem& system) {
  policies::ViewSystem all = system;
  for (const policies::ViewTable* table : policies::tables_of<DecisionRow, FactRow>()) all.tables.push_back(table);
  all.lists.push_back(decisions());
  all.lists.push_back(facts());
  return all;
}

}  // namespace gongbao::views
