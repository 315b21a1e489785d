// Read from the rows, from scratch each time.
#include "policies/legal_profession/duties.h"

#include <algorithm>
#include <set>

#include "policies/legal_profession/cases.h"
#include "policies/legal_profession/integrity.h"

namespace gongbao::legal_profession {

namespace {

using Duties = std::vector<Duty>;

void party_duties(const State& state, Date day, Duties& into) {
  for (const auto& [id, firm] : state.firms) {
    if (!is_head(firm) || !practises_on(firm.standings, day)) continue;
    const PartyRow party = party_on(firm, day);
    const bool no_org = party.members > 0 && party.org == PartyOrg::none;
    if (no_org) into.push_back({DutyKind::organisation_missing, id, party.from});
    const bool no_instructor = party.members == 0 && !party.instructor;
    if (no_instructor) into.push_back({DutyKind::instructor_missing, id, party.from});
  }
  for (const auto& [id, item] : state.party_items) {
    const bool open = item.due < day && (!item.done_on || day < *item.done_on);
    if (open) into.push_back({DutyKind::party_item, id, item.due});
  }
}

// 每年…述职: of the year before, by each firm that has an organisation (T6).
void secretary_reports(const State& state, Date day, Duties& into) {
  const std::int32_t year = year_of(day) - 1;
  const Date last_day = last_day_of_year(year);
  std::set<std::uint64_t> reported;
  for (const auto& [id, row] : state.entries) {
    const bool counts = row.kind == EntryKind::secretary_report && row.year == year && row.from <= day;
    if (counts) reported.insert(row.firm);
  }
  for (const auto& [id, firm] : state.firms) {
    const bool has_secretary =
        is_head(firm) && practises_on(firm.standings, last_day) && party_on(firm, last_day).org != PartyOrg::none;
    if (has_secretary && !reported.contains(id)) into.push_back({DutyKind::secretary_report, id, last_day});
  }
}

void terms_due(const State& state, Date day, Duties& into) {
  std::set<std::pair<std::string, Date>> done;
  for (const auto& [id, row] : state.entries) {
    if (row.due && row.done_on && *row.done_on <= day) done.insert({row.label, *row.due});
  }
  for (const auto& [id, row] : state.entries) {
    const bool term = row.kind == EntryKind::association_term || row.kind == EntryKind::party_term;
    if (term && !row.done_on && *row.due <= day && !done.contains({row.label, *row.due})) {
      into.push_back({DutyKind::term_due, id, row.due});
    }
  }
}

void suspensions_over(const State& state, Date day, Duties& into) {
  const auto look = [&](std::uint64_t id, const std::vector<StandingRow>& rows) {
    if (standing_on(rows, day) != Standing::suspended) return;
    const StandingRow* row = standing_at(rows, end_of(day));
    if (row->to && *row->to < day) into.push_back({DutyKind::suspension_over, id, row->to});
  };
  for (const auto& [id, firm] : state.firms) look(id, firm.standings);
  for (const auto& [id, lawyer] : state.lawyers) look(id, lawyer.standings);
}

void late_ones(const State& state, const law::Calendar& calendar, Date day, Duties& into) {
  for (const auto& [id, row] : state.integrity) {
    const auto due = disclosure_due(state, calendar, row);
    const bool open = !row.disclosed_on && !row.reversed_on;
    if (due && open && due->last_day < day) {
      into.push_back({DutyKind::disclosure_late, id, due->last_day, due->provisional});
    }
  }
  for (const auto& [id, row] : state.complaints) {
    const auto due = complaint_due(state, calendar, row);
    if (due && due->last_day < day) into.push_back({DutyKind::complaint_late, id, due->last_day, due->provisional});
  }
}

}  // namespace

std::vector<Duty> duties_on(const State& state, const law::Calendar& calendar, Date day) {
  Duties all;
  party_duties(state, day, all);
  secretary_reports(state, day, all);
  terms_due(state, day, all);
  suspensions_over(state, day, all);
  late_ones(state, calendar, day, all);
  std::ranges::stable_sort(all, {}, &Duty::kind);
  return all;
}

}  // namespace gongbao::legal_profession
