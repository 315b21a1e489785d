// Who judges what: indicator schemes for firms (10b), the four evaluations of a pro bono service (24a), judges,
// prosecutors and lawyers of one another (26b).
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct DefineScheme {
  static constexpr std::uint16_t number = 10090;
  static constexpr std::string_view name = "define_scheme";
  SchemeKind kind{};
  std::vector<SchemeItem> items;
  GB_FIELDS(kind, items)
};
struct SchemeDefined {
  static constexpr std::uint16_t number = 10590;
  Scheme row;
  GB_FIELDS(row)
};
struct ScoreScheme {
  static constexpr std::uint16_t number = 10091;
  static constexpr std::string_view name = "score_scheme";
  std::uint64_t scheme = 0;
  std::uint64_t firm = 0;
  std::vector<std::int64_t> scores;  // of the items, in their order
  GB_FIELDS(scheme, firm, scores)
};
struct SchemeScored {
  static constexpr std::uint16_t number = 10591;
  std::uint64_t scheme = 0;
  std::uint64_t firm = 0;
  std::int64_t result = 0;
  GB_FIELDS(scheme, firm, result)
};

struct OpenEvaluation {
  static constexpr std::uint16_t number = 10092;
  static constexpr std::string_view name = "open_evaluation";
  std::string service;
  GB_FIELDS(service)
};
struct EvaluationOpened {
  static constexpr std::uint16_t number = 10592;
  Evaluation row;
  GB_FIELDS(row)
};
struct EvaluateService {
  static constexpr std::uint16_t number = 10093;
  static constexpr std::string_view name = "evaluate_service";
  std::uint64_t evaluation = 0;
  Source source{};
  std::int64_t score = 0;
  GB_FIELDS(evaluation, source, score)
};
struct ServiceEvaluated {
  static constexpr std::uint16_t number = 10593;
  std::uint64_t evaluation = 0;
  Source source{};
  std::int64_t score = 0;
  GB_FIELDS(evaluation, source, score)
};
struct CloseEvaluation {
  static constexpr std::uint16_t number = 10094;
  static constexpr std::string_view name = "close_evaluation";
  std::uint64_t evaluation = 0;
  GB_FIELDS(evaluation)
};
struct EvaluationClosed {
  static constexpr std::uint16_t number = 10594;
  std::uint64_t evaluation = 0;
  std::int64_t result = 0;
  GB_FIELDS(evaluation, result)
};

struct RegisterCase {
  static constexpr std::uint16_t number = 10095;
  static constexpr std::string_view name = "register_case";
  std::string case_no;
  std::optional<Date> closed_on;
  std::vector<Participant> participants;
  GB_FIELDS(case_no, closed_on, participants)
};
struct CaseRegistered {
  static constexpr std::uint16_t number = 10595;
  std::uint64_t court_case = 0;
  std::string case_no;
  std::optional<Date> closed_on;
  std::vector<Participant> participants;
  GB_FIELDS(court_case, case_no, closed_on, participants)
};
struct MutualEvaluate {
  static constexpr std::uint16_t number = 10096;
  static constexpr std::string_view name = "mutual_evaluate";
  std::uint64_t court_case = 0;
  std::uint64_t rated_account = 0;
  std::int64_t score = 0;
  GB_FIELDS(court_case, rated_account, score)
};
struct MutuallyEvaluated {
  static constexpr std::uint16_t number = 10596;
  std::uint64_t court_case = 0;
  MutualScore row;
  GB_FIELDS(court_case, row)
};

// Of all that rated that account, half up; nullopt: fewer answers than may be shown. Who rated is nowhere told.
std::optional<std::int64_t> mutual_average(const State& state, std::uint64_t account, Date day);

Answer decide(const Context& in, const DefineScheme& command);
Answer decide(const Context& in, const ScoreScheme& command);
Answer decide(const Context& in, const OpenEvaluation& command);
Answer decide(const Context& in, const EvaluateService& command);
Answer decide(const Context& in, const CloseEvaluation& command);
Answer decide(const Context& in, const RegisterCase& command);
Answer decide(const Context& in, const MutualEvaluate& command);
void apply(World& world, const SchemeDefined& fact, const FactOrigin& origin);
void apply(World& world, const SchemeScored& fact, const FactOrigin& origin);
void apply(World& world, const EvaluationOpened& fact, const FactOrigin& origin);
void apply(World& world, const ServiceEvaluated& fact, const FactOrigin& origin);
void apply(World& world, const EvaluationClosed& fact, const FactOrigin& origin);
void apply(World& world, const CaseRegistered& fact, const FactOrigin& origin);
void apply(World& world, const MutuallyEvaluated& fact, const FactOrigin& origin);

using EvaluationCommands = policies::TypeList<DefineScheme, ScoreScheme, OpenEvaluation, EvaluateService,
                                              CloseEvaluation, RegisterCase, MutualEvaluate>;
using EvaluationFacts = policies::TypeList<SchemeDefined, SchemeScored, EvaluationOpened, ServiceEvaluated,
                                           EvaluationClosed, CaseRegistered, MutuallyEvaluated>;

}  // namespace gongbao::legal_profession
