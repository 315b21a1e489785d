// What the text itself asks for before a kind of funding is reviewed (spec/09 part 4), in the order of its table, and
// what an amount is a share of (F3).
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct Asked {
  const Kind& kind;
  const Enterprise& who;
  const Evidence& shows;
  FundKey fund;
  std::uint64_t application = 0;  // that is handed in again; 0: a new one
};
// nullopt: every fact is there. Event day: contracts; booking day: certificates, listings.
std::optional<Answer> fact_problem(const Context& in, const Asked& asked);

// What may be awarded once only under that kind: its certificate, its standard, its project, whatever else is shown;
// nullopt: the applicant may come every year.
std::optional<std::string> awarded_once(std::string_view kind, const Evidence& evidence);
// Another application of the kind that was granted for it.
bool awarded_before(const State& state, std::string_view kind, const std::string& object, std::uint64_t self);
// "91… HT-1"
std::string contract_key(const Contract& contract);
// Of a purchase in the three regions, signed in the year, and counted by no other application.
bool counts(const Context& in, const Asked& asked, const Contract& contract);
// Sum of those contracts, or what the evidence says; nullopt: it is no amount.
std::optional<Money> base_of(const Context& in, const Asked& asked);
// Digits 3 and 4 of a credit code.
bool registered_in_beijing(const std::string& uscc);
// Whether the profile alone contradicts the kind (F6).
bool profile_contradicts(const Kind& kind, const Enterprise& who, bool in_beijing);
// What an application of the kind has to show beside the profile: members of Evidence, and of K14 the district.
std::span<const std::string_view> facts_asked(const Kind& kind);

}  // namespace gongbao::beauty_health
