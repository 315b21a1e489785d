// Double entry: a journal is a list of legs that sum to exactly zero, debit positive, credit negative, in fen. The
// ledger knows no law, no clock and no storage; the chart of accounts is declared by whoever keeps books
// (custody/chart.h).
#pragma once

#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/fields.h"
#include "base/money.h"

namespace gongbao::ledger {

enum class Side : std::uint8_t { debit, credit };
enum class Book : std::uint8_t { money, bonus };
// How the 16 bytes of a subject are to be read.
enum class SubjectKind : std::uint8_t { none, number, id };

struct Account {
  std::uint16_t number;
  const char* name;
  Side side;
  Book book;
  SubjectKind subject;
};

// A number sits in the first 8 bytes, little-endian; the other 8 are zero.
using Subject = Id16;
Subject subject_of(std::uint64_t number);
std::uint64_t number_of(const Subject& subject);

struct Leg {
  std::uint16_t account = 0;
  Subject subject{};
  std::int64_t amount = 0;  // fen; debit > 0, credit < 0, never 0
  GB_FIELDS(account, subject, amount)
  bool operator==(const Leg&) const = default;
};

struct Journal {
  std::uint64_t owner = 0;  // whose books: the operator
  Book book = Book::money;
  std::uint64_t number = 0;  // 1, 2, 3 … per owner, over both books
  Date event_date;
  Date booking_date;
  std::uint16_t cause = 0;  // what posted it, in the numbering of whoever keeps the books
  std::vector<Leg> legs;
};

// Invariant I1 of a single journal.
bool sums_to_zero(std::span<const Leg> legs);

}  // namespace gongbao::ledger
