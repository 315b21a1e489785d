// A file of results over the wire: the template, what is wrong by line and column, and that nothing is entered before
// two files agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "server/api/result_file_routes.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using ::testing::HasSubstr;

class ResultFilesOverSockets : public ::testing::Test {
 protected:
  ResultFilesOverSockets() {
    const access::Actor district{Role::district_edu, 0, 0, 110105};
    const auto told =
        city_.decide(district, "exam/import_schools",
                     {{"rows", json::array{json::object{{"school_name", "文件一中"}, {"jurisdiction", "110105"}}}}});
    school_ = static_cast<std::uint64_t>(told.at("school"));
    json::array rows;
    for (const char* number : {"F1", "F2", "F3"}) {
      rows.push_back(json::object{{"exam_number", number},
                                  {"person", json::object{{"name", std::string("考生") + number}}},
                                  {"school", school_},
                                  {"school_year", 2024},
                                  {"grade", 9}});
    }
    city_.decide(district, "exam/import_students", {{"rows", rows}});
    teacher_ = city_.new_account("teacher", {Role::school, school_, 0});
    colleague_ = city_.new_account("colleague", {Role::school, school_, 0});
    officer_ = city_.new_account("officer", {Role::district_edu, 0, 110105});
    server_ = city_.serve();
  }
  testing::Reply put(const TestCity::Visitor& visitor, const std::string& body, const std::string& agreed = "") const {
    const std::string target = "/v1/exam/result_files" + (agreed.empty() ? "" : "?agreed=" + agreed);
    return testing::ask(server_->port(),
                        "POST " + target +
                            " HTTP/1.1\r\nHost: h\r\nContent-Type: application/octet-stream\r\nCookie: " +
                            visitor.cookies + "\r\nX-CSRF-Token: " + visitor.csrf +
                            "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  json::object checked(const TestCity::Visitor& visitor, const std::string& body,
                       const std::string& agreed = "") const {
    const testing::Reply reply = put(visitor, body, agreed);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return json::parse(reply.body).as_object();
  }
  // Results there are, confirmed or not.
  std::size_t results() {
    std::size_t count = 0;
    EXPECT_TRUE(city_.service->engine.ask([&] { count = city_.service->city.of<exam::Document>().results.size(); }));
    return count;
  }
  TestCity city_{date_of(2025, 7, 1)};
  std::uint64_t school_ = 0;
  TestCity::Visitor teacher_, colleague_, officer_;
  std::unique_ptr<Server> server_;
};

const std::string good_file = "准考证号,道德与法治 综合素质评价,艺术\nF1,9.5,合格\nF2,缺考,不合格\n";

TEST_F(ResultFilesOverSockets, EveryWrongCellIsToldAndNothingIsEntered) {
  const json::object told = checked(
      teacher_, "准考证号,道德与法治 综合素质评价,艺术,物理 实验操作\nF1,10.5,合格,9\nF9,,合格,\nF2,9.25,好,\n");
  EXPECT_EQ(told.at("faults_in_all").to_number<int>(), 5);
  std::vector<std::string> found;
  for (const json::value& each : told.at("faults").as_array()) {
    found.push_back(std::to_string(each.at("line").to_number<int>()) + ":" +
                    std::to_string(each.at("column").to_number<int>()) + " " +
                    std::string(each.at("code").as_string()));
  }
  EXPECT_THAT(found,
              ::testing::ElementsAre("2:2 exam.score_above_max", "2:4 exam.no_attempt", "3:3 ledger.unknown_subject",
                                     "4:2 exam.score_step_invalid", "4:3 exam.result_type_invalid"));
  EXPECT_EQ(told.at("agreed").as_string(), "");
  EXPECT_FALSE(told.at("faults").at(0).at("clauses").as_array().empty());
  EXPECT_EQ(results(), 0U);
  EXPECT_EQ(checked(teacher_, good_file).at("faults_in_all").to_number<int>(), 0);
  EXPECT_EQ(results(), 0U) << "a clean file is no entry either";
}

TEST_F(ResultFilesOverSockets, WhatTwoFilesSayIsEnteredOnce) {
  const std::string word(checked(teacher_, good_file).at("agreed").as_string());
  ASSERT_FALSE(word.empty());
  const json::object other = checked(colleague_, "准考证号,艺术\nF1,不合格\n", word);
  EXPECT_TRUE(other.at("differs").as_bool());
  EXPECT_EQ(results(), 0U);
  const testing::Reply entered =
      put(colleague_, "exam_number,arts,道德与法治综合素质评价\nF2,fail,缺考\nF1,pass,9.50\n", word);
  EXPECT_THAT(std::string(entered.headers.get("Content-Type")), HasSubstr("ndjson"));
  EXPECT_THAT(entered.body, HasSubstr("\"done\":true"));
  EXPECT_THAT(entered.body, HasSubstr("\"results\":4"));
  EXPECT_EQ(results(), 4U);
  const json::object again = checked(teacher_, good_file);
  EXPECT_EQ(again.at("known").to_number<int>(), 4);
  EXPECT_EQ(again.at("fresh").to_number<int>(), 0);
}

TEST_F(ResultFilesOverSockets, TheSameFileOfTheSamePersonIsNoSecondEntry) {
  const std::string word(checked(teacher_, good_file).at("agreed").as_string());
  const json::object again = checked(teacher_, good_file, word);
  EXPECT_TRUE(again.at("same_file").as_bool());
  EXPECT_FALSE(again.at("differs").as_bool());
  EXPECT_EQ(results(), 0U);
  // Its word is his all the same, whoever's check came between.
  const std::string newer(again.at("agreed").as_string());
  EXPECT_TRUE(checked(teacher_, good_file, newer).at("same_file").as_bool());
  EXPECT_TRUE(checked(teacher_, good_file, word.substr(0, word.find('.'))).at("differs").as_bool()) << "half a word";
  const std::string other(checked(teacher_, "准考证号,艺术\nF1,不合格\n").at("agreed").as_string());
  const std::string spliced = word.substr(0, word.find('.')) + other.substr(other.find('.'));
  EXPECT_TRUE(checked(teacher_, good_file, spliced).at("differs").as_bool()) << "halves of two words";
  EXPECT_EQ(results(), 0U);
  const testing::Reply entered = put(colleague_, good_file, word);
  EXPECT_THAT(entered.body, HasSubstr("\"done\":true"))
      << "another person fills in the same template to the same bytes";
  EXPECT_EQ(results(), 4U);
}

TEST_F(ResultFilesOverSockets, AFileOfASecondPassOfOnePersonIsASecondEntry) {
  const std::string word(checked(teacher_, good_file).at("agreed").as_string());
  const testing::Reply entered =
      put(teacher_, "准考证号,艺术,道德与法治 综合素质评价\nF2,不合格,缺考\nF1,合格,9.5\n", word);
  EXPECT_THAT(entered.body, HasSubstr("\"done\":true"));
  EXPECT_EQ(results(), 4U);
}

TEST_F(ResultFilesOverSockets, AnotherOfficesWordIsNone) {
  const std::string grades = "准考证号,历史\nF1,A\n";
  EXPECT_EQ(put(teacher_, grades).status, 400) << "grades are the district's";
  const std::string word(checked(officer_, grades).at("agreed").as_string());
  EXPECT_NE(word, std::string(checked(teacher_, good_file).at("agreed").as_string()));
  EXPECT_TRUE(checked(teacher_, good_file, word).at("differs").as_bool());
  EXPECT_EQ(results(), 0U);
  EXPECT_EQ(put({}, good_file).status, 401);
  const auto marker = city_.new_account("marker", {Role::marker, 0, 110105});
  EXPECT_EQ(put(marker, good_file).status, 403);
}

TEST_F(ResultFilesOverSockets, WhatIsNoSuchFileIsRefused) {
  EXPECT_EQ(put(teacher_, "PK\x03\x04 and no more").status, 400);
  EXPECT_EQ(put(teacher_, "").status, 400);
  const testing::Reply other = put(teacher_, "住户编号\n1\n");
  EXPECT_EQ(other.status, 400);
  EXPECT_THAT(other.body, HasSubstr("住户编号"));
  std::string rows = "准考证号,艺术\n";
  for (std::uint64_t i = 0; i <= most_result_rows; ++i) rows += std::to_string(i) + ",\n";
  EXPECT_EQ(put(teacher_, rows).status, 400);
  EXPECT_EQ(put(teacher_, std::string(largest_result_file + 1, 'a')).status, 413);
  EXPECT_EQ(results(), 0U);
}

TEST_F(ResultFilesOverSockets, TheTemplateIsAFileOfWhatIsMissing) {
  const testing::Reply reply = testing::ask(
      server_->port(), "GET /v1/exam/result_files?exam_year=2025&format=csv HTTP/1.1\r\nHost: h\r\nCookie: " +
                           teacher_.cookies + "\r\n\r\n");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(reply.body, HasSubstr("准考证号"));
  EXPECT_THAT(reply.body, HasSubstr("物理 实验操作"));
  EXPECT_THAT(reply.body, HasSubstr("F3"));
  EXPECT_THAT(reply.body, ::testing::Not(HasSubstr("四年级"))) << "no stage of 2025";
  const json::object told = checked(teacher_, reply.body);
  EXPECT_EQ(told.at("rows").to_number<int>(), 3);
  EXPECT_EQ(told.at("results").to_number<int>(), 0) << "it reads as nothing filled in";
}

}  // namespace
}  // namespace gongbao::server::testing
