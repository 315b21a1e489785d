// Member by member.
#include "server/api/printed.h"

namespace gongbao::server {

answers::Document document_told(const law::DocumentInfo& document) {
  answers::Document head{.document = document.short_id,
                         .title_zh = document.title_zh,
                         .title_en = document.title_en,
                         .instrument_zh = document.instrument_zh,
                         .doc_number = document.doc_number,
                         .issuers = {},
                         .date_issued = document.date_issued,
                         .gazette_date = document.gazette_date,
                         .page = document.page};
  for (const law::Issuer& each : document.issuers) head.issuers.push_back(each.zh);
  return head;
}

answers::Anchor anchor_told(const law::Gazette& gazette, const law::Anchor& anchor) {
  answers::Anchor told{anchor.id, anchor.kind, anchor.parent, anchor.printed, anchor.evident, {}, {}};
  for (const law::Paragraph& paragraph : anchor.paragraphs) told.paragraphs.push_back(paragraph.text);
  for (const law::Slip* slip : gazette.slips_of(anchor)) told.slips.push_back({slip->printed, slip->evident});
  return told;
}

answers::Clause clause_told(const law::Clause& clause) {
  return {clause.id, clause.last, clause.cls, clause.norm, clause.quote, clause.anchor, clause.opens};
}

answers::RunningClause clause_told(const law::ClauseReport& row) {
  return {clause_told(*row.clause), row.state, row.implementers, row.tests, row.clause->refuses, row.reason};
}

}  // namespace gongbao::server
