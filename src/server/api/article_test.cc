// The issue over the interface: an article with what runs under it, words found, citations, days, files to take away.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;

// What is printed is the same in every city: one for all tests that change nothing.
TestCity& reading_room() {
  static TestCity city;
  return city;
}
Told reading(const std::string& path) { return reading_room().get(path, {}); }

std::string string_in(const json::value& value) { return std::string(value.as_string()); }

TEST(Article, HasTheWordsAndWhatRunsUnderThem) {
  const Told told = reading("/v1/gazette/anchors/prepaid-card/9");
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(string_in(told.body.at("place")), "第九条");
  EXPECT_EQ(string_in(told.body.at("before").at("anchor")), "prepaid-card/8");
  EXPECT_EQ(string_in(told.body.at("after").at("place")), "第十条");
  const json::value& printed = told.body.at("printed");
  EXPECT_EQ(string_in(printed.at("official")), "zh");
  EXPECT_EQ(printed.at("page").as_int64(), 60);
  EXPECT_EQ(printed.at("text_sha256").as_string().size(), 64U);
  EXPECT_EQ(string_in(told.body.at("standing").at("status")), "in_force");
  EXPECT_EQ(told.body.at("anchors").at(0).at("paragraphs").as_array().size(), 5U);
  std::set<std::string> running;
  for (const json::value& clause : told.body.at("clauses").as_array()) {
    EXPECT_EQ(string_in(clause.at("anchor")), "prepaid-card/9");
    if (string_in(clause.at("state")) != "running") continue;
    running.insert(string_in(clause.at("id")));
    EXPECT_FALSE(clause.at("implementers").as_array().empty());
    EXPECT_FALSE(clause.at("tests").as_array().empty());
  }
  EXPECT_TRUE(running.contains("prepaid-card/9i"));
}

// An alias leads to the same place, a part has its own page, and what is printed nowhere is nowhere.
TEST(Article, IsFoundByWhateverNameItHas) {
  EXPECT_EQ(string_in(reading("/v1/gazette/anchors/used-car/1").body.at("anchor")), "used-vehicle/1");
  EXPECT_EQ(string_in(reading("/v1/gazette/anchors/childcare/5.12").body.at("place")), "第五条(十二)");
  EXPECT_EQ(string_in(reading("/v1/gazette/anchors/childcare/5.12").body.at("above").at("place")), "第五条");
  EXPECT_EQ(reading("/v1/gazette/anchors/gazette/intro.2").status, 200);
  EXPECT_EQ(reading("/v1/gazette/anchors/prepaid-card/99").code(), "http.not_found");
  EXPECT_EQ(reading("/v1/gazette/anchors/prepaid-card/%E4%B9%9D").code(), "http.not_found");
}

TEST(Article, HasItsStatusOnADay) {
  const auto status = [](const std::string& path) { return reading(path).body.at("standing").at("status"); };
  const std::string heating = "/v1/gazette/anchors/heating/3?date=";
  EXPECT_EQ(status(heating + "2023-09-07"), "not_issued");
  EXPECT_EQ(status(heating + "2023-09-08"), "in_force");
  EXPECT_EQ(status(heating + "2030-12-31"), "in_force");
  EXPECT_EQ(status(heating + "2031-01-01"), "expired");
  const std::string of_other =
      "/v1/gazette/status?target=%E4%BA%AC%E6%94%BF%E5%86%9C%E5%87%BD%E3%80%942022%E3%80%9573"
      "%E5%8F%B7&date=";
  EXPECT_EQ(status(of_other + "2023-09-07"), "in_force");
  EXPECT_EQ(status(of_other + "2023-09-08"), "partially_repealed");
  for (const std::string wrong : {"2023-02-30", "today", ""}) {
    const Told told = reading(heating + wrong);
    EXPECT_EQ(told.status, 400) << wrong;
    EXPECT_EQ(string_in(told.body.at("field")), "date");
  }
}

TEST(Search, TellsPlacesWithTheWordsMarked) {
  const Told told =
      reading("/v1/gazette/search?q=%E4%B8%93%E7%94%A8%E5%AD%98%E7%AE%A1%E8%B4%A6%E6%88%B7&date=2023-09-10");
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("total").as_int64(), 6);
  const json::value& first = told.body.at("anchors").at(0);
  EXPECT_EQ(string_in(first.at("anchor")), "prepaid-card/9");
  EXPECT_EQ(first.at("weight").as_int64(), 4);
  EXPECT_EQ(string_in(first.at("status")), "in_force");
  bool marked = false;
  for (const json::value& piece : first.at("pieces").as_array()) {
    if (piece.at("marked").as_bool()) marked = string_in(piece.at("text")) == "专用存管账户";
  }
  EXPECT_TRUE(marked);
  EXPECT_EQ(string_in(told.body.at("anchors").at(5).at("status")), "not_issued") << "of childcare, nine days later";
  const Told fewer =
      reading("/v1/gazette/search?q=%E4%B8%93%E7%94%A8%E5%AD%98%E7%AE%A1%E8%B4%A6%E6%88%B7&document=childcare&limit=1");
  EXPECT_EQ(fewer.body.at("total").as_int64(), 3);
  EXPECT_EQ(fewer.body.at("anchors").as_array().size(), 1U);
  EXPECT_EQ(reading("/v1/gazette/search?q=jingsifa%5B2023%5DNo.33").body.at("documents").as_array().size(), 1U);
}

TEST(Search, SaysWhichMemberIsWrong) {
  const std::tuple<const char*, int, const char*, const char*> wrong[] = {
      {"/v1/gazette/search", 400, "http.bad_request", "q"},
      {"/v1/gazette/search?q=", 422, "gazette.query_empty", "q"},
      {"/v1/gazette/search?q=%E3%80%80", 422, "gazette.query_empty", "q"},
      {"/v1/gazette/search?q=a&document=nothing", 400, "http.bad_request", "document"},
      {"/v1/gazette/search?q=a&date=2023-13-01", 400, "http.bad_request", "date"},
      {"/v1/gazette/search?q=a&limit=0", 400, "http.bad_request", "limit"},
      {"/v1/gazette/resolve", 400, "http.bad_request", "c"},
      {"/v1/gazette/resolve?c=childcare/24", 404, "gazette.citation_unresolved", "c"},
      {"/v1/gazette/resolve?c=%E7%AC%AC%E5%8D%81%E4%BA%94%E6%9D%A1", 409, "gazette.citation_ambiguous", "c"},
      {"/v1/gazette/status?target=nothing", 404, "gazette.citation_unresolved", "target"},
  };
  for (const auto& [path, status, code, field] : wrong) {
    const Told told = reading(path);
    EXPECT_EQ(told.status, status) << path << told.text;
    EXPECT_EQ(told.code(), code) << path;
    EXPECT_EQ(string_in(told.body.at("field")), field) << path;
  }
  const Told long_one = reading("/v1/gazette/search?q=" + std::string(201, 'a'));
  EXPECT_EQ(long_one.code(), "gazette.query_too_long");
}

TEST(Resolve, LeadsToThePlace) {
  const Told told = reading("/v1/gazette/resolve?c=prepaid-card/~11");
  EXPECT_EQ(string_in(told.body.at("anchor")), "prepaid-card/12");
  EXPECT_EQ(string_in(told.body.at("note")), "printed as 第十二条");
  const Told elsewhere = reading("/v1/gazette/resolve?c=reg/16");
  EXPECT_EQ(elsewhere.status, 200);
  EXPECT_FALSE(elsewhere.body.contains("anchor"));
}

// Another picture for another place.
TEST(QrCode, IsOfTheStableLink) {
  EXPECT_EQ(reading("/v1/gazette/qr_code?c=prepaid-card/9").status, 404) << "nobody outside knows its address";
  reading_room().service->options.public_address = "https://gongbao.example.cn";
  const Told told = reading("/v1/gazette/qr_code?c=prepaid-card/9");
  ASSERT_EQ(told.status, 200);
  EXPECT_EQ(told.headers.get("Content-Type"), "image/svg+xml");
  EXPECT_TRUE(told.text.starts_with("<svg ")) << told.text;
  EXPECT_NE(reading("/v1/gazette/qr_code?c=prepaid-card/9/p1").text, told.text);
  EXPECT_NE(reading("/v1/gazette/qr_code").text, told.text);
  EXPECT_EQ(reading("/v1/gazette/qr_code?c=childcare/24").status, 404);
}

TEST(Issue, HasItsContentsAndFiles) {
  const Told told = reading("/v1/gazette/issues");
  ASSERT_EQ(told.status, 200);
  const json::value& issue = told.body.at("issues").at(0);
  EXPECT_EQ(issue.at("total_number").as_int64(), 821);
  EXPECT_EQ(issue.at("contents").as_array().size(), 9U);
  for (const json::value& entry : issue.at("contents").as_array()) {
    for (const json::value& file : entry.at("files").as_array()) {
      const std::string path = "/v1/gazette/files/" + string_in(file.at("file"));
      if (path.ends_with(".pdf")) continue;
      const Told bytes = reading(path);
      EXPECT_EQ(bytes.status, 200) << file;
      EXPECT_TRUE(bytes.shared) << "held once";
      EXPECT_EQ(bytes.headers.get("Cache-Control"), "public, max-age=3600");
      TestCity::Visitor again;
      again.more.add("If-None-Match", std::string(bytes.headers.get("ETag")));
      EXPECT_EQ(reading_room().get(path, again).status, 304);
    }
  }
  EXPECT_EQ(reading("/v1/gazette/files/prepaid-card.xml").headers.get("Content-Type"), "application/xml");
  EXPECT_EQ(reading("/v1/gazette/files/prepaid-card.exe").status, 404);
  EXPECT_EQ(reading("/v1/gazette/feed").headers.get("Content-Type"), "application/atom+xml");
  EXPECT_EQ(reading("/v1/gazette/coverage").body.at("documents").at(0).at("rate_bp").as_int64(), 10000);
}

// Asked twice on the day itself, and again when its lists have it.
TEST(Decisions, AreCountedByThePlaceTheyRestOn) {
  TestCity city;
  const auto commerce = city.new_account("city", {access::Role::city_commerce, 0, {}});
  const auto told = [&](const std::string& place) {
    const Told all = city.get("/v1/gazette/anchors/" + place + "/decisions", {});
    EXPECT_EQ(all.status, 200) << all.text;
    return all.body;
  };
  const auto sum = [](const json::object& of, const char* which) {
    return std::pair(of.at(which).at("accepted").as_int64(), of.at(which).at("refused").as_int64());
  };
  city.catch_up();
  const json::object before = told("prepaid-card/9");
  EXPECT_EQ(before.at("days").as_array().size(), 31U);
  EXPECT_EQ(before.at("days").at(30).at("day"), before.at("day"));
  json::object change{{"document", "prepaid-card"},
                      {"parameter", "custody_ratio"},
                      {"from", "2024-01-01"},
                      {"value_number", 5000},
                      {"reason", "tried"}};
  ASSERT_EQ(city.post("/v1/city/set_parameter", change, commerce).status, 200);
  change["value_number"] = -1;
  EXPECT_EQ(city.post("/v1/city/set_parameter", change, commerce).status / 100, 4);
  // Whatever the place that a change of parameters rests on, the whole document has it once.
  std::int64_t accepted = 0;
  for (const json::value& anchor : city.get("/v1/gazette/documents/prepaid-card", {}).body.at("anchors").as_array()) {
    if (anchor.at("kind").as_string() != "article") continue;
    const json::object one = told(string_in(anchor.at("id")));
    accepted += sum(one, "today").first;
    EXPECT_EQ(sum(one, "today"), sum(one, "this_month")) << "nothing was decided before";
    EXPECT_EQ(one.at("days").at(30).at("accepted").as_int64(), sum(one, "today").first);
  }
  EXPECT_GT(accepted, 0);
}

}  // namespace
}  // namespace gongbao::server::testing
