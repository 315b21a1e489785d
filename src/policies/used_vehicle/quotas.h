// 二手小客车周转指标 (1c): allocated to dealers that were pushed, used by a vehicle in stock, free again after its
// sale.
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

struct AllocateQuota {
  static constexpr std::uint16_t number = 6013;
  static constexpr std::string_view name = "allocate_quota";
  std::uint64_t dealer = 0;
  std::int64_t count = 0;
  GB_FIELDS(dealer, count)
};
struct QuotaAllocated {
  static constexpr std::uint16_t number = 6529;
  std::uint64_t dealer = 0;
  std::uint64_t first = 0;  // the quotas are first … first + count - 1
  std::uint64_t count = 0;
  std::optional<Date> last_day;
  GB_FIELDS(dealer, first, count, last_day)
};
// As rules before the eighth told it: the first was, and stays, entry × 1,000 + 1.
struct QuotaAllocatedUnnumbered {
  static constexpr std::uint16_t number = 6511;
  std::uint64_t dealer = 0;
  std::uint64_t count = 0;
  std::optional<Date> last_day;
  GB_FIELDS(dealer, count, last_day)
};
QuotaAllocated numbered(const QuotaAllocatedUnnumbered& fact, policies::EntryNo entry);
struct CancelQuota {
  static constexpr std::uint16_t number = 6014;
  static constexpr std::string_view name = "cancel_quota";
  std::uint64_t quota = 0;
  SealedText reason;
  GB_FIELDS(quota, reason)
};
struct QuotaCancelled {
  static constexpr std::uint16_t number = 6512;
  std::uint64_t quota = 0;
  SealedText reason;
  GB_FIELDS(quota, reason)
};
// Made by the day turn, when quota_valid_days is set.
struct ExpireQuotas {
  static constexpr std::uint16_t number = 6100;
  static constexpr std::string_view name = "expire_quotas";
  Date day;
  GB_FIELDS(day)
};
struct QuotasExpired {
  static constexpr std::uint16_t number = 6513;
  std::vector<std::uint64_t> quotas;
  GB_FIELDS(quotas)
};

Answer decide(const Context& in, const AllocateQuota& command);
Answer decide(const Context& in, const CancelQuota& command);
// Of the day that comes; none: nothing ends.
std::optional<policies::DueStep> due_step(const State& state, Date day);
void apply(World& world, const QuotaAllocated& fact, const FactOrigin& origin);
void apply(World& world, const QuotaAllocatedUnnumbered& fact, const FactOrigin& origin);
void apply(World& world, const QuotaCancelled& fact, const FactOrigin& origin);
void apply(World& world, const QuotasExpired& fact, const FactOrigin& origin);

using QuotaCommands = policies::TypeList<AllocateQuota, CancelQuota>;
using QuotaFacts = policies::TypeList<QuotaAllocated, QuotaAllocatedUnnumbered, QuotaCancelled, QuotasExpired>;

}  // namespace gongbao::used_vehicle
