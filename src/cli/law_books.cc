// Opens text, clauses and tables in the order in which they rest on one another.
#include "cli/law_books.h"

#include "policies/prepaid_card/citations.h"

namespace gongbao::cli {

Result<std::unique_ptr<LawBooks>> LawBooks::open() {
  auto gazette = law::Gazette::embedded();
  if (!gazette) return std::unexpected(gazette.error());
  std::unique_ptr<LawBooks> books(new LawBooks(*std::move(gazette)));
  auto clauses = law::Clauses::embedded(books->gazette_);
  if (!clauses) return std::unexpected(clauses.error());
  books->clauses_ = *std::move(clauses);
  const law::StatusBook status(books->gazette_, &books->clauses_);
  auto resolved = law::CitationSets::resolve(prepaid_card::citation_table(), books->gazette_, books->clauses_, status);
  if (!resolved.problems.empty()) return std::unexpected(resolved.problems.front());
  books->citations_ = std::move(resolved.sets);
  return books;
}

std::span<const std::string> LawBooks::clauses_of(std::string_view command, std::string_view code) const {
  const law::CitationSet* set = citations_.find(command, code);
  if (set == nullptr) return {};
  return set->clauses;
}

Result<std::vector<law::ClauseReport>> LawBooks::map(std::string_view document) const {
  if (!document.empty() && !clauses_.has_table(document)) {
    return problem("cli.unknown_system", "system", "no document of that name has a clause table here");
  }
  const law::ClauseRegister registers[] = {
      {prepaid_card::document, prepaid_card::implementers(), prepaid_card::clauses_without_software(), &citations_}};
  const std::vector<law::NamingTest> tests = law::embedded_naming_tests(clauses_);
  return law::clause_map(clauses_, registers, tests, document);
}

}  // namespace gongbao::cli
