// What was answered is there, once, whatever befalls the process and its disk; what was not is there once it is said
// again.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <iostream>
#include <random>

#include "base/date.h"
#include "import/program.h"
#include "survival/crowd.h"
#include "survival/load.h"

namespace gongbao::survival_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using http_test::Browser;
using http_test::Process;
using http_test::Served;
using http_test::Told;

const std::vector<std::string> freely{"--requests-per-minute", "1000000", "--trusted-proxy", "127.0.0.1"};
constexpr std::size_t senders = 3;

// A demo city, lived once; each test has a copy.
std::string a_city() {
  static const import_test::Folder place;
  static const bool lived = import_test::demo_city(place.path("city"));
  EXPECT_TRUE(lived);
  return place.path("city");
}

std::string why_not_whole(const fs::path& data) {
  const import_test::Ran ran = import_test::run({"verify", "--data", data.string()});
  return ran.exit_code == 0 ? "" : ran.out + ran.err;
}

class City {
 public:
  explicit City(const fs::path& folder, std::vector<std::string> more = {}) : folder_(folder) {
    fs::create_directories(folder_);
    fs::copy(a_city(), folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    more.insert(more.end(), freely.begin(), freely.end());
    service_ = std::make_unique<Served>(folder_, std::move(more));
    bank_ = std::make_unique<Browser>(service_->port());
    bank_->log_in("bank-yandu", "公报-demo-2024");
    grounds_ = {shop_of(*bank_), nursery_of(*bank_)};
    for (const Ground& each : grounds_) before_.push_back(custody_of(*bank_, each));
    for (std::uint32_t i = 0; i < senders; ++i) {
      const Ground& ground = grounds_[i % grounds_.size()];
      senders_.push_back(std::make_unique<Sender>(service_->port(), "bank-yandu", i + 1, ground));
    }
  }

  Served& service() { return *service_; }
  const fs::path& folder() const { return folder_; }

  // Answers of one sender alone; how long the slowest hundredth took at least.
  std::chrono::microseconds slowest_hundredth(std::size_t answers) {
    Sender& one = *senders_.front();
    (void)one.take_times();
    const std::size_t enough = one.answered() + answers;
    one.start(service_->port());
    for (int looks = 0; looks < 20'000 && one.answered() < enough; ++looks) ::usleep(5'000);
    one.stop();
    EXPECT_GE(one.answered(), enough);
    std::vector<std::chrono::microseconds> times = one.take_times();
    if (times.empty()) return {};
    std::ranges::sort(times);
    return times[times.size() * 99 / 100];
  }
  void load() {
    for (const auto& each : senders_) each->start(service_->port());
  }
  void rest() {
    for (const auto& each : senders_) each->stop();
  }
  // Each fen is there once.
  void settle() {
    for (const auto& each : senders_) each->settle(service_->port());
    bank_->at(service_->port());
    for (std::size_t i = 0; i < grounds_.size(); ++i)
      EXPECT_EQ(custody_of(*bank_, grounds_[i]) - before_[i], said(grounds_[i])) << grounds_[i].system;
  }
  std::int64_t said(const Ground& of) const {
    std::uint64_t ids = 0;
    for (const auto& each : senders_) ids += each->ground().operator_id == of.operator_id ? each->ids() : 0;
    return static_cast<std::int64_t>(ids);
  }
  std::size_t answered() const {
    std::size_t answered = 0;
    for (const auto& each : senders_) answered += each->answered();
    return answered;
  }
  std::map<std::string, std::size_t> refusals() const {
    std::map<std::string, std::size_t> all;
    for (const auto& each : senders_) {
      for (const auto& [code, count] : each->refusals()) all[code] += count;
    }
    return all;
  }
  void wait_for_answers(std::size_t more) {
    const std::size_t enough = answered() + more;
    for (int looks = 0; looks < 2'000 && answered() < enough; ++looks) ::usleep(5'000);
    EXPECT_GE(answered(), enough);
  }

 private:
  fs::path folder_;
  std::unique_ptr<Served> service_;
  std::unique_ptr<Browser> bank_;
  std::vector<Ground> grounds_;
  std::vector<std::int64_t> before_;
  std::vector<std::unique_ptr<Sender>> senders_;
};

int number_in_environment(const char* name, int otherwise) {
  const char* said = std::getenv(name);
  return said == nullptr ? otherwise : std::atoi(said);
}

std::uint32_t seed() { return static_cast<std::uint32_t>(number_in_environment("GONGBAO_SEED", 1)); }

// Now and then while it starts, too.
TEST(Killed, AtAnyMomentUnderLoad) {
  const import_test::Folder place;
  City city(place.path("data"));
  std::mt19937_64 dice(seed());
  const int kills = number_in_environment("GONGBAO_KILLS", 10);
  for (int kill = 0; kill < kills; ++kill) {
    city.load();
    ::usleep(static_cast<useconds_t>(dice() % 700'000));
    city.service().kill_hard();
    city.rest();
    if (dice() % 3 == 0) {
      Process cut(
          {GONGBAO_PROGRAM, "serve", "--data", city.folder().string(), "--port", "0", "--log", place.path("cut.log")},
          place.path("cut.out"));
      ::usleep(static_cast<useconds_t>(dice() % 600'000));
      cut.signal_and_wait(SIGKILL);
    }
    city.service().start();
    city.settle();
    if (HasFailure()) FAIL() << "after kill " << kill + 1 << " of seed " << seed();
  }
  EXPECT_GT(city.answered(), static_cast<std::size_t>(kills)) << "there was load";
  EXPECT_EQ(city.service().stop(), 0);
  EXPECT_EQ(why_not_whole(city.folder()), "");
  RecordProperty("answered", std::to_string(city.answered()));
}

// Whoever holds connections and gives nothing for them takes nobody's turn. How much slower the others become is
// asked of the whole crowd only (./test --long): of few it is chance.
TEST(Crowded, CommandsGoOn) {
  const auto idle = static_cast<std::size_t>(number_in_environment("GONGBAO_CROWD", 500));
  const std::size_t slow = idle / 20;
  const bool whole = idle >= 10'000;
  const std::size_t answers = whole ? 600 : 200;
  const import_test::Folder place;
  City city(place.path("data"), {"--connections", std::to_string(idle + slow + 100)});
  (void)city.slowest_hundredth(answers);  // warm
  const auto quiet = city.slowest_hundredth(answers);
  std::chrono::microseconds crowded{};
  {
    const Crowd crowd(city.service().port(), idle, slow);
    ASSERT_EQ(crowd.idle(), idle);
    ASSERT_EQ(crowd.slow(), slow);
    crowded = city.slowest_hundredth(answers);
    if (!whole) EXPECT_EQ(crowd.still_open(), idle);  // of the whole crowd the first may have been sent home by now
  }
  std::cout << "p99 of " << answers << " commands: quiet " << quiet.count() << " us, among " << idle << " idle and "
            << slow << " slow connections " << crowded.count() << " us" << std::endl;
  if (whole) EXPECT_LE(crowded.count(), 3 * quiet.count());
  city.settle();
  EXPECT_EQ(city.service().stop(), 0);
  EXPECT_EQ(why_not_whole(city.folder()), "");
}

// A file system of its own for the data, if this user may have one.
class SmallDisk : public testing::Test {
 protected:
  void SetUp() override {
    ::mkdir(at_.c_str(), 0700);
    mounted_ = ::mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=96m") == 0;
    if (!mounted_) GTEST_SKIP() << "this user may not mount a file system: the full disk was not tried";
  }
  void TearDown() override {
    if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
  }
  void fill() {
    const int file = ::open(ballast().c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string block(1 << 16, 'x');
    while (::write(file, block.data(), block.size()) > 0) {
    }
    ::close(file);
  }
  void make_room() { fs::remove(ballast()); }
  bool remount(unsigned long flags) { return ::mount("tmpfs", at_.c_str(), "tmpfs", MS_REMOUNT | flags, "") == 0; }
  std::string ballast() const { return at_ + "/ballast"; }

  import_test::Folder place_;
  std::string at_ = place_.path("disk");
  bool mounted_ = false;
};

// Nothing more is accepted, everybody is told, and the process started anew goes on where it stood.
TEST_F(SmallDisk, FullAndEmptyAgain) {
  City city(at_ + "/data");
  city.load();
  city.wait_for_answers(50);
  fill();
  ::usleep(500'000);
  const std::size_t then = city.answered();
  ::usleep(1'000'000);
  city.rest();
  EXPECT_EQ(city.answered(), then) << "an answer without a place on the disk";
  EXPECT_FALSE(city.refusals().empty()) << "nobody was told";
  city.service().kill_hard();
  make_room();
  city.service().start();
  city.settle();
  EXPECT_EQ(city.service().stop(), 0);
  EXPECT_EQ(why_not_whole(city.folder()), "");
}

TEST_F(SmallDisk, NoLongerWritable) {
  City city(at_ + "/data");
  city.load();
  city.wait_for_answers(20);
  city.rest();
  city.service().kill_hard();
  ASSERT_TRUE(remount(MS_RDONLY));
  const import_test::Ran ran = import_test::run({"serve", "--data", city.folder().string(), "--port", "0"});
  EXPECT_NE(ran.exit_code, 0);
  EXPECT_NE(ran.err.find("journal.io_failed"), std::string::npos) << ran.err;
  EXPECT_EQ(why_not_whole(city.folder()), "") << "reading is still possible";
  ASSERT_TRUE(remount(0));
  city.service().start();
  city.settle();
}

// The second is told that the folder is taken, and takes nothing.
TEST(TwoProcesses, OnOneStore) {
  const import_test::Folder place;
  City city(place.path("data"));
  city.load();
  city.wait_for_answers(10);
  for (const std::vector<std::string>& second :
       {std::vector<std::string>{"serve", "--data", city.folder().string(), "--port", "0"},
        {"import", "--data", city.folder().string(), GONGBAO_SOURCE_DIR "/examples/setup.ndjson"}}) {
    const import_test::Ran ran = import_test::run(second);
    EXPECT_NE(ran.exit_code, 0);
    EXPECT_NE((ran.out + ran.err).find("journal.locked"), std::string::npos) << ran.out << ran.err;
  }
  city.wait_for_answers(10);
  city.rest();
  city.settle();
}

// A wall clock that somebody sets while the service runs.
class ClockSet : public testing::Test {
 protected:
  ClockSet() {
    set("+0");
    service_ = std::make_unique<Served>(
        place_.path("data"), std::vector<std::string>{"--clock", "wall", "--trusted-proxy", "127.0.0.1"},
        std::vector<std::string>{
            "env", "LD_PRELOAD=libfaketime.so.1",
            "LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu/faketime:/usr/lib/aarch64-linux-gnu/faketime",
            "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_NO_CACHE=1",
            "FAKETIME_TIMESTAMP_FILE=" + place_.path("offset")});
  }
  void set(const std::string& offset) { place_.write("offset", offset + "\n"); }

  // The stamp of a command that is given now: 2026-11-27T21:24:49.000000+08:00
  std::string stamp_of_a_command() {
    const std::string number = std::to_string(++people_);
    Browser anybody(service_->port());
    const json::object person{{"name", "来人"}, {"phone", "1380000" + std::string(4 - number.size(), '0') + number}};
    const json::object said = anybody.post(
        "/v1/accounts/open_own_account",
        json::object{
            {"login", "person" + number}, {"person", person}, {"kind", "consumer"}, {"password", "small grey stones"}});
    return said.contains("booked_at") ? std::string(said.at("booked_at").as_string()) : "";
  }

  const import_test::Folder place_;
  std::unique_ptr<Served> service_;
  int people_ = 0;
};

std::string day_in(const std::string& stamp) { return stamp.substr(0, 10); }

// Stamps never go back; a day that has begun is not taken back, and the next one comes when the clock gets there.
TEST_F(ClockSet, BackAndForward) {
  const std::string first = stamp_of_a_command();
  ASSERT_EQ(first.size(), std::string("2026-11-27T21:24:49.000000+08:00").size());
  set("-2d");
  const std::string back = stamp_of_a_command();
  EXPECT_GE(back, first);
  EXPECT_EQ(day_in(back), day_in(first));
  set("+3d");
  std::string later = stamp_of_a_command();
  EXPECT_EQ(to_string(*parse_date(day_in(first)) + Days{3}), day_in(later));
  set("+0");
  EXPECT_EQ(day_in(stamp_of_a_command()), day_in(later));
  EXPECT_EQ(service_->stop(), 0);
  service_->start();
  const std::string anew = stamp_of_a_command();
  EXPECT_GE(anew, later);
  EXPECT_EQ(day_in(anew), day_in(later));
  EXPECT_EQ(service_->stop(), 0);
  EXPECT_EQ(why_not_whole(place_.path("data")), "");
}

}  // namespace
}  // namespace gongbao::survival_test
