// What lies on the disk. Checksums are made right first: damage is found by them, and what is fed here is what gets
// past them, as a file that was written to mislead would.
#include <cstddef>

#include "base/check.h"
#include "base/hash.h"
#include "engine/snapshot.h"
#include "engine/tables.h"
#include "fuzz/parser.h"
#include "journal/fake_disk.h"
#include "journal/file_log.h"
#include "journal/format.h"
#include "policies/registry/city.h"

namespace gongbao::fuzz {
namespace {

using namespace journal;

template <class Header>
void seal_as_found(Header& header) {
  header.header_crc = crc32c(bytes_of(header).first(sizeof header - sizeof header.header_crc));
}

std::size_t whole_pages(std::size_t bytes) { return (bytes + page_bytes - 1) / page_bytes * page_bytes; }

// The block's own words, with preamble and checksums that fit.
std::shared_ptr<Block::Bytes> block_of(ByteView bytes) {
  auto block = std::make_shared<Block::Bytes>();
  const std::size_t size = whole_pages(std::max(bytes.size(), sizeof(BlockHeader)));
  block->pages.resize(size);
  std::memset(block->pages.data(), 0, size);
  std::copy(bytes.begin(), bytes.end(), block->pages.data());
  BlockHeader header;
  std::memcpy(&header, block->pages.data(), sizeof header);
  header.preamble = BlockHeader{}.preamble;
  header.body_crc = crc32c(block->pages.view().subspan(sizeof header));
  seal_as_found(header);
  std::memcpy(block->pages.data(), &header, sizeof header);
  return block;
}

void block(ByteView bytes) {
  if (bytes.size() > 1u << 20) return;
  const auto parsed = parse_block(block_of(bytes), "fuzz");
  if (!parsed) return;
  std::uint64_t seen = 0;
  for_each_entry(*parsed, [&](EntryNo, const Source&, const auto&) { ++seen; });
  GB_CHECK(seen == parsed->entries());
}

// A folder with one file and its head: what opening makes of it, what is read from it, what verify says.
void log(ByteView bytes) {
  auto system = std::make_shared<FakeFileSystem>();
  const FileHeader header = make_file_header({0}, 1, {});
  Bytes file(bytes_of(header).begin(), bytes_of(header).end());
  const auto block = block_of(bytes);
  file.insert(file.end(), block->pages.data(), block->pages.data() + block->pages.size());
  system->disk.put("journal/0000000001.gbj", std::move(file));
  static_cast<void>(verify_files_on(*system, "journal"));
  const auto log = open_file_log_on(system, "journal");
  if (!log) return;
  static_cast<void>((*log)->for_each_block({.from = 1, .check_hashes = true, .progress = {}},
                                           [](const Block&) { return Result<void>{}; }));
  for (EntryNo entry = 1; entry <= std::min<EntryNo>((*log)->last_entry(), 3); ++entry) {
    static_cast<void>((*log)->see_entry(entry, [](const EntryView&) {}));
  }
}

// What follows a snapshot's head, which is only a checksum over it: the tables, then the state. A city that could not
// be read is made anew, which is dear: what would fail is looked at part by part first.
void snapshot(ByteView bytes) {
  static const auto city = policies::City::open();
  GB_CHECK(city.has_value());
  engine::Tables tables;
  ByteReader in(bytes);
  if (!tables.load(in)) return;
  ByteReader parts = in;
  custody::Books books;
  prepaid_card::State cards;
  if (!books.load(parts)) return;
  decode(parts, cards);
  cards.cards.rebuild_derived();
  if (parts.ok()) static_cast<void>((*city)->load(in));
}

constexpr Parser all[] = {{"block", block}, {"log", log}, {"snapshot", snapshot}};

}  // namespace

std::span<const Parser> store_parsers() { return all; }

}  // namespace gongbao::fuzz
