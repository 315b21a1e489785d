// What the departments found and ordered under the parent Regulation (reg/11, reg/25, reg/28–32), which applies through
// each document. Discretion is a person's: of a fine the answer shows the range, never an amount.
#pragma once

#include <expected>

#include "base/personal.h"
#include "custody/books.h"
#include "policies/shared/answers.h"
#include "policies/shared/period.h"

namespace gongbao::shared {

using custody::OfOperatorNo;

enum class DisqualificationKind : std::uint8_t {
  dishonest_judgment_debtor = 1,
  abnormal_operation = 2,
  deregistering = 3
};
constexpr auto names_of(DisqualificationKind) {
  using enum DisqualificationKind;
  return std::array{std::pair{dishonest_judgment_debtor, std::string_view("dishonest_judgment_debtor")},
                    std::pair{abnormal_operation, std::string_view("abnormal_operation")},
                    std::pair{deregistering, std::string_view("deregistering")}};
}
struct Disqualification {  // reg/11
  DisqualificationKind kind{};
  Period period;
  SealedText reason;
  GB_FIELDS(kind, period, reason)
};

// One supervised order (reg/28–32); a suspension forbids issuing while it covers the event day, a rectification has its
// term as the last day of its period.
enum class OrderOfDistrict : std::uint8_t { rectification = 1, suspension = 2 };
constexpr auto names_of(OrderOfDistrict) {
  using enum OrderOfDistrict;
  return std::array{std::pair{rectification, std::string_view("rectification")},
                    std::pair{suspension, std::string_view("suspension")}};
}
struct SupervisionOrder {
  OrderOfDistrict kind{};
  Period period;
  SealedText findings;
  std::optional<Date> lifted_on;
  SealedText lift_reason;
  GB_FIELDS(kind, period, findings, lifted_on, lift_reason)
};

struct Inspection {
  Date inspected_on;
  bool on_site = true;
  SealedText findings;
  std::optional<std::uint64_t> outlet_id;
  GB_FIELDS(inspected_on, on_site, findings, outlet_id)
};

struct Penalty {             // reg/28–32
  std::int32_t article = 0;  // of the Regulation
  Money amount;
  Date decided_on;
  SealedText decision;
  GB_FIELDS(article, amount, decided_on, decision)
};

struct Complaint {            // reg/25
  std::uint64_t account = 0;  // of the consumer
  std::optional<std::uint64_t> card_id;
  SealedText text;
  Date filed_on;
  Date due_on;
  bool due_provisional = false;
  std::optional<Date> answered_on;
  SealedText answer;
  GB_FIELDS(account, card_id, text, filed_on, due_on, due_provisional, answered_on, answer)
};

using Disqualifications = std::map<OfOperatorNo, Disqualification>;  // by entry
using SupervisionOrders = std::map<OfOperatorNo, SupervisionOrder>;  // by entry
using Complaints = std::map<OfOperatorNo, Complaint>;                // by entry

bool disqualified_on(const Disqualifications& rows, std::uint64_t operator_id, Date day);
bool suspended_on(const SupervisionOrders& rows, std::uint64_t operator_id, Date day);

// --- decisions: the row, or why not ----------------------------------------------------------------------------------

template <class Row>
using RowOr = std::expected<Row, Answer>;

// From today where no day is named; until lifted where no last day is.
RowOr<SupervisionOrder> suspension_of(Date today, std::optional<Date> from, std::optional<Date> to,
                                      const SealedText& findings);
// 0, or why the order cannot be lifted.
Code lift_problem(const SupervisionOrders& rows, const OfOperatorNo& order);
// For apply: from that day on the order binds no more.
void lift(SupervisionOrder& order, Date day, const SealedText& reason);

RowOr<Disqualification> disqualification_of(DisqualificationKind kind, Period period, const SealedText& reason);

// The article's range as the parameters fine_least and fine_most of that day have it.
struct FineRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool holds(Money amount) const { return amount.fen >= least && amount.fen <= most; }
};
std::optional<FineRange> fine_range(const law::Parameters& parameters, std::int32_t article, Date day);

// Answered in so many working days.
Complaint complaint_of(std::uint64_t account, std::optional<std::uint64_t> card_id, const SealedText& text, Date today,
                       const law::Deadline& due);
// 0, or why there is nothing to answer.
Code answer_problem(const Complaints& rows, const OfOperatorNo& complaint);

}  // namespace gongbao::shared
