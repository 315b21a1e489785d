// Balances rebuilt from journals alone, one by one: the outsider's view of the books. What custody keeps as running
// sums must agree with it, and its digest (spec/01 I11) is what another program can recompute with sort and sha256sum.
#pragma once

#include <functional>
#include <string>

#include "base/table.h"
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
  // Sum over all subjects of the account. Looks at every balance there is.
  Wide total(std::uint64_t owner, std::uint16_t account) const;
  // First account, by owner, number and subject, whose balance lies on the wrong side (invariant I4), as a sentence;
  // empty when all is well.
  std::string wrong_side() const;

  // Lines "operator,book,account,subject,balance" of all non-zero balances sorted bytewise, then
  // "operator,last journal_no" sorted bytewise; each ends in LF. The digest is the SHA-256 of these bytes.
  std::string digest_lines(const SubjectText& text) const;
  Hash32 digest(const SubjectText& text) const;

 private:
  struct Key {
    std::uint64_t owner = 0;
    std::uint64_t account = 0;
    Subject subject{};
    auto operator<=>(const Key&) const = default;
  };
  struct Balance {
    Key key;
    std::int64_t amount = 0;
  };
  struct Owner {
    std::uint64_t id = 0;
  };
  struct LastNumber {
    Owner key;
    std::uint64_t number = 0;
  };
  const Account* find(std::uint64_t number) const;
  bool is_next(const Journal& journal) const;
  void add(const Key& key, std::int64_t amount);

  std::span<const Account> chart_;
  Table<Key, Balance> balances_;  // none is zero
  Table<Owner, LastNumber> last_numbers_;
};

}  // namespace gongbao::ledger
