// What this policy remembers besides the money: who is registered, filed and published what, which contracts and bills
// there are, what is disputed, found and ordered. Changed by apply only. Rows are keyed by institution first, so that
// one institution's rows lie together.
#pragma once

#include "custody/reconcile.h"
#include "policies/childcare/contract_rows.h"
#include "policies/childcare/terms.h"
#include "policies/shared/compliance.h"
#include "policies/shared/custody_setup.h"
#include "policies/shared/supervision.h"

namespace gongbao::childcare {

using shared::ComplianceEvents;
using shared::CustodySetupRows;

// 强制…提供担保、融资 (18c) is a complaint of its own kind.
enum class ComplaintAbout : std::uint8_t { service = 1, fees = 2, refund = 3, forced_bank_service = 4, other = 5 };
constexpr auto names_of(ComplaintAbout) {
  using enum ComplaintAbout;
  using namespace std::literals;
  return std::array{std::pair{service, "service"sv}, std::pair{fees, "fees"sv}, std::pair{refund, "refund"sv},
                    std::pair{forced_bank_service, "forced_bank_service"sv}, std::pair{other, "other"sv}};
}

struct ReportedProblem {  // 19d, from a district to the city
  Date reported_on;
  std::uint32_t area = 0;
  SealedText text;
  GB_FIELDS(reported_on, area, text)
};

// Numbered by the entry that made them.
struct SupervisionRows {
  shared::Complaints complaints;
  std::map<OfOperatorNo, ComplaintAbout> complaint_kinds;
  std::map<OfOperatorNo, ReportedProblem> problems;
  std::map<OfOperatorNo, shared::Inspection> inspections;
  std::map<OfOperatorNo, shared::Penalty> penalties;
  GB_FIELDS(complaints, complaint_kinds, problems, inspections, penalties)
};

struct State {
  law::Parameters parameters;  // of this document
  InstitutionRows institutions;
  ContractRows contracts;
  CustodySetupRows setup;                        // 10b–10d, 20b
  shared::Disqualifications disqualifications;   // reg/11
  shared::SupervisionOrders supervision_orders;  // reg/28–32
  SupervisionRows supervision;
  ComplianceEvents compliance_events;
  custody::Reconciliation reconciliation;  // spec/02 8.7

  GB_FIELDS(parameters, institutions, contracts, setup, disqualifications, supervision_orders, supervision,
            compliance_events, reconciliation)
};

}  // namespace gongbao::childcare
