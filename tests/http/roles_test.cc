// Role × command × scope over HTTP, against roles.json: what spec/01 gives to whom, written down from it and not from
// the program's own table. Every command of the interface, by everybody, own and others'.
#include <gtest/gtest.h>

#include "http/walk.h"
#include "import/program.h"

namespace gongbao::http_test {
namespace {

namespace json = boost::json;
using import_test::Folder;

bool is_refusal(const Told& told) { return told.status == 401 || told.status == 403; }

void judge(const Attempt& attempt, const Told& told) {
  const std::string what = attempt.command + " by " + attempt.actor + ": " + std::to_string(told.status) + told.text;
  switch (attempt.expected) {
    case Attempt::Expected::refused:
      EXPECT_EQ(told.status, attempt.actor == "public" ? 401 : 403) << what;
      return;
    case Attempt::Expected::told:
      EXPECT_EQ(told.code(), attempt.told_code) << what;
      return;
    case Attempt::Expected::allowed:
      EXPECT_FALSE(is_refusal(told)) << what;
      EXPECT_TRUE(told.status / 100 == 2 || told.status == 409 || told.status == 422 || told.status == 404) << what;
  }
}

// The path of every POST that gives a command, and the roles that the description names.
std::map<std::string, std::set<std::string>> described(Browser& anybody) {
  std::map<std::string, std::set<std::string>> all;
  const json::object description = anybody.get("/openapi.json");
  for (const auto& [path, methods] : description.at("paths").as_object()) {
    const auto* post = methods.as_object().if_contains("post");
    if (post == nullptr) continue;
    const std::string name = std::string(path).substr(std::string("/v1/").size());
    const auto* roles = post->as_object().if_contains("x-roles");
    const bool of_a_scheme = name.starts_with("custody/") || name.starts_with("childcare/");
    const bool instruction = of_a_scheme && name != "custody/instructions";
    if (roles == nullptr && !instruction) continue;
    auto& named = all[name];
    if (roles == nullptr) continue;
    for (const json::value& role : roles->as_array()) named.emplace(role.as_string());
  }
  return all;
}

TEST(Roles, EveryCommandByEverybodyOwnAndOthers) {
  const Folder folder;
  const std::string data = folder.path("city");
  ASSERT_TRUE(import_test::demo_city(data));
  Served service(data, {"--trusted-proxy", "127.0.0.1"});
  service.wait_for_lists();
  const json::array steps = walk_steps();
  std::size_t refused = 0, allowed = 0;
  Walk walk(service.port(), steps, [&](const Attempt& attempt, const Told& told) {
    ++(attempt.expected == Attempt::Expected::refused ? refused : allowed);
    judge(attempt, told);
  });
  walk.go();
  if (HasFatalFailure()) return;
  std::set<std::string> tried;
  for (const auto& [command, accepted] : walk.accepted()) {
    tried.insert(command);
    EXPECT_TRUE(accepted) << command << " was never accepted";
  }
  for (const auto& [command, roles] : walk.roles()) tried.insert(command);  // nobody may: the one who asks is told why
  for (const auto& [command, roles] : described(walk.actor("public"))) {
    EXPECT_TRUE(tried.contains(command)) << command << " has no step in roles.json";
    if (roles.empty() || !tried.contains(command)) continue;
    EXPECT_EQ(walk.roles().at(command), roles) << command << ": the description names other roles than roles.json";
  }
  EXPECT_GT(refused, 1500u);
  EXPECT_GT(allowed, 120u);
  EXPECT_EQ(service.stop(), 0);
}

}  // namespace
}  // namespace gongbao::http_test
