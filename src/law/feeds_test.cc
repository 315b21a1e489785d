// Each feed says what it is, where it is, and of each of its entries when it was last changed, under ids that stay.
#include "law/feeds.h"

#include <gtest/gtest.h>

#include <set>

#include "law/test_later_issue.h"

namespace gongbao::law {
namespace {

const Gazette& both() {
  static const Gazette made = with_later_issue();
  return made;
}

TEST(Feeds, DocumentsAndIssuesComeNewestFirst) {
  const Feed documents = feed_of_documents(both(), "/v1/gazette/feed");
  ASSERT_EQ(documents.entries.size(), 10U);
  EXPECT_EQ(documents.entries[0].title, "示例办法的通知");
  EXPECT_EQ(documents.entries[0].path, "/gazette/2023/42/example");
  EXPECT_EQ(documents.entries[0].updated, date_of(2023, 11, 23));
  EXPECT_EQ(documents.entries[0].authors, std::vector<std::string>{"北京市教育委员会"});
  EXPECT_EQ(documents.entries[1].path, "/gazette/2023/41/school-traffic");
  const Feed issues = feed_of_issues(both(), "/v1/gazette/feed/issues");
  ASSERT_EQ(issues.entries.size(), 2U);
  EXPECT_EQ(issues.entries[0].path, "/gazette/2023/42");
  EXPECT_NE(issues.entries[1].title.find("2023 年第 41 期（总第 821 期）"), std::string::npos);
}

// What comes later changes no id of what was there.
TEST(Feeds, IdsStay) {
  const Gazette printed = Gazette::embedded().value();
  const Feed before = feed_of_documents(printed, "/v1/gazette/feed");
  const Feed after = feed_of_documents(both(), "/v1/gazette/feed");
  EXPECT_EQ(before.id, after.id);
  for (std::size_t i = 0; i < before.entries.size(); ++i) EXPECT_EQ(before.entries[i].id, after.entries[i + 1].id);
  std::set<std::string> ids;
  for (const FeedEntry& each : after.entries) ids.insert(each.id);
  EXPECT_EQ(ids.size(), after.entries.size());
  EXPECT_NE(atom(after, "https://a.example.cn").find("https://a.example.cn/gazette/2023/42"), std::string::npos);
  EXPECT_EQ(after.id.find("example.cn"), std::string::npos) << "an id is no address";
}

TEST(Feeds, AStatusHasWhatStandsAboveAndBelow) {
  const auto event = [](const char* target) {
    StatusEvent one;
    one.target = target;
    one.kind = StatusEvent::Kind::repealed;
    one.date = date_of(2025, 1, 1);
    one.source = "heating/6a";
    return one;
  };
  const std::vector<KnownEvent> events{{"1", event("childcare"), date_of(2024, 12, 1)},
                                       {"2", event("childcare/5.12"), date_of(2024, 12, 2)},
                                       {"3", event("childcare/51"), date_of(2024, 12, 3)},
                                       {"4", event("heating"), date_of(2024, 12, 4)}};
  const auto paths = [&](std::string_view target) {
    std::string told;
    for (const FeedEntry& each : feed_of_status(both(), target, events, "/").entries) told += each.path + " ";
    return told;
  };
  EXPECT_EQ(paths("childcare"), "/c/childcare/51 /c/childcare/5.12 /law/childcare /gazette/2023/41/childcare ");
  EXPECT_EQ(paths("childcare/5"), "/c/childcare/5.12 /law/childcare /gazette/2023/41/childcare ");
  EXPECT_EQ(paths("childcare/5.12"), "/c/childcare/5.12 /law/childcare /gazette/2023/41/childcare ");
  EXPECT_EQ(paths("京政农函〔2022〕73号"), "");
  const Feed feed = feed_of_status(both(), "childcare", events, "/");
  EXPECT_EQ(feed.entries[2].updated, date_of(2024, 12, 1)) << "when it became known, not when it takes effect";
  EXPECT_EQ(feed.entries[2].title, "childcare 废止 repealed 2025-01-01");
  EXPECT_NE(atom(feed, "").find("<updated>2024-12-03T00:00:00+08:00</updated><author>"), std::string::npos);
}

TEST(Feeds, ASearchTellsWhereTheWordsStand) {
  const GazetteSearch search(both());
  const Feed feed = feed_of_search(both(), "专用存管账户", search.find(*read_query("专用存管账户")), "/");
  ASSERT_EQ(feed.entries.size(), 7U);
  EXPECT_EQ(feed.entries[0].path, "/law/example/1") << "of the newest issue";
  EXPECT_EQ(feed.entries[1].path, "/law/prepaid-card/9");
  EXPECT_NE(feed.entries[1].summary.find("专用存管账户"), std::string::npos);
  EXPECT_EQ(feed.home, "/search?q=%E4%B8%93%E7%94%A8%E5%AD%98%E7%AE%A1%E8%B4%A6%E6%88%B7");
}

// More than a feed holds: what is left out is the oldest, wherever the search has it.
TEST(Feeds, ASearchThatFindsMuchTellsTheNewest) {
  FoundInGazette found;
  for (const DocumentText& text : both().documents()) {
    for (const Anchor& each : text.anchors) found.anchors.push_back({&each, Tier::whole, 1, {}});
  }
  ASSERT_GT(found.anchors.size(), 100U);
  ASSERT_TRUE(found.anchors.back().anchor->id.starts_with("example/")) << "the newest is found last";
  const Feed feed = feed_of_search(both(), "卡", found, "/");
  EXPECT_EQ(feed.entries.size(), 100U);
  EXPECT_TRUE(feed.entries[0].path.starts_with("/law/example/")) << feed.entries[0].path;
}

}  // namespace
}  // namespace gongbao::law
