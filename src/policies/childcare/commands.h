// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/childcare/contracts.h"
#include "policies/childcare/custody_setup.h"
#include "policies/childcare/deadlines.h"
#include "policies/childcare/disputes.h"
#include "policies/childcare/filing.h"
#include "policies/childcare/notice.h"
#include "policies/childcare/reconciliation.h"
#include "policies/childcare/refund.h"
#include "policies/childcare/registration.h"
#include "policies/childcare/supervision.h"

namespace gongbao::childcare {

using Commands =
    policies::Join<RegistrationCommands, CustodySetupCommands, FilingCommands, ContractsCommands, DisputesCommands,
                   RefundCommands, ReconciliationCommands, SupervisionCommands, NoticeCommands>;
using FactTypes = policies::Join<RegistrationFacts, CustodySetupFacts, FilingFacts, ContractsFacts, DisputesFacts,
                                 RefundFacts, ReconciliationFacts, SupervisionFacts, NoticeFacts, DeadlineFacts>;

// Who may give a command, by its name (spec/02 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);
// And who may send an op.
std::span<const access::Grant> grants_of(custody::Op op);
// Of that record: where a refund was contested and lost, more may accept it.
std::span<const access::Grant> grants_of(const State& state, const custody::Instruction& in);

}  // namespace gongbao::childcare
