// Rows read by their keys; the plan is computed when it is asked for.
#include "policies/legal_profession/questions.h"

#include <algorithm>
#include <tuple>

#include "policies/legal_profession/citations.h"

namespace gongbao::legal_profession {

namespace {

// The public's own name for it: who may practise has a licence that is valid.
LicenceStatus status_of(Standing standing) {
  switch (standing) {
    case Standing::in_practice:
      return LicenceStatus::valid;
    case Standing::suspended:
      return LicenceStatus::suspended;
    case Standing::cancelled:
      return LicenceStatus::cancelled;
    case Standing::revoked:
      break;
  }
  return LicenceStatus::revoked;
}

}  // namespace

policies::Code refusal_of(const AskLicence& question) {
  const bool one = question.licence_no.given() != question.token.has_value();
  const bool formed = question.token || question.licence_no.well_formed();
  return one && formed ? policies::Code{0} : code::licence_no_invalid;
}

std::optional<LicenceAnswer> licence_at(const State& state, const Lawyer& row, Stamp at) {
  const StandingRow* standing = standing_at(row.standings, at);
  if (standing == nullptr) return std::nullopt;
  LicenceAnswer told;
  told.status = status_of(standing->standing);
  told.since = standing->since;
  told.to = standing->to;
  told.firm = firm_on(row, date_of(at));
  told.firm_name = name_of_firm(state, told.firm);
  told.kind = row.cls;
  told.first_date = row.first_date;
  return told;
}

std::optional<LicenceAnswer> answer(const Reading& in, const AskLicence& question) {
  const Lawyer* row =
      question.token ? lawyer_of_token(in.state, *question.token) : lawyer_of_licence(in.state, question.licence_no);
  if (row == nullptr) return std::nullopt;
  return licence_at(in.state, *row, question.at.value_or(end_of(in.today)));
}

namespace {

IndicatorAnswer indicator_told(const State& state, const IndicatorRule& rule, Date day) {
  const Indicator it = indicator_on(state, rule.number, day);
  IndicatorAnswer told;
  told.number = rule.number;
  law::add_full_ids(told.clauses, document, rule.clauses);
  told.comparator = rule.comparator;
  if (!rule.target.empty()) told.target = it.target;
  told.value = it.value;
  if (it.of != 0) told.of = it.of;
  told.shown = shown_value(it);
  told.verdict = it.verdict;
  return told;
}

}  // namespace

std::optional<PlanAnswer> answer(const Reading& in, const AskPlan& question) {
  PlanAnswer told;
  told.on = std::min(question.on.value_or(in.today), in.today);
  for (const IndicatorRule& rule : indicator_rules()) {
    told.indicators.push_back(indicator_told(in.state, rule, told.on));
  }
  return told;
}

namespace {

const IndicatorRule* rule_numbered(std::int32_t number) {
  const auto rules = indicator_rules();
  const auto it = std::ranges::find(rules, number, &IndicatorRule::number);
  return it == rules.end() ? nullptr : &*it;
}

// The ends of the plan's quarters that are over, and today while it runs.
std::vector<Date> days_of_trend(Date first_day, Date last_day, Date today) {
  constexpr int months_of_a_quarter = 3;
  std::vector<Date> days;
  for (Date next = add_months(first_day, months_of_a_quarter); next - Days{1} <= std::min(last_day, today);
       next = add_months(next, months_of_a_quarter)) {
    days.push_back(next - Days{1});
  }
  const bool runs = today >= first_day && today < last_day;
  if (runs && (days.empty() || days.back() < today)) days.push_back(today);
  return days;
}

}  // namespace

std::optional<TrendAnswer> answer(const Reading& in, const AskTrend& question) {
  const IndicatorRule* rule = rule_numbered(question.indicator);
  if (rule == nullptr) return std::nullopt;
  const IndicatorAnswer now = indicator_told(in.state, *rule, in.today);
  TrendAnswer told{now.number, now.clauses, now.comparator, now.target, {}};
  const Date first_day = date_of(plan_first_year, 1, 1), last_day = in.state.parameters.date("plan_last_day", in.today);
  for (const Date day : days_of_trend(first_day, last_day, in.today)) {
    IndicatorAnswer then = indicator_told(in.state, *rule, day);
    told.points.push_back({day, then.value, then.of, std::move(then.shown), then.verdict});
  }
  return told;
}

std::optional<SpotCheckAnswer> answer(const Reading& in, const AskSpotCheck& question) {
  const SpotRound* row = find_row(in.state.spot_rounds, question.year);
  if (row == nullptr) return std::nullopt;
  SpotCheckAnswer told;
  told.year = question.year;
  told.seed = row->seed;
  told.rate_bp = row->rate_bp;
  told.drawn_on = row->drawn_on;
  told.finished_on = row->finished_on;
  told.exempt = static_cast<std::int64_t>(row->exempt.size());
  told.sample_size = static_cast<std::int64_t>(row->sample.size());
  for (const std::uint64_t id : row->eligible) {
    const std::string& uscc = in.state.firms.at(id).uscc;
    const bool in_sample = std::ranges::find(row->sample, id) != row->sample.end();
    told.eligible.push_back({uscc, draw_key(row->seed, uscc), in_sample});
  }
  std::ranges::sort(told.eligible, {}, [](const DrawnFirm& each) { return std::tie(each.key, each.uscc); });
  return told;
}

std::optional<DisclosedAnswer> answer(const Reading& in, const AskDisclosed& question) {
  const auto of = subject_of(in.state, question);
  if (!of) return std::nullopt;
  DisclosedAnswer told;
  for (const auto& [id, row] : in.state.integrity) {
    if (row.of != *of || !row.disclosed_on) continue;
    told.entries.push_back({id, row.kind, row.decided_by, row.decision_no, row.decided_on, *row.disclosed_on,
                            row.mitigated, row.reversed_on, row.reversing_decision});
  }
  std::ranges::sort(told.entries, std::ranges::greater{},
                    [](const DisclosedEntry& each) { return std::tie(each.decided_on, each.integrity); });
  return told;
}

}  // namespace gongbao::legal_profession
