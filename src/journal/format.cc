// Seals and checks blocks and headers. What is read is trusted only after its checksum, and even then its form is
// checked entry by entry: a block that was made to mislead is damage too, never a wild pointer.
#include "journal/format.h"

#include <algorithm>
#include <cstddef>

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::journal {
namespace {

constexpr std::size_t crc_bytes = sizeof(std::uint32_t);

constexpr std::uint64_t round_up(std::uint64_t n, std::uint64_t to) { return (n + to - 1) / to * to; }

// Compares the bytes with themselves one further on: as quick in a debug build as in any other.
bool all_zero(ByteView bytes) {
  if (bytes.empty()) return true;
  return bytes[0] == 0 && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0;
}

template <class Header>
void set_crc(Header& header) {
  header.header_crc = crc32c(bytes_of(header).first(sizeof header - crc_bytes));
}

// The rules that hold for every version: magic, length and checksum.
template <class Header>
Seen read_any(ByteView page, const Magic& magic, std::size_t longest, Header& out) {
  Preamble start;
  if (page.size() < sizeof start) return Seen::damaged;
  std::memcpy(&start, page.data(), sizeof start);
  if (start.magic != magic || start.header_bytes < sizeof start + crc_bytes) return Seen::damaged;
  if (start.header_bytes > std::min(longest, page.size())) return Seen::damaged;
  const std::size_t covered = start.header_bytes - crc_bytes;
  std::uint32_t stored = 0;
  std::memcpy(&stored, page.data() + covered, crc_bytes);
  if (stored != crc32c(page.first(covered))) return Seen::damaged;
  if (start.version > format_version) return Seen::newer;
  if (start.version != format_version || start.header_bytes != sizeof out) return Seen::damaged;
  std::memcpy(&out, page.data(), sizeof out);
  return Seen::good;
}

bool is_consistent(const BlockHeader& h) {
  if (!all_zero(h.zero)) return false;
  if (h.number == 0 || h.first_entry == 0 || h.entries == 0) return false;
  if (h.first_entry + h.entries < h.first_entry) return false;
  if (h.instructions > h.entries || h.runs == 0 || h.runs > h.entries) return false;
  if (h.sources == 0 || h.sources > 65535) return false;
  const std::uint64_t runs_at = sizeof(BlockHeader) + std::uint64_t{h.sources} * sizeof(Source);
  const std::uint64_t entries_at = round_up(runs_at + std::uint64_t{h.runs} * sizeof(Run), entry_alignment);
  if (h.sources_at != sizeof(BlockHeader) || h.runs_at != runs_at || h.entries_at != entries_at) return false;
  if (h.used_bytes <= entries_at || h.used_bytes > (std::uint64_t{1} << 48)) return false;
  return h.total_bytes == round_up(h.used_bytes, page_bytes);
}

// The end of an instruction that begins at `at`, or nullptr when it is not one.
const std::uint8_t* end_of_instruction(const std::uint8_t* at, const std::uint8_t* end, std::uint32_t sources) {
  if (static_cast<std::size_t>(end - at) < sizeof(Record) + sizeof(Outcome)) return nullptr;
  Outcome outcome;
  at += sizeof(Record);
  std::memcpy(&outcome, at, sizeof outcome);
  at += sizeof outcome;
  if (outcome.verdict > Verdict::duplicate || outcome.source >= sources) return nullptr;
  const std::size_t extensions = outcome.extensions * sizeof(Extension);
  return static_cast<std::size_t>(end - at) < extensions ? nullptr : at + extensions;
}

const std::uint8_t* end_of_typed(const std::uint8_t* at, const std::uint8_t* end, std::uint32_t sources) {
  const auto left = static_cast<std::uint64_t>(end - at);
  if (left < sizeof(TypedHead)) return nullptr;
  TypedHead head;
  std::memcpy(&head, at, sizeof head);
  if (head.verdict > Verdict::duplicate || head.source >= sources) return nullptr;
  if (head.reserved != 0 || head.zero != 0) return nullptr;
  const std::uint64_t used = sizeof head + std::uint64_t{head.command_bytes} + head.facts_bytes + head.figures_bytes;
  const std::uint64_t padded = round_up(used, entry_alignment);
  if (padded > left || !all_zero({at + used, padded - used})) return nullptr;
  return at + padded;
}

bool run_is_sound(const Run& run, const std::uint8_t* at, std::uint32_t sources) {
  if (run.entries == 0 || run.entries > entries_per_run) return false;
  const std::uint8_t* end = at + run.bytes;
  for (std::uint32_t i = 0; i < run.entries; ++i) {
    at = run.kind == Run::Kind::instructions ? end_of_instruction(at, end, sources) : end_of_typed(at, end, sources);
    if (at == nullptr) return false;
  }
  return at == end;
}

const char* fault_of_sources(const BlockHeader& header, std::span<const Source> sources) {
  for (const Source& s : sources) {
    if (s.reserved != 0 || !all_zero(s.zero)) return "a source has bytes that should be zero";
  }
  if (sources.front().stamp_micros != header.first_stamp || sources.back().stamp_micros != header.last_stamp) {
    return "the stamps of header and sources differ";
  }
  return nullptr;
}

const char* fault_of_runs(const BlockHeader& header, const Sections& in) {
  std::uint64_t entries = 0, instructions = 0, at = 0;
  for (const Run& run : in.runs) {
    if (run.kind != Run::Kind::instructions && run.kind != Run::Kind::typed) return "a run of an unknown kind";
    if (run.bytes > in.entries.size() - at) return "a run reaches beyond the entries";
    if (!run_is_sound(run, in.entries.data() + at, header.sources)) return "an entry has not the form of one";
    at += run.bytes;
    entries += run.entries;
    if (run.kind == Run::Kind::instructions) instructions += run.entries;
  }
  if (at != in.entries.size()) return "bytes that belong to no run";
  if (entries != header.entries || instructions != header.instructions) return "the counts of header and runs differ";
  return nullptr;
}

}  // namespace

void Pages::resize(std::size_t bytes) {
  if (bytes > capacity_) {
    const std::size_t capacity = round_up(bytes, page_bytes);
    data_.reset(static_cast<std::uint8_t*>(std::aligned_alloc(page_bytes, capacity)));
    GB_CHECK(data_ != nullptr);
    capacity_ = capacity;
  }
  size_ = bytes;
}

BlockHeader seal_block(const BlockBuilder::Content& content, StreamNo stream, const Tail& after, Pages& out) {
  GB_CHECK(!content.places.empty());
  BlockHeader h;
  h.stream = stream.value;
  h.rules_version = content.rules_version;
  h.number = after.block + 1;
  h.first_entry = after.entry + 1;
  h.entries = static_cast<std::uint32_t>(content.places.size());
  h.instructions = content.instructions;
  h.sources = static_cast<std::uint32_t>(content.sources.size());
  h.runs = static_cast<std::uint32_t>(content.runs.size());
  h.first_stamp = content.sources.front().stamp_micros;
  h.last_stamp = content.sources.back().stamp_micros;
  h.sources_at = sizeof(BlockHeader);
  h.runs_at = static_cast<std::uint32_t>(h.sources_at + content.sources.size() * sizeof(Source));
  const std::size_t runs_end = h.runs_at + content.runs.size() * sizeof(Run);
  h.entries_at = static_cast<std::uint32_t>(round_up(runs_end, entry_alignment));
  h.used_bytes = h.entries_at + content.entries.size();
  h.total_bytes = round_up(h.used_bytes, page_bytes);
  h.previous_hash = after.hash;

  out.resize(h.total_bytes);
  std::uint8_t* to = out.data();
  std::memcpy(to + h.sources_at, content.sources.data(), content.sources.size() * sizeof(Source));
  std::memcpy(to + h.runs_at, content.runs.data(), content.runs.size() * sizeof(Run));
  std::memset(to + runs_end, 0, h.entries_at - runs_end);
  std::memcpy(to + h.entries_at, content.entries.data(), content.entries.size());
  std::memset(to + h.used_bytes, 0, h.total_bytes - h.used_bytes);
  h.body_crc = crc32c(out.view().subspan(sizeof h));
  std::memcpy(to, &h, sizeof h);
  h.own_hash = sm3(out.view());
  set_crc(h);
  std::memcpy(to, &h, sizeof h);
  return h;
}

FileHeader make_file_header(StreamNo stream, std::uint64_t file, const Tail& after) {
  FileHeader h;
  h.stream = stream.value;
  h.file = file;
  h.first_block = after.block + 1;
  h.first_entry = after.entry + 1;
  h.previous_hash = after.hash;
  set_crc(h);
  return h;
}

void seal(Head& head) { set_crc(head); }

Seen read_header(ByteView page, BlockHeader& out) {
  const Seen seen = read_any(page, block_magic, page_bytes, out);
  return seen == Seen::good && !is_consistent(out) ? Seen::damaged : seen;
}

Seen read_header(ByteView page, FileHeader& out) {
  const Seen seen = read_any(page, file_magic, page_bytes, out);
  const bool odd = out.zero_1 != 0 || !all_zero(out.zero_2) || out.file == 0 || out.first_block == 0;
  return seen == Seen::good && odd ? Seen::damaged : seen;
}

Seen read_header(ByteView page, Head& out) {
  const Seen seen = read_any(page, head_magic, page_bytes, out);
  const bool odd = out.zero_1 != 0 || !all_zero(out.zero_2) || page.size() != sizeof out;
  return seen == Seen::good && odd ? Seen::damaged : seen;
}

Sections sections_of(const BlockHeader& header, ByteView block) {
  return {.first = header.first_entry,
          .sources = {reinterpret_cast<const Source*>(block.data() + header.sources_at), header.sources},
          .runs = {reinterpret_cast<const Run*>(block.data() + header.runs_at), header.runs},
          .entries = block.subspan(header.entries_at, header.used_bytes - header.entries_at)};
}

const char* fault_of_body(const BlockHeader& header, ByteView block) {
  GB_CHECK(block.size() == header.total_bytes);
  if (crc32c(block.subspan(sizeof header)) != header.body_crc) return "the checksum of the block is wrong";
  const std::size_t runs_end = header.runs_at + std::size_t{header.runs} * sizeof(Run);
  if (!all_zero(block.subspan(runs_end, header.entries_at - runs_end))) return "the gap after the runs is not zero";
  if (!all_zero(block.subspan(header.used_bytes))) return "the padding is not zero";
  const Sections sections = sections_of(header, block);
  if (const char* fault = fault_of_sources(header, sections.sources)) return fault;
  return fault_of_runs(header, sections);
}

bool hash_is_right(const BlockHeader& header, ByteView block) {
  BlockHeader blank = header;
  blank.own_hash = {};
  blank.header_crc = 0;
  Sm3 hash;
  hash.update(bytes_of(blank));
  hash.update(block.subspan(sizeof blank));
  return hash.finish() == header.own_hash;
}

Result<Block> parse_block(std::shared_ptr<Block::Bytes> bytes, const std::string& where) {
  const ByteView block = bytes->pages.view();
  const Seen seen = read_header(block, bytes->header);
  if (seen == Seen::newer) return problem("journal.newer_format", {}, "a block of a newer format version", where);
  if (seen == Seen::damaged || bytes->header.total_bytes != block.size()) {
    return problem("journal.damaged_block", {}, "the header of the block is damaged", where);
  }
  if (const char* fault = fault_of_body(bytes->header, block)) {
    return problem("journal.damaged_block", {}, "block " + std::to_string(bytes->header.number) + ": " + fault, where);
  }
  bytes->sections = sections_of(bytes->header, block);
  return Block(std::move(bytes));
}

std::string file_name(std::uint64_t file) {
  const std::string digits = std::to_string(file);
  return std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits + ".gbj";
}

std::optional<std::uint64_t> file_number(std::string_view name) {
  if (name.size() != 14 || !name.ends_with(".gbj")) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : name.substr(0, 10)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number == 0 ? std::nullopt : std::optional(number);
}

}  // namespace gongbao::journal
