// 转让登记 at a service station (2d, 3c–3f, 1c, 1d), and its reversal.
#pragma once

#include "policies/used_vehicle/patterns.h"
#include "policies/used_vehicle/transactions.h"
#include "policies/used_vehicle/verify.h"

namespace gongbao::used_vehicle {

struct RegisterTransfer {
  static constexpr std::uint16_t number = 6023;
  static constexpr std::string_view name = "register_transfer";
  std::uint64_t transaction = 0;
  std::optional<std::uint64_t> station;  // the officer's own where nothing is said
  std::optional<Presented> invoice;      // none: nothing is presented
  std::vector<Paper> papers;
  bool vehicle_checked = false;
  GB_FIELDS(transaction, station, invoice, papers, vehicle_checked)
};
struct TransferRegistered {
  static constexpr std::uint16_t number = 6521;
  Registration row;
  std::vector<Pattern> patterns;  // for officials to look at
  GB_FIELDS(row, patterns)
};
struct ReverseRegistration {
  static constexpr std::uint16_t number = 6024;
  static constexpr std::string_view name = "reverse_registration";
  std::uint64_t registration = 0;
  SealedText reason;
  GB_FIELDS(registration, reason)
};
struct RegistrationReversed {
  static constexpr std::uint16_t number = 6522;
  std::uint64_t registration = 0;
  SealedText reason;
  GB_FIELDS(registration, reason)
};

Answer decide(const Context& in, const RegisterTransfer& command);
Answer decide(const Context& in, const ReverseRegistration& command);
void apply(World& world, const TransferRegistered& fact, const FactOrigin& origin);
void apply(World& world, const RegistrationReversed& fact, const FactOrigin& origin);

using RegistrationCommands = policies::TypeList<RegisterTransfer, ReverseRegistration>;
using RegistrationFacts = policies::TypeList<TransferRegistered, RegistrationReversed>;

}  // namespace gongbao::used_vehicle
