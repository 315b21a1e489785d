// camt.053: the public samples, and XML made to do harm.
#include "formats/camt.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "formats/test_files.h"

namespace gongbao::formats {
namespace {

// A statement as small as version 04 allows; made up.
constexpr const char* small = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04">
<BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2023-10-09T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><CreDtTm>2023-10-09T20:00:00</CreDtTm>
<Acct><Id><Othr><Id>6217000010001234567</Id></Othr></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">160000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2023-10-08</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">201000.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2023-10-09</Dt></Dt></Bal>
<Ntry><Amt Ccy="CNY">50000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2023-10-09</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><BkTxCd/></Ntry>
<Ntry><Amt Ccy="CNY">12000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2023-10-09T12:00:00+08:00</DtTm></BookgDt><ValDt><Dt>2023-10-10</Dt></ValDt><AcctSvcrRef>B2</AcctSvcrRef><BkTxCd/></Ntry>
<Ntry><NtryRef>B3</NtryRef><Amt Ccy="CNY">3000.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2023-10-09</Dt></ValDt><BkTxCd/></Ntry>
<Ntry><Amt Ccy="CNY">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2023-10-09</Dt></BookgDt><AcctSvcrRef>B4</AcctSvcrRef><BkTxCd/></Ntry>
</Stmt>
</BkToCstmrStmt>
</Document>
)";

Result<std::vector<Statement>> read_text(std::string_view text, const CamtOptions& options = {}) {
  const TestFolder folder;
  return read_camt053(folder.write("s.xml", text), options);
}

TEST(Camt, ASmallStatement) {
  const auto statements = read_text(small);
  ASSERT_TRUE(statements) << to_string(statements.error());
  ASSERT_EQ(statements->size(), 1u);
  const Statement& s = statements->front();
  EXPECT_EQ(s.account_no, "6217000010001234567");
  EXPECT_EQ(s.date, date_of(2023, 10, 9));
  EXPECT_EQ(s.opening.amount.fen, 16'000'000);
  ASSERT_EQ(s.lines.size(), 3u) << "a pending entry is not booked";
  EXPECT_EQ(s.lines[1].amount.fen, -1'200'000);
  EXPECT_EQ(s.lines[1].value_date, date_of(2023, 10, 10));
  EXPECT_EQ(s.lines[1].booking_date, date_of(2023, 10, 9));
  EXPECT_EQ(s.lines[2].bank_txn_no, "B3");
  EXPECT_EQ(s.lines[2].booking_date, date_of(2023, 10, 9));
  // The figures of spec/01 part 10, example 38.
  EXPECT_TRUE(check_continuity(s, Money{16'000'000}));
  EXPECT_TRUE(check_continuity(s, std::nullopt));
  ASSERT_EQ(remarks(s).size(), 1u);
  EXPECT_EQ(to_string(remarks(s)[0]),
            "line 10: lines: the value date lies after the day of the statement (cli.statement_remark)");
  const auto other_day = check_continuity(s, Money{15'999'999});
  ASSERT_FALSE(other_day);
  EXPECT_EQ(other_day.error().code, "ledger.statement_broken");
  EXPECT_EQ(other_day.error().message,
            "the opening balance is 160000.00, the previous statement closed with 159999.99");
}

void replace_once(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(Camt, FaultsNameLineAndElement) {
  struct Case {
    std::string from, to, field;
    int line;
    std::string message;
  };
  for (const Case& c : std::vector<Case>{
           {"<MsgId>M1</MsgId>", "", "MsgId", 4, "missing"},
           {"<Id>S1</Id><CreDtTm>", "<CreDtTm>", "Id", 5, "missing"},
           {"<Ntry><Amt Ccy=\"CNY\">50000</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
            "<Ntry><CdtDbtInd>CRDT</CdtDbtInd><Amt Ccy=\"CNY\">50000</Amt>", "CdtDbtInd", 9, "not expected here"},
           {"<Sts>BOOK</Sts>", "<Sts>DONE</Sts>", "Sts", 9, "BOOK, PDNG or INFO"},
           {"<Sts>BOOK</Sts>", "<Sts>BOOK</Sts><Colour>red</Colour>", "Colour", 9, "not expected here"},
           {">50000<", ">fifty<", "Amt", 9, "not an amount"},
           {">50000<", ">-50000<", "Amt", 9, "must not be negative"},
           {">50000<", ">50000.001<", "Amt", 9, "whole number of hundredths"},
           {">50000<", ">999999999999999999<", "Amt", 9, "whole number of hundredths"},
           {"<Amt Ccy=\"CNY\">50000", "<Amt>50000", "Amt", 9, "Ccy"},
           {"<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>OUT</CdtDbtInd>", "CdtDbtInd", 10, "CRDT or DBIT"},
           {"<Dt>2023-10-08</Dt>", "<Dt>2023-10-32</Dt>", "Dt", 7, "no such day"},
           {"<Dt><Dt>2023-10-08</Dt></Dt>", "<Dt/>", "Dt|DtTm", 7, "missing"},
           {"<Cd>CLBD</Cd>", "<Cd>CLAV</Cd>", "Stmt", 5, "no closing booked balance"},
           {"<Cd>CLBD</Cd>", "<Cd>OPBD</Cd>", "Bal", 8, "stands twice"},
           {"<Othr><Id>6217000010001234567</Id></Othr>", "<IBAN></IBAN>", "Id", 6, "1 to 34"},
           {"</Stmt>", "", "", 16, "not well-formed"},
       }) {
    std::string text = small;
    replace_once(text, c.from, c.to);
    const auto refused = read_text(text);
    ASSERT_FALSE(refused) << c.to;
    EXPECT_EQ(refused.error().code, "ledger.schema_invalid");
    EXPECT_EQ(refused.error().field, c.field) << c.to << ": " << refused.error().message;
    EXPECT_EQ(refused.error().where, "s.xml, line " + std::to_string(c.line)) << c.to;
    EXPECT_NE(refused.error().message.find(c.message), std::string::npos) << refused.error().message;
  }
}

TEST(Camt, XmlMadeToDoHarmIsRefused) {
  const TestFolder folder;
  const std::string secret = folder.write("secret", "top secret");
  struct Case {
    std::string text, message;
  };
  std::string laughs = "<!DOCTYPE Document [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 20; ++i) {
    const std::string below = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + below + below + below + below + "\">";
  }
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<a>";
  std::string inside = small;
  replace_once(inside, "<MsgId>M1", "<MsgId>&a19;");
  inside.insert(inside.find('\n') + 1, laughs + "]>\n");
  for (const Case& c : std::vector<Case>{
           {inside, "DOCTYPE"},
           {"<!DOCTYPE Document [<!ENTITY x SYSTEM \"file://" + secret + "\">]><Document>&x;</Document>", "DOCTYPE"},
           {"<!DOCTYPE Document SYSTEM \"http://localhost:9/x.dtd\"><Document/>", "DOCTYPE"},
           {deep, "not well-formed"},
           {"", "not well-formed"},
           {"not xml", "not well-formed"},
           {std::string("<a>\0</a>", 8), "not well-formed"},
           {"<a>\xff</a>", "not well-formed"},
           {"<Document/>", "not an ISO 20022 document"},
           {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.03\"/>", "02, 04 and 08"},
           {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.04\"/>", "missing"},
           {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.04\"/>", "a camt.052.001.04"},
       }) {
    const auto refused = read_text(c.text);
    ASSERT_FALSE(refused) << c.text.substr(0, 60);
    EXPECT_NE(refused.error().message.find(c.message), std::string::npos) << refused.error().message;
    EXPECT_EQ(to_string(refused.error()).find("secret"), std::string::npos);
    EXPECT_NE(refused.error().where.find("s.xml"), std::string::npos);
  }
  EXPECT_NE(read_text(std::string(2'000'000, ' '), {.schema_folder = {}, .max_bytes = 1'000'000})
                .error()
                .message.find("larger than"),
            std::string::npos);
  // A large text inside an element we never look at costs its size and no more.
  std::string padded = small;
  replace_once(padded, "<BkTxCd/>", "<BkTxCd/><AddtlNtryInf>" + std::string(9'000'000, 'x') + "</AddtlNtryInf>");
  EXPECT_TRUE(read_text(padded));
}

TEST(Camt, CounterpartyDetailsAndRemarks) {
  std::string text = small;
  replace_once(
      text, "<AcctSvcrRef>B1</AcctSvcrRef><BkTxCd/>",
      "<BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy=\"CNY\">49999.99</Amt>"
      "<CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Nm>王小明</Nm></Dbtr><DbtrAcct><Id><Othr><Id>622200</Id></Othr>"
      "</Id></DbtrAcct></RltdPties></TxDtls></NtryDtls>");
  replace_once(text, "<NtryRef>B3</NtryRef>", "");
  replace_once(text, ">160000.00<", ">159999.99<");
  const auto statements = read_text(text);
  ASSERT_TRUE(statements) << to_string(statements.error());
  const Statement& s = statements->front();
  EXPECT_EQ(s.lines[0].bank_txn_no, "E1");
  EXPECT_EQ(s.lines[0].counterparty.name, "王小明");
  EXPECT_EQ(s.lines[0].counterparty.account, "622200");
  EXPECT_EQ(s.lines[0].details_sum, Money{4'999'999});
  std::string all;
  for (const Problem& p : remarks(s)) all += to_string(p) + "\n";
  EXPECT_EQ(all,
            "line 9: lines: the details add up to 49999.99, the entry is 50000.00 (cli.statement_remark)\n"
            "line 10: lines: the value date lies after the day of the statement (cli.statement_remark)\n"
            "line 11: lines: has no reference of the bank (cli.statement_remark)\n");
  EXPECT_EQ(check_continuity(s, std::nullopt).error().message,
            "opening 159999.99 and lines 41000.01 make 201000.00, the closing balance is 201000.01");
}

// --- the public samples: with our own checks, and with the published schemas -----------------------------------------

class CamtSamples : public testing::TestWithParam<bool> {
 protected:
  CamtOptions options() const {
    return {.schema_folder = GetParam() ? sample_path("iso20022/xsd") : "", .max_bytes = std::size_t{64} << 20};
  }
};
INSTANTIATE_TEST_SUITE_P(WithAndWithoutSchemas, CamtSamples, testing::Bool());

TEST_P(CamtSamples, ThirteenEntriesOfABank) {
  GB_SAMPLE_OR_SKIP(path, "iso20022/camt.053.001.04-postfinance-13-entries.xml");
  const auto statements = read_camt053(path, options());
  ASSERT_TRUE(statements) << to_string(statements.error());
  ASSERT_EQ(statements->size(), 1u);
  const Statement& s = statements->front();
  EXPECT_EQ(s.account_no, "CH0309000000250090342");
  EXPECT_EQ(s.date, date_of(2016, 4, 30));
  ASSERT_EQ(s.lines.size(), 13u);
  EXPECT_EQ(s.lines[0].bank_txn_no, "20160401001027080060699001000107");
  EXPECT_EQ(s.lines[0].amount.fen, -2'400);
  EXPECT_EQ(s.lines[6].value_date, date_of(2016, 5, 30));
  std::uint32_t details = 0;
  for (const StatementLine& line : s.lines) details += line.details;
  EXPECT_EQ(details, 32u);
  EXPECT_TRUE(check_continuity(s, Money{32'215'216}));
}

TEST_P(CamtSamples, TwoStatementsInOneFile) {
  GB_SAMPLE_OR_SKIP(path, "iso20022/camt.053.001.02-multi-statement.xml");
  const auto statements = read_camt053(path, options());
  ASSERT_TRUE(statements) << to_string(statements.error());
  ASSERT_EQ(statements->size(), 2u);
  for (const Statement& s : *statements) EXPECT_TRUE(check_continuity(s, std::nullopt));
  EXPECT_EQ(statements->front().lines.at(0).bank_txn_no, "000000001");
}

// Read, reported, and not repaired.
TEST_P(CamtSamples, FaultsOfBalanceAreTheStatementChecks) {
  for (const char* name :
       {"iso20022/camt.053.001.02-balance-mismatch.xml", "iso20022/camt.053.001.08-sign-mismatch.xml"}) {
    GB_SAMPLE_OR_SKIP(path, name);
    const auto statements = read_camt053(path, options());
    ASSERT_TRUE(statements) << to_string(statements.error());
    ASSERT_EQ(statements->size(), 1u);
    const auto broken = check_continuity(statements->front(), std::nullopt);
    ASSERT_FALSE(broken) << name;
    EXPECT_EQ(broken.error().code, "ledger.statement_broken");
    EXPECT_EQ(broken.error().message, "opening 18.15 and lines 8.85 make 27.00, the closing balance is -27.00");
    EXPECT_EQ(statements->front().closing.amount.fen, -2'700);
    EXPECT_FALSE(remarks(statements->front()).empty()) << "the balances are in different currencies";
  }
}

TEST_P(CamtSamples, WhatTheSchemaForbidsIsRefusedWithLineAndReason) {
  GB_SAMPLE_OR_SKIP(wrong_order, "iso20022/camt.053.001.02-schema-invalid-balance-ok.xml");
  GB_SAMPLE_OR_SKIP(no_statement, "iso20022/camt.053.001.02-schema-invalid.xml");
  const auto order = read_camt053(wrong_order, options());
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().where, "camt.053.001.02-schema-invalid-balance-ok.xml, line 62");
  EXPECT_NE(to_string(order.error()).find("NtryRef"), std::string::npos);
  EXPECT_NE(order.error().message.find("not expected"), std::string::npos) << order.error().message;
  const auto missing = read_camt053(no_statement, options());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, "camt.053.001.02-schema-invalid.xml, line 3");
  EXPECT_NE(to_string(missing.error()).find("Stmt"), std::string::npos);
}

TEST_P(CamtSamples, OtherMessagesAreToldApart) {
  for (const auto& [name, message] :
       std::vector<std::pair<const char*, const char*>>{{"iso20022/camt.054.001.04.xml", "camt.054, a notification"},
                                                        {"iso20022/camt.054.001.08.xml", "camt.054, a notification"},
                                                        {"iso20022/pain.001.001.03.xml", "a pain.001.001.03"}}) {
    GB_SAMPLE_OR_SKIP(path, name);
    const auto refused = read_camt053(path, options());
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find(message), std::string::npos) << refused.error().message;
  }
}

TEST(Camt, ASchemaSaysMoreThanWeCheckAndNeverQuotesWhatItRefused) {
  GB_SAMPLE_OR_SKIP(schemas, "iso20022/xsd");
  std::string text = small;
  replace_once(
      text, "<BkTxCd/>",
      "<BkTxCd/><NtryDtls><TxDtls><Amt Ccy=\"CNY\">50000</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Nm>" +
          std::string(150, 'W') + "</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>");
  EXPECT_TRUE(read_text(text));
  const auto refused = read_text(text, {.schema_folder = schemas, .max_bytes = 1'000'000});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, "s.xml, line 9");
  EXPECT_EQ(refused.error().message.find("WWW"), std::string::npos) << refused.error().message;
  EXPECT_NE(refused.error().message.find("Nm"), std::string::npos) << refused.error().message;
  EXPECT_EQ(read_text(small, {.schema_folder = "/nowhere", .max_bytes = 1'000'000}).error().code,
            "cli.file_unreadable");
}

RC_GTEST_PROP(CamtProperty, MutatedStatementsAreStatementsOrProblems, ()) {
  std::string text = small;
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text.insert(at, 1, *rc::gen::elementOf(std::string("<>/&;\"x0.-")));
        break;
      case 2:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 40));
        break;
      default:
        text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), 60));
        break;
    }
  }
  const auto statements = read_text(text);
  if (!statements) {
    RC_ASSERT(!statements.error().message.empty());
    RC_ASSERT(!statements.error().where.empty());
    return;
  }
  for (const Statement& s : *statements) (void)check_continuity(s, std::nullopt);
}

}  // namespace
}  // namespace gongbao::formats
