// Verdict files: the three forms say the same.
#include "formats/verdicts.h"

#include <gtest/gtest.h>

#include "formats/json_text.h"
#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

const VerdictLine refused{.line = 12,
                          .instr_id = {0, 0, 0x4c, 0xba, 1},
                          .entry_no = 77,
                          .journal_no = 0,
                          .booked_at = stamp_of(date_of(2023, 10, 9), 9 * 3600),
                          .detail_fen = 12'000'000,
                          .code = 208,
                          .outcome = VerdictOutcome::refused,
                          .flags = 3};

std::string written(VerdictForm form) {
  const TestFolder folder;
  auto writer = VerdictWriter::create(folder.path("v"), form, [](std::uint16_t code) {
    return code == 208 ? std::string_view("prepaid_card.release_below_floor") : std::string_view{};
  });
  EXPECT_TRUE(writer);
  writer->add(refused);
  EXPECT_TRUE(writer->close());
  return read_file(folder.path("v"));
}

TEST(Verdicts, Csv) {
  EXPECT_EQ(written(VerdictForm::csv),
            "line,instr_id,outcome,code_no,code,entry_no,journal_no,booked_at,detail_fen,flags\n"
            "12,00004cba010000000000000000000000,refused,208,prepaid_card.release_below_floor,77,0,"
            "2023-10-09T09:00:00.000000+08:00,12000000,late+shortfall_opened\n");
}

TEST(Verdicts, NdjsonIsJson) {
  const auto json = parse_json(written(VerdictForm::ndjson));
  ASSERT_TRUE(json);
  EXPECT_EQ(json->at("outcome").as_string(), "refused");
  EXPECT_EQ(json->at("detail_fen").as_int64(), 12'000'000);
}

TEST(Verdicts, BinaryIsFiftySixBytes) {
  const std::string bytes = written(VerdictForm::binary);
  ASSERT_EQ(bytes.size(), 56u);
  PackedResult packed;
  std::copy(bytes.begin(), bytes.end(), packed.begin());
  VerdictLine expected = refused;
  expected.line = 0;
  EXPECT_EQ(unpack_result(packed), expected);
  EXPECT_EQ(packed[48], 208);  // code, little-endian, after 16 + 4 × 8 bytes
  EXPECT_EQ(packed[50], 1);    // outcome
  EXPECT_EQ(packed[51], 3);    // flags
}

TEST(Verdicts, AFileThatCannotBeWrittenIsAProblem) {
  EXPECT_EQ(VerdictWriter::create("/nowhere/v", VerdictForm::csv, {}).error().code, "cli.file_unwritable");
}

}  // namespace
}  // namespace gongbao::formats
