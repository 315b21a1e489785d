// 公益法律服务 (s2.6c): hours that lawyers claim and others verify. Encouraged, so whoever has fewer is refused
// nothing.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct ClaimProBono {
  static constexpr std::uint16_t number = 10040;
  static constexpr std::string_view name = "claim_pro_bono";
  std::uint64_t lawyer = 0;
  Date on;
  std::int64_t minutes = 0;
  std::optional<std::int64_t> begin;  // minute of the day, from 0; [begin, end)
  std::optional<std::int64_t> end;
  std::string kind;
  SealedText recipient;
  SealedDocument evidence;
  GB_FIELDS(lawyer, on, minutes, begin, end, kind, recipient, evidence)
};
struct ProBonoClaimed {
  static constexpr std::uint16_t number = 10540;
  ProBono row;
  GB_FIELDS(row)
};
struct VerifyProBono {
  static constexpr std::uint16_t number = 10041;
  static constexpr std::string_view name = "verify_pro_bono";
  std::vector<std::uint64_t> claims;
  GB_FIELDS(claims)
};
struct RejectProBono {
  static constexpr std::uint16_t number = 10042;
  static constexpr std::string_view name = "reject_pro_bono";
  std::vector<std::uint64_t> claims;
  SealedText reason;
  GB_FIELDS(claims, reason)
};
struct ReverseProBono {
  static constexpr std::uint16_t number = 10043;
  static constexpr std::string_view name = "reverse_pro_bono";
  std::vector<std::uint64_t> claims;
  SealedText reason;
  GB_FIELDS(claims, reason)
};
struct ProBonoJudged {
  static constexpr std::uint16_t number = 10541;
  std::vector<std::uint64_t> claims;
  ProBonoState state{};
  SealedText reason;
  GB_FIELDS(claims, state, reason)
};

// Verified minutes of the days of that year until that day (T4: by the day of service, whenever it was claimed).
std::int64_t verified_minutes(const State& state, std::uint64_t lawyer, std::int32_t year, Date until);

Answer decide(const Context& in, const ClaimProBono& command);
Answer decide(const Context& in, const VerifyProBono& command);
Answer decide(const Context& in, const RejectProBono& command);
Answer decide(const Context& in, const ReverseProBono& command);
void apply(World& world, const ProBonoClaimed& fact, const FactOrigin& origin);
void apply(World& world, const ProBonoJudged& fact, const FactOrigin& origin);

using ProBonoCommands = policies::TypeList<ClaimProBono, VerifyProBono, RejectProBono, ReverseProBono>;
using ProBonoFacts = policies::TypeList<ProBonoClaimed, ProBonoJudged>;

}  // namespace gongbao::legal_profession
