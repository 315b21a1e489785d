// 年度考核, 抽查, “免检” (6c, 18c, 18d): the yearly assessment of firms and lawyers; a spot check whose sample anybody
// can draw again from a seed that was published before; who is exempt from it.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct OpenAssessment {
  static constexpr std::uint16_t number = 10030;
  static constexpr std::string_view name = "open_assessment";
  std::int32_t year = 0;
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  GB_FIELDS(year, firm, lawyer)
};
struct AssessmentOpened {
  static constexpr std::uint16_t number = 10530;
  std::int32_t year = 0;
  Subject of;
  GB_FIELDS(year, of)
};
struct SubmitAssessment {
  static constexpr std::uint16_t number = 10031;
  static constexpr std::string_view name = "submit_assessment";
  std::uint64_t assessment = 0;
  SealedText text;
  std::optional<Grade> party_result;
  std::optional<Grade> appraisal;
  GB_FIELDS(assessment, text, party_result, appraisal)
};
struct AssessmentSubmitted {
  static constexpr std::uint16_t number = 10531;
  std::uint64_t assessment = 0;
  SealedText text;
  std::optional<Grade> party_result;
  std::optional<Grade> appraisal;
  GB_FIELDS(assessment, text, party_result, appraisal)
};
struct FinaliseAssessment {
  static constexpr std::uint16_t number = 10032;
  static constexpr std::string_view name = "finalise_assessment";
  std::uint64_t assessment = 0;
  Grade result{};
  GB_FIELDS(assessment, result)
};
struct AssessmentFinalised {
  static constexpr std::uint16_t number = 10532;
  std::uint64_t assessment = 0;
  Grade result{};
  GB_FIELDS(assessment, result)
};

struct SetExemptionPolicy {
  static constexpr std::uint16_t number = 10033;
  static constexpr std::string_view name = "set_exemption_policy";
  std::int32_t clean_years = 0;
  std::int32_t term = 0;
  GB_FIELDS(clean_years, term)
};
struct ExemptionPolicySet {
  static constexpr std::uint16_t number = 10533;
  ExemptionPolicy row;
  GB_FIELDS(row)
};
struct PublishSeed {
  static constexpr std::uint16_t number = 10034;
  static constexpr std::string_view name = "publish_seed";
  std::int32_t year = 0;
  std::string seed;
  GB_FIELDS(year, seed)
};
struct SeedPublished {
  static constexpr std::uint16_t number = 10534;
  std::int32_t year = 0;
  std::string seed;
  GB_FIELDS(year, seed)
};
struct DrawSample {
  static constexpr std::uint16_t number = 10035;
  static constexpr std::string_view name = "draw_sample";
  std::int32_t year = 0;
  std::string seed;
  std::int64_t rate_bp = 0;
  bool exemptions = false;
  std::vector<std::uint64_t> assessors;  // accounts
  GB_FIELDS(year, seed, rate_bp, exemptions, assessors)
};
struct SampleDrawn {
  static constexpr std::uint16_t number = 10535;
  std::int32_t year = 0;
  SpotRound row;
  GB_FIELDS(year, row)
};
struct EnterSpotResult {
  static constexpr std::uint16_t number = 10036;
  static constexpr std::string_view name = "enter_spot_result";
  std::int32_t year = 0;
  std::uint64_t firm = 0;
  bool passed = false;
  SealedText reason;
  GB_FIELDS(year, firm, passed, reason)
};
struct SpotResultEntered {
  static constexpr std::uint16_t number = 10536;
  std::int32_t year = 0;
  std::uint64_t firm = 0;
  bool passed = false;
  SealedText reason;
  GB_FIELDS(year, firm, passed, reason)
};
struct FinishSpotCheck {
  static constexpr std::uint16_t number = 10037;
  static constexpr std::string_view name = "finish_spot_check";
  std::int32_t year = 0;
  GB_FIELDS(year)
};
struct SpotCheckFinished {
  static constexpr std::uint16_t number = 10537;
  std::int32_t year = 0;
  GB_FIELDS(year)
};

// SHA-256 of the ASCII string seed:uscc, lower-case hex: what the sample is ordered by.
std::string draw_key(const std::string& seed, const std::string& uscc);

Answer decide(const Context& in, const OpenAssessment& command);
Answer decide(const Context& in, const SubmitAssessment& command);
Answer decide(const Context& in, const FinaliseAssessment& command);
Answer decide(const Context& in, const SetExemptionPolicy& command);
Answer decide(const Context& in, const PublishSeed& command);
Answer decide(const Context& in, const DrawSample& command);
Answer decide(const Context& in, const EnterSpotResult& command);
Answer decide(const Context& in, const FinishSpotCheck& command);
void apply(World& world, const AssessmentOpened& fact, const FactOrigin& origin);
void apply(World& world, const AssessmentSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const AssessmentFinalised& fact, const FactOrigin& origin);
void apply(World& world, const ExemptionPolicySet& fact, const FactOrigin& origin);
void apply(World& world, const SeedPublished& fact, const FactOrigin& origin);
void apply(World& world, const SampleDrawn& fact, const FactOrigin& origin);
void apply(World& world, const SpotResultEntered& fact, const FactOrigin& origin);
void apply(World& world, const SpotCheckFinished& fact, const FactOrigin& origin);

using AssessmentCommands = policies::TypeList<OpenAssessment, SubmitAssessment, FinaliseAssessment, SetExemptionPolicy,
                                              PublishSeed, DrawSample, EnterSpotResult, FinishSpotCheck>;
using AssessmentFacts =
    policies::TypeList<AssessmentOpened, AssessmentSubmitted, AssessmentFinalised, ExemptionPolicySet, SeedPublished,
                       SampleDrawn, SpotResultEntered, SpotCheckFinished>;

}  // namespace gongbao::legal_profession
