// The lists are made once more while they are read, by whom it is for.
#include <gtest/gtest.h>

#include <thread>

#include "server/api/test_city.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

bool any_rebuilding(const Told& told) {
  for (const json::value& of : told.body.at("systems").as_array()) {
    if (of.as_object().at("rebuilding").as_bool()) return true;
  }
  return false;
}

TEST(ViewRoutes, ListsAreRebuiltWhileTheyAreRead) {
  TestCity city;
  city.new_operator();
  city.catch_up();
  const Visitor system = city.new_account("system", {Role::system_administrator, 0, 0});
  const Visitor commerce = city.new_account("commerce", {Role::city_commerce, 0, 0});
  EXPECT_FALSE(any_rebuilding(city.get("/v1/views", system)));
  const Told begun = city.post("/v1/views/rebuild", json::object{{"system", "prepaid-card"}}, system);
  ASSERT_EQ(begun.status, 202) << begun.text;
  Told status = city.get("/v1/views", system);
  for (int i = 0; i < 1000 && (any_rebuilding(status) || status.body.contains("rebuild_problem")); ++i) {
    EXPECT_EQ(city.get("/v1/prepaid-card/operators", commerce).body.at("rows").as_array().size(), 1U);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    status = city.get("/v1/views", system);
  }
  EXPECT_FALSE(any_rebuilding(status)) << status.text;
  EXPECT_FALSE(status.body.contains("rebuild_problem")) << status.text;
  EXPECT_EQ(city.get("/v1/prepaid-card/operators", commerce).body.at("rows").as_array().size(), 1U);
}

TEST(ViewRoutes, AreForAdministrators) {
  TestCity city;
  const Visitor audit = city.new_account("audit", {Role::audit_administrator, 0, 0});
  const Visitor commerce = city.new_account("commerce", {Role::city_commerce, 0, 0});
  EXPECT_EQ(city.get("/v1/views", audit).status, 200);
  EXPECT_EQ(city.post("/v1/views/rebuild", json::object{}, audit).status, 403);
  EXPECT_EQ(city.get("/v1/views", commerce).status, 403);
  EXPECT_EQ(city.get("/v1/views", {}).status, 401);
  EXPECT_EQ(city.post("/v1/views/rebuild", json::object{}, {}).status, 401);
  const Visitor system = city.new_account("system", {Role::system_administrator, 0, 0});
  const Told unknown = city.post("/v1/views/rebuild", json::object{{"system", "tea"}}, system);
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(unknown.body.at("field").as_string(), "system");
}

}  // namespace
}  // namespace gongbao::server::testing
