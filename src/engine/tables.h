// What the engine itself remembers, beside the machine's state: ids, idempotency keys, how far batches have come, and
// the last stamp. All of it follows from the entries, so a replay or a snapshot brings it back.
#pragma once

#include "base/beside.h"
#include "base/check.h"
#include "engine/contract.h"
#include "engine/id_window.h"

namespace gongbao::engine {

// SM3 of type, version and bytes: tells whether a key came back with the same command.
Hash32 command_hash(std::uint16_t type, std::uint16_t version, ByteView bytes);

class Tables {
 public:
  struct Key {
    EntryNo entry = 0;
    Hash32 command{};
    std::int32_t day = 0;
    GB_FIELDS(entry, command, day)
  };
  struct Batch {
    std::uint64_t records = 0;  // entered so far
    EntryNo first = 0, last = 0;
    std::int32_t day = 0;  // of the last record
    GB_FIELDS(records, first, last, day)
  };

  // Each entry once, in order; after the machine has applied it. The sender is that of the state before it, and not
  // looked at when the id stays free.
  void note(const journal::InstructionView& entry, const Source& source, EntryNo number, std::uint64_t sender);
  void note(const journal::TypedView& entry, const Source& source, EntryNo number, const Machine& machine);
  // The machine's day may be another one now: what is too old for it is forgotten.
  void follow_day(const Machine& machine);

  // Before the first entry.
  void hash_ids_with(const IdWindow::HashKey& key) { ids_.hash_with(key); }
  // As long as a history is replayed nobody asks for an id: a second thread adds them, until false is said or the day
  // moves.
  void keep_ids_beside(bool beside);
  bool ids_are_beside() const { return ids_beside_ != nullptr; }
  const IdWindow& ids() const {
    GB_CHECK(!ids_are_beside());
    return ids_;
  }
  const Key* key(const Hash32& key) const;
  const Batch* batch(EntryNo batch_entry) const;
  EntryNo last_entry() const { return last_entry_; }
  // No entry has a later one, and none after this will have an earlier one.
  Stamp last_stamp() const { return last_stamp_; }

  void save(ByteWriter& out) const;
  bool load(ByteReader& in);  // false: then everything is empty

 private:
  struct UsedId {
    std::uint64_t sender = 0;
    Id16 id{};
    EntryNo entry = 0;
  };
  using UsedIds = std::vector<UsedId>;
  static constexpr std::size_t ids_a_batch = 8192;

  void note(const Source& source, EntryNo number);
  void use_id(const UsedId& used);
  void settle_ids();

  IdWindow ids_;
  std::unique_ptr<Beside<UsedIds>> ids_beside_;
  UsedIds ids_to_come_;  // for the second thread
  std::map<Hash32, Key> keys_;
  std::map<EntryNo, Batch> batches_;
  EntryNo last_batch_entry_ = 0;  // the batch of the last record, which is most often that of the next
  Batch* last_batch_ = nullptr;
  EntryNo last_entry_ = 0;
  Stamp last_stamp_{std::numeric_limits<std::int64_t>::min()};
  std::optional<Date> day_;
  Days window_;
};

// Applies an entry as it was decided and remembers what the engine must: the one way in, live and in replay. False: a
// type the machine does not know.
void apply_entry(const journal::InstructionView& entry, const Source& source, EntryNo number, Machine& machine,
                 Tables& tables);
bool apply_entry(const journal::TypedView& entry, const Source& source, EntryNo number, Machine& machine,
                 Tables& tables);

}  // namespace gongbao::engine
