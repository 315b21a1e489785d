// What the lists say after each fact: whose rows they are, what counts in a month, and that a district's books in the
// list are those of the ledger.
#include "policies/heating/views/rows.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "policies/heating/document.h"
#include "policies/heating/questions.h"
#include "policies/test_rows.h"

namespace gongbao::heating {

namespace {

using policies::Area;
using policies::testing::MemoryRows;

const Date listed_day = date_of(2024, 1, 10);
constexpr std::uint64_t house = 1001, application = 5, payment = 8;

FactOrigin fact_of(std::uint64_t entry, Date day = listed_day) { return {entry, day, {}, 0}; }
SealedDocument some_paper() {
  SealedDocument paper;
  paper.hash[0] = 7;
  return paper;
}

class HeatingRows : public ::testing::Test {
 protected:
  HeatingRows() {
    FirstInstallImported import;
    Household added;
    added.ref = "H1";
    added.area = 110116;
    added.village = 7;
    added.account = 42;
    Device device;
    device.household = house;
    import.rows.push_back({house, added, 1002, device});
    put(import, 1);
    file(application);
    PurchaseSubmitted bought;
    bought.application = application;
    bought.lines.emplace_back().category = "gas_boiler";
    put(bought, 7);
    AmountConfirmed confirmed;
    confirmed.application = application;
    confirmed.shares = {1'799'99, 180'000, 0, 0};
    put(confirmed, payment);
  }
  template <class Fact>
  void put(const Fact& fact, std::uint64_t entry, Date day = listed_day) {
    project_facts(rows_, Fact::number, canonical_bytes(fact), fact_of(entry, day));
  }
  void file(std::uint64_t entry, Date day = listed_day) {
    ApplicationFiled filed;
    filed.application = application;
    filed.row.household = house;
    filed.row.area = 110116;
    filed.row.submitted_on = day;
    filed.papers = {some_paper()};
    put(filed, entry, day);
  }
  MemoryRows rows_;
};

// 5.4b: whoever was bound to it by mistake sees nothing of it any more, and who is bound now sees all of it.
TEST_F(HeatingRows, AHouseholdTakesItsRowsToItsAccount) {
  put(HouseholdBound{house, 43}, 20);
  EXPECT_EQ(rows_.find<view::House>(house)->account, 43U);
  EXPECT_EQ(rows_.find<view::Installed>(std::uint64_t{1002})->account, 43U);
  EXPECT_EQ(rows_.find<view::Applying>(application)->account, 43U);
  EXPECT_EQ(rows_.find<view::Install>(application, std::uint64_t{1})->account, 43U);
  EXPECT_EQ(rows_.find<view::Paying>(payment)->account, 43U);
  EXPECT_EQ(rows_.find<view::Paper>(application, std::uint64_t{1})->account, 43U);
  EXPECT_EQ(rows_.find<view::Paying>(payment)->household, house);
}

// 5.4a: who helps the village it was entered in by mistake sees nothing of it any more.
TEST_F(HeatingRows, AHouseholdTakesItsRowsToItsVillage) {
  Village other;
  other.name = "另一村";
  put(VillageStatusSet{8, other, {}}, 20);
  RecordCorrected corrected{house, Household{}, 0, std::nullopt};
  corrected.household->village = 8;
  put(corrected, 21);
  EXPECT_EQ(rows_.find<view::House>(house)->village, 8U);
  EXPECT_EQ(rows_.find<view::Installed>(std::uint64_t{1002})->village, 8U);
  EXPECT_EQ(rows_.find<view::Applying>(application)->village, 8U);
  EXPECT_EQ(rows_.find<view::Install>(application, std::uint64_t{1})->village, 8U);
  EXPECT_EQ(rows_.find<view::Paper>(application, std::uint64_t{1})->village, 8U);
  EXPECT_EQ(rows_.find<view::VillageRow>(std::uint64_t{8})->households, 1U);
}

// Part 9: of what fewer than five households did the public is told nothing.
TEST_F(HeatingRows, StatisticsHideSmallCells) {
  const auto told = [&] { return rows_.find<view::Statistics>(date_of(2024, 1, 1), Area{110116}); };
  ASSERT_TRUE(told());
  EXPECT_EQ(told()->filed, std::nullopt) << "one household has filed";
  for (std::uint64_t each = 100; each < 104; ++each) {
    ApplicationFiled filed;
    filed.application = each;
    filed.row.household = house;
    filed.row.area = 110116;
    filed.row.submitted_on = listed_day;
    put(filed, each);
  }
  EXPECT_EQ(told()->filed, 5);
  PaymentResultRecorded paid;
  paid.payment = payment;
  paid.result = PaymentResult::ok;
  put(paid, 200);
  EXPECT_EQ(told()->households_paid, std::nullopt);
  EXPECT_EQ(told()->paid, std::nullopt) << "nor what one household got";
}

// Part 9: what reaches its age is what is in use, by what the registry says now.
TEST_F(HeatingRows, DevicesInUseAreCountedByTheYearOfTheirFirstRun) {
  const auto in_use = [&](int year, DeviceType type) {
    const auto row = rows_.find<view::DeviceYear>(date_of(year, 1, 1), Area{110116}, type);
    return row ? row->devices : 0;
  };
  FirstInstallImported import;
  Device device;
  device.household = house;
  device.type = DeviceType::gas_boiler;
  device.first_run_on = date_of(2015, 11, 15);
  import.rows.push_back({house, std::nullopt, 2001, device});
  import.rows.push_back({house, std::nullopt, 2002, device});
  put(import, 20);
  EXPECT_EQ(in_use(2015, DeviceType::gas_boiler), 2U);
  device.first_run_on = date_of(2014, 11, 15);
  put(RecordCorrected{house, std::nullopt, 2001, device}, 21);
  EXPECT_EQ(in_use(2015, DeviceType::gas_boiler), 1U);
  EXPECT_EQ(in_use(2014, DeviceType::gas_boiler), 1U);
  RecyclingRecorded recycled;
  recycled.device = 2002;
  put(recycled, 22);
  EXPECT_EQ(in_use(2015, DeviceType::gas_boiler), 0U);
}

TEST_F(HeatingRows, CriteriaAreCountedByMonthAndDistrict) {
  EligibilityDecided decided;
  decided.application = application;
  decided.basis = {"3c", "annex.2.1.5"};
  put(decided, 20);
  put(decided, 21);
  const auto row =
      rows_.find<view::CriterionMonth>(date_of(2024, 1, 1), Area{110116}, std::string("heating/annex.2.1.5"));
  ASSERT_TRUE(row);
  EXPECT_EQ(row->times, 2U);
}

// Each table whose rows are an account's says which household they are of; a complaint is whoever's who complained.
TEST_F(HeatingRows, WhatIsAnAccountsNamesItsHousehold) {
  for (const policies::ViewTable* table : view_system().tables) {
    if (table->name == view::Complaining::table) continue;
    if (table->find("account")) EXPECT_TRUE(table->find("household")) << table->name;
  }
}

// Part 2: the city's departments and the suppliers see no household, neither one by one nor in a list.
TEST_F(HeatingRows, OnlyWhoHandlesHouseholdsSeesThemInLists) {
  for (const policies::ViewList& list : view_system().lists) {
    if (!list.table->find("household")) continue;
    for (const access::Grant& grant : list.grants) {
      const bool reads = access::may_ever(grants_of_question(AskHousehold::name), grant.role) ||
                         access::may_ever(grants_of_question(AskLoan::name), grant.role);
      EXPECT_TRUE(reads) << list.name << " shown to " << enum_name(grant.role);
    }
  }
}

// Who sees that there is a paper may open it, and the other way round.
TEST_F(HeatingRows, PapersAreListedForWhoOpensThem) {
  const auto papers = view_system();
  const policies::ViewList* list = papers.find_list("papers");
  ASSERT_TRUE(list);
  EXPECT_FALSE(access::may_ever(list->grants, access::Role::district_admin));
  EXPECT_TRUE(access::may_ever(list->grants, access::Role::district_finance));
}

// 5.2e, 5.3b: an entry leaves the public list with the exclusion's first day, or after its own last one.
TEST_F(HeatingRows, TheCatalogueFollowsTheDays) {
  const auto publish = [&](std::uint64_t entry, const std::string& supplier, std::optional<Date> last) {
    CatalogueEntryPublished fact;
    fact.entry.supplier = supplier;
    fact.entry.listed = {listed_day, last};
    put(fact, entry);
  };
  const auto listed = [&](const std::string& supplier, std::uint64_t entry) {
    return rows_.find<view::Listed>(supplier, entry)->listed;
  };
  publish(30, "A", std::nullopt);
  publish(31, "B", listed_day + Days{1});
  SupplierExcluded excluded;
  excluded.supplier = "A";
  excluded.exclusion.from = listed_day + Days{2};
  put(excluded, 32);
  EXPECT_TRUE(listed("A", 30));
  EXPECT_TRUE(listed("B", 31));
  project_day(rows_, listed_day + Days{1});
  EXPECT_TRUE(listed("A", 30));
  EXPECT_TRUE(listed("B", 31)) << "its last day";
  project_day(rows_, listed_day + Days{2});
  EXPECT_FALSE(listed("A", 30));
  EXPECT_FALSE(listed("B", 31));
  EXPECT_TRUE(rows_.under<view::ListingTurn>(listed_day + Days{2}).empty());
}

// 5.1b: what was returned and comes again was filed once.
TEST_F(HeatingRows, AnApplicationIsCountedOnce) {
  const auto filed = [&] { return rows_.find<view::DistrictMonth>(date_of(2024, 1, 1), Area{110116})->filed; };
  EXPECT_EQ(filed(), 1U);
  put(ApplicationMoved{application, ApplicationState::returned, {}}, 40);
  file(41);
  EXPECT_EQ(filed(), 1U);
}

// --- a district's books ----------------------------------------------------------------------------------------------

constexpr AreaCode books_area = 110112;

// Households with purchases, and officers who do with them whatever the rules let them do, at random. Every fact goes
// into the state and into the lists.
class RandomDistrict {
 public:
  explicit RandomDistrict(std::uint32_t seed) : random_(seed) {
    state_.parameters = *law::Parameters::embedded("heating");
    DistrictPolicy policy;
    policy.from = day_;
    policy.topup["dibao"].rate_bp = 3333;
    policy.interest = InterestRule{5000, 24, Money{100'01}};
    state_.districts[books_area] = {policy};
    const std::int64_t prices[] = {2, 3, 14'999'99, 15'000'03, 8'999'99, 22'800'00};
    for (std::uint64_t i = 0; i < std::size(prices); ++i) settle(100 + i, prices[i]);
  }

  void step() {
    ++entry_;
    if (entry_ % 40 == 0) day_ = day_ + Days{17};
    const auto some = [&](const auto& rows) {
      return rows.empty() ? std::uint64_t{0} : std::next(rows.begin(), below(rows.size()))->first;
    };
    const std::uint64_t file = some(state_.applications), due = some(state_.payments), back = some(state_.clawbacks);
    SealedText words;
    words.hash[0] = 1;
    switch (below(13)) {
      case 0:
        return give(AllocateFunds{"110112", Fund::city_fund, Money{below(300'000)}, {}}, access::Role::city_finance);
      case 1:
        return give(AllocateFunds{"110112", Fund::district_fund, Money{below(300'000)}, {}});
      case 2:
        return give(ConfirmAmount{file, true, below(2) == 0});
      case 3:
        return give(ApproveTopup{file});
      case 4:
      case 5:
        return give(OrderPayment{due});
      case 6:
      case 7:
        return give(RecordPaymentResult{due, std::to_string(entry_), static_cast<PaymentResult>(1 + below(3))});
      case 8:
        return below(3) == 0 ? give(OpenClawback{file, words, {}}) : claim(some(state_.loans));
      case 9: {
        const Shares paid = back == 0 ? Shares{} : paid_on(state_, state_.clawbacks.at(back).application);
        return below(3) == 0 ? give(DismissClawback{back, words}) : give(DecideClawback{back, Money{paid.total()}});
      }
      case 10:
        return give(RecordRecovery{back, Money{1 + below(200'001)}, std::to_string(entry_)});
      case 11:
        return give(ReversePosting{due, words});
      default:
        give(ConfirmInterest{some(state_.claims)});
        ++entry_;
        return give(DecideInterest{some(state_.claims), true, {}});
    }
  }

  // The list of postings says what the ledger has, to the fen and the subject.
  void expect_same_books() const {
    std::map<std::tuple<AreaCode, std::string, std::uint64_t>, std::int64_t> ledger, shown = printed_;
    for (const auto& [key, balance] : state_.accounts.balances) {
      for (const ledger::Account& each : chart_of_districts()) {
        if (each.number == key.account) ledger[{key.owner, std::string(each.name), key.subject}] = balance;
      }
    }
    std::erase_if(shown, [](const auto& each) { return each.second == 0; });
    EXPECT_EQ(shown, ledger) << "after entry " << entry_;
  }
  void expect_same_cases() {
    std::int64_t paid = 0;
    for (const auto& [number, row] : state_.applications) {
      EXPECT_EQ(rows_.find<view::Applying>(number)->state, row.state) << number;
      paid += row.state == ApplicationState::paid ? 1 : 0;
    }
    Shares sums;
    for (const auto& [number, row] : state_.payments) {
      EXPECT_EQ(rows_.find<view::Paying>(number)->state, row.state) << number;
      if (row.state != PaymentState::paid) continue;
      sums.city += row.shares.city;
      sums.district += row.shares.district;
      sums.topup += row.shares.topup;
      sums.interest += row.shares.interest;
    }
    std::int64_t recovered = 0;
    for (const auto& [number, row] : state_.clawbacks) {
      EXPECT_EQ(rows_.find<view::BackClaimed>(number)->recovered.fen, row.recovered) << number;
      recovered += row.recovered;
    }
    view::DistrictMonth months;
    for (const Date month : months_) {
      const auto row = rows_.find<view::DistrictMonth>(month, Area{books_area}).value_or(view::DistrictMonth{});
      months.households_paid += row.households_paid;
      months.paid_city.fen += row.paid_city.fen;
      months.paid_district.fen += row.paid_district.fen;
      months.paid_topup.fen += row.paid_topup.fen;
      months.paid_interest.fen += row.paid_interest.fen;
      months.recovered.fen += row.recovered.fen;
    }
    EXPECT_EQ(months.households_paid, paid);
    EXPECT_EQ(months.paid_city.fen, sums.city);
    EXPECT_EQ(months.paid_district.fen, sums.district);
    EXPECT_EQ(months.paid_topup.fen, sums.topup);
    EXPECT_EQ(months.paid_interest.fen, sums.interest);
    EXPECT_EQ(months.recovered.fen, recovered);
  }
  std::size_t paid_something() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        state_.payments, [](const auto& each) { return each.second.state == PaymentState::paid; }));
  }

 private:
  template <class Number>
  std::int64_t below(Number most) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most));
  }
  // A household whose purchase has been handed in, with a loan.
  void settle(std::uint64_t number, std::int64_t price) {
    FirstInstallImported import;
    Household added;
    added.ref = std::to_string(number);
    added.area = books_area;
    import.rows.push_back({number, added, std::nullopt, std::nullopt});
    fold(import);
    state_.hardships[number] = {{Hardship::dibao, day_, std::nullopt}};
    ApplicationFiled filed;
    filed.application = number + 1000;
    filed.row.household = number;
    filed.row.area = books_area;
    filed.row.kind = Kind::new_household;
    filed.row.submitted_on = day_;
    filed.row.state = ApplicationState::submitted;
    fold(filed);
    PurchaseSubmitted bought;
    bought.application = filed.application;
    bought.lines.emplace_back().category = "ashp_hot_water";
    bought.lines.back().price = Money{price};
    bought.lines.back().serial = bought.lines.back().invoice_no = std::to_string(number);
    bought.lines.back().invoice_date = bought.lines.back().installed_on = day_;
    fold(bought);
    LoanRegistered lent;
    lent.loan.application = filed.application;
    lent.loan.principal = Money{price};
    lent.loan.months = 24;
    lent.loan.start = day_;
    fold(lent);
  }
  void claim(std::uint64_t loan) {
    give(ClaimInterest{loan, 1 + static_cast<std::int32_t>(below(4)), Money{1 + below(200)}});
  }

  template <class Command>
  void give(const Command& command, access::Role role = access::Role::district_finance) {
    const Context in{state_, calendar_, {role, entry_, 0, books_area}, day_, entry_};
    Answer answer = decide(in, command);
    if (answer.code != 0 && !is_flag(answer.code)) return;
    const Bytes facts = answer.facts.take();
    ByteReader read(facts);
    while (read.left() > 0) {
      const auto number = read.integer<std::uint16_t>();
      read.integer<std::uint16_t>();
      const ByteView bytes = read.blob();
      FactTypes::with_number(number, [&]<class Fact>() {
        Fact fact;
        ASSERT_TRUE(decode_all(bytes, fact));
        put(fact);
      });
    }
  }
  template <class Fact>
  void fold(const Fact& fact) {
    ++entry_;
    put(fact);
  }
  template <class Fact>
  void put(const Fact& fact) {
    FactOrigin origin;
    origin.entry = entry_;
    origin.booked_on = day_;
    origin.actor.account = entry_;
    World world{state_, {}};
    apply(world, fact, origin);
    project_facts(rows_, Fact::number, canonical_bytes(fact), origin);
    for (const view::Posted& each : rows_.under<view::Posted>(entry_)) {
      printed_[{each.area.code, each.ledger_account, each.subject}] += each.amount.fen;
    }
    months_.insert(date_of(ymd(day_).year, ymd(day_).month, 1));
  }

  std::mt19937 random_;
  const law::Calendar calendar_ = *law::published_calendar();
  State state_;
  MemoryRows rows_;
  std::uint64_t entry_ = 5000;
  Date day_ = listed_day;
  std::set<Date> months_;
  std::map<std::tuple<AreaCode, std::string, std::uint64_t>, std::int64_t> printed_;
};

// spec/03 part 8: postings are made where facts are applied and printed where lists are written; both say the same.
TEST(HeatingBooks, TheListOfPostingsIsTheLedgers) {
  std::size_t paid = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    RandomDistrict district(seed);
    for (int i = 0; i < 400 && !::testing::Test::HasFailure(); ++i) {
      district.step();
      district.expect_same_books();
    }
    district.expect_same_cases();
    paid += district.paid_something();
  }
  EXPECT_GT(paid, 60U) << "hardly anything happened";
}

}  // namespace
}  // namespace gongbao::heating
