// How fast all views are rebuilt from a journal of a million commands, against a plain bulk insert of the same rows.
//
// Ours: the journal's files read block by block, every entry folded, rows and indexes written, the file made durable.
// Against: the same rows, held in memory, into the same tables by one prepared statement each in one transaction, the
// same indexes afterwards, durable. Both run in turns on the same disk; the median of the pairs' ratios counts.
#include <filesystem>

#include "benches/night.h"
#include "benches/report.h"
#include "policies/registry/views.h"
#include "views/log_rows.h"
#include "views/schema.h"
#include "views/values.h"
#include "views/views.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::EmptyCity;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.5;

struct Rows {
  std::string table;
  std::vector<std::vector<views::Value>> rows;
};
struct System {
  policies::ViewSystem system;
  std::vector<Rows> tables;
};

std::vector<System> all_rows(const views::Views& made) {
  std::vector<System> all;
  for (const views::SystemStatus& status : made.status()) {
    System& of = all.emplace_back();
    for (const policies::ViewSystem& system : policies::all_view_systems()) {
      if (system.name == status.system) of.system = views::with_logs(system);
    }
    auto db = need(views::open_views(status.file, views::Database::Mode::read_only));
    std::vector<std::string> names;
    for (const policies::ViewTable* table : of.system.tables) names.emplace_back(table->name);
    for (const views::PieceTable& piece_table : views::piece_tables(of.system)) names.push_back(piece_table.name());
    for (const std::string& name : names) {
      Rows& rows = of.tables.emplace_back(Rows{name, {}});
      auto select = need(db.prepare("SELECT * FROM " + name));
      while (need(select.step())) {
        auto& row = rows.rows.emplace_back();
        for (int i = 0; i < select.columns(); ++i) row.push_back(views::value_of(select, i));
      }
    }
  }
  return all;
}

std::unique_ptr<views::Views> rebuild(const journal::Log& log, const policies::LawBooks& law,
                                      const std::string& folder) {
  fs::remove_all(folder);
  views::Options options;
  options.folder = folder;
  options.clauses = policies::clauses_behind(law);
  auto made = need(views::Views::open(log, std::move(options), policies::all_view_systems()));
  need(made->catch_up());
  return made;
}

void insert_plainly(const std::vector<System>& systems, const std::string& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const System& of : systems) {
    auto db =
        need(views::open_views(folder + "/" + std::string(of.system.name) + ".db", views::Database::Mode::disposable));
    need(
        db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
               "PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; BEGIN;"));
    need(db.run(views::create_tables(of.system)));
    for (const Rows& rows : of.tables) {
      if (rows.rows.empty()) continue;
      std::string marks = "?";
      for (std::size_t i = 1; i < rows.rows.front().size(); ++i) marks += ", ?";
      auto insert = need(db.prepare("INSERT INTO " + rows.table + " VALUES (" + marks + ")"));
      for (const auto& row : rows.rows) {
        views::bind_all(insert, row);
        need(insert.run());
      }
    }
    need(db.run(views::create_indexes(of.system)));
    need(
        db.run("COMMIT; PRAGMA locking_mode = NORMAL; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; "
               "CREATE TABLE done (x); PRAGMA wal_checkpoint(TRUNCATE);"));
  }
}

bench::Row rebuilding() {
  const EmptyCity city({.operators = 2'000,
                        .cards = 400'000,
                        .records = 1'000'000,
                        .refused_per_10000 = 100,
                        .duplicates_per_10000 = 10});
  // One bank's night of a million records.
  bench::import_file(*need(cli::Store::open(city.path(), {})), city.law(), city.write("night.gbb", city.records()));
  const auto log = need(cli::open_log_to_read(city.path()));
  const auto rebuilt_views = [&] { return rebuild(*log, city.law(), city.folder().at("views")); };
  const std::vector<System> systems = all_rows(*rebuilt_views());
  const auto commands = static_cast<double>(log->last_entry());
  bench::Row row;
  row.question = "rebuilding all views of 1,000,000 commands, indexes and all, durable";
  row.unit = "entries/s";
  bench::measure(row, pairs, [&] {
    const double ours = commands / bench::seconds(rebuilt_views);
    return bench::Pair{ours, commands / bench::seconds([&] { insert_plainly(systems, city.folder().at("plain")); })};
  });
  row.goal = "ratio ≥ 0.50 of a plain bulk insert of the same rows, indexes and all, durable";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the number of entries, and of rows: typed facts and cards sold";
  return row;
}

}  // namespace

int main(int argc, char** argv) { return bench::print_all({rebuilding()}, bench::options_of(argc, argv)); }
