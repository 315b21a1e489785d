// Journals that do not balance, skip a number or name foreign accounts are refused; the digest is what sort and
// sha256sum make of the lines.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>

#include "base/hash.h"
#include "ledger/ordered_lines.h"
#include "ledger/trial_balance.h"

namespace gongbao::ledger {
namespace {

constexpr std::array<Account, 3> chart{{
    {1, "cash", Side::debit, Book::money, SubjectKind::none},
    {2, "owed", Side::credit, Book::money, SubjectKind::number},
    {9, "points", Side::credit, Book::bonus, SubjectKind::number},
}};

Journal journal(std::uint64_t number, std::vector<Leg> legs) {
  return {7, Book::money, number, {}, {}, 0, std::move(legs)};
}

std::string text(std::uint64_t, const Leg& leg) {
  return leg.account == 1 ? "" : std::to_string(number_of(leg.subject));
}

// Few letters, so that long lines are alike up to any place; zeros too.
RC_GTEST_PROP(OrderedLines, AreInTheOrderOfTheirBytes, ()) {
  auto lines = *rc::gen::container<
      std::vector<std::string>>(rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, 40), [=](std::size_t size) {
    return rc::gen::container<std::string>(size, rc::gen::weightedElement<char>({{20, 'a'}, {1, '\0'}, {1, '\xff'}}));
  }));
  const std::string joined = joined_in_order(lines);
  std::ranges::sort(lines);
  std::string expected;
  for (const std::string& line : lines) expected += line;
  RC_ASSERT(joined == expected);
}

TEST(TrialBalance, RefusesWhatIsNoJournal) {
  TrialBalance books(chart);
  EXPECT_FALSE(books.post(journal(1, {{1, {}, 100}, {2, subject_of(5), -99}})));
  EXPECT_FALSE(books.post(journal(2, {{1, {}, 100}, {2, subject_of(5), -100}}))) << "number 1 is missing";
  EXPECT_FALSE(books.post(journal(1, {{1, {}, 100}, {3, {}, -100}}))) << "no such account";
  EXPECT_FALSE(books.post(journal(1, {{1, {}, 100}, {9, subject_of(5), -100}}))) << "another book";
  EXPECT_TRUE(books.post(journal(1, {{1, {}, 100}, {2, subject_of(5), -100}})));
  EXPECT_FALSE(books.post(journal(1, {{1, {}, 100}, {2, subject_of(5), -100}}))) << "number 1 again";
  EXPECT_EQ(books.balance(7, 2, subject_of(5)), -100);
}

TEST(TrialBalance, NoSumWrapsToZero) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_FALSE(sums_to_zero(std::vector<Leg>{{1, {}, most}, {1, {}, most}, {1, {}, 2}}));
}

TEST(TrialBalance, SaysWhoIsOverdrawn) {
  TrialBalance books(chart);
  ASSERT_TRUE(books.post(journal(1, {{1, {}, -100}, {2, subject_of(5), 100}})));
  EXPECT_EQ(books.wrong_side(), "account 2 of operator 7 stands on the wrong side by 100 fen");
}

TEST(TrialBalance, DigestIsOverSortedLines) {
  TrialBalance books(chart);
  ASSERT_TRUE(books.post(journal(1, {{1, {}, 300}, {2, subject_of(10), -100}, {2, subject_of(9), -200}})));
  ASSERT_TRUE(books.post(journal(2, {{1, {}, -100}, {2, subject_of(10), 100}})));
  EXPECT_EQ(books.digest_lines(text), "7,money,1,,200\n7,money,2,9,-200\n7,2\n");
  EXPECT_EQ(books.digest(text), sha256(as_bytes("7,money,1,,200\n7,money,2,9,-200\n7,2\n")));
}

// The same balances in a map, which is slow and has its order by itself.
class PlainBalances {
 public:
  void post(const Journal& journal) {
    ++numbers_[journal.owner];
    for (const Leg& leg : journal.legs) {
      std::int64_t& balance = balances_[{journal.owner, leg.account, leg.subject}];
      balance += leg.amount;
    }
  }
  std::uint64_t next_number(std::uint64_t owner) const {
    const auto found = numbers_.find(owner);
    return found == numbers_.end() ? 1 : found->second + 1;
  }
  std::string lines() const {
    std::vector<std::string> lines;
    for (const auto& [key, balance] : balances_) {
      const auto& [owner, account, subject] = key;
      if (balance == 0) continue;
      lines.push_back(std::to_string(owner) + (account == 9 ? ",bonus," : ",money,") + std::to_string(account) + "," +
                      text(owner, Leg{account, subject, balance}) + "," + std::to_string(balance) + "\n");
    }
    std::vector<std::string> numbers;
    for (const auto& [owner, number] : numbers_) {
      numbers.push_back(std::to_string(owner) + "," + std::to_string(number) + "\n");
    }
    std::ranges::sort(lines);
    std::ranges::sort(numbers);
    std::string all;
    for (const std::string& line : lines) all += line;
    for (const std::string& line : numbers) all += line;
    return all;
  }
  void check(const TrialBalance& books) const {
    std::map<std::uint64_t, Wide> owed;
    std::string wrong;
    for (const auto& [key, balance] : balances_) {
      const auto& [owner, account, subject] = key;
      RC_ASSERT(books.balance(owner, account, subject) == balance);
      if (account == 2) owed[owner] += balance;
      if (account == 1 || balance <= 0 || !wrong.empty()) continue;
      wrong = "account " + std::to_string(account) + " of operator " + std::to_string(owner) +
              " stands on the wrong side by " + std::to_string(balance) + " fen";
    }
    for (const auto& [owner, sum] : owed) RC_ASSERT(books.total(owner, 2) == sum);
    RC_ASSERT(books.wrong_side() == wrong);
    RC_ASSERT(books.digest_lines(text) == lines());
  }

 private:
  std::map<std::tuple<std::uint64_t, std::uint16_t, Subject>, std::int64_t> balances_;
  std::map<std::uint64_t, std::uint64_t> numbers_;
};

RC_GTEST_PROP(TrialBalance, SaysWhatAMapOfTheSameJournalsSays, ()) {
  TrialBalance books(chart);
  PlainBalances plain;
  const auto journals = *rc::gen::inRange(0, 200);
  for (int i = 0; i < journals; ++i) {
    Journal next = journal(1, {});
    next.owner = *rc::gen::inRange<std::uint64_t>(1, 4);
    // Small amounts and few subjects, so that balances come back to zero and their rows are used again.
    const auto amount = *rc::gen::distinctFrom(rc::gen::inRange<std::int64_t>(-3, 4), std::int64_t{0});
    const Subject subject = subject_of(*rc::gen::inRange<std::uint64_t>(0, 6));
    next.number = plain.next_number(next.owner);
    next.legs = {{1, {}, amount}, {2, subject, -amount}};
    RC_ASSERT(books.post(next));
    plain.post(next);
  }
  plain.check(books);
}

}  // namespace
}  // namespace gongbao::ledger
