// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/prepaid_card/registration.h"

namespace gongbao::prepaid_card {

using Commands = policies::Join<RegistrationCommands>;
using FactTypes = policies::Join<RegistrationFacts>;

// Who may give a command, by its name (spec/01 part 2 and the "by" column of part 6); and who may send an op.
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of(custody::Op op);

}  // namespace gongbao::prepaid_card
