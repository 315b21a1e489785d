// A few hundred files of together a few MB: reading them at start costs milliseconds, and what is served cannot change
// under a running process.
#include "server/web_files.h"

#include <filesystem>
#include <fstream>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "base/hash.h"
#include "server/compression.h"

namespace gongbao::server {

namespace {

namespace fs = std::filesystem;

// Scripts, styles, pictures and fonts from here and nowhere else. style-src-attr: charts set styles on their own nodes.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

std::string_view type_of(const fs::path& file) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {{".html", "text/html; charset=utf-8"},
                                                                     {".js", "text/javascript; charset=utf-8"},
                                                                     {".css", "text/css; charset=utf-8"},
                                                                     {".svg", "image/svg+xml"},
                                                                     {".png", "image/png"},
                                                                     {".woff2", "font/woff2"},
                                                                     {".json", "application/json"},
                                                                     {".webmanifest", "application/manifest+json"},
                                                                     {".txt", "text/plain; charset=utf-8"},
                                                                     {".ico", "image/x-icon"}};
  for (const auto& [end, type] : types) {
    if (file.extension() == end) return type;
  }
  return {};
}

Problem unreadable(const fs::path& file, std::string what) {
  return Problem{.code = "server.web_unreadable", .field = "web", .message = std::move(what), .where = file.string()};
}

Result<std::string> bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (!in.is_open() || in.bad()) return std::unexpected(unreadable(file, "cannot be read"));
  return bytes;
}

Result<WebFile> web_file(const fs::path& file) {
  auto bytes = bytes_of(file);
  if (!bytes) return std::unexpected(bytes.error());
  constexpr std::size_t tag_digits = 32;
  WebFile one;
  one.content_type = type_of(file);
  one.tag = "\"" + to_hex(sha256(as_bytes(*bytes))).substr(0, tag_digits) + "\"";
  one.bytes = std::make_shared<const std::string>(*std::move(bytes));
  fs::path packed = file;
  packed += ".gz";
  std::error_code none;
  if (fs::exists(packed, none)) {
    auto gzip = bytes_of(packed);
    if (!gzip) return std::unexpected(gzip.error());
    one.gzip = std::make_shared<const std::string>(*std::move(gzip));
  }
  return one;
}

Result<std::vector<std::string>> pages_of(const WebFile& list, const fs::path& place) {
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(*list.bytes, failed);
  std::vector<std::string> pages;
  if (!failed && value.is_array()) {
    for (const auto& each : value.get_array()) {
      if (each.is_string()) pages.emplace_back(each.get_string());
    }
  }
  if (pages.empty()) return std::unexpected(unreadable(place, "is no list of page addresses"));
  return pages;
}

// The same tag for both codings would let a cache mix them up.
std::string tag_for(const WebFile& file, bool gzip) {
  return gzip ? file.tag.substr(0, file.tag.size() - 1) + "-gz\"" : file.tag;
}

bool takes_gzip(const Request& request, const WebFile& file) {
  const std::string_view takes = request.headers.get("Accept-Encoding");
  return file.gzip != nullptr && takes.contains("gzip") && coding_for(takes) != Coding::identity;
}

Response whole_file(const WebFile& file, bool gzip, std::string_view cache) {
  Response response;
  response.headers.set("Cache-Control", std::string(cache));
  response.headers.set("Vary", "Accept-Encoding");
  if (file.content_type.starts_with("text/html")) {
    response.headers.set("Content-Security-Policy", std::string(page_policy));
  }
  response.headers.set("Content-Type", file.content_type);
  if (gzip) response.headers.set("Content-Encoding", "gzip");
  response.shared = gzip ? file.gzip : file.bytes;
  return response;
}

Response file_response(const Request& request, const WebFile& file, std::string_view cache) {
  const bool gzip = takes_gzip(request, file);
  const std::string tag = tag_for(file, gzip);
  Response response = whole_file(file, gzip, cache);
  response.headers.set("ETag", tag);
  if (request.headers.get("If-None-Match") != tag) return response;
  response.status = 304;
  response.shared = nullptr;
  return response;
}

}  // namespace

Result<WebFiles> WebFiles::read(const std::string& folder) {
  WebFiles web;
  std::error_code failed;
  const fs::path root(folder);
  for (fs::recursive_directory_iterator it(root, failed), end; !failed && it != end; it.increment(failed)) {
    if (!it->is_regular_file(failed) || type_of(it->path()).empty()) continue;
    auto file = web_file(it->path());
    if (!file) return std::unexpected(file.error());
    web.files.emplace(it->path().lexically_relative(root).generic_string(), *std::move(file));
  }
  if (failed) return std::unexpected(unreadable(root, failed.message()));
  const auto list = web.files.find("pages.json");
  if (list == web.files.end() || !web.files.contains("index.html")) {
    return std::unexpected(unreadable(root, "holds no built pages"));
  }
  auto pages = pages_of(list->second, root / "pages.json");
  if (!pages) return std::unexpected(pages.error());
  web.pages = *std::move(pages);
  return web;
}

Result<void> add_web_routes(Router& router, std::shared_ptr<const WebFiles> web, const Turnstile& limit) {
  // Reachable while the journal is still replayed: the pages say how far that is.
  const RouteOptions options{.filtered = false};
  const auto served = [&](const std::string& pattern, const WebFile* file, std::string_view cache) {
    return router.add(
        Method::get, pattern,
        [web, file, cache, limit](const RequestPtr& request, const Answer& answer) {
          auto refused = limit(*request);
          answer(refused ? *std::move(refused) : file_response(*request, *file, cache));
        },
        options);
  };
  const WebFile* index = &web->files.at("index.html");
  static constexpr std::string_view ask_again = "no-cache", for_ever = "public, max-age=31536000, immutable";
  for (const auto& [path, file] : web->files) {
    if (&file == index || path == "pages.json") continue;
    if (auto added = served("/" + path, &file, path.starts_with("assets/") ? for_ever : ask_again); !added)
      return added;
  }
  router.set_page_of_nothing(
      [web, index, limit](const RequestPtr& request, const Answer& answer) {
        auto refused = limit(*request);
        if (refused) return answer(*std::move(refused));
        Response page = whole_file(*index, takes_gzip(*request, *index), ask_again);
        page.status = 404;
        answer(std::move(page));
      },
      options);
  for (const std::string& page : web->pages) {
    if (auto added = served("/" + page, index, ask_again); !added) return added;
    if (page.empty()) continue;
    if (auto added = served("/" + page + "/{rest...}", index, ask_again); !added) return added;
  }
  return {};
}

}  // namespace gongbao::server
