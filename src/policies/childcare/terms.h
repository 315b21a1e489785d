// The document's parameters as they stand on one day (gazette/2023-41/childcare/parameters.toml): resolved once at a
// day turn, so that no decision looks a name up.
#pragma once

#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/childcare/cycle.h"

namespace gongbao::childcare {

struct Terms {
  Date day;
  Date effective_from;                                                  // 23a
  Money filing_threshold_single;                                        // 6a: strictly above
  bool payments_of_one_day_are_one = true;                              // 6a: single_payment_scope
  WorkDays filing;                                                      // 6a
  WorkDays cash_deposit;                                                // 10i
  std::int64_t hour_cap = 0;                                            // 12c, minutes
  bool hour_cap_counts_unused = true;                                   // 12c: hour_cap_scope
  int span_cap = 0;                                                     // 12d, months
  int earliest_before_start = 0;                                        // 12e, months
  BasisPoints ratio_demo, ratio_other;                                  // 13d 13e
  WorkDays initial_payout, settlement_payout, outcome_payout;           // 13c 2-14b 2-14d
  Cycle cycle_demo = Cycle::weekly, cycle_other = Cycle::semi_monthly;  // 14c 14d
  bool allow_other_cycle = false;
  WorkDays deemed_confirm;                               // 2-14c
  Days cooling_off, cooling_off_refund, refund_default;  // 15a 15b 16a
  bool calendar_deadline_rolls_over_holidays = false;    // 15, 16
  int max_child_age_months = 0;                          // 2b
  int record_retention_years = 0;                        // reg/19
  WorkDays complaint;                                    // reg/25

  BasisPoints ratio(bool demo) const { return demo ? ratio_demo : ratio_other; }
  Cycle cycle(bool demo) const { return demo ? cycle_demo : cycle_other; }
};

Terms terms_on(const law::Parameters& parameters, Date day);

}  // namespace gongbao::childcare
