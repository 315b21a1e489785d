// The engine's two threads and what they hand to one another. engine.h says what callers may rely on. One file, because
// the two threads share its members.
#include "engine/engine.h"

#include <future>

#include "base/check.h"
#include "base/prefetch.h"
#include "engine/snapshot.h"

namespace gongbao::engine {

using detail::Asked;
using detail::Queue;
using detail::Run;
using detail::Snapshot;
using detail::Turn;
using detail::Typed;
using detail::Work;

namespace {

constexpr std::size_t most_sources = 60000;  // a block names sources in 16 bits
constexpr std::size_t records_ahead = 80;    // before its turn a record is fetched: another core has written it

void fetch(const Record& record) {
  for (std::size_t byte = 0; byte < record.size(); byte += line_bytes) prefetch_line(&record[byte]);
}

Source cleaned(const Source& given) {
  Source source = given;
  source.reserved = 0;
  source.zero = {};
  return source;
}

std::unique_ptr<Work> work_of(const Source& source, auto what) {
  return std::make_unique<Work>(Work{.source = cleaned(source), .what = std::move(what)});
}

// Submits with a callback that fulfils a promise, and waits for it.
template <class T, class Submit>
Result<T> wait_for(const Submit& submit) {
  const auto promise = std::make_shared<std::promise<Result<T>>>();
  std::future<Result<T>> answer = promise->get_future();
  const Result<void> taken = submit([promise](Result<T> result) { promise->set_value(std::move(result)); });
  if (!taken) return std::unexpected(taken.error());
  return answer.get();
}

}  // namespace

Engine::Engine(Machine& machine, journal::Log& log, Options options)
    : machine_(machine),
      log_(log),
      options_(std::move(options)),
      recall_(log, tables_.ids(), this),
      queue_({.entries = options_.queue_entries, .bytes = options_.queue_bytes}) {
  for (std::unique_ptr<OpenBlock>* block : {&open_, &sealed_}) {
    *block = std::make_unique<OpenBlock>(OpenBlock{journal::BlockBuilder(machine.rules_version()), 0, {}});
  }
}

Engine::~Engine() { stop(); }

// --- start and stop ----------------------------------------------------------------------------------------------

void Engine::load_newest_snapshot(ReplayReport& report) {
  if (options_.snapshot_folder.empty()) return;
  for (const SnapshotFile& file : snapshots_in(options_.snapshot_folder)) {
    const Result<void> read = read_snapshot(file.path, log_, machine_, tables_);
    if (read) {
      report.snapshot_entry = tables_.last_entry();
      return;
    }
    report.warnings.push_back(to_string(read.error()));
  }
}

Result<ReplayReport> Engine::start() {
  GB_CHECK(!started_);
  ReplayReport report;
  load_newest_snapshot(report);
  const ReplayOptions replaying{
      .threads = options_.threads, .progress = options_.progress, .id_hash_key = options_.id_hash_key};
  if (const auto replayed = replay_tail(log_, machine_, tables_, replaying, report); !replayed) {
    fail(replayed.error());
    return std::unexpected(replayed.error());
  }
  codes_ = machine_.codes();
  last_snapshot_ = report.snapshot_entry;
  open_->first = tables_.last_entry() + 1;
  started_ = true;
  if (!options_.threads) return report;
  decider_ = std::thread([this] { decide_loop(); });
  writer_ = std::thread([this] { write_loop(); });
  return report;
}

void Engine::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  decider_wakes_.notify_all();
  if (decider_.joinable()) decider_.join();
  {
    const std::lock_guard lock(mutex_);
    decider_done_ = true;
  }
  writer_wakes_.notify_all();
  if (writer_.joinable()) writer_.join();
}

// --- from the callers --------------------------------------------------------------------------------------------

Result<void> Engine::submit(std::unique_ptr<Work> work) {
  {
    const std::lock_guard lock(mutex_);
    if (failure_) return std::unexpected(*failure_);
    if (stopping_ || !started_) return problem("engine.stopped", "", "the engine is not running");
    if (options_.threads && !queue_.push(work)) {
      return problem("engine.busy", "", "the queue is full; try again later");
    }
  }
  if (options_.threads) {
    decider_wakes_.notify_all();
  } else {
    run_inline(std::move(work));
  }
  return {};
}

void Engine::run_inline(std::unique_ptr<Work> work) {
  while (!advance(*work) && seal()) {
  }
  if (auto why = failed()) {
    work->problem = std::move(why);
    return work->answer();
  }
  open_->done.push_back(std::move(work));
  seal();
  snapshot_when_due();
}

Result<void> Engine::submit(std::vector<Record> records, Source source, RunDone done) {
  return submit(work_of(source, Run{.records = std::move(records), .results = {}, .done = std::move(done)}));
}

Result<void> Engine::submit(TypedCommand command, const Source& source, TypedDone done) {
  if (of_the_engine(source)) return problem("engine.wrong_source", "account", "account 0 is the engine's own");
  return submit(work_of(source, Typed{.command = std::move(command), .reply = {}, .done = std::move(done)}));
}

Result<void> Engine::submit_turn(Date to, bool allow_long, EntryDone done) {
  return submit(work_of({}, Turn{.to = to, .allow_long = allow_long, .last_entry = 0, .done = std::move(done)}));
}

Result<void> Engine::submit_question(Question question, EntryDone done) {
  return submit(work_of({}, Asked{.question = std::move(question), .last_entry = 0, .done = std::move(done)}));
}

void Engine::check_not_inside() const {
  const std::thread::id us = std::this_thread::get_id();
  GB_CHECK(us != decider_.get_id() && us != writer_.get_id());
}

Result<std::vector<InstructionResult>> Engine::execute(std::span<const Record> records, const Source& source) {
  check_not_inside();
  return wait_for<std::vector<InstructionResult>>([&](auto done) { return submit(records, source, std::move(done)); });
}

Result<InstructionResult> Engine::execute(const Record& record, const Source& source) {
  auto results = execute(std::span(&record, 1), source);
  if (!results) return std::unexpected(std::move(results.error()));
  return results->front();
}

Result<TypedReply> Engine::execute(TypedCommand command, const Source& source) {
  check_not_inside();
  return wait_for<TypedReply>([&](auto done) { return submit(std::move(command), source, std::move(done)); });
}

Result<EntryNo> Engine::turn_to(Date to, bool allow_long) {
  check_not_inside();
  return wait_for<EntryNo>([&](auto done) { return submit_turn(to, allow_long, std::move(done)); });
}

Result<EntryNo> Engine::ask(Question question) {
  check_not_inside();
  return wait_for<EntryNo>([&](auto done) { return submit_question(std::move(question), std::move(done)); });
}

Result<EntryNo> Engine::snapshot() {
  check_not_inside();
  return wait_for<EntryNo>(
      [&](auto done) { return submit(work_of({}, Snapshot{.last_entry = 0, .done = std::move(done)})); });
}

Engine::FoundId Engine::find_id(std::span<const std::uint64_t> senders, const Id16& id) const {
  if (IdWindow::day_of(id) < tables_.ids().oldest_day()) return {std::nullopt, true};
  for (const std::uint64_t sender : senders) {
    if (const auto entry = recall_.find(sender, id)) return {entry, false};
  }
  return {};
}

Result<std::uint64_t> Engine::batch_progress(EntryNo batch_entry) {
  std::uint64_t records = 0;
  const auto asked = ask([&] {
    if (const Tables::Batch* batch = tables_.batch(batch_entry)) records = batch->records;
  });
  if (!asked) return std::unexpected(asked.error());
  return records;
}

Result<std::uint64_t> Engine::batch_verdicts(EntryNo batch_entry, std::uint64_t from,
                                             const std::function<void(const InstructionResult&)>& see) {
  Tables::Batch batch;
  const auto asked = ask([&] {
    if (const Tables::Batch* known = tables_.batch(batch_entry)) batch = *known;
  });
  if (!asked) return std::unexpected(asked.error());
  if (batch.records == 0) return 0;
  const IdWindow no_ids;
  const Recall originals(log_, no_ids);
  std::uint64_t place = 0;
  const auto tell = [&](EntryNo number, const Source& source, const auto& entry) -> bool {
    if constexpr (std::is_same_v<decltype(entry), const journal::InstructionView&>) {
      if (source.batch_entry == batch_entry && place++ >= from) {
        see(result_of(entry.record, entry.outcome, number, Stamp{source.stamp_micros}, originals));
      }
    }
    return number < batch.last && !originals.problem();
  };
  Result<journal::Block> block = log_.block_of(batch.first);
  while (block) {
    journal::for_each_entry(*block, tell);
    if (originals.problem()) return std::unexpected(*originals.problem());
    if (block->first_entry() + block->entries() > batch.last) return place - std::min(place, from);
    block = log_.read(block->number() + 1);
  }
  return std::unexpected(block.error());
}

std::optional<Problem> Engine::failed() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

std::optional<Problem> Engine::snapshot_problem() const {
  const std::lock_guard lock(mutex_);
  return snapshot_problem_;
}

std::size_t Engine::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.entries();
}

// --- the deciding thread -----------------------------------------------------------------------------------------

void Engine::decide_loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    decider_wakes_.wait(lock,
                        [&] { return failure_ || stopping_ || !queue_.empty() || (!open_->empty() && !writing_); });
    if (failure_) {
      refuse_everything(lock);
      if (stopping_) return;
      decider_wakes_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      continue;
    }
    if (time_to_seal()) {
      lock.unlock();
      seal();
      snapshot_when_due();
      lock.lock();
      continue;
    }
    if (queue_.empty()) {
      if (stopping_ && open_->empty() && !writing_) return;
      decider_wakes_.wait(lock, [&] { return failure_ || !writing_ || !queue_.empty(); });
      continue;
    }
    if (open_->empty()) seal_after_ = queue_.pushed();
    const Queue::Lane lane = next_lane();
    Work& work = queue_.front(lane);
    lock.unlock();
    const std::uint32_t before = open_->builder.entries();
    const bool decided = advance(work);
    const std::uint32_t after = open_->builder.entries();
    if (lane == Queue::Lane::single) singles_in_block_ += after >= before ? after - before : after;
    lock.lock();
    if (decided && !failure_) open_->done.push_back(queue_.pop(lane));
  }
}

// Single commands first, but no more than half a block of them while a batch waits.
Queue::Lane Engine::next_lane() const {
  if (queue_.empty(Queue::Lane::single)) return Queue::Lane::batch;
  if (queue_.empty(Queue::Lane::batch)) return Queue::Lane::single;
  return singles_in_block_ < options_.block_entries / 2 ? Queue::Lane::single : Queue::Lane::batch;
}

bool Engine::time_to_seal() const {
  if (open_->empty()) return false;
  if (full()) return true;
  return !writing_ && (queue_.empty() || queue_.popped() >= seal_after_);
}

bool Engine::full() const {
  const journal::BlockBuilder& b = open_->builder;
  return b.entries() >= options_.block_entries || b.payload_bytes() >= options_.block_bytes ||
         b.sources() >= most_sources;
}

void Engine::refuse_everything(std::unique_lock<std::mutex>& lock) {
  std::vector<std::unique_ptr<Work>> refused = std::move(open_->done);
  open_->done.clear();
  for (const Queue::Lane lane : {Queue::Lane::single, Queue::Lane::batch}) {
    while (!queue_.empty(lane)) refused.push_back(queue_.pop(lane));
  }
  const Problem why = *failure_;
  lock.unlock();
  for (const auto& work : refused) {
    work->problem = why;
    work->answer();
  }
  lock.lock();
}

void Engine::fail(Problem why) {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::move(why);
  decider_wakes_.notify_all();
}

// An entry that a decision needed could not be read back: nothing may rest on that decision.
bool Engine::fail_if_unreadable() {
  if (!recall_.problem()) return false;
  fail(*recall_.problem());
  return true;
}

bool Engine::seal() {
  if (open_->empty()) return !failed();
  bool hand_over = false;
  if (options_.threads) {
    std::unique_lock lock(mutex_);
    decider_wakes_.wait(lock, [&] { return !writing_ || failure_; });
    if (failure_) return false;
    std::swap(open_, sealed_);
    // Answers are given in order: while the other thread still gives some, it gets this block too.
    if (writer_busy_ || sealed_->builder.payload_bytes() > options_.small_block_bytes) writing_ = writer_busy_ = true;
    hand_over = writing_;
  } else {
    if (failed()) return false;
    std::swap(open_, sealed_);
  }
  open_->builder.clear();
  open_->done.clear();
  open_->first = tables_.last_entry() + 1;
  singles_in_block_ = 0;
  if (hand_over) {
    writer_wakes_.notify_all();
    return true;
  }
  write(*sealed_);
  return !failed();
}

bool Engine::wait_for_writer() {
  std::unique_lock lock(mutex_);
  decider_wakes_.wait(lock, [&] { return !writing_ || failure_; });
  return !failure_;
}

bool Engine::see(EntryNo number, const SeeEntry& see) const {
  for (const OpenBlock* block : {open_.get(), sealed_.get()}) {
    if (number < block->first || number - block->first >= block->builder.entries()) continue;
    block->builder.visit(block->first, static_cast<std::uint32_t>(number - block->first), see);
    return true;
  }
  return false;
}

bool Engine::advance(Work& work) {
  return std::visit([&](auto& what) { return work_on(work, what); }, work.what);
}

// Settles the stamp of a decision and turns the days up to it.
Result<void> Engine::begin(Source& source, bool allow_long) {
  const Stamp stamp = std::max(tables_.last_stamp(), Stamp{source.stamp_micros});
  const Date today = date_of(stamp);
  if (!in_calendar(today)) return problem("engine.wrong_stamp", "", "the stamp lies outside the calendar");
  if (auto turned = turn_days(today, allow_long); !turned) return turned;
  source.stamp_micros = stamp.micros;
  return {};
}

Result<void> Engine::turn_days(Date to, bool allow_long) {
  const std::optional<Date> today = machine_.day();
  if (!today) return turn_one_day(to);
  const Days missed = to - *today;
  if (missed.count > options_.max_days_at_once && !allow_long && !options_.allow_long_turns) {
    return problem("engine.days_missed", "",
                   "the last day begun is " + to_string(*today) + "; " + std::to_string(missed.count) + " days to " +
                       to_string(to) + " are turned only when told to");
  }
  for (Date day = *today + Days{1}; day <= to; day = day + Days{1}) {
    if (auto turned = turn_one_day(day); !turned) return turned;
  }
  return {};
}

Result<void> Engine::turn_one_day(Date to) {
  Source source;
  source.stamp_micros = stamp_of(to, 0).micros;
  while (machine_.day() != to) {
    const TurnStep step = machine_.turn(to, tables_.last_entry() + 1);
    GB_CHECK(add_typed(step.command, step.decision, source));
    if (full() && !seal()) return std::unexpected(*failed());
  }
  return {};
}

void Engine::fetch_places(std::span<const Record> records, const Source& source) const {
  for (const Record& record : records) {
    machine_.prefetch(record);
    tables_.ids().prefetch(machine_.sender(record, source), journal::id_of(record));
  }
}

void Engine::fetch_rows(std::span<const Record> records) const {
  for (const Record& record : records) machine_.prefetch_rows(record);
}

bool Engine::work_on(Work& work, Run& run) {
  const std::size_t all = run.records.size();
  const bool goes_on = !run.results.empty() || tables_.batch(work.source.batch_entry) != nullptr;
  if (!goes_on && tables_.ids().count() + all > options_.max_ids) {
    work.problem = Problem{"engine.busy", "", "as many instruction ids are remembered as may be", ""};
    return true;
  }
  Source source = work.source;
  if (auto begun = begin(source, false); !begun) {
    work.problem = std::move(begun.error());
    return true;
  }
  const Hearing hearing{source, *machine_.day()};
  const std::uint16_t place = open_->builder.add_source(source);
  const std::span<const Record> records(run.records);
  run.results.reserve(all);
  const std::span<const Record> left = records.subspan(run.results.size());
  fetch_places(left.first(std::min(Machine::places_ahead, left.size())), source);
  fetch_rows(left.first(std::min(Machine::rows_ahead, left.size())));
  while (run.results.size() != all) {
    const std::size_t next = run.results.size();
    if (all - next > records_ahead) fetch(records[next + records_ahead]);
    if (all - next > Machine::places_ahead) fetch_places(records.subspan(next + Machine::places_ahead, 1), source);
    if (all - next > Machine::rows_ahead) fetch_rows(records.subspan(next + Machine::rows_ahead, 1));
    enter_record(records[next], hearing, place, run);
    if (recall_.problem()) break;
    if (full()) break;
  }
  if (fail_if_unreadable()) return true;
  return run.results.size() == all;
}

void Engine::enter_record(const Record& record, const Hearing& hearing, std::uint16_t place, Run& run) {
  const EntryNo number = tables_.last_entry() + 1;
  const Bench bench{machine_, tables_, recall_, codes_};
  decide_record(bench, hearing, record, number, decision_);
  if (recall_.problem()) return;
  decision_.outcome.source = place;
  decision_.outcome.extensions = static_cast<std::uint16_t>(decision_.extensions.size());
  const journal::InstructionView entry{record, decision_.outcome, decision_.extensions};
  apply_entry(entry, hearing.source, number, machine_, tables_);
  open_->builder.add(record, decision_.outcome, decision_.extensions);
  run.results.push_back(result_of(record, decision_.outcome, number, Stamp{hearing.source.stamp_micros}, recall_));
}

// Applies first: a type that the machine does not know is not entered at all. The place in the source table is given
// by the builder, so it is told to the machine with the rest.
bool Engine::add_typed(const TypedCommand& command, const TypedDecision& decision, const Source& source) {
  const std::uint16_t place = open_->builder.add_source(source);
  const journal::TypedHead head{.type = command.type,
                                .version = command.version,
                                .source = place,
                                .code = decision.code,
                                .verdict = decision.verdict,
                                .flags = decision.flags,
                                .command_bytes = static_cast<std::uint32_t>(command.bytes.size()),
                                .facts_bytes = static_cast<std::uint32_t>(decision.facts.size()),
                                .figures_bytes = static_cast<std::uint32_t>(decision.figures.size()),
                                .idempotency_key = command.idempotency_key};
  const journal::TypedView entry{head, command.bytes, decision.facts, decision.figures};
  const EntryNo number = tables_.last_entry() + 1;
  if (!apply_entry(entry, source, number, machine_, tables_)) return false;
  open_->builder.add(head, command.bytes, decision.facts, decision.figures);
  return true;
}

// True when the key was used before: then the reply is made and nothing is entered.
bool Engine::answer_used_key(const TypedCommand& command, const Source& source, Typed& typed) {
  const Tables::Key* used = tables_.key(command.idempotency_key);
  if (used == nullptr) return false;
  if (used->command != command_hash(command.type, command.version, command.bytes)) {
    typed.reply = {.verdict = Verdict::refused,
                   .code = codes_.idempotency_conflict,
                   .figures = {},
                   .stamp = Stamp{source.stamp_micros}};
    return true;
  }
  recall_.see(used->entry, [&](const journal::EntryView& original) {
    GB_CHECK(original.typed != nullptr);
    typed.reply = {.entry_no = used->entry,
                   .verdict = Verdict::duplicate,
                   .code = original.typed->head.code,
                   .flags = original.typed->head.flags,
                   .figures = {original.typed->figures.begin(), original.typed->figures.end()},
                   .stamp = Stamp{original.source.stamp_micros}};
  });
  return true;
}

bool Engine::work_on(Work& work, Typed& typed) {
  Source source = work.source;
  if (auto begun = begin(source, false); !begun) {
    work.problem = std::move(begun.error());
    return true;
  }
  if (answer_used_key(typed.command, source, typed)) {
    fail_if_unreadable();
    return true;
  }
  const EntryNo number = tables_.last_entry() + 1;
  const TypedDecision decision = machine_.decide(typed.command, source, number, recall_);
  GB_CHECK(decision.verdict != Verdict::duplicate);
  GB_CHECK((decision.verdict == Verdict::accepted) == (decision.code == 0));
  if (fail_if_unreadable()) return true;
  if (!add_typed(typed.command, decision, source)) {
    work.problem = unknown_type(typed.command.type, typed.command.version, number);
    return true;
  }
  typed.reply = {.entry_no = number,
                 .verdict = decision.verdict,
                 .code = decision.code,
                 .flags = decision.flags,
                 .figures = decision.figures,
                 .stamp = Stamp{source.stamp_micros}};
  return true;
}

bool Engine::work_on(Work& work, Turn& turn) {
  Source source;
  if (!in_calendar(turn.to)) {
    work.problem = Problem{"engine.wrong_stamp", "", "the day lies outside the calendar", ""};
    return true;
  }
  source.stamp_micros = stamp_of(turn.to, 0).micros;
  if (auto begun = begin(source, turn.allow_long); !begun) {
    work.problem = std::move(begun.error());
    return true;
  }
  turn.last_entry = tables_.last_entry();
  return true;
}

bool Engine::work_on(Work&, Asked& asked) {
  asked.question();
  asked.last_entry = tables_.last_entry();
  return true;
}

bool Engine::work_on(Work& work, Snapshot& snapshot) {
  const Result<EntryNo> written = write_snapshot_now();
  if (written) snapshot.last_entry = *written;
  if (!written) work.problem = written.error();
  return true;
}

// The chain's hash belongs to the state only when everything decided is durable.
Result<EntryNo> Engine::write_snapshot_now() {
  if (options_.snapshot_folder.empty()) return problem("engine.no_snapshots", "", "there is no folder for snapshots");
  if (!seal() || !wait_for_writer()) return std::unexpected(*failed());
  if (tables_.last_entry() == 0) return EntryNo{0};
  GB_CHECK(log_.last_entry() == tables_.last_entry());
  if (auto written = write_snapshot(options_.snapshot_folder, machine_, tables_, log_.chain()); !written) {
    return std::unexpected(std::move(written.error()));
  }
  last_snapshot_ = tables_.last_entry();
  return last_snapshot_;
}

void Engine::snapshot_when_due() {
  if (options_.snapshot_every == 0 || tables_.last_entry() - last_snapshot_ < options_.snapshot_every) return;
  const Result<EntryNo> written = write_snapshot_now();
  if (!written) last_snapshot_ = tables_.last_entry();  // not again for every block
  const std::lock_guard lock(mutex_);
  snapshot_problem_.reset();
  if (!written) snapshot_problem_ = written.error();
}

// --- the writing thread ------------------------------------------------------------------------------------------

void Engine::write_loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    writer_wakes_.wait(lock, [&] { return writing_ || decider_done_; });
    if (!writing_) return;
    lock.unlock();
    write(*sealed_);
    lock.lock();
    writer_busy_ = writing_;
  }
}

void Engine::write(OpenBlock& block) {
  std::vector<std::unique_ptr<Work>> done = std::move(block.done);
  std::optional<Problem> why;
  if (block.builder.entries() != 0) {
    if (const Result<journal::BlockNo> appended = log_.append(block.builder); !appended) why = appended.error();
  }
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (why && !failure_) failure_ = why;
  }
  decider_wakes_.notify_all();
  for (const auto& work : done) {
    if (why) work->problem = why;
    work->answer();
  }
}

}  // namespace gongbao::engine
