// The books of the funds (spec/09 part 8): one for each kind, year and deciding unit. What was granted, what is free,
// what is promised, paid and came back. Owner: the number of the budget. Double entry by shared/own_books.h.
#pragma once

#include <span>

#include "policies/document.h"
#include "policies/shared/own_books.h"

namespace gongbao::beauty_health {

namespace account {
inline constexpr std::uint16_t appropriation = 1001, available = 2001, committed = 2002, paid = 2003, recovered = 2004;
}  // namespace account

std::span<const ledger::Account> chart_of_funds();

struct FundBooks : shared::OwnBooks<std::uint64_t> {
  // What may still be promised; credit balances are told as positive amounts.
  std::int64_t free(std::uint64_t budget) const { return -balance(budget, account::available); }
  std::int64_t promised(std::uint64_t budget, std::uint64_t application) const {
    return -balance(budget, account::committed, application);
  }
  std::int64_t paid_out(std::uint64_t budget, std::uint64_t application) const {
    return -balance(budget, account::paid, application);
  }
};

using policies::SeesJournal;
// For apply: moves an amount from the side of one account to that of another, and holds the invariants of part 8:
// each account on its side, and 1001 = 2001 + 2002 + 2003 + 2004.
struct Movement {
  std::uint16_t debit = 0;
  std::uint16_t credit = 0;
  std::int64_t amount = 0;
  std::uint64_t application = 0;  // 0: of the budget itself
};
void post(FundBooks& books, std::uint64_t budget, Date day, const Movement& movement, const SeesJournal& see);

}  // namespace gongbao::beauty_health
