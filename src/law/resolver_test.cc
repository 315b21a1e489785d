// Citations and statuses: the worked examples 14 to 27 of spec/10, and that every clause row stands in the text.
#include "law/resolver.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "law/status.h"
#include "law/test_later_issue.h"

namespace gongbao::law {
namespace {

const Gazette& gazette() {
  static const Gazette loaded = Gazette::embedded().value();
  return loaded;
}

const Clauses& clauses() {
  static const Clauses loaded = Clauses::embedded(gazette()).value();
  return loaded;
}

std::string id_of(std::string_view citation) {
  const auto target = Resolver(gazette(), &clauses()).resolve(citation);
  return target ? target->id : target.error().code;
}

TEST(Resolver, WorkedExamples) {
  const std::tuple<const char*, const char*, const char*> examples[] = {
      {"14", "prepaid-card/9c", "prepaid-card/9c"},
      {"15", "prepaid-card/2-15a", "prepaid-card/2-15a"},
      {"16", "京商秩字〔2023〕18号第十五条", "gazette.citation_ambiguous"},
      {"17", "prepaid-card/~11", "prepaid-card/12"},
      {"17", "京商秩字〔2023〕18号第十一条", "prepaid-card/12"},
      {"18", "京商秩字[2023]18 号第九条第三款", "prepaid-card/9/p3"},
      {"19", "京卫家庭〔2023〕20号第五条第（十二）项", "childcare/5.12"},
      {"20", "京教勤〔2023〕23号二（三）", "school-traffic/2.3"},
      {"21", "childcare/24", "gazette.citation_unresolved"},
      {"22", "used-car/1", "used-vehicle/1"},
      {"title", "北京市托育机构预付式消费资金管理办法第十条", "childcare/10"},
      {"title", "《北京市单用途商业预付卡备案及预收资金管理实施办法》第八条第（三）项", "prepaid-card/8.3"},
      {"task", "北京市律师行业发展三年行动计划（2023—2025年）第12项", "legal-profession/12"},
      {"measure", "京商运指字〔2023〕7号第十二项", "beauty-health/12"},
      {"item below", "京教计〔2023〕44号三（二）2.", "exam/3.2.2"},
      {"no document", "第十八条", "childcare/18"},
      {"no document", "第十二条第二款", "gazette.citation_ambiguous"},
      {"paragraph that is not there", "京商秩字〔2023〕18号第九条第六款", "gazette.citation_unresolved"},
      {"paragraph", "prepaid-card/9/p5", "prepaid-card/9/p5"},
      {"paragraph", "prepaid-card/9/p6", "gazette.citation_unresolved"},
      {"letter", "prepaid-card/9z", "gazette.citation_unresolved"},
      {"letter without a table", "childcare/22a", "childcare/22a"},
      {"annex", "prepaid-card/annex-a", "prepaid-card/annex-a"},
      {"dash", "prepaid-card/addressees-a", "prepaid-card/addressees-a"},
      {"dash where a letter belongs", "prepaid-card/9-c", "gazette.citation_unresolved"},
      {"issue", "gazette/query.4a", "gazette/query.4a"},
      {"external", "reg/16", "reg/16"},
      {"external", "dk/civil-code-201", "dk/civil-code-201"},
      {"external", "reg/", "gazette.citation_unresolved"},
      {"nothing", "", "gazette.citation_unresolved"},
      {"nothing", "prepaid-card", "gazette.citation_unresolved"},
  };
  for (const auto& [number, citation, expected] : examples)
    EXPECT_EQ(id_of(citation), expected) << number << " " << citation;
}

TEST(Resolver, NotesAndPages) {
  const Resolver resolver(gazette(), &clauses());
  const Target article = resolver.resolve("prepaid-card/9c").value();
  EXPECT_EQ(article.anchor->id, "prepaid-card/9");
  EXPECT_EQ(article.page, 60);
  EXPECT_EQ(article.note, "");
  EXPECT_EQ(resolver.resolve("prepaid-card/~11")->note, "printed as 第十二条");
  EXPECT_EQ(resolver.resolve("京商秩字〔2023〕18号第十一条")->note, "printed as 第十二条");
  EXPECT_EQ(resolver.resolve("prepaid-card/12")->note, "evidently 第十一条");
  EXPECT_EQ(resolver.resolve("prepaid-card/2-15a")->anchor->lines.first, 873);
  EXPECT_EQ(resolver.resolve("prepaid-card/annex-a")->anchor->id, "prepaid-card/att.1");
  EXPECT_EQ(resolver.resolve("京商秩字〔2023〕18号第十五条").error().message,
            "it may mean prepaid-card/15, prepaid-card/2-15");
}

TEST(Resolver, EveryAnchorAndParagraphResolvesToItself) {
  for (const DocumentText& document : gazette().documents()) {
    for (const Anchor& anchor : document.anchors) {
      EXPECT_EQ(id_of(anchor.id), anchor.id);
      for (const Paragraph& p : anchor.paragraphs) EXPECT_EQ(id_of(p.id), p.id);
    }
  }
}

RC_GTEST_PROP(Resolver, AnyTextGetsAnAnswer, (const std::string& any)) {
  const auto target = Resolver(gazette(), &clauses()).resolve(any);
  RC_ASSERT(target || target.error().code.starts_with("gazette.citation_"));
}

TEST(Clauses, AllRowsOfPart3StandInTheText) {
  const auto rows_of = [](std::string_view document) {
    return std::ranges::count(clauses().all(), document, &Clause::document);
  };
  EXPECT_EQ(rows_of("prepaid-card"), 90);
  EXPECT_EQ(rows_of("childcare"), 100);
  EXPECT_EQ(rows_of("heating"), 72);
  EXPECT_EQ(rows_of("used-vehicle"), 35);
  EXPECT_EQ(rows_of("exam"), 51);
  EXPECT_EQ(rows_of("eldercare"), 36);
  EXPECT_EQ(rows_of("beauty-health"), 91);
  EXPECT_EQ(rows_of("school-traffic"), 72);
  EXPECT_EQ(rows_of("legal-profession"), 88);
  std::size_t external = 0;
  for (const Clause& clause : clauses().all()) {
    external += is_external(clause.id) ? 1 : 0;
    EXPECT_FALSE(clause.norm.empty()) << clause.id;
    if (is_external(clause.id)) continue;
    EXPECT_FALSE(clause.anchor.empty()) << clause.id;
    EXPECT_EQ(id_of(clause.id), clause.id);
  }
  EXPECT_EQ(external, 18u);
  EXPECT_EQ(clauses().find("prepaid-card/9i")->anchor, "prepaid-card/9");
  EXPECT_EQ(clauses().find("prepaid-card/9i")->refuses, std::vector<std::string>{"prepaid_card.release_below_floor"});
  EXPECT_EQ(clauses().find("prepaid-card/9q")->flags, std::vector<std::string>{"prepaid_card.cash_deposit_late"});
  EXPECT_EQ(clauses().find("heating/annex.2.1.5")->anchor, "heating/annex.2.1.5");
  EXPECT_EQ(clauses().find("heating/annex.1a")->anchor, "heating/annex.1");
  EXPECT_EQ(clauses().find("reg/30")->id, "reg/28");
  EXPECT_EQ(clauses().find("reg/33"), nullptr);
  EXPECT_EQ(clauses().find("prepaid-card/2-15a")->opens, "reg/");
  EXPECT_EQ(clauses().find("childcare/22a")->opens, "reg/");
  EXPECT_EQ(clauses().find("childcare/2-14c")->anchor, "childcare/2-14");
  EXPECT_EQ(clauses().find("childcare/14c")->anchor, "childcare/14");
}

TEST(Clauses, WrongRowsAreRefused) {
  const auto add = [](std::string id, std::string quote) {
    Clause clause;
    clause.id = std::move(id);
    clause.quote = std::move(quote);
    Clauses table;
    const auto added = table.add("prepaid-card", {clause}, gazette());
    return added ? std::string() : added.error().code;
  };
  EXPECT_EQ(add("prepaid-card/9i", "不低于上一季度末预收资金余额的40%"), "");
  EXPECT_EQ(add("prepaid-card/9i", "不低于上一季度末预收资金余额的 50%"), "gazette.quote_absent");
  EXPECT_EQ(add("prepaid-card/9i", ""), "gazette.quote_absent");
  EXPECT_EQ(add("prepaid-card/11a", "备案"), "gazette.citation_unresolved");
  EXPECT_EQ(read_clauses("[[clause]]\nid = \"prepaid-card/9i\"\nclass = \"Q\"\nnorm = \"x\"\n", "c").error().code,
            "gazette.class_unknown");
}

struct StatusExample {
  const char* number;
  const char* target;
  const char* day;
  LegalStatus status;
  bool by_gazette = false;
};

TEST(Status, WorkedExamples) {
  const StatusBook book(gazette(), &clauses());
  using enum LegalStatus;
  const StatusExample examples[] = {
      {"23", "heating", "2023-09-07", not_issued},
      {"23", "heating", "2023-09-08", in_force},
      {"23", "heating", "2030-12-31", in_force},
      {"23", "heating", "2031-01-01", expired},
      {"23 anchor", "clean-heating/3", "2031-01-01", expired},
      {"24", "京政农函〔2022〕73号", "2023-09-07", in_force},
      {"24", "京政农函[2022]73 号", "2023-09-08", partially_repealed},
      {"25", "used-vehicle/1", "2023-08-31", not_yet_effective},
      {"25", "used-vehicle/2", "2023-08-31", in_force},
      {"25", "used-vehicle/1", "2023-09-01", in_force},
      {"26", "prepaid-card", "2023-11-15", not_yet_effective, true},
      {"26", "prepaid-card", "2023-11-16", in_force, true},
      {"26", "prepaid-card", "2023-11-15", in_force},
      {"26", "prepaid-card/9i", "2023-11-15", not_yet_effective, true},
      {"26 silent", "beauty-health", "2023-11-15", not_yet_effective, true},
      {"27", "legal-profession", "2026-01-01", in_force},
      {"number", "京商秩字〔2023〕18 号", "2023-08-31", not_issued},
  };
  for (const StatusExample& e : examples) {
    const auto answer = book.on(e.target, parse_date(e.day).value(), {e.by_gazette, false});
    ASSERT_TRUE(answer) << e.number;
    EXPECT_EQ(enum_name(answer->status), enum_name(e.status)) << e.number << " " << e.target << " " << e.day;
  }
  EXPECT_EQ(book.on("legal-profession", parse_date("2026-01-01").value())->note, "plan period ended 2025-12-31");
  EXPECT_EQ(book.on("京政农函〔2022〕73号", parse_date("2023-09-08").value())->scope, "市级财政支持政策");
  EXPECT_EQ(book.on("heating", parse_date("2031-01-01").value())->sources, std::vector<std::string>{"heating/6a"});
  EXPECT_EQ(book.on("heating", parse_date("2030-01-02").value(), {false, true})->status, expired);
  EXPECT_EQ(book.on("childcare/24", parse_date("2024-01-01").value()).error().code, "gazette.citation_unresolved");
}

TEST(Status, PartialRepealHitsTheClausesItNames) {
  StatusBook book(gazette(), &clauses());
  StatusEvent event;
  event.target = "prepaid-card";
  event.kind = StatusEvent::Kind::partially_repealed;
  event.date = parse_date("2025-01-01").value();
  event.source = "dk/later-notice";
  event.scope = "存管比例";
  event.scope_clauses = {"prepaid-card/9i"};
  book.add(event);
  const auto status = [&](const char* target, Date day) { return book.on(target, day)->status; };
  EXPECT_EQ(status("prepaid-card", event.date), LegalStatus::partially_repealed);
  EXPECT_EQ(status("prepaid-card/9", event.date), LegalStatus::partially_repealed);
  EXPECT_EQ(status("prepaid-card/9i", event.date), LegalStatus::repealed);
  EXPECT_EQ(status("prepaid-card/9j", event.date), LegalStatus::in_force);
  EXPECT_EQ(status("prepaid-card/9i", event.date - Days{1}), LegalStatus::in_force);
}

// What was recorded is found under the name of the place, whatever name it was recorded with.
TEST(Status, AnEventIsOfThePlaceThatIsMeant) {
  const Date from = parse_date("2025-01-01").value();
  const std::pair<const char*, const char*> named[] = {{"used-car/1", "used-vehicle/1"},
                                                       {"京政农发〔2023〕49号", "heating"},
                                                       {"京卫家庭〔2023〕20号第五条第（十二）项", "childcare/5.12"},
                                                       {"prepaid-card/9i", "prepaid-card/9i"}};
  StatusEvent event;
  event.kind = StatusEvent::Kind::repealed;
  event.date = from;
  event.source = "heating/6a";
  for (const auto& [written, meant] : named) {
    StatusBook book(gazette(), &clauses());
    event.target = written;
    book.add(event);
    EXPECT_EQ(book.on(meant, from - Days{1})->status, LegalStatus::in_force) << written;
    EXPECT_EQ(book.on(meant, from)->status, LegalStatus::repealed) << written;
    const std::string place = meant == std::string_view("heating") ? "heating/1" : meant;
    EXPECT_EQ(book.days_in_force(place)->last, from - Days{1}) << written;
  }
  StatusBook book(gazette(), &clauses());
  book.add(event);
  EXPECT_EQ(book.on("prepaid-card/9", from)->status, LegalStatus::in_force) << "a clause of it alone";
}

TEST(LaterIssue, IsCitedAndHasItsStatus) {
  const Gazette both = with_later_issue();
  const Resolver resolver(both, &clauses());
  EXPECT_EQ(resolver.resolve("example/2")->anchor->id, "example/2");
  EXPECT_EQ(resolver.resolve("京教示[2023] 1 号第二条")->anchor->id, "example/2");
  EXPECT_EQ(resolver.resolve("示例办法第一条")->page, 3);
  EXPECT_EQ(resolver.resolve("京商秩字[2023]18 号第九条第三款")->id, "prepaid-card/9/p3")
      << "the earlier one as before";
  EXPECT_EQ(both.issue_of("example")->number, 42);
  EXPECT_EQ(both.issue_of("used-car")->number, 41);
  const StatusBook book(both, &clauses());
  EXPECT_EQ(book.on("example/1", date_of(2023, 11, 19))->status, LegalStatus::not_issued);
  EXPECT_EQ(book.on("京教示〔2023〕1号", date_of(2023, 11, 20))->status, LegalStatus::in_force);
}

TEST(Status, EveryPrintedEventQuotesItsSource) {
  for (const StatusEvent& event : gazette().info().status_events) {
    const Anchor* anchor = anchor_of_clause(gazette(), event.source);
    ASSERT_NE(anchor, nullptr) << event.source;
    EXPECT_NE(text_with_children(gazette(), *anchor).find(event.quote.substr(0, 12)), std::string::npos)
        << event.source;
  }
}

}  // namespace
}  // namespace gongbao::law
