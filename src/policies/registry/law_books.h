// The law as the program carries it, opened as one: printed text, clauses, what each policy says about them, and the
// clauses that an answer rests on.
#pragma once

#include "policies/command.h"
#include "policies/registry/laws.h"

namespace gongbao::policies {

class LawBooks {
 public:
  // Problems of law/: law.data_missing, law.data_invalid, gazette.…. A citation that does not resolve stops the start.
  static Result<std::unique_ptr<LawBooks>> open();

  const law::Gazette& gazette() const { return gazette_; }
  const law::Clauses& clauses() const { return clauses_; }
  // Rows of one document, or of all when the name is empty. law.unknown_system.
  Result<std::vector<law::ClauseReport>> map(std::string_view document) const;

  // Full ids of the clauses behind an answer: those of its outcome, then those of each flag it raised. command: a typed
  // command, an op, or a part of a day turn (custody/turn.h), by its name among all systems (split_name). Technical
  // refusals rest on none.
  std::vector<std::string> behind(std::string_view command, Code code, std::span<const std::string> flags = {}) const;

  // What may stand in a field of a command or an op, of whatever system (policies/choice.h).
  std::vector<Choice> choices_of(std::string_view command, std::string_view field) const;

  // Every answer that a command may give ("accepted", refusals, flags) with its clauses, those of any command included.
  std::vector<std::pair<std::string, std::vector<std::string>>> answers_of(std::string_view command) const;

 private:
  struct Book {
    PolicyLaw law;
    law::CitationSets sets;
    law::Parameters parameters;
  };
  bool cites(const Book& book, const NameInSystem& asked) const;
  const law::CitationSet* set_behind(const NameInSystem& asked, std::string_view outcome) const;
  // Whose table has that command; nullptr: nobody's.
  const Book* book_citing(std::string_view command) const;
  LawBooks(law::Gazette gazette, law::Clauses clauses) : gazette_(std::move(gazette)), clauses_(std::move(clauses)) {}

  law::Gazette gazette_;
  law::Clauses clauses_;
  std::vector<Book> books_;
};

// The same apart by blanks, as views keep it; the books outlive it.
std::function<std::string(std::string_view command, Code code)> clauses_behind(const LawBooks& law);

}  // namespace gongbao::policies
