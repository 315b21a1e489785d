// Bytes first, then what was decided of them; see verify_store.h.
#include "cli/verify_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "base/beside.h"
#include "base/hash.h"
#include "cli/ledger_digest.h"
#include "cli/randomness.h"
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
  explicit BooksBeside(ledger::TrialBalance& balance)
      : balance_(balance), thread_([this](const Batch& journals) { add(journals); }) {}

  void post(const ledger::Journal& journal) {
    open_.heads.push_back({journal.owner, journal.book, journal.number, journal.legs.size()});
    open_.legs.insert(open_.legs.end(), journal.legs.begin(), journal.legs.end());
    if (open_.heads.size() == batch) thread_.hand_over(std::exchange(open_, {}));
  }
  // All that was posted has been added up; the journals that were refused, in sentences.
  std::vector<std::string> end() {
    thread_.hand_over(std::exchange(open_, {}));
    thread_.settle();
    return std::move(refused_);
  }

 private:
  static constexpr std::size_t batch = 4096;

  // Journals one behind the other, as far as they are added up: a vector of legs for each would be made by one thread
  // and freed by another.
  struct Head {
    std::uint64_t owner = 0;
    ledger::Book book{};
    std::uint64_t number = 0;
    std::size_t legs = 0;
  };
  struct Batch {
    std::vector<Head> heads;
    std::vector<ledger::Leg> legs;
  };

  void add(const Batch& journals) {
    ledger::Journal journal;  // its memory is used again
    auto legs = journals.legs.begin();
    for (const Head& head : journals.heads) {
      const auto end = legs + static_cast<std::ptrdiff_t>(head.legs);
      journal.owner = head.owner;
      journal.book = head.book;
      journal.number = head.number;
      journal.legs.assign(legs, end);
      legs = end;
      if (balance_.post(journal)) continue;
      refused_.push_back("journal " + std::to_string(journal.number) + " of operator " + std::to_string(journal.owner) +
                         " does not sum to zero, or its number is not the next one");
    }
  }

  ledger::TrialBalance& balance_;
  std::vector<std::string> refused_;
  Batch open_;
  Beside<Batch> thread_;
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
  auto verified = engine::verify(log, **city,
                                 {.progress = progress,
                                  .hashed = [&](auto block) { return sound.wait_for(block); },
                                  .id_hash_key = made_of_randomness<engine::IdWindow::HashKey>()});
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
