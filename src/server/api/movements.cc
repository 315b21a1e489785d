// Walks the chain of one operator.
#include "server/api/movements.h"

#include <bit>
#include <boost/json/object.hpp>

#include "base/hash.h"
#include "custody/extension.h"

namespace gongbao::server {

namespace {

std::vector<custody::Ext> extensions_of(const journal::InstructionView& view) {
  std::vector<custody::Ext> extensions;
  for (const journal::Extension& each : view.extensions) extensions.push_back(std::bit_cast<custody::Ext>(each));
  return extensions;
}

}  // namespace

// A transfer stands in the history of both cards; the other card's figures are an extension of the entry.
Movement movement_of(const journal::EntryView& entry, std::optional<std::uint64_t> card) {
  const journal::InstructionView& view = *entry.instruction;
  const journal::Outcome& outcome = view.outcome;
  const std::vector<custody::Ext> extensions = extensions_of(view);
  Movement movement;
  movement.entry = entry.number;
  movement.stamp = Stamp{entry.source.stamp_micros};
  movement.instruction = std::bit_cast<custody::Instruction>(view.record);
  movement.journal_no = outcome.journal_no;
  movement.subject_balance = outcome.subject_after;
  movement.change = custody::change_of_subject(movement.instruction, extensions);
  movement.balance = card ? outcome.subject_after : outcome.custody_after;
  movement.before = card ? outcome.previous_of_subject : outcome.previous_of_operator;
  const auto second = custody::find_ext<custody::SecondSubject>(extensions);
  if (card) movement.card_id = *card;
  if (!card || !second || second->card != *card) return movement;
  movement.balance = movement.subject_balance = second->after;
  movement.change = custody::change_of_second(movement.instruction, extensions);
  movement.instruction.subject_id = second->card;  // the other card is its holder's affair
  movement.before = second->previous;
  return movement;
}

Result<std::vector<Movement>> movements_back(const journal::Log& log, journal::EntryNo from, std::size_t most) {
  std::vector<Movement> movements;
  for (journal::EntryNo at = from; at != 0 && movements.size() < most;) {
    journal::EntryNo before = 0;
    const auto seen = log.see_entry(at, [&](const journal::EntryView& entry) {
      if (entry.instruction == nullptr) return;
      movements.push_back(movement_of(entry, std::nullopt));
      before = movements.back().before;
    });
    if (!seen) return std::unexpected(seen.error());
    at = before < at ? before : 0;
  }
  return movements;
}

std::vector<std::string> clauses_of(const policies::LawBooks& law, const Movement& movement) {
  return law.behind(movement.what(), 0);
}

boost::json::array to_json(const policies::LawBooks& law, const std::vector<Movement>& movements, bool of_card) {
  boost::json::array rows;
  for (auto it = movements.rbegin(); it != movements.rend(); ++it) {
    const auto clauses = clauses_of(law, *it);
    boost::json::object row{{"entry_no", it->entry},
                            {"event_date", to_string(it->instruction.event_date)},
                            {"booked_at", to_string(it->stamp)},
                            {"op", it->what()},
                            {"subject_id", of_card ? it->card_id : it->instruction.subject_id},
                            {"subject_balance_fen", it->subject_balance},
                            {"amount_fen", it->instruction.amount_fen},
                            {"principal_change_fen", it->change.principal},
                            {"bonus_change_fen", it->change.bonus},
                            {"balance_fen", it->balance},
                            {"clauses", boost::json::array(clauses.begin(), clauses.end())}};
    if (of_card) row["bonus_fen"] = it->bonus;
    if (it->command.empty()) {
      row["instr_id"] = to_hex(it->instruction.instr_id);
      row["journal_no"] = it->journal_no;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace gongbao::server
