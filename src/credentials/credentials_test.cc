// Passwords, second factors, sessions and keys against clocks, thieves and people who try to lock others out.
#include "credentials/credentials.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "credentials/passwords.h"
#include "credentials/test_box.h"
#include "sqlite/sqlite.h"

namespace gongbao::credentials {
namespace {

constexpr std::int64_t second = 1'000'000, minute = 60 * second, hour = 60 * minute;
constexpr AccountNo zhang = 7, li = 8;
constexpr std::string_view good = "three quiet herons";

class CredentialsTest : public testing::Test {
 protected:
  CredentialsTest() {
    folder_ = std::filesystem::temp_directory_path() /
              ("credentials_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
               std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    open();
  }
  ~CredentialsTest() override {
    credentials.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() {
    Limits limits;
    limits.argon_kib = 64;  // the cost is the library's; here it is only waited for
    limits.argon_passes = 1;
    credentials = Credentials::open(
                      path(), box, [this](std::span<std::uint8_t> out) { pretend(out); }, limits)
                      .value();
  }
  std::string path() const { return (folder_ / "credentials.db").string(); }

  Login log_in(AccountNo account, std::string_view password, const Visitor& visitor = {"10.0.0.0/24", "", "browser"},
               std::string_view code = {}) {
    return credentials->log_in(account, password, code, visitor, now).value();
  }
  void give_password(AccountNo account, std::string_view password = good) {
    const auto set = credentials->set_first_password(account, password, now);
    ASSERT_TRUE(set) << to_string(set.error());
  }
  // What an authenticator would show.
  std::string code_of(std::string_view seed32, std::int64_t at) const {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    Bytes seed;
    std::uint32_t bits = 0, have = 0;
    for (const char c : seed32) {
      bits = (bits << 5) | static_cast<std::uint32_t>(alphabet.find(c));
      have += 5;
      if (have >= 8) {
        have -= 8;
        seed.push_back(static_cast<std::uint8_t>(bits >> have));
      }
    }
    return totp_code(seed, at / second / totp_step_seconds);
  }

  TestBox box;
  std::unique_ptr<Credentials> credentials;
  std::int64_t now = 1'700'000'000LL * second;

 private:
  void pretend(std::span<std::uint8_t> out) {
    for (auto& byte : out) {
      random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
      byte = static_cast<std::uint8_t>(random_ >> 33);
    }
  }

  std::filesystem::path folder_;
  std::uint64_t random_ = 42;
};

TEST_F(CredentialsTest, ARightPasswordBeginsASession) {
  give_password(zhang);
  EXPECT_EQ(log_in(zhang, "something else").outcome, LoginOutcome::wrong);
  EXPECT_EQ(log_in(li, good).outcome, LoginOutcome::wrong);
  EXPECT_EQ(log_in(0, "nobody").outcome, LoginOutcome::wrong);
  const Login login = log_in(zhang, good);
  ASSERT_EQ(login.outcome, LoginOutcome::ok);
  const auto session = credentials->session(login.session_token, now);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account, zhang);
  EXPECT_TRUE(credentials->csrf_right(login.session_token, login.csrf_token));
  EXPECT_FALSE(credentials->csrf_right(login.session_token, login.session_token));
  EXPECT_FALSE(credentials->session(login.csrf_token, now));
}

TEST_F(CredentialsTest, TheFileHoldsNothingThatCouldBeUsed) {
  give_password(zhang);
  const Login login = log_in(zhang, good);
  const std::string key = credentials->set_key(99, zhang, now).value();
  const std::string seed = credentials->propose_second_factor(zhang, now).value();
  credentials.reset();
  std::ifstream in(path(), std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), {});
  ASSERT_GT(file.size(), 1000U);
  for (const std::string& secret :
       {std::string(good), login.session_token, login.csrf_token, login.device_token, key, seed}) {
    EXPECT_EQ(file.find(secret), std::string::npos);
  }
}

TEST_F(CredentialsTest, AOneTimePasswordOpensOnceAndNotForEver) {
  const std::string first = credentials->new_one_time_password(zhang, now).value();
  EXPECT_EQ(first.size(), 23U);
  const Login login = log_in(zhang, first);
  ASSERT_EQ(login.outcome, LoginOutcome::ok);
  EXPECT_TRUE(login.must_change_password);
  EXPECT_TRUE(credentials->session(login.session_token, now)->must_change_password);
  EXPECT_EQ(log_in(zhang, first).outcome, LoginOutcome::password_expired);
  ASSERT_TRUE(credentials->change_password(zhang, first, good, now, {}));
  EXPECT_FALSE(credentials->session(login.session_token, now));  // sessions end with the old password
  EXPECT_FALSE(log_in(zhang, good).must_change_password);

  const std::string second_one = credentials->new_one_time_password(zhang, now).value();
  EXPECT_NE(first, second_one);
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::wrong);
  now += 72 * hour;
  EXPECT_EQ(log_in(zhang, second_one).outcome, LoginOutcome::ok);
  const std::string third = credentials->new_one_time_password(zhang, now).value();
  now += 72 * hour + 1;
  EXPECT_EQ(log_in(zhang, third).outcome, LoginOutcome::password_expired);
}

TEST_F(CredentialsTest, SessionsEndByAgeByIdlenessAndByHand) {
  give_password(zhang);
  const Login idle = log_in(zhang, good);
  EXPECT_TRUE(credentials->session(idle.session_token, now + 30 * minute));
  EXPECT_FALSE(credentials->session(idle.session_token, now + 60 * minute + 1));
  const Login busy = log_in(zhang, good);
  const std::int64_t begun = now;
  for (; now < begun + 12 * hour; now += 20 * minute) {
    EXPECT_TRUE(credentials->session(busy.session_token, now));
  }
  EXPECT_FALSE(credentials->session(busy.session_token, now));
  const Login one = log_in(zhang, good), other = log_in(zhang, good);
  const auto listed = credentials->sessions(zhang, now);
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].agent, "browser");
  EXPECT_FALSE(credentials->end_session(li, listed[0].id, now).value());
  EXPECT_TRUE(credentials->end_session(zhang, listed[0].id, now).value());
  EXPECT_FALSE(credentials->session(one.session_token, now));
  EXPECT_TRUE(credentials->session(other.session_token, now));
}

TEST_F(CredentialsTest, WhoGuessesWaitsAndNobodyElseDoes) {
  give_password(zhang);
  const Visitor home{"10.0.0.0/24", log_in(zhang, good).device_token, ""};
  const Visitor thief{"10.0.0.0/24", "", ""}, elsewhere{"10.9.9.0/24", "", ""};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(log_in(zhang, "guess", thief).outcome, LoginOutcome::wrong);
  const Login waiting = log_in(zhang, good, thief);
  EXPECT_EQ(waiting.outcome, LoginOutcome::wait);  // even the right one
  EXPECT_EQ(waiting.wait_micros, 15 * minute);
  EXPECT_EQ(log_in(zhang, good, home).outcome, LoginOutcome::ok);       // the same network, a known browser
  EXPECT_EQ(log_in(zhang, good, elsewhere).outcome, LoginOutcome::ok);  // a new browser elsewhere
  EXPECT_EQ(log_in(li, "guess", thief).outcome, LoginOutcome::wrong);   // other accounts are counted for themselves
  // A device token that belongs to another account gives nothing.
  const Visitor forged{"10.0.0.0/24", "made up", ""};
  EXPECT_EQ(log_in(zhang, good, forged).outcome, LoginOutcome::wait);
  now += 15 * minute;
  EXPECT_EQ(log_in(zhang, good, thief).outcome, LoginOutcome::ok);
}

TEST_F(CredentialsTest, ASecondFactorIsAskedForOnceItIsConfirmed) {
  give_password(zhang);
  const std::string seed = credentials->propose_second_factor(zhang, now).value();
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);  // proposed only
  EXPECT_FALSE(credentials->confirm_second_factor(zhang, "12345", now).value());
  EXPECT_TRUE(credentials->confirm_second_factor(zhang, code_of(seed, now), now).value());
  EXPECT_TRUE(credentials->has_second_factor(zhang).value());
  const Visitor visitor{"n", "", ""};
  EXPECT_EQ(log_in(zhang, good, visitor).outcome, LoginOutcome::second_factor_missing);
  EXPECT_EQ(log_in(zhang, "wrong", visitor, code_of(seed, now)).outcome, LoginOutcome::wrong);
  // The code that confirmed is used up.
  EXPECT_EQ(log_in(zhang, good, visitor, code_of(seed, now)).outcome, LoginOutcome::second_factor_wrong);
  now += 30 * second;
  const std::string code = code_of(seed, now);
  EXPECT_EQ(log_in(zhang, good, visitor, code).outcome, LoginOutcome::ok);
  EXPECT_EQ(log_in(zhang, good, visitor, code).outcome, LoginOutcome::second_factor_wrong);
  // A clock that is one step off is forgiven, two are not.
  EXPECT_EQ(log_in(zhang, good, visitor, code_of(seed, now + 30 * second)).outcome, LoginOutcome::ok);
  EXPECT_EQ(log_in(zhang, good, visitor, code_of(seed, now + 90 * second)).outcome, LoginOutcome::second_factor_wrong);
  EXPECT_FALSE(credentials->propose_second_factor(zhang, now));
  const std::string token = log_in(zhang, good, visitor, code_of(seed, now += 60 * second)).session_token;
  ASSERT_TRUE(credentials->session(token, now));
  ASSERT_TRUE(credentials->remove_second_factor(zhang, now));
  EXPECT_FALSE(credentials->session(token, now)) << "it had proved what no longer is";
  EXPECT_EQ(log_in(zhang, good, visitor).outcome, LoginOutcome::ok);
}

// Who has the password and guesses codes from everywhere is stopped; whoever comes from a browser of his own is not.
TEST_F(CredentialsTest, WrongCodesCountForTheAccountButNotForAKnownBrowser) {
  give_password(zhang);
  const Visitor home{"home", log_in(zhang, good, {"home", "", ""}).device_token, ""};
  const std::string seed = credentials->propose_second_factor(zhang, now).value();
  ASSERT_TRUE(credentials->confirm_second_factor(zhang, code_of(seed, now), now).value());
  now += 30 * second;
  for (int i = 0; i < 10; ++i) {
    const Visitor one{"network " + std::to_string(i), "", ""};
    EXPECT_EQ(log_in(zhang, good, one, "000000").outcome, LoginOutcome::second_factor_wrong);
  }
  EXPECT_EQ(log_in(zhang, good, {"fresh", "", ""}, code_of(seed, now)).outcome, LoginOutcome::wait);
  // Without the password nothing is counted here, so nobody is locked out by who does not know it.
  EXPECT_EQ(log_in(zhang, "guess", {"another", "", ""}, "000000").outcome, LoginOutcome::wrong);
  EXPECT_EQ(log_in(zhang, good, home, code_of(seed, now)).outcome, LoginOutcome::ok);
  now += 15 * minute;
  EXPECT_EQ(log_in(zhang, good, {"fresh", "", ""}, code_of(seed, now)).outcome, LoginOutcome::ok);
}

TEST_F(CredentialsTest, OtherSessionsEndWhenASecondFactorIsConfirmed) {
  give_password(zhang);
  const Login mine = log_in(zhang, good), other = log_in(zhang, good);
  const std::string seed = credentials->propose_second_factor(zhang, now).value();
  const std::int64_t id = credentials->session(mine.session_token, now)->id;
  EXPECT_FALSE(credentials->confirm_second_factor(zhang, "000000", now, id).value());
  EXPECT_TRUE(credentials->session(other.session_token, now));
  EXPECT_TRUE(credentials->confirm_second_factor(zhang, code_of(seed, now), now, id).value());
  EXPECT_TRUE(credentials->session(mine.session_token, now));
  EXPECT_FALSE(credentials->session(other.session_token, now));
}

TEST_F(CredentialsTest, ADeviceIsForgottenAndNotChosen) {
  give_password(zhang);
  give_password(li);
  const Visitor thief{"n", "", ""};
  const std::string device = log_in(zhang, good, {"n", "chosen by a stranger", ""}).device_token;
  EXPECT_NE(device, "chosen by a stranger");
  EXPECT_EQ(log_in(li, good, {"n", device, ""}).device_token, device);  // a browser of two people
  now += 399 * 24 * hour;
  EXPECT_EQ(log_in(zhang, good, {"n", device, ""}).device_token, device);  // used, so known for as long again
  now += 399 * 24 * hour;
  for (int i = 0; i < 10; ++i) log_in(zhang, "guess", thief);
  EXPECT_EQ(log_in(zhang, good, {"n", device, ""}).outcome, LoginOutcome::ok);
  now += 401 * 24 * hour;
  for (int i = 0; i < 10; ++i) log_in(zhang, "guess", thief);
  EXPECT_EQ(log_in(zhang, good, {"n", device, ""}).outcome, LoginOutcome::wait);
}

TEST_F(CredentialsTest, WhoWaitsWritesOnce) {
  give_password(zhang);
  for (int i = 0; i < 60; ++i) log_in(zhang, "guess");
  const auto events = credentials->events_after(0, 100).value();
  EXPECT_EQ(std::ranges::count(events, "login_waits", &SecurityEvent::kind), 1);
  EXPECT_EQ(std::ranges::count(events, "login_failed", &SecurityEvent::kind), 10);
}

TEST_F(CredentialsTest, APasswordIsNotTheLogin) {
  const Limits limits;
  EXPECT_TRUE(password_weakness("Zhang.Wei-2024", limits, "zhang.wei"));
  EXPECT_TRUE(password_weakness("zhang.weiming", limits, "zhang.weiming"));
  EXPECT_TRUE(password_weakness("ｚｈａｎｇｗｅｉ２０２４", limits, "zhangwei"));
  EXPECT_FALSE(password_weakness("three quiet herons", limits, "zhang.wei"));
  give_password(zhang);
  EXPECT_FALSE(credentials->change_password(zhang, good, "my zhang.wei word", now, {"n", "", "", "zhang.wei"}));
}

TEST_F(CredentialsTest, ACodeIsThatOfTheStandard) {  // RFC 6238 appendix B, SHA-1, the last six digits
  const std::string_view seed = "12345678901234567890";
  EXPECT_EQ(totp_step(as_bytes(seed), "287082", 59, 0), 1);
  EXPECT_EQ(totp_step(as_bytes(seed), "081804", 1111111109, 0), 37037036);
  EXPECT_EQ(totp_step(as_bytes(seed), "353130", 20000000000, 0), 666666666);
  EXPECT_FALSE(totp_step(as_bytes(seed), "081804", 1111111109 + 61, 0));
}

TEST_F(CredentialsTest, KeysAreKnownByTheirSecret) {
  const std::string key = credentials->set_key(99, zhang, now).value();
  EXPECT_TRUE(key.starts_with("gb_99_"));
  ASSERT_TRUE(credentials->key(key));
  EXPECT_EQ(credentials->key(key)->number, 99U);
  EXPECT_EQ(credentials->account_of_key(99), zhang);
  std::string wrong = key;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  EXPECT_FALSE(credentials->key(wrong));
  for (const std::string_view text : {"", "gb_", "gb_99", "gb__", "gb_99_", "gb_18446744073709551617_00", "gb_98_0"}) {
    EXPECT_FALSE(credentials->key(text)) << text;
  }
  EXPECT_NE(credentials->signing_secret(99), credentials->signing_secret(98));
}

TEST_F(CredentialsTest, WeakPasswordsAreToldWhy) {
  Limits limits;
  EXPECT_TRUE(password_weakness("kurz", limits));
  EXPECT_TRUE(password_weakness("1234567890", limits));
  EXPECT_TRUE(password_weakness("aaaaaaaaaaaa", limits));
  EXPECT_TRUE(password_weakness(std::string(129, 'x') + "y", limits));
  EXPECT_TRUE(
      password_weakness("abc\xff"
                        "defghijk",
                        limits));
  EXPECT_FALSE(password_weakness("𠮷野家的牛肉饭真好吃", limits));  // ten code points
  EXPECT_TRUE(password_weakness("𠮷野家的牛肉饭好吃", limits));     // nine
  EXPECT_FALSE(credentials->set_first_password(zhang, "kurz", now));
  give_password(zhang);
  EXPECT_FALSE(credentials->set_first_password(zhang, "another good one", now));
  EXPECT_FALSE(credentials->change_password(zhang, good, good, now, {}));
}

TEST_F(CredentialsTest, WhatHappenedIsOnRecord) {
  give_password(zhang);
  log_in(zhang, "wrong");
  log_in(zhang, good);
  const auto events = credentials->events_after(0, 10).value();
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].kind, "password_set");
  EXPECT_EQ(events[1].kind, "login_failed");
  EXPECT_EQ(events[2].kind, "login");
  EXPECT_EQ(events[2].network, "10.0.0.0/24");
  EXPECT_EQ(credentials->events_after(events[1].id, 10).value().size(), 1U);
  now += 401 * 24 * hour;
  ASSERT_TRUE(credentials->tidy(now));
  EXPECT_TRUE(credentials->events_after(0, 10).value().empty());
}

TEST_F(CredentialsTest, ItIsStillThereAfterAStart) {
  give_password(zhang);
  const Login login = log_in(zhang, good);
  credentials.reset();
  open();
  EXPECT_TRUE(credentials->session(login.session_token, now));
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);
}

// Whoever confirms is asked for it from then on, sessions without it have ended, and it is on record: all or nothing.
TEST_F(CredentialsTest, ASecondFactorIsConfirmedWhollyOrNotAtAll) {
  give_password(zhang);
  const std::string seed = credentials->propose_second_factor(zhang, now).value();
  auto behind = sqlite::Database::open(path()).value();
  ASSERT_TRUE(
      behind.run("CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.kind LIKE 'second_factor%' "
                 "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"));
  EXPECT_FALSE(credentials->confirm_second_factor(zhang, code_of(seed, now), now).has_value());
  EXPECT_FALSE(credentials->has_second_factor(zhang).value());
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok) << "nobody is asked for what was not confirmed";
  ASSERT_TRUE(behind.run("DROP TRIGGER full"));
  EXPECT_TRUE(credentials->confirm_second_factor(zhang, code_of(seed, now), now).value()) << "the code is not used up";
  ASSERT_TRUE(
      behind.run("CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.kind LIKE 'second_factor%' "
                 "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"));
  EXPECT_FALSE(credentials->remove_second_factor(zhang, now).has_value());
  EXPECT_TRUE(credentials->has_second_factor(zhang).value());
}

// Even one that was cut off is nobody else's to read.
TEST_F(CredentialsTest, ACopyIsPrivateFromItsFirstByte) {
  give_password(zhang);
  namespace fs = std::filesystem;
  const mode_t before = ::umask(0);
  const std::string to = path() + ".copy";
  ASSERT_TRUE(copy_credentials(path(), to).has_value());
  const auto only_mine = fs::perms::owner_read | fs::perms::owner_write;
  EXPECT_EQ(fs::status(to).permissions(), only_mine);
  // A copy that fails on its way leaves what it has.
  auto behind = sqlite::Database::open(path()).value();
  ASSERT_TRUE(behind.run("CREATE TRIGGER kept BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'no'); END"));
  log_in(zhang, good);
  EXPECT_FALSE(copy_credentials(path(), to).has_value());
  ::umask(before);
  ASSERT_TRUE(fs::exists(to + ".part"));
  EXPECT_EQ(fs::status(to + ".part").permissions(), only_mine);
}

// Neither of the two who help somebody back in can sign in as him.
TEST_F(CredentialsTest, ANewPasswordIsGivenByTwo) {
  give_password(zhang);
  const AccountNo system = 20, security = 21;
  EXPECT_EQ(credentials->release_password_reset(zhang, security, now).error().code, "credentials.no_password_reset");
  const std::string first = credentials->begin_password_reset(zhang, system, now).value();
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok) << "nothing has changed yet";
  EXPECT_EQ(log_in(zhang, first).outcome, LoginOutcome::wrong);
  EXPECT_EQ(credentials->release_password_reset(zhang, system, now).error().code, "credentials.no_password_reset")
      << "two, not one twice";
  const auto waiting = credentials->password_resets(now).value();
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].account, zhang);
  EXPECT_EQ(waiting[0].by, system);
  const std::string other = credentials->release_password_reset(zhang, security, now).value();
  EXPECT_TRUE(credentials->password_resets(now).value().empty());
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::wrong);
  EXPECT_EQ(log_in(zhang, other).outcome, LoginOutcome::wrong);
  const Login both = log_in(zhang, first + "-" + other);
  EXPECT_EQ(both.outcome, LoginOutcome::ok);
  EXPECT_TRUE(both.must_change_password);
  std::vector<std::pair<std::string, AccountNo>> record;
  for (const SecurityEvent& event : credentials->events_after(0, 100).value()) {
    if (event.by != 0) record.emplace_back(event.kind, event.by);
  }
  const std::vector<std::pair<std::string, AccountNo>> who{{"password_reset_begun", system},
                                                           {"one_time_password_set", security}};
  EXPECT_EQ(record, who);
}

// What goes wrong on the way leaves the old password and the half that waits.
TEST_F(CredentialsTest, AReleaseThatFailsCanBeDoneAgain) {
  give_password(zhang);
  const std::string first = credentials->begin_password_reset(zhang, 20, now).value();
  auto beside = sqlite::Database::open(path()).value();
  ASSERT_TRUE(beside.run("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no room'); END"));
  EXPECT_FALSE(credentials->release_password_reset(zhang, 21, now));
  ASSERT_TRUE(beside.run("DROP TRIGGER full"));
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);
  const std::string other = credentials->release_password_reset(zhang, 21, now).value();
  EXPECT_EQ(log_in(zhang, first + "-" + other).outcome, LoginOutcome::ok);
  EXPECT_FALSE(credentials->release_password_reset(zhang, 21, now));
}

TEST_F(CredentialsTest, ANewPasswordThatNobodyReleasesIsForgotten) {
  give_password(zhang);
  ASSERT_TRUE(credentials->begin_password_reset(zhang, li, now));
  now += 72 * hour + second;
  EXPECT_FALSE(credentials->release_password_reset(zhang, 9, now));
  ASSERT_TRUE(credentials->tidy(now));
  now -= 72 * hour;
  EXPECT_FALSE(credentials->release_password_reset(zhang, 9, now)) << "not only not shown";
}

TEST_F(CredentialsTest, AFileOfTheFirstFormatGoesOn) {
  give_password(zhang);
  credentials.reset();
  auto behind = sqlite::Database::open(path()).value();
  ASSERT_TRUE(
      behind.run("ALTER TABLE events DROP COLUMN done_by; DROP TABLE password_resets; PRAGMA user_version = 1"));
  open();
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);
  EXPECT_TRUE(credentials->begin_password_reset(zhang, li, now));
  EXPECT_EQ(credentials->events_after(0, 100).value().back().by, li);
}

// A backup copies the journal first: what the credentials know beyond its end never was, and its number is another's.
TEST_F(CredentialsTest, WhatLiesBeyondTheJournalIsNobodys) {
  give_password(zhang);
  give_password(li);
  const Login login = log_in(li, good);
  const std::string key = credentials->set_key(9, zhang, now).value();
  credentials.reset();
  EXPECT_GE(forget_beyond(path(), zhang).value(), 3u);
  EXPECT_EQ(forget_beyond(path(), zhang).value(), 0u);
  EXPECT_EQ(forget_beyond(path() + ".nowhere", 1).value(), 0u);
  open();
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);
  EXPECT_EQ(log_in(li, good).outcome, LoginOutcome::wrong);
  EXPECT_FALSE(credentials->session(login.session_token, now));
  EXPECT_FALSE(credentials->key(key));
}

TEST_F(CredentialsTest, ABrowserThatHasSignedInIsKnownFromThenOn) {
  give_password(zhang);
  const Login login = log_in(zhang, good);
  EXPECT_FALSE(credentials->known_device("whatever somebody makes up"));
  EXPECT_TRUE(credentials->known_device(login.device_token));
  credentials.reset();
  open();
  EXPECT_TRUE(credentials->known_device(login.device_token));
}

TEST_F(CredentialsTest, AnAccountBeginsWithNothing) {
  give_password(zhang, "whoever was here before");
  const Login before = log_in(zhang, "whoever was here before");
  ASSERT_TRUE(credentials->begin_account(zhang));
  give_password(zhang);
  EXPECT_EQ(log_in(zhang, "whoever was here before").outcome, LoginOutcome::wrong);
  EXPECT_FALSE(credentials->session(before.session_token, now));
  EXPECT_EQ(log_in(zhang, good).outcome, LoginOutcome::ok);
}

}  // namespace
}  // namespace gongbao::credentials
