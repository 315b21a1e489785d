// 整改名单 (5d, 5e, 5f): found by the system, confirmed by an officer, suspended from that minute until it is lifted.
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

// A case as it opens, or an invoice that joins one that nobody has decided yet.
struct CaseFound {
  static constexpr std::uint16_t number = 6523;
  std::uint64_t case_id = 0;
  RectificationCase row;
  GB_FIELDS(case_id, row)
};

struct ConfirmCase {
  static constexpr std::uint16_t number = 6025;
  static constexpr std::string_view name = "confirm_case";
  std::uint64_t case_id = 0;
  SealedText reason;
  GB_FIELDS(case_id, reason)
};
struct DismissCase {
  static constexpr std::uint16_t number = 6026;
  static constexpr std::string_view name = "dismiss_case";
  std::uint64_t case_id = 0;
  SealedText reason;
  GB_FIELDS(case_id, reason)
};
struct ClaimRectified {
  static constexpr std::uint16_t number = 6027;
  static constexpr std::string_view name = "claim_rectified";
  std::uint64_t case_id = 0;
  SealedText measures;
  GB_FIELDS(case_id, measures)
};
struct LiftCase {
  static constexpr std::uint16_t number = 6028;
  static constexpr std::string_view name = "lift_case";
  std::uint64_t case_id = 0;
  SealedText reason;
  GB_FIELDS(case_id, reason)
};
struct RefuseClaim {
  static constexpr std::uint16_t number = 6029;
  static constexpr std::string_view name = "refuse_claim";
  std::uint64_t case_id = 0;
  SealedText reason;
  GB_FIELDS(case_id, reason)
};
struct CaseMoved {
  static constexpr std::uint16_t number = 6524;
  std::uint64_t case_id = 0;
  CaseState to{};
  bool suspends = false;
  Stamp at;
  SealedText text;  // reason or measures
  GB_FIELDS(case_id, to, suspends, at, text)
};

// Of an invoice of that market for a dealer's sale; 0 as case_id: it joins none, the caller numbers it.
CaseFound case_of_invoice(const Context& in, std::uint64_t market, std::uint64_t invoice, std::uint64_t new_case);
CaseFound case_of_complaint(const Context& in, std::uint64_t market, std::uint64_t complaint);

Answer decide(const Context& in, const ConfirmCase& command);
Answer decide(const Context& in, const DismissCase& command);
Answer decide(const Context& in, const ClaimRectified& command);
Answer decide(const Context& in, const LiftCase& command);
Answer decide(const Context& in, const RefuseClaim& command);
void apply(World& world, const CaseFound& fact, const FactOrigin& origin);
void apply(World& world, const CaseMoved& fact, const FactOrigin& origin);

using CaseCommands = policies::TypeList<ConfirmCase, DismissCase, ClaimRectified, LiftCase, RefuseClaim>;
using CaseFacts = policies::TypeList<CaseFound, CaseMoved>;

}  // namespace gongbao::used_vehicle
