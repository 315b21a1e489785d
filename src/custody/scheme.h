// What the law of one scheme gives to custody: the floor R and the tests of admission. Everything asked here is
// answered from the scheme's own state and the parameters of the day named in the comment; nothing is changed.
#pragma once

#include "custody/books.h"
#include "custody/codes.h"
#include "custody/extension.h"

namespace gongbao::custody {

struct Window {
  Date last_day;             // inclusive, until 24:00
  bool provisional = false;  // ends beyond the published calendar
  Date from = {};            // day 0, not counted
};

struct RefundSum {
  std::int64_t payable = 0;       // from the card's principal to the consumer
  std::int64_t compensation = 0;  // above the principal
  std::int64_t item = 0;          // rest of the principal, a pending item of the operator (gift, list price)
};

// What the law of any scheme says.
class Scheme {
 public:
  virtual ~Scheme() = default;
  virtual std::uint8_t number() const = 0;
  // The scheme's own number of a shared code above 200.
  virtual Code code(Code shared) const { return shared; }

  // Booking day. Whether the duty of custody binds that operator; without it nothing must be held, and cash has no
  // deadline.
  virtual bool in_custody(const OperatorBook& book) const = 0;

  // Booking day. R: what must be in the account; and the part of it that cash in transit cannot stand in for
  // (spec/01 part 12, A1).
  virtual Wide required(const OperatorBook& book, const Quantities& after) const = 0;
  virtual Wide required_in_account(const OperatorBook& book, const Quantities& after, Wide required) const = 0;

  // Event day.
  virtual bool in_force(Date event_day) const = 0;
  virtual bool calendar_known(Date event_day) const = 0;

  // Booking day. The balance that the duty to file looks at, and whether it opens one.
  virtual Wide balance_for_filing(const OperatorBook& book, const Quantities& q) const = 0;
  virtual bool balance_opens_filing_duty(const OperatorBook& book, Wide balance) const = 0;

  // Stored days.
  virtual Window deposit_window(Date received_on, bool acquirer) const = 0;
};

// Of one whose consumers hold cards and draw on them as they like.
class CardScheme : public Scheme {
 public:
  // Event day. 0 or the first code that forbids: a sale or top-up (account left out), a redemption.
  virtual Code sale(const OperatorBook& book, const Instruction& instruction, std::uint64_t product) const = 0;
  virtual Code redemption(const OperatorBook& book, const Instruction& instruction) const = 0;

  // Booking day.
  virtual PriceSplit split_price(const Card& card, std::int64_t price) const = 0;
  virtual bool purpose_allowed(std::uint16_t purpose) const = 0;
  virtual RefundSum refund_sum(const Card& card, const Refund& refund, std::int64_t gift_price) const = 0;
  virtual bool agreed_item_waits() const { return false; }  // a second window after an agreement (9m)

  // Stored days.
  virtual Window objection_window(Date applied_on, Date redeemed_on) const = 0;
  virtual Date order_due(const OperatorBook& book, Date created_on) const = 0;
};

}  // namespace gongbao::custody
