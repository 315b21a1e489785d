// Comparisons at their edges, the draw against its printed keys, and a long walk of commands after which what is
// counted agrees with the rows.
#include "policies/legal_profession/indicators.h"

#include <gtest/gtest.h>

#include <random>

#include "base/identifiers.h"
#include "policies/legal_profession/commands.h"
#include "policies/legal_profession/duties.h"

namespace gongbao::legal_profession {
namespace {

class Desk {
 public:
  Desk() { state_.parameters = law::Parameters::embedded("legal-profession").value(); }

  State& state() { return state_; }
  Date today() const { return today_; }
  void go(Date day) { today_ = day; }
  std::uint64_t entry() const { return entry_; }

  template <class Command>
  policies::Code give(const Command& command, access::Role role = access::Role::city_justice,
                      std::uint64_t account = 1) {
    ++entry_;
    access::Actor actor;
    actor.role = role;
    actor.account = account;
    const Stamp now{stamp_of(today_, 0).micros + static_cast<std::int64_t>(entry_ % 80'000) * 1'000'000};
    Answer answer = decide(Context{state_, calendar_, actor, today_, now, entry_}, command);
    if (answer.code == 0) fold(answer.facts.take(), {entry_, today_, actor, Command::number});
    return answer.code;
  }

  std::uint64_t firm(std::int64_t members = 0, PartyOrg org = PartyOrg::none, std::string uscc = {}) {
    RegisterFirm command;
    command.uscc = uscc.empty() ? uscc_of(++firms_) : uscc;
    command.firm_name = "某所";
    command.form = Form::general_partnership;
    command.district = "110105";
    command.founded_on = date_of(2010, 1, 1);
    command.members = members;
    command.org = org;
    EXPECT_EQ(give(command), 0);
    return row_id(entry_, 1);
  }
  std::uint64_t lawyer(std::uint64_t firm) {
    RegisterLawyer command;
    command.person = person(++persons_);
    command.licence_no.hash[0] = 1;
    for (std::size_t i = 0; i < sizeof persons_; ++i) {
      command.licence_no.hash[i + 1] = static_cast<std::uint8_t>(persons_ >> (8 * i));
    }
    command.firm = firm;
    command.kind = LawyerClass::full_time;
    command.first_date = date_of(2015, 6, 1);
    EXPECT_EQ(give(command), 0);
    return row_id(entry_, 1);
  }
  static PersonToken person(std::uint64_t number) {
    PersonToken token;
    for (std::size_t i = 0; i < sizeof number; ++i) token.token[i] = static_cast<std::uint8_t>(number >> (8 * i));
    token.token[15] = 1;
    return token;
  }
  Verdict verdict(std::int32_t number) { return indicator_on(state_, number, today_).verdict; }
  std::string shown(std::int32_t number) { return shown_value(indicator_on(state_, number, today_)); }

 private:
  static std::string uscc_of(std::size_t number) {
    std::string text = std::to_string(2'000'000 + number);
    for (const char last : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      if (check_credit_code("31110000MD" + text + last).accepted()) return "31110000MD" + text + last;
    }
    return text;
  }
  void fold(const Bytes& facts, const FactOrigin& origin) {
    ByteReader in(facts);
    while (!in.at_end()) {
      const auto number = in.integer<std::uint16_t>();
      in.integer<std::uint16_t>();
      const ByteView bytes = in.blob();
      World world{state_};
      FactTypes::with_number(number, [&]<class Fact>() {
        if (Fact fact; decode_all(bytes, fact)) apply(world, fact, origin);
      });
    }
  }

  law::Calendar calendar_ = law::published_calendar().value();
  State state_;
  Date today_ = date_of(2025, 3, 2);
  policies::EntryNo entry_ = 0;
  std::size_t firms_ = 0;
  std::uint64_t persons_ = 0;
};

SealedText said() {
  SealedText text;
  text.hash.fill(1);
  return text;
}

TEST(Indicators, EachStandsInItsPlaceAndReadsItsTarget) {
  Desk desk;
  std::int32_t number = 0;
  for (const IndicatorRule& rule : indicator_rules()) {
    EXPECT_EQ(rule.number, ++number);
    if (!rule.target.empty()) {
      EXPECT_GT(indicator_on(desk.state(), number, desk.today()).target, 0) << number;
    }
  }
  EXPECT_EQ(number, 26);
  EXPECT_EQ(all_values(desk.state(), desk.today()).size(), 26U);
}

TEST(Indicators, OfNothingNothingIsMet) {
  Desk desk;
  for (const FrozenValue& each : all_values(desk.state(), desk.today())) {
    EXPECT_NE(each.verdict, Verdict::met) << each.indicator;
  }
}

// 421 of 1203 is 34.995…: below 35 % and shown so.
TEST(Indicators, ASharesEdgeIsComparedInWholeNumbersAndShownRoundedDown) {
  Desk desk;
  for (int i = 0; i < 421; ++i) desk.firm(3, PartyOrg::independent);
  std::uint64_t last = 0;
  for (int i = 0; i < 782; ++i) last = desk.firm(3, PartyOrg::joint);
  desk.firm();
  EXPECT_EQ(desk.verdict(2), Verdict::not_met);
  EXPECT_EQ(desk.shown(2), "34.99 %");
  RecordEntry changed;
  changed.kind = "party_org";
  changed.firm = last;
  changed.count = 3;
  changed.org = PartyOrg::independent;
  EXPECT_EQ(desk.give(changed, access::Role::party_body), 0);
  EXPECT_EQ(desk.verdict(2), Verdict::met);
  EXPECT_EQ(indicator_on(desk.state(), 2, desk.today()).missing.size(), 781U);
  EXPECT_EQ(indicator_on(desk.state(), 2, desk.today() - Days{1}).verdict, Verdict::not_met) << "as of the day before";
}

TEST(Indicators, ExceedingIsMoreThanReaching) {
  Desk desk;
  const std::uint64_t firm = desk.firm();
  const auto returned = [&](std::int64_t income) {
    EXPECT_EQ(desk.give(SubmitReturn{firm, 2024, Money{income}, Money{0}}, access::Role::firm), 0);
    EXPECT_EQ(desk.give(AcceptReturn{desk.entry()}), 0);
  };
  EXPECT_EQ(desk.verdict(7), Verdict::not_measurable);
  returned(4'000'000'000'000);
  EXPECT_EQ(desk.verdict(7), Verdict::not_met);
  returned(4'000'000'000'001);
  EXPECT_EQ(desk.verdict(7), Verdict::met);
}

TEST(Indicators, AboutIsFromNinetyFiveInAHundredOnAndHasNoTop) {
  Desk desk;
  const auto imported = [&](std::int64_t total, std::int64_t foreign_related) {
    return desk.give(ImportPool{{{Tier::leading, total, foreign_related}}}, access::Role::city_association);
  };
  EXPECT_EQ(imported(474, 189), 0);
  EXPECT_EQ(desk.verdict(14), Verdict::not_met);
  EXPECT_EQ(desk.verdict(17), Verdict::not_met);
  EXPECT_EQ(imported(475, 190), 0);
  EXPECT_EQ(desk.verdict(14), Verdict::met);
  EXPECT_EQ(desk.verdict(17), Verdict::met);
  EXPECT_EQ(imported(620, 620), 0);
  EXPECT_EQ(desk.verdict(14), Verdict::met);
  EXPECT_EQ(imported(200, 201), code::foreign_exceeds_total);
}

// An imported figure stands until as many members are entered, and then the members count whatever becomes of them.
TEST(Talents, MembersReplaceTheOpeningFigureWhenTheyReachIt) {
  Desk desk;
  const std::uint64_t firm = desk.firm();
  const std::uint64_t first = desk.lawyer(firm), second = desk.lawyer(firm);
  EXPECT_EQ(desk.give(ImportPool{{{Tier::reserve, 2, 1}}}, access::Role::city_association), 0);
  EXPECT_EQ(desk.give(AdmitTalent{first, Tier::reserve, "", "", false}, access::Role::city_association), 0);
  EXPECT_EQ(pool_size(desk.state(), Tier::reserve, false, desk.today()), 2);
  EXPECT_EQ(desk.give(AdmitTalent{second, Tier::reserve, "", "", true}, access::Role::city_association), 0);
  EXPECT_EQ(desk.give(PromoteTalent{first, Tier::leading}, access::Role::city_association), 0);
  EXPECT_EQ(pool_size(desk.state(), Tier::reserve, false, desk.today()), 1);
  EXPECT_EQ(pool_size(desk.state(), Tier::reserve, true, desk.today()), 1);
}

TEST(CleanPeriod, EndsWithTheAnniversaryAndLeapDaysWithTheTwentyEighth) {
  Desk desk;
  const Subject of{desk.firm(), 0};
  EnterIntegrity entry;
  entry.firm = of.firm;
  entry.kind = IntegrityKind::penalty;
  entry.decided_by = "市司法局";
  entry.decision_no = "1";
  entry.decided_on = date_of(2024, 2, 29);
  entry.text = said();
  EXPECT_EQ(desk.give(entry), 0);
  EXPECT_FALSE(is_clean_on(desk.state(), of, date_of(2027, 2, 28), 3));
  EXPECT_TRUE(is_clean_on(desk.state(), of, date_of(2027, 3, 1), 3));
  EXPECT_TRUE(is_clean_on(desk.state(), of, date_of(2024, 2, 28), 3)) << "before it was decided";
  EXPECT_EQ(desk.give(ReverseIntegrity{desk.entry(), said(), "撤"}), 0);
  EXPECT_TRUE(is_clean_on(desk.state(), of, date_of(2026, 1, 1), 3));
}

TEST(Draw, IsInTheOrderOfThePrintedKeys) {
  EXPECT_EQ(draw_key("2025-spot", "31110000MD0001107G").substr(0, 8), "1e5c8d15");
  EXPECT_EQ(draw_key("2025-spot", "31110000MD00010785").substr(0, 8), "68d3d810");
  Desk desk;
  std::vector<std::uint64_t> firms;
  for (const char* uscc :
       {"31110000MD00010192", "31110000MD0001027W", "31110000MD0001035P", "31110000MD0001043J", "31110000MD0001051D",
        "31110000MD000106X5", "31110000MD00010785", "31110000MD00010860", "31110000MD0001094T", "31110000MD0001107G"}) {
    firms.push_back(desk.firm(0, PartyOrg::none, uscc));
  }
  EXPECT_EQ(desk.give(DrawSample{2025, "2025-spot", 3000, false, {}}), code::seed_not_published);
  EXPECT_EQ(desk.give(PublishSeed{2025, "2025-spot"}), 0);
  EXPECT_EQ(desk.give(DrawSample{2025, "2025-spot", 3000, true, {}}), code::exemption_policy_not_set);
  EXPECT_EQ(desk.give(DrawSample{2025, "2025-spot", 3000, false, {}}), 0);
  const std::vector<std::uint64_t> expected{firms[9], firms[6], firms[0]};
  EXPECT_EQ(desk.state().spot_rounds.at(2025).sample, expected);
  EXPECT_EQ(desk.give(DrawSample{2025, "2025-spot", 3000, false, {}}), code::already_drawn);
}

TEST(ProBono, NoWalkOfClaimsMakesADayLongerThanItIs) {
  Desk desk;
  const std::uint64_t lawyer = desk.lawyer(desk.firm());
  std::mt19937 random(7);  // the same walk each time
  const auto below = [&](std::uint32_t n) { return static_cast<std::int64_t>(random() % n); };
  for (int step = 0; step < 3000; ++step) {
    ClaimProBono claim;
    claim.lawyer = lawyer;
    claim.on = date_of(2025, 2, 1) + Days{static_cast<std::int32_t>(below(5))};
    claim.minutes = below(500);
    claim.kind = "咨询";
    if (below(2) == 0) {
      claim.begin = below(1400);
      claim.end = *claim.begin + claim.minutes;
    }
    desk.give(claim, access::Role::lawyer);
    if (below(4) != 0 || desk.state().pro_bono.empty()) continue;
    const std::uint64_t any = desk.state().pro_bono.rbegin()->first;
    desk.give(VerifyProBono{{any}});
    if (below(2) == 0) desk.give(ReverseProBono{{any}, said()});
  }
  std::map<Date, std::int64_t> standing;
  std::int64_t verified = 0;
  for (const auto& [id, row] : desk.state().pro_bono) {
    if (row.stands()) standing[row.on] += row.minutes;
    if (row.state == ProBonoState::verified) verified += row.minutes;
  }
  ASSERT_EQ(standing.size(), 5U);
  for (const auto& [day, minutes] : standing) EXPECT_LE(minutes, 1440);
  EXPECT_EQ(verified_minutes(desk.state(), lawyer, 2025, desk.today()), verified);
}

TEST(Plan, EndsOnceWithTheValuesOfItsLastDay) {
  Desk desk;
  EXPECT_FALSE(due_step(desk.state(), date_of(2026, 1, 1))) << "nothing is registered";
  desk.firm(1, PartyOrg::independent);
  EXPECT_FALSE(due_step(desk.state(), date_of(2025, 12, 31)));
  ASSERT_TRUE(due_step(desk.state(), date_of(2026, 1, 1)));
  World world{desk.state()};
  apply(world, PlanClosed{all_values(desk.state(), date_of(2025, 12, 31))}, {});
  EXPECT_FALSE(due_step(desk.state(), date_of(2026, 1, 2)));
}

}  // namespace
}  // namespace gongbao::legal_profession
