// A city that is broken on purpose: its disk tears writes, forgets what was not synced, fails once or for a while, runs
// full and stalls; the process is killed or loses its power between commands and in the middle of one, in its start
// too; its snapshots are damaged. After each the city is started again from what is left and goes on. One seed makes
// all of it again: nothing here asks a clock, a thread or a random device.
//
// What is checked at every start: each entry that was answered stands in the journal as it was answered, once. And
// after everything that is said: the answer and every figure of every operator, against a model of the law (model/).
#pragma once

#include <random>
#include <set>

#include "journal/fake_disk.h"
#include "journal/journal.h"
#include "simulation/city.h"
#include "simulation/model/town.h"

namespace gongbao::simulation {

// How often what happened.
struct Mishaps {
  std::uint64_t failed_writes = 0, power_cuts = 0, kills = 0, full_disks = 0, stalls = 0, lost_answers = 0,
                failed_starts = 0, snapshots = 0, damaged_snapshots = 0, flipped_bits = 0, reused_keys = 0;
  Mishaps& operator+=(const Mishaps& more);
  std::string text() const;  // power_cuts 3, kills 1 …
};

// Empty states to begin with. One that was lived in is emptied and used again, because reading the law anew was a third
// of the campaign's time.
class Cities {
 public:
  Cities();
  std::unique_ptr<policies::City> take();
  void give_back(std::unique_ptr<policies::City> city);

 private:
  std::vector<std::unique_ptr<policies::City>> spare_;
  Bytes empty_;
  Id16 digest_{};
};

class Trial final : public Counter {
 public:
  // The folder is for snapshots; empty and not used by anybody else.
  Trial(std::uint64_t seed, std::string folder, Cities& cities);
  ~Trial() override;

  engine::TypedReply take(const engine::TypedCommand& command, const engine::Source& source) override;
  std::vector<engine::InstructionResult> take(std::span<const engine::Record> records,
                                              const engine::Source& source) override;
  const policies::City& state() const override { return *city_; }
  engine::EntryNo last_entry() const override { return log_->last_entry(); }

  // Once everything was said: stops, starts again, verifies the whole and looks for everything that was answered.
  void finish();

  // The first promise that was broken; empty when none was. What comes after it is not looked at.
  const std::string& broken() const { return broken_; }
  const Mishaps& mishaps() const { return mishaps_; }
  // Of every answer and of the state: equal for equal seeds.
  std::string digest() const;

 private:
  struct Told {
    engine::EntryNo entry = 0;
    std::uint32_t command = 0;  // CRC32C of its bytes
    std::uint16_t code = 0;
    bool operator==(const Told&) const = default;
  };
  enum class End { kill, power_cut, clean };

  std::uint64_t below(std::uint64_t n) { return dice_() % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

  // One promise after another: says it until it is answered, with a new start after each failure.
  template <class Say>
  auto until_answered(const Say& say);
  void before_saying();
  void arm_the_disk();
  void after_failing(const Problem& why);
  engine::Source delayed(const engine::Source& source);

  void end(End how);
  void drop_everything();
  void start();
  bool try_to_start();
  std::string missing_in(const journal::Log& log) const;  // empty: nothing
  void flip_a_bit();
  void damage_a_snapshot();
  void compare(std::span<const engine::Record> records, std::span<const engine::InstructionResult> results, Stamp at);
  void compare(const engine::TypedCommand& command, const engine::TypedReply& reply, Stamp at);
  std::string difference() const;
  void remember(const engine::Record& record, const engine::InstructionResult& result);
  void note(ByteView bytes);
  void breaks(const std::string& what);

  std::mt19937_64 dice_;
  const std::string folder_;
  Cities& cities_;
  std::uint64_t file_bytes_ = 0;
  std::uint32_t block_entries_ = 0;
  std::shared_ptr<journal::FakeFileSystem> system_;
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<journal::Log> log_;
  std::unique_ptr<engine::Engine> engine_;

  std::optional<model::Town> town_;
  Stamp latest_;
  std::uint64_t steps_ = 0;  // submissions so far
  std::vector<Told> told_;
  std::set<Id16> ids_;  // that were answered and are remembered
  std::uint64_t keys_ = 0;
  std::int64_t late_micros_ = 0;  // by how much the disk has kept everybody waiting
  std::uint64_t failures_left_ = 0;
  std::uint32_t digest_ = 0;
  std::string broken_;
  Mishaps mishaps_;
};

}  // namespace gongbao::simulation
