// What this policy says about its printed text: the clauses behind every answer, the day each check looks at, what runs
// for each clause, and who may give what.
#pragma once

#include "law/clause_map.h"
#include "policies/shared_garden/gardens.h"

namespace gongbao::shared_garden {

inline constexpr std::string_view document = "shared-garden";

law::CitationTable citation_table();
// Full ids behind a code, over all commands that may answer it.
std::vector<std::string> clauses_of_code(std::string_view code);
std::span<const law::Implementer> implementers();
std::span<const law::NoSoftware> clauses_without_software();

std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::shared_garden
