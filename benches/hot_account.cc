// Whether it costs more when everything happens to one operator. Nobody waits for a row here: one thread decides.
//
// Against: the same mix over 2,000 operators. Both are files of as many records, imported in turns.
#include "benches/night.h"

namespace {

using namespace gongbao;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.95;

struct Night {
  Night(std::uint64_t operators, std::uint64_t records)
      : city({.operators = operators,
              .cards = std::max<std::uint64_t>(1, records / 10),
              .records = records,
              .refused_per_10000 = 100,
              .duplicates_per_10000 = 10}),
        file(city.write("night.gbb", city.records())) {}
  double rate() const { return static_cast<double>(city.plan().records) / bench::import_anew(city, file); }

  bench::EmptyCity city;
  std::string file;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t records = options.scaled(10'000'000);
  const Night hot(1, records), uniform(2'000, records);
  bench::Row row;
  row.question = "everything into one operator's account: " + std::to_string(records) + " instructions";
  row.unit = "instructions/s";
  bench::measure(row, pairs, [&] {
    const double ours = hot.rate();
    return bench::Pair{ours, uniform.rate()};
  });
  row.goal = "ratio ≥ 0.95 of the same mix over 2,000 operators";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the number of records; not with how they are spread";
  return bench::print_all({row}, options);
}
