// See recall.h.
#include "engine/recall.h"

namespace gongbao::engine {

bool Recall::see(EntryNo number, const SeeEntry& see) const {
  if (in_flight_ != nullptr && in_flight_->see(number, see)) return true;
  if (number == 0 || number > log_->last_entry()) return false;
  const auto seen = log_->see_entry(number, see);
  if (!seen) problem_ = seen.error();
  return seen.has_value();
}

std::optional<EntryNo> Recall::find(std::uint64_t sender, const Id16& id) const {
  return ids_->find(sender, id, [&](EntryNo number) {
    bool bears = false;
    see(number, [&](const journal::EntryView& entry) {
      bears = entry.instruction != nullptr && journal::id_of(entry.instruction->record) == id;
    });
    return bears;
  });
}

std::optional<History::Instruction> Recall::instruction(EntryNo number) const {
  std::optional<Instruction> found;
  see(number, [&](const journal::EntryView& entry) {
    if (entry.instruction == nullptr) return;
    const journal::InstructionView& view = *entry.instruction;
    found = Instruction{.number = number,
                        .record = view.record,
                        .outcome = view.outcome,
                        .extensions = {view.extensions.begin(), view.extensions.end()},
                        .source = entry.source};
  });
  return found;
}

std::optional<History::Typed> Recall::typed(EntryNo number) const {
  std::optional<Typed> found;
  see(number, [&](const journal::EntryView& entry) {
    if (entry.typed == nullptr) return;
    const journal::TypedView& view = *entry.typed;
    found = Typed{.type = view.head.type,
                  .version = view.head.version,
                  .verdict = view.head.verdict,
                  .command = {view.command.begin(), view.command.end()},
                  .source = entry.source};
  });
  return found;
}

}  // namespace gongbao::engine
