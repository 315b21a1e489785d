// 领军人才库、优秀人才库和后备人才库 (s2.5, 19a): one tier per lawyer at a time; the figures of the old pools stand
// until as many members are entered.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct AdmitTalent {
  static constexpr std::uint16_t number = 10050;
  static constexpr std::string_view name = "admit_talent";
  std::uint64_t lawyer = 0;
  Tier tier{};
  std::string region;
  std::string business;
  bool foreign_related = false;
  GB_FIELDS(lawyer, tier, region, business, foreign_related)
};
struct PromoteTalent {
  static constexpr std::uint16_t number = 10051;
  static constexpr std::string_view name = "promote_talent";
  std::uint64_t lawyer = 0;
  Tier tier{};
  GB_FIELDS(lawyer, tier)
};
// promoted: out of the tier before in the same moment.
struct TalentAdmitted {
  static constexpr std::uint16_t number = 10550;
  Talent row;
  std::uint64_t promoted = 0;
  GB_FIELDS(row, promoted)
};
struct RemoveTalent {
  static constexpr std::uint16_t number = 10052;
  static constexpr std::string_view name = "remove_talent";
  std::uint64_t lawyer = 0;
  SealedText reason;
  GB_FIELDS(lawyer, reason)
};
struct TalentRemoved {
  static constexpr std::uint16_t number = 10551;
  std::uint64_t talent = 0;
  SealedText reason;
  GB_FIELDS(talent, reason)
};
struct TierFigures {
  Tier tier{};
  std::int64_t total = 0;
  std::int64_t foreign_related = 0;
  GB_FIELDS(tier, total, foreign_related)
};
struct ImportPool {
  static constexpr std::uint16_t number = 10053;
  static constexpr std::string_view name = "import_pool";
  std::vector<TierFigures> rows;
  GB_FIELDS(rows)
};
struct PoolImported {
  static constexpr std::uint16_t number = 10552;
  std::vector<TierFigures> rows;
  GB_FIELDS(rows)
};

// 0: he is in none.
std::uint64_t talent_of(const State& state, std::uint64_t lawyer, Date day);
// Members of that day, of a tier or of its foreign-related part; how many, with the imported figure while it stands.
std::vector<std::uint64_t> members_of(const State& state, Tier tier, bool foreign_related, Date day);
std::int64_t pool_size(const State& state, Tier tier, bool foreign_related, Date day);

Answer decide(const Context& in, const AdmitTalent& command);
Answer decide(const Context& in, const PromoteTalent& command);
Answer decide(const Context& in, const RemoveTalent& command);
Answer decide(const Context& in, const ImportPool& command);
void apply(World& world, const TalentAdmitted& fact, const FactOrigin& origin);
void apply(World& world, const TalentRemoved& fact, const FactOrigin& origin);
void apply(World& world, const PoolImported& fact, const FactOrigin& origin);

using TalentCommands = policies::TypeList<AdmitTalent, PromoteTalent, RemoveTalent, ImportPool>;
using TalentFacts = policies::TypeList<TalentAdmitted, TalentRemoved, PoolImported>;

}  // namespace gongbao::legal_profession
