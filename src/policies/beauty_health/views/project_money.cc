// Sums follow the postings of books.h: what is granted is available, committed, paid or recovered.
#include "policies/beauty_health/views/project_money.h"

#include "policies/beauty_health/funding.h"

namespace gongbao::beauty_health {

using policies::Rows;

std::string name_of_enterprise(Rows& rows, std::uint64_t enterprise) {
  const auto row = rows.find<view::EnterpriseListed>(enterprise);
  return row ? row->name : std::string();
}

// --- budgets and rules -----------------------------------------------------------------------------------------------

namespace {

Money plus(Money one, Money other) { return {one.fen + other.fen}; }
Money minus(Money one, Money other) { return {one.fen - other.fen}; }

// Moves an amount between two sums of the budget.
void move_money(Rows& rows, std::uint64_t budget, Money view::BudgetListed::*from, Money view::BudgetListed::*to,
                Money amount) {
  rows.change<view::BudgetListed>(
      [&](view::BudgetListed& row) {
        row.*from = minus(row.*from, amount);
        row.*to = plus(row.*to, amount);
      },
      budget);
}

void grant_more(Rows& rows, std::uint64_t budget, Money amount) {
  rows.change<view::BudgetListed>(
      [&](view::BudgetListed& row) {
        row.granted = plus(row.granted, amount);
        row.available = plus(row.available, amount);
      },
      budget);
}

}  // namespace

void project(Rows& rows, const BudgetOpened& fact, const FactOrigin&) {
  view::BudgetListed row;
  row.budget = fact.budget;
  row.area = {fact.key.unit};
  row.unit = unit_text(fact.key.unit);
  row.kind = fact.key.kind;
  row.award_year = fact.key.year;
  rows.put(row);
  grant_more(rows, fact.budget, fact.amount);
}

void project(Rows& rows, const BudgetChanged& fact, const FactOrigin&) { grant_more(rows, fact.budget, fact.change); }

void project(Rows& rows, const BudgetClosed& fact, const FactOrigin&) {
  grant_more(rows, fact.budget, {-fact.rest.fen});
  rows.change<view::BudgetListed>([](view::BudgetListed& row) { row.open = false; }, fact.budget);
}

void project(Rows& rows, const KindRuleSet& fact, const FactOrigin& origin) {
  rows.put(view::RuleListed{fact.key.kind, fact.key.year, unit_text(fact.key.unit), fact.rule.ratio_bp, fact.rule.cap,
                            fact.rule.fixed, origin.booked_on});
}

// --- applications ----------------------------------------------------------------------------------------------------

namespace {

template <class Change>
void change_application(Rows& rows, std::uint64_t application, const FactOrigin& origin, ApplicationState to,
                        Change&& how) {
  rows.change<view::Applied>(
      [&](view::Applied& row) {
        row.state = to;
        row.moved_on = origin.booked_on;
        how(row);
      },
      application);
}

void change_award(Rows& rows, std::uint64_t application, ApplicationState to) {
  rows.change<view::Awarded>([to](view::Awarded& row) { row.state = to; }, application);
}

// Units apart by blanks, one more or one less.
std::string without(const std::string& units, const std::string& unit) {
  std::string left;
  std::size_t from = 0;
  while (from < units.size()) {
    const std::size_t end = std::min(units.find(' ', from), units.size());
    const std::string each = units.substr(from, end - from);
    if (each != unit) left += (left.empty() ? "" : " ") + each;
    from = end + 1;
  }
  return left;
}
std::string with(const std::string& units, const std::string& unit) {
  const std::string left = without(units, unit);
  return left.empty() ? unit : left + " " + unit;
}

}  // namespace

void project(Rows& rows, const ApplicationSubmitted& fact, const FactOrigin& origin) {
  const Application& said = fact.row;
  view::Applied row;
  row.application = fact.application;
  row.operator_id = said.applicant;
  row.area = {said.fund.unit};
  row.unit = unit_text(said.fund.unit);
  row.kind = said.fund.kind;
  row.clause = clause_of_fund(said.fund);
  row.award_year = said.fund.year;
  row.name = name_of_enterprise(rows, said.applicant);
  row.object = said.object;
  row.base = said.base;
  row.state = said.state;
  row.submitted_on = row.moved_on = origin.booked_on;
  rows.put(row);
}

void project(Rows& rows, const ApplicationMoved& fact, const FactOrigin& origin) {
  change_application(rows, fact.application, origin, fact.to, [&](view::Applied& row) {
    row.reason = fact.reason;
    row.reason_entry = origin.entry;
  });
  change_award(rows, fact.application, fact.to);
}

void project(Rows& rows, const OpinionGiven& fact, const FactOrigin&) {
  const std::string unit = unit_text(fact.unit);
  rows.change<view::Applied>(
      [&](view::Applied& row) {
        row.agreed = fact.opinion.agree ? with(row.agreed, unit) : without(row.agreed, unit);
        row.disagreed = fact.opinion.agree ? without(row.disagreed, unit) : with(row.disagreed, unit);
        if (!fact.opinion.agree) row.disagreement_resolved = false;
      },
      fact.application);
}

void project(Rows& rows, const ApplicationApproved& fact, const FactOrigin& origin) {
  change_application(rows, fact.application, origin, ApplicationState::approved, [&](view::Applied& row) {
    row.budget = fact.budget;
    row.amount = fact.amount;
    row.funded = true;
  });
  move_money(rows, fact.budget, &view::BudgetListed::available, &view::BudgetListed::committed, fact.amount);
}

void project(Rows& rows, const ApprovalWithdrawn& fact, const FactOrigin& origin) {
  const auto before = rows.find<view::Applied>(fact.application);
  change_application(rows, fact.application, origin, ApplicationState::in_review, [&](view::Applied& row) {
    row.amount.reset();
    row.publicity_last.reset();
    row.funded = false;
    row.reason = fact.reason;
    row.reason_entry = origin.entry;
  });
  rows.erase<view::Awarded>(fact.application);
  if (!before) return;
  move_money(rows, before->budget, &view::BudgetListed::committed, &view::BudgetListed::available, fact.amount);
  const auto budget = rows.find<view::BudgetListed>(before->budget);
  if (budget && !budget->open) grant_more(rows, before->budget, {-fact.amount.fen});
}

void project(Rows& rows, const ApplicationPublicised& fact, const FactOrigin& origin) {
  change_application(rows, fact.application, origin, ApplicationState::publicised,
                     [&](view::Applied& row) { row.publicity_last = fact.last_day; });
  const auto row = rows.find<view::Applied>(fact.application);
  if (!row) return;
  rows.put(view::Awarded{row->application,
                         row->kind,
                         row->clause,
                         row->award_year,
                         row->unit,
                         row->name,
                         row->amount.value_or(Money{}),
                         origin.booked_on,
                         fact.last_day,
                         {},
                         row->state});
}

void project(Rows& rows, const ApplicationPaid& fact, const FactOrigin& origin) {
  change_application(rows, fact.application, origin, ApplicationState::paid, [](view::Applied&) {});
  rows.change<view::Awarded>(
      [&](view::Awarded& row) {
        row.state = ApplicationState::paid;
        row.paid_on = origin.booked_on;
      },
      fact.application);
  const auto row = rows.find<view::Applied>(fact.application);
  if (!row) return;
  move_money(rows, row->budget, &view::BudgetListed::committed, &view::BudgetListed::paid, fact.amount);
}

void project(Rows& rows, const ClawedBack& fact, const FactOrigin& origin) {
  const auto before = rows.find<view::Applied>(fact.application);
  if (!before) return;
  const Money back = plus(before->recovered.value_or(Money{}), fact.amount);
  const bool all = before->amount && back == *before->amount;
  const ApplicationState to = all ? ApplicationState::clawed_back : before->state;
  change_application(rows, fact.application, origin, to, [&](view::Applied& row) {
    row.recovered = back;
    row.reason = fact.reason;
    row.reason_entry = origin.entry;
  });
  change_award(rows, fact.application, to);
  move_money(rows, before->budget, &view::BudgetListed::paid, &view::BudgetListed::recovered, fact.amount);
}

}  // namespace gongbao::beauty_health
