// Every question of every system, asked by an actor: scope first, then the answer. On the deciding thread.
#pragma once

#include <variant>

#include "policies/childcare/citations.h"
#include "policies/childcare/printouts.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/printouts.h"
#include "policies/prepaid_card/target.h"
#include "policies/registry/city.h"

namespace gongbao::policies {

using Questions = Join<prepaid_card::Questions, childcare::Questions, OfDocuments::Questions>;

// Whose question or printout it is; what is of no other document is of cards.
template <class Asked>
constexpr bool of_childcare = childcare::Questions::has<Asked> || childcare::Printouts::has<Asked>;
template <class Asked>
constexpr bool of_a_document = !std::is_void_v<DocumentOf<Asked>>;

template <class Asked>
constexpr std::string_view system_of_asked() {
  if constexpr (of_a_document<Asked>) return DocumentOf<Asked>::law.document;
  return of_childcare<Asked> ? childcare::document : prepaid_card::document;
}

// Calls visit.template operator()<Question>() for the question of that name ("childcare/position"); false: there is
// none.
template <class Visit>
bool with_question(std::string_view full, Visit&& visit) {
  const NameInSystem asked = split_name(full);
  bool found = false;
  Questions::each([&]<class Question>() {
    const bool meant = Question::name == asked.name && asked.system == system_of_asked<Question>();
    if (found || !meant) return;
    found = true;
    visit.template operator()<Question>();
  });
  return found;
}

// Whom a question is about, and who may ask it.
template <class Question>
access::Target target_of_question(const City& city, const access::Actor& actor, const Question& question) {
  access::Target target;
  if constexpr (of_a_document<Question>) {
    target = target_of(city.of<DocumentOf<Question>>(), actor, *city.day(), question);
    // What is about nobody is nobody's in person.
    target.person = target.person.value_or(0);
  } else if constexpr (of_childcare<Question>) {
    const childcare::BookLots lots(city.books());
    target = childcare::target_of(city.childcare(), city.books(), lots, question);
    // What is about no contract is nobody's in person.
    target.person = target.person.value_or(0);
  } else {
    target = prepaid_card::target_of(city.prepaid_card(), city.books(), question);
    // What is about no card is nobody's in person.
    target.person = prepaid_card::person_asked_about(city.prepaid_card(), city.books(), question).value_or(0);
  }
  return target;
}
template <class Question>
std::span<const access::Grant> grants_of_question() {
  if constexpr (of_a_document<Question>) return DocumentOf<Question>::law.grants_of_question(Question::name);
  if constexpr (of_childcare<Question>) return childcare::grants_of_question(Question::name);
  return prepaid_card::grants_of_question(Question::name);
}

// 0, or forbidden: whether the actor may ask it. Of a question or a printout (printouts.h).
template <class Question>
Code may_ask(const City& city, const access::Actor& actor, const Question& question) {
  if (!city.day() || !accounts::may_speak(city.accounts(), actor, *city.day())) return custody::code::forbidden;
  const bool may = access::allowed(grants_of_question<Question>(), actor, target_of_question(city, actor, question));
  return may ? Code{0} : custody::code::forbidden;
}

// The answer, or why there is none: forbidden, unknown_subject, what the question's own document says.
template <class Question>
std::variant<typename Question::Answer, Code> answer(const City& city, const access::Actor& actor,
                                                     const Question& question) {
  if (const Code refused = may_ask(city, actor, question)) return refused;
  // One that cannot be asked so.
  if constexpr (requires { refusal_of(question); }) {
    if (const Code refused = refusal_of(question)) return refused;
  }
  std::optional<typename Question::Answer> told;
  if constexpr (of_a_document<Question>) {
    using Document = DocumentOf<Question>;
    told = answer(Document::reading(city.of<Document>(), {city.calendar(), actor, *city.day()}), question);
  } else if constexpr (childcare::Questions::has<Question>) {
    const childcare::Scheme scheme = city.lot_scheme();
    told = childcare::answer(scheme.reading(), question);
  } else {
    const prepaid_card::Scheme scheme = city.scheme();
    told = prepaid_card::answer(
        prepaid_card::Reading{city.prepaid_card(), city.books(), scheme, city.calendar(), city.terms(), *city.day()},
        question);
  }
  if (!told) return custody::code::unknown_subject;
  return *std::move(told);
}

// Counted of many: gathered in pieces that nobody else waits long for.
template <class Question>
concept GatheredInPieces = requires {
  typename Question::Gathered;
};

// The next piece of what the answer is told of; nothing: there is more. Only of documents.
template <GatheredInPieces Question>
std::optional<std::variant<typename Question::Answer, Code>> answer_piece(const City& city, const access::Actor& actor,
                                                                          const Question& question,
                                                                          typename Question::Gathered& gathered) {
  if (const Code refused = may_ask(city, actor, question)) return refused;
  using Document = DocumentOf<Question>;
  const auto reading = Document::reading(city.of<Document>(), {city.calendar(), actor, *city.day()});
  if (gather(reading, question, gathered)) return std::nullopt;
  auto told = answer(reading, question, gathered);
  if (!told) return custody::code::unknown_subject;
  return *std::move(told);
}

// Whether the actor may read an entry of the journal that is about an operator (and a card's holder, when it is).
// record: of an instruction; else the typed command.
bool may_read(const City& city, const access::Actor& actor, const journal::EntryView& entry);

}  // namespace gongbao::policies
