// The books of the districts (spec/03 part 8): funds that were allocated, subsidies promised and paid, what is to come
// back. Double entry over its own chart; none of it is custody's.
#pragma once

#include <map>

#include "law/area.h"
#include "ledger/posting.h"
#include "policies/document.h"

namespace gongbao::heating {

namespace account {
inline constexpr std::uint16_t cash_city_fund = 3101, cash_district_fund = 3102, grant_city = 3201,
                               grant_district = 3202, expense_city_share = 3301, expense_district_share = 3302,
                               expense_topup = 3303, expense_interest = 3304, payable = 3401,
                               receivable_clawback = 3501;
}  // namespace account

std::span<const ledger::Account> chart_of_districts();

struct DistrictAccounts {
  struct Key {
    law::AreaCode area = 0;
    std::uint16_t account = 0;
    std::uint64_t subject = 0;  // the payment, or the claw-back; else 0
    GB_FIELDS(area, account, subject)
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::int64_t> balances;                // debit positive; none is zero
  std::map<law::AreaCode, std::uint64_t> journals;     // posted so far
  std::map<law::AreaCode, std::int64_t> ordered_city;  // of cash: ordered and not yet paid
  std::map<law::AreaCode, std::int64_t> ordered_district;
  GB_FIELDS(balances, journals, ordered_city, ordered_district)

  std::int64_t balance(law::AreaCode area, std::uint16_t account, std::uint64_t subject = 0) const;
  // What no ordered payment is waiting for.
  std::int64_t free_city_fund(law::AreaCode area) const;
  std::int64_t free_district_fund(law::AreaCode area) const;
};

// One side of a posting; of 0 fen there is none.
struct Entry {
  std::uint16_t account = 0;
  std::int64_t amount = 0;  // debit > 0
  std::uint64_t subject = 0;
};
using policies::SeesJournal;
// For apply: sums to zero and leaves no fund below it, or the program stops (invariants of part 8).
void post(DistrictAccounts& books, law::AreaCode area, Date day, std::initializer_list<Entry> entries,
          const SeesJournal& see);

}  // namespace gongbao::heating
