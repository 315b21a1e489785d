// Search by spec/10 A3: its worked examples, the queries of ../shared/data, and any query against a plain reading of
// every unit.
#include "law/search.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "law/fold.h"
#include "law/test_later_issue.h"

namespace gongbao::law {
namespace {

const Gazette& printed_issue() {
  static const Gazette loaded = Gazette::embedded().value();
  return loaded;
}
const GazetteSearch& search() {
  static const GazetteSearch made(printed_issue());
  return made;
}

FoundInGazette found_for(std::string_view typed) {
  const auto query = read_query(typed);
  return query ? search().find(*query) : FoundInGazette{};
}

// "document" or "anchor weight", in their order.
std::string told(const FoundInGazette& found) {
  std::string text;
  for (const DocumentInfo* each : found.documents) text += each->short_id + "; ";
  for (const FoundAnchor& each : found.anchors) text += each.anchor->id + " " + std::to_string(each.weight) + "; ";
  return text;
}

TEST(Search, WorkedExamples) {
  const std::tuple<const char*, const char*, const char*> examples[] = {
      {"3", "专用存管账户",
       "prepaid-card/9 4; childcare/10 3; prepaid-card/8.3 1; prepaid-card/13 1; childcare/7.3 1; childcare/20 1; "},
      {"5", "存管银行 消费者", "prepaid-card/9 14; childcare/18 4; childcare/21 2; "},
      {"6", "10 年", "heating/3 2; heating/annex.1 1; "},
      {"7", "四支队伍", "school-traffic/2.6 3; school-traffic/1.1 1; "},
      {"7", "“四支队伍”", "school-traffic/2.6 3; school-traffic/1.1 1; "},
      {"11", "京教勤[2023]23号", "school-traffic; "},
      {"11", "京教勤2023 23号", "school-traffic; "},
      {"12", "京司发〔2023〕33 号", "legal-profession; "},
      {"English number", "jingjiaoqin [2023] No.23", "school-traffic; "},
      {"English number", "Jingshangzhizi〔2023〕No. 18", "prepaid-card; "},
      {"English title", "second-hand VEHICLES", "used-vehicle; "},
      {"38", "谁开票谁负责", "used-vehicle/3 1; "},
      {"38", "一次性超过 20,000 元", "childcare/6 1; "},
      {"38", "由治标向治本转变", "school-traffic/1.1 1; "},
      {"39", "外语听力和口语考试40分", "exam/3.2.1 62; exam/3.3.1 60; "},
      {"40", "退费办法怎么规定", "childcare/9 21; "},
      {"40", "律师应当缴纳多少税", ""},
  };
  for (const auto& [number, typed, expected] : examples) EXPECT_EQ(told(found_for(typed)), expected) << number;
  EXPECT_EQ(search().units(), 317U);
}

TEST(Search, WidthsBlanksAndSignsDoNotMatter) {
  EXPECT_EQ(told(found_for("5 个工作日")), told(found_for("5个工作日")));  // 4
  EXPECT_EQ(told(found_for("５\u3000个工作日")), told(found_for("5个工作日")));
  std::set<std::string> anchors;
  for (const FoundAnchor& each : found_for("5个工作日").anchors) anchors.insert(each.anchor->id);
  EXPECT_EQ(anchors, (std::set<std::string>{"prepaid-card/9", "childcare/6", "childcare/2-14"}));
  EXPECT_EQ(told(found_for("-12℃")), told(found_for("-12°C")));  // 9
  EXPECT_EQ(found_for("-12℃").anchors.size(), 2U);
  EXPECT_EQ(found_for("责任单位").anchors.size(), 19U);  // 13
}

TEST(Search, EveryTermIsASecondTier) {  // 8
  const FoundInGazette found = found_for("补贴 40%");
  ASSERT_EQ(found.anchors.size(), 1U);
  EXPECT_EQ(found.anchors[0].anchor->id, "heating/3");
  EXPECT_EQ(found.anchors[0].tier, Tier::every_term);
}

// A later issue comes after the printed one; what is found there is found as before.
TEST(Search, ReachesLaterIssues) {
  const Gazette both = with_later_issue();
  const GazetteSearch wider(both);
  const auto found = [&](std::string_view typed) { return told(wider.find(*read_query(typed))); };
  EXPECT_EQ(found("公布名单"), "example/2 1; ");
  EXPECT_EQ(found("Jingjiaoshi [2023] No. 1"), "example; ") << "as its editors wrote it";
  EXPECT_EQ(found("关于印发示例办法"), "example; ") << "as the contents have it";
  EXPECT_EQ(found("专用存管账户"),
            "prepaid-card/9 4; childcare/10 3; prepaid-card/8.3 1; prepaid-card/13 1; childcare/7.3 1; childcare/20 1; "
            "example/1 1; ");
  EXPECT_EQ(found("由治标向治本转变"), "school-traffic/1.1 1; ");
  EXPECT_EQ(found("责任单位").substr(0, 200), told(found_for("责任单位")).substr(0, 200));
}

TEST(Search, WhatIsNoQueryIsSaid) {  // 10
  for (const char* nothing : {"", "\u3000\u3000", "（）、。", "\xff"}) {
    const auto query = read_query(nothing);
    ASSERT_FALSE(query) << nothing;
    EXPECT_EQ(query.error().code, "gazette.query_empty");
    EXPECT_EQ(query.error().field, "q");
  }
  std::string longest;
  for (std::size_t i = 0; i < longest_query; ++i) longest += "卡";
  EXPECT_TRUE(read_query(longest));
  EXPECT_EQ(read_query(longest + "卡").error().code, "gazette.query_too_long");
}

TEST(Search, MarksWhatWasFoundInThePrintedWords) {
  const FoundAnchor hit = found_for("一次性超过 20,000 元").anchors.at(0);
  std::string marked, all;
  for (const Piece& each : hit.snippet.pieces) {
    all += each.text;
    if (each.marked) marked += each.text;
  }
  EXPECT_EQ(fold(marked), "一次性超过20000元");
  EXPECT_NE(own_text(*hit.anchor).find(all), std::string::npos) << "the printed words, not the folded ones";
  EXPECT_FALSE(hit.snippet.cut_front) << "it stands at the beginning";
  EXPECT_TRUE(hit.snippet.cut_back);
  const std::vector<std::string> words = {"5个", "个工作日"};
  EXPECT_EQ(marked_text("在15 个、5 个工作日内", words),
            (std::vector<Piece>{{"在15 个、", false}, {"5 个工作日", true}, {"内", false}}));
}

// ../shared/data/search-queries.csv: id,query,doc_no,doc_title,article,evidence,pitfall; blanks in a field in quotes.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

TEST(Search, FindsTheSharedQueriesAmongTheFirstThree) {
  std::ifstream in(GONGBAO_SOURCE_DIR "/../shared/data/search-queries.csv");
  if (!in) GTEST_SKIP() << "missing ../shared/data/search-queries.csv";
  std::string line;
  std::getline(in, line);
  std::size_t asked = 0;
  while (std::getline(in, line)) {
    const std::vector<std::string> row = fields_of(line);
    ASSERT_EQ(row.size(), 7U) << line;
    ++asked;
    const FoundInGazette found = found_for(row[1]);
    std::vector<std::string> top;
    for (const DocumentInfo* each : found.documents) top.push_back(fold(each->doc_number));
    for (const FoundAnchor& each : found.anchors) top.push_back(fold(own_text(*each.anchor)));
    top.resize(std::min<std::size_t>(top.size(), 3));
    const std::string evidence = fold(row[5]);
    EXPECT_TRUE(std::ranges::any_of(top, [&](const std::string& text) { return text.contains(evidence); }))
        << row[0] << " " << row[1] << ": " << told(found);
  }
  EXPECT_EQ(asked, 15U);
}

// The rule read without an index: every unit is looked at.
std::vector<UnitHit> plainly(const std::vector<std::string>& texts, const SearchQuery& query) {
  std::vector<UnitHit> whole, terms, words;
  for (std::uint32_t unit = 0; unit < texts.size(); ++unit) {
    if (const std::size_t n = count_in(texts[unit], query.whole); n > 0) {
      whole.push_back({unit, Tier::whole, n});
      continue;
    }
    std::uint64_t sum = 0;
    bool all = true;
    for (const std::string& term : query.terms) {
      const std::size_t n = count_in(texts[unit], term);
      all = all && n > 0;
      sum += n;
    }
    if (all) terms.push_back({unit, Tier::every_term, sum});
  }
  const auto heavier = [](const UnitHit& a, const UnitHit& b) { return a.weight > b.weight; };
  for (auto* each : {&whole, &terms}) std::ranges::stable_sort(*each, heavier);
  whole.insert(whole.end(), terms.begin(), terms.end());
  const std::vector<std::string> tokens = words_of(query);
  if (!whole.empty() || tokens.size() < 3) return whole;
  std::vector<std::uint64_t> weights(tokens.size());
  std::uint64_t sum = 0;
  std::size_t known = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto df = static_cast<std::size_t>(
        std::ranges::count_if(texts, [&](const std::string& text) { return count_in(text, tokens[i]) > 0; }));
    for (std::size_t rest = df == 0 ? 0 : texts.size() / df; rest > 0; rest /= 2) ++weights[i];
    known += df > 0 ? 1 : 0;
    sum += weights[i];
  }
  if (known * 2 < tokens.size()) return {};
  for (std::uint32_t unit = 0; unit < texts.size(); ++unit) {
    std::uint64_t weight = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) weight += count_in(texts[unit], tokens[i]) > 0 ? weights[i] : 0;
    if (weight > 0 && weight * 2 >= sum) words.push_back({unit, Tier::many_words, weight});
  }
  std::ranges::stable_sort(words, heavier);
  return words;
}

// Few signs, so that they meet often, and those at which numbers are cut.
RC_GTEST_PROP(Search, TheIndexFindsWhatAPlainReadingFinds, ()) {
  const auto sign = rc::gen::elementOf(std::vector<std::string>{"卡", "金", "一", "5", "1", ".", "%", ",", "a", "。"});
  const auto text = rc::gen::map(rc::gen::container<std::vector<std::string>>(sign), [](const auto& signs) {
    std::string all;
    for (const std::string& each : signs) all += each;
    return fold(all);
  });
  const auto texts = *rc::gen::container<std::vector<std::string>>(text);
  const auto typed = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
      std::vector<std::string>{"卡", "金", "一", "5", "1", ".", "%", "a", " ", "卡金", "金一", "15"}));
  std::string query_text;
  for (const std::string& each : typed) query_text += each;
  const auto query = read_query(query_text);
  RC_PRE(query.has_value());
  RC_ASSERT(TextIndex(texts).find(*query) == plainly(texts, *query));
}

}  // namespace
}  // namespace gongbao::law
