// Whether a bank's night in which every other record is childcare's is slower than one of cards alone: fees paid for
// bills of families, initial shares paid out, and now and then interest, among sales and redemptions of cards.
//
// Against: a night's file of as many records, all of cards, imported into the same city in turns.
#include "benches/nursery.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.8;
constexpr std::uint64_t full_records = 2'000'000, most_nurseries = 500;
constexpr std::uint64_t interest_every = 25;

cli::NightPlan night_of(std::uint64_t records) {
  return {.day = bench::nursery_day,
          .operators = 2'000,
          .cards = std::max<std::uint64_t>(1, records / 10),
          .records = records,
          .refused_per_10000 = 100,
          .duplicates_per_10000 = 10};
}

// The second half of the bills is paid in the night, and what the first half ordered is paid out in it.
std::vector<custody::PackedInstruction> of_childcare(cli::Store& store, std::uint64_t records) {
  const std::uint64_t bills = records / bench::Nurseries::bills_a_contract + 1;
  const std::uint64_t nurseries = std::min(most_nurseries, bills);
  bench::Nurseries all(store, {.nurseries = nurseries, .contracts_each = (bills + nurseries - 1) / nurseries});
  std::vector<custody::PackedInstruction> before, night;
  const auto& found = all.bills();
  const std::size_t half = found.size() / 2;
  for (std::size_t i = 0; i < half; ++i) before.push_back(custody::pack(all.payment(found[i])));
  const auto orders = bench::accepted(store, before, all.of_bank());
  for (std::size_t i = 0; night.size() < records; ++i) {
    const bench::Nurseries::Bill& paid = found[half + i];
    night.push_back(custody::pack(all.payment(paid)));
    night.push_back(
        custody::pack(all.through_the_bank(all.make(custody::Op::execute_payout, found[i].operator_id, orders[i], 0))));
    if (i % interest_every != 0) continue;
    night.push_back(custody::pack(all.through_the_bank(all.make(custody::Op::interest, paid.operator_id, 0, 1))));
  }
  night.resize(records);
  return night;
}

std::uint64_t accepted_of(const bench::EmptyCity& city, const std::string& file) {
  const auto store = need(cli::Store::open(city.copy(), {}));
  return bench::import_file(*store, city.law(), file).outcomes[0];
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t records = options.scaled(full_records) / 2 * 2;
  const bench::EmptyCity city(night_of(records));
  const auto cards_alone = city.records();
  const auto of_cards = cli::night_records(night_of(records / 2), city.operators());
  std::vector<custody::PackedInstruction> mixed;
  {
    const auto store = need(cli::Store::open(city.path(), {}));
    const auto of_families = of_childcare(*store, records / 2);
    for (std::size_t i = 0; i < records / 2; ++i) {
      mixed.push_back(of_cards[i]);
      mixed.push_back(of_families[i]);
    }
  }
  const std::string file_of_cards = city.write("cards.gbb", cards_alone), file_of_both = city.write("mixed.gbb", mixed);
  // One in a hundred is refused, and that among the cards alone.
  GB_CHECK(accepted_of(city, file_of_both) > records / 100 * 98);
  bench::Row row;
  row.question = "mixed file: " + std::to_string(records) + " instructions, every other one childcare's";
  row.unit = "instructions/s";
  bench::measure(row, pairs, [&] {
    const auto all = static_cast<double>(records);
    const double ours = all / bench::import_anew(city, file_of_both);
    return bench::Pair{ours, all / bench::import_anew(city, file_of_cards)};
  });
  row.goal = "ratio ≥ 0.8 of as many instructions of cards alone";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the number of records; not with bills, lots or history";
  return bench::print_all({row}, options);
}
