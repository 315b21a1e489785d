// One system's rows in one file: created, opened, folded block by block. Used by one thread at a time.
#pragma once

#include "journal/journal.h"
#include "views/log_rows.h"
#include "views/schema.h"
#include "views/sql_rows.h"
#include "views/views.h"

namespace gongbao::views {

// How far a file has come; blocks are folded whole.
struct Standing {
  journal::BlockNo block = 0;
  EntryNo entry = 0;
  Hash32 block_hash{};  // so that another journal in the same folder is noticed
};

class Projection {
 public:
  // An empty file for the whole journal: no indexes, nothing durable, until finish(). What is at the path is lost.
  static Result<std::unique_ptr<Projection>> create(const std::string& path, const ViewSystem& system,
                                                    ClausesBehind clauses);
  // A file that finish() has made; nullptr when it is of another schema or unfinished. views.damaged.
  static Result<std::unique_ptr<Projection>> open(const std::string& path, const ViewSystem& system,
                                                  ClausesBehind clauses);

  // What is in such a file, without changing it.
  static Result<std::optional<Standing>> read_standing(const std::string& path, const ViewSystem& system);

  // Folds the next block into the open transaction.
  Result<void> fold(const journal::Block& block);
  // Rows and standing in one transaction; readers see both or neither.
  Result<void> commit();
  // Indexes, then everything on the disk; from now on every commit leaves a consistent file, whatever happens.
  Result<void> finish();

  const Standing& folded() const { return folded_; }        // with the open transaction
  const Standing& committed() const { return committed_; }  // as a reader sees it
  const std::string& path() const { return db_.path(); }

 private:
  Projection(Database db, const ViewSystem& system, ClausesBehind clauses)
      : db_(std::move(db)), system_(system), schema_(schema_hash(system)), clauses_(std::move(clauses)) {}
  Result<void> begin();
  Result<void> put_standing(bool complete);
  void fold(EntryNo number, const journal::Source& source, const journal::InstructionView& view);
  void fold(EntryNo number, const journal::Source& source, const journal::TypedView& view);
  void tell(const FactRow& of, const SqlRows::Seen& seen);
  void log_decision(const policies::FactOrigin& origin, const journal::TypedView& view, std::string_view command,
                    std::uint64_t operator_id);

  Database db_;
  const ViewSystem& system_;
  std::string schema_;  // its hash, put beside every standing
  ClausesBehind clauses_;
  std::unique_ptr<SqlRows> rows_;
  Statement standing_;
  Standing folded_, committed_;
  bool complete_ = false;
  bool in_transaction_ = false;
};

// Whether the file's standing is a place in that journal.
bool stands_in(const Standing& standing, const journal::Log& log);

}  // namespace gongbao::views
