// Products, loans and claims; what a claim comes to is subsidy.h's.
#include "policies/heating/loans.h"

#include "policies/heating/live_clawback.h"
#include "policies/heating/subsidy.h"

namespace gongbao::heating {

Answer decide(const Context& in, const RegisterFinancialProduct& command) {
  if (blank(command.terms)) return malformed("terms");
  const bool of_bank = in.actor.role == access::Role::bank;
  if (!of_bank && !command.bank) return malformed("bank");
  const Period offered{command.from.value_or(in.today), command.to};
  if (offered.to && *offered.to < offered.from) return malformed("to");
  return accept(FinancialProductRegistered{{of_bank ? in.actor.organisation : *command.bank, command.terms, offered}});
}

void apply(World& world, const FinancialProductRegistered& fact, const FactOrigin& origin) {
  world.state.products[origin.entry] = fact.product;
}

namespace {

std::int64_t lent_on(const State& state, const Application& row) {
  std::int64_t sum = 0;
  for (const std::uint64_t each : row.loans) sum += state.loans.at(each).principal.fen;
  return sum;
}

std::int64_t total_price(const Application& row) {
  std::int64_t sum = 0;
  for (const PurchaseLine& line : row.lines) sum += line.price.fen;
  return sum;
}

}  // namespace

Answer decide(const Context& in, const RegisterLoan& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const FinancialProduct* product = find_row(in.state.products, command.product);
  if (product == nullptr) return unknown("product");
  if (row->lines.empty() || ended(row->state)) return refuse(code::state_invalid);
  if (!command.consent.given()) return refuse(code::loan_without_consent);
  if (command.principal.fen <= 0) return wrong_value("principal");
  constexpr std::int32_t most_months = 1200;  // a hundred years: beyond it there is no such day
  if (command.months <= 0 || command.months > most_months) return wrong_value("months");
  if (!product->offered.covers(command.start)) return malformed("start");
  // All loans together: the same price is not lent twice.
  const std::int64_t price = total_price(*row);
  if (command.principal.fen > price - lent_on(in.state, *row)) {
    return refuse(code::loan_above_price).with_fen("price", price);
  }
  return accept(LoanRegistered{{command.application,
                                command.product,
                                product->bank,
                                command.principal,
                                command.months,
                                command.start,
                                command.consent,
                                0,
                                {}}});
}

void apply(World& world, const LoanRegistered& fact, const FactOrigin& origin) {
  world.state.loans[origin.entry] = fact.loan;
  world.state.applications.at(fact.loan.application).loans.push_back(origin.entry);
}

namespace {

// No support of an application that came to nothing, or whose money is being recovered.
bool supportable(const State& state, const Loan& loan) {
  const Application& row = state.applications.at(loan.application);
  return !ended(row.state) && live_clawback(state, row) == nullptr;
}

Date begin_of_month(const Loan& loan, std::int32_t month) { return add_months(loan.start, month - 1); }

// Interest is supported by what the district had fixed when its month began.
const InterestRule* rule_of_month(const State& state, const Loan& loan, std::int32_t month) {
  return interest_on(state, state.applications.at(loan.application).area, begin_of_month(loan, month));
}

}  // namespace

Answer decide(const Context& in, const ClaimInterest& command) {
  const Loan* loan = find_row(in.state.loans, command.loan);
  if (loan == nullptr) return unknown("loan");
  if (!supportable(in.state, *loan)) return refuse(code::state_invalid);
  if (command.month < 1 || command.month > loan->months) return wrong_value("month");
  if (rule_of_month(in.state, *loan, command.month) == nullptr) return refuse(code::interest_not_configured);
  if (const Date begin = begin_of_month(*loan, command.month); begin > in.today) {
    return refuse(code::date_in_future).with_text("field", "month").with_date("first_admissible_day", begin);
  }
  // A month's interest is a part of what was lent; what is more is a slip of the pen.
  if (command.interest_paid.fen <= 0 || command.interest_paid > loan->principal) return wrong_value("interest_paid");
  const std::uint64_t* before = find_row(loan->claims, command.month);
  const bool claimed = before != nullptr && in.state.claims.at(*before).state != ClaimState::refused;
  if (claimed) return refuse(code::interest_duplicate);
  return accept(InterestClaimed{{command.loan, command.month, command.interest_paid, false, {}, ClaimState::claimed}});
}

void apply(World& world, const InterestClaimed& fact, const FactOrigin& origin) {
  world.state.claims[origin.entry] = fact.claim;
  world.state.loans.at(fact.claim.loan).claims[fact.claim.month] = origin.entry;
}

Answer decide(const Context& in, const ConfirmInterest& command) {
  const InterestClaim* claim = find_row(in.state.claims, command.claim);
  if (claim == nullptr) return unknown("claim");
  if (claim->state != ClaimState::claimed || claim->confirmed) return refuse(code::state_invalid);
  return accept(InterestConfirmed{command.claim});
}

void apply(World& world, const InterestConfirmed& fact, const FactOrigin&) {
  world.state.claims.at(fact.claim).confirmed = true;
}

Answer decide(const Context& in, const DecideInterest& command) {
  const InterestClaim* claim = find_row(in.state.claims, command.claim);
  if (claim == nullptr) return unknown("claim");
  if (claim->state != ClaimState::claimed) return refuse(code::state_invalid);
  if (!command.ok.value_or(true)) {
    if (!command.reason.given()) return refuse(code::reason_missing);
    return accept(InterestDecided{command.claim, false, {}});
  }
  const Loan& loan = in.state.loans.at(claim->loan);
  if (!supportable(in.state, loan)) return refuse(code::state_invalid);
  const InterestRule* rule = rule_of_month(in.state, loan, claim->month);
  if (rule == nullptr) return refuse(code::interest_not_configured);
  if (claim->month > rule->max_months) return refuse(code::interest_term_exceeded);
  if (!claim->confirmed) return refuse(code::bank_confirmation_missing);
  const Money amount{interest_support_of(*rule, claim->interest_paid, loan.supported)};
  return accept(InterestDecided{command.claim, true, amount}).with_fen("amount", amount.fen);
}

void apply(World& world, const InterestDecided& fact, const FactOrigin& origin) {  // M6
  State& state = world.state;
  InterestClaim& claim = state.claims.at(fact.claim);
  claim.state = fact.ok ? ClaimState::approved : ClaimState::refused;
  claim.amount = fact.amount;
  if (fact.amount.fen == 0) return;  // refused, or less than a fen: no payment of nothing
  Loan& loan = state.loans.at(claim.loan);
  loan.supported += fact.amount.fen;
  Application& row = state.applications.at(loan.application);
  Shares shares;
  shares.interest = fact.amount.fen;
  // Another than who pays has confirmed it already: the bank.
  state.payments[fact.claim] = {loan.application, row.area, shares, 0, PaymentState::payable};
  row.payments.push_back(fact.claim);
  post(state.accounts, row.area, origin.booked_on,
       {{account::expense_interest, fact.amount.fen}, {account::payable, -fact.amount.fen, fact.claim}}, world.see);
}

}  // namespace gongbao::heating
