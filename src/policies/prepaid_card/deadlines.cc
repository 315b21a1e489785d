// Only what is open is looked at: receipts in transit, open windows, what a district has not handled.
#include "policies/prepaid_card/deadlines.h"

#include <algorithm>

namespace gongbao::prepaid_card {

namespace {

class Fixing {
 public:
  Fixing(const law::Calendar& before, const law::Calendar& after) : before_(before), after_(after) {}

  // As many working days after its first day as before, counted by the calendar of now.
  void add(DeadlineKind kind, std::uint64_t operator_id, const Id16& entity, Date from, Date last_day) {
    const law::Deadline fixed = after_.add_work_days(from, before_.work_days_between(from, last_day));
    fixed_.push_back({kind, operator_id, entity, fixed.last_day, fixed.provisional});
  }
  void add(DeadlineKind kind, const OfOperatorNo& key, Date from, Date last_day) {
    add(kind, key.operator_id, custody::sortable(key.number), from, last_day);
  }
  std::vector<FixedDeadline> take() { return std::move(fixed_); }

 private:
  const law::Calendar& before_;
  const law::Calendar& after_;
  std::vector<FixedDeadline> fixed_;
};

void custody_deadlines(Fixing& fixing, const custody::Books& books) {
  for (const custody::Due& due : books.due) {
    if (due.kind != custody::DueKind::cash) continue;
    const custody::Receipt& receipt = books.receipts.at({due.operator_id, due.entity});
    if (!receipt.provisional) continue;
    fixing.add(DeadlineKind::cash, due.operator_id, due.entity, receipt.event_date, receipt.deadline);
  }
  for (const custody::Due& due : books.due) {
    if (due.kind != custody::DueKind::objection) continue;
    const OfOperatorNo key{due.operator_id, custody::unsortable(due.entity)};
    const custody::Application& application = books.applications.at(key);
    if (!application.provisional) continue;
    fixing.add(DeadlineKind::objection, key, application.counted_from, application.window_end);
  }
}

void filing_deadlines(Fixing& fixing, const FilingRows& filed) {
  for (const auto& [key, filing] : filed.filings) {
    if (filing.state != FilingState::submitted || !filing.due_provisional) continue;
    fixing.add(DeadlineKind::filing_confirm, key, filing.submitted_on, filing.due_on);
  }
  for (const auto& [key, change] : filed.changes) {
    if (change.state != ChangeState::submitted || !change.due_provisional) continue;
    fixing.add(DeadlineKind::change_handle, key, change.submitted_on, change.due_on);
  }
  for (const auto& [key, termination] : filed.terminations) {
    if (!termination.due_on || termination.handled_on || !termination.due_provisional) continue;
    fixing.add(DeadlineKind::deregistration_handle, key, *termination.submitted_on, *termination.due_on);
  }
}

}  // namespace

std::vector<FixedDeadline> fixed_deadlines(const State& state, const custody::Books& books, const law::Calendar& before,
                                           const law::Calendar& after) {
  Fixing fixing(before, after);
  custody_deadlines(fixing, books);
  filing_deadlines(fixing, state.filing);
  for (const auto& [key, versions] : state.reports.of_quarters) {
    if (versions.empty() || versions.back().checked_on || !versions.back().check_due_provisional) continue;
    const QuarterReport& report = versions.back();
    fixing.add(DeadlineKind::report_check, key.operator_id,
               custody::sortable(static_cast<std::uint64_t>(key.quarter.index)), report.check_from,
               report.check_due_on);
  }
  for (const auto& [key, complaint] : state.supervision.complaints) {
    if (complaint.answered_on || !complaint.due_provisional) continue;
    fixing.add(DeadlineKind::complaint, key, complaint.filed_on, complaint.due_on);
  }
  return fixing.take();
}

void fix(World& world, const FixedDeadline& fixed) {
  State& state = world.state;
  const OfOperatorNo key{fixed.operator_id, custody::unsortable(fixed.entity)};
  switch (fixed.kind) {
    case DeadlineKind::cash:
      return world.books.fix_receipt({fixed.operator_id, fixed.entity}, fixed.last_day, fixed.provisional);
    case DeadlineKind::objection:
      return world.books.fix_window(key, fixed.last_day, fixed.provisional);
    case DeadlineKind::filing_confirm: {
      Filing& filing = state.filing.filings.at(key);
      filing.due_on = fixed.last_day;
      filing.due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::change_handle: {
      ChangeRequest& change = state.filing.changes.at(key);
      change.due_on = fixed.last_day;
      change.due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::deregistration_handle: {
      Termination& termination = state.filing.terminations.at(key);
      termination.due_on = fixed.last_day;
      termination.due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::report_check: {
      const Quarter quarter{static_cast<std::int32_t>(key.number)};
      QuarterReport& report = state.reports.of_quarters.at({fixed.operator_id, quarter}).back();
      report.check_due_on = fixed.last_day;
      report.check_due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::complaint: {
      Complaint& complaint = state.supervision.complaints.at(key);
      complaint.due_on = fixed.last_day;
      complaint.due_provisional = fixed.provisional;
      return;
    }
  }
}

namespace {

EventKey late_cash(std::uint64_t operator_id, const Id16& receipt) {
  return {operator_id, flag::cash_deposit_late, receipt};
}

// As many working days after the receipt as before, counted by the calendar of now.
RejudgedReceipt rejudged(const Context& in, const law::Calendar& after, const custody::OfOperatorId& key,
                         const custody::Receipt& receipt) {
  const WorkDays days = in.calendar.work_days_between(receipt.event_date, receipt.deadline);
  const law::Deadline due = after.add_work_days(receipt.event_date, days);
  return {key.id, due.last_day, due.provisional, due.last_day >= in.today};
}

// What is in time again is in transit again (T); no money moves.
custody::Movement in_transit_again(const custody::Books& books, const custody::OperatorBook& book,
                                   const CashRejudged& fact) {
  custody::Movement m;
  custody::begin(m, book);
  for (const RejudgedReceipt& each : fact.receipts) {
    if (!each.in_time) continue;
    change(m, &custody::Quantities::in_transit_in_time, books.receipts.at({fact.operator_id, each.receipt}).remaining);
  }
  return m;
}

}  // namespace

std::vector<CashRejudged> rejudged_cash(const Context& in, const law::Calendar& after) {
  std::vector<CashRejudged> all;
  // What was deposited was so on a day of the calendar: none of those days was counted beyond it.
  for (const custody::OpenReceipt& open : in.books.open_receipts) {
    if (in.books.find_operator(open.operator_id)->scheme != custody::scheme_prepaid_card) continue;
    const custody::OfOperatorId key{open.operator_id, open.id};
    const custody::Receipt& receipt = in.books.receipts.at(key);
    if (!receipt.provisional || !receipt.overdue) continue;
    if (all.empty() || all.back().operator_id != key.operator_id) {
      all.push_back({key.operator_id, {}, gongbao::last_date, {}});
    }
    CashRejudged& fact = all.back();
    fact.receipts.push_back(rejudged(in, after, key, receipt));
    if (fact.receipts.back().in_time) fact.was_late_after = std::min(fact.was_late_after, receipt.deadline);
  }
  for (CashRejudged& fact : all) {
    const custody::OperatorBook& book = *in.books.find_operator(fact.operator_id);
    fact.posted = figures_after(in, book, in_transit_again(in.books, book, fact));
  }
  return all;
}

void apply(World& world, const CashRejudged& fact, const FactOrigin& origin) {
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  custody::Movement m = in_transit_again(world.books, book, fact);
  ComplianceEvents& events = world.state.compliance_events;
  for (const RejudgedReceipt& each : fact.receipts) {
    world.books.rejudge_receipt({fact.operator_id, each.receipt}, each.last_day, each.provisional, !each.in_time);
    const EventKey key = late_cash(fact.operator_id, each.receipt);
    if (each.in_time) void_event(events, key);
    if (const auto event = events.find(key); event != events.end()) event->second.opened_on = each.last_day + Days{1};
  }
  // A shortfall that is cured by this alone was opened by it.
  const bool cured = (fact.posted.flags & custody::result_flag::shortfall_cured) != 0;
  if (cured) void_shortfalls_behind(events, fact.operator_id, fact.was_late_after);
  post(world, book, m, fact.posted, origin);
}

}  // namespace gongbao::prepaid_card
