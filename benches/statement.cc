// How quickly the last fifty movements of a card are told out of a long history.
//
// Against: one pread of a movement's bytes for each of them, at places drawn at random from the same journal: a card's
// movements lie as far apart. Warm: the system holds the files. Cold: it has forgotten them before each of the two; and
// of a process that has just started, which must look at the checksum of a block before it tells anything from it.
#include "benches/night.h"
#include "benches/report.h"
#include "cli/demo/dice.h"
#include "server/api/card_movements.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr std::size_t last = 50;
constexpr std::size_t cards_asked = 400, cards_asked_cold = 40;
constexpr std::uint64_t movements_of_a_card = 60;
constexpr double most_reads = 3;
constexpr std::size_t bytes_of_a_movement = sizeof(journal::Record) + sizeof(journal::Outcome);

struct CardName {
  std::uint64_t operator_id = 0, card_id = 0;
};

std::vector<CardName> cards_of(cli::Store& store) {
  std::vector<CardName> all;
  need(store.ask([&](const policies::City& city) {
    city.books().cards.for_each([&](const custody::Card& card) {
      all.push_back({card.key.operator_id, card.key.card_id});
    });
  }));
  return all;
}

// As the service does: where the chain begins is asked of the state, the rest is read from the journal.
std::size_t tell(cli::Store& store, const CardName& card) {
  std::optional<prepaid_card::CardHistory> history;
  need(store.ask([&](const policies::City& city) {
    history = prepaid_card::history_of_card(city.prepaid_card(), city.books(), card.operator_id, card.card_id,
                                            {.most = last});
  }));
  GB_CHECK(history.has_value());
  server::CardPlace place = server::newest_place(*history);
  return need(server::card_movements(store.log(), *history, place, last)).size();
}

// The journal's files as one run of bytes.
class PlainReads {
 public:
  explicit PlainReads(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      if (fs::file_size(file) <= bytes_of_a_movement) continue;  // not a stretch of history
      handles_.push_back(open(file.c_str(), O_RDONLY | O_CLOEXEC));
      sizes_.push_back(fs::file_size(file) - bytes_of_a_movement);
      GB_CHECK(handles_.back() >= 0);
    }
  }
  ~PlainReads() {
    for (const int handle : handles_) close(handle);
  }
  void read(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      const std::size_t file = dice_.below(handles_.size());
      std::array<std::uint8_t, bytes_of_a_movement> bytes;
      GB_CHECK(pread(handles_[file], bytes.data(), bytes.size(), static_cast<off_t>(dice_.below(sizes_[file]))) ==
               static_cast<ssize_t>(bytes.size()));
    }
  }

 private:
  std::vector<int> handles_;
  std::vector<std::uint64_t> sizes_;
  cli::Dice dice_{7};
};

enum class Memory : std::uint8_t { warm, cold, cold_and_just_started };

class Asked {
 public:
  explicit Asked(const bench::EmptyCity& city)
      : city_(city), files_(bench::files_in(cli::journal_folder(city.path()))), reads_(files_) {
    start();
    cards_ = cards_of(*store_);
  }

  bench::Row row(Memory memory) {
    const std::size_t asked = memory == Memory::warm ? cards_asked : cards_asked_cold;
    bench::Row row;
    row.question = "statement: last 50 movements of a card out of " + std::to_string(city_.plan().records) + ", " +
                   std::string(name_of(memory));
    row.unit = "ms";
    tell_some(asked);
    bench::measure(row, pairs, [&] {
      if (memory == Memory::cold_and_just_started) start();
      const double ours = one_by_one(memory, asked, [&] { return tell(*store_, a_card()); });
      return bench::Pair{ours, one_by_one(memory, asked, [&] { return reads_.read(movements_), movements_; })};
    });
    row.goal = "≤ 3 times one pread for each movement";
    row.met = row.ratio <= most_reads;
    row.grows_with = "the movements told; not with history";
    return row;
  }

 private:
  static std::string_view name_of(Memory memory) {
    if (memory == Memory::warm) return "warm";
    return memory == Memory::cold ? "cold" : "cold, first ones after a start";
  }
  void start() {
    store_.reset();
    store_ = need(cli::Store::open(city_.path(), {.read_only = true}));
  }
  const CardName& a_card() { return cards_[dice_.below(cards_.size())]; }
  void tell_some(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) tell(*store_, a_card());
  }
  // Milliseconds of the median one; movements_ becomes how many there were on average.
  template <class Work>
  double one_by_one(Memory memory, std::size_t times, Work&& work) {
    std::vector<double> took;
    std::size_t movements = 0;
    for (std::size_t i = 0; i < times; ++i) {
      if (memory != Memory::warm) bench::forget(files_);
      took.push_back(bench::seconds([&] { movements += work(); }) * 1e3);
    }
    movements_ = movements / times;
    return bench::median(took);
  }

  const bench::EmptyCity& city_;
  std::vector<fs::path> files_;
  PlainReads reads_;
  std::unique_ptr<cli::Store> store_;
  std::vector<CardName> cards_;
  cli::Dice dice_{3};
  std::size_t movements_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t records = options.scaled(10'000'000);
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = std::max<std::uint64_t>(1, records / movements_of_a_card),
                               .records = records,
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10});
  bench::import_file(*need(cli::Store::open(city.path(), {})), city.law(), city.write("night.gbb", city.records()));
  Asked asked(city);
  return bench::print_all({asked.row(Memory::warm), asked.row(Memory::cold), asked.row(Memory::cold_and_just_started)},
                          options);
}
