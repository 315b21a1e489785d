// What is told of the measures to whom: the board's figures, a unit's desk, an application with and without its
// contracts, data that name too few (spec/09 part 9).
#include "policies/beauty_health/questions.h"

#include <gtest/gtest.h>

#include "policies/beauty_health/target.h"

namespace gongbao::beauty_health {
namespace {

using access::Role;

constexpr law::AreaCode changping = 110114, chaoyang = 110105, haidian = 110108;
constexpr std::uint64_t maker = 7'001, other_maker = 7'002, award = 7'101;
constexpr const char *own_code = "911101140000DEM315", *other_code = "911101140000DEM323";
const Date demo = date_of(2024, 11, 20);

AreaCode unit_of(const char* letters) { return *unit_named(letters); }

class BeautyQuestions : public ::testing::Test {
 protected:
  BeautyQuestions() {
    state_.parameters = law::Parameters::embedded("beauty-health").value();
    state_.enterprises[maker] = {
        own_code, "京妍", "cosmetics", ApplicantForm::enterprise, {}, true, false, false, false, false, true, {}};
    state_.enterprises[other_maker] = state_.enterprises[maker];
    state_.enterprises[other_maker].uscc = other_code;
    state_.certificates["P1"] = {CertificateKind::product, {}, "护肤类", {{own_code, date_of(2024, 1, 8)}}, {}, false};
    state_.certificates["P2"] = {
        CertificateKind::product, {}, "护肤类", {{other_code, date_of(2024, 1, 8)}}, {}, false};
    add_item(1, 1, "CP", date_of(2024, 11, 19), ItemState::done);
    add_item(2, 1, "CP", date_of(2024, 11, 20), ItemState::planned);
    add_item(3, 1, "EI", date_of(2024, 11, 19), ItemState::in_progress);
  }
  void add_item(std::uint64_t id, std::int32_t measure, const char* unit, Date due, ItemState state) {
    state_.items[id] = {measure, unit_of(unit), {}, due, state, {}};
  }
  void add_application() {
    Application row;
    row.fund = {"K01", 2024, changping};
    row.applicant = maker;
    row.state = ApplicationState::in_review;
    row.evidence.contracts = {{other_code, "C1", date_of(2024, 3, 1), Money{100}}};
    row.opinions[changping] = {true, {}};
    row.opinions[unit_of("ST")] = {false, {}};
    state_.applications[award] = row;
  }
  void add_reports(const char* product, Date month, int reports) {
    for (int i = 0; i < reports; ++i) {
      Reaction row;
      row.product_no = product;
      row.month = month;
      row.kind = i == 0 ? "红斑" : "皮炎";
      row.severity = i == 0 ? Severity::serious : Severity::ordinary;
      state_.reactions[8'000 + state_.reactions.size()] = row;
    }
  }
  Reading as(Role role, Date day = demo) const { return {state_, {role, 1, 0, 0}, day}; }

  State state_;
};

const PartAnswer& part(const BoardAnswer& board, std::int32_t measure, const std::string& unit) {
  return *std::ranges::find_if(board.parts,
                               [&](const PartAnswer& each) { return each.measure == measure && each.unit == unit; });
}

TEST_F(BeautyQuestions, MeasuresStandAsPrintedWithTheKindsTheyGive) {
  const auto told = answer(as(Role::public_), AskMeasures{});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->measures.size(), 21u);
  EXPECT_EQ(told->pairs, 89);
  EXPECT_EQ(told->measures[0].units, (std::vector<std::string>{"CP", "ST", "EI"}));
  EXPECT_EQ(told->measures[0].kinds, (std::vector<std::string>{"K01", "K02", "K03"}));
  EXPECT_EQ(told->measures[0].not_signatory, std::vector<std::string>{"CP"});
  EXPECT_EQ(told->measures[0].lead, "CP");
  const std::int32_t sections[] = {told->measures[5].section, told->measures[6].section, told->measures[20].section};
  EXPECT_EQ(sections[0], 1);
  EXPECT_EQ(sections[1], 2);
  EXPECT_EQ(sections[2], 5);
  EXPECT_EQ(answer(as(Role::public_), AskMeasures{5})->measures.size(), 1u);
  EXPECT_FALSE(answer(as(Role::public_), AskMeasures{0}));
  EXPECT_FALSE(answer(as(Role::public_), AskMeasures{22}));
}

// T1: a day that is due is no day too late.
TEST_F(BeautyQuestions, TheBoardCountsWhatIsLateFromTheNextDay) {
  const auto told = answer(as(Role::coordinator), AskBoard{1});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->measures.size(), 6u);
  EXPECT_EQ(part(*told, 1, "CP").state, PartState::in_progress);
  EXPECT_EQ(part(*told, 1, "CP").overdue, 0);
  EXPECT_EQ(part(*told, 1, "CP").next_due, date_of(2024, 11, 20));
  EXPECT_EQ(part(*told, 1, "EI").state, PartState::overdue);
  EXPECT_EQ(part(*told, 1, "ST").state, PartState::not_planned);
  EXPECT_EQ(told->measures[0].state, PartState::not_planned) << "the worst of its units";
  EXPECT_EQ(told->measures[0].because, std::vector<std::string>{"ST"});
  EXPECT_EQ(told->measures[0].progress_bp, 3'333);
  const auto later = answer(as(Role::coordinator, demo + Days{1}), AskBoard{1});
  EXPECT_EQ(part(*later, 1, "CP").state, PartState::overdue);
  EXPECT_FALSE(answer(as(Role::coordinator), AskBoard{6}));
}

// 有关区: one part without a name until the conference says which.
TEST_F(BeautyQuestions, DistrictsStandOnTheBoardOnceTheyAreNamed) {
  const auto before = answer(as(Role::coordinator), AskBoard{1});
  EXPECT_TRUE(before->measures[4].districts_awaited);
  EXPECT_EQ(part(*before, 5, "DD").items, 0);
  state_.named_districts[5] = {chaoyang, haidian};
  const auto after = answer(as(Role::coordinator), AskBoard{1});
  EXPECT_FALSE(after->measures[4].districts_awaited);
  EXPECT_EQ(part(*after, 5, "110108").state, PartState::not_planned);
  EXPECT_EQ(std::ranges::count(after->parts, "DD", &PartAnswer::unit), 1) << "measure 6 still waits";
}

TEST_F(BeautyQuestions, AUnitFindsWhatWaitsForIt) {
  add_application();
  const auto told = answer(as(Role::responsible_unit), AskUnitDesk{"EI"});
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->signatory);
  ASSERT_EQ(told->reviews.size(), 1u);
  EXPECT_EQ(told->reviews[0].clause, "beauty-health/1d");
  EXPECT_TRUE(told->reviews[0].disagreement);
  EXPECT_TRUE(answer(as(Role::responsible_unit), AskUnitDesk{"ST"})->reviews.empty()) << "it has spoken";
  const auto decides = answer(as(Role::district), AskUnitDesk{"CP"});
  EXPECT_EQ(decides->kinds_without_rule, decides->kinds);
  state_.rules[{"K01", 2024, changping}] = {};
  EXPECT_EQ(answer(as(Role::district), AskUnitDesk{"CP"})->kinds_without_rule.size(), decides->kinds.size() - 1);
  EXPECT_FALSE(answer(as(Role::district), AskUnitDesk{"DD"})) << "nobody sits there";
  EXPECT_FALSE(answer(as(Role::district), AskUnitDesk{"XX"}));
}

// Part 9: counterparties and prices only to the applicant, who decides and who is asked.
TEST_F(BeautyQuestions, ContractsAreForThoseWhoJudgeThem) {
  add_application();
  const auto told = answer(as(Role::enterprise), AskApplication{award});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->evidence.contracts.size(), 1u);
  EXPECT_EQ(told->awaited, std::vector<std::string>{"EI"});
  EXPECT_TRUE(told->disagreement);
  EXPECT_FALSE(told->rule_set);
  EXPECT_FALSE(told->available) << "no budget is no budget of nothing";
  for (const Role role : {Role::coordinator, Role::city_finance, Role::auditor}) {
    EXPECT_TRUE(answer(as(role), AskApplication{award})->evidence.contracts.empty());
  }
  EXPECT_FALSE(answer(as(Role::enterprise), AskApplication{award + 1}));
}

TEST_F(BeautyQuestions, AReviewerLooksAtAnApplicationThatAnotherDecides) {
  add_application();
  const auto seen_from = [&](law::AreaCode area, Role role) {
    return target_of(state_, {role, 1, 0, area}, demo, AskApplication{award}).outlet_area;
  };
  EXPECT_EQ(seen_from(unit_of("EI"), Role::responsible_unit), unit_of("EI"));
  EXPECT_EQ(seen_from(unit_of("DA"), Role::drug_admin), 0u) << "measure 1 does not name it";
}

// F6: a profile rules kinds out, and what it does not rule out says what is still to be shown.
TEST_F(BeautyQuestions, AProfileFindsItsKinds) {
  AskMatches asked;
  asked.sector = "cosmetics";
  const auto told = answer(as(Role::public_), asked);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->contradicted, (std::vector<std::string>{"K05", "K06", "K08", "K09", "K10"}));
  EXPECT_EQ(told->kinds.size(), 10u);
  EXPECT_EQ(told->kinds[0].facts, std::vector<std::string>{"certificate_no"});
  EXPECT_FALSE(told->kinds[0].rule_set);
  asked.chain_leader = true;
  asked.in_beijing = false;
  const auto changed = answer(as(Role::public_), asked);
  EXPECT_EQ(changed->contradicted, (std::vector<std::string>{"K04", "K05", "K06", "K09", "K10"}));
  asked.sector = "catering";
  EXPECT_FALSE(answer(as(Role::public_), asked));
}

// 9a: a cell of four is not told, one of five is.
TEST_F(BeautyQuestions, SmallCellsOfTheDataZoneAreNotTold) {
  add_reports("P1", date_of(2024, 10, 1), 4);
  add_reports("P2", date_of(2024, 9, 1), 5);
  const auto told = answer(as(Role::public_), AskDataZone{2024});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->cells.size(), 11u) << "months that have begun";
  EXPECT_EQ(told->cells[8].reports, 5);
  EXPECT_FALSE(told->cells[9].reports);
  EXPECT_EQ(told->least_told, 5);
  EXPECT_FALSE(answer(as(Role::public_), AskDataZone{1899}));
}

// 9b, F2: whoever holds the certificate today, and nobody else.
TEST_F(BeautyQuestions, DataOfAProductAreItsHolders) {
  add_reports("P1", date_of(2024, 10, 1), 3);
  add_reports("P1", date_of(2023, 11, 1), 2);
  const auto told = answer(as(Role::enterprise), AskProductSafety{maker, "P1"});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->months.size(), 12u);
  EXPECT_EQ(told->months.back().month, date_of(2024, 11, 1));
  EXPECT_EQ(told->months[10].ordinary, 2);
  EXPECT_EQ(told->months[10].serious, 1);
  EXPECT_FALSE(told->months[10].zone) << "three are too few to be told of all products";
  EXPECT_EQ(told->kinds.size(), 2u);
  EXPECT_FALSE(answer(as(Role::enterprise), AskProductSafety{other_maker, "P1"}));
  EXPECT_FALSE(answer(as(Role::enterprise), AskProductSafety{maker, "P3"}));
  state_.certificates["P1"].holders.push_back({other_code, demo});
  EXPECT_FALSE(answer(as(Role::enterprise), AskProductSafety{maker, "P1"}));
  EXPECT_TRUE(answer(as(Role::enterprise), AskProductSafety{other_maker, "P1"})) << "with its whole history (O7)";
}

TEST_F(BeautyQuestions, SignalsSayWhatIsLeftToEvaluate) {
  add_reports("P1", date_of(2024, 9, 1), 5);
  add_reports("P1", date_of(2024, 10, 1), 6);
  const auto told = answer(as(Role::drug_admin), AskSignals{});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->to_evaluate, 11);
  EXPECT_EQ(told->signals.back().month, date_of(2024, 10, 1));
  EXPECT_EQ(told->signals.back().reports, 6);
  EXPECT_FALSE(answer(as(Role::drug_admin), AskSignals{"P9"}));
}

// 8c: what is over is not offered.
TEST_F(BeautyQuestions, WindowsShowWhatIsStillToCome) {
  const Stamp past = stamp_of(demo - Days{1}, 9 * 3600), today = stamp_of(demo, 9 * 3600);
  state_.windows[changping] = {{"special_registration"}, {{past, 0}, {today, maker}}};
  const auto told = answer(as(Role::public_), AskWindows{});
  ASSERT_EQ(told->windows.size(), 1u);
  ASSERT_EQ(told->windows[0].slots.size(), 1u);
  EXPECT_FALSE(told->windows[0].slots[0].free);
  EXPECT_TRUE(answer(as(Role::public_), AskWindows{"110105"})->windows.empty());
  EXPECT_FALSE(answer(as(Role::public_), AskWindows{"EI"})) << "no district";
}

TEST_F(BeautyQuestions, MediansAreOfTheQuarterOfTheDecision) {
  state_.approval_times.push_back({ApprovalMatter::testing_body, date_of(2024, 2, 5), date_of(2024, 2, 23), 10});
  state_.approval_times.push_back({ApprovalMatter::testing_body, date_of(2024, 3, 25), date_of(2024, 4, 1), 5});
  const auto told = answer(as(Role::public_), AskApprovalMedians{2024});
  ASSERT_EQ(told->medians.size(), 8u);
  EXPECT_EQ(told->medians[0].median_work_days, 10);
  EXPECT_EQ(told->medians[1].median_work_days, 5);
  EXPECT_FALSE(told->medians[2].median_work_days);
}

}  // namespace
}  // namespace gongbao::beauty_health
