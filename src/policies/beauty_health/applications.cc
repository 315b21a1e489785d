// From what can be asked for to what is decided; nothing is approved here (awards.cc).
#include "policies/beauty_health/applications.h"

#include <algorithm>

#include "policies/beauty_health/funding.h"

namespace gongbao::beauty_health {

namespace {

// Of another application of that kind: awarded before, or under way in the same year.
std::optional<Answer> doubled(const Context& in, const FundKey& fund, const std::string& object, bool once,
                              std::uint64_t self) {
  if (once && awarded_before(in.state, fund.kind, object, self)) {
    return refuse(code::duplicate_award).with_text("object", object);
  }
  for (const auto& [id, row] : in.state.applications) {
    const bool same = id != self && row.fund == fund && row.object == object;
    if (same && is_open(row.state)) return refuse(code::duplicate).with_text("object", object);
  }
  return std::nullopt;
}

// Of one that is handed in again: it was returned, and is the same applicant's.
std::optional<Answer> again_problem(const Context& in, const SubmitApplication& command) {
  if (!command.application) return std::nullopt;
  const Application* row = find_row(in.state.applications, *command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::returned) return refuse(code::bad_transition);
  if (row->applicant != command.enterprise || row->fund.kind != command.kind) return malformed("application");
  return std::nullopt;
}

std::vector<std::string> contracts_counted(const Context& in, const Asked& asked) {
  std::vector<std::string> keys;
  if (asked.kind.name != chain_kind) return keys;
  for (const Contract& each : asked.shows.contracts) {
    if (counts(in, asked, each)) keys.push_back(contract_key(each));
  }
  return keys;
}

// The fund that is asked, district and all.
Answer submitted(const Context& in, const SubmitApplication& command, const Asked& asked) {
  const std::string clause = clause_id(asked.kind.clause);
  if (!lists(in.terms(), "sectors", asked.who.sector, in.today)) {
    return refuse(code::sector_not_covered).with_text("sector", asked.who.sector);
  }
  if (auto problem = fact_problem(in, asked)) return at_clause(std::move(*problem), clause);
  const auto once = awarded_once(asked.kind.name, command.evidence);
  const std::string object = once.value_or(asked.who.uscc);
  if (auto problem = doubled(in, asked.fund, object, once.has_value(), asked.application)) {
    return at_clause(std::move(*problem), clause);
  }
  const auto base = base_of(in, asked);
  if (!base) return at_clause(wrong_value("base"), clause);
  ApplicationSubmitted fact{asked.application == 0 ? in.entry : asked.application, {}, contracts_counted(in, asked)};
  fact.row.fund = asked.fund;
  fact.row.applicant = command.enterprise;
  fact.row.object = object;
  fact.row.evidence = command.evidence;
  fact.row.base = *base;
  return at_clause(with_id(accept(fact), "application", fact.application).with_fen("base", base->fen), clause);
}

}  // namespace

Answer decide(const Context& in, const SubmitApplication& command) {
  const Enterprise* who = find_row(in.state.enterprises, command.enterprise);
  if (who == nullptr) return unknown("enterprise");
  if (auto problem = again_problem(in, command)) return std::move(*problem);
  const Kind* kind = kind_named(command.kind);
  if (kind == nullptr) return refuse(code::kind_unknown).with_text("kind", command.kind);
  const AreaCode district = unit_named(command.district.value_or("")).value_or(0);
  const AreaCode unit = deciding_unit(in.state, *kind, district, in.today);
  if (unit == 0) return refuse(code::unit_unknown).with_text("unit", command.district.value_or(""));
  const std::int32_t year = command.year.value_or(ymd(in.today).year);
  return submitted(in, command,
                   {*kind, *who, command.evidence, {command.kind, year, unit}, command.application.value_or(0)});
}

void apply(World& world, const ApplicationSubmitted& fact, const FactOrigin&) {
  State& state = world.state;
  std::erase_if(state.contracts, [&](const auto& each) { return each.second == fact.application; });
  state.applications[fact.application] = fact.row;
  for (const std::string& each : fact.contracts) state.contracts[each] = fact.application;
}

Answer decide(const Context& in, const Accept& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::submitted) return at_clause(refuse(code::bad_transition), clause);
  return at_clause(accept(ApplicationMoved{command.application, ApplicationState::in_review, {}, {}}), clause);
}

Answer decide(const Context& in, const Return& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::submitted) return at_clause(refuse(code::bad_transition), clause);
  if (!command.reason.given()) return at_clause(refuse(code::reason_missing), clause);
  return at_clause(accept(ApplicationMoved{command.application, ApplicationState::returned, command.reason, {}}),
                   clause);
}

Answer decide(const Context& in, const Withdraw& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (!is_open(row->state)) return at_clause(refuse(code::bad_transition), clause);
  return at_clause(accept(ApplicationMoved{command.application, ApplicationState::withdrawn, {}, {}}), clause);
}

Answer decide(const Context& in, const Refuse& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::in_review) return at_clause(refuse(code::bad_transition), clause);
  const bool of_the_kind = command.clause == clause || clause_id(command.clause) == clause;
  if (!of_the_kind) return at_clause(refuse(code::clause_missing), clause);
  if (!command.reason.given()) return at_clause(refuse(code::reason_missing), clause);
  return at_clause(accept(ApplicationMoved{command.application, ApplicationState::refused, command.reason, clause}),
                   clause);
}

Answer decide(const Context& in, const CloseApplication& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const std::string clause = clause_of_fund(row->fund);
  if (row->state != ApplicationState::paid) return at_clause(refuse(code::bad_transition), clause);
  return at_clause(accept(ApplicationMoved{command.application, ApplicationState::closed, {}, {}}), clause);
}

void apply(World& world, const ApplicationMoved& fact, const FactOrigin&) {
  world.state.applications.at(fact.application).state = fact.to;
  const bool ended = fact.to == ApplicationState::refused || fact.to == ApplicationState::withdrawn;
  if (!ended) return;
  std::erase_if(world.state.contracts, [&](const auto& each) { return each.second == fact.application; });
}

Answer decide(const Context& in, const GiveOpinion& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const Kind& kind = *kind_named(row->fund.kind);
  if (row->state != ApplicationState::in_review) {
    return at_clause(refuse(code::bad_transition), clause_of_fund(row->fund));
  }
  const std::string clause = units_clause(kind.measure);
  const std::vector<AreaCode> reviewers = reviewers_of(in.state, kind, in.today);
  if (std::ranges::find(reviewers, in.actor.area) == reviewers.end()) {
    return at_clause(refuse(code::unit_not_responsible).with_text("unit", unit_text(in.actor.area)), clause);
  }
  if (!command.agree && !command.reason.given()) return at_clause(refuse(code::reason_missing), clause);
  return at_clause(accept(OpinionGiven{command.application, in.actor.area, {command.agree, command.reason}}), clause);
}

void apply(World& world, const OpinionGiven& fact, const FactOrigin&) {
  Application& row = world.state.applications.at(fact.application);
  row.opinions[fact.unit] = fact.opinion;
  // What a conference settled was what had been said by then.
  if (!fact.opinion.agree) row.disagreement_resolved = false;
}

}  // namespace gongbao::beauty_health
