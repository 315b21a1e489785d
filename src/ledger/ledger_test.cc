// Journals that do not balance, skip a number or name foreign accounts are refused; the digest is what sort and
// sha256sum make of the lines.
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "base/hash.h"
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

}  // namespace
}  // namespace gongbao::ledger
