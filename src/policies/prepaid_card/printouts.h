// What operators, card holders and districts take away on paper: 备案凭证 (6b 6c), 对账单 of a card (reg/12), the
// form of the quarter report (12a). Who may ask stands in permissions.cc beside the questions.
#pragma once

#include "policies/prepaid_card/questions.h"
#include "policies/printout.h"

namespace gongbao::prepaid_card {

// For everybody: it says what is published (6c), as of today.
struct FilingCertificate {
  static constexpr std::string_view name = "filing_certificate";
  static constexpr std::string_view title_zh = "备案凭证", title_en = "filing certificate";
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// Movements by the day they were booked, so that each balance follows from the one before; both days inclusive.
struct CardStatement {
  static constexpr std::string_view name = "card_statement";
  static constexpr std::string_view title_zh = "预付卡对账单", title_en = "statement of a card";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  std::optional<Date> from;
  std::optional<Date> to;
  GB_FIELDS(operator_id, card_id, from, to)
};

struct QuarterReportForm {
  static constexpr std::string_view name = "quarter_report_form";
  static constexpr std::string_view title_zh = "季度报告表", title_en = "quarter report form";
  std::uint64_t operator_id = 0;
  Quarter quarter;
  GB_FIELDS(operator_id, quarter)
};

using Printouts = policies::TypeList<FilingCertificate, CardStatement, QuarterReportForm>;

// nullopt: there is no such operator, card, quarter, or no filing that was ever confirmed.
std::optional<policies::Printout> compose(const Reading& in, const FilingCertificate& asked);
std::optional<policies::Printout> compose(const Reading& in, const CardStatement& asked);
std::optional<policies::Printout> compose(const Reading& in, const QuarterReportForm& asked);

}  // namespace gongbao::prepaid_card
