// Why the data of a person must still be kept: as long as an application is under way (5b), a membership lasts (6a), or
// a report waits for the answer that is owed to the person (10d).
#pragma once

#include "policies/eldercare/context.h"
#include "policies/person_need.h"

namespace gongbao::eldercare {

// nullopt: no clause of this document needs the person any more. Asked for seldom: every application is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// Whether the application is that person's.
bool known_to_house(const State& state, std::uint64_t application, const PersonToken& person);
// Whether an application names that person and that account.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::eldercare
