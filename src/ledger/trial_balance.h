// Balances rebuilt from journals alone, one by one: the outsider's view of the books. What custody keeps as running
// sums must agree with it, and its digest (spec/01 I11) is what another program can recompute with sort and sha256sum.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "ledger/posting.h"

namespace gongbao::ledger {

// Text of a subject in the digest: decimal, 32 hex digits, an account number, or nothing.
using SubjectText = std::function<std::string(std::uint64_t owner, const Leg& leg)>;

class TrialBalance {
 public:
  explicit TrialBalance(std::span<const Account> chart) : chart_(chart) {}

  // False, and nothing is changed, when the journal does not sum to zero, skips a number of its owner, or names an
  // account that the chart does not have.
  bool post(const Journal& journal);

  std::int64_t balance(std::uint64_t owner, std::uint16_t account, const Subject& subject) const;
  // Sum over all subjects of the account.
  Wide total(std::uint64_t owner, std::uint16_t account) const;
  // First account whose balance lies on the wrong side (invariant I4), as a sentence; empty when all is well.
  std::string wrong_side() const;

  // Lines "operator,book,account,subject,balance" of all non-zero balances sorted bytewise, then
  // "operator,last journal_no" sorted bytewise; each ends in LF. The digest is the SHA-256 of these bytes.
  std::string digest_lines(const SubjectText& text) const;
  Hash32 digest(const SubjectText& text) const;

 private:
  struct Key {
    std::uint64_t owner;
    std::uint16_t account;
    Subject subject;
    auto operator<=>(const Key&) const = default;
  };
  const Account* find(std::uint16_t number) const;

  std::span<const Account> chart_;
  std::map<Key, std::int64_t> balances_;
  std::map<std::uint64_t, std::uint64_t> last_number_;
};

}  // namespace gongbao::ledger
