// Adds journals up and prints the result in the one order everybody can reproduce.
#include "ledger/trial_balance.h"

#include <algorithm>

#include "base/hash.h"
#include "ledger/ordered_lines.h"

namespace gongbao::ledger {

const Account* TrialBalance::find(std::uint64_t number) const {
  const auto it = std::ranges::find(chart_, number, &Account::number);
  return it == chart_.end() ? nullptr : &*it;
}

bool TrialBalance::is_next(const Journal& journal) const {
  const LastNumber* last = last_numbers_.find(Owner{journal.owner});
  return journal.number == (last == nullptr ? 1 : last->number + 1);
}

bool TrialBalance::post(const Journal& journal) {
  if (!sums_to_zero(journal.legs) || !is_next(journal)) return false;
  for (const Leg& leg : journal.legs) {
    const Account* account = find(leg.account);
    if (account == nullptr || account->book != journal.book) return false;
  }
  LastNumber* last = last_numbers_.find(Owner{journal.owner});
  (last == nullptr ? last_numbers_.insert(Owner{journal.owner}) : *last).number = journal.number;
  const auto key_of = [&](const Leg& leg) { return Key{journal.owner, leg.account, leg.subject}; };
  // All places at once, then all rows: the waits for memory fall together.
  for (const Leg& leg : journal.legs) balances_.prefetch(key_of(leg));
  for (const Leg& leg : journal.legs) balances_.prefetch_row(key_of(leg));
  for (const Leg& leg : journal.legs) add(key_of(leg), leg.amount);
  return true;
}

void TrialBalance::add(const Key& key, std::int64_t amount) {
  Balance* found = balances_.find(key);
  Balance& balance = found != nullptr ? *found : balances_.insert(key);
  balance.amount += amount;
  if (balance.amount == 0) balances_.erase(key);
}

std::int64_t TrialBalance::balance(std::uint64_t owner, std::uint16_t account, const Subject& subject) const {
  const Balance* found = balances_.find(Key{owner, account, subject});
  return found == nullptr ? 0 : found->amount;
}

Wide TrialBalance::total(std::uint64_t owner, std::uint16_t account) const {
  Wide sum = 0;
  balances_.for_each([&](const Balance& balance) {
    if (balance.key.owner == owner && balance.key.account == account) sum += balance.amount;
  });
  return sum;
}

std::string TrialBalance::wrong_side() const {
  const Balance* first = nullptr;
  balances_.for_each([&](const Balance& balance) {
    const Account* account = find(balance.key.account);
    // Only subjects that somebody else owns may never be overdrawn; totals such as 1004 may swing.
    if (account->subject == SubjectKind::none) return;
    const bool wrong = account->side == Side::credit ? balance.amount > 0 : balance.amount < 0;
    if (wrong && (first == nullptr || balance.key < first->key)) first = &balance;
  });
  if (first == nullptr) return {};
  return "account " + std::to_string(first->key.account) + " of operator " + std::to_string(first->key.owner) +
         " stands on the wrong side by " + std::to_string(first->amount) + " fen";
}

std::string TrialBalance::digest_lines(const SubjectText& text) const {
  std::vector<std::string> lines;
  lines.reserve(balances_.size());
  balances_.for_each([&](const Balance& balance) {
    const Account* account = find(balance.key.account);
    lines.push_back(std::to_string(balance.key.owner) + (account->book == Book::money ? ",money," : ",bonus,") +
                    std::to_string(account->number) + "," +
                    text(balance.key.owner, Leg{account->number, balance.key.subject, balance.amount}) + "," +
                    std::to_string(balance.amount) + "\n");
  });
  std::vector<std::string> numbers;
  last_numbers_.for_each([&](const LastNumber& last) {
    numbers.push_back(std::to_string(last.key.id) + "," + std::to_string(last.number) + "\n");
  });
  return joined_in_order(lines) + joined_in_order(numbers);
}

Hash32 TrialBalance::digest(const SubjectText& text) const { return sha256(as_bytes(digest_lines(text))); }

}  // namespace gongbao::ledger
