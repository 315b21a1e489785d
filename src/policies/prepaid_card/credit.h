// The credit file (article 15): events, points, grade, next inspection. Computed when it is read, for a day; the
// numbers are parameters that the text does not set and a district may change.
#pragma once

#include "policies/prepaid_card/state.h"

namespace gongbao::prepaid_card {

struct CreditEvent {
  EventKey key;
  ComplianceEvent event;
  std::int64_t points = 0;  // 0: not the operator's, outside the look-back, or not yet counted
};

struct CreditFile {
  std::vector<CreditEvent> events;  // all that were known on that day
  std::int64_t points = 0;
  std::string grade;  // A, B, C, D
  std::optional<Date> last_inspection;
  Date next_inspection;  // due; may lie before the day asked for
  // 信用信息的归集、公示和应用 (15a); 分级分类信用监管 (15b)
  std::vector<std::string> clauses = {"prepaid-card/15a", "prepaid-card/15b"};
};

// What is overdue and not yet done counts like what was done late: unpaid refunds, unreported quarters. The operator
// must be registered.
CreditFile credit_file(const State& state, const custody::Books& books, const law::Calendar& calendar,
                       std::uint64_t operator_id, Date on);

}  // namespace gongbao::prepaid_card
