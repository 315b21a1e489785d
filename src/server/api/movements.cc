// Walks the chain of one operator.
#include "server/api/movements.h"

#include <bit>
#include <ranges>

#include "custody/extension.h"
#include "server/api/answers.h"

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

boost::json::value to_json(const policies::LawBooks& law, const std::vector<Movement>& movements, bool of_card) {
  std::vector<answers::Movement> rows;
  for (const Movement& each : std::views::reverse(movements)) {
    answers::Movement row{.entry_no = each.entry,
                          .event_date = each.instruction.event_date,
                          .booked_at = each.stamp,
                          .op = std::string(each.what()),
                          .subject_id = of_card ? each.card_id : each.instruction.subject_id,
                          .subject_balance = Money{each.subject_balance},
                          .amount = Money{each.instruction.amount_fen},
                          .principal_change = Money{each.change.principal},
                          .bonus_change = Money{each.change.bonus},
                          .balance = Money{each.balance},
                          .clauses = clauses_of(law, each)};
    if (of_card) row.bonus = Money{each.bonus};
    if (each.command.empty()) {
      row.instr_id = each.instruction.instr_id;
      row.journal_no = each.journal_no;
    }
    rows.push_back(std::move(row));
  }
  return formats::to_json(rows);
}

}  // namespace gongbao::server
