// A district loads its backlog: applications for heating devices, as NDJSON through `gongbao import`, each decided with
// all that is known of village, household and device. Against the rate at which a bank's night of instructions is
// imported in the same run.
#include <fstream>

#include "base/check.h"
#include "benches/night.h"
#include "formats/json_text.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::size_t pairs = 3;
constexpr double goal_ratio = 0.1;
constexpr std::uint64_t full_applications = 1'000'000, full_records = 2'000'000, full_cards = 500'000;
constexpr std::size_t rows_at_once = heating::rows_per_command - 1;
constexpr std::uint64_t households_a_sheet = 50;  // sign their consent on one paper
constexpr law::AreaCode district = 110116;
const Date day = date_of(2023, 11, 20);

struct Asked {
  std::uint64_t household = 0, device = 0;
};

// A city in which a village is converted and its households have devices of the first installation.
class District {
 public:
  explicit District(std::uint64_t households) {
    const auto store = need(cli::Store::open(path(), {.clock = cli::ClockChoice{cli::ClockKind::file, day}}));
    village_ = enter(*store, access::Role::city_agri, 0,
                     heating::SetVillageStatus{.village = {},
                                               .village_name = "某村",
                                               .township = "某镇",
                                               .district = std::string(law::area_text(district)),
                                               .conversion = heating::Conversion::complete,
                                               .area_class = {},
                                               .from = {},
                                               .reason = SealedText{sm3(as_bytes("整村改造验收"))}});
    for (std::uint64_t done = 0; done < households;) {
      heating::ImportFirstInstallRecords command;
      for (; done < households && command.rows.size() < rows_at_once; ++done) command.rows.push_back(row(done));
      enter(*store, access::Role::district_reviewer, district, command);
    }
    need(store->ask([&](const policies::City& city) {
      for (const auto& [number, device] : city.of<heating::Document>().devices)
        asked_.push_back({device.household, number});
    }));
    GB_CHECK(asked_.size() == households);
    write_backlog();
  }
  std::string path() const { return folder_.at("city"); }
  std::string backlog() const { return folder_.at("backlog.ndjson"); }
  std::uint64_t applications() const { return asked_.size(); }

  std::string copy() const {
    const std::filesystem::path to = folder_.at("run");
    std::filesystem::remove_all(to);
    std::filesystem::copy(path(), to, std::filesystem::copy_options::recursive);
    return to;
  }

 private:
  heating::FirstInstallRow row(std::uint64_t number) const {
    heating::FirstInstallRow row;
    const std::string name = std::to_string(number);
    row.household = "h" + name;
    row.village = village_;
    row.device = "d" + name;
    row.type = heating::DeviceType::gas_boiler;
    row.serial = "s" + name;
    row.first_run_on = date_of(2014, 11, 15);
    row.subsidised = true;
    return row;
  }
  template <class Command>
  static journal::EntryNo enter(cli::Store& store, access::Role role, law::AreaCode area, const Command& command) {
    const access::Actor actor{role, cli::command_line_account, 0, area};
    const auto reply =
        need(store.engine().execute(engine::TypedCommand{Command::number, 1, canonical_bytes(command), Hash32{}},
                                    access::source_of(actor, store.stamp(day, 0))));
    GB_CHECK(reply.code == 0);
    return reply.entry_no;
  }
  void write_backlog() const {
    std::ofstream out(backlog());
    const std::string by = "village_agent:" + std::to_string(village_);
    for (std::uint64_t i = 0; i < asked_.size(); ++i) {
      out << formats::json_line(
                 boost::json::object{{"command", "heating/file_application"},
                                     {"by", by},
                                     {"on", to_string(day)},
                                     {"household", asked_[i].household},
                                     {"old_device", asked_[i].device},
                                     {"consent", "村民签字表第" + std::to_string(i / households_a_sheet) + "页"}})
          << "\n";
    }
  }

  bench::Folder folder_;
  std::uint64_t village_ = 0;
  std::vector<Asked> asked_;
};

struct Seen {
  Id16 digest{};
  std::uint64_t applications = 0;
  bool operator==(const Seen&) const = default;
};
Seen seen_in(cli::Store& store) {
  Seen seen;
  need(store.ask([&](const policies::City& city) {
    seen = {city.digest(), city.of<heating::Document>().applications.size()};
  }));
  return seen;
}

// Seconds; what was decided is read back, and is the same after a replay.
double backlog_into_a_copy(const District& from, const policies::LawBooks& law) {
  const std::string copy = from.copy();
  double took = 0;
  Seen before;
  {
    const auto store = need(cli::Store::open(copy, {}));
    took = bench::seconds([&] {
      const cli::Tally tally =
          bench::taken(*store, law, [&](cli::ImportRun& run) { return cli::import_ndjson(from.backlog(), run); });
      GB_CHECK(tally.outcomes[0] == from.applications());
    });
    before = seen_in(*store);
    GB_CHECK(before.applications == from.applications());
  }
  std::filesystem::remove_all(cli::snapshot_folder(copy));
  GB_CHECK(seen_in(*need(cli::Store::open(copy, {}))) == before);
  return took;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const District from(options.scaled(full_applications));
  const bench::EmptyCity city(
      {.operators = 2'000, .cards = options.scaled(full_cards), .records = options.scaled(full_records)});
  const std::string night = city.write("night.gbb", city.records());
  bench::Row row;
  row.question = "backlog: " + std::to_string(from.applications()) +
                 " heating applications as NDJSON, durable, a verdict each; read back, equal after a replay";
  row.unit = "applications/s";
  bench::measure(row, pairs, [&] {
    const double took = backlog_into_a_copy(from, city.law());
    return bench::Pair{static_cast<double>(from.applications()) / took,
                       static_cast<double>(city.plan().records) / bench::import_anew(city, night)};
  });
  row.goal = "≥ 0.1 of the instructions/s of a night's file in the same run";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the applications, and the texts they bring for the vault";
  return bench::print_all({row}, options);
}
