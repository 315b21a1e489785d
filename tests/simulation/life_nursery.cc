// What nurseries, families and their bank do: contracts and bills, weeks and half-months that are reported, agreed to
// by a word or by silence, or disputed; refunds, payouts, mistakes undone.
#include "simulation/life.h"

#include "base/check.h"
#include "policies/childcare/questions.h"

namespace gongbao::simulation {

using childcare::Cycle;
using custody::Instruction;
using custody::Op;

namespace {

constexpr std::size_t most_contracts = 12;
constexpr std::int64_t month_fee = 660'001;
constexpr const char* item_of_fee = "保育费";

PersonToken person(std::uint64_t number) {
  PersonToken token;
  token.token.fill(static_cast<std::uint8_t>(1 + number % 250));
  return token;
}

childcare::VoucherPaper voucher_of(const SealedText& paper) {
  childcare::VoucherPaper voucher;
  voucher.text = "托育服务格式条款:余额可退。";
  for (const auto& [item, name] : names_of(childcare::VoucherItem{})) voucher.items.push_back(item);
  voucher.document = paper;
  return voucher;
}

}  // namespace

// --- founding --------------------------------------------------------------------------------------------------------

void Life::found_nursery(std::uint64_t i) {
  Nursery of;
  of.account_no = "1102000000000000" + std::to_string(10 + i);
  of.settlement = "6222030300000000" + std::to_string(10 + i);
  of.demo = i % 2 == 1;
  childcare::RegisterInstitution registration;
  registration.uscc = credit_code("52110105MB" + std::to_string(1'000'000 + i));
  registration.registration_no = "京朝托备" + std::to_string(100 + i);
  registration.institution_name = "某托育园";
  registration.area = district;
  registration.domicile = registration.site_address = "朝阳路1号";
  registration.contact = person(9);
  registration.settlement_account = of.settlement;
  registration.designed_places = 60;
  registration.enrolled = 40;
  const auto registered = give(registration, {access::Role::institution, 21, 0, 0});
  GB_CHECK(registered.code == 0);
  of.id = registered.entry_no;
  if (of.demo) GB_CHECK(give(childcare::SetCategory{of.id, true, today_, sealed()}, the_health_district()).code == 0);
  publish(of);
  childcare::SignCustodyAgreement agreement;
  agreement.operator_id = of.id;
  agreement.bank_id = bank;
  agreement.bank_district = "110102";
  agreement.signed_on = today_;
  agreement.acknowledgement = sealed();
  GB_CHECK(give(agreement, the_institution(of)).code == 0);
  GB_CHECK(give(childcare::OpenCustodyAccount{of.id, of.account_no}, the_bank()).code == 0);
  nurseries_.push_back(std::move(of));
}

void Life::publish(const Nursery& of) {
  childcare::PublishFeeStandard fee;
  fee.operator_id = of.id;
  fee.item = item_of_fee;
  fee.price = {3 * month_fee};
  GB_CHECK(give(fee, the_institution(of)).code == 0);
  childcare::PublishDisclosure disclosure;
  disclosure.operator_id = of.id;
  disclosure.institution_name = "某托育园";
  disclosure.fee_standards = "保育费按月";
  disclosure.refund_rules = "按未提供的天数退";
  disclosure.privacy = "不外传";
  disclosure.complaint_phone = "010-12345";
  GB_CHECK(give(disclosure, the_institution(of)).code == 0);
}

// --- saying things ---------------------------------------------------------------------------------------------------

bool Life::tell(const Nursery& of, const Instruction& in, std::uint64_t family) {
  using enum Op;
  access::Actor actor = the_bank();
  for (const Op op :
       {collect_cash, report_service, withdraw_funding, accept_refund, refund_by_operator, resolve_dispute})
    if (in.op == op) actor = the_institution(of);
  if (family != 0) actor = the_family(family);
  const bool accepted = send({in}, actor, 0).front().code == 0;
  if (one_in(40)) send({in}, actor, 0);  // the line was lost
  return accepted;
}

Instruction Life::fee(Op op, const Nursery& of, std::uint64_t subject, std::int64_t amount) {
  Instruction in = make(op, of.id, subject, amount);
  in.scheme = custody::scheme_childcare;
  return in;
}

// --- a day -----------------------------------------------------------------------------------------------------------

void Life::nursery_day(Nursery& of) {
  const auto acts = 1 + below(static_cast<std::uint64_t>(plan_.acts_a_day));
  for (std::uint64_t i = 0; i < acts; ++i) nursery_act(of);
  pay_out(of);
}

void Life::nursery_act(Nursery& of) {
  switch (below(16)) {
    case 0:
      return enrol(of);
    case 1:
    case 2:
      return charge(of);
    case 3:
      return bring_cash(of);
    case 4:
      return attend(of);
    case 5:
    case 6:
    case 7:
      return report(of);
    case 8:
      return tell_families(of);
    case 9:
    case 10:
      return answer(of);
    case 11:
      return settle_disputes(of);
    case 12:
      return ask_back(of);
    case 13:
      return give_back(of);
    case 14:
      return one_in(2) ? own_money(of) : one_in(2) ? undo(of) : unknown_fee(of);
    default:
      return one_in(2) ? move_between_lots(of) : unlawful(of);
  }
}

// --- contracts and payments ------------------------------------------------------------------------------------------

void Life::enrol(Nursery& of) {
  if (of.contracts.size() >= most_contracts) return;
  Nursery::Enrolled child;
  child.family = 500'000 + ++last_family_;
  childcare::RegisterContract contract;
  contract.operator_id = of.id;
  contract.family_account = child.family;
  contract.family = person(last_family_);
  contract.child = person(last_family_ + 100);
  contract.child_months = 20;
  contract.service_start = today_;
  contract.service_end = today_ + Days{400};
  contract.billing = one_in(4) ? childcare::Billing::hourly : childcare::Billing::period;
  contract.voucher = voucher_of(sealed());
  contract.cycle = of.demo ? Cycle::weekly : Cycle::semi_monthly;
  if (one_in(3)) contract.refund_days_agreed = 3;
  const auto registered = give(contract, the_institution(of));
  if (registered.code != 0) return;
  child.contract = registered.entry_no;
  child.hourly = contract.billing == childcare::Billing::hourly;
  child.paid_until = today_ - Days{1};
  const Cycle cycle = one_in(8) == of.demo ? Cycle::semi_monthly : Cycle::weekly;
  give(childcare::AcknowledgeContract{of.id, child.contract, !one_in(10), cycle}, the_family(child.family));
  give(childcare::AcknowledgeContract{of.id, child.contract, true, contract.cycle}, the_family(child.family));
  of.contracts.push_back(child);
}

// A bill, and whoever pays it: into the account, or in cash. Some reach too far, and some are paid to somebody else.
void Life::charge(Nursery& of) {
  if (of.contracts.empty()) return;
  Nursery::Enrolled& child = of.contracts[below(of.contracts.size())];
  childcare::RegisterBill bill;
  bill.operator_id = of.id;
  bill.contract_id = child.contract;
  // Now and then for days that are paid for already.
  bill.period_start = child.paid_until + Days{one_in(9) ? -3 : 1};
  bill.period_end = bill.period_start + Days{static_cast<std::int32_t>(13 + below(one_in(6) ? 100 : 60))};
  bill.price_lines = {{item_of_fee, childcare::LineKind::service, 1, {money(3 * month_fee + (one_in(9) ? 1'000 : 0))}}};
  bill.units = static_cast<std::int32_t>(1 + below(child.hourly ? 2'400 : 60));
  if (one_in(3)) bill.gift_units = static_cast<std::int32_t>(1 + below(3));
  const auto registered = give(bill, the_institution(of));
  if (registered.code != 0) return;
  const std::uint64_t lot = registered.entry_no;
  const bool in_cash = one_in(5);
  Instruction in = fee(in_cash ? Op::collect_cash : Op::pay_fee, of, lot, bill.price_lines[0].price.fen);
  in.counter_id = child.contract;
  if (in_cash) in.flags = custody::flag::cash;
  if (!in_cash) in = paid_in(in, one_in(15) ? of.settlement : of.account_no);
  if (!tell(of, in)) return;
  child.paid_until = bill.period_end;
  of.lots.push_back({lot, child.contract, child.family});
  of.inbound.emplace_back(in.instr_id, in);
}

// 10i: what was taken in cash, all of it and now and then a fen too little.
void Life::bring_cash(Nursery& of) {
  for (const Nursery::Payment& each : of.lots) {
    const custody::Lot* lot = books().lots.find({of.id, each.lot});
    if (lot == nullptr || lot->state != custody::LotState::in_transit || one_in(3)) continue;
    const Instruction in = paid_in(fee(Op::deposit_cash, of, each.lot, lot->paid - (one_in(8) ? 1 : 0)), of.account_no);
    if (tell(of, in)) of.inbound.emplace_back(in.instr_id, in);
    return;
  }
}

void Life::attend(Nursery& of) {
  const Nursery::Payment* at = pick(of.lots);
  if (at != nullptr) give(childcare::LogAttendance{of.id, at->lot, today_}, the_institution(of));
}

// --- service ---------------------------------------------------------------------------------------------------------

void Life::report(Nursery& of) {
  const Nursery::Payment* at = pick(of.lots);
  const custody::Lot* lot = at == nullptr ? nullptr : books().lots.find({of.id, at->lot});
  if (lot == nullptr) return;
  const childcare::DayRange period{Date{lot->start}, Date{lot->end}};
  const std::uint64_t cycles = childcare::cycles_in(lot->cycle, period);
  std::uint64_t number = 1;
  while (number < cycles && books().cycle_reported(*lot, number)) ++number;
  if (one_in(12)) number = below(cycles + 2);
  Instruction in = fee(Op::report_service, of, at->lot, 0);
  in.counter_id = number;
  in.aux_fen = static_cast<std::int64_t>(one_in(10) ? below(200) : 1 + below(1 + 2 * lot->units / cycles));
  if (!one_in(4)) in.flags = custody::flag::notified;
  if (!tell(of, in)) return;
  of.items.emplace_back(in.instr_id, *at);
  of.inbound.emplace_back(in.instr_id, in);
}

void Life::tell_families(Nursery& of) {
  for (const auto& [item, payment] : of.items) {
    const custody::ServiceItem* row = books().services.find({of.id, item});
    if (row == nullptr || row->state != custody::ServiceState::reported) continue;
    give(childcare::NotifyFamily{of.id, item}, the_institution(of));
    return;
  }
}

// A word for what was reported: yes, yes to a part of it, no; sometimes too late, or about what is settled already.
void Life::answer(Nursery& of) {
  if (of.items.empty()) return;
  auto [item, payment] = of.items[one_in(6) ? below(of.items.size()) : of.items.size() - 1];
  const custody::ServiceItem* row = books().services.find({of.id, item});
  Instruction in = fee(one_in(4) ? Op::dispute_service : Op::confirm_service, of, payment.lot, 0);
  in.ref_id = item;
  const bool part = row != nullptr && in.op == Op::confirm_service && one_in(4);
  if (part) in.aux_fen = static_cast<std::int64_t>(1 + below(row->units + 1));
  if (!tell(of, in, payment.family)) return;
  // What was not agreed to is an item of its own, under the number of the answer.
  if (part) of.items.emplace_back(in.instr_id, payment);
}

// 2-14d: an outcome that both confirm, then the money goes by it.
void Life::settle_disputes(Nursery& of) {
  const auto& disputes = counter_.state().childcare().contracts.disputes;
  for (auto it = disputes.lower_bound({of.id, 0}); it != disputes.end() && it->first.operator_id == of.id; ++it) {
    const std::uint64_t number = it->first.number;
    const childcare::Dispute dispute = it->second;
    if (dispute.closed_on || one_in(3)) continue;
    childcare::RecordOutcome outcome;
    outcome.operator_id = of.id;
    outcome.dispute_id = number;
    const custody::ServiceItem* item = books().services.find({of.id, dispute.item});
    const std::int64_t amount = item == nullptr ? 0 : item->amount;
    const std::int64_t share =
        amount == 0 ? 0 : static_cast<std::int64_t>(below(static_cast<std::uint64_t>(amount) + 1));
    const bool refunded = one_in(2);
    if (dispute.refund != 0) outcome.accepted = one_in(2);
    if (dispute.refund == 0) {
      outcome.institution_share = Money{share};
      outcome.family_share = Money{amount - share};
      outcome.family_mode = refunded ? childcare::FamilyMode::refund : childcare::FamilyMode::credit;
    }
    give(outcome, the_institution(of));
    const childcare::Contract* contract =
        childcare::contract_of_lot(counter_.state().childcare().contracts, of.id, dispute.lot);
    if (!one_in(5)) give(childcare::ConfirmOutcome{of.id, number}, the_family(contract->family_account));
    give(childcare::ConfirmOutcome{of.id, number}, the_institution(of));
    if (item == nullptr) return;
    Instruction in = fee(Op::resolve_dispute, of, dispute.lot, share);
    in.counter_id = number;
    in.aux_fen = amount - share + (one_in(10) ? 1 : 0);
    in.ref_id = dispute.item;
    if (refunded) in.flags = custody::flag::refunded;
    tell(of, in);
    return;
  }
}

// --- refunds ---------------------------------------------------------------------------------------------------------

void Life::ask_back(Nursery& of) {
  const Nursery::Payment* at = pick(of.lots);
  if (at == nullptr) return;
  childcare::DemandRefund demand;
  demand.operator_id = of.id;
  demand.lot_id = at->lot;
  using enum custody::Ground;
  demand.ground = std::array{cooling_off, not_performed, agreed, lawful_rescission, below_minimum_item}[below(5)];
  demand.institution_fault = one_in(3);
  if (!one_in(4)) demand.document = sealed();
  const Nursery::Payment payment = *at;
  const auto demanded = give(demand, the_family(payment.family));
  if (demanded.code == 0) of.refunds.emplace_back(demanded.entry_no, payment);
}

void Life::give_back(Nursery& of) {
  if (of.refunds.empty()) return;
  const auto [number, payment] = of.refunds[one_in(3) ? below(of.refunds.size()) : of.refunds.size() - 1];
  const auto row = books().refunds.find({of.id, number});
  if (row == books().refunds.end()) return;
  const auto told =
      childcare::answer(counter_.state().lot_scheme().reading(), childcare::AskContract{of.id, payment.contract});
  std::int64_t sum = 0;
  for (const childcare::RefundAnswer& each : told->refunds) sum = each.refund_id == number ? each.amount.fen : sum;
  if (row->second.state == custody::RefundState::accepted) {
    tell(of, cash(fee(Op::pay_refund, of, number, row->second.payable + row->second.compensation)));
    return;
  }
  if (one_in(6)) return void(give(childcare::WithdrawRefund{of.id, number}, the_family(payment.family)));
  if (one_in(5)) return void(give(childcare::ContestRefund{of.id, number, sealed()}, the_institution(of)));
  if (one_in(5)) {
    Instruction in = fee(Op::refund_by_operator, of, payment.lot, sum);
    in.counter_id = number;
    in.ref_id.fill(7);
    if (tell(of, in)) of.items.emplace_back(in.instr_id, payment);
    return;
  }
  tell(of, fee(Op::accept_refund, of, number, sum + (one_in(9) ? 1 : 0)));
}

// --- the bank --------------------------------------------------------------------------------------------------------

void Life::pay_out(Nursery& of) {
  std::vector<std::uint64_t> open, executed;
  for (auto it = books().orders.lower_bound({of.id, 0}); it != books().orders.end() && it->first.operator_id == of.id;
       ++it) {
    const custody::OrderState state = it->second.state;
    const bool waits = state == custody::OrderState::open || state == custody::OrderState::returned;
    if (waits) open.push_back(it->first.number);
    if (state == custody::OrderState::executed) executed.push_back(it->first.number);
  }
  for (const std::uint64_t each : open) {
    if (one_in(3)) tell(of, cash(fee(Op::execute_payout, of, each, 0)));
  }
  if (!executed.empty() && one_in(25))
    tell(of, cash(fee(Op::payout_returned, of, executed[below(executed.size())], 0)));
}

void Life::own_money(Nursery& of) {
  switch (below(4)) {
    case 0: {
      const Instruction in = paid_in(fee(Op::fund_custody, of, 0, money(month_fee)), of.settlement);
      if (tell(of, in)) of.inbound.emplace_back(in.instr_id, in);
      return;
    }
    case 2: {
      const Instruction in = cash(fee(Op::interest, of, 0, money(999)));
      if (tell(of, in)) of.inbound.emplace_back(in.instr_id, in);
      return;
    }
    default:
      tell(of, fee(Op::withdraw_funding, of, 0, money(month_fee)));
  }
}

void Life::undo(Nursery& of) {
  if (of.inbound.empty()) return;
  const Instruction original = of.inbound[one_in(4) ? below(of.inbound.size()) : of.inbound.size() - 1].second;
  const bool of_bank = original.op == Op::pay_fee && one_in(3);
  const std::int64_t amount = of_bank ? money(original.amount_fen) : original.amount_fen;
  Instruction in = cash(fee(of_bank ? Op::chargeback : Op::reverse, of, original.subject_id, amount));
  in.ref_id = original.instr_id;
  tell(of, in);
}

// A payment whose sender nobody knows at first: for a bill, or the institution's own.
void Life::unknown_fee(Nursery& of) {
  if (one_in(2) || of.lines.empty()) {
    const std::int64_t amount = money(month_fee);
    const Instruction in = paid_in(fee(Op::unidentified_receipt, of, 0, amount), of.account_no);
    if (tell(of, in)) of.lines.emplace_back(in.instr_id, amount);
    return;
  }
  const auto [line, amount] = of.lines[below(of.lines.size())];
  Instruction in = fee(Op::identify_receipt, of, 0, amount);
  in.purpose = custody::purpose::own_funding;
  in.ref_id = line;
  tell(of, in);
}

void Life::move_between_lots(Nursery& of) {
  const Nursery::Payment* from = pick(of.lots);
  if (from == nullptr) return;
  std::vector<Nursery::Payment> siblings;
  for (const Nursery::Payment& each : of.lots) {
    if (each.contract == from->contract || one_in(20)) siblings.push_back(each);
  }
  const Nursery::Payment* to = pick(siblings);
  Instruction in = fee(Op::transfer, of, from->lot, money(one_in(4) ? 3 * month_fee : 1'000));
  in.counter_id = to->lot;
  tell(of, in);
}

void Life::unlawful(Nursery& of) {
  switch (below(3)) {
    case 0:
      tell(of, cash(fee(Op::bank_fee, of, 0, 100)));  // 18d
      return;
    case 1: {
      Instruction in = cash(fee(Op::release_free, of, 0, 100));  // 18b
      in.ref_id.fill(7);
      tell(of, in);
      return;
    }
    default: {
      // 2-14a: before the family has said a word, or while there is a dispute
      std::vector<std::uint64_t> waiting;
      for (const auto& [id, payment] : of.items) {
        const custody::ServiceItem* item = books().services.find({of.id, id});
        if (item != nullptr) waiting.push_back(item->made_by);
      }
      if (const std::uint64_t* made_by = pick(waiting)) tell(of, cash(fee(Op::execute_payout, of, *made_by, 0)));
    }
  }
}

// A category that changes; what was paid keeps its ratio and its cycle.
void Life::district_of_nurseries_acts() {
  if (nurseries_.empty() || ymd(today_).day != 3 || !one_in(4)) return;
  Nursery& of = nurseries_[below(nurseries_.size())];
  const childcare::SetCategory change{of.id, !of.demo, today_, sealed()};
  if (give(change, the_health_district()).code != 0) return;
  of.demo = !of.demo;
  for (const Nursery::Enrolled& each : of.contracts) {
    const Cycle cycle = of.demo ? Cycle::weekly : Cycle::semi_monthly;
    give(childcare::AcknowledgeContract{of.id, each.contract, true, cycle}, the_family(each.family));
  }
}

}  // namespace gongbao::simulation
