// Where a card's history lies: the chain of its instructions, what typed commands changed besides, and the numbers it
// had before it was lost and replaced. Told of this moment; the movements themselves are in the journal.
#pragma once

#include <limits>

#include "policies/prepaid_card/state.h"

namespace gongbao::prepaid_card {

// The time under one number.
struct CardSpan {
  std::uint64_t card_id = 0;
  std::uint64_t newest = 0;     // its last instruction; 0: none
  std::uint64_t since = 0;      // the entry that gave it this number in place of the one before; 0: its first one
  std::vector<CardNote> notes;  // of that time only, the oldest first
};

struct CardHistory {
  std::uint64_t operator_id = 0;
  std::int64_t principal = 0;  // now, fen
  std::int64_t bonus = 0;
  std::vector<CardSpan> spans;      // the oldest number first, at least one
  std::optional<CardNote> opening;  // it came with the opening balances; with how much, the movements since leave over
};

// The notes that so many movements can need, counted back from that entry (without it).
struct NotesWanted {
  std::uint64_t before = std::numeric_limits<std::uint64_t>::max();
  std::size_t most = std::numeric_limits<std::size_t>::max();
};

// By any of its numbers. nullopt: there is no such card.
std::optional<CardHistory> history_of_card(const State& state, const custody::Books& books, std::uint64_t operator_id,
                                           std::uint64_t card_id, const NotesWanted& wanted = {});

}  // namespace gongbao::prepaid_card
