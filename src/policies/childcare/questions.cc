// Each answer reads rows by their key.
#include "policies/childcare/questions.h"

#include <algorithm>

#include "policies/childcare/admission.h"
#include "policies/childcare/citations.h"

namespace gongbao::childcare {

using custody::Ground;

std::optional<PublishedRecord> answer(const Reading& in, const AskPublished& question) {
  return published_record(in, question.operator_id);
}

std::optional<OpenDuties> answer(const Reading& in, const AskOpenDuties& question) {
  if (!in.state.institutions.institutions.contains(question.operator_id)) return std::nullopt;
  OpenDuties told{question.operator_id, {}};
  for (FoundOpen& each : found_open(in, question.operator_id)) {
    told.duties.push_back({std::string(code_name(each.flag)), std::move(each.clauses)});
  }
  return told;
}

// --- refunds ---------------------------------------------------------------------------------------------------------

namespace {

std::string in_yuan(std::int64_t fen) { return format_yuan_grouped(Money{fen}); }

// As fee.h makes it, with the figures put in.
std::string formula_of(const Bill& bill, const LotFigures& lot, Ground ground, bool institution_fault) {
  const std::string whole = "2001 = " + in_yuan(lot.balance);
  if (ground == Ground::cooling_off) return whole + ", less the agreed price of a gift kept";
  if (!institution_fault) return whole;
  return "max(2001, X − floor(X × u ÷ (N + G))) = max(" + in_yuan(lot.balance) + ", " + in_yuan(lot.paid) +
         " − floor(" + in_yuan(lot.paid) + " × " + std::to_string(lot.used) + " ÷ (" + std::to_string(bill.units) +
         " + " + std::to_string(bill.gift_units) + ")))";
}

RefundOption option_of(const Reading& in, const OfOperatorNo& key, const LotFigures& lot, Ground ground, bool fault) {
  RefundPapers papers;
  papers.institution_fault = fault;
  papers.document.hash[0] = 1;  // as if it were there: whether it is needed is told beside
  const RefundGround told = refund_ground(in, key.operator_id, key.number, ground, papers);
  const bool nothing_to_pay = told.refused == 0 && told.amount.total() <= 0;
  const bool may = may_be_demanded(in, key, lot) && !nothing_to_pay;
  const Code refused = may ? told.refused : Code{code::wrong_state};
  RefundOption option;
  option.ground = ground;
  option.institution_fault = fault;
  option.allowed = refused == 0;
  option.code = std::string(code_name(refused));
  option.amount = Money{told.amount.total()};
  option.compensation = Money{told.amount.compensation};
  option.formula = formula_of(*find_bill(in.state.contracts, key.operator_id, key.number), lot, ground, fault);
  option.term_days = told.term.count;
  option.due_on = told.due_on;
  option.last_day = told.last_day;
  option.needs_document = ground == Ground::lawful_rescission;
  option.clauses = clauses_of(ground);
  if (fault && std::ranges::find(option.clauses, "childcare/16f") == option.clauses.end()) {
    option.clauses.emplace_back("childcare/16f");
  }
  option.due_clauses = due_clauses_of(ground);
  return option;
}

}  // namespace

std::optional<RefundOptions> answer(const Reading& in, const AskRefundOptions& question) {
  const auto lot = in.lots.lot(question.operator_id, question.lot_id);
  if (!lot) return std::nullopt;
  const OfOperatorNo key{question.operator_id, question.lot_id};
  RefundOptions told{question.operator_id, question.lot_id, in.today, Money{lot->paid}, Money{lot->balance}, {}, {}};
  told.awaiting = Money{in.books.lots.find({key.operator_id, key.number})->pending};
  for (const Ground ground : {Ground::cooling_off, Ground::not_performed, Ground::agreed, Ground::lawful_rescission,
                              Ground::below_minimum_item}) {
    told.options.push_back(option_of(in, key, *lot, ground, false));
    if (ground != Ground::cooling_off) told.options.push_back(option_of(in, key, *lot, ground, true));
  }
  return told;
}

// --- an institution's position ---------------------------------------------------------------------------------------

namespace {

class PositionWriter {
 public:
  PositionWriter(const custody::OperatorBook& book) : q_(book.q) {}

  std::vector<PositionTerm> write() {
    const Wide required = Wide{q_.lot_floor} + q_.unidentified;
    add("B", "预收托育服务费余额 prepaid balance", "2001 + 2003 = " + yuan(q_.liability) + " + " + yuan(q_.refunds),
        q_.balance(), {"13a"});
    add("U", "已服务待确认 served, not yet cleared", "2002", q_.pending, {"2-14a", "2-14c"});
    add("T", "在途现金 cash not deposited", "1003", q_.in_transit_all, {"10i"});
    add("P", "各笔应存管之和 kept for all payments", "Σ ceil(ρ × Q), payment by payment", q_.lot_floor,
        {"13b", "13d", "13e"});
    add("S", "未识别 received, owner unknown", "2005", q_.unidentified, {"10g"});
    add("R", "应存管 must stay in custody", "P + S = " + yuan(q_.lot_floor) + " + " + yuan(q_.unidentified), required,
        {"13b", "18b"});
    add("C", "存管账户 in the custody account", "1001 + 1002", q_.custody, {"10g"});
    add("E", "未付指令 open payout orders", "orders not executed", q_.open_orders, {"13c", "2-14b"});
    const Wide own = Wide{q_.funding} + q_.interest - q_.own_ordered;
    add("own", "自有资金 own money and interest",
        "3002 + 3003 − ordered = " + yuan(q_.funding) + " + " + yuan(q_.interest) + " − " + yuan(q_.own_ordered), own,
        {"18b"});
    const Wide above = Wide{q_.custody} - required - q_.open_orders - q_.refunds - q_.compensation;
    add("free", "今日可提回 may be withdrawn today",
        "min(own, C − R − E − 2003 − 2004) = min(" + yuan(own) + ", " + yuan(above) + ")",
        std::max<Wide>(0, std::min(own, above)), {"18b"});
    add("shortfall", "存管缺口 short of custody", "max(0, R − C) = max(0, " + yuan(required - q_.custody) + ")",
        std::max<Wide>(0, required - q_.custody), {"13b", "18b"});
    return std::move(terms_);
  }

 private:
  static std::string yuan(Wide fen) { return in_yuan(static_cast<std::int64_t>(fen)); }
  void add(std::string name, std::string label, std::string formula, Wide fen,
           std::initializer_list<std::string_view> clauses) {
    PositionTerm term{std::move(name), std::move(label), std::move(formula), static_cast<std::int64_t>(fen), {}};
    for (const std::string_view clause : clauses) term.clauses.push_back("childcare/" + std::string(clause));
    terms_.push_back(std::move(term));
  }

  const custody::Quantities& q_;
  std::vector<PositionTerm> terms_;
};

}  // namespace

std::optional<Position> answer(const Reading& in, const AskPosition& question) {
  const std::uint64_t id = question.operator_id;
  if (!in.state.institutions.institutions.contains(id)) return std::nullopt;
  const custody::OperatorBook& book = *in.books.find_operator(id);
  const bool demo = demo_on(in.state.institutions, id, in.today);
  Position told;
  told.operator_id = id;
  told.day = in.today;
  told.category = demo ? "demo" : "other";
  told.ratio = in.terms.ratio(demo);
  told.cycle = in.terms.cycle(demo);
  told.filing_state = filing_state(in.state, id);
  if (const auto filing = in.state.institutions.filings.find(id); filing != in.state.institutions.filings.end()) {
    if (told.filing_state == FilingState::due) told.filing_due_on = filing->second.due_on;
  }
  if (book.shortfall_since != 0) told.shortfall_since = Date{book.shortfall_since};
  told.may_collect = book.account != Id16{} && !suspended(in.state, id, in.today);
  told.terms = PositionWriter(book).write();
  return told;
}

// --- what may be collected -------------------------------------------------------------------------------------------

namespace {

// The day after what is paid for; the first day of service when nothing is.
Date next_start(const Reading& in, std::uint64_t operator_id, const Contract& contract) {
  Date next = contract.service.first;
  for (const std::uint64_t id : contract.bills) {
    const auto lot = in.lots.lot(operator_id, id);
    if (!lot || was_refunded(in, {operator_id, id}, *lot)) continue;
    next = std::max(next, find_bill(in.state.contracts, operator_id, id)->period.last + Days{1});
  }
  return std::min(next, contract.service.last);
}

// What payment_problem says before it comes to the bill's own lines and period.
Code first_problem(const Reading& in, const Terms& terms, const Caps& caps, const Contract& contract) {
  Bill bill;
  bill.contract = caps.contract_id;
  bill.period = {caps.period_start, caps.period_start};
  bill.payee_uscc = in.state.institutions.institutions.at(caps.operator_id).uscc;
  bill.hourly = contract.billing == Billing::hourly;
  const Id16& account = in.books.find_operator(caps.operator_id)->account;
  return bill_problem(in, terms, {caps.operator_id, 0, caps.paid_on, 0, false, account}, bill);
}

}  // namespace

std::optional<Caps> answer(const Reading& in, const AskCaps& question) {
  const Contract* contract = find_contract(in.state.contracts, question.operator_id, question.contract_id);
  if (contract == nullptr) return std::nullopt;
  Caps told;
  told.operator_id = question.operator_id;
  told.contract_id = question.contract_id;
  told.paid_on = question.paid_on.value_or(in.today);
  told.period_start = question.period_start.value_or(next_start(in, question.operator_id, *contract));
  const Terms terms = told.paid_on == in.today ? in.terms : terms_on(in.state.parameters, told.paid_on);
  told.billing = contract->billing;
  told.hour_cap = terms.hour_cap;
  told.unused_minutes =
      terms.hour_cap_counts_unused ? unused_minutes(in, question.operator_id, *contract) : std::int64_t{0};
  told.minutes_left = std::max<std::int64_t>(0, told.hour_cap - told.unused_minutes);
  told.span_months = terms.span_cap;
  told.span_end = last_day_of_span(told.period_start, terms.span_cap);
  told.lease_end = lease_end_on(in.state.institutions.institutions.at(question.operator_id), told.paid_on);
  told.service_end = contract->service.last;
  told.latest_end = told.billing == Billing::hourly ? told.service_end : std::min(told.span_end, told.service_end);
  if (told.lease_end) told.latest_end = std::min(told.latest_end, *told.lease_end);
  told.earliest_payment = months_before(told.period_start, terms.earliest_before_start);
  told.ratio = terms.ratio(demo_on(in.state.institutions, question.operator_id, told.paid_on));
  told.paid_that_day = Money{
      static_cast<std::int64_t>(paid_at_once(in, terms, question.operator_id, question.contract_id, told.paid_on, 0))};
  told.filing_threshold = terms.filing_threshold_single;
  told.fees = fees_of(in.state.institutions, question.operator_id, told.paid_on);
  const Code code = first_problem(in, terms, told, *contract);
  told.code = std::string(code_name(code));
  if (code != 0) told.code_clauses = clauses_of_code(told.code);
  return told;
}

// --- what is to be reported ------------------------------------------------------------------------------------------

namespace {

std::int32_t days_logged(const Reading& in, const OfOperatorNo& lot, const DayRange& days) {
  const auto logged = in.state.contracts.attendance.find(lot);
  if (logged == in.state.contracts.attendance.end()) return 0;
  return static_cast<std::int32_t>(std::ranges::count_if(logged->second, [&](Date day) { return days.covers(day); }));
}

void add_due_cycles(const Reading& in, const OfOperatorNo& contract, std::uint64_t bill, std::vector<DueCycle>& due) {
  const custody::Lot* lot = in.books.lots.find({contract.operator_id, bill});
  if (lot == nullptr || lot->state != custody::LotState::live) return;
  const std::int64_t left = std::int64_t{lot->units} + lot->gifts - lot->used;
  if (left <= 0) return;
  const DayRange period{Date{lot->start}, Date{lot->end}};
  const std::uint64_t cycles = cycles_in(lot->cycle, period);
  for (std::uint64_t number = 1; number <= cycles; ++number) {
    const auto days = cycle_days(lot->cycle, period, number);
    if (!days || !cycle_finished(*days, in.today)) break;
    if (in.books.cycle_reported(*lot, number)) continue;
    due.push_back({contract.number, bill, number, days->first, days->last, static_cast<std::int32_t>(left),
                   days_logged(in, {contract.operator_id, bill}, *days)});
  }
}

}  // namespace

std::optional<DueCycles> answer(const Reading& in, const AskDueCycles& question) {
  if (!in.state.institutions.institutions.contains(question.operator_id)) return std::nullopt;
  constexpr std::size_t contracts_a_page = 100;
  DueCycles told;
  told.operator_id = question.operator_id;
  const auto& contracts = in.state.contracts.contracts;
  std::size_t seen = 0;
  for (auto it = contracts.upper_bound({question.operator_id, question.after.value_or(0)});
       it != contracts.end() && it->first.operator_id == question.operator_id; ++it) {
    if (seen++ == contracts_a_page) {
      told.next = std::prev(it)->first.number;
      break;
    }
    for (const std::uint64_t bill : it->second.bills) add_due_cycles(in, it->first, bill, told.cycles);
  }
  return told;
}

}  // namespace gongbao::childcare
