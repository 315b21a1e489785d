// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/prepaid_card/advertisement.h"
#include "policies/prepaid_card/cards.h"
#include "policies/prepaid_card/changes.h"
#include "policies/prepaid_card/complaints.h"
#include "policies/prepaid_card/correct.h"
#include "policies/prepaid_card/custody_setup.h"
#include "policies/prepaid_card/deadlines.h"
#include "policies/prepaid_card/filing.h"
#include "policies/prepaid_card/opening.h"
#include "policies/prepaid_card/quarter.h"
#include "policies/prepaid_card/reconciliation.h"
#include "policies/prepaid_card/refund.h"
#include "policies/prepaid_card/registration.h"
#include "policies/prepaid_card/release.h"
#include "policies/prepaid_card/supervision.h"
#include "policies/prepaid_card/termination.h"

namespace gongbao::prepaid_card {

using FilingOffice = policies::Join<RegistrationCommands, FilingCommands, ChangesCommands, TerminationCommands,
                                    SupervisionCommands, ComplaintsCommands, AdvertisementCommands>;
using FilingOfficeFacts = policies::Join<RegistrationFacts, FilingFacts, ChangesFacts, TerminationFacts,
                                         SupervisionFacts, ComplaintsFacts, AdvertisementFacts>;

using MoneyDesk = policies::Join<CustodySetupCommands, OpeningCommands, CardCommands, ReleaseCommands, RefundCommands,
                                 QuarterCommands, ReconciliationCommands, CorrectCommands>;
using MoneyDeskFacts = policies::Join<CustodySetupFacts, OpeningFacts, CardFacts, ReleaseFacts, RefundFacts,
                                      QuarterFacts, ReconciliationFacts, CorrectFacts, DeadlineFacts>;

using Commands = policies::Join<FilingOffice, MoneyDesk>;
using FactTypes = policies::Join<FilingOfficeFacts, MoneyDeskFacts>;
// What the day turn makes of its own accord; nobody may send it.
using TurnCommands = policies::TypeList<EffectBankChange>;

// Who may give a command, by its name (spec/01 part 2 and the "by" column of part 6); and who may send an op.
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of(custody::Op op);

}  // namespace gongbao::prepaid_card
