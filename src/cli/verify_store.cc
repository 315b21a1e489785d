// Bytes first, then what was decided of them; see verify_store.h.
#include "cli/verify_store.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "cli/ledger_digest.h"
#include "cli/store.h"

namespace gongbao::cli {

namespace {

// How far the bytes have been found sound: told by one thread, waited for by the other.
class SoundBlocks {
 public:
  void reached(journal::BlockNo block) {
    const std::lock_guard lock(mutex_);
    sound_ = block;
    changed_.notify_all();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  // The Problem is told to nobody: whoever looked at the bytes has said more.
  Result<void> wait_for(journal::BlockNo block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || sound_ >= block; });
    if (sound_ >= block) return {};
    return problem("journal.damaged_block", {}, "the bytes before it are not whole");
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  journal::BlockNo sound_ = 0;
  bool ended_ = false;
};

// Adds journals up on a thread of its own: whoever decides waits for memory often enough.
class BooksBeside {
 public:
  explicit BooksBeside(ledger::TrialBalance& balance) : balance_(balance), thread_([this] { add_up(); }) {}
  ~BooksBeside() { end(); }
  BooksBeside(const BooksBeside&) = delete;
  BooksBeside& operator=(const BooksBeside&) = delete;

  void post(const ledger::Journal& journal) {
    open_.push_back(journal);
    if (open_.size() == batch) hand_over();
  }
  // All that was posted has been added up; the journals that were refused, in sentences.
  std::vector<std::string> end() {
    if (!thread_.joinable()) return {};
    hand_over();
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
    return std::move(refused_);
  }

 private:
  static constexpr std::size_t batch = 4096, most_waiting = 16;

  void hand_over() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < most_waiting; });
    waiting_.push_back(std::exchange(open_, {}));
    changed_.notify_all();
  }
  void add_up() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const std::vector<ledger::Journal> journals = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      changed_.notify_all();
      for (const ledger::Journal& journal : journals) add(journal);
    }
  }
  void add(const ledger::Journal& journal) {
    if (balance_.post(journal)) return;
    refused_.push_back("journal " + std::to_string(journal.number) + " of operator " + std::to_string(journal.owner) +
                       " does not sum to zero, or its number is not the next one");
  }

  ledger::TrialBalance& balance_;
  std::vector<ledger::Journal> open_;
  std::vector<std::string> refused_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::vector<ledger::Journal>> waiting_;
  bool ended_ = false;
  std::thread thread_;  // the last: what it works with is there when it begins
};

// What custody keeps as running sums must be what the journals add up to, and nobody may be overdrawn (I4).
void judge_books(const policies::City& city, const ledger::TrialBalance& balance, Findings& findings) {
  Hash32 journals;
  std::thread beside([&] { journals = ledger_digest(balance); });
  const Hash32 sums = ledger_digest(city.books());
  findings.state = to_hex(city.digest());
  beside.join();
  findings.ledger = to_hex(sums);
  if (journals != sums) {
    findings.all.push_back("the journals add up to the ledger digest " + to_hex(journals) + ", the running sums to " +
                           to_hex(sums));
  }
  if (const std::string wrong = balance.wrong_side(); !wrong.empty()) findings.all.push_back(wrong);
}

Result<void> judge_entries(const journal::Log& log, const engine::Progress& progress, SoundBlocks& sound,
                           Findings& findings) {
  findings.entries = log.last_entry();
  findings.chain = to_hex(log.chain());
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  ledger::TrialBalance balance(custody::chart);
  BooksBeside books(balance);
  (*city)->on_journal([&](const ledger::Journal& journal) {
    ++findings.journals;
    books.post(journal);
  });
  auto verified =
      engine::verify(log, **city, {.progress = progress, .hashed = [&](auto block) { return sound.wait_for(block); }});
  findings.all = books.end();
  if (!verified) return std::unexpected(verified.error());
  findings.decided = *std::move(verified);
  for (const engine::Difference& each : findings.decided.differences) {
    findings.all.push_back("entry " + std::to_string(each.entry) + " would be decided otherwise: " + each.what);
  }
  judge_books(**city, balance, findings);
  return {};
}

}  // namespace

Findings verify_store(const std::string& folder, const engine::Progress& progress) {
  // Opened before the files are: each of its blocks will be told of, also while somebody else appends.
  const auto log = open_log_to_read(folder);
  SoundBlocks sound;
  std::vector<Problem> of_the_bytes;
  std::thread beside([&] {
    of_the_bytes = journal::verify_files(journal_folder(folder), [&](auto block) { sound.reached(block); });
    sound.end();
  });
  Findings findings;
  const auto judged = log ? judge_entries(**log, progress, sound, findings) : std::unexpected(log.error());
  beside.join();
  findings.bytes_are_whole = of_the_bytes.empty();
  if (findings.bytes_are_whole && !judged) findings.all.push_back(to_string(judged.error()));
  if (findings.bytes_are_whole) return findings;
  // What was decided is told only of bytes that are what was written.
  findings = {};
  for (const Problem& problem : of_the_bytes) findings.all.push_back(to_string(problem));
  return findings;
}

}  // namespace gongbao::cli
