// Lives the year, folds it once.
#include "views/year_views.h"

#include "base/check.h"
#include "base/hash.h"
#include "policies/registry/views.h"

namespace gongbao::views {

namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = fs::temp_directory_path() / "gongbao-views-XXXXXX";
  GB_CHECK(mkdtemp(name.data()) != nullptr);
  path_ = name;
}
Folder::~Folder() { fs::remove_all(path_); }

Result<journal::BlockNo> Beginning::append(const journal::BlockBuilder&) {
  return problem("journal.io_failed", "", "a beginning takes nothing");
}

EntryNo Beginning::last_entry() const {
  if (blocks_ == 0) return 0;
  const auto block = whole_.read(blocks_);
  return block ? block->first_entry() + block->entries() - 1 : 0;
}

std::unique_ptr<Views> open_views(const journal::Log& log, const std::string& folder, EntryNo entries_a_transaction) {
  Options options;
  options.folder = folder;
  options.entries_a_transaction = entries_a_transaction;
  options.clauses = [](std::string_view command, policies::Code code) {
    return code == 0 ? "test/" + std::string(command) : "test/refused test/" + std::string(command);
  };
  auto views = Views::open(log, std::move(options), policies::all_view_systems());
  GB_CHECK(views.has_value());
  return *std::move(views);
}

Lived::Lived() {
  log = journal::open_memory_log();
  city = std::make_unique<simulation::City>(*log);
  simulation::Event last = simulation::live(simulation::Plan{}, *city).events.back();
  GB_CHECK(!last.records.empty());
  // Quiet days, on which only that is said again: what nobody touches has closed with what its book says.
  for (int days = 0; days < 3; ++days) {
    last.source.stamp_micros += std::chrono::microseconds(std::chrono::days(1)).count();
    city->take(last.records, last.source);
  }
  views = open_views(*log, folder.at("views"), 50000);
  const auto caught_up = views->catch_up();
  EXPECT_TRUE(caught_up.has_value()) << (caught_up ? "" : to_string(caught_up.error()));
}

const Lived& lived() {
  static const Lived once;
  return once;
}

bool of_cards(std::uint64_t operator_id) {
  return lived().city->state().books().find_operator(operator_id)->scheme == custody::scheme_prepaid_card;
}

std::string file_of(const Views& views, std::string_view system) {
  for (const SystemStatus& status : views.status()) {
    if (status.system == system) return status.file;
  }
  return {};
}

Database read_file(const std::string& path) {
  auto db = open_views(path, Database::Mode::read_only);
  GB_CHECK(db.has_value());
  return *std::move(db);
}

namespace {

std::string as_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
  if (const auto* bytes = std::get_if<Bytes>(&value)) return "x" + to_hex(*bytes);
  return "-";
}

}  // namespace

std::string dump(const std::string& path) {
  Database db = read_file(path);
  auto tables = db.prepare("SELECT name, sql FROM sqlite_master ORDER BY name");
  EXPECT_TRUE(tables.has_value());
  std::string all;
  std::vector<std::string> names;
  for (auto found = tables->step(); found && *found; found = tables->step()) {
    const auto name = std::get<std::string>(value_of(*tables, 0));
    all += name + ": " + as_text(value_of(*tables, 1)) + "\n";
    if (as_text(value_of(*tables, 1)).starts_with("'CREATE TABLE")) names.push_back(name);
  }
  for (const std::string& name : names) {
    if (name == "standing") continue;
    auto rows = db.prepare("SELECT * FROM " + name);
    EXPECT_TRUE(rows.has_value());
    for (auto found = rows->step(); found && *found; found = rows->step()) {
      all += name;
      for (int i = 0; i < rows->columns(); ++i) all += " " + as_text(value_of(*rows, i));
      all += "\n";
    }
  }
  return all;
}

}  // namespace gongbao::views
