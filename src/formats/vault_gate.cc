// Normal forms first, so that one person is one row.
#include "formats/vault_gate.h"

#include "base/enum_names.h"
#include "base/identifiers.h"
#include "base/text.h"

namespace gongbao::formats {

namespace {

std::unexpected<Problem> bad(const char* field, IdReason reason) {
  return problem("ledger.schema_invalid", field, "not valid: " + std::string(enum_name(reason)));
}

Result<vault::Person> in_normal_form(const PersonFields& fields) {
  vault::Person person;
  person.name = std::string(trim_blanks(fields.name.value_or("")));
  if (const std::string phone = fields.phone.value_or(""); !phone.empty()) {
    const IdCheck check = check_mobile_phone(phone);
    if (!check.accepted()) return bad("phone", check.reason);
    person.phone = check.normal;
  }
  if (const std::string resident = fields.resident_id.value_or(""); !resident.empty()) {
    const ResidentIdCheck check = check_resident_id(resident);
    if (!check.id.accepted() && !fields.number_is_judged) return bad("resident_id", check.id.reason);
    person.resident_id = check.id.accepted() ? resident_id_18(check.id.normal) : std::string(trim_blanks(resident));
  }
  return person;
}

}  // namespace

Result<PersonToken> VaultGate::person(const PersonFields& fields) {
  const auto person = in_normal_form(fields);
  if (!person) return std::unexpected(person.error());
  return vault_.keep(*person);
}

Result<void> VaultGate::renew(const PersonFields& fields) {
  const auto person = in_normal_form(fields);
  if (!person) return std::unexpected(person.error());
  const auto renewed = vault_.renew(*person);
  if (!renewed) return std::unexpected(renewed.error());
  return {};
}

Result<PersonToken> VaultGate::known_person(const PersonToken& token) {
  const auto known = vault_.knows(token);
  if (!known) return std::unexpected(known.error());
  if (!*known) return problem("ledger.unknown_subject", "", "there is no such person");
  return token;
}

Result<SealedText> VaultGate::text_of(const PersonToken& author, std::string_view text) {
  if (!author.given()) return vault_.seal(text);
  const auto known = vault_.knows(author);
  if (!known) return std::unexpected(known.error());
  return vault_.seal(text, *known ? author : PersonToken{});
}

Result<PersonToken> FormGate::person(const PersonFields& fields) {
  const auto person = in_normal_form(fields);
  if (!person) return std::unexpected(person.error());
  return PersonToken{};
}

}  // namespace gongbao::formats
