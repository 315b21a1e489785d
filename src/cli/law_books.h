// The law as the program carries it, opened as one: printed text, clauses, and what each policy says about them.
#pragma once

#include "law/clause_map.h"

namespace gongbao::cli {

class LawBooks {
 public:
  // Problems of law/: law.data_missing, law.data_invalid, gazette.….
  static Result<std::unique_ptr<LawBooks>> open();

  const law::Clauses& clauses() const { return clauses_; }
  // Rows of one document, or of all when the name is empty. cli.unknown_system.
  Result<std::vector<law::ClauseReport>> map(std::string_view document) const;

 private:
  LawBooks(law::Gazette gazette, law::Clauses clauses) : gazette_(std::move(gazette)), clauses_(std::move(clauses)) {}
  law::Gazette gazette_;
  law::Clauses clauses_;
};

}  // namespace gongbao::cli
