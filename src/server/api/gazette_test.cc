// The printed words over the interface: text, clauses, rest days; the same for everybody, and asked for once.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "server/api/replies.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;

const json::object* member_with(const json::array& all, std::string_view id) {
  for (const json::value& each : all) {
    if (each.at("id").as_string() == id) return &each.as_object();
  }
  return nullptr;
}

TEST(Gazette, AClauseLeadsToItsPrintedWords) {
  TestCity city;
  const Told told = city.get("/v1/gazette/documents/prepaid-card", {});
  ASSERT_EQ(told.status, 200);
  const json::object* clause = member_with(told.body.at("clauses").as_array(), "prepaid-card/9l");
  ASSERT_NE(clause, nullptr);
  EXPECT_EQ(clause->at("class").as_string(), "T");
  const auto* anchor = member_with(told.body.at("anchors").as_array(), clause->at("anchor").as_string());
  ASSERT_NE(anchor, nullptr);
  EXPECT_NE(json::serialize(anchor->at("paragraphs")).find("个工作日内消费者未提出异议的"), std::string::npos);
}

// Its own clauses, too: a decision on an issue rests on them, and their numbers are read like others.
TEST(Gazette, ItsOwnPagesAreADocument) {
  TestCity city;
  const Told told = city.get("/v1/gazette/documents/gazette", {});
  ASSERT_EQ(told.status, 200);
  const json::object* clause = member_with(told.body.at("clauses").as_array(), "gazette/query.4a");
  ASSERT_NE(clause, nullptr);
  const auto* anchor = member_with(told.body.at("anchors").as_array(), clause->at("anchor").as_string());
  ASSERT_NE(anchor, nullptr);
  EXPECT_NE(json::serialize(anchor->at("paragraphs")).find("纸质政府公报实行免费赠阅"), std::string::npos);
  const std::string parameters = json::serialize(city.get("/v1/gazette/parameters", {}).body);
  EXPECT_NE(parameters.find(R"("document":"gazette","parameter":"price")"), std::string::npos);
}

// A thousand who read slowly hold one text between them, and nobody else is turned away for it.
TEST(Gazette, WhatIsTheSameForAllIsHeldOnce) {
  TestCity city;
  for (const char* path : {"/v1/gazette/documents/prepaid-card", "/v1/gazette/words", "/openapi.json"}) {
    const Told plain = city.get(path, {});
    ASSERT_EQ(plain.status, 200) << path;
    EXPECT_TRUE(plain.shared) << path;
    EXPECT_EQ(plain.headers.get("Content-Type"), "application/json");
    EXPECT_EQ(plain.headers.get("Vary"), "Accept-Encoding");
    EXPECT_TRUE(plain.headers.get("ETag").starts_with('"'));
    for (const std::string coding : {"gzip", "zstd"}) {
      TestCity::Visitor packing;
      packing.more.add("Accept-Encoding", coding);
      const Told packed = city.get(path, packing);
      EXPECT_EQ(packed.headers.get("Content-Encoding"), coding) << path;
      EXPECT_TRUE(packed.shared) << path;
      EXPECT_LT(packed.text.size(), plain.text.size() / 2) << path;
      EXPECT_EQ(packed.headers.get("ETag"), "W/" + std::string(plain.headers.get("ETag")));
    }
  }
}

TEST(Gazette, IsToldOnceToWhoKeepsIt) {
  TestCity city;
  const Told first = city.get("/v1/gazette/documents", {});
  EXPECT_EQ(first.body.at("documents").as_array().size(), 9U);
  for (const std::string mark : {"", "W/"}) {
    TestCity::Visitor again;
    again.more.add("If-None-Match", mark + std::string(first.headers.get("ETag")));
    EXPECT_EQ(city.get("/v1/gazette/documents", again).status, 304);
  }
  EXPECT_EQ(city.get("/v1/gazette/documents/nothing", {}).status, 404);
}

TEST(Gazette, TellsTheRestDaysOfItsCalendar) {
  TestCity city;
  const Told told = city.get("/v1/gazette/calendar", {});
  ASSERT_EQ(told.status, 200);
  const std::string text = json::serialize(told.body.at("notices"));
  EXPECT_NE(text.find(R"({"day":"2023-10-07","kind":"work")"), std::string::npos) << "a make-up Saturday";
}

// A change is in the history from the moment it is set, whenever it takes effect.
TEST(Gazette, TellsParametersWithTheirHistory) {
  TestCity city;
  const auto told = [&city](std::string_view name) {
    const Told all = city.get("/v1/gazette/parameters", {});
    EXPECT_EQ(all.status, 200);
    for (const json::value& each : all.body.at("parameters").as_array()) {
      if (each.at("parameter").as_string() == name) return each;
    }
    return json::value{};
  };
  const json::value ratio = told("custody_ratio");
  EXPECT_EQ(json::serialize(ratio.at("versions").at(0).at("value")), R"("4000")");
  EXPECT_EQ(ratio.at("unit").as_string(), "bp");
  EXPECT_EQ(json::serialize(ratio.at("clauses")), R"(["prepaid-card/9i"])");
  EXPECT_EQ(told("effective_from").at("versions").at(0).at("value").as_string(), "2023-09-01");
  const auto commerce = city.new_account("city", {access::Role::city_commerce, 0, {}});
  const json::object change{{"document", "prepaid-card"},
                            {"parameter", "filing_threshold_inclusive"},
                            {"from", "2024-01-01"},
                            {"value_number", 0},
                            {"reason", "tried"}};
  ASSERT_EQ(city.post("/v1/city/set_parameter", change, commerce).status, 200);
  const json::array versions = told("filing_threshold_inclusive").at("versions").as_array();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1], (json::object{{"from", "2024-01-01"}, {"value", "false"}, {"reason", "tried"}}));
  city.catch_up();
  const Told changes = city.get("/v1/prepaid-card/parameter_changes", commerce);
  EXPECT_EQ(changes.body.at("rows").at(0).at("value").as_string(), "false") << "and not 0: it is no number";
}

TEST(Gazette, EveryCodeHasItsWordsAndClauses) {
  TestCity city;
  const Told told = city.get("/v1/gazette/words", {});
  ASSERT_EQ(told.status, 200);
  std::size_t flags = 0, cited = 0;
  for (const json::value& each : told.body.at("codes").as_array()) {
    EXPECT_FALSE(each.at("title_zh").as_string().empty()) << json::serialize(each);
    EXPECT_FALSE(each.at("title_en").as_string().empty());
    if (each.at("kind").as_string() != "flag") continue;
    ++flags;
    EXPECT_FALSE(each.at("clauses").as_array().empty()) << json::serialize(each);
    cited += each.at("clauses").as_array().size();
  }
  // 16 of cards, 10 of childcare, 2 of heating, 2 of used vehicles, 1 of eldercare, 3 of school traffic
  EXPECT_EQ(flags, 34U);
  EXPECT_GT(cited, flags);
  EXPECT_GT(told.body.at("commands").as_array().size(), 50U);
}

// What stands between quotes in the rooms whose problems come to an answer: a code of one of them, or of a paper.
std::set<std::string> codes_in_the_source() {
  static const std::regex code(
      R"re("((?:http|credentials|webhooks|what_if|views|vault|journal|formats|sqlite|engine)\.[a-z_]+[a-z]|attachment_[a-z_]+)")re");
  std::set<std::string> found;
  for (const char* room : {"server", "credentials", "vault", "views", "formats", "journal", "sqlite", "engine"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(GONGBAO_SOURCE_DIR "/src/" + std::string(room))) {
      const std::string path = file.path().string();
      if (!path.ends_with(".cc") || path.ends_with("_test.cc") || path.find("/test_") != path.npos) continue;
      const std::string text = read_file(path);
      for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) found.insert((*it)[1]);
    }
  }
  return found;
}

TEST(Gazette, EveryProblemHasItsWords) {
  TestCity city;
  std::set<std::string, std::less<>> told;
  const Told words = city.get("/v1/gazette/words", {});
  for (const json::value& each : words.body.at("codes").as_array()) told.emplace(each.at("code").as_string());
  // Names of files; and what a snapshot has to do with is said at the start, to no client.
  const auto never_answered = [](std::string_view code) {
    return code.ends_with(".db") || code.find("snapshot") != code.npos;
  };
  const std::set<std::string> codes = codes_in_the_source();
  EXPECT_GT(codes.size(), 80U);
  for (const std::string& code : codes) EXPECT_TRUE(never_answered(code) || told.contains(code)) << code;
  for (const char* code : {"http.not_found", "credentials.password_wrong", "attachment_gone"}) {
    EXPECT_TRUE(told.contains(std::string(code)));
  }
}

// What is broken inside is nobody's form, and for what is only busy one asks again.
TEST(Problems, AreAnsweredByWhoseTheyAre) {
  Request request;
  request.language = Language::en;
  const auto status = [&](const char* code) { return problem_of(request, Problem{code, "", "", ""}).status; };
  EXPECT_EQ(status("ledger.schema_invalid"), 400);
  EXPECT_EQ(status("ledger.unknown_subject"), 404);
  EXPECT_EQ(status("vault.damaged"), 500);
  EXPECT_EQ(status("credentials.io_failed"), 500);
  EXPECT_EQ(status("credentials.second_factor_set"), 409);
  for (const char* busy : {"vault.busy", "engine.busy", "engine.days_missed"}) {
    const Response response = problem_of(request, Problem{busy, "", "", ""});
    EXPECT_EQ(response.status, 503) << busy;
    EXPECT_TRUE(response.headers.has("Retry-After")) << busy;
  }
}

}  // namespace
}  // namespace gongbao::server::testing
