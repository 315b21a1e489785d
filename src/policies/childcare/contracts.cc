// Contracts and bills: articles 5, 9, 12 and 14.
#include "policies/childcare/contracts.h"

#include <algorithm>

#include "base/identifiers.h"
#include "policies/childcare/admission.h"

namespace gongbao::childcare {

namespace {

const char* impossible_field(const RegisterContract& command) {
  if (command.service_end < command.service_start) return "service_end";
  if (command.child_born_on || !command.child_months || *command.child_months < 0) return "child_born_on";
  if (command.family_account == 0) return "family_account";
  if (!command.family.given()) return "family";
  if (!command.child.given()) return "child";
  const auto& term = command.refund_days_agreed;
  if (term && (*term < 0 || *term > shared::longest_refund_term.count)) return "refund_days_agreed";
  return in_calendar(command.service_end) ? nullptr : "service_end";
}

}  // namespace

std::int32_t months_begun(Date born_on, Date day) {
  if (day < born_on) return -1;
  std::int32_t months = 0;
  while (day > add_months(born_on, months)) ++months;
  return months;
}

void RegisterContract::keep_what_follows() {
  if (!child_born_on) return;
  // A life of centuries is a slip of the pen, and is not counted month by month.
  constexpr Days longest{200 * 366};
  const bool plausible =
      in_calendar(*child_born_on) && in_calendar(service_start) && service_start <= *child_born_on + longest;
  child_months = plausible ? months_begun(*child_born_on, service_start) : -1;
  child_born_on.reset();
}

// 第五条 出具载明下列内容的凭据 (5b–5o)
Answer decide(const Context& in, const RegisterContract& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (auto missing = voucher_problem(command.voucher)) return std::move(*missing);
  if (auto unfair = unfair_term_in(in, command.voucher.text)) return std::move(*unfair);
  if (const char* field = impossible_field(command)) return malformed(field);
  ContractRegistered fact;
  fact.operator_id = command.operator_id;
  fact.child_over_three = *command.child_months > in.terms.max_child_age_months;
  Contract& contract = fact.contract;
  contract.family_account = command.family_account;
  contract.family = command.family;
  contract.child = command.child;
  contract.child_months = *command.child_months;
  contract.service_type = command.service_type;
  contract.service = {command.service_start, command.service_end};
  contract.billing = command.billing;
  contract.document = command.voucher.document;
  contract.written = command.written.value_or(true);
  contract.model_contract = command.model_contract.value_or(false);
  contract.cycle = command.cycle;
  contract.refund_days_agreed = command.refund_days_agreed;
  contract.dispute_path = command.dispute_path.value_or(DisputePath::negotiation);
  contract.registered_on = in.today;
  Answer answer = accept(fact);
  answer.count("contract_id", static_cast<std::int64_t>(in.entry));
  if (fact.child_over_three) answer.flag(flag::child_over_three);
  return answer;
}

void apply(World& world, const ContractRegistered& fact, const FactOrigin& origin) {
  world.state.contracts.contracts[{fact.operator_id, origin.entry}] = fact.contract;
  if (!fact.child_over_three) return;
  record_event(world.state.compliance_events, fact.operator_id, flag::child_over_three,
               {origin.booked_on, origin.entry});
}

// 保障消费者能够完整、充分地阅览 (9b); 应经婴幼儿家庭确认 (14c 14d)
Answer decide(const Context& in, const AcknowledgeContract& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Contract* contract = find_contract(in.state.contracts, command.operator_id, command.contract_id);
  if (contract == nullptr) return refuse(code::unknown_subject).with_text("field", "contract_id");
  const ContractState state = contract_state(in.reading(), command.operator_id, *contract);
  if (state == ContractState::ended || state == ContractState::terminated) return refuse(code::wrong_state);
  if (!command.risk_prompt_read) return refuse(code::risk_prompt_not_acknowledged);
  const Cycle cycle = command.cycle.value_or(contract->cycle);
  const Cycle of_category = in.terms.cycle(demo_on(in.state.institutions, command.operator_id, in.today));
  if (!in.terms.allow_other_cycle && cycle != of_category) {
    return refuse(code::cycle_not_allowed).with_text("cycle", std::string(enum_name(of_category)));
  }
  return accept(ContractAcknowledged{command.operator_id, command.contract_id, cycle})
      .with_text("cycle", std::string(enum_name(cycle)));
}

void apply(World& world, const ContractAcknowledged& fact, const FactOrigin& origin) {
  Contract& contract = world.state.contracts.contracts.at({fact.operator_id, fact.contract_id});
  contract.choices.push_back({fact.cycle, origin.booked_on});
}

namespace {

const char* impossible_field(const RegisterBill& command) {
  if (command.period_end < command.period_start) return "period_end";
  if (command.units < 1) return "units";
  if (command.gift_units.value_or(0) < 0) return "gift_units";
  if (command.price_lines.empty()) return "price_lines";
  for (const PriceLine& line : command.price_lines) {
    if (line.quantity < 1 || line.price.fen < 0 || blank(line.item)) return "price_lines";
  }
  return nullptr;
}

Wide sum_of(const std::vector<PriceLine>& lines) {
  Wide sum = 0;
  for (const PriceLine& line : lines) sum += Wide{line.price.fen} * line.quantity;
  return sum;
}

// What op 31 would say of it if it were paid today: shown, not applied.
std::string verdict_of_today(const Context& in, std::uint64_t operator_id, const Bill& bill) {
  const custody::OperatorBook* book = in.books.find_operator(operator_id);
  const Code code = bill_problem(in.reading(), in.terms,
                                 {operator_id, in.entry, in.today, bill.amount.fen, false, book->account}, bill);
  return code == 0 ? "accepted" : std::string(code_name(code));
}

}  // namespace

// 即时将相关交易信息报送 (10h): what a payment is for is known before it comes.
Answer decide(const Context& in, const RegisterBill& command) {
  const Institution* institution = in.find_institution(command.operator_id);
  if (institution == nullptr) return refuse(code::unknown_operator);
  const Contract* contract = find_contract(in.state.contracts, command.operator_id, command.contract_id);
  if (contract == nullptr) return malformed("contract_id");
  if (const char* field = impossible_field(command)) return malformed(field);
  const auto amount = narrow(sum_of(command.price_lines));
  if (!amount) return refuse(code::amount_overflow);
  if (amount->fen == 0) return refuse(code::amount_not_positive).with_text("field", "price_lines");
  Bill bill;
  bill.contract = command.contract_id;
  bill.period = {command.period_start, command.period_end};
  bill.lines = command.price_lines;
  bill.amount = *amount;
  bill.units = command.units;
  bill.gift_units = command.gift_units.value_or(0);
  bill.payee_uscc = command.payee_uscc ? check_credit_code(*command.payee_uscc).normal : institution->uscc;
  bill.hourly = contract->billing == Billing::hourly;
  Answer answer = accept(BillRegistered{command.operator_id, bill});
  answer.count("bill_id", static_cast<std::int64_t>(in.entry));
  answer.fen("amount", amount->fen);
  answer.text("paid_today", verdict_of_today(in, command.operator_id, bill));
  return answer;
}

void apply(World& world, const BillRegistered& fact, const FactOrigin& origin) {
  ContractRows& rows = world.state.contracts;
  rows.bills[{fact.operator_id, origin.entry}] = fact.bill;
  rows.contracts.at({fact.operator_id, fact.bill.contract}).bills.push_back(origin.entry);
}

Answer decide(const Context& in, const LogAttendance& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Bill* bill = find_bill(in.state.contracts, command.operator_id, command.lot_id);
  if (bill == nullptr || !in.lots.lot(command.operator_id, command.lot_id)) {
    return refuse(code::unknown_subject).with_text("field", "lot_id");
  }
  if (!bill->period.covers(command.date)) return malformed("date");
  if (command.date > in.today) return refuse(code::event_date_in_future).with_text("field", "date");
  const auto logged = in.state.contracts.attendance.find({command.operator_id, command.lot_id});
  if (logged != in.state.contracts.attendance.end() && std::ranges::binary_search(logged->second, command.date)) {
    return refuse(code::wrong_state).with_date("date", command.date);
  }
  return accept(AttendanceLogged{command.operator_id, command.lot_id, command.date});
}

void apply(World& world, const AttendanceLogged& fact, const FactOrigin&) {
  std::vector<Date>& days = world.state.contracts.attendance[{fact.operator_id, fact.lot_id}];
  days.insert(std::ranges::upper_bound(days, fact.date), fact.date);
}

// --- how a contract stands -------------------------------------------------------------------------------------------

const custody::Refund* last_refund(const Reading& in, const OfOperatorNo& lot) {
  const auto last = in.state.contracts.last_refunds.find(lot);
  return last == in.state.contracts.last_refunds.end() ? nullptr
                                                       : &in.books.refunds.at({lot.operator_id, last->second});
}

bool was_refunded(const Reading& in, const OfOperatorNo& lot, const LotFigures& figures) {
  if (figures.standing != LotFigures::Standing::closed) return figures.standing == LotFigures::Standing::refunded;
  if (figures.used == 0) return true;  // charged back or moved: nothing of it was served
  const custody::Refund* last = last_refund(in, lot);
  return last != nullptr && last->state == custody::RefundState::paid;
}

ContractState contract_state(const Reading& in, std::uint64_t operator_id, const Contract& contract) {
  if (!contract.acknowledged()) return ContractState::draft;
  bool last_was_refunded = false;
  for (const std::uint64_t bill : contract.bills) {
    const auto lot = in.lots.lot(operator_id, bill);
    if (!lot) continue;
    if (lot->open()) return ContractState::active;
    last_was_refunded = was_refunded(in, {operator_id, bill}, *lot);
  }
  if (in.today > contract.service.last) return ContractState::ended;
  return last_was_refunded ? ContractState::terminated : ContractState::active;
}

std::uint64_t live_contract(const Reading& in, std::uint64_t operator_id) {
  const auto& contracts = in.state.contracts.contracts;
  for (auto it = contracts.lower_bound({operator_id, 0}); it != contracts.end() && it->first.operator_id == operator_id;
       ++it) {
    if (contract_state(in, operator_id, it->second) == ContractState::active) return it->first.number;
  }
  return 0;
}

}  // namespace gongbao::childcare
