// The rows of custody by fee lots (托育服务费, spec/02 part 5): what was paid ahead for one period of a service, and
// what of it was given. Flat and padded by hand like cards and items; money in fen, days as numbers of Date.
#pragma once

#include "custody/rows.h"

namespace gongbao::custody {

// By which what was served is settled: 周结, 半月结 (14c 14d).
enum class SettlementCycle : std::uint8_t { weekly = 1, semi_monthly = 2 };
constexpr auto names_of(SettlementCycle) {
  using enum SettlementCycle;
  using namespace std::literals;
  return std::array{std::pair{weekly, "weekly"sv}, std::pair{semi_monthly, "semi_monthly"sv}};
}

// refunded: its refund was accepted, so no service is given for it any more. closed: nothing is left of it.
enum class LotState : std::uint8_t { in_transit = 0, live = 1, refunded = 2, closed = 3, reversed = 4 };
constexpr auto names_of(LotState) {
  using enum LotState;
  using namespace std::literals;
  return std::array{std::pair{in_transit, "in_transit"sv}, std::pair{live, "live"sv}, std::pair{refunded, "refunded"sv},
                    std::pair{closed, "closed"sv}, std::pair{reversed, "reversed"sv}};
}

// A fee lot. Its number is a card's number too: the card row holds the principal (2001), this one what the law makes of
// it. Ratio and cycle are those of the day it was paid on (ratio_change_applies_to).
struct Lot {
  CardKey key;
  std::int64_t paid = 0;     // X, less chargebacks
  std::int64_t held = 0;     // Q = 2001 + 2002 + 2003 of the lot; of cash on its way too, which has no floor yet
  std::int64_t pending = 0;  // 2002 of the lot
  std::int64_t earned = 0;   // reported so far, less what was withdrawn
  std::uint64_t contract = 0;
  std::uint64_t order = 0;    // its initial payout order; 0 = none
  std::uint64_t cycles = 0;   // bit n − 1: cycle n was reported; later ones stand in Books::later_cycles
  std::int32_t start = 0;     // of the period it pays for
  std::int32_t end = 0;       // last day
  std::uint32_t units = 0;    // N: planned service days, or paid minutes
  std::uint32_t gifts = 0;    // G: free units beyond them
  std::uint32_t used = 0;     // u: reported so far
  std::int32_t ratio_bp = 0;  // ρ
  SettlementCycle cycle = SettlementCycle::semi_monthly;
  LotState state = LotState::live;
  std::uint8_t hourly = 0;  // units are minutes
  std::array<std::uint8_t, 5> zero{};
};
static_assert(sizeof(Lot) == 104);

// R of one lot: ceil(ρ × Q), 0 while its cash is on its way (8.2).
inline Wide floor_of(const Lot& lot, Wide held) {
  return lot.state == LotState::in_transit ? Wide{0} : share_rounded_up(held, BasisPoints{lot.ratio_bp});
}

enum class ServiceKind : std::uint8_t { service = 0, returned = 1 };
// awaiting: the family was told, and has its days to answer. deemed and confirmed ones leave the table.
enum class ServiceState : std::uint8_t { reported = 0, awaiting = 1, disputed = 2 };
constexpr auto names_of(ServiceKind) {
  using enum ServiceKind;
  using namespace std::literals;
  return std::array{std::pair{service, "service"sv}, std::pair{returned, "return"sv}};
}
constexpr auto names_of(ServiceState) {
  using enum ServiceState;
  using namespace std::literals;
  return std::array{std::pair{reported, "reported"sv}, std::pair{awaiting, "awaiting"sv},
                    std::pair{disputed, "disputed"sv}};
}

// What was given in one cycle of a lot, the subject of 2002.
struct ServiceItem {
  ItemKey key;
  std::int64_t amount = 0;  // e
  std::uint64_t lot = 0;
  std::uint64_t made_by = 0;  // entry; the number of its payout order too
  std::int32_t reported_on = 0;
  std::int32_t notified_on = 0;  // day 0 of the window; 0 = not told yet
  std::int32_t window_end = 0;   // last day to answer
  std::uint32_t units = 0;
  ServiceKind kind = ServiceKind::service;
  ServiceState state = ServiceState::reported;
  std::uint8_t provisional = 0;  // the window ends beyond the published calendar (暂定)
  std::array<std::uint8_t, 1> zero{};
  std::uint32_t cycle_no = 0;  // the cycle of its lot that it was reported for; 0: none, as of what was paid back
};
static_assert(sizeof(ServiceItem) == 72);

// A cycle beyond the sixty-fourth of a lot that was reported (hours are bought for longer than that).
struct LotCycle {
  std::uint64_t operator_id = 0;
  std::uint64_t lot = 0;
  std::uint64_t number = 0;
  GB_FIELDS(operator_id, lot, number)
  auto operator<=>(const LotCycle&) const = default;
};

}  // namespace gongbao::custody
