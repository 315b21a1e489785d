// Opens text, clauses and tables in the order in which they rest on one another.
#include "policies/registry/law_books.h"

#include <algorithm>

#include "policies/gazette/citations.h"

namespace gongbao::policies {

Result<std::unique_ptr<LawBooks>> LawBooks::open() {
  auto gazette = law::Gazette::embedded();
  if (!gazette) return std::unexpected(gazette.error());
  auto clauses = law::Clauses::embedded(*gazette);
  if (!clauses) return std::unexpected(clauses.error());
  std::unique_ptr<LawBooks> books(new LawBooks(*std::move(gazette), *std::move(clauses)));
  const law::StatusBook status(books->gazette_, &books->clauses_);
  for (PolicyLaw& each : all_laws()) {
    auto resolved = law::CitationSets::resolve(each.citations, books->gazette_, books->clauses_, status);
    if (!resolved.problems.empty()) return std::unexpected(resolved.problems.front());
    auto parameters = law::Parameters::embedded(each.citations.document);
    if (!parameters) return std::unexpected(parameters.error());
    books->books_.push_back({std::move(each), std::move(resolved.sets), *std::move(parameters)});
  }
  return books;
}

Result<std::vector<law::ClauseReport>> LawBooks::map(std::string_view document) const {
  if (!document.empty() && !clauses_.has_table(document)) {
    return problem("law.unknown_system", "system", "no document of that name has a clause table here");
  }
  std::vector<law::ClauseRegister> registers;
  for (const Book& book : books_) {
    registers.push_back(
        {book.law.citations.document, book.law.implementers, book.law.reasons, &book.sets, book.law.citations.days});
  }
  const std::vector<law::NamingTest> tests = law::embedded_naming_tests(clauses_);
  return law::clause_map(clauses_, registers, tests, document);
}

// Commands of the city, of accounts and persons stand in a document's table too; their system is none.
bool LawBooks::cites(const Book& book, const NameInSystem& asked) const {
  const auto is_document = [&](const Book& each) { return each.law.citations.document == asked.system; };
  if (!is_document(book) && std::ranges::any_of(books_, is_document)) return false;
  const law::CitationTable& table = book.law.citations;
  return std::ranges::find(table.commands, asked.name) != table.commands.end() ||
         std::ranges::find(table.timers, asked.name) != table.timers.end();
}

const LawBooks::Book* LawBooks::book_citing(std::string_view command) const {
  const NameInSystem asked = split_name(command);
  const auto it = std::ranges::find_if(books_, [&](const Book& book) { return cites(book, asked); });
  return it == books_.end() ? nullptr : &*it;
}

// Of a command that several tables have, that which knows the outcome speaks.
const law::CitationSet* LawBooks::set_behind(const NameInSystem& asked, std::string_view outcome) const {
  for (const Book& book : books_) {
    const law::CitationSet* set = cites(book, asked) ? book.sets.find(asked.name, outcome) : nullptr;
    if (set != nullptr) return set;
  }
  // What is recorded of a text's status stands in the way of commands of all documents, on the gazette's clauses.
  if (outcome != code_name(gazette::code::citation_not_in_force)) return nullptr;
  const auto own = [](const Book& book) { return book.law.citations.document == gazette::document; };
  return std::ranges::find_if(books_, own)->sets.find(law::any_command, outcome);
}

std::vector<std::string> LawBooks::behind(std::string_view command, Code code,
                                          std::span<const std::string> flags) const {
  std::vector<std::string> all;
  const auto add = [&](std::string_view outcome) {
    const law::CitationSet* set = set_behind(split_name(command), outcome);
    if (set == nullptr) return;
    for (const std::string& clause : set->clauses) {
      if (std::ranges::find(all, clause) == all.end()) all.push_back(clause);
    }
  };
  add(code == 0 ? law::accepted : code_name(code));
  for (const std::string& flag : flags) add(flag);
  return all;
}

std::vector<Choice> LawBooks::choices_of(std::string_view command, std::string_view field) const {
  for (const Book& book : books_) {
    if (const Book* citing = book_citing(command); citing != nullptr && citing != &book) continue;
    if (book.law.choices == nullptr) continue;
    auto choices = book.law.choices(book.parameters, split_name(command).name, field);
    if (!choices.empty()) return choices;
  }
  return {};
}

std::vector<std::pair<std::string, std::vector<std::string>>> LawBooks::answers_of(std::string_view command) const {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  const Book* book = book_citing(command);
  if (book == nullptr) return all;
  const std::string_view name = split_name(command).name;
  for (const law::CitationSet& set : book->sets.all()) {
    const bool of_it = set.command == name;
    const bool of_any = set.command == law::any_command && book->sets.find(name, set.code) == &set;
    if (of_it || of_any) all.emplace_back(set.code, set.clauses);
  }
  // Parts of a day turn never refuse.
  const bool of_turn = std::ranges::find(book->law.citations.timers, name) != book->law.citations.timers.end();
  const auto ended = code_name(gazette::code::citation_not_in_force);
  if (!of_turn && std::ranges::find(all, ended, [](const auto& each) { return each.first; }) == all.end()) {
    if (const law::CitationSet* set = set_behind(split_name(command), ended)) all.emplace_back(ended, set->clauses);
  }
  return all;
}

std::function<std::string(std::string_view, Code)> clauses_behind(const LawBooks& law) {
  return [&law](std::string_view command, Code code) {
    std::string all;
    for (const std::string& clause : law.behind(command, code)) all += (all.empty() ? "" : " ") + clause;
    return all;
  };
}

}  // namespace gongbao::policies
