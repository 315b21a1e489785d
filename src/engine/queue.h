// What waits to be decided, and what is told to whom afterwards. Bounded in entries and bytes: full means the caller
// is told engine.busy at once and holds its command itself.
//
// Two lanes, each in order: runs of records that belong to a batch, and everything else. A long batch does not keep
// single commands waiting, and single commands do not starve a batch.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "engine/results.h"

namespace gongbao::engine {

using RunDone = std::move_only_function<void(Result<std::vector<InstructionResult>>)>;
using TypedDone = std::move_only_function<void(Result<TypedReply>)>;
using EntryDone = std::move_only_function<void(Result<EntryNo>)>;
using Question = std::move_only_function<void()>;

namespace detail {

struct Run {
  std::vector<Record> records;
  std::vector<InstructionResult> results;  // of the records decided so far
  RunDone done;
};
struct Typed {
  TypedCommand command;
  TypedReply reply;
  TypedDone done;
};
struct Turn {
  Date to;
  bool allow_long = false;
  EntryNo last_entry = 0;
  EntryDone done;
};
struct Asked {
  Question question;
  EntryNo last_entry = 0;
  EntryDone done;
};
struct Snapshot {
  EntryNo last_entry = 0;
  EntryDone done;
};

struct Work {
  Source source;
  std::variant<Run, Typed, Turn, Asked, Snapshot> what;
  std::optional<Problem> problem = std::nullopt;  // why it failed; then nothing else is told

  std::size_t entries() const {
    const Run* run = std::get_if<Run>(&what);
    return run != nullptr ? run->records.size() : 1;
  }
  std::size_t bytes() const {
    if (const Run* run = std::get_if<Run>(&what)) return run->records.size() * sizeof(Record);
    if (const Typed* typed = std::get_if<Typed>(&what)) return typed->command.bytes.size() + sizeof(Work);
    return sizeof(Work);
  }
  void answer() {
    std::visit([&](auto& w) { tell(w); }, what);
  }

 private:
  void tell(Run& w) { tell(w.done, w.results); }
  void tell(Typed& w) { tell(w.done, w.reply); }
  void tell(Turn& w) { tell(w.done, w.last_entry); }
  void tell(Asked& w) { tell(w.done, w.last_entry); }
  void tell(Snapshot& w) { tell(w.done, w.last_entry); }
  template <class Done, class T>
  void tell(Done& done, T& value) {
    if (!done) return;
    if (problem) return done(std::unexpected(std::move(*problem)));
    done(std::move(value));
  }
};

// Not thread-safe; the engine guards it.
class Queue {
 public:
  enum class Lane { single, batch };
  static constexpr std::size_t lanes = 2;

  struct Limits {
    std::size_t entries = 0, bytes = 0;
  };
  explicit Queue(Limits limits) : limits_(limits) {}

  // False when full. Something larger than the whole queue is taken when nothing else waits.
  bool push(std::unique_ptr<Work>& work) {
    const std::size_t entries = work->entries();
    const std::size_t bytes = work->bytes();
    if (!empty() && (entries_ + entries > limits_.entries || bytes_ + bytes > limits_.bytes)) return false;
    entries_ += entries;
    bytes_ += bytes;
    ++pushed_;
    lane(lane_of(*work)).push_back(std::move(work));
    return true;
  }

  bool empty() const { return lanes_[0].empty() && lanes_[1].empty(); }
  bool empty(Lane which) const { return lanes_[static_cast<std::size_t>(which)].empty(); }
  Work& front(Lane which) { return *lane(which).front(); }  // stays where it is while others push
  std::unique_ptr<Work> pop(Lane which) {
    std::unique_ptr<Work> work = std::move(lane(which).front());
    lane(which).pop_front();
    entries_ -= work->entries();
    bytes_ -= work->bytes();
    ++popped_;
    return work;
  }

  std::size_t entries() const { return entries_; }
  std::uint64_t pushed() const { return pushed_; }
  std::uint64_t popped() const { return popped_; }

 private:
  static Lane lane_of(const Work& work) {
    return std::holds_alternative<Run>(work.what) && work.source.batch_entry != 0 ? Lane::batch : Lane::single;
  }
  std::deque<std::unique_ptr<Work>>& lane(Lane which) { return lanes_[static_cast<std::size_t>(which)]; }

  Limits limits_;
  std::array<std::deque<std::unique_ptr<Work>>, lanes> lanes_;
  std::size_t entries_ = 0, bytes_ = 0;
  std::uint64_t pushed_ = 0, popped_ = 0;
};

}  // namespace detail
}  // namespace gongbao::engine
