// Deadlines that ended beyond the published calendar were counted by weekends only (暂定). When the notice of that year
// is adopted, those still running are fixed (spec/01 part 5).
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// Numbers are the storage format.
enum class DeadlineKind : std::uint8_t {
  cash = 1,                   // entity: the receipt
  objection = 2,              // the application
  filing_confirm = 3,         // the filing
  change_handle = 4,          // the change
  deregistration_handle = 5,  // the termination
  report_check = 6,           // the quarter's index
  complaint = 7,              // the complaint
};
constexpr auto names_of(DeadlineKind) {
  using enum DeadlineKind;
  using namespace std::literals;
  return std::array{std::pair{cash, "cash"sv},
                    std::pair{objection, "objection"sv},
                    std::pair{filing_confirm, "filing_confirm"sv},
                    std::pair{change_handle, "change_handle"sv},
                    std::pair{deregistration_handle, "deregistration_handle"sv},
                    std::pair{report_check, "report_check"sv},
                    std::pair{complaint, "complaint"sv}};
}

struct FixedDeadline {
  DeadlineKind kind{};
  std::uint64_t operator_id = 0;
  Id16 entity{};  // an id, or a number big-endian
  Date last_day;
  bool provisional = false;  // ends beyond what is known now, too
  GB_FIELDS(kind, operator_id, entity, last_day, provisional)
};

// What the calendar that a notice makes fixes, in the order of kinds and entities.
std::vector<FixedDeadline> fixed_deadlines(const State& state, const custody::Books& books, const law::Calendar& before,
                                           const law::Calendar& after);
void fix(World& world, const FixedDeadline& fixed);

// Cash that seemed to be late: its last day to deposit (9q) was counted beyond the calendar and is another one.
struct RejudgedReceipt {
  Id16 receipt{};
  Date last_day;
  bool provisional = false;
  bool in_time = false;  // is not late yet
  GB_FIELDS(receipt, last_day, provisional, in_time)
};
struct CashRejudged {
  static constexpr std::uint16_t number = 1627;
  std::uint64_t operator_id = 0;
  std::vector<RejudgedReceipt> receipts;
  Date was_late_after;   // the first of the days on which one of those in time had seemed to end
  PostedFigures posted;  // T is larger again
  GB_FIELDS(operator_id, receipts, was_late_after, posted)
};
using DeadlineFacts = policies::TypeList<CashRejudged>;

// By operator, what the calendar that a notice makes says of cash that was found late under the calendar before it.
// Costs a look at each receipt that is not deposited in full, once for each notice, which is once a year.
std::vector<CashRejudged> rejudged_cash(const Context& in, const law::Calendar& after);
void apply(World& world, const CashRejudged& fact, const FactOrigin& origin);

}  // namespace gongbao::prepaid_card
