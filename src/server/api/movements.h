// An operator's history, read back through the journal: each entry names the one before it, so no index is needed. One
// read of the disk for each movement. A card's history is in card_movements.h.
#pragma once

#include <boost/json/array.hpp>

#include "custody/card_change.h"
#include "journal/journal.h"
#include "policies/registry/law_books.h"

namespace gongbao::server {

struct Movement {
  journal::EntryNo entry = 0;
  Stamp stamp;
  custody::Instruction instruction;
  std::string command = {};   // of a typed command, whose instruction has a day and an amount only
  std::uint64_t card_id = 0;  // of a card that is asked for: the number it had then; a refund's subject is the refund
  std::uint64_t journal_no = 0;
  std::int64_t balance = 0;          // of what is asked for, afterwards
  std::int64_t subject_balance = 0;  // principal of the card it speaks of, afterwards
  custody::CardChange change = {};   // of that card
  std::int64_t bonus = 0;            // of a card that is asked for, afterwards
  journal::EntryNo before = 0;       // the entry before this one of the same; 0: the history ends here

  std::string_view what() const { return command.empty() ? custody::op_name(instruction.op) : command; }
};

// Of an entry that is an instruction, as the history of that card or of the operator has it.
Movement movement_of(const journal::EntryView& entry, std::optional<std::uint64_t> card);

// Of an operator, the newest first, beginning with that entry. A typed command stands beside the chain.
Result<std::vector<Movement>> movements_back(const journal::Log& log, journal::EntryNo from, std::size_t most);

std::vector<std::string> clauses_of(const policies::LawBooks& law, const Movement& movement);
// The oldest first. of_card: with the bonus of the card that is asked for.
boost::json::value to_json(const policies::LawBooks& law, const std::vector<Movement>& movements, bool of_card);

}  // namespace gongbao::server
