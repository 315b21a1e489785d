// One pass over the entries of a log that a machine has not seen, what each touches fetched ahead of its turn: what
// replay, verify and what-if have in common.
#pragma once

#include "engine/tables.h"

namespace gongbao::engine {

inline Problem not_the_next_entry(EntryNo expected, EntryNo found) {
  return {
      "journal.out_of_order", "",
      "entry " + std::to_string(expected) + " was expected, but the block begins with entry " + std::to_string(found),
      "entry " + std::to_string(found)};
}

// Runs ahead of a pass over a block, so that what an instruction touches has arrived when it is its turn.
class Ahead {
 public:
  Ahead(const Machine& machine, const Tables& tables, const journal::Sections& in)
      : machine_(machine), tables_(tables), places_(in), rows_(in) {
    for (std::size_t i = 0; i != Machine::places_ahead; ++i) fetch_places();
    for (std::size_t i = 0; i != Machine::rows_ahead; ++i) fetch_rows();
  }
  void step() {
    fetch_places();
    fetch_rows();
  }

 private:
  void fetch_places() {
    const journal::InstructionView* view = places_.next();
    if (view == nullptr) return;
    machine_.prefetch(view->record);
    if (!tables_.ids_are_beside())
      tables_.ids().prefetch(machine_.sender(view->record, places_.source()), journal::id_of(view->record));
  }
  void fetch_rows() {
    if (const journal::InstructionView* view = rows_.next()) machine_.prefetch_rows(view->record);
  }

  const Machine& machine_;
  const Tables& tables_;
  journal::InstructionCursor places_, rows_;
};

// Hands every entry of the log that the tables have not seen to see(number, source, view), which says false when it
// must stop.
template <class See>
Result<void> walk(const journal::Log& log, const Machine& machine, const Tables& tables,
                  journal::Log::ReadOptions options,
                  const std::function<Result<void>(const journal::Block&)>& begin_block, See&& see) {
  EntryNo next = tables.last_entry() + 1;
  if (next > log.last_entry()) return {};
  options.from = next;
  return log.for_each_block(options, [&](const journal::Block& block) -> Result<void> {
    if (block.first_entry() > next) return std::unexpected(not_the_next_entry(next, block.first_entry()));
    if (auto begun = begin_block(block); !begun) return begun;
    Ahead ahead(machine, tables, block.sections());
    std::optional<Problem> stopped;
    journal::for_each_entry(block, [&](EntryNo number, const Source& source, const auto& view) -> bool {
      if constexpr (std::is_same_v<decltype(view), const journal::InstructionView&>) ahead.step();
      if (number < next) return true;
      stopped = see(number, source, view);
      next = number + 1;
      return !stopped.has_value();
    });
    if (stopped) return std::unexpected(std::move(*stopped));
    return {};
  });
}

}  // namespace gongbao::engine
