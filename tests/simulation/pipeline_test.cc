// Two threads, one story: while a block is held at the disk others are decided behind it, then the disk takes the block
// or fails. A gate in front of the disk makes the threads meet at the same points each time, so that the cut of blocks,
// what was in flight at a failure and what is left of it come out of one number.
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "base/check.h"
#include "base/hash.h"
#include "journal/fake_disk.h"
#include "journal/file_log.h"
#include "simulation/year.h"

namespace gongbao::simulation {
namespace {

// A log whose blocks wait at a gate until they are let through, one at a time.
class GatedLog final : public journal::Log {
 public:
  explicit GatedLog(std::unique_ptr<journal::Log> log) : log_(std::move(log)) {}

  Result<journal::BlockNo> append(const journal::BlockBuilder& block) override {
    std::unique_lock lock(mutex_);
    ++arrived_;
    wakes_.notify_all();
    wakes_.wait(lock, [&] { return open_ || let_through_ >= arrived_; });
    lock.unlock();
    auto appended = log_->append(block);
    lock.lock();
    ++written_;
    failed_ = !appended;
    wakes_.notify_all();
    return appended;
  }
  // Until the next block stands at the gate.
  void wait_for_a_block() {
    std::unique_lock lock(mutex_);
    wakes_.wait(lock, [&] { return arrived_ > let_through_; });
  }
  void let_one_through() {
    const std::lock_guard lock(mutex_);
    ++let_through_;
    wakes_.notify_all();
  }
  // True when the disk took what was let through.
  bool wait_until_written() {
    std::unique_lock lock(mutex_);
    wakes_.wait(lock, [&] { return written_ == let_through_; });
    return !failed_;
  }
  void stay_open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    wakes_.notify_all();
  }

  journal::BlockNo last_block() const override { return log_->last_block(); }
  journal::EntryNo last_entry() const override { return log_->last_entry(); }
  Hash32 chain() const override { return log_->chain(); }
  Result<journal::Block> read(journal::BlockNo number) const override { return log_->read(number); }
  Result<journal::Block> block_of(journal::EntryNo entry) const override { return log_->block_of(entry); }
  Result<void> see_entry(journal::EntryNo entry,
                         const std::function<void(const journal::EntryView&)>& see) const override {
    return log_->see_entry(entry, see);
  }
  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const journal::Block&)>& see) const override {
    return log_->for_each_block(options, see);
  }

 private:
  std::unique_ptr<journal::Log> log_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::uint64_t arrived_ = 0, let_through_ = 0, written_ = 0;
  bool open_ = false, failed_ = false;
};

// One process's life: says the year from where the journal stands, with blocks held up and one of them failing.
class Stretch {
 public:
  Stretch(const Year& year, journal::Disk disk, std::mt19937_64& dice)
      : year_(year), dice_(dice), system_(std::make_shared<journal::FakeFileSystem>(std::move(disk))) {
    auto log = journal::open_file_log_on(system_, "/journal");
    GB_CHECK(log.has_value());
    log_ = std::make_unique<GatedLog>(std::move(*log));
    engine::Options options = City::inline_options();
    options.threads = true;
    options.small_block_bytes = 0;
    city_.emplace(*log_, options);
  }

  engine::EntryNo begins_behind() const { return log_->last_entry(); }
  // The last entry that somebody was told of.
  engine::EntryNo told() const { return told_; }
  std::string state_digest() const { return city_->state_digest(); }

  // True when everything was said; false when the disk failed on the way, at the block of that number.
  bool live(std::uint64_t failing_block) {
    failing_block_ = failing_block;
    std::size_t next = first_event();
    while (next < year_.events.size()) {
      say(next++);
      log_->wait_for_a_block();
      const std::size_t until = std::min(year_.events.size(), next + 1 + dice_() % 6);
      const bool more = next < until;
      while (next < until) say(next++);
      wait_until_decided();
      if (!let_a_block_through()) break;
      if (!more) continue;
      // What was decided meanwhile is the next block.
      log_->wait_for_a_block();
      if (!let_a_block_through()) break;
    }
    log_->stay_open();
    city_->engine().stop();
    EXPECT_EQ(otherwise_, 0u);
    return !city_->engine().failed();
  }

  journal::Disk left(bool power_cut) {
    return power_cut ? system_->disk.after_power_cut(dice_) : system_->disk.after_kill();
  }

 private:
  std::size_t first_event() const {
    std::size_t next = 0;
    while (next < year_.events.size() &&
           year_.events[next].first_entry + size_of(year_.events[next]) - 1 <= begins_behind())
      ++next;
    return next;
  }
  static std::size_t size_of(const Event& event) { return event.command ? 1 : event.records.size(); }

  void say(std::size_t which) {
    const Event& event = year_.events[which];
    const engine::EntryNo last = event.first_entry + size_of(event) - 1;
    const auto answered = [this, last](bool as_before) {
      const std::lock_guard lock(mutex_);
      if (!as_before) ++otherwise_;
      told_ = std::max(told_, last);
    };
    if (event.command) {
      GB_CHECK(
          city_->engine().submit(*event.command, event.source, [=, &event](const Result<engine::TypedReply>& reply) {
            if (reply) answered(*reply == event.reply);
          }));
      return;
    }
    // What of a run became entries before is not said again.
    const std::size_t known = begins_behind() < event.first_entry ? 0 : begins_behind() + 1 - event.first_entry;
    const auto rest = std::span(event.records).subspan(known);
    engine::Source source = event.source;
    source.batch_entry = 0;  // one lane, so that order is kept
    GB_CHECK(city_->engine().submit(rest, source,
                                    [=, &event](const Result<std::vector<engine::InstructionResult>>& results) {
                                      if (results)
                                        answered(std::ranges::equal(*results, std::span(event.results).subspan(known)));
                                    }));
  }
  void wait_until_decided() {
    std::mutex mutex;
    std::condition_variable wakes;
    bool decided = false;
    GB_CHECK(city_->engine().submit_question(
        [&] {
          const std::lock_guard lock(mutex);
          decided = true;
          wakes.notify_all();
        },
        [](const Result<engine::EntryNo>&) {}));
    std::unique_lock lock(mutex);
    wakes.wait(lock, [&] { return decided; });
  }
  // False when it was the one at which the disk fails.
  bool let_a_block_through() {
    const bool fails = ++blocks_ == failing_block_;
    journal::Disk& disk = system_->disk;
    if (fails) {
      disk.fault = std::array{journal::Fault::dead, journal::Fault::half, journal::Fault::lost_sync}[dice_() % 3];
      disk.fault_at = disk.calls + 1 + static_cast<int>(dice_() % 2);
    }
    log_->let_one_through();
    EXPECT_EQ(log_->wait_until_written(), !fails);
    return !fails;
  }

  const Year& year_;
  std::mt19937_64& dice_;
  std::shared_ptr<journal::FakeFileSystem> system_;
  std::unique_ptr<GatedLog> log_;
  std::optional<City> city_;
  std::mutex mutex_;
  std::uint64_t otherwise_ = 0, blocks_ = 0, failing_block_ = 0;
  engine::EntryNo told_ = 0;
};

struct Lived {
  Year year;
  std::string state;
};
Lived live_quietly() {
  Plan plan;
  plan.seed = 11;
  plan.days = 12;
  const auto memory = journal::open_memory_log();
  City city(*memory);
  Year year = live(plan, city);
  return {std::move(year), city.state_digest()};
}

// The whole year over as many processes as it takes; where each began, and the state in the end.
std::string live_through(const Year& year, std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  journal::Disk disk;
  engine::EntryNo told = 0;
  std::string story;
  for (bool done = false; !done;) {
    Stretch stretch(year, std::move(disk), dice);
    EXPECT_GE(stretch.begins_behind(), told) << "what was answered is there";
    story += std::to_string(stretch.begins_behind()) + " ";
    done = stretch.live(1 + dice() % 40);
    told = std::max(told, stretch.told());
    if (done) story += stretch.state_digest();
    disk = stretch.left(dice() % 2 == 0);
  }
  return story;
}

TEST(Pipeline, WhatWasInFlightIsThereOrNotAndTheStoryEndsTheSame) {
  const Lived lived = live_quietly();
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const std::string story = live_through(lived.year, seed);
    EXPECT_GE(std::ranges::count(story, ' '), 3) << "it took several processes: " << story;
    EXPECT_TRUE(story.ends_with(lived.state)) << seed << ": " << story;
    EXPECT_EQ(live_through(lived.year, seed), story) << "one number makes it again";
  }
}

}  // namespace
}  // namespace gongbao::simulation
