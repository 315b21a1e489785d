// Reading blocks, and single entries, back from files.
#pragma once

#include <map>
#include <mutex>

#include "journal/file_system.h"
#include "journal/survey.h"

namespace gongbao::journal {

// Memory for blocks that are read, used again: fresh pages from the kernel cost far more than reading into them (on the
// machine where it was measured, 6 ms and more for 1.6 MB against 0.2 ms for reading and checking). A block may outlive
// the log; it keeps the pool alive.
class BlockMemory : public std::enable_shared_from_this<BlockMemory> {
 public:
  std::shared_ptr<Block::Bytes> take();

 private:
  void give_back(Block::Bytes* done);

  std::mutex mutex_;
  std::vector<std::unique_ptr<Block::Bytes>> spare_;
};

// Reads blocks of one folder, keeping the file it read last open; one per reading thread.
class BlockReader {
 public:
  BlockReader(FileSystem& system, const std::string& folder) : system_(system), folder_(folder) {}
  // journal.damaged_block, journal.truncated, journal.out_of_order.
  Result<Block> read(BlockNo number, const Place& place, std::shared_ptr<Block::Bytes> into);
  // That many bytes of the file. journal.truncated.
  Result<void> read_bytes(std::uint32_t file, std::uint64_t offset, std::span<std::uint8_t> into);

 private:
  FileSystem& system_;
  const std::string& folder_;
  std::unique_ptr<File> file_;
  std::uint64_t file_number_ = 0;
};

// Single entries: where each lies in its block is kept, so that one read of its own bytes finds it. A block that this
// process did not append itself is read and checked as a whole the first time. For any number of threads.
class EntryReader {
 public:
  EntryReader(FileSystem& system, const std::string& folder, std::shared_ptr<BlockMemory> memory)
      : reader_(system, folder), memory_(std::move(memory)) {}

  // A block that was just appended.
  void remember(const BlockHeader& header, const Place& place, const BlockBuilder::Content& content);
  Result<void> see(BlockNo number, const Place& place, EntryNo entry, const std::function<void(const EntryView&)>& see);

 private:
  // Of some entries, the last group of a block has fewer: where the first lies, and how long each is. A group with
  // typed or very long entries is mixed: its bytes are read as a whole, and of each entry the kind is known instead.
  static constexpr std::size_t entries_a_group = 27;
  struct Group {
    std::uint32_t place = 0;  // offset / 32
    bool mixed = false;
    std::array<std::uint8_t, entries_a_group> known{};  // length / 32; or 1: a typed one
  };
  static_assert(sizeof(Group) == 32);
  struct Tables {
    EntryNo first = 0;
    std::uint32_t file = 0;
    std::uint64_t entries_at = 0;  // in the file
    std::vector<Source> sources;
    std::vector<Group> groups;  // and one that begins where the entries end
    std::size_t bytes() const { return sources.size() * sizeof(Source) + groups.size() * sizeof(Group); }
  };
  // places: of each entry, as a builder has them.
  static std::vector<Group> groups_of(std::span<const std::uint32_t> places, std::size_t bytes_in_all);
  void keep(BlockNo number, Tables tables);
  Result<const Tables*> tables_of(BlockNo number, const Place& place);
  Result<const std::uint8_t*> read_units(const Tables& tables, std::uint64_t from, std::uint64_t to);

  std::mutex mutex_;
  BlockReader reader_;
  std::shared_ptr<BlockMemory> memory_;
  std::map<BlockNo, Tables> tables_;  // of a bounded size together; older blocks go first
  std::size_t bytes_kept_ = 0;
  Pages buffer_;
};

}  // namespace gongbao::journal
