// One byte of the journal's files flipped, anywhere: verify finds it and says where, and the journal is not opened as
// if nothing were.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "import/batch.h"
#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t page = 4096;

void flip(const std::string& path, std::uint64_t at, std::uint8_t bits) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const auto byte = static_cast<char>(static_cast<std::uint8_t>(file.get()) ^ bits);
  file.seekp(static_cast<std::streamoff>(at));
  file.put(byte);
}

std::uint64_t number_at(const std::string& bytes, std::uint64_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

struct Block {
  std::uint64_t from = 0, used = 0, bytes = 0;
};
// By docs/journal-format.md: bytes used at 88 of a block's header, bytes in all at 96.
std::vector<Block> blocks_of(const std::string& bytes) {
  std::vector<Block> blocks;
  for (std::uint64_t at = page; at + 256 <= bytes.size(); at += blocks.back().bytes) {
    EXPECT_EQ(bytes.substr(at, 8), "GBJBLOCK");
    blocks.push_back({at, number_at(bytes, at + 88), number_at(bytes, at + 96)});
    if (blocks.back().bytes == 0) break;
  }
  return blocks;
}

class Damage : public testing::Test {
 protected:
  void SetUp() override {
    store_ = Store::with_operator();
    std::vector<RecordBytes> records;
    for (std::uint64_t number = 1; number <= 300; ++number) {
      Record record{number, purchase, 0, 1, 1, "2023-10-09"};
      record.operator_id = store_.operator_id();
      record.subject = number;
      record.counter = record.outlet = 1;
      record.amount = 10'000;
      record.account = the_account;
      record.bank_txn_no = "T" + std::to_string(number);
      records.push_back(bytes_of(record));
    }
    const std::string night = batch_file(envelope_of(records, "night", "2023-10-09"), records);
    ASSERT_EQ(store_.import(store_.write("night.gbb", night)).exit_code, 0);
    bytes_ = read_file(store_.journal());
    store_.digests();
  }
  // Flipped, found, named; then flipped back.
  void expect_found(const std::string& path, std::uint64_t at, std::uint8_t bits) {
    SCOPED_TRACE(fs::path(path).filename().string() + " byte " + std::to_string(at));
    flip(path, at, bits);
    const Ran verified = store_.ask({"verify"});
    flip(path, at, bits);
    EXPECT_EQ(verified.exit_code, 1);
    const auto answer = verified.json();
    const auto& findings = answer.at("findings").as_array();
    ASSERT_FALSE(findings.empty());
    bool named = false;
    for (const auto& finding : findings)
      named = named || names(text_of(finding), fs::path(path).filename().string(), at);
    EXPECT_TRUE(named) << verified.out;
  }
  // The file, and a stretch of bytes that holds the place, or the place where something begins that does.
  static bool names(const std::string& finding, const std::string& file, std::uint64_t at) {
    if (finding.find(file) == std::string::npos) return false;
    static const std::regex stretch("bytes ([0-9]+) to ([0-9]+)"), place("byte ([0-9]+)");
    std::smatch found;
    if (std::regex_search(finding, found, stretch)) {
      return std::stoull(found[1]) <= at && at <= std::stoull(found[2]);
    }
    return std::regex_search(finding, found, place) && std::stoull(found[1]) <= at;
  }
  Store store_;
  std::string bytes_;
};

TEST_F(Damage, EveryKindOfByteOfTheJournalFileIsCovered) {
  const std::vector<Block> blocks = blocks_of(bytes_);
  ASSERT_GE(blocks.size(), 3u);
  std::set<std::uint64_t> places{0, 7, 8, 12, 16, 24, 32, 40, 48, 79, 80, 2'000, 4'091, 4'092, 4'095};  // file header
  for (const Block& block : {blocks.front(), blocks[blocks.size() / 2], blocks.back()}) {
    for (const std::uint64_t field : {0,  8,  12, 16, 20, 24,  32,  40,  44,  48,  52,  56,  64, 72,
                                      76, 80, 84, 88, 96, 104, 135, 136, 167, 168, 251, 252, 255}) {
      places.insert(block.from + field);
    }
    places.insert({block.from + 256, block.from + block.used - 1});  // sources, the end of the entries
    if (block.used < block.bytes) places.insert({block.from + block.used, block.from + block.bytes - 1});  // padding
  }
  places.insert(bytes_.size() - 1);
  for (const std::uint64_t at : places) expect_found(store_.journal(), at, 0x01);
}

TEST_F(Damage, AnyByteOfTheJournalFile) {
  // Spread over the whole file by a step that meets every remainder, each time another bit.
  constexpr std::uint64_t samples = 150;
  const std::uint64_t step = bytes_.size() / samples | 1;
  std::uint8_t bit = 1;
  for (std::uint64_t at = 13; at < bytes_.size(); at += step) {
    expect_found(store_.journal(), at, bit);
    bit = static_cast<std::uint8_t>(bit << 1 | bit >> 7);
  }
  EXPECT_EQ(read_file(store_.journal()), bytes_);
  store_.digests();
}

TEST_F(Damage, TheHeadToo) {
  const std::string head = fs::path(store_.journal()).parent_path() / "head";
  ASSERT_EQ(fs::file_size(head), 512u);
  for (const std::uint64_t at : {0, 8, 12, 16, 24, 32, 40, 48, 56, 64, 95, 96, 300, 507, 508, 511}) {
    expect_found(head, at, 0x10);
  }
}

TEST_F(Damage, ADamagedJournalIsNotGoneOnWith) {
  const std::vector<Block> blocks = blocks_of(bytes_);
  const std::uint64_t inside = blocks[1].from + 300;
  flip(store_.journal(), inside, 0x20);
  const Ran ran = store_.import_lines(
      R"({"command":"purchase","on":"2023-10-10","operator_id":"uscc:91110105MA00AAAA1T","card_id":999,"product_id":1,)"
      R"("outlet_id":1,"amount_fen":10000,"payee_account":"6217000010001234567","bank_txn_no":"X1"})");
  EXPECT_EQ(ran.exit_code, 1) << ran.out;
  EXPECT_NE(ran.err.find("0000000001.gbj"), std::string::npos) << ran.err;
  flip(store_.journal(), inside, 0x20);
  EXPECT_EQ(read_file(store_.journal()), bytes_) << "nothing was cut and nothing added";
}

}  // namespace
}  // namespace gongbao::import_test
