// The sums of this document (article 12, spec/02 8.3 and 8.4) as functions of plain figures: caps on what is collected
// at once, what is earned with each unit of service, what is paid back. Fen and units; nothing is looked up.
#pragma once

#include "base/money.h"
#include "policies/childcare/cycle.h"

namespace gongbao::childcare {

// 不超过场地剩余的租赁期限 (12b): without a lease nothing bounds it.
inline bool beyond_lease(const DayRange& period, const std::optional<Date>& lease_end) {
  return lease_end && period.last > *lease_end;
}
// 不得…超过60小时 (12c): minutes that were paid before and are unused, and those bought now. Gifts carry no fee.
inline bool hours_exceeded(std::int64_t unused_before, std::int64_t bought, std::int64_t cap) {
  return Wide{unused_before} + bought > cap;
}
// 时间跨度超过3个月 (12d).
inline bool span_exceeded(const DayRange& period, int months) {
  return period.last > last_day_of_span(period.first, months);
}
// 不得早于…开始前1个月 (12e).
inline bool too_early(const DayRange& period, Date paid_on, int months) {
  return paid_on < months_before(period.first, months);
}

// Units that were paid and not used: gift units come after them (paid_first).
constexpr std::int64_t unused_paid(std::int64_t paid_units, std::int64_t used) {
  return used >= paid_units ? 0 : paid_units - used;
}

// What so many units earned of X for N paid units: floor(X × min(u, N) ÷ N). N ≥ 1.
constexpr std::int64_t earned_cum(std::int64_t paid, std::int64_t used, std::int64_t paid_units) {
  const std::int64_t counted = used < paid_units ? used : paid_units;
  return static_cast<std::int64_t>(Wide{paid} * counted / paid_units);
}
// What the next units earn.
constexpr std::int64_t earned_by(std::int64_t paid, std::int64_t used_before, std::int64_t units,
                                 std::int64_t paid_units) {
  return earned_cum(paid, used_before + units, paid_units) - earned_cum(paid, used_before, paid_units);
}

// Of a lot as it stands, its items awaiting an answer left out.
struct LotSums {
  std::int64_t paid = 0;        // X
  std::int64_t balance = 0;     // 2001
  std::int64_t used = 0;        // u
  std::int64_t units = 0;       // N
  std::int64_t gift_units = 0;  // G
};
struct RefundAmount {
  std::int64_t principal = 0;     // of 2001, to the family
  std::int64_t compensation = 0;  // above it: the institution's own money
  std::int64_t total() const { return principal + compensation; }
};
// 一次性全额退回 (15b): the whole balance, which is X while no service was given; less the agreed price of a gift kept.
constexpr RefundAmount cooling_off_refund(const LotSums& lot, std::int64_t gift_price) {
  return {lot.balance - gift_price, 0};
}
// 退回预收资金余额 (16a). 由于托育机构原因…按照原约定的优惠方案 (16f): the units that were given count at the price
// which gifts and discounts made of them, and the family never gets less than the balance.
constexpr RefundAmount balance_refund(const LotSums& lot, bool institution_fault) {
  if (!institution_fault) return {lot.balance, 0};
  const Wide all_units = Wide{lot.units} + lot.gift_units;
  const auto used_share = static_cast<std::int64_t>(Wide{lot.paid} * lot.used / all_units);
  const std::int64_t by_plan = lot.paid - used_share;
  return {lot.balance, by_plan > lot.balance ? by_plan - lot.balance : 0};
}

}  // namespace gongbao::childcare
