// Windows and deadlines that ended beyond the published calendar were counted by weekends only (暂定). When the notice
// of that year is adopted, those still running are fixed (spec/01 part 5, which spec/02 follows).
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

// Numbers are the storage format. Cash in transit is fixed with that of the cards.
enum class DeadlineKind : std::uint8_t {
  confirmation = 1,  // entity: the item
  payout = 2,        // the order
  filing = 3,        // none: an institution has one
  complaint = 4,     // the complaint
  late_cash = 5,     // the receipt, which was found late
};

struct FixedDeadline {
  DeadlineKind kind{};
  std::uint64_t operator_id = 0;
  Id16 entity{};  // an id, or a number big-endian
  Date last_day;
  bool provisional = false;  // ends beyond what is known now, too
  bool in_time = true;       // of late cash: it is not late yet
  GB_FIELDS(kind, operator_id, entity, last_day, provisional, in_time)
};
struct DeadlinesFixed {
  static constexpr std::uint16_t number = 2621;
  std::vector<FixedDeadline> deadlines;
  GB_FIELDS(deadlines)
};

// What the calendar that a notice makes fixes. Costs a look at everything that is open, once for each notice.
DeadlinesFixed fixed_deadlines(const Reading& in, const law::Calendar& after);
void apply(World& world, const DeadlinesFixed& fact, const FactOrigin& origin);

using DeadlineFacts = policies::TypeList<DeadlinesFixed>;

}  // namespace gongbao::childcare
