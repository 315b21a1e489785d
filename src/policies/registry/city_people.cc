// What the documents know of persons: whose data are whose, who has to do with them, what still needs them.
#include <algorithm>

#include "policies/childcare/addressee.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/retention.h"
#include "policies/childcare/target.h"
#include "policies/prepaid_card/addressee.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/retention.h"
#include "policies/prepaid_card/target.h"
#include "policies/registry/city.h"
#include "policies/registry/history.h"
#include "policies/registry/laws.h"
#include "policies/registry/papers.h"

namespace gongbao::policies {

using custody::Instruction;

bool speaks_for_himself(access::Role role) {
  using enum access::Role;
  constexpr std::array all{consumer, family,    household,  party,  student,
                           guardian, applicant, supervisor, lawyer, team_member};
  return std::ranges::find(all, role) != all.end();
}

bool City::is_own(const PersonToken& person, std::uint64_t account) const {
  if (account == 0) return false;
  if (prepaid_card::has_account(prepaid_, books_, person, account)) return true;
  if (childcare::has_account(childcare_, person, account)) return true;
  bool own = false;
  Documents::each([&]<class Document>() {
    if constexpr (requires { has_account(of<Document>(), person, account); }) {
      own = own || has_account(of<Document>(), person, account);
    }
  });
  if (own) return true;
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

bool City::is_institution(std::uint64_t operator_id) const {
  const auto* book = books_.find_operator(operator_id);
  return book != nullptr && book->scheme == custody::scheme_childcare;
}

// Whose rules say who reads the persons of a shop, a nursery, a village, a dealer, a school, a pool of supervisors.
City::Named City::house(std::uint64_t operator_id) const {
  std::optional<Named> found;
  Documents::each([&]<class Document>() {
    if constexpr (requires { is_house(of<Document>(), operator_id); }) {
      if (found || !is_house(of<Document>(), operator_id)) return;
      found = {Document::law.document, target_of_house(of<Document>(), operator_id)};
    }
  });
  if (found) return *found;
  if (is_institution(operator_id)) {
    return {childcare::document, childcare::target_of_institution(childcare_, books_, operator_id)};
  }
  return {prepaid_card::document, prepaid_card::target_of_operator(prepaid_, books_, operator_id)};
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
    OfDocuments::Commands::with_number(typed->type, [&]<class Command>() {
      Command command;
      if (typed->version != 1 || !decode_all(typed->command, command) || !names_paper(command, asked.attachment))
        return;
      using Document = DocumentOf<Command>;
      document = Document::law.document;
      about = target_read(of<Document>(), access::actor_of(typed->source), *books_.day, command);
      if (by_himself(typed->source)) about->person = actor.account;
    });
  } else if (const auto instruction = history.instruction(asked.entry_no)) {
    const Instruction in = unpack(instruction->record);
    // 付款凭证 of op 13: of its hash the record has the first half (spec/01 8.9).
    const bool proof = instruction->outcome.code == 0 && in.op == custody::Op::refund_by_operator &&
                       std::ranges::equal(in.ref_id, std::span(asked.attachment).first(in.ref_id.size()));
    document = system_of_scheme(in.scheme);
    if (proof) about = house(in.operator_id).about;
    if (proof && in.scheme == custody::scheme_childcare) {
      about->person = childcare::family_of_lot(childcare_, {in.operator_id, in.subject_id});
    }
    if (proof && !about->person) about->person = by_himself(instruction->source) ? actor.account : 0;
  }
  if (!about || about->operator_id != asked.operator_id) return std::nullopt;
  return Named{document, *about};
}

Answer City::decide_person(const persons::ReadPerson& command, const access::Actor& actor, EntryNo,
                           const engine::History&) const {
  const Named of_house = house(command.operator_id);
  persons::Context in{persons_, actor, of_house.about};
  in.readers = readers_of(of_house.document, "person");
  in.target.person = is_own(command.person, actor.account) ? actor.account : 0;
  in.known_to_operator = prepaid_card::known_to_operator(prepaid_, books_, command.operator_id, command.person) ||
                         childcare::known_to_institution(childcare_, command.operator_id, command.person);
  Documents::each([&]<class Document>() {
    if constexpr (requires { known_to_house(of<Document>(), command.operator_id, command.person); }) {
      if (known_to_house(of<Document>(), command.operator_id, command.person)) in.known_to_operator = true;
    }
  });
  return persons::decide(in, command);
}

// By the rules of the document to which the entry belongs; where nothing was named, by those of the house.
Answer City::decide_person(const persons::ReadAttachment& command, const access::Actor& actor, EntryNo,
                           const engine::History& history) const {
  const auto named = where_named(command, actor, history);
  const Named of_whom = named ? *named : house(command.operator_id);
  persons::Context in{persons_, actor, of_whom.about};
  in.readers = readers_of(of_whom.document, "paper");
  in.named_there = named.has_value();
  in.decides_on_texts = named && policies::decides_on_texts(named->document, actor.role);
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
  const auto accounts = accounts_.of(command.person);
  in.need = prepaid_card::need_of_person(of_cards, command.person, accounts);
  if (!in.need) in.need = childcare::need_of_person(of_childcare, command.person, accounts);
  const Setting asked{calendar_, actor, *books_.day, {}, number};
  Documents::each([&]<class Document>() {
    const auto context = Document::context(of<Document>(), asked);
    if constexpr (requires { need_of_person(context, command.person, accounts); }) {
      if (!in.need) in.need = need_of_person(context, command.person, accounts);
    }
  });
  return persons::decide(in, command);
}

}  // namespace gongbao::policies
