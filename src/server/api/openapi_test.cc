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

// Objects below the schema of which nothing is said.
void find_bare(const json::value& schema, const std::string& at, std::vector<std::string>& bare) {
  const json::object& of = schema.as_object();
  const auto* type = of.if_contains("type");
  const auto* properties = of.if_contains("properties");
  const auto* others = of.if_contains("additionalProperties");
  const bool closed_or_typed = others != nullptr && (others->is_object() || !others->get_bool());
  const bool said = (properties != nullptr && !properties->as_object().empty()) || closed_or_typed;
  if (type != nullptr && *type == "object" && !said) bare.push_back(at);
  if (properties != nullptr) {
    for (const auto& [name, each] : properties->as_object()) find_bare(each, at + "." + std::string(name), bare);
  }
  if (others != nullptr && others->is_object()) find_bare(*others, at + ".*", bare);
  if (const auto* items = of.if_contains("items")) find_bare(*items, at + "[]", bare);
  if (const auto* any = of.if_contains("anyOf")) {
    for (const json::value& each : any->as_array()) find_bare(each, at, bare);
  }
}

// A client that is generated gets a type for everything that it is told.
TEST(Description, EveryMemberOfAnAnswerIsDescribed) {
  std::vector<std::string> bare;
  for (const auto& [path, methods] : description().at("paths").as_object()) {
    for (const auto& [method, operation] : methods.as_object()) {
      for (const auto& [status, response] : operation.at("responses").as_object()) {
        const auto* content = response.as_object().if_contains("content");
        if (content == nullptr) continue;
        for (const auto& [media, form] : content->as_object()) find_bare(form.at("schema"), std::string(path), bare);
      }
    }
  }
  for (const auto& [name, schema] : description().at("components").at("schemas").as_object()) {
    find_bare(schema, std::string(name), bare);
  }
  // Of whichever command the entry is: its own operation has them.
  const std::vector<std::string> of_any_command{"/v1/custody/instructions/{id}.members",
                                                "/v1/custody/entries/{entry_no}.members"};
  EXPECT_EQ(bare, of_any_command);
}

TEST(Description, AnAnswerSaysWhatIsAlwaysThere) {
  const json::value& me = description().at("paths").at("/v1/me").at("get");
  const json::object& schema =
      me.at("responses").at("200").at("content").at("application/json").at("schema").as_object();
  EXPECT_EQ(json::serialize(schema.at("required")), R"(["account","speaks_as","offices"])");
  EXPECT_EQ(schema.at("properties").at("day").at("format").as_string(), "date");
  const json::value& movement = description().at("components").at("schemas").at("Movement");
  EXPECT_EQ(movement.at("properties").at("balance_fen").at("format").as_string(), "int64");
  EXPECT_TRUE(movement.at("properties").at("subject_id").as_object().contains("anyOf")) << "told by role";
}

// What commands, problems, searches and earlier moments are answered with is described as it is written: nothing
// besides may come, and what is always there is said to be.
TEST(Description, WhatManyRoutesAnswerIsClosed) {
  const json::value& schemas = description().at("components").at("schemas");
  const std::pair<const char*, const char*> always[] = {
      {"Accepted", R"(["outcome","flags","clauses","facts","entry_no","booked_at"])"},
      {"Problem", R"(["type","title","status","code","request_id"])"},
      {"Found", R"(["hits","left_out","entry_no"])"},
      {"EarlierFigures", R"(["operator_id","as_of"])"}};
  for (const auto& [name, required] : always) {
    EXPECT_EQ(json::serialize(schemas.at(name).at("required")), required) << name;
    EXPECT_EQ(schemas.at(name).at("additionalProperties"), json::value(false)) << name;
  }
  EXPECT_EQ(json::serialize(schemas.at("Accepted").at("properties").at("outcome").at("enum")),
            R"(["accepted","duplicate"])");
  EXPECT_TRUE(schemas.at("EarlierFigures").at("properties").as_object().contains("shortfall_fen"));
  EXPECT_EQ(schemas.at("Problem").at("properties").at("clauses").at("$ref").as_string(),
            "#/components/schemas/Clauses");
  const json::value& document = description().at("paths").at("/v1/gazette/documents/{document}").at("get");
  const json::value& whole = document.at("responses").at("200").at("content").at("application/json").at("schema");
  EXPECT_EQ(whole.at("properties").at("clauses").at("items").at("type").as_string(), "object")
      << "ids with their words";
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
