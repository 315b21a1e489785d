// The log contract: an append-only chain of blocks of entries, and how entries lie in a block. docs/journal-format.md
// is the page that decides the bytes; this header follows it. The journal does not know what a command or a fact means.
//
// Two back-ends pass one conformance test: memory (a plain one, not a mock) and files (journal/0000000001.gbj …).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/bytes.h"
#include "base/date.h"
#include "base/problem.h"

namespace gongbao::journal {

using EntryNo = std::uint64_t;  // 1, 2, 3 …; the same however blocks are cut; 0 = none
using BlockNo = std::uint64_t;  // 1, 2, 3 …

// Who said it and when: a row of the block's source table. Entries name their source by its place in that table.
struct Source {
  std::int64_t stamp_micros = 0;   // UTC; of the decision; never goes back
  std::uint64_t account = 0;       // the account that spoke; 0 = the engine itself
  std::uint64_t organisation = 0;  // operator or bank it spoke for; 0 = none
  std::uint64_t batch_entry = 0;   // entry number of the batch_opened it belongs to; 0 = a single command
  std::uint32_t area = 0;          // district of an officer (division code), outlet of a branch; 0 = none
  std::uint16_t role = 0;          // number of the role; access/ knows the names
  std::uint16_t reserved = 0;
  std::array<std::uint8_t, 24> zero{};
  bool operator==(const Source&) const = default;
};
static_assert(sizeof(Source) == 64);

// A command of fixed size (spec/01 8.9). The journal knows that its first 16 bytes are the sender's id, no more.
using Record = std::array<std::uint8_t, 128>;
inline Id16 id_of(const Record& r) {
  Id16 id;
  std::memcpy(id.data(), r.data(), id.size());
  return id;
}

enum class Verdict : std::uint8_t { accepted = 0, refused = 1, duplicate = 2 };

// What was decided of a record. With the figures after the decision stored, apply needs no ratio.
struct Outcome {
  EntryNo previous_of_subject = 0;  // the accepted entry before this one on the same subject; a duplicate: its original
  EntryNo previous_of_operator = 0;  // the accepted entry before this one of the same operator
  std::uint64_t journal_no = 0;      // of the operator; 0 when nothing was posted
  std::int64_t detail_fen = 0;       // the figure that explains the code (spec/01 part 12, B16)
  std::int64_t custody_after = 0;    // C
  std::int64_t required_after = 0;   // R
  std::int64_t subject_after = 0;    // balance of the subject
  std::uint16_t code = 0;            // 0 = accepted
  Verdict verdict = Verdict::accepted;
  std::uint8_t flags = 0;
  std::uint16_t source = 0;      // place in the source table of its block
  std::uint16_t extensions = 0;  // how many follow
  bool operator==(const Outcome&) const = default;
};
static_assert(sizeof(Outcome) == 64);

// 32 bytes more for what does not fit; kinds are the closed list of whoever decides.
struct Extension {
  std::uint16_t kind = 0;
  std::array<std::uint8_t, 30> body{};
  bool operator==(const Extension&) const = default;
};
static_assert(sizeof(Extension) == 32);

// A command of any size, with what was decided of it. The fixed part, 64 bytes, is followed by the three byte strings.
struct TypedHead {
  std::uint16_t type = 0;
  std::uint16_t version = 0;
  std::uint16_t source = 0;
  std::uint16_t code = 0;
  Verdict verdict = Verdict::accepted;
  std::uint8_t flags = 0;
  std::uint16_t reserved = 0;
  std::uint32_t command_bytes = 0;
  std::uint32_t facts_bytes = 0;
  std::uint32_t figures_bytes = 0;
  std::uint64_t zero = 0;
  Hash32 idempotency_key{};  // SM3 of account and Idempotency-Key; all zero when none was given
  bool operator==(const TypedHead&) const = default;
};
static_assert(sizeof(TypedHead) == 64);

struct InstructionView {
  Record record;
  Outcome outcome;
  std::span<const Extension> extensions;
};
struct TypedView {
  TypedHead head;
  ByteView command, facts, figures;
};

// One entry of a block, in either form. Views point into the block.
struct EntryView {
  EntryNo number = 0;
  Source source;
  const InstructionView* instruction = nullptr;  // exactly one of the two is set
  const TypedView* typed = nullptr;
};

// A stretch of entries of one kind: a row of the block's run table.
struct Run {
  enum class Kind : std::uint32_t { instructions = 1, typed = 2 };
  Kind kind = Kind::instructions;
  std::uint32_t entries = 0;
  std::uint64_t bytes = 0;
  bool operator==(const Run&) const = default;
};
static_assert(sizeof(Run) == 16);

// A block's tables and entries where they lie; for_each_entry walks them.
struct Sections {
  EntryNo first = 0;  // number of the first entry
  std::span<const Source> sources;
  std::span<const Run> runs;
  ByteView entries;
};

// Collects entries for one block. Not thread-safe; reused after clear().
class BlockBuilder {
 public:
  explicit BlockBuilder(std::uint32_t rules_version = 1);
  void clear();
  // Returns the place in the source table; consecutive equal sources share one. GB_CHECKs that at most 65535 are used.
  std::uint16_t add_source(const Source& source);
  // outcome.extensions and the lengths in head are filled in; the source must have been added (GB_CHECK).
  void add(const Record& record, const Outcome& outcome, std::span<const Extension> extensions);
  void add(const TypedHead& head, ByteView command, ByteView facts, ByteView figures);
  std::uint32_t entries() const;
  std::size_t sources() const;
  std::size_t payload_bytes() const;  // what the block will take, header and padding left out
  // The entry of that place (0 …) as a reader would see it; first is the number of the block's first entry.
  void visit(EntryNo first, std::uint32_t place, const std::function<void(const EntryView&)>& see) const;
  void visit_all(EntryNo first, const std::function<void(const EntryView&)>& see) const;
  Sections sections(EntryNo first) const;  // until the next call that changes the builder

  struct Content;  // the sections, as the format page has them; for the back-ends
  const Content& content() const { return *content_; }
  ~BlockBuilder();
  BlockBuilder(BlockBuilder&&) noexcept;
  BlockBuilder& operator=(BlockBuilder&&) noexcept;

 private:
  std::unique_ptr<Content> content_;
};

// A block read back; owns its bytes. Its form was checked when it was read, so walking it cannot fail.
class Block {
 public:
  BlockNo number() const;
  EntryNo first_entry() const;
  std::uint32_t entries() const;
  std::uint32_t rules_version() const;
  const Hash32& hash() const;
  // In order of numbers; see returns false to stop.
  void visit(const std::function<bool(const EntryView&)>& see) const;
  // The entry of that number; GB_CHECKs that it lies in this block.
  void visit_entry(EntryNo number, const std::function<void(const EntryView&)>& see) const;
  Sections sections() const;

  struct Bytes;
  explicit Block(std::shared_ptr<const Bytes> bytes);

 private:
  std::shared_ptr<const Bytes> bytes_;
};

namespace detail {

// One entry at that address; each returns where the next begins.
inline const std::uint8_t* read_entry(const std::uint8_t* at, InstructionView& view) {
  std::memcpy(view.record.data(), at, sizeof(Record));
  std::memcpy(&view.outcome, at + sizeof(Record), sizeof(Outcome));
  const std::uint8_t* tail = at + sizeof(Record) + sizeof(Outcome);
  view.extensions = {reinterpret_cast<const Extension*>(tail), view.outcome.extensions};
  return tail + view.extensions.size_bytes();
}

inline const std::uint8_t* read_entry(const std::uint8_t* at, TypedView& view) {
  std::memcpy(&view.head, at, sizeof(TypedHead));
  const std::uint8_t* command = at + sizeof(TypedHead);
  view.command = {command, view.head.command_bytes};
  view.facts = {command + view.command.size(), view.head.facts_bytes};
  view.figures = {view.facts.data() + view.facts.size(), view.head.figures_bytes};
  const std::size_t bytes = sizeof(TypedHead) + view.command.size() + view.facts.size() + view.figures.size();
  return at + (bytes + 31) / 32 * 32;
}

inline std::uint16_t source_of(const InstructionView& view) { return view.outcome.source; }
inline std::uint16_t source_of(const TypedView& view) { return view.head.source; }

template <class View, class See>
bool walk_run(const Sections& in, std::uint32_t entries, EntryNo number, const std::uint8_t*& at, See& see) {
  View view;
  for (const EntryNo end = number + entries; number != end; ++number) {
    at = read_entry(at, view);
    const Source& source = in.sources[source_of(view)];
    if constexpr (std::is_same_v<decltype(see(number, source, std::as_const(view))), bool>) {
      if (!see(number, source, std::as_const(view))) return false;
    } else {
      see(number, source, std::as_const(view));
    }
  }
  return true;
}

}  // namespace detail

// Calls see(number, source, view) for each entry in order; see takes an InstructionView and a TypedView (an overload
// set or a generic lambda), and may return false to stop. The quick way for replay: nothing is allocated, calls are
// inlined.
template <class See>
void for_each_entry(const Sections& in, See&& see) {
  EntryNo number = in.first;
  const std::uint8_t* at = in.entries.data();
  for (const Run& run : in.runs) {
    const bool go_on = run.kind == Run::Kind::instructions
                           ? detail::walk_run<InstructionView>(in, run.entries, number, at, see)
                           : detail::walk_run<TypedView>(in, run.entries, number, at, see);
    if (!go_on) return;
    number += run.entries;
  }
}
template <class See>
void for_each_entry(const Block& block, See&& see) {
  for_each_entry(block.sections(), see);
}

// The instructions of a block, one by one, typed entries left out: for who looks ahead of for_each_entry.
class InstructionCursor {
 public:
  explicit InstructionCursor(const Sections& in) : runs_(in.runs), sources_(in.sources), at_(in.entries.data()) {}

  const Source& source() const { return sources_[view_.outcome.source]; }
  // Until the next call; nullptr at the end of the block.
  const InstructionView* next() {
    while (left_ == 0) {
      if (runs_.empty()) return nullptr;
      const Run& run = runs_.front();
      runs_ = runs_.subspan(1);
      if (run.kind == Run::Kind::instructions) left_ = run.entries;
      if (run.kind != Run::Kind::instructions) at_ += run.bytes;
    }
    --left_;
    at_ = detail::read_entry(at_, view_);
    return &view_;
  }

 private:
  std::span<const Run> runs_;
  std::span<const Source> sources_;
  const std::uint8_t* at_;
  std::uint32_t left_ = 0;  // of the run
  InstructionView view_;
};

// append is called by one thread at a time; everything else may be called by any thread at the same time.
class Log {
 public:
  virtual ~Log() = default;
  // Seals the builder's entries as the next block. When it returns without a problem the block is durable. After a
  // problem the log accepts nothing more: every later append returns the same problem.
  virtual Result<BlockNo> append(const BlockBuilder& block) = 0;
  virtual BlockNo last_block() const = 0;  // 0 = empty
  virtual EntryNo last_entry() const = 0;  // 0 = empty
  virtual Hash32 chain() const = 0;        // hash of the last block; zero when empty
  // journal.no_such_entry when it was not appended (yet).
  virtual Result<Block> read(BlockNo number) const = 0;
  virtual Result<Block> block_of(EntryNo entry) const = 0;
  // One entry, without its whole block: the block's checksum is looked at once in a process, when the block is appended
  // or first asked for an entry. see is called while the view is valid.
  virtual Result<void> see_entry(EntryNo entry, const std::function<void(const EntryView&)>& see) const = 0;
  // From the block of that entry on, in order. check_hashes re-hashes each block against the chain; the CRC is always
  // checked. progress (may be empty) gets bytes done and bytes in all.
  struct ReadOptions {
    EntryNo from = 1;
    bool check_hashes = false;
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;
  };
  virtual Result<void> for_each_block(const ReadOptions& options,
                                      const std::function<Result<void>(const Block&)>& see) const = 0;
};

// What opening found and did. Nothing durable is ever dropped: only a tail that no acknowledged block can be in is cut.
struct OpenReport {
  std::uint64_t torn_bytes_cut = 0;  // read-only: ignored, not cut
  std::string where;                 // file and byte of the cut
  bool head_missing = false;         // no valid head was there: what it would have told could not be checked
};

struct FileOptions {
  std::uint64_t file_bytes = std::uint64_t{1} << 30;  // a file never grows beyond; smaller in tests
  std::uint32_t stream = 0;
  bool read_only = false;  // takes no lock, cuts nothing; a torn tail is ignored and reported
};

std::unique_ptr<Log> open_memory_log();
// Creates the folder when it is missing. journal.locked when another process has it; journal.damaged_block,
// journal.truncated, journal.out_of_order, journal.newer_format, journal.wrong_stream name file and byte;
// journal.no_space and journal.io_failed what the system said.
Result<std::unique_ptr<Log>> open_file_log(const std::string& folder, const FileOptions& options = {},
                                           OpenReport* report = nullptr);

// Every byte of every file against the checksums and the chain; all findings, not only the first. To the codes of
// opening come journal.head_damaged and journal.torn_tail. Takes no lock; a block being appended meanwhile looks like a
// torn tail. As long as nothing was found, sound is told of each block once all of it was looked at.
std::vector<Problem> verify_files(const std::string& folder, const std::function<void(BlockNo)>& sound = {});

}  // namespace gongbao::journal
