// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/beauty_health/applications.h"
#include "policies/beauty_health/awards.h"
#include "policies/beauty_health/conference.h"
#include "policies/beauty_health/enterprises.h"
#include "policies/beauty_health/funding.h"
#include "policies/beauty_health/items.h"
#include "policies/beauty_health/reactions.h"
#include "policies/beauty_health/registers.h"
#include "policies/beauty_health/samples.h"

namespace gongbao::beauty_health {

using Commands = policies::Join<ItemCommands, EnterpriseCommands, FundingCommands, ApplicationCommands, AwardCommands,
                                SampleCommands, ReactionCommands, RegisterCommands, ConferenceCommands>;
using FactTypes = policies::Join<ItemFacts, EnterpriseFacts, FundingFacts, ApplicationFacts, AwardFacts, SampleFacts,
                                 ReactionFacts, RegisterFacts, ConferenceFacts>;

// Who may give a command, by its name (spec/09 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);

}  // namespace gongbao::beauty_health
