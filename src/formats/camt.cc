// camt.053 element by element. The models below are the order and number of elements as ISO 20022 publishes them, for
// the elements that are read.
#include "formats/camt.h"

#include "base/text.h"
#include "formats/decimal.h"
#include "formats/input_file.h"
#include "formats/xml_tree.h"

namespace gongbao::formats {
namespace {

constexpr std::string_view iso_20022 = "urn:iso:std:iso:20022:tech:xsd:";

// Of one version. The versions differ in few places, which stand side by side here.
struct Models {
  std::string_view version, message, group_header, statement, account, entry, details;
};

constexpr Models versions[]{
    {"02", "GrpHdr Stmt+", "MsgId CreDtTm MsgRcpt? MsgPgntn? AddtlInf?",
     "Id ElctrncSeqNb? LglSeqNb? CreDtTm FrToDt? CpyDplctInd? RptgSrc? Acct RltdAcct? Intrst* Bal+ TxsSummry? Ntry* "
     "AddtlStmtInf?",
     "Id Tp? Ccy? Nm? Ownr? Svcr?",
     "NtryRef? Amt CdtDbtInd RvslInd? Sts BookgDt? ValDt? AcctSvcrRef? Avlbty* BkTxCd ComssnWvrInd? AddtlInfInd? "
     "AmtDtls? Chrgs* TechInptChanl? Intrst* NtryDtls* AddtlNtryInf?",
     "Refs? AmtDtls? Avlbty* BkTxCd? Chrgs* Intrst* RltdPties? RltdAgts? Purp? RltdRmtInf* RmtInf? RltdDts? RltdPric? "
     "RltdQties* FinInstrmId? Tax? RtrInf? CorpActn? SfkpgAcct? AddtlTxInf?"},
    {"04", "GrpHdr Stmt+ SplmtryData*", "MsgId CreDtTm MsgRcpt? MsgPgntn? OrgnlBizQry? AddtlInf?",
     "Id StmtPgntn? ElctrncSeqNb? LglSeqNb? CreDtTm FrToDt? CpyDplctInd? RptgSrc? Acct RltdAcct? Intrst* Bal+ "
     "TxsSummry? "
     "Ntry* AddtlStmtInf?",
     "Id Tp? Ccy? Nm? Ownr? Svcr?",
     "NtryRef? Amt CdtDbtInd RvslInd? Sts BookgDt? ValDt? AcctSvcrRef? Avlbty* BkTxCd ComssnWvrInd? AddtlInfInd? "
     "AmtDtls? Chrgs? TechInptChanl? Intrst? CardTx? NtryDtls* AddtlNtryInf?",
     "Refs? Amt CdtDbtInd AmtDtls? Avlbty* BkTxCd? Chrgs? Intrst? RltdPties? RltdAgts? Purp? RltdRmtInf* RmtInf? "
     "RltdDts? "
     "RltdPric? RltdQties* FinInstrmId? Tax? RtrInf? CorpActn? SfkpgAcct? CshDpst* CardTx? AddtlTxInf? SplmtryData*"},
    {"08", "GrpHdr Stmt+ SplmtryData*", "MsgId CreDtTm MsgRcpt? MsgPgntn? OrgnlBizQry? AddtlInf?",
     "Id StmtPgntn? ElctrncSeqNb? RptgSeq? LglSeqNb? CreDtTm? FrToDt? CpyDplctInd? RptgSrc? Acct RltdAcct? Intrst* "
     "Bal+ "
     "TxsSummry? Ntry* AddtlStmtInf?",
     "Id Tp? Ccy? Nm? Prxy? Ownr? Svcr?",
     "NtryRef? Amt CdtDbtInd RvslInd? Sts BookgDt? ValDt? AcctSvcrRef? Avlbty* BkTxCd ComssnWvrInd? AddtlInfInd? "
     "AmtDtls? Chrgs? TechInptChanl? Intrst? CardTx? NtryDtls* AddtlNtryInf?",
     "Refs? Amt? CdtDbtInd? AmtDtls? Avlbty* BkTxCd? Chrgs? Intrst? RltdPties? RltdAgts? LclInstrm? Purp? RltdRmtInf* "
     "RmtInf? RltdDts? RltdPric? RltdQties* FinInstrmId? Tax? RtrInf? CorpActn? SfkpgAcct? CshDpst* CardTx? "
     "AddtlTxInf? "
     "SplmtryData*"},
};
constexpr std::string_view balance_model = "Tp CdtLine* Amt CdtDbtInd Dt Avlbty*";

// Reads one file; every fault ends up as a Problem with the element's line.
class CamtReader {
 public:
  CamtReader(const Models& models, const std::string& file_name) : models_(models), file_name_(file_name) {}

  Result<std::vector<Statement>> read(XmlElement document) const;

 private:
  std::unexpected<Problem> wrong(XmlElement element, std::string message) const {
    return problem("ledger.schema_invalid", std::string(element.name()), std::move(message),
                   file_name_ + ", line " + std::to_string(element.line()));
  }
  Result<void> check(XmlElement element, std::string_view model) const {
    return check_children(element, model, file_name_);
  }
  Result<Statement> statement(XmlElement stmt) const;
  Result<std::string> account(XmlElement acct) const;
  Result<void> balance(XmlElement bal, std::optional<StatementBalance>& opening,
                       std::optional<StatementBalance>& previous, std::optional<StatementBalance>& closing) const;
  Result<std::optional<StatementLine>> entry(XmlElement ntry) const;
  Result<void> details(XmlElement ntry, StatementLine& line, bool credit) const;
  Result<Money> money(XmlElement amt, std::string& currency) const;
  Result<bool> is_credit(XmlElement parent) const;
  Result<Date> date(XmlElement choice) const;
  Result<bool> is_booked(XmlElement sts) const;

  const Models& models_;
  const std::string& file_name_;
};

Result<std::vector<Statement>> CamtReader::read(XmlElement document) const {
  if (auto ok = check(document, "BkToCstmrStmt"); !ok) return std::unexpected(ok.error());
  const XmlElement message = document.child("BkToCstmrStmt");
  if (auto ok = check(message, models_.message); !ok) return std::unexpected(ok.error());
  if (auto ok = check(message.child("GrpHdr"), models_.group_header); !ok) return std::unexpected(ok.error());
  std::vector<Statement> all;
  for (const XmlElement stmt : message.children("Stmt")) {
    auto read = statement(stmt);
    if (!read) return std::unexpected(read.error());
    all.push_back(*std::move(read));
  }
  return all;
}

Result<Statement> CamtReader::statement(XmlElement stmt) const {
  if (auto ok = check(stmt, models_.statement); !ok) return std::unexpected(ok.error());
  Statement out;
  out.statement_id = stmt.child("Id").text();
  const auto account_no = account(stmt.child("Acct"));
  if (!account_no) return std::unexpected(account_no.error());
  out.account_no = *account_no;
  std::optional<StatementBalance> opening, previous, closing;
  for (const XmlElement bal : stmt.children("Bal")) {
    if (auto ok = balance(bal, opening, previous, closing); !ok) return std::unexpected(ok.error());
  }
  if (!opening) opening = previous;
  if (!opening) return wrong(stmt, "has no opening booked balance (OPBD, or PRCD)");
  if (!closing) return wrong(stmt, "has no closing booked balance (CLBD)");
  out.opening = *opening;
  out.closing = *closing;
  out.date = closing->date;
  for (const XmlElement ntry : stmt.children("Ntry")) {
    auto line = entry(ntry);
    if (!line) return std::unexpected(line.error());
    if (*line) out.lines.push_back(**std::move(line));
  }
  return out;
}

Result<std::string> CamtReader::account(XmlElement acct) const {
  if (auto ok = check(acct, models_.account); !ok) return std::unexpected(ok.error());
  const XmlElement id = acct.child("Id");
  if (auto ok = check(id, "IBAN|Othr"); !ok) return std::unexpected(ok.error());
  const XmlElement number = id.child("IBAN") ? id.child("IBAN") : id.at({"Othr", "Id"});
  std::string text = number.text();
  if (text.empty() || text.size() > 34) return wrong(id, "the account number must have 1 to 34 characters");
  return text;
}

Result<void> CamtReader::balance(XmlElement bal, std::optional<StatementBalance>& opening,
                                 std::optional<StatementBalance>& previous,
                                 std::optional<StatementBalance>& closing) const {
  if (auto ok = check(bal, balance_model); !ok) return ok;
  const XmlElement type = bal.at({"Tp", "CdOrPrtry"});
  if (!type) return wrong(bal.child("Tp"), "the element CdOrPrtry is missing");
  if (auto ok = check(type, "Cd|Prtry"); !ok) return ok;
  StatementBalance out;
  const auto amount = money(bal.child("Amt"), out.currency);
  if (!amount) return std::unexpected(amount.error());
  const auto credit = is_credit(bal);
  if (!credit) return std::unexpected(credit.error());
  const auto on = date(bal.child("Dt"));
  if (!on) return std::unexpected(on.error());
  out.amount.fen = *credit ? amount->fen : -amount->fen;
  out.date = *on;
  out.source_line = bal.line();
  const std::string code = type.child("Cd").text();
  std::optional<StatementBalance>* place = code == "OPBD"   ? &opening
                                           : code == "PRCD" ? &previous
                                           : code == "CLBD" ? &closing
                                                            : nullptr;
  if (place == nullptr) return {};
  if (*place) return wrong(bal, "the balance " + code + " stands twice");
  *place = out;
  return {};
}

Result<std::optional<StatementLine>> CamtReader::entry(XmlElement ntry) const {
  if (auto ok = check(ntry, models_.entry); !ok) return std::unexpected(ok.error());
  StatementLine line;
  line.source_line = ntry.line();
  const auto amount = money(ntry.child("Amt"), line.currency);
  if (!amount) return std::unexpected(amount.error());
  const auto credit = is_credit(ntry);
  if (!credit) return std::unexpected(credit.error());
  line.amount.fen = *credit ? amount->fen : -amount->fen;
  const auto booked = is_booked(ntry.child("Sts"));
  if (!booked) return std::unexpected(booked.error());

  const XmlElement booking = ntry.child("BookgDt");
  const XmlElement value = ntry.child("ValDt");
  if (!booking && !value) return wrong(ntry, "has neither a booking date nor a value date");
  const auto booking_date = date(booking ? booking : value);
  if (!booking_date) return std::unexpected(booking_date.error());
  const auto value_date = date(value ? value : booking);
  if (!value_date) return std::unexpected(value_date.error());
  line.booking_date = *booking_date;
  line.value_date = *value_date;

  line.bank_txn_no = ntry.child("AcctSvcrRef").text();
  if (line.bank_txn_no.empty()) line.bank_txn_no = ntry.child("NtryRef").text();
  if (auto ok = details(ntry, line, *credit); !ok) return std::unexpected(ok.error());
  if (!*booked) return std::optional<StatementLine>{};
  return std::optional(std::move(line));
}

Result<void> CamtReader::details(XmlElement ntry, StatementLine& line, bool credit) const {
  std::vector<XmlElement> all;
  for (const XmlElement block : ntry.children("NtryDtls")) {
    if (auto ok = check(block, "Btch? TxDtls*"); !ok) return ok;
    for (const XmlElement each : block.children("TxDtls")) all.push_back(each);
  }
  line.details = static_cast<std::uint32_t>(all.size());
  Wide sum = 0;
  bool complete = !all.empty();
  for (const XmlElement each : all) {
    if (auto ok = check(each, models_.details); !ok) return ok;
    const XmlElement amt = each.child("Amt") ? each.child("Amt") : each.at({"AmtDtls", "TxAmt", "Amt"});
    if (!amt) {
      complete = false;
      continue;
    }
    std::string currency;
    const auto amount = money(amt, currency);
    if (!amount) return std::unexpected(amount.error());
    const auto sign = each.child("CdtDbtInd") ? is_credit(each) : Result<bool>(credit);
    if (!sign) return std::unexpected(sign.error());
    complete = complete && currency == line.currency;
    sum += *sign ? amount->fen : -amount->fen;
  }
  if (complete) line.details_sum = narrow(sum);
  if (all.size() != 1) return {};

  const XmlElement refs = all[0].child("Refs");
  const std::string end_to_end = refs.child("EndToEndId").text();
  for (const std::string& reference :
       {refs.child("AcctSvcrRef").text(), end_to_end == "NOTPROVIDED" ? std::string{} : end_to_end,
        refs.child("TxId").text(), refs.at({"Prtry", "Ref"}).text()}) {
    if (line.bank_txn_no.empty()) line.bank_txn_no = reference;
  }
  const XmlElement parties = all[0].child("RltdPties");
  const XmlElement party = parties.child(credit ? "Dbtr" : "Cdtr");
  line.counterparty.name = (party.child("Pty") ? party.child("Pty") : party).child("Nm").text();
  const XmlElement id = parties.at({credit ? "DbtrAcct" : "CdtrAcct", "Id"});
  line.counterparty.account = id.child("IBAN") ? id.child("IBAN").text() : id.at({"Othr", "Id"}).text();
  return {};
}

Result<Money> CamtReader::money(XmlElement amt, std::string& currency) const {
  currency = amt.attribute("Ccy");
  const bool coded = currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!coded) return wrong(amt, "the attribute Ccy must be a currency of three capital letters");
  // XML Schema writes decimals with or without digits on either side of the point.
  std::string text = amt.text();
  if (text.starts_with('.')) text.insert(0, 1, '0');
  if (text.ends_with('.')) text.pop_back();
  const auto value = parse_decimal(text);
  if (!value || value->decimals > 5) return wrong(amt, "is not an amount");
  if (value->digits < 0) return wrong(amt, "must not be negative: the direction stands in CdtDbtInd");
  const auto fen = scaled(*value, 2, Rounding::exact);
  if (!fen) return wrong(amt, "is not a whole number of hundredths");
  return Money{*fen};
}

Result<bool> CamtReader::is_credit(XmlElement parent) const {
  const XmlElement indicator = parent.child("CdtDbtInd");
  const std::string text = indicator.text();
  if (text != "CRDT" && text != "DBIT") return wrong(indicator, "must be CRDT or DBIT");
  return text == "CRDT";
}

// The civil date as the bank wrote it; a time and a zone behind it change nothing.
Result<Date> CamtReader::date(XmlElement choice) const {
  if (auto ok = check(choice, "Dt|DtTm"); !ok) return std::unexpected(ok.error());
  const XmlElement element = choice.child("Dt") ? choice.child("Dt") : choice.child("DtTm");
  const std::string text = element.text();
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return wrong(element, day.error().message);
  const bool with_time = text.size() > 10 && text[10] == 'T';
  if (with_time != (element.name() == "DtTm")) return wrong(element, "is not a date of this kind");
  return *day;
}

Result<bool> CamtReader::is_booked(XmlElement sts) const {
  const bool nested = models_.version == "08";
  if (nested) {
    if (auto ok = check(sts, "Cd|Prtry"); !ok) return std::unexpected(ok.error());
  }
  const std::string text = nested ? sts.child("Cd").text() : sts.text();
  if (!nested && text != "BOOK" && text != "PDNG" && text != "INFO") return wrong(sts, "must be BOOK, PDNG or INFO");
  return text == "BOOK";
}

// "camt.053.001.04" of the document's namespace.
Result<std::string> message_of(XmlElement root, const std::string& file_name) {
  const std::string at = file_name + ", line " + std::to_string(root.line());
  const std::string_view name_space = root.name_space();
  if (root.name() != "Document" || !name_space.starts_with(iso_20022)) {
    return problem("ledger.schema_invalid", "", "not an ISO 20022 document", at);
  }
  std::string message(name_space.substr(iso_20022.size()));
  if (message.starts_with("camt.054.")) {
    return problem("ledger.schema_invalid", "",
                   "this is a camt.054, a notification of single entries without balances; a statement is camt.053",
                   at);
  }
  if (!message.starts_with("camt.053.001.")) {
    const bool plain =
        message.size() <= 40 && message.find_first_not_of("abcdefghijklmnopqrstuvwxyz.0123456789") == std::string::npos;
    return problem(
        "ledger.schema_invalid", "",
        "this is " + (plain ? "a " + message : std::string("another message")) + ", not a camt.053 statement", at);
  }
  return message;
}

Result<std::string> read_whole(const std::string& path, std::size_t max_bytes, std::string& file_name) {
  auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  file_name = file->name();
  std::string bytes;
  std::vector<std::uint8_t> chunk(std::size_t{1} << 16);
  for (;;) {
    const auto got = file->read(chunk);
    if (!got) return std::unexpected(got.error());
    bytes.append(reinterpret_cast<const char*>(chunk.data()), *got);
    if (bytes.size() > max_bytes) {
      return problem("ledger.schema_invalid", "", "larger than " + std::to_string(max_bytes) + " bytes", file_name);
    }
    if (*got < chunk.size()) return bytes;
  }
}

Problem finding(const std::string& field, std::string message, std::uint64_t line) {
  return Problem{"cli.statement_remark", field, std::move(message), line == 0 ? "" : "line " + std::to_string(line)};
}

}  // namespace

Result<bool> is_xml(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  std::array<std::uint8_t, 256> head{};
  const auto got = file->read(head);
  if (!got) return std::unexpected(got.error());
  std::string_view text(reinterpret_cast<const char*>(head.data()), *got);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trim_blanks(text).starts_with('<');
}

Result<std::vector<Statement>> read_camt053(const std::string& path, const CamtOptions& options) {
  std::string file_name;
  const auto bytes = read_whole(path, options.max_bytes, file_name);
  if (!bytes) return std::unexpected(bytes.error());
  const auto document = XmlDocument::parse(*bytes, file_name);
  if (!document) return std::unexpected(document.error());
  const auto message = message_of(document->root(), file_name);
  if (!message) return std::unexpected(message.error());
  for (const Models& models : versions) {
    if (!message->ends_with(models.version) || message->size() != 15) continue;
    if (!options.schema_folder.empty()) {
      const auto valid = document->validate(options.schema_folder + "/" + *message + ".xsd");
      if (!valid) return std::unexpected(valid.error());
    }
    return CamtReader(models, file_name).read(document->root());
  }
  return problem("ledger.schema_invalid", "", "camt.053 is read in the versions 02, 04 and 08 only", file_name);
}

Result<void> check_continuity(const Statement& statement, std::optional<Money> previous_closing) {
  const auto broken = [](std::string field, std::string message) {
    return problem("ledger.statement_broken", std::move(field), std::move(message));
  };
  if (previous_closing && *previous_closing != statement.opening.amount) {
    return broken("opening", "the opening balance is " + format_yuan(statement.opening.amount) +
                                 ", the previous statement closed with " + format_yuan(*previous_closing));
  }
  Wide sum = 0;
  for (const StatementLine& line : statement.lines) sum += line.amount.fen;
  const auto lines = narrow(sum);
  const auto end = narrow(sum + statement.opening.amount.fen);
  if (!lines || !end) return broken("lines", "the sum of the lines leaves the range of 64-bit fen");
  if (*end == statement.closing.amount) return {};
  return broken("closing", "opening " + format_yuan(statement.opening.amount) + " and lines " + format_yuan(*lines) +
                               " make " + format_yuan(*end) + ", the closing balance is " +
                               format_yuan(statement.closing.amount));
}

std::vector<Problem> remarks(const Statement& statement) {
  std::vector<Problem> all;
  const std::string& currency = statement.opening.currency;
  if (statement.closing.currency != currency) {
    all.push_back(finding("closing", "in " + statement.closing.currency + ", the opening balance in " + currency,
                          statement.closing.source_line));
  }
  for (const StatementLine& line : statement.lines) {
    if (line.currency != currency) {
      all.push_back(finding("lines", "in " + line.currency + ", the opening balance in " + currency, line.source_line));
    }
    if (line.details_sum && *line.details_sum != line.amount) {
      all.push_back(finding(
          "lines",
          "the details add up to " + format_yuan(*line.details_sum) + ", the entry is " + format_yuan(line.amount),
          line.source_line));
    }
    if (line.value_date > statement.date) {
      all.push_back(finding("lines", "the value date lies after the day of the statement", line.source_line));
    }
    if (line.bank_txn_no.empty()) all.push_back(finding("lines", "has no reference of the bank", line.source_line));
  }
  return all;
}

}  // namespace gongbao::formats
