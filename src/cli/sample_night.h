// A made-up city for trying out and measuring: the commands that set its operators up, and a bank's night of custody
// instructions in which people buy cards, use them, top them up, pay cash, and now and then do what is refused. The
// same plan gives the same bytes, wherever it is made.
#pragma once

#include <string>
#include <vector>

#include "policies/registry/city.h"

namespace gongbao::cli {

struct NightPlan {
  Date day = date_of(2023, 10, 9);
  std::uint64_t bank_id = 3;
  std::uint64_t operators = 1;
  std::uint64_t cards = 400;     // sold in this night
  std::uint64_t records = 1000;  // of the batch; at least as many as cards
  std::uint64_t refused_per_10000 = 300;
  std::uint64_t duplicates_per_10000 = 10;
  std::uint64_t seed = 1;
};

struct SampleOperator {
  std::string uscc, name, account_no, settlement_account;
  std::uint64_t operator_id = 0;  // the entry that registered it; known once the set-up was imported
};
std::vector<SampleOperator> sample_operators(const NightPlan& plan);

// Gives them their numbers, once the set-up was imported into that city.
void number_operators(const policies::City& city, std::vector<SampleOperator>& operators);

// NDJSON for `gongbao import`: registration, product, filing and its confirmation, agreement, account; the first
// operator also brings opening balances of a hundred older cards and the money for their floor.
std::string setup_lines(const NightPlan& plan, const std::vector<SampleOperator>& operators);

// In file order. The operators must have their numbers.
std::vector<custody::PackedInstruction> night_records(const NightPlan& plan,
                                                      const std::vector<SampleOperator>& operators);

}  // namespace gongbao::cli
