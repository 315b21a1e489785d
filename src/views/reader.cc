// Runs plans.
#include "views/reader.h"

#include <filesystem>

namespace gongbao::views {

namespace {

constexpr std::size_t most_statements = 200;  // kept prepared by one reader
constexpr std::int64_t common_enough = 500;   // rows behind a piece beyond which none is called rare

}  // namespace

ViewFile::~ViewFile() {
  if (!doomed_) return;
  std::error_code ignored;
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + tail, ignored);
}

Result<std::unique_ptr<Reader>> Reader::open(std::shared_ptr<ViewFile> file) {
  auto db = open_views(file->path(), Database::Mode::read_only);
  if (!db) return std::unexpected(db.error());
  return std::unique_ptr<Reader>(new Reader(std::move(file), *std::move(db)));
}

Result<Statement*> Reader::prepared(const std::string& sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  auto fresh = db_.prepare(sql);
  if (!fresh) return std::unexpected(fresh.error());
  if (statements_.size() >= most_statements) statements_.clear();
  return &(statements_[sql] = *std::move(fresh));
}

template <class T>
Result<T> Reader::in_transaction(const std::function<Result<T>()>& read) {
  if (auto begun = db_.run("BEGIN"); !begun) return std::unexpected(begun.error());
  Result<T> result = read();
  db_.allow_steps(0);
  const auto ended = db_.run("COMMIT");
  if (result && !ended) return std::unexpected(ended.error());
  return result;
}

Result<EntryNo> Reader::standing() {
  auto get = prepared("SELECT entry FROM standing");
  if (!get) return std::unexpected(get.error());
  const auto found = (*get)->step();
  const auto entry = found && *found ? static_cast<EntryNo>((*get)->integer(0)) : EntryNo{0};
  (*get)->reset();
  if (!found) return std::unexpected(found.error());
  return entry;
}

Result<Page> Reader::page(const ViewList& list, const Query& query, std::uint64_t steps) {
  if (query.limit == 0 || query.limit > list.most_rows_a_page) {
    return problem("views.bad_limit", "limit", "must be 1 to " + std::to_string(list.most_rows_a_page));
  }
  const auto asked = asked_of(list, query);
  if (!asked) return std::unexpected(asked.error());
  return in_transaction<Page>([&] {
    db_.allow_steps(steps);
    return read_page(list, query, *asked);
  });
}

Result<Page> Reader::read_page(const ViewList& list, const Query& query, const Asked& asked) {
  const auto entry = standing();
  if (!entry) return std::unexpected(entry.error());
  auto planned = plan(list, query, asked, query.limit + 1);
  if (!planned) return std::unexpected(planned.error());
  auto statement = prepared(planned->sql);
  if (!statement) return std::unexpected(statement.error());
  Statement& rows = **statement;
  bind_all(rows, planned->bound);

  Page page{planned->shown, {}, {}, *entry};
  const auto shown = static_cast<int>(planned->shown.size());
  std::vector<Value> position;
  auto found = rows.step();
  for (; found && *found; found = rows.step()) {
    if (page.rows.size() == query.limit) {  // there is more: the last row shown is where the next page begins
      page.next = cursor_of(list, *asked.order, position);
      break;
    }
    auto& row = page.rows.emplace_back();
    for (int i = 0; i < shown; ++i) row.push_back(value_of(rows, i));
    position.clear();
    for (int i = shown; i < rows.columns(); ++i) position.push_back(value_of(rows, i));
  }
  rows.reset();
  if (!found) return std::unexpected(found.error());
  return page;
}

Result<EntryNo> Reader::each_row(const ViewList& list, const Query& query,
                                 const std::function<void(const std::vector<Column>&)>& begin,
                                 const std::function<bool(std::span<const Value>)>& see) {
  const auto asked = asked_of(list, query);
  if (!asked) return std::unexpected(asked.error());
  return in_transaction<EntryNo>([&]() -> Result<EntryNo> {
    const auto entry = standing();
    if (!entry) return entry;
    Query all = query;
    all.cursor.clear();
    auto planned = plan(list, all, *asked, 0);
    if (!planned) return std::unexpected(planned.error());
    auto statement = prepared(planned->sql);
    if (!statement) return std::unexpected(statement.error());
    Statement& rows = **statement;
    bind_all(rows, planned->bound);
    begin(planned->shown);
    std::vector<Value> row(planned->shown.size());
    auto found = rows.step();
    for (; found && *found; found = rows.step()) {
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = value_of(rows, static_cast<int>(i));
      if (!see(row)) break;
    }
    rows.reset();
    if (!found) return std::unexpected(found.error());
    return entry;
  });
}

Result<Plan> Reader::plan(const ViewList& list, const Query& query, const Asked& asked, std::size_t limit) {
  std::vector<Value> after;
  if (!query.cursor.empty()) {
    auto position = position_in(list, *asked.order, query.cursor);
    if (!position) return std::unexpected(position.error());
    after = *std::move(position);
  }
  std::string piece;
  if (!asked.part.empty()) {
    auto rarest = rarest_piece({list.table, asked.part_of, {}}, asked.part);
    if (!rarest) return std::unexpected(rarest.error());
    piece = *std::move(rarest);
  }
  return plan_of(list, asked, after, limit, piece);
}

// Every piece of the part must be in the text; the one behind the fewest rows is looked up, the rest is compared.
Result<std::string> Reader::rarest_piece(const PieceTable& table, std::string_view part) {
  const std::vector<std::string> pieces = longest_pieces_of(part);
  if (pieces.size() == 1) return pieces.front();
  auto statement = prepared("SELECT count(*) FROM (SELECT 1 FROM " + table.name() + " WHERE piece = ?1 LIMIT ?2)");
  if (!statement) return std::unexpected(statement.error());
  Statement& count = **statement;
  std::string rarest;
  std::int64_t fewest = common_enough + 1;
  for (const std::string& piece : pieces) {
    const Value bound[] = {piece, common_enough};
    bind_all(count, bound);
    const auto found = count.step();
    const std::int64_t behind = found && *found ? count.integer(0) : 0;
    count.reset();
    if (!found) return std::unexpected(found.error());
    if (behind < fewest) {
      rarest = piece;
      fewest = behind;
    }
  }
  return rarest;
}

Result<std::string> Reader::explain(const ViewList& list, const Query& query) {
  const auto asked = asked_of(list, query);
  if (!asked) return std::unexpected(asked.error());
  const auto planned = plan(list, query, *asked, query.limit + 1);
  if (!planned) return std::unexpected(planned.error());
  auto explained = db_.prepare("EXPLAIN QUERY PLAN " + planned->sql);
  if (!explained) return std::unexpected(explained.error());
  bind_all(*explained, planned->bound);
  std::string lines;
  auto found = explained->step();
  for (; found && *found; found = explained->step()) lines += explained->text(3) + "\n";
  if (!found) return std::unexpected(found.error());
  return lines;
}

}  // namespace gongbao::views
