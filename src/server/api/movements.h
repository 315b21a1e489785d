// A card's or an operator's history, read back through the journal: each entry names the one before it of the same card
// and of the same operator, so no index is needed. One read of the disk for each movement.
#pragma once

#include <boost/json/array.hpp>

#include "custody/record.h"
#include "journal/journal.h"
#include "policies/registry/law_books.h"

namespace gongbao::server {

struct Movement {
  journal::EntryNo entry = 0;
  Stamp stamp;
  custody::Instruction instruction;
  std::uint64_t journal_no = 0;
  std::int64_t balance = 0;          // of what is asked for, afterwards
  std::int64_t subject_balance = 0;  // of the card it speaks of
  journal::EntryNo before = 0;       // the entry before this one of the same; 0: the history ends here
};

// The newest first, beginning with that entry. Of a card when one is named, else of the operator. A typed command in
// the chain ends it: it has no link of its own.
Result<std::vector<Movement>> movements_back(const journal::Log& log, journal::EntryNo from,
                                             std::optional<std::uint64_t> card, std::size_t most);

std::vector<std::string> clauses_of(const policies::LawBooks& law, const Movement& movement);
// The oldest first.
boost::json::array to_json(const policies::LawBooks& law, const std::vector<Movement>& movements);

}  // namespace gongbao::server
