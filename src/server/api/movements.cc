// Walks the chain of one subject.
#include "server/api/movements.h"

#include <bit>
#include <boost/json/object.hpp>

#include "base/hash.h"
#include "custody/extension.h"

namespace gongbao::server {

namespace {

// A transfer stands in the history of both cards; the other card's figures are an extension of the entry.
Movement movement_of(const journal::EntryView& entry, std::optional<std::uint64_t> card) {
  const journal::InstructionView& view = *entry.instruction;
  const journal::Outcome& outcome = view.outcome;
  Movement movement{entry.number,
                    Stamp{entry.source.stamp_micros},
                    std::bit_cast<custody::Instruction>(view.record),
                    outcome.journal_no,
                    outcome.custody_after,
                    outcome.subject_after,
                    outcome.previous_of_operator};
  if (!card) return movement;
  movement.balance = outcome.subject_after;
  movement.before = outcome.previous_of_subject;
  for (const journal::Extension& extension : view.extensions) {
    if (extension.kind != custody::SecondSubject::kind) continue;
    const auto second = custody::from_ext<custody::SecondSubject>(std::bit_cast<custody::Ext>(extension));
    if (second.card != *card) continue;
    movement.balance = movement.subject_balance = second.after;
    movement.instruction.subject_id = second.card;  // the other card is its holder's affair
    movement.before = second.previous;
  }
  return movement;
}

}  // namespace

Result<std::vector<Movement>> movements_back(const journal::Log& log, journal::EntryNo from,
                                             std::optional<std::uint64_t> card, std::size_t most) {
  std::vector<Movement> movements;
  for (journal::EntryNo at = from; at != 0 && movements.size() < most;) {
    journal::EntryNo before = 0;
    const auto seen = log.see_entry(at, [&](const journal::EntryView& entry) {
      if (entry.instruction == nullptr) return;
      movements.push_back(movement_of(entry, card));
      before = movements.back().before;
    });
    if (!seen) return std::unexpected(seen.error());
    at = before < at ? before : 0;
  }
  return movements;
}

std::vector<std::string> clauses_of(const policies::LawBooks& law, const Movement& movement) {
  return law.behind(custody::op_name(movement.instruction.op), 0);
}

boost::json::array to_json(const policies::LawBooks& law, const std::vector<Movement>& movements) {
  boost::json::array rows;
  for (auto it = movements.rbegin(); it != movements.rend(); ++it) {
    const auto clauses = clauses_of(law, *it);
    rows.push_back(boost::json::object{{"entry_no", it->entry},
                                       {"event_date", to_string(it->instruction.event_date)},
                                       {"booked_at", to_string(it->stamp)},
                                       {"op", custody::op_name(it->instruction.op)},
                                       {"instr_id", to_hex(it->instruction.instr_id)},
                                       {"subject_id", it->instruction.subject_id},
                                       {"subject_balance_fen", it->subject_balance},
                                       {"amount_fen", it->instruction.amount_fen},
                                       {"balance_fen", it->balance},
                                       {"journal_no", it->journal_no},
                                       {"clauses", boost::json::array(clauses.begin(), clauses.end())}});
  }
  return rows;
}

}  // namespace gongbao::server
