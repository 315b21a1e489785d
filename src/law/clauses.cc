// Reads clause tables and holds each row against the printed text.
#include "law/clauses.h"

#include <boost/json.hpp>
#include <charconv>

#include "law/data_file.h"
#include "law/embedded.h"
#include "law/fold.h"
#include "law/wide_text.h"

namespace gongbao::law {
namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }

std::optional<ClauseClass> class_of(std::string_view letters) {
  if (letters == "K") return ClauseClass::record;
  if (letters == "C/P") return ClauseClass::publication;
  return enum_named<ClauseClass>(letters);
}

Result<Clause> read_clause(const MemberOf& data) {
  const auto id = data.text("id");
  const auto letters = data.text("class");
  const auto norm = data.text("norm");
  if (!id) return std::unexpected(id.error());
  if (!letters) return std::unexpected(letters.error());
  if (!norm) return std::unexpected(norm.error());
  const auto cls = class_of(*letters);
  if (!cls) return problem("gazette.class_unknown", *id, "no class has the letter " + *letters, std::string(data.file));
  Clause clause;
  clause.id = *id;
  clause.last = data.text_or("last", "");
  clause.cls = *cls;
  clause.norm = *norm;
  clause.quote = data.text_or("quote", "");
  clause.does = data.text_or("does", "");
  clause.refuses = data.texts("refuses");
  clause.flags = data.texts("flags");
  clause.opens = data.text_or("opens", "");
  return clause;
}

// reg/28 → (reg/, 28); nullopt when the part after the slash is not a bare number.
std::optional<std::pair<std::string_view, int>> numbered(std::string_view id) {
  const auto slash = id.find('/');
  if (slash == std::string_view::npos || slash + 1 == id.size()) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(id.data() + slash + 1, id.data() + id.size(), number);
  if (error != std::errc{} || end != id.data() + id.size()) return std::nullopt;
  return std::pair(id.substr(0, slash + 1), number);
}

bool in_range(std::string_view id, const Clause& row) {
  if (row.last.empty()) return false;
  const auto wanted = numbered(id);
  const auto first = numbered(row.id);
  const auto last = numbered(row.last);
  return wanted && first && last && wanted->first == first->first && first->second <= wanted->second &&
         wanted->second <= last->second;
}

Result<void> check_clause(Clause& clause, const Gazette& gazette) {
  if (is_external(clause.id)) return {};
  const Anchor* anchor = anchor_of_clause(gazette, clause.id);
  if (anchor == nullptr) return problem("gazette.citation_unresolved", clause.id, "the clause stands in no anchor");
  if (!quote_stands(text_with_children(gazette, *anchor), clause.quote)) {
    return problem("gazette.quote_absent", clause.id, "the quote does not stand in " + anchor->id);
  }
  clause.anchor = anchor->id;
  return {};
}

}  // namespace

bool computable(ClauseClass c) {
  return c == ClauseClass::definition || c == ClauseClass::rule || c == ClauseClass::duty ||
         c == ClauseClass::permission;
}

bool is_external(std::string_view id) { return id.starts_with("reg/") || id.starts_with("dk/"); }

std::string without_aliases(const Gazette& gazette, std::string_view id) {
  for (const IssueInfo& issue : gazette.issues()) {
    const auto alias = issue.anchor_aliases.find(std::string(id));
    if (alias != issue.anchor_aliases.end()) return alias->second;
  }
  const auto slash = id.find('/');
  const DocumentInfo* document = gazette.head(id.substr(0, slash));
  if (document == nullptr || slash == std::string_view::npos) return std::string(id);
  return document->short_id + std::string(id.substr(slash));
}

const Anchor* anchor_of_clause(const Gazette& gazette, std::string_view written) {
  const std::string id = without_aliases(gazette, written);
  if (const Anchor* exact = gazette.anchor(id)) return exact;
  if (id.size() < 3 || !letter(id.back())) return nullptr;
  std::string_view stem(id.data(), id.size() - 1);
  const bool dashed = stem.back() == '-';
  if (dashed) stem.remove_suffix(1);
  return is_digit(stem.back()) == dashed ? nullptr : gazette.anchor(stem);
}

std::string text_with_children(const Gazette& gazette, const Anchor& anchor) {
  std::string text;
  for (const Anchor* part : gazette.with_children(anchor)) {
    for (const Paragraph& p : part->paragraphs) text += p.text + "\n";
  }
  return text;
}

Result<std::vector<Clause>> read_clauses(std::string_view toml, std::string_view file) {
  const auto data = parse_toml(toml, file);
  if (!data) return std::unexpected(data.error());
  const auto list = MemberOf{data->get_object(), file}.list("clause");
  if (!list) return std::unexpected(list.error());
  std::vector<Clause> clauses;
  for (const auto& item : **list) {
    if (!item.is_object()) return problem("law.data_invalid", "clause", "not a table", std::string(file));
    auto clause = read_clause({item.get_object(), file});
    if (!clause) return std::unexpected(clause.error());
    clauses.push_back(std::move(*clause));
  }
  return clauses;
}

Result<Clauses> Clauses::embedded(const Gazette& gazette) {
  Clauses clauses;
  for (const DocumentText& document : gazette.documents()) {
    const std::string path = gazette.info().id + "/" + document.short_id + "/clauses.toml";
    const auto text = embedded_file(path);
    if (!text) continue;
    auto rows = read_clauses(*text, path);
    if (!rows) return std::unexpected(rows.error());
    if (auto added = clauses.add(document.short_id, std::move(*rows), gazette); !added) {
      return std::unexpected(added.error());
    }
  }
  return clauses;
}

Result<void> Clauses::add(std::string_view document, std::vector<Clause> rows, const Gazette& gazette) {
  for (Clause& clause : rows) {
    if (auto checked = check_clause(clause, gazette); !checked) return checked;
    clause.document = document;
    if (!index_.emplace(clause.id, clauses_.size()).second) {
      return problem("law.data_invalid", clause.id, "the clause stands twice");
    }
    clauses_.push_back(std::move(clause));
  }
  documents_.insert(std::string(document));
  return {};
}

const Clause* Clauses::find(std::string_view id) const {
  const auto at = index_.find(id);
  if (at != index_.end()) return &clauses_[at->second];
  const auto range = std::ranges::find_if(clauses_, [&](const Clause& row) { return in_range(id, row); });
  return range == clauses_.end() ? nullptr : &*range;
}

bool Clauses::has_table(std::string_view document) const { return documents_.contains(document); }

}  // namespace gongbao::law
