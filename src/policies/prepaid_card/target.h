// Whom a command is about, for the question who may give it: its operator with bank and district, the holder of its
// card.
#pragma once

#include <limits>

#include "access/access.h"
#include "policies/prepaid_card/state.h"

namespace gongbao::prepaid_card {

// Account of the consumer to whom a card is bound; 0 = nobody, then its bank speaks for whoever holds it. A holder
// without an account is nobody who can log in.
inline constexpr std::uint64_t holder_without_account = std::numeric_limits<std::uint64_t>::max();
std::uint64_t holder_of(const State& state, std::uint64_t operator_id, std::uint64_t card_id);
// Of all the cards that an instruction of a consumer speaks of; 0 when they are not one person's.
std::uint64_t holder_of_cards(const State& state, const custody::Instruction& instruction);
// The same for reading: of what the bank and the operator did with a refund, too.
std::uint64_t holder_spoken_of(const State& state, const custody::Books& books,
                               const custody::Instruction& instruction);
std::uint64_t holder_of_refund(const State& state, const custody::Books& books, custody::OfOperatorNo refund);

// The cards that are bound to that account now, in order; those that were lost among them.
std::vector<custody::OfOperatorNo> cards_bound_to(const State& state, std::uint64_t account);

// 总公司和分公司所在区负责 (4j): the district in which an outlet lies; 0 = no such outlet.
std::uint32_t area_of_outlet(const State& state, custody::OfOperatorNo outlet);
std::optional<std::uint64_t> bank_of_account(const State& state, const std::string& account_no);
std::optional<std::uint64_t> bank_of_break(const State& state, const custody::BreakKey& key);

// 0: no district of the city.
std::uint32_t declared_area(const std::string& district);

access::Target target_of_operator(const State& state, const custody::Books& books, std::uint64_t operator_id);

template <class Command>
access::Target target_of(const State& state, const custody::Books& books, const Command& command) {
  access::Target target;
  if constexpr (requires { command.operator_id; }) target = target_of_operator(state, books, command.operator_id);
  // A registration names no operator yet; it is the business of the district that it declares (3b).
  if constexpr (requires { command.district.size(); }) target.area = declared_area(command.district);
  // A command that names the bank is that bank's, whoever keeps the account now.
  if constexpr (requires { command.bank_id; }) target.bank_id = command.bank_id;
  if constexpr (requires { command.card_id + 0; }) {
    target.person = holder_of(state, command.operator_id, command.card_id);
  }
  // A command that only mentions a card, a complaint, may mention one that is bound to nobody.
  if constexpr (requires { command.card_id.has_value(); }) {
    const std::uint64_t holder = command.card_id ? holder_of(state, command.operator_id, *command.card_id) : 0;
    if (holder != 0) target.person = holder;
  }
  if constexpr (requires { command.refund_id; }) {
    target.person = holder_of_refund(state, books, {command.operator_id, command.refund_id});
  }
  if constexpr (requires { command.outlet_id.has_value(); }) {
    if (command.outlet_id) target.outlet_area = area_of_outlet(state, {command.operator_id, *command.outlet_id});
  }
  // An account's statements are for the bank that keeps or kept it.
  if constexpr (requires { command.lines; }) {
    target.bank_id = bank_of_account(state, command.account_no).value_or(target.bank_id);
  }
  if constexpr (requires { command.statement; }) {
    target.bank_id =
        bank_of_break(state, {command.operator_id, command.statement, command.place}).value_or(target.bank_id);
  }
  return target;
}

}  // namespace gongbao::prepaid_card
