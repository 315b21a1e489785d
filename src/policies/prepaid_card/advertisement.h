// Advertisements must say what is published (6d 6e); risk prompts tell consumers what to mind (14b 14c).
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// What an advertisement says; only what it says is compared.
struct CheckAdvertisement {
  static constexpr std::uint16_t number = 1060;
  static constexpr std::string_view name = "check_advertisement";
  std::uint64_t operator_id = 0;
  std::optional<std::string> filing_number;
  std::optional<std::string> operator_name;
  std::optional<std::string> bank;
  std::optional<std::string> account_tail;  // last 4 digits
  std::optional<std::string> status;        // active, terminating, deregistering, deregistered
  SealedDocument medium;
  GB_FIELDS(operator_id, filing_number, operator_name, bank, account_tail, status, medium)
};
struct AdvertisementChecked {
  static constexpr std::uint16_t number = 1560;
  std::uint64_t operator_id = 0;
  AdvertisementCheck check;
  GB_FIELDS(operator_id, check)
};

struct PublishRiskPrompt {
  static constexpr std::uint16_t number = 1061;
  static constexpr std::string_view name = "publish_risk_prompt";
  std::uint64_t operator_id = 0;  // 0: about no single one
  std::string text;
  std::optional<Date> from;  // today where nothing is said
  std::optional<Date> to;    // inclusive
  GB_FIELDS(operator_id, text, from, to)
};
struct RiskPromptPublished {
  static constexpr std::uint16_t number = 1561;
  std::uint64_t operator_id = 0;
  RiskPrompt prompt;
  GB_FIELDS(operator_id, prompt)
};

Answer decide(const Context& in, const CheckAdvertisement& command);
Answer decide(const Context& in, const PublishRiskPrompt& command);
void apply(World& world, const AdvertisementChecked& fact, const FactOrigin& origin);
void apply(World& world, const RiskPromptPublished& fact, const FactOrigin& origin);

using AdvertisementCommands = policies::TypeList<CheckAdvertisement, PublishRiskPrompt>;
using AdvertisementFacts = policies::TypeList<AdvertisementChecked, RiskPromptPublished>;

}  // namespace gongbao::prepaid_card
