// Whether a page of a list with a million rows behind it costs what a page of a thousand does: by every order and in
// both directions, filtered, by a part of a name, and deep in the middle.
//
// Ours: pages of lists over 1,000,000 operators. Against: the same pages over 1,000, in the same run. Both files lie on
// the same disk, are read once before, and are made by the writers and declarations of the program.
#include <algorithm>
#include <filesystem>

#include "benches/report.h"
#include "benches/scratch.h"
#include "law/area.h"
#include "policies/prepaid_card/views/sum_rows.h"
#include "policies/registry/views.h"
#include "views/log_rows.h"
#include "views/reader.h"
#include "views/schema.h"
#include "views/sql_rows.h"

namespace {

using namespace gongbao;
using bench::Folder;
using bench::need;
namespace view = prepaid_card::view;

constexpr std::uint64_t full_size = 1'000'000, few = 1'000;
constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.2;

// A generator of our own, so that every run asks the same.
class Dice {
 public:
  std::uint64_t below(std::uint64_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ % bound;
  }

 private:
  std::uint64_t state_ = 0x9e3779b97f4a7c15;
};

constexpr std::string_view syllables[] = {"燕", "南", "来", "顺", "聚", "德", "金", "百", "家", "悦",
                                          "味", "和", "丰", "泰", "康", "美", "华", "新", "星", "海"};

std::string some_name(Dice& dice) {
  std::string name;
  for (int i = 0; i < 6; ++i) name += syllables[dice.below(std::size(syllables))];
  return name + std::to_string(dice.below(1'000'000));
}

policies::ViewSystem prepaid_card_lists() {
  return views::with_logs(
      *std::ranges::find(policies::all_view_systems(), "prepaid-card", &policies::ViewSystem::name));
}

std::string make_file(const policies::ViewSystem& system, const std::string& path, std::uint64_t operators) {
  auto db = need(views::open_views(path, views::Database::Mode::disposable));
  need(
      db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; CREATE TABLE standing (entry INTEGER); "
             "INSERT INTO standing VALUES (1);" +
             views::create_tables(system)));
  {
    auto rows = need(views::SqlRows::create(db, system, {}));
    Dice dice;
    const auto areas = law::districts_and_bda();
    for (std::uint64_t id = 1; id <= operators; ++id) {
      view::Operator row;
      row.operator_id = id;
      row.area = {areas[dice.below(areas.size())].code};
      row.bank_id = 7'000'000 + dice.below(20);
      row.uscc = "91110105MA" + std::to_string(10'000'000 + id);
      row.name = some_name(dice);
      row.registered_on = Date{static_cast<std::int32_t>(19'000 + dice.below(700))};
      row.filing_state = prepaid_card::FilingState::active;
      row.balance = {static_cast<std::int64_t>(dice.below(100'000'000))};
      row.shortfall = {static_cast<std::int64_t>(dice.below(10) == 0 ? dice.below(1'000'000) : 0)};
      rows->put(row);
    }
    need(rows->flush());
  }
  need(db.run(views::create_indexes(system) + "COMMIT; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);"));
  return path;
}

// What desks ask: the second of each pair follows the cursor of the first a few pages deep.
std::vector<views::Query> questions(std::size_t count) {
  Dice dice;
  std::vector<views::Query> all;
  const auto areas = law::districts_and_bda();
  constexpr std::string_view orders[] = {"name", "-name", "balance", "-balance", "-shortfall", "-required"};
  for (std::size_t i = 0; i < count; ++i) {
    views::Query query;
    query.system = "prepaid-card";
    query.list = "operator_figures";
    query.limit = 50;
    const std::uint32_t area = areas[dice.below(areas.size())].code;
    query.actor = i % 2 == 0 ? access::Actor{access::Role::city_commerce, 1, 1, 0}
                             : access::Actor{access::Role::district_commerce, 1, 1, area};
    query.order = orders[dice.below(std::size(orders))];
    if (i % 4 == 0) query.filters.emplace_back("area", std::string(law::area_text(area)));
    if (i % 5 == 0) {
      query.order = "name";
      query.filters.emplace_back("name_contains", std::string(syllables[dice.below(std::size(syllables))]) +
                                                      std::string(syllables[dice.below(std::size(syllables))]) +
                                                      std::string(syllables[dice.below(std::size(syllables))]));
    }
    if (i % 7 == 0) query.filters.emplace_back("filing_state", "active");
    all.push_back(std::move(query));
  }
  return all;
}

std::size_t ask_all(views::Reader& reader, const policies::ViewSystem& system,
                    const std::vector<views::Query>& questions) {
  constexpr int pages_deep = 3;
  std::size_t pages = 0;
  for (views::Query query : questions) {
    for (int page = 0; page < pages_deep; ++page) {
      const auto told = need(reader.page(*system.find_list(query.list), query, 20'000'000));
      ++pages;
      query.cursor = told.next;
      if (query.cursor.empty()) break;
    }
  }
  return pages;
}

bench::Row paging(const bench::Options& options) {
  const std::uint64_t many = options.scaled(full_size);
  const Folder folder;
  const policies::ViewSystem system = prepaid_card_lists();
  auto large =
      need(views::Reader::open(std::make_shared<views::ViewFile>(make_file(system, folder.at("large.db"), many))));
  auto small =
      need(views::Reader::open(std::make_shared<views::ViewFile>(make_file(system, folder.at("small.db"), few))));
  const std::vector<views::Query> asked = questions(400);
  ask_all(*large, system, asked);
  ask_all(*small, system, asked);
  bench::Row row;
  row.question =
      "pages of 50 rows from lists of " + std::to_string(many) + " operators, sorted, filtered, searched, by cursor";
  row.unit = "pages/s";
  const auto pages_a_second = [&](views::Reader& reader) {
    std::size_t pages = 0;
    const double took = bench::seconds([&] { pages = ask_all(reader, system, asked); });
    return static_cast<double>(pages) / took;
  };
  bench::measure(row, pairs, [&] {
    const double ours = pages_a_second(*large);
    return bench::Pair{ours, pages_a_second(*small)};
  });
  row.goal = "ratio ≥ 0.20 of the same pages from 1,000 rows";
  row.met = row.ratio >= goal_ratio;
  row.grows_with =
      "the rows of the page, and the logarithm of those behind it; a part of a name: with the rows that have it";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  return bench::print_all({paging(options)}, options);
}
