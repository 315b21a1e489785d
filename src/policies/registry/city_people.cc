// What the documents know of persons: whose data are whose, who has to do with them, what still needs them.
#include <algorithm>

#include "policies/childcare/addressee.h"
#include "policies/childcare/retention.h"
#include "policies/childcare/target.h"
#include "policies/eldercare/citations.h"
#include "policies/eldercare/retention.h"
#include "policies/eldercare/target.h"
#include "policies/exam/citations.h"
#include "policies/exam/retention.h"
#include "policies/exam/target.h"
#include "policies/heating/retention.h"
#include "policies/heating/target.h"
#include "policies/prepaid_card/addressee.h"
#include "policies/prepaid_card/retention.h"
#include "policies/prepaid_card/target.h"
#include "policies/registry/city.h"
#include "policies/registry/history.h"
#include "policies/registry/laws.h"
#include "policies/registry/papers.h"
#include "policies/used_vehicle/citations.h"
#include "policies/used_vehicle/retention.h"
#include "policies/used_vehicle/target.h"

namespace gongbao::policies {

using custody::Instruction;

bool speaks_for_himself(access::Role role) {
  using enum access::Role;
  constexpr std::array all{consumer, family, household, party, student, guardian, applicant, supervisor};
  return std::ranges::find(all, role) != all.end();
}

bool City::is_own(const PersonToken& person, std::uint64_t account) const {
  if (account == 0) return false;
  if (prepaid_card::has_account(prepaid_, books_, person, account)) return true;
  if (childcare::has_account(childcare_, person, account)) return true;
  if (heating::has_account(heating_, person, account)) return true;
  if (used_vehicle::has_account(used_vehicle_, person, account)) return true;
  if (exam::has_account(exam_, person, account)) return true;
  if (eldercare::has_account(eldercare_, person, account)) return true;
  return !prepaid_card::bought_a_card(prepaid_, books_, person) && accounts_.first_of(person) == account;
}

PersonToken City::author(const access::Actor& actor) const {
  const accounts::Account* account = accounts_.find(actor.account);
  return account != nullptr && speaks_for_himself(actor.role) ? account->person : PersonToken{};
}

bool City::may_renew(const access::Actor& actor, const PersonToken& person) const {
  if (actor.role == access::Role::institution) {
    return childcare::has_contract_with(childcare_, actor.organisation, person);
  }
  const bool sells = actor.role == access::Role::operator_ || actor.role == access::Role::branch;
  if (sells) return prepaid_card::sold_a_card_to(prepaid_, books_, actor.organisation, person);
  return speaks_for_himself(actor.role) && is_own(person, actor.account);
}

// A dealer, a broker, a market, or a station.
bool City::is_of_vehicles(std::uint64_t operator_id) const {
  return used_vehicle_.operators.contains(operator_id) || used_vehicle_.stations.contains(operator_id);
}

// There a person is looked for under the number of an application, or of the membership that came of it.
bool City::is_of_eldercare(std::uint64_t operator_id) const { return eldercare_.applications.contains(operator_id); }

bool City::is_institution(std::uint64_t operator_id) const {
  const auto* book = books_.find_operator(operator_id);
  return book != nullptr && book->scheme == custody::scheme_childcare;
}

access::Target City::target_of_house(std::uint64_t operator_id) const {
  if (const auto village = heating_.villages.find(operator_id); village != heating_.villages.end()) {
    access::Target target;
    target.operator_id = operator_id;
    target.area = village->second.area;
    return target;
  }
  if (is_of_vehicles(operator_id)) {
    access::Target target;
    target.operator_id = operator_id;
    return target;
  }
  if (exam_.schools.contains(operator_id)) return exam::target_of_school(exam_, operator_id);
  if (is_of_eldercare(operator_id)) return eldercare::target_of_application(eldercare_, operator_id);
  return is_institution(operator_id) ? childcare::target_of_institution(childcare_, books_, operator_id)
                                     : prepaid_card::target_of_operator(prepaid_, books_, operator_id);
}

// Of which document the entry is and whom it is about in which that paper was named; nullopt when it was not, or not
// about that operator. A refused instruction names nothing: nobody judged its ref_id. A person's own is what that
// person handed in and what was written to that person, not what else others said about the card.
std::optional<City::Named> City::where_named(const persons::ReadAttachment& asked, const access::Actor& actor,
                                             const engine::History& history) const {
  std::optional<access::Target> about;
  std::string_view document;
  const auto by_himself = [&](const engine::Source& source) { return source.account == actor.account; };
  if (const auto typed = history.typed(asked.entry_no)) {
    prepaid_card::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = prepaid_card::document;
        about = prepaid_card::target_of(prepaid_, books_, command);
        about->person =
            by_himself(typed->source) ? actor.account : prepaid_card::addressee_of(prepaid_, books_, command);
      }
    });
    childcare::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = childcare::document;
        about = childcare::target_of(childcare_, books_, childcare::BookLots(books_), command);
        about->person =
            by_himself(typed->source) ? actor.account : childcare::addressee_of(childcare_, command, *about);
      }
    });
    heating::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = heating::document;
        about = heating::target_of(heating_, heating::as_giver(access::actor_of(typed->source)), command);
        about->person = by_himself(typed->source) ? actor.account : about->person.value_or(0);
      }
    });
    used_vehicle::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = used_vehicle::document;
        about = used_vehicle::target_read(used_vehicle_, access::actor_of(typed->source), command);
        if (by_himself(typed->source)) about->person = actor.account;
      }
    });
    exam::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = exam::document;
        about = exam::target_read(exam_, access::actor_of(typed->source), *books_.day, command);
        if (by_himself(typed->source)) about->person = actor.account;
      }
    });
    eldercare::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version == 1 && decode_all(typed->command, command) && names_paper(command, asked.attachment)) {
        document = eldercare::document;
        about = eldercare::target_read(eldercare_, access::actor_of(typed->source), command, *books_.day);
        if (by_himself(typed->source)) about->person = actor.account;
      }
    });
  } else if (const auto instruction = history.instruction(asked.entry_no)) {
    const Instruction in = unpack(instruction->record);
    // 付款凭证 of op 13: of its hash the record has the first half (spec/01 8.9).
    const bool proof = instruction->outcome.code == 0 && in.op == custody::Op::refund_by_operator &&
                       std::ranges::equal(in.ref_id, std::span(asked.attachment).first(in.ref_id.size()));
    document = system_of_scheme(in.scheme);
    if (proof) about = target_of_house(in.operator_id);
    if (proof && in.scheme == custody::scheme_childcare) {
      about->person = childcare::family_of_lot(childcare_, {in.operator_id, in.subject_id});
    }
    if (proof && !about->person) about->person = by_himself(instruction->source) ? actor.account : 0;
  }
  if (!about || about->operator_id != asked.operator_id) return std::nullopt;
  return Named{document, *about};
}

// Whose rules say who reads the persons of a shop, a nursery, a village, a dealer, a school, a pool of supervisors.
std::string_view City::document_of_house(std::uint64_t operator_id) const {
  if (is_institution(operator_id)) return childcare::document;
  if (is_of_vehicles(operator_id)) return used_vehicle::document;
  if (exam_.schools.contains(operator_id)) return exam::document;
  if (is_of_eldercare(operator_id)) return eldercare::document;
  return heating_.villages.contains(operator_id) ? heating::document : prepaid_card::document;
}

Answer City::decide_person(const persons::ReadPerson& command, const access::Actor& actor, EntryNo,
                           const engine::History&) const {
  persons::Context in{persons_, actor, target_of_house(command.operator_id)};
  in.readers = readers_of(document_of_house(command.operator_id), "person");
  in.target.person = is_own(command.person, actor.account) ? actor.account : 0;
  in.known_to_operator = prepaid_card::known_to_operator(prepaid_, books_, command.operator_id, command.person) ||
                         childcare::known_to_institution(childcare_, command.operator_id, command.person) ||
                         heating::known_in_village(heating_, command.operator_id, command.person) ||
                         used_vehicle::known_to_house(used_vehicle_, command.operator_id, command.person) ||
                         exam::known_to_school(exam_, command.operator_id, command.person) ||
                         eldercare::is_applicant(eldercare_, command.operator_id, command.person);
  return persons::decide(in, command);
}

// By the rules of the document to which the entry belongs; where nothing was named, by those of the house.
Answer City::decide_person(const persons::ReadAttachment& command, const access::Actor& actor, EntryNo,
                           const engine::History& history) const {
  const auto named = where_named(command, actor, history);
  persons::Context in{persons_, actor, named ? named->about : target_of_house(command.operator_id)};
  in.readers = readers_of(named ? named->document : document_of_house(command.operator_id), "paper");
  in.named_there = named.has_value();
  // What is complained of in the trade of used vehicles, commerce decides (spec/04 part 2).
  in.decides_on_texts = named && named->document == used_vehicle::document && actor.role == access::Role::city_commerce;
  if (!named) in.target.person = 0;
  return persons::decide(in, command);
}

// Each document says whether it needs the data.
Answer City::decide_person(const persons::ErasePerson& command, const access::Actor& actor, EntryNo number,
                           const engine::History& history) const {
  persons::Context in{persons_, actor, {}};
  in.target.person = is_own(command.person, actor.account) ? actor.account : 0;
  const prepaid_card::Scheme law = scheme();
  const HistoryOfOperator originals = history_of(history, 0, 0, true);
  const prepaid_card::Context of_cards{prepaid_, books_, law, calendar_, terms_, originals, actor, *books_.day, number};
  const childcare::BookLots lots(books_);
  const childcare::Context of_childcare{childcare_, books_, lots,        calendar_, childcare_terms_,
                                        originals,  actor,  *books_.day, number};
  const heating::Context of_heating{heating_, calendar_, actor, *books_.day, number};
  const used_vehicle::Context of_vehicles{used_vehicle_, calendar_, actor, *books_.day, {}, number};
  const auto accounts = accounts_.of(command.person);
  in.need = prepaid_card::need_of_person(of_cards, command.person, accounts);
  if (!in.need) in.need = childcare::need_of_person(of_childcare, command.person, accounts);
  if (!in.need) in.need = heating::need_of_person(of_heating, command.person, accounts);
  if (!in.need) in.need = used_vehicle::need_of_person(of_vehicles, command.person, accounts);
  const exam::Context of_exams{exam_, calendar_, actor, *books_.day, number};
  if (!in.need) in.need = exam::need_of_person(of_exams, command.person, accounts);
  const eldercare::Context of_eldercare{eldercare_, calendar_, actor, *books_.day, {}, number};
  if (!in.need) in.need = eldercare::need_of_person(of_eldercare, command.person);
  return persons::decide(in, command);
}

}  // namespace gongbao::policies
