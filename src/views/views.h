// SQL views behind the journal: lists, search, exports. One SQLite file per system in one folder; each follows the
// journal at its own pace, can be thrown away, and is rebuilt from the first entry.
//
//   journal ──(durable)──► wake ──► projecting thread ──► <system>.<n>.db ──► page, each_row (any thread)
//
// Rows and the number of the last entry they hold are written in one transaction, so a killed process goes on where it
// stopped. What tables, lists or writers have changed since a file was written, or what is damaged in it, makes a new
// file beside the old one; readers go over when it has caught up, and never see an empty list meanwhile.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "journal/journal.h"
#include "policies/view_rows.h"

namespace gongbao::views {

using policies::Column;
using policies::EntryNo;
using policies::Value;
using policies::ViewSystem;

// Full ids of the clauses behind an answer, apart by blanks; command: a typed command or an op. Asked while entries are
// folded, on the projecting thread.
using ClausesBehind = std::function<std::string(std::string_view command, policies::Code code)>;

struct Options {
  std::string folder;                                         // created when missing
  ClausesBehind clauses;                                      // empty: the decision log cites nothing
  EntryNo entries_a_transaction = 50000;                      // at most about so many; a lone entry does not wait
  std::uint64_t steps_a_query = 20'000'000;                   // of SQLite's machine; a query that needs more is stopped
  std::function<void(EntryNo done, EntryNo total)> progress;  // of catching up, on the projecting thread
};

// What a reader asks. Names of parameters: <column> (equal), <column>_from, <column>_to (range, inclusive),
// <column>_prefix, <column>_contains.
struct Query {
  std::string system;
  std::string list;
  access::Actor actor;
  std::vector<std::pair<std::string, std::string>> filters;
  std::string order;       // a declared column, "-" before it: descending; empty: the list's first order
  std::string cursor;      // next of the page before; empty: from the beginning
  std::size_t limit = 50;  // 1 … the list's most_rows_a_page
};

struct Page {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
  std::string next;   // empty: the last page
  EntryNo entry = 0;  // the last entry the rows hold
};

// Of a page that was refused: the text of a filter is no value of its column, so there can be no such row.
bool is_no_value(const Problem& problem);

struct SystemStatus {
  std::string system;
  std::string file;
  EntryNo entry = 0;  // the last one its readers see
  bool rebuilding = false;
  EntryNo rebuilt = 0;             // of the file being made
  std::optional<Problem> problem;  // why it stands still
};

// How far the files in a folder have come, without touching them: for who looks in from outside.
std::vector<SystemStatus> read_status(const std::string& folder, const std::vector<ViewSystem>& systems);

class Views {
 public:
  // The log outlives the views. Opens or creates the files; rows come with start(). views.io_failed.
  static Result<std::unique_ptr<Views>> open(const journal::Log& log, Options options,
                                             const std::vector<ViewSystem>& systems);
  virtual ~Views() = default;  // stops

  // Begins the projecting thread; without it catch_up() does its work on the caller's thread.
  virtual void start() = 0;
  virtual void stop() = 0;
  virtual Result<void> catch_up() = 0;
  // New entries are durable. Cheap; from any thread. See told_log.h.
  virtual void wake() = 0;

  // The last entry that all systems' readers see.
  virtual EntryNo stands_at() const = 0;
  // True when that entry is there, or came in time; who is told to stop waits no longer.
  virtual bool wait_entry(EntryNo entry, std::chrono::milliseconds at_most, const std::stop_token& stop = {}) const = 0;

  // One page. ledger.forbidden (the role has no part in the list), views.unknown_list, views.bad_filter,
  // views.bad_order, views.bad_cursor, views.bad_limit (each naming the field), views.not_ready (the first rebuild is
  // under way), views.too_much (the steps are used up), views.io_failed.
  virtual Result<Page> page(const Query& query) const = 0;
  // All rows of a list, one after the other, as they were at one moment; cursor and limit play no part. see returns
  // false to stop. The number is the entry they hold.
  virtual Result<EntryNo> each_row(const Query& query, const std::function<void(const std::vector<Column>&)>& begin,
                                   const std::function<bool(std::span<const Value>)>& see) const = 0;

  // Makes a new file of that system, or of all ("" ), while the old one is read; returns when readers have gone over.
  // views.unknown_system.
  virtual Result<void> rebuild(std::string_view system) = 0;
  virtual std::vector<SystemStatus> status() const = 0;
};

}  // namespace gongbao::views
