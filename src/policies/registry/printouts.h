// Every printout of every system, asked for by an actor: scope first, then what stands on it. On the deciding thread.
// A new policy is printed with one line here and none elsewhere.
#pragma once

#include "policies/prepaid_card/printouts.h"
#include "policies/registry/questions.h"

namespace gongbao::policies {

using Printouts = prepaid_card::Printouts;

template <class Asked>
constexpr std::string_view system_of_printout() {
  static_assert(prepaid_card::Printouts::has<Asked>);
  return "prepaid-card";
}

inline std::span<const access::Grant> grants_of_printout(std::string_view name) {
  return prepaid_card::grants_of_question(name);
}

// What stands on it, or why there is none: forbidden, unknown_subject.
template <class Asked>
std::variant<Printout, Code> compose(const City& city, const access::Actor& actor, const Asked& asked) {
  if (const Code refused = may_ask(city, actor, asked)) return refused;
  const prepaid_card::Scheme scheme = city.scheme();
  auto made = prepaid_card::compose(
      prepaid_card::Reading{city.prepaid_card(), city.books(), scheme, city.calendar(), city.terms(), *city.day()},
      asked);
  if (!made) return custody::code::unknown_subject;
  return *std::move(made);
}

}  // namespace gongbao::policies
