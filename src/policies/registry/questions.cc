// Whom an entry is about, from its command.
#include "policies/registry/questions.h"

#include <bit>

#include "policies/childcare/addressee.h"
#include "policies/prepaid_card/addressee.h"
#include "policies/registry/laws.h"

namespace gongbao::policies {

namespace {

access::Target target_of_instruction(const City& city, const custody::Instruction& in, const access::Actor& actor) {
  if (in.scheme == custody::scheme_childcare) {
    access::Target target = childcare::target_of(city.childcare(), city.books(), in);
    if (custody::subject_is_refund(in.op)) {
      target.person = childcare::family_of_refund(city.childcare(), city.books(), {in.operator_id, in.subject_id});
    }
    return target;
  }
  access::Target target = prepaid_card::target_of_operator(city.prepaid_card(), city.books(), in.operator_id);
  target.outlet = in.outlet_id;
  if (actor.role != access::Role::consumer) return target;
  target.person = prepaid_card::holder_spoken_of(city.prepaid_card(), city.books(), in);
  return target;
}

struct About {
  std::string_view document;
  access::Target target;
};

std::optional<About> about_typed(const City& city, const access::Actor& giver, const journal::TypedView& typed) {
  std::optional<About> about;
  prepaid_card::Commands::with_number(typed.head.type, [&]<class Command>() {
    Command command;
    if (!decode_all(typed.command, command)) return;
    about = {prepaid_card::document, prepaid_card::target_of(city.prepaid_card(), city.books(), command)};
    access::Target& target = about->target;
    // A command without a card is nobody's in person, but for whom it was written.
    if (!target.person) target.person = prepaid_card::addressee_of(city.prepaid_card(), city.books(), command);
  });
  childcare::Commands::with_number(typed.head.type, [&]<class Command>() {
    Command command;
    if (!decode_all(typed.command, command)) return;
    const childcare::BookLots lots(city.books());
    about = {childcare::document, childcare::target_of(city.childcare(), city.books(), lots, command)};
    about->target.person = childcare::addressee_of(city.childcare(), command, about->target);
  });
  OfDocuments::Commands::with_number(typed.head.type, [&]<class Command>() {
    Command command;
    if (!decode_all(typed.command, command)) return;
    using Document = DocumentOf<Command>;
    about = {Document::law.document, target_read(city.of<Document>(), giver, *city.day(), command)};
  });
  return about;
}

// A command that belongs to no document: of accounts, of persons, of the city.
bool is_of_no_document(std::uint16_t type) {
  return !prepaid_card::Commands::with_number(type, []<class C>() {}) &&
         !childcare::Commands::with_number(type, []<class C>() {}) &&
         !OfDocuments::Commands::with_number(type, []<class C>() {});
}

}  // namespace

bool may_read(const City& city, const access::Actor& actor, const journal::EntryView& entry) {
  if (!city.day() || !accounts::may_speak(city.accounts(), actor, *city.day())) return false;
  // What one has given oneself one may read again.
  if (actor.account != 0 && entry.source.account == actor.account) return true;
  // 审计管理员 reads what was done to accounts and parameters.
  if (entry.typed != nullptr && is_of_no_document(entry.typed->head.type)) {
    const std::uint16_t type = entry.typed->head.type;
    const bool of_the_city = CityPublicCommands::with_number(type, []<class C>() {});
    return actor.role == access::Role::audit_administrator ||
           (of_the_city && actor.role == access::Role::city_commerce);
  }
  std::optional<About> about;
  if (entry.instruction != nullptr) {
    const auto in = std::bit_cast<custody::Instruction>(entry.instruction->record);
    about = {system_of_scheme(in.scheme), target_of_instruction(city, in, actor)};
  } else {
    about = about_typed(city, access::actor_of(entry.source), *entry.typed);
  }
  if (!about) return false;
  return access::may_read(readers_of(about->document, "entry"), actor, about->target);
}

}  // namespace gongbao::policies
