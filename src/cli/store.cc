// Opens the parts of a data folder in the order in which they rest on one another.
#include "cli/store.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/randomness.h"
#include "credentials/credentials.h"
#include "journal/file_system.h"

namespace gongbao::cli {

namespace fs = std::filesystem;

namespace {

constexpr journal::EntryNo snapshot_every = 5'000'000;

constexpr std::int64_t micros_a_day = std::int64_t{86'400} * 1'000'000;

std::string_view name_of(ClockKind kind) {
  switch (kind) {
    case ClockKind::wall:
      return "wall";
    case ClockKind::file:
      return "file";
    case ClockKind::demo:
      return "demo";
  }
  return {};
}

std::string_view meaning_of(ClockKind kind) {
  switch (kind) {
    case ClockKind::wall:
      return "follows the clock on the wall";
    case ClockKind::file:
      return "takes its days from the data";
    case ClockKind::demo:
      return "stands on a demo day";
  }
  return {};
}

std::int64_t micros_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

// A program and its arguments, apart by blanks; no shell reads them.
std::vector<std::string> words_apart(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

// As the history began; of an empty one as it is told to begin.
Result<ClockChoice> clock_of(const std::string& folder, const StoreOptions& options, bool empty) {
  if (empty) return options.clock.value_or(ClockChoice{ClockKind::file});
  std::ifstream in(clock_file(folder));
  std::string text;
  if (!std::getline(in, text)) {
    return problem("cli.no_clock", "data",
                   "this history has lost its file \"clock\", which says what its days follow: wall, file or "
                   "demo:YYYY-MM-DD; take it from a backup",
                   folder);
  }
  auto began = clock_named(text);
  if (!began) return problem("cli.no_clock", "data", "not a clock: " + began.error().message, clock_file(folder));
  if (options.clock && options.clock->kind != began->kind) {
    return problem("cli.clock_differs", "clock",
                   "this history " + std::string(meaning_of(began->kind)) + "; it cannot be opened as one that " +
                       std::string(meaning_of(options.clock->kind)),
                   folder);
  }
  return began;
}

// On the disk before the first entry, so that no history is without its clock.
Result<void> note_clock(const std::string& folder, const ClockChoice& clock) {
  std::string text(name_of(clock.kind));
  if (clock.kind == ClockKind::demo) text += ":" + to_string(clock.day);
  text += "\n";
  const std::string path = clock_file(folder);
  const auto system = journal::posix_file_system();
  auto file = system->open(path, journal::OpenMode::create);
  if (!file) return std::unexpected(journal::problem_of(file.error(), "creating", path));
  journal::Io<void> done = (*file)->truncate(0);
  if (done) done = journal::write_fully(**file, as_bytes(text), 0);
  if (done) done = (*file)->sync();
  if (done) done = system->sync_folder(folder);
  if (!done) return std::unexpected(journal::problem_of(done.error(), "writing", path));
  return {};
}

}  // namespace

Result<ClockChoice> clock_named(const std::string& text) {
  if (text == name_of(ClockKind::wall)) return ClockChoice{ClockKind::wall};
  if (text == name_of(ClockKind::file)) return ClockChoice{ClockKind::file};
  const std::string demo(name_of(ClockKind::demo));
  if (text == demo) return ClockChoice{ClockKind::demo};
  if (!text.starts_with(demo + ":")) return problem("cli.bad_option", "clock", "wall, file or demo:YYYY-MM-DD");
  const auto day = parse_date(text.substr(demo.size() + 1));
  if (!day) return problem("cli.bad_option", "clock", day.error().message);
  return ClockChoice{ClockKind::demo, *day};
}

std::string journal_folder(const std::string& store) { return (fs::path(store) / "journal").string(); }
std::string snapshot_folder(const std::string& store) { return (fs::path(store) / "snapshots").string(); }
std::string restoring_file(const std::string& store) { return (fs::path(store) / "restoring").string(); }
std::string vault_file(const std::string& store) { return (fs::path(store) / "vault.db").string(); }
std::string views_folder(const std::string& store) { return store + "/views"; }

bool is_kept(std::string_view name) {
  // With what SQLite and a change of the key leave beside them.
  constexpr std::string_view kept[] = {"journal",    "snapshots",      "views", "vault.db",           "attachments",
                                       "master.key", "credentials.db", "clock", "demo-accounts.json", "spool",
                                       "restoring"};
  return name == "verdicts" || std::ranges::any_of(kept, [&](auto each) { return name.starts_with(each); });
}

std::string verdict_folder(const std::string& store) { return (fs::path(store) / "verdicts").string(); }
std::string clock_file(const std::string& store) { return (fs::path(store) / "clock").string(); }
std::string master_key_file(const std::string& store) { return (fs::path(store) / "master.key").string(); }

vault::Options vault_options(const std::string& store, const std::string& master_key) {
  return {.path = vault_file(store),
          .master_key = master_key.empty() ? master_key_file(store) : master_key,
          .random = fill_with_randomness};
}
std::string demo_accounts_file(const std::string& store) { return (fs::path(store) / "demo-accounts.json").string(); }
std::string credentials_file(const std::string& store) { return (fs::path(store) / "credentials.db").string(); }

namespace {

Result<void> restored_to_its_end(const std::string& store) {
  if (!fs::exists(restoring_file(store))) return {};
  return problem("cli.restore_unfinished", "data",
                 "a restore into this folder did not come to its end: run gongbao restore again, or remove the folder",
                 store);
}

}  // namespace

Result<std::unique_ptr<journal::Log>> open_log_to_read(const std::string& store) {
  if (auto whole = restored_to_its_end(store); !whole) return std::unexpected(whole.error());
  if (!fs::exists(journal_folder(store))) {
    return problem("cli.no_store", "data", "there is no journal in this folder", store);
  }
  return journal::open_file_log(journal_folder(store), {.read_only = true});
}

namespace {

// The journal's folder is the first thing made. Where it is gone and something else is not, an empty one would make
// nobody's of all passwords and persons.
Result<void> journal_lost(const std::string& store) {
  if (auto whole = restored_to_its_end(store); !whole) return whole;
  if (fs::exists(journal_folder(store))) return {};
  for (const std::string& kept : {credentials_file(store), vault_file(store)}) {
    if (!fs::exists(kept)) continue;
    return problem("cli.no_journal", "data", "the journal of this folder is missing, which " + kept + " belongs to",
                   store);
  }
  return {};
}

// A new vault would make nobody's of all persons and texts that the journal names, and say nothing.
Result<void> vault_lost(const std::string& store, bool empty) {
  if (empty || fs::exists(vault_file(store))) return {};
  return problem("cli.no_vault", "data",
                 "this history has lost its vault.db, which knows the persons and texts behind its tokens; take it "
                 "from a backup",
                 store);
}

// What it keeps is for whoever runs it.
Result<void> make_folder(const std::string& folder) {
  std::error_code failed;
  if (fs::exists(folder, failed)) return {};
  fs::create_directories(folder, failed);
  if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed) return problem("cli.file_unwritable", "data", "cannot create: " + failed.message(), folder);
  return {};
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& folder, const StoreOptions& options) {
  if (!options.read_only) {
    if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
  }
  if (auto lost = journal_lost(folder); !lost) return std::unexpected(lost.error());

  std::unique_ptr<Store> store(new Store());
  store->folder_ = folder;
  auto log = options.read_only ? open_log_to_read(folder) : journal::open_file_log(journal_folder(folder));
  if (!log) return std::unexpected(log.error());
  store->log_ = *std::move(log);
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  store->city_ = *std::move(city);

  const bool empty = store->log_->last_entry() == 0;
  const auto clock = clock_of(folder, options, empty);
  if (!clock) return std::unexpected(clock.error());
  store->clock_ = clock->kind;
  if (!options.read_only) {
    if (auto lost = vault_lost(folder, empty); !lost) return std::unexpected(lost.error());
    if (auto noted = empty ? note_clock(folder, *clock) : Result<void>{}; !noted) return std::unexpected(noted.error());
    vault::Options of_vault = vault_options(folder, options.master_key);
    if (auto words = words_apart(options.scanner); !words.empty()) {
      of_vault.scanner = vault::scan_with(std::move(words));
    }
    auto vault = vault::Vault::open(std::move(of_vault));
    if (!vault) return std::unexpected(vault.error());
    store->vault_ = *std::move(vault);
    // Before the next entry is given a number that a password waits for.
    const auto forgotten = credentials::forget_beyond(credentials_file(folder), store->log_->last_entry());
    if (!forgotten) return std::unexpected(forgotten.error());
  }

  engine::Options engine;
  engine.id_hash_key = made_of_randomness<engine::IdWindow::HashKey>();
  engine.threads = options.threads && !options.read_only;
  engine.allow_long_turns = options.allow_long_turns;
  if (clock->kind == ClockKind::file) engine.max_days_at_once = most_days_a_file_turns;
  engine.snapshot_folder = snapshot_folder(folder);
  engine.snapshot_every = options.read_only ? 0 : snapshot_every;
  engine.progress = options.progress;
  if (options.told) store->told_log_ = views::tell_when_durable(*store->log_, *options.told);
  journal::Log& written = store->told_log_ ? *store->told_log_ : *store->log_;
  store->engine_ = std::make_unique<engine::Engine>(*store->city_, written, std::move(engine));
  store->demo_day_ = clock->day.day;
  if (options.start) {
    if (auto begun = store->start(); !begun) return std::unexpected(begun.error());
  }
  return store;
}

Result<void> Store::start() {
  auto started = engine_->start();
  if (!started) return std::unexpected(started.error());
  started_ = *std::move(started);
  if (city_->day()) demo_day_ = city_->day()->day;
  return vault_ ? erase_who_was_erased() : Result<void>{};
}

Store::~Store() = default;

// Of an erasure that was journaled the vault may not have heard: the process was killed, or the vault is an older one
// that was restored.
Result<void> Store::erase_who_was_erased() {
  std::vector<PersonToken> erased;
  const auto asked = ask([&](const policies::City& city) {
    for (const auto& [token, entry] : city.persons().erased) erased.push_back({token});
  });
  if (!asked) return std::unexpected(asked.error());
  if (const auto done = vault_->erase_all(erased); !done) return std::unexpected(done.error());
  return {};
}

Result<journal::EntryNo> Store::ask(const std::function<void(const policies::City&)>& question) {
  return engine_->ask([&] { question(*city_); });
}

Stamp Store::stamp(Date day, std::int64_t second_of_day) const {
  if (clock_ == ClockKind::file) return stamp_of(day, second_of_day);
  const Stamp now{micros_now()};
  if (clock_ == ClockKind::wall) return now;
  const std::int64_t time_of_day = now.micros - stamp_of(date_of(now), 0).micros;
  return Stamp{stamp_of(Date{demo_day_}, 0).micros + time_of_day % micros_a_day};
}

std::optional<Date> Store::today() const {
  if (clock_ == ClockKind::file) return std::nullopt;
  return date_of(stamp({}, 0));
}

Result<Date> Store::next_day() {
  if (clock_ != ClockKind::demo) {
    return problem("cli.clock_differs", "clock", "only a demo day is turned by hand", folder_);
  }
  const Date next = Date{demo_day_} + Days{1};
  if (auto turned = engine_->turn_to(next); !turned) return std::unexpected(turned.error());
  demo_day_ = next.day;
  return next;
}

}  // namespace gongbao::cli
