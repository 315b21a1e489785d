// One field for everything: found by whatever it is called, and only by who may see it. And the sums of districts,
// whose scope is the same.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

constexpr const char* account_no = "110100000000000001";

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    operator_id = city.new_selling_operator(keeping_bank);
    other = city.new_operator("91110108MA00AAAA4F");
    bank = city.new_account("bank", {Role::custody_bank, keeping_bank, 0});
    next_bank = city.new_account("next", {Role::custody_bank, keeping_bank + 1, 0});
    const Told sold = city.post("/v1/custody/purchase",
                                json::object{{"instr_id", day_of_today() + "000000000000000000000001"},
                                             {"operator_id", operator_id},
                                             {"event_date", to_string(date_of(city.clock.stamp))},
                                             {"card_id", 77'001},
                                             {"product_id", 1},
                                             {"amount_fen", 10'000},
                                             {"payee_account", account_no},
                                             {"bank_txn_no", "T1"}},
                                bank);
    EXPECT_EQ(sold.status, 200) << sold.text;
    sale = sold.body.at("entry_no").to_number<std::uint64_t>();
    city.catch_up();
  }
  void turn() {
    city.clock.stamp = stamp_of(date_of(city.clock.stamp) + Days{1}, 10 * 3600);
    ASSERT_TRUE(city.service->engine.turn_to(date_of(city.clock.stamp)).has_value());
    bank = city.log_in("bank", "three quiet herons");  // sessions do not last a day
    next_bank = city.log_in("next", "three quiet herons");
    city.catch_up();
  }
  // With its bank: the agreement that replaces the one it has.
  void sign(std::uint64_t of, std::uint64_t with, bool replaces) {
    city.decide({Role::operator_, 0, of, 0}, "sign_custody_agreement",
                {{"operator_id", of},
                 {"bank_id", with},
                 {"bank_district", "110102"},
                 {"signed_on", to_string(date_of(city.clock.stamp))},
                 {"payout_cycle", "immediate"},
                 {"replaces_current", replaces}});
  }
  std::size_t cards_of(std::uint64_t of, const Visitor& who) {
    const Told told = city.get("/v1/prepaid-card/cards?operator_id=" + std::to_string(of), who);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("rows").as_array().size() : 0;
  }
  std::string day_of_today() const {
    constexpr char digits[] = "0123456789abcdef";
    std::string day;
    for (int shift = 28; shift >= 0; shift -= 4) day += digits[date_of(city.clock.stamp).day >> shift & 0xf];
    return day;
  }
  void file() {
    const access::Actor own{Role::operator_, 0, operator_id, 0};
    json::array items;
    for (const auto& [item, name] : names_of(prepaid_card::ContractItem{}))
      items.push_back(json::string(std::string(name)));
    const json::object signatory{{"name", "某人"}, {"phone", "13800000000"}};
    filing = static_cast<std::uint64_t>(
        city.decide(own, "submit_filing",
                    {{"operator_id", operator_id},
                     {"form", json::object{{"address", "北京市朝阳区某街1号"},
                                           {"premises", "own"},
                                           {"bank", "燕都银行"},
                                           {"card_kinds", json::array{"virtual"}}}},
                     {"contract_doc", json::object{{"text", "余额可退。"}, {"items", items}, {"document", "合同"}}},
                     {"commitment_doc", json::object{{"document", "承诺书"},
                                                     {"signatory", signatory},
                                                     {"signed_on", to_string(date_of(city.clock.stamp))}}}})
            .at("filing_id"));
    city.decide({Role::district_commerce, 0, 0, 110105}, "confirm_filing", {{"operator_id", operator_id}});
    city.catch_up();
  }
  static std::string encoded(const std::string& text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string all;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      all += {'%', digits[byte >> 4], digits[byte & 0xf]};
    }
    return all;
  }
  // "operator 1 燕南食府 · card 77001 77001"
  std::string found(const std::string& word, const Visitor& who) {
    const Told told = city.get("/v1/search?q=" + word, who);
    if (told.status != 200) return std::to_string(told.status) + " " + told.code();
    std::string all;
    for (const json::value& each : told.body.at("hits").as_array()) {
      all += std::string(all.empty() ? "" : " · ") + each.at("kind").as_string().c_str() + " " +
             each.at("id").as_string().c_str() + " " + each.at("title").as_string().c_str();
    }
    return all;
  }

  TestCity city{date_of(2023, 10, 16)};
  std::uint64_t operator_id = 0, other = 0, sale = 0, filing = 0;
  Visitor bank, next_bank;
};

TEST_F(SearchTest, FindsAnOperatorByNameCodeAndNumber) {
  const Visitor officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
  const std::string first = "operator " + std::to_string(operator_id) + " 燕南食府";
  const std::string second = "operator " + std::to_string(other) + " 燕南食府";
  EXPECT_EQ(found("%E5%8D%97%E9%A3%9F", officer), first + " · " + second);  // 南食
  EXPECT_EQ(found("91110108ma00aaaa4f", officer), second);
  EXPECT_EQ(found("%20" + std::to_string(other) + "%20", officer).find(second) != std::string::npos, true);
  EXPECT_EQ(found("nobody", officer), "");
}

TEST_F(SearchTest, FindsCardsAccountsAndEntries) {
  EXPECT_EQ(found("77001", bank), "card 77001 77001");
  EXPECT_EQ(found(account_no, bank), std::string("account ") + account_no + " " + account_no);
  const std::string entry = std::to_string(sale);
  EXPECT_NE(found(entry, bank).find("entry " + entry + " " + entry), std::string::npos);
  const Visitor own = city.new_account("own", {Role::operator_, operator_id, 0});
  EXPECT_EQ(found("77001", own), "card 77001 77001");
}

// The cards that it sold before are the new bank's affair from the first day on, and no longer the former one's.
TEST_F(SearchTest, ABankFindsTheCardsOfWhoIsWithItNow) {
  EXPECT_EQ(found("77001", next_bank), "");
  EXPECT_EQ(cards_of(operator_id, next_bank), 0U);
  sign(operator_id, keeping_bank + 1, true);
  city.decide({Role::operator_, 0, operator_id, 0}, "change_bank",
              {{"operator_id", operator_id},
               {"new_bank_id", keeping_bank + 1},
               {"new_account_no", "110100000000000099"},
               {"bank_txn_no_out", "OUT"},
               {"bank_txn_no_in", "IN"}});
  city.catch_up();
  EXPECT_EQ(found("77001", bank), "card 77001 77001");  // the change is ordered, not made
  turn();
  EXPECT_EQ(found("77001", bank), "");
  EXPECT_EQ(cards_of(operator_id, bank), 0U);
  EXPECT_EQ(found("77001", next_bank), "card 77001 77001");
  EXPECT_EQ(cards_of(operator_id, next_bank), 1U);
}

TEST_F(SearchTest, ABankFindsTheCardsThatCameBeforeTheAgreement) {
  const access::Actor own{Role::operator_, 0, other, 0};
  city.decide(own, "issue_product", {{"operator_id", other}, {"product_id", 1}, {"form", "virtual"}});
  const json::object card{{"card_id", 88'001}, {"product_id", 1}, {"principal_fen", 5'000}};
  city.decide(own, "load_opening_balances",
              {{"operator_id", other}, {"prior_quarter_balance_fen", 5'000}, {"cards", json::array{card}}});
  city.catch_up();
  EXPECT_EQ(found("88001", bank), "");
  EXPECT_EQ(found("88001", next_bank), "");
  sign(other, keeping_bank + 1, false);
  city.catch_up();
  EXPECT_EQ(found("88001", bank), "");
  EXPECT_EQ(found("88001", next_bank), "card 88001 88001");
  EXPECT_EQ(cards_of(other, next_bank), 1U);
}

TEST_F(SearchTest, ABankNamesAnOperatorOrACard) {
  const Told all = city.get("/v1/prepaid-card/cards", bank);
  EXPECT_EQ(all.status, 400) << all.text;
  EXPECT_EQ(all.body.at("field").as_string(), "operator_id");
  EXPECT_EQ(city.get("/v1/prepaid-card/cards?card_id=77001", bank).body.at("rows").as_array().size(), 1U);
}

TEST_F(SearchTest, NobodyFindsWhatHeMayNotSee) {
  const std::string entry = std::to_string(sale);
  const Visitor elsewhere = city.new_account("elsewhere", {Role::district_commerce, 0, 110108});
  const Visitor other_bank = city.new_account("bank2", {Role::custody_bank, keeping_bank + 1, 0});
  const Visitor rival = city.new_account("rival", {Role::operator_, other, 0});
  for (const Visitor& who : {elsewhere, other_bank, rival, Visitor{}}) {
    for (const std::string& word : {std::string("77001"), std::string(account_no), entry}) {
      ASSERT_EQ(city.get("/v1/search?q=" + word, who).status, 200) << word;
      EXPECT_EQ(found(word, who).find("card"), std::string::npos) << word;
      EXPECT_EQ(found(word, who).find("account"), std::string::npos) << word;
      EXPECT_EQ(found(word, who).find("entry"), std::string::npos) << word;
    }
  }
  EXPECT_EQ(found("%E7%87%95%E5%8D%97", Visitor{}), "");  // nothing is published yet
  const Visitor officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
  EXPECT_EQ(found("77001", officer), "");  // a district sees no list of cards
}

TEST_F(SearchTest, FindsAFilingByItsIdAndNumber) {
  file();
  const Visitor officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
  const Told list = city.get("/v1/prepaid-card/filings?filing_id=" + std::to_string(filing), officer);
  ASSERT_EQ(list.status, 200) << list.text;
  const std::string number = list.body.at("rows").as_array().at(0).at("filing_number").as_string().c_str();
  ASSERT_NE(number, "");
  const std::string hit = "filing " + std::to_string(filing) + " " + number;
  EXPECT_NE(found(std::to_string(filing), officer).find(hit), std::string::npos);
  EXPECT_NE(found(encoded(number), officer).find(hit), std::string::npos);
  const Visitor elsewhere = city.new_account("elsewhere", {Role::district_commerce, 0, 110108});
  ASSERT_EQ(city.get("/v1/search?q=" + encoded(number), elsewhere).status, 200);
  EXPECT_EQ(found(encoded(number), elsewhere).find("filing"), std::string::npos);
  // What is published everybody finds, by its number and by a part of its name.
  const std::string published = "operator " + std::to_string(operator_id) + " 燕南食府";
  EXPECT_EQ(found(encoded(number), Visitor{}), published);
  EXPECT_EQ(found("%E5%8D%97%E9%A3%9F", Visitor{}), published);
}

TEST_F(SearchTest, AConsumerFindsHisOwnCard) {
  const Visitor holder = city.new_account("holder", {Role::consumer, 0, 0});
  const Visitor somebody = city.new_account("somebody", {Role::consumer, 0, 0});
  city.decide({Role::custody_bank, 0, keeping_bank, 0}, "bind_card_holder",
              {{"operator_id", operator_id},
               {"card_id", 77'001},
               {"holder", json::object{{"name", "欧阳娜娜"}, {"phone", "13812345678"}}},
               {"consumer_account", city.account_of(holder)}});
  city.catch_up();
  EXPECT_EQ(found("77001", holder), "card 77001 77001");
  EXPECT_EQ(found("77001", somebody), "");
}

// One list answers what it is told to, the others as ever.
class OneListOfViews final : public views::Views {
 public:
  OneListOfViews(const views::Views& all, std::string list, Problem problem)
      : all_(all), list_(std::move(list)), problem_(std::move(problem)) {}
  Result<views::Page> page(const views::Query& query) const override {
    return query.list == list_ ? std::unexpected(problem_) : all_.page(query);
  }
  void start() override {}
  void stop() override {}
  Result<void> catch_up() override { return {}; }
  void wake() override {}
  views::EntryNo stands_at() const override { return all_.stands_at(); }
  bool wait_entry(views::EntryNo, std::chrono::milliseconds, const std::stop_token&) const override { return true; }
  Result<views::EntryNo> each_row(const views::Query&, const std::function<void(const std::vector<views::Column>&)>&,
                                  const std::function<bool(std::span<const views::Value>)>&) const override {
    return views::EntryNo{0};
  }
  Result<void> rebuild(std::string_view) override { return {}; }
  std::vector<views::SystemStatus> status() const override { return {}; }

 private:
  const views::Views& all_;
  const std::string list_;
  const Problem problem_;
};

TEST_F(SearchTest, AListWithTooMuchLeavesItsKindOutAndNoOther) {
  views::Views* const all = city.service->views;
  OneListOfViews too_much(*all, "operators", {"views.too_much", "", "the steps are used up", ""});
  city.service->views = &too_much;
  const Told told = city.get("/v1/search?q=77001", bank);
  OneListOfViews broken(*all, "operators", {"views.bad_filter", "name_contains", "is no filter of this list", ""});
  city.service->views = &broken;
  const Told refused = city.get("/v1/search?q=77001", bank);
  city.service->views = all;
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(json::serialize(told.body.at("left_out")), R"(["operator"])");
  EXPECT_EQ(told.body.at("hits").as_array().size(), 1U);
  // A mistake of this program is not "nothing found".
  EXPECT_EQ(refused.status, 400) << refused.text;
  EXPECT_EQ(json::serialize(city.get("/v1/search?q=77001", bank).body.at("left_out")), "[]");
}

TEST_F(SearchTest, SaysWhatIsWrongWithAWord) {
  EXPECT_EQ(city.get("/v1/search", bank).status, 400);
  EXPECT_EQ(city.get("/v1/search?q=%20", bank).body.at("field").as_string(), "q");
  EXPECT_EQ(city.get("/v1/search?q=" + std::string(101, 'a'), bank).status, 400);
  EXPECT_EQ(city.get("/v1/search?q=a&limit=0", bank).body.at("field").as_string(), "limit");
  EXPECT_EQ(city.get("/v1/search?q=a&q=b", bank).status, 400);
  EXPECT_EQ(city.get("/v1/search?q=a&kind=card", bank).body.at("field").as_string(), "kind");
}

// --- sums ------------------------------------------------------------------------------------------------------------

json::array rows_of(const Told& told) { return told.status == 200 ? told.body.at("rows").as_array() : json::array{}; }

TEST_F(SearchTest, SumsAreForTheirDistrictAndTheCity) {
  for (int day = 0; day < 3; ++day) {
    city.clock.stamp = stamp_of(date_of(city.clock.stamp) + Days{1}, 10 * 3600);
    ASSERT_TRUE(city.service->engine.turn_to(date_of(city.clock.stamp)).has_value());
  }
  city.catch_up();
  const Visitor office = city.new_account("office", {Role::city_commerce, 0, 0});
  const Visitor officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
  const Visitor elsewhere = city.new_account("elsewhere", {Role::district_commerce, 0, 110108});
  const Visitor regulator = city.new_account("regulator", {Role::financial_regulator, 0, 0});
  const json::array series = rows_of(city.get("/v1/prepaid-card/city_figures?limit=366", office));
  ASSERT_EQ(series.size(), 3U);  // from the first day on, and no gap where nothing moved
  EXPECT_EQ(series[0].at("day").as_string(), "2023-10-18");
  EXPECT_EQ(series[0].at("operators").to_number<int>(), 2);
  EXPECT_EQ(series[0].at("balance_fen").to_number<int>(), 10'000);
  EXPECT_EQ(series[0].at("custody_fen").to_number<int>(), 10'000);
  EXPECT_EQ(series[0].at("pledge_base_fen").to_number<int>(), 10'000);
  EXPECT_EQ(series[0].at("required_fen").to_number<int>(), 0);  // nobody of them has filed
  EXPECT_EQ(series[0].at("shortfall_fen").to_number<int>(), 0);
  EXPECT_EQ(series[0].at("coverage_bp").to_number<int>(), 10'000);
  const json::array own = rows_of(city.get("/v1/prepaid-card/area_figures?day=2023-10-18", officer));
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].at("area").as_string(), "110105");
  EXPECT_EQ(own[0].at("balance_fen").to_number<int>(), 10'000);
  EXPECT_EQ(rows_of(city.get("/v1/prepaid-card/area_figures?area=110105", elsewhere)).size(), 0U);
  EXPECT_EQ(rows_of(city.get("/v1/prepaid-card/area_figures?day=2023-10-18", regulator)).size(), 1U);
  EXPECT_EQ(city.get("/v1/prepaid-card/city_figures", officer).status, 403);
  EXPECT_EQ(city.get("/v1/prepaid-card/city_figures", {}).status, 401);
  EXPECT_EQ(city.get("/v1/prepaid-card/city_figures?limit=367", office).status, 400);
  const json::array figures = rows_of(city.get("/v1/prepaid-card/operator_figures?order=-balance", officer));
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].at("operator_id").to_number<std::uint64_t>(), operator_id);
  EXPECT_EQ(figures[0].at("closed_on").as_string(), "2023-10-16");
  EXPECT_EQ(rows_of(city.get("/v1/prepaid-card/operator_figures?shortfall_from=1", office)).size(), 0U);
  EXPECT_EQ(city.get("/v1/prepaid-card/operator_figures", {}).status, 401);
}

}  // namespace
}  // namespace gongbao::server::testing
