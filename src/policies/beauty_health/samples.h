// Samples that come in without certificate and inspection (5a–5c), and bonded goods on display (17b–17d): the pre-check
// is no decision, customs decides.
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct PrecheckSample {
  static constexpr std::uint16_t number = 11050;
  static constexpr std::string_view name = "precheck_sample";
  std::uint64_t enterprise = 0;
  SealedText goods;
  std::string purpose;
  bool for_trial = false;
  bool for_sale = false;
  std::int64_t quantity = 0;
  GB_FIELDS(enterprise, goods, purpose, for_trial, for_sale, quantity)
};
struct SamplePrechecked {
  static constexpr std::uint16_t number = 11550;
  std::uint64_t sample = 0;
  Sample row;
  GB_FIELDS(sample, row)
};
struct DecideSample {
  static constexpr std::uint16_t number = 11051;
  static constexpr std::string_view name = "decide_sample";
  std::uint64_t sample = 0;
  bool grant = false;
  SealedText reason;
  GB_FIELDS(sample, grant, reason)
};
struct SampleDecided {
  static constexpr std::uint16_t number = 11551;
  std::uint64_t sample = 0;
  bool grant = false;
  SealedText reason;
  GB_FIELDS(sample, grant, reason)
};
// What became of some more of it.
struct AccountSample {
  static constexpr std::uint16_t number = 11052;
  static constexpr std::string_view name = "account_sample";
  std::uint64_t sample = 0;
  std::optional<std::int64_t> used;
  std::optional<std::int64_t> returned;
  std::optional<std::int64_t> destroyed;
  GB_FIELDS(sample, used, returned, destroyed)
};
struct SampleAccounted {
  static constexpr std::uint16_t number = 11552;
  std::uint64_t sample = 0;
  std::int64_t used = 0;
  std::int64_t returned = 0;
  std::int64_t destroyed = 0;
  bool closes = false;
  GB_FIELDS(sample, used, returned, destroyed, closes)
};

struct RequestBonded {
  static constexpr std::uint16_t number = 11060;
  static constexpr std::string_view name = "request_bonded";
  std::uint64_t enterprise = 0;
  SealedText goods;
  bool goods_bonded = false;
  std::optional<std::string> registration_no;  // with customs
  std::string bonded_area;
  std::string centre;
  std::optional<std::string> guarantee_no;
  std::optional<Date> guarantee_from;
  std::optional<Date> guarantee_to;
  GB_FIELDS(enterprise, goods, goods_bonded, registration_no, bonded_area, centre, guarantee_no, guarantee_from,
            guarantee_to)
};
struct BondedRequested {
  static constexpr std::uint16_t number = 11560;
  std::uint64_t bonded = 0;
  BondedCase row;
  GB_FIELDS(bonded, row)
};
struct ReleaseBonded {
  static constexpr std::uint16_t number = 11061;
  static constexpr std::string_view name = "release_bonded";
  std::uint64_t bonded = 0;
  std::optional<Date> moving_day;  // today where nothing is said
  GB_FIELDS(bonded, moving_day)
};
enum class BondedOutcome : std::uint8_t { returned = 1, sold = 2 };
constexpr auto names_of(BondedOutcome) {
  using enum BondedOutcome;
  using namespace std::literals;
  return std::array{std::pair{returned, "returned"sv}, std::pair{sold, "sold"sv}};
}
// What became of released goods; then once more, without an outcome, when the papers are done.
struct CloseBonded {
  static constexpr std::uint16_t number = 11062;
  static constexpr std::string_view name = "close_bonded";
  std::uint64_t bonded = 0;
  std::optional<BondedOutcome> outcome;
  std::optional<Channel> channel;  // of a sale
  GB_FIELDS(bonded, outcome, channel)
};
struct BondedMoved {
  static constexpr std::uint16_t number = 11561;
  std::uint64_t bonded = 0;
  BondedState to{};
  std::optional<Date> moved_on;
  std::optional<Channel> channel;
  GB_FIELDS(bonded, to, moved_on, channel)
};

Answer decide(const Context& in, const PrecheckSample& command);
Answer decide(const Context& in, const DecideSample& command);
Answer decide(const Context& in, const AccountSample& command);
Answer decide(const Context& in, const RequestBonded& command);
Answer decide(const Context& in, const ReleaseBonded& command);
Answer decide(const Context& in, const CloseBonded& command);
void apply(World& world, const SamplePrechecked& fact, const FactOrigin& origin);
void apply(World& world, const SampleDecided& fact, const FactOrigin& origin);
void apply(World& world, const SampleAccounted& fact, const FactOrigin& origin);
void apply(World& world, const BondedRequested& fact, const FactOrigin& origin);
void apply(World& world, const BondedMoved& fact, const FactOrigin& origin);

using SampleCommands =
    policies::TypeList<PrecheckSample, DecideSample, AccountSample, RequestBonded, ReleaseBonded, CloseBonded>;
using SampleFacts = policies::TypeList<SamplePrechecked, SampleDecided, SampleAccounted, BondedRequested, BondedMoved>;

}  // namespace gongbao::beauty_health
