// Who folds what and when, and which file readers read.
#include "views/views.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/check.h"
#include "views/log_rows.h"
#include "views/projection.h"
#include "views/reader.h"

namespace gongbao::views {

namespace {

namespace fs = std::filesystem;

// Numbers of the files of a system in the folder, the newest first.
std::vector<std::uint64_t> generations(const std::string& folder, std::string_view system) {
  std::vector<std::uint64_t> found;
  const std::string begin = std::string(system) + ".";
  std::error_code ignored;
  for (const auto& each : fs::directory_iterator(folder, ignored)) {
    std::string name = each.path().filename();
    if (!name.starts_with(begin) || !name.ends_with(".db")) continue;
    name = name.substr(begin.size(), name.size() - begin.size() - 3);
    const bool digits = !name.empty() && name.size() < 18 && name.find_first_not_of("0123456789") == name.npos;
    if (digits) found.push_back(std::stoull(name));
  }
  std::ranges::sort(found, std::greater());
  return found;
}

// One system: what is folded, by the folding thread only; and what others may see, guarded by the mutex of the views.
struct Followed {
  ViewSystem system;
  std::uint64_t newest = 0;            // number of the newest file
  std::unique_ptr<Projection> live;    // what readers read, kept up with the journal
  std::unique_ptr<Projection> next;    // a file being made
  bool rebuild_wanted = false;         // guarded, as all that follows
  bool damaged = false;                // a reader found it so
  std::shared_ptr<ViewFile> readable;  // of live
  EntryNo entry = 0, rebuilt = 0;
  std::uint64_t rebuilds = 0;  // how often readers have gone over
  std::optional<Problem> problem;
  std::vector<std::unique_ptr<Reader>> idle;
};

class SqliteViews final : public Views {
 public:
  SqliteViews(const journal::Log& log, Options options) : log_(log), options_(std::move(options)) {}
  ~SqliteViews() override { SqliteViews::stop(); }

  Result<void> open(const std::vector<ViewSystem>& systems);
  void start() override;
  void stop() override;
  Result<void> catch_up() override;
  void wake() override;
  EntryNo stands_at() const override;
  bool wait_entry(EntryNo entry, std::chrono::milliseconds at_most, const std::stop_token& stop) const override;
  Result<Page> page(const Query& query) const override;
  Result<EntryNo> each_row(const Query& query, const std::function<void(const std::vector<Column>&)>& begin,
                           const std::function<bool(std::span<const Value>)>& see) const override;
  Result<void> rebuild(std::string_view system) override;
  std::vector<SystemStatus> status() const override;

 private:
  // folding thread
  void loop();
  bool round();  // true: there is more to do at once
  Result<void> follow(Followed& of);
  Result<bool> make(Followed& of);
  bool failed(Followed& of, const Problem& why);
  void failed_making(Followed& of, const Problem& why);
  void go_over(Followed& of);
  void publish(Followed& of);
  Result<journal::Block> block(journal::BlockNo number);
  bool stopping() const;
  void open_newest(Followed& of);
  std::string path_of(const Followed& of, std::uint64_t generation) const;

  // readers
  EntryNo stands_at_locked() const;
  Followed* find(std::string_view system) const;
  Result<std::pair<Followed*, const ViewList*>> find_list(const Query& query) const;
  Result<std::unique_ptr<Reader>> take_reader(Followed& of) const;
  void give_back(Followed& of, std::unique_ptr<Reader> reader, const Problem* problem) const;
  template <class T, class Read>
  Result<T> with_reader(const Query& query, Read&& read) const;

  const journal::Log& log_;
  const Options options_;
  std::vector<std::unique_ptr<Followed>> systems_;
  std::optional<journal::Block> last_read_;  // several systems read the same block one after the other
  std::mutex folding_;                       // whoever folds

  mutable std::mutex mutex_;
  mutable std::condition_variable folder_wakes_;
  mutable std::condition_variable_any readers_wake_;
  mutable bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

// --- opening ---------------------------------------------------------------------------------------------------------

std::string SqliteViews::path_of(const Followed& of, std::uint64_t generation) const {
  return options_.folder + "/" + std::string(of.system.name) + "." + std::to_string(generation) + ".db";
}

Result<void> SqliteViews::open(const std::vector<ViewSystem>& systems) {
  std::error_code failed;
  fs::create_directories(options_.folder, failed);
  if (failed) return problem("views.io_failed", "", failed.message(), options_.folder);
  for (const ViewSystem& system : systems) {
    auto of = std::make_unique<Followed>();
    of->system = with_logs(system);
    open_newest(*of);
    systems_.push_back(std::move(of));
  }
  return {};
}

// The newest file that is whole, of this schema and of this journal; the others go.
void SqliteViews::open_newest(Followed& of) {
  for (const std::uint64_t generation : generations(options_.folder, of.system.name)) {
    of.newest = std::max(of.newest, generation);
    const std::string path = path_of(of, generation);
    if (!of.live) {
      auto opened = Projection::open(path, of.system, options_.clauses);
      if (opened && *opened && stands_in((*opened)->committed(), log_)) {
        of.live = *std::move(opened);
        of.readable = std::make_shared<ViewFile>(path);
        of.entry = of.live->committed().entry;
        continue;
      }
    }
    ViewFile(path).remove_when_unread();
  }
}

// --- the folding thread ----------------------------------------------------------------------------------------------

void SqliteViews::start() {
  GB_CHECK(!thread_.joinable());
  thread_ = std::thread([this] { loop(); });
}

void SqliteViews::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  folder_wakes_.notify_all();
  readers_wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool SqliteViews::stopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void SqliteViews::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  folder_wakes_.notify_one();
}

void SqliteViews::loop() {
  while (!stopping()) {
    bool more = false;
    {
      const std::lock_guard folding(folding_);
      more = round();
    }
    if (more) continue;
    std::unique_lock lock(mutex_);
    folder_wakes_.wait(lock, [this] { return woken_ || stopping_; });
    woken_ = false;
  }
}

Result<void> SqliteViews::catch_up() {
  const std::lock_guard folding(folding_);
  while (round() && !stopping()) {
  }
  const std::lock_guard lock(mutex_);
  for (const auto& of : systems_) {
    if (of->problem) return std::unexpected(*of->problem);
  }
  return {};
}

bool SqliteViews::round() {
  bool more = false;
  for (const auto& of : systems_) {
    if (auto followed = follow(*of); !followed) {
      more = failed(*of, followed.error()) || more;
      continue;
    }
    const auto made = make(*of);
    if (!made) failed_making(*of, made.error());
    more = more || (made && *made) || (of->live && of->live->committed().block < log_.last_block());
  }
  return more;
}

Result<journal::Block> SqliteViews::block(journal::BlockNo number) {
  if (last_read_ && last_read_->number() == number) return *last_read_;
  auto read = log_.read(number);
  if (read) last_read_ = *read;
  return read;
}

// One transaction's worth of blocks.
Result<void> SqliteViews::follow(Followed& of) {
  bool damaged = false;
  {
    const std::lock_guard lock(mutex_);
    std::swap(damaged, of.damaged);
  }
  if (!of.live) return {};
  if (damaged) return problem("views.damaged", "", "a reader found the file damaged", of.live->path());
  const EntryNo until = of.live->committed().entry + options_.entries_a_transaction;
  while (of.live->folded().block < log_.last_block() && of.live->folded().entry < until && !stopping()) {
    const auto next = block(of.live->folded().block + 1);
    if (!next) return std::unexpected(next.error());
    if (auto folded = of.live->fold(*next); !folded) return folded;
  }
  if (of.live->folded().block == of.live->committed().block) return {};
  if (auto done = of.live->commit(); !done) return done;
  publish(of);
  return {};
}

// Some blocks of the file being made, where one is to be made; true while it is not done.
Result<bool> SqliteViews::make(Followed& of) {
  bool wanted = false;
  {
    const std::lock_guard lock(mutex_);
    wanted = of.rebuild_wanted || !of.live;
  }
  if (!wanted) return false;
  if (!of.next) {
    auto created = Projection::create(path_of(of, ++of.newest), of.system, options_.clauses);
    if (!created) return std::unexpected(created.error());
    of.next = *std::move(created);
  }
  const EntryNo until = of.next->folded().entry + options_.entries_a_transaction;
  while (of.next->folded().block < log_.last_block() && of.next->folded().entry < until) {
    if (stopping()) return false;
    const auto next = block(of.next->folded().block + 1);
    if (!next) return std::unexpected(next.error());
    if (auto folded = of.next->fold(*next); !folded) return std::unexpected(folded.error());
  }
  {
    const std::lock_guard lock(mutex_);
    of.rebuilt = of.next->folded().entry;
  }
  if (options_.progress) options_.progress(of.next->folded().entry, log_.last_entry());
  if (of.next->folded().block < log_.last_block()) return true;
  if (auto finished = of.next->finish(); !finished) return std::unexpected(finished.error());
  go_over(of);
  return false;
}

void SqliteViews::go_over(Followed& of) {
  const std::unique_ptr<Projection> old = std::move(of.live);
  of.live = std::move(of.next);
  const std::lock_guard lock(mutex_);
  if (of.readable) of.readable->remove_when_unread();
  of.readable = std::make_shared<ViewFile>(of.live->path());
  of.idle.clear();
  of.entry = of.live->committed().entry;
  of.rebuilt = 0;
  of.rebuild_wanted = false;
  of.problem.reset();
  ++of.rebuilds;
  readers_wake_.notify_all();
}

void SqliteViews::publish(Followed& of) {
  const std::lock_guard lock(mutex_);
  of.entry = of.live->committed().entry;
  of.problem.reset();
  readers_wake_.notify_all();
}

// A damaged file is thrown away, and another one is made in the next round (true). After anything else the same file is
// opened again when there is something new: the disk may have room by then.
bool SqliteViews::failed(Followed& of, const Problem& why) {
  const bool damaged = why.code == "views.damaged";
  const std::string path = of.live->path();
  of.live.reset();
  if (!damaged) {
    auto again = Projection::open(path, of.system, options_.clauses);
    if (again && *again) of.live = *std::move(again);
  }
  const std::lock_guard lock(mutex_);
  of.problem = why;
  of.idle.clear();
  if (!of.live) {
    of.readable->remove_when_unread();
    of.readable.reset();
  }
  readers_wake_.notify_all();
  return !of.live;
}

void SqliteViews::failed_making(Followed& of, const Problem& why) {
  of.next.reset();
  ViewFile(path_of(of, of.newest)).remove_when_unread();
  const std::lock_guard lock(mutex_);
  of.problem = why;
  of.rebuild_wanted = false;
  readers_wake_.notify_all();
}

// --- readers ---------------------------------------------------------------------------------------------------------

EntryNo SqliteViews::stands_at_locked() const {
  EntryNo least = systems_.empty() ? 0 : systems_.front()->entry;
  for (const auto& of : systems_) least = std::min(least, of->readable ? of->entry : 0);
  return least;
}

EntryNo SqliteViews::stands_at() const {
  const std::lock_guard lock(mutex_);
  return stands_at_locked();
}

bool SqliteViews::wait_entry(EntryNo entry, std::chrono::milliseconds at_most, const std::stop_token& stop) const {
  std::unique_lock lock(mutex_);
  readers_wake_.wait_for(lock, stop, at_most, [&] { return stopping_ || stands_at_locked() >= entry; });
  return stands_at_locked() >= entry;
}

Followed* SqliteViews::find(std::string_view system) const {
  const auto it = std::ranges::find(systems_, system, [](const auto& of) { return of->system.name; });
  return it == systems_.end() ? nullptr : it->get();
}

Result<std::pair<Followed*, const ViewList*>> SqliteViews::find_list(const Query& query) const {
  Followed* of = find(query.system);
  const ViewList* list = of == nullptr ? nullptr : of->system.find_list(query.list);
  if (list == nullptr) return problem("views.unknown_list", "", "there is no such list");
  return std::pair{of, list};
}

Result<std::unique_ptr<Reader>> SqliteViews::take_reader(Followed& of) const {
  std::shared_ptr<ViewFile> file;
  {
    const std::lock_guard lock(mutex_);
    if (!of.readable) return problem("views.not_ready", "", "the list is being made");
    if (!of.idle.empty()) {
      auto reader = std::move(of.idle.back());
      of.idle.pop_back();
      return reader;
    }
    file = of.readable;
  }
  return Reader::open(std::move(file));
}

void SqliteViews::give_back(Followed& of, std::unique_ptr<Reader> reader, const Problem* problem) const {
  const std::lock_guard lock(mutex_);
  if (problem != nullptr && problem->code == "views.damaged") {
    of.damaged = of.damaged || reader == nullptr || reader->file() == of.readable;
    woken_ = true;
    folder_wakes_.notify_one();
    return;
  }
  if (reader != nullptr && reader->file() == of.readable) of.idle.push_back(std::move(reader));
}

template <class T, class Read>
Result<T> SqliteViews::with_reader(const Query& query, Read&& read) const {
  const auto found = find_list(query);
  if (!found) return std::unexpected(found.error());
  const auto [of, list] = *found;
  auto reader = take_reader(*of);
  if (!reader) {
    give_back(*of, nullptr, &reader.error());
    return std::unexpected(reader.error());
  }
  Result<T> result = read(**reader, *list);
  give_back(*of, *std::move(reader), result ? nullptr : &result.error());
  return result;
}

Result<Page> SqliteViews::page(const Query& query) const {
  return with_reader<Page>(
      query, [&](Reader& reader, const ViewList& list) { return reader.page(list, query, options_.steps_a_query); });
}

Result<EntryNo> SqliteViews::each_row(const Query& query, const std::function<void(const std::vector<Column>&)>& begin,
                                      const std::function<bool(std::span<const Value>)>& see) const {
  return with_reader<EntryNo>(
      query, [&](Reader& reader, const ViewList& list) { return reader.each_row(list, query, begin, see); });
}

// --- rebuilding ------------------------------------------------------------------------------------------------------

Result<void> SqliteViews::rebuild(std::string_view system) {
  std::vector<std::pair<Followed*, std::uint64_t>> wanted;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& of : systems_) {
      if (!system.empty() && of->system.name != system) continue;
      of->rebuild_wanted = true;
      of->problem.reset();
      wanted.emplace_back(of.get(), of->rebuilds);
    }
  }
  if (wanted.empty()) return problem("views.unknown_system", "system", "there is no such system");
  if (!thread_.joinable()) return catch_up();
  wake();
  std::unique_lock lock(mutex_);
  for (const auto& [of, before] : wanted) {
    readers_wake_.wait(lock, [&] { return stopping_ || of->rebuilds > before || of->problem; });
    if (of->problem) return std::unexpected(*of->problem);
    if (of->rebuilds == before) return problem("views.stopped", "", "stopped while a file was being made");
  }
  return {};
}

std::vector<SystemStatus> SqliteViews::status() const {
  const std::lock_guard lock(mutex_);
  std::vector<SystemStatus> all;
  for (const auto& of : systems_) {
    all.push_back({std::string(of->system.name), of->readable ? of->readable->path() : "", of->entry,
                   of->rebuild_wanted || !of->readable, of->rebuilt, of->problem});
  }
  return all;
}

}  // namespace

std::vector<SystemStatus> read_status(const std::string& folder, const std::vector<ViewSystem>& systems) {
  std::vector<SystemStatus> all;
  for (const ViewSystem& system : systems) {
    SystemStatus& status = all.emplace_back();
    status.system = system.name;
    status.rebuilding = true;  // until one is found that is whole
    for (const std::uint64_t generation : generations(folder, system.name)) {
      const std::string path = folder + "/" + std::string(system.name) + "." + std::to_string(generation) + ".db";
      const auto standing = Projection::read_standing(path, with_logs(system));
      if (!standing || !*standing) continue;
      status.file = path;
      status.entry = (*standing)->entry;
      status.rebuilding = false;
      break;
    }
  }
  return all;
}

Result<std::unique_ptr<Views>> Views::open(const journal::Log& log, Options options,
                                           const std::vector<ViewSystem>& systems) {
  auto views = std::make_unique<SqliteViews>(log, std::move(options));
  if (auto opened = views->open(systems); !opened) return std::unexpected(opened.error());
  return views;
}

}  // namespace gongbao::views
