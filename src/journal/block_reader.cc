// One read for a block, one for an entry.
#include "journal/block_reader.h"

#include "base/check.h"

namespace gongbao::journal {

namespace {

constexpr std::size_t most_spare = 4;
constexpr std::size_t largest_spare = std::size_t{8} << 20;
constexpr std::size_t most_tables_bytes = std::size_t{32} << 20;

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

void EntryReader::remember(const BlockHeader& header, const Place& place, const BlockBuilder::Content& content) {
  const std::scoped_lock guard(mutex_);
  keep(header.number, {.first = place.first_entry,
                       .file = place.file,
                       .entries_at = place.offset + header.entries_at,
                       .sources = content.sources,
                       .runs = content.runs});
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
                .runs = {in.runs.begin(), in.runs.end()}});
  return &tables_.at(number);
}

Result<void> EntryReader::see(BlockNo number, const Place& place, EntryNo entry,
                              const std::function<void(const EntryView&)>& see) {
  const std::scoped_lock guard(mutex_);
  const Result<const Tables*> tables = tables_of(number, place);
  if (!tables) return std::unexpected(tables.error());
  EntryNo first = (*tables)->first;
  std::uint64_t at = (*tables)->entries_at;
  for (const Run& run : (*tables)->runs) {
    if (entry - first >= run.entries) {
      first += run.entries;
      at += run.bytes;
      continue;
    }
    buffer_.resize(run.bytes);
    if (const auto got = reader_.read_bytes((*tables)->file, at, {buffer_.data(), buffer_.size()}); !got) return got;
    see_in_run((*tables)->sources, run, buffer_.data(), first, entry, see);
    return {};
  }
  GB_NEVER("the entry lies in its block");
}

}  // namespace gongbao::journal
