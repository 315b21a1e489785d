// What is printed, as the interface tells it: documents, anchors, clauses.
#pragma once

#include "law/clauses.h"
#include "server/api/answers.h"

namespace gongbao::server {

answers::Document document_told(const law::DocumentInfo& document);
answers::Anchor anchor_told(const law::Gazette& gazette, const law::Anchor& anchor);
answers::Clause clause_told(const law::Clause& clause);

}  // namespace gongbao::server
