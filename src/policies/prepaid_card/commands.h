// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/prepaid_card/advertisement.h"
#include "policies/prepaid_card/changes.h"
#include "policies/prepaid_card/complaints.h"
#include "policies/prepaid_card/filing.h"
#include "policies/prepaid_card/registration.h"
#include "policies/prepaid_card/supervision.h"
#include "policies/prepaid_card/termination.h"

namespace gongbao::prepaid_card {

using FilingOffice = policies::Join<RegistrationCommands, FilingCommands, ChangesCommands, TerminationCommands,
                                    SupervisionCommands, ComplaintsCommands, AdvertisementCommands>;
using FilingOfficeFacts = policies::Join<RegistrationFacts, FilingFacts, ChangesFacts, TerminationFacts,
                                         SupervisionFacts, ComplaintsFacts, AdvertisementFacts>;

using Commands = policies::Join<FilingOffice>;
using FactTypes = policies::Join<FilingOfficeFacts>;

// Who may give a command, by its name (spec/01 part 2 and the "by" column of part 6); and who may send an op.
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of(custody::Op op);

}  // namespace gongbao::prepaid_card
