// Every printout of every system, asked for by an actor: scope first, then what stands on it. On the deciding thread.
#pragma once

#include "policies/registry/questions.h"

namespace gongbao::policies {

using Printouts = Join<prepaid_card::Printouts, childcare::Printouts, OfDocuments::Printouts>;

// What stands on it, or why there is none: forbidden, unknown_subject.
template <class Asked>
std::variant<Printout, Code> compose(const City& city, const access::Actor& actor, const Asked& asked) {
  if (const Code refused = may_ask(city, actor, asked)) return refused;
  std::optional<Printout> made;
  if constexpr (of_a_document<Asked>) {
    using Document = DocumentOf<Asked>;
    made = compose(Document::reading(city.of<Document>(), {city.calendar(), actor, *city.day()}), asked);
  } else if constexpr (of_childcare<Asked>) {
    const childcare::Scheme scheme = city.lot_scheme();
    made = childcare::compose(scheme.reading(), asked);
  } else {
    const prepaid_card::Scheme scheme = city.scheme();
    made = prepaid_card::compose(
        prepaid_card::Reading{city.prepaid_card(), city.books(), scheme, city.calendar(), city.terms(), *city.day()},
        asked);
  }
  if (!made) return custody::code::unknown_subject;
  return *std::move(made);
}

}  // namespace gongbao::policies
