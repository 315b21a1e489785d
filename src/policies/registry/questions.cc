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

std::optional<About> about_typed(const City& city, const access::Actor& actor, const journal::TypedView& typed) {
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
  heating::Commands::with_number(typed.head.type, [&]<class Command>() {
    Command command;
    if (!decode_all(typed.command, command)) return;
    about = {heating::document, heating::target_of(city.heating(), actor, command)};
    about->target.person = about->target.person.value_or(0);
  });
  return about;
}

// A command that belongs to no document: of accounts, of persons, of the city.
bool is_of_no_document(std::uint16_t type) {
  return !prepaid_card::Commands::with_number(type, []<class C>() {}) &&
         !childcare::Commands::with_number(type, []<class C>() {}) &&
         !heating::Commands::with_number(type, []<class C>() {});
}

bool is_district(access::Role role) {
  using enum access::Role;
  return role == district_commerce || role == district_health || role == inspector || role == district_reviewer ||
         role == district_civil_affairs || role == district_finance || role == district_admin;
}
bool is_house(access::Role role) {
  using enum access::Role;
  return role == operator_ || role == institution || role == village_agent;
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
    about = about_typed(city, actor, *entry.typed);
  }
  if (!about) return false;
  const access::Target& target = about->target;
  // What is about no operator yet (a registration) is read by whom it came from and by the city.
  const bool of_nobody = target.operator_id == 0 && target.bank_id == 0;
  if (of_nobody && is_house(actor.role)) return false;
  const bool of_no_area = target.area == 0 && target.outlet_area == 0;
  if (of_no_area && is_district(actor.role)) return false;
  return access::allowed(readers_of_entries(about->document), actor, target);
}

}  // namespace gongbao::policies
