// Batch files: what a whole file may be refused for, and that everything else is handed on record by record.
#include "formats/batch_file.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "formats/instruction_json.h"
#include "formats/json_fields.h"
#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

using custody::Instruction;
using custody::Op;
using custody::PackedInstruction;

Instruction purchase(std::uint8_t n, std::int64_t fen) {
  Instruction i;
  i.instr_id = custody::make_id(date_of(2023, 10, 9), Bytes{n});
  i.op = Op::purchase;
  i.event_date = date_of(2023, 10, 9);
  i.operator_id = 91;
  i.subject_id = 7000u + n;
  i.counter_id = 5;
  i.amount_fen = fen;
  i.ref_id = *custody::account_key("6217000010001234567");
  const std::string_view no = "TX20231009";
  std::copy(no.begin(), no.end(), i.bank_txn_no.begin());
  return i;
}

std::vector<PackedInstruction> sample_records() {
  std::vector<PackedInstruction> records;
  records.push_back(custody::pack(purchase(1, 10'000)));
  records.push_back(custody::pack(purchase(2, 20'001)));
  Instruction redeem = purchase(3, 333);
  redeem.op = Op::redeem;
  redeem.counter_id = 0;
  redeem.bank_txn_no = {};
  redeem.ref_id = {};
  records.push_back(custody::pack(redeem));
  return records;
}

const BatchEnvelope identity{.bank_id = 3,
                             .account_no = "6217000010001234567",
                             .batch_id = "20231009-001",
                             .business_date = date_of(2023, 10, 9),
                             .count = 0,
                             .per_op = {},
                             .sha256 = {}};

std::vector<PackedInstruction> read_all(BatchFile& file, std::size_t piece) {
  std::vector<PackedInstruction> all;
  std::vector<PackedInstruction> part(piece);
  for (;;) {
    const auto got = file.read(part);
    if (!got) ADD_FAILURE() << to_string(got.error());
    if (!got || *got == 0) return all;
    all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(*got));
  }
}

std::string batch_text(RecordForm form) {
  const TestFolder folder;
  const auto written = write_batch_file(folder.path("b"), identity, form, sample_records());
  EXPECT_TRUE(written);
  return read_file(folder.path("b"));
}

TEST(BatchFile, BothFormsGiveTheSameRecords) {
  const TestFolder folder;
  for (const RecordForm form : {RecordForm::binary, RecordForm::ndjson}) {
    ASSERT_TRUE(write_batch_file(folder.path("b"), identity, form, sample_records()));
    auto file = BatchFile::open(folder.path("b"));
    ASSERT_TRUE(file) << to_string(file.error());
    EXPECT_EQ(file->form(), form);
    EXPECT_EQ(file->envelope().count, 3u);
    EXPECT_EQ(file->envelope().per_op.at(1), (OpTotals{2, Money{30'001}}));
    EXPECT_EQ(read_all(*file, 2), sample_records());
    EXPECT_EQ(file->line_of(1), form == RecordForm::binary ? 1u : 2u);
    EXPECT_TRUE(*is_batch_file(folder.path("b")));
  }
}

TEST(BatchFile, AGzipFileIsReadTheSame) {
  const TestFolder folder;
  auto file = BatchFile::open(folder.write_gz("b.gz", batch_text(RecordForm::binary)));
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_EQ(read_all(*file, 100), sample_records());
}

TEST(BatchFile, AnEmptyBatchIsABatch) {
  const TestFolder folder;
  ASSERT_TRUE(write_batch_file(folder.path("b"), identity, RecordForm::binary, {}));
  auto file = BatchFile::open(folder.path("b"));
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_TRUE(read_all(*file, 10).empty());
}

struct Fault {
  const char* name;
  std::function<void(std::string&)> damage;
  const char* code;
  const char* field;
  const char* message;
  const char* where;
};

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(BatchFile, AFaultOfTheFileIsNamedWithBothValues) {
  const char* control = "ledger.batch_control_mismatch";
  const char* schema = "ledger.schema_invalid";
  const std::vector<Fault> faults{
      {"sum", [](auto& t) { replace(t, "30001", "30000"); }, control, "per_op.1.sum_fen",
       "says 30000, the records say 30001", ""},
      {"count", [](auto& t) { replace(t, "\"count\":3", "\"count\":4"); }, control, "count",
       "says 4, the records say 3", ""},
      {"op count", [](auto& t) { replace(t, "\"count\":2", "\"count\":1"); }, control, "per_op.1.count",
       "says 1, the records say 2", ""},
      {"op without records", [](auto& t) { replace(t, "\"5\":{", "\"6\":{"); }, control, "per_op.5.count",
       "says 0, the records say 1", ""},
      {"hash",
       [](auto& t) {
         replace(t, "\"sha256\":\"", "\"sha256\":\"00");
         t.erase(t.find("\"}\n") - 2, 2);
       },
       control, "sha256", "the envelope says 00", ""},
      {"one byte of a record", [](auto& t) { t[t.find('\n') + 1 + 40] ^= 1; }, control, "sha256", "the records say",
       ""},
      {"cut in a record", [](auto& t) { t.resize(t.size() - 1); }, control, "count", "127 of 128 bytes", "record 3"},
      {"cut between records", [](auto& t) { t.resize(t.size() - 128); }, control, "count", "says 3, the records say 2",
       ""},
      {"cut in the envelope", [](auto& t) { t.resize(50); }, schema, "", "ends before", "envelope, line 1, column 51"},
      {"ends with the envelope", [](auto& t) { t.resize(t.find('\n')); }, control, "count", "ends with its envelope",
       ""},
      {"nothing", [](auto& t) { t.clear(); }, schema, "", "empty", ""},
      {"garbage at the end", [](auto& t) { t += "x"; }, control, "count", "1 of 128 bytes", "record 4"},
      {"a record too many", [](auto& t) { t += t.substr(t.size() - 128); }, control, "count",
       "says 3, the records say 4", ""},
      {"unknown field", [](auto& t) { replace(t, "{", "{\"colour\":1,"); }, schema, "colour", "no such field",
       "envelope"},
      {"missing field", [](auto& t) { replace(t, "\"bank_id\":3,", ""); }, schema, "bank_id", "missing", "envelope"},
      {"wrong date", [](auto& t) { replace(t, "2023-10-09", "2023-13-09"); }, schema, "business_date", "no such day",
       ""},
      {"op beyond a byte", [](auto& t) { replace(t, "\"5\":{", "\"256\":{"); }, schema, "per_op.256", "between", ""},
      {"batch id", [](auto& t) { replace(t, "20231009-001", ""); }, schema, "batch_id", "1 to 64", ""},
      {"endless first line", [](auto& t) { t.insert(0, 100'000, ' '); }, schema, "", "longer than 65536 bytes",
       "line 1"},
  };
  const std::string good = batch_text(RecordForm::binary);
  for (const Fault& fault : faults) {
    const TestFolder folder;
    std::string text = good;
    fault.damage(text);
    const auto file = BatchFile::open(folder.write("b", text));
    ASSERT_FALSE(file) << fault.name;
    EXPECT_EQ(file.error().code, fault.code) << fault.name;
    EXPECT_EQ(file.error().field, fault.field) << fault.name;
    EXPECT_NE(file.error().message.find(fault.message), std::string::npos)
        << fault.name << ": " << file.error().message;
    EXPECT_NE(file.error().where.find(fault.where), std::string::npos) << fault.name << ": " << file.error().where;
    EXPECT_NE(file.error().where.find("b"), std::string::npos) << fault.name;
  }
}

TEST(BatchFile, AFaultOfAnNdjsonLineIsNamedByLineAndField) {
  const TestFolder folder;
  struct Case {
    const char *from, *to, *field, *where;
  };
  for (const Case& c : std::vector<Case>{{"\"amount_fen\":333", "\"amount_fen\":\"333\"", "amount_fen", "line 4"},
                                         {"\"amount_fen\":333", "\"amount\":333", "amount", "line 4"},
                                         {"\"redeem\"", "\"redeeem\"", "op", "line 4"},
                                         {"\"subject_id\":7002", "\"subject_id\":", "", "line 3, column"}}) {
    std::string text = batch_text(RecordForm::ndjson);
    replace(text, c.from, c.to);
    const auto file = BatchFile::open(folder.write("b", text));
    ASSERT_FALSE(file) << c.to;
    EXPECT_EQ(file.error().code, "ledger.schema_invalid");
    EXPECT_EQ(file.error().field, c.field);
    EXPECT_NE(file.error().where.find(c.where), std::string::npos) << file.error().where;
  }
}

// Each of these is one refused record in a good file; the decider says so, not the reader.
TEST(BatchFile, FaultsOfARecordAreHandedOn) {
  std::vector<PackedInstruction> records = sample_records();
  records[0][124] ^= 1;                                      // checksum
  records[1][16] = 250;                                      // op
  records[2][19] = 9;                                        // version
  records.push_back(custody::pack(purchase(9, INT64_MIN)));  // amounts at the edge
  records.push_back(custody::pack(purchase(10, INT64_MAX)));
  Instruction far = purchase(11, 1);
  far.event_date = Date{INT32_MAX};
  records.push_back(custody::pack(far));
  const TestFolder folder;
  ASSERT_TRUE(write_batch_file(folder.path("b"), identity, RecordForm::binary, records));
  auto file = BatchFile::open(folder.path("b"));
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_EQ(read_all(*file, 4), records);
}

TEST(BatchFile, SumsBeyond64BitsAreAMismatchNotAWrap) {
  std::vector<PackedInstruction> records{custody::pack(purchase(1, INT64_MAX)), custody::pack(purchase(2, INT64_MAX))};
  ControlTotals totals;
  for (const auto& r : records) totals.add(r);
  EXPECT_FALSE(totals.envelope(identity));
  BatchEnvelope wrapped = identity;
  wrapped.count = 2;
  wrapped.per_op[1] = {2, Money{-2}};
  const auto agreed = totals.agrees_with(wrapped);
  ASSERT_FALSE(agreed);
  EXPECT_NE(agreed.error().message.find("18446744073709551614"), std::string::npos) << agreed.error().message;
}

TEST(BatchFile, TheWorkedExampleOfTheDocumentIsWhatWeWrite) {
  const std::string page = read_file(GONGBAO_SOURCE_DIR "/docs/batch-file.md");
  ASSERT_FALSE(page.empty());
  const std::string text = batch_text(RecordForm::binary);
  const std::string envelope = text.substr(0, text.find('\n'));
  EXPECT_NE(page.find(envelope), std::string::npos) << "the page should show\n" << envelope;
  for (const PackedInstruction& record : sample_records()) {
    for (std::size_t row = 0; row < 128; row += 16) {
      std::string line;
      for (std::size_t i = 0; i < 16; ++i) line += (i > 0 ? " " : "") + to_hex(ByteView(record).subspan(row + i, 1));
      EXPECT_NE(page.find(line), std::string::npos) << "the page should show\n" << line;
    }
  }
  const std::string ndjson = batch_text(RecordForm::ndjson);
  EXPECT_NE(page.find(ndjson.substr(ndjson.find('\n') + 1)), std::string::npos) << ndjson;
}

RC_GTEST_PROP(BatchFileProperty, AnyDamageIsAProblemOrHarmless, ()) {
  const auto form = *rc::gen::element(RecordForm::binary, RecordForm::ndjson);
  std::string text = batch_text(form);
  const int strokes = *rc::gen::inRange(1, 4);
  for (int i = 0; i < strokes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text.insert(at, 1, *rc::gen::arbitrary<char>());
        break;
      default:
        text.resize(at);
        break;
    }
    if (text.empty()) text = "{";
  }
  const TestFolder folder;
  auto file = BatchFile::open(folder.write("b", text));
  if (!file) {
    RC_ASSERT(file.error().code == "ledger.batch_control_mismatch" || file.error().code == "ledger.schema_invalid");
    RC_ASSERT(!file.error().where.empty());
    return;
  }
  std::vector<PackedInstruction> records(10);
  const auto got = file->read(records);
  RC_ASSERT(got.has_value());
  RC_ASSERT(*got == file->envelope().count);
}

RC_GTEST_PROP(InstructionJsonProperty, EveryWellFormedRecordComesBack, ()) {
  Instruction i;
  i.instr_id = *rc::gen::arbitrary<Id16>();
  i.op = static_cast<Op>(*rc::gen::arbitrary<std::uint8_t>());
  i.flags = *rc::gen::arbitrary<std::uint8_t>();
  i.scheme = *rc::gen::arbitrary<std::uint8_t>();
  i.version = *rc::gen::arbitrary<std::uint8_t>();
  i.event_date = Date{*rc::gen::arbitrary<std::int32_t>()};
  i.operator_id = *rc::gen::arbitrary<std::uint64_t>();
  i.subject_id = *rc::gen::arbitrary<std::uint64_t>();
  i.counter_id = *rc::gen::arbitrary<std::uint64_t>();
  i.amount_fen = *rc::gen::arbitrary<std::int64_t>();
  i.aux_fen = *rc::gen::arbitrary<std::int64_t>();
  i.ref_id = *rc::gen::arbitrary<Id16>();
  i.outlet_id = *rc::gen::arbitrary<std::uint32_t>();
  i.purpose = *rc::gen::arbitrary<std::uint16_t>();
  i.true_date_offset = *rc::gen::arbitrary<std::uint16_t>();
  i.second_of_day = *rc::gen::arbitrary<std::uint32_t>();
  const auto length = *rc::gen::inRange<std::size_t>(0, 33);
  for (std::size_t k = 0; k < length; ++k) i.bank_txn_no[k] = *rc::gen::inRange<char>(32, 127);
  const auto json = parse_json(json_line(to_json(i)));
  RC_ASSERT(json.has_value());
  const auto back = instruction_from_json(*json);
  RC_ASSERT(back.has_value());
  RC_ASSERT(custody::pack(*back) == custody::pack(i));
}

TEST(InstructionJson, AlternativesMeanTheSame) {
  const auto read = [](const char* text) { return instruction_from_json(*parse_json(text)); };
  const std::string head =
      R"({"instr_id":"00004cba000000000000000000000001","event_date":"2023-10-09","operator_id":91,)";
  const auto a = read((head + R"("op":1,"ref_account":"621700001000123","true_event_date":"2023-10-07"})").c_str());
  const auto b =
      read((head + R"("op":"purchase","ref_id":"621700001000123fffffffffffffffff","true_date_offset":2})").c_str());
  ASSERT_TRUE(a && b);
  EXPECT_EQ(custody::pack(*a), custody::pack(*b));

  struct Case {
    const char *rest, *field, *message;
  };
  for (const Case& c :
       std::vector<Case>{{R"("op":1,"ref_account":"1"})", "ref_account", "12 to 32"},
                         {R"("op":256})", "op", "between 0 and 255"},
                         {R"("op":1,"bank_txn_no":"123456789012345678901234567890123"})", "bank_txn_no", "32 bytes"},
                         {R"("op":1,"ref_id":"621700001000123fffffffffffffffff","ref_account":"621700001000123"})",
                          "ref_account", "given too"},
                         {R"("op":1,"true_event_date":"2023-10-10"})", "true_event_date", "on or before"},
                         {R"("op":1,"crc":5})", "crc", "no such field"},
                         {R"("flags":1})", "op", "missing"}}) {
    const auto bad = read((head + c.rest).c_str());
    ASSERT_FALSE(bad) << c.rest;
    EXPECT_EQ(bad.error().field, c.field);
    EXPECT_NE(bad.error().message.find(c.message), std::string::npos) << bad.error().message;
  }
}

}  // namespace
}  // namespace gongbao::formats
