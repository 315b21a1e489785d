// Bank statements (camt.053): the public samples as they lie there, the same samples with one of our accounts in them,
// and a night of a bank whose statement fits, or lacks a line.
#include <gtest/gtest.h>

#include <filesystem>

#include "import/batch.h"
#include "import/store.h"

namespace gongbao::import_test {
namespace {

struct Ntry {
  std::string reference;
  std::int64_t amount = 0;  // negative: debit
  std::string value_date;
  std::string party = {}, party_account = {};
};

std::string yuan(std::int64_t fen) {
  const std::string cents = std::to_string(fen % 100 + 100).substr(1);
  return std::to_string(fen / 100) + "." + cents;
}
std::string amount(std::int64_t fen) {
  return "<Amt Ccy=\"CNY\">" + yuan(std::abs(fen)) + "</Amt><CdtDbtInd>" + (fen < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
}

std::string entry(const Ntry& ntry) {
  const std::string party = ntry.amount < 0 ? "Cdtr" : "Dbtr";
  std::string details;
  if (!ntry.party.empty()) {
    details = "<NtryDtls><TxDtls><RltdPties><" + party + "><Nm>" + ntry.party + "</Nm></" + party + "><" + party +
              "Acct><Id><Othr><Id>" + ntry.party_account + "</Id></Othr></Id></" + party +
              "Acct></RltdPties></TxDtls></NtryDtls>";
  }
  return "<Ntry>" + amount(ntry.amount) + "<Sts>BOOK</Sts><BookgDt><Dt>" + ntry.value_date +
         "</Dt></BookgDt><ValDt><Dt>" + ntry.value_date + "</Dt></ValDt><AcctSvcrRef>" + ntry.reference +
         "</AcctSvcrRef><BkTxCd><Prtry><Cd>T</Cd></Prtry></BkTxCd>" + details + "</Ntry>\n";
}

std::string balance(const char* code, std::int64_t fen, const std::string& date) {
  return std::string("<Bal><Tp><CdOrPrtry><Cd>") + code + "</Cd></CdOrPrtry></Tp>" + amount(fen) + "<Dt><Dt>" + date +
         "</Dt></Dt></Bal>\n";
}

std::string statement(const std::string& date, std::int64_t opening, std::int64_t closing,
                      const std::vector<Ntry>& entries) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>"
      "<CreDtTm>2023-10-10T01:00:00</CreDtTm></GrpHdr>\n<Stmt><Id>" +
      date + "</Id><CreDtTm>2023-10-10T01:00:00</CreDtTm><Acct><Id><Othr><Id>" + the_account +
      "</Id></Othr></Id></Acct>\n" + balance("OPBD", opening, date) + balance("CLBD", closing, date);
  for (const Ntry& each : entries) text += entry(each);
  return text + "</Stmt></BkToCstmrStmt></Document>\n";
}

// A night on 2023-10-09: two sales settled in one sum, a third, a top-up, own funds, cash sold and deposited, and a
// redemption that moves nothing in the account.
const std::string night = "2023-10-09";
std::vector<Record> records_of_a_night(std::uint64_t operator_id) {
  auto record = [&, number = std::uint64_t{0}](Op op, std::uint64_t card, std::int64_t fen, std::string txn) mutable {
    Record r{++number, op, 0, 1, 1, night};
    r.operator_id = operator_id;
    r.subject = card;
    r.counter = op == purchase || op == sale_in_transit ? 1 : 0;
    r.amount = fen;
    if (op == fund_custody) r.account = the_settlement_account;
    if (op == purchase || op == topup || op == cash_deposit) r.account = the_account;
    r.flags = op == sale_in_transit ? 1 | 4 : 0;
    r.bank_txn_no = std::move(txn);
    r.outlet = 1;
    return r;
  };
  return {record(purchase, 1, 100'000, "SUM-1"),   record(purchase, 2, 50'001, "SUM-1"),
          record(purchase, 3, 30'000, "T-3"),      record(topup, 1, 20'000, "T-4"),
          record(fund_custody, 0, 500'000, "F-1"), record(sale_in_transit, 4, 12'345, ""),
          record(cash_deposit, 0, 12'345, "D-1"),  record(redeem, 1, 33'333, "")};
}
const std::vector<Ntry> lines_of_the_night{{"SUM-1", 150'001, night, "张三", "6225880000001234"},
                                           {"T-3", 30'000, night},
                                           {"T-4", 20'000, night},
                                           {"F-1", 500'000, night},
                                           {"D-1", 12'345, night}};
constexpr std::int64_t sum_of_the_night = 712'346;

class Night : public testing::Test {
 protected:
  void SetUp() override {
    store_ = Store::with_operator();
    std::vector<RecordBytes> records;
    for (const Record& record : records_of_a_night(store_.operator_id())) records.push_back(bytes_of(record));
    const std::string file = batch_file(envelope_of(records, "night", night), records);
    const Ran ran = store_.import(store_.write("night.gbb", file));
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    ASSERT_EQ(ran.json().at("accepted").to_number<std::size_t>(), records.size()) << ran.out;
  }
  Ran upload(const std::string& xml, std::vector<std::string> more = {}) const {
    return store_.import(store_.write("statement.xml", xml), std::move(more));
  }
  static boost::json::object only_statement(const Ran& ran) {
    const auto answer = ran.json();
    EXPECT_TRUE(answer.contains("statements")) << ran.out << ran.err;
    return answer.at("statements").as_array().at(0).as_object();
  }
  Store store_;
};

TEST_F(Night, AStatementThatFitsHasNoBreak) {
  const Ran ran = upload(statement(night, 0, sum_of_the_night, lines_of_the_night));
  ASSERT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  const auto told = only_statement(ran);
  EXPECT_EQ(text_of(told.at("outcome")), "accepted");
  EXPECT_TRUE(told.at("continuous").as_bool());
  EXPECT_TRUE(told.at("breaks").as_array().empty()) << ran.out;
  EXPECT_EQ(told.at("facts").at("balanced").to_number<int>(), 1);
  EXPECT_EQ(told.at("facts").at("ledger_custody_fen").to_number<std::int64_t>(), sum_of_the_night);
}

TEST_F(Night, ImportedTwiceItChangesNothing) {
  const std::string xml = statement(night, 0, sum_of_the_night, lines_of_the_night);
  ASSERT_EQ(upload(xml).exit_code, 0);
  const Digests before = store_.digests();
  const Ran again = upload(xml);
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(text_of(only_statement(again).at("outcome")), "duplicate");
  EXPECT_EQ(store_.digests(), before);
}

TEST_F(Night, ALineThatTheLedgerLacksIsABreakUntilTheInstructionComes) {
  auto lines = lines_of_the_night;
  lines.push_back({"T-9", 7'700, night});
  const std::string xml = statement(night, 0, sum_of_the_night + 7'700, lines);
  const Ran ran = upload(xml);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const auto told = only_statement(ran);
  const auto& breaks = told.at("breaks").as_array();
  ASSERT_EQ(breaks.size(), 2u) << ran.out;
  EXPECT_EQ(text_of(breaks[0].at("kind")), "missing_in_ledger");
  EXPECT_EQ(text_of(breaks[0].at("bank_txn_no")), "T-9");
  EXPECT_EQ(breaks[0].at("bank_amount_fen").to_number<std::int64_t>(), 7'700);
  EXPECT_EQ(text_of(breaks[1].at("kind")), "balance_break");
  EXPECT_EQ(told.at("facts").at("balanced").to_number<int>(), 0);

  // The line the ledger lacked is reported late; the next day's statement closes both breaks.
  const Ran late = store_.import_lines(boost::json::serialize(boost::json::object{{"command", "topup"},
                                                                                  {"on", "2023-10-10"},
                                                                                  {"event_date", night},
                                                                                  {"operator_id", the_operator},
                                                                                  {"card_id", 3},
                                                                                  {"outlet_id", 1},
                                                                                  {"amount_fen", 7'700},
                                                                                  {"bank_txn_no", "T-9"},
                                                                                  {"payee_account", the_account}}));
  ASSERT_EQ(late.json().at("accepted").to_number<int>(), 1) << late.out << late.err;
  const Ran next = upload(statement("2023-10-10", sum_of_the_night + 7'700, sum_of_the_night + 7'700, {}));
  ASSERT_EQ(next.exit_code, 0) << next.err;
  EXPECT_EQ(only_statement(next).at("facts").at("balanced").to_number<int>(), 1) << next.out;
  const Ran again = upload(xml);
  const auto shown = only_statement(again);
  for (const auto& each : shown.at("breaks").as_array()) EXPECT_FALSE(each.at("open").as_bool()) << again.out;
}

TEST_F(Night, ALineThatTheBankLacksIsABreak) {
  auto lines = lines_of_the_night;
  lines.erase(lines.begin() + 1);
  const Ran ran = upload(statement(night, 0, sum_of_the_night - 30'000, lines));
  const auto told = only_statement(ran);
  ASSERT_EQ(told.at("breaks").as_array().size(), 2u) << ran.out;
  EXPECT_EQ(text_of(told.at("breaks").at(0).at("kind")), "missing_in_bank");
  EXPECT_EQ(text_of(told.at("breaks").at(0).at("bank_txn_no")), "T-3");
}

TEST_F(Night, ABrokenStatementIsRefusedAndMayBeSentAgain) {
  const Ran wrong = upload(statement(night, 0, sum_of_the_night + 1, lines_of_the_night));
  EXPECT_EQ(wrong.exit_code, 1);
  const auto told = only_statement(wrong);
  EXPECT_EQ(text_of(told.at("outcome")), "refused");
  EXPECT_EQ(text_of(told.at("code")), "ledger.statement_broken");
  EXPECT_FALSE(told.at("continuous").as_bool());
  EXPECT_EQ(text_of(told.at("facts").at("field")), "closing");
  // Of the next day before this one: it opens with what no statement closed with, once this one is there.
  const std::string next = statement("2023-10-10", sum_of_the_night, sum_of_the_night, {});
  ASSERT_EQ(upload(statement(night, 0, sum_of_the_night, lines_of_the_night)).exit_code, 0);
  const Ran gap = upload(statement("2023-10-10", 1, 1, {}));
  EXPECT_EQ(gap.exit_code, 1);
  EXPECT_EQ(text_of(only_statement(gap).at("facts").at("field")), "opening");
  EXPECT_EQ(upload(next).exit_code, 0);
}

TEST_F(Night, CounterpartiesStayInTheVault) {
  const Ran ran = upload(statement(night, 0, sum_of_the_night, lines_of_the_night));
  ASSERT_EQ(ran.exit_code, 0);
  const std::string journal = read_file(store_.journal());
  for (const char* secret : {"张三", "6225880000001234"}) {
    EXPECT_EQ(journal.find(secret), std::string::npos);
    EXPECT_EQ(ran.out.find(secret), std::string::npos);
    EXPECT_EQ(read_file(store_.verdicts()).find(secret), std::string::npos);
    EXPECT_EQ(read_file(store_.folder() + "/vault.db").find(secret), std::string::npos) << "encrypted";
  }
  EXPECT_GE(store_.ask({"vault", "check"}).json().at("texts").to_number<int>(), 2);
}

TEST_F(Night, WhoseAccountItIs) {
  const std::string xml = statement(night, 0, sum_of_the_night, lines_of_the_night);
  const Digests before = store_.digests();
  const Ran other = upload(xml, {"--operator", "999"});
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_NE(other.err.find("is not a custody account of operator 999"), std::string::npos) << other.err;
  const Ran stranger = upload(xml, {"--bank", "4"});
  EXPECT_EQ(stranger.exit_code, 1);
  EXPECT_EQ(text_of(only_statement(stranger).at("code")), "ledger.forbidden");
  EXPECT_EQ(store_.digests().ledger, before.ledger);
  const Ran ours = upload(xml, {"--operator", the_operator});
  EXPECT_EQ(ours.exit_code, 0) << ours.err;
}

TEST_F(Night, WhatAnAccountInFenCannotTakeIsRefusedNamingLineAndElement) {
  const Digests before = store_.digests();
  const std::string good = statement(night, 0, sum_of_the_night, lines_of_the_night);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string xml = good;
    return xml.replace(xml.find(from), from.size(), to);
  };
  struct Case {
    std::string xml, said;
  };
  for (const Case& c : std::vector<Case>{
           {with("<Amt Ccy=\"CNY\">300.00", "<Amt Ccy=\"EUR\">300.00"), "line 7: Ccy: "},
           {with("<AcctSvcrRef>T-4</AcctSvcrRef>", ""), "line 8: AcctSvcrRef: the entry has no reference"},
           {with(">T-4<", ">T-4567890123456789012345678901234567<"), "line 8: AcctSvcrRef: the reference must be"},
           {with(">200.00<", ">200.001<"), "line 8: Amt: is not a whole number of hundredths"},
           {with("<CdtDbtInd>CRDT", "<CdtDbtInd>CREDIT"), "line 4: CdtDbtInd: must be CRDT or DBIT"},
           {with("2023-10-09</Dt></Dt>", "2023-10-32</Dt></Dt>"), "line 4: Dt: "},
           {with("</Stmt>", ""), "line 12: not well-formed XML"},
           {with("<Document", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Document"), "line 2"},
       }) {
    const Ran ran = upload(c.xml);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_NE(ran.err.find("statement.xml, " + c.said), std::string::npos) << c.said << "\n" << ran.err;
  }
  EXPECT_EQ(store_.digests(), before);
}

TEST_F(Night, AStatementOfAFarDayTurnsNothing) {
  const Digests before = store_.digests();
  const Ran ran = upload(statement("2043-10-09", 0, sum_of_the_night, {}));
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_NE(ran.err.find("statement.xml, line "), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("2043-10-10"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("--catch-up"), std::string::npos) << ran.err;
  EXPECT_EQ(store_.digests(), before);
}

// --- the public samples ----------------------------------------------------------------------------------------------

struct Sample {
  const char* name;
  std::size_t statements, lines;
  bool continuous;
  std::int64_t opening, closing;
};
constexpr Sample valid_samples[]{
    {"camt.053.001.04-postfinance-13-entries.xml", 1, 13, true, 32'215'216, 32'268'977},
    {"camt.053.001.02-multi-statement.xml", 1, 2, true, 1'815, 2'000},  // two of one day that chain are one
    {"camt.053.001.02-balance-mismatch.xml", 1, 1, false, 1'815, -2'700},
    {"camt.053.001.08-sign-mismatch.xml", 1, 1, false, 1'815, -2'700},
};

TEST(StatementSamples, ValidOnesAreReadAndFaultsOfBalanceReported) {
  const Store store = Store::with_operator();
  const Digests before = store.digests();
  for (const Sample& sample : valid_samples) {
    SCOPED_TRACE(sample.name);
    GB_SAMPLE_OR_SKIP(path, std::string("iso20022/") + sample.name);
    const Ran ran = store.import(path);
    EXPECT_EQ(ran.exit_code, 1) << "the account is nobody's here";
    const auto answer = ran.json();
    const auto& told = answer.at("statements").as_array();
    ASSERT_EQ(told.size(), sample.statements) << ran.out;
    EXPECT_EQ(text_of(told[0].at("outcome")), "unknown_account");
    EXPECT_EQ(told[0].at("lines").to_number<std::size_t>(), sample.lines);
    EXPECT_EQ(told[0].at("continuous").as_bool(), sample.continuous);
    EXPECT_EQ(told[0].at("opening_fen").to_number<std::int64_t>(), sample.opening);
    EXPECT_EQ(told[0].at("closing_fen").to_number<std::int64_t>(), sample.closing);
  }
  EXPECT_EQ(store.digests(), before);
}

TEST(StatementSamples, InvalidOnesAreRefusedNamingLineAndReason) {
  const Store store = Store::with_operator();
  const Digests before = store.digests();
  struct Case {
    const char* name;
    const char* said;
  };
  for (const Case& c : {
           Case{"camt.053.001.02-schema-invalid-balance-ok.xml", "line 62: NtryRef: the element is not expected here"},
           Case{"camt.053.001.02-schema-invalid.xml", "line 3: Stmt: the element is missing"},
           Case{"camt.054.001.04.xml", "line 2: this is a camt.054, a notification"},
           Case{"camt.054.001.08.xml", "line 2: this is a camt.054, a notification"},
           Case{"pain.001.001.03.xml", "line 3: this is a pain.001.001.03, not a camt.053 statement"},
           Case{"pain.001.001.09.xml", "line 2: this is a pain.001.001.09, not a camt.053 statement"},
       }) {
    GB_SAMPLE_OR_SKIP(path, std::string("iso20022/") + c.name);
    const Ran ran = store.import(path);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_NE(ran.err.find(std::string(c.name) + ", " + c.said), std::string::npos) << ran.err;
  }
  EXPECT_EQ(store.digests(), before);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// The valid samples again, as if the account were ours: in yuan, and in a month in which it was open.
TEST(StatementSamples, OfOurAccountTheyAreUploaded) {
  GB_SAMPLE_OR_SKIP(swiss, "iso20022/camt.053.001.04-postfinance-13-entries.xml");
  GB_SAMPLE_OR_SKIP(dutch, "iso20022/camt.053.001.02-multi-statement.xml");
  const std::string ours = "<Othr><Id>" + the_account + "</Id></Othr>";
  struct Case {
    std::string xml;
    std::int64_t first;  // amount that the ledger lacks
    std::size_t missing;
  };
  std::string first = replaced(read_file(swiss), "<IBAN>CH0309000000250090342</IBAN>", ours);
  for (const auto& [from, to] : std::map<std::string, std::string>{
           {"\"CHF\"", "\"CNY\""}, {"2016-03-", "2023-09-"}, {"2016-04-", "2023-10-"}, {"2016-05-", "2023-11-"}}) {
    first = replaced(first, from, to);
  }
  std::string second = replaced(read_file(dutch), "<IBAN>NL26VAYB8060476890</IBAN>", ours);
  for (const auto& [from, to] :
       std::map<std::string, std::string>{{"\"EUR\"", "\"CNY\""}, {"2014-12-", "2023-12-"}, {"2015-01-", "2024-01-"}}) {
    second = replaced(second, from, to);
  }
  for (const Case& c : {Case{first, -2'400, 13}, Case{second, 885, 2}}) {
    const Store store = Store::with_operator();
    const Ran ran = store.import(store.write("ours.xml", c.xml));
    ASSERT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    const auto answer = ran.json();
    const auto& told = answer.at("statements").as_array().at(0);
    EXPECT_EQ(text_of(told.at("outcome")), "accepted");
    const auto& breaks = told.at("breaks").as_array();
    ASSERT_EQ(breaks.size(), c.missing + 1) << ran.out;
    for (std::size_t i = 0; i < c.missing; ++i) EXPECT_EQ(text_of(breaks[i].at("kind")), "missing_in_ledger");
    EXPECT_EQ(breaks[0].at("bank_amount_fen").to_number<std::int64_t>(), c.first);
    EXPECT_EQ(text_of(breaks[c.missing].at("kind")), "balance_break");
    const std::string journal = read_file(store.journal());
    EXPECT_EQ(journal.find("Robert Schneider"), std::string::npos);
  }
}

}  // namespace
}  // namespace gongbao::import_test
