// From a citation, as programs and people write them, to the printed place (spec/10 A5). Printed numbers first; an
// evident number leads to the anchor that is printed under another one, with a note.
#pragma once

#include "law/clauses.h"

namespace gongbao::law {

struct Target {
  const Anchor* anchor = nullptr;  // nullptr: not printed in any issue here
  std::string id;                  // the anchor, paragraph or clause meant; the citation itself when external
  std::string note;                // "printed as 第十二条"; empty when there is nothing to say
  std::int32_t page = 0;           // first page of the document (the text has no page marks); 0 when unknown
};

class Resolver {
 public:
  // Both must outlive the resolver. clauses may be nullptr; where a document has a clause table only its letters exist.
  Resolver(const Gazette& gazette, const Clauses* clauses) : gazette_(&gazette), clauses_(clauses) {}

  // Accepted: prepaid-card/9, prepaid-card/9/p3, prepaid-card/9i, prepaid-card/~11, reg/16, and in Chinese
  // 京商秩字〔2023〕18号第九条第三款, …第五条第（十二）项, …二（三）, …第12项, with the number or title of the document
  // or without. Problems: gazette.citation_ambiguous (the message names the candidates), gazette.citation_unresolved.
  Result<Target> resolve(std::string_view citation) const;

 private:
  std::optional<Target> by_id(std::string_view citation) const;
  static std::optional<Target> external(std::string_view citation);
  std::optional<Target> paragraph(const std::string& id, std::size_t mark) const;
  std::optional<Target> evident(std::string_view short_id, std::string_view number) const;
  Result<Target> in_chinese(std::string_view citation) const;
  Result<Target> narrowed_to(Target target, std::optional<int> paragraph, bool item) const;
  Target at(const Anchor& anchor, std::string id = {}) const;

  const Gazette* gazette_;
  const Clauses* clauses_;
};

}  // namespace gongbao::law
