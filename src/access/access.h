// Role × scope: who may give which command about whom. A pure function of the actor and what the command is about,
// asked before every decide, in scenarios and files too. Each policy hands in its table; the roles are those of its
// part 2.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/enum_names.h"
#include "engine/contract.h"

namespace gongbao::access {

// Numbers are stored in the journal's source table.
enum class Role : std::uint16_t {
  engine = 0,  // day turns; no account
  operator_ = 1,
  branch = 2,
  consumer = 3,
  custody_bank = 4,
  district_commerce = 5,
  city_commerce = 6,
  market_regulation = 7,
  financial_regulator = 8,
  pboc = 9,
  nfra = 10,
  association = 11,
  public_ = 12,
  // Who keeps the system, who grants, who reads the records (等保 三员分立); none of them sees a card.
  system_administrator = 13,
  security_administrator = 14,
  audit_administrator = 15,
  // Of nurseries (childcare): who looks after the children, whose children they are, the health departments, the
  // street, who mediates between them.
  institution = 16,
  family = 17,
  district_health = 18,
  city_health = 19,
  subdistrict = 20,
  mediator = 21,
  // Of heating devices (heating): households and who files for them, who inspects, decides, verifies and pays in the
  // districts, the city's departments, who sells, who lends, who looks on.
  household = 22,
  village_agent = 23,
  inspector = 24,
  district_reviewer = 25,
  district_civil_affairs = 26,
  district_finance = 27,
  district_admin = 28,
  city_agri = 29,
  city_finance = 30,
  city_fin_supervision = 31,
  supplier = 32,
  bank = 33,
  auditor = 34,
  // Of used vehicles (used-vehicle): who deals, who introduces, where they meet, who registers transfers, who allocates
  // quotas, the traffic police, who collects taxes, whose transaction it is.
  dealer = 35,
  broker = 36,
  market = 37,
  station_officer = 38,
  quota_body = 39,
  traffic_police = 40,
  tax = 41,
  party = 42,
  // Of school examinations (exam): the city's and the districts' education commissions, who marks, schools, students
  // and those who look after them.
  city_edu = 50,
  district_edu = 51,
  marker = 52,
  school = 53,
  student = 54,
  guardian = 55,
  // Of traffic around schools (school-traffic), with those from 70 on: inspectors of education (督学), who stands at
  // the gates (四支队伍).
  school_inspector = 56,
  team_member = 57,
  // Of supervisors of eldercare (eldercare): who applies, who supervises, the departments of civil affairs with the
  // staff they designate, the city's and its centre, the institutions that are supervised.
  applicant = 60,
  supervisor = 61,
  contact_staff = 62,
  civil_affairs = 63,
  city_civil_affairs = 64,
  welfare_centre = 65,
  eldercare_institution = 66,
  // The city's departments and the leading office, who scores for it, the districts' departments that look after roads,
  // streets and order.
  city_police = 70,
  city_transport = 71,
  leading_office = 72,
  third_party = 73,
  district_public_security = 74,
  district_transport = 75,
  urban_management = 76,
  emergency = 77,
  // Of the legal profession (legal-profession): the bureaus and associations of the city and its districts, the Party's
  // bodies of the profession, firms, lawyers, organs and enterprises with lawyers of their own, courts, procuratorates
  // and police, who checks a sample.
  city_justice = 80,
  district_justice = 81,
  city_association = 82,
  district_association = 83,
  party_body = 84,
  firm = 85,
  lawyer = 86,
  public_office = 87,
  partner = 88,
  assessor = 89,
  // Of the beauty and health industry (beauty-health): the joint conference, the units it names with the districts,
  // customs and the drug administration, who applies, who tests and does research.
  coordinator = 90,
  responsible_unit = 91,
  district = 92,
  customs = 93,
  drug_admin = 94,
  enterprise = 95,
  research_institution = 96,
  // Of the gazette itself (gazette): its editors, who reads against the print, who publishes, departments that hand in
  // documents, who keeps paper copies.
  editor = 100,
  proofreader = 101,
  publisher = 102,
  department = 103,
  place_keeper = 104,
};
constexpr auto names_of(Role) {
  using enum Role;
  using namespace std::literals;
  return std::array{std::pair{engine, "engine"sv},
                    std::pair{operator_, "operator"sv},
                    std::pair{branch, "branch"sv},
                    std::pair{consumer, "consumer"sv},
                    std::pair{custody_bank, "custody_bank"sv},
                    std::pair{district_commerce, "district_commerce"sv},
                    std::pair{city_commerce, "city_commerce"sv},
                    std::pair{market_regulation, "market_regulation"sv},
                    std::pair{financial_regulator, "financial_regulator"sv},
                    std::pair{pboc, "pboc"sv},
                    std::pair{nfra, "nfra"sv},
                    std::pair{association, "association"sv},
                    std::pair{public_, "public"sv},
                    std::pair{system_administrator, "system_administrator"sv},
                    std::pair{security_administrator, "security_administrator"sv},
                    std::pair{audit_administrator, "audit_administrator"sv},
                    std::pair{institution, "institution"sv},
                    std::pair{family, "family"sv},
                    std::pair{district_health, "district_health"sv},
                    std::pair{city_health, "city_health"sv},
                    std::pair{subdistrict, "subdistrict"sv},
                    std::pair{mediator, "mediator"sv},
                    std::pair{household, "household"sv},
                    std::pair{village_agent, "village_agent"sv},
                    std::pair{inspector, "inspector"sv},
                    std::pair{district_reviewer, "district_reviewer"sv},
                    std::pair{district_civil_affairs, "district_civil_affairs"sv},
                    std::pair{district_finance, "district_finance"sv},
                    std::pair{district_admin, "district_admin"sv},
                    std::pair{city_agri, "city_agri"sv},
                    std::pair{city_finance, "city_finance"sv},
                    std::pair{city_fin_supervision, "city_fin_supervision"sv},
                    std::pair{supplier, "supplier"sv},
                    std::pair{bank, "bank"sv},
                    std::pair{auditor, "auditor"sv},
                    std::pair{dealer, "dealer"sv},
                    std::pair{broker, "broker"sv},
                    std::pair{market, "market"sv},
                    std::pair{station_officer, "station_officer"sv},
                    std::pair{quota_body, "quota_body"sv},
                    std::pair{traffic_police, "traffic_police"sv},
                    std::pair{tax, "tax"sv},
                    std::pair{party, "party"sv},
                    std::pair{city_edu, "city_edu"sv},
                    std::pair{district_edu, "district_edu"sv},
                    std::pair{marker, "marker"sv},
                    std::pair{school, "school"sv},
                    std::pair{student, "student"sv},
                    std::pair{guardian, "guardian"sv},
                    std::pair{school_inspector, "school_inspector"sv},
                    std::pair{team_member, "team_member"sv},
                    std::pair{applicant, "applicant"sv},
                    std::pair{supervisor, "supervisor"sv},
                    std::pair{contact_staff, "contact_staff"sv},
                    std::pair{civil_affairs, "civil_affairs"sv},
                    std::pair{city_civil_affairs, "city_civil_affairs"sv},
                    std::pair{welfare_centre, "welfare_centre"sv},
                    std::pair{eldercare_institution, "eldercare_institution"sv},
                    std::pair{city_police, "city_police"sv},
                    std::pair{city_transport, "city_transport"sv},
                    std::pair{leading_office, "leading_office"sv},
                    std::pair{third_party, "third_party"sv},
                    std::pair{district_public_security, "district_public_security"sv},
                    std::pair{district_transport, "district_transport"sv},
                    std::pair{urban_management, "urban_management"sv},
                    std::pair{emergency, "emergency"sv},
                    std::pair{city_justice, "city_justice"sv},
                    std::pair{district_justice, "district_justice"sv},
                    std::pair{city_association, "city_association"sv},
                    std::pair{district_association, "district_association"sv},
                    std::pair{party_body, "party_body"sv},
                    std::pair{firm, "firm"sv},
                    std::pair{lawyer, "lawyer"sv},
                    std::pair{public_office, "public_office"sv},
                    std::pair{partner, "partner"sv},
                    std::pair{assessor, "assessor"sv},
                    std::pair{coordinator, "coordinator"sv},
                    std::pair{responsible_unit, "responsible_unit"sv},
                    std::pair{district, "district"sv},
                    std::pair{customs, "customs"sv},
                    std::pair{drug_admin, "drug_admin"sv},
                    std::pair{enterprise, "enterprise"sv},
                    std::pair{research_institution, "research_institution"sv},
                    std::pair{editor, "editor"sv},
                    std::pair{proofreader, "proofreader"sv},
                    std::pair{publisher, "publisher"sv},
                    std::pair{department, "department"sv},
                    std::pair{place_keeper, "place_keeper"sv}};
}

enum class Scope : std::uint8_t {
  own_organisation,  // the operator, institution or bank it speaks for; a mediator: disputes that name it
  own_outlet,        // a branch: its head's operator, and its own outlet where the command names one
  own_person,        // a consumer or family: cards and contracts bound to the account, and no others
  own_area,          // a district: operators registered there, and what is about one outlet located there
  city,
};

struct Actor {
  Role role = Role::public_;
  std::uint64_t account = 0;
  std::uint64_t organisation = 0;
  std::uint32_t area = 0;  // of an officer: the district; of a street: its district; of a branch: its outlet
  bool operator==(const Actor&) const = default;
};
Actor actor_of(const engine::Source& source);
engine::Source source_of(const Actor& actor, Stamp stamp);

// Whom a command is about. An operator or area of 0, and what is not set, does not apply or is not known: then only
// what is known is compared. A bank, a mediator and a person of 0 are nobody.
struct Target {
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;                 // the bank that keeps the operator's account
  std::uint64_t mediator_id = 0;             // the organisation that a dispute is laid before
  std::uint32_t area = 0;                    // registered district (3b)
  std::optional<std::uint64_t> person = {};  // account of the consumer whose card it is; 0 = bound to nobody
  std::uint32_t outlet_area = 0;             // district of the one outlet that a command is about (4j)
  std::optional<std::uint32_t> outlet = {};  // where it happens (4f)
};

struct Grant {
  Role role;
  Scope scope;
};
// A row of a policy's table: who may give that command, or ask that question.
struct Granted {
  std::string_view name;
  std::span<const Grant> grants;
};
// Of the row of that name; empty when there is none: then nobody may.
std::span<const Grant> grants_in(std::span<const Granted> table, std::string_view name);

bool allowed(std::span<const Grant> grants, const Actor& actor, const Target& target);
// The same of what is read afterwards: what is about no house is no house's to read, of no district no district's.
bool may_read(std::span<const Grant> grants, const Actor& actor, const Target& target);
// Whether the role may ever, whoever it is about.
bool may_ever(std::span<const Grant> grants, Role role);

}  // namespace gongbao::access
