// The whole of this policy's state; changed by apply only. Rows are keyed by the entry that made them, items of a
// conference by entry and row, certificates and filings by their number.
#pragma once

#include <set>

#include "law/calendar.h"
#include "policies/beauty_health/books.h"
#include "policies/beauty_health/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::beauty_health {

using shared::find_row;

struct State {
  law::Parameters parameters;                                     // of this document
  std::map<std::int32_t, std::vector<AreaCode>> named_districts;  // 有关区, by measure
  std::map<std::uint64_t, Item> items;
  std::map<std::uint64_t, Enterprise> enterprises;
  std::map<std::string, std::uint64_t> enterprises_by_uscc;
  std::map<std::string, Certificate> certificates;
  std::map<std::uint64_t, Budget> budgets;
  std::map<FundKey, std::uint64_t> budgets_by_key;
  std::map<FundKey, AmountRule> rules;
  std::map<std::uint64_t, Application> applications;
  std::map<std::string, std::uint64_t> contracts;  // "supplier contract no.": the application that counts it
  FundBooks books;
  std::map<std::uint64_t, Sample> samples;
  std::map<std::uint64_t, BondedCase> bonded;
  std::map<std::uint64_t, Reaction> reactions;
  std::map<std::uint64_t, ReactionTable> tables;
  std::map<std::uint64_t, Record> records;
  std::map<std::string, std::string> green_filings;  // and the new ingredient in it
  std::map<AreaCode, Window> windows;
  std::vector<ApprovalTime> approval_times;
  std::map<std::uint64_t, Issue> issues;

  GB_FIELDS(parameters, named_districts, items, enterprises, enterprises_by_uscc, certificates, budgets, budgets_by_key,
            rules, applications, contracts, books, samples, bonded, reactions, tables, records, green_filings, windows,
            approval_times, issues)
};

// --- responsible units
// ---------------------------------------------------------------------------------------------------

bool prints_districts(const State& state, std::int32_t measure, Date day);
// 有关区 replaced by the districts that were named; none of them as long as none is.
std::vector<AreaCode> units_of(const State& state, std::int32_t measure, Date day);
bool is_responsible(const State& state, std::int32_t measure, AreaCode unit, Date day);
// 有关区 is printed and no district is named yet.
bool districts_awaited(const State& state, std::int32_t measure, Date day);

// --- funding
// -------------------------------------------------------------------------------------------------------------

// The unit that decides applications of the kind; of K14 that district, 0 where it is none.
AreaCode deciding_unit(const State& state, const Kind& kind, AreaCode district, Date day);
// Those whose opinion an application needs, districts by name; 有关区 itself where none is named.
std::vector<AreaCode> reviewers_of(const State& state, const Kind& kind, Date day);
std::vector<AreaCode> opinions_awaited(const State& state, const Application& row, Date day);
// floor(base × ratio), not above the cap; or the fixed amount (F3).
Money amount_of(const AmountRule& rule, Money base);
// The budget of that fund as long as it is open; 0: there is none.
std::uint64_t open_budget_of(const State& state, const FundKey& fund);

// A new-ingredient certificate that is in force (8b).
bool is_new_ingredient(const State& state, const std::string& certificate_no);

}  // namespace gongbao::beauty_health
