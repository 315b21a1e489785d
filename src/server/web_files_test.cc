// Built pages as they are served: addresses, tags, codings, the policy; and folders that hold none.
#include "server/web_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "server/rate_limit.h"
#include "server/test_client.h"

namespace gongbao::server {
namespace {

namespace fs = std::filesystem;

class BuiltPages : public ::testing::Test {
 protected:
  BuiltPages() : folder_(fs::temp_directory_path() / ("web_files_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "assets");
    write("index.html", "<!doctype html><title>公报</title>");
    write("pages.json", R"(["","check","desk"])");
    write("assets/main-1a2b.js", "export const answer = 42");
    write("assets/main-1a2b.js.gz", "packed");
  }
  ~BuiltPages() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }

  static std::optional<Response> everybody(const Request&) { return std::nullopt; }

  // What GET of the path answers; 404 where there is no route.
  Response get(const std::vector<std::string>& path, const Headers& headers = {}) {
    auto web = WebFiles::read(folder_.string());
    EXPECT_TRUE(web);
    Router router;
    EXPECT_TRUE(add_web_routes(router, std::make_shared<const WebFiles>(*std::move(web)), everybody));
    const Router::Match match = router.find(Method::get, path);
    Response response{.status = 404};
    if (match.route == nullptr) return response;
    auto request = std::make_shared<Request>();
    request->headers = headers;
    match.route->handler(request, Answer([&](std::optional<Response> told) { response = *std::move(told); }));
    return response;
  }

  fs::path folder_;
};

TEST_F(BuiltPages, EveryPageAddressIsTheSamePage) {
  for (const auto& path : {std::vector<std::string>{""}, {"check"}, {"desk", "operator", "39"}}) {
    const Response page = get(path);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.headers.get("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.headers.get("Cache-Control"), "no-cache");
    const std::string_view policy = page.headers.get("Content-Security-Policy");
    EXPECT_NE(policy.find("script-src 'self';"), std::string_view::npos) << "no script from inside a page or elsewhere";
  }
  EXPECT_EQ(get({"v1", "nothing"}).status, 404);
  EXPECT_EQ(get({"pages.json"}).status, 404);
  EXPECT_EQ(get({"assets", "other.js"}).status, 404);
}

// Over a socket: a browser that mistyped gets a page that says so, a program a problem; nothing below /v2 is a page.
TEST_F(BuiltPages, WhatIsNoAddressIsSaidToWhomItConcerns) {
  testing::World world;
  world.answers("/v1/known", [](const RequestPtr&) { return text_response(200, "text/plain", "known"); });
  ASSERT_TRUE(add_web_routes(world.router, std::make_shared<const WebFiles>(WebFiles::read(folder_.string()).value()),
                             everybody));
  world.start();
  const std::string browser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
  const auto asked = [&](const std::string& path, const std::string& more) {
    return testing::ask(world.port(), testing::get(path, more));
  };
  EXPECT_EQ(asked("/desk/operator/39", browser).status, 200) << "a page that is loaded again";
  for (const char* path : {"/dsek", "/nothing/at/all", "/desk.php", "/v", "/vault"}) {
    const testing::Reply page = asked(path, browser);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_EQ(page.headers.get("Content-Type"), "text/html; charset=utf-8") << path;
    EXPECT_FALSE(page.headers.has("ETag")) << "it is no page to be kept";
    EXPECT_EQ(asked(path, "").headers.get("Content-Type"), "application/problem+json") << path;
    EXPECT_EQ(asked(path, "Accept: */*\r\n").status, 404) << path;
  }
  for (const char* path : {"/v1/nothing", "/v1", "/v2/known", "/v10/x"}) {
    const testing::Reply problem = asked(path, browser);
    EXPECT_EQ(problem.status, 404) << path;
    EXPECT_EQ(problem.headers.get("Content-Type"), "application/problem+json") << path;
  }
  EXPECT_EQ(testing::ask(world.port(),
                         "POST /nothing HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nAccept: "
                         "text/html\r\n\r\n")
                .headers.get("Content-Type"),
            "application/problem+json");
  // A tag that is known is no reason to say that there is something.
  const std::string tag(asked("/desk", browser).headers.get("ETag"));
  EXPECT_EQ(asked("/dsek", browser + "If-None-Match: " + tag + "\r\n").status, 404);
}

TEST_F(BuiltPages, FilesWithAHashAreKeptForEver) {
  const Response plain = get({"assets", "main-1a2b.js"});
  EXPECT_EQ(plain.bytes(), "export const answer = 42");
  EXPECT_EQ(plain.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  const std::string tag(plain.headers.get("ETag"));
  EXPECT_EQ(get({"assets", "main-1a2b.js"}, {{"If-None-Match", tag}}).status, 304);

  const Response packed = get({"assets", "main-1a2b.js"}, {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(packed.bytes(), "packed");
  EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.headers.get("Vary"), "Accept-Encoding");
  EXPECT_NE(packed.headers.get("ETag"), tag) << "other bytes under the same tag";
}

Response answer_of(const Router& router, const std::vector<std::string>& path) {
  Response response;
  const Router::Match match = router.find(Method::get, path);
  match.route->handler(std::make_shared<Request>(),
                       Answer([&](std::optional<Response> told) { response = *std::move(told); }));
  return response;
}

TEST_F(BuiltPages, ManyReadersShareTheBytes) {
  Router router;
  ASSERT_TRUE(
      add_web_routes(router, std::make_shared<const WebFiles>(WebFiles::read(folder_.string()).value()), everybody));
  const Response one = answer_of(router, {"check"}), other = answer_of(router, {"desk"});
  EXPECT_TRUE(one.body.empty());
  ASSERT_NE(one.shared, nullptr);
  EXPECT_EQ(one.shared, other.shared);
}

TEST_F(BuiltPages, HaveALimitOfTheirOwn) {
  RateLimiter limiter({.per_minute = 60, .burst = 3});
  const SystemClock clock;
  Router router;
  ASSERT_TRUE(add_web_routes(router, std::make_shared<const WebFiles>(WebFiles::read(folder_.string()).value()),
                             limit_by_peer(limiter, clock)));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(answer_of(router, {"check"}).status, 200);
  const Response refused = answer_of(router, {"assets", "main-1a2b.js"});
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.headers.has("Retry-After"));
}

TEST_F(BuiltPages, AFolderWithoutPagesIsRefused) {
  fs::remove(folder_ / "index.html");
  EXPECT_EQ(WebFiles::read(folder_.string()).error().code, "server.web_unreadable");
  write("index.html", "x");
  write("pages.json", "{}");
  EXPECT_EQ(WebFiles::read(folder_.string()).error().code, "server.web_unreadable");
  EXPECT_EQ(WebFiles::read((folder_ / "nowhere").string()).error().code, "server.web_unreadable");
}

}  // namespace
}  // namespace gongbao::server
