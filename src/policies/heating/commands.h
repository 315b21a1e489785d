// All typed commands and facts of this policy, by subject.
#pragma once

#include "custody/record.h"
#include "policies/heating/application.h"
#include "policies/heating/catalogue.h"
#include "policies/heating/clawback.h"
#include "policies/heating/complaints.h"
#include "policies/heating/districts.h"
#include "policies/heating/import.h"
#include "policies/heating/loans.h"
#include "policies/heating/payment.h"
#include "policies/heating/purchase.h"
#include "policies/heating/verification.h"

namespace gongbao::heating {

using Commands =
    policies::Join<ImportCommands, DistrictCommands, ApplicationCommands, VerificationCommands, PurchaseCommands,
                   PaymentCommands, LoanCommands, CatalogueCommands, ComplaintCommands, ClawbackCommands>;
using FactTypes = policies::Join<ImportFacts, DistrictFacts, ApplicationFacts, VerificationFacts, PurchaseFacts,
                                 PaymentFacts, LoanFacts, CatalogueFacts, ComplaintFacts, ClawbackFacts>;
// Of the day turn.
using TurnCommands = policies::TypeList<LapseApplications>;

// Who may give a command, by its name (spec/03 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);

}  // namespace gongbao::heating
