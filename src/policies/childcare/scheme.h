// What custody asks of this document: the terms of a lot, the weeks and half-months, the outcome of a dispute, windows
// and deadlines. Answered from the state and the parameters of the day that custody/lots.h names; nothing is changed.
#pragma once

#include "custody/lots.h"
#include "policies/childcare/book_lots.h"

namespace gongbao::childcare {

class Scheme final : public custody::LotScheme {
 public:
  // terms: of the booking day.
  Scheme(const State& state, const custody::Books& books, const law::Calendar& calendar, const Terms& terms)
      : state_(state), books_(books), lots_(books), calendar_(calendar), terms_(terms) {}

  std::uint8_t number() const override { return custody::scheme_childcare; }
  Code code(Code shared) const override;
  // 采用预付式消费…须采用银行存管模式 (10a): every institution.
  bool in_custody(const custody::OperatorBook&) const override { return true; }
  Wide required(const custody::OperatorBook&, const custody::Quantities& after) const override {
    return Wide{after.lot_floor} + after.unidentified;  // 8.2
  }
  Wide required_in_account(const custody::OperatorBook&, const custody::Quantities&, Wide required) const override {
    return required;  // cash on its way stands in for nothing
  }
  bool in_force(Date event_day) const override { return event_day >= terms_.effective_from; }
  bool calendar_known(Date event_day) const override { return calendar_.known(event_day); }
  // The duty of 6a looks at single payments (filing.h), not at a balance.
  Wide balance_for_filing(const custody::OperatorBook&, const custody::Quantities& q) const override {
    return q.balance();
  }
  bool balance_opens_filing_duty(const custody::OperatorBook&, Wide) const override { return false; }
  custody::Window deposit_window(Date received_on, bool acquirer) const override;

  bool knows_bill(std::uint64_t operator_id, std::uint64_t bill, std::uint64_t contract) const override;
  std::expected<custody::LotTerms, Code> fee(const custody::OperatorBook& book,
                                             const custody::Instruction& in) const override;
  Wide earned(const custody::Lot& lot, std::uint32_t used) const override;
  std::optional<custody::CycleSpan> cycle(const custody::Lot& lot, std::uint64_t number) const override;
  std::optional<custody::Window> filing_duty(const custody::Instruction& in) const override;
  Code outcome(const custody::Instruction& in, const custody::ServiceItem& item) const override;
  custody::RefundSum refund_sum(const custody::Lot& lot, const custody::Card& row, std::uint64_t refund_id,
                                const custody::Refund& refund, std::int64_t gift_price) const override;
  custody::Window confirmation_window(Date notified_on) const override;
  Date payout_due(custody::OrderKind kind, Date day0) const override;

  Reading reading() const { return {state_, books_, lots_, calendar_, terms_, *books_.day}; }

 private:
  custody::Window window(Date day0, WorkDays n) const;
  Terms terms_of(Date day) const { return day == terms_.day ? terms_ : terms_on(state_.parameters, day); }

  const State& state_;
  const custody::Books& books_;
  BookLots lots_;
  const law::Calendar& calendar_;
  const Terms& terms_;
};

}  // namespace gongbao::childcare
