// The bytes of docs/journal-format.md, version 1: headers as structs, sealing a builder's entries into a block, and
// checking what was read. Everything here works on memory; file_log.cc and memory_log.cc move it.
#pragma once

#include <bit>
#include <cstdlib>

#include "journal/journal.h"

namespace gongbao::journal {

static_assert(std::endian::native == std::endian::little, "the journal is little-endian and copied as it lies");

inline constexpr std::uint32_t format_version = 1;
inline constexpr std::size_t page_bytes = 4096;
inline constexpr std::size_t entry_alignment = 32;
inline constexpr std::uint32_t entries_per_run = 64;  // the format allows up to 512

using Magic = std::array<char, 8>;
inline constexpr Magic block_magic{'G', 'B', 'J', 'B', 'L', 'O', 'C', 'K'};
inline constexpr Magic file_magic{'G', 'B', 'J', '-', 'F', 'I', 'L', 'E'};
inline constexpr Magic head_magic{'G', 'B', 'J', '-', 'H', 'E', 'A', 'D'};

// What every header of every version begins with. The last four of header_bytes are the CRC32C of those before.
struct Preamble {
  Magic magic{};
  std::uint32_t version = format_version;
  std::uint32_t header_bytes = 0;
};
static_assert(sizeof(Preamble) == 16);

struct BlockHeader {
  Preamble preamble{block_magic, format_version, 256};
  std::uint32_t stream = 0;
  std::uint32_t rules_version = 0;
  BlockNo number = 0;
  EntryNo first_entry = 0;
  std::uint32_t entries = 0;
  std::uint32_t instructions = 0;
  std::uint32_t sources = 0;
  std::uint32_t runs = 0;
  std::int64_t first_stamp = 0;
  std::int64_t last_stamp = 0;
  std::uint32_t sources_at = 0;
  std::uint32_t runs_at = 0;
  std::uint32_t entries_at = 0;
  std::uint32_t body_crc = 0;
  std::uint64_t used_bytes = 0;
  std::uint64_t total_bytes = 0;
  Hash32 previous_hash{};
  Hash32 own_hash{};
  std::array<std::uint8_t, 84> zero{};
  std::uint32_t header_crc = 0;

  EntryNo last_entry() const { return first_entry + entries - 1; }
};
static_assert(sizeof(BlockHeader) == 256);

struct FileHeader {
  Preamble preamble{file_magic, format_version, page_bytes};
  std::uint32_t stream = 0;
  std::uint32_t zero_1 = 0;
  std::uint64_t file = 0;
  BlockNo first_block = 0;
  EntryNo first_entry = 0;
  Hash32 previous_hash{};
  std::array<std::uint8_t, 4012> zero_2{};
  std::uint32_t header_crc = 0;
};
static_assert(sizeof(FileHeader) == page_bytes);

struct Head {
  Preamble preamble{head_magic, format_version, 512};
  std::uint32_t stream = 0;
  std::uint32_t zero_1 = 0;
  BlockNo block = 0;  // 0 = none yet
  EntryNo last_entry = 0;
  std::uint64_t file = 0;
  std::uint64_t offset = 0;
  std::uint64_t end = 0;
  Hash32 hash{};
  std::array<std::uint8_t, 412> zero_2{};
  std::uint32_t header_crc = 0;
};
static_assert(sizeof(Head) == 512);

// Where the chain ends so far.
struct Tail {
  BlockNo block = 0;
  EntryNo entry = 0;
  Hash32 hash{};
  bool operator==(const Tail&) const = default;
};
inline Tail tail_of(const BlockHeader& h) { return {h.number, h.last_entry(), h.own_hash}; }

struct StreamNo {
  std::uint32_t value = 0;
};

// Raw memory on a page boundary, never initialised for nothing; grows, keeps no contents when it does.
class Pages {
 public:
  Pages() = default;
  void resize(std::size_t bytes);
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::uint8_t* data() { return data_.get(); }
  const std::uint8_t* data() const { return data_.get(); }
  ByteView view() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(std::uint8_t* p) const { std::free(p); }
  };
  std::unique_ptr<std::uint8_t[], Free> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

struct BlockBuilder::Content {
  std::uint32_t rules_version = 0;
  std::uint32_t instructions = 0;
  std::vector<Source> sources;
  std::vector<Run> runs;
  Bytes entries;
  std::vector<std::uint32_t> places;  // of each entry: offset / 32, and the top bit for a typed one
};
inline constexpr std::uint32_t typed_entry = 0x8000'0000;
inline Run::Kind kind_at(std::uint32_t place) {
  return (place & typed_entry) != 0 ? Run::Kind::typed : Run::Kind::instructions;
}

struct Block::Bytes {
  Pages pages;
  BlockHeader header;
  Sections sections;
};

// --- writing ---------------------------------------------------------------------------------------------------------
// Lays out the block that follows that tail and hashes it. The builder must not be empty (GB_CHECK).
BlockHeader seal_block(const BlockBuilder::Content& content, StreamNo stream, const Tail& after, Pages& out);
FileHeader make_file_header(StreamNo stream, std::uint64_t file, const Tail& after);
void seal(Head& head);

template <class Header>
ByteView bytes_of(const Header& header) {
  return {reinterpret_cast<const std::uint8_t*>(&header), sizeof header};
}

// --- reading ---------------------------------------------------------------------------------------------------------
enum class Seen { good, damaged, newer };

// The first bytes of a page (as many as there are). newer only when the checksum vouches for the version number. A good
// block header is consistent in itself: its sections follow one another and fit.
Seen read_header(ByteView page, BlockHeader& out);
Seen read_header(ByteView page, FileHeader& out);
Seen read_header(ByteView page, Head& out);

// What is wrong with a whole block whose header is good, or nullptr: checksum of the body, form of every entry.
const char* fault_of_body(const BlockHeader& header, ByteView block);
// Whether the block's bytes have the hash it carries.
bool hash_is_right(const BlockHeader& header, ByteView block);
// Of a block whose body has no fault.
Sections sections_of(const BlockHeader& header, ByteView block);

// Steps over an entry without copying it.
const std::uint8_t* skip_entry(Run::Kind kind, const std::uint8_t* at);
// Of entries that lie there, as a builder has them.
std::vector<std::uint32_t> places_of(const Sections& in);

// The entry of that number, which lies at those bytes.
void see_alone(std::span<const Source> sources, Run::Kind kind, const std::uint8_t* bytes, EntryNo number,
               const std::function<void(const EntryView&)>& see);

// All of it; journal.damaged_block or journal.newer_format with that position.
Result<Block> parse_block(std::shared_ptr<Block::Bytes> bytes, const std::string& where);

// "journal/0000000001.gbj byte 4096"
std::string file_name(std::uint64_t file);
std::optional<std::uint64_t> file_number(std::string_view name);

}  // namespace gongbao::journal
