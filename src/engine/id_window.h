// The instruction ids of the last days: which entry took (sender, id). An id names the day its sender made it, so ids
// live in one table per sender and day, and a day that falls out of the window goes as a whole.
//
// A table holds 20 bytes a slot (the 12 bytes that are the sender's own, and the entry) in segments of some thousand
// slots. Within a segment slots lie in the order of their hashes, with gaps (linear probing kept sorted): a miss ends
// at the first greater hash, and growing or splitting is one pass from left to right, never more than a segment at a
// time. Days before today are packed, so a full window takes about 21 bytes an id, today's ids 22 to 25.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "base/bytes.h"
#include "base/date.h"
#include "journal/journal.h"

namespace gongbao::engine {

using journal::EntryNo;

class IdWindow {
 public:
  // Of what day an id is, seen from today.
  enum class Age { current, later_than_today, expired };

  // Days since 1970-01-01, big-endian, in the id's first four bytes; taken as unsigned, so what would be a day before
  // 1970 is later than today.
  static std::int64_t day_of(const Id16& id);

  Age age(const Id16& id, Date today) const;
  std::optional<EntryNo> find(std::uint64_t sender, const Id16& id) const;
  // The id must not be there yet (GB_CHECK); expired ids are not taken.
  void add(std::uint64_t sender, const Id16& id, EntryNo entry);
  void prefetch(std::uint64_t sender, const Id16& id) const;

  // A new day: forgets the ids of days more than window days before today and packs those of days gone by. What was
  // forgotten stays expired, also when the window grows later: it could no longer be told whether the id was used.
  void advance(Date today, Days window);
  std::int64_t oldest_day() const { return oldest_day_; }

  std::size_t count() const { return count_; }
  std::size_t memory_bytes() const;

  void save(ByteWriter& out) const;  // equal contents, equal bytes
  bool load(ByteReader& in);         // false: not what save wrote; then the window is empty

 private:
  struct Slot;
  struct Segment;
  class Table;
  struct Key {
    std::uint64_t sender = 0;
    std::int64_t day = 0;
    auto operator<=>(const Key&) const = default;
  };
  Table* table(const Key& key) const;

  std::map<Key, std::unique_ptr<Table>> tables_;
  std::int64_t oldest_day_ = 0;  // ids of earlier days are expired
  std::size_t count_ = 0;
  mutable Key last_key_;  // of the table asked last
  mutable Table* last_table_ = nullptr;

 public:
  IdWindow();
  ~IdWindow();
  IdWindow(IdWindow&&) noexcept;
  IdWindow& operator=(IdWindow&&) noexcept;
};

}  // namespace gongbao::engine
