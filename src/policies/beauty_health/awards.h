// What was decided for an applicant and the money after it: approval, publicity, payment, and what comes back. Each
// moves a sum between accounts of the fund's books (spec/09 part 8).
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct Approve {
  static constexpr std::uint16_t number = 11040;
  static constexpr std::string_view name = "approve";
  std::uint64_t application = 0;
  Money amount;  // must be what the rule makes of it
  GB_FIELDS(application, amount)
};
struct ApplicationApproved {
  static constexpr std::uint16_t number = 11540;
  std::uint64_t application = 0;
  std::uint64_t budget = 0;
  Money amount;
  GB_FIELDS(application, budget, amount)
};
struct WithdrawApproval {
  static constexpr std::uint16_t number = 11041;
  static constexpr std::string_view name = "withdraw_approval";
  std::uint64_t application = 0;
  SealedText reason;
  GB_FIELDS(application, reason)
};
struct ApprovalWithdrawn {
  static constexpr std::uint16_t number = 11541;
  std::uint64_t application = 0;
  Money amount;
  SealedText reason;
  GB_FIELDS(application, amount, reason)
};
struct Publicise {
  static constexpr std::uint16_t number = 11042;
  static constexpr std::string_view name = "publicise";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct ApplicationPublicised {
  static constexpr std::uint16_t number = 11542;
  std::uint64_t application = 0;
  Date last_day;
  GB_FIELDS(application, last_day)
};
// All that was promised.
struct Pay {
  static constexpr std::uint16_t number = 11043;
  static constexpr std::string_view name = "pay";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct ApplicationPaid {
  static constexpr std::uint16_t number = 11543;
  std::uint64_t application = 0;
  Money amount;
  GB_FIELDS(application, amount)
};
struct ClawBack {
  static constexpr std::uint16_t number = 11044;
  static constexpr std::string_view name = "claw_back";
  std::uint64_t application = 0;
  Money amount;
  SealedText reason;
  GB_FIELDS(application, amount, reason)
};
struct ClawedBack {
  static constexpr std::uint16_t number = 11544;
  std::uint64_t application = 0;
  Money amount;
  SealedText reason;
  GB_FIELDS(application, amount, reason)
};

Answer decide(const Context& in, const Approve& command);
Answer decide(const Context& in, const WithdrawApproval& command);
Answer decide(const Context& in, const Publicise& command);
Answer decide(const Context& in, const Pay& command);
Answer decide(const Context& in, const ClawBack& command);
void apply(World& world, const ApplicationApproved& fact, const FactOrigin& origin);
void apply(World& world, const ApprovalWithdrawn& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationPublicised& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationPaid& fact, const FactOrigin& origin);
void apply(World& world, const ClawedBack& fact, const FactOrigin& origin);

using AwardCommands = policies::TypeList<Approve, WithdrawApproval, Publicise, Pay, ClawBack>;
using AwardFacts =
    policies::TypeList<ApplicationApproved, ApprovalWithdrawn, ApplicationPublicised, ApplicationPaid, ClawedBack>;

}  // namespace gongbao::beauty_health
