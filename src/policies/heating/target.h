// Whom a command is about, for the question who may give it: the district, the village, the household's account, the
// bank of the loan.
#pragma once

#include "policies/heating/commands.h"

namespace gongbao::heating {

access::Target target_of_household(const State& state, std::uint64_t household);
access::Target target_of_application(const State& state, std::uint64_t application);
access::Target target_of_device(const State& state, std::uint64_t device);
// The organisation is the bank's, the person the household's.
access::Target target_of_loan(const State& state, std::uint64_t loan);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, const Command& command) {
  access::Target target;
  if constexpr (std::is_same_v<Command, RegisterLoan>) {
    const FinancialProduct* product = find_row(state.products, command.product);
    target.operator_id = product == nullptr ? 0 : product->bank;
  } else if constexpr (requires { command.loan; }) {
    target = target_of_loan(state, command.loan);
  } else if constexpr (requires { command.claim; }) {
    const InterestClaim* claim = find_row(state.claims, command.claim);
    if (claim != nullptr) target = target_of_loan(state, claim->loan);
  } else if constexpr (requires { command.household + 0; }) {
    target = target_of_household(state, command.household);
  } else if constexpr (requires { command.application + 0; }) {
    target = target_of_application(state, command.application);
  } else if constexpr (requires { command.device; }) {
    target = target_of_device(state, command.device);
  } else if constexpr (requires { command.payment; }) {
    const Payment* payment = find_row(state.payments, command.payment);
    if (payment != nullptr) target.area = payment->area;
  } else if constexpr (requires { command.clawback; }) {
    const Clawback* clawback = find_row(state.clawbacks, command.clawback);
    if (clawback != nullptr) target.area = clawback->area;
  } else if constexpr (requires { command.complaint; }) {
    const Complaint* complaint = find_row(state.complaints, command.complaint);
    if (complaint != nullptr) target.area = complaint->area;
  } else if constexpr (std::is_same_v<Command, AllocateFunds>) {
    // 市财政 gives the city's share; a district its own money.
    const bool city_gives = command.fund == Fund::city_fund;
    target.area = law::area_named(command.district).value_or(0);
    if (city_gives && actor.role == access::Role::district_finance) target.area = ~AreaCode{0};
  }
  (void)actor;
  return target;
}

}  // namespace gongbao::heating
