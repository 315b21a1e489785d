// An issue that came out by commands is read, found, cited, subscribed to and taken away like the printed one; and what
// the gazette's office records of a text's status is told as soon as it is entered.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <future>
#include <set>
#include <thread>

#include "base/hash.h"
#include "formats/xml_tree.h"
#include "server/api/reading_room.h"
#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Actor;
using access::Role;

constexpr Actor the_editor{Role::editor, 5, 0, 0}, the_proofreader{Role::proofreader, 6, 0, 0},
    the_publisher{Role::publisher, 7, 0, 0};
constexpr const char* the_text =
    "示例办法的通知\n京教示〔2023〕1号\n各区教委:\n现将办法印发给你们。\n北京市教育委员会\n2023年11月20日\n示例办法\n"
    "第一条 为了示例，制定本办法，专用存管账户另行规定。\n第二条 各区教委应当公布名单。\n";

void open_draft(TestCity& city) {
  const auto department = city.decide(the_editor, "gazette/register_department",
                                      {{"name_zh", "北京市教育委员会"}, {"name_en", "Education"}});
  city.decide({Role::department, 8, static_cast<std::uint64_t>(department.at("department")), 0},
              "gazette/submit_document",
              {{"document", "example"},
               {"title_zh", "示例办法的通知"},
               {"title_en", "Notice on an Example"},
               {"doc_number", "京教示〔2023〕1号"},
               {"date_issued", "2023-11-20"},
               {"kind", "department_normative"},
               {"text", "示例办法"}});
  const std::string hash = to_hex(sha256(as_bytes(std::string_view(the_text))));
  city.decide(the_editor, "gazette/open_issue",
              {{"year", 2023}, {"number_in_year", 42}, {"total_number", 822}, {"date", "2023-11-23"}});
  city.decide(the_editor, "gazette/attach_file", {{"issue", "2023-42"}, {"text", the_text}, {"sha256", hash}});
  city.decide(the_editor, "gazette/import_text",
              {{"issue", "2023-42"},
               {"sha256", hash},
               {"documents", json::array{json::object{{"document", "example"},
                                                      {"lines", {{"first", 1}, {"last", 9}}},
                                                      {"addressees_line", 3},
                                                      {"signatures", json::array{"北京市教育委员会"}},
                                                      {"instrument", "示例办法"},
                                                      {"continuous_items", false}}}}});
}
void publish(TestCity& city) {
  city.decide(the_proofreader, "gazette/proof_document",
              {{"document", "example"},
               {"anchors", json::array{"example/addressees", "example/notice", "example/1", "example/2"}}});
  city.decide(the_editor, "gazette/set_contents",
              {{"issue", "2023-42"},
               {"contents",
                json::array{json::object{{"document", "example"}, {"title", "关于印发示例办法的通知"}, {"page", 3}}}},
               {"contents_en", json::array{json::object{{"document", "example"},
                                                        {"title", "Notice on an Example"},
                                                        {"number", "Jingjiaoshi (2023) No. 1"}}}}});
  city.decide(the_publisher, "gazette/publish_issue",
              {{"issue", "2023-42"}, {"copies", 300}, {"price_fen", 0}, {"issn", "1009-2862"}});
}

class LaterIssue : public ::testing::Test {
 protected:
  LaterIssue() { open_draft(city); }
  Told told(const std::string& path) { return city.get("/v1/gazette/" + path, {}); }
  std::string standing(const std::string& path) {
    const Told all = told(path);
    return all.status == 200 ? std::string(all.body.at("standing").at("status").as_string()) : all.code();
  }

  TestCity city{date_of(2023, 11, 24)};
};

// 专用存管账户
const std::string looked_for = "%E4%B8%93%E7%94%A8%E5%AD%98%E7%AE%A1%E8%B4%A6%E6%88%B7";

TEST_F(LaterIssue, IsUnknownUntilItComesOutAndThenLikeThePrintedOne) {
  EXPECT_EQ(told("documents/example").status, 404) << "a draft is not told";
  EXPECT_EQ(told("search?q=" + looked_for).body.at("total").as_int64(), 6);
  publish(city);
  const Told document = told("documents/example");
  ASSERT_EQ(document.status, 200) << document.text;
  EXPECT_EQ(document.body.at("issue").at("number").as_int64(), 42);
  EXPECT_EQ(document.body.at("issuers").at(0).as_string(), "北京市教育委员会");
  EXPECT_EQ(document.body.at("anchors").as_array().size(), 4U);
  const Told article = told("anchors/example/2");
  ASSERT_EQ(article.status, 200) << article.text;
  EXPECT_EQ(article.body.at("place").as_string(), "第二条");
  EXPECT_EQ(article.body.at("printed").at("page").as_int64(), 3);
  EXPECT_EQ(article.body.at("printed").at("issue").at("number").as_int64(), 42);
  EXPECT_TRUE(article.body.at("clauses").as_array().empty()) << "no program runs by it";
  const Told found = told("search?q=" + looked_for);
  ASSERT_EQ(found.body.at("total").as_int64(), 7);
  EXPECT_EQ(found.body.at("anchors").at(0).at("anchor").as_string(), "prepaid-card/9");
  EXPECT_EQ(found.body.at("anchors").at(6).at("anchor").as_string(), "example/1");
  EXPECT_EQ(told("search?document=example&q=" + looked_for).body.at("total").as_int64(), 1);
  // 京教示[2023]1号第二条
  const Told cited = told("resolve?c=%E4%BA%AC%E6%95%99%E7%A4%BA%5B2023%5D1%E5%8F%B7%E7%AC%AC%E4%BA%8C%E6%9D%A1");
  EXPECT_EQ(cited.body.at("anchor").as_string(), "example/2") << cited.text;
}

TEST_F(LaterIssue, ItsFilesAreWhatTheyAreSaidToBe) {
  publish(city);
  const json::array issues = told("issues").body.at("issues").as_array();
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].at("issue").as_string(), "2023-41");
  EXPECT_EQ(issues[1].at("total_number").as_int64(), 822);
  EXPECT_EQ(issues[1].at("printed_sha256").as_string(), to_hex(sha256(as_bytes(std::string_view(the_text)))));
  std::set<std::string> names;
  for (const json::value& issue : issues) {
    json::array files = issue.at("files").as_array();
    for (const json::value& entry : issue.at("contents").as_array()) {
      for (const json::value& each : entry.at("files").as_array()) files.push_back(each);
    }
    for (const json::value& each : files) {
      const std::string name(each.at("file").as_string());
      names.insert(name);
      if (name.ends_with(".pdf")) continue;
      const Told taken = told("files/" + name);
      EXPECT_EQ(taken.status, 200) << name;
      EXPECT_EQ(taken.text.size(), each.at("bytes").to_number<std::size_t>()) << name;
      EXPECT_EQ(to_hex(sha256(as_bytes(taken.text))), std::string(each.at("sha256").as_string())) << name;
    }
  }
  for (const char* form : {".txt", ".html", ".json", ".xml", ".pdf"}) {
    EXPECT_TRUE(names.contains(std::string("example") + form) && names.contains(std::string("heating") + form)) << form;
  }
  EXPECT_TRUE(names.contains("2023-42.csv") && names.contains("2023-42.txt") && names.contains("2023-42.html"));
  EXPECT_EQ(told("files/nothing.pdf").status, 404);
  EXPECT_EQ(told("files/example.exe").status, 404);
}

TEST_F(LaterIssue, ComesOnPaper) {
  publish(city);
  const Told pdf = told("files/example.pdf");
  ASSERT_EQ(pdf.status, 200) << pdf.text.substr(0, 200);
  EXPECT_TRUE(pdf.text.starts_with("%PDF-"));
  EXPECT_EQ(pdf.headers.get("Content-Type"), "application/pdf");
  EXPECT_EQ(told("files/example.pdf").text, pdf.text) << "kept";
  TestCity elsewhere{date_of(2023, 11, 24)};
  open_draft(elsewhere);
  publish(elsewhere);
  EXPECT_EQ(elsewhere.get("/v1/gazette/files/example.pdf", {}).text, pdf.text) << "identical on every download";
}

TEST_F(LaterIssue, ComesAsItsCode) {
  publish(city);
  city.service->options.public_address = "https://gongbao.example.cn";
  const Told of_issue = told("qr_code?issue=2023-42");
  ASSERT_EQ(of_issue.status, 200);
  EXPECT_NE(of_issue.text, told("qr_code").text);
  EXPECT_EQ(told("qr_code?issue=2023-43").status, 404);
  EXPECT_EQ(told("qr_code?c=example/2").status, 200);
}

// Setting it takes a worker for a while: few do so at once, and what is kept takes no place.
TEST_F(LaterIssue, PaperIsSetByFewAtOnce) {
  const auto press = std::make_shared<Press>();
  ReadingRoom room(*city.service, press);
  const auto taken = [&] {
    const auto file = room.file("heating.pdf");
    GB_CHECK(file && *file);
    Response response;
    (**file)(std::make_shared<Request>(),
             Answer([&](std::optional<Response> answer) { response = *std::move(answer); }));
    return response;
  };
  {
    const Turn one(*press, 0), another(*press, 0);
    const Response busy = taken();
    EXPECT_EQ(busy.status, 503);
    EXPECT_TRUE(busy.headers.has("Retry-After"));
  }
  EXPECT_EQ(taken().status, 200);
  const Turn one(*press, 0), another(*press, 0);
  EXPECT_EQ(taken().status, 200);
}

// What never changes is told while the deciding thread is busy.
TEST_F(LaterIssue, AFileWaitsForNoDecision) {
  publish(city);
  ASSERT_EQ(told("files/example.txt").status, 200);
  std::promise<void> busy, told_all;
  bool told_meanwhile = false;
  std::jthread asks([&] {
    static_cast<void>(city.service->engine.ask([&] {
      busy.set_value();
      told_meanwhile = told_all.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::ready;
    }));
  });
  busy.get_future().wait();
  for (const char* path : {"files/example.txt", "files/example.pdf", "files/2023-41.csv", "documents/example"}) {
    EXPECT_EQ(told(path).status, 200) << path;
  }
  told_all.set_value();
  asks.join();
  EXPECT_TRUE(told_meanwhile);
}

// Told at once; decisions obey it from the next day turn.
TEST_F(LaterIssue, WhatIsRecordedOfItsStatusIsTold) {
  publish(city);
  EXPECT_EQ(standing("status?target=example&date=2024-01-01"), "in_force");
  city.decide(the_editor, "gazette/record_status_event",
              {{"target", "example/2"}, {"kind", "repealed"}, {"date", "2023-12-01"}, {"source", "example/1"}});
  EXPECT_EQ(standing("status?target=example/2&date=2023-11-30"), "in_force");
  EXPECT_EQ(standing("status?target=example/2&date=2023-12-01"), "repealed");
  EXPECT_EQ(standing("anchors/example/2?date=2023-12-01"), "repealed");
  EXPECT_EQ(standing("status?target=example&date=2023-12-01"), "in_force");
  city.decide(
      the_editor, "gazette/record_status_event",
      {{"target", "京商秩字〔2023〕18号"}, {"kind", "expires"}, {"date", "2025-12-31"}, {"source", "example/1"}});
  EXPECT_EQ(standing("status?target=prepaid-card&date=2025-12-31"), "in_force");
  EXPECT_EQ(standing("anchors/prepaid-card/9?date=2026-01-01"), "expired");
  EXPECT_EQ(standing("status?target=prepaid-card/9i&date=2026-01-01"), "expired");
  // Example 26: which day 发布之日 is, as the editors have it read from a later day on.
  EXPECT_EQ(standing("status?target=childcare&date=2023-09-20"), "in_force");
  city.decide(the_editor, "set_parameter",
              {{"document", "gazette"},
               {"parameter", "effective_basis"},
               {"from", "2023-11-25"},
               {"value_text", "gazette_date"},
               {"reason", "tried"}});
  EXPECT_EQ(standing("status?target=childcare&date=2023-09-20"), "in_force") << "not before its day";
  city.clock.stamp = stamp_of(date_of(2023, 11, 25), 10 * 3600);
  ASSERT_TRUE(city.service->engine.turn_to(date_of(2023, 11, 25)));
  EXPECT_EQ(standing("status?target=childcare&date=2023-09-20"), "not_yet_effective");
  const Told found = told("search?date=2026-01-01&q=" + looked_for);
  EXPECT_EQ(found.body.at("anchors").at(0).at("status").as_string(), "expired");
}

// --- feeds -----------------------------------------------------------------------------------------------------------

// RFC 4287: what a feed and an entry must have, in it once; the ids of its entries, each once.
std::vector<std::string> read_feed(const Told& told, const std::string& self) {
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.headers.get("Content-Type"), "application/atom+xml");
  const auto document = formats::XmlDocument::parse(told.text, "feed.xml");
  if (!document) {
    ADD_FAILURE() << to_string(document.error());
    return {};
  }
  const formats::XmlElement feed = document->root();
  EXPECT_EQ(feed.name(), "feed");
  EXPECT_EQ(feed.name_space(), "http://www.w3.org/2005/Atom");
  const auto has_head = [](const formats::XmlElement& element) {
    for (const char* name : {"id", "title", "updated"}) EXPECT_EQ(element.children(name).size(), 1U) << name;
    EXPECT_EQ(element.child("updated").text().size(), std::string("2023-11-16T00:00:00+08:00").size());
    EXPECT_TRUE(element.child("id").text().starts_with("tag:gongbao.invalid,"));
  };
  has_head(feed);
  EXPECT_FALSE(feed.child("author").child("name").text().empty());
  std::string own, latest;
  for (const formats::XmlElement& each : feed.children("link")) {
    if (each.attribute("rel") == "self") own = each.attribute("href");
  }
  EXPECT_EQ(own, self);
  std::vector<std::string> ids;
  for (const formats::XmlElement& entry : feed.children("entry")) {
    has_head(entry);
    EXPECT_EQ(entry.child("link").attribute("rel"), "alternate");
    ids.push_back(entry.child("id").text());
    latest = std::max(latest, entry.child("updated").text());
  }
  if (!ids.empty()) EXPECT_EQ(feed.child("updated").text(), latest);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  return ids;
}

TEST_F(LaterIssue, IsSubscribedTo) {
  city.service->options.public_address = "https://gongbao.example.cn";
  const auto ids = [&](const std::string& path) {
    return read_feed(told(path), "https://gongbao.example.cn/v1/gazette/" + path);
  };
  const std::string of_status = "feed/status?target=childcare", of_search = "feed/search?q=" + looked_for;
  const auto issues = ids("feed/issues"), documents = ids("feed"), status = ids(of_status), search = ids(of_search);
  EXPECT_EQ(issues.size(), 1U);
  EXPECT_EQ(documents.size(), 9U);
  EXPECT_EQ(search.size(), 6U);
  publish(city);
  city.decide(the_editor, "gazette/record_status_event",
              {{"target", "childcare/5"}, {"kind", "repealed"}, {"date", "2024-12-01"}, {"source", "example/1"}});
  const auto with_new = [](std::vector<std::string> before, const std::vector<std::string>& after) {
    EXPECT_EQ(after.size(), before.size() + 1);
    for (const std::string& each : before) EXPECT_NE(std::ranges::find(after, each), after.end()) << each;
  };
  with_new(issues, ids("feed/issues"));
  with_new(documents, ids("feed"));
  with_new(status, ids(of_status));
  with_new(search, ids(of_search));
  EXPECT_EQ(told("feed/status?target=nothing").status, 404);
  EXPECT_EQ(told("feed/status").status, 400);
  EXPECT_EQ(told("feed/search?q=%E3%80%80").code(), "gazette.query_empty");
}

// --- lists that are behind -------------------------------------------------------------------------------------------

TEST(Decisions, AreAskedForAgainWhileTheListsAreMade) {
  TestCity city;
  const Told early = city.get("/v1/gazette/anchors/prepaid-card/9/decisions", {});
  EXPECT_EQ(early.status, 503) << early.text;
  EXPECT_TRUE(early.headers.has("Retry-After"));
  city.catch_up();
  EXPECT_EQ(city.get("/v1/gazette/anchors/prepaid-card/9/decisions", {}).status, 200);
}

}  // namespace
}  // namespace gongbao::server::testing
