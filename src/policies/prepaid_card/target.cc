// Looks bank, district and holder up.
#include "policies/prepaid_card/target.h"

#include "law/area.h"

namespace gongbao::prepaid_card {

std::uint64_t holder_of(const State& state, std::uint64_t operator_id, std::uint64_t card_id) {
  const auto it = state.cards.holders.find({operator_id, card_id});
  if (it == state.cards.holders.end()) return 0;
  const std::uint64_t account = it->second.back().account;
  return account == 0 ? holder_without_account : account;
}

std::vector<custody::OfOperatorNo> cards_bound_to(const State& state, std::uint64_t account) {
  std::vector<custody::OfOperatorNo> own;
  const auto& known = state.cards.cards_of_accounts;
  for (auto it = known.lower_bound({account, {}}); it != known.end() && it->first == account; ++it) {
    if (state.cards.holders.at(it->second).back().account == account) own.push_back(it->second);
  }
  return own;
}

std::uint64_t holder_of_cards(const State& state, const custody::Instruction& instruction) {
  const std::uint64_t holder = holder_of(state, instruction.operator_id, instruction.subject_id);
  if (instruction.op != custody::Op::transfer) return holder;
  return holder_of(state, instruction.operator_id, instruction.counter_id) == holder ? holder : 0;
}

std::uint64_t holder_spoken_of(const State& state, const custody::Books& books,
                               const custody::Instruction& instruction) {
  // An order may have the number of a card that is somebody's.
  if (custody::subject_is_order(instruction.op)) return 0;
  return custody::subject_is_refund(instruction.op)
             ? holder_of_refund(state, books, {instruction.operator_id, instruction.subject_id})
             : holder_of_cards(state, instruction);
}

std::uint64_t holder_of_refund(const State& state, const custody::Books& books, custody::OfOperatorNo refund) {
  const auto it = books.refunds.find(refund);
  return it == books.refunds.end()
             ? 0
             : holder_of(state, refund.operator_id, books.current_card(refund.operator_id, it->second.card_id));
}

std::uint32_t area_of_outlet(const State& state, custody::OfOperatorNo outlet) {
  const auto it = state.outlets.find(outlet);
  return it == state.outlets.end() ? 0 : law::area_named(it->second.district).value_or(0);
}

std::optional<std::uint64_t> bank_of_account(const State& state, const std::string& account_no) {
  const auto account = custody::account_key(account_no);
  if (!account) return std::nullopt;
  const auto it = state.setup.accounts.find(*account);
  if (it == state.setup.accounts.end()) return std::nullopt;
  return it->second.bank_id;
}

std::optional<std::uint64_t> bank_of_break(const State& state, const custody::BreakKey& key) {
  const auto found = state.reconciliation.breaks.find(key);
  if (found == state.reconciliation.breaks.end()) return std::nullopt;
  return state.setup.accounts.at(found->second.account).bank_id;
}

std::uint32_t declared_area(const std::string& district) { return law::area_named(district).value_or(0); }

access::Target target_of_operator(const State& state, const custody::Books& books, std::uint64_t operator_id) {
  access::Target target;
  target.operator_id = operator_id;
  if (const auto* book = books.find_operator(operator_id)) target.bank_id = book->bank_id;
  const auto it = state.operators.find(operator_id);
  if (it != state.operators.end()) target.area = law::area_named(it->second.district).value_or(0);
  return target;
}

}  // namespace gongbao::prepaid_card
