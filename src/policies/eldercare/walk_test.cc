// What spec/06 part 8 asks of every state, held against whatever a long walk of commands makes of it: sensible ones,
// late ones and ones that are refused.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "policies/eldercare/commands.h"

namespace gongbao::eldercare {
namespace {

constexpr law::AreaCode district = 110114;

class Walk {
 public:
  Walk() { state_.parameters = law::Parameters::embedded("eldercare").value(); }

  const State& state() const { return state_; }
  Date today() const { return today_; }
  void go(int days) { today_ = today_ + Days{days}; }

  template <class Command>
  policies::Code give(const Command& command, std::uint64_t account) {
    ++entry_;
    access::Actor actor;
    actor.account = account;
    actor.area = district;
    constexpr std::int64_t second = 1'000'000;
    const Stamp now{stamp_of(today_, 0).micros + static_cast<std::int64_t>(entry_ % 80'000) * second};
    Answer answer = decide(Context{state_, calendar_, actor, today_, now, entry_}, command);
    if (answer.code == 0) fold(answer.facts.take(), {entry_, today_, actor, Command::number});
    return answer.code;
  }

 private:
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
  Date today_ = date_of(2023, 10, 9);
  policies::EntryNo entry_ = 0;
};

SealedText said() {
  SealedText text;
  text.hash.fill(1);
  return text;
}
PersonToken person(std::uint64_t number) {
  PersonToken token;
  token.token.back() = static_cast<std::uint8_t>(number + 1);
  return token;
}

// One of the last rows, or the number of none.
template <class Map>
std::uint64_t one_of(const Map& rows, std::uint64_t chance) {
  if (rows.empty()) return 1;
  const std::uint64_t last = std::min<std::uint64_t>(rows.size(), 8);
  return std::prev(rows.end(), static_cast<std::ptrdiff_t>(1 + chance % last))->first;
}

Apply application_of(const State& state, std::uint64_t chance) {
  Apply command;
  command.round = one_of(state.rounds, chance);
  command.person = person(chance % 7);
  command.resident = command.law_abiding = command.able = true;
  command.address = said();
  command.phone = said();
  command.consent_on = date_of(2023, 10, 1);
  return command;
}

void step(Walk& walk, std::uint64_t kind, std::uint64_t chance) {
  const State& state = walk.state();
  const std::uint64_t officer = 1 + chance % 3;
  const std::uint64_t entry = one_of(state.entries, chance), member = one_of(state.memberships, chance);
  switch (kind) {
    case 0: {
      const Date opens = walk.today();
      const std::int32_t year = year_of(opens) + static_cast<std::int32_t>(chance % 2);
      walk.give(OpenRound{{}, year, opens, opens + Days{static_cast<std::int32_t>(chance % 9)}, 3}, officer);
      return;
    }
    case 1:
    case 2:
      walk.give(application_of(state, chance), 100 + chance % 7);
      return;
    case 3:
      walk.give(ReviewApplication{one_of(state.applications, chance), chance % 5 != 0, true, true, said()}, officer);
      return;
    case 4:
      walk.give(Select{one_of(state.rounds, chance)}, officer);
      return;
    case 5:
      walk.give(RateSupervisor{member, Rating::outstanding}, officer);
      walk.give(StateWill{member, chance % 3 != 0}, 100);
      return;
    case 6:
      walk.give(RenewPool{{}, year_of(walk.today()) + static_cast<std::int32_t>(chance % 2)}, officer);
      return;
    case 7:
      if (chance % 4 == 0) walk.give(Leave{member}, 100);
      return;
    case 8:
    case 9:
      walk.give(ReceiveReport{member, "phone", {}, one_of(state.institutions, 0), Category::safety, said(), {}, false},
                officer);
      return;
    case 10:
      walk.give(AcceptReport{one_of(state.reports, chance)}, officer);
      return;
    case 11:
      if (chance % 4 == 0) walk.give(ReturnReport{one_of(state.reports, chance), said()}, officer);
      return;
    case 12:
      walk.give(OrderRectification{entry, one_of(state.institutions, 0), said()}, officer);
      return;
    case 13:
      walk.give(ReportRectification{entry, said()}, officer);
      return;
    case 14:
      walk.give(CheckRectification{entry, chance % 3 != 0, {}, said()}, officer);
      return;
    case 15:
      if (chance % 4 == 0) walk.give(DecideNotSubstantiated{entry, said()}, officer);
      return;
    case 16:
      if (chance % 4 == 0) walk.give(TransferEntry{entry, said(), "市场监管部门"}, officer);
      return;
    case 17:
      walk.give(GiveFeedback{entry, said()}, officer);
      return;
    case 18:
      walk.give(CloseEntry{entry}, officer);
      return;
    default:
      walk.go(static_cast<int>(chance % 25));
  }
}
constexpr std::uint64_t kinds_of_steps = 20;

void expect_reports_have_their_entries(const State& state) {
  std::set<std::uint64_t> entered;
  for (const auto& [id, report] : state.reports) {
    ASSERT_TRUE((report.state == ReportState::accepted) == (report.entry != 0));
    if (report.entry == 0) continue;
    ASSERT_TRUE(state.entries.at(report.entry).report == id);
    ASSERT_TRUE(entered.insert(report.entry).second);
  }
  ASSERT_TRUE(entered.size() == state.entries.size());
}

void expect_serials_without_a_gap(const State& state) {
  std::map<std::pair<law::AreaCode, std::int32_t>, std::set<std::uint64_t>> serials;
  for (const auto& [id, row] : state.entries) {
    ASSERT_TRUE(serials[std::pair(row.department, row.year)].insert(row.serial).second);
  }
  for (const auto& [of, all] : serials) ASSERT_TRUE(*all.begin() == 1U && *all.rbegin() == all.size());
}

void expect_answers(const State& state) {
  for (const auto& [id, row] : state.entries) {
    const bool answered = row.state == EntryState::fed_back || row.state == EntryState::closed;
    ASSERT_TRUE(answered == row.feedback.given());
    if (answered) ASSERT_TRUE(row.decided_on.has_value() && row.fed_back_on.has_value());
  }
}

void expect_one_place_each(const State& state) {
  for (const auto& [who, own] : state.memberships_of) {
    for (const std::uint64_t a : own) {
      for (const std::uint64_t b : own) {
        const Membership& one = state.memberships.at(a);
        const Membership& other = state.memberships.at(b);
        if (a < b) ASSERT_TRUE(one.last_day < other.first_day || other.last_day < one.first_day);
      }
    }
  }
}

TEST(EldercareWalk, KeepsWhatPart8AsksFor) {
  constexpr std::uint32_t walks = 40, steps = 3'000;
  std::size_t entries = 0, answered = 0, renewed = 0, again = 0;
  for (std::uint32_t seed = 1; seed <= walks; ++seed) {
    SCOPED_TRACE(seed);
    std::minstd_rand random(seed);
    Walk walk;
    ASSERT_EQ(walk.give(DesignateContactStaff{{}, 1, {}, {}}, 1), 0);
    ASSERT_EQ(walk.give(PublishChannels{{}, "jd@example.com", "某路1号", "01060000000", {}}, 1), 0);
    ASSERT_EQ(walk.give(ImportInstitutions{{{"甲院", InstitutionKind::institution, {}, false}}}, 1), 0);
    for (std::uint32_t i = 0; i < steps; ++i) {
      const std::uint64_t kind = random() % kinds_of_steps;
      step(walk, kind, random() % 10'000);
    }
    const State& state = walk.state();
    expect_reports_have_their_entries(state);
    expect_serials_without_a_gap(state);
    expect_answers(state);
    expect_one_place_each(state);
    entries += state.entries.size();
    for (const auto& [id, row] : state.entries) answered += row.state == EntryState::closed ? 1 : 0;
    for (const auto& [area, row] : state.departments) renewed += row.renewed.size();
    for (const auto& [who, own] : state.memberships_of) again += own.size() > 1 ? 1 : 0;
  }
  // The walks get somewhere.
  EXPECT_GT(entries, 400U);
  EXPECT_GT(answered, 100U);
  EXPECT_GT(renewed, 50U);
  EXPECT_GT(again, 30U);
}

}  // namespace
}  // namespace gongbao::eldercare
