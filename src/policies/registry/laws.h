// What each system of the city says about its document, in the order of the registry: the clauses behind its answers
// and what runs for each clause. Whoever cites reads it from here, so that a new policy is cited without a line
// elsewhere.
#pragma once

#include "access/access.h"
#include "custody/codes.h"
#include "custody/record.h"
#include "engine/contract.h"
#include "law/clause_map.h"
#include "law/parameters.h"
#include "policies/choice.h"

namespace gongbao::policies {

struct PolicyLaw {
  law::CitationTable citations;
  std::span<const law::Implementer> implementers;
  std::span<const law::NoSoftware> reasons;
  ChoicesOf choices = nullptr;
};

std::vector<PolicyLaw> all_laws();

// The names of all documents in addresses, prepaid-card first.
std::vector<std::string_view> all_documents();
bool is_document(std::string_view name);

// Names of codes and flags of every system: "ledger.forbidden"; empty for numbers without one.
std::string_view code_name(custody::Code code);
std::optional<custody::Code> code_named(std::string_view name);
// A remark on what is accepted, or a duty found open; not a refusal.
bool is_flag(std::string_view code_name);
// Full ids behind it, over all commands of all documents that may answer it.
std::vector<std::string> clauses_of_code(std::string_view code_name);

// A refusal for what was recorded of a text's status names, apart by blanks, the clauses that say so.
inline constexpr std::string_view figure_of_sources = "sources";
// Beside the clauses behind an answer, those that its figures name so.
void add_sources(std::vector<std::string>& clauses, std::span<const engine::Figure> figures);

// What a document says of a parameter that it does not admit.
custody::Code parameter_invalid_of(std::string_view document);

// The actor may not, in whatever document's words.
bool is_forbidden(std::string_view code_name);
// What a role is told that may never give the command of that full name.
custody::Code forbidden_to(access::Role role, std::string_view command);
// Who changes a parameter.
access::Role owner_of(const law::Parameter& parameter);
// Whether the role decides on what is complained of there, and therefore reads it.
bool decides_on_texts(std::string_view document, access::Role role);

// Who may give a command, of whatever system; empty for names that are none.
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of(custody::Op op, std::uint8_t scheme);
// And who reads of that document: an "entry" of the journal in which a command of it is, a "person" in clear, a
// "paper".
std::span<const access::Grant> readers_of(std::string_view document, std::string_view what);

// The schemes whose records the service takes, and where one of them is given: custody/purchase, childcare/pay_fee.
std::vector<std::uint8_t> all_schemes();
std::string address_of(custody::Op op, std::uint8_t scheme);

}  // namespace gongbao::policies
