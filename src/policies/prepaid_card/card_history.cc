// From the newest number back to the first.
#include "policies/prepaid_card/card_history.h"

#include <algorithm>

namespace gongbao::prepaid_card {

std::optional<CardHistory> history_of_card(const State& state, const custody::Books& books, std::uint64_t operator_id,
                                           std::uint64_t card_id) {
  std::uint64_t number = books.current_card(operator_id, card_id);
  const custody::Card* card = books.cards.find({operator_id, number});
  if (card == nullptr) return std::nullopt;
  CardHistory history{operator_id, card->principal, card->bonus, {}, {}};
  const auto opening = state.cards.openings.find(operator_id);
  if (card->loaded != 0 && opening != state.cards.openings.end()) history.opening = opening->second;
  while (card != nullptr) {
    CardSpan span{number, card->last_entry, 0, {}};
    if (const auto notes = state.cards.notes.find({operator_id, number}); notes != state.cards.notes.end()) {
      span.notes = notes->second;
    }
    const auto reissue = state.cards.reissues.find({operator_id, number});
    const bool replaces = reissue != state.cards.reissues.end();
    if (replaces) span.since = reissue->second.entry;
    history.spans.push_back(std::move(span));
    number = replaces ? reissue->second.replaces : 0;
    card = replaces ? books.cards.find({operator_id, number}) : nullptr;
  }
  std::ranges::reverse(history.spans);
  return history;
}

}  // namespace gongbao::prepaid_card
