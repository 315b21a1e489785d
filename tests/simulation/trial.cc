// Saying things to a city that breaks, and judging the answers; trial_starts.cc has how it ends and starts again.
#include "simulation/trial.h"

#include "base/check.h"
#include "base/hash.h"
#include "custody/record.h"
#include "simulation/model/nurseries.h"

namespace gongbao::simulation {

using engine::InstructionResult;
using engine::TypedReply;
using engine::Verdict;

Trial::Trial(std::uint64_t seed, std::string folder, Cities& cities)
    : dice_(seed * 2 + 1),
      folder_(std::move(folder)),
      cities_(cities),
      system_(std::make_shared<journal::FakeFileSystem>()) {
  file_bytes_ = std::array{std::uint64_t{1} << 17, std::uint64_t{1} << 20, std::uint64_t{1} << 30}[below(3)];
  block_entries_ = std::array{1U, 3U, 32768U}[below(3)];
  start();
  town_.emplace(city_->calendar());
}

Trial::~Trial() { drop_everything(); }

void Trial::breaks(const std::string& what) {
  if (broken_.empty()) broken_ = "step " + std::to_string(steps_) + ": " + what;
}

namespace {

template <class Plain>
ByteView bytes_of(const Plain& value) {
  static_assert(std::has_unique_object_representations_v<Plain>);
  return {reinterpret_cast<const std::uint8_t*>(&value), sizeof value};
}

}  // namespace

void Trial::note(ByteView bytes) { digest_ = crc32c(bytes, digest_); }

// --- before and after --------------------------------------------------------------------------------------------

void Trial::before_saying() {
  ++steps_;
  if (one_in(150)) {
    ++mishaps_.stalls;
    late_micros_ += static_cast<std::int64_t>(below(4 * 3600)) * 1'000'000;
  } else if (one_in(30)) {
    late_micros_ = 0;  // the engine's time does not go back with it
  }
  if (one_in(70) && engine_->snapshot()) ++mishaps_.snapshots;
  if (one_in(150)) end(std::array{End::kill, End::power_cut, End::clean}[below(3)]);
  arm_the_disk();
}

// One of the next calls to the disk fails, in one of the ways disks do.
void Trial::arm_the_disk() {
  journal::Disk& disk = system_->disk;
  using enum journal::Fault;
  if (one_in(200)) {
    ++mishaps_.full_disks;
    disk.room = disk.used() + below(3 * 4096);
    failures_left_ = below(4);
  }
  if (!one_in(75)) return;
  disk.fault = std::array{error, half, lost_sync, dead}[below(4)];
  disk.fault_at = disk.calls + 1 + static_cast<int>(below(4));
  disk.fault_errno = one_in(4) ? ENOSPC : EIO;
  failures_left_ = one_in(4) ? below(5) : 0;
}

// A failed write stops the engine for good; the process ends, in one way or the other.
void Trial::after_failing(const Problem& why) {
  ++mishaps_.failed_writes;
  if (why.code != "journal.io_failed" && why.code != "journal.no_space") breaks("failed otherwise: " + to_string(why));
  const auto again = engine_->ask([] {});
  if (again) breaks("goes on deciding after " + why.code);
  end(one_in(2) ? End::kill : End::power_cut);
}

template <class Say>
auto Trial::until_answered(const Say& say) {
  for (;;) {
    auto answer = say();
    system_->disk.fault = journal::Fault::none;
    if (answer) return *answer;
    after_failing(answer.error());
  }
}

// While the disk stalls, the clock goes on.
engine::Source Trial::delayed(const engine::Source& source) {
  engine::Source at = source;
  at.stamp_micros += late_micros_;
  return at;
}

// --- the model ---------------------------------------------------------------------------------------------------

namespace {

std::string text_of(int code, int flags, std::int64_t detail, std::uint64_t journal, bool duplicate) {
  return "code " + std::to_string(code) + ", flags " + std::to_string(flags) + ", detail " + std::to_string(detail) +
         ", journal " + std::to_string(journal) + (duplicate ? ", duplicate" : "");
}

}  // namespace

std::string Trial::difference() const {
  const std::string found = town_->difference(*city_);
  return found.empty() ? model::difference_of_nurseries(*city_) : found;
}

void Trial::compare(std::span<const engine::Record> records, std::span<const InstructionResult> results, Stamp at) {
  if (!broken_.empty()) return;
  latest_ = std::max(latest_, at);
  town_->begin(date_of(latest_));
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto of_scheme = custody::unpack(std::bit_cast<custody::PackedInstruction>(records[i])).scheme;
    if (of_scheme != custody::scheme_prepaid_card) continue;
    const model::Verdict expected = town_->hear(records[i]);
    const InstructionResult& said = results[i];
    const std::string model = text_of(expected.code, expected.flags, static_cast<std::int64_t>(expected.detail),
                                      expected.journal, expected.duplicate);
    const std::string program =
        text_of(said.code, said.flags, said.detail_fen, said.journal_no, said.outcome == Verdict::duplicate);
    if (model == program) continue;
    const auto in = custody::unpack(std::bit_cast<custody::PackedInstruction>(records[i]));
    breaks(std::string(custody::op_name(in.op)) + " of operator " + std::to_string(in.operator_id) + ", subject " +
           std::to_string(in.subject_id) + ", " + std::to_string(in.amount_fen) + " fen: the model says " + model +
           "; the program says " + program);
  }
  if (const std::string found = difference(); !found.empty()) {
    const auto in = custody::unpack(std::bit_cast<custody::PackedInstruction>(records.back()));
    breaks("after " + std::string(custody::op_name(in.op)) + " " + found);
  }
}

void Trial::compare(const engine::TypedCommand& command, const TypedReply& reply, Stamp at) {
  if (!broken_.empty()) return;
  latest_ = std::max(latest_, at);
  town_->begin(date_of(latest_));
  const std::optional<int> expected = town_->hear(command, reply.entry_no, reply.code);
  const std::string what = "typed command " + std::to_string(command.type);
  if (expected && *expected != reply.code) {
    breaks(what + ": the model says " + std::to_string(*expected) + "; the program says " + std::to_string(reply.code));
  }
  if (const std::string found = difference(); !found.empty()) breaks("after " + what + " " + found);
}

// --- typed commands ----------------------------------------------------------------------------------------------

TypedReply Trial::take(const engine::TypedCommand& command, const engine::Source& source) {
  engine::TypedCommand keyed = command;
  const std::uint64_t key = ++keys_;
  std::memcpy(keyed.idempotency_key.data(), &key, sizeof key);
  before_saying();
  const engine::Source at = delayed(source);
  TypedReply reply = until_answered([&] { return engine_->execute(keyed, at); });
  // Entered by an earlier attempt, whose answer nobody got.
  if (reply.verdict == Verdict::duplicate) reply.verdict = reply.code == 0 ? Verdict::accepted : Verdict::refused;
  told_.push_back({reply.entry_no, crc32c(keyed.bytes), reply.code});
  compare(keyed, reply, Stamp{at.stamp_micros});
  if (one_in(25)) {
    ++mishaps_.lost_answers;
    TypedReply again = until_answered([&] { return engine_->execute(keyed, at); });
    if (again.verdict != Verdict::duplicate) breaks("a command said again was decided again");
    again.verdict = reply.verdict;
    if (!(again == reply)) breaks("a command said again is answered otherwise");
  }
  if (one_in(100)) {
    ++mishaps_.reused_keys;
    engine::TypedCommand other = keyed;
    other.bytes.push_back(0);
    const TypedReply refused = until_answered([&] { return engine_->execute(other, at); });
    if (refused.entry_no != 0 || refused.code != city_->codes().idempotency_conflict)
      breaks("a key was taken for another command");
  }
  note(canonical_bytes(reply.figures));
  note(bytes_of(reply.entry_no));
  return reply;
}

// --- records -----------------------------------------------------------------------------------------------------

namespace {

Id16 id_of(const engine::Record& record) { return journal::id_of(record); }

bool same_but_for_the_outcome(InstructionResult a, const InstructionResult& b) {
  a.outcome = b.outcome;
  return a == b;
}

}  // namespace

void Trial::remember(const engine::Record& record, const InstructionResult& result) {
  if (result.outcome == Verdict::duplicate) return;
  told_.push_back({result.entry_no, crc32c(record), result.code});
  ids_.insert(id_of(record));
}

std::vector<InstructionResult> Trial::take(std::span<const engine::Record> records, const engine::Source& source) {
  before_saying();
  const engine::Source at = delayed(source);
  std::vector<InstructionResult> results = until_answered([&] { return engine_->execute(records, at); });
  for (std::size_t i = 0; i < records.size(); ++i) {
    InstructionResult& result = results[i];
    // Entered by an earlier attempt, whose answer nobody got.
    if (result.outcome == Verdict::duplicate && !ids_.contains(id_of(records[i])))
      result.outcome = result.code == 0 ? Verdict::accepted : Verdict::refused;
    remember(records[i], result);
    note(bytes_of(result));
  }
  compare(records, results, Stamp{at.stamp_micros});
  if (!one_in(25)) return results;
  ++mishaps_.lost_answers;
  const auto again = until_answered([&] { return engine_->execute(records, at); });
  for (std::size_t i = 0; i < records.size(); ++i) {
    // A record that was refused for its form leaves its id free and is looked at anew.
    if (results[i].code != 0 && again[i].outcome != Verdict::duplicate) continue;
    if (again[i].outcome != Verdict::duplicate || !same_but_for_the_outcome(again[i], results[i]))
      breaks("a record said again is answered otherwise: entry " + std::to_string(results[i].entry_no));
  }
  return results;
}

}  // namespace gongbao::simulation
