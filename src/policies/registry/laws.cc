// Of prepaid cards and childcare a row each; of the others what their Document says.
#include "policies/registry/laws.h"

#include <algorithm>
#include <array>

#include "policies/accounts/commands.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/codes.h"
#include "policies/childcare/questions.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/choices.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"
#include "policies/prepaid_card/questions.h"
#include "policies/registry/systems.h"

namespace gongbao::policies {

namespace {

constexpr std::array ledger_forbidden{custody::code::forbidden};
constexpr DocumentLaw law_of_cards{.document = prepaid_card::document,
                                   .code_name = prepaid_card::code_name,
                                   .code_named = prepaid_card::code_named,
                                   .is_flag = prepaid_card::is_flag,
                                   .clauses_of_code = prepaid_card::clauses_of_code,
                                   .grants_of = prepaid_card::grants_of,
                                   .grants_of_question = prepaid_card::grants_of_question,
                                   .citations = prepaid_card::citation_table,
                                   .implementers = prepaid_card::implementers,
                                   .clauses_without_software = prepaid_card::clauses_without_software,
                                   .parameter_invalid = prepaid_card::code::parameter_invalid,
                                   .forbidden = ledger_forbidden,
                                   .choices = prepaid_card::choices_of};
constexpr DocumentLaw law_of_childcare{.document = childcare::document,
                                       .code_name = childcare::code_name,
                                       .code_named = childcare::code_named,
                                       .is_flag = childcare::is_flag,
                                       .clauses_of_code = childcare::clauses_of_code,
                                       .grants_of = childcare::grants_of,
                                       .grants_of_question = childcare::grants_of_question,
                                       .citations = childcare::citation_table,
                                       .implementers = childcare::implementers,
                                       .clauses_without_software = childcare::clauses_without_software,
                                       .parameter_invalid = childcare::code::parameter_invalid,
                                       .forbidden = ledger_forbidden};

template <class... D>
constexpr std::array<const DocumentLaw*, 2 + sizeof...(D)> with_laws_of(TypeList<D...>) {
  return {&law_of_cards, &law_of_childcare, &D::law...};
}
// In the order in which a bare name is looked for.
constexpr std::array documents = with_laws_of(Documents{});

// Those whose people can sign in: of the others nobody changes a parameter or reads a person.
std::vector<const DocumentLaw*> served_documents() {
  std::vector<const DocumentLaw*> all{&law_of_cards, &law_of_childcare};
  Documents::each([&]<class Document>() {
    if (is_served<Document>()) all.push_back(&Document::law);
  });
  return all;
}

const DocumentLaw* law_of(std::string_view document) {
  const auto of = std::ranges::find(documents, document, &DocumentLaw::document);
  return of == documents.end() ? nullptr : *of;
}

// Whose money is in custody: the records told in its words, and the first part of their addresses.
struct Custody {
  std::uint8_t scheme;
  std::string_view document;
  std::string_view ops_at;
  std::span<const access::Grant> (*grants_of_op)(custody::Op);
};
constexpr std::array schemes{
    Custody{custody::scheme_prepaid_card, prepaid_card::document, "custody", prepaid_card::grants_of},
    Custody{custody::scheme_childcare, childcare::document, childcare::document, childcare::grants_of}};

const Custody* scheme_of(std::uint8_t scheme) {
  const auto of = std::ranges::find(schemes, scheme, &Custody::scheme);
  return of == schemes.end() ? nullptr : &*of;
}

}  // namespace

access::Role owner_of(const law::Parameter& parameter) {
  return enum_named<access::Role>(parameter.owner).value_or(access::Role::city_commerce);
}

std::vector<PolicyLaw> all_laws() {
  std::vector<PolicyLaw> all;
  for (const DocumentLaw* each : documents) {
    all.push_back({each->citations(), each->implementers(), each->clauses_without_software(), each->choices});
  }
  return all;
}

std::vector<std::string_view> all_documents() {
  std::vector<std::string_view> names;
  for (const DocumentLaw* each : documents) names.push_back(each->document);
  return names;
}

bool is_document(std::string_view name) { return law_of(name) != nullptr; }

std::string_view code_name(custody::Code code) {
  for (const DocumentLaw* each : documents) {
    if (const std::string_view name = each->code_name(code); !name.empty()) return name;
  }
  return accounts::code_name(code);
}

std::optional<custody::Code> code_named(std::string_view name) {
  for (const DocumentLaw* each : documents) {
    if (const auto code = each->code_named(name)) return code;
  }
  return accounts::code_named(name);
}

bool is_flag(std::string_view code_name) {
  return std::ranges::any_of(documents, [code_name](const DocumentLaw* each) {
    const auto code = each->code_named(code_name);
    return code && each->is_flag(*code);
  });
}

std::vector<std::string> clauses_of_code(std::string_view code_name) {
  std::vector<std::string> all;
  for (const DocumentLaw* each : documents) {
    for (std::string& clause : each->clauses_of_code(code_name)) {
      if (std::ranges::find(all, clause) == all.end()) all.push_back(std::move(clause));
    }
  }
  return all;
}

void add_sources(std::vector<std::string>& clauses, std::span<const engine::Figure> figures) {
  for (const engine::Figure& figure : figures) {
    if (figure.name == figure_of_sources) law::add_full_ids(clauses, gazette::document, figure.text);
  }
}

namespace {

using access::Grant;
using access::Role;
using access::Scope;

// The city's own commands look at their actor themselves (city.cc). A parameter is changed by the role that owns it.
std::vector<Grant> parameter_owners() {
  std::vector<Grant> all;
  for (const DocumentLaw* each : served_documents()) {
    const auto parameters = law::Parameters::embedded(each->document);
    if (!parameters) continue;
    for (const auto& [name, parameter] : parameters->all()) {
      const Role owner = owner_of(parameter);
      if (std::ranges::find(all, owner, &Grant::role) == all.end()) all.push_back({owner, Scope::city});
    }
  }
  return all;
}
constexpr std::array keeper_of_the_system{Grant{Role::market_regulation, Scope::city}};
constexpr std::array bank_itself{Grant{Role::custody_bank, Scope::own_organisation}};

std::span<const Grant> grants_of_city(std::string_view command) {
  static const std::vector<Grant> owners = parameter_owners();
  if (command == SetParameter::name) return owners;
  if (command == AdoptCalendarNotice::name) return keeper_of_the_system;
  if (command == OpenBatch::name) return bank_itself;
  return {};
}

}  // namespace

namespace {

std::vector<Grant> readers_anywhere(std::string_view what) {
  std::vector<Grant> all;
  for (const DocumentLaw* each : served_documents()) {
    const auto readers = each->grants_of_question(what);
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
  for (const DocumentLaw* each : documents) {
    const bool meant = system.empty() || system == each->document;
    const auto grants = meant ? each->grants_of(name) : std::span<const Grant>{};
    if (!grants.empty()) return grants;
  }
  return {};
}

std::span<const Grant> grants_of(custody::Op op, std::uint8_t scheme) {
  const Custody* of = scheme_of(scheme);
  return of == nullptr ? std::span<const Grant>{} : of->grants_of_op(op);
}

bool is_forbidden(std::string_view code_name) {
  return std::ranges::any_of(documents, [&](const DocumentLaw* each) {
    const auto code = each->code_named(code_name);
    return code && std::ranges::find(each->forbidden, *code) != each->forbidden.end();
  });
}

custody::Code forbidden_to(access::Role role, std::string_view command) {
  const NameInSystem asked = split_name(command);
  const DocumentLaw* of = law_of(asked.system);
  return of == nullptr ? custody::code::forbidden : forbidden_in(*of, role, asked.name);
}

custody::Code parameter_invalid_of(std::string_view document) {
  const DocumentLaw* of = law_of(document);
  return of == nullptr ? custody::code::schema_invalid : of->parameter_invalid;
}

bool decides_on_texts(std::string_view document, access::Role role) {
  const DocumentLaw* of = law_of(document);
  return of != nullptr && of->decides_on_texts == role;
}

std::string_view system_of_scheme(std::uint8_t scheme) {
  const Custody* of = scheme_of(scheme);
  return of == nullptr ? std::string_view{} : of->document;
}

std::span<const access::Grant> readers_of(std::string_view document, std::string_view what) {
  const DocumentLaw* of = law_of(document);
  return of == nullptr ? std::span<const Grant>{} : of->grants_of_question(what);
}

std::vector<std::uint8_t> all_schemes() {
  std::vector<std::uint8_t> all;
  for (const Custody& each : schemes) all.push_back(each.scheme);
  return all;
}

std::string address_of(custody::Op op, std::uint8_t scheme) {
  const Custody* of = scheme_of(scheme);
  return of == nullptr ? std::string() : std::string(of->ops_at) + "/" + std::string(custody::op_name(op));
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
