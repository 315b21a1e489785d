// Opens text, clauses and tables in the order in which they rest on one another.
#include "cli/law_books.h"

namespace gongbao::cli {

Result<std::unique_ptr<LawBooks>> LawBooks::open() {
  auto gazette = law::Gazette::embedded();
  if (!gazette) return std::unexpected(gazette.error());
  auto clauses = law::Clauses::embedded(*gazette);
  if (!clauses) return std::unexpected(clauses.error());
  return std::unique_ptr<LawBooks>(new LawBooks(*std::move(gazette), *std::move(clauses)));
}

Result<std::vector<law::ClauseReport>> LawBooks::map(std::string_view document) const {
  if (!document.empty() && !clauses_.has_table(document)) {
    return problem("cli.unknown_system", "system", "no document of that name has a clause table here");
  }
  const std::vector<law::NamingTest> tests = law::embedded_naming_tests(clauses_);
  return law::clause_map(clauses_, {}, tests, document);
}

}  // namespace gongbao::cli
