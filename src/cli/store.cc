// Opens the parts of a data folder in the order in which they rest on one another.
#include "cli/store.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include "cli/randomness.h"

namespace gongbao::cli {

namespace fs = std::filesystem;

namespace {

constexpr journal::EntryNo snapshot_every = 5'000'000;

Result<ClockKind> clock_of(const std::string& folder, const StoreOptions& options, bool empty) {
  const ClockKind began = fs::exists(clock_file(folder)) ? ClockKind::file : ClockKind::wall;
  if (empty) return options.clock.value_or(ClockKind::file);
  if (options.clock && *options.clock != began) {
    return problem("cli.clock_differs", "clock",
                   began == ClockKind::file
                       ? "this history takes its days from the data; it cannot change to the clock "
                         "on the wall"
                       : "this history follows the clock on the wall; it cannot take its days "
                         "from the data",
                   folder);
  }
  return began;
}

// Before the first entry, so that no history is without its clock.
Result<void> note_clock(const std::string& folder, ClockKind clock) {
  std::error_code ignored;
  if (clock == ClockKind::wall) {
    fs::remove(clock_file(folder), ignored);
    return {};
  }
  std::ofstream out(clock_file(folder));
  out << "file\n";
  out.close();
  if (!out) return problem("cli.file_unwritable", "", "cannot write", clock_file(folder));
  return {};
}

}  // namespace

std::string journal_folder(const std::string& store) { return (fs::path(store) / "journal").string(); }
std::string snapshot_folder(const std::string& store) { return (fs::path(store) / "snapshots").string(); }
std::string vault_file(const std::string& store) { return (fs::path(store) / "vault.db").string(); }
std::string clock_file(const std::string& store) { return (fs::path(store) / "clock").string(); }
std::string master_key_file(const std::string& store) { return (fs::path(store) / "master.key").string(); }

vault::Options vault_options(const std::string& store, const std::string& master_key) {
  return {.path = vault_file(store),
          .master_key = master_key.empty() ? master_key_file(store) : master_key,
          .random = fill_with_randomness};
}

Result<std::unique_ptr<journal::Log>> open_log_to_read(const std::string& store) {
  if (!fs::exists(journal_folder(store))) {
    return problem("cli.no_store", "data", "there is no journal in this folder", store);
  }
  return journal::open_file_log(journal_folder(store), {.read_only = true});
}

Result<std::unique_ptr<Store>> Store::open(const std::string& folder, const StoreOptions& options) {
  std::error_code failed;
  if (!options.read_only) fs::create_directories(folder, failed);
  if (failed) return problem("cli.file_unwritable", "data", "cannot create: " + failed.message(), folder);

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
  store->clock_ = *clock;
  if (!options.read_only) {
    if (auto noted = empty ? note_clock(folder, *clock) : Result<void>{}; !noted) return std::unexpected(noted.error());
    auto vault = vault::Vault::open(vault_options(folder, options.master_key));
    if (!vault) return std::unexpected(vault.error());
    store->vault_ = *std::move(vault);
  }

  engine::Options engine;
  engine.threads = options.threads && !options.read_only;
  engine.allow_long_turns = options.allow_long_turns || *clock == ClockKind::file;
  engine.snapshot_folder = snapshot_folder(folder);
  engine.snapshot_every = options.read_only ? 0 : snapshot_every;
  engine.progress = options.progress;
  store->engine_ = std::make_unique<engine::Engine>(*store->city_, *store->log_, std::move(engine));
  auto started = store->engine_->start();
  if (!started) return std::unexpected(started.error());
  store->started_ = *std::move(started);
  if (!options.read_only) {
    if (auto done = store->erase_who_was_erased(); !done) return std::unexpected(done.error());
  }
  return store;
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
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Stamp{std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

}  // namespace gongbao::cli
