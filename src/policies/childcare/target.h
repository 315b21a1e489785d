// Whom a command is about, for the question who may give it: its institution with bank and area, the family of its
// contract, the mediator of its dispute.
#pragma once

#include "policies/childcare/commands.h"

namespace gongbao::childcare {

access::Target target_of_institution(const State& state, const custody::Books& books, std::uint64_t operator_id);

// Account of the family whose contract, lot, refund, item or dispute it is; 0 = of nobody.
std::uint64_t family_of_contract(const State& state, const OfOperatorNo& contract);
std::uint64_t family_of_lot(const State& state, const OfOperatorNo& lot);
std::uint64_t family_of_refund(const State& state, const custody::Books& books, const OfOperatorNo& refund);
std::uint64_t family_of_item(const State& state, const Lots& lots, std::uint64_t operator_id, const Id16& item);
std::uint64_t family_of_dispute(const State& state, const OfOperatorNo& dispute);

// Of an instruction: its lot's family, its dispute's mediator.
access::Target target_of(const State& state, const custody::Books& books, const custody::Instruction& in);

// 0: none of the eighteen areas.
std::uint32_t declared_area(const std::string& area);

template <class Command>
access::Target target_of(const State& state, const custody::Books& books, const Lots& lots, const Command& command) {
  access::Target target;
  if constexpr (requires { command.operator_id; }) target = target_of_institution(state, books, command.operator_id);
  // A registration names no institution yet; it is the business of the district that it declares.
  if constexpr (requires { command.area.size(); }) target.area = declared_area(command.area);
  // A command that names the bank is that bank's, whoever keeps the account now.
  if constexpr (requires { command.bank_id; }) target.bank_id = command.bank_id;
  if constexpr (requires { command.contract_id + 0; }) {
    target.person = family_of_contract(state, {command.operator_id, command.contract_id});
  }
  // A complaint may name a contract; without one anybody may complain.
  if constexpr (requires { command.contract_id.has_value(); }) {
    if (command.contract_id) target.person = family_of_contract(state, {command.operator_id, *command.contract_id});
  }
  if constexpr (requires { command.lot_id; }) {
    target.person = family_of_lot(state, {command.operator_id, command.lot_id});
  }
  if constexpr (requires { command.refund_id + 0; }) {
    target.person = family_of_refund(state, books, {command.operator_id, command.refund_id});
  }
  if constexpr (requires { command.dispute_id; }) {
    const OfOperatorNo dispute{command.operator_id, command.dispute_id};
    target.person = family_of_dispute(state, dispute);
    const Dispute* row = find_dispute(state, dispute.operator_id, dispute.number);
    target.mediator_id = row == nullptr ? 0 : row->mediator_id;
  }
  if constexpr (std::is_same_v<Command, OpenDispute>) {
    target.person = command.refund_id ? family_of_refund(state, books, {command.operator_id, *command.refund_id})
                    : command.item    ? family_of_item(state, lots, command.operator_id, *command.item)
                                      : 0;
  }
  return target;
}

}  // namespace gongbao::childcare
