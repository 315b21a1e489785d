// What an instruction's decision must remember beyond the 64 bytes of its outcome: 32-byte extensions from a closed
// list. With them apply needs neither ratio nor calendar.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/fields.h"

namespace gongbao::custody {

struct Ext {
  std::uint16_t kind = 0;
  std::array<std::uint8_t, 30> body{};
  bool operator==(const Ext&) const = default;
};
static_assert(sizeof(Ext) == 32);

// Each names its number; numbers are the storage format and are never used again for something else (2 and 3 were).
struct ReceiptOpened {  // op 3
  static constexpr std::uint16_t kind = 1;
  Date deadline;
  bool overdue = false;
  bool provisional = false;
  GB_FIELDS(deadline, overdue, provisional)
};
// Ops 4, 21 (of all cards) and 13 (of the refunded card): every open receipt up to this one, oldest first, left 1003 as
// a whole, this one with so much. One extension, however many receipts a deposit covers.
struct ReceiptsUsed {
  static constexpr std::uint16_t kind = 13;
  Date event_date;
  Id16 last{};
  std::int64_t of_last = 0;
  GB_FIELDS(event_date, last, of_last)
};
struct WindowOpened {  // op 6: first record of an application, or one whose redemption makes its window end later
  static constexpr std::uint16_t kind = 4;
  Date window_end;
  bool provisional = false;
  Date from;  // day 0
  GB_FIELDS(window_end, provisional, from)
};
struct OrderOpened {  // op 6 of an agreed item
  static constexpr std::uint16_t kind = 5;
  std::uint64_t order = 0;
  std::int64_t amount = 0;
  Date due_on;
  GB_FIELDS(order, amount, due_on)
};
struct ItemCleared {  // op 6 of an agreed item
  static constexpr std::uint16_t kind = 6;
  Id16 item{};
  std::int64_t amount = 0;
  GB_FIELDS(item, amount)
};
struct RefundSplit {  // op 11: to 2003, to 2004, and what becomes a pending item
  static constexpr std::uint16_t kind = 7;
  std::int64_t payable = 0;
  std::int64_t compensation = 0;
  std::int64_t item = 0;
  GB_FIELDS(payable, compensation, item)
};
struct OriginalUndone {  // ops 15, 16: the original and what of it was principal and bonus
  static constexpr std::uint16_t kind = 8;
  std::uint64_t entry = 0;
  std::uint8_t op = 0;
  std::int64_t principal = 0;
  std::int64_t bonus = 0;
  bool first_sale = false;
  GB_FIELDS(entry, op, principal, bonus, first_sale)
};
struct PriceSplit {  // op 5 on a card with bonus
  static constexpr std::uint16_t kind = 9;
  std::int64_t principal = 0;
  std::int64_t bonus = 0;
  GB_FIELDS(principal, bonus)
};
struct BonusCancelled {  // ops 12, 13
  static constexpr std::uint16_t kind = 10;
  std::uint64_t card = 0;
  std::int64_t amount = 0;
  GB_FIELDS(card, amount)
};
struct OriginalSubject {  // op 16: what the original's record pointed to
  static constexpr std::uint16_t kind = 11;
  Id16 instr_id{};
  std::uint64_t counter = 0;
  GB_FIELDS(instr_id, counter)
};

struct SecondSubject {  // op 14 and its reversal: the other card, so that its history can be walked too
  static constexpr std::uint16_t kind = 12;
  std::uint64_t card = 0;
  std::uint64_t previous = 0;
  std::int64_t after = 0;
  GB_FIELDS(card, previous, after)
};

struct NotBefore {  // a refusal: the day of the cause; on that day and later it would not have been in the way
  static constexpr std::uint16_t kind = 14;
  Date day;
  GB_FIELDS(day)
};
struct CardHeld {  // a refusal: what the card held, which was too little
  static constexpr std::uint16_t kind = 15;
  std::int64_t principal = 0;
  std::int64_t bonus = 0;
  GB_FIELDS(principal, bonus)
};

// --- fee lots (spec/02) ----------------------------------------------------------------------------------------------
struct LotOpened {  // ops 31, 32, and 21 of a lot: the terms of its bill and of the day
  static constexpr std::uint16_t kind = 16;
  Date start;
  Date end;
  std::uint32_t units = 0;
  std::uint32_t gifts = 0;
  std::int32_t ratio_bp = 0;
  std::uint8_t cycle = 0;
  bool hourly = false;
  GB_FIELDS(start, end, units, gifts, ratio_bp, cycle, hourly)
};
struct PayoutOrdered {  // an order to pay the operator
  static constexpr std::uint16_t kind = 17;
  std::uint64_t order = 0;
  std::uint8_t order_kind = 0;
  std::int64_t amount = 0;
  Date due_on;
  GB_FIELDS(order, order_kind, amount, due_on)
};
struct ServiceReported {  // op 34; the window of those that were told at once, and of op 13
  static constexpr std::uint16_t kind = 18;
  std::int64_t amount = 0;
  bool notified = false;
  Date window_end;
  bool provisional = false;
  GB_FIELDS(amount, notified, window_end, provisional)
};
struct ServiceCleared {  // op 35: what of the item was confirmed
  static constexpr std::uint16_t kind = 19;
  std::int64_t amount = 0;
  std::uint32_t units = 0;
  GB_FIELDS(amount, units)
};
struct DueOn {  // op 22, and where a demand is over: the order's new day
  static constexpr std::uint16_t kind = 20;
  Date day;
  GB_FIELDS(day)
};
struct FilingDue {  // ops 31, 32, 21: the payment opens the duty to file
  static constexpr std::uint16_t kind = 23;
  Date due_on;
  bool provisional = false;
  GB_FIELDS(due_on, provisional)
};
struct RefundOpened {  // op 37: the family's share, to be paid back
  static constexpr std::uint16_t kind = 22;
  std::uint64_t refund = 0;
  Date due_on;
  GB_FIELDS(refund, due_on)
};
struct OrderCancelled {  // ops 11, 13, 15, 16: so much of the initial share that was not paid out yet
  static constexpr std::uint16_t kind = 21;
  std::uint64_t order = 0;
  std::int64_t amount = 0;
  GB_FIELDS(order, amount)
};

struct RefundLessened {  // op 15: what of a refund that was accepted has reached the consumer through its bank
  static constexpr std::uint16_t kind = 24;
  std::uint64_t refund = 0;
  std::int64_t payable = 0;
  std::int64_t compensation = 0;
  GB_FIELDS(refund, payable, compensation)
};

struct DemandEnded {  // ops 12, 15, 35, 37: nothing is left of the lot, so there is nothing to pay back
  static constexpr std::uint16_t kind = 25;
  std::uint64_t refund = 0;
  GB_FIELDS(refund)
};

template <class T>
Ext to_ext(const T& value) {
  const Bytes bytes = canonical_bytes(value);
  Ext ext;
  GB_CHECK(bytes.size() <= ext.body.size());
  ext.kind = T::kind;
  std::memcpy(ext.body.data(), bytes.data(), bytes.size());
  return ext;
}

template <class T>
T from_ext(const Ext& ext) {
  GB_CHECK(ext.kind == T::kind);
  ByteReader in(ext.body);
  T value{};
  decode(in, value);
  GB_CHECK(in.ok());
  return value;
}

// The first extension of that kind.
template <class T>
std::optional<T> find_ext(std::span<const Ext> extensions) {
  for (const Ext& ext : extensions) {
    if (ext.kind == T::kind) return from_ext<T>(ext);
  }
  return std::nullopt;
}

}  // namespace gongbao::custody
