// The law as the program carries it, opened as one: printed text, clauses, and what each policy says about them.
#pragma once

#include "law/clause_map.h"
#include "law/status.h"

namespace gongbao::cli {

class LawBooks {
 public:
  // Problems of law/: law.data_missing, law.data_invalid, gazette.….
  static Result<std::unique_ptr<LawBooks>> open();

  const law::Clauses& clauses() const { return clauses_; }
  // The clauses an answer rests on: full ids; empty for a technical refusal and for names that nobody has.
  std::span<const std::string> clauses_of(std::string_view command, std::string_view code) const;
  // Rows of one document, or of all when the name is empty. cli.unknown_system.
  Result<std::vector<law::ClauseReport>> map(std::string_view document) const;

 private:
  explicit LawBooks(law::Gazette gazette) : gazette_(std::move(gazette)) {}
  law::Gazette gazette_;
  law::Clauses clauses_;
  law::CitationSets citations_;
};

}  // namespace gongbao::cli
