// The whole of this policy's state; changed by apply only. Firms and lawyers are keyed by entry and row, what is of a
// year or a task by its number, everything else by the entry that made it.
#pragma once

#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/legal_profession/register_rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::legal_profession {

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, Firm> firms;
  std::map<std::string, std::uint64_t> firm_numbers;  // by uscc
  std::map<std::uint64_t, Lawyer> lawyers;
  std::map<SealedText, std::uint64_t> licences;
  std::map<Id16, std::uint64_t> licence_tokens;  // of electronic licences
  std::map<std::uint64_t, std::uint64_t> lawyer_accounts;
  std::map<std::uint64_t, PartyItem> party_items;
  std::map<std::uint64_t, IntegrityEntry> integrity;
  std::map<std::uint64_t, Assessment> assessments;
  std::vector<ExemptionPolicy> exemption_policies;  // by their first day
  std::map<std::int32_t, std::string> seeds;        // published last for a year
  std::map<std::int32_t, SpotRound> spot_rounds;    // by year
  std::map<std::uint64_t, ProBono> pro_bono;
  std::map<std::uint64_t, std::vector<std::uint64_t>> pro_bono_of;  // by lawyer
  std::map<std::uint64_t, Talent> talents;
  std::map<Tier, OpeningPool> opening_pools;
  std::map<std::uint64_t, AnnualReturn> returns;
  std::vector<Population> populations;
  std::map<std::uint64_t, Scheme> schemes;
  std::map<std::uint64_t, Evaluation> evaluations;
  std::map<std::uint64_t, CourtCase> court_cases;
  std::map<std::uint64_t, Clue> clues;
  std::map<std::uint64_t, Complaint> complaints;
  std::map<std::uint64_t, RegisterEntry> entries;
  std::map<std::uint64_t, Brand> brands;
  std::map<std::uint64_t, QualityMeasure> quality_measures;
  std::map<std::uint64_t, RightsRequest> rights_requests;
  std::map<std::uint64_t, Pairing> pairings;
  std::map<std::uint64_t, Contact> contacts;
  std::map<std::int32_t, Task> tasks;
  std::map<std::uint64_t, PlanEvaluation> plan_evaluations;
  std::vector<FrozenValue> final_values;  // as the plan ended

  GB_FIELDS(parameters, firms, firm_numbers, lawyers, licences, licence_tokens, lawyer_accounts, party_items, integrity,
            assessments, exemption_policies, seeds, spot_rounds, pro_bono, pro_bono_of, talents, opening_pools, returns,
            populations, schemes, evaluations, court_cases, clues, complaints, entries, brands, quality_measures,
            rights_requests, pairings, contacts, tasks, plan_evaluations, final_values)
};

using shared::find_row;

std::int32_t year_of(Date day);
Date last_day_of_year(std::int32_t year);

// What stood at that moment; nullptr before the first row. Rows stand in the order of their moments.
const StandingRow* standing_at(const std::vector<StandingRow>& rows, Stamp at);
Stamp end_of(Date day);
// At the end of the day.
Standing standing_on(const std::vector<StandingRow>& rows, Date day);
bool practises_on(const std::vector<StandingRow>& rows, Date day);
void put_standing(std::vector<StandingRow>& rows, const StandingRow& row);

// A firm of its own, neither a branch nor an office abroad.
inline bool is_head(const Firm& firm) { return firm.parent == 0; }
PartyRow party_on(const Firm& firm, Date day);
void put_party(Firm& firm, const PartyRow& row);
// The firm, or the branch, of that day; 0: none yet.
std::uint64_t firm_on(const Lawyer& lawyer, Date day);
// The firm a branch is of, and a firm itself.
std::uint64_t head_of(const State& state, std::uint64_t firm);
// A branch is called after its firm and its place.
std::string name_of_firm(const State& state, std::uint64_t firm);
// Of a firm, or of the firm where the lawyer is that day; 0: none.
std::uint64_t firm_of(const State& state, const Subject& of, Date day);
// Of the lawyer who has that account, on that day; 0: it is no lawyer's.
std::uint64_t firm_of_account(const State& state, std::uint64_t account, Date day);

// Whether he, or it, may practise that moment (12a): what verify_licence answers. nullptr: no such licence.
const Lawyer* lawyer_of_licence(const State& state, const SealedText& licence);
const Lawyer* lawyer_of_token(const State& state, const Id16& token);

// 无违法违规…一定期限内 (18d): nothing decided that is not reversed and less than so many years old, and there that
// long.
bool is_clean_on(const State& state, const Subject& of, Date day, int clean_years);
const ExemptionPolicy* exemption_policy_on(const State& state, Date day);  // nullptr: none
// Exempt since the last draw before the day, until a decision on what happened: that decision's day; nullopt: not
// exempt at all.
struct Exemption {
  Date since;
  std::optional<Date> ended_on;
};
std::optional<Exemption> exemption_of(const State& state, std::uint64_t firm, Date day);

}  // namespace gongbao::legal_profession
