// An amount is the rule's, a promise has its money, a payment its publicity.
#include "policies/beauty_health/awards.h"

#include <algorithm>

#include "policies/beauty_health/evidence.h"
#include "policies/beauty_health/funding.h"

namespace gongbao::beauty_health {

namespace {

bool is_promised(const Application& row) {
  return row.state == ApplicationState::approved || row.state == ApplicationState::publicised;
}

// 责任单位 (<n>u): all of them have been asked, and none says no that no conference has answered (18c).
std::optional<Answer> opinion_problem(const Context& in, const Application& row) {
  const std::string clause = units_clause(kind_named(row.fund.kind)->measure);
  const std::vector<AreaCode> awaited = opinions_awaited(in.state, row, in.today);
  if (!awaited.empty()) {
    Answer answer = refuse(code::opinions_missing);
    for (const AreaCode unit : awaited) answer.text("unit", unit_text(unit));
    return at_clause(std::move(answer), clause);
  }
  const auto disagrees = [](const auto& each) { return !each.second.agree; };
  const auto who = std::ranges::find_if(row.opinions, disagrees);
  if (who == row.opinions.end() || row.disagreement_resolved) return std::nullopt;
  return refuse(code::disagreement_open).with_text("unit", unit_text(who->first));
}

}  // namespace

Answer decide(const Context& in, const Approve& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::in_review) return at_clause(refuse(code::bad_transition), clause);
  // Two may have been under way, of two years.
  const bool once = awarded_once(row->fund.kind, row->evidence).has_value();
  if (once && awarded_before(in.state, row->fund.kind, row->object, command.application)) {
    return at_clause(refuse(code::duplicate_award).with_text("object", row->object), clause);
  }
  const AmountRule* rule = find_row(in.state.rules, row->fund);
  if (rule == nullptr) return at_clause(refuse(code::amount_rule_not_set), clause);
  if (auto problem = opinion_problem(in, *row)) return std::move(*problem);
  const Money due = amount_of(*rule, row->base);
  if (command.amount != due) return at_clause(refuse(code::amount_mismatch).with_fen("amount", due.fen), clause);
  if (due.fen == 0) return at_clause(wrong_value("amount"), clause);
  const std::uint64_t budget = open_budget_of(in.state, row->fund);
  const std::int64_t free = budget == 0 ? 0 : in.state.books.free(budget);
  if (due.fen > free) return at_clause(refuse(code::budget_exceeded).with_fen("available", free), clause);
  return at_clause(accept(ApplicationApproved{command.application, budget, due})
                       .with_fen("base", row->base.fen)
                       .with_fen("amount", due.fen),
                   clause);
}

void apply(World& world, const ApplicationApproved& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.state = ApplicationState::approved;
  row.budget = fact.budget;
  post(world.state.books, fact.budget, origin.booked_on,
       {account::available, account::committed, fact.amount.fen, fact.application}, world.see);
}

Answer decide(const Context& in, const WithdrawApproval& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (!is_promised(*row)) return at_clause(refuse(code::bad_transition), clause);
  if (!command.reason.given()) return at_clause(refuse(code::reason_missing), clause);
  const Money amount{in.state.books.promised(row->budget, command.application)};
  return at_clause(accept(ApprovalWithdrawn{command.application, amount, command.reason}), clause);
}

void apply(World& world, const ApprovalWithdrawn& fact, const FactOrigin& origin) {
  State& state = world.state;
  Application& row = state.applications.at(fact.application);
  row.state = ApplicationState::in_review;
  row.publicity_last.reset();
  post(state.books, row.budget, origin.booked_on,
       {account::committed, account::available, fact.amount.fen, fact.application}, world.see);
  // Of a budget that was closed in between nothing is left to promise.
  if (state.budgets.at(row.budget).open) return;
  post(state.books, row.budget, origin.booked_on, {account::available, account::appropriation, fact.amount.fen, 0},
       world.see);
}

Answer decide(const Context& in, const Publicise& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::approved) return at_clause(refuse(code::bad_transition), clause);
  const law::Deadline last = in.calendar.add_work_days(in.today, in.terms().work_days("publicity_days", in.today));
  Answer answer = at_clause(accept(ApplicationPublicised{command.application, last.last_day}), clause);
  shared::show_due(answer, last);
  return answer;
}

void apply(World& world, const ApplicationPublicised& fact, const FactOrigin&) {
  Application& row = world.state.applications.at(fact.application);
  row.state = ApplicationState::publicised;
  row.publicity_last = fact.last_day;
}

Answer decide(const Context& in, const Pay& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::publicised) return at_clause(refuse(code::bad_transition), clause);
  if (in.today <= *row->publicity_last) {
    return at_clause(refuse(code::publicity_running).with_date("due_on", *row->publicity_last), clause);
  }
  const Money amount{in.state.books.promised(row->budget, command.application)};
  return at_clause(accept(ApplicationPaid{command.application, amount}).with_fen("amount", amount.fen), clause);
}

void apply(World& world, const ApplicationPaid& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.state = ApplicationState::paid;
  post(world.state.books, row.budget, origin.booked_on,
       {account::committed, account::paid, fact.amount.fen, fact.application}, world.see);
}

Answer decide(const Context& in, const ClawBack& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  const bool has_money = row->state == ApplicationState::paid || row->state == ApplicationState::closed;
  if (!has_money) return at_clause(refuse(code::bad_transition), clause);
  if (!command.reason.given()) return at_clause(refuse(code::reason_missing), clause);
  if (command.amount.fen <= 0) return at_clause(wrong_value("amount"), clause);
  const std::int64_t paid = in.state.books.paid_out(row->budget, command.application);
  if (command.amount.fen > paid) {
    return at_clause(refuse(code::amount_exceeds_paid).with_fen("paid", paid), clause);
  }
  return at_clause(accept(ClawedBack{command.application, command.amount, command.reason})
                       .with_fen("paid", paid - command.amount.fen),
                   clause);
}

void apply(World& world, const ClawedBack& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  post(world.state.books, row.budget, origin.booked_on,
       {account::paid, account::recovered, fact.amount.fen, fact.application}, world.see);
  if (world.state.books.paid_out(row.budget, fact.application) == 0) row.state = ApplicationState::clawed_back;
}

}  // namespace gongbao::beauty_health
