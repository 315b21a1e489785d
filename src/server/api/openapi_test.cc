// What the description says of single fields; as a whole it is judged by linters and a checking proxy (tests/http).
#include "server/api/openapi.h"

#include <gtest/gtest.h>

#include "policies/registry/law_books.h"

namespace gongbao::server {
namespace {

namespace json = boost::json;

const json::value& description() {
  static const json::value whole = openapi(*policies::LawBooks::open().value());
  return whole;
}

// The schema of a field that is sent.
const json::object& field(std::string_view path, std::string_view name) {
  const json::value& post = description().at("paths").at(path).at("post");
  return post.at("requestBody").at("content").at("application/json").at("schema").at("properties").at(name).as_object();
}

std::vector<std::string> choices(std::string_view path, std::string_view name) {
  std::vector<std::string> all;
  const json::object& schema = field(path, name);
  if (!schema.contains("x-choices")) return all;
  for (const auto& [word, sent] : schema.at("x-choices").as_object()) all.emplace_back(word);
  return all;
}

TEST(Description, AnAccountIsDigitsAndNoPaper) {
  for (const auto& [path, name] :
       {std::pair{"/v1/custody/purchase", "payee_account"}, {"/v1/custody/fund_custody", "paying_account"}}) {
    EXPECT_EQ(field(path, name).at("type").as_string(), "string") << name;
    EXPECT_EQ(field(path, name).at("pattern").as_string(), "^[0-9]{12,32}$") << name;
  }
  EXPECT_EQ(field("/v1/custody/refund_by_operator", "proof").at("$ref").as_string(), "#/components/schemas/Document");
}

TEST(Description, AWordOfAListIsOneOfItsWords) {
  const json::value& list = description().at("paths").at("/v1/prepaid-card/filings").at("get");
  const json::value& row = list.at("responses")
                               .at("200")
                               .at("content")
                               .at("application/json")
                               .at("schema")
                               .at("properties")
                               .at("rows")
                               .at("items");
  const json::array& forms = row.at("properties").at("state").at("anyOf").as_array();
  std::vector<std::string_view> told, known;
  for (const json::value& each : forms.at(0).at("enum").as_array()) told.emplace_back(each.as_string());
  for (const auto& [value, name] : names_of(prepaid_card::FilingState{})) known.push_back(name);
  EXPECT_EQ(told, known);
}

TEST(Description, WhatTheLawListsNoPageNeedsToKnow) {
  const std::vector<std::string> articles{"28", "29", "30", "31", "32"};
  EXPECT_EQ(choices("/v1/prepaid-card/record_penalty", "article"), articles);
  EXPECT_EQ(field("/v1/prepaid-card/record_penalty", "article").at("x-choices").at("30").to_number<int>(), 30);
  const auto purposes = choices("/v1/prepaid-card/request_free_release", "purpose");
  EXPECT_EQ(purposes.size(), 13U);
  EXPECT_EQ(purposes.front(), "goods");
  EXPECT_EQ(purposes.back(), "lending") << "prohibited ones last: who asks is told by which article (10b)";
  EXPECT_EQ(choices("/v1/custody/release_free", "purpose"), purposes);
  EXPECT_EQ(field("/v1/custody/release_free", "purpose").at("x-choices").at("wages").to_number<int>(), 2);
  EXPECT_EQ(choices("/v1/custody/identify_receipt", "purpose").size(), 3U);
  EXPECT_EQ(choices("/v1/prepaid-card/register_operator", "district").size(), 17U);
  EXPECT_TRUE(choices("/v1/prepaid-card/record_violation", "code").empty());
}

}  // namespace
}  // namespace gongbao::server
