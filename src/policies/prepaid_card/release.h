// Money outside management goes to the operator on application: article 9 (9j 9k) and article 10 (10b). Applications
// and orders may be withdrawn before they are executed. What was redeemed goes out by op 6 of the instruction record.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct RequestFreeRelease {
  static constexpr std::uint16_t number = 1112;
  static constexpr std::string_view name = "request_free_release";
  std::uint64_t operator_id = 0;
  Money amount;
  std::string purpose;     // a name of the parameter allowed_purposes
  std::string account_no;  // the operator's own settlement account
  GB_FIELDS(operator_id, amount, purpose, account_no)
};
struct FreeReleaseOrdered {
  static constexpr std::uint16_t number = 1612;
  std::uint64_t operator_id = 0;
  Money amount;
  std::uint16_t purpose = 0;  // its code
  Date due_on;
  PostedFigures posted;
  GB_FIELDS(operator_id, amount, purpose, due_on, posted)
};

struct WithdrawReleaseApplication {
  static constexpr std::uint16_t number = 1113;
  static constexpr std::string_view name = "withdraw_release_application";
  std::uint64_t operator_id = 0;
  std::uint64_t application = 0;
  GB_FIELDS(operator_id, application)
};
struct ReleaseApplicationWithdrawn {
  static constexpr std::uint16_t number = 1613;
  std::uint64_t operator_id = 0;
  std::uint64_t application = 0;
  GB_FIELDS(operator_id, application)
};

struct CancelOrder {
  static constexpr std::uint16_t number = 1114;
  static constexpr std::string_view name = "cancel_order";
  std::uint64_t operator_id = 0;
  std::uint64_t order = 0;
  GB_FIELDS(operator_id, order)
};
struct OrderCancelled {
  static constexpr std::uint16_t number = 1614;
  std::uint64_t operator_id = 0;
  std::uint64_t order = 0;
  PostedFigures posted;
  GB_FIELDS(operator_id, order, posted)
};

Answer decide(const Context& in, const RequestFreeRelease& command);
Answer decide(const Context& in, const WithdrawReleaseApplication& command);
Answer decide(const Context& in, const CancelOrder& command);
void apply(World& world, const FreeReleaseOrdered& fact, const FactOrigin& origin);
void apply(World& world, const ReleaseApplicationWithdrawn& fact, const FactOrigin& origin);
void apply(World& world, const OrderCancelled& fact, const FactOrigin& origin);

using ReleaseCommands = policies::TypeList<RequestFreeRelease, WithdrawReleaseApplication, CancelOrder>;
using ReleaseFacts = policies::TypeList<FreeReleaseOrdered, ReleaseApplicationWithdrawn, OrderCancelled>;

}  // namespace gongbao::prepaid_card
