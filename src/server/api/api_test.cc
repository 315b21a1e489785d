// The interface without its sockets: signing in, commands with their codes and clauses, who may ask what. One
// file: all of it is asked of the same small city.
#include "server/api/test_city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "formats/command_json.h"
#include "policies/registry/laws.h"
#include "server/api/sign_in.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using accounts::Office;
using Visitor = TestCity::Visitor;

constexpr std::uint64_t bank = 7'000'001;
constexpr Office chaoyang{Role::district_commerce, 0, 110105};

std::vector<std::string> texts(const json::value& array) {
  std::vector<std::string> all;
  for (const auto& each : array.as_array()) all.emplace_back(each.as_string());
  return all;
}

// --- signing in
// --------------------------------------------------------------------------------------------------------

TEST(SignIn, OpensASessionThatCarriesItsToken) {
  TestCity city;
  const Visitor officer = city.new_account("officer_li", chaoyang);
  const Told me = city.get("/v1/me", officer);
  EXPECT_EQ(me.status, 200);
  EXPECT_EQ(me.body.at("speaks_as").as_string(), "district_commerce/0/110105");
  EXPECT_EQ(me.body.at("day").as_string(), "2023-10-09");
  EXPECT_EQ(city.get("/v1/me", {}).body.at("day"), me.body.at("day"));
  // The cookie alone changes nothing.
  Visitor forged = officer;
  forged.csrf.clear();
  EXPECT_EQ(city.send(Method::del, "/v1/session", "", forged).status, 403);
  EXPECT_EQ(city.get("/v1/me", forged).body.at("account"), me.body.at("account"));
  EXPECT_EQ(city.send(Method::del, "/v1/session", "", officer).status, 200);
  EXPECT_EQ(city.get("/v1/me", officer).body.at("account").to_number<int>(), 0);
}

TEST(SignIn, WrongOnesAreAllRefusedAlike) {
  TestCity city;
  city.new_account("officer_li", chaoyang);
  for (const auto& [login, password] :
       {std::pair{"officer_li", "wrong"}, {"nobody", "three quiet herons"}, {"x", "y"}}) {
    const Told told = city.post("/v1/session", json::object{{"login", login}, {"password", password}}, {});
    EXPECT_EQ(told.status, 401);
    EXPECT_EQ(told.code(), "credentials.password_wrong");
  }
  EXPECT_EQ(city.post("/v1/session", json::object{{"login", "officer_li"}}, {}).body.at("field").as_string(),
            "password");
  EXPECT_EQ(city.post("/v1/session", json::object{{"login", "officer_li"}, {"password", "p"}, {"x", 1}}, {})
                .body.at("field")
                .as_string(),
            "x");
  EXPECT_EQ(city.post("/v1/session", json::array{}, {}).status, 400);
}

TEST(SignIn, ALoginIsTheSameInAnyWidthAndCase) {
  EXPECT_EQ(normal_login(" Ｌi.Ｗei "), "li.wei");
  EXPECT_EQ(normal_login("李伟明"), "李伟明");
  EXPECT_FALSE(normal_login("li"));
  EXPECT_FALSE(normal_login("li wei"));
  EXPECT_FALSE(normal_login(std::string(41, 'a')));
  EXPECT_FALSE(normal_login("abc\xff"));
  TestCity city;
  city.new_account("liwei", chaoyang);
  EXPECT_EQ(city.post("/v1/session", json::object{{"login", " LIWEI"}, {"password", "three quiet herons"}}, {}).status,
            200);
}

TEST(SignIn, WhoWasGivenAPasswordChangesItFirst) {
  TestCity city;
  const Visitor admin = city.new_account("admin", {Role::system_administrator, 0, 0});
  const Told opened = city.post("/v1/accounts/open_account",
                                json::object{{"login", "officer"}, {"person", json::object{{"name", "赵某"}}}}, admin);
  ASSERT_EQ(opened.status, 200) << opened.text;
  const std::string first(opened.body.at("one_time_password").as_string());
  const Visitor officer = city.log_in("officer", first);
  EXPECT_EQ(city.post("/v1/accounts/issue_key", json::object{}, officer).code(), "credentials.must_change_password");
  EXPECT_EQ(city.post("/v1/password", json::object{{"old_password", first}, {"new_password", "kurz"}}, officer).status,
            422);
  EXPECT_EQ(
      city.post("/v1/password", json::object{{"old_password", "no"}, {"new_password", "quiet river stones"}}, officer)
          .status,
      403);
  EXPECT_EQ(
      city.post("/v1/password", json::object{{"old_password", first}, {"new_password", "quiet river stones"}}, officer)
          .status,
      200);
  EXPECT_EQ(city.get("/v1/me", officer).body.at("account").to_number<int>(), 0);  // sessions ended
  city.log_in("officer", "quiet river stones");
  const auto number = opened.body.at("facts").as_object().at("account").to_number<std::uint64_t>();
  EXPECT_EQ(city.post("/v1/accounts/new_password", json::object{{"account", 999'999}}, admin).status, 404);

  // Who lost it is helped by two, of whom neither can sign in as him; and what each did is on record.
  const Visitor security = city.new_account("security", {Role::security_administrator, 0, 0});
  const Visitor audit = city.new_account("audit", {Role::audit_administrator, 0, 0});
  const json::object whom{{"account", number}};
  EXPECT_EQ(city.post("/v1/accounts/release_password", whom, security).code(), "credentials.no_password_reset");
  EXPECT_EQ(city.post("/v1/accounts/new_password", whom, security).status, 403);
  const Told begun = city.post("/v1/accounts/new_password", whom, admin);
  ASSERT_EQ(begun.status, 200) << begun.text;
  EXPECT_FALSE(begun.body.contains("one_time_password"));
  city.log_in("officer", "quiet river stones");
  EXPECT_EQ(city.post("/v1/accounts/release_password", whom, admin).status, 403);
  EXPECT_EQ(city.get("/v1/accounts/password_resets", admin).status, 403);
  const json::array waiting = city.get("/v1/accounts/password_resets", security).body.at("waiting").as_array();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0].as_object().at("account").to_number<std::uint64_t>(), number);
  const Told released = city.post("/v1/accounts/release_password", whom, security);
  ASSERT_EQ(released.status, 200) << released.text;
  city.log_in("officer", std::string(begun.body.at("first_half").as_string()) + "-" +
                             std::string(released.body.at("second_half").as_string()));
  std::map<std::string, std::uint64_t> by;
  for (const json::value& each : city.get("/v1/security-events", audit).body.at("events").as_array()) {
    const json::object& event = each.as_object();
    if (event.at("account").to_number<std::uint64_t>() == number)
      by[std::string(event.at("kind").as_string())] = event.at("by").to_number<std::uint64_t>();
  }
  EXPECT_EQ(by.at("password_reset_begun"), city.account_of(admin));
  EXPECT_EQ(by.at("one_time_password_set"), city.account_of(security));
}

TEST(SignIn, StaffWithoutASecondFactorMayOnlySetOneUp) {
  TestCity city;
  city.service->options.staff_second_factor = true;
  const Visitor officer = city.new_account("officer_li", chaoyang);
  EXPECT_EQ(city.get("/v1/prepaid-card/position?operator_id=1", officer).code(), "credentials.second_factor_required");
  EXPECT_EQ(city.get("/v1/me", officer).body.at("second_factor_required").as_bool(), true);
  EXPECT_EQ(city.post("/v1/second-factor", json::object{}, officer).status, 200);
  EXPECT_EQ(city.post("/v1/second-factor/confirm", json::object{{"code", "000000"}}, officer).status, 422);
  const Visitor shop = city.new_account("shop", {Role::operator_, city.new_operator(), 0});
  EXPECT_EQ(city.get("/v1/me", shop).body.at("second_factor_required").as_bool(), false);
}

TEST(SignIn, SessionsAreListedAndEnded) {
  TestCity city;
  const Visitor one = city.new_account("shop", {Role::operator_, city.new_operator(), 0});
  const Visitor other = city.log_in("shop", "three quiet herons");
  const Told listed = city.get("/v1/sessions", one);
  const json::array& sessions = listed.body.at("sessions").as_array();
  ASSERT_EQ(sessions.size(), 2U);
  const auto id = sessions[1].as_object().at("id").to_number<int>();
  EXPECT_EQ(city.send(Method::del, "/v1/sessions/" + std::to_string(id), "", one).status, 200);
  EXPECT_EQ(city.send(Method::del, "/v1/sessions/x", "", one).status, 404);
  EXPECT_EQ(city.get("/v1/sessions", other).status, 401);
}

TEST(SignIn, AnybodyOpensAnAccountOfHisOwn) {
  TestCity city;
  const json::object mine{{"login", "wang"},
                          {"person", json::object{{"name", "王某"}}},
                          {"kind", "consumer"},
                          {"password", "small grey stones"}};
  json::object weak = mine;
  weak["password"] = "1234567890";
  EXPECT_EQ(city.post("/v1/accounts/open_own_account", weak, {}).code(), "credentials.password_weak");
  const Told told = city.post("/v1/accounts/open_own_account", mine, {});
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(city.post("/v1/accounts/open_own_account", mine, {}).code(), "accounts.login_taken");
  const Visitor wang = city.log_in("wang", "small grey stones");
  EXPECT_EQ(city.get("/v1/me", wang).body.at("speaks_as").as_string(), "consumer/0/0");
  city.service->options.own_accounts = false;
  EXPECT_EQ(city.post("/v1/accounts/open_own_account", mine, {}).status, 403);
}

// Others at the same address cannot keep him from signing in again: he is counted for himself.
TEST(SignIn, ABrowserThatHasSignedInIsCountedForItself) {
  TestCity city;
  const Visitor shop = city.new_account("shop", {Role::operator_, city.new_operator(), 0});
  const Filter who = who_asks(*city.service);
  const auto visitor_in = [&](const std::string& cookies) {
    Request request;
    request.headers.add("Cookie", cookies);
    EXPECT_FALSE(who(request));
    EXPECT_EQ(request.account, 0u);
    return request.visitor;
  };
  const std::string device = shop.cookies.substr(shop.cookies.find("gongbao_device="));
  EXPECT_FALSE(visitor_in(device).empty());
  EXPECT_TRUE(visitor_in("gongbao_device=0123456789abcdef").empty());
}

TEST(SignIn, OnlyTheAuditAdministratorReadsTheRecord) {
  TestCity city;
  const Visitor audit = city.new_account("audit", {Role::audit_administrator, 0, 0});
  const Visitor system = city.new_account("system", {Role::system_administrator, 0, 0});
  const Told told = city.get("/v1/security-events", audit);
  ASSERT_EQ(told.status, 200);
  EXPECT_GE(told.body.at("events").as_array().size(), 4U);
  EXPECT_EQ(city.get("/v1/security-events", system).status, 403);
  EXPECT_EQ(city.get("/v1/security-events", {}).status, 401);
}

// --- programs
// -----------------------------------------------------------------------------------------------------------

TEST(Keys, SpeakAsOneOfficeUntilRevoked) {
  TestCity city;
  const Visitor clerk = city.new_account("clerk", {Role::custody_bank, bank, 0});
  const json::object office{{"role", "custody_bank"}, {"organisation", bank}, {"area", 0}};
  const Told issued =
      city.post("/v1/accounts/issue_key", json::object{{"office", office}, {"expires_on", "2024-10-09"}}, clerk);
  ASSERT_EQ(issued.status, 200) << issued.text;
  Visitor program;
  program.bearer = std::string(issued.body.at("key").as_string());
  EXPECT_EQ(city.get("/v1/me", program).body.at("speaks_as").as_string(), "custody_bank/7000001/0");
  EXPECT_EQ(city.get("/v1/sessions", program).status, 403);
  // What would outlive it is not its to give.
  const json::object person{{"name", "王小芳"}, {"phone", "13812345678"}};
  EXPECT_EQ(
      city.post("/v1/accounts/open_account", json::object{{"login", "clerk.two"}, {"person", person}}, program).status,
      403);
  const Told opened =
      city.post("/v1/accounts/open_account", json::object{{"login", "clerk.three"}, {"person", person}}, clerk);
  ASSERT_EQ(opened.status, 200) << opened.text;
  const auto colleague = opened.body.at("facts").as_object().at("account").to_number<std::uint64_t>();
  const json::object appointment{{"account", colleague}, {"office", office}};
  EXPECT_EQ(city.post("/v1/accounts/appoint", appointment, program).status, 403);
  EXPECT_EQ(city.post("/v1/accounts/appoint", appointment, clerk).status, 200);
  Visitor wrong;
  wrong.bearer = "gb_1_00";
  EXPECT_EQ(city.get("/v1/me", wrong).status, 401);
  const auto number = issued.body.at("facts").as_object().at("key").to_number<std::uint64_t>();
  EXPECT_EQ(city.post("/v1/accounts/revoke_key", json::object{{"key", number}}, clerk).status, 200);
  EXPECT_EQ(city.get("/v1/me", program).status, 401);
}

TEST(Keys, ASignedRequestIsTakenOnceInItsTimeAndAsItWasSigned) {
  TestCity city;
  const Visitor clerk = city.new_account("clerk", {Role::custody_bank, bank, 0});
  const json::object office{{"role", "custody_bank"}, {"organisation", bank}, {"area", 0}};
  const Told issued =
      city.post("/v1/accounts/issue_key", json::object{{"office", office}, {"expires_on", "2024-10-09"}}, clerk);
  const auto number = issued.body.at("facts").as_object().at("key").to_number<std::uint64_t>();
  const std::string secret(issued.body.at("signing_secret").as_string());
  const auto signature = [&](std::string_view target, std::string_view nonce, std::int64_t moment,
                             const std::string& body, bool sm3) {
    const std::string hash = to_hex(sha256(as_bytes(body)));
    const std::string text = signed_text("POST", target, std::to_string(moment), nonce, hash);
    const Hash32 mac = sm3 ? hmac_sm3(as_bytes(secret), as_bytes(text)) : hmac_sha256(as_bytes(secret), as_bytes(text));
    Visitor visitor;
    visitor.more = {{"Gongbao-Key", std::to_string(number)},
                    {"Gongbao-Time", std::to_string(moment)},
                    {"Gongbao-Nonce", std::string(nonce)},
                    {"Gongbao-Content-SHA256", hash},
                    {"Gongbao-Signature", (sm3 ? "HMAC-SM3=" : "HMAC-SHA256=") + to_hex(mac)}};
    return visitor;
  };
  const std::string target = "/v1/accounts/revoke_key", body = R"({"key":424242})";
  const std::int64_t now = city.clock.stamp.micros / 1'000'000;
  // Signed well: decided (there is no such key).
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-01", now, body, true)).status, 404);
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-01", now, body, true)).status,
            401);  // again
  // Not from before the start; five minutes later it still counts, a second after that no more.
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-08", now - 1, body, true)).status, 401);
  city.clock.stamp.micros += 300 * 1'000'000;
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-02", now, body, false)).status, 404);
  city.clock.stamp.micros -= 300 * 1'000'000;
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-03", now - 301, body, true)).status, 401);
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-04", now + 301, body, true)).status, 401);
  EXPECT_EQ(city.send(Method::post, target, R"({"key":424243})", signature(target, "nonce-05", now, body, true)).status,
            401);
  EXPECT_EQ(
      city.send(Method::post, "/v1/accounts/dismiss", body, signature(target, "nonce-06", now, body, true)).status,
      401);
  Visitor cut = signature(target, "nonce-07", now, body, true);
  cut.more.set("Gongbao-Signature", "HMAC-SM3=00");
  EXPECT_EQ(city.send(Method::post, target, body, cut).status, 401);
  // A key that sends more than is remembered for it is told so, and uses up nobody else's room.
  city.service->options.nonces_of_a_key = 4;
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-10", now, body, true)).status, 404);
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-11", now, body, true)).status, 429);
  city.clock.stamp.micros += 601 * 1'000'000;
  EXPECT_EQ(city.send(Method::post, target, body, signature(target, "nonce-12", now + 601, body, true)).status, 404);
}

TEST(SignIn, ThePasswordIsNotTheLoginNorHasItInside) {
  TestCity city;
  const Visitor officer = city.new_account("officer.li", chaoyang);
  for (const std::string_view fresh : {"officer.li-2024", "my OFFICER.LI word", "officer.li officer.li"}) {
    const Told told = city.post("/v1/password",
                                json::object{{"old_password", "three quiet herons"}, {"new_password", fresh}}, officer);
    EXPECT_EQ(told.status, 422) << fresh;
    EXPECT_EQ(told.code(), "credentials.password_weak");
  }
  const Told own = city.post("/v1/accounts/open_own_account",
                             json::object{{"login", "wang_xiaoming"},
                                          {"person", json::object{{"name", "王小明"}}},
                                          {"kind", "consumer"},
                                          {"password", "wang_xiaoming1"}},
                             {});
  EXPECT_EQ(own.status, 422) << own.text;
  EXPECT_EQ(own.code(), "credentials.password_weak");
}

// --- commands
// -----------------------------------------------------------------------------------------------------------

TEST(Commands, WhatIsRefusedSaysNothingNewOfAnybody) {
  TestCity city;
  const std::uint64_t shop = city.new_selling_operator(bank);
  const Visitor other = city.new_account("other.shop", {Role::operator_, shop + 1, 0});
  const Visitor clerk = city.new_account("clerk", {Role::custody_bank, bank, 0});
  const json::object holder{{"name", "王小明"}, {"phone", "13812345678"}};
  json::object binding{{"operator_id", shop}, {"card_id", 1}, {"holder", holder}};
  EXPECT_EQ(city.post("/v1/prepaid-card/bind_card_holder", binding, other).status, 403);
  binding["operator_id"] = shop + 1000;
  EXPECT_NE(city.post("/v1/prepaid-card/bind_card_holder", binding, clerk).status, 200);
  binding["operator_id"] = shop;
  EXPECT_EQ(city.post("/v1/prepaid-card/bind_card_holder", binding, clerk).status, 200);
  EXPECT_TRUE(city.renewed().empty()) << "nobody sold that card (people_test.cc)";
}

TEST(Commands, AnswerWithFiguresClausesAndTheirEntry) {
  TestCity city;
  ASSERT_EQ(city.post("/v1/accounts/open_own_account",
                      json::object{{"login", "boss"},
                                   {"person", json::object{{"name", "钱某"}}},
                                   {"kind", "operator"},
                                   {"password", "small grey stones"}},
                      {})
                .status,
            200);
  const Visitor boss = city.log_in("boss", "small grey stones");
  const json::object registration{
      {"uscc", "91110105MA00AAAA1T"}, {"operator_name", "燕南食府"}, {"kind", "single"},
      {"district", "110105"},         {"industry", "catering"},      {"sub_industry", "正餐"}};
  Visitor with_key = boss;
  with_key.more.add("Idempotency-Key", "registration-1");
  const Told told = city.post("/v1/prepaid-card/register_operator", registration, with_key);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("outcome").as_string(), "accepted");
  EXPECT_THAT(texts(told.body.at("clauses")), ::testing::Contains("prepaid-card/2a"));
  EXPECT_EQ(*told.headers.find("Gongbao-Entry"), std::to_string(told.body.at("entry_no").to_number<std::uint64_t>()));
  // The same key again: the same answer; with other content: a conflict.
  const Told again = city.post("/v1/prepaid-card/register_operator", registration, with_key);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body.at("outcome").as_string(), "duplicate");
  EXPECT_EQ(again.body.at("entry_no"), told.body.at("entry_no"));
  json::object other = registration;
  other["operator_name"] = "别家";
  EXPECT_EQ(city.post("/v1/prepaid-card/register_operator", other, with_key).status, 409);
  // A refusal cites, names its words and its figures.
  const Told twice = city.post("/v1/prepaid-card/register_operator", registration, boss);
  EXPECT_EQ(twice.status, 422);
  EXPECT_EQ(twice.code(), "prepaid_card.operator_exists");
  EXPECT_THAT(texts(twice.body.at("clauses")), ::testing::ElementsAre("prepaid-card/4d"));
  EXPECT_FALSE(twice.body.at("title").as_string().empty());
  // Who registered it speaks for it now.
  EXPECT_EQ(city.get("/v1/me", boss).body.at("speaks_as").as_string(),
            "operator/" +
                std::to_string(told.body.at("facts").as_object().at("operator_id").to_number<std::uint64_t>()) + "/0");
}

TEST(Commands, AWrongFormNamesItsField) {
  TestCity city;
  const Visitor shop = city.new_account("shop", {Role::operator_, city.new_operator(), 0});
  const std::string target = "/v1/prepaid-card/declare_balance";
  EXPECT_EQ(
      city.post("/v1/prepaid-card/report_loss", json::object{{"operator_id", 1}, {"card_id", 1}, {"no_such", 1}}, shop)
          .body.at("field")
          .as_string(),
      "no_such");
  EXPECT_EQ(city.send(Method::post, target, "{", shop).status, 400);
  Visitor plain = shop;
  plain.more.add("Content-Type", "text/plain");
  EXPECT_EQ(city.send(Method::post, target, "{}", plain).status, 415);
  Visitor loud = shop;
  loud.more.add("Content-Type", "Application/JSON; charset=utf-8");
  EXPECT_EQ(city.send(Method::post, target, "{", loud).status, 400) << "capitals mean the same";
  Visitor odd = shop;
  odd.more.add("Idempotency-Key", std::string(129, 'k'));
  EXPECT_EQ(city.post("/v1/prepaid-card/report_loss", json::object{{"operator_id", 1}, {"card_id", 1}}, odd).status,
            403);
  EXPECT_EQ(city.send(Method::get, target, "", shop).status, 405);
  EXPECT_EQ(city.post("/v1/prepaid-card/no_such_command", json::object{}, shop).status, 404);
}

// A body that the form of a command takes, whatever it means.
json::value sample(const formats::FieldShape& shape, std::uint64_t organisation) {
  using Kind = formats::FieldKind;
  switch (shape.kind) {
    case Kind::boolean:
      return false;
    case Kind::integer:
      return shape.name == "operator_id" || shape.name == "bank_id" ? organisation : 1;
    case Kind::money:
    case Kind::ratio:
    case Kind::days:
    case Kind::work_days:
      return 1;
    case Kind::text:
      return "x";
    case Kind::date:
      return "2023-10-09";
    case Kind::quarter:
      return "2023Q3";
    case Kind::stamp:
      return "2023-10-09T08:00:00.000000+08:00";
    case Kind::hex:
      return json::string(std::string(2 * shape.bytes, '0'));
    case Kind::choice:
      return json::string(shape.choices.front());
    case Kind::list:
      return json::array{};
    case Kind::map:
    case Kind::figures:
    case Kind::row:
      return json::object{};
    case Kind::person:
      return json::object{{"name", "某人"}};
    case Kind::sealed_text:
      return "text";
    case Kind::object: {
      json::object members;
      for (const auto& part : shape.parts) {
        if (part.required) members[part.name] = sample(part, organisation);
      }
      return members;
    }
  }
  return nullptr;
}

Office office_of(Role role, std::uint64_t organisation) {
  if (role == Role::operator_) return {role, organisation, 0};
  if (role == Role::branch) return {role, organisation, 1};
  const std::set<Role> houses{Role::custody_bank, Role::mediator, Role::village_agent, Role::supplier, Role::bank,
                              Role::dealer, Role::broker, Role::market, Role::station_officer, Role::school,
                              Role::welfare_centre, Role::eldercare_institution, Role::firm, Role::public_office,
                              Role::partner, Role::third_party,
                              // beauty-health
                              Role::enterprise, Role::research_institution,
                              // gazette
                              Role::department, Role::place_keeper};
  const std::set<Role> of_a_district{
      Role::district_commerce, Role::district_health, Role::subdistrict, Role::inspector, Role::district_reviewer,
      Role::district_civil_affairs, Role::district_finance, Role::district_admin, Role::district_edu, Role::marker,
      Role::contact_staff, Role::civil_affairs, Role::city_civil_affairs, Role::district_justice,
      Role::district_association,
      // beauty-health
      Role::district_public_security, Role::district_transport, Role::urban_management, Role::emergency,
      Role::responsible_unit, Role::district, Role::customs, Role::drug_admin};
  if (houses.contains(role)) return {role, organisation, 0};
  return {role, 0, of_a_district.contains(role) ? chaoyang.area : 0};
}

// Each command by each role: 403 or 401 where the table does not name the role, and decided where it does.
TEST(Commands, EachByEachRole) {
  TestCity city;
  const std::uint64_t organisation = city.new_operator();
  int allowed = 0, refused = 0;
  for (const auto& [role, role_name] : names_of(Role{})) {
    if (role == Role::engine) continue;
    const Visitor visitor = role == Role::public_
                                ? Visitor{}
                                : city.new_account(std::string(role_name) + "_role", office_of(role, organisation));
    for (const formats::CommandShape& shape : formats::served_commands()) {
      if (shape.name == "open_batch" || shape.name == "open_own_account") continue;  // a file's, anybody's
      const std::string target = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
      json::value body = sample(shape.fields, organisation);
      if (shape.name == "open_account") body.as_object()["login"] = "made_by_" + std::string(role_name);
      const Told told = city.post(target, body, visitor);
      if (access::may_ever(policies::grants_of(shape.full()), role)) {
        ++allowed;
        EXPECT_NE(told.status, 401) << shape.name << " by " << role_name;
        // What is wrong then is said by the decision, not by the form.
        EXPECT_TRUE(told.status != 400 || told.headers.has("Gongbao-Entry")) << shape.name << " by " << role_name;
        EXPECT_NE(told.status, 500) << shape.name << " by " << role_name << told.text;
      } else {
        ++refused;
        EXPECT_EQ(told.status, role == Role::public_ ? 401 : 403) << shape.name << " by " << role_name << told.text;
      }
    }
  }
  EXPECT_GT(allowed, 70);
  EXPECT_GT(refused, 700);
}

// --- questions
// One instruction alone: decided like a record of a file, the same answer for the same id.
TEST(Instructions, AreDecidedOneByOneByWhoMay) {
  TestCity city;
  const std::uint64_t op = city.new_operator();
  const Visitor own = city.new_account("own", {Role::operator_, op, 0});
  const json::object sale{{"instr_id", "00004cb5000000000000000000000001"},
                          {"operator_id", op},
                          {"event_date", "2023-10-09"},
                          {"card_id", 7},
                          {"product_id", 1},
                          {"amount_fen", 10'000},
                          {"payee_account", "6217000010001234567"},
                          {"bank_txn_no", "T1"}};
  const Told told = city.post("/v1/custody/purchase", sale, own);
  EXPECT_EQ(told.status, 422) << told.text;  // it has no custody account
  EXPECT_EQ(told.code(), "prepaid_card.account_not_dedicated") << told.text;
  EXPECT_FALSE(texts(told.body.at("clauses")).empty());
  const Told again = city.post("/v1/custody/purchase", sale, own);
  EXPECT_EQ(again.code(), told.code());
  EXPECT_EQ(again.body.at("facts").as_object().at("outcome").as_string(), "duplicate");
  EXPECT_EQ(city.post("/v1/custody/bank_fee", json::object{}, own).status, 400);
  EXPECT_EQ(city.post("/v1/custody/purchase", sale, city.new_account("officer", chaoyang)).status, 403);
  EXPECT_EQ(city.post("/v1/custody/purchase", sale, {}).status, 401);
  json::object wrong = sale;
  wrong["colour"] = "red";
  EXPECT_EQ(city.post("/v1/custody/purchase", wrong, own).body.at("field").as_string(), "colour");
}

// In the words of the op, whatever the record calls it.
TEST(Instructions, AFormThatIsRefusedNamesItsField) {
  TestCity city;
  const std::uint64_t op = city.new_operator();
  const Visitor own = city.new_account("own", {Role::operator_, op, 0});
  const auto field_of = [&](std::string_view name, const char* id_day, json::object words) {
    words["instr_id"] = std::string(id_day) + "000000000000000000000001";
    words["operator_id"] = op;
    words["event_date"] = "2023-10-09";
    const Told told = city.post("/v1/custody/" + std::string(name), words, own);
    EXPECT_EQ(told.code(), "ledger.schema_invalid") << told.text;
    return told.body.contains("field") ? std::string(told.body.at("field").as_string()) : "";
  };
  const json::object transfer{{"card_id", 7}, {"to_card_id", 7}, {"amount_fen", 1}};
  EXPECT_EQ(field_of("transfer", "00004cb5", transfer), "to_card_id");
  EXPECT_EQ(field_of("redeem", "00004cb5", {{"card_id", 0}, {"amount_fen", 1}}), "card_id");
  EXPECT_EQ(field_of("redeem", "00004cb5", {{"card_id", 7}, {"amount_fen", 1}, {"bank_txn_no", "T"}}), "bank_txn_no");
  EXPECT_EQ(field_of("sale_in_transit", "00004cb5", {{"card_id", 7}, {"amount_fen", 1}}), "cash");
  EXPECT_EQ(field_of("redeem", "00004cb8", {{"card_id", 7}, {"amount_fen", 1}}), "instr_id") << "of tomorrow";
}

// ----------------------------------------------------------------------------------------------------------

TEST(Questions, APositionIsTheOperatorsItsBanksItsDistrictsAndTheCitys) {
  TestCity city;
  const std::uint64_t op = city.new_operator(), other = city.new_operator("91110108MA00AAAA4F");
  const std::string target = "/v1/prepaid-card/position?operator_id=" + std::to_string(op);
  const Visitor own = city.new_account("own", {Role::operator_, op, 0});
  const Told told = city.get(target, own);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("operator_id").to_number<std::uint64_t>(), op);
  EXPECT_FALSE(told.body.at("terms").as_array().empty());
  EXPECT_TRUE(told.headers.has("ETag"));
  const Told of_district = city.get(target, city.new_account("district", chaoyang));
  EXPECT_EQ(of_district.status, 200);
  EXPECT_NE(of_district.headers.get("ETag"), told.headers.get("ETag")) << "it may be another thing for somebody else";
  EXPECT_EQ(city.get(target, city.new_account("city", {Role::city_commerce, 0, 0})).status, 200);
  EXPECT_EQ(city.get(target, city.new_account("finance", {Role::financial_regulator, 0, 0})).status, 200);
  EXPECT_EQ(city.get(target, city.new_account("other", {Role::operator_, other, 0})).status, 403);
  EXPECT_EQ(city.get(target, city.new_account("haidian", {Role::district_commerce, 0, 110108})).status, 403);
  EXPECT_EQ(city.get(target, city.new_account("bank", {Role::custody_bank, bank, 0})).status, 403);
  EXPECT_EQ(city.get(target, city.new_account("consumer", {Role::consumer, 0, 0})).status, 403);
  EXPECT_EQ(city.get(target, {}).status, 401);
  EXPECT_EQ(
      city.get("/v1/prepaid-card/position?operator_id=999", city.new_account("city2", {Role::city_commerce, 0, 0}))
          .status,
      404);
  EXPECT_EQ(city.get("/v1/prepaid-card/position", own).body.at("field").as_string(), "operator_id");
  EXPECT_EQ(city.get("/v1/prepaid-card/position?operator_id=x", own).body.at("field").as_string(), "operator_id");
  EXPECT_EQ(city.get(target + "&colour=red", own).body.at("field").as_string(), "colour");
}

TEST(Questions, AnEntryIsExplainedToWhomItIsAboutAndHiddenFromOthers) {
  TestCity city;
  const std::uint64_t op = city.new_operator(), other = city.new_operator("91110108MA00AAAA4F");
  const Visitor own = city.new_account("own", {Role::operator_, op, 0});
  const Told declared = city.post("/v1/prepaid-card/declare_balance",
                                  json::object{{"operator_id", op},
                                               {"as_of", "2023-10-08"},
                                               {"received_fen", 60'000'000},
                                               {"redeemed_fen", 0},
                                               {"refunded_fen", 0}},
                                  own);
  ASSERT_EQ(declared.status, 200) << declared.text;
  const std::string target = "/v1/custody/entries/" + std::string(*declared.headers.find("Gongbao-Entry"));
  const Told told = city.get(target, own);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("command").as_string(), "declare_balance");
  EXPECT_EQ(told.body.at("outcome").as_string(), "accepted");
  EXPECT_EQ(told.body.at("clauses"), declared.body.at("clauses"));
  EXPECT_EQ(told.body.at("facts"), declared.body.at("facts"));
  EXPECT_EQ(city.get(target, city.new_account("district", chaoyang)).status, 200);
  EXPECT_EQ(city.get(target, city.new_account("other", {Role::operator_, other, 0})).status, 404);
  EXPECT_EQ(city.get(target, {}).status, 401);
  EXPECT_EQ(city.get("/v1/custody/entries/999999", own).status, 404);
  EXPECT_EQ(city.get("/v1/custody/entries/x", own).status, 404);
}

TEST(Questions, AnOfficerWithTwoAreasSaysInWhichHeSpeaks) {
  TestCity city;
  Visitor officer = city.new_account("officer_li", chaoyang);
  const access::Actor security{Role::security_administrator, 0, 0, 0};
  city.decide(security, "appoint",
              {{"account", city.account_of(officer)},
               {"office", json::object{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110108}}}});
  const std::uint64_t haidian = [&] {
    const auto figures = city.decide({Role::operator_, 0, 0, 0}, "register_operator",
                                     {{"uscc", "91110108MA00AAAA4F"},
                                      {"operator_name", "海店"},
                                      {"kind", "single"},
                                      {"district", "110108"},
                                      {"industry", "retail"},
                                      {"sub_industry", "百货"}});
    return static_cast<std::uint64_t>(figures.at("operator_id"));
  }();
  const std::string target = "/v1/prepaid-card/position?operator_id=" + std::to_string(haidian);
  EXPECT_EQ(city.get(target, officer).status, 403);
  officer.office = "district_commerce/0/110108";
  EXPECT_EQ(city.get(target, officer).status, 200);
  officer.office = "city_commerce";
  EXPECT_EQ(city.get(target, officer).body.at("field").as_string(), "Gongbao-Office");
}

}  // namespace
}  // namespace gongbao::server::testing
