// The export is accepted by hledger and ledger, and one altered figure is not.
#include "formats/hledger_book.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "formats/books_csv.h"
#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

constexpr const char* bank_account = "6217000010001234567";

BookLeg leg(std::uint16_t account, const char* name, const char* subject, std::int64_t fen, std::int64_t after) {
  return {account, name, subject, Money{fen}, Money{after}};
}

// Without legs, of one day.
BookJournal journal_of(std::uint64_t operator_id, std::uint64_t number) {
  const Date day = date_of(2023, 10, 9);
  return {.operator_id = operator_id, .journal_no = number, .booked_on = day, .event_date = day};
}

// The worked journal of spec/01 8.12, a bonus of 5.00, and a second operator.
std::vector<BookJournal> small_book() {
  const Date day = date_of(2023, 10, 9);
  const auto journal = [&](std::uint64_t op, std::uint64_t no, Date on, std::vector<BookLeg> legs) {
    return BookJournal{.entry_no = 100 + no,
                       .operator_id = op,
                       .journal_no = no,
                       .booked_on = on,
                       .event_date = day,
                       .command = "purchase",
                       .clauses = {"prepaid-card/9e", "reg/22"},
                       .legs = std::move(legs)};
  };
  std::vector<BookJournal> book{
      journal(91, 1, day,
              {leg(1001, "custody_restricted", bank_account, 40'001, 40'001),
               leg(1002, "custody_releasable", bank_account, 60'000, 60'000),
               leg(2001, "card_liability", "7", -100'001, -100'001)}),
      journal(91, 2, day,
              {leg(1004, "released_to_operator", "", 60'000, 60'000),
               leg(1002, "custody_releasable", bank_account, -60'000, 0)}),
      journal(
          92, 1, day + Days{1},
          {leg(1001, "custody_restricted", "other; account = 5 ¥", 1, 1), leg(2001, "card_liability", "7", -1, -1)}),
      journal(
          91, 3, day,
          {leg(2001, "card_liability", "7", 33'333, -66'668), leg(2002, "release_pending", "00aa", -33'333, -33'333)}),
      journal(91, 5, day + Days{8},
              {leg(2002, "release_pending", "00aa", 33'333, 0), leg(3001, "operator_entitled", "", -33'333, -33'333),
               leg(1001, "custody_restricted", bank_account, -13'333, 26'668),
               leg(1002, "custody_releasable", bank_account, 13'333, 13'333)}),
      journal(91, 6, day + Days{8},
              {leg(1004, "released_to_operator", "", 13'333, 73'333),
               leg(1002, "custody_releasable", bank_account, -13'333, 0)}),
  };
  BookJournal bonus =
      journal(91, 4, day, {leg(9002, "bonus_granted", "", 500, 500), leg(9001, "bonus_outstanding", "7", -500, -500)});
  bonus.book = BookJournal::Book::bonus;
  book.insert(book.begin() + 4, bonus);
  return book;
}

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }
bool hledger_accepts(const std::string& path) { return runs("hledger -f '" + path + "' check"); }
bool ledger_accepts(const std::string& path) { return runs("ledger --init-file /dev/null -f '" + path + "' balance"); }

#define GB_JUDGES_OR_SKIP()                                          \
  if (!runs("hledger --version")) GTEST_SKIP() << "absent: hledger"; \
  if (!runs("ledger --version")) GTEST_SKIP() << "absent: ledger"

TEST(HledgerBook, TheTextIsPlain) {
  const TestFolder folder;
  auto writer = HledgerWriter::one_file(folder.path("b"));
  ASSERT_TRUE(writer);
  const std::vector<BookJournal> book = small_book();
  ASSERT_TRUE(writer->add(book[2]) && writer->close());
  EXPECT_EQ(read_file(folder.path("b")),
            "; Books of prepaid funds: amounts in yuan, debit positive; every posting asserts its balance.\n\n"
            "2023-10-10 * (92/1) purchase  ; entry 101: prepaid-card/9e reg/22\n"
            "    ; happened on 2023-10-09\n"
            "    op92:1001 custody_restricted:other%3b%20account%20%3d%205%20%c2%a5  0.01 CNY = 0.01 CNY\n"
            "    op92:2001 card_liability:7  -0.01 CNY = -0.01 CNY\n\n");
  EXPECT_EQ(writer->journals(), 1u);
  EXPECT_EQ(writer->legs(), 2u);
}

TEST(HledgerBook, BothJudgesAcceptTheBook) {
  GB_JUDGES_OR_SKIP();
  const TestFolder folder;
  auto one = HledgerWriter::one_file(folder.path("one.journal"));
  auto many = HledgerWriter::file_per_operator(folder.path(""));
  ASSERT_TRUE(one && many);
  for (const BookJournal& journal : small_book()) ASSERT_TRUE(one->add(journal) && many->add(journal));
  ASSERT_TRUE(one->close() && many->close());
  for (const char* name : {"one.journal", "all.journal", "operator-91.journal", "operator-92.journal"}) {
    EXPECT_TRUE(hledger_accepts(folder.path(name))) << name;
    EXPECT_TRUE(ledger_accepts(folder.path(name))) << name;
  }
  const std::string totals = folder.path("totals");
  ASSERT_TRUE(runs("true"));
  ASSERT_EQ(
      std::system(
          ("hledger -f '" + folder.path("all.journal") + "' balance -N -O csv --flat > '" + totals + "'").c_str()),
      0);
  EXPECT_NE(read_file(totals).find("\"op91:2001 card_liability:7\",\"-666.68 CNY\""), std::string::npos)
      << read_file(totals);
}

// Each figure of the book in turn: amounts and asserted balances.
TEST(HledgerBook, OneAlteredFigureIsRefusedByBoth) {
  GB_JUDGES_OR_SKIP();
  const TestFolder folder;
  const std::size_t journals = small_book().size();
  for (std::size_t j = 0; j < journals; ++j) {
    for (const bool amount : {true, false}) {
      std::vector<BookJournal> book = small_book();
      (amount ? book[j].legs[0].amount : book[j].legs[0].balance_after).fen += 1;
      auto writer = HledgerWriter::one_file(folder.path("b.journal"));
      ASSERT_TRUE(writer);
      for (const BookJournal& journal : book) ASSERT_TRUE(writer->add(journal));
      ASSERT_TRUE(writer->close());
      EXPECT_FALSE(hledger_accepts(folder.path("b.journal"))) << j << (amount ? " amount" : " balance");
      EXPECT_FALSE(ledger_accepts(folder.path("b.journal"))) << j << (amount ? " amount" : " balance");
    }
  }
}

TEST(BooksCsv, OneRowAPosting) {
  const TestFolder folder;
  auto writer = BooksCsvWriter::create(folder.path("b.csv"));
  ASSERT_TRUE(writer && writer->add(small_book()[3]) && writer->close());
  EXPECT_EQ(read_file(folder.path("b.csv")),
            "entry_no,operator_id,journal_no,booked_on,event_date,book,command,account,account_name,subject,"
            "amount_fen,balance_fen,clauses\n"
            "103,91,3,2023-10-09,2023-10-09,money,purchase,2001,card_liability,7,33333,-66668,prepaid-card/9e reg/22\n"
            "103,91,3,2023-10-09,2023-10-09,money,purchase,2002,release_pending,00aa,-33333,-33333,"
            "prepaid-card/9e reg/22\n");
}

// An amount and its twin altered together: the sums still hold, the assertions do not.
TEST(HledgerBook, ABalancedForgeryIsRefusedByItsAssertions) {
  GB_JUDGES_OR_SKIP();
  const TestFolder folder;
  std::vector<BookJournal> book = small_book();
  book[1].legs[0].amount.fen += 1;
  book[1].legs[1].amount.fen -= 1;
  auto writer = HledgerWriter::one_file(folder.path("b.journal"));
  ASSERT_TRUE(writer);
  for (const BookJournal& journal : book) ASSERT_TRUE(writer->add(journal));
  ASSERT_TRUE(writer->close());
  EXPECT_FALSE(hledger_accepts(folder.path("b.journal")));
  EXPECT_FALSE(ledger_accepts(folder.path("b.journal")));
}

TEST(HledgerBook, MoreOperatorsThanOpenFiles) {
  const TestFolder folder;
  auto writer = HledgerWriter::file_per_operator(folder.path(""));
  ASSERT_TRUE(writer);
  constexpr std::uint64_t operators = 200;
  for (std::int64_t round = 1; round <= 2; ++round) {
    for (std::uint64_t op = 1; op <= operators; ++op) {
      BookJournal journal = journal_of(op, static_cast<std::uint64_t>(round));
      journal.legs = {leg(1004, "released_to_operator", "", 1, round), leg(2001, "card_liability", "7", -1, -round)};
      ASSERT_TRUE(writer->add(journal));
    }
  }
  ASSERT_TRUE(writer->close());
  const std::string last = read_file(folder.path("operator-200.journal"));
  EXPECT_NE(last.find("(200/1)"), std::string::npos);
  EXPECT_NE(last.find("(200/2)"), std::string::npos);
  if (!runs("hledger --version")) GTEST_SKIP() << "absent: hledger";
  EXPECT_TRUE(hledger_accepts(folder.path("all.journal")));
}

TEST(HledgerBook, TheLargestAmounts) {
  GB_JUDGES_OR_SKIP();
  const TestFolder folder;
  auto writer = HledgerWriter::one_file(folder.path("b.journal"));
  BookJournal journal = journal_of(91, 1);
  journal.legs = {leg(1004, "released_to_operator", "", INT64_MAX, INT64_MAX),
                  leg(2001, "card_liability", "7", -INT64_MAX, -INT64_MAX)};
  ASSERT_TRUE(writer && writer->add(journal) && writer->close());
  EXPECT_TRUE(hledger_accepts(folder.path("b.journal")));
  EXPECT_TRUE(ledger_accepts(folder.path("b.journal")));
}

}  // namespace
}  // namespace gongbao::formats
