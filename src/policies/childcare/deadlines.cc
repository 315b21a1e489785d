// Only what is open is looked at: items the family may answer, orders, duties to file, complaints, cash found late.
#include "policies/childcare/deadlines.h"

namespace gongbao::childcare {

namespace {

class LotFixing {
 public:
  LotFixing(const Reading& in, const law::Calendar& after) : in_(in), after_(after) {}

  DeadlinesFixed all() {
    items();
    orders();
    for (const auto& [id, filing] : in_.state.institutions.filings) {
      if (filing.state != FilingState::due || !filing.due_provisional) continue;
      add(DeadlineKind::filing, id, {}, *filing.duty_opened_on, *filing.due_on);
    }
    for (const auto& [key, complaint] : in_.state.supervision.complaints) {
      if (complaint.answered_on || !complaint.due_provisional) continue;
      add(DeadlineKind::complaint, key.operator_id, custody::sortable(key.number), complaint.filed_on,
          complaint.due_on);
    }
    late_cash();
    return std::move(fact_);
  }

 private:
  // As many working days after its first day as before, counted by the calendar of now.
  FixedDeadline& add(DeadlineKind kind, std::uint64_t operator_id, const Id16& entity, Date from, Date last_day) {
    const law::Deadline fixed = after_.add_work_days(from, in_.calendar.work_days_between(from, last_day));
    fact_.deadlines.push_back({kind, operator_id, entity, fixed.last_day, fixed.provisional, true});
    return fact_.deadlines.back();
  }
  void items() {
    for (const auto& [day, waiting] : in_.books.awaiting) {
      for (const Id16& id : waiting.items) {
        const custody::ServiceItem* item = in_.books.services.find({day.operator_id, id});
        const bool waits = item != nullptr && item->state == custody::ServiceState::awaiting;
        if (!waits || Date{item->window_end} != day.day || item->provisional == 0) continue;
        add(DeadlineKind::confirmation, day.operator_id, id, Date{item->notified_on}, day.day);
      }
    }
  }
  // One that waits for a refund is given another day when it goes on.
  void orders() {
    for (const auto& [key, order] : in_.books.orders) {
      const bool due = order.state == custody::OrderState::open || order.state == custody::OrderState::returned;
      if (!order.of_lots() || !due || in_.calendar.known(order.due_on)) continue;
      add(DeadlineKind::payout, key.operator_id, custody::sortable(key.number),
          order.returned_on.value_or(order.created_on), order.due_on);
    }
  }
  void late_cash() {
    for (const custody::OpenReceipt& open : in_.books.open_receipts) {
      if (in_.books.find_operator(open.operator_id)->scheme != custody::scheme_childcare) continue;
      const custody::Receipt& receipt = in_.books.receipts.at({open.operator_id, open.id});
      if (!receipt.provisional || !receipt.overdue) continue;
      FixedDeadline& fixed =
          add(DeadlineKind::late_cash, open.operator_id, open.id, receipt.event_date, receipt.deadline);
      fixed.in_time = fixed.last_day >= in_.today;
    }
  }

  const Reading& in_;
  const law::Calendar& after_;
  DeadlinesFixed fact_;
};

void fix_item(custody::Books& books, const FixedDeadline& fixed) {
  custody::ServiceItem& item = *books.services.find({fixed.operator_id, fixed.entity});
  books.stop_waiting(item);
  books.await_answer(item, Date{item.notified_on}, fixed.last_day, fixed.provisional);
}

// It is on its way again, or late since another day. Its floor is nothing either way.
void rejudge(World& world, const FixedDeadline& fixed) {
  const custody::OfOperatorId key{fixed.operator_id, fixed.entity};
  world.books.rejudge_receipt(key, fixed.last_day, fixed.provisional, !fixed.in_time);
  shared::ComplianceEvents& events = world.state.compliance_events;
  const shared::EventKey event{fixed.operator_id, flag::cash_deposit_late, fixed.entity};
  if (fixed.in_time) {
    world.books.find_operator(fixed.operator_id)->q.in_transit_in_time += world.books.receipts.at(key).remaining;
    void_event(events, event);
  } else if (const auto it = events.find(event); it != events.end()) {
    it->second.opened_on = fixed.last_day + Days{1};
  }
}

void fix(World& world, const FixedDeadline& fixed) {
  const OfOperatorNo key{fixed.operator_id, custody::unsortable(fixed.entity)};
  switch (fixed.kind) {
    case DeadlineKind::confirmation:
      return fix_item(world.books, fixed);
    case DeadlineKind::payout:
      world.books.orders.at(key).due_on = fixed.last_day;
      return;
    case DeadlineKind::filing: {
      Filing& filing = world.state.institutions.filings.at(fixed.operator_id);
      filing.due_on = fixed.last_day;
      filing.due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::complaint: {
      shared::Complaint& complaint = world.state.supervision.complaints.at(key);
      complaint.due_on = fixed.last_day;
      complaint.due_provisional = fixed.provisional;
      return;
    }
    case DeadlineKind::late_cash:
      return rejudge(world, fixed);
  }
}

}  // namespace

DeadlinesFixed fixed_deadlines(const Reading& in, const law::Calendar& after) { return LotFixing(in, after).all(); }

void apply(World& world, const DeadlinesFixed& fact, const FactOrigin&) {
  for (const FixedDeadline& each : fact.deadlines) fix(world, each);
}

}  // namespace gongbao::childcare
