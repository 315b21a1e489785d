// 将补贴资金及时予以收回 (5.6c), and 追究相关人员的责任 (5.6d).
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct OpenClawback {
  static constexpr std::uint16_t number = 5040;
  static constexpr std::string_view name = "open_clawback";
  std::uint64_t application = 0;
  SealedText ground;
  std::vector<PersonToken> liable_persons;
  GB_FIELDS(application, ground, liable_persons)
};
struct ClawbackOpened {
  static constexpr std::uint16_t number = 5540;
  Clawback clawback;
  GB_FIELDS(clawback)
};
struct DecideClawback {
  static constexpr std::uint16_t number = 5041;
  static constexpr std::string_view name = "decide_clawback";
  std::uint64_t clawback = 0;
  Money amount;
  GB_FIELDS(clawback, amount)
};
struct ClawbackDecided {
  static constexpr std::uint16_t number = 5541;
  std::uint64_t clawback = 0;
  Shares due;
  GB_FIELDS(clawback, due)
};
struct DismissClawback {
  static constexpr std::uint16_t number = 5042;
  static constexpr std::string_view name = "dismiss_clawback";
  std::uint64_t clawback = 0;
  SealedText reason;
  GB_FIELDS(clawback, reason)
};
struct ClawbackDismissed {
  static constexpr std::uint16_t number = 5542;
  std::uint64_t clawback = 0;
  GB_FIELDS(clawback)
};
struct RecordReferral {
  static constexpr std::uint16_t number = 5043;
  static constexpr std::string_view name = "record_referral";
  std::uint64_t clawback = 0;
  PersonToken person;
  std::string body;
  Date date;
  SealedText outcome;
  GB_FIELDS(clawback, person, body, date, outcome)
};
struct ReferralRecorded {
  static constexpr std::uint16_t number = 5543;
  std::uint64_t clawback = 0;
  Referral referral;
  GB_FIELDS(clawback, referral)
};
struct RecordRecovery {
  static constexpr std::uint16_t number = 5044;
  static constexpr std::string_view name = "record_recovery";
  std::uint64_t clawback = 0;
  Money amount;
  std::string reference;
  GB_FIELDS(clawback, amount, reference)
};
struct RecoveryRecorded {
  static constexpr std::uint16_t number = 5544;
  std::uint64_t clawback = 0;
  std::string reference;
  Shares part;  // to the city's fund, the rest to the district's
  GB_FIELDS(clawback, reference, part)
};

Answer decide(const Context& in, const OpenClawback& command);
Answer decide(const Context& in, const DecideClawback& command);
Answer decide(const Context& in, const DismissClawback& command);
Answer decide(const Context& in, const RecordReferral& command);
Answer decide(const Context& in, const RecordRecovery& command);
void apply(World& world, const ClawbackOpened& fact, const FactOrigin& origin);
void apply(World& world, const ClawbackDecided& fact, const FactOrigin& origin);
void apply(World& world, const ClawbackDismissed& fact, const FactOrigin& origin);
void apply(World& world, const ReferralRecorded& fact, const FactOrigin& origin);
void apply(World& world, const RecoveryRecorded& fact, const FactOrigin& origin);

using ClawbackCommands =
    policies::TypeList<OpenClawback, DecideClawback, DismissClawback, RecordReferral, RecordRecovery>;
using ClawbackFacts =
    policies::TypeList<ClawbackOpened, ClawbackDecided, ClawbackDismissed, ReferralRecorded, RecoveryRecorded>;

}  // namespace gongbao::heating
