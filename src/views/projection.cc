// Folds entries into rows: the log rows of this room, then the system's own.
#include "views/projection.h"

#include <filesystem>

#include "views/log_rows.h"

namespace gongbao::views {

namespace {

using policies::FactOrigin;

constexpr const char* standing_table =
    "CREATE TABLE standing (only INTEGER PRIMARY KEY CHECK (only = 1), schema TEXT NOT NULL, block INTEGER NOT NULL, "
    "entry INTEGER NOT NULL, block_hash BLOB NOT NULL, complete INTEGER NOT NULL) STRICT;\n";

// Nothing waits for the disk while a file is made: it is of use only when it is finished.
constexpr const char* while_making =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = "
    "EXCLUSIVE; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;";
constexpr const char* while_following =
    "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;";

Hash32 hash_in(const Value& value) {
  Hash32 hash{};
  if (const auto* bytes = std::get_if<Bytes>(&value); bytes != nullptr && bytes->size() == hash.size()) {
    std::ranges::copy(*bytes, hash.begin());
  }
  return hash;
}

// nullopt: of another schema, or unfinished.
Result<std::optional<Standing>> standing_in(Database& db, const ViewSystem& system) {
  auto get = db.prepare("SELECT schema, block, entry, block_hash, complete FROM standing");
  if (!get) return problem("views.damaged", "", get.error().message, db.path());
  const auto found = get->step();
  if (!found) return std::unexpected(found.error());
  const bool ours = *found && value_of(*get, 0) == Value(schema_hash(system)) && get->integer(4) == 1;
  if (!ours) return std::nullopt;
  return Standing{static_cast<journal::BlockNo>(get->integer(1)), static_cast<EntryNo>(get->integer(2)),
                  hash_in(value_of(*get, 3))};
}

void forget_files(const std::string& path) {
  std::error_code ignored;
  for (const char* tail : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + tail, ignored);
}

}  // namespace

bool stands_in(const Standing& standing, const journal::Log& log) {
  if (standing.block == 0) return true;
  const auto block = log.read(standing.block);
  return block && block->hash() == standing.block_hash;
}

Result<std::unique_ptr<Projection>> Projection::create(const std::string& path, const ViewSystem& system,
                                                       ClausesBehind clauses) {
  forget_files(path);
  auto db = open_views(path, Database::Mode::disposable);
  if (!db) return std::unexpected(db.error());
  const std::string all = while_making + std::string("BEGIN;") + standing_table + create_tables(system) + "COMMIT;";
  if (auto made = db->run(all); !made) return std::unexpected(made.error());
  std::unique_ptr<Projection> projection(new Projection(*std::move(db), system, std::move(clauses)));
  if (auto ready = projection->begin(); !ready) return std::unexpected(ready.error());
  return projection;
}

Result<std::unique_ptr<Projection>> Projection::open(const std::string& path, const ViewSystem& system,
                                                     ClausesBehind clauses) {
  auto db = open_views(path, Database::Mode::disposable);
  if (!db) return std::unexpected(db.error());
  if (auto set = db->run(while_following); !set) return std::unexpected(set.error());
  const auto standing = standing_in(*db, system);
  if (!standing) return std::unexpected(standing.error());
  if (!*standing) return nullptr;
  std::unique_ptr<Projection> projection(new Projection(*std::move(db), system, std::move(clauses)));
  if (auto ready = projection->begin(); !ready) return std::unexpected(ready.error());
  projection->complete_ = true;
  projection->folded_ = projection->committed_ = **standing;
  return projection;
}

Result<std::optional<Standing>> Projection::read_standing(const std::string& path, const ViewSystem& system) {
  auto db = open_views(path, Database::Mode::read_only);
  if (!db) return std::unexpected(db.error());
  return standing_in(*db, system);
}

Result<void> Projection::begin() {
  auto rows = SqlRows::create(db_, system_, clauses_);
  if (!rows) return std::unexpected(rows.error());
  rows_ = *std::move(rows);
  auto put = db_.prepare("INSERT OR REPLACE INTO standing VALUES (1, ?, ?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  standing_ = *std::move(put);
  return {};
}

Result<void> Projection::fold(const journal::Block& block) {
  if (!in_transaction_) {
    if (auto begun = db_.run("BEGIN"); !begun) return begun;
    in_transaction_ = true;
  }
  journal::for_each_entry(
      block, [this](EntryNo number, const journal::Source& source, const auto& view) { fold(number, source, view); });
  if (system_.on_block != nullptr) system_.on_block(*rows_, block);
  folded_ = {block.number(), block.first_entry() + block.entries() - 1, block.hash()};
  if (rows_->problem()) return std::unexpected(*rows_->problem());
  return {};
}

Result<void> Projection::commit() {
  if (!in_transaction_) return {};
  if (auto flushed = rows_->flush(); !flushed) return flushed;
  if (auto put = put_standing(complete_); !put) return put;
  if (auto done = db_.run("COMMIT"); !done) return done;
  in_transaction_ = false;
  committed_ = folded_;
  return {};
}

Result<void> Projection::put_standing(bool complete) {
  const Value row[] = {schema_, static_cast<std::int64_t>(folded_.block), static_cast<std::int64_t>(folded_.entry),
                       Bytes(folded_.block_hash.begin(), folded_.block_hash.end()), std::int64_t{complete ? 1 : 0}};
  bind_all(standing_, row);
  return standing_.run();
}

Result<void> Projection::finish() {
  if (auto done = commit(); !done) return done;
  if (auto made = db_.run("BEGIN;" + create_indexes(system_) + "COMMIT;"); !made) return made;
  // What SQLite has not waited for yet, it waits for with the first change that it does.
  if (auto set = db_.run(std::string(while_following) + "PRAGMA synchronous = FULL;"); !set) return set;
  complete_ = true;
  if (auto put = put_standing(true); !put) return put;
  return db_.run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = NORMAL;");
}

void Projection::fold(EntryNo number, const journal::Source& source, const journal::InstructionView& view) {
  system_.on_instruction(*rows_, {view, source, number});
}

void Projection::fold(EntryNo number, const journal::Source& source, const journal::TypedView& view) {
  const FactOrigin origin{number, date_of(Stamp{source.stamp_micros}), access::actor_of(source), view.head.type};
  const std::string command = system_.words.command(view.head.type);
  const std::uint64_t about =
      command.empty() ? 0 : system_.words.operator_of_command(view.head.type, view.command, number);

  FactRow row{number, 0, origin.booked_on, "", "", 0, 0, {}, origin.actor.role, origin.actor.account};
  const policies::Words& words = system_.news.command != nullptr ? system_.news : system_.words;
  ByteReader in(view.facts);
  while (in.left() > 0) {
    const auto fact = in.integer<std::uint16_t>();
    in.integer<std::uint16_t>();  // its version: the engine has understood it
    const ByteView bytes = in.blob();
    if (!in.ok()) break;
    ++row.place;
    const SqlRows::Seen seen = rows_->seen_of([&] { system_.on_fact(*rows_, fact, bytes, origin); });
    row.command = words.command(view.head.type);
    row.fact = words.fact(fact);
    if (row.command.empty() || row.fact.empty()) continue;
    const std::uint64_t operator_id = words.operator_of_fact(fact, bytes, number);
    row.operator_id = operator_id != 0 ? operator_id : about;
    const policies::Belongs belongs = system_.belongs(*rows_, row.operator_id);
    row.bank_id = belongs.bank_id;
    row.area = belongs.area;
    if (!command.empty() && !system_.words.fact(fact).empty()) rows_->put(row);
    tell(row, seen);
  }
  if (!command.empty()) log_decision(origin, view, command, about);
}

// Sums over many operators say nothing of one. Who spoke knows it already.
void Projection::tell(const FactRow& of, const SqlRows::Seen& seen) {
  const auto put = [&](access::Role reader, std::uint32_t outlet, std::uint64_t account) {
    rows_->put(NewsRow{reader, of.entry, of.place, outlet, account, of.day, of.fact, of.command, of.operator_id,
                       of.bank_id, of.area, of.role});
  };
  const std::uint32_t readers = seen.of_operators | (of.operator_id == 0 ? seen.of_none : 0);
  for (const access::Grant& grant : news_readers()) {
    if ((readers & SqlRows::bit_of(grant.role)) != 0) put(grant.role, 0, 0);
  }
  const bool all_outlets = (readers & SqlRows::bit_of(access::Role::branch)) != 0;
  for (const std::uint32_t outlet : seen.outlets) {
    if (!all_outlets) put(access::Role::branch, outlet, 0);
  }
  for (const std::uint64_t account : seen.accounts) {
    if (account != of.account) put(system_.person, 0, account);
  }
}

void Projection::log_decision(const FactOrigin& origin, const journal::TypedView& view, std::string_view command,
                              std::uint64_t operator_id) {
  const policies::Belongs belongs = system_.belongs(*rows_, operator_id);
  DecisionRow row;
  row.entry = origin.entry;
  row.day = origin.booked_on;
  row.command = command;
  row.outcome = static_cast<DecisionOutcome>(view.head.verdict);
  row.code = system_.words.code(view.head.code);
  const auto cited = system_.words.cited;
  row.clauses = rows_->clauses_behind(cited != nullptr ? cited(view.head.type, view.command) : command, view.head.code);
  row.operator_id = operator_id;
  row.bank_id = belongs.bank_id;
  // A bank's own report is about no operator.
  if (operator_id == 0 && origin.actor.role == access::Role::custody_bank) row.bank_id = origin.actor.organisation;
  row.area = belongs.area;
  row.role = origin.actor.role;
  row.account = origin.actor.account;
  row.organisation = origin.actor.organisation;
  row.by_area = origin.actor.area;
  rows_->put(row);
}

}  // namespace gongbao::views
