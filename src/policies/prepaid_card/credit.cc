// Points and grades: article 15.
#include "policies/prepaid_card/credit.h"

#include <algorithm>

#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/scheme.h"

namespace gongbao::prepaid_card {

namespace {

// What the points are named by: change_late for prepaid_card.change_late.
std::string short_name(Code code) {
  const std::string_view name = code_name(code);
  return std::string(name.substr(name.find('.') + 1));
}

class CreditReading {
 public:
  CreditReading(const State& state, const custody::Books& books, const law::Calendar& calendar,
                std::uint64_t operator_id, Date on)
      : state_(state), books_(books), calendar_(calendar), operator_id_(operator_id), on_(on) {
    look_back_months_ = state.parameters.months("credit_look_back_months", on);
  }

  CreditFile file() {
    for (auto it = state_.compliance_events.lower_bound({operator_id_, 0, {}});
         it != state_.compliance_events.end() && it->first.operator_id == operator_id_; ++it) {
      add(it->first, it->second);
    }
    add_unpaid_refunds();
    add_unreported_quarters();
    file_.grade = grade();
    inspections();
    return std::move(file_);
  }

 private:
  void add(const EventKey& key, ComplianceEvent event) {
    if (event.opened_on > on_) return;
    if (event.closed_on && *event.closed_on > on_) event.closed_on.reset();
    const std::int64_t points = points_of(key.code, event);
    file_.points += points;
    file_.events.push_back({key, event, points});
  }

  // The points of the day the event began to count; it counts as long as one of its days lies in the look-back.
  std::int64_t points_of(Code code, const ComplianceEvent& event) const {
    Date counts_from = event.opened_on;
    if (code == flag::filing_due) {
      // A duty to file counts once it has been unanswered for so long after the days of grace.
      const WorkDays grace = state_.parameters.work_days("filing_duty_grace_working_days", event.opened_on);
      counts_from = calendar_.add_work_days(event.opened_on, grace).last_day +
                    state_.parameters.days("credit_filing_due_unanswered_days", event.opened_on);
      if (counts_from > answered_on(event)) return 0;
    }
    // Counted forward, day 0 its last day: the corresponding day of the last month is inside.
    if (add_months(event.closed_on.value_or(on_), look_back_months_) < on_) return 0;
    const auto& points = state_.parameters.table("credit_points", counts_from);
    const auto it = points.find(short_name(code));
    return it == points.end() ? 0 : it->second;
  }

  // The duty to file is answered by filing, not by the district's confirmation; papers that were returned or withdrawn
  // answer nothing.
  Date answered_on(const ComplianceEvent& duty) const {
    Date answered = duty.closed_on.value_or(on_);
    for (auto it = state_.filing.filings.lower_bound({operator_id_, 0});
         it != state_.filing.filings.end() && it->first.operator_id == operator_id_; ++it) {
      const Filing& filing = it->second;
      const bool open = filing.state != FilingState::returned && filing.state != FilingState::withdrawn;
      const bool over = filing.cancelled_on && *filing.cancelled_on <= duty.opened_on;
      if (open && !over) answered = std::min(answered, filing.submitted_on);
    }
    return answered;
  }

  // A refund that is overdue and still unpaid is an event of its own until it is paid, late, and recorded as such.
  void add_unpaid_refunds() {
    using enum custody::RefundState;
    for (auto it = books_.refunds.lower_bound({operator_id_, 0});
         it != books_.refunds.end() && it->first.operator_id == operator_id_; ++it) {
      const custody::Refund& refund = it->second;
      const bool owed = refund.state == demanded || refund.state == accepted;
      if (!owed || refund.due_on >= on_ || !is_anything_owed(refund)) continue;
      add({operator_id_, flag::refund_overdue, custody::sortable(it->first.number)},
          {refund.due_on + Days{1}, std::nullopt, 0});
    }
  }

  // A sale that was undone under the demand leaves nothing to accept; a card used up under its discount may still be
  // owed the rest of what it was paid (reg/17c).
  bool is_anything_owed(const custody::Refund& refund) const {
    if (refund.state == custody::RefundState::accepted) return true;
    const custody::Card& card = *books_.cards.find({operator_id_, books_.current_card(operator_id_, refund.card_id)});
    const Terms terms = terms_on(state_.parameters, on_);
    const custody::RefundSum sum = Scheme(state_, calendar_, terms).refund_sum(card, refund, 0);
    return sum.payable > 0 || sum.compensation > 0 || sum.item > 0;
  }

  // 备案经营者应当于每季度结束后20个工作日内…填报 (12a): those that ended while the filing stood.
  void add_unreported_quarters() {
    const Filing* filing = latest_of(state_.filing.filings, operator_id_);
    if (filing == nullptr || !filing->confirmed_on) return;
    for (auto it = books_.quarters.lower_bound({operator_id_, quarter_of(*filing->confirmed_on)});
         it != books_.quarters.end() && it->first.operator_id == operator_id_; ++it) {
      if (it->second.stage != custody::QuarterStage::provisional) continue;
      const Date end = last_day(it->first.quarter);
      if (filing->cancelled_on && end > *filing->cancelled_on) break;
      const Date due = quarter_report_due(state_.parameters, calendar_, it->first.quarter).last_day;
      if (due >= on_) continue;
      add({operator_id_, flag::report_late, custody::sortable(static_cast<std::uint64_t>(it->first.quarter.index))},
          {due + Days{1}, std::nullopt, 0});
    }
  }

  std::string grade() const {
    std::string best;
    std::int64_t best_from = -1;
    for (const auto& [name, from] : state_.parameters.table("credit_grades", on_)) {
      if (from > file_.points || from <= best_from) continue;
      best = name;
      best_from = from;
    }
    return best;
  }

  void inspections() {
    for (auto it = state_.supervision.inspections.lower_bound({operator_id_, 0});
         it != state_.supervision.inspections.end() && it->first.operator_id == operator_id_; ++it) {
      const Date day = it->second.inspected_on;
      if (day <= on_) file_.last_inspection = std::max(day, file_.last_inspection.value_or(day));
    }
    const auto& months = state_.parameters.table("credit_inspection_months", on_);
    const auto every = months.find(file_.grade);
    const Filing* filing = latest_of(state_.filing.filings, operator_id_);
    const Date known_since = filing != nullptr && filing->confirmed_on
                                 ? *filing->confirmed_on
                                 : state_.operators.at(operator_id_).registered_on;
    const Date from = file_.last_inspection.value_or(known_since);
    file_.next_inspection = every == months.end() ? from : add_months(from, static_cast<int>(every->second));
  }

  const State& state_;
  const custody::Books& books_;
  const law::Calendar& calendar_;
  std::uint64_t operator_id_;
  Date on_;
  int look_back_months_ = 0;
  CreditFile file_;
};

}  // namespace

CreditFile credit_file(const State& state, const custody::Books& books, const law::Calendar& calendar,
                       std::uint64_t operator_id, Date on) {
  return CreditReading(state, books, calendar, operator_id, on).file();
}

}  // namespace gongbao::prepaid_card
