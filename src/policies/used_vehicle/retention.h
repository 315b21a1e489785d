// Why the data of a party must still be kept: as long as a transaction of his is under way, an invoice of his is not
// yet used, or a complaint or a claim of his is open (3b, 3f, 3g). The document sets no period beyond.
#pragma once

#include "policies/person_need.h"
#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

// nullopt: nothing here needs the person any more. accounts: those of the service system that name the person. Asked
// for seldom: every transaction is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// Whether that operator, or that station, has had to do with the person: a transaction that it opened, is a side of,
// introduced, verified, invoiced or registered.
bool known_to_house(const State& state, std::uint64_t house, const PersonToken& person);
// Whether a transaction names that person and that account as one side.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::used_vehicle
