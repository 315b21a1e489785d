// Whom an entry is about, from its command.
#include "policies/registry/questions.h"

#include <bit>

#include "policies/prepaid_card/addressee.h"

namespace gongbao::policies {

namespace {

access::Target target_of_instruction(const City& city, const custody::Instruction& in, const access::Actor& actor) {
  access::Target target = prepaid_card::target_of_operator(city.prepaid_card(), city.books(), in.operator_id);
  target.outlet = in.outlet_id;
  if (actor.role != access::Role::consumer) return target;
  target.person = prepaid_card::holder_spoken_of(city.prepaid_card(), city.books(), in);
  return target;
}

std::optional<access::Target> target_of_typed(const City& city, const journal::TypedView& typed) {
  std::optional<access::Target> target;
  prepaid_card::Commands::with_number(typed.head.type, [&]<class Command>() {
    Command command;
    if (!decode_all(typed.command, command)) return;
    target = prepaid_card::target_of(city.prepaid_card(), city.books(), command);
    // A command without a card is nobody's in person, but for whom it was written.
    if (!target->person) target->person = prepaid_card::addressee_of(city.prepaid_card(), city.books(), command);
  });
  return target;
}

}  // namespace

bool may_read(const City& city, const access::Actor& actor, const journal::EntryView& entry) {
  if (!city.day() || !accounts::may_speak(city.accounts(), actor, *city.day())) return false;
  // What one has given oneself one may read again.
  if (actor.account != 0 && entry.source.account == actor.account) return true;
  // 审计管理员 reads what was done to accounts and parameters.
  const bool audited =
      entry.typed != nullptr && !prepaid_card::Commands::with_number(entry.typed->head.type, []<class C>() {});
  if (audited) {
    const std::uint16_t type = entry.typed->head.type;
    const bool of_the_city = CityPublicCommands::with_number(type, []<class C>() {});
    return actor.role == access::Role::audit_administrator ||
           (of_the_city && actor.role == access::Role::city_commerce);
  }
  const auto target = entry.instruction != nullptr
                          ? std::optional(target_of_instruction(
                                city, std::bit_cast<custody::Instruction>(entry.instruction->record), actor))
                          : target_of_typed(city, *entry.typed);
  if (!target) return false;
  // What is about no operator yet (a registration) is read by whom it came from and by the city.
  const bool of_nobody = target->operator_id == 0 && target->bank_id == 0;
  if (of_nobody && actor.role == access::Role::operator_) return false;
  const bool of_no_area = target->area == 0 && target->outlet_area == 0;
  if (of_no_area && actor.role == access::Role::district_commerce) return false;
  return access::allowed(prepaid_card::grants_of_question("entry"), actor, *target);
}

}  // namespace gongbao::policies
