// Citation tables (spec/10 examples 33 to 35) and the clause map (example 37).
#include "law/citations.h"

#include <gtest/gtest.h>

#include "law/clause_map.h"

namespace gongbao::law {
namespace {

struct Law {
  Gazette gazette = Gazette::embedded().value();
  Clauses clauses = Clauses::embedded(gazette).value();
  StatusBook status{gazette, &clauses};
};

const Law& law() {
  static const Law loaded;
  return loaded;
}

CitationSets::Resolved resolve(std::vector<CitationRow> rows, std::vector<std::string_view> commands,
                               std::vector<std::string_view> codes, std::string_view document = "prepaid-card") {
  return CitationSets::resolve({document, rows, std::move(commands), {}, std::move(codes)}, law().gazette,
                               law().clauses, law().status);
}

std::vector<std::string> codes_of(const std::vector<Problem>& problems) {
  std::vector<std::string> codes;
  for (const Problem& p : problems) codes.push_back(p.code);
  return codes;
}

using Codes = std::vector<std::string>;
constexpr std::string_view below_floor = "prepaid_card.release_below_floor";

TEST(Citations, ATableThatHolds) {
  const auto resolved =
      resolve({{"request_free_release", accepted, "9j 9k"},
               {"request_free_release", below_floor, "9i 9p"},
               {any_command, "ledger.forbidden", "4f"},
               {"file_complaint", accepted, "reg/25 2-15a"}},
              {"request_free_release", "file_complaint"}, {below_floor, "ledger.forbidden", "ledger.schema_invalid"});
  for (const Problem& p : resolved.problems) ADD_FAILURE() << to_string(p);
  EXPECT_EQ(resolved.sets.find("request_free_release", below_floor)->clauses,
            (std::vector<std::string>{"prepaid-card/9i", "prepaid-card/9p"}));
  EXPECT_EQ(resolved.sets.find("file_complaint", "ledger.forbidden")->clauses,
            std::vector<std::string>{"prepaid-card/4f"});
  EXPECT_EQ(resolved.sets.find("file_complaint", below_floor), nullptr);
  EXPECT_EQ(to_string(resolved.sets.find("file_complaint", accepted)->first_day), "2023-09-01");
}

TEST(Citations, WhatIsWrongStopsTheStart) {
  const auto wrong = [](std::string_view code, std::string_view clauses, std::vector<std::string_view> known) {
    return codes_of(
        resolve({{"redeem", accepted, "2e"}, {"redeem", code, clauses}}, {"redeem"}, std::move(known)).problems);
  };
  EXPECT_EQ(wrong("a.x", "reg/13", {"a.x"}), Codes{"gazette.external_without_gateway"});  // example 34
  EXPECT_EQ(wrong("a.x", "reg/13 2-15a", {"a.x"}), Codes{});
  EXPECT_EQ(wrong("a.x", "dk/civil-code-201", {"a.x"}), Codes{"gazette.external_without_gateway"});
  EXPECT_EQ(wrong("a.x", "dk/civil-code-201 8c", {"a.x"}), Codes{});
  EXPECT_EQ(wrong("a.x", "9i", {"a.x", "a.y"}), Codes{"gazette.citation_missing"});  // example 35
  EXPECT_EQ(wrong("a.x", "", {"a.x"}), Codes{"gazette.citation_missing"});
  EXPECT_EQ(wrong("a.x", "9z", {"a.x"}), Codes{"gazette.citation_unresolved"});
  EXPECT_EQ(wrong("a.x", "京商秩字〔2023〕18号/第十五条", {"a.x"}), Codes{"gazette.citation_ambiguous"});
  EXPECT_EQ(wrong("a.x", "9i", {}), Codes{"gazette.error_code_unknown"});
  EXPECT_EQ(codes_of(resolve({}, {"redeem"}, {}).problems), Codes{"gazette.citation_missing"});
  EXPECT_EQ(codes_of(resolve({{"redeem", accepted, "2e"}, {"redeem", accepted, "2e"}}, {"redeem"}, {}).problems),
            Codes{"gazette.citation_ambiguous"});
}

TEST(Citations, ASetKnowsItsDays) {  // example 33
  const auto resolved = resolve({{"apply_subsidy", accepted, "3a"}, {"renew", accepted, "5.1a"}},
                                {"apply_subsidy", "renew"}, {}, "heating");
  for (const Problem& p : resolved.problems) ADD_FAILURE() << to_string(p);
  const CitationSet& set = *resolved.sets.find("apply_subsidy", accepted);
  EXPECT_EQ(to_string(set.first_day), "2023-09-08");
  EXPECT_EQ(to_string(set.last_day), "2030-12-31");
  EXPECT_FALSE(not_in_force(set, parse_date("2030-12-31").value(), law().status));
  const auto after = not_in_force(set, parse_date("2031-01-02").value(), law().status);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->clause, "heating/3a");
  EXPECT_EQ(after->sources, std::vector<std::string>{"heating/6a"});
  EXPECT_EQ(not_in_force(set, parse_date("2023-09-07").value(), law().status)->status, LegalStatus::not_issued);
}

TEST(ClauseMap, StatesOfClauses) {
  const auto resolved = resolve({{"redeem", accepted, "9h 2-15a reg/19"}}, {"redeem"}, {});
  const Implementer implementers[] = {{"9q", ImplementerKind::timer, "cash"},
                                      {"13b", ImplementerKind::page, "admin"},
                                      {"reg/30", ImplementerKind::record, "record_penalty"}};
  const NoSoftware reasons[] = {{"10a", "a programme for people"}, {"9i", "not an excuse for a rule"}};
  const ClauseRegister registers[] = {{"prepaid-card", implementers, reasons, &resolved.sets}};
  const auto tests =
      clauses_named_in("a\nclauses: [prepaid-card/9h, prepaid-card/9q]\nx prepaid-card/9hh", "x.yaml", law().clauses);
  ASSERT_EQ(tests.size(), 2u);
  EXPECT_EQ(tests[1].test, "x.yaml:2");
  const auto rows = clause_map(law().clauses, registers, std::span(tests).first(1), "prepaid-card");
  ASSERT_TRUE(rows);
  const auto row = [&](std::string_view id) {
    return *std::ranges::find_if(*rows, [&](const ClauseReport& r) { return r.clause->id == id; });
  };
  EXPECT_EQ(rows->size(), 90u);
  EXPECT_EQ(row("prepaid-card/9h").state, ClauseState::running);
  EXPECT_EQ(row("prepaid-card/9h").implementers, std::vector<std::string>{"command redeem"});
  EXPECT_EQ(row("prepaid-card/9q").state, ClauseState::untested);
  EXPECT_EQ(row("prepaid-card/13b").state, ClauseState::recorded);
  EXPECT_EQ(row("prepaid-card/10a").state, ClauseState::explained);
  EXPECT_EQ(row("prepaid-card/9i").state, ClauseState::missing);
  EXPECT_EQ(row("reg/28").state, ClauseState::recorded);
  const auto open = open_clauses(*rows);
  EXPECT_NE(std::ranges::find(open, "prepaid-card/9q: no test names it"), open.end());
  EXPECT_EQ(std::ranges::find_if(open, [](const std::string& s) { return s.starts_with("prepaid-card/9h:"); }),
            open.end());

  const Implementer nowhere[] = {{"11a", ImplementerKind::timer, "cash"}};
  const ClauseRegister wrong[] = {{"prepaid-card", nowhere, {}, nullptr}};
  EXPECT_EQ(clause_map(law().clauses, wrong, {}).error().code, "gazette.citation_unresolved");
}

TEST(ClauseMap, RateIsRoundedDown) {  // example 37
  std::vector<Clause> clauses(40);
  std::vector<ClauseReport> rows;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    clauses[i].cls = i < 38 ? ClauseClass::rule : ClauseClass::organisation;
    rows.push_back({&clauses[i], i < 37 ? ClauseState::running : ClauseState::missing, {}, {}, {}});
  }
  EXPECT_EQ(count_clauses(rows).rate_bp, 9736);
  EXPECT_EQ(count_clauses({}).rate_bp, 10000);
}

}  // namespace
}  // namespace gongbao::law
