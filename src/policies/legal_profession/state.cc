// How things stand, read from the rows.
#include "policies/legal_profession/state.h"

#include <algorithm>
#include <ranges>

namespace gongbao::legal_profession {

std::int32_t year_of(Date day) { return ymd(day).year; }
Date last_day_of_year(std::int32_t year) { return date_of(year + 1, 1, 1) - Days{1}; }

const StandingRow* standing_at(const std::vector<StandingRow>& rows, Stamp at) {
  const StandingRow* found = nullptr;
  for (const StandingRow& each : rows) {
    if (each.since <= at) found = &each;
  }
  return found;
}

Stamp end_of(Date day) { return Stamp{stamp_of(day + Days{1}, 0).micros - 1}; }

Standing standing_on(const std::vector<StandingRow>& rows, Date day) {
  const StandingRow* row = standing_at(rows, end_of(day));
  return row == nullptr ? Standing::cancelled : row->standing;
}

bool practises_on(const std::vector<StandingRow>& rows, Date day) {
  return standing_on(rows, day) == Standing::in_practice;
}

void put_standing(std::vector<StandingRow>& rows, const StandingRow& row) {
  rows.insert(std::ranges::upper_bound(rows, row.since, {}, &StandingRow::since), row);
}

PartyRow party_on(const Firm& firm, Date day) {
  PartyRow found;
  for (const PartyRow& each : firm.party) {
    if (each.from <= day) found = each;
  }
  return found;
}

void put_party(Firm& firm, const PartyRow& row) {
  firm.party.insert(std::ranges::upper_bound(firm.party, row.from, {}, &PartyRow::from), row);
}

std::uint64_t firm_on(const Lawyer& lawyer, Date day) {
  const auto after = lawyer.firms.upper_bound(day);
  return after == lawyer.firms.begin() ? 0 : std::prev(after)->second;
}

std::uint64_t head_of(const State& state, std::uint64_t firm) {
  const Firm* row = find_row(state.firms, firm);
  return row == nullptr || is_head(*row) ? firm : row->parent;
}

std::string name_of_firm(const State& state, std::uint64_t firm) {
  const Firm* row = find_row(state.firms, firm);
  if (row == nullptr) return {};
  if (is_head(*row)) return row->name;
  const Firm* head = find_row(state.firms, row->parent);
  return (head == nullptr ? std::string() : head->name) + "（" + row->place + "）";
}

std::uint64_t firm_of(const State& state, const Subject& of, Date day) {
  const Lawyer* lawyer = find_row(state.lawyers, of.lawyer);
  return head_of(state, lawyer == nullptr ? of.firm : firm_on(*lawyer, day));
}

std::uint64_t firm_of_account(const State& state, std::uint64_t account, Date day) {
  const std::uint64_t* lawyer = find_row(state.lawyer_accounts, account);
  return lawyer == nullptr ? 0 : head_of(state, firm_on(state.lawyers.at(*lawyer), day));
}

const Lawyer* lawyer_of_licence(const State& state, const SealedText& licence) {
  const std::uint64_t* number = find_row(state.licences, licence);
  return number == nullptr ? nullptr : find_row(state.lawyers, *number);
}

const Lawyer* lawyer_of_token(const State& state, const Id16& token) {
  const std::uint64_t* number = find_row(state.licence_tokens, token);
  return number == nullptr ? nullptr : find_row(state.lawyers, *number);
}

namespace {

bool is_decision_against(const IntegrityEntry& row) {
  return row.kind == IntegrityKind::penalty || row.kind == IntegrityKind::industry_sanction;
}

bool stands_on(const IntegrityEntry& row, Date day) { return !row.reversed_on || day < *row.reversed_on; }

Date there_since(const State& state, const Subject& of) {
  if (const Lawyer* lawyer = find_row(state.lawyers, of.lawyer)) return lawyer->first_date;
  const Firm* firm = find_row(state.firms, of.firm);
  return firm == nullptr || firm->standings.empty() ? last_date : date_of(firm->standings.front().since);
}

}  // namespace

bool is_clean_on(const State& state, const Subject& of, Date day, int clean_years) {
  if (day <= add_years(there_since(state, of), clean_years)) return false;
  return std::ranges::none_of(state.integrity, [&](const auto& each) {
    const IntegrityEntry& row = each.second;
    const bool counts = row.of == of && is_decision_against(row) && row.decided_on <= day && stands_on(row, day);
    return counts && day <= add_years(row.decided_on, clean_years);
  });
}

const ExemptionPolicy* exemption_policy_on(const State& state, Date day) {
  const ExemptionPolicy* found = nullptr;
  for (const ExemptionPolicy& each : state.exemption_policies) {
    if (each.from <= day) found = &each;
  }
  return found;
}

std::optional<Exemption> exemption_of(const State& state, std::uint64_t firm, Date day) {
  const SpotRound* last = nullptr;
  for (const auto& [year, round] : state.spot_rounds) {
    if (round.drawn_on <= day) last = &round;
  }
  if (last == nullptr || std::ranges::find(last->exempt, firm) == last->exempt.end()) return std::nullopt;
  Exemption found{last->drawn_on, std::nullopt};
  for (const auto& [id, row] : state.integrity) {
    const bool later = row.of.firm == firm && is_decision_against(row) && stands_on(row, day) &&
                       row.decided_on >= last->drawn_on && row.decided_on <= day;
    if (later) found.ended_on = std::min(found.ended_on.value_or(row.decided_on), row.decided_on);
  }
  return found;
}

}  // namespace gongbao::legal_profession
