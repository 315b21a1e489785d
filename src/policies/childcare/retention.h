// Why the data of a family, a child or a contact must still be kept: 交易记录…保存期限不得少于3年 (reg/19 through 22a;
// timer `retention` of spec/02 part 7), and as long as something is open between them and an institution.
#pragma once

#include "policies/childcare/context.h"
#include "policies/person_need.h"

namespace gongbao::childcare {

// nullopt: no clause of this document needs the person any more. accounts: those of the service system that name the
// person, who may have complained without a contract. Asked for seldom: every contract is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// A family or a child with a contract of that institution.
bool has_contract_with(const State& state, std::uint64_t operator_id, const PersonToken& person);
// Those, and the institution's contact.
bool known_to_institution(const State& state, std::uint64_t operator_id, const PersonToken& person);

// Whether that account is the one which the person's contract names.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::childcare
