// Every question of every system, asked by an actor: scope first, then the answer. On the deciding thread.
#pragma once

#include <variant>

#include "policies/prepaid_card/questions.h"
#include "policies/prepaid_card/target.h"
#include "policies/registry/city.h"

namespace gongbao::policies {

using Questions = prepaid_card::Questions;

template <class Question>
constexpr std::string_view system_of_question() {
  static_assert(prepaid_card::Questions::has<Question>);
  return "prepaid-card";
}

// 0, or forbidden: whether the actor may ask it. Of a question or a printout (printouts.h).
template <class Question>
Code may_ask(const City& city, const access::Actor& actor, const Question& question) {
  if (!city.day() || !accounts::may_speak(city.accounts(), actor, *city.day())) return custody::code::forbidden;
  access::Target target = prepaid_card::target_of(city.prepaid_card(), city.books(), question);
  // What is about no card is nobody's in person.
  target.person = prepaid_card::person_asked_about(city.prepaid_card(), city.books(), question).value_or(0);
  const bool may = access::allowed(prepaid_card::grants_of_question(Question::name), actor, target);
  return may ? Code{0} : custody::code::forbidden;
}

// The answer, or why there is none: forbidden, unknown_subject.
template <class Question>
std::variant<typename Question::Answer, Code> answer(const City& city, const access::Actor& actor,
                                                     const Question& question) {
  if (const Code refused = may_ask(city, actor, question)) return refused;
  const prepaid_card::Scheme scheme = city.scheme();
  auto told = prepaid_card::answer(
      prepaid_card::Reading{city.prepaid_card(), city.books(), scheme, city.calendar(), city.terms(), *city.day()},
      question);
  if (!told) return custody::code::unknown_subject;
  return *std::move(told);
}

// Whether the actor may read an entry of the journal that is about an operator (and a card's holder, when it is).
// record: of an instruction; else the typed command.
bool may_read(const City& city, const access::Actor& actor, const journal::EntryView& entry);

}  // namespace gongbao::policies
