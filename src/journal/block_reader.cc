// One read for a block, one for an entry.
#include "journal/block_reader.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"

namespace gongbao::journal {

namespace {

constexpr std::size_t most_spare = 4;
constexpr std::size_t largest_spare = std::size_t{8} << 20;
constexpr std::size_t most_tables_bytes = std::size_t{64} << 20;  // of some forty million entries
constexpr std::uint32_t longest_known = 255;

}  // namespace

std::shared_ptr<Block::Bytes> BlockMemory::take() {
  std::unique_ptr<Block::Bytes> bytes;
  {
    const std::scoped_lock guard(mutex_);
    if (!spare_.empty()) {
      bytes = std::move(spare_.back());
      spare_.pop_back();
    }
  }
  if (bytes == nullptr) bytes = std::make_unique<Block::Bytes>();
  return {bytes.release(), [pool = shared_from_this()](Block::Bytes* done) { pool->give_back(done); }};
}

void BlockMemory::give_back(Block::Bytes* done) {
  std::unique_ptr<Block::Bytes> bytes(done);
  if (bytes->pages.capacity() > largest_spare) return;
  const std::scoped_lock guard(mutex_);
  if (spare_.size() < most_spare) spare_.push_back(std::move(bytes));
}

Result<void> BlockReader::read_bytes(std::uint32_t file, std::uint64_t offset, std::span<std::uint8_t> into) {
  const auto where = [&] { return where_in(folder_, {file, offset}); };
  if (file_ == nullptr || file_number_ != file) {
    auto opened = system_.open(path_of(folder_, file), OpenMode::read);
    if (!opened) return std::unexpected(problem_of(opened.error(), "opening", where()));
    file_ = std::move(*opened);
    file_number_ = file;
  }
  const Io<std::size_t> n = read_fully(*file_, into, offset);
  if (!n) return std::unexpected(problem_of(n.error(), "reading", where()));
  if (*n < into.size()) return problem("journal.truncated", {}, "the file ends inside the block", where());
  return {};
}

Result<Block> BlockReader::read(BlockNo number, const Place& place, std::shared_ptr<Block::Bytes> into) {
  into->pages.resize(place.bytes());
  const auto bytes = read_bytes(place.file, place.offset, {into->pages.data(), into->pages.size()});
  if (!bytes) return std::unexpected(bytes.error());
  const std::string where = where_in(folder_, {place.file, place.offset});
  const Result<Block> block = parse_block(std::move(into), where);
  if (block && (block->number() != number || block->first_entry() != place.first_entry)) {
    return problem("journal.out_of_order", {}, "another block lies where block " + std::to_string(number) + " belongs",
                   where);
  }
  return block;
}

void EntryReader::keep(BlockNo number, Tables tables) {
  bytes_kept_ += tables.bytes();
  tables_[number] = std::move(tables);
  for (auto oldest = tables_.begin(); bytes_kept_ > most_tables_bytes && oldest != tables_.end();) {
    if (oldest->first == number) break;
    bytes_kept_ -= oldest->second.bytes();
    oldest = tables_.erase(oldest);
  }
}

std::vector<EntryReader::Group> EntryReader::groups_of(std::span<const std::uint32_t> places, std::size_t bytes) {
  const auto end = static_cast<std::uint32_t>(bytes / entry_alignment);
  const auto begin_of = [&](std::size_t entry) { return entry < places.size() ? places[entry] & ~typed_entry : end; };
  std::vector<Group> groups;
  groups.reserve(places.size() / entries_a_group + 2);
  for (std::size_t first = 0; first < places.size(); first += entries_a_group) {
    const std::size_t entries = std::min(entries_a_group, places.size() - first);
    Group& group = groups.emplace_back(Group{.place = begin_of(first)});
    for (std::size_t i = 0; i != entries; ++i) {
      const std::uint32_t units = begin_of(first + i + 1) - begin_of(first + i);
      group.mixed = group.mixed || units > longest_known || kind_at(places[first + i]) == Run::Kind::typed;
      group.known[i] = static_cast<std::uint8_t>(units);
    }
    for (std::size_t i = 0; group.mixed && i != entries; ++i)
      group.known[i] = kind_at(places[first + i]) == Run::Kind::typed;
  }
  groups.push_back({.place = end});
  return groups;
}

void EntryReader::remember(const BlockHeader& header, const Place& place, const BlockBuilder::Content& content) {
  const std::scoped_lock guard(mutex_);
  keep(header.number, {.first = place.first_entry,
                       .file = place.file,
                       .entries_at = place.offset + header.entries_at,
                       .sources = content.sources,
                       .groups = groups_of(content.places, content.entries.size())});
}

Result<const EntryReader::Tables*> EntryReader::tables_of(BlockNo number, const Place& place) {
  if (const auto kept = tables_.find(number); kept != tables_.end()) return &kept->second;
  const std::shared_ptr<Block::Bytes> bytes = memory_->take();
  const Result<Block> block = reader_.read(number, place, bytes);
  if (!block) return std::unexpected(block.error());
  const Sections in = block->sections();
  keep(number, {.first = place.first_entry,
                .file = place.file,
                .entries_at = place.offset + bytes->header.entries_at,
                .sources = {in.sources.begin(), in.sources.end()},
                .groups = groups_of(places_of(in), in.entries.size())});
  return &tables_.at(number);
}

// Places count from the first entry of the block, in units of 32 bytes.
Result<const std::uint8_t*> EntryReader::read_units(const Tables& tables, std::uint64_t from, std::uint64_t to) {
  buffer_.resize((to - from) * entry_alignment);
  const auto got =
      reader_.read_bytes(tables.file, tables.entries_at + from * entry_alignment, {buffer_.data(), buffer_.size()});
  if (!got) return std::unexpected(got.error());
  return buffer_.data();
}

Result<void> EntryReader::see(BlockNo number, const Place& place, EntryNo entry,
                              const std::function<void(const EntryView&)>& see) {
  const std::scoped_lock guard(mutex_);
  const Result<const Tables*> found = tables_of(number, place);
  if (!found) return std::unexpected(found.error());
  const Tables& tables = **found;
  const std::size_t in_block = entry - tables.first, in_group = in_block % entries_a_group;
  const Group* group = &tables.groups[in_block / entries_a_group];
  if (!group->mixed) {
    const std::uint64_t from = std::accumulate(group->known.begin(), group->known.begin() + in_group, group->place);
    const auto bytes = read_units(tables, from, from + group->known[in_group]);
    if (!bytes) return std::unexpected(bytes.error());
    see_alone(tables.sources, Run::Kind::instructions, *bytes, entry, see);
    return {};
  }
  const auto bytes = read_units(tables, group->place, (group + 1)->place);
  if (!bytes) return std::unexpected(bytes.error());
  const std::uint8_t* at = *bytes;
  const auto kind = [&](std::size_t i) { return group->known[i] == 0 ? Run::Kind::instructions : Run::Kind::typed; };
  for (std::size_t i = 0; i != in_group; ++i) at = skip_entry(kind(i), at);
  see_alone(tables.sources, kind(in_group), at, entry, see);
  return {};
}

}  // namespace gongbao::journal
