// Reading one file: pages and whole lists, each within one read transaction, so that rows and entry number agree.
#pragma once

#include <atomic>

#include "views/query.h"
#include "views/values.h"

namespace gongbao::views {

// A file that may have to go once nobody reads it any more.
class ViewFile {
 public:
  explicit ViewFile(std::string path) : path_(std::move(path)) {}
  ~ViewFile();
  ViewFile(const ViewFile&) = delete;
  ViewFile& operator=(const ViewFile&) = delete;
  const std::string& path() const { return path_; }
  void remove_when_unread() { doomed_ = true; }

 private:
  const std::string path_;
  std::atomic<bool> doomed_ = false;
};

// Used by one thread at a time.
class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(std::shared_ptr<ViewFile> file);
  Result<Page> page(const ViewList& list, const Query& query, std::uint64_t steps);
  Result<EntryNo> each_row(const ViewList& list, const Query& query,
                           const std::function<void(const std::vector<Column>&)>& begin,
                           const std::function<bool(std::span<const Value>)>& see);
  // What SQLite says it will do for that query, a line a step; for tests.
  Result<std::string> explain(const ViewList& list, const Query& query);
  const std::shared_ptr<ViewFile>& file() const { return file_; }

 private:
  Reader(std::shared_ptr<ViewFile> file, Database db) : file_(std::move(file)), db_(std::move(db)) {}
  template <class T>
  Result<T> in_transaction(const std::function<Result<T>()>& read);
  Result<EntryNo> standing();
  Result<Plan> plan(const ViewList& list, const Query& query, const Asked& asked, std::size_t limit);
  Result<std::string> rarest_piece(const PieceTable& table, std::string_view part);
  Result<Statement*> prepared(const std::string& sql);
  Result<Page> read_page(const ViewList& list, const Query& query, const Asked& asked);

  std::shared_ptr<ViewFile> file_;
  Database db_;
  std::map<std::string, Statement> statements_;
};

}  // namespace gongbao::views
