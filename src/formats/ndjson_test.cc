// NDJSON: instructions and commands line by line; a cut file loses nothing that stood before the cut.
#include "formats/ndjson.h"

#include <gtest/gtest.h>

#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

constexpr const char* instruction =
    R"({"instr_id":"00004cba000000000000000000000001","op":"redeem","event_date":"2023-10-09","operator_id":91,"subject_id":7,"amount_fen":5})";
constexpr const char* command =
    R"({"command":"open_custody_account","on":"2023-10-09","actor":{"role":"custody_bank"}})";

TEST(Ndjson, InstructionsAndCommandsInOrder) {
  const TestFolder folder;
  const std::string text = std::string("\xEF\xBB\xBF") + instruction + "\r\n\n" + command;
  for (const std::string& path : {folder.write("n", text), folder.write_gz("n.gz", text)}) {
    auto reader = NdjsonReader::open(path);
    ASSERT_TRUE(reader);
    const auto first = reader->next();
    ASSERT_TRUE(first && *first) << to_string(first.error());
    EXPECT_EQ((*first)->line, 1u);
    EXPECT_EQ(std::get<custody::Instruction>((*first)->what).amount_fen, 5);
    const auto second = reader->next();
    ASSERT_TRUE(second && *second);
    EXPECT_EQ((*second)->line, 3u);
    EXPECT_EQ(std::get<CommandLine>((*second)->what).command, "open_custody_account");
    EXPECT_TRUE(std::get<CommandLine>((*second)->what).members.contains("actor"));
    const auto end = reader->next();
    EXPECT_TRUE(end && !*end);
  }
}

TEST(Ndjson, ACutFileGivesEverythingBeforeTheCut) {
  const TestFolder folder;
  const std::string whole = std::string(instruction) + "\n" + instruction + "\n";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    auto reader = NdjsonReader::open(folder.write("n", whole.substr(0, cut)));
    ASSERT_TRUE(reader);
    std::size_t lines = 0;
    for (;;) {
      const auto item = reader->next();
      if (!item) {
        EXPECT_EQ(item.error().where.substr(0, 7), "n, line") << cut;
        EXPECT_NE(item.error().where.find("line " + std::to_string(lines + 1)), std::string::npos);
        EXPECT_NE(item.error().message.find("cut off"), std::string::npos) << item.error().message;
        EXPECT_EQ(reader->next().error(), item.error());
        break;
      }
      if (!*item) break;
      ++lines;
    }
    const std::size_t line = std::string_view(instruction).size();
    EXPECT_EQ(lines, (cut >= line ? 1u : 0u) + (cut >= 2 * line + 1 ? 1u : 0u)) << cut;
  }
}

TEST(Ndjson, FaultsNameLineAndField) {
  const TestFolder folder;
  struct Case {
    std::string line, field, message;
  };
  for (const Case& c : std::vector<Case>{{R"({"command":5})", "command", "name of a command"},
                                         {R"([1])", "", "object"},
                                         {R"({"op":1})", "instr_id", "missing"},
                                         {std::string(2'000'000, ' '), "", "longer than"},
                                         {"\xff", "", "not UTF-8"},
                                         {std::string(10'000, '['), "", "deeper"}}) {
    auto reader = NdjsonReader::open(folder.write("n", std::string(command) + "\n" + c.line + "\n"));
    ASSERT_TRUE(reader && reader->next());
    const auto bad = reader->next();
    ASSERT_FALSE(bad) << c.line.substr(0, 50);
    EXPECT_EQ(bad.error().field, c.field);
    EXPECT_NE(bad.error().where.find("n, line 2"), std::string::npos) << bad.error().where;
    EXPECT_NE(bad.error().message.find(c.message), std::string::npos) << bad.error().message;
  }
}

TEST(Ndjson, ACutGzipFileIsAnErrorNotAnEnd) {
  const TestFolder folder;
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += std::string(instruction) + "\n";
  const std::string packed = read_file(folder.write_gz("n.gz", many));
  auto reader = NdjsonReader::open(folder.write("cut.gz", packed.substr(0, packed.size() - 20)));
  ASSERT_TRUE(reader);
  for (;;) {
    const auto item = reader->next();
    if (!item) {
      EXPECT_NE(item.error().message.find("ends too early"), std::string::npos) << item.error().message;
      break;
    }
    ASSERT_TRUE(*item) << "the cut went unseen";
  }
  EXPECT_EQ(NdjsonReader::open(folder.path("absent")).error().code, "cli.file_unreadable");
  EXPECT_EQ(NdjsonReader::open(folder.path("")).error().code, "cli.file_unreadable");
}

}  // namespace
}  // namespace gongbao::formats
