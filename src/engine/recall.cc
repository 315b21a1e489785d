// See recall.h.
#include "engine/recall.h"

#include <algorithm>

namespace gongbao::engine {

const journal::Block* Recall::block_of(EntryNo number) const {
  const auto holds = [&](const journal::Block& b) {
    return number >= b.first_entry() && number - b.first_entry() < b.entries();
  };
  if (const auto kept = std::find_if(blocks_.begin(), blocks_.end(), holds); kept != blocks_.end()) {
    blocks_.splice(blocks_.begin(), blocks_, kept);
    return &blocks_.front();
  }
  Result<journal::Block> read = log_->block_of(number);
  if (!read) {
    problem_ = std::move(read.error());
    return nullptr;
  }
  if (blocks_.size() >= blocks_kept_) blocks_.pop_back();
  blocks_.push_front(std::move(*read));
  return &blocks_.front();
}

bool Recall::see(EntryNo number, const SeeEntry& see) const {
  if (in_flight_ != nullptr && in_flight_->see(number, see)) return true;
  if (number == 0 || number > log_->last_entry()) return false;
  const journal::Block* block = block_of(number);
  if (block == nullptr) return false;
  block->visit_entry(number, see);
  return true;
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

}  // namespace gongbao::engine
