// The engine: one total order of entries, decided on one thread, written on another, told when durable.
//
//   submit ─► queue ─► decide, apply, add to the open block ─► sealed block ─► log.append ─► answers
//                      └────────── deciding thread ─────────┘ └────────── writing thread ──────────┘
//
// While a block is being written the next is being decided. A block is sealed when the writer is free and what waited
// when the block was begun has been decided, or when it is full; so a lone command does not wait, and under load
// blocks grow by themselves. A small block is written by the deciding thread itself: waking another one would take
// longer than all it could decide meanwhile. How blocks are cut, and who writes them, changes nothing but blocks.
//
// Time: the engine has no clock. A submission carries its caller's stamp in source.stamp_micros; the engine never lets
// it go back. Its Beijing day is the day of the decision: missed days are turned first, one by one.
//
// When a block cannot be written the engine stops deciding at once. Everything that waits, and everything submitted
// later, gets that Problem; the state is brought back by a new process from the journal.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/decide.h"
#include "engine/queue.h"
#include "engine/replay.h"

namespace gongbao::engine {

struct Options {
  // False: submit decides, writes and answers on the caller's thread, one caller at a time (tests, scenarios, what-if).
  bool threads = true;
  // A block is full at one of these; a single command may exceed the bytes.
  std::uint32_t block_entries = 32768;
  std::size_t block_bytes = std::size_t{8} << 20;
  std::size_t small_block_bytes = std::size_t{16} << 10;  // up to here the deciding thread writes it; 0: none
  std::size_t queue_entries = std::size_t{1} << 20;
  std::size_t queue_bytes = std::size_t{256} << 20;
  // Beyond so many remembered ids new runs of records get engine.busy; a batch that has begun goes on.
  std::size_t max_ids = 200'000'000;
  IdWindow::HashKey id_hash_key = {};  // no sender knows it; a snapshot's ids keep theirs
  std::int32_t max_days_at_once = 7;
  bool allow_long_turns = false;     // scenarios take their day from the data
  std::string snapshot_folder = {};  // empty: no snapshots
  EntryNo snapshot_every = 0;        // entries; 0: only when asked
  Progress progress = {};            // of the replay at start
};

// Answers are given on the thread that wrote: keep them short, and never wait in them for the engine. Codes of
// Problems: engine.busy (try again later), engine.stopped, engine.days_missed, engine.wrong_stamp, engine.wrong_source,
// engine.unknown_type, engine.no_snapshots, and those of the journal after a failed write.
class Engine final : private InFlight {
 public:
  // The machine is empty, and nobody but the engine touches it until the engine is gone; log and machine outlive it.
  Engine(Machine& machine, journal::Log& log, Options options);
  ~Engine() override;  // stop()
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Loads the newest good snapshot, replays the tail, begins. To be called once, before anything else. A snapshot that
  // is not good is a warning in the report.
  Result<ReplayReport> start();
  // Decides and writes what waits, then ends both threads. Later submissions get engine.stopped.
  void stop();

  // --- commands --------------------------------------------------------------------------------------------------
  // A run of records of one source, decided in order, each for itself. With source.batch_entry set they belong to that
  // batch and go into the queue's second lane; order is kept within a lane only. done is not called when this returns
  // a Problem.
  Result<void> submit(std::vector<Record> records, Source source, RunDone done);
  Result<void> submit(std::span<const Record> records, const Source& source, RunDone done) {
    return submit(std::vector<Record>(records.begin(), records.end()), source, std::move(done));
  }
  // Same key and same command: the original's reply again, as a duplicate. Same key, other command: refused with
  // entry 0. Account 0 with role 0 is the engine's own and is not taken here (engine.wrong_source).
  Result<void> submit(TypedCommand command, const Source& source, TypedDone done);
  // Turns the days up to that one; nothing when it has begun. With allow_long more than max_days_at_once.
  Result<void> submit_turn(Date to, bool allow_long, EntryDone done);

  // The same, waiting for the answer. Not from an answer or a question (GB_CHECK).
  Result<std::vector<InstructionResult>> execute(std::span<const Record> records, const Source& source);
  Result<InstructionResult> execute(const Record& record, const Source& source);
  Result<TypedReply> execute(TypedCommand command, const Source& source);
  Result<EntryNo> turn_to(Date to, bool allow_long = false);

  // --- questions -------------------------------------------------------------------------------------------------
  // Runs the question on the deciding thread, where it may read the machine. The number is the last entry it saw; it is
  // told when that is durable. Keep it short: nothing is decided meanwhile.
  Result<void> submit_question(Question question, EntryDone done);
  Result<EntryNo> ask(Question question);

  // The entry that took this id, of the first of these senders who used it. expired: the id's day lies before the
  // window, and whether it was used can no longer be told by it.
  struct FoundId {
    std::optional<EntryNo> entry;
    bool expired = false;
  };
  // On the deciding thread, from a question.
  FoundId find_id(std::span<const std::uint64_t> senders, const Id16& id) const;

  // Records of that batch entered so far, inside the id window; 0 when none.
  Result<std::uint64_t> batch_progress(EntryNo batch_entry);
  // First verdicts of the batch's records from that place (0 …) on, as an undisturbed run would have told them. On the
  // caller's thread, from the journal. So a batch that was cut off is continued: send the rest, read these for the
  // records before. Returns how many were told.
  Result<std::uint64_t> batch_verdicts(EntryNo batch_entry, std::uint64_t from,
                                       const std::function<void(const InstructionResult&)>& see);

  // --- the whole -------------------------------------------------------------------------------------------------
  // Writes a snapshot of everything durable; the entry it stands at. Runs on the deciding thread, so deciding waits for
  // it (for now). engine.no_snapshots without a folder.
  Result<EntryNo> snapshot();

  std::optional<Problem> failed() const;
  EntryNo durable_entry() const { return log_.last_entry(); }
  std::size_t waiting() const;  // entries in the queue
  // Why the last automatic snapshot could not be written; it is tried again later.
  std::optional<Problem> snapshot_problem() const;

 private:
  struct OpenBlock {
    journal::BlockBuilder builder;
    EntryNo first = 0;
    std::vector<std::unique_ptr<detail::Work>> done;  // told when the block is durable
    bool empty() const { return builder.entries() == 0 && done.empty(); }
  };

  bool see(EntryNo number, const SeeEntry& see) const override;

  void load_newest_snapshot(ReplayReport& report);
  Result<void> submit(std::unique_ptr<detail::Work> work);
  void run_inline(std::unique_ptr<detail::Work> work);
  void check_not_inside() const;

  // deciding thread
  void decide_loop();
  detail::Queue::Lane next_lane() const;
  bool time_to_seal() const;
  void refuse_everything(std::unique_lock<std::mutex>& lock);
  bool full() const;
  bool seal();             // hands the open block over, when the writer is free; false after a failure
  bool wait_for_writer();  // until everything sealed is durable; false after a failure
  bool fail_if_unreadable();
  void fail(Problem problem);
  bool advance(detail::Work& work);  // true when decided to its end
  bool work_on(detail::Work& work, detail::Run& run);
  bool work_on(detail::Work& work, detail::Typed& typed);
  bool work_on(detail::Work& work, detail::Turn& turn);
  bool work_on(detail::Work& work, detail::Asked& asked);
  bool work_on(detail::Work& work, detail::Snapshot& snapshot);
  Result<void> begin(Source& source, bool allow_long);
  Result<void> turn_days(Date to, bool allow_long);
  Result<void> turn_one_day(Date to);
  void enter_record(const Record& record, const Hearing& hearing, std::uint16_t place, detail::Run& run);
  Result<TypedReply> enter_command(const TypedCommand& command, const Source& source);
  bool answer_used_key(const TypedCommand& command, const Source& source, detail::Typed& typed);
  bool add_typed(const TypedCommand& command, const TypedDecision& decision, const Source& source);
  void fetch_places(std::span<const Record> records, const Source& source) const;
  void fetch_rows(std::span<const Record> records) const;
  Result<EntryNo> write_snapshot_now();
  void snapshot_when_due();

  // writing thread; of a small block the deciding one
  void write_loop();
  void write(OpenBlock& block);

  Machine& machine_;
  journal::Log& log_;
  const Options options_;

  // Of the deciding thread (inline: the caller's).
  Tables tables_;
  Recall recall_;
  EngineCodes codes_{};
  InstructionDecision decision_;
  std::unique_ptr<OpenBlock> open_;
  std::uint32_t singles_in_block_ = 0;  // entries of the single lane in the open block
  std::uint64_t seal_after_ = 0;        // works decided in all, at which the open block may be sealed
  EntryNo last_snapshot_ = 0;

  // The block being written, or the last one written: read by both threads, replaced by the deciding one when free.
  std::unique_ptr<OpenBlock> sealed_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable decider_wakes_, writer_wakes_;
  detail::Queue queue_;
  bool writing_ = false;      // the writing thread has a block
  bool writer_busy_ = false;  // or gives the answers of one
  bool stopping_ = false;
  bool started_ = false;
  bool decider_done_ = false;
  std::optional<Problem> failure_;
  std::optional<Problem> snapshot_problem_;

  std::thread decider_, writer_;
};

}  // namespace gongbao::engine
