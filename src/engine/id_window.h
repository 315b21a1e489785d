// The instruction ids of the last days: which entry took (sender, id). An id names the day its sender made it, so ids
// live in one table per sender and day, and a day that falls out of the window goes as a whole.
//
// The journal has every id whole, so a table keeps 40 bits of its hash and the entry, 10 bytes, and whoever looks an id
// up has the entry read when the hash is the same: nearly always it is the one, and nearly every new id is told from
// ten million others without a look. Six such slots and their number fill a line of the cache, in the order of their
// coming; what finds its line full goes into the next. Lines lie in segments of some thousand ids, by the first bits of
// the hash: growing and splitting is one pass over one segment. Today's ids take 12 to 16 bytes each; days before today
// are packed to less than 12.
//
// A sender who could choose ids of one hash would make each of them cost a look at all before it. The hash therefore
// has a key; it goes into the snapshot with the hashes, and nothing that is decided depends on it.
#pragma once

#include <functional>
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
  struct HashKey {
    std::uint64_t first = 0x243f6a8885a308d3, second = 0x9e3779b97f4a7c15;  // known to everybody: for tests
    bool operator==(const HashKey&) const = default;
  };
  // Before the first id.
  void hash_with(const HashKey& key);

  // Of what day an id is, seen from today.
  enum class Age { current, later_than_today, expired };

  // Days since 1970-01-01, big-endian, in the id's first four bytes; taken as unsigned, so what would be a day before
  // 1970 is later than today.
  static std::int64_t day_of(const Id16& id);

  Age age(const Id16& id, Date today) const;
  // bears(entry) tells whether that entry bears the id; asked of entries whose ids have the same hash, most often none
  // or one.
  using Bears = std::function<bool(EntryNo)>;
  std::optional<EntryNo> find(std::uint64_t sender, const Id16& id, const Bears& bears) const;
  // The id must not be there yet; expired ids are not taken.
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
  class Table;
  struct Key {
    std::uint64_t sender = 0;
    std::int64_t day = 0;
    auto operator<=>(const Key&) const = default;
  };
  Table* table(const Key& key) const;

  HashKey hash_key_;
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
