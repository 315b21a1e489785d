// Patterns, targets, heads and lists: the pure parts of reading a request.
#include "server/router.h"

#include <gtest/gtest.h>

#include "server/head.h"
#include "server/target.h"
#include "server/weighted_list.h"

namespace gongbao::server {
namespace {

void nothing(const RequestPtr&, const Answer&) {}

Router router_of(std::initializer_list<std::pair<Method, const char*>> routes) {
  Router router;
  for (const auto& [method, pattern] : routes) EXPECT_TRUE(router.add(method, pattern, nothing)) << pattern;
  return router;
}

TEST(Router, FindsByLiteralThenByName) {
  const Router router = router_of({{Method::get, "/"},
                                   {Method::post, "/v1/{system}/{command}"},
                                   {Method::get, "/v1/custody/entries/{no}"},
                                   {Method::get, "/v1/{system}/entries/{no}/law"},
                                   {Method::get, "/pages/{rest...}"}});
  EXPECT_EQ(router.find(Method::get, {""}).route->pattern, "/");
  const auto command = router.find(Method::post, {"v1", "custody", "entries"});
  EXPECT_EQ(command.route->pattern, "/v1/{system}/{command}") << "a literal that leads nowhere gives way";
  EXPECT_EQ(command.segments.get("system"), "custody");
  EXPECT_EQ(command.segments.get("command"), "entries");
  EXPECT_EQ(router.find(Method::get, {"v1", "custody", "entries", "7"}).segments.get("no"), "7");
  EXPECT_EQ(router.find(Method::get, {"v1", "custody", "entries", "7", "law"}).segments.get("system"), "custody");
  EXPECT_EQ(router.find(Method::get, {"pages", "a", "b.js"}).segments.get("rest"), "a/b.js");
  EXPECT_EQ(router.find(Method::get, {"pages"}).route, nullptr);
}

TEST(Router, SaysWhatAPathTakes) {
  const Router router = router_of({{Method::get, "/a"}, {Method::post, "/a"}, {Method::del, "/a/{id}"}});
  EXPECT_EQ(router.find(Method::put, {"a"}).route, nullptr);
  EXPECT_EQ(router.find(Method::put, {"a"}).allowed, "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(router.find(Method::get, {"a", "1"}).allowed, "DELETE, OPTIONS");
  EXPECT_EQ(router.find(Method::head, {"a"}).route->pattern, "/a");
  EXPECT_EQ(router.find(Method::get, {"b"}).allowed, "");
}

TEST(Router, RefusesBadPatternsAndSecondRoutes) {
  Router router = router_of({{Method::get, "/a/{b}"}});
  for (const char* pattern : {"", "a", "/a/", "//", "/a b", "/{}", "/{...}", "/{rest...}/a", "/a?b", "/{a/b}"})
    EXPECT_FALSE(router.add(Method::get, pattern, nothing)) << pattern;
  EXPECT_FALSE(router.add(Method::get, "/a/{c}", nothing)) << "the same path by another name";
  EXPECT_FALSE(router.add(Method::head, "/x", nothing));
  EXPECT_TRUE(router.add(Method::post, "/a/{c}", nothing));
  EXPECT_EQ(router.find(Method::post, {"a", "1"}).segments.get("c"), "1");
}

TEST(Target, IsDecoded) {
  const auto target = parse_target("/v1/prepaid-card/%E9%A2%84%20x?a=1&b=%E4%B8%AD+%2B&c&a=2");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/v1/prepaid-card/预 x");
  EXPECT_EQ(target->segments.size(), 3u);
  EXPECT_EQ(target->query.get("b"), "中 +");
  EXPECT_EQ(target->query.get("a"), "1");
  EXPECT_EQ(target->query.count("a"), 2u);
  EXPECT_EQ(target->query.count("c"), 1u);
  EXPECT_EQ(parse_target("/")->segments, std::vector<std::string>{""});
}

TEST(Target, RefusesWhatCouldBeReadInTwoWays) {
  for (const char* text :
       {"",         "*",       "a",         "http://h/a", "//",     "/a//b",   "/a/",        "/../a",
        "/a/..",    "/./a",    "/%2e%2e/a", "/a%2Fb",     "/a%5cb", "/a\\b",   "/%00",       "/a%0d%0ab",
        "/%zz",     "/%4",     "/%",        "/\xff",      "/%ff",   "/%c0%af", "/%ed%a0%80", "/a#b",
        "/a?b=%00", "/a?b=%f", "/a?=1",     "/a?b=\x01",  "/<a>",   "/a?b=\"", "/a%7f"})
    EXPECT_FALSE(parse_target(text)) << text;
  std::string many = "/a?";
  for (int i = 0; i < 101; ++i) many += "k=1&";
  EXPECT_FALSE(parse_target(many));
}

Head head_with(std::initializer_list<Headers::Field> fields) {
  Head head{.method = "POST", .target = "/", .headers = fields};
  head.headers.add("Host", "localhost");
  return head;
}

TEST(Head, FramingIsUnambiguousOrRefused) {
  EXPECT_EQ(framing_of(head_with({{"Content-Length", "12"}}))->length, 12u);
  EXPECT_TRUE(framing_of(head_with({{"Transfer-Encoding", "chunked"}}))->chunked);
  EXPECT_FALSE(framing_of(head_with({}))->has_body());
  const std::initializer_list<Headers::Field> bad[] = {
      {{"Content-Length", "12"}, {"Transfer-Encoding", "chunked"}},
      {{"Transfer-Encoding", "gzip, chunked"}},
      {{"Transfer-Encoding", "identity"}},
      {{"Transfer-Encoding", "chunked, chunked"}},
      {{"Transfer-Encoding", "xchunked"}},
      {{"Content-Length", "+1"}},
      {{"Content-Length", "-1"}},
      {{"Content-Length", "1,1"}},
      {{"Content-Length", "0x10"}},
      {{"Content-Length", ""}},
      {{"Content-Length", "18446744073709551616"}},
  };
  for (const auto& fields : bad) {
    ASSERT_FALSE(framing_of(head_with(fields))) << fields.begin()->second;
    EXPECT_EQ(framing_of(head_with(fields)).error(), "http.bad_request");
  }
  EXPECT_EQ(framing_of(head_with({{"Content-Encoding", "br"}})).error(), "http.unsupported_encoding");
  EXPECT_EQ(framing_of(head_with({{"Expect", "200-ok"}})).error(), "http.expectation_failed");
}

TEST(Head, DoubleFieldsAndStrangeHostsAreRefused) {
  EXPECT_FALSE(judge_fields(head_with({}), 100));
  EXPECT_EQ(judge_fields(head_with({{"Host", "other"}}), 100), "http.bad_request");
  EXPECT_EQ(judge_fields(head_with({{"authorization", "a"}, {"Authorization", "b"}}), 100), "http.bad_request");
  EXPECT_EQ(judge_fields(Head{.headers = {{"Host", "a/b"}}}, 100), "http.bad_request");
  EXPECT_EQ(judge_fields(Head{}, 100), "http.bad_request");
  EXPECT_FALSE(judge_fields(Head{.http_1_0 = true, .headers = {}}, 100));
  EXPECT_EQ(judge_fields(head_with({{"a", "1"}, {"b", "2"}}), 2), "http.head_too_large");
}

TEST(Head, BadBytesAreSeenInAnyCut) {
  const std::string good = "GET / HTTP/1.1\r\nA: \xc3\xa4\tb\r\n\r\n";
  for (std::size_t cut = 0; cut <= good.size(); ++cut) EXPECT_FALSE(has_bad_byte(good.substr(0, cut), 0)) << cut;
  for (const char* bad : {"GET / HTTP/1.1\n", "GET / HTTP/1.1\rX", "G\x01", "A: b\x7f", "\n"})
    EXPECT_TRUE(has_bad_byte(bad, 0)) << bad;
  EXPECT_TRUE(has_bad_byte(std::string_view("A: \0b", 5), 0));
}

TEST(Head, LinesHaveOneShape) {
  EXPECT_TRUE(has_good_lines("GET / HTTP/1.1\r\nA: b\r\nC:\r\n\r\n"));
  for (const char* bad :
       {"GET / HTTP/1.1\r\n A: b\r\n\r\n", "GET / HTTP/1.1\r\nA : b\r\n\r\n", "GET / HTTP/1.1\r\nA\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n", "GET /\r\n\r\n", "\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n"})
    EXPECT_FALSE(has_good_lines(bad)) << bad;
}

TEST(Head, RequestIdsCarryNoDataOfPeople) {
  EXPECT_TRUE(is_request_id("0123456789abcdef0123456789ABCDEF"));
  EXPECT_TRUE(is_request_id("01234567-89ab-cdef-0123-456789abcdef"));
  for (const char* id : {"", "13812345678", "110101199003070000", "01234567-89ab-cdef-0123-456789abcdeg",
                         "0123456789abcdef0123456789abcde", "01234567x89ab-cdef-0123-456789abcdef"})
    EXPECT_FALSE(is_request_id(id)) << id;
}

TEST(WeightedList, IsReadInThousandths) {
  using Items = std::vector<std::pair<std::string, int>>;
  EXPECT_EQ(weighted_list("zh-CN, en;q=0.8 ,*;q=0"), (Items{{"zh-CN", 1000}, {"en", 800}, {"*", 0}}));
  EXPECT_EQ(weighted_list(",, ;q=1,a;q=2,b;q=0.1234,c;x=1,d;q=0.125"), (Items{{"d", 125}}));
  EXPECT_LE(weighted_list(std::string(10'000, ',') + "a").size(), 32u);
}

TEST(Language, IsChineseUnlessEnglishIsLikedBetter) {
  EXPECT_EQ(language_of(""), Language::zh);
  EXPECT_EQ(language_of("en"), Language::en);
  EXPECT_EQ(language_of("en-US,en;q=0.9,zh;q=0.8"), Language::en);
  EXPECT_EQ(language_of("zh-CN,zh;q=0.9,en;q=0.8"), Language::zh);
  EXPECT_EQ(language_of("en,zh"), Language::zh);
  EXPECT_EQ(language_of("fr, en;q=0.3"), Language::en);
  EXPECT_EQ(language_of("en;q=0"), Language::zh);
}

}  // namespace
}  // namespace gongbao::server
