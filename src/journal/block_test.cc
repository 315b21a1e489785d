// Entries come out of a builder and of a sealed block as they went in, one by one, all together and inlined; and the
// example of docs/journal-format.md is what we write, byte for byte.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "journal/fake_disk.h"
#include "journal/file_log.h"
#include "journal/format.h"
#include "journal/samples.h"

namespace gongbao::journal {
namespace {

Block sealed(const BlockBuilder& builder, const Tail& after = {}) {
  auto bytes = std::make_shared<Block::Bytes>();
  seal_block(builder.content(), StreamNo{0}, after, bytes->pages);
  return parse_block(std::move(bytes), "here").value();
}

TEST(Builder, ConsecutiveEqualSourcesShareOnePlace) {
  BlockBuilder builder;
  EXPECT_EQ(builder.add_source(sample_source(1)), 0);
  EXPECT_EQ(builder.add_source(sample_source(1)), 0);
  EXPECT_EQ(builder.add_source(sample_source(2)), 1);
  EXPECT_EQ(builder.add_source(sample_source(1)), 2);
  EXPECT_EQ(builder.sources(), 3u);
}

TEST(Builder, IsEmptyAgainAfterClear) {
  BlockBuilder builder = sample_block(3);
  EXPECT_GT(builder.payload_bytes(), 0u);
  builder.clear();
  EXPECT_EQ(builder.entries(), 0u);
  EXPECT_EQ(builder.sources(), 0u);
  EXPECT_EQ(builder.payload_bytes(), 0u);
}

TEST(Builder, FillsInLengthsAndCounts) {
  BlockBuilder builder;
  const std::uint16_t source = builder.add_source(sample_source(1));
  builder.add(Record{}, Outcome{.source = source, .extensions = 9}, std::vector<Extension>(2));
  builder.add(TypedHead{.source = source, .command_bytes = 77}, Bytes(3), {}, Bytes(1));
  const std::vector<SeenEntry> seen = entries_of(sealed(builder));
  EXPECT_EQ(seen[0].outcome.extensions, 2);
  EXPECT_EQ(seen[1].head.command_bytes, 3u);
  EXPECT_EQ(seen[1].head.figures_bytes, 1u);
}

TEST(BuilderDeathTest, StopsAtWhatCannotBeStored) {
  BlockBuilder builder;
  EXPECT_DEATH(builder.add(Record{}, Outcome{}, {}), "source");
  EXPECT_DEATH(sealed(builder), "empty");
}

TEST(InstructionCursor, GivesTheInstructionsThatAWalkGives) {
  for (BlockNo number = 1; number != 12; ++number) {
    const Block block = sealed(sample_block(number));
    InstructionCursor cursor(block.sections());
    for_each_entry(block, [&](EntryNo, const Source& source, const auto& view) {
      if constexpr (std::is_same_v<decltype(view), const InstructionView&>) {
        const InstructionView* seen = cursor.next();
        ASSERT_NE(seen, nullptr);
        EXPECT_EQ(seen->record, view.record);
        EXPECT_EQ(seen->outcome, view.outcome);
        EXPECT_EQ(seen->extensions.data(), view.extensions.data());
        EXPECT_EQ(cursor.source(), source);
      }
    });
    EXPECT_EQ(cursor.next(), nullptr);
    EXPECT_EQ(cursor.next(), nullptr);
  }
}

RC_GTEST_PROP(Block, GivesBackWhatWasAdded, (const std::vector<std::pair<bool, std::uint16_t>>& shape)) {
  RC_PRE(!shape.empty());
  BlockBuilder builder(7);
  for (const auto& [typed, seed] : shape) {
    if (typed) {
      add_sample_typed(builder, seed);
    } else {
      add_sample_instruction(builder, seed);
    }
  }
  const Tail after{.block = 4, .entry = 99, .hash = {}};
  const Block block = sealed(builder, after);
  const std::vector<SeenEntry> expected = entries_of(builder, 100);
  RC_ASSERT(expected.size() == shape.size());
  RC_ASSERT(block.number() == 5u);
  RC_ASSERT(block.first_entry() == 100u);
  RC_ASSERT(block.entries() == shape.size());
  RC_ASSERT(block.rules_version() == 7u);
  RC_ASSERT(entries_of(block) == expected);
  for (std::uint32_t i = 0; i < shape.size(); ++i) {
    SeenEntry from_block, from_builder;
    block.visit_entry(100 + i, [&](const EntryView& view) { from_block = copy_of(view); });
    builder.visit(100, i, [&](const EntryView& view) { from_builder = copy_of(view); });
    RC_ASSERT(from_block == expected[i]);
    RC_ASSERT(from_builder == expected[i]);
  }
}

TEST(Block, FindsEntriesBeyondTheFirstRow) {
  BlockBuilder builder;
  for (std::uint64_t i = 0; i < 1300; ++i) add_sample_instruction(builder, i);
  const Block block = sealed(builder);
  EXPECT_EQ(block.sections().runs.size(), (1300 + entries_per_run - 1) / entries_per_run);
  for (const EntryNo number : {1u, entries_per_run, entries_per_run + 1, 1024u, 1025u, 1300u}) {
    block.visit_entry(number, [&](const EntryView& view) {
      EXPECT_EQ(view.number, number);
      EXPECT_EQ(view.instruction->record, sample_record(number - 1));
    });
  }
}

TEST(Block, StopsWhenToldTo) {
  const Block block = sealed(sample_block(3));
  int seen = 0;
  block.visit([&](const EntryView&) { return ++seen < 3; });
  EXPECT_EQ(seen, 3);
}

TEST(Block, ViewsLieOnMultiplesOf32) {
  const Block block = sealed(sample_block(7));
  for_each_entry(block, [](EntryNo, const Source&, const auto& view) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(view)>, InstructionView>) {
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(view.extensions.data()) % 32, 0u);
    } else {
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(view.command.data()) % 32, 0u);
    }
  });
}

// A block whose checksums are right and whose content is not: somebody made it, or we have a bug. Nothing trusts it.
struct Forgery {
  const char* name;
  std::function<void(BlockHeader&, std::uint8_t*)> change;
};

TEST(Block, IsRefusedWhenItsFormIsWrong) {
  const Forgery forgeries[] = {
      {"no entries", [](BlockHeader& h, auto) { h.entries = 0; }},
      {"more entries than runs say", [](BlockHeader& h, auto) { ++h.entries; }},
      {"more instructions", [](BlockHeader& h, auto) { ++h.instructions; }},
      {"fewer sources", [](BlockHeader& h, auto) { --h.sources; }},
      {"no sources", [](BlockHeader& h, auto) { h.sources = 0; }},
      {"longer", [](BlockHeader& h, auto) { h.used_bytes += 32; }},
      {"shorter", [](BlockHeader& h, auto) { h.used_bytes -= 32; }},
      {"other sections", [](BlockHeader& h, auto) { h.entries_at += 32; }},
      {"other stamps", [](BlockHeader& h, auto) { ++h.last_stamp; }},
      {"reserved bytes of the header", [](BlockHeader& h, auto) { h.zero[83] = 1; }},
      {"version 0", [](BlockHeader& h, auto) { h.preamble.version = 0; }},
      {"reserved bytes of a source", [](BlockHeader& h, auto at) { at[h.sources_at + 63] = 1; }},
      {"kind of a run", [](BlockHeader& h, auto at) { at[h.runs_at] = 3; }},
      {"entries of a run", [](BlockHeader& h, auto at) { ++at[h.runs_at + 4]; }},
      {"bytes of a run", [](BlockHeader& h, auto at) { at[h.runs_at + 8] ^= 32; }},
      {"an endless run", [](BlockHeader& h, auto at) { at[h.runs_at + 15] = 0xff; }},
      {"source of an entry", [](BlockHeader& h, auto at) { at[h.entries_at + 128 + 60] = 0xff; }},
      {"verdict of an entry", [](BlockHeader& h, auto at) { at[h.entries_at + 128 + 58] = 3; }},
      {"extensions of an entry", [](BlockHeader& h, auto at) { at[h.entries_at + 128 + 63] = 0xff; }},
      {"padding", [](BlockHeader& h, auto at) { at[h.total_bytes - 1] = 1; }},
  };
  BlockBuilder builder;
  add_sample_instruction(builder, 1);
  add_sample_typed(builder, 7);
  for (const Forgery& forgery : forgeries) {
    auto bytes = std::make_shared<Block::Bytes>();
    BlockHeader header = seal_block(builder.content(), StreamNo{0}, {}, bytes->pages);
    forgery.change(header, bytes->pages.data());
    header.body_crc = crc32c(bytes->pages.view().subspan(sizeof header));
    header.header_crc = crc32c(bytes_of(header).first(252));
    std::memcpy(bytes->pages.data(), &header, sizeof header);
    const Result<Block> parsed = parse_block(bytes, "here");
    ASSERT_FALSE(parsed.has_value()) << forgery.name;
    EXPECT_EQ(parsed.error().code, "journal.damaged_block") << forgery.name;
  }
}

// --- the example of the format page
// ------------------------------------------------------------------------------------

BlockBuilder example() {
  BlockBuilder block(1);
  const std::uint16_t source = block.add_source(
      {.stamp_micros = 1'696'809'600'000'000, .account = 7, .organisation = 3, .area = 110105, .role = 2});
  Record record;
  for (std::size_t i = 0; i < record.size(); ++i) record[i] = static_cast<std::uint8_t>(i);
  Extension extension{.kind = 5};
  extension.body[0] = 0xaa;
  extension.body[1] = 0xbb;
  block.add(
      record,
      {.journal_no = 1, .custody_after = 120'000, .required_after = 48'000, .subject_after = 5'000, .source = source},
      std::array{extension});
  const TypedHead head{.type = 9, .version = 1, .source = source, .code = 17, .verdict = Verdict::refused};
  block.add(head, Bytes{0xc0, 0xff, 0xee}, {}, Bytes{0x01});
  return block;
}

// "00000000  47 42 …", sixteen bytes a row; "*" for rows like the one before; the length at the end.
std::string hex_dump(ByteView bytes) {
  std::string text;
  bool starred = false;
  for (std::size_t at = 0; at < bytes.size(); at += 16) {
    const ByteView row = bytes.subspan(at, 16);
    const bool repeats = at != 0 && std::ranges::equal(row, bytes.subspan(at - 16, 16));
    if (repeats && !starred) text += "*\n";
    starred = repeats;
    if (repeats) continue;
    char address[32];
    std::snprintf(address, sizeof address, "%08zx ", at);
    text += address;
    for (const std::uint8_t byte : row) text += " " + to_hex({&byte, 1});
    text += "\n";
  }
  char length[32];
  std::snprintf(length, sizeof length, "%08zx\n", bytes.size());
  return text + length;
}

std::vector<std::string> hex_examples_of(const std::string& page) {
  std::vector<std::string> found;
  const std::string fence = "```hex\n";
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    found.push_back(page.substr(begin, page.find("```", begin) - begin));
  }
  return found;
}

TEST(FormatPage, ShowsTheBytesThatAreWritten) {
  auto system = std::make_shared<FakeFileSystem>();
  auto log = open_file_log_on(system, "/data/journal").value();
  ASSERT_TRUE(log->append(example()).has_value());
  const std::string path = GONGBAO_SOURCE_DIR "/docs/journal-format.md";
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::string> shown = hex_examples_of(page);
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0], hex_dump(system->disk.files.at("/data/journal/0000000001.gbj").now));
  EXPECT_EQ(shown[1], hex_dump(system->disk.files.at("/data/journal/head").now));
}

}  // namespace
}  // namespace gongbao::journal
