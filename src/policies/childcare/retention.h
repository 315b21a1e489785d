// Why the data of a family, a child or a contact must still be kept: 交易记录…保存期限不得少于3年 (reg/19 through 22a;
// timer `retention` of spec/02 part 7), and as long as something is open between them and an institution.
#pragma once

#include "policies/childcare/context.h"
#include "policies/person_need.h"

namespace gongbao::childcare {

// nullopt: no clause of this document needs the person any more. accounts: those of the service system that name the
// person, who may have complained without a contract. Asked for seldom: every contract is looked at.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const custody::Originals& originals,
                                                   const PersonToken& person, std::span<const std::uint64_t> accounts);

// Whether that account is the one which the person's contract names.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::childcare
