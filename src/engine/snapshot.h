// Images of the state, so that a start need not replay everything: <folder>/snapshot-<entry>.gbs.
//
// 128 bytes of head, then the engine's tables and the machine's state. Little-endian; offset: size field:
//   0: 8 "gbsnap01" · 8: 4 format version = 4 · 12: 4 rules version · 16: 8 entry · 24: 32 chain (hash of the block
//   that ends with the entry) · 56: 8 bytes after the head · 64: 16 state digest · 80: 16 XXH3 of the bytes after the
//   head · 96: 8 bytes of the tables · 104: 20 zero · 124: 4 CRC32C of bytes 0 … 123
//
// A snapshot only saves time. One that is damaged, of another version, or not of this journal is left aside, never
// repaired. Its checksum finds damage and keeps nobody from writing another one: who can write here can write the
// checksum too, and what must convince an outsider is in the journal.
#pragma once

#include "engine/tables.h"

namespace gongbao::engine {

struct SnapshotFile {
  EntryNo entry = 0;
  std::string path;
};

// The newest first; names of other forms are not looked at.
std::vector<SnapshotFile> snapshots_in(const std::string& folder);

// The state after tables.last_entry(), which must be the last entry of a durable block whose hash is chain. Written
// beside, flushed, then renamed; the two newest are kept. engine.snapshot_unwritable names the file.
Result<void> write_snapshot(const std::string& folder, const Machine& machine, const Tables& tables,
                            const Hash32& chain);

// engine.snapshot_damaged, engine.snapshot_of_other_rules, engine.snapshot_of_other_journal; machine and tables are
// empty then.
Result<void> read_snapshot(const std::string& path, const journal::Log& log, Machine& machine, Tables& tables);

}  // namespace gongbao::engine
