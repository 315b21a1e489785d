// Why the data of a person must still be kept: 交易记录…保存期限不得少于3年 (reg/19; timer `retention` of spec/01 part
// 7), and as long as something is open between the person and an operator. Looks at the person's own cards, which an
// index finds; the rest of the state is looked at only when all of these have come to their end.
#pragma once

#include "policies/person_need.h"
#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// The last day on which records of a transaction of that day are kept; deletion becomes possible the day after.
inline Date kept_through(Date transaction, const Terms& terms) {
  return add_years(transaction, terms.record_retention_years);
}

// nullopt: no clause of this document needs the person any more. accounts: those of the service system that name the
// person, who may have complained without a card.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// Whether the person is, or was, the holder of a card that the operator sold. A card that is only bound makes nobody
// known: whoever binds it names whom he likes.
bool sold_a_card_to(const State& state, const custody::Books& books, std::uint64_t operator_id,
                    const PersonToken& person);
// The same of any operator.
bool bought_a_card(const State& state, const custody::Books& books, const PersonToken& person);
// Whether an operator sold the person a card, has the person as its representative, or under its filing.
bool known_to_operator(const State& state, const custody::Books& books, std::uint64_t operator_id,
                       const PersonToken& person);
// Whether a card that was sold and is now the person's is bound to that account of the service system.
bool has_account(const State& state, const custody::Books& books, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::prepaid_card
