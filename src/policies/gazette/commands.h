// All typed commands and facts of this policy, by subject.
#pragma once

#include "custody/record.h"
#include "policies/gazette/documents.h"
#include "policies/gazette/issues.h"
#include "policies/gazette/places.h"
#include "policies/gazette/publication.h"

namespace gongbao::gazette {

using Commands = policies::Join<IssueCommands, DocumentCommands, PublicationCommands, PlaceCommands>;
using FactTypes = policies::Join<IssueFacts, DocumentFacts, PublicationFacts, PlaceFacts>;

// Who may give a command, by its name (spec/10 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::gazette
