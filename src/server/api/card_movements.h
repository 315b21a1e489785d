// A card's whole history, the newest first: its instructions out of the journal, and between them what typed commands
// changed, the numbers it had before, and what it came with. Balances are counted back from those of now.
#pragma once

#include "policies/prepaid_card/card_history.h"
#include "server/api/movements.h"

namespace gongbao::server {

// Where a page ended: what comes next is older than that, and the balances were these then.
struct CardPlace {
  std::uint64_t span = 0;      // of the history, the oldest number is 0
  journal::EntryNo chain = 0;  // the next instruction under that number; 0: none
  journal::EntryNo below = 0;  // entries before this one
  std::int64_t principal = 0;
  std::int64_t bonus = 0;
  bool ended = false;
  GB_FIELDS(span, chain, below, principal, bonus, ended)
};
CardPlace newest_place(const prepaid_card::CardHistory& history);

// At most so many; place goes on behind them, and has ended when there are no more.
Result<std::vector<Movement>> card_movements(const journal::Log& log, const prepaid_card::CardHistory& history,
                                             CardPlace& place, std::size_t most);

}  // namespace gongbao::server
