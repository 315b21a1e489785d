// Why the data of a person must still be kept: as long as a lawyer's licence is not ended his file is built up (12c),
// and a complaint waits for the answer that is owed to whoever complained (30a).
#pragma once

#include "policies/legal_profession/context.h"
#include "policies/person_need.h"

namespace gongbao::legal_profession {

// nullopt: no clause of this document needs the person any more. Asked for seldom: every lawyer is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// Whether a lawyer names that person and that account.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);
// Whether a lawyer of the firm is that person. Asked for seldom: every lawyer is looked at.
bool known_to_house(const State& state, std::uint64_t firm, const PersonToken& person);

}  // namespace gongbao::legal_profession
