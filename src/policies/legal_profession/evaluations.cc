// 评价: weights are basis points and make a whole, scores run from 0 to 10000, results are rounded half up.
#include "policies/legal_profession/evaluations.h"

#include <algorithm>
#include <numeric>

namespace gongbao::legal_profession {

Answer decide(const Context& in, const DefineScheme& command) {
  constexpr std::size_t most_items = 1000;
  if (command.items.empty() || command.items.size() > most_items) return malformed("items");
  std::int64_t sum = 0;
  for (const SchemeItem& each : command.items) {
    if (blank(each.item)) return malformed("items");
    if (!is_score(each.weight_bp)) return refuse(code::weights_not_full);
    sum += each.weight_bp;
  }
  if (sum != whole_bp) return refuse(code::weights_not_full).with_count("sum", sum);
  return entered(in, "scheme", SchemeDefined{{command.kind, command.items, in.today, {}}});
}

void apply(World& world, const SchemeDefined& fact, const FactOrigin& origin) {
  world.state.schemes[origin.entry] = fact.row;
}

Answer decide(const Context& in, const ScoreScheme& command) {
  const Scheme* row = find_row(in.state.schemes, command.scheme);
  if (row == nullptr) return unknown("scheme");
  if (find_row(in.state.firms, command.firm) == nullptr) return unknown("firm");
  if (command.scores.size() != row->items.size()) return malformed("scores");
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < command.scores.size(); ++i) {
    if (!is_score(command.scores[i])) return refuse(code::score_out_of_range);
    sum += command.scores[i] * row->items[i].weight_bp;
  }
  return accept(SchemeScored{command.scheme, command.firm, weighed(sum)}).with_count("result", weighed(sum));
}

void apply(World& world, const SchemeScored& fact, const FactOrigin&) {
  world.state.schemes.at(fact.scheme).results[fact.firm] = fact.result;
}

// --- the four evaluations --------------------------------------------------------------------------------------------

Answer decide(const Context& in, const OpenEvaluation& command) {
  const auto& weights = in.terms().table("evaluation_weights", in.today);
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0},
                                           [](std::int64_t all, const auto& each) { return all + each.second; });
  if (sum != whole_bp) return refuse(code::weights_not_full).with_count("sum", sum);
  if (blank(command.service)) return malformed("service");
  Evaluation row;
  row.service = command.service;
  row.weights = weights;
  return entered(in, "evaluation", EvaluationOpened{std::move(row)});
}

void apply(World& world, const EvaluationOpened& fact, const FactOrigin& origin) {
  world.state.evaluations[origin.entry] = fact.row;
}

namespace {

// Each source speaks for itself.
bool speaks_as_source(access::Role role, Source source) {
  using access::Role;
  const bool organ = role == Role::city_justice || role == Role::district_justice || role == Role::city_association ||
                     role == Role::district_association;
  const bool self = role == Role::lawyer || role == Role::firm;
  if (source == Source::organ) return organ;
  return source == Source::self ? self : role == Role::public_;
}

}  // namespace

Answer decide(const Context& in, const EvaluateService& command) {
  const Evaluation* row = find_row(in.state.evaluations, command.evaluation);
  if (row == nullptr) return unknown("evaluation");
  if (!speaks_as_source(in.actor.role, command.source)) return refuse(code::out_of_scope);
  if (row->result) return refuse(code::bad_transition);
  if (!is_score(command.score)) return refuse(code::score_out_of_range);
  return accept(ServiceEvaluated{command.evaluation, command.source, command.score});
}

void apply(World& world, const ServiceEvaluated& fact, const FactOrigin&) {
  world.state.evaluations.at(fact.evaluation).scores[fact.source] = fact.score;
}

Answer decide(const Context& in, const CloseEvaluation& command) {
  const Evaluation* row = find_row(in.state.evaluations, command.evaluation);
  if (row == nullptr) return unknown("evaluation");
  if (row->result) return refuse(code::bad_transition);
  std::int64_t sum = 0;
  for (const auto& [source, word] : names_of(Source{})) {
    const std::int64_t* score = find_row(row->scores, source);
    if (score == nullptr) return refuse(code::evaluation_source_missing).with_text("source", std::string(word));
    sum += *score * row->weights.at(std::string(word));
  }
  return accept(EvaluationClosed{command.evaluation, weighed(sum)}).with_count("result", weighed(sum));
}

void apply(World& world, const EvaluationClosed& fact, const FactOrigin&) {
  world.state.evaluations.at(fact.evaluation).result = fact.result;
}

// --- of one another --------------------------------------------------------------------------------------------------

namespace {

// 0: it is not registered yet.
std::uint64_t case_of_number(const State& state, const std::string& case_no) {
  for (const auto& [id, row] : state.court_cases) {
    if (row.case_no == case_no) return id;
  }
  return 0;
}

const Participant* participant(const CourtCase& row, std::uint64_t account) {
  const auto it = std::ranges::find(row.participants, account, &Participant::account);
  return it == row.participants.end() ? nullptr : &*it;
}

}  // namespace

// Registered again, under the same number, when it is closed or somebody joins it.
Answer decide(const Context& in, const RegisterCase& command) {
  if (blank(command.case_no)) return malformed("case_no");
  if (command.closed_on && *command.closed_on > in.today) return malformed("closed_on");
  if (command.participants.empty()) return malformed("participants");
  const std::uint64_t before = case_of_number(in.state, command.case_no);
  const std::uint64_t id = before == 0 ? in.entry : before;
  return with_id(accept(CaseRegistered{id, command.case_no, command.closed_on, command.participants}), "court_case",
                 id);
}

void apply(World& world, const CaseRegistered& fact, const FactOrigin&) {
  CourtCase& row = world.state.court_cases[fact.court_case];
  row.case_no = fact.case_no;
  row.closed_on = fact.closed_on;
  row.participants = fact.participants;
}

Answer decide(const Context& in, const MutualEvaluate& command) {
  const CourtCase* row = find_row(in.state.court_cases, command.court_case);
  if (row == nullptr) return unknown("court_case");
  if (!in.terms().on("mutual_pilot", row->closed_on.value_or(in.today))) return refuse(code::mutual_pilot_off);
  if (!row->closed_on) return refuse(code::mutual_case_open);
  const Participant* rater = participant(*row, in.actor.account);
  const Participant* rated = participant(*row, command.rated_account);
  const bool opposite = rater != nullptr && rated != nullptr && rater->side != rated->side;
  if (!opposite) return refuse(code::mutual_not_in_case);
  if (!is_score(command.score)) return refuse(code::score_out_of_range);
  const bool there = std::ranges::any_of(row->scores, [&](const MutualScore& each) {
    return each.rater == in.actor.account && each.rated == command.rated_account;
  });
  if (there) return refuse(code::duplicate);
  return accept(MutuallyEvaluated{command.court_case, {in.actor.account, command.rated_account, command.score}});
}

void apply(World& world, const MutuallyEvaluated& fact, const FactOrigin&) {
  world.state.court_cases.at(fact.court_case).scores.push_back(fact.row);
}

std::optional<std::int64_t> mutual_average(const State& state, std::uint64_t account, Date day) {
  std::int64_t sum = 0, answers = 0;
  for (const auto& [id, row] : state.court_cases) {
    for (const MutualScore& each : row.scores) {
      if (each.rated != account) continue;
      sum += each.score;
      ++answers;
    }
  }
  if (answers < state.parameters.count("mutual_min_answers", day)) return std::nullopt;
  return (sum * 2 + answers) / (answers * 2);
}

}  // namespace gongbao::legal_profession
