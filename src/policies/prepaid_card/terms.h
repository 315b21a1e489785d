// The document's parameters as they stand on one day (gazette/2023-41/prepaid-card/parameters.toml): resolved once at a
// day turn, so that no decision looks a name up.
#pragma once

#include "base/date.h"
#include "base/money.h"
#include "law/calendar.h"
#include "law/parameters.h"

namespace gongbao::prepaid_card {

enum class FloorMode : std::uint8_t { quarter_and_progress, quarter_only, progress_only };
enum class NewOperatorBase : std::uint8_t { current_balance, zero, declared_at_filing };

struct Terms {
  Date day;
  Date effective_from;            // 16a
  BasisPoints custody_ratio;      // 9i
  BasisPoints termination_ratio;  // 8d
  FloorMode floor_mode{};         // 9i, 9o, 9p
  NewOperatorBase new_operator_base{};
  Money filing_threshold;  // 4a
  bool filing_threshold_inclusive = true;
  bool balance_subtracts_refunds = true;
  bool deregister_requires_zero_liability = false;  // 8a
  bool calendar_deadline_rolls_over_holidays = false;
  bool reapply_needs_new_window = false;                                 // 9m
  bool window_starts_on_redemption = false;                              // 9l
  bool voluntary_filers_in_custody = true;                               // 9a
  WorkDays filing_duty_grace;                                            // 4a
  WorkDays filing_confirm, change_handle, deregistration, report_check;  // 6a 7b 8f 12b
  WorkDays objection_window;                                             // 9l
  WorkDays cash_deposit;                                                 // 9q
  WorkDays acquirer_settlement;                                          // 9e
  WorkDays complaint;                                                    // reg/25
  Days termination_notice;                                               // 8c
  Days payout_execution;                                                 // 9k 9l
  Days cooling_off_refund, refund_default;                               // reg/16 reg/17a
  Days id_window;
  int record_retention_years = 0;               // reg/19
  std::vector<std::uint16_t> allowed_purposes;  // codes of op 7, ascending (9j)
};

Terms terms_on(const law::Parameters& parameters, Date day);

// A deadline goes by the parameters of the day it began on, also when what it asks for comes later than a change.
law::Deadline quarter_report_due(const law::Parameters& p, const law::Calendar& calendar, Quarter quarter);  // 12a
law::Deadline change_submit_due(const law::Parameters& p, const law::Calendar& calendar, Date changed_on);   // 7a
Date cooling_off_ends(const law::Parameters& p, Date first_sale);  // the last day of it (reg/16)

}  // namespace gongbao::prepaid_card
