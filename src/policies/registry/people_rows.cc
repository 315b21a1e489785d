// One function a fact.
#include "policies/registry/people_rows.h"

#include "policies/registry/systems.h"

namespace gongbao::policies {

namespace {

AccountChangeRow change_row(AccountChange change, std::uint64_t account, const FactOrigin& origin) {
  AccountChangeRow row;
  row.entry = origin.entry;
  row.day = origin.booked_on;
  row.change = change;
  row.account = account;
  row.by_account = origin.actor.account;
  row.by_role = origin.actor.role;
  return row;
}

void put_change(Rows& rows, AccountChangeRow row, const std::optional<accounts::Office>& office = {}) {
  if (office) {
    row.office = office->role;
    row.office_organisation = office->organisation;
    row.office_area = office->area;
  }
  rows.put(row);
}

// Of what ended: whose it was, from its beginning.
void put_end(Rows& rows, AccountChange change, std::uint64_t begun, const FactOrigin& origin) {
  AccountChangeRow row = change_row(change, 0, origin);
  if (const auto beginning = rows.find<AccountChangeRow>(begun)) {
    row = *beginning;
    row.entry = origin.entry;
    row.day = origin.booked_on;
    row.change = change;
    row.by_account = origin.actor.account;
    row.by_role = origin.actor.role;
  }
  row.subject = begun;
  rows.put(row);
}

void project_one(Rows& rows, const accounts::AccountOpened& fact, const FactOrigin& origin) {
  const bool himself = origin.command == accounts::OpenOwnAccount::number;
  const auto office = fact.offices.empty() ? std::nullopt : std::optional(fact.offices.front());
  put_change(rows, change_row(himself ? AccountChange::opened_by_holder : AccountChange::opened, origin.entry, origin),
             office);
}
void project_one(Rows& rows, const accounts::Appointed& fact, const FactOrigin& origin) {
  put_change(rows, change_row(AccountChange::appointed, fact.account, origin), fact.office);
}
void project_one(Rows& rows, const accounts::Dismissed& fact, const FactOrigin& origin) {
  put_change(rows, change_row(AccountChange::dismissed, fact.account, origin), fact.office);
}
void project_one(Rows& rows, const accounts::AccountStateSet& fact, const FactOrigin& origin) {
  const AccountChange change = fact.state == accounts::AccountState::active      ? AccountChange::resumed
                               : fact.state == accounts::AccountState::suspended ? AccountChange::suspended
                                                                                 : AccountChange::closed;
  put_change(rows, change_row(change, fact.account, origin));
}
void project_one(Rows& rows, const accounts::SubstituteAppointed& fact, const FactOrigin& origin) {
  AccountChangeRow row = change_row(AccountChange::substitute_appointed, fact.substitution.absent, origin);
  row.other_account = fact.substitution.substitute;
  put_change(rows, row, fact.substitution.office);
}
void project_one(Rows& rows, const accounts::SubstitutionEnded& fact, const FactOrigin& origin) {
  put_end(rows, AccountChange::substitution_ended, fact.substitution, origin);
}
void project_one(Rows& rows, const accounts::KeyIssued& fact, const FactOrigin& origin) {
  put_change(rows, change_row(AccountChange::key_issued, fact.key.account, origin), fact.key.office);
}
void project_one(Rows& rows, const accounts::KeyRevoked& fact, const FactOrigin& origin) {
  put_end(rows, AccountChange::key_revoked, fact.key, origin);
}
void project_one(Rows& rows, const accounts::WebhookRegistered& fact, const FactOrigin& origin) {
  put_change(rows, change_row(AccountChange::webhook_registered, fact.webhook.account, origin), fact.webhook.office);
}
void project_one(Rows& rows, const accounts::WebhookEnded& fact, const FactOrigin& origin) {
  put_end(rows, AccountChange::webhook_ended, fact.webhook, origin);
}

// The account that registers an operator or an institution speaks for it from then on.
void put_founding(Rows& rows, access::Role role, const FactOrigin& origin) {
  if (origin.actor.account == 0) return;
  put_change(rows, change_row(AccountChange::operator_registered, origin.actor.account, origin),
             accounts::Office{role, origin.entry, 0});
}
void project_one(Rows& rows, const prepaid_card::OperatorRegistered&, const FactOrigin& origin) {
  put_founding(rows, access::Role::operator_, origin);
}
void project_one(Rows& rows, const childcare::InstitutionRegistered&, const FactOrigin& origin) {
  put_founding(rows, access::Role::institution, origin);
}

ReadingRow reading_row(ReadingKind kind, std::uint64_t operator_id, const FactOrigin& origin) {
  ReadingRow row;
  row.entry = origin.entry;
  row.day = origin.booked_on;
  row.kind = kind;
  row.by_account = origin.actor.account;
  row.by_role = origin.actor.role;
  row.by_organisation = origin.actor.organisation;
  row.by_area = origin.actor.area;
  row.operator_id = operator_id;
  return row;
}

std::string words_of_fields(const persons::PersonRead& fact) {
  std::vector<std::string> fields;
  for (const PersonField field : fact.fields) fields.emplace_back(enum_name(field));
  return joined(fields);
}

void project_one(Rows& rows, const persons::PersonRead& fact, const FactOrigin& origin) {
  ReadingRow row = reading_row(ReadingKind::person, fact.operator_id, origin);
  row.person = fact.person.token;
  row.fields = words_of_fields(fact);
  rows.put(row);
}
void project_one(Rows& rows, const persons::AttachmentRead& fact, const FactOrigin& origin) {
  ReadingRow row = reading_row(ReadingKind::attachment, fact.operator_id, origin);
  row.paper = SealedText{fact.attachment};
  row.named_by = fact.entry_no;
  rows.put(row);
}
void project_one(Rows& rows, const persons::PersonErased& fact, const FactOrigin& origin) {
  ReadingRow row = reading_row(ReadingKind::erasure, 0, origin);
  row.person = fact.person.token;
  rows.put(row);
}

}  // namespace

namespace {

shared::view::OwnReading own_reading(ReadingKind kind, const FactOrigin& origin) {
  shared::view::OwnReading row;
  row.entry = origin.entry;
  row.day = origin.booked_on;
  row.kind = kind;
  row.by_role = origin.actor.role;
  row.by_organisation = origin.actor.organisation;
  row.by_area = origin.actor.area;
  return row;
}

}  // namespace

void project_own_readings(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  using Readings = TypeList<persons::PersonRead, persons::AttachmentRead>;
  Readings::with_number(number, [&]<class Fact>() {
    Fact fact;
    if (!decode_all(bytes, fact)) return;
    if constexpr (std::is_same_v<Fact, persons::PersonRead>) {
      shared::view::OwnReading row = own_reading(ReadingKind::person, origin);
      row.fields = words_of_fields(fact);
      shared::view::tell_reading_of_person(rows, fact.person.token, std::move(row));
    } else {
      shared::view::OwnReading row = own_reading(ReadingKind::attachment, origin);
      row.named_by = fact.entry_no;
      shared::view::tell_reading_of_paper(rows, fact.entry_no, std::move(row));
    }
  });
}

void project_people(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  using Facts = Join<accounts::FactTypes, persons::FactTypes,
                     TypeList<prepaid_card::OperatorRegistered, childcare::InstitutionRegistered>>;
  Facts::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) project_one(rows, fact, origin);
  });
}

}  // namespace gongbao::policies
