// A reading of one person may concern several accounts: each is told.
#include "policies/shared/own_readings.h"

#include <algorithm>

namespace gongbao::shared {

namespace view {

namespace {

template <class Of, class Key>
void tell_each(policies::Rows& rows, const Key& key, OwnReading row) {
  for (const Of& of : rows.under<Of>(key)) {
    const auto speaks = of.of_household == 0 ? std::nullopt : rows.find<SpeaksFor>(of.of_household);
    row.household = of.of_household;
    row.account = speaks ? speaks->account : of.of_account;
    rows.put(row);
  }
}

}  // namespace

void tell_reading_of_person(policies::Rows& rows, const Id16& person, OwnReading row) {
  tell_each<PersonOf>(rows, person, std::move(row));
}

void tell_reading_of_paper(policies::Rows& rows, std::uint64_t named_by, OwnReading row) {
  tell_each<PaperOf>(rows, named_by, std::move(row));
}

}  // namespace view

void add_own_readings(policies::ViewSystem& system, access::Role reader, std::string_view clauses) {
  for (const policies::ViewTable* table :
       policies::tables_of<view::OwnReading, view::PersonOf, view::PaperOf, view::SpeaksFor>()) {
    system.tables.push_back(table);
  }
  policies::ViewList list = policies::list_of<view::OwnReading>(
      "own_readings", "本人信息的查看记录", "Who read one's own data", {{"day", true}},
      {{"kind"}, {"day", policies::ListFilter::How::range}}, {{reader, access::Scope::own_person}}, clauses);
  list.columns = {"entry", "day", "kind", "by_role", "by_organisation", "by_area", "fields", "named_by"};
  system.lists.push_back(std::move(list));
}

bool tells_own_readings(const policies::ViewSystem& system) {
  return std::ranges::find(system.tables, &policies::table_of<view::OwnReading>()) != system.tables.end();
}

}  // namespace gongbao::shared
