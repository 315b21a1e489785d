// What is printed, as it is read, cited and taken away; public, of every issue that came out, and by printed place:
//   GET /v1/gazette/issues                                   the issues with their contents and files
//   GET /v1/gazette/documents                                what is printed in them
//   GET /v1/gazette/documents/{document}                     its text, anchor by anchor, and its clauses
//   GET /v1/gazette/anchors/{document}/{path}                the printed words, their status, what runs under them
//   GET /v1/gazette/anchors/{document}/{path}/decisions      how many answers rested on them, day by day
//   GET /v1/gazette/search?q=&document=&date=&limit=         where words stand
//   GET /v1/gazette/resolve?c=                               what a citation means
//   GET /v1/gazette/qr_code?c=&issue=                        its link that never changes, to be photographed
//   GET /v1/gazette/status?target=&date=                     whether a place is in force on a day
//   GET /v1/gazette/coverage                                 clause by clause, what runs
//   GET /v1/gazette/feed                                     documents as they are published, for readers of Atom
//   GET /v1/gazette/feed/issues                              the issues
//   GET /v1/gazette/feed/status?target=                      what becomes of a document or a place
//   GET /v1/gazette/feed/search?q=                           where words stand, as issues come out
//   GET /v1/gazette/files/{file}                             prepaid-card.txt, .html, .json, .xml; 2023-41.txt, .html,
//   .csv
#pragma once

#include "server/api/press.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_article_routes(Router& router, Service& service, const std::shared_ptr<Press>& press);

}  // namespace gongbao::server
