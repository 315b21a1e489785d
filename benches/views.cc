// How fast all views are rebuilt from a journal of a million commands, against a plain bulk insert of the same rows.
//
// Ours: the journal's files read block by block, every entry folded, rows and indexes written, the file made durable.
// Against: the same rows, held in memory, into the same tables by one prepared statement each in one transaction, the
// same indexes afterwards, durable. Both run in turns on the same disk; the median of the pairs' ratios counts.
#include <filesystem>
#include <fstream>

#include "benches/report.h"
#include "benches/scratch.h"
#include "cli/import_batch.h"
#include "cli/import_ndjson.h"
#include "cli/sample_night.h"
#include "policies/registry/law_books.h"
#include "policies/registry/views.h"
#include "views/log_rows.h"
#include "views/schema.h"
#include "views/sqlite.h"
#include "views/views.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::Folder;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.5;

// A city set up, and one bank's night of a million records.
void fill(const Folder& folder, const policies::LawBooks& law) {
  const cli::NightPlan plan{
      .operators = 2'000, .cards = 400'000, .records = 1'000'000, .refused_per_10000 = 100, .duplicates_per_10000 = 10};
  auto operators = cli::sample_operators(plan);
  std::ofstream(folder.at("setup.ndjson")) << cli::setup_lines(plan, operators);
  const auto store = need(cli::Store::open(folder.at("city"), {.clock = cli::ClockChoice{cli::ClockKind::file}}));
  const cli::Screen silent(true);
  cli::Verdicts verdicts(store->folder() + "/verdicts/verdicts.csv");
  cli::ImportRun run{
      .store = *store, .law = law, .verdicts = verdicts, .screen = silent, .interrupt = {}, .as = {}, .bank = {}};
  need(Result<void>(cli::import_ndjson(folder.at("setup.ndjson"), run)));
  need(store->ask([&](const policies::City& city) { cli::number_operators(city, operators); }));
  const std::string night = folder.at("night.gbb");
  need(formats::write_batch_file(night,
                                 {.bank_id = plan.bank_id,
                                  .account_no = operators.front().account_no,
                                  .batch_id = "night",
                                  .business_date = plan.day,
                                  .per_op = {}},
                                 formats::RecordForm::binary, cli::night_records(plan, operators)));
  auto batch = need(formats::BatchFile::open(night));
  need(Result<void>(cli::import_batch(batch, run)));
  need(verdicts.close());
}

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
    auto db = need(views::Database::open(status.file, views::Database::Mode::read));
    std::vector<std::string> names;
    for (const policies::ViewTable* table : of.system.tables) names.emplace_back(table->name);
    for (const views::PairTable& pair_table : views::pair_tables(of.system)) names.push_back(pair_table.name());
    for (const std::string& name : names) {
      Rows& rows = of.tables.emplace_back(Rows{name, {}});
      auto select = need(db.prepare("SELECT * FROM " + name));
      while (need(select.step())) {
        auto& row = rows.rows.emplace_back();
        for (int i = 0; i < select.columns(); ++i) row.push_back(select.value(i));
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
        need(views::Database::open(folder + "/" + std::string(of.system.name) + ".db", views::Database::Mode::write));
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
        insert.bind_all(row);
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
  const Folder folder;
  const auto law = need(policies::LawBooks::open());
  fill(folder, *law);
  const auto log = need(cli::open_log_to_read(folder.at("city")));
  const std::vector<System> systems = all_rows(*rebuild(*log, *law, folder.at("views")));
  std::uint64_t rows = 0;
  for (const System& of : systems) {
    for (const Rows& table : of.tables) rows += table.rows.size();
  }
  const auto commands = static_cast<double>(log->last_entry());
  std::vector<double> ratios, ours, against;
  for (std::size_t i = 0; i < pairs; ++i) {
    const double rebuilt = bench::seconds([&] { rebuild(*log, *law, folder.at("views")); });
    const double plain = bench::seconds([&] { insert_plainly(systems, folder.at("plain")); });
    ours.push_back(commands / rebuilt);
    against.push_back(commands / plain);
    ratios.push_back(plain / rebuilt);
    std::fprintf(stderr, "  pair %zu: rebuilt in %.2f s, plain insert %.2f s, %.0f entries, %llu rows\n", i + 1,
                 rebuilt, plain, commands, static_cast<unsigned long long>(rows));
  }
  bench::Row row;
  row.question = "rebuilding all views of 1,000,000 commands, indexes and all, durable";
  row.unit = "entries/s";
  row.ours = bench::median(ours);
  row.against = bench::median(against);
  row.ratio = bench::median(ratios);
  row.goal = "ratio ≥ 0.50 of a plain bulk insert of the same rows, indexes and all, durable";
  row.met = row.ratio >= goal_ratio;
  row.runs = pairs;
  row.spread = bench::spread_of(ratios);
  row.grows_with = "the number of entries, and of rows: typed facts and cards sold";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = argc > 1 && std::string_view(argv[1]) == "--json";
  const bench::Row row = rebuilding();
  bench::print(row, json);
  return row.met ? 0 : 1;
}
