// Input made to break things: each file is refused naming line and field, within bounded memory, and leaves no trace.
// What is wrong inside one record of a batch is that record's refusal, and the others are not affected.
#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>
#include <filesystem>

#include "import/batch.h"
#include "import/store.h"

namespace gongbao::import_test {
namespace {

// What the program takes for itself in a debug build, and room for the largest line.
constexpr long most_kib = 100 * 1024;

// A long stretch stands in the bytes as one such character and is made while the file is written: what the test itself
// holds in memory would count as the program's.
constexpr char stretch = '\x01';
struct Stretch {
  char of = 0;
  std::size_t times = 0;
};

struct HostileCase {
  std::string file, bytes;
  std::vector<std::string> said;  // in the error, in this order
  std::string map = {};           // of a CSV file
  Stretch long_one = {};
  std::uint64_t only = 0;  // so many bytes of the file, when it is cut
};

// Packed when the name says so.
std::string write_case(const Store& store, const HostileCase& c) {
  const std::string path = store.write(c.file, "");
  gzFile file = gzopen(path.c_str(), c.file.ends_with(".gz") ? "wb1" : "wbT");
  const auto put = [&](std::string_view text) { gzwrite(file, text.data(), static_cast<unsigned>(text.size())); };
  for (const char each : c.bytes) {
    if (each != stretch || c.long_one.times == 0) {
      put({&each, 1});
      continue;
    }
    const std::string piece(10'000, c.long_one.of);
    for (std::size_t done = 0; done < c.long_one.times; done += piece.size()) put(piece);
  }
  gzclose(file);
  if (c.only != 0) std::filesystem::resize_file(path, c.only);
  return path;
}

class Hostile : public testing::Test {
 protected:
  void SetUp() override { store_ = Store::with_operator(); }

  void expect_refused(const std::vector<HostileCase>& cases) const {
    const Digests before = store_.digests();
    for (const HostileCase& c : cases) {
      SCOPED_TRACE(c.file + ": " + c.bytes.substr(0, 200));
      std::vector<std::string> more;
      if (!c.map.empty()) more = {"--map", store_.write("map.toml", c.map)};
      const Ran ran = store_.import(write_case(store_, c), more);
      EXPECT_EQ(ran.exit_code, 1) << ran.out;
      std::size_t at = 0;
      for (const std::string& said : c.said) {
        const std::size_t found = ran.err.find(said, at);
        EXPECT_NE(found, std::string::npos) << said << "\n" << ran.err;
        at = found == std::string::npos ? at : found + said.size();
      }
      EXPECT_LT(ran.err.size(), 2'000u) << "what was sent is not quoted back";
      EXPECT_LT(ran.peak_kib, most_kib);
      EXPECT_FALSE(std::filesystem::exists(store_.verdicts())) << "no verdict for a file that was not taken";
    }
    EXPECT_EQ(store_.digests(), before);
  }
  Record sale(std::uint64_t number, std::int64_t fen) const {
    Record record{number, purchase, 0, 1, 1, "2023-10-09"};
    record.operator_id = store_.operator_id();
    record.subject = 100 + number;
    record.counter = 1;
    record.amount = fen;
    record.account = the_account;
    record.bank_txn_no = "T" + std::to_string(number);
    record.outlet = 1;
    return record;
  }
  // Taken whole; the verdicts' codes, in order.
  std::vector<std::string> codes_of(const std::vector<RecordBytes>& records) const {
    const Ran ran =
        store_.import(store_.write("some.gbb", batch_file(envelope_of(records, "some", "2023-10-09"), records)));
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    std::vector<std::string> codes;
    for (const VerdictRow& verdict : verdict_rows(store_.verdicts())) {
      EXPECT_EQ(verdict.line, codes.size() + 1) << "the record's place";
      codes.push_back(verdict.code);
    }
    return codes;
  }
  std::int64_t in_custody() const {
    const Ran ran = store_.ask({"position", "--operator", the_operator});
    return ran.json().at("figures").at("C").at("fen").to_number<std::int64_t>();
  }
  Store store_;
};

const std::string purchase_line =
    R"({"command":"purchase","on":"2023-10-09","operator_id":"uscc:91110105MA00AAAA1T","card_id":1,"product_id":1,)"
    R"("outlet_id":1,"amount_fen":10000,"payee_account":"6217000010001234567","bank_txn_no":"T1"})";

std::string with_replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}
// A good line, then the bad one.
std::string second_line(const std::string& from, const std::string& to) {
  return purchase_line + "\n" + with_replaced(purchase_line, from, to) + "\n";
}

TEST_F(Hostile, NdjsonIsRefusedByLineAndField) {
  const std::string deep(10'000, '['), shut(10'000, ']');
  expect_refused({
      {"deep.ndjson", purchase_line + "\n{\"command\":\"x\",\"a\":" + deep + shut + "}\n", {"line 2", "nested deeper"}},
      {"deep-in-text.ndjson", "{\"command\":\"x\",\"a\":" + deep, {"line 1", "nested deeper"}},
      {"big.ndjson", "{\"command\":\"\x01\"}\n", {"line 1", "longer than 1048576"}, "", {'a', 10'000'000}},
      {"big-array.ndjson", "[\n\x01]\n", {"line 1"}, "", {'\n', 10'000'000}},
      {"utf8.ndjson", second_line("\"T1\"", "\"T\xff\xfe\""), {"line 2", "not UTF-8"}},
      {"overlong.ndjson", second_line("\"T1\"", "\"T\xc0\xaf\""), {"line 2", "not UTF-8"}},
      {"surrogate.ndjson", second_line("\"T1\"", "\"T\xed\xa0\x80\""), {"line 2", "not UTF-8"}},
      {"unknown.ndjson",
       second_line("\"card_id\"", "\"colour\":\"red\",\"card_id\""),
       {"line 2", "colour: there is no"}},
      {"misspelt.ndjson", second_line("\"amount_fen\"", "\"amount\""), {"line 2", "amount"}},
      {"command.ndjson", second_line("\"purchase\"", "\"purchasse\""), {"line 2", "command"}},
      {"twice.ndjson",
       second_line("\"card_id\":1", "\"card_id\":1,\"card_id\":2"),
       {"line 2, column", "for the second time"}},
      {"cut.ndjson", purchase_line + "\n" + purchase_line.substr(0, 90), {"line 2", "cut off inside this line"}},
      {"text.ndjson", second_line("10000", "\"10000\""), {"line 2", "amount_fen"}},
      {"part.ndjson", second_line("10000", "100.5"), {"line 2", "amount_fen"}},
      {"wide.ndjson", second_line("10000", "１００"), {"line 2"}},
      {"beyond.ndjson", second_line("10000", "9223372036854775808"), {"line 2", "amount_fen"}},
      {"below.ndjson", second_line("10000", "-9223372036854775809"), {"line 2", "amount_fen"}},
      {"huge.ndjson", second_line("10000", "1e400"), {"line 2"}},
      {"no-day.ndjson", second_line("2023-10-09", "2023-02-30"), {"line 2", "on: "}},
      {"far-day.ndjson", second_line("2023-10-09", "2200-01-01"), {"line 2", "on: "}},
      {"early-day.ndjson", second_line("2023-10-09", "1899-12-31"), {"line 2", "on: "}},
      {"event-day.ndjson",
       second_line("\"card_id\"", "\"event_date\":\"2023-13-01\",\"card_id\""),
       {"line 2", "event_date"}},
      {"role.ndjson", second_line("\"card_id\"", "\"by\":\"king\",\"card_id\""), {"line 2", "by: ", "roles are"}},
      {"bank.ndjson", second_line("\"card_id\"", "\"by\":\"custody_bank:x\",\"card_id\""), {"line 2", "by: "}},
      {"operator.ndjson", second_line("uscc:91110105MA00AAAA1T", "91110105MA00AAAA1T"), {"line 2", "operator_id"}},
      {"bomb.ndjson.gz", "{\"a\":\"\x01", {"line 1", "longer than 1048576"}, "", {'a', 200'000'000}},
      {"cut.ndjson.gz", purchase_line + "\n", {"cut.ndjson.gz", "ends too early"}, "", {}, 100},
      {"list.ndjson", "[" + purchase_line + "]\n", {"line 1", "must be a JSON object"}},
      {"binary",
       std::string("\x7f"
                   "ELF\0\0\0",
                   7),
       {"line 1"}},
  });
}

TEST_F(Hostile, WhatCannotBeAPersonIsFoundBeforeAnythingIsSentAndNeverQuoted) {
  const auto bind = [](const char* holder) {
    return R"({"command":"bind_card_holder","on":"2023-10-09","operator_id":"uscc:91110105MA00AAAA1T","card_id":1,"holder":)" +
           std::string(holder) + "}\n";
  };
  const std::string good = purchase_line + "\n";
  expect_refused({
      {"phone.ndjson", good + bind(R"({"name":"李雷","phone":"1381234"})"), {"line 2", "holder.phone: not valid"}},
      {"id.ndjson",
       good + bind(R"({"name":"李雷","resident_id":"11010519491231002Y"})"),
       {"line 2", "holder.resident_id: not valid"}},
      {"field.ndjson", good + bind(R"({"name":"李雷","mail":"a@b"})"), {"line 2", "holder.mail: there is no"}},
  });
  const Ran ran = store_.import_lines(good + bind(R"({"name":"李雷","phone":"1381234"})"));
  EXPECT_EQ(ran.err.find("李雷"), std::string::npos);
  EXPECT_EQ(ran.err.find("1381234"), std::string::npos);
  EXPECT_EQ(ran.out.find("李雷"), std::string::npos);
  EXPECT_EQ(read_file(store_.folder() + "/vault.db").find("李雷"), std::string::npos) << "nothing was kept";
}

TEST_F(Hostile, ABatchWhoseControlsAreWrongIsRefusedAsAWhole) {
  const std::vector<RecordBytes> records{bytes_of(sale(1, 10'000)), bytes_of(sale(2, 20'001))};
  const Envelope good = envelope_of(records, "wrong", "2023-10-09");
  const auto with = [&](const auto& change) {
    Envelope envelope = good;
    change(envelope);
    return batch_file(envelope, records);
  };
  const std::string whole = batch_file(good, records);
  const std::string mismatch = "ledger.batch_control_mismatch";
  expect_refused({
      {"count.gbb", with([](Envelope& e) { ++e.count; }), {"count", mismatch}},
      {"sum.gbb", with([](Envelope& e) { e.per_op[1].second += 1; }), {"per_op", "30002", "30001", mismatch}},
      {"ops.gbb", with([](Envelope& e) { e.per_op[1].first = 1; }), {"per_op", mismatch}},
      {"other-op.gbb",
       with([](Envelope& e) {
         e.per_op[5] = {1, 0};
       }),
       {"per_op", mismatch}},
      {"hash.gbb", with([](Envelope& e) { e.sha256[0] = e.sha256[0] == '0' ? '1' : '0'; }), {"sha256", mismatch}},
      {"short.gbb", whole.substr(0, whole.size() - 1), {mismatch}},
      {"one-less.gbb", whole.substr(0, whole.size() - 128), {"count", mismatch}},
      {"one-more.gbb", whole + std::string(128, '\0'), {"count", mismatch}},
      {"day.gbb", with([](Envelope& e) { e.business_date = "2023-10-32"; }), {"envelope: business_date"}},
      {"early.gbb", with([](Envelope& e) { e.business_date = "1800-01-01"; }), {"envelope: business_date"}},
      {"name.gbb", with([](Envelope& e) { e.batch_id = std::string(65, 'x'); }), {"envelope: batch_id"}},
      {"long.gbb", with_replaced(line_of(good), the_account, "\x01"), {"line 1", "longer than"}, "", {'1', 10'000'000}},
      {"field.gbb", with_replaced(whole, "\"count\"", "\"colour\":1,\"count\""), {"envelope: colour"}},
      {"missing.gbb", with_replaced(whole, "\"batch_id\":\"wrong\",", ""), {"envelope: batch_id"}},
      {"utf8.gbb", with_replaced(whole, "wrong", "w\xffong"), {"line 1"}},
      {"line.gbb", line_of(good) + "{\"op\":\"purchase\"}\n{}\n", {"line 2"}},
      {"unknown-op.gbb",
       line_of(good) + R"({"instr_id":"00004cb7010000000000000000000000","op":"sell",)" +
           R"("event_date":"2023-10-09","operator_id":91})" + "\n",
       {"line 2", "op"}},
  });
}

TEST_F(Hostile, WhatIsWrongInOneRecordIsItsOwnRefusal) {
  const std::string form = "ledger.schema_invalid";
  RecordBytes crc = bytes_of(sale(2, 10'000));
  crc[127] ^= 1;
  RecordBytes flipped = bytes_of(sale(3, 10'000));
  flipped[48] ^= 1;  // the amount, under the old CRC
  Record op = sale(4, 10'000), version = sale(5, 10'000), scheme = sale(6, 10'000), flags = sale(7, 10'000),
         future = sale(8, 10'000), expired = sale(9, 10'000), no_txn = sale(10, 10'000);
  op.op = 99;
  version.version = 2;
  scheme.scheme = 7;
  flags.flags = 0x88;
  future.id_day = "2023-10-10";
  expired.id_day = "2023-08-20";
  no_txn.bank_txn_no = "";
  RecordBytes filler = bytes_of(sale(11, 10'000));
  filler[64 + 10] = 0x1F;  // a digit where the account has ended
  const auto codes = codes_of({bytes_of(sale(1, 10'000)), crc, flipped, bytes_of(op), bytes_of(version),
                               bytes_of(scheme), bytes_of(flags), bytes_of(future), bytes_of(expired), bytes_of(no_txn),
                               filler, bytes_of(sale(12, 5'000))});
  EXPECT_EQ(codes, (std::vector<std::string>{"", form, form, form, form, form, form, form, "ledger.id_expired", form,
                                             form, ""}));
  EXPECT_EQ(in_custody(), 15'000) << "the others are not affected";
  store_.digests();
}

TEST_F(Hostile, DatesOutsideTheCalendar) {
  Record early = sale(1, 10'000), late = sale(2, 10'000), tomorrow = sale(3, 10'000);
  for (Record* each : {&early, &late, &tomorrow}) each->id_day = "2023-10-09";
  early.day = "1800-01-01";
  late.day = "2500-01-01";
  tomorrow.day = "2023-10-10";
  RecordBytes last = bytes_of(late);
  for (std::size_t i = 20; i < 23; ++i) last[i] = 0xFF;
  last[23] = 0x7F;  // the last day of 32 bits, under the old CRC
  const auto codes = codes_of({bytes_of(early), bytes_of(late), bytes_of(tomorrow), last});
  ASSERT_EQ(codes.size(), 4u);
  for (const std::string& code : codes) EXPECT_NE(code, "");
  EXPECT_EQ(codes[1], "ledger.event_date_in_future");
  EXPECT_EQ(codes[2], "ledger.event_date_in_future");
  EXPECT_EQ(codes[3], "ledger.schema_invalid");
  EXPECT_EQ(in_custody(), 0);

  // Beyond the published table of working days: the day itself may come, what happened on it cannot be judged.
  const Ran beyond = store_.import(
      store_.write("beyond.ndjson", with_replaced(purchase_line, "2023-10-09", "2027-01-04") + "\n"), {"--catch-up"});
  ASSERT_EQ(beyond.exit_code, 0) << beyond.err;
  EXPECT_TRUE(beyond.json().at("codes").as_object().contains("ledger.calendar_missing")) << beyond.out;
  store_.digests();
}

TEST_F(Hostile, AmountsAtTheEdgeOf64Bits) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  Record negative = sale(1, -1), least = sale(2, std::numeric_limits<std::int64_t>::min()), nothing = sale(3, 0);
  Record bearable = sale(4, most / 10'000), on_top = sale(5, most);
  on_top.op = topup;
  on_top.subject = bearable.subject;
  on_top.counter = 0;
  // Control sums are 64 bits wide too, so what is negative goes in a file of its own.
  EXPECT_EQ(codes_of({bytes_of(negative), bytes_of(nothing)}),
            (std::vector<std::string>(2, "ledger.amount_not_positive")));
  const Ran ran = store_.import(
      store_.write("least.gbb", batch_file(envelope_of({bytes_of(least)}, "least", "2023-10-09"), {bytes_of(least)})));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(verdict_rows(store_.verdicts()).at(0).code, "ledger.amount_not_positive");

  const std::vector<RecordBytes> edge{bytes_of(bearable), bytes_of(on_top)};
  const Ran edged = store_.import(store_.write("edge.gbb", batch_file(envelope_of(edge, "edge", "2023-10-09"), edge)));
  ASSERT_EQ(edged.exit_code, 0) << edged.err;
  const auto verdicts = verdict_rows(store_.verdicts());
  EXPECT_EQ(verdicts.at(0).code, "");
  EXPECT_EQ(verdicts.at(1).code, "ledger.amount_overflow");
  EXPECT_EQ(in_custody(), most / 10'000);

  // Two records whose sum no envelope can hold.
  const std::vector<RecordBytes> two{bytes_of(sale(6, most)), bytes_of(sale(7, most))};
  Envelope envelope = envelope_of({two[0]}, "two", "2023-10-09");
  envelope.count = envelope.per_op[1].first = 2;
  envelope.sha256 = envelope_of(two, "two", "2023-10-09").sha256;
  const Digests before = store_.digests();
  const Ran refused = store_.import(store_.write("two.gbb", batch_file(envelope, two)));
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("per_op"), std::string::npos) << refused.err;
  EXPECT_EQ(store_.digests(), before);
}

const std::string csv_map = R"([source]
name = "c"
[date]
column = "day"
[op]
constant = "purchase"
[amount]
column = "yuan"
[subject]
columns = "card"
[operator]
constant = "uscc:91110105MA00AAAA1T"
[counter]
constant = 1
[outlet]
constant = 1
[account]
constant = "6217000010001234567"
[bank_txn_no]
column = "no"
)";

TEST_F(Hostile, CsvIsRefusedByLineAndColumn) {
  const std::string header = "no,day,card,yuan\n", row = "1,2023-10-09,1,100.00\n";
  const auto wrong_row = [&](const std::string& text) { return header + row + text; };
  const auto map_with = [](const std::string& from, const std::string& to) { return with_replaced(csv_map, from, to); };
  expect_refused({
      {"c.csv", "no,day,card\n1,2023-10-09,1\n", {"c.csv: yuan: the column is missing", "no, day, card"}, csv_map},
      {"c.csv", "", {"c.csv"}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2\n"), {"c.csv, line 3 (row 2)", "has 3 fields"}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,1,1\n"), {"c.csv, line 3 (row 2)", "has 5 fields"}, csv_map},
      {"c.csv", wrong_row("2,2023-02-29,2,1\n"), {"line 3 (row 2)", "day: "}, csv_map},
      {"c.csv", wrong_row("2,2200-01-01,2,1\n"), {"line 3 (row 2)", "day: "}, csv_map},
      {"c.csv",
       wrong_row("2,2023-10-09,2,92233720368547758.08\n"),
       {"line 3 (row 2)", "yuan: ", "more than 18 digits"},
       csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,0.001\n"), {"line 3 (row 2)", "yuan: ", "more decimals"}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,１００\n"), {"line 3 (row 2)", "yuan: "}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,18446744073709551616,1\n"), {"line 3 (row 2)", "card: "}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,\xff\n"), {"line 3", "yuan: ", "not UTF-8"}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,\"1"), {"line 3", "yuan: ", "ends inside a quoted field"}, csv_map},
      {"c.csv", wrong_row("2,2023-10-09,2,\x01\n"), {"line 3", "yuan: ", "longer than"}, csv_map, {'1', 10'000'000}},
      {"c.csv", header + "\x01", {"line 2", "more than 1000 columns"}, csv_map, {',', 10'000'000}},
      {"c.csv",
       header + row,
       {"map.toml", "day_format"},
       map_with("column = \"day\"", "column = \"day\"\nday_format = 1")},
      {"c.csv",
       header + row,
       {"map.toml", "operator", "missing"},
       map_with("[operator]\nconstant = \"uscc:91110105MA00AAAA1T\"\n", "")},
      {"c.csv", header + row, {"no operator is registered"}, map_with("91110105MA00AAAA1T", "91110105MA00000012")},
      {"c.csv.gz", header + row, {"c.csv.gz", "ends too early"}, csv_map, {}, 40},
      {"c.csv", header + row, {"c.csv, line 1", "a CSV file needs --map"}},
      {"c.csv", row, {"c.csv, line 1", "a CSV file needs --map"}},
  });
}

// A year and a day in which nothing happened is taken for a mistake.
TEST_F(Hostile, ADayFarBehindTheOthersTurnsNothing) {
  const std::string header = "no,day,card,yuan\n";
  const auto row = [](int no, const std::string& day) {
    return std::to_string(no) + "," + day + "," + std::to_string(no) + ",100.00\n";
  };
  const auto sorted = with_replaced(csv_map, "name = \"c\"", "name = \"c\"\nsort_by_date = true");
  const std::vector<RecordBytes> records{bytes_of(sale(1, 10'000))};
  expect_refused({
      {"far.ndjson", second_line("2023-10-09", "2043-10-09"), {"far.ndjson, line 2", "2043-10-09", "--catch-up"}},
      {"id.ndjson",
       second_line("\"on\":\"2023-10-09\"",
                   R"("event_date":"2023-10-09","instr_id":"00006938010000000000000000000000")"),
       {"id.ndjson, line 2", "--catch-up"}},
      {"edge.ndjson", second_line("2023-10-09", "2024-10-10"), {"line 2", "367 days"}},
      {"far.csv",
       header + row(1, "2023-10-09") + row(2, "2043-10-09"),
       {"far.csv, line 3 (row 2)", "2043-10-09"},
       csv_map},
      {"far.csv",
       header + row(1, "2043-10-09") + row(2, "2023-10-09"),
       {"far.csv, line 2 (row 1)", "2043-10-09"},
       sorted},
      {"far.gbb", batch_file(envelope_of(records, "far", "2043-10-09"), records), {"far.gbb, line 1", "2043-10-09"}},
  });
  // One day less is taken; what lies between makes what is far near.
  EXPECT_EQ(store_.import_lines(second_line("2023-10-09", "2024-10-09")).exit_code, 0);
  const Ran near = store_.import_lines(with_replaced(purchase_line, "2023-10-09", "2025-10-11") + "\n" +
                                       with_replaced(purchase_line, "2023-10-09", "2025-10-09") + "\n");
  EXPECT_EQ(near.exit_code, 1) << "in file order the far one comes first";
  const Ran told = store_.import(
      store_.write("told.ndjson", with_replaced(purchase_line, "2023-10-09", "2043-10-09") + "\n"), {"--catch-up"});
  EXPECT_EQ(told.exit_code, 0) << told.err;
  EXPECT_EQ(text_of(told.json().at("day")), "2043-10-09");
}

TEST_F(Hostile, AFileUnderAnotherNameIsTheSameFile) {
  const std::string lines = purchase_line + "\n" + purchase_line + "\n";
  const Ran first = store_.import_lines(lines, "night.ndjson");
  ASSERT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(first.json().at("duplicate").to_number<int>(), 0) << "equal lines of a file are several";
  const Digests posted = store_.digests();
  const Ran renamed = store_.import_lines(lines, "night-2.ndjson");
  EXPECT_EQ(renamed.exit_code, 0) << renamed.err;
  EXPECT_EQ(renamed.json().at("duplicate").to_number<int>(), 2);
  EXPECT_EQ(store_.digests(), posted);
  // Twice told by two files: an id of its own tells the second apart.
  const std::string own =
      with_replaced(with_replaced(purchase_line, "\"on\":\"2023-10-09\"",
                                  R"("event_date":"2023-10-09","instr_id":"00004cb7010000000000000000000000")"),
                    "\"T1\"", "\"T2\"");
  EXPECT_EQ(store_.import_lines(own + "\n", "other.ndjson").json().at("duplicate").to_number<int>(), 0);
}

TEST_F(Hostile, XmlWithMoreThanAStatementNeedsIsRefusedAtOnce) {
  std::string crowded;
  for (int i = 0; i < 40'000; ++i) crowded += " a" + std::to_string(i) + "=\"\"";
  std::string spaces;
  for (int i = 0; i < 40'000; ++i) spaces += "\n xmlns:n" + std::to_string(i) + "='u'";
  const auto wide = [](std::string_view text, bool mark) {
    std::string bytes = mark ? "\xFF\xFE" : "";
    for (const char each : text) bytes += {each, '\0'};
    return bytes;
  };
  const auto started = std::chrono::steady_clock::now();
  expect_refused({
      {"crowded.xml",
       "<?xml version=\"1.0\"?>\n<!-- a='=' > -->\n<a" + crowded + "/>",
       {"crowded.xml, line 3", "64 attributes"}},
      {"spaces.xml", "<a>\n<b" + spaces + "/></a>", {"spaces.xml, line 2", "64 attributes"}},
      {"utf7.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", {"utf7.xml", "UTF-8"}},
      {"utf16.xml", wide("<?xml version=\"1.0\"?><a/>", true), {"utf16.xml", "UTF-16"}},
      {"utf16.xml", wide("<?xml version=\"1.0\"?><a/>", false), {"utf16.xml", "UTF-16"}},
      {"utf16.csv", wide("a,b\n", true), {"utf16.csv", "UTF-16"}},
      {"utf32.xml", std::string("\0\0\0<\0\0\0a", 8), {"utf32.xml", "UTF-32"}},
  });
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(20));
}

TEST_F(Hostile, AMapThatNestsDeeplyIsRefusedByLine) {
  std::string dotted = "a", tables = "a";
  for (int i = 0; i < 20'000; ++i) dotted += ".a";
  const std::string file = "no,day,card,yuan\n1,2023-10-09,1,1\n";
  const std::string arrays(20'000, '['), inline_tables = [] {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "{a=";
    return text;
  }();
  for (const std::string& text :
       {dotted + " = 1", "[" + dotted + "]", "[[" + dotted + "]]", "x = " + arrays, "x = " + inline_tables,
        "x = {" + dotted + " = 1}", "x = [\"\"\"q\"\"\"\", {" + dotted + " = 1}]", "\"a.b\"." + dotted + " = 1"}) {
    expect_refused({{"c.csv", file, {"map.toml, line 2", "nested deeper than 32"}, "# a.b.c\n" + text + "\n"}});
  }
}

TEST_F(Hostile, ARealFileCutShortIsRefusedWhereItEnds) {
  GB_SAMPLE_OR_SKIP(path, "berka-slice.csv.gz");
  const Digests before = store_.digests();
  const std::string cut = store_.write("cut.csv.gz", read_file(path).substr(0, 100'000));
  const Ran ran = store_.import(cut, {"--map", map_path("berka.toml")});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_NE(ran.err.find("ends too early"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("cut.csv.gz, line "), std::string::npos) << ran.err;
  EXPECT_EQ(store_.digests(), before);
}

}  // namespace
}  // namespace gongbao::import_test
