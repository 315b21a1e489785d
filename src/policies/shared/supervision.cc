// Tests of orders, fines and complaints that every document has through the Regulation.
#include "policies/shared/supervision.h"

#include <algorithm>
#include <ranges>

namespace gongbao::shared {

namespace {

template <class Row>
auto rows_of(const std::map<OfOperatorNo, Row>& rows, std::uint64_t operator_id) {
  return std::ranges::subrange(rows.lower_bound({operator_id, 0}), rows.lower_bound({operator_id + 1, 0}));
}

}  // namespace

bool disqualified_on(const Disqualifications& rows, std::uint64_t operator_id, Date day) {
  return std::ranges::any_of(rows_of(rows, operator_id),
                             [day](const auto& row) { return row.second.period.covers(day); });
}

bool suspended_on(const SupervisionOrders& rows, std::uint64_t operator_id, Date day) {
  return std::ranges::any_of(rows_of(rows, operator_id), [day](const auto& row) {
    return row.second.kind == OrderOfDistrict::suspension && row.second.period.covers(day);
  });
}

RowOr<SupervisionOrder> suspension_of(Date today, std::optional<Date> from, std::optional<Date> to,
                                      const SealedText& findings) {
  const Date first = from.value_or(today);
  if (first < today) return std::unexpected(malformed("from"));
  if (to && *to < first) return std::unexpected(malformed("to"));
  if (!findings.given()) return std::unexpected(malformed("findings"));
  SupervisionOrder order;
  order.kind = OrderOfDistrict::suspension;
  order.period = {first, to};
  order.findings = findings;
  return order;
}

Code lift_problem(const SupervisionOrders& rows, const OfOperatorNo& order) {
  const auto row = rows.find(order);
  if (row == rows.end()) return custody::code::unknown_subject;
  return row->second.lifted_on ? custody::code::wrong_state : Code{0};
}

void lift(SupervisionOrder& order, Date day, const SealedText& reason) {
  order.lifted_on = day;
  order.lift_reason = reason;
  const Date last = day - Days{1};
  const bool binds_today = !order.period.to || *order.period.to > last;
  if (order.kind == OrderOfDistrict::suspension && binds_today) order.period.to = last;
}

RowOr<Disqualification> disqualification_of(DisqualificationKind kind, Period period, const SealedText& reason) {
  if (period.to && *period.to < period.from) return std::unexpected(malformed("to"));
  return Disqualification{kind, period, reason};
}

std::optional<FineRange> fine_range(const law::Parameters& parameters, std::int32_t article, Date day) {
  const auto& least = parameters.table("fine_least", day);
  const auto& most = parameters.table("fine_most", day);
  const std::string name = std::to_string(article);
  if (!least.contains(name) || !most.contains(name)) return std::nullopt;
  return FineRange{least.at(name), most.at(name)};
}

Complaint complaint_of(std::uint64_t account, std::optional<std::uint64_t> card_id, const SealedText& text, Date today,
                       const law::Deadline& due) {
  Complaint complaint;
  complaint.account = account;
  complaint.card_id = card_id;
  complaint.text = text;
  complaint.filed_on = today;
  complaint.due_on = due.last_day;
  complaint.due_provisional = due.provisional;
  return complaint;
}

Code answer_problem(const Complaints& rows, const OfOperatorNo& complaint) {
  const auto row = rows.find(complaint);
  if (row == rows.end()) return custody::code::unknown_subject;
  return row->second.answered_on ? custody::code::wrong_state : Code{0};
}

}  // namespace gongbao::shared
