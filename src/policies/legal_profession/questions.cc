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

const Lawyer* lawyer_of_token(const State& state, const Id16& token) {
  const auto it = std::ranges::find_if(state.lawyers, [&](const auto& each) { return each.second.token == token; });
  return it == state.lawyers.end() ? nullptr : &it->second;
}

}  // namespace

std::expected<LicenceAnswer, policies::Code> answer(const Reading& in, const AskLicence& question) {
  const bool one = question.licence_no.given() != question.token.has_value();
  if (!one) return std::unexpected(code::licence_no_invalid);
  if (!question.token && !question.licence_no.well_formed()) return std::unexpected(code::licence_no_invalid);
  const Lawyer* row =
      question.token ? lawyer_of_token(in.state, *question.token) : lawyer_of_licence(in.state, question.licence_no);
  if (row == nullptr) return std::unexpected(code::unknown_subject);
  const Stamp end_of_today{stamp_of(in.today + Days{1}, 0).micros - 1};
  const Stamp at = question.at.value_or(end_of_today);
  const StandingRow* standing = standing_at(row->standings, at);
  if (standing == nullptr) return std::unexpected(code::unknown_subject);
  LicenceAnswer told;
  told.status = status_of(standing->standing);
  told.since = standing->since;
  told.to = standing->to;
  told.firm = firm_on(*row, date_of(at));
  if (const Firm* firm = find_row(in.state.firms, told.firm)) told.firm_name = firm->name;
  told.kind = row->cls;
  told.first_date = row->first_date;
  return told;
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

PlanAnswer answer(const Reading& in, const AskPlan& question) {
  PlanAnswer told;
  told.on = std::min(question.on.value_or(in.today), in.today);
  for (const IndicatorRule& rule : indicator_rules()) {
    told.indicators.push_back(indicator_told(in.state, rule, told.on));
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
