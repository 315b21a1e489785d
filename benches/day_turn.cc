// What a day turn costs on which millions of items become the operators' own, and how long everybody else waits for it.
//
// Against: a linear scan over an array of as many items, adding up those whose window has ended. The longest silence is
// that of somebody who sends a single command again and again meanwhile.
#include <atomic>
#include <bit>
#include <thread>

#include "benches/night.h"
#include "benches/report.h"

namespace {

using namespace gongbao;
using bench::need;
using custody::Instruction;
using custody::Op;

constexpr std::uint64_t operators = 2'000, full_items = 5'000'000;
constexpr std::size_t turns = 3;
constexpr double most_scans = 20, longest_silence = 3;
constexpr std::int64_t principal = 1'000'000;  // of the one card of each operator, fen; each item is of one fen

// What each operator's customers did on one day: so many redemptions, all applied for at once.
class Sales {
 public:
  explicit Sales(const bench::EmptyCity& city) : city_(city) {}

  std::vector<custody::PackedInstruction> of_day(Date day, std::uint64_t items_each) {
    day_ = day;
    ++application_;
    std::vector<custody::PackedInstruction> records;
    records.reserve(operators * (1 + 2 * items_each));
    for (const cli::SampleOperator& each : city_.operators()) {
      if (application_ == 1) records.push_back(custody::pack(purchase(each)));
      for (std::uint64_t i = 0; i < items_each; ++i) {
        const Instruction redeemed = make(Op::redeem, each.operator_id, card, 1);
        Instruction applied = make(Op::apply_release, each.operator_id, 0, 0);
        applied.counter_id = application_;
        applied.ref_id = redeemed.instr_id;
        records.push_back(custody::pack(redeemed));
        records.push_back(custody::pack(applied));
      }
    }
    return records;
  }

  // Of whoever waits: a fen of interest.
  custody::PackedInstruction interest() {
    Instruction in = make(Op::interest, city_.operators().front().operator_id, 0, 1);
    const std::string number = "I" + std::to_string(made_);
    std::ranges::copy(number, in.bank_txn_no.begin());
    return custody::pack(in);
  }

 private:
  static constexpr std::uint64_t card = 50'001;

  Instruction make(Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t amount) {
    std::array<std::uint8_t, 12> own{};
    std::memcpy(own.data(), &++made_, sizeof made_);
    Instruction in;
    in.instr_id = custody::make_id(day_, own);
    in.op = op;
    in.event_date = day_;
    in.operator_id = operator_id;
    in.subject_id = subject;
    in.amount_fen = amount;
    return in;
  }
  Instruction purchase(const cli::SampleOperator& seller) {
    Instruction in = make(Op::purchase, seller.operator_id, card, principal);
    in.counter_id = 1;
    in.ref_id = custody::account_key(seller.account_no).value();
    const std::string number = "P" + std::to_string(made_);
    std::ranges::copy(number, in.bank_txn_no.begin());
    return in;
  }

  const bench::EmptyCity& city_;
  Date day_;
  std::uint64_t made_ = 0, application_ = 0;
};

double scan(const std::vector<custody::Item>& items, std::uint64_t application) {
  std::int64_t cleared = 0;
  const double took = bench::seconds([&] {
    for (const custody::Item& item : items) {
      if (item.application == application && item.state == custody::ItemState::applied) cleared += item.amount;
    }
  });
  GB_CHECK(cleared == static_cast<std::int64_t>(items.size()));
  return took;
}

// Somebody who sends one command after the other until he is told to stop; the longest he waited for an answer.
class Waiting {
 public:
  Waiting(cli::Store& store, Sales& sales, const engine::Source& source)
      : thread_([this, &store, &sales, source] {
          while (!stopped_) {
            const auto record = std::bit_cast<engine::Record>(sales.interest());
            const double took = bench::seconds([&] { need(store.engine().execute(record, source)); });
            longest_ = std::max(longest_, took);
          }
        }) {}
  double longest() {
    stopped_ = true;
    thread_.join();
    return longest_;
  }

 private:
  std::atomic<bool> stopped_ = false;
  double longest_ = 0;
  std::jthread thread_;
};

std::size_t items_open(cli::Store& store) {
  std::size_t open = 0;
  need(store.ask([&](const policies::City& city) { open = city.books().items.size(); }));
  return open;
}

class Turns {
 public:
  explicit Turns(const bench::Options& options)
      : items_each_(options.scaled(full_items) / operators),
        city_({.operators = operators, .cards = 1, .records = 1}),
        sales_(city_),
        store_(need(cli::Store::open(city_.path(), {}))),
        array_(items_each_ * operators,
               custody::Item{.key = {}, .amount = 1, .application = 1, .state = custody::ItemState::applied}) {}

  std::vector<bench::Row> rows() {
    bench::Row row;
    row.question = "the day turns: " + std::to_string(array_.size()) + " items of 2,000 operators cleared";
    row.unit = "s";
    bench::measure(row, turns, [&] {
      const double ours = one_turn();
      return bench::Pair{ours, scan(array_, 1)};
    });
    row.goal = "≤ 20 times a linear scan of as many items";
    row.met = row.ratio <= most_scans;
    row.grows_with = "the items cleared and the operators they are of; not with items that stay";

    bench::Row silence;
    silence.question = "longest silence for another command meanwhile";
    silence.unit = "s";
    silence.ours = *std::ranges::max_element(silences_);
    silence.against = longest_silence;
    silence.ratio = silence.ours / silence.against;
    silence.goal = "≤ 3 s";
    silence.met = silence.ours <= longest_silence;
    silence.runs = silences_.size();
    silence.spread = bench::spread_of(silences_);
    silence.grows_with = row.grows_with;
    silence.others = row.others;
    return {row, silence};
  }

 private:
  // Sells on the day that has begun, goes to the last day of the windows, then turns it.
  double one_turn() {
    const std::string file = city_.write("sales-" + to_string(day_), sales_.of_day(day_, items_each_), {.day = day_});
    bench::import_file(*store_, city_.law(), file);
    std::filesystem::remove(file);
    GB_CHECK(items_open(*store_) == array_.size());
    Date last_day;
    need(store_->ask([&](const policies::City& city) { last_day = city.books().due.begin()->deadline; }));
    need(store_->engine().turn_to(last_day, true));
    Waiting waiting(*store_, sales_, access::source_of(cli::bank_actor(city_.plan().bank_id), stamp_of(last_day, 0)));
    const double took = bench::seconds([&] { need(store_->engine().turn_to(last_day + Days{1})); });
    silences_.push_back(waiting.longest());
    GB_CHECK(items_open(*store_) == 0);
    day_ = last_day + Days{1};
    return took;
  }

  std::uint64_t items_each_;
  bench::EmptyCity city_;
  Sales sales_;
  std::unique_ptr<cli::Store> store_;
  std::vector<custody::Item> array_;
  Date day_ = cli::NightPlan{}.day;
  std::vector<double> silences_;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  return bench::print_all(Turns(options).rows(), options);
}
