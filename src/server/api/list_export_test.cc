// A whole list as a file: over a socket, since it flows; masked as its pages are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "server/api/list_export.h"
#include "server/api/list_words.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

using access::Role;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Visitor = TestCity::Visitor;

constexpr std::string_view xlsx_media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Reply ask_over_socket(const Server& server, const std::string& target, const Visitor& visitor,
                      const std::string& more = {}) {
  Client client(server.port(), std::chrono::seconds(20));
  EXPECT_TRUE(client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + visitor.cookies + "\r\n" +
                          more + "Connection: close\r\n\r\n"));
  return client.read_reply();
}

std::string header_of(const Reply& reply, std::string_view wanted) {
  for (const auto& [name, value] : reply.headers) {
    if (same_ignoring_case(name, wanted)) return value;
  }
  return {};
}

class ListExport : public ::testing::Test {
 protected:
  ListExport() {
    city.new_operator();
    for (int i = 0; i < shops; ++i) {
      city.decide({Role::operator_, 0, 0, 0}, "register_operator",
                  {{"uscc", i == 0 ? "91110108MA00AAAA4F" : "91110105MA00000012"},
                   {"operator_name", i == 0 ? "=1+1店" : "甲,乙店"},
                   {"kind", "single"},
                   {"district", "110105"},
                   {"industry", "retail"},
                   {"sub_industry", "百货"}});
    }
    city.catch_up();
    officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
    city.catch_up();
    server = city.serve();
  }
  static constexpr int shops = 2;
  TestCity city;
  Visitor officer;
  std::unique_ptr<Server> server;
};

TEST_F(ListExport, CsvHasEveryRowAndNoFormula) {
  const std::string english = "Accept-Language: en\r\n";
  for (const auto& [target, more] :
       {std::pair<std::string, std::string>{"/v1/prepaid-card/operators?format=csv", english},
        {"/v1/prepaid-card/operators", "Accept: text/csv\r\n" + english}}) {
    const Reply reply = ask_over_socket(*server, target, officer, more);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_THAT(header_of(reply, "Content-Type"), StartsWith("text/csv"));
    EXPECT_EQ(header_of(reply, "Content-Disposition"),
              "attachment; filename=\"prepaid-card_operators_2023-10-09.csv\"");
    EXPECT_THAT(reply.body, StartsWith("\xef\xbb\xbfoperator_id,"));
    EXPECT_EQ(std::ranges::count(reply.body, '\n'), 1 + 1 + shops);
    EXPECT_THAT(reply.body, HasSubstr("\"'=1+1店\""));
    EXPECT_THAT(reply.body, HasSubstr("\"甲,乙店\""));
  }
}

// 与页面同样的名称: whoever does not ask for English reads columns, states and districts as the pages call them.
TEST_F(ListExport, ItsWordsAreThoseOfTheScreen) {
  const Reply chinese = ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv", officer);
  EXPECT_THAT(chinese.body, StartsWith("\xef\xbb\xbf经营者,区,存管银行,统一社会信用代码,名称,类别,行业,"));
  EXPECT_THAT(chinese.body, HasSubstr(",朝阳区,"));
  EXPECT_THAT(chinese.body, HasSubstr(",单店,餐饮业,正餐,"));
  const Reply english =
      ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv", officer, "Accept-Language: en\r\n");
  EXPECT_THAT(english.body, StartsWith("\xef\xbb\xbfoperator_id,area,bank_id,uscc,name,kind,industry,"));
  EXPECT_THAT(english.body, HasSubstr(",110105,"));
  EXPECT_THAT(english.body, HasSubstr(",single,catering,正餐,"));
}

TEST(ListWords, SayCodesCommandsAndFlags) {
  using policies::Kind;
  using policies::Value;
  const std::vector<policies::Column> columns{{"code", Kind::text}, {"command", Kind::text}, {"op", Kind::text},
                                              {"late", Kind::flag}, {"area", Kind::area},    {"own_name", Kind::text}};
  const ListWords chinese(columns, Language::zh), english(columns, Language::en);
  EXPECT_EQ(chinese.columns()[0].name, "结论代码");
  EXPECT_EQ(chinese.columns()[5].name, "own_name") << "where there is no word, the program's";
  const std::vector<std::pair<Value, Value>> said{{std::string("ledger.wrong_state"), std::string("状态不允许")},
                                                  {std::string("submit_filing"), std::string("提交备案")},
                                                  {std::string("redeem"), std::string("兑付")},
                                                  {std::int64_t{0}, std::string("否")},
                                                  {std::int64_t{110302}, std::string("北京经济技术开发区")},
                                                  {std::string("active"), std::string("active")}};
  for (std::size_t i = 0; i < said.size(); ++i) {
    EXPECT_EQ(chinese.said(i, said[i].first), said[i].second) << i;
    EXPECT_EQ(english.said(i, said[i].first), said[i].first) << i;
  }
  EXPECT_EQ(chinese.said(0, std::string()), Value(std::string())) << "accepted: no code, and nothing is made up";
  EXPECT_EQ(chinese.said(4, Value{}), Value{});
}

TEST_F(ListExport, FiltersHoldAndNobodySeesMoreThanInPages) {
  const Reply one = ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv&uscc=91110105MA00000012", officer);
  EXPECT_EQ(std::ranges::count(one.body, '\n'), 2) << one.body;
  const Visitor haidian = city.new_account("haidian", {Role::district_commerce, 0, 110108});
  const Reply none = ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv", haidian);
  EXPECT_EQ(std::ranges::count(none.body, '\n'), 1) << none.body;
  const Visitor consumer = city.new_account("consumer", {Role::consumer, 0, 0});
  EXPECT_EQ(ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv", consumer).status, 403);
  EXPECT_EQ(ask_over_socket(*server, "/v1/prepaid-card/operators?format=csv", {}).status, 401);
}

TEST_F(ListExport, WhatIsNotModifiedIsTheSameOnesList) {
  const std::string list = "/v1/prepaid-card/operators";
  const Visitor other = city.new_account("officer.two", {Role::district_commerce, 0, 110108});
  city.catch_up();
  const std::string tag = header_of(ask_over_socket(*server, list, officer), "ETag");
  const std::string more = "If-None-Match: " + tag + "\r\n";
  EXPECT_EQ(ask_over_socket(*server, list, officer, more).status, 304) << tag;
  EXPECT_EQ(ask_over_socket(*server, list, other, more).status, 200);
}

TEST_F(ListExport, AWorkbookIsOne) {
  const Reply reply = ask_over_socket(*server, "/v1/prepaid-card/operators", officer,
                                      "Accept: " + std::string(xlsx_media_type) + "\r\n");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(header_of(reply, "Content-Type"), xlsx_media_type);
  EXPECT_THAT(header_of(reply, "Content-Disposition"), HasSubstr(".xlsx"));
  EXPECT_THAT(reply.body, StartsWith("PK"));
  EXPECT_GT(reply.body.size(), 2000U);
}

TEST_F(ListExport, WhatDoesNotGoWithAFileIsNamed) {
  for (const auto& [query, field] : {std::pair<std::string, std::string>{"format=pdf", "format"},
                                     {"format=csv&limit=10", "limit"},
                                     {"format=xlsx&cursor=x", "cursor"},
                                     {"format=csv&colour=red", "colour"}}) {
    const Told told = city.get("/v1/prepaid-card/operators?" + query, officer);
    EXPECT_EQ(told.status, 400) << query;
    EXPECT_EQ(told.body.at("field").as_string(), field) << told.text;
  }
  EXPECT_EQ(city.get("/v1/prepaid-card/operators?format=json&limit=1", officer).body.at("rows").as_array().size(), 1U);
}

// Questions whose answer is a list (15b, and what moved a card): the same as in JSON, whole.
class QuestionFile : public ::testing::Test {
 protected:
  static constexpr std::uint64_t custodian = 7'000'001;
  QuestionFile() {
    operator_id = city.new_selling_operator(custodian);
    bank = city.new_account("bank", {Role::custody_bank, custodian, 0});
    officer = city.new_account("officer", {Role::district_commerce, 0, 110105});
    holder = city.new_account("holder", {Role::consumer, 0, 0});
    give("purchase", {{"card_id", 7},
                      {"product_id", 1},
                      {"amount_fen", 10'001},
                      {"payee_account", "110100000000000001"},
                      {"bank_txn_no", "T7"}});
    city.decide({Role::custody_bank, 0, custodian, 0}, "bind_card_holder",
                {{"operator_id", operator_id},
                 {"card_id", 7},
                 {"holder", boost::json::object{{"name", "李四"}, {"phone", "13900001117"}}},
                 {"consumer_account", city.account_of(holder)}});
    give("redeem", {{"card_id", 7}, {"amount_fen", 33}});
    statement = "/v1/prepaid-card/statement?operator_id=" + std::to_string(operator_id) + "&card_id=7";
    server = city.serve();
  }
  void give(const std::string& op, boost::json::object words) {
    words["instr_id"] = "00004cb700000000000000000000000" + std::to_string(++given);
    words["operator_id"] = operator_id;
    words["event_date"] = "2023-10-09";
    const Told told = city.post("/v1/custody/" + op, words, bank);
    EXPECT_EQ(told.status, 200) << told.text;
  }
  TestCity city{date_of(2023, 10, 9)};
  std::uint64_t operator_id = 0;
  int given = 0;
  std::string statement, grades = "/v1/prepaid-card/credit_grades?district=110105";
  Visitor bank, officer, holder;
  std::unique_ptr<Server> server;
};

TEST_F(QuestionFile, TellsWhatMovedACardTheNewestFirst) {
  const Reply chinese = ask_over_socket(*server, statement + "&format=csv", holder);
  ASSERT_EQ(chinese.status, 200) << chinese.body;
  EXPECT_EQ(header_of(chinese, "Content-Disposition"),
            "attachment; filename=\"prepaid-card_statement_2023-10-09.csv\"");
  EXPECT_THAT(chinese.body, StartsWith("\xef\xbb\xbf记录号,账上发生日,业务,变动额,赠送变动额,余额,条款\r\n"));
  EXPECT_THAT(chinese.body, HasSubstr(",2023-10-09,兑付,-0.33,0.00,99.68,"));
  EXPECT_THAT(chinese.body, HasSubstr(",100.01,0.00,100.01,"));
  EXPECT_LT(chinese.body.find("99.68"), chinese.body.find(",100.01,0.00,"));
  EXPECT_EQ(std::ranges::count(chinese.body, '\n'), 1 + 2);
  const Reply english = ask_over_socket(*server, statement, holder, "Accept: text/csv\r\nAccept-Language: en\r\n");
  EXPECT_THAT(english.body, StartsWith("\xef\xbb\xbf"
                                       "entry_no,event_date,op,principal_change,bonus_change,balance,clauses\r\n"));
  EXPECT_THAT(english.body, HasSubstr(",2023-10-09,redeem,-0.33,0.00,99.68,prepaid-card/"));
}

TEST_F(QuestionFile, TellsTheGradesOfADistrict) {
  const Reply file = ask_over_socket(*server, grades + "&format=csv", officer);
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_EQ(header_of(file, "Content-Disposition"),
            "attachment; filename=\"prepaid-card_credit_grades_2023-10-09.csv\"");
  EXPECT_EQ(file.body, "\xef\xbb\xbf经营者,名称,等级,信用记分,上次检查日,下次检查日\r\n" + std::to_string(operator_id) +
                           ",燕南食府,A,0,,2024-10-09\r\n");
  const Reply none = ask_over_socket(*server, "/v1/prepaid-card/credit_grades?district=110105&format=json", officer);
  EXPECT_THAT(header_of(none, "Content-Type"), StartsWith("application/json"));
}

TEST_F(QuestionFile, MayBeAWorkbook) {
  for (const auto& [target, visitor] : {std::pair{statement, holder}, {grades, officer}}) {
    const Reply reply = ask_over_socket(*server, target + "&format=xlsx", visitor);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(header_of(reply, "Content-Type"), xlsx_media_type);
    EXPECT_THAT(reply.body, StartsWith("PK"));
  }
}

TEST_F(QuestionFile, IsForWhoeverMayAsk) {
  const Visitor other = city.new_account("other", {Role::consumer, 0, 0});
  const Visitor haidian = city.new_account("haidian", {Role::district_commerce, 0, 110108});
  for (const char* form : {"&format=csv", "&format=xlsx"}) {
    EXPECT_EQ(city.get(statement + form, other).status, 403);
    EXPECT_EQ(city.get(statement + form, {}).status, 401);
    EXPECT_EQ(city.get(grades + form, haidian).status, 403);
    EXPECT_EQ(city.get(grades + form, holder).status, 403);
    EXPECT_EQ(city.get(grades + form, {}).status, 401);
  }
  const std::string unknown = "/v1/prepaid-card/statement?operator_id=" + std::to_string(operator_id) + "&card_id=8";
  EXPECT_EQ(city.get(unknown + "&format=csv", bank).status, 404);
}

TEST_F(QuestionFile, NamesWhatDoesNotGoWithIt) {
  const std::string whole = "/v1/prepaid-card/statement?operator_id=" + std::to_string(operator_id);
  for (const auto& [target, field] : {std::pair{statement + "&format=pdf", "format"},
                                      {statement + "&format=csv&limit=10", "limit"},
                                      {statement + "&format=csv&before=x", "before"},
                                      {whole + "&format=xlsx", "card_id"},
                                      {grades + "&format=csv&after=1", "after"},
                                      {grades + "&format=csv&format=csv", "format"},
                                      {std::string("/v1/prepaid-card/quarter?operator_id=1&format=csv"), "format"}}) {
    const Told told = city.get(target, bank);
    EXPECT_EQ(told.status, 400) << target;
    EXPECT_EQ(told.body.at("field").as_string(), field) << told.text;
  }
}

// The masks of a page are those of its file.
TEST(ListExportMasks, AreThoseOfThePage) {
  constexpr std::uint64_t custodian = 7'000'001;
  TestCity city;
  city.new_selling_operator(custodian);
  city.catch_up();
  const auto server = city.serve();
  const std::string number = "110100000000000001";
  for (const auto& [role, in_clear] : {std::pair{Role::custody_bank, true}, {Role::nfra, false}}) {
    const Visitor visitor = city.new_account("role" + std::to_string(static_cast<int>(role)),
                                             {role, role == Role::custody_bank ? custodian : 0, 0});
    const Told page = city.get("/v1/prepaid-card/accounts", visitor);
    ASSERT_EQ(page.status, 200) << page.text;
    const auto& shown = page.body.at("rows").as_array().at(0).as_object().at("account_no");
    EXPECT_EQ(shown.as_string() == number, in_clear) << page.text;
    const Reply file = ask_over_socket(*server, "/v1/prepaid-card/accounts?format=csv", visitor);
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_THAT(file.body, HasSubstr(std::string(shown.as_string())));
    EXPECT_EQ(file.body.find(number) != std::string::npos, in_clear) << file.body;
  }
}

// Each file that begins is held until the test lets go of it.
class HeldExports : public ListExport {
 protected:
  int begins(std::uint64_t account, const std::string& peer, Role role) {
    auto request = std::make_shared<Request>();
    request->peer = peer;
    auto status = std::make_shared<std::promise<int>>();
    auto told = status->get_future();
    views::Query query;
    query.system = "prepaid-card";
    query.list = "operators";
    query.actor = {role, account, 0, 0};
    exports_.begin(
        {.request = request,
         .answer = Answer([this, status](std::optional<Response> response) {
           status->set_value(response ? response->status : 0);
           if (response && response->status == 200) let_go_.get_future().wait();
         }),
         .name = "operators",
         .rows = [this, query](const SeeColumns& columns,
                               const SeeRow& see) { return city.service->views->each_row(query, columns, see); },
         .form = ListForm::csv,
         .role = role,
         .account = account,
         .today = {}});
    return told.get();
  }
  ~HeldExports() override { let_go_.set_value(); }

 private:
  struct LetGo {
    std::promise<void> promise;
    std::shared_future<void> future{promise.get_future()};
    std::shared_future<void> get_future() const { return future; }
    void set_value() { promise.set_value(); }
  } let_go_;
  ListExports exports_{*city.service};
};

TEST_F(HeldExports, StrangersKeepNobodyElseFromAFile) {
  EXPECT_EQ(begins(0, "192.0.2.1", Role::city_commerce), 200);
  EXPECT_EQ(begins(0, "192.0.2.1", Role::city_commerce), 503) << "one at a time";
  EXPECT_EQ(begins(0, "192.0.2.2", Role::city_commerce), 200) << "another address";
  EXPECT_EQ(begins(0, "192.0.2.3", Role::city_commerce), 200);
  EXPECT_EQ(begins(0, "192.0.2.4", Role::city_commerce), 503) << "strangers have so many";
  EXPECT_EQ(begins(71, "192.0.2.1", Role::city_commerce), 200) << "who is signed in has others";
  EXPECT_EQ(begins(71, "192.0.2.9", Role::city_commerce), 503);
}

// However eagerly it is read: who takes all day for a file holds a place that others wait for.
TEST_F(ListExport, AFileHasAnEnd) {
  city.service->options.longest_file = std::chrono::milliseconds(0);
  for (int again = 0; again < 10; ++again) {
    for (const char* form : {"csv", "xlsx"}) {
      const Reply cut = ask_over_socket(*server, std::string("/v1/prepaid-card/operators?format=") + form, officer);
      ASSERT_EQ(cut.status, 200) << "the place of the one before is free";
      EXPECT_FALSE(cut.whole) << form;
    }
  }
}

}  // namespace
}  // namespace gongbao::server::testing
