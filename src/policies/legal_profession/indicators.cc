// 到2025年: from the rows, from scratch each time.
#include "policies/legal_profession/indicators.h"

#include <algorithm>
#include <set>

#include "policies/legal_profession/pro_bono.h"
#include "policies/legal_profession/returns.h"
#include "policies/legal_profession/talent.h"

namespace gongbao::legal_profession {

namespace {

constexpr IndicatorRule rules_of_the_plan[] = {
    {1, "s2.2b", Comparator::rate, "standardisation_rate"},
    {2, "s2.2c", Comparator::rate, "independent_org_rate"},
    {3, "s2.2d 7a", Comparator::full, ""},
    {4, "s2.2e 8b", Comparator::growth, ""},
    {5, "s2.3a 10b", Comparator::full, ""},
    {6, "s2.3b", Comparator::ratio, "lawyers_per_ten_thousand"},
    {7, "s2.3c", Comparator::exceed, "business_income"},
    {8, "s2.3d", Comparator::exceed, "taxes_paid"},
    {9, "s2.4a 18c", Comparator::rate, "spot_check_rate"},
    {10, "s2.4b", Comparator::reach, "hundred_lawyer_firms"},
    {11, "s2.4c", Comparator::reach, "branches_abroad"},
    {12, "s2.4d", Comparator::reach, "model_firms"},
    {13, "s2.4e", Comparator::reach, "first_class_firms"},
    {14, "s2.5a", Comparator::about, "leading_talents"},
    {15, "s2.5a", Comparator::about, "excellent_talents"},
    {16, "s2.5a", Comparator::about, "reserve_talents"},
    {17, "s2.5b", Comparator::about, "leading_foreign_talents"},
    {18, "s2.5b", Comparator::about, "excellent_foreign_talents"},
    {19, "s2.5b", Comparator::about, "reserve_foreign_talents"},
    {20, "s2.6a", Comparator::full, ""},
    {21, "s2.6b", Comparator::report, ""},
    {22, "s2.6c", Comparator::report, ""},
    {23, "s2.7a", Comparator::full, ""},
    {24, "8a", Comparator::full, ""},
    {25, "14a", Comparator::about, "key_trainees"},
    {26, "14a", Comparator::about, "programme_persons"},
};

constexpr std::int64_t basis = 10'000;

bool counts_as_firm(const Firm& firm, Date day) { return is_head(firm) && practises_on(firm.standings, day); }

// Sorted into those that have it and those that lack it.
void sort_in(Indicator& into, std::uint64_t id, bool has) { (has ? into.counted : into.missing).push_back(id); }

template <class Meant, class Has>
void of_firms(const State& state, Date day, Indicator& into, Meant meant, Has has) {
  for (const auto& [id, firm] : state.firms) {
    if (counts_as_firm(firm, day) && meant(id, firm)) sort_in(into, id, has(id, firm));
  }
}

void as_part(Indicator& it) {
  it.value = static_cast<std::int64_t>(it.counted.size());
  it.of = it.value + static_cast<std::int64_t>(it.missing.size());
}
void as_count(Indicator& it) { it.value = static_cast<std::int64_t>(it.counted.size()); }

template <class See>
void each_active(const State& state, EntryKind kind, Date day, See see) {
  for (const auto& [id, row] : state.entries) {
    if (row.kind == kind && row.active_on(day)) see(id, row);
  }
}

}  // namespace

std::span<const IndicatorRule> indicator_rules() { return rules_of_the_plan; }

std::map<std::uint64_t, std::int64_t> lawyers_by_firm(const State& state, Date day) {
  std::map<std::uint64_t, std::int64_t> counts;
  for (const auto& [id, row] : state.lawyers) {
    if (!practises_on(row.standings, day)) continue;
    const std::uint64_t at = firm_on(row, day);
    const Firm* firm = find_row(state.firms, at);
    if (firm != nullptr && firm->area != 0) ++counts[head_of(state, at)];
  }
  return counts;
}

namespace {

// --- 党建
// --------------------------------------------------------------------------------------------------------------

// The result of the last year that a firm has one of.
void standardisation(const State& state, Date day, Indicator& it) {
  std::map<std::uint64_t, std::pair<std::int32_t, bool>> last;
  each_active(state, EntryKind::party_standard, day, [&](std::uint64_t, const RegisterEntry& row) {
    if (row.year > year_of(day)) return;
    const auto [at, added] = last.try_emplace(row.firm, row.year, row.yes);
    if (!added && at->second.first <= row.year) at->second = {row.year, row.yes};
  });
  const auto compliant = [&](std::uint64_t id, const Firm&) {
    const auto* result = find_row(last, id);
    return result != nullptr && result->second;
  };
  of_firms(
      state, day, it, [](std::uint64_t, const Firm&) { return true; }, compliant);
  as_part(it);
}

void independent_orgs(const State& state, Date day, Indicator& it) {
  of_firms(
      state, day, it, [&](std::uint64_t, const Firm& firm) { return party_on(firm, day).members > 0; },
      [&](std::uint64_t, const Firm& firm) { return party_on(firm, day).org == PartyOrg::independent; });
  as_part(it);
}

void party_workers(const State& state, Date day, Indicator& it) {
  const std::int64_t large = state.parameters.count("large_lawyers", day);
  const std::int64_t many = state.parameters.count("many_members", day);
  if (large == 0 || many == 0) return;
  const auto lawyers = lawyers_by_firm(state, day);
  const auto is_large = [&](std::uint64_t id, const Firm& firm) {
    const std::int64_t* count = find_row(lawyers, id);
    return count != nullptr && *count >= large && party_on(firm, day).members >= many;
  };
  of_firms(state, day, it, is_large, [&](std::uint64_t, const Firm& firm) { return party_on(firm, day).worker; });
  as_part(it);
}

std::map<PersonToken, std::uint64_t> pool_outside_party(const State& state, Date day) {
  std::map<PersonToken, std::uint64_t> persons;
  for (const EntryKind kind : {EntryKind::representative, EntryKind::candidate}) {
    each_active(state, kind, day, [&](std::uint64_t id, const RegisterEntry& row) { persons[row.person] = id; });
  }
  return persons;
}

// 逐年增长: a year that runs is held, so far, against the last one.
void pool_growth(const State& state, Date day, Indicator& it) {
  const std::int32_t this_year = std::min(year_of(day), plan_last_year);
  const auto size_in = [&](std::int32_t year) {
    return static_cast<std::int64_t>(pool_outside_party(state, std::min(last_day_of_year(year), day)).size());
  };
  if (this_year <= plan_first_year) return;
  it.verdict = Verdict::met;
  for (std::int32_t year = plan_first_year + 1; year <= this_year; ++year) {
    if (size_in(year) <= size_in(year - 1)) it.verdict = Verdict::not_met;
  }
  for (const auto& [person, id] : pool_outside_party(state, std::min(last_day_of_year(this_year), day))) {
    it.counted.push_back(id);
  }
  as_count(it);
  it.of = size_in(this_year - 1);
}

// --- 行业, 事务所
// -------------------------------------------------------------------------------------------------------

void scheme_kinds(const State& state, Date day, Indicator& it) {
  std::set<SchemeKind> kinds;
  for (const auto& [id, row] : state.schemes) {
    if (row.from <= day && kinds.insert(row.kind).second) it.counted.push_back(id);
  }
  as_count(it);
  it.of = static_cast<std::int64_t>(names_of(SchemeKind{}).size());
}

void lawyers_of_city(const State& state, Date day, Indicator& it) {
  const Population* population = population_on(state, day);
  if (population == nullptr) return;
  for (const auto& [id, row] : state.lawyers) {
    if (practises_on(row.standings, day)) it.counted.push_back(id);
  }
  it.value = static_cast<std::int64_t>(it.counted.size()) * basis;
  it.of = population->persons;
}

// Of the last year that returns are accepted of.
void returned(const State& state, Date day, Indicator& it, Money AnnualReturn::*what) {
  const auto year = year_returned(state, day);
  if (!year) return;
  for (const auto& [firm, id] : accepted_returns(state, *year, day)) {
    it.value += (state.returns.at(id).*what).fen;
    it.counted.push_back(id);
  }
}

// Of the last spot check that is finished.
void spot_check(const State& state, Date day, Indicator& it) {
  const SpotRound* last = nullptr;
  for (const auto& [year, row] : state.spot_rounds) {
    if (row.finished_on && *row.finished_on <= day) last = &row;
  }
  if (last == nullptr) return;
  for (const auto& [firm, passed] : last->results) sort_in(it, firm, passed);
  as_part(it);
}

void hundred_lawyer_firms(const State& state, Date day, Indicator& it) {
  constexpr std::int64_t least = 100;  // 100名律师以上: the number included
  for (const auto& [id, count] : lawyers_by_firm(state, day)) {
    if (count >= least && counts_as_firm(state.firms.at(id), day)) it.counted.push_back(id);
  }
  as_count(it);
}

void offices_abroad(const State& state, Date day, Indicator& it) {
  for (const auto& [id, row] : state.firms) {
    if (row.abroad && practises_on(row.standings, day)) it.counted.push_back(id);
  }
  as_count(it);
}

void listed_firms(const State& state, Date day, Indicator& it, EntryKind kind) {
  std::set<std::uint64_t> firms;
  each_active(state, kind, day, [&](std::uint64_t, const RegisterEntry& row) { firms.insert(row.firm); });
  it.counted.assign(firms.begin(), firms.end());
  as_count(it);
}

// --- 队伍
// --------------------------------------------------------------------------------------------------------------

void talents(const State& state, Date day, Indicator& it, Tier tier, bool foreign_related) {
  it.counted = members_of(state, tier, foreign_related, day);
  it.value = pool_size(state, tier, foreign_related, day);
}

void organs_covered(const State& state, Date day, Indicator& it) {
  std::set<std::uint64_t> covered;
  each_active(state, EntryKind::organ_lawyer, day, [&](std::uint64_t, const RegisterEntry& row) {
    if (practises_on(state.lawyers.at(row.lawyer).standings, day)) covered.insert(row.of);
  });
  each_active(state, EntryKind::organ, day,
              [&](std::uint64_t id, const RegisterEntry&) { sort_in(it, id, covered.contains(id)); });
  as_part(it);
}

void company_lawyers(const State& state, Date day, Indicator& it) {
  each_active(state, EntryKind::company_lawyer, day,
              [&](std::uint64_t id, const RegisterEntry&) { it.counted.push_back(id); });
  as_count(it);
}

void pro_bono_lawyers(const State& state, Date day, Indicator& it) {
  const std::int64_t least = state.parameters.minutes("pro_bono_minutes", day);
  for (const auto& [id, row] : state.lawyers) {
    if (!practises_on(row.standings, day)) continue;
    sort_in(it, id, verified_minutes(state, id, year_of(day), day) >= least);
  }
  as_part(it);
}

// Due is what ended by that day; of one association and term the last entry speaks.
void association_terms(const State& state, Date day, Indicator& it) {
  std::map<std::pair<std::string, Date>, std::uint64_t> due;
  each_active(state, EntryKind::association_term, day, [&](std::uint64_t id, const RegisterEntry& row) {
    if (*row.due <= day) due[{row.label, *row.due}] = id;
  });
  for (const auto& [term, id] : due) {
    const RegisterEntry& row = state.entries.at(id);
    sort_in(it, id, row.done_on && *row.done_on <= *row.due);
  }
  as_part(it);
}

void leaders_contacts(const State& state, Date day, Indicator& it) {
  std::map<std::uint64_t, std::int64_t> contacts;
  for (const auto& [id, row] : state.contacts) {
    if (row.active_on(day)) ++contacts[row.leader];
  }
  const std::int64_t least = state.parameters.count("min_contacts", day);
  each_active(state, EntryKind::leader, day, [&](std::uint64_t id, const RegisterEntry&) {
    const std::int64_t* count = find_row(contacts, id);
    sort_in(it, id, count != nullptr && *count >= least);
  });
  as_part(it);
}

void trainees(const State& state, Date day, Indicator& it, bool key_of_the_year) {
  std::map<PersonToken, std::uint64_t> persons;
  each_active(state, EntryKind::programme_person, day, [&](std::uint64_t id, const RegisterEntry& row) {
    const bool in_plan = row.year >= plan_first_year && row.year <= std::min(year_of(day), plan_last_year);
    if (key_of_the_year ? row.yes && row.year == year_of(day) : in_plan) persons[row.person] = id;
  });
  for (const auto& [person, id] : persons) it.counted.push_back(id);
  as_count(it);
}

void measure_city(const State& state, Date day, Indicator& it) {
  switch (it.number) {
    case 1:
      return standardisation(state, day, it);
    case 2:
      return independent_orgs(state, day, it);
    case 3:
      return party_workers(state, day, it);
    case 4:
      return pool_growth(state, day, it);
    case 5:
      return scheme_kinds(state, day, it);
    case 6:
      return lawyers_of_city(state, day, it);
    case 7:
      return returned(state, day, it, &AnnualReturn::income);
    case 8:
      return returned(state, day, it, &AnnualReturn::tax);
    case 9:
      return spot_check(state, day, it);
    case 10:
      return hundred_lawyer_firms(state, day, it);
    case 11:
      return offices_abroad(state, day, it);
    case 12:
      return listed_firms(state, day, it, EntryKind::model_firm);
    default:
      return listed_firms(state, day, it, EntryKind::first_class_firm);
  }
}

void measure_people(const State& state, Date day, Indicator& it) {
  switch (it.number) {
    case 14:
    case 15:
    case 16:
      return talents(state, day, it, static_cast<Tier>(it.number - 13), false);
    case 17:
    case 18:
    case 19:
      return talents(state, day, it, static_cast<Tier>(it.number - 16), true);
    case 20:
      return organs_covered(state, day, it);
    case 21:
      return company_lawyers(state, day, it);
    case 22:
      return pro_bono_lawyers(state, day, it);
    case 23:
      return association_terms(state, day, it);
    case 24:
      return leaders_contacts(state, day, it);
    default:
      return trainees(state, day, it, it.number == 25);
  }
}

// --- comparing -------------------------------------------------------------------------------------------------------

std::int64_t target_of_rule(const State& state, const IndicatorRule& rule, Date day) {
  if (rule.target.empty()) return 0;
  if (rule.comparator == Comparator::rate) return state.parameters.ratio(rule.target, day).bp;
  if (rule.comparator == Comparator::exceed) return state.parameters.money(rule.target, day).fen;
  return state.parameters.count(rule.target, day);
}

// 左右 (O1): so much of it, rounded up.
std::int64_t least_about(const State& state, std::int64_t target, Date day) {
  const std::int64_t share = basis - state.parameters.ratio("about_tolerance", day).bp;
  return (target * share + basis - 1) / basis;
}

bool has_something_to_measure(const Indicator& it, Comparator comparator) {
  const bool part = comparator == Comparator::rate || comparator == Comparator::ratio || comparator == Comparator::full;
  if (part) return it.of != 0;
  return comparator != Comparator::exceed || !it.counted.empty();
}

bool compares(const State& state, const Indicator& it, Comparator comparator, Date day) {
  switch (comparator) {
    case Comparator::reach:
      return it.value >= it.target;
    case Comparator::exceed:
      return it.value > it.target;
    case Comparator::about:
      return it.value >= least_about(state, it.target, day);
    case Comparator::rate:
      return it.value * basis >= it.target * it.of;
    case Comparator::ratio:
      return it.value >= it.target * it.of;
    default:
      return it.value == it.of;
  }
}

}  // namespace

Indicator indicator_on(const State& state, std::int32_t number, Date day) {
  const IndicatorRule& rule = rules_of_the_plan[number - 1];
  Indicator it;
  it.number = number;
  it.target = target_of_rule(state, rule, day);
  constexpr std::int32_t last_of_city = 13;
  if (number <= last_of_city) {
    measure_city(state, day, it);
  } else {
    measure_people(state, day, it);
  }
  if (rule.comparator == Comparator::growth) return it;
  if (rule.comparator == Comparator::report) {
    it.verdict = Verdict::shown;
    return it;
  }
  if (!has_something_to_measure(it, rule.comparator)) return it;
  it.verdict = compares(state, it, rule.comparator, day) ? Verdict::met : Verdict::not_met;
  return it;
}

bool is_met(const State& state, std::int32_t number, Date day) {
  return indicator_on(state, number, day).verdict == Verdict::met;
}

std::vector<FrozenValue> all_values(const State& state, Date day) {
  std::vector<FrozenValue> all;
  for (const IndicatorRule& rule : rules_of_the_plan) {
    const Indicator it = indicator_on(state, rule.number, day);
    all.push_back({it.number, it.value, it.of, it.verdict});
  }
  return all;
}

namespace {

// Hundredths, rounded down: 3499 → 34.99.
std::string in_hundredths(std::int64_t hundredths) {
  constexpr std::int64_t hundred = 100, ten = 10;
  const std::int64_t rest = hundredths % hundred;
  return std::to_string(hundredths / hundred) + (rest < ten ? ".0" : ".") + std::to_string(rest);
}

}  // namespace

std::string shown_value(const Indicator& it) {
  constexpr std::int64_t hundred = 100;
  const Comparator comparator = rules_of_the_plan[it.number - 1].comparator;
  const bool pro_bono = comparator == Comparator::report && it.of != 0;
  if (comparator == Comparator::ratio && it.of != 0) return in_hundredths(it.value * hundred / it.of);
  const bool share = comparator == Comparator::rate || comparator == Comparator::full || pro_bono;
  if (share && it.of != 0) return in_hundredths(it.value * basis / it.of) + " %";
  return std::to_string(it.value);
}

}  // namespace gongbao::legal_profession
