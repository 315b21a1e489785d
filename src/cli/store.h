// A data folder: journal/ (what happened), snapshots/ (to start quickly), vault.db with attachments/ (who the tokens
// are), master.key (which opens the vault, unless it is kept elsewhere), clock (only when the history takes its days
// from the data). Opening it for writing creates what is missing.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/engine.h"
#include "policies/registry/city.h"
#include "vault/vault.h"

namespace gongbao::cli {

// wall: the day is today. file: the day is that of the data being imported, so that old files can be played through;
// only a history that began so goes on so.
enum class ClockKind { wall, file };

struct StoreOptions {
  bool read_only = false;               // takes no lock; what another process appends meanwhile is not seen
  std::optional<ClockKind> clock = {};  // nullopt: as the history began; file for an empty folder
  bool allow_long_turns = false;        // more than a week of days at once, wall clock
  bool threads = true;                  // false: decides on the caller's thread
  engine::Progress progress = {};       // of the replay at start
  std::string master_key = {};          // path; empty: master.key in the folder
};

class Store {
 public:
  // cli.no_store, cli.clock_differs, and the problems of journal, engine and vault.
  static Result<std::unique_ptr<Store>> open(const std::string& folder, const StoreOptions& options);
  ~Store();

  engine::Engine& engine() { return *engine_; }
  const journal::Log& log() const { return *log_; }
  vault::Vault& vault() { return *vault_; }
  const std::string& folder() const { return folder_; }
  ClockKind clock() const { return clock_; }
  const engine::ReplayReport& started() const { return started_; }
  bool was_empty() const { return started_.last_entry == 0; }

  // Asks the city between two blocks; the number of the last entry the answer rests on.
  Result<journal::EntryNo> ask(const std::function<void(const policies::City&)>& question);

  // The stamp of something done now (wall), or at that time of that day (file).
  Stamp stamp(Date day, std::int64_t second_of_day) const;

  // Tells the vault of every erasure in the journal that it has not executed; done when the store is opened.
  Result<void> erase_who_was_erased();

 private:
  Store() = default;
  std::string folder_;
  ClockKind clock_ = ClockKind::wall;
  std::unique_ptr<journal::Log> log_;
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<engine::Engine> engine_;  // last: stops before what it drives goes
  engine::ReplayReport started_;
};

// Folders of a store.
std::string journal_folder(const std::string& store);
std::string snapshot_folder(const std::string& store);
std::string vault_file(const std::string& store);
std::string clock_file(const std::string& store);
std::string master_key_file(const std::string& store);

// How the vault of that folder is opened. master_key: a path, empty for the one in the folder.
vault::Options vault_options(const std::string& store, const std::string& master_key);

// A log opened for reading, without a city: for verify, replay, export, statement. cli.no_store when there is none.
Result<std::unique_ptr<journal::Log>> open_log_to_read(const std::string& store);

}  // namespace gongbao::cli
