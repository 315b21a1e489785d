// A city on disk and a bank's night to be imported into it: what most questions are asked of. The same plan gives the
// same bytes.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <bit>
#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "benches/report.h"
#include "benches/scratch.h"
#include "cli/import_batch.h"
#include "cli/import_ndjson.h"
#include "cli/sample_night.h"

namespace gongbao::bench {

// What the program does for `gongbao import`, without a screen.
template <class Work>
cli::Tally taken(cli::Store& store, const policies::LawBooks& law, Work&& work) {
  const cli::Screen silent(true);
  cli::Verdicts verdicts(store.folder() + "/verdicts/verdicts.csv");
  cli::ImportRun run{
      .store = store, .law = law, .verdicts = verdicts, .screen = silent, .interrupt = {}, .as = {}, .bank = {}};
  need(Result<void>(work(run)));
  need(verdicts.close());
  return verdicts.tally();
}

inline cli::Tally import_file(cli::Store& store, const policies::LawBooks& law, const std::string& path) {
  return taken(store, law, [&](cli::ImportRun& run) -> Result<void> {
    auto batch = formats::BatchFile::open(path);
    if (!batch) return std::unexpected(batch.error());
    return cli::import_batch(*batch, run);
  });
}

// Its operators are there, and nothing has been sold yet.
class EmptyCity {
 public:
  explicit EmptyCity(const cli::NightPlan& plan, cli::ClockKind clock = cli::ClockKind::file)
      : plan_(plan), operators_(cli::sample_operators(plan)) {
    std::ofstream(folder_.at("setup.ndjson")) << cli::setup_lines(plan, operators_);
    const auto store = need(cli::Store::open(path(), {.clock = cli::ClockChoice{clock, plan.day}}));
    taken(*store, law(), [&](cli::ImportRun& run) { return cli::import_ndjson(folder_.at("setup.ndjson"), run); });
    need(store->ask([&](const policies::City& city) { cli::number_operators(city, operators_); }));
  }

  std::string path() const { return folder_.at("city"); }
  const Folder& folder() const { return folder_; }
  const cli::NightPlan& plan() const { return plan_; }
  const policies::LawBooks& law() const { return *law_; }
  const std::vector<cli::SampleOperator>& operators() const { return operators_; }
  std::vector<custody::PackedInstruction> records() const { return cli::night_records(plan_, operators_); }

  // A bank's file of these records; its path.
  struct FileOf {
    Date day;
    formats::RecordForm form = formats::RecordForm::binary;
  };
  std::string write(const std::string& name, std::span<const custody::PackedInstruction> records) const {
    return write(name, records, {.day = plan_.day});
  }
  std::string write(const std::string& name, std::span<const custody::PackedInstruction> records,
                    const FileOf& of) const {
    const std::string file = folder_.at(name);
    need(formats::write_batch_file(file,
                                   {.bank_id = plan_.bank_id,
                                    .account_no = operators_.front().account_no,
                                    .batch_id = name,
                                    .business_date = of.day,
                                    .per_op = {}},
                                   of.form, records));
    return file;
  }
  // A copy of the folder as it is now, for one run; takes the place of the one before.
  std::string copy(const std::string& name = "run") const {
    const std::filesystem::path to = folder_.at(name);
    std::filesystem::remove_all(to);
    std::filesystem::copy(path(), to, std::filesystem::copy_options::recursive);
    return to;
  }

 private:
  std::unique_ptr<policies::LawBooks> law_ = need(policies::LawBooks::open());
  cli::NightPlan plan_;
  std::vector<cli::SampleOperator> operators_;
  Folder folder_;
};

// Seconds of an import into a copy of that city.
inline double import_anew(const EmptyCity& city, const std::string& file) {
  const auto store = need(cli::Store::open(city.copy(), {}));
  return seconds([&] { import_file(*store, city.law(), file); });
}

// Records as the engine takes them.
inline std::vector<engine::Record> as_records(std::span<const custody::PackedInstruction> packed) {
  std::vector<engine::Record> records;
  records.reserve(packed.size());
  for (const custody::PackedInstruction& each : packed) records.push_back(std::bit_cast<engine::Record>(each));
  return records;
}

// Who sends them: the bank, on the evening of the plan's day.
inline engine::Source sent_by_bank(const EmptyCity& city, const cli::Store& store) {
  constexpr std::int64_t evening = 20 * 3600;
  return access::source_of(cli::bank_actor(city.plan().bank_id), store.stamp(city.plan().day, evening));
}

// The files of a folder that have something in them (its lock has nothing).
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    if (each.is_regular_file() && each.file_size() > 0) files.push_back(each.path());
  }
  std::ranges::sort(files);
  return files;
}
inline std::uint64_t bytes_in(const std::filesystem::path& folder) {
  std::uint64_t all = 0;
  for (const auto& file : files_in(folder)) all += std::filesystem::file_size(file);
  return all;
}

// What the system holds of them in memory goes, so that the next read is the disk's.
inline void forget(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) {
    const int handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    GB_CHECK(handle >= 0);
    fsync(handle);
    GB_CHECK(posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED) == 0);
    close(handle);
  }
}

// Reads them from end to end; bytes.
inline std::uint64_t read_all(const std::vector<std::filesystem::path>& files) {
  std::vector<std::uint8_t> piece(std::size_t{1} << 20);
  std::uint64_t bytes = 0;
  for (const auto& file : files) {
    const int handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    GB_CHECK(handle >= 0);
    for (ssize_t got = 0; (got = read(handle, piece.data(), piece.size())) > 0;)
      bytes += static_cast<std::uint64_t>(got);
    close(handle);
  }
  return bytes;
}

}  // namespace gongbao::bench
