// Files come and go, what they hold stays: rebuilt, followed, killed, damaged, of another schema, of another journal.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "policies/registry/views.h"
#include "views/told_log.h"
#include "views/year_views.h"

namespace gongbao::views {
namespace {

constexpr const char* both[] = {"city", "prepaid-card"};

std::string dump_of(const Views& views) {
  std::string all;
  for (const char* system : both) all += dump(file_of(views, system));
  return all;
}

const std::string& whole_dump() {
  static const std::string dumped = dump_of(*lived().views);
  return dumped;
}

// Says where two long texts part, not all of both.
void expect_same(const std::string& got, const std::string& wanted) {
  if (got == wanted) return;
  const auto [a, b] = std::ranges::mismatch(got, wanted);
  const auto from = std::max<std::ptrdiff_t>(0, a - got.begin() - 200);
  ADD_FAILURE() << "got: …" << got.substr(std::size_t(from), 400) << "\nwanted: …"
                << wanted.substr(std::size_t(from), 400);
}

Query some_list() {
  Query query;
  query.system = "prepaid-card";
  query.list = "facts";
  query.actor = {access::Role::city_commerce, 1, 1, 1};
  query.limit = 5;
  return query;
}

TEST(Rebuild, FollowingSaysWhatRebuildingSays) {
  EXPECT_GT(whole_dump().size(), 100'000u);
  const Folder folder;
  Beginning log(*lived().log);
  auto views = open_views(log, folder.at("views"), 40);
  for (journal::BlockNo blocks = 1; log.last_block() < lived().log->last_block(); blocks += blocks < 50 ? 1 : 293) {
    log.grow_to(blocks);
    ASSERT_TRUE(views->catch_up().has_value());
    EXPECT_EQ(views->stands_at(), log.last_entry());
  }
  expect_same(dump_of(*views), whole_dump());
  ASSERT_TRUE(views->rebuild("prepaid-card").has_value());
  expect_same(dump_of(*views), whole_dump());
  EXPECT_EQ(views->rebuild("no-such-system").error().code, "views.unknown_system");
}

// Another program, killed while it follows: whatever it had committed stands, and the next goes on from there.
TEST(Rebuild, AKilledFollowerLeavesAFileThatGoesOn) {
  const Folder folder;
  const journal::BlockNo last = lived().log->last_block();
  Beginning beginning(*lived().log);
  beginning.grow_to(last / 10);
  ASSERT_TRUE(open_views(beginning, folder.at("views"), 50000)->catch_up().has_value());

  EntryNo stood = beginning.last_entry();
  for (int kills = 0; kills < 5; ++kills) {
    int told[2];  // that it got somewhere: however slow the machine, a child is killed at work and not before it
    ASSERT_EQ(pipe(told), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      Beginning log(*lived().log);
      auto views = open_views(log, folder.at("views"), 20);
      for (journal::BlockNo blocks = 1; blocks <= last; ++blocks) {
        log.grow_to(std::max(blocks, last / 10));
        if (!views->catch_up()) _exit(1);
        if (views->stands_at() > stood + 100 && write(told[1], "!", 1) != 1) _exit(1);
      }
      for (;;) pause();
    }
    char somewhere = 0;
    close(told[1]);
    EXPECT_EQ(read(told[0], &somewhere, 1), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(40 * kills));
    kill(child, SIGKILL);
    close(told[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    Beginning nothing_new(*lived().log);
    nothing_new.grow_to(last);
    auto views = open_views(nothing_new, folder.at("views"), 20);
    const EntryNo stands = views->stands_at();  // before anything is folded
    EXPECT_GE(stands, stood);
    stood = stands;
  }
  EXPECT_GT(stood, beginning.last_entry());  // it had got somewhere
  auto views = open_views(*lived().log, folder.at("views"), 50000);
  ASSERT_TRUE(views->catch_up().has_value());
  expect_same(dump_of(*views), whole_dump());
}

TEST(Rebuild, ADamagedFileIsThrownAwayAndMadeAnew) {
  const Folder folder;
  {
    auto views = open_views(*lived().log, folder.at("views"), 50000);
    ASSERT_TRUE(views->catch_up().has_value());
    const std::string path = file_of(*views, "prepaid-card");
    const auto size = std::filesystem::file_size(path);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 8192; at < size; at += 4096) {  // every page but the first two
      file.seekp(static_cast<std::streamoff>(at));
      file << std::string(64, '\xee');
    }
    file.close();
    const auto page = views->page(some_list());
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().code, "views.damaged");
    ASSERT_TRUE(views->catch_up().has_value());
    EXPECT_TRUE(views->page(some_list()).has_value());
    expect_same(dump_of(*views), whole_dump());
    std::ofstream(file_of(*views, "city")) << "no database at all, and quite a few letters long";
  }
  auto views = open_views(*lived().log, folder.at("views"), 50000);
  EXPECT_EQ(views->page(some_list()).has_value(), true);
  ASSERT_TRUE(views->catch_up().has_value());
  expect_same(dump_of(*views), whole_dump());
}

TEST(Rebuild, AnotherSchemaIsAnotherFileOfThatSystemOnly) {
  const Folder folder;
  std::string city_file;
  {
    auto views = open_views(*lived().log, folder.at("views"), 50000);
    ASSERT_TRUE(views->catch_up().has_value());
    city_file = file_of(*views, "city");
  }
  std::vector<ViewSystem> raised = policies::all_view_systems();
  ++std::ranges::find(raised, "prepaid-card", &ViewSystem::name)->version;
  Options options;
  options.folder = folder.at("views");
  auto views = Views::open(*lived().log, std::move(options), raised);
  ASSERT_TRUE(views.has_value());
  EXPECT_EQ((*views)->page(some_list()).error().code, "views.not_ready");
  EXPECT_EQ((*views)->stands_at(), 0u);
  ASSERT_TRUE((*views)->catch_up().has_value());
  EXPECT_EQ(file_of(**views, "city"), city_file);
  EXPECT_TRUE((*views)->page(some_list()).has_value());
}

// A journal that was brought back to an earlier point, or is another one, is not what the file was folded from.
TEST(Rebuild, AFileOfAnotherJournalIsNotBelieved) {
  const Folder folder;
  const auto other = journal::open_memory_log();
  simulation::City city(*other);
  simulation::Plan plan;
  plan.seed = 2;
  plan.days = 40;
  plan.operators = 2;
  simulation::live(plan, city);
  auto views = open_views(*lived().log, folder.at("views"), 50000);
  ASSERT_TRUE(views->catch_up().has_value());
  views.reset();
  views = open_views(*other, folder.at("views"), 50000);
  ASSERT_TRUE(views->catch_up().has_value());
  EXPECT_EQ(views->stands_at(), other->last_entry());
}

// Readers, the journal's tail, a rebuild and waiters at the same time.
TEST(Rebuild, ReadersSeeFullListsWhileAFileIsMade) {
  const Folder folder;
  Beginning log(*lived().log);
  log.grow_to(log.last_block() + lived().log->last_block() / 2);
  auto views = open_views(log, folder.at("views"), 500);
  views->start();
  ASSERT_TRUE(views->wait_entry(log.last_entry(), std::chrono::seconds(60)));
  EXPECT_FALSE(views->wait_entry(log.last_entry() + 1, std::chrono::milliseconds(20)));
  std::stop_source stop;
  std::thread waiter(
      [&] { EXPECT_FALSE(views->wait_entry(log.last_entry() + 1000000, std::chrono::hours(1), stop.get_token())); });
  stop.request_stop();
  waiter.join();

  std::atomic<bool> done = false;
  std::atomic<std::uint64_t> pages = 0, wrong = 0;
  std::thread reader([&] {
    EntryNo before = 0;
    while (!done) {
      const auto page = views->page(some_list());
      wrong += !page || page->rows.size() != 5 || page->entry < before ? 1 : 0;
      if (page) before = page->entry;
      ++pages;
    }
  });
  std::thread grower([&] {
    for (journal::BlockNo blocks = log.last_block(); blocks < lived().log->last_block(); blocks += 50) {
      log.grow_to(blocks + 50);
      views->wake();
      EXPECT_TRUE(views->wait_entry(log.last_entry(), std::chrono::seconds(60)));
    }
  });
  const std::string before = file_of(*views, "prepaid-card");
  const auto rebuilt = views->rebuild("");
  ASSERT_TRUE(rebuilt.has_value()) << to_string(rebuilt.error());
  grower.join();
  done = true;
  reader.join();
  EXPECT_NE(file_of(*views, "prepaid-card"), before);
  EXPECT_FALSE(std::filesystem::exists(before));
  EXPECT_EQ(wrong, 0u);
  EXPECT_GT(pages, 10u);
  views->stop();
  expect_same(dump_of(*views), whole_dump());
}

TEST(Rebuild, ADurableBlockWakesWhoFollows) {
  const Folder folder;
  const auto memory = journal::open_memory_log();
  const auto views = open_views(*memory, folder.at("views"), 1000);
  const auto told = tell_when_durable(*memory, {.durable = [&views](const auto&) { views->wake(); }});
  views->start();
  simulation::City city(*told);
  simulation::Plan plan;
  plan.days = 20;
  plan.operators = 1;
  simulation::live(plan, city);
  EXPECT_TRUE(views->wait_entry(memory->last_entry(), std::chrono::seconds(30)));
}

}  // namespace
}  // namespace gongbao::views
