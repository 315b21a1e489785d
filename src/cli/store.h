// A data folder: journal/ (what happened), snapshots/ (to start quickly), vault.db with attachments/ (who the tokens
// are), master.key (which opens the vault, unless it is kept elsewhere), credentials.db (how accounts prove who they
// are), views/ (lists, to be thrown away at will), clock (only when the history does not follow the clock on the wall).
// Opening it for writing creates what is missing.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "engine/engine.h"
#include "policies/registry/city.h"
#include "vault/vault.h"
#include "views/told_log.h"

namespace gongbao::cli {

// wall: the day is today. file: the day is that of the data being imported, so that old files can be played through.
// demo: the day stands still until it is turned by hand, and the time of day runs. A history goes on as it began.
enum class ClockKind { wall, file, demo };

struct ClockChoice {
  ClockKind kind = ClockKind::wall;
  Date day = {};  // demo: the day on which an empty history begins
};
// "wall", "file", "demo:2024-11-20"; and "demo" for a history that has its day. cli.bad_option.
Result<ClockChoice> clock_named(const std::string& text);

// So many days a file may turn at once: where nothing happened for longer a date is more likely wrong.
inline constexpr std::int32_t most_days_a_file_turns = 366;

struct StoreOptions {
  bool read_only = false;                 // takes no lock; what another process appends meanwhile is not seen
  std::optional<ClockChoice> clock = {};  // nullopt: as the history began; file for an empty folder
  bool allow_long_turns = false;          // more days at once than a week, or than a file may turn
  bool threads = true;                    // false: decides on the caller's thread
  engine::Progress progress = {};         // of the replay at start
  std::string master_key = {};            // path; empty: master.key in the folder
  std::string scanner = {};               // program with its arguments; empty: attachments are not scanned
  std::optional<views::Told> told = {};   // of blocks, on the thread that writes
  bool start = true;                      // false: nothing is replayed until start()
};

class Store {
 public:
  // cli.no_store, cli.clock_differs, and the problems of journal, engine and vault.
  static Result<std::unique_ptr<Store>> open(const std::string& folder, const StoreOptions& options);
  ~Store();
  // Once, when it was not opened with it.
  Result<void> start();

  engine::Engine& engine() { return *engine_; }
  const policies::City& city() const { return *city_; }  // to be read in questions only
  const journal::Log& log() const { return *log_; }
  vault::Vault& vault() { return *vault_; }
  const std::string& folder() const { return folder_; }
  ClockKind clock() const { return clock_; }
  const engine::ReplayReport& started() const { return started_; }
  bool was_empty() const { return started_.last_entry == 0; }

  // Asks the city between two blocks; the number of the last entry the answer rests on.
  Result<journal::EntryNo> ask(const std::function<void(const policies::City&)>& question);

  // The stamp of something done now (wall), at this time of the demo day (demo), or at that time of that day (file).
  Stamp stamp(Date day, std::int64_t second_of_day) const;
  // Today, as this history counts; nullopt where every file says its own day.
  std::optional<Date> today() const;
  // demo: begins the day after; the day. cli.clock_differs for other clocks.
  Result<Date> next_day();

  // Tells the vault of every erasure in the journal that it has not executed; done when the store is opened.
  Result<void> erase_who_was_erased();

 private:
  Store() = default;
  std::string folder_;
  ClockKind clock_ = ClockKind::wall;
  std::atomic<std::int32_t> demo_day_ = 0;  // days since 1970-01-01
  std::unique_ptr<journal::Log> log_, told_log_;
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<engine::Engine> engine_;  // last: stops before what it drives goes
  engine::ReplayReport started_;
};

// Folders of a store.
std::string journal_folder(const std::string& store);
std::string snapshot_folder(const std::string& store);
std::string vault_file(const std::string& store);
// There while a restore into the folder has not ended: nothing else is done with it.
std::string restoring_file(const std::string& store);
std::string views_folder(const std::string& store);
std::string clock_file(const std::string& store);
std::string verdict_folder(const std::string& store);  // where imports leave their answers
std::string master_key_file(const std::string& store);

// Whether a store keeps, or may come to keep, something under that name in its folder.
bool is_kept(std::string_view name);

// How the vault of that folder is opened. master_key: a path, empty for the one in the folder.
vault::Options vault_options(const std::string& store, const std::string& master_key);
std::string credentials_file(const std::string& store);
std::string demo_accounts_file(const std::string& store);

// A log opened for reading, without a city: for verify, replay, export, statement. cli.no_store when there is none.
Result<std::unique_ptr<journal::Log>> open_log_to_read(const std::string& store);

}  // namespace gongbao::cli
