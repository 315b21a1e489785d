// What the night costs in which two million weeks of service become deemed confirmed (childcare/2-14c): one pass over
// what waited, an entry for each institution.
//
// Against: a linear scan over an array of as many items, adding up those whose days to answer are over.
#include "benches/nursery.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::size_t pairs = 3;
constexpr double most_scans = 20;
constexpr std::uint64_t full_items = 2'000'000, most_nurseries = 500;
// Of a bill of a quarter, at least.
constexpr std::uint64_t weeks_of_a_bill = 13;

struct Waiting {
  std::uint64_t items = 0;
  Date last_day;  // on which a family may still answer
};

// Every week of every bill is reported on one day, and its family told.
Waiting reported(cli::Store& store, std::uint64_t wanted) {
  const std::uint64_t contracts = wanted / (bench::Nurseries::bills_a_contract * weeks_of_a_bill) + 1;
  const std::uint64_t nurseries = std::min(most_nurseries, contracts);
  bench::Nurseries all(store, {.nurseries = nurseries, .contracts_each = (contracts + nurseries - 1) / nurseries});
  std::vector<custody::PackedInstruction> paid;
  for (const auto& bill : all.bills()) paid.push_back(custody::pack(all.payment(bill)));
  bench::accepted(store, paid, all.of_bank());
  std::map<std::uint64_t, std::vector<custody::PackedInstruction>> by_institution;
  for (const auto& bill : all.bills()) {
    const std::uint64_t cycles = childcare::cycles_in(childcare::Cycle::weekly, bill.period);
    for (std::uint64_t cycle = 1; cycle <= cycles; ++cycle) {
      custody::Instruction in = all.make(custody::Op::report_service, bill.operator_id, bill.number, 0);
      in.counter_id = cycle;
      const auto days = childcare::cycle_days(childcare::Cycle::weekly, bill.period, cycle);
      in.aux_fen = (days->last - days->first).count + 1;
      in.flags = custody::flag::notified;
      by_institution[bill.operator_id].push_back(custody::pack(in));
    }
  }
  Waiting waiting;
  for (const auto& [institution, records] : by_institution) {
    waiting.items += bench::accepted(store, records, all.of_institution(institution)).size();
  }
  need(store.ask([&](const policies::City& city) { waiting.last_day = city.books().awaiting.begin()->first.day; }));
  return waiting;
}

// What is deemed confirmed is an item no more.
std::uint64_t items_waiting(cli::Store& store) {
  std::uint64_t count = 0;
  need(store.ask([&](const policies::City& city) { count = city.books().services.size(); }));
  return count;
}

double one_night(const bench::EmptyCity& city, const Waiting& waiting) {
  const auto store = need(cli::Store::open(city.copy(), {}));
  GB_CHECK(items_waiting(*store) == waiting.items);
  const double took = bench::seconds([&] { need(store->engine().turn_to(waiting.last_day + Days{1})); });
  GB_CHECK(items_waiting(*store) == 0);
  return took;
}

double scan(const std::vector<custody::ServiceItem>& items, Date to) {
  std::int64_t deemed = 0;
  const double took = bench::seconds([&] {
    for (const custody::ServiceItem& item : items) {
      if (item.state == custody::ServiceState::awaiting && Date{item.window_end} < to) deemed += item.amount;
    }
  });
  GB_CHECK(deemed == static_cast<std::int64_t>(items.size()));
  return took;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const bench::EmptyCity city({.day = bench::nursery_day, .cards = 1, .records = 1});
  Waiting waiting;
  {
    const auto store = need(cli::Store::open(city.path(), {}));
    waiting = reported(*store, options.scaled(full_items));
    // The night begins on the last day: what the days before cost is not its.
    need(store->engine().turn_to(waiting.last_day, true));
    need(store->engine().snapshot());
  }
  const custody::ServiceItem one = {
      .key = {}, .amount = 1, .window_end = waiting.last_day.day, .state = custody::ServiceState::awaiting};
  const std::vector<custody::ServiceItem> array(waiting.items, one);
  bench::Row row;
  row.question = "the day turns: " + std::to_string(waiting.items) + " weeks of childcare become deemed confirmed";
  row.unit = "s";
  bench::measure(row, pairs, [&] {
    const double ours = one_night(city, waiting);
    return bench::Pair{ours, scan(array, waiting.last_day + Days{1})};
  });
  row.goal = "≤ 20 times a linear scan of as many items";
  row.met = row.ratio <= most_scans;
  row.grows_with = "the items deemed and the institutions they are of; not with items that stay";
  return bench::print_all({row}, options);
}
