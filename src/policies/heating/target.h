// Whom a command or a question is about, for the question who may give or ask it: the district, the village, the
// household's account, the bank of the loan.
#pragma once

#include "policies/heating/questions.h"

namespace gongbao::heating {

access::Target target_of_household(const State& state, std::uint64_t household);
access::Target target_of_application(const State& state, std::uint64_t application);
access::Target target_of_device(const State& state, std::uint64_t device);
// The person is the household's account, the organisation its village's.
access::Target target_of_loan(const State& state, std::uint64_t loan);

// actor: who gives or asks it.
template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date, const Command& command) {
  access::Target target;
  // What is not there is nobody's: whoever asks is told so.
  target.bank_id = actor.organisation;
  if constexpr (std::is_same_v<Command, RegisterLoan>) {
    target = target_of_application(state, command.application);
    const FinancialProduct* product = find_row(state.products, command.product);
    target.bank_id = product == nullptr ? actor.organisation : product->bank;
  } else if constexpr (std::is_same_v<Command, CorrectRecord>) {
    target = command.household ? target_of_household(state, *command.household)
                               : target_of_device(state, command.device.value_or(0));
  } else if constexpr (requires { command.loan; }) {
    if (find_row(state.loans, command.loan) != nullptr) target = target_of_loan(state, command.loan);
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
    if (clawback != nullptr) target = target_of_application(state, clawback->application);
  } else if constexpr (requires { command.complaint; }) {
    const Complaint* complaint = find_row(state.complaints, command.complaint);
    if (complaint != nullptr) {
      target.area = complaint->area;
      target.person = complaint->account;
    }
  } else if constexpr (std::is_same_v<Command, FileComplaint> || std::is_same_v<Command, AllocateFunds> ||
                       std::is_same_v<Command, AskBooks>) {
    target.area = law::area_named(command.district).value_or(0);
  } else if constexpr (std::is_same_v<Command, SetDistrictPolicy> ||
                       std::is_same_v<Command, ImportFirstInstallRecords>) {
    target.area = actor.area;
  } else if constexpr (std::is_same_v<Command, AskSupplier>) {
    const Supplier* supplier = find_row(state.suppliers, command.supplier);
    // Nobody's, as long as nobody has mentioned it.
    target.operator_id = supplier == nullptr ? ~std::uint64_t{0} : supplier->number;
  } else if constexpr (std::is_same_v<Command, AskOwnHouseholds>) {
    target.person = actor.account;
  }
  return target;
}

// Whom what was once given is about, when somebody reads it. Of a village's people nothing is a bank's.
template <class Command>
access::Target target_read(const State& state, access::Actor giver, Date day, const Command& command) {
  if (giver.role != access::Role::bank) giver.organisation = 0;
  access::Target target = target_of(state, giver, day, command);
  target.person = target.person.value_or(0);
  return target;
}

// The day by whose law an application is dealt with: its latest submission. nullopt: the command is about none.
template <class Command>
std::optional<Date> day_of_case(const State& state, const Command& command) {
  const auto submitted = [&](std::uint64_t application) {
    const Application* row = find_row(state.applications, application);
    return row == nullptr || row->submitted_on == Date{} ? std::nullopt : std::optional(row->submitted_on);
  };
  if constexpr (requires { command.application + 0; }) {
    return submitted(command.application);
  } else if constexpr (requires { command.payment; }) {
    const Payment* row = find_row(state.payments, command.payment);
    return row == nullptr ? std::nullopt : submitted(row->application);
  } else if constexpr (requires { command.clawback; }) {
    const Clawback* row = find_row(state.clawbacks, command.clawback);
    return row == nullptr ? std::nullopt : submitted(row->application);
  } else {
    return std::nullopt;
  }
}

// A number is a village's, as long as one bears it.
inline bool is_house(const State& state, std::uint64_t number) { return state.villages.contains(number); }
inline access::Target target_of_house(const State& state, std::uint64_t village) {
  access::Target target;
  target.operator_id = village;
  target.area = state.villages.at(village).area;
  return target;
}

}  // namespace gongbao::heating
