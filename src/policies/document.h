// What a document gives the city so that it runs: one struct Document in its folder, entered in one list
// (registry/documents.h). Beside its types and the makers of what its functions look at (context, world), everything is
// found by name in the document's namespace:
//   decide(Context, Command) → Answer                      apply(World, Fact, FactOrigin)
//   target_of(State, Actor, Date, Command or Question)     whom it is about
//   target_read(State, Actor giver, Date, Command)         the same of what was once given
// and where the document has any:
//   answer(Reading, Question), compose(Reading, Printout)  what is asked and printed; then it has reading(), too
//   due_step(State, Date to)                               what a coming day brings about by itself
//   settle_deadlines(State, Calendar after, Facts)         what a notice on holidays makes final: how many
//   is_house, target_of_house(State, number)               whose number an organisation is
//   founds(Fact, FactOrigin)                               whoever gave it speaks for what has that entry's number
//   known_to_house(State, house, PersonToken), has_account(State, PersonToken, account)
//   day_of_case(State, Command)                            the stored day that a command is judged on, beside its own
//   need_of_person(Context, PersonToken, accounts)         what still needs somebody's data
// A document is decided and played in scenarios before anybody can sign in for it: as long as its Document says
// `static constexpr bool served = false`, its commands have no address.
#pragma once

#include <functional>

#include "law/calendar.h"
#include "law/clause_map.h"
#include "ledger/posting.h"
#include "policies/choice.h"
#include "policies/command.h"

namespace gongbao::policies {

class Rows;
struct ViewSystem;

// What is asked of every document at every answer, and what it says about its printed text.
struct DocumentLaw {
  std::string_view document;
  std::string_view (*code_name)(Code);
  std::optional<Code> (*code_named)(std::string_view);
  bool (*is_flag)(Code);
  std::vector<std::string> (*clauses_of_code)(std::string_view);
  std::span<const access::Grant> (*grants_of)(std::string_view command);
  std::span<const access::Grant> (*grants_of_question)(std::string_view);
  law::CitationTable (*citations)();
  std::span<const law::Implementer> (*implementers)();
  std::span<const law::NoSoftware> (*clauses_without_software)();
  Code parameter_invalid;           // of a value that a parameter does not admit
  std::span<const Code> forbidden;  // how it says that the actor may not; the first one where nothing else is said
  Code (*forbidden_to)(access::Role, std::string_view command) = nullptr;
  ChoicesOf choices = nullptr;
  // Who decides on what is complained of, and therefore reads it.
  std::optional<access::Role> decides_on_texts = std::nullopt;
};

inline Code forbidden_in(const DocumentLaw& law, access::Role role, std::string_view command) {
  return law.forbidden_to == nullptr ? law.forbidden.front() : law.forbidden_to(role, command);
}

// Who gives a command or asks a question, and when.
struct Setting {
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
  Stamp now = {};     // of a command; of a question none
  EntryNo entry = 0;  // the number the command becomes
  // Whether an account has that office: all that a document may know of accounts.
  std::function<bool(std::uint64_t account, access::Role office)> has_office = {};
};

// What looks on while a document posts to books of its own.
using SeesJournal = std::function<void(const ledger::Journal&)>;

// What a coming day brings about by itself: a command of the day turn with its answer.
struct DueStep {
  engine::TypedCommand command;
  Answer answer;
};
template <class Command, class Fact>
DueStep step_of(const Command& command, const Fact& fact) {
  DueStep step;
  step.command.type = Command::number;
  step.command.bytes = canonical_bytes(command);
  step.answer = accept(fact);
  return step;
}

}  // namespace gongbao::policies
