// A made-up city lived through once for all tests of this folder, its journal, and its views; a journal of which only
// the first blocks are there yet; and what a file holds, as text.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "simulation/year.h"
#include "views/log_rows.h"
#include "views/values.h"
#include "views/views.h"

namespace gongbao::views {

class Folder {
 public:
  Folder();
  ~Folder();
  std::string at(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// The first blocks of a journal.
class Beginning final : public journal::Log {
 public:
  explicit Beginning(const journal::Log& whole) : whole_(whole) {}
  void grow_to(journal::BlockNo blocks) { blocks_ = std::min(blocks, whole_.last_block()); }

  Result<journal::BlockNo> append(const journal::BlockBuilder&) override;
  journal::BlockNo last_block() const override { return blocks_; }
  EntryNo last_entry() const override;
  Hash32 chain() const override { return {}; }
  Result<journal::Block> read(journal::BlockNo number) const override { return whole_.read(number); }
  Result<journal::Block> block_of(EntryNo entry) const override { return whole_.block_of(entry); }
  Result<void> see_entry(EntryNo entry, const std::function<void(const journal::EntryView&)>& see) const override {
    return whole_.see_entry(entry, see);
  }
  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const journal::Block&)>& see) const override {
    return whole_.for_each_block(options, see);
  }

 private:
  const journal::Log& whole_;
  std::atomic<journal::BlockNo> blocks_ = 0;
};

struct Lived {
  std::unique_ptr<journal::Log> log;
  std::unique_ptr<simulation::City> city;
  Folder folder;
  std::unique_ptr<Views> views;
  Lived();
};
// Not to be changed by a test.
const Lived& lived();
// Whether what stands in the books under the operator is of cards: fee lots of nurseries have rows there as well.
bool of_cards(std::uint64_t operator_id);
template <class Map>
std::size_t count_of_cards(const Map& rows) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const auto& each) { return of_cards(each.first.operator_id); }));
}

std::unique_ptr<Views> open_views(const journal::Log& log, const std::string& folder, EntryNo entries_a_transaction);
std::string file_of(const Views& views, std::string_view system);
Database read_file(const std::string& path);
// Every row of every table, in an order of its own.
std::string dump(const std::string& path);

template <policies::ViewRow Row>
std::vector<Row> rows_in(const std::string& path) {
  Database db = read_file(path);
  const policies::ViewTable& table = policies::table_of<Row>();
  auto select = db.prepare("SELECT * FROM " + std::string(table.name));
  EXPECT_TRUE(select.has_value());
  std::vector<Row> rows;
  std::vector<Value> values(table.columns.size());
  for (auto found = select->step(); found && *found; found = select->step()) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = value_of(*select, static_cast<int>(i));
    rows.push_back(policies::row_of<Row>(values));
  }
  return rows;
}

}  // namespace gongbao::views
