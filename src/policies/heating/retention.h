// Why the data of a member of a household must still be kept: as long as an application is under way, the household is
// locked out of a second subsidy (3h), money is being lent, supported or recovered (3j, 5.6c), or a complaint is open.
#pragma once

#include "policies/heating/context.h"
#include "policies/person_need.h"

namespace gongbao::heating {

// nullopt: no clause of this document needs the person any more. accounts: those of the service system that name the
// person. Asked for seldom: every household is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// A member of a household of that village, or whoever is liable in a case of one.
bool known_to_house(const State& state, std::uint64_t village, const PersonToken& person);
// Whether a household of which the person is a member speaks through that account.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::heating
