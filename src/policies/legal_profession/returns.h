// What business income, taxes and the number of lawyers are measured by (s2.3): annual returns of firms and the
// published population.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct SubmitReturn {
  static constexpr std::uint16_t number = 10060;
  static constexpr std::string_view name = "submit_return";
  std::uint64_t firm = 0;
  std::int32_t year = 0;
  Money income;
  Money tax;
  GB_FIELDS(firm, year, income, tax)
};
struct ReturnSubmitted {
  static constexpr std::uint16_t number = 10560;
  AnnualReturn row;
  GB_FIELDS(row)
};
struct AcceptReturn {
  static constexpr std::uint16_t number = 10061;
  static constexpr std::string_view name = "accept_return";
  std::uint64_t annual_return = 0;
  GB_FIELDS(annual_return)
};
struct ReturnAccepted {
  static constexpr std::uint16_t number = 10561;
  std::uint64_t annual_return = 0;
  GB_FIELDS(annual_return)
};
struct SetPopulation {
  static constexpr std::uint16_t number = 10062;
  static constexpr std::string_view name = "set_population";
  std::int64_t persons = 0;
  std::string source;
  Date from;
  GB_FIELDS(persons, source, from)
};
struct PopulationSet {
  static constexpr std::uint16_t number = 10562;
  Population row;
  GB_FIELDS(row)
};

// The accepted return of each firm, of that year, as of that day: of several the last one.
std::map<std::uint64_t, std::uint64_t> accepted_returns(const State& state, std::int32_t year, Date day);
// The last year of which a return is accepted by that day; nullopt: none is.
std::optional<std::int32_t> year_returned(const State& state, Date day);
const Population* population_on(const State& state, Date day);  // nullptr: none is set

Answer decide(const Context& in, const SubmitReturn& command);
Answer decide(const Context& in, const AcceptReturn& command);
Answer decide(const Context& in, const SetPopulation& command);
void apply(World& world, const ReturnSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const ReturnAccepted& fact, const FactOrigin& origin);
void apply(World& world, const PopulationSet& fact, const FactOrigin& origin);

using ReturnCommands = policies::TypeList<SubmitReturn, AcceptReturn, SetPopulation>;
using ReturnFacts = policies::TypeList<ReturnSubmitted, ReturnAccepted, PopulationSet>;

}  // namespace gongbao::legal_profession
