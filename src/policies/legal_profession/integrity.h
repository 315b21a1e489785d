// 律师诚信电子档案 (12c, 12d): what was decided about firms and lawyers, appended and never deleted; what of it the
// public is told; penalties that are lighter because somebody reported himself (18e).
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct EnterIntegrity {
  static constexpr std::uint16_t number = 10020;
  static constexpr std::string_view name = "enter_integrity";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  IntegrityKind kind{};
  std::string decided_by;
  std::string decision_no;
  Date decided_on;
  SealedText text;
  std::string basis;
  GB_FIELDS(firm, lawyer, kind, decided_by, decision_no, decided_on, text, basis)
};
struct DecidePenalty {
  static constexpr std::uint16_t number = 10021;
  static constexpr std::string_view name = "decide_penalty";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string decision_no;
  SealedText text;
  std::string basis;
  bool mitigated = false;
  bool self_reported = false;
  bool cooperated = false;
  std::optional<std::string> provision;  // 依据有关规定
  GB_FIELDS(firm, lawyer, decision_no, text, basis, mitigated, self_reported, cooperated, provision)
};
struct IntegrityEntered {
  static constexpr std::uint16_t number = 10520;
  IntegrityEntry row;
  GB_FIELDS(row)
};
struct Disclose {
  static constexpr std::uint16_t number = 10022;
  static constexpr std::string_view name = "disclose";
  std::uint64_t integrity = 0;
  GB_FIELDS(integrity)
};
struct Disclosed {
  static constexpr std::uint16_t number = 10521;
  std::uint64_t integrity = 0;
  GB_FIELDS(integrity)
};
struct ReverseIntegrity {
  static constexpr std::uint16_t number = 10023;
  static constexpr std::string_view name = "reverse_integrity";
  std::uint64_t integrity = 0;
  SealedText reason;
  std::string reversing_decision;
  GB_FIELDS(integrity, reason, reversing_decision)
};
struct IntegrityReversed {
  static constexpr std::uint16_t number = 10522;
  std::uint64_t integrity = 0;
  SealedText reason;
  std::string reversing_decision;
  GB_FIELDS(integrity, reason, reversing_decision)
};

// What is told to the public at all (12d).
bool is_disclosable(IntegrityKind kind);
// Until when it is to be disclosed (T1); nullopt: no length is set, or it is of a kind that is not disclosed.
std::optional<law::Deadline> disclosure_due(const State& state, const law::Calendar& calendar,
                                            const IntegrityEntry& row);

Answer decide(const Context& in, const EnterIntegrity& command);
Answer decide(const Context& in, const DecidePenalty& command);
Answer decide(const Context& in, const Disclose& command);
Answer decide(const Context& in, const ReverseIntegrity& command);
void apply(World& world, const IntegrityEntered& fact, const FactOrigin& origin);
void apply(World& world, const Disclosed& fact, const FactOrigin& origin);
void apply(World& world, const IntegrityReversed& fact, const FactOrigin& origin);

using IntegrityCommands = policies::TypeList<EnterIntegrity, DecidePenalty, Disclose, ReverseIntegrity>;
using IntegrityFacts = policies::TypeList<IntegrityEntered, Disclosed, IntegrityReversed>;

}  // namespace gongbao::legal_profession
