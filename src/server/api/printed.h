// What is printed, as the interface tells it: documents, anchors, clauses.
#pragma once

#include "law/clause_map.h"
#include "server/api/answers.h"

namespace gongbao::server {

inline constexpr std::string_view official_language = "zh";

answers::Document document_told(const law::DocumentInfo& document);
answers::Anchor anchor_told(const law::Gazette& gazette, const law::Anchor& anchor);
answers::Clause clause_told(const law::Clause& clause);
answers::RunningClause clause_told(const law::ClauseReport& row);

}  // namespace gongbao::server
