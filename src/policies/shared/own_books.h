// Books that a document keeps for itself, beside custody's: double entry over a chart of its own, one set of books per
// owner. Debit positive, in fen; every journal sums to zero, or the program stops.
#pragma once

#include <initializer_list>
#include <map>

#include "base/check.h"
#include "policies/document.h"

namespace gongbao::shared {

// One side of a posting; of 0 fen there is none.
struct BookEntry {
  std::uint16_t account = 0;
  std::int64_t amount = 0;  // debit > 0
  std::uint64_t subject = 0;
};

template <class Owner>
struct OwnBooks {
  struct Key {
    Owner owner{};
    std::uint16_t account = 0;
    std::uint64_t subject = 0;  // 0: the account has none
    GB_FIELDS(owner, account, subject)
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::int64_t> balances;     // debit positive; none is zero
  std::map<Owner, std::uint64_t> journals;  // posted so far
  GB_FIELDS(balances, journals)

  std::int64_t balance(Owner owner, std::uint16_t account, std::uint64_t subject = 0) const {
    const auto it = balances.find({owner, account, subject});
    return it == balances.end() ? 0 : it->second;
  }
  // Of all subjects of the account.
  std::int64_t total(Owner owner, std::uint16_t account) const {
    std::int64_t sum = 0;
    for (auto it = balances.lower_bound({owner, account, 0}); it != balances.end(); ++it) {
      if (it->first.owner != owner || it->first.account != account) break;
      sum += it->second;
    }
    return sum;
  }

  // For apply. holds(account, balance) is what must be true of each account that was touched.
  template <class Holds>
  void post(Owner owner, Date day, std::initializer_list<BookEntry> entries, const policies::SeesJournal& see,
            Holds holds) {
    ledger::Journal journal;
    for (const BookEntry& entry : entries) {
      if (entry.amount == 0) continue;
      journal.legs.push_back({entry.account, ledger::subject_of(entry.subject), entry.amount});
      const Key key{owner, entry.account, entry.subject};
      std::int64_t& balance = balances[key];
      balance += entry.amount;
      GB_CHECK(holds(entry.account, balance));
      if (balance == 0) balances.erase(key);
    }
    if (journal.legs.empty()) return;
    GB_CHECK(ledger::sums_to_zero(journal.legs));
    journal.owner = owner;
    journal.number = ++journals[owner];
    journal.event_date = journal.booking_date = day;
    if (see) see(journal);
  }
};

}  // namespace gongbao::shared
