// Clauses: each sentence of the printed text that asks something of somebody, with its class, what the software does
// about it, and the codes that rest on it. Read from gazette/<issue>/<document>/clauses.toml; the sentence itself is
// found in the text, never retyped.
#pragma once

#include "law/anchors.h"

namespace gongbao::law {

// The letters of the clause tables; C and K are both a record, C/P counts as P.
enum class ClauseClass : std::uint8_t { definition = 1, rule, duty, publication, record, permission, organisation };
constexpr auto names_of(ClauseClass) {
  using enum ClauseClass;
  using namespace std::literals;
  return std::array{std::pair{definition, "D"sv},  std::pair{rule, "R"sv},   std::pair{duty, "T"sv},
                    std::pair{publication, "P"sv}, std::pair{record, "C"sv}, std::pair{permission, "X"sv},
                    std::pair{organisation, "O"sv}};
}
// What a computer can decide: definitions, rules, duties with a deadline, permissions.
bool computable(ClauseClass c);

struct Clause {
  std::string id;    // prepaid-card/9i, reg/16
  std::string last;  // reg/32 for a row that covers reg/28 … reg/32; empty for one clause
  ClauseClass cls = ClauseClass::rule;
  std::string norm;   // English
  std::string quote;  // words of the printed text, pieces apart by …; empty for reg/… and dk/…
  std::string does;
  std::vector<std::string> refuses;
  std::vector<std::string> flags;
  std::string opens;     // "reg/" for the clause through which the parent Regulation applies
  std::string document;  // the document whose table holds it
  std::string anchor;    // where it stands; empty for reg/… and dk/…
};

// Not printed in this issue: the parent Regulation and domain knowledge.
bool is_external(std::string_view id);

// The anchor of a clause id: the id itself, the id without the letter after a digit, or without -letter. Aliases of
// documents and anchors are replaced first. nullptr when there is none.
const Anchor* anchor_of_clause(const Gazette& gazette, std::string_view id);
// With the alias of its document or anchor replaced.
std::string without_aliases(const Gazette& gazette, std::string_view id);

// clauses.toml; problems law.data_invalid, gazette.class_unknown.
Result<std::vector<Clause>> read_clauses(std::string_view toml, std::string_view file);

class Clauses {
 public:
  // The clause tables of all documents of the issue that have one, checked against the text.
  static Result<Clauses> embedded(const Gazette& gazette);

  // Problems: gazette.citation_unresolved (no such anchor), gazette.quote_absent, law.data_invalid (an id twice).
  Result<void> add(std::string_view document, std::vector<Clause> rows, const Gazette& gazette);

  const Clause* find(std::string_view id) const;  // also inside a range; nullptr when there is none
  bool has_table(std::string_view document) const;
  const std::vector<Clause>& all() const { return clauses_; }  // in the order of the tables

 private:
  std::vector<Clause> clauses_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::set<std::string, std::less<>> documents_;
};

// The words of the anchor and everything below it, one paragraph a line.
std::string text_with_children(const Gazette& gazette, const Anchor& anchor);

}  // namespace gongbao::law
