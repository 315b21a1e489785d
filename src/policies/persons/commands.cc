// Erasing and reading persons.
#include "policies/persons/commands.h"

#include <array>

#include "access/disclosure.h"

namespace gongbao::persons {

namespace code = custody::code;
using access::Grant;
using access::Role;
using access::Scope;
using policies::accept;
using policies::refuse;

namespace {

constexpr std::array erasers{Grant{Role::market_regulation, Scope::city}, Grant{Role::consumer, Scope::own_person},
                             Grant{Role::family, Scope::own_person},      Grant{Role::household, Scope::own_person},
                             Grant{Role::party, Scope::own_person},       Grant{Role::student, Scope::own_person},
                             Grant{Role::guardian, Scope::own_person},    Grant{Role::applicant, Scope::own_person},
                             Grant{Role::supervisor, Scope::own_person},  Grant{Role::lawyer, Scope::own_person}};
constexpr access::Granted granted[] = {{ErasePerson::name, erasers}};

access::FieldKind kind_of(PersonField field) {
  switch (field) {
    case PersonField::name:
      return access::FieldKind::person_name;
    case PersonField::phone:
      return access::FieldKind::phone;
    case PersonField::resident_id:
      break;
  }
  return access::FieldKind::resident_id;
}

bool hidden_from(Role role, PersonField field) {
  return access::shown_to(role, kind_of(field)) == access::Shown::hidden;
}

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(granted, command); }

Answer decide(const Context& in, const ErasePerson& command) {
  if (!command.person.given()) return refuse(code::schema_invalid).with_text("field", "person");
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  if (!access::allowed(erasers, in.actor, in.target)) return refuse(code::forbidden);
  if (in.state.erased.contains(command.person.token)) return refuse(code::wrong_state);
  if (!in.need) return accept(PersonErased{command.person});
  Answer answer = refuse(in.need->code);
  answer.text("needed_for", std::string(in.need->what));
  answer.count("operator_id", static_cast<std::int64_t>(in.need->operator_id));
  if (in.need->until) answer.date("until", *in.need->until);
  return answer;
}

void apply(State& state, const PersonErased& fact, const FactOrigin& origin) {
  state.erased[fact.person.token] = origin.entry;
}

Answer decide(const Context& in, const ReadPerson& command) {
  if (!command.person.given()) return refuse(code::schema_invalid).with_text("field", "person");
  if (command.fields.empty()) return refuse(code::schema_invalid).with_text("field", "fields");
  for (const PersonField field : command.fields) {
    if (enum_name(field).empty()) return refuse(code::schema_invalid).with_text("field", "fields");
  }
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  if (!access::may_read(in.readers, in.actor, in.target)) return refuse(code::forbidden);
  if (!in.known_to_operator) return refuse(code::unknown_subject).with_text("field", "person");
  if (in.state.erased.contains(command.person.token)) return refuse(code::wrong_state);
  for (const PersonField field : command.fields) {
    if (hidden_from(in.actor.role, field)) return refuse(code::forbidden).with_text("field", "fields");
  }
  return accept(PersonRead{command.operator_id, command.person, command.fields});
}

Answer decide(const Context& in, const ReadAttachment& command) {
  if (command.attachment == Hash32{}) return refuse(code::schema_invalid).with_text("field", "attachment");
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  const bool sees =
      in.decides_on_texts || access::shown_to(in.actor.role, access::FieldKind::free_text) == access::Shown::clear;
  if (!sees || !access::may_read(in.readers, in.actor, in.target)) return refuse(code::forbidden);
  if (!in.named_there) return refuse(code::unknown_subject).with_text("field", "attachment");
  return accept(AttachmentRead{command.operator_id, command.entry_no, command.attachment});
}

// Who read what is in the journal; nothing that decides asks for it.
void apply(State&, const PersonRead&, const FactOrigin&) {}
void apply(State&, const AttachmentRead&, const FactOrigin&) {}

}  // namespace gongbao::persons
