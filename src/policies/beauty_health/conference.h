// The joint conference (18b–18d): what is brought before it, what it decides, and who answers.
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct RaiseIssue {
  static constexpr std::uint16_t number = 11100;
  static constexpr std::string_view name = "raise_issue";
  std::string kind;
  SealedText text;
  GB_FIELDS(kind, text)
};
struct IssueRaised {
  static constexpr std::uint16_t number = 11590;
  std::uint64_t issue = 0;
  Issue row;
  GB_FIELDS(issue, row)
};

struct Decision {
  std::optional<std::string> owner;  // a unit of the measure
  std::int32_t measure = 0;
  SealedText text;
  Date due;
  std::optional<std::uint64_t> application;  // whose disagreement it ends
  GB_FIELDS(owner, measure, text, due, application)
};
struct HoldConference {
  static constexpr std::uint16_t number = 11101;
  static constexpr std::string_view name = "hold_conference";
  std::vector<Decision> decisions;
  GB_FIELDS(decisions)
};
struct ConferenceHeld {
  static constexpr std::uint16_t number = 11591;
  std::map<std::uint64_t, Item> items;
  std::vector<std::uint64_t> applications;
  GB_FIELDS(items, applications)
};

struct AnswerIssue {
  static constexpr std::uint16_t number = 11102;
  static constexpr std::string_view name = "answer_issue";
  std::uint64_t issue = 0;
  SealedText text;
  GB_FIELDS(issue, text)
};
struct IssueAnswered {
  static constexpr std::uint16_t number = 11592;
  std::uint64_t issue = 0;
  SealedText text;
  GB_FIELDS(issue, text)
};

Answer decide(const Context& in, const RaiseIssue& command);
Answer decide(const Context& in, const HoldConference& command);
Answer decide(const Context& in, const AnswerIssue& command);
void apply(World& world, const IssueRaised& fact, const FactOrigin& origin);
void apply(World& world, const ConferenceHeld& fact, const FactOrigin& origin);
void apply(World& world, const IssueAnswered& fact, const FactOrigin& origin);

using ConferenceCommands = policies::TypeList<RaiseIssue, HoldConference, AnswerIssue>;
using ConferenceFacts = policies::TypeList<IssueRaised, ConferenceHeld, IssueAnswered>;

}  // namespace gongbao::beauty_health
