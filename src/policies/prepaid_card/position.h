// An operator's position with the formula written out: what it holds, what it must hold and why, what it may draw
// (spec/01 part 9, operator desk). Computed when it is read; every sum can be redone by hand.
#pragma once

#include "policies/prepaid_card/scheme.h"
#include "policies/shared/position_term.h"

namespace gongbao::prepaid_card {

using shared::PositionTerm;

struct Position {
  std::uint64_t operator_id = 0;
  Date day;
  std::optional<FilingState> filing_state;  // none: never filed
  std::optional<Date> shortfall_since;
  Money late_cash;                  // 1003 past its deadline: received, and still not brought to the account (9q)
  std::vector<PositionTerm> terms;  // each after the ones it is made of
  GB_FIELDS(operator_id, day, filing_state, shortfall_since, late_cash, terms)

  const PositionTerm* find(std::string_view name) const;
};

// On the terms' day; nullopt for an operator whose books are not kept.
std::optional<Position> position_of(const custody::Books& books, const Scheme& scheme, const Terms& terms,
                                    std::uint64_t operator_id);

}  // namespace gongbao::prepaid_card
