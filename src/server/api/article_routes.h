// The issue as it is read, cited and taken away; public, and by printed place:
//   GET /v1/gazette/issues                                   the issue with its contents
//   GET /v1/gazette/anchors/{document}/{path}                the printed words, their status, what runs under them
//   GET /v1/gazette/anchors/{document}/{path}/decisions      how many answers rested on them, day by day
//   GET /v1/gazette/search?q=&document=&date=&limit=         where words stand
//   GET /v1/gazette/resolve?c=                               what a citation means
//   GET /v1/gazette/qr_code?c=                               its link that never changes, to be photographed
//   GET /v1/gazette/status?target=&date=                     whether a place is in force on a day
//   GET /v1/gazette/coverage                                 clause by clause, what runs
//   GET /v1/gazette/feed                                     documents as they are published, for readers of Atom
//   GET /v1/gazette/files/{file}                             prepaid-card.txt, .html, .xml
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

Result<void> add_article_routes(Router& router, Service& service);

}  // namespace gongbao::server
