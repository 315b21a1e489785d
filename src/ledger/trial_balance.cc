// Adds journals up and prints the result in the one order everybody can reproduce.
#include "ledger/trial_balance.h"

#include <algorithm>

#include "base/hash.h"

namespace gongbao::ledger {

const Account* TrialBalance::find(std::uint16_t number) const {
  const auto it = std::ranges::find(chart_, number, &Account::number);
  return it == chart_.end() ? nullptr : &*it;
}

bool TrialBalance::post(const Journal& journal) {
  if (!sums_to_zero(journal.legs)) return false;
  const auto last = last_number_.find(journal.owner);
  if (journal.number != (last == last_number_.end() ? 1 : last->second + 1)) return false;
  for (const Leg& leg : journal.legs) {
    const Account* account = find(leg.account);
    if (account == nullptr || account->book != journal.book) return false;
  }
  last_number_[journal.owner] = journal.number;
  for (const Leg& leg : journal.legs) {
    const Key key{journal.owner, leg.account, leg.subject};
    std::int64_t& balance = balances_[key];
    balance += leg.amount;
    if (balance == 0) balances_.erase(key);
  }
  return true;
}

std::int64_t TrialBalance::balance(std::uint64_t owner, std::uint16_t account, const Subject& subject) const {
  const auto it = balances_.find(Key{owner, account, subject});
  return it == balances_.end() ? 0 : it->second;
}

Wide TrialBalance::total(std::uint64_t owner, std::uint16_t account) const {
  Wide sum = 0;
  for (auto it = balances_.lower_bound(Key{owner, account, {}}); it != balances_.end(); ++it) {
    if (it->first.owner != owner || it->first.account != account) break;
    sum += it->second;
  }
  return sum;
}

std::string TrialBalance::wrong_side() const {
  for (const auto& [key, balance] : balances_) {
    const Account* account = find(key.account);
    // Only subjects that somebody else owns may never be overdrawn; totals such as 1004 may swing.
    if (account->subject == SubjectKind::none) continue;
    if (account->side == Side::credit ? balance > 0 : balance < 0) {
      return "account " + std::to_string(key.account) + " of operator " + std::to_string(key.owner) +
             " stands on the wrong side by " + std::to_string(balance) + " fen";
    }
  }
  return {};
}

std::string TrialBalance::digest_lines(const SubjectText& text) const {
  std::vector<std::string> lines;
  lines.reserve(balances_.size());
  for (const auto& [key, balance] : balances_) {
    const Account* account = find(key.account);
    lines.push_back(std::to_string(key.owner) + (account->book == Book::money ? ",money," : ",bonus,") +
                    std::to_string(key.account) + "," + text(key.owner, Leg{key.account, key.subject, balance}) + "," +
                    std::to_string(balance) + "\n");
  }
  std::ranges::sort(lines);
  std::vector<std::string> numbers;
  for (const auto& [owner, number] : last_number_) {
    numbers.push_back(std::to_string(owner) + "," + std::to_string(number) + "\n");
  }
  std::ranges::sort(numbers);
  std::string all;
  for (const auto& line : lines) all += line;
  for (const auto& line : numbers) all += line;
  return all;
}

Hash32 TrialBalance::digest(const SubjectText& text) const { return sha256(as_bytes(digest_lines(text))); }

}  // namespace gongbao::ledger
