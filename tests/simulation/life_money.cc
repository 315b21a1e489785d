// Money that moves beside the trade: payouts, funding, interest, money of unknown owners, refunds, mistakes undone.
#include "simulation/life.h"

namespace gongbao::simulation {

using custody::Instruction;
using custody::Op;

// The operator draws what is free: on paper, or by an order.
void Life::draw(Business& of) {
  const std::int64_t free = custody::releasable(book(of));
  const std::int64_t amount = free == 0 || one_in(10) ? free + 1 : one_in(3) ? free : money(free);
  if (one_in(2)) {
    Instruction in = make(Op::release_free, of, 0, amount);
    in.purpose = one_in(12) ? 101 : static_cast<std::uint16_t>(1 + below(8));
    const Id16* used = pick(of.papers);
    in.ref_id = used != nullptr && one_in(8) ? *used : in.instr_id;
    of.papers.push_back(in.ref_id);
    send(cash(in));
    return;
  }
  prepaid_card::RequestFreeRelease request{of.id, Money{amount}, one_in(12) ? "equity" : "wages", of.settlement};
  const auto reply = give(request, the_operator(of));
  if (reply.code != 0) return;
  of.orders.push_back(reply.entry_no);
  if (one_in(6)) give(prepaid_card::CancelOrder{of.id, reply.entry_no}, the_operator(of));
}

void Life::pay_what_is_due(Business& of) {
  for (const std::uint64_t order : of.orders) {
    const auto it = books().orders.find({of.id, order});
    if (it == books().orders.end() || (!it->second.counts() && !one_in(40)) || one_in(4)) continue;
    send(cash(make(Op::execute_payout, of, order, 0)));
  }
  if (of.orders.size() > 30) of.orders.erase(of.orders.begin(), of.orders.end() - 30);
}

void Life::bounce(Business& of) {
  if (const auto* order = pick(of.orders)) send(cash(make(Op::payout_returned, of, *order, 0)));
}

void Life::transfer(Business& of) {
  const auto* from = pick(of.cards);
  const auto* to = pick(of.cards);
  if (from == nullptr || *from == *to) return;
  Instruction in = make(Op::transfer, of, *from, money(std::max<std::int64_t>(1, card(of, *from)->principal)));
  in.counter_id = *to;
  send(in);
}

void Life::undo(Business& of) {
  const auto* picked = pick(of.inbound);
  if (picked == nullptr) return;
  const auto [id, original] = *picked;
  const bool back = one_in(2);
  Instruction in = make(back ? Op::chargeback : Op::reverse, of, original.subject_id,
                        back && one_in(2) ? money(original.amount_fen) : original.amount_fen);
  in.ref_id = id;
  const bool through_account = back || original.bank_txn_no[0] != 0;
  send(through_account ? cash(in) : in);
}

void Life::fund(Business& of) {
  const std::int64_t gap = book(of).required + book(of).q.open_orders - book(of).q.custody;
  send(paid_in(make(Op::fund_custody, of, 0, gap > 0 && !one_in(4) ? gap : money(50'000)), of.settlement));
}

void Life::interest_or_fee(Business& of) {
  send(cash(make(one_in(2) ? Op::interest : Op::bank_fee, of, 0, money(500))));
}

void Life::unknown_money(Business& of) {
  if (of.lines.empty() || one_in(2)) {
    send(paid_in(make(Op::unidentified_receipt, of, 0, money(80'000)), of.account_no));
    return;
  }
  const Id16 id = *pick(of.lines);
  const auto line = books().lines.find({of.id, id});
  if (line == books().lines.end()) return;
  const auto kind = static_cast<std::uint16_t>(1 + below(3));
  const bool first = kind == custody::purpose::card && one_in(2);
  Instruction in = make(Op::identify_receipt, of, 0, line->second.amount);
  in.purpose = kind;
  in.ref_id = id;
  if (kind == custody::purpose::card) in.subject_id = first || of.cards.empty() ? ++last_card_ : *pick(of.cards);
  if (first) {
    in.flags = custody::flag::first_sale;
    in.counter_id = 1;
  }
  send(in);
}

void Life::lose_a_card(Business& of) {
  const auto* id = pick(of.cards);
  if (id == nullptr) return;
  const std::uint64_t lost = *id;
  if (give(prepaid_card::ReportLoss{of.id, lost}, the_holder(lost)).code != 0) return;
  if (one_in(2)) {
    give(prepaid_card::UnfreezeCard{of.id, lost}, the_holder(lost));
  } else if (give(prepaid_card::ReissueCard{of.id, lost, ++last_card_}, the_operator(of)).code == 0) {
    welcome(of, last_card_);
  }
}

void Life::demand_refund(Business& of) {
  const auto* id = pick(of.cards);
  if (id == nullptr) return;
  prepaid_card::DemandRefund demand;
  demand.operator_id = of.id;
  demand.card_id = *id;
  demand.ground = static_cast<custody::Ground>(1 + below(7));
  if (demand.ground == custody::Ground::cooling_off) demand.gift_kept = one_in(2);
  const auto reply = give(demand, the_bank());
  if (reply.code == 0) of.refunds.push_back(reply.entry_no);
}

void Life::settle_refund(Business& of) {
  if (of.refunds.empty()) return;
  const std::uint64_t id = *pick(of.refunds);
  const custody::Refund refund = books().refunds.at({of.id, id});
  const custody::Card& row = *card(of, refund.card_id);
  const bool contested = refund.state == custody::RefundState::contested;
  if (refund.state == custody::RefundState::demanded || contested) {
    if (one_in(6)) {
      give(prepaid_card::WithdrawRefund{of.id, id}, the_holder(refund.card_id));
    } else if (!contested && one_in(5)) {
      give(prepaid_card::ContestRefund{of.id, id, sealed()}, the_operator(of));
    } else if (contested && one_in(2)) {
      const auto outcome = one_in(2) ? prepaid_card::RefundDecision::accepted : prepaid_card::RefundDecision::rejected;
      give(prepaid_card::ResolveContestedRefund{of.id, id, outcome, sealed(), {}}, the_district());
    } else if (one_in(3)) {
      Instruction in = make(Op::refund_by_operator, of, id, row.principal + (one_in(8) ? 1 : 0));
      if (one_in(2)) in.flags = custody::flag::cash;
      send(in);
    } else {
      const std::int64_t gift = refund.gift_kept && row.principal > 1 ? money(row.principal / 2 + 1) : 0;
      const auto sum = counter_.state().scheme().refund_sum(row, refund, gift);
      Instruction in = make(Op::accept_refund, of, id, sum.payable + sum.compensation);
      in.aux_fen = gift;
      if (gift > 0) in.flags = custody::flag::confirmed;
      send(in);
    }
  } else if (refund.state == custody::RefundState::accepted && one_in(6)) {
    give(prepaid_card::WithdrawRefund{of.id, id}, the_holder(refund.card_id));
  } else if (refund.state == custody::RefundState::accepted) {
    send(cash(make(Op::pay_refund, of, id, refund.payable + refund.compensation + (one_in(12) ? 1 : 0))));
  }
}

// Records that nobody should send: wrong in one place each.
void Life::nonsense(Business& of) {
  const std::uint64_t some_card = of.cards.empty() ? 1 : *pick(of.cards);
  Instruction in = paid_in(make(Op::topup, of, some_card, money(1'000)), of.account_no);
  switch (below(17)) {
    case 0:
      in.op = static_cast<Op>(99);
      break;
    case 1:
      in.amount_fen = 0;
      break;
    case 2:
      in.amount_fen = INT64_MAX;
      break;
    case 3:
      in.operator_id += 1'000'000;
      send(std::vector{in});
      return;
    case 4:
      in.event_date = today_ + Days{1};
      break;
    case 5:
      in.instr_id = custody::make_id(today_ - Days{60}, std::array<std::uint8_t, 12>{});
      break;
    case 6:
      in.ref_id = {};
      break;
    case 7:
      in.version = 9;
      break;
    case 8:
      in.outlet_id = 77;
      break;
    case 9:
      in.op = Op::purchase;  // of a card that was sold
      in.counter_id = 1;
      break;
    case 10:
      in.op = Op::purchase;
      in.subject_id = ++last_card_;
      in.counter_id = 99;  // a product that nobody issued
      break;
    case 11:
      in = paid_in(make(Op::fund_custody, of, 0, money(1'000)), of.account_no);
      break;
    case 12:
      in = paid_in(make(Op::topup, of, some_card, money(1'000)), of.settlement);
      break;
    case 13:
      in.op = Op::purchase;
      in.subject_id = ++last_card_;
      in.counter_id = 1;
      in.event_date = date_of(2023, 8, 31);  // before there was a rule
      break;
    case 14:
      in.event_date = last_day(previous(quarter_of(today_)));
      break;
    case 15:
      in = cash(make(Op::execute_payout, of, last_application_ == 0 ? 1 : last_application_, 0));
      break;
    default:
      in = make(Op::transfer, of, some_card, money(5'000'000));
      in.counter_id = of.cards.empty() ? 2 : *pick(of.cards);
      break;
  }
  send(in);
}

}  // namespace gongbao::simulation
