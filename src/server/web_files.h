// The pages: what web/ was built into, served from memory. Files under assets/ have their hash in the name and are kept
// by browsers for ever; every page address answers with index.html, which finds its page itself. So does, with 404,
// what a browser asks for and is no address at all: index.html says so in words; programs get a problem.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.h"
#include "server/router.h"

namespace gongbao::server {

struct WebFile {
  std::string content_type;
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::string> gzip;  // the same packed, from <name>.gz beside it; none: there is none
  std::string tag;                          // of the bytes, quoted
};

struct WebFiles {
  std::map<std::string, WebFile, std::less<>> files;  // by path inside the folder: index.html, assets/…
  std::vector<std::string> pages;                     // first segments of page addresses, from pages.json

  // server.web_unreadable: there is no index.html or no pages.json, or one of the files cannot be read.
  static Result<WebFiles> read(const std::string& folder);
};

// limit: asked before each; the filters of the server are not, since pages are reachable before it is ready.
Result<void> add_web_routes(Router& router, std::shared_ptr<const WebFiles> files, const Turnstile& limit);

}  // namespace gongbao::server
