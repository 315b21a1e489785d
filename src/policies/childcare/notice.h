// The family is told of what was served (机构履行告知义务, 2-14c), where the report itself did not tell it (op 34, bit
// 3).
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct NotifyFamily {
  static constexpr std::uint16_t number = 2120;
  static constexpr std::string_view name = "notify_family";
  std::uint64_t operator_id = 0;
  Id16 item{};
  GB_FIELDS(operator_id, item)
};
struct FamilyNotified {
  static constexpr std::uint16_t number = 2620;
  std::uint64_t operator_id = 0;
  Id16 item{};
  Date window_end;  // last day to confirm or dispute
  bool provisional = false;
  GB_FIELDS(operator_id, item, window_end, provisional)
};

Answer decide(const Context& in, const NotifyFamily& command);
void apply(World& world, const FamilyNotified& fact, const FactOrigin& origin);

using NoticeCommands = policies::TypeList<NotifyFamily>;
using NoticeFacts = policies::TypeList<FamilyNotified>;

}  // namespace gongbao::childcare
