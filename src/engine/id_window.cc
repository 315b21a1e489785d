// See id_window.h for the layout and why it is so.
#include "engine/id_window.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "base/prefetch.h"
#include "base/table.h"

namespace gongbao::engine {

namespace {

constexpr std::uint32_t ids_per_segment = 6144;  // a segment with more is split in two
constexpr std::uint32_t slots_a_line = 6;
constexpr unsigned hash_bits = 40;

// Of the slots of a segment so many in 64 are used when it is laid out anew while ids come, at most, and when the day
// is over.
constexpr std::uint32_t roomy = 46, fullest = 57, tight = 59;

std::uint32_t lines_for(std::uint32_t count, std::uint32_t used_of_64) {
  return count * 64 / (slots_a_line * used_of_64) + 1;
}
bool too_full(std::uint32_t count, std::uint32_t lines) { return count * 64 > lines * slots_a_line * fullest; }

// Spreads whatever pattern a sender numbers its ids by: the first 40 bits of a product of the 12 bytes that are its
// own and of what it does not know.
std::uint64_t hash_of(const Id16& id, const IdWindow::HashKey& key) {
  std::uint64_t low = 0;
  std::uint32_t high = 0;
  std::memcpy(&low, id.data() + 4, sizeof low);
  std::memcpy(&high, id.data() + 12, sizeof high);
  const std::uint64_t product = gongbao::detail::fold(low ^ key.first, high ^ key.second);
  return gongbao::detail::fold(product, key.first | 1) >> (64 - hash_bits);
}

constexpr std::uint64_t low_40 = (std::uint64_t{1} << 40) - 1;

struct Slot {
  std::uint64_t hash = 0;
  EntryNo entry = 0;
  auto operator<=>(const Slot&) const = default;
};
constexpr std::size_t slot_bytes = 10;  // as it is kept: five bytes of each

void put_slot(std::uint8_t* at, const Slot& slot) {
  std::memcpy(at, &slot.hash, 5);
  std::memcpy(at + 5, &slot.entry, 5);
}
Slot slot_at(const std::uint8_t* at) {
  Slot slot;
  std::memcpy(&slot.hash, at, 5);
  std::memcpy(&slot.entry, at + 5, 5);
  return slot;
}

struct alignas(line_bytes) Line {
  std::array<std::uint8_t, slots_a_line * slot_bytes> slots{};
  std::uint32_t count = 0;

  Slot at(std::uint32_t i) const { return slot_at(&slots[i * slot_bytes]); }
  // One bit for each slot with that hash. All are looked at, so that nothing depends on how many there are.
  std::uint32_t matches(std::uint64_t hash) const {
    std::uint32_t found = 0;
    for (std::uint32_t i = 0; i != slots_a_line; ++i) {
      std::uint64_t word = 0;
      std::memcpy(&word, &slots[i * slot_bytes], sizeof word);
      found |= static_cast<std::uint32_t>((word & low_40) == hash) << i;
    }
    return found & ((1U << count) - 1);
  }
  bool full() const { return count == slots_a_line; }
  void add(const Slot& slot) { put_slot(&slots[count++ * slot_bytes], slot); }
};
static_assert(sizeof(Line) == line_bytes);

// The ids whose hashes begin with the same bits.
struct Segment {
  std::unique_ptr<Line[]> lines;
  std::uint32_t size = 0;   // lines; never all of them full
  std::uint32_t count = 0;  // ids
  unsigned bits = 0;        // that its hashes share

  Segment(std::uint32_t line_count, unsigned shared_bits)
      : lines(std::make_unique<Line[]>(line_count)), size(line_count), bits(shared_bits) {}

  // By the bits that follow those they share.
  std::uint32_t home(std::uint64_t hash) const {
    const std::uint64_t rest = hash << (64 - hash_bits + bits) >> 32;
    return static_cast<std::uint32_t>(rest * size >> 32);
  }
  std::uint32_t after(std::uint32_t line) const { return line + 1 == size ? 0 : line + 1; }

  void add(const Slot& slot) {
    std::uint32_t at = home(slot.hash);
    while (lines[at].full()) at = after(at);
    lines[at].add(slot);
    ++count;
  }

  template <class See>
  void each(See&& see) const {
    for (const Line& line : std::span(lines.get(), size)) {
      for (std::uint32_t i = 0; i != line.count; ++i) see(line.at(i));
    }
  }

  Segment with_lines(std::uint32_t line_count) const {
    Segment anew(line_count, bits);
    each([&](const Slot& slot) { anew.add(slot); });
    return anew;
  }
};

}  // namespace

// One sender's ids of one day. The first bits of a hash name a place in the directory, that names the segment; a
// segment that shares fewer bits stands in several places.
class IdWindow::Table {
 public:
  Table() { lay_out(0, 1); }

  std::size_t count() const { return count_; }

  std::optional<EntryNo> find(std::uint64_t hash, const Bears& bears) const {
    const Segment& s = segments_[directory_[place_of(hash)]];
    for (std::uint32_t at = s.home(hash);; at = s.after(at)) {
      const Line& line = s.lines[at];
      for (std::uint32_t found = line.matches(hash); found != 0; found &= found - 1) {
        const EntryNo entry = line.at(static_cast<std::uint32_t>(std::countr_zero(found))).entry;
        if (bears(entry)) return entry;
      }
      if (!line.full()) return std::nullopt;
    }
  }

  void prefetch(std::uint64_t hash) const {
    const Segment& s = segments_[directory_[place_of(hash)]];
    const std::uint32_t home = s.home(hash);
    prefetch_line(&s.lines[home]);
    prefetch_line(&s.lines[s.after(home)]);
  }

  void add(const Slot& slot) {
    make_room(slot.hash);
    segments_[directory_[place_of(slot.hash)]].add(slot);
    ++count_;
  }

  void pack() {
    for (Segment& s : segments_) {
      if (s.size > lines_for(s.count, tight)) s = s.with_lines(lines_for(s.count, tight));
    }
  }

  std::size_t memory_bytes() const {
    std::size_t bytes = segments_.capacity() * sizeof(Segment) + directory_.capacity() * sizeof(std::uint32_t);
    for (const Segment& s : segments_) bytes += s.size * sizeof(Line);
    return bytes;
  }

  // In order of hashes, then of entries.
  void save(ByteWriter& out) const {
    out.integer(static_cast<std::uint64_t>(count_));
    std::vector<Slot> slots;
    for (std::size_t place = 0; place != directory_.size(); place += places_of(segments_[directory_[place]])) {
      slots.clear();
      segments_[directory_[place]].each([&](const Slot& slot) { slots.push_back(slot); });
      std::ranges::sort(slots);
      std::array<std::uint8_t, slot_bytes> bytes;
      for (const Slot& slot : slots) {
        put_slot(bytes.data(), slot);
        out.raw(bytes);
      }
    }
  }

  bool load(ByteReader& in) {
    const auto count = in.integer<std::uint64_t>();
    if (!in.ok() || count > in.left() / slot_bytes) return false;
    const ByteView bytes = in.take(count * slot_bytes);
    unsigned bits = 0;
    while (count >> bits > ids_per_segment * 3 / 4 && bits < most_bits) ++bits;
    lay_out(bits, lines_for(static_cast<std::uint32_t>(count >> bits), roomy));
    Slot before;
    for (std::size_t i = 0; i != count; ++i) {
      const Slot slot = slot_at(&bytes[i * slot_bytes]);
      if (slot.entry == 0 || (i != 0 && slot <= before)) return false;
      add(slot);
      before = slot;
    }
    return true;
  }

 private:
  // Nothing but empty segments of so many lines, whose hashes share so many bits.
  void lay_out(unsigned bits, std::uint32_t lines) {
    bits_ = bits;
    segments_.clear();
    directory_.clear();
    for (std::uint32_t i = 0; i != std::uint32_t{1} << bits; ++i) {
      segments_.emplace_back(lines, bits);
      directory_.push_back(i);
    }
  }

  std::size_t place_of(std::uint64_t hash) const { return static_cast<std::size_t>(hash >> (hash_bits - bits_)); }
  std::size_t places_of(const Segment& s) const { return std::size_t{1} << (bits_ - s.bits); }

  // In the segment of that hash, for one more.
  void make_room(std::uint64_t hash) {
    for (;;) {
      Segment& s = segments_[directory_[place_of(hash)]];
      if (!too_full(s.count + 1, s.size)) return;
      if (s.count >= ids_per_segment && s.bits < most_bits) {
        split(place_of(hash));
      } else {
        s = s.with_lines(lines_for(s.count + 1, roomy));
      }
    }
  }

  void split(std::size_t place) {
    if (segments_[directory_[place]].bits == bits_) double_directory(place);
    const Segment whole = std::move(segments_[directory_[place]]);
    const std::size_t places = places_of(whole) / 2;
    const std::size_t first = place / (2 * places) * (2 * places);
    const std::uint32_t lines = lines_for(whole.count / 2, roomy);
    std::array<Segment, 2> halves{Segment(lines, whole.bits + 1), Segment(lines, whole.bits + 1)};
    whole.each([&](const Slot& slot) {
      Segment& half = halves[place_of(slot.hash) >= first + places];
      // Hashes that somebody chose may all lie in one half.
      if (too_full(half.count + 1, half.size)) half = half.with_lines(lines_for(half.count + 1, roomy));
      half.add(slot);
    });
    segments_[directory_[first]] = std::move(halves[0]);
    const auto fresh = static_cast<std::uint32_t>(segments_.size());
    segments_.push_back(std::move(halves[1]));
    std::fill_n(directory_.begin() + static_cast<std::ptrdiff_t>(first + places), places, fresh);
  }

  // place is then that of the same segment's first half.
  void double_directory(std::size_t& place) {
    std::vector<std::uint32_t> doubled;
    doubled.reserve(directory_.size() * 2);
    for (const std::uint32_t segment : directory_) doubled.insert(doubled.end(), 2, segment);
    directory_ = std::move(doubled);
    ++bits_;
    place *= 2;
  }

  static constexpr unsigned most_bits = 20;  // a hundred directories' worth of what max_ids lets in

  std::vector<Segment> segments_;
  std::vector<std::uint32_t> directory_;
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

void IdWindow::hash_with(const HashKey& key) {
  GB_CHECK(tables_.empty());
  hash_key_ = key;
}

IdWindow::Table* IdWindow::table(const Key& key) const {
  if (last_table_ != nullptr && last_key_ == key) return last_table_;
  const auto found = tables_.find(key);
  if (found == tables_.end()) return nullptr;
  last_key_ = key;
  last_table_ = found->second.get();
  return last_table_;
}

std::optional<EntryNo> IdWindow::find(std::uint64_t sender, const Id16& id, const Bears& bears) const {
  const Table* t = table({sender, day_of(id)});
  return t == nullptr ? std::nullopt : t->find(hash_of(id, hash_key_), bears);
}

void IdWindow::prefetch(std::uint64_t sender, const Id16& id) const {
  if (const Table* t = table({sender, day_of(id)})) t->prefetch(hash_of(id, hash_key_));
}

void IdWindow::add(std::uint64_t sender, const Id16& id, EntryNo entry) {
  GB_CHECK(entry != 0 && entry <= low_40);
  const Key key{sender, day_of(id)};
  if (key.day < oldest_day_) return;
  Table* t = table(key);
  if (t == nullptr) t = tables_.emplace(key, std::make_unique<Table>()).first->second.get();
  t->add({hash_of(id, hash_key_), entry});
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
  out.integer(hash_key_.first);
  out.integer(hash_key_.second);
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
  loaded.hash_key_.first = in.integer<std::uint64_t>();
  loaded.hash_key_.second = in.integer<std::uint64_t>();
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
