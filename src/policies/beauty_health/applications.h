// An application on its way to a decision: handed in, taken on, looked at by every unit that the measure names.
#pragma once

#include "policies/beauty_health/evidence.h"

namespace gongbao::beauty_health {

struct SubmitApplication {
  static constexpr std::uint16_t number = 11030;
  static constexpr std::string_view name = "submit_application";
  std::uint64_t enterprise = 0;
  std::string kind;
  std::optional<std::int32_t> year;          // this one where nothing is said
  std::optional<std::string> district;       // of K14
  std::optional<std::uint64_t> application;  // that was returned and comes again
  Evidence evidence;
  GB_FIELDS(enterprise, kind, year, district, application, evidence)
};
struct ApplicationSubmitted {
  static constexpr std::uint16_t number = 11530;
  std::uint64_t application = 0;
  Application row;
  std::vector<std::string> contracts;  // that it counts
  GB_FIELDS(application, row, contracts)
};

// By the unit that decides.
struct Accept {
  static constexpr std::uint16_t number = 11031;
  static constexpr std::string_view name = "accept";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct Return {
  static constexpr std::uint16_t number = 11032;
  static constexpr std::string_view name = "return";
  std::uint64_t application = 0;
  SealedText reason;
  GB_FIELDS(application, reason)
};
// By the applicant.
struct Withdraw {
  static constexpr std::uint16_t number = 11033;
  static constexpr std::string_view name = "withdraw";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct Refuse {
  static constexpr std::uint16_t number = 11034;
  static constexpr std::string_view name = "refuse";
  std::uint64_t application = 0;
  std::string clause;  // of the kind: 14b or beauty-health/14b
  SealedText reason;
  GB_FIELDS(application, clause, reason)
};
struct CloseApplication {
  static constexpr std::uint16_t number = 11035;
  static constexpr std::string_view name = "close_application";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct ApplicationMoved {
  static constexpr std::uint16_t number = 11531;
  std::uint64_t application = 0;
  ApplicationState to{};
  SealedText reason;
  std::string clause;
  GB_FIELDS(application, to, reason, clause)
};

struct GiveOpinion {
  static constexpr std::uint16_t number = 11036;
  static constexpr std::string_view name = "give_opinion";
  std::uint64_t application = 0;
  bool agree = false;
  SealedText reason;
  GB_FIELDS(application, agree, reason)
};
struct OpinionGiven {
  static constexpr std::uint16_t number = 11532;
  std::uint64_t application = 0;
  AreaCode unit = 0;
  Opinion opinion;
  GB_FIELDS(application, unit, opinion)
};

Answer decide(const Context& in, const SubmitApplication& command);
Answer decide(const Context& in, const Accept& command);
Answer decide(const Context& in, const Return& command);
Answer decide(const Context& in, const Withdraw& command);
Answer decide(const Context& in, const Refuse& command);
Answer decide(const Context& in, const CloseApplication& command);
Answer decide(const Context& in, const GiveOpinion& command);
void apply(World& world, const ApplicationSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationMoved& fact, const FactOrigin& origin);
void apply(World& world, const OpinionGiven& fact, const FactOrigin& origin);

using ApplicationCommands =
    policies::TypeList<SubmitApplication, Accept, Return, Withdraw, Refuse, CloseApplication, GiveOpinion>;
using ApplicationFacts = policies::TypeList<ApplicationSubmitted, ApplicationMoved, OpinionGiven>;

}  // namespace gongbao::beauty_health
