// Quarter reports and the bank's periodic report: article 12 (12a, 12b, 12e). Every figure is the ledger's; an operator
// that gives others is told each difference. A confirmed quarter is frozen (spec/01 8.3; part 12, A6).
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// What is left out is filled in from the ledger.
struct SubmitQuarterReport {
  static constexpr std::uint16_t number = 1119;
  static constexpr std::string_view name = "submit_quarter_report";
  std::uint64_t operator_id = 0;
  Quarter quarter;
  std::optional<std::uint64_t> reported_bank;
  std::optional<std::string> account_no;
  std::optional<Money> received;
  std::optional<Money> redeemed;
  std::optional<Money> refunded;
  std::optional<Money> balance;
  std::optional<Money> custody_end;  // C when the quarter ended
  GB_FIELDS(operator_id, quarter, reported_bank, account_no, received, redeemed, refunded, balance, custody_end)
};
struct QuarterReported {
  static constexpr std::uint16_t number = 1620;
  std::uint64_t operator_id = 0;
  Quarter quarter;
  QuarterReport report;
  bool late = false;
  GB_FIELDS(operator_id, quarter, report, late)
};

// The verdict is computed; the district confirms that it looked.
struct CheckQuarterReport {
  static constexpr std::uint16_t number = 1120;
  static constexpr std::string_view name = "check_quarter_report";
  std::uint64_t operator_id = 0;
  Quarter quarter;
  GB_FIELDS(operator_id, quarter)
};
struct QuarterConfirmed {
  static constexpr std::uint16_t number = 1621;
  std::uint64_t operator_id = 0;
  Quarter quarter;
  std::int64_t floor = 0;
  std::int64_t custody_at_check = 0;
  bool meets_ratio = false;
  bool late = false;
  GB_FIELDS(operator_id, quarter, floor, custody_at_check, meets_ratio, late)
};

// The latest confirmed quarter only: the ones before it stay frozen.
struct ReopenQuarter {
  static constexpr std::uint16_t number = 1121;
  static constexpr std::string_view name = "reopen_quarter";
  std::uint64_t operator_id = 0;
  Quarter quarter;
  SealedText reason;
  GB_FIELDS(operator_id, quarter, reason)
};
struct QuarterReopened {
  static constexpr std::uint16_t number = 1622;
  std::uint64_t operator_id = 0;
  Quarter quarter;
  SealedText reason;
  Date closed_through;  // last day of the quarter before, when that one is confirmed; else 1970-01-01
  Date check_due_on;    // the report stands as reported again, to be checked anew
  bool check_due_provisional = false;
  GB_FIELDS(operator_id, quarter, reason, closed_through, check_due_on, check_due_provisional)
};

struct SubmitBankReport {
  static constexpr std::uint16_t number = 1122;
  static constexpr std::string_view name = "submit_bank_report";
  std::uint64_t bank_id = 0;
  Quarter period;
  GB_FIELDS(bank_id, period)
};
struct BankReported {
  static constexpr std::uint16_t number = 1623;
  std::uint64_t bank_id = 0;
  Quarter period;
  std::vector<BankReportRow> rows;
  GB_FIELDS(bank_id, period, rows)
};

Answer decide(const Context& in, const SubmitQuarterReport& command);
Answer decide(const Context& in, const CheckQuarterReport& command);
Answer decide(const Context& in, const ReopenQuarter& command);
Answer decide(const Context& in, const SubmitBankReport& command);
void apply(World& world, const QuarterReported& fact, const FactOrigin& origin);
void apply(World& world, const QuarterConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const QuarterReopened& fact, const FactOrigin& origin);
void apply(World& world, const BankReported& fact, const FactOrigin& origin);

// 定期…报送 (12e): the quarters that ended before that day, of which the bank, though it kept an account for somebody,
// has not reported. The text sets no term, so this is shown and gives no points.
std::vector<Quarter> bank_reports_missing(const State& state, const custody::Books& books, std::uint64_t bank_id,
                                          Date on);

using QuarterCommands = policies::TypeList<SubmitQuarterReport, CheckQuarterReport, ReopenQuarter, SubmitBankReport>;
using QuarterFacts = policies::TypeList<QuarterReported, QuarterConfirmed, QuarterReopened, BankReported>;

}  // namespace gongbao::prepaid_card
