// What the demo city promises: something to do on every desk, nobody's name in clear, the same city for the same seed,
// and a journal that verify agrees with.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "credentials/credentials.h"
#include "demo/lived.h"
#include "policies/legal_profession/duties.h"
#include "policies/prepaid_card/credit.h"
#include "policies/registry/laws.h"

namespace gongbao::demo_test {
namespace {

using cli::demo::demo_day;
namespace fs = std::filesystem;
namespace flag = prepaid_card::flag;

// Only passwords are asked for here.
class NoSecrets final : public credentials::Box {
 public:
  Bytes close(std::string_view, ByteView secret) const override { return {secret.begin(), secret.end()}; }
  std::optional<Bytes> open(std::string_view, ByteView closed) const override {
    return Bytes(closed.begin(), closed.end());
  }
  Hash32 derive(std::string_view) const override { return {}; }
};

class DemoCity : public testing::Test {
 protected:
  // Lived once for all of them.
  static const Lived& lived() {
    static const std::unique_ptr<Lived> once = live(1, cli::demo::whole_year);
    return *once;
  }
  template <class Map, class Holds>
  static std::size_t count(const Map& rows, const Holds& holds) {
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const auto& each) { return holds(each.second); }));
  }
};

TEST_F(DemoCity, IsAsLargeAsItSays) {
  lived().ask([](const policies::City& city) {
    EXPECT_EQ(*city.day(), demo_day);
    const auto& operators = city.prepaid_card().operators;
    EXPECT_GE(operators.size(), 36u);
    EXPECT_LE(operators.size(), 48u);
    std::map<prepaid_card::Industry, int> industries;
    std::map<std::string, int> districts;
    for (const auto& [id, record] : operators) {
      ++industries[record.industry];
      ++districts[record.district];
    }
    EXPECT_EQ(industries.size(), 3u);
    EXPECT_EQ(districts.size(), 5u);
    EXPECT_EQ(districts.count("BDA"), 1u);
    std::size_t cards = 0;
    city.books().cards.for_each([&](const custody::Card&) { ++cards; });
    EXPECT_GT(cards, 3'000u);
    EXPECT_GT(city.prepaid_card().cards.holders.size(), 55u);
  });
}

TEST_F(DemoCity, DistrictsHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using prepaid_card::FilingState;
    const auto& state = city.prepaid_card();
    const auto& filings = state.filing.filings;
    const auto waiting = [](const prepaid_card::Filing& f) { return f.state == FilingState::submitted; };
    EXPECT_EQ(count(filings, [&](const auto& f) { return waiting(f) && f.due_on == demo_day; }), 1u);
    EXPECT_EQ(count(filings, [&](const auto& f) { return waiting(f) && f.due_on > demo_day; }), 2u);
    EXPECT_EQ(count(filings, [&](const auto& f) { return waiting(f) && f.due_on < demo_day; }), 1u);
    for (const FilingState each : {FilingState::returned, FilingState::withdrawn, FilingState::terminating,
                                   FilingState::deregistering, FilingState::deregistered}) {
      EXPECT_EQ(count(filings, [&](const auto& f) { return f.state == each; }), 1u) << enum_name(each);
    }
    EXPECT_GE(count(filings, [](const auto& f) { return f.kind == prepaid_card::FilingKind::mandatory; }), 5u);
    EXPECT_GE(count(filings, [](const auto& f) { return f.kind == prepaid_card::FilingKind::voluntary; }), 15u);
    EXPECT_GE(
        count(state.filing.changes,
              [](const auto& c) { return c.state == prepaid_card::ChangeState::submitted && c.due_on > demo_day; }),
        1u);
    const auto unanswered = [](const prepaid_card::Complaint& c) { return !c.answered_on; };
    EXPECT_EQ(count(state.supervision.complaints, [&](const auto& c) { return unanswered(c) && c.due_on < demo_day; }),
              1u);
    EXPECT_EQ(count(state.supervision.complaints, [&](const auto& c) { return unanswered(c) && c.due_on == demo_day; }),
              1u);
    std::size_t owing = 0, reported = 0, unreported = 0;
    city.books().operators.for_each([&](const custody::OperatorBook& book) {
      owing += book.scheme == custody::scheme_prepaid_card && book.filing_duty_since != 0;
    });
    EXPECT_EQ(owing, 2u);
    for (const auto& [key, row] : city.books().quarters) {
      if (key.quarter != previous(quarter_of(demo_day))) continue;
      reported += row.stage == custody::QuarterStage::reported;
      const auto filing = filings.lower_bound({key.operator_id, 0});
      const bool in_force =
          filing != filings.end() && filing->first.operator_id == key.operator_id && filing->second.in_force();
      unreported += in_force && row.stage == custody::QuarterStage::provisional;
    }
    EXPECT_EQ(reported, 3u) << "two late ones and a reopened one";
    EXPECT_GE(unreported, 1u);
  });
}

TEST_F(DemoCity, BanksAndBusinessesHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    const auto& books = city.books();
    EXPECT_GE(count(books.orders, [](const auto& o) { return o.counts() && o.due_on == demo_day; }), 3u);
    EXPECT_EQ(count(books.orders, [](const auto& o) { return o.counts() && o.due_on < demo_day; }), 0u);
    const auto ends = [&](Date from, Date to) {
      return count(books.applications, [&](const custody::Application& a) {
        return a.state == custody::ApplicationState::window_open && a.window_end >= from && a.window_end <= to;
      });
    };
    EXPECT_GE(ends(demo_day, demo_day), 3u);
    EXPECT_GE(ends(demo_day + Days{1}, demo_day + Days{2}), 3u);
    const auto unpaid = [](const custody::Refund& r) {
      return r.state == custody::RefundState::demanded || r.state == custody::RefundState::accepted;
    };
    EXPECT_EQ(count(books.refunds, [&](const auto& r) { return unpaid(r) && r.due_on < demo_day; }), 2u);
    EXPECT_GE(count(books.refunds, [&](const auto& r) { return unpaid(r) && r.due_on >= demo_day; }), 1u);
    EXPECT_EQ(count(books.refunds, [](const auto& r) { return r.state == custody::RefundState::contested; }), 1u);
    EXPECT_GE(count(books.lines, [](const auto& l) { return !l.identified; }), 1u);
    std::size_t disputed = 0;
    books.operators.for_each([&](const custody::OperatorBook& book) { disputed += book.disputed > 0; });
    EXPECT_GE(disputed, 1u);
    const auto& breaks = city.prepaid_card().reconciliation.breaks;
    for (const auto& [key, found] : breaks) {
      if (!found.open() || found.kind != custody::BreakKind::missing_in_ledger) continue;
      EXPECT_GE(custody::releasable(*books.find_operator(key.operator_id)), -found.bank_amount)
          << "what the bank took can be told of";
    }
    EXPECT_EQ(count(breaks, [](const auto& b) { return b.open(); }), 2u) << "the fee, and the balance that follows";
    EXPECT_EQ(count(breaks, [](const auto& b) { return b.resolution == custody::Resolution::unidentified_receipt; }),
              1u);
    for (const Quarter each : {quarter_of(date_of(2024, 1, 1)), quarter_of(date_of(2024, 7, 1))}) {
      EXPECT_TRUE(city.prepaid_card().reports.of_banks.contains({3001, each}));
      EXPECT_EQ(city.prepaid_card().reports.of_banks.contains({3002, each}), each < quarter_of(date_of(2024, 7, 1)));
    }
  });
}

TEST_F(DemoCity, TheYearLeftItsMarks) {
  lived().ask([](const policies::City& city) {
    std::map<policies::Code, std::pair<int, int>> events;  // all, open
    for (const auto& [key, event] : city.prepaid_card().compliance_events) {
      ++events[key.code].first;
      events[key.code].second += event.open();
    }
    for (const policies::Code each :
         {flag::filing_confirm_late, flag::change_late, flag::cash_deposit_late, flag::payout_late, flag::report_late,
          flag::complaint_late, flag::custody_shortfall, flag::missing_in_ledger, flag::custody_not_set_up,
          prepaid_card::code::ad_mismatch}) {
      EXPECT_GE(events[each].first, 1) << policies::code_name(each);
    }
    EXPECT_EQ(events[flag::custody_shortfall].second, 2) << "cash in the shop; a termination without its money";
    EXPECT_GT(events[flag::custody_shortfall].first, 2) << "others were cured";
    std::set<custody::Ground> grounds;
    for (const auto& [key, refund] : city.books().refunds) grounds.insert(refund.ground);
    EXPECT_EQ(grounds.size(), 7u);
    const auto& supervision = city.prepaid_card().supervision;
    EXPECT_GE(supervision.inspections.size(), 15u);
    EXPECT_EQ(supervision.violations.size(), 1u);
    EXPECT_EQ(supervision.penalties.size(), 1u);
    EXPECT_EQ(supervision.risk_prompts.size(), 2u);
    EXPECT_EQ(supervision.advertisements.size(), 1u);
  });
}

// 分级分类监管 (15b): officers keep up with what the grades ask for, and something is always left to do.
TEST_F(DemoCity, NobodysInspectionIsLongOverdue) {
  lived().ask([](const policies::City& city) {
    constexpr Days month{31};
    int due = 0;
    for (const auto& [id, record] : city.prepaid_card().operators) {
      const auto file = prepaid_card::credit_file(city.prepaid_card(), city.books(), city.calendar(), id, demo_day);
      due += file.next_inspection <= demo_day;
      EXPECT_GE(file.next_inspection + month, demo_day) << id << " of grade " << file.grade;
    }
    EXPECT_GE(due, 3) << "something is left to do";
    EXPECT_LE(due, 12);
  });
}

TEST_F(DemoCity, EveryDemoAccountSpeaksForSomebody) {
  lived().ask([](const policies::City& city) {
    std::map<access::Role, int> roles;
    for (const cli::demo::DemoAccount& each : lived().city.accounts) {
      const auto offices = accounts::offices_on(city.accounts(), each.account, demo_day);
      ASSERT_FALSE(offices.empty()) << each.login;
      ++roles[offices.front().role];
      EXPECT_FALSE(each.what_to_try.empty());
    }
    using access::Role;
    EXPECT_EQ(roles[Role::district_commerce], 4);
    EXPECT_EQ(roles[Role::custody_bank], 2);
    EXPECT_EQ(roles[Role::operator_], 6);
    EXPECT_EQ(roles[Role::branch], 1);
    EXPECT_EQ(roles[Role::consumer], 4);
    EXPECT_EQ(roles[Role::district_health], 3);
    EXPECT_EQ(roles[Role::institution], 4);
    EXPECT_EQ(roles[Role::family], 3);
    EXPECT_EQ(roles[Role::district_reviewer], 4);
    EXPECT_EQ(roles[Role::household], 6);
    EXPECT_EQ(roles[Role::dealer], 4);
    EXPECT_EQ(roles[Role::market], 2);
    EXPECT_EQ(roles[Role::school], 3);
    EXPECT_EQ(roles[Role::district_edu], 3);
    EXPECT_EQ(roles[Role::applicant], 3) << "supervisors may apply again";
    EXPECT_EQ(roles.size(), 78u) << "every role of people but nobody at all";
    std::size_t in_force = 0;
    for (const auto& [entry, each] : city.accounts().substitutions) {
      in_force += !each.ended && demo_day >= each.first_day && demo_day <= each.last_day;
    }
    EXPECT_EQ(in_force, 1u);
  });
}

TEST_F(DemoCity, NurseriesHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    const childcare::State& state = city.childcare();
    EXPECT_EQ(state.institutions.institutions.size(), 5u);
    EXPECT_EQ(state.contracts.contracts.size(), 16u);
    const auto of_nurseries = [&](std::uint64_t id) { return state.institutions.institutions.contains(id); };
    EXPECT_EQ(count(state.contracts.disputes, [](const auto& d) { return !d.closed_on; }), 1u);
    EXPECT_EQ(count(state.institutions.filings, [](const auto& f) { return f.state == childcare::FilingState::due; }),
              1u);
    EXPECT_EQ(count(state.supervision.complaints, [](const auto& c) { return !c.answered_on; }), 1u);
    std::size_t waiting = 0, paid = 0, short_of = 0, awaiting = 0, due = 0;
    for (const auto& [key, refund] : city.books().refunds) {
      waiting += of_nurseries(key.operator_id) && refund.state == custody::RefundState::demanded;
      paid += of_nurseries(key.operator_id) && refund.state == custody::RefundState::paid;
    }
    for (const auto& [key, order] : city.books().orders) due += of_nurseries(key.operator_id) && order.counts();
    city.books().operators.for_each([&](const custody::OperatorBook& book) {
      short_of += of_nurseries(book.key.operator_id) && book.shortfall_since != 0;
    });
    city.books().services.for_each(
        [&](const custody::ServiceItem& item) { awaiting += item.state == custody::ServiceState::awaiting; });
    EXPECT_EQ(waiting, 1u);
    EXPECT_EQ(paid, 1u);
    EXPECT_EQ(short_of, 1u);
    EXPECT_GE(awaiting, 8u);
    EXPECT_GE(due, 1u);
  });
}

TEST_F(DemoCity, VillagesHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace heating;
    const State& state = city.of<heating::Document>();
    EXPECT_EQ(state.villages.size(), 4u);
    std::map<ApplicationState, std::size_t> states;
    for (const auto& [number, each] : state.applications) ++states[each.state];
    for (const auto& [each, name] : names_of(ApplicationState{})) {
      const bool left_out = each == ApplicationState::lapsed || each == ApplicationState::purchase_returned;
      EXPECT_EQ(states.contains(each), !left_out) << name;
    }
    // The inspector's, the reviewer's, and the new household's.
    EXPECT_GE(states[ApplicationState::submitted], 8u);
    EXPECT_GE(states[ApplicationState::amount_confirmed], 2u);
    const auto unproven = [&](const Application& each) {
      return each.hardship && hardship_on(state, each.household, demo_day) == nullptr;
    };
    EXPECT_GE(count(state.applications, unproven), 2u) << "civil affairs have some to verify";
    EXPECT_EQ(count(state.clawbacks, [](const auto& c) { return c.state == ClawbackState::opened; }), 1u);
    EXPECT_EQ(count(state.clawbacks, [](const auto& c) { return c.state == ClawbackState::recovering; }), 1u);
    EXPECT_EQ(count(state.complaints, [](const auto& c) { return c.state == ComplaintState::received; }), 2u);
    EXPECT_EQ(count(state.claims, [](const auto& c) { return !c.confirmed; }), 1u);
    EXPECT_EQ(count(state.devices, [](const auto& d) { return d.state == DeviceState::replaced; }), 5u)
        << "one of them is paid for and still to be recycled";
    EXPECT_FALSE(open_duties(state, *law::area_named("110112"), demo_day).empty());
    EXPECT_EQ(count(state.suppliers, [](const auto& s) { return s.exclusion.has_value(); }), 1u);
  });
}

TEST_F(DemoCity, TheUsedVehicleTradeHasSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace used_vehicle;
    const State& state = city.of<used_vehicle::Document>();
    EXPECT_EQ(state.operators.size(), 7u);
    EXPECT_GE(state.months.size(), 10u) << "months to compare";
    EXPECT_GE(state.registrations.size(), 60u);
    std::map<TransactionState, std::size_t> states;
    for (const auto& [number, each] : state.transactions) ++states[each.state];
    EXPECT_EQ(states[TransactionState::open], 4u);
    EXPECT_EQ(states[TransactionState::invoiced], 1u) << "the station's";
    std::map<CaseState, std::size_t> cases;
    for (const auto& [number, each] : state.cases) ++cases[each.state];
    EXPECT_EQ(cases[CaseState::rectified_claimed], 1u);
    EXPECT_EQ(cases[CaseState::detected], 1u);
    EXPECT_EQ(waiting_for_push(state).added.size(), 1u);
    EXPECT_EQ(count(state.reviews, [](const auto& r) { return r.state == ReviewState::submitted; }), 1u);
    EXPECT_EQ(count(state.stations, [](const auto& s) { return s.state == StationState::applied; }), 1u);
    EXPECT_EQ(state.complaints.size(), 1u);
    EXPECT_EQ(state.loss_claims.size(), 1u);
  });
}

TEST_F(DemoCity, SupervisorsHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace eldercare;
    const State& state = city.of<eldercare::Document>();
    EXPECT_EQ(state.institutions.size(), 4u);
    EXPECT_EQ(state.memberships.size(), 7u);
    std::map<ReportState, std::size_t> reports;
    for (const auto& [id, each] : state.reports) ++reports[each.state];
    EXPECT_EQ(reports[ReportState::received], 2u) << "the staff's, and the welfare centre's";
    EXPECT_EQ(reports[ReportState::returned], 1u);
    std::map<EntryState, std::size_t> entries;
    for (const auto& [id, each] : state.entries) ++entries[each.state];
    EXPECT_EQ(entries[EntryState::registered], 1u) << "to be ordered";
    EXPECT_EQ(entries[EntryState::ordered], 1u) << "the institution's";
    EXPECT_EQ(entries[EntryState::rectification_reported], 1u) << "to be checked";
    EXPECT_EQ(entries[EntryState::fed_back], 1u) << "to be closed";
    EXPECT_EQ(entries[EntryState::closed], 4u);
    EXPECT_EQ(state.rounds.size(), 2u);
    EXPECT_TRUE(std::ranges::any_of(state.rounds, [](const auto& each) { return each.second.open_on(demo_day); }));
  });
}

TEST_F(DemoCity, LawyersHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace legal_profession;
    const State& state = city.of<legal_profession::Document>();
    EXPECT_EQ(state.lawyers.size(), 63u);
    EXPECT_EQ(std::ranges::count_if(state.firms, [](const auto& each) { return !each.second.confirmed; }), 1)
        << "a branch to be confirmed";
    EXPECT_TRUE(state.spot_rounds.at(2023).finished_on.has_value());
    const SpotRound& running = state.spot_rounds.at(2024);
    EXPECT_EQ(running.results.size() + 1, running.sample.size()) << "the assessor's";
    EXPECT_EQ(running.exempt.size(), 4u);
    std::map<AssessmentState, std::size_t> assessments;
    for (const auto& [id, each] : state.assessments) ++assessments[each.state];
    EXPECT_EQ(assessments[AssessmentState::open], 1u) << "the firm's";
    EXPECT_EQ(assessments[AssessmentState::submitted], 1u) << "the district's";
    EXPECT_EQ(std::ranges::count_if(state.tasks, [](const auto& each) { return each.second.state == TaskState::done; }),
              4);
    const auto duties = duties_on(state, city.calendar(), demo_day);
    const auto late = [&](DutyKind kind) { return std::ranges::count(duties, kind, &Duty::kind); };
    EXPECT_EQ(late(DutyKind::suspension_over), 1);
    EXPECT_EQ(late(DutyKind::disclosure_late), 1);
    EXPECT_EQ(late(DutyKind::complaint_late), 1);
    EXPECT_GE(late(DutyKind::party_item), 1);
  });
}

TEST_F(DemoCity, TheGazettesOfficeHasSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace gazette;
    const State& state = city.of<gazette::Document>();
    EXPECT_TRUE(state.issues.at("2023-42").published_on.has_value());
    const Issue& next = state.issues.at("2023-43");
    EXPECT_FALSE(next.published_on.has_value());
    EXPECT_EQ(next.slips.size(), 1u);
    EXPECT_TRUE(next.contents.empty()) << "the editors'";
    std::map<DocumentState, std::size_t> documents;
    for (const auto& [name, each] : state.documents) ++documents[each.state];
    EXPECT_EQ(documents[DocumentState::published], 1u);
    EXPECT_EQ(documents[DocumentState::proofed], 1u);
    EXPECT_EQ(documents[DocumentState::typeset], 1u) << "the proofreader's";
    EXPECT_EQ(documents[DocumentState::received], 1u);
    EXPECT_EQ(count(state.deliveries, [](const Delivery& each) { return !each.received_on; }), 1u) << "the place's";
    EXPECT_EQ(count(state.copy_requests, [](const CopyRequest& each) { return !each.collected; }), 1u);
  });
}

TEST_F(DemoCity, ExaminationsHaveSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace exam;
    const State& state = city.of<exam::Document>();
    EXPECT_EQ(state.schools.size(), 2u);
    EXPECT_EQ(state.students.size(), 60u);
    EXPECT_EQ(state.publications.size(), 4u);
    std::map<ResultState, std::size_t> results;
    for (const auto& [key, each] : state.results) ++results[each.state];
    EXPECT_GE(results[ResultState::draft], 100u) << "to be confirmed";
    EXPECT_GE(results[ResultState::published], 290u);
    EXPECT_EQ(results[ResultState::corrected], 2u);
    EXPECT_EQ(count(state.rechecks, [](const auto& each) { return each.state == RecheckState::requested; }), 1u);
    EXPECT_EQ(count(state.attempts, [](const auto& each) { return each.state == AttemptState::absent; }), 3u);
  });
}

TEST_F(DemoCity, TheBeautyIndustryHasSomethingToDo) {
  lived().ask([](const policies::City& city) {
    using namespace beauty_health;
    const State& state = city.of<beauty_health::Document>();
    EXPECT_EQ(state.enterprises.size(), 5u);
    EXPECT_GE(count(state.items, [](const Item& each) { return each.overdue_on(demo_day); }), 3u);
    EXPECT_GE(count(state.items, [](const Item& each) { return each.state == ItemState::done; }), 15u);
    EXPECT_TRUE(districts_awaited(state, 20, demo_day)) << "the conference's";
    std::map<ApplicationState, std::size_t> states;
    for (const auto& [id, each] : state.applications) ++states[each.state];
    EXPECT_EQ(states[ApplicationState::submitted], 1u);
    EXPECT_EQ(states[ApplicationState::returned], 1u);
    EXPECT_EQ(states[ApplicationState::in_review], 2u) << "one opinion is awaited, one disagrees";
    EXPECT_EQ(states[ApplicationState::refused], 1u);
    EXPECT_EQ(states[ApplicationState::publicised], 1u) << "to be paid";
    EXPECT_EQ(states[ApplicationState::paid], 2u);
    EXPECT_EQ(states[ApplicationState::closed], 1u);
    EXPECT_EQ(count(state.samples, [](const Sample& each) { return each.state == SampleState::pre_checked; }), 1u);
    EXPECT_EQ(count(state.bonded, [](const BondedCase& each) { return each.state == BondedState::requested; }), 1u);
    EXPECT_EQ(count(state.issues, [](const Issue& each) { return !each.answered; }), 1u);
    EXPECT_GE(count(state.reactions, [](const Reaction& each) { return !each.evaluated; }), 3u);
    EXPECT_GE(count(state.records, [](const Record& each) { return each.confirmed_by == 0; }), 2u);
  });
}

TEST_F(DemoCity, NamesNobodyInClear) {
  ASSERT_GT(lived().city.people.size(), 100u);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(lived().data())) {
    if (!entry.is_regular_file() || entry.path().filename().string().starts_with("vault.db")) continue;
    ++files;
    const std::string bytes = import_test::read_file(entry.path());
    for (const cli::demo::Person& each : lived().city.people) {
      for (const std::string& secret : {each.name, each.phone, each.resident_id}) {
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << entry.path();
      }
    }
  }
  EXPECT_GE(files, 4u) << "clock, journal and its head, snapshot";
}

TEST_F(DemoCity, VerifyAgrees) {
  const import_test::Ran ran = import_test::run({"verify", "--data", lived().data(), "--json"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(import_test::text_of(ran.json().at("ledger_digest")), lived().ledger_digest);
}

// The accounts that the program tells of can log in, and it fills no folder twice.
TEST(DemoProgram, FillsAFolderOnce) {
  const import_test::Folder folder;
  const std::string data = folder.path("data");
  const std::vector<std::string> words{"demo", data, "--days", "120", "--json"};
  const import_test::Ran ran = import_test::run(words);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const boost::json::object told = ran.json();
  const boost::json::array& accounts = told.at("accounts").as_array();
  EXPECT_EQ(accounts.size(), 121u);
  EXPECT_EQ(boost::json::parse(import_test::read_file(data + "/demo-accounts.json")), told.at("accounts"));
  {
    const NoSecrets box;
    auto credentials = credentials::Credentials::open(
        data + "/credentials.db", box, [](std::span<std::uint8_t> bytes) { std::ranges::fill(bytes, 7); }, {});
    ASSERT_TRUE(credentials.has_value()) << to_string(credentials.error());
    for (const auto& each : accounts) {
      const auto number = each.at("account").to_number<std::uint64_t>();
      const std::string password = import_test::text_of(each.at("password"));
      EXPECT_TRUE((*credentials)->password_right(number, password, {"test", "", ""}, 1).value_or(false)) << each;
    }
    const auto first = accounts.front().at("account").to_number<std::uint64_t>();
    EXPECT_FALSE((*credentials)->password_right(first, "another one", {"test", "", ""}, 1).value_or(true));
  }
  cli::demo::People people(1);
  while (people.met().size() < 150) people.next();
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (!entry.is_regular_file() || entry.path().filename().string().starts_with("vault.db")) continue;
    const std::string bytes = import_test::read_file(entry.path());
    for (const cli::demo::Person& each : people.met()) {
      EXPECT_EQ(bytes.find(each.name), std::string::npos) << each.name << " in " << entry.path();
      EXPECT_EQ(bytes.find(each.phone), std::string::npos) << each.phone << " in " << entry.path();
    }
  }
  const import_test::Ran again = import_test::run(words);
  EXPECT_NE(again.exit_code, 0);
  EXPECT_NE(again.err.find("cli.not_empty"), std::string::npos) << again.err;
}

TEST(DemoSeed, TheSameSeedGivesTheSameLedger) {
  const auto once = live(7, cli::demo::shortest_stay);
  const auto again = live(7, cli::demo::shortest_stay);
  const auto other = live(8, cli::demo::shortest_stay);
  ASSERT_FALSE(once->ledger_digest.empty());
  EXPECT_EQ(once->ledger_digest, again->ledger_digest);
  EXPECT_NE(once->ledger_digest, other->ledger_digest);
}

// The day is the demo day until it is turned; the time of day runs.
TEST(DemoClock, StandsOnItsDayUntilItIsTurned) {
  const import_test::Folder folder;
  const std::string data = folder.path("data");
  {
    auto store = cli::Store::open(data, {.clock = *cli::clock_named("demo:2024-11-20")});
    ASSERT_TRUE(store.has_value()) << to_string(store.error());
    EXPECT_EQ((*store)->today(), demo_day);
    const Stamp now = (*store)->stamp(date_of(2030, 1, 1), 0);
    EXPECT_EQ(date_of(now), demo_day);
    EXPECT_GE((*store)->stamp({}, 0), now);
    EXPECT_TRUE((*store)->engine().turn_to(demo_day).has_value());
    EXPECT_EQ((*store)->next_day(), demo_day + Days{1});
    EXPECT_EQ(date_of((*store)->stamp({}, 0)), demo_day + Days{1});
  }
  EXPECT_EQ(cli::Store::open(data, {.clock = *cli::clock_named("wall")}).error().code, "cli.clock_differs");
  auto store = cli::Store::open(data, {});
  ASSERT_TRUE(store.has_value()) << to_string(store.error());
  EXPECT_EQ((*store)->clock(), cli::ClockKind::demo);
  EXPECT_EQ((*store)->today(), demo_day + Days{1}) << "it is remembered";
}

// An empty journal in its place would make passwords and persons nobody's.
TEST(DataFolder, WithoutItsJournalIsRefused) {
  const import_test::Folder folder;
  const std::string data = folder.path("data");
  ASSERT_TRUE(cli::Store::open(data, {}));
  fs::rename(data + "/journal", folder.path("aside"));
  EXPECT_EQ(cli::Store::open(data, {}).error().code, "cli.no_journal");
  EXPECT_FALSE(fs::exists(data + "/journal"));
  fs::rename(folder.path("aside"), data + "/journal");
  EXPECT_TRUE(cli::Store::open(data, {}));
}

// Lost or cut, it is not guessed: days that are turned by mistake are never turned back.
TEST(DemoClock, AHistoryThatLostItIsNotOpened) {
  const import_test::Folder folder;
  const std::string data = folder.path("data");
  for (const char* name : {"file", "wall", "demo:2024-11-20"}) {
    std::filesystem::remove_all(data);
    {
      auto store = cli::Store::open(data, {.clock = *cli::clock_named(name)});
      ASSERT_TRUE(store.has_value()) << to_string(store.error());
      ASSERT_TRUE((*store)->engine().turn_to(demo_day).has_value());
    }
    EXPECT_EQ(import_test::read_file(cli::clock_file(data)), std::string(name) + "\n");
    std::filesystem::resize_file(cli::clock_file(data), 2);
    EXPECT_EQ(cli::Store::open(data, {}).error().code, "cli.no_clock") << name;
    std::filesystem::remove(cli::clock_file(data));
    EXPECT_EQ(cli::Store::open(data, {}).error().code, "cli.no_clock") << name;
  }
}

TEST(DemoClock, IsNamedAsItIsWritten) {
  EXPECT_EQ(cli::clock_named("demo:2024-11-20")->day, demo_day);
  EXPECT_EQ(cli::clock_named("file")->kind, cli::ClockKind::file);
  for (const char* wrong : {"", "sun", "demo:", "demo:2024-13-01", "demo:2024-11-20 "}) {
    EXPECT_EQ(cli::clock_named(wrong).error().code, "cli.bad_option") << wrong;
  }
}

// The published distribution of one district comes out of a city that lived it (../shared/data/README.md).
struct Published {
  std::int64_t count = 0, cumulative = 0;
};
std::map<std::int64_t, Published> published_totals(const std::string& path) {
  std::map<std::int64_t, Published> all;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);  // score,count,cumulative
  while (std::getline(in, line)) {
    std::int64_t score = 0;
    Published row;
    EXPECT_EQ(std::sscanf(line.c_str(), "%ld,%ld,%ld", &score, &row.count, &row.cumulative), 3) << line;
    all[score] = row;
  }
  return all;
}

TEST(DemoCohort, HasTheTotalsThatWerePublished) {
  const std::string path = GONGBAO_SOURCE_DIR "/../shared/data/bj-zhongkao-2026-chaoyang-segments.csv";
  const auto published = published_totals(path);
  if (published.empty()) GTEST_SKIP() << "missing " << path;
  const auto lived = live_cohort(1);
  lived->ask([&](const policies::City& city) {
    const exam::Reading reading =
        exam::Document::reading(city.of<exam::Document>(), {city.calendar(), {}, *city.day()});
    const auto told = exam::answer(reading, exam::AskSegments{2026, "110105"});
    ASSERT_TRUE(told);
    constexpr std::int64_t point = 100;
    std::int64_t rows = 0;
    for (const exam::SegmentAnswer& each : told->segments) {
      // Rows of few are told together; where one ends, as many are above as were published.
      std::int64_t between = 0;
      for (auto at = published.lower_bound(each.from_centipoints / point);
           at != published.end() && at->first * point < each.below_centipoints; ++at) {
        between += at->second.count;
        ++rows;
      }
      EXPECT_EQ(each.count, between) << each.from_centipoints;
      EXPECT_EQ(each.cumulative, std::prev(published.upper_bound(each.from_centipoints / point))->second.cumulative);
    }
    EXPECT_EQ(rows, static_cast<std::int64_t>(published.size()));
    EXPECT_EQ(told->segments.back().cumulative, 11'115);
    EXPECT_GT(told->segments.size(), 100U);
    const auto standing = exam::answer(reading, exam::AskCompleteness{2026, "110105"});
    EXPECT_EQ(standing->complete, 11'115);
  });
}

}  // namespace
}  // namespace gongbao::demo_test
