// One row per document.
#include "policies/registry/laws.h"

#include <algorithm>
#include <array>

#include "policies/accounts/commands.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/codes.h"
#include "policies/childcare/questions.h"
#include "policies/eldercare/citations.h"
#include "policies/eldercare/questions.h"
#include "policies/exam/citations.h"
#include "policies/exam/printouts.h"
#include "policies/heating/citations.h"
#include "policies/heating/questions.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/choices.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"
#include "policies/prepaid_card/questions.h"
#include "policies/registry/systems.h"
#include "policies/used_vehicle/citations.h"
#include "policies/used_vehicle/questions.h"

namespace gongbao::policies {

std::vector<PolicyLaw> all_laws() {
  return {
      {prepaid_card::citation_table(), prepaid_card::implementers(), prepaid_card::clauses_without_software(),
       prepaid_card::choices_of},
      {childcare::citation_table(), childcare::implementers(), childcare::clauses_without_software(), nullptr},
      {heating::citation_table(), heating::implementers(), heating::clauses_without_software(), nullptr},
      {used_vehicle::citation_table(), used_vehicle::implementers(), used_vehicle::clauses_without_software(), nullptr},
      {exam::citation_table(), exam::implementers(), exam::clauses_without_software(), nullptr},
      {eldercare::citation_table(), eldercare::implementers(), eldercare::clauses_without_software(), nullptr}};
}

namespace {

// How a document says that the actor may not; the first one of any command.
constexpr std::array ledger_forbidden{custody::code::forbidden};
constexpr std::array heating_forbidden{heating::code::role_forbidden};
constexpr std::array used_vehicle_forbidden{used_vehicle::code::role_forbidden, used_vehicle::code::broker_cannot_deal};
constexpr std::array exam_forbidden{exam::code::role_forbidden};
constexpr std::array eldercare_forbidden{eldercare::code::role_forbidden};
custody::Code forbidden_to_anybody(access::Role, std::string_view) { return custody::code::forbidden; }
custody::Code forbidden_in_heating(access::Role, std::string_view) { return heating::code::role_forbidden; }
custody::Code forbidden_in_exam(access::Role, std::string_view) { return exam::code::role_forbidden; }
custody::Code forbidden_in_eldercare(access::Role, std::string_view) { return eldercare::code::role_forbidden; }

// What is asked of each document at every answer, in the order in which a bare name is looked for.
struct Document {
  std::string_view name;
  std::uint8_t scheme;
  std::string_view (*code_name)(custody::Code);
  std::optional<custody::Code> (*code_named)(std::string_view);
  std::span<const access::Grant> (*grants_of_command)(std::string_view);
  std::span<const access::Grant> (*grants_of_op)(custody::Op);
  std::span<const access::Grant> (*grants_of_question)(std::string_view);
  bool (*is_flag)(custody::Code);
  std::vector<std::string> (*clauses_of_code)(std::string_view);
  custody::Code parameter_invalid;
  std::string_view ops_at;  // the first part of the addresses of its ops
  custody::Code (*forbidden_to)(access::Role, std::string_view) = forbidden_to_anybody;
  std::span<const custody::Code> forbidden = ledger_forbidden;
};
constexpr std::uint8_t no_scheme = 255;  // its money is not in custody: no record is told in its words
constexpr std::array documents{
    Document{prepaid_card::document, custody::scheme_prepaid_card, prepaid_card::code_name, prepaid_card::code_named,
             prepaid_card::grants_of, prepaid_card::grants_of, prepaid_card::grants_of_question, prepaid_card::is_flag,
             prepaid_card::clauses_of_code, prepaid_card::code::parameter_invalid, "custody"},
    Document{childcare::document, custody::scheme_childcare, childcare::code_name, childcare::code_named,
             childcare::grants_of, childcare::grants_of, childcare::grants_of_question, childcare::is_flag,
             childcare::clauses_of_code, childcare::code::parameter_invalid, childcare::document},
    Document{heating::document,
             no_scheme,
             heating::code_name,
             heating::code_named,
             heating::grants_of,
             heating::grants_of,
             heating::grants_of_question,
             heating::is_flag,
             heating::clauses_of_code,
             heating::code::value_invalid,
             {},
             forbidden_in_heating,
             heating_forbidden},
    Document{used_vehicle::document,
             no_scheme,
             used_vehicle::code_name,
             used_vehicle::code_named,
             used_vehicle::grants_of,
             used_vehicle::grants_of,
             used_vehicle::grants_of_question,
             used_vehicle::is_flag,
             used_vehicle::clauses_of_code,
             used_vehicle::code::value_invalid,
             {},
             used_vehicle::forbidden_to,
             used_vehicle_forbidden},
    Document{exam::document,
             no_scheme,
             exam::code_name,
             exam::code_named,
             exam::grants_of,
             exam::grants_of,
             exam::grants_of_question,
             exam::is_flag,
             exam::clauses_of_code,
             exam::code::value_invalid,
             {},
             forbidden_in_exam,
             exam_forbidden},
    Document{eldercare::document,
             no_scheme,
             eldercare::code_name,
             eldercare::code_named,
             eldercare::grants_of,
             eldercare::grants_of,
             eldercare::grants_of_question,
             eldercare::is_flag,
             eldercare::clauses_of_code,
             eldercare::code::value_invalid,
             {},
             forbidden_in_eldercare,
             eldercare_forbidden}};

}  // namespace

std::string_view code_name(custody::Code code) {
  for (const Document& each : documents) {
    if (const std::string_view name = each.code_name(code); !name.empty()) return name;
  }
  return accounts::code_name(code);
}

std::optional<custody::Code> code_named(std::string_view name) {
  for (const Document& each : documents) {
    if (const auto code = each.code_named(name)) return code;
  }
  return accounts::code_named(name);
}

bool is_flag(std::string_view code_name) {
  return std::ranges::any_of(documents, [code_name](const Document& each) {
    const auto code = each.code_named(code_name);
    return code && each.is_flag(*code);
  });
}

std::vector<std::string> clauses_of_code(std::string_view code_name) {
  std::vector<std::string> all;
  for (const Document& each : documents) {
    for (std::string& clause : each.clauses_of_code(code_name)) {
      if (std::ranges::find(all, clause) == all.end()) all.push_back(std::move(clause));
    }
  }
  return all;
}

namespace {

using access::Grant;
using access::Role;
using access::Scope;

// The city's own commands look at their actor themselves (city.cc). A parameter is changed by the role that owns it.
constexpr std::array parameter_owners{Grant{Role::city_commerce, Scope::city},
                                      Grant{Role::district_commerce, Scope::city},
                                      Grant{Role::city_health, Scope::city},
                                      Grant{Role::city_agri, Scope::city},
                                      Grant{Role::quota_body, Scope::city},
                                      Grant{Role::traffic_police, Scope::city},
                                      Grant{Role::tax, Scope::city},
                                      Grant{Role::city_edu, Scope::city},
                                      Grant{Role::city_civil_affairs, Scope::city}};
constexpr std::array keeper_of_the_system{Grant{Role::market_regulation, Scope::city}};
constexpr std::array bank_itself{Grant{Role::custody_bank, Scope::own_organisation}};

std::span<const Grant> grants_of_city(std::string_view command) {
  if (command == SetParameter::name) return parameter_owners;
  if (command == AdoptCalendarNotice::name) return keeper_of_the_system;
  if (command == OpenBatch::name) return bank_itself;
  return {};
}

}  // namespace

namespace {

std::vector<Grant> readers_anywhere(std::string_view what) {
  std::vector<Grant> all;
  for (const Document& each : documents) {
    const auto readers = each.grants_of_question(what);
    all.insert(all.end(), readers.begin(), readers.end());
  }
  return all;
}
std::span<const Grant> grants_of_reading(std::string_view command) {
  static const std::vector<Grant> of_persons = readers_anywhere("person"), of_papers = readers_anywhere("paper");
  if (command == persons::ReadPerson::name) return of_persons;
  return command == persons::ReadAttachment::name ? std::span<const Grant>(of_papers) : std::span<const Grant>{};
}

}  // namespace

std::span<const Grant> grants_of(std::string_view command) {
  const std::string_view name = split_name(command).name;
  for (const auto grants :
       {grants_of_city(name), accounts::grants_of(name), persons::grants_of(name), grants_of_reading(name)}) {
    if (!grants.empty()) return grants;
  }
  const std::string_view system = split_name(command).system;
  for (const Document& each : documents) {
    const auto grants = system.empty() || system == each.name ? each.grants_of_command(name) : std::span<const Grant>{};
    if (!grants.empty()) return grants;
  }
  return {};
}

std::span<const Grant> grants_of(custody::Op op, std::uint8_t scheme) {
  const auto of = std::ranges::find(documents, scheme, &Document::scheme);
  return of == documents.end() ? std::span<const Grant>{} : of->grants_of_op(op);
}

bool is_forbidden(std::string_view code_name) {
  return std::ranges::any_of(documents, [&](const Document& each) {
    const auto code = each.code_named(code_name);
    return code && std::ranges::find(each.forbidden, *code) != each.forbidden.end();
  });
}

custody::Code forbidden_to(access::Role role, std::string_view command) {
  const NameInSystem asked = split_name(command);
  const auto of = std::ranges::find(documents, asked.system, &Document::name);
  return of == documents.end() ? custody::code::forbidden : of->forbidden_to(role, asked.name);
}

custody::Code parameter_invalid_of(std::string_view document) {
  const auto of = std::ranges::find(documents, document, &Document::name);
  return of == documents.end() ? custody::code::schema_invalid : of->parameter_invalid;
}

std::string_view system_of_scheme(std::uint8_t scheme) {
  const auto of = std::ranges::find(documents, scheme, &Document::scheme);
  return of == documents.end() ? std::string_view{} : of->name;
}

std::span<const access::Grant> readers_of(std::string_view document, std::string_view what) {
  const auto of = std::ranges::find(documents, document, &Document::name);
  return of == documents.end() ? std::span<const Grant>{} : of->grants_of_question(what);
}

std::vector<std::uint8_t> all_schemes() {
  std::vector<std::uint8_t> all;
  for (const Document& each : documents) {
    if (each.scheme != no_scheme) all.push_back(each.scheme);
  }
  return all;
}

std::string address_of(custody::Op op, std::uint8_t scheme) {
  const auto of = std::ranges::find(documents, scheme, &Document::scheme);
  return of == documents.end() ? std::string() : std::string(of->ops_at) + "/" + std::string(custody::op_name(op));
}

std::string full_name_of(custody::Op op, std::uint8_t scheme) {
  return std::string(system_of_scheme(scheme)) + "/" + std::string(custody::op_name(op));
}

std::string cited_name(std::uint16_t number, ByteView command) {
  if (SetParameter set; number == SetParameter::number && decode_all(command, set)) {
    return set.document + "/" + std::string(SetParameter::name);
  }
  std::string name;
  PublicCommands::with_number(number, [&]<class Command>() { name = full_name_of<Command>(); });
  return name;
}

}  // namespace gongbao::policies
