// 完善律师和律师事务所年度考核制度 (18c).
#include "policies/legal_profession/assessments.h"

#include <algorithm>
#include <span>

#include "base/hash.h"

namespace gongbao::legal_profession {

Answer decide(const Context& in, const OpenAssessment& command) {
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  if (!is_year(command.year)) return malformed("year");
  const bool there = std::ranges::any_of(in.state.assessments, [&](const auto& each) {
    return each.second.year == command.year && each.second.of == *of;
  });
  if (there) return refuse(code::assessment_exists);
  return entered(in, "assessment", AssessmentOpened{command.year, *of});
}

void apply(World& world, const AssessmentOpened& fact, const FactOrigin& origin) {
  Assessment row;
  row.year = fact.year;
  row.of = fact.of;
  world.state.assessments[origin.entry] = row;
}

Answer decide(const Context& in, const SubmitAssessment& command) {
  const Assessment* row = find_row(in.state.assessments, command.assessment);
  if (row == nullptr) return unknown("assessment");
  if (row->state != AssessmentState::open) return refuse(code::bad_transition);
  if (!command.text.given()) return malformed("text");
  return accept(AssessmentSubmitted{command.assessment, command.text, command.party_result, command.appraisal});
}

void apply(World& world, const AssessmentSubmitted& fact, const FactOrigin&) {
  Assessment& row = world.state.assessments.at(fact.assessment);
  row.state = AssessmentState::submitted;
  row.report = fact.text;
  row.party_result = fact.party_result;
  row.appraisal = fact.appraisal;
}

Answer decide(const Context& in, const FinaliseAssessment& command) {
  const Assessment* row = find_row(in.state.assessments, command.assessment);
  if (row == nullptr) return unknown("assessment");
  if (row->state != AssessmentState::submitted) return refuse(code::bad_transition);
  const Firm* firm = find_row(in.state.firms, row->of.firm);
  const bool with_members = firm != nullptr && party_on(*firm, in.today).members > 0;
  if (with_members && (!row->party_result || !row->appraisal)) return refuse(code::party_assessment_missing);
  return accept(AssessmentFinalised{command.assessment, command.result});
}

void apply(World& world, const AssessmentFinalised& fact, const FactOrigin&) {
  Assessment& row = world.state.assessments.at(fact.assessment);
  row.state = AssessmentState::final;
  row.result = fact.result;
}

// --- exemption and draw ----------------------------------------------------------------------------------------------

Answer decide(const Context& in, const SetExemptionPolicy& command) {
  constexpr std::int32_t most = 100;
  const auto sensible = [](std::int32_t value) { return value >= 1 && value <= most; };
  if (!sensible(command.clean_years) || !sensible(command.term)) return refuse(code::value_out_of_range);
  return accept(ExemptionPolicySet{{in.today, command.clean_years, command.term}});
}

void apply(World& world, const ExemptionPolicySet& fact, const FactOrigin&) {
  world.state.exemption_policies.push_back(fact.row);
}

Answer decide(const Context& in, const PublishSeed& command) {
  if (!is_year(command.year)) return malformed("year");
  if (blank(command.seed)) return malformed("seed");
  if (in.state.spot_rounds.contains(command.year)) return refuse(code::already_drawn);
  return accept(SeedPublished{command.year, command.seed});
}

void apply(World& world, const SeedPublished& fact, const FactOrigin&) { world.state.seeds[fact.year] = fact.seed; }

std::string draw_key(const std::string& seed, const std::string& uscc) {
  const std::string text = seed + ":" + uscc;
  return to_hex(sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

namespace {

// Not exempt in each of the rounds before that the term counts: whoever was is checked once again.
bool has_used_its_term(const State& state, std::uint64_t firm, std::int32_t year, std::int32_t term) {
  std::int32_t counted = 0;
  for (auto it = state.spot_rounds.lower_bound(year); it != state.spot_rounds.begin() && counted < term;) {
    --it;
    if (std::ranges::find(it->second.exempt, firm) == it->second.exempt.end()) return false;
    ++counted;
  }
  return counted == term;
}

bool is_exempt(const Context& in, std::uint64_t firm, std::int32_t year, const ExemptionPolicy& policy) {
  return is_clean_on(in.state, {firm, 0}, in.today, policy.clean_years) &&
         !has_used_its_term(in.state, firm, year, policy.term);
}

// In the order of their keys; of two equal ones, which nobody has ever seen, the lower uscc first.
void order_by_key(const State& state, const std::string& seed, std::vector<std::uint64_t>& firms) {
  std::vector<std::pair<std::string, std::uint64_t>> keyed;
  for (const std::uint64_t each : firms) {
    const std::string& uscc = state.firms.at(each).uscc;
    keyed.emplace_back(draw_key(seed, uscc) + uscc, each);
  }
  std::ranges::sort(keyed);
  firms.clear();
  for (const auto& [key, firm] : keyed) firms.push_back(firm);
}

SpotRound drawn(const Context& in, const DrawSample& command, const ExemptionPolicy* policy) {
  SpotRound row;
  row.seed = command.seed;
  row.rate_bp = command.rate_bp;
  row.drawn_on = in.today;
  row.assessors = command.assessors;
  for (const auto& [id, firm] : in.state.firms) {
    if (!is_head(firm) || !practises_on(firm.standings, in.today)) continue;
    const bool exempt = policy != nullptr && is_exempt(in, id, command.year, *policy);
    (exempt ? row.exempt : row.eligible).push_back(id);
  }
  const auto eligible = static_cast<std::int64_t>(row.eligible.size());
  const std::int64_t size = (eligible * command.rate_bp + whole_bp - 1) / whole_bp;
  row.sample = row.eligible;
  order_by_key(in.state, command.seed, row.sample);
  row.sample.resize(static_cast<std::size_t>(size));
  return row;
}

}  // namespace

Answer decide(const Context& in, const DrawSample& command) {
  if (in.state.spot_rounds.contains(command.year)) return refuse(code::already_drawn);
  const std::string* seed = find_row(in.state.seeds, command.year);
  if (seed == nullptr || *seed != command.seed) return refuse(code::seed_not_published);
  if (command.rate_bp < 1 || command.rate_bp > whole_bp) return refuse(code::value_out_of_range);
  const ExemptionPolicy* policy = exemption_policy_on(in.state, in.today);
  if (command.exemptions && policy == nullptr) return refuse(code::exemption_policy_not_set);
  SpotRound row = drawn(in, command, command.exemptions ? policy : nullptr);
  Answer answer = accept(SampleDrawn{command.year, row});
  answer.count("eligible", static_cast<std::int64_t>(row.eligible.size()));
  answer.count("exempt_count", static_cast<std::int64_t>(row.exempt.size()));
  constexpr std::size_t shown = 8;
  for (const std::uint64_t each : row.sample) {
    const std::string& uscc = in.state.firms.at(each).uscc;
    answer.text("sample", uscc + " " + draw_key(row.seed, uscc).substr(0, shown));
  }
  return answer;
}

void apply(World& world, const SampleDrawn& fact, const FactOrigin&) { world.state.spot_rounds[fact.year] = fact.row; }

Answer decide(const Context& in, const EnterSpotResult& command) {
  const SpotRound* row = find_row(in.state.spot_rounds, command.year);
  if (row == nullptr) return unknown("year");
  if (std::ranges::find(row->assessors, in.actor.account) == row->assessors.end()) return refuse(code::out_of_scope);
  if (row->finished_on) return refuse(code::bad_transition);
  if (std::ranges::find(row->sample, command.firm) == row->sample.end()) return refuse(code::not_in_sample);
  if (!command.passed && !command.reason.given()) return refuse(code::reason_missing);
  return accept(SpotResultEntered{command.year, command.firm, command.passed, command.reason});
}

void apply(World& world, const SpotResultEntered& fact, const FactOrigin&) {
  world.state.spot_rounds.at(fact.year).results[fact.firm] = fact.passed;
}

Answer decide(const Context& in, const FinishSpotCheck& command) {
  const SpotRound* row = find_row(in.state.spot_rounds, command.year);
  if (row == nullptr) return unknown("year");
  if (row->finished_on) return refuse(code::bad_transition);
  const std::size_t missing = row->sample.size() - row->results.size();
  if (missing != 0) return refuse(code::results_missing).with_count("missing", static_cast<std::int64_t>(missing));
  const auto passed = std::ranges::count_if(row->results, [](const auto& each) { return each.second; });
  return accept(SpotCheckFinished{command.year}).with_count("passed", passed);
}

void apply(World& world, const SpotCheckFinished& fact, const FactOrigin& origin) {
  world.state.spot_rounds.at(fact.year).finished_on = origin.booked_on;
}

}  // namespace gongbao::legal_profession
