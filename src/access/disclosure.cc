// The table of part 9. Consumer data never reach the custody platform, and market regulation, which runs the system,
// sees no card-level data; the account number stands in full with bank, operator and district, and in what the law
// sends to the financial regulator and the central bank (13c, 13d).
#include "access/disclosure.h"

#include "base/masking.h"

namespace gongbao::access {

namespace {

constexpr Shown c = Shown::clear, m = Shown::masked, h = Shown::hidden;

struct Row {
  Role role;
  // person_name, phone, resident_id, card_number, account_no, counterparty, free_text
  std::array<Shown, 7> shown;
};
constexpr Row rows[] = {
    {Role::operator_, {m, m, m, c, c, m, c}},
    {Role::branch, {m, m, h, c, m, h, h}},
    {Role::consumer, {c, c, c, c, m, h, c}},  // his own
    {Role::custody_bank, {m, m, m, c, c, c, c}},
    {Role::district_commerce, {m, m, h, m, c, m, c}},
    {Role::city_commerce, {h, h, h, h, m, h, h}},
    {Role::market_regulation, {h, h, h, h, m, h, h}},
    {Role::financial_regulator, {h, h, h, h, c, h, h}},
    {Role::pboc, {h, h, h, h, c, h, h}},
    {Role::nfra, {h, h, h, h, m, h, h}},
    {Role::association, {h, h, h, h, m, h, h}},
    {Role::public_, {h, h, h, h, m, h, h}},
    // Childcare (spec/02 part 9): a family's own; a child is known to its institution, and to the district masked.
    {Role::institution, {m, m, h, c, c, m, c}},
    {Role::family, {c, c, c, c, m, h, c}},
    {Role::district_health, {m, m, h, m, c, m, c}},
    {Role::city_health, {h, h, h, h, m, h, h}},
    {Role::subdistrict, {h, h, h, h, m, h, c}},
    {Role::mediator, {m, h, h, h, m, h, c}},
    // Heating (spec/03 part 9): a household's own; who handles its case sees it masked, and in clear what it asks for;
    // the city's departments and the suppliers see no household.
    {Role::household, {c, c, c, h, m, h, c}},
    {Role::village_agent, {m, m, m, h, m, h, c}},
    {Role::inspector, {m, m, h, h, m, h, c}},
    {Role::district_reviewer, {m, m, m, h, m, h, c}},
    {Role::district_civil_affairs, {m, m, m, h, h, h, h}},
    {Role::district_finance, {m, m, h, h, m, h, c}},
    {Role::district_admin, {m, m, h, h, m, h, c}},
    {Role::city_agri, {h, h, h, h, h, h, h}},
    {Role::city_finance, {h, h, h, h, h, h, h}},
    {Role::city_fin_supervision, {h, h, h, h, h, h, h}},
    {Role::supplier, {h, h, h, h, h, h, h}},
    {Role::bank, {m, m, h, h, m, h, h}},
    {Role::auditor, {m, m, h, h, m, h, h}},
    // Used vehicles (spec/04 part 9): a party's own; who verifies, issues or registers sees the parties masked, and in
    // clear what it asks for; the quota body sees dealers only.
    {Role::dealer, {m, m, m, h, h, h, c}},
    {Role::broker, {m, m, h, h, h, h, h}},
    {Role::market, {m, m, m, h, h, h, c}},
    {Role::station_officer, {m, m, m, h, h, h, c}},
    {Role::quota_body, {h, h, h, h, h, h, h}},
    {Role::traffic_police, {m, m, m, h, h, h, c}},
    {Role::tax, {m, h, m, h, h, h, h}},
    {Role::party, {c, c, c, h, h, h, c}},
    // Examinations (spec/05 part 9): names and resident ids with the school, the district and the student; the city and
    // whoever marks know an exam number or a script.
    {Role::city_edu, {h, h, h, h, h, h, c}},
    {Role::district_edu, {m, h, m, h, h, h, c}},
    {Role::marker, {h, h, h, h, h, h, h}},
    {Role::school, {m, m, m, h, h, h, c}},
    {Role::student, {c, c, c, h, h, h, c}},
    {Role::guardian, {c, c, c, h, h, h, c}},
    // Eldercare (spec/06 part 9): whoever supervises is known to the department and to no institution.
    {Role::applicant, {c, c, c, h, h, h, c}},
    {Role::supervisor, {c, c, c, h, h, h, c}},
    {Role::contact_staff, {m, m, h, h, h, h, c}},
    {Role::civil_affairs, {m, m, m, h, h, h, c}},
    {Role::city_civil_affairs, {m, m, m, h, h, h, c}},
    {Role::welfare_centre, {h, h, h, h, h, h, c}},
    {Role::eldercare_institution, {h, h, h, h, h, h, c}},
    // Traffic around schools (spec/07 part 9): officers and team members are known to the school and the police.
    {Role::school_inspector, {h, h, h, h, h, h, c}},
    {Role::team_member, {h, h, h, h, h, h, h}},
    {Role::city_police, {h, h, h, h, h, h, c}},
    {Role::city_transport, {h, h, h, h, h, h, c}},
    {Role::leading_office, {h, h, h, h, h, h, c}},
    {Role::third_party, {h, h, h, h, h, h, h}},
    {Role::district_public_security, {m, h, h, h, h, h, c}},
    {Role::district_transport, {h, h, h, h, h, h, c}},
    {Role::urban_management, {h, h, h, h, h, h, c}},
    {Role::emergency, {h, h, h, h, h, h, c}},
    // The legal profession (spec/08 part 9): identity numbers and phones are masked everywhere, what people wrote is
    // with whoever decides on it.
    {Role::city_justice, {m, m, m, h, h, h, c}},
    {Role::district_justice, {m, m, m, h, h, h, c}},
    {Role::city_association, {m, m, h, h, h, h, c}},
    {Role::district_association, {m, m, h, h, h, h, c}},
    {Role::party_body, {m, m, h, h, h, h, c}},
    {Role::firm, {m, m, h, h, h, h, c}},
    {Role::lawyer, {c, c, c, h, h, h, c}},
    {Role::public_office, {m, m, h, h, h, h, h}},
    {Role::partner, {h, h, h, h, h, h, h}},
    {Role::assessor, {h, h, h, h, h, h, h}},
    // Beauty and health industry (spec/09 part 9): nobody is in it; papers are read by those whose case it is.
    {Role::coordinator, {h, h, h, h, h, h, c}},
    {Role::responsible_unit, {h, h, h, h, h, h, c}},
    {Role::district, {h, h, h, h, h, h, c}},
    {Role::customs, {h, h, h, h, h, h, c}},
    {Role::drug_admin, {h, h, h, h, h, h, c}},
    {Role::enterprise, {h, h, h, h, h, h, c}},
    {Role::research_institution, {h, h, h, h, h, h, c}},
};

std::string masked(FieldKind kind, const std::string& value) {
  switch (kind) {
    case FieldKind::phone:
      return mask_phone(value);
    case FieldKind::resident_id:
      return mask_resident_id(value);
    case FieldKind::card_number:
      return mask_card_number(value);
    case FieldKind::account_no:
      return mask_account(value);
    default:
      return mask_name(value);
  }
}

}  // namespace

Shown shown_to(Role role, FieldKind kind) {
  for (const Row& row : rows) {
    if (row.role == role) return row.shown[static_cast<std::size_t>(kind)];
  }
  return Shown::hidden;  // whoever is in no row, the engine among them, is shown nothing
}

std::optional<std::string> disclose(Role role, FieldKind kind, const std::string& value) {
  switch (shown_to(role, kind)) {
    case Shown::clear:
      return value;
    case Shown::masked:
      return masked(kind, value);
    case Shown::hidden:
      break;
  }
  return std::nullopt;
}

}  // namespace gongbao::access
