// Two sources for each number, merged by entry: the chain and the notes.
#include "server/api/card_movements.h"

#include <algorithm>
#include <limits>

#include "policies/registry/systems.h"
#include "policies/view_rows.h"

namespace gongbao::server {

namespace {

using journal::EntryNo;
using prepaid_card::CardHistory;
using prepaid_card::CardNote;
using prepaid_card::CardSpan;

std::string name_of_command(std::uint16_t number) { return policies::command_word<policies::PublicCommands>(number); }

class CardWalk {
 public:
  CardWalk(const journal::Log& log, const CardHistory& history, CardPlace& place)
      : log_(log), history_(history), place_(place) {}

  // The next older movement; nullopt: there is none.
  Result<std::optional<Movement>> next() {
    if (place_.ended) return std::nullopt;
    const CardSpan& span = history_.spans[place_.span];
    const CardNote* note = newest_note(span);
    const EntryNo chain = place_.chain > span.since ? place_.chain : 0;
    if (chain == 0 && note == nullptr) return begin_of(span);
    if (note != nullptr && note->entry > chain) return typed(span, *note);
    return instruction(span, chain);
  }

 private:
  const CardNote* newest_note(const CardSpan& span) const {
    const auto older = std::ranges::lower_bound(span.notes, place_.below, {}, &CardNote::entry);
    return older == span.notes.begin() ? nullptr : &*std::prev(older);
  }

  Result<std::optional<Movement>> instruction(const CardSpan& span, EntryNo at) {
    std::optional<Movement> found;
    const auto seen = log_.see_entry(at, [&](const journal::EntryView& entry) {
      if (entry.instruction != nullptr) found = movement_of(entry, span.card_id);
    });
    if (!seen) return std::unexpected(seen.error());
    place_.chain = found && found->before < at ? found->before : 0;
    if (!found) return next();
    // What was recorded then is what is told; counted back it is the same.
    place_.principal = found->balance;
    step(*found);
    return found;
  }

  Result<std::optional<Movement>> typed(const CardSpan& span, const CardNote& note) {
    Movement movement;
    movement.entry = note.entry;
    movement.command = name_of_command(note.command);
    movement.card_id = span.card_id;
    movement.instruction.amount_fen = note.amount;
    movement.change = {note.principal, note.bonus};
    movement.balance = movement.subject_balance = place_.principal;
    const auto seen = log_.see_entry(note.entry, [&](const journal::EntryView& entry) {
      movement.stamp = Stamp{entry.source.stamp_micros};
      movement.instruction.event_date = date_of(movement.stamp);
    });
    if (!seen) return std::unexpected(seen.error());
    step(movement);
    return movement;
  }

  // The number before this one, or how the card came to be.
  Result<std::optional<Movement>> begin_of(const CardSpan& span) {
    if (place_.span > 0) {
      --place_.span;
      const CardSpan& older = history_.spans[place_.span];
      place_.chain = older.newest;
      CardNote reissue;
      reissue.entry = span.since;
      reissue.command = prepaid_card::ReissueCard::number;
      return typed(span, reissue);
    }
    place_.ended = true;
    if (!history_.opening) return std::nullopt;
    CardNote opening = *history_.opening;
    opening.amount = opening.principal = place_.principal;
    opening.bonus = place_.bonus;
    return typed(span, opening);
  }

  void step(Movement& movement) {
    movement.bonus = place_.bonus;
    place_.principal -= movement.change.principal;
    place_.bonus -= movement.change.bonus;
    place_.below = movement.entry;
  }

  const journal::Log& log_;
  const CardHistory& history_;
  CardPlace& place_;
};

}  // namespace

CardPlace newest_place(const CardHistory& history) {
  return {history.spans.size() - 1,
          history.spans.back().newest,
          std::numeric_limits<EntryNo>::max(),
          history.principal,
          history.bonus,
          false};
}

Result<std::vector<Movement>> card_movements(const journal::Log& log, const CardHistory& history, CardPlace& place,
                                             std::size_t most) {
  std::vector<Movement> movements;
  if (place.span >= history.spans.size()) place.ended = true;
  CardWalk walk(log, history, place);
  while (movements.size() < most) {
    auto movement = walk.next();
    if (!movement) return std::unexpected(movement.error());
    if (!*movement) break;
    movements.push_back(**std::move(movement));
  }
  return movements;
}

}  // namespace gongbao::server
