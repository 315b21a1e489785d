// What stands on paper: the published record, a card's movements to the fen, a quarter's figures.
#include "policies/prepaid_card/printouts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

using policies::PrintedMovement;
using policies::Printout;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Reading reading_of(const TestWorld& world, const Scheme& scheme) {
  return {world.state, world.books, scheme, world.calendar, world.terms(), world.today()};
}

template <class Asked>
std::optional<Printout> composed(const TestWorld& world, const Asked& asked) {
  const Scheme scheme = world.scheme();
  return compose(reading_of(world, scheme), asked);
}

std::string fact_of(const Printout& printout, std::string_view label) {
  for (const policies::PrintedFact& fact : printout.facts) {
    if (fact.label.zh != label) continue;
    const auto* text = std::get_if<std::string>(&fact.value);
    return text != nullptr ? *text : "(masked by role)";
  }
  return "(no such fact)";
}

const policies::PrintedFact* find_fact(const Printout& printout, std::string_view label) {
  for (const policies::PrintedFact& fact : printout.facts) {
    if (fact.label.zh == label) return &fact;
  }
  return nullptr;
}

// --- 备案凭证 --------------------------------------------------------------------------------------------------------

// prepaid-card/6b prepaid-card/6c
TEST(FilingCertificate, SaysWhatIsPublished) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  EXPECT_FALSE(composed(world, FilingCertificate{op})) << "nothing is filed yet";
  file(world, op);
  const auto printout = composed(world, FilingCertificate{op});
  ASSERT_TRUE(printout);
  EXPECT_EQ(printout->look, Printout::Look::certificate);
  EXPECT_THAT(printout->number.zh, HasSubstr("备案号 BJYFK-110105-2023-000001"));
  EXPECT_EQ(fact_of(*printout, "统一社会信用代码"), world.state.operators.at(op).uscc);
  EXPECT_EQ(fact_of(*printout, "登记注册地"), "朝阳区");
  EXPECT_EQ(fact_of(*printout, "存管银行"), "某银行");
  EXPECT_EQ(fact_of(*printout, "备案日期"), "2023年10月9日");
  EXPECT_EQ(fact_of(*printout, "状态"), "已备案 filed");
  EXPECT_FALSE(find_fact(*printout, "状态")->warns);
  ASSERT_NE(find_fact(*printout, "专用存管账户"), nullptr);
  EXPECT_EQ(std::get<policies::AccountNo>(find_fact(*printout, "专用存管账户")->value).key, world.book(op).account);
  EXPECT_EQ(printout->issuer.zh, "北京市朝阳区商务局");
  EXPECT_EQ(printout->check_page, "/check?operator=" + std::to_string(op));
  EXPECT_EQ(printout->file_word, "BJYFK-110105-2023-000001");
  EXPECT_NE(printout->entry, 0U);
  for (const policies::PrintedFact& fact : printout->facts) EXPECT_FALSE(fact.clauses.empty()) << fact.label.zh;
}

// prepaid-card/6c prepaid-card/7a
TEST(FilingCertificate, SaysThatTheBankHasChanged) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  file(world, op);
  SignCustodyAgreement next = agreement(op, other_bank_id);
  next.replaces_current = true;
  next.fee_agreed = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, "110100000000000099", "OUT", "IN"}, the_operator(op)).code, "");
  world.on(date_of(2024, 1, 2));
  EXPECT_THAT(fact_of(*composed(world, FilingCertificate{op}), "存管银行"), HasSubstr("待备案信息更新"));
  const auto told = [&](Quarter quarter) {
    return fact_of(*composed(world, QuarterReportForm{op, quarter}), "存管银行");
  };
  EXPECT_THAT(told(quarter_of(monday)), HasSubstr("待备案信息更新")) << "it was changed within the quarter";
}

// prepaid-card/8b
TEST(FilingCertificate, OfWhoStoppedSaysSoInRed) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  file(world, op);
  AnnounceTermination notice;
  notice.operator_id = op;
  notice.channel = "门店公告";
  notice.notice_url = "https://example.cn/notice";
  notice.notice = sealed(9);
  const Said said = world.give(notice, the_operator(op));
  ASSERT_TRUE(said.accepted()) << said.code;
  const auto printout = composed(world, FilingCertificate{op});
  EXPECT_THAT(fact_of(*printout, "状态"), HasSubstr("终止中"));
  EXPECT_TRUE(find_fact(*printout, "状态")->warns);
}

// --- 对账单 ----------------------------------------------------------------------------------------------------------

// A card's history as the journal would tell it.
class Recorder {
 public:
  explicit Recorder(const TestWorld& world) : world_(world) {}
  void add(std::int64_t change, std::string kind) {
    balance_ += change;
    all.push_back(
        {++entry_, world_.today(), world_.today(), {std::move(kind), "x"}, Money{change}, Money{balance_}, "9e"});
  }
  std::vector<PrintedMovement> all;

 private:
  const TestWorld& world_;
  std::uint64_t entry_ = 100;
  std::int64_t balance_ = 0;
};

Printout statement_of(const TestWorld& world, const CardStatement& asked, const std::vector<PrintedMovement>& told) {
  auto printout = composed(world, asked);
  EXPECT_TRUE(printout);
  printout->history->write(*printout, told);
  return *std::move(printout);
}

// reg/12
TEST(CardStatement, EachBalanceFollowsFromTheOneBefore) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_TRUE(world.purchase(op, 7, 100'000).accepted());
  ASSERT_TRUE(world.redeem(op, 7, 33'333).accepted());
  Recorder recorder(world);
  recorder.add(100'000, "购卡");
  recorder.add(-33'333, "兑付");
  const Printout printout = statement_of(world, {op, 7, {}, {}}, recorder.all);
  EXPECT_THAT(printout.table->rows,
              ElementsAre(ElementsAre("101", "2023-10-09", "2023-10-09", "购卡 x", "+1,000.00", "1,000.00", "9e"),
                          ElementsAre("102", "2023-10-09", "2023-10-09", "兑付 x", "-333.33", "666.67", "9e")));
  EXPECT_EQ(fact_of(printout, "期初余额"), "0.00 元");
  EXPECT_EQ(fact_of(printout, "增加"), "1,000.00 元");
  EXPECT_EQ(fact_of(printout, "减少"), "-333.33 元");
  EXPECT_EQ(fact_of(printout, "期末余额"), "666.67 元");
  EXPECT_THAT(fact_of(printout, "期间"), HasSubstr("共 2 笔"));
  EXPECT_FALSE(composed(world, CardStatement{op, 8, {}, {}})) << "no such card";
  EXPECT_FALSE(composed(world, CardStatement{op + 1, 7, {}, {}})) << "no such operator";
}

TEST(CardStatement, APeriodBeginsAndEndsWithItsBalances) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_TRUE(world.purchase(op, 7, 100'000).accepted());
  Recorder recorder(world);
  recorder.add(100'000, "购卡");
  world.on(date_of(2023, 10, 11));
  ASSERT_TRUE(world.redeem(op, 7, 40'000).accepted());
  recorder.add(-40'000, "兑付");
  world.on(date_of(2023, 10, 13));
  ASSERT_TRUE(world.redeem(op, 7, 10'000).accepted());
  recorder.add(-10'000, "兑付");
  const Printout middle = statement_of(world, {op, 7, date_of(2023, 10, 10), date_of(2023, 10, 12)}, recorder.all);
  EXPECT_EQ(middle.table->rows.size(), 1U);
  EXPECT_EQ(fact_of(middle, "期初余额"), "1,000.00 元");
  EXPECT_EQ(fact_of(middle, "期末余额"), "600.00 元");
  const Printout later = statement_of(world, {op, 7, date_of(2023, 10, 14), {}}, {});
  EXPECT_TRUE(later.table->rows.empty());
  EXPECT_EQ(fact_of(later, "期初余额"), "500.00 元");
  EXPECT_EQ(fact_of(later, "期末余额"), "500.00 元");
  const Printout before = statement_of(world, {op, 7, date_of(2023, 10, 10), date_of(2023, 10, 10)}, recorder.all);
  EXPECT_EQ(fact_of(before, "期末余额"), "1,000.00 元");
}

// reg/13: asked for by either number, it is the history of the one that is used now.
TEST(CardStatement, OfALostCardIsThatOfItsSuccessor) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_TRUE(world.purchase(op, 7, 100'000).accepted());
  ASSERT_TRUE(world.give(ReportLoss{op, 7}, the_bank()).accepted());
  ASSERT_TRUE(world.give(ReissueCard{op, 7, 8}, the_operator(op)).accepted());
  const auto printout = composed(world, CardStatement{op, 7, {}, {}});
  ASSERT_TRUE(printout && printout->history);
  EXPECT_EQ(printout->history->card_id, 8U);
  EXPECT_EQ(std::get<policies::CardNo>(find_fact(*printout, "卡号")->value).number, 8U);
}

TEST(CardStatement, TheHolderAndTheNumberAreMaskedByRole) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_TRUE(world.purchase(op, 7, 100'000).accepted());
  ASSERT_TRUE(world.give(BindCardHolder{op, 7, person(3), sealed(4), 14}, the_bank()).accepted());
  const auto printout = composed(world, CardStatement{op, 7, {}, {}});
  EXPECT_EQ(std::get<PersonToken>(find_fact(*printout, "持卡人")->value), person(3));
  EXPECT_EQ(std::get<policies::CardNo>(find_fact(*printout, "卡号")->value).number, 7U);
}

// --- 季度报告表 ------------------------------------------------------------------------------------------------------

// prepaid-card/12a prepaid-card/9i
TEST(QuarterReportForm, HasTheLedgersFiguresAndTheirSum) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  file(world, op);
  ASSERT_TRUE(world.purchase(op, 7, 100'001).accepted());
  ASSERT_TRUE(world.redeem(op, 7, 33'333).accepted());
  const Quarter quarter = quarter_of(monday);
  const auto running = composed(world, QuarterReportForm{op, quarter});
  ASSERT_TRUE(running);
  EXPECT_TRUE(find_fact(*running, "状态")->warns) << "the quarter has not ended";
  world.on(date_of(2024, 1, 2));
  const auto form = composed(world, QuarterReportForm{op, quarter});
  ASSERT_TRUE(form && form->table);
  EXPECT_EQ(form->number.zh, "2023年第4季度");
  std::vector<std::string> amounts;
  for (const auto& row : form->table->rows) amounts.push_back(row[1]);
  EXPECT_THAT(amounts, ElementsAre("0.00", "1,000.01", "333.33", "0.00", "666.68", "266.68", "1,000.01"));
  EXPECT_THAT(form->table->rows[5][2], HasSubstr("40%"));
  EXPECT_EQ(form->table->rows[5][3], "9i");
  EXPECT_EQ(fact_of(*form, "报送期限"), "2024年1月29日");  // example 33
  EXPECT_EQ(fact_of(*form, "状态"), "待填报 to be reported");
  EXPECT_EQ(form->signatures.size(), 6U);
  SubmitQuarterReport report;
  report.operator_id = op;
  report.quarter = quarter;
  ASSERT_TRUE(world.give(report, the_operator(op)).accepted());
  const auto reported = composed(world, QuarterReportForm{op, quarter});
  EXPECT_EQ(fact_of(*reported, "状态"), "已填报，待核对 reported, to be checked");
  EXPECT_EQ(reported->entry, world.last_entry());
  EXPECT_FALSE(composed(world, QuarterReportForm{op, previous(previous(previous(quarter)))}));
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
