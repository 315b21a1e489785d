// What supervisors take part in and what they are given for it, never money (2b, 3.2, 3.4, 7b, 第九条).
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct RecordActivity {
  static constexpr std::uint16_t number = 8060;
  static constexpr std::string_view name = "record_activity";
  std::vector<std::uint64_t> supervisors;
  RecordKind kind{};
  Date on;
  SealedText text;  // minutes, suggestions
  std::optional<Money> amount;
  GB_FIELDS(supervisors, kind, on, text, amount)
};
struct RecordParticipation {
  static constexpr std::uint16_t number = 8061;
  static constexpr std::string_view name = "record_participation";
  std::vector<std::uint64_t> supervisors;
  RecordKind kind{};
  Date on;
  SealedText text;
  std::optional<Money> amount;
  GB_FIELDS(supervisors, kind, on, text, amount)
};
struct RecordConvenience {
  static constexpr std::uint16_t number = 8062;
  static constexpr std::string_view name = "record_convenience";
  std::vector<std::uint64_t> supervisors;
  RecordKind kind{};
  Date on;
  SealedText text;
  std::optional<Money> amount;
  GB_FIELDS(supervisors, kind, on, text, amount)
};
struct Recorded {
  static constexpr std::uint16_t number = 8560;
  Record row;
  GB_FIELDS(row)
};

struct RecordAppraisal {
  static constexpr std::uint16_t number = 8063;
  static constexpr std::string_view name = "record_appraisal";
  std::uint64_t supervisor = 0;
  std::uint64_t institution = 0;
  Relation relation{};
  SealedText text;
  GB_FIELDS(supervisor, institution, relation, text)
};
struct AppraisalRecorded {
  static constexpr std::uint16_t number = 8561;
  Appraisal row;
  GB_FIELDS(row)
};

Answer decide(const Context& in, const RecordActivity& command);
Answer decide(const Context& in, const RecordParticipation& command);
Answer decide(const Context& in, const RecordConvenience& command);
Answer decide(const Context& in, const RecordAppraisal& command);
void apply(World& world, const Recorded& fact, const FactOrigin& origin);
void apply(World& world, const AppraisalRecorded& fact, const FactOrigin& origin);

using RecordCommands = policies::TypeList<RecordActivity, RecordParticipation, RecordConvenience, RecordAppraisal>;
using RecordFacts = policies::TypeList<Recorded, AppraisalRecorded>;

}  // namespace gongbao::eldercare
