// Bringing a state back from the journal, and judging a journal again.
//
// replay applies what was decided and decides nothing, so a journal written under old rules gives the same state.
// verify re-hashes every block against the chain and decides every entry again, against the state before it.
#pragma once

#include "engine/tables.h"

namespace gongbao::engine {

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;  // bytes of the journal

struct ReplayOptions {
  bool check_hashes = false;  // against the chain; checksums are always checked
  bool threads = true;        // ids are kept on a second one
  Progress progress;
  std::function<void(EntryNo)> after_entry = {};  // each entry, once it is applied
  std::function<void(Date)> before_day = {};      // before the first step of the turn to that day
  IdWindow::HashKey id_hash_key = {};             // of tables that are empty
};

struct ReplayReport {
  EntryNo snapshot_entry = 0;  // the state up to here came from a snapshot; 0 = none
  EntryNo last_entry = 0;
  std::uint64_t blocks = 0, instructions = 0, typed = 0;  // replayed
  std::vector<std::string> warnings;                      // snapshots that were not good, and why
};

// Applies the entries after tables.last_entry() to machine and tables, which must belong together.
// engine.unknown_type names type, version and entry; problems of the log are passed on.
Result<void> replay_tail(const journal::Log& log, Machine& machine, Tables& tables, const ReplayOptions& options,
                         ReplayReport& report);

// The same from the first entry, for an empty machine.
Result<ReplayReport> replay(const journal::Log& log, Machine& machine, const ReplayOptions& options = {});

struct VerifyOptions {
  std::size_t differences_kept = 1000;  // of each list; all are counted
  Progress progress;
  // Asked before a block is judged: whoever sets it has the blocks hashed elsewhere, and a Problem ends the pass there.
  std::function<Result<void>(journal::BlockNo)> hashed = {};
  IdWindow::HashKey id_hash_key = {};
};

struct Difference {
  EntryNo entry = 0;
  std::uint32_t rules_version = 0;  // of its block
  std::string what;                 // "code: stored 208, now 0; custody_after: …"
};

struct VerifyReport {
  std::uint64_t blocks = 0, instructions = 0, typed = 0, turn_steps = 0;
  // Of blocks of this program's rules version; any of them is a finding.
  std::uint64_t differing = 0;
  std::vector<Difference> differences;
  // Of blocks of another rules version: to be known, not a finding.
  std::uint64_t differing_of_other_rules = 0;
  std::vector<Difference> differences_of_other_rules;
  std::uint64_t entries_of_other_rules = 0;

  bool good() const { return differing == 0; }
};

// For an empty machine. A chain that does not fit, a byte that is not what was written, or a type this program does not
// know is a Problem; what is decided otherwise is a difference. The digests a day turn records are compared as part of
// its facts. What is applied is always what the journal says.
Result<VerifyReport> verify(const journal::Log& log, Machine& machine, const VerifyOptions& options = {});

// Day turn steps are the entries of the engine's own: account 0 and role 0. Nobody else may speak as that.
inline bool of_the_engine(const Source& source) { return source.account == 0 && source.role == 0; }

Problem unknown_type(std::uint16_t type, std::uint16_t version, EntryNo entry);

}  // namespace gongbao::engine
