// See id_window.h for the layout and why it is so.
#include "engine/id_window.h"

#include <algorithm>

#include <bit>

#include "base/check.h"
#include "base/prefetch.h"

namespace gongbao::engine {

namespace {

__extension__ using Wide128 = unsigned __int128;

constexpr std::size_t ids_per_segment = 4096;  // on average, before the table doubles its segments
constexpr std::uint32_t slack = 24;            // slots after the last home, so that no probe wraps around

std::uint32_t roomy(std::uint32_t count) { return count + count / 4 + 8; }
std::uint32_t tight(std::uint32_t count) { return count + count / 19 + 1; }
bool too_full(std::uint32_t count, std::uint32_t capacity) {
  return std::uint64_t{count} * 10 > std::uint64_t{capacity} * 9;
}

// The sender's own part of an id.
struct Tail {
  std::array<std::uint32_t, 3> words{};
  // Word by word: the compiler's own way is a call of memcmp.
  bool operator==(const Tail& other) const {
    return ((words[0] ^ other.words[0]) | (words[1] ^ other.words[1]) | (words[2] ^ other.words[2])) == 0;
  }
  bool operator<(const Tail& other) const { return words < other.words; }
};

Tail tail_of(const Id16& id) {
  Tail tail;
  std::memcpy(tail.words.data(), id.data() + 4, sizeof tail.words);
  return tail;
}

// Spreads whatever pattern a sender numbers its ids by.
std::uint64_t hash_of(const Tail& tail) {
  std::uint64_t low = 0;
  std::memcpy(&low, tail.words.data(), sizeof low);
  std::uint64_t h = low * 0x9E3779B97F4A7C15u;
  h = (h ^ (h >> 32) ^ tail.words[2]) * 0xD6E8FEB86659FD93u;
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93u;
  return h ^ (h >> 32);
}

}  // namespace

struct IdWindow::Slot {
  Tail tail;
  std::array<std::uint32_t, 2> entry_words{};  // two words, so that a slot has no padding; 0 = a gap

  EntryNo entry() const { return std::bit_cast<EntryNo>(entry_words); }
  void set_entry(EntryNo number) { entry_words = std::bit_cast<std::array<std::uint32_t, 2>>(number); }
  bool gap() const { return entry() == 0; }
};

struct IdWindow::Segment {
  std::unique_ptr<Slot[]> slots;
  std::uint32_t capacity = 0;   // homes
  std::uint32_t allocated = 0;  // homes and slack; the last slot is always a gap
  std::uint32_t count = 0;

  static std::uint32_t home(std::uint64_t rest, std::uint32_t capacity) {
    return static_cast<std::uint32_t>((Wide128{rest} * capacity) >> 64);
  }

  std::span<const Slot> all() const { return {slots.get(), allocated}; }
};

// One sender's ids of one day. The first bits of the hash name the segment, the rest the home in it.
class IdWindow::Table {
 public:
  static_assert(sizeof(Slot) == 20);

  Table() { segments_.push_back(packed({}, 8, 0)); }

  std::size_t count() const { return count_; }

  std::optional<EntryNo> find(const Tail& tail) const {
    const std::uint64_t h = hash_of(tail);
    const Segment& s = segments_[segment_of(h)];
    for (const Slot* at = s.slots.get() + Segment::home(h << bits_, s.capacity); !at->gap(); ++at) {
      if (at->tail == tail) return at->entry();
      if (hash_of(at->tail) > h) return std::nullopt;
    }
    return std::nullopt;
  }

  void prefetch(const Tail& tail) const {
    const std::uint64_t h = hash_of(tail);
    const Segment& s = segments_[segment_of(h)];
    const Slot* at = s.slots.get() + Segment::home(h << bits_, s.capacity);
    prefetch_line(at);
    prefetch_line(at + 4);
  }

  void add(const Tail& tail, EntryNo entry) {
    if (count_ >= segments_.size() * ids_per_segment) double_segments();
    const std::uint64_t h = hash_of(tail);
    Segment& s = segments_[segment_of(h)];
    if (too_full(s.count + 1, s.capacity)) s = packed(s.all(), roomy(s.count + 1), bits_);
    while (!insert(s, h, tail, entry)) s = packed(s.all(), roomy(s.capacity), bits_);
    ++count_;
  }

  void pack() {
    for (Segment& s : segments_) {
      if (s.capacity > tight(s.count)) s = packed(s.all(), tight(s.count), bits_);
    }
  }

  std::size_t memory_bytes() const {
    std::size_t bytes = segments_.capacity() * sizeof(Segment);
    for (const Segment& s : segments_) bytes += s.allocated * sizeof(Slot);
    return bytes;
  }

  void save(ByteWriter& out) const {
    out.integer(static_cast<std::uint64_t>(count_));
    for (const Segment& s : segments_) {
      for (const Slot& slot : s.all()) {
        if (!slot.gap()) out.raw({reinterpret_cast<const std::uint8_t*>(&slot), sizeof slot});
      }
    }
  }

  bool load(ByteReader& in) {
    const auto count = in.integer<std::uint64_t>();
    if (!in.ok() || count > in.left() / sizeof(Slot)) return false;
    std::vector<Slot> slots(count);
    const ByteView bytes = in.take(count * sizeof(Slot));
    if (!bytes.empty()) std::memcpy(slots.data(), bytes.data(), bytes.size());
    if (!in_order(slots)) return false;
    bits_ = 0;
    while ((count >> bits_) > ids_per_segment) ++bits_;
    count_ = count;
    segments_.clear();
    auto from = slots.begin();
    for (std::size_t i = 0; i != std::size_t{1} << bits_; ++i) {
      auto to = from;
      while (to != slots.end() && segment_of(hash_of(to->tail)) == i) ++to;
      segments_.push_back(packed({from, to}, roomy(static_cast<std::uint32_t>(to - from)), bits_));
      from = to;
    }
    return true;
  }

 private:
  static bool before(const Slot& a, std::uint64_t hash, const Tail& tail) {
    const std::uint64_t ours = hash_of(a.tail);
    return ours != hash ? ours < hash : a.tail < tail;
  }

  static bool in_order(const std::vector<Slot>& slots) {
    for (std::size_t i = 0; i != slots.size(); ++i) {
      if (slots[i].gap()) return false;
      if (i != 0 && !before(slots[i - 1], hash_of(slots[i].tail), slots[i].tail)) return false;
    }
    return true;
  }

  // Lays slots out anew over that many homes; they are in order, and gaps among them are left out.
  static Segment packed(std::span<const Slot> slots, std::uint32_t capacity, unsigned bits) {
    for (std::uint32_t room = slack;; room *= 2) {
      Segment s;
      s.capacity = capacity;
      s.allocated = capacity + room;
      s.slots = std::make_unique<Slot[]>(s.allocated);
      if (fill(s, slots, bits)) return s;
    }
  }

  // False when the last slot would not stay a gap.
  static bool fill(Segment& s, std::span<const Slot> slots, unsigned bits) {
    std::uint32_t next = 0;
    for (const Slot& slot : slots) {
      if (slot.gap()) continue;
      next = std::max(next, Segment::home(hash_of(slot.tail) << bits, s.capacity));
      if (next + 1 >= s.allocated) return false;
      s.slots[next++] = slot;
      ++s.count;
    }
    return true;
  }

  // False when the gap to move into would be the last slot.
  static bool insert(Segment& s, std::uint64_t hash, const Tail& tail, EntryNo entry, std::uint32_t home) {
    std::uint32_t at = home;
    while (!s.slots[at].gap() && before(s.slots[at], hash, tail)) ++at;
    GB_CHECK(s.slots[at].gap() || !(s.slots[at].tail == tail));
    std::uint32_t gap = at;
    while (!s.slots[gap].gap()) ++gap;
    if (gap + 1 == s.allocated) return false;
    std::memmove(static_cast<void*>(&s.slots[at + 1]), &s.slots[at], (gap - at) * sizeof(Slot));
    s.slots[at].tail = tail;
    s.slots[at].set_entry(entry);
    ++s.count;
    return true;
  }
  bool insert(Segment& s, std::uint64_t hash, const Tail& tail, EntryNo entry) {
    return insert(s, hash, tail, entry, Segment::home(hash << bits_, s.capacity));
  }

  std::size_t segment_of(std::uint64_t hash) const {
    return bits_ == 0 ? 0 : static_cast<std::size_t>(hash >> (64 - bits_));
  }

  void double_segments() {
    std::vector<Segment> doubled;
    doubled.reserve(segments_.size() * 2);
    ++bits_;
    for (std::size_t i = 0; i != segments_.size(); ++i) {
      const Segment whole = std::move(segments_[i]);
      std::uint32_t middle = 0, left = 0;
      for (; middle != whole.allocated; ++middle) {
        const Slot& slot = whole.slots[middle];
        if (slot.gap()) continue;
        if (segment_of(hash_of(slot.tail)) != 2 * i) break;
        ++left;
      }
      doubled.push_back(packed(whole.all().first(middle), roomy(left), bits_));
      doubled.push_back(packed(whole.all().subspan(middle), roomy(whole.count - left), bits_));
    }
    segments_ = std::move(doubled);
  }

  std::vector<Segment> segments_;
  unsigned bits_ = 0;
  std::size_t count_ = 0;
};

IdWindow::IdWindow() = default;
IdWindow::~IdWindow() = default;
IdWindow::IdWindow(IdWindow&&) noexcept = default;
IdWindow& IdWindow::operator=(IdWindow&&) noexcept = default;

std::int64_t IdWindow::day_of(const Id16& id) {
  return (std::int64_t{id[0]} << 24) | (std::int64_t{id[1]} << 16) | (std::int64_t{id[2]} << 8) | std::int64_t{id[3]};
}

IdWindow::Age IdWindow::age(const Id16& id, Date today) const {
  const std::int64_t day = day_of(id);
  if (day > today.day) return Age::later_than_today;
  return day < oldest_day_ ? Age::expired : Age::current;
}

IdWindow::Table* IdWindow::table(const Key& key) const {
  if (last_table_ != nullptr && last_key_ == key) return last_table_;
  const auto found = tables_.find(key);
  if (found == tables_.end()) return nullptr;
  last_key_ = key;
  last_table_ = found->second.get();
  return last_table_;
}

std::optional<EntryNo> IdWindow::find(std::uint64_t sender, const Id16& id) const {
  const Table* t = table({sender, day_of(id)});
  return t == nullptr ? std::nullopt : t->find(tail_of(id));
}

void IdWindow::prefetch(std::uint64_t sender, const Id16& id) const {
  if (const Table* t = table({sender, day_of(id)})) t->prefetch(tail_of(id));
}

void IdWindow::add(std::uint64_t sender, const Id16& id, EntryNo entry) {
  GB_CHECK(entry != 0);
  const Key key{sender, day_of(id)};
  if (key.day < oldest_day_) return;
  Table* t = table(key);
  if (t == nullptr) t = tables_.emplace(key, std::make_unique<Table>()).first->second.get();
  t->add(tail_of(id), entry);
  ++count_;
}

void IdWindow::advance(Date today, Days window) {
  oldest_day_ = std::max(oldest_day_, std::int64_t{today.day} - window.count);
  last_table_ = nullptr;
  for (auto it = tables_.begin(); it != tables_.end();) {
    if (it->first.day < oldest_day_) {
      count_ -= it->second->count();
      it = tables_.erase(it);
      continue;
    }
    if (it->first.day < today.day) it->second->pack();
    ++it;
  }
}

std::size_t IdWindow::memory_bytes() const {
  std::size_t bytes = 0;
  for (const auto& [key, t] : tables_) bytes += sizeof(Table) + t->memory_bytes();
  return bytes;
}

void IdWindow::save(ByteWriter& out) const {
  out.integer(oldest_day_);
  out.integer(static_cast<std::uint64_t>(tables_.size()));
  for (const auto& [key, t] : tables_) {
    out.integer(key.sender);
    out.integer(key.day);
    t->save(out);
  }
}

bool IdWindow::load(ByteReader& in) {
  *this = IdWindow{};
  IdWindow loaded;
  loaded.oldest_day_ = in.integer<std::int64_t>();
  const auto tables = in.integer<std::uint64_t>();
  for (std::uint64_t i = 0; i != tables && in.ok(); ++i) {
    Key key;
    key.sender = in.integer<std::uint64_t>();
    key.day = in.integer<std::int64_t>();
    if (!loaded.tables_.empty() && key <= loaded.tables_.rbegin()->first) return false;
    auto t = std::make_unique<Table>();
    if (!t->load(in)) return false;
    loaded.count_ += t->count();
    loaded.tables_.emplace(key, std::move(t));
  }
  if (!in.ok()) return false;
  *this = std::move(loaded);
  return true;
}

}  // namespace gongbao::engine
