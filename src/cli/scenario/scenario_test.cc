// The runner itself: what is wrong with a file is told with its place, what does not hold is told with both values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/scenario/report.h"

namespace gongbao::cli::scenario {
namespace {

using testing::HasSubstr;

// Opened once: what a scenario is judged by does not change between two of them.
const policies::LawBooks& law() {
  static const std::unique_ptr<policies::LawBooks> opened = policies::LawBooks::open().value();
  return *opened;
}

std::string tell(std::string_view text) { return told(play_text("f.yaml", text, law())); }

struct Case {
  const char* text;
  const char* place;  // f.yaml:LINE:COLUMN
  const char* message;
};

constexpr const char* head = "scenario: t\ngiven: {operator: {cards: {a: 100.00}}}\nsteps:\n";  // lines 1 to 3

TEST(ScenarioFile, WhatIsWrongIsToldWithLineAndColumn) {
  const Case cases[] = {
      {"", "f.yaml:1:1", "has no scenario"},
      {"scenario: [", "f.yaml:", "not YAML"},
      {"steps: []", "f.yaml:1:1", "needs a title"},
      {"scenario: t\nsteps: []", "f.yaml:2:1", "list of steps"},
      {"scenario: t\nstep: []", "f.yaml:2:1", "did you mean steps?"},
      {"scenario: t\nsteps:\n  - check: {}\n", "f.yaml:3:5", "the first step needs a day"},
      {"scenario: t\nsteps:\n  - on: 2023-13-09\n    check: {}\n", "f.yaml:3:5", "must be a day"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, check: {}}\n  - {on: 2023-10-08, check: {}}\n", "f.yaml:4:5",
       "lies before 2023-10-09"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, check: {}}\n  - {on: 2043-10-08, check: {}}\n", "f.yaml:4:5",
       "12 years"},
      {"scenario: t\ngiven: {operater: {}}\nsteps:\n  - {on: 2023-10-09, check: {}}\n", "f.yaml:2:9",
       "did you mean operator?"},
      {"scenario: t\ngiven: {operator: {card: {}}}\nsteps:\n  - {on: 2023-10-09, check: {}}\n", "f.yaml:2:20",
       "did you mean cards?"},
      {"scenario: t\ngiven: {operator: {cards: {a: 1,000.00}}}\nsteps:\n  - {on: 2023-10-09, check: {}}\n",
       "f.yaml:2:", "such as 1000.01"},
      {"scenario: t\nparameters: {flor_mode: x}\nsteps:\n  - {on: 2023-10-09, check: {}}\n", "f.yaml:2:14",
       "did you mean floor_mode?"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, redeem: {}, check: {}}\n", "f.yaml:3:34", "a step does one thing"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09}\n", "f.yaml:3:5", "a step needs a command"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, redem: {}}\n", "f.yaml:3:22", "did you mean redeem?"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, redeem: {card: a, amount: 1}}\n", "f.yaml:3:22",
       "no operator is registered"},
      {"scenario: t\nsystem: childcar\nsteps:\n  - {on: 2023-10-09, check: {}}\n", "f.yaml:2:1",
       "must be prepaid-card, childcare, heating, used-vehicle, exam, eldercare, school-traffic, legal-profession, "
       "beauty-health, gazette"},
      {"scenario: t\nsystem: childcare\ngiven: {operator: {}}\nsteps:\n  - {on: 2023-10-09, check: {}}\n", "f.yaml:3:9",
       "known: on, institution, institutions"},
      {"scenario: t\nsystem: childcare\ngiven: {institution: {lot: {}}}\nsteps:\n  - {on: 2023-10-09, check: {}}\n",
       "f.yaml:3:23", "did you mean lots?"},
      {"scenario: t\nsystem: childcare\nsteps:\n  - {on: 2023-10-09, register_bill: {}}\n", "f.yaml:4:22",
       "no institution is registered"},
      {"scenario: t\nsystem: childcare\ngiven: {institution: {}}\nsteps:\n  - {on: 2023-10-09, issue_product: {}}\n",
       "f.yaml:5:22", "there is no command issue_product"},
      {"scenario: t\nsteps:\n  - {on: 2023-10-09, register_bill: {}}\n", "f.yaml:3:22",
       "there is no command register_bill"},
  };
  for (const Case& each : cases) {
    const std::string said = tell(each.text);
    EXPECT_THAT(said, HasSubstr("FAILED  f.yaml")) << each.text;
    EXPECT_THAT(said, HasSubstr(each.place)) << each.text;
    EXPECT_THAT(said, HasSubstr(each.message)) << each.text;
  }
}

TEST(ScenarioStep, WhatIsWrongInAStepIsToldWithLineAndColumn) {
  const Case cases[] = {
      {"  - {on: 2023-10-09, redeem: {card: a}}\n", "f.yaml:4:22", "redeem needs amount"},
      {"  - {on: 2023-10-09, redeem: {card: a, amont: 1.00}}\n", "f.yaml:4:40", "did you mean amount?"},
      {"  - {on: 2023-10-09, redeem: {card: a, amount: 1.001}}\n", "f.yaml:4:40", "an amount in yuan"},
      {"  - {on: 2023-10-09, execute_payout: {order: o1}}\n", "f.yaml:4:39", "nothing was named o1"},
      {"  - {on: 2023-10-09, check: {cards: {zz: 0.00}}}\n", "f.yaml:4:38", "no card was named zz"},
      {"  - {on: 2023-10-09, request_free_release: {amount: 1.00}}\n", "f.yaml:4:22", "needs purpose"},
      {"  - {on: 2023-10-09, request_free_release: {amount: 1.00, porpose: goods}}\n", "f.yaml:4:59",
       "did you mean purpose?"},
      {"  - {on: 2023-10-09, release_free: {amount: 1.00, purpose: godos}}\n", "f.yaml:4:51", "did you mean goods?"},
      {"  - {on: 2023-10-09, by: banker, redeem: {card: a, amount: 1.00}}\n", "f.yaml:4:22", "there is no role banker"},
      {"  - {on: 2023-10-09, at: noon, redeem: {card: a, amount: 1.00}}\n", "f.yaml:4:22", "a time of day"},
      {"  - {on: 2023-10-09, redeem: {card: a, amount: 1.00}, expect: acepted}\n", "f.yaml:4:55", "expect is accepted"},
      {"  - {on: 2023-10-09, redeem: {card: a, amount: 1.00}, expect: refused wrong_stat}\n", "f.yaml:4:55",
       "did you mean wrong_state?"},
      {"  - {on: 2023-10-09, redeem: {card: a, amount: 1.00}, expect: {C: much}}\n", "f.yaml:4:64", "amount in yuan"},
      {"  - {on: 2023-10-09, check: {c: 1.00}}\n", "f.yaml:4:30", "nothing to expect under c"},
      {"  - {on: 2023-10-09, id: r, redeem: {card: a, amount: 1.00}}\n  - {id: r, redeem: {card: a, amount: 1.00}}\n",
       "f.yaml:5:6", "another step is named r"},
      {"  - on: 2023-10-09\n    batch: {records: [{check: {}}]}\n", "f.yaml:5:24", "a batch has instructions only"},
      {"  - on: 2023-10-09\n    batch: {records: [{redeem: {card: a, amount: 1.00}, expect: {C: 1.00}}]}\n",
       "f.yaml:5:66", "after the whole batch only"},
  };
  for (const Case& each : cases) {
    const std::string said = tell(std::string(head) + each.text);
    EXPECT_THAT(said, HasSubstr("FAILED  f.yaml")) << each.text;
    EXPECT_THAT(said, HasSubstr(each.place)) << each.text;
    EXPECT_THAT(said, HasSubstr(each.message)) << each.text;
  }
}

struct Wish {
  const char* step;
  const char* said;  // "" = as expected
};

TEST(Expectation, WhatDoesNotHoldIsToldWithBothValues) {
  const Wish cases[] = {
      {"redeem: {card: a, amount: 30.00}", ""},
      {"redeem: {card: a, amount: 100.01}", "outcome: expected accepted, got refused prepaid_card.card_balance_"},
      {"redeem: {card: a, amount: 100.01}, expect: refused card_balance_insufficient", ""},
      {"redeem: {card: a, amount: 100.01}, expect: {refused: ledger.wrong_state}",
       "outcome: expected refused ledger.wrong_state, got refused prepaid_card.card_balance_insufficient"},
      {"redeem: {card: a, amount: 30.00}, expect: {B: 70.00, U: 30, R: 40.00, C: 100.00, free: 60.00}", ""},
      {"redeem: {card: a, amount: 30.00}, expect: {B: 70.01}", "B: expected 70.01, got 70.00"},
      {"redeem: {card: a, amount: 30.00}, expect: {cards: {a: 70.00}}", ""},
      {"redeem: {card: a, amount: 30.00}, expect: {cards: {a: {state: frozen}}}", "expected frozen, got active"},
      {"redeem: {card: a, amount: 30.00}, expect: {flags: [payout_late]}",
       "flags: expected [prepaid_card.payout_late], got []"},
      {"redeem: {card: a, amount: 30.00}, expect: {posts: {2001: 30.00, 2002: -30.00}}", ""},
      {"redeem: {card: a, amount: 30.00}, expect: {posts: {2001: 30.00}}", "posts to 2002: expected 0.00, got -30.00"},
      {"release_free: {amount: 60.01, purpose: goods}, expect: {refused: release_below_floor, releasable: 60.00}", ""},
      {"release_free: {amount: 60.01, purpose: goods}, expect: {refused: release_below_floor, releasabel: 60.00}",
       "did you mean releasable?"},
      {"release_free: {amount: 60.01, purpose: goods}, expect: {refused: release_below_floor, releasable_fen: 6000}",
       ""},
      {"check: {C: 100.00, R: 40.00, P: 100.00, T: 0, E: 0, S: 0, F: 0, B_q: 0, shortfall: 0}", ""},
      {"check: {grade: A, points: 0, filing_state: active, filing_duty_since: none, open_events: []}", ""},
  };
  for (const Wish& each : cases) {
    const std::string said = tell(std::string(head) + "  - {on: 2023-10-09, " + each.step + "}\n");
    if (*each.said == '\0') {
      EXPECT_THAT(said, HasSubstr("ok      f.yaml")) << each.step << "\n" << said;
    } else {
      EXPECT_THAT(said, HasSubstr("FAILED  f.yaml")) << each.step;
      EXPECT_THAT(said, HasSubstr(each.said)) << each.step;
    }
  }
}

TEST(Expectation, AFailureShowsTheAnswerWithItsFigures) {
  const std::string said =
      tell(std::string(head) + "  - on: 2023-10-09\n    release_free: {amount: 60.01, purpose: goods}\n");
  EXPECT_THAT(said, HasSubstr("f.yaml:4:5: step 1, release_free"));
  EXPECT_THAT(said, HasSubstr(R"("facts":{"releasable_fen":6000})"));
}

TEST(Expectation, AShorthandThatIsRefusedFailsTheScenarioWhereItStands) {
  const std::string said = tell(
      "scenario: t\ngiven:\n  operator: {cards: {a: 100.00}, drawn: 60.01}\nsteps:\n  - on: 2023-10-09\n    check: "
      "{}\n");
  EXPECT_THAT(said, HasSubstr("f.yaml:3:3: shorthand, release_free"));
  EXPECT_THAT(said, HasSubstr("release_below_floor"));
}

TEST(Expectation, ADaySeesWhatItsOwnTurnPosted) {
  const std::string said = tell(std::string(head) + R"(  - on: 2023-10-09
    id: r
    redeem: {card: a, amount: 10.00}
  - apply_consumption_release: {item: r, application: x}
  - day: 2023-10-17
    expect: {posts: {1001: -4.00, 1002: 4.00, 2002: 10.00, 3001: -10.00}}
  - check: {C: 100.00}
)");
  EXPECT_THAT(said, HasSubstr("ok      f.yaml")) << said;
}

TEST(Expectation, NamesClausesOfTheAnswerAndOfTheFiguresBesideThem) {
  const Wish cases[] = {
      {"redeem: {card: a, amount: 30.00}, expect: {clauses: [prepaid-card/2e]}", ""},
      {"redeem: {card: a, amount: 30.00}, expect: {clauses: [prepaid-card/9i]}",
       "clauses: expected among them prepaid-card/9i, got [prepaid-card/2e, prepaid-card/9h, prepaid-card/9o]"},
      {"redeem: {card: a, amount: 30.00}, expect: {F: 0.00, clauses: [prepaid-card/9i]}", ""},
      {"redeem: {card: a, amount: 100.01}, expect: {refused: card_balance_insufficient, clauses: [prepaid-card/9h]}",
       ""},
      {"topup: {card: a, amount: 0}, expect: {refused: amount_not_positive, clauses: [prepaid-card/9h]}",
       "clauses: expected among them prepaid-card/9h, got []"},
      {"check: {R: 40.00, clauses: [prepaid-card/9o]}", ""},
      {"check: {C: 100.00, clauses: [prepaid-card/9o]}", "among them prepaid-card/9o"},
      {"redeem: {card: a, amount: 30.00}, expect: {clauses: prepaid-card/9h}", "clauses are a list"},
      {"redeem: {card: a, amount: 30.00}, expect: {clauses: [prepaid-card/9hh]}", "did you mean prepaid-card/9h?"},
  };
  for (const Wish& each : cases) {
    const std::string said = tell(std::string(head) + "  - {on: 2023-10-09, " + each.step + "}\n");
    EXPECT_THAT(said, HasSubstr(*each.said == '\0' ? "ok      f.yaml" : each.said)) << each.step;
  }
  EXPECT_THAT(tell("scenario: t\nclauses: [prepaid-card/9i, prepaid-card/99]\nsteps: [{day: 2023-10-10}]\n"),
              HasSubstr("f.yaml:2:28: there is no clause prepaid-card/99"));
}

TEST(Scenario, ActorsDaysAndTimesAreTheFiles) {
  const std::string said = tell(R"(scenario: t
given:
  on: 2023-10-08
  operators:
    shop: {cards: {a: 100.00}}
    cafe: {cards: {b: 50.00}, district: BDA, bank: other}
steps:
  - on: 2023-10-09
    at: "23:59"
    redeem: {operator: shop, card: a, amount: 1.00}
  - by: custody_bank other
    redeem: {operator: shop, card: a, amount: 1.00}
    expect: refused forbidden
  - by: district_commerce 110101
    record_inspection: {operator: cafe, findings: nothing}
    expect: refused forbidden
  - by: district_commerce
    record_inspection: {operator: cafe, findings: nothing}
  - check: {operator: shop, C: 100.00, B: 99.00}
  - check: {operator: cafe, C: 50.00}
)");
  EXPECT_THAT(said, HasSubstr("ok      f.yaml")) << said;
}

TEST(Scenario, SeveralDocumentsAndListsOfScenariosArePlayedEach) {
  const std::string one = "scenario: t\nsteps:\n  - {on: 2023-10-09, day: 2023-10-10}\n";
  EXPECT_EQ(play_text("f", "---\n" + one + "---\n" + one, law()).scenarios.size(), 2U);
  const FileReport list = play_text(
      "f", "- scenario: t\n  steps: [{day: 2023-10-10}]\n- scenario: u\n  steps: [{day: 2023-10-10}]\n", law());
  ASSERT_EQ(list.scenarios.size(), 2U);
  EXPECT_TRUE(list.ok()) << told(list);
  EXPECT_EQ(list.scenarios[1].title, "u");
}

TEST(Scenario, SizeStepsAndAliasesAreBounded) {
  const std::string long_list = [] {
    std::string text = "scenario: t\nsteps:\n";
    for (int i = 0; i < 5'001; ++i) text += "- day: 2023-10-10\n";
    return text;
  }();
  EXPECT_THAT(tell(long_list), HasSubstr("more than 5000 steps"));
  std::string bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n";
  for (char c = 'b'; c < 'i'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 10; ++i) bomb += std::string(i == 0 ? "" : ",") + "*" + static_cast<char>(c - 1);
    bomb += "]\n";
  }
  EXPECT_THAT(tell(bomb), HasSubstr("aliases written out"));
  EXPECT_THAT(tell(std::string((1U << 20) + 1, ' ')), HasSubstr("bytes"));
}

TEST(RunScenarios, TheExitCodeIsZeroOnlyWhenAllHold) {
  std::ostringstream out, err;
  EXPECT_EQ(run_scenarios({{"/nowhere.yaml"}, false, false}, out, err), 1);
  EXPECT_THAT(out.str(), HasSubstr("cannot be read"));
}

TEST(Json, AReportAsOneObject) {
  const FileReport report =
      play_text("f.yaml", std::string(head) + "  - on: 2023-10-09\n    check: {C: 1.00}\n", law());
  const std::string line = formats::json_line(to_json(report));
  EXPECT_THAT(line, HasSubstr(R"("ok":false)"));
  EXPECT_THAT(line, HasSubstr(R"({"what":"C","expected":"1.00","actual":"100.00","where":"line 5, column 13"})"));
}

}  // namespace
}  // namespace gongbao::cli::scenario
