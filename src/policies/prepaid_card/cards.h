// Cards and their holders: binding a person, loss, a new card for a lost one (implied by reg/13 item 9 and by the
// posting T1 of spec/01 8.5).
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// By the bank or the operator, before or after the first sale; binding again keeps the history.
struct BindCardHolder {
  static constexpr std::uint16_t number = 1108;
  static constexpr std::string_view name = "bind_card_holder";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  PersonToken holder;
  std::optional<SealedPhone> phone;
  std::optional<std::uint64_t> consumer_account;  // the holder's account of the service system
  GB_FIELDS(operator_id, card_id, holder, phone, consumer_account)
};
struct CardHolderBound {
  static constexpr std::uint16_t number = 1608;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  CardHolder holder;
  GB_FIELDS(operator_id, card_id, holder)
};

struct ReportLoss {
  static constexpr std::uint16_t number = 1109;
  static constexpr std::string_view name = "report_loss";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};
struct UnfreezeCard {  // found again
  static constexpr std::uint16_t number = 1110;
  static constexpr std::string_view name = "unfreeze_card";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};
struct CardFrozen {
  static constexpr std::uint16_t number = 1609;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};
struct CardUnfrozen {
  static constexpr std::uint16_t number = 1610;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  GB_FIELDS(operator_id, card_id)
};

struct ReissueCard {
  static constexpr std::uint16_t number = 1111;
  static constexpr std::string_view name = "reissue_card";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;      // the lost one, frozen
  std::uint64_t new_card_id = 0;  // a number not yet sold
  GB_FIELDS(operator_id, card_id, new_card_id)
};
struct CardReissued {
  static constexpr std::uint16_t number = 1611;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  std::uint64_t new_card_id = 0;
  std::int64_t principal = 0;
  std::int64_t bonus = 0;
  PostedFigures posted;
  GB_FIELDS(operator_id, card_id, new_card_id, principal, bonus, posted)
};

Answer decide(const Context& in, const BindCardHolder& command);
Answer decide(const Context& in, const ReportLoss& command);
Answer decide(const Context& in, const UnfreezeCard& command);
Answer decide(const Context& in, const ReissueCard& command);
void apply(World& world, const CardHolderBound& fact, const FactOrigin& origin);
void apply(World& world, const CardFrozen& fact, const FactOrigin& origin);
void apply(World& world, const CardUnfrozen& fact, const FactOrigin& origin);
void apply(World& world, const CardReissued& fact, const FactOrigin& origin);

using CardCommands = policies::TypeList<BindCardHolder, ReportLoss, UnfreezeCard, ReissueCard>;
using CardFacts = policies::TypeList<CardHolderBound, CardFrozen, CardUnfrozen, CardReissued>;

}  // namespace gongbao::prepaid_card
