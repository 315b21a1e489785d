// From the newest number back to the first.
#include "policies/prepaid_card/card_history.h"

#include <algorithm>

namespace gongbao::prepaid_card {

namespace {

// A number may have had a life before this card: sold, taken back, in stock again. Those notes are not this card's.
std::vector<CardNote> notes_of(const State& state, const OfOperatorNo& key, std::uint64_t since,
                               const NotesWanted& wanted) {
  const auto known = state.cards.notes.find(key);
  if (known == state.cards.notes.end()) return {};
  auto from = std::ranges::upper_bound(known->second, since, {}, &CardNote::entry);
  const auto to = std::ranges::lower_bound(known->second, wanted.before, {}, &CardNote::entry);
  if (from >= to) return {};
  if (static_cast<std::size_t>(to - from) > wanted.most) from = to - static_cast<std::ptrdiff_t>(wanted.most);
  return {from, to};
}

}  // namespace

std::optional<CardHistory> history_of_card(const State& state, const custody::Books& books, std::uint64_t operator_id,
                                           std::uint64_t card_id, const NotesWanted& wanted) {
  NotesWanted left = wanted;
  std::uint64_t number = books.current_card(operator_id, card_id);
  const custody::Card* card = books.cards.find({operator_id, number});
  if (card == nullptr) return std::nullopt;
  CardHistory history{operator_id, card->principal, card->bonus, {}, {}};
  const auto opening = state.cards.openings.find(operator_id);
  if (card->loaded != 0 && opening != state.cards.openings.end()) history.opening = opening->second;
  while (card != nullptr) {
    CardSpan span{number, card->last_entry, 0, {}};
    const auto reissue = state.cards.reissues.find({operator_id, number});
    const bool replaces = reissue != state.cards.reissues.end();
    if (replaces) span.since = reissue->second.entry;
    span.notes = notes_of(state, {operator_id, number}, span.since, left);
    left.most -= span.notes.size();
    history.spans.push_back(std::move(span));
    number = replaces ? reissue->second.replaces : 0;
    card = replaces ? books.cards.find({operator_id, number}) : nullptr;
  }
  std::ranges::reverse(history.spans);
  return history;
}

}  // namespace gongbao::prepaid_card
