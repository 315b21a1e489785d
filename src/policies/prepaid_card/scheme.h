// The document's law as custody asks for it: articles 9 and 10, 4i, 8b, and the parent Regulation where it closes gaps.
#pragma once

#include "custody/scheme.h"
#include "policies/prepaid_card/state.h"

namespace gongbao::prepaid_card {

class Scheme final : public custody::CardScheme {
 public:
  // terms: the parameters of the booking day.
  Scheme(const State& state, const law::Calendar& calendar, const Terms& terms)
      : state_(state), calendar_(calendar), terms_(terms) {}
  const State& state() const { return state_; }

  std::uint8_t number() const override { return custody::scheme_prepaid_card; }

  Wide required(const custody::OperatorBook& book, const custody::Quantities& after) const override;
  Wide required_in_account(const custody::OperatorBook& book, const custody::Quantities& after,
                           Wide required) const override;

  custody::Code sale(const custody::OperatorBook& book, const custody::Instruction& in,
                     std::uint64_t product) const override;
  custody::Code redemption(const custody::OperatorBook& book, const custody::Instruction& in) const override;
  bool in_custody(const custody::OperatorBook& book) const override;
  bool in_force(Date event_day) const override { return event_day >= terms_.effective_from; }
  bool calendar_known(Date event_day) const override { return calendar_.known(event_day); }

  custody::PriceSplit split_price(const custody::Card& card, std::int64_t price) const override;
  bool purpose_allowed(std::uint16_t purpose) const override;
  custody::RefundSum refund_sum(const custody::Card& card, const custody::Refund& refund,
                                std::int64_t gift_price) const override;
  bool agreed_item_waits() const override { return terms_.reapply_needs_new_window; }
  Wide balance_for_filing(const custody::OperatorBook& book, const custody::Quantities& q) const override;
  bool balance_opens_filing_duty(const custody::OperatorBook& book, Wide balance) const override;

  custody::Window deposit_window(Date received_on, bool acquirer) const override;
  custody::Window objection_window(Date applied_on, Date redeemed_on) const override;
  Date order_due(const custody::OperatorBook& book, Date created_on) const override;

 private:
  WorkDays since(Date day, WorkDays of_today, const char* parameter) const;
  bool outlet_listed(std::uint64_t operator_id, std::uint32_t outlet, Date event_day) const;

  const State& state_;
  const law::Calendar& calendar_;
  const Terms& terms_;
};

// 第四条 预收资金余额达50万元的，应当…备案 (prepaid-card/4a)
bool reaches_filing_threshold(Wide balance, const Terms& terms);
// What was refunded so far, where the parameter lets it count (2e).
Wide paid_back(const custody::OperatorBook& book, const Terms& terms);
// 第九条 接受管理的预收资金为不低于上一季度末预收资金余额的40% (prepaid-card/9i)
Wide quarter_floor(const custody::Quantities& q, const Terms& terms);
// 第九条 接受管理的预收资金余额变动应与预付卡发行和兑付的进度保持一致 (prepaid-card/9o)
Wide progress_floor(const custody::Quantities& q, const Terms& terms);
// 第八条(三) 将预收资金余额…存入专用存管账户，用于清退尚有余额的预付卡 (prepaid-card/8d; spec/01 part 12, A3)
Wide clearing_fund(const custody::Quantities& q, const Terms& terms);

}  // namespace gongbao::prepaid_card
