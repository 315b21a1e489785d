// The books of the districts (spec/03 part 8): funds that were allocated, subsidies promised and paid, what is to come
// back. Double entry over its own chart; none of it is custody's.
#pragma once

#include <span>

#include "law/area.h"
#include "policies/document.h"
#include "policies/shared/own_books.h"

namespace gongbao::heating {

namespace account {
inline constexpr std::uint16_t cash_city_fund = 3101, cash_district_fund = 3102, grant_city = 3201,
                               grant_district = 3202, expense_city_share = 3301, expense_district_share = 3302,
                               expense_topup = 3303, expense_interest = 3304, payable = 3401,
                               receivable_clawback = 3501;
}  // namespace account

std::span<const ledger::Account> chart_of_districts();

// Of a district; subject: the payment, or the claw-back.
struct DistrictAccounts : shared::OwnBooks<law::AreaCode> {
  std::map<law::AreaCode, std::int64_t> ordered_city;  // of cash: ordered and not yet paid
  std::map<law::AreaCode, std::int64_t> ordered_district;
  GB_FIELDS(balances, journals, ordered_city, ordered_district)

  // What no ordered payment is waiting for.
  std::int64_t free_city_fund(law::AreaCode area) const;
  std::int64_t free_district_fund(law::AreaCode area) const;
};

using Entry = shared::BookEntry;
using policies::SeesJournal;
// For apply: sums to zero and leaves no fund below it, or the program stops (invariants of part 8).
void post(DistrictAccounts& books, law::AreaCode area, Date day, std::initializer_list<Entry> entries,
          const SeesJournal& see);

}  // namespace gongbao::heating
