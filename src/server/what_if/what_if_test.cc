// What-ifs as officers ask for them, with a program in the place of our own that does what a test says; and the process
// that it runs in. What our own program tells is looked at in tests/http.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>

#include <fstream>
#include <future>
#include <thread>

#include "formats/json_fields.h"
#include "server/api/test_city.h"
#include "server/what_if/child.h"
#include "server/what_if/what_ifs.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Visitor = TestCity::Visitor;
using How = ChildEnd::How;

// sh -c script $0 arguments…
std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script, "what-if"}; }

struct Ran {
  ChildEnd end;
  std::vector<std::string> lines;
};

Ran ran(
    const std::vector<std::string>& words, ChildBounds bounds = {},
    std::function<bool()> wanted = [] { return true; }) {
  Ran all;
  all.end = run_child(words, bounds,
                      {.see_line = [&](std::string_view line) { all.lines.emplace_back(line); }, .wanted = wanted});
  return all;
}

TEST(Child, TellsWhatItPrintedAndHowItEnded) {
  const Ran well = ran(shell("echo told; echo one >&2; echo two >&2"));
  EXPECT_EQ(well.end.how, How::exited);
  EXPECT_EQ(well.end.code, 0);
  EXPECT_EQ(well.end.output, "told\n");
  EXPECT_THAT(well.lines, ElementsAre("one", "two"));
  EXPECT_EQ(ran(shell("exit 3")).end.code, 3);
  const Ran killed = ran(shell("kill -9 $$"));
  EXPECT_EQ(killed.end.how, How::signalled);
  EXPECT_EQ(killed.end.code, SIGKILL);
  EXPECT_EQ(ran({"/no/such/program"}).end.how, How::not_begun);
  EXPECT_EQ(ran({}).end.how, How::not_begun);
}

TEST(Child, NoShellReadsItsArguments) {
  EXPECT_EQ(ran({"/bin/echo", "$(id); `id` > x", "*"}).end.output, "$(id); `id` > x *\n");
}

TEST(Child, HasNothingOfOursButItsPipes) {
  const Ran all = ran(shell("ls /proc/self/fd | wc -l"));  // ls has the folder open
  EXPECT_EQ(all.end.output, "4\n");
  EXPECT_EQ(ran(shell("cat")).end.output, "") << "its input is empty";
}

TEST(Child, GivesWay) {
  const Ran all = ran(shell("sleep 0.2; cat /proc/self/oom_score_adj; nice"));
  EXPECT_THAT(all.end.output, HasSubstr("1000\n"));
  EXPECT_THAT(all.end.output, ::testing::Not(HasSubstr("\n0\n")));
}

TEST(Child, IsKilledWithWhatItStartedWhenNobodyWantsIt) {
  const auto begun = std::chrono::steady_clock::now();
  const Ran all = ran(shell("sleep 100 & sleep 100"), {},
                      [&] { return std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(150); });
  EXPECT_EQ(all.end.how, How::unwanted);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

TEST(Child, WhatItPrintsIsBounded) {
  const Ran much = ran(shell("exec cat /dev/zero"), {.output = 100'000});
  EXPECT_EQ(much.end.how, How::too_much_output);
  EXPECT_LE(much.end.output.size(), 100'000U);
  const Ran errors = ran(shell("head -c 1000000 /dev/zero >&2; echo >&2; echo short >&2"));
  EXPECT_EQ(errors.end.how, How::exited);
  EXPECT_THAT(errors.lines, ElementsAre("short"));
}

// --- the routes -----------------------------------------------------------------------------------------------------

constexpr std::string_view address = "/v1/what-if";

json::object asking(std::string_view document, std::string_view parameter, std::string_view value,
                    std::string_view from = {}) {
  json::object one{{"document", document}, {"parameter", parameter}, {"value", value}};
  if (!from.empty()) one["from"] = from;
  return {{"set", json::array{std::move(one)}}};
}

const json::object twenty = asking("prepaid-card", "custody_ratio", "20%");

class WhatIfRoutes : public ::testing::Test {
 protected:
  void does(const std::string& script) { city->service->options.what_if_program = shell(script); }
  Told ask(const json::object& what, const Visitor& who) { return city->post(std::string(address), what, who); }
  Told look(const Visitor& who) { return city->get(std::string(address), who); }
  Told end(const Visitor& who) { return city->send(Method::del, std::string(address), "", who); }
  // When the state is another one than running, or its progress as it is to be.
  Told when(const Visitor& who, const std::function<bool(const json::object&)>& is_so) {
    Told told = look(who);
    for (int i = 0; i < 1000 && told.status == 200 && !is_so(told.body); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      told = look(who);
    }
    return told;
  }
  Told when_over(const Visitor& who) {
    return when(who, [](const json::object& body) { return body.at("state").as_string() != "running"; });
  }
  // The number of a process that wrote it there.
  pid_t process() {
    pid_t pid = 0;
    for (int i = 0; i < 1000 && !(std::ifstream(pid_file()) >> pid); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return pid;
  }
  std::string pid_file() const { return city->folder() + "/pid"; }
  std::string waits() const { return "echo $$ >" + pid_file() + "; exec sleep 100"; }

  std::unique_ptr<TestCity> city = std::make_unique<TestCity>(date_of(2023, 10, 9), 100);
  Visitor commerce = city->new_account("commerce", {Role::city_commerce, 0, 0});
};

policies::WhatIf some_result() {
  policies::WhatIf told;
  for (const char* system : {"childcare", "prepaid-card"}) {
    policies::WhatIfRow row;
    row.system = system;
    row.was.held = {10'001};
    row.answers.same = 7;
    told.systems.push_back(row);
    told.changes.push_back(
        {std::string(system) + "/x", "accepted", "ledger.forbidden", policies::Judged::otherwise, 1, 2});
  }
  return told;
}

TEST_F(WhatIfRoutes, AnOfficerAsksLooksAndIsToldOfHisOwnDocument) {
  const std::string file = city->folder() + "/result";
  std::ofstream(file) << formats::json_line(formats::to_json(some_result()));
  does("echo '{\"done\":5,\"total\":5}' >&2; cat " + file);
  const Told begun = ask(twenty, commerce);
  ASSERT_EQ(begun.status, 202) << begun.text;
  EXPECT_EQ(begun.body.at("asked").at("set").at(0).at("from").as_string(), "2023-10-09") << "the journal's first day";
  const Told told = when_over(commerce);
  ASSERT_EQ(told.body.at("state").as_string(), "done") << told.text;
  EXPECT_EQ(told.body.at("total").as_int64(), 5);
  const auto result = formats::from_json<policies::WhatIf>(told.body.at("result"));
  ASSERT_TRUE(result.has_value()) << to_string(result.error());
  ASSERT_EQ(result->systems.size(), 1U);
  EXPECT_EQ(result->systems[0].system, "prepaid-card");
  EXPECT_EQ(result->answers.same, 7U);
  ASSERT_EQ(result->changes.size(), 1U);
  EXPECT_EQ(result->changes[0].command, "prepaid-card/x");

  const Told csv = city->get(std::string(address) + "?format=csv", commerce);
  EXPECT_EQ(csv.headers.get("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(csv.text, HasSubstr("system,prepaid-card"));
  EXPECT_THAT(city->get(std::string(address) + "?format=xlsx", commerce).text, ::testing::StartsWith("PK"));
  EXPECT_EQ(city->get(std::string(address) + "?format=pdf", commerce).body.at("field").as_string(), "format");

  EXPECT_EQ(end(commerce).status, 200);
  EXPECT_EQ(look(commerce).status, 404);
}

// What is asked becomes arguments, each as it stands.
TEST_F(WhatIfRoutes, TheProgramIsToldWhatWasAsked) {
  does("printf '%s|' \"$@\" >" + city->folder() + "/arguments");
  json::object asked = asking("prepaid-card", "custody_ratio", "20%", "2023-10-09");
  asked["set"].as_array().push_back(asking("prepaid-card", "objection_window_days", "3").at("set").at(0));
  asked["closes_on"] = "2023-10-09";
  ASSERT_EQ(ask(asked, commerce).status, 202);
  when_over(commerce);
  std::string line;
  std::getline(std::ifstream(city->folder() + "/arguments"), line);
  EXPECT_EQ(line,
            "--set|prepaid-card/custody_ratio=20%@2023-10-09|--set|prepaid-card/objection_window_days=3@2023-10-09|"
            "--closes-on|2023-10-09|");
}

TEST_F(WhatIfRoutes, IsForTheCitysOfficers) {
  does("exit 0");
  EXPECT_EQ(ask(twenty, {}).status, 401);
  EXPECT_EQ(look({}).status, 401);
  const Visitor district = city->new_account("district", {Role::district_commerce, 0, 110105});
  EXPECT_EQ(ask(twenty, district).status, 403);
  EXPECT_EQ(end(district).status, 403);
  const Visitor health = city->new_account("health", {Role::city_health, 0, 0});
  const Told of_another = ask(twenty, health);
  EXPECT_EQ(of_another.status, 403);
  EXPECT_EQ(of_another.body.at("field").as_string(), "set[0].document");
  EXPECT_EQ(ask(asking("childcare", "ratio_other", "20%"), health).status, 202);
  const Visitor agriculture = city->new_account("agriculture", {Role::city_agri, 0, 0});
  when_over(health);
  EXPECT_EQ(look(agriculture).status, 404) << "what another one asked";
  EXPECT_EQ(ask(asking("heating", "subsidy_rate_bp", "40%"), agriculture).status, 202);
}

TEST_F(WhatIfRoutes, WhatIsWrongIsNamedByItsField) {
  does("exit 0");
  struct Row {
    json::object asked;
    int status;
    std::string field;
  };
  json::object closes = twenty, second = twenty;
  closes["closes_on"] = "2023-10-10";
  second["set"].as_array().push_back(asking("prepaid-card", "custody_ratio", "100.01%").at("set").at(0));
  const std::vector<Row> rows{{{{"set", json::array{}}}, 422, "set"},
                              {{{"set", "custody_ratio=20%"}}, 400, "set"},
                              {{{"sets", json::array{}}}, 400, "sets"},
                              {asking("prepaid-card", "custody_ratios", "20%"), 422, "set[0].parameter"},
                              {asking("prepaid-card", "custody_ratio", "half"), 422, "set[0].value"},
                              {asking("prepaid-card", "custody_ratio", "20%\n"), 422, "set[0].value"},
                              {asking("prepaid-card", "custody_ratio", std::string(1001, '1')), 422, "set[0].value"},
                              {asking("prepaid-card", "custody_ratio", "20%", "2023-10-10"), 422, "set[0].from"},
                              {asking("prepaid-card", "custody_ratio", "20%", "2023-02-29"), 400, "set[0].from"},
                              {asking("prepaid-card", "custody_ratio", "20%", "2023-08-31"), 422, "set[0].from"},
                              {second, 422, "set[1].value"},
                              {closes, 422, "closes_on"}};
  for (const Row& row : rows) {
    const Told told = ask(row.asked, commerce);
    EXPECT_EQ(told.status, row.status) << formats::json_line(row.asked) << told.text;
    ASSERT_TRUE(told.body.contains("field")) << formats::json_line(row.asked) << told.text;
    EXPECT_EQ(told.body.at("field").as_string(), row.field) << formats::json_line(row.asked);
  }
  EXPECT_EQ(look(commerce).status, 404) << "nothing was begun";
}

TEST_F(WhatIfRoutes, OneAtATimeForTheWholeService) {
  does("echo '{\"done\":1,\"total\":4}' >&2; " + waits());
  const Visitor other = city->new_account("other", {Role::city_commerce, 0, 0});
  ASSERT_EQ(ask(twenty, commerce).status, 202);
  const Told half = when(commerce, [](const json::object& body) { return body.at("total").as_int64() != 0; });
  EXPECT_EQ(half.body.at("state").as_string(), "running");
  EXPECT_EQ(half.body.at("done").as_int64(), 1);
  for (const Visitor& who : {other, commerce}) {
    const Told busy = ask(twenty, who);
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.code(), "what_if.busy");
    EXPECT_EQ(busy.headers.get("Retry-After"), "30");
  }
  EXPECT_EQ(look(other).status, 404);
  EXPECT_EQ(end(other).status, 404);
  EXPECT_EQ(city->get(std::string(address) + "?format=csv", commerce).status, 404);
  const pid_t pid = process();
  ASSERT_GT(pid, 0);
  EXPECT_EQ(end(commerce).status, 200);
  EXPECT_NE(::kill(pid, 0), 0) << "it is gone when the answer comes";
  EXPECT_EQ(look(commerce).status, 404);
  EXPECT_EQ(ask(twenty, other).status, 202) << "and its place is free";
}

TEST_F(WhatIfRoutes, AProcessThatIsKilledIsAClearProblem) {
  for (const auto& [script, word] : {std::pair{"kill -9 $$", "signal 9"},
                                     std::pair{"echo '{\"error\":{\"code\":\"journal.damaged_block\"}}'; exit 1",
                                               "ended with 1 (journal.damaged_block)"},
                                     std::pair{"echo nonsense", "ended with 0"}}) {
    does(script);
    ASSERT_EQ(ask(twenty, commerce).status, 202);
    const Told told = when_over(commerce);
    EXPECT_EQ(told.body.at("state").as_string(), "failed");
    EXPECT_EQ(told.body.at("problem").as_string(), "what_if.failed");
    EXPECT_THAT(std::string(told.body.at("detail").as_string()), HasSubstr(word));
  }
}

TEST_F(WhatIfRoutes, EndsWithTheAppointmentOfWhoAsked) {
  does(waits());
  ASSERT_EQ(ask(twenty, commerce).status, 202);
  const pid_t pid = process();
  city->decide({Role::security_administrator, 0, 0, 0}, "dismiss",
               {{"account", city->account_of(commerce)},
                {"office", json::object{{"role", "city_commerce"}, {"organisation", 0}, {"area", 0}}}});
  bool gone = false;
  for (int i = 0; i < 1000 && !gone; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    gone = ::kill(pid, 0) != 0;
  }
  EXPECT_TRUE(gone);
}

// A deciding thread that has no place for one question more says nothing of the asker's appointment.
TEST_F(WhatIfRoutes, GoesOnWhileTheEngineIsFull) {
  does(waits());
  ASSERT_EQ(ask(twenty, commerce).status, 202);
  const pid_t pid = process();
  std::promise<void> goes_on;
  Result<void> taken = city->service->engine.submit_question([&] { goes_on.get_future().wait(); }, {});
  while (taken) taken = city->service->engine.submit_question([] {}, {});
  EXPECT_EQ(taken.error().code, "engine.busy");
  std::this_thread::sleep_for(std::chrono::milliseconds(2'500));  // more than two looks at the appointment
  EXPECT_EQ(::kill(pid, 0), 0);
  goes_on.set_value();
  std::promise<void> emptied;
  while (!city->service->engine.submit_question([&] { emptied.set_value(); }, {})) std::this_thread::yield();
  emptied.get_future().wait();
  EXPECT_EQ(look(commerce).body.at("state").as_string(), "running");
}

// The size of the stacks of new threads while this lives: one that no machine has.
class NoThreads {
 public:
  NoThreads() {
    ::pthread_getattr_default_np(&before_);
    pthread_attr_t beyond;
    ::pthread_getattr_default_np(&beyond);
    ::pthread_attr_setstacksize(&beyond, std::size_t{1} << 50);
    ::pthread_setattr_default_np(&beyond);
    ::pthread_attr_destroy(&beyond);
  }
  ~NoThreads() {
    ::pthread_setattr_default_np(&before_);
    ::pthread_attr_destroy(&before_);
  }

 private:
  pthread_attr_t before_;
};

TEST_F(WhatIfRoutes, WithoutAThreadTheRefusalTakesNobodysPlace) {
  does("exit 0");
  {
    const NoThreads none;
    const Told told = ask(twenty, commerce);
    EXPECT_EQ(told.status, 503);
    EXPECT_EQ(told.code(), "http.overloaded");
    EXPECT_TRUE(told.headers.has("Retry-After"));
  }
  EXPECT_EQ(look(commerce).status, 404) << "nothing was begun";
  EXPECT_EQ(ask(twenty, commerce).status, 202);
}

TEST_F(WhatIfRoutes, EndsWithTheService) {
  does(waits());
  ASSERT_EQ(ask(twenty, commerce).status, 202);
  const pid_t pid = process();
  ASSERT_EQ(::kill(pid, 0), 0);
  city.reset();
  EXPECT_NE(::kill(pid, 0), 0);
}

}  // namespace
}  // namespace gongbao::server::testing
