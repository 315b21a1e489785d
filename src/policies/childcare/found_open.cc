// One question per flag.
#include "policies/childcare/found_open.h"

#include <algorithm>

#include "policies/childcare/custody_setup.h"
#include "policies/childcare/filing.h"

namespace gongbao::childcare {

namespace {

// Whether one of the institution's rows is that.
template <class Rows, class Is>
bool any_of_operator(const Rows& rows, std::uint64_t operator_id, Is is) {
  for (auto it = rows.lower_bound({operator_id, 0}); it != rows.end() && it->first.operator_id == operator_id; ++it) {
    if (is(it->second)) return true;
  }
  return false;
}

// 2个工作日内…拨付 (13c, 2-14b, 2-14d); one that waits for a refund is not due.
bool payout_late(const Reading& in, std::uint64_t operator_id) {
  return any_of_operator(in.books.orders, operator_id, [&](const custody::Order& order) {
    return order.counts() && order.state != custody::OrderState::suspended && order.due_on < in.today;
  });
}

// 15b, 16a: demanded or accepted, and not paid back; what is contested goes its way of article 17.
bool refund_overdue(const Reading& in, std::uint64_t operator_id) {
  return any_of_operator(in.books.refunds, operator_id, [&](const custody::Refund& refund) {
    const bool owed = refund.state == custody::RefundState::demanded || refund.state == custody::RefundState::accepted;
    return owed && refund.due_on < in.today;
  });
}

bool complaint_late(const Reading& in, std::uint64_t operator_id) {
  return any_of_operator(in.state.supervision.complaints, operator_id, [&](const shared::Complaint& complaint) {
    return !complaint.answered_on && complaint.due_on < in.today;
  });
}

}  // namespace

std::vector<FoundOpen> found_open(const Reading& in, std::uint64_t operator_id) {
  std::vector<FoundOpen> found;
  const auto look = [&found](bool open, Code flag, std::vector<std::string> clauses) {
    if (open) found.push_back({flag, std::move(clauses)});
  };
  const bool cash_late =
      shared::open_since(in.state.compliance_events, operator_id, flag::cash_deposit_late).has_value();
  look(filing_overdue(in.state, operator_id, in.today), flag::filing_overdue, {"childcare/6a"});
  look(enrolment_missing(in.state, operator_id, in.today).has_value(), flag::enrolment_not_updated, {"childcare/7f"});
  look(custody_not_set_up_since(in.state, operator_id).has_value(), flag::custody_not_set_up,
       {"childcare/4c", "childcare/10a"});
  look(cash_late, flag::cash_deposit_late, {"childcare/10i"});
  look(payout_late(in, operator_id), flag::payout_late, {"childcare/13c", "childcare/2-14b"});
  look(refund_overdue(in, operator_id), flag::refund_overdue, {"childcare/15b", "childcare/16a"});
  look(complaint_late(in, operator_id), flag::complaint_late, {"childcare/17d", "reg/25"});
  return found;
}

bool suspended(const State& state, std::uint64_t operator_id, Date day) {
  return shared::suspended_on(state.supervision_orders, operator_id, day) ||
         shared::disqualified_on(state.disqualifications, operator_id, day);
}

}  // namespace gongbao::childcare
