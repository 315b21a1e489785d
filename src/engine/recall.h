// History out of the journal: entries still in flight first, then one read back from the log.
#pragma once

#include <functional>

#include "engine/contract.h"
#include "engine/tables.h"

namespace gongbao::engine {

using SeeEntry = std::function<void(const journal::EntryView&)>;

// Entries that are decided and may not be in the log yet.
class InFlight {
 public:
  virtual ~InFlight() = default;
  virtual bool see(EntryNo number, const SeeEntry& see) const = 0;  // false: not one of these
};

// On one thread. An entry that cannot be read back is a problem of the disk, not of the command: it is kept in
// problem(), and whoever asks must stop before anything rests on the missing entry.
class Recall final : public History {
 public:
  Recall(const journal::Log& log, const IdWindow& ids, const InFlight* in_flight = nullptr)
      : log_(&log), ids_(&ids), in_flight_(in_flight) {}

  std::optional<EntryNo> find(std::uint64_t sender, const Id16& id) const override;
  std::optional<Instruction> instruction(EntryNo number) const override;
  std::optional<Typed> typed(EntryNo number) const override;

  // False: there is no such entry, or problem().
  bool see(EntryNo number, const SeeEntry& see) const;
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  const journal::Log* log_;
  const IdWindow* ids_;
  const InFlight* in_flight_;
  mutable std::optional<Problem> problem_;
};

}  // namespace gongbao::engine
