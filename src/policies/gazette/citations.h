// What this policy says about the issue's own pages: the clauses behind every answer, and what runs for each clause.
// Resolved as a whole when the program starts (law/citations.h, law/clause_map.h); decisions never look at it.
#pragma once

#include "law/clause_map.h"
#include "policies/gazette/commands.h"

namespace gongbao::gazette {

inline constexpr std::string_view document = "gazette";

// Typed commands and the city's commands, with every code of codes.h.
law::CitationTable citation_table();

// Full ids behind a code, over all commands that may answer it.
std::vector<std::string> clauses_of_code(std::string_view code);

// Which day each check looks at (spec/10 part 6, Days); the citation table carries it along.
std::span<const law::DayRow> judged_on();

// What the citation table does not say by itself: pages, reports, computed figures.
std::span<const law::Implementer> implementers();
// Sentences that ask nothing of a program.
std::span<const law::NoSoftware> clauses_without_software();

}  // namespace gongbao::gazette
