// Table<Key, Row>: millions of small rows in memory, found by key, without an allocation per row and without a pause.
//
// Rows lie in segments of 4096; a row's address never changes. Its slot is the order of its creation; a freed slot is
// the next one taken (last freed, first reused), so slots follow from the history of inserts and erases alone, and
// walking in slot order is deterministic. The index beside the rows (4 bytes a bucket) grows by moving a few buckets
// with each insert. A row is its own key's only home: never write row.key.
//
// Cost of a row: sizeof(Row), 5 to 10 bytes of index (15 for a while when it grows), one bit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/prefetch.h"

namespace gongbao {
namespace detail {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};

// Zeros that cost no time until they are touched: the system hands large blocks out page by page.
template <class T>
std::unique_ptr<T[], FreeMemory> zeroed(std::size_t count) {
  void* memory = std::calloc(count, sizeof(T));
  GB_CHECK(memory != nullptr);
  return std::unique_ptr<T[], FreeMemory>(static_cast<T*>(memory));
}

// The two halves of a 128-bit product, folded: every bit of the input reaches the upper bits of the result.
inline std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using Product = unsigned __int128;
  const Product product = static_cast<Product>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Key>
std::uint64_t hash_of_key(const Key& key) {
  // Digits of pi and of the golden ratio: odd, and nobody's choice.
  constexpr std::uint64_t pi = 0x243f6a8885a308d3;
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&key);
  std::uint64_t hash = golden;
  for (std::size_t at = 0; at < sizeof(Key); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, std::min(sizeof word, sizeof(Key) - at));
    hash = fold(hash ^ word, pi);
  }
  return fold(hash, golden);
}

// From hashes to slots: open addressing with linear probing. An entry is (slot + 1) in its low bits and a piece of the
// hash in what is left of 32, so that a probe seldom looks at a row in vain; 0 is an empty bucket.
class SlotIndex {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  SlotIndex() : current_(first_bits) {}

  // The slot for which equal(slot) holds, among those of this hash; none when there is no such slot.
  template <class Equal>
  std::uint32_t find(std::uint64_t hash, const Equal& equal) const {
    const std::uint32_t at = current_.find(hash, equal);
    if (at != none) return current_.slot_at(at);
    if (!growing()) return none;
    const std::uint32_t old_at = old_.find(hash, equal);
    return old_at == none ? none : old_.slot_at(old_at);
  }

  // hash_of(slot) is the hash of the key in that slot, hash_of.fetch(slot) asks for that key ahead of it. The slot must
  // be below the greatest number of slots ever held.
  template <class HashOf>
  void insert(std::uint64_t hash, std::uint32_t slot, const HashOf& hash_of) {
    if (growing()) {
      move_some(hash_of);
    } else if ((size_ + 1) * 5 > current_.count() * 4) {
      GB_CHECK(current_.bits() < last_bits);
      old_ = std::exchange(current_, Buckets(current_.bits() + 1));
      next_to_move_ = 0;
    }
    current_.put(hash, slot);
    ++size_;
  }

  template <class HashOf>
  void erase(std::uint64_t hash, std::uint32_t slot, const HashOf& hash_of) {
    const auto same = [slot](std::uint32_t other) { return other == slot; };
    if (const std::uint32_t at = current_.find(hash, same); at != none) {
      current_.close_gap(at, hash_of);
    } else {
      GB_CHECK(growing());
      const std::uint32_t old_at = old_.find(hash, same);
      GB_CHECK(old_at != none);
      old_.mark_moved(old_at);
    }
    --size_;
  }

  // Room for n entries without growing.
  template <class HashOf>
  void reserve(std::uint64_t n, const HashOf& hash_of) {
    while (growing()) move_some(hash_of);
    unsigned bits = current_.bits();
    while (n * 5 > (std::uint64_t{4} << bits)) ++bits;
    if (bits == current_.bits()) return;
    GB_CHECK(bits <= last_bits);
    old_ = std::exchange(current_, Buckets(bits));
    next_to_move_ = 0;
    while (growing()) move_some(hash_of);
  }

  void prefetch(std::uint64_t hash) const { current_.prefetch(hash); }
  template <class Fetch>
  void each_of_run(std::uint64_t hash, const Fetch& fetch) const {
    current_.each_of_run(hash, fetch);
  }

  std::size_t memory_bytes() const {
    return (current_.count() + (growing() ? old_.count() : 0)) * sizeof(std::uint32_t);
  }

 private:
  static constexpr unsigned first_bits = 4;
  static constexpr unsigned last_bits = 31;
  // Old buckets moved with each insert. At least 2 would finish before the next growth; more ends the time of two
  // look-ups sooner.
  static constexpr int moved_per_insert = 8;

  class Buckets {
   public:
    Buckets() = default;
    explicit Buckets(unsigned bits) : entries_(zeroed<std::uint32_t>(std::size_t{1} << bits)), bits_(bits) {}

    unsigned bits() const { return bits_; }
    std::uint64_t count() const { return std::uint64_t{1} << bits_; }
    bool holds_memory() const { return entries_ != nullptr; }
    bool empty_at(std::uint32_t at) const { return entries_[at] == 0 || entries_[at] == moved; }
    std::uint32_t slot_at(std::uint32_t at) const { return (entries_[at] & mask()) - 1; }
    void mark_moved(std::uint32_t at) { entries_[at] = moved; }
    void prefetch(std::uint64_t hash) const { prefetch_line(&entries_[home(hash)]); }

    template <class Equal>
    std::uint32_t find(std::uint64_t hash, const Equal& equal) const {
      const std::uint32_t wanted = tag(hash);
      for (std::uint32_t at = home(hash); entries_[at] != 0; at = after(at)) {
        const std::uint32_t entry = entries_[at];
        if ((entry & ~mask()) == wanted && entry != moved && equal((entry & mask()) - 1)) return at;
      }
      return none;
    }

    void put(std::uint64_t hash, std::uint32_t slot) {
      GB_CHECK(slot + 1 < mask());
      std::uint32_t at = home(hash);
      while (entries_[at] != 0) at = after(at);
      entries_[at] = tag(hash) | (slot + 1);
    }

    // fetch(slot) for each slot of the run that begins there: close_gap will look at all of them.
    template <class Fetch>
    void each_of_run(std::uint64_t hash, const Fetch& fetch) const {
      for (std::uint32_t at = home(hash); entries_[at] != 0; at = after(at)) {
        if (entries_[at] != moved) fetch(slot_at(at));
      }
    }

    // Empties the bucket and draws later entries of the run towards their homes, as if it had never been filled.
    template <class HashOf>
    void close_gap(std::uint32_t gap, const HashOf& hash_of) {
      for (std::uint32_t at = after(gap); entries_[at] != 0; at = after(at)) {
        const std::uint32_t from_home = (at - home(hash_of(slot_at(at)))) & mask();
        const std::uint32_t from_gap = (at - gap) & mask();
        if (from_home < from_gap) continue;
        entries_[gap] = entries_[at];
        gap = at;
      }
      entries_[gap] = 0;
    }

   private:
    static constexpr std::uint32_t moved = none;  // its slot bits are all ones, which no slot reaches

    std::uint32_t mask() const { return static_cast<std::uint32_t>(count() - 1); }
    std::uint32_t home(std::uint64_t hash) const { return static_cast<std::uint32_t>(hash >> (64 - bits_)); }
    std::uint32_t tag(std::uint64_t hash) const { return static_cast<std::uint32_t>(hash) & ~mask(); }
    std::uint32_t after(std::uint32_t at) const { return (at + 1) & mask(); }

    std::unique_ptr<std::uint32_t[], FreeMemory> entries_;
    unsigned bits_ = 0;
  };

  bool growing() const { return old_.holds_memory(); }

  template <class HashOf>
  void move_some(const HashOf& hash_of) {
    for (int i = 0; i < moved_per_insert; ++i) {
      // The keys lie all over the rows; those of the next call are asked for in this one.
      const std::uint64_t later = std::uint64_t{next_to_move_} + moved_per_insert;
      if (later < old_.count() && !old_.empty_at(static_cast<std::uint32_t>(later))) {
        hash_of.fetch(old_.slot_at(static_cast<std::uint32_t>(later)));
      }
      if (!old_.empty_at(next_to_move_)) {
        const std::uint32_t slot = old_.slot_at(next_to_move_);
        current_.put(hash_of(slot), slot);
        old_.mark_moved(next_to_move_);
      }
      if (++next_to_move_ < old_.count()) continue;
      old_ = Buckets();
      return;
    }
  }

  Buckets current_;
  Buckets old_;  // holds memory only while its entries are on their way to current_
  std::uint32_t next_to_move_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace detail

template <class Key, class Row>
class Table {
  static_assert(std::is_trivially_copyable_v<Key> && std::has_unique_object_representations_v<Key>,
                "a key is its bytes: no padding, no pointers to contents");
  static_assert(std::is_trivially_copyable_v<Row> && std::has_unique_object_representations_v<Row>,
                "a row is its bytes: no padding, so that equal tables have equal bytes");
  static_assert(std::is_same_v<decltype(Row::key), Key>, "a row holds its key as its member `key`");
  static_assert(sizeof(Row) >= sizeof(std::uint32_t), "a free slot holds the number of the next one");
  static_assert(alignof(Row) <= alignof(std::max_align_t));

 public:
  static constexpr std::uint32_t no_slot = detail::SlotIndex::none;

  Table() = default;
  Table(Table&&) noexcept = default;  // what was moved from may only be destroyed or assigned to
  Table& operator=(Table&&) noexcept = default;

  Row* find(const Key& key) { return row_or_null(find_slot(key)); }
  const Row* find(const Key& key) const { return const_cast<Table*>(this)->find(key); }
  std::uint32_t find_slot(const Key& key) const { return find_slot(key, detail::hash_of_key(key)); }

  // The row in a slot that is in use.
  Row& at(std::uint32_t slot) { return segments_[slot / segment_rows].rows[slot % segment_rows]; }
  const Row& at(std::uint32_t slot) const { return segments_[slot / segment_rows].rows[slot % segment_rows]; }

  // A new row, value-initialised but for its key. The key must be absent.
  Row& insert(const Key& key) {
    const std::uint64_t hash = detail::hash_of_key(key);
    const bool absent = find_slot(key, hash) == no_slot;
    GB_CHECK(absent);
    const std::uint32_t slot = take_slot();
    Row& row = *new (&at(slot)) Row{};
    row.key = key;
    index_.insert(hash, slot, hash_of_slot());
    return row;
  }

  // False when the key is absent.
  bool erase(const Key& key) {
    const std::uint64_t hash = detail::hash_of_key(key);
    const std::uint32_t slot = find_slot(key, hash);
    if (slot == no_slot) return false;
    index_.erase(hash, slot, hash_of_slot());
    give_slot_back(slot);
    return true;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // visit(Row&) for each row in slot order. visit must not insert or erase.
  template <class Visit>
  void for_each(Visit&& visit) {
    for (std::uint32_t slot = 0; slot < slots_; ++slot) {
      if (in_use(slot)) visit(at(slot));
    }
  }
  template <class Visit>
  void for_each(Visit&& visit) const {
    const_cast<Table*>(this)->for_each([&](Row& row) { visit(std::as_const(row)); });
  }

  // Room for n rows in all: inserting up to there neither allocates nor moves index entries.
  void reserve(std::size_t n) {
    GB_CHECK(n < no_slot);
    index_.reserve(n, hash_of_slot());
    while (segments_.size() * segment_rows < n) add_segment();
  }

  // The first touches the index, the second (once that has arrived) the row: call each for a group of keys in turn.
  void prefetch(const Key& key) const { index_.prefetch(detail::hash_of_key(key)); }
  void prefetch_row(const Key& key) const {
    index_.find(detail::hash_of_key(key), [&](std::uint32_t slot) {
      const auto* row = reinterpret_cast<const std::uint8_t*>(&at(slot));
      for (std::size_t byte = 0; byte < sizeof(Row); byte += line_bytes) prefetch_line(row + byte);
      prefetch_line(row + sizeof(Row) - 1);
      return true;  // the first with a like hash is nearly always the right one
    });
  }

  // In place of the second, for a key that will be erased: its neighbours in the index may have to move.
  void prefetch_erase(const Key& key) const {
    index_.each_of_run(detail::hash_of_key(key), [&](std::uint32_t slot) { prefetch_line(&at(slot)); });
  }

  std::size_t memory_bytes() const {
    return sizeof *this + index_.memory_bytes() + segments_.capacity() * sizeof(Segment) +
           segments_.size() * (segment_rows * sizeof(Row) + live_words * sizeof(std::uint64_t));
  }

  // The canonical bytes in consecutive pieces, without a copy: for digests and snapshots. Two tables with the same
  // history of inserts, erases and row contents have the same bytes.
  template <class Sink>
  void each_piece(Sink&& sink) const {
    Bytes head;
    ByteWriter out(head);
    out.integer(static_cast<std::uint32_t>(sizeof(Row)));
    out.integer(slots_);
    out.integer(size_);
    out.integer(first_free_);
    sink(ByteView(head));
    for (std::size_t i = 0; i * segment_rows < slots_; ++i) {
      const std::size_t rows = std::min<std::size_t>(segment_rows, slots_ - i * segment_rows);
      sink(bytes_at(segments_[i].live.get(), (rows + 63) / 64));
      sink(bytes_at(segments_[i].rows.get(), rows));
    }
  }

  void save(ByteWriter& out) const {
    each_piece([&out](ByteView piece) { out.raw(piece); });
  }

  // Replaces the contents by what save wrote; the table then behaves as the saved one, freed slots included. False, and
  // an empty table, when the bytes are not those of a table of such rows.
  bool load(ByteReader& in) {
    *this = Table();
    if (read(in)) return true;
    in.fail();
    *this = Table();
    return false;
  }

 private:
  static constexpr std::uint32_t segment_rows = 4096;
  static constexpr std::size_t live_words = segment_rows / 64;

  struct Segment {
    std::unique_ptr<Row[], detail::FreeMemory> rows;
    std::unique_ptr<std::uint64_t[], detail::FreeMemory> live;  // one bit a slot: in use
  };

  static bool same(const Key& a, const Key& b) { return std::memcmp(&a, &b, sizeof(Key)) == 0; }

  template <class T>
  static ByteView bytes_at(const T* from, std::size_t count) {
    return {reinterpret_cast<const std::uint8_t*>(from), count * sizeof(T)};
  }

  std::uint32_t find_slot(const Key& key, std::uint64_t hash) const {
    return index_.find(hash, [&](std::uint32_t slot) { return same(at(slot).key, key); });
  }

  struct HashOfSlot {
    const Table& table;
    std::uint64_t operator()(std::uint32_t slot) const { return detail::hash_of_key(table.at(slot).key); }
    void fetch(std::uint32_t slot) const { prefetch_line(&table.at(slot)); }
  };
  HashOfSlot hash_of_slot() const { return {*this}; }

  Row* row_or_null(std::uint32_t slot) { return slot == no_slot ? nullptr : &at(slot); }

  std::uint64_t& live_word(std::uint32_t slot) { return segments_[slot / segment_rows].live[slot % segment_rows / 64]; }
  static std::uint64_t live_bit(std::uint32_t slot) { return std::uint64_t{1} << slot % 64; }
  bool in_use(std::uint32_t slot) { return (live_word(slot) & live_bit(slot)) != 0; }

  std::uint32_t next_free(std::uint32_t slot) const {
    std::uint32_t next;
    std::memcpy(&next, static_cast<const void*>(&at(slot)), sizeof next);
    return next;
  }

  void add_segment() {
    segments_.push_back({detail::zeroed<Row>(segment_rows), detail::zeroed<std::uint64_t>(live_words)});
  }

  std::uint32_t take_slot() {
    std::uint32_t slot = first_free_;
    if (slot != no_slot) {
      first_free_ = next_free(slot);
    } else {
      slot = slots_++;
      if (slot / segment_rows == segments_.size()) add_segment();
    }
    live_word(slot) |= live_bit(slot);
    ++size_;
    return slot;
  }

  // A free row is zero but for the link, so that it has one form of bytes too.
  void give_slot_back(std::uint32_t slot) {
    auto* row = static_cast<void*>(&at(slot));
    std::memset(row, 0, sizeof(Row));
    std::memcpy(row, &first_free_, sizeof first_free_);
    first_free_ = slot;
    live_word(slot) &= ~live_bit(slot);
    --size_;
  }

  bool read(ByteReader& in) {
    const auto row_size = in.integer<std::uint32_t>();
    const auto slots = in.integer<std::uint32_t>();
    const auto size = in.integer<std::uint32_t>();
    const auto first_free = in.integer<std::uint32_t>();
    if (!in.ok() || row_size != sizeof(Row) || size > slots || in.left() / sizeof(Row) < slots) return false;
    reserve(slots);
    slots_ = slots;
    first_free_ = first_free;
    for (std::size_t i = 0; i * segment_rows < slots; ++i) {
      const std::size_t rows = std::min<std::size_t>(segment_rows, slots - i * segment_rows);
      if (!copy_from(in, segments_[i].live.get(), (rows + 63) / 64)) return false;
      if (!copy_from(in, segments_[i].rows.get(), rows)) return false;
      if (rows % 64 != 0 && segments_[i].live[rows / 64] >> rows % 64 != 0) return false;
    }
    return index_all() && size_ == size && free_list_is_whole();
  }

  template <class T>
  static bool copy_from(ByteReader& in, T* to, std::size_t count) {
    const ByteView from = in.take(count * sizeof(T));
    if (!in.ok()) return false;
    std::memcpy(static_cast<void*>(to), from.data(), from.size());
    return true;
  }

  // Many keys in a row: the place of each is asked for some rows before it is looked at.
  bool index_all() {
    constexpr std::uint32_t ahead = 16;
    for (std::uint32_t slot = 0; slot < slots_; ++slot) {
      if (slots_ - slot > ahead) prefetch(at(slot + ahead).key);
      if (!in_use(slot)) continue;
      const std::uint64_t hash = detail::hash_of_key(at(slot).key);
      if (find_slot(at(slot).key, hash) != no_slot) return false;
      index_.insert(hash, slot, hash_of_slot());
      ++size_;
    }
    return true;
  }

  // Each free slot once, each zero behind its link. As many steps as free slots and then the end: no room for a circle.
  bool free_list_is_whole() {
    std::uint32_t slot = first_free_;
    for (std::uint32_t left = slots_ - size_; left > 0; --left) {
      if (slot >= slots_ || in_use(slot)) return false;
      const ByteView row = bytes_at(&at(slot), 1);
      for (std::size_t i = sizeof slot; i < row.size(); ++i) {
        if (row[i] != 0) return false;
      }
      slot = next_free(slot);
    }
    return slot == no_slot;
  }

  std::vector<Segment> segments_;
  detail::SlotIndex index_;
  std::uint32_t slots_ = 0;  // ever taken
  std::uint32_t size_ = 0;   // in use
  std::uint32_t first_free_ = no_slot;
};

}  // namespace gongbao
