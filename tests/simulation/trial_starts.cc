// How a city under trial ends, and what must be true when it starts again.
#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "base/hash.h"
#include "engine/snapshot.h"
#include "journal/file_log.h"
#include "simulation/trial.h"

namespace gongbao::simulation {

namespace fs = std::filesystem;

namespace {
constexpr const char* journal_folder = "/journal";
}

Cities::Cities() {
  auto city = policies::City::open();
  GB_CHECK(city.has_value());
  ByteWriter out(empty_);
  (*city)->save(out);
  digest_ = (*city)->digest();
  spare_.push_back(std::move(*city));
}

std::unique_ptr<policies::City> Cities::take() {
  if (spare_.empty()) {
    auto city = policies::City::open();
    GB_CHECK(city.has_value());
    return std::move(*city);
  }
  std::unique_ptr<policies::City> city = std::move(spare_.back());
  spare_.pop_back();
  return city;
}

void Cities::give_back(std::unique_ptr<policies::City> city) {
  if (city == nullptr) return;
  ByteReader in(empty_);
  GB_CHECK(city->load(in) && city->digest() == digest_);
  spare_.push_back(std::move(city));
}

void Trial::drop_everything() {
  engine_.reset();
  log_.reset();
  cities_.give_back(std::move(city_));
}

void Trial::end(End how) {
  journal::Disk left;
  if (how == End::power_cut) {
    ++mishaps_.power_cuts;
    left = system_->disk.after_power_cut(dice_);
  } else if (how == End::kill) {
    ++mishaps_.kills;
    left = system_->disk.after_kill();
  }
  drop_everything();
  if (how == End::clean) left = system_->disk.after_kill();
  left.room = system_->disk.room;
  system_ = std::make_shared<journal::FakeFileSystem>(std::move(left));
  if (how != End::power_cut && one_in(4)) flip_a_bit();
  if (one_in(4)) damage_a_snapshot();
  start();
}

// A bit of a copy is turned: whoever looks for it finds it, and whoever does not is never told another story than the
// one that was told. (What nobody was told yet may lie in a torn tail, and go with it.)
void Trial::flip_a_bit() {
  std::vector<std::string> paths;
  for (const auto& [path, content] : system_->disk.files) {
    if (path.ends_with(".gbj") && !content.now.empty()) paths.push_back(path);
  }
  if (paths.empty()) return;
  ++mishaps_.flipped_bits;
  journal::FakeFileSystem turned(system_->disk);
  const bool whole = journal::verify_files_on(turned, journal_folder).empty();  // a torn tail is told without the bit
  const std::string& path = paths[below(paths.size())];
  Bytes bytes = turned.disk.files.at(path).now;
  const std::uint64_t bit = below(bytes.size() * 8);
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << bit % 8));
  turned.disk.put(path, bytes);
  if (whole && journal::verify_files_on(turned, journal_folder).empty())
    breaks("bit " + std::to_string(bit) + " of " + path + " was turned and nobody saw it");
  const auto system = std::make_shared<journal::FakeFileSystem>(turned.disk);
  const auto log = journal::open_file_log_on(system, journal_folder, {.file_bytes = file_bytes_, .read_only = true});
  if (!log) return;
  std::unique_ptr<policies::City> city = cities_.take();
  const auto replayed = engine::replay(**log, *city);
  cities_.give_back(std::move(city));
  const std::string missing = replayed ? missing_in(**log) : "";
  if (!missing.empty()) breaks("bit " + std::to_string(bit) + " of " + path + " was turned: " + missing);
}

void Trial::damage_a_snapshot() {
  const auto snapshots = engine::snapshots_in(folder_);
  if (snapshots.empty()) return;
  ++mishaps_.damaged_snapshots;
  const std::string& path = snapshots.front().path;
  const auto size = fs::file_size(path);
  if (one_in(2)) return fs::resize_file(path, below(size));
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  const auto at = static_cast<std::streamoff>(below(size));
  file.seekg(at);
  const char was = static_cast<char>(file.get());
  file.seekp(at);
  file.put(static_cast<char>(was ^ 0x10));
}

void Trial::start() {
  // A disk that fails for a while does so while starting too.
  for (std::uint64_t attempt = 0;; ++attempt) {
    const bool fails = attempt < failures_left_ || (attempt == 0 && one_in(10));
    if (fails && system_->disk.room == journal::Disk::unbounded) {
      system_->disk.fault = one_in(2) ? journal::Fault::dead : journal::Fault::error;
      system_->disk.fault_at = system_->disk.calls + 1 + static_cast<int>(below(12));
    }
    if (attempt >= failures_left_) system_->disk.room = journal::Disk::unbounded;
    const bool started = try_to_start();
    system_->disk.fault = journal::Fault::none;
    if (started) break;
    ++mishaps_.failed_starts;
    if (!fails) breaks("does not start on a sound disk");
    GB_CHECK(attempt < 20);
    journal::Disk left = one_in(2) ? system_->disk.after_kill() : system_->disk.after_power_cut(dice_);
    left.room = system_->disk.room;
    drop_everything();
    system_ = std::make_shared<journal::FakeFileSystem>(std::move(left));
  }
  failures_left_ = 0;
  if (const std::string missing = missing_in(*log_); !missing.empty()) breaks(missing);
}

bool Trial::try_to_start() {
  auto log = journal::open_file_log_on(system_, journal_folder, {.file_bytes = file_bytes_});
  if (!log) {
    const std::string& code = log.error().code;
    if (code != "journal.io_failed" && code != "journal.no_space") breaks("does not open: " + to_string(log.error()));
    return false;
  }
  log_ = std::move(*log);
  city_ = cities_.take();
  engine::Options options = City::inline_options();
  options.block_entries = block_entries_;
  options.snapshot_folder = folder_;
  engine_ = std::make_unique<engine::Engine>(*city_, *log_, options);
  return engine_->start().has_value();
}

// Everything that was answered stands there as it was answered, and no id brought about two things.
std::string Trial::missing_in(const journal::Log& log) const {
  std::vector<Told> entered(1);  // by entry number
  std::set<Id16> accepted;
  std::string twice;
  const auto read = log.for_each_block({}, [&](const journal::Block& block) -> Result<void> {
    journal::for_each_entry(block, [&]<class Entry>(engine::EntryNo number, const engine::Source&, const Entry& entry) {
      if constexpr (std::is_same_v<Entry, journal::InstructionView>) {
        entered.push_back({number, crc32c(entry.record), entry.outcome.code});
        if (entry.outcome.verdict == engine::Verdict::accepted && !accepted.insert(journal::id_of(entry.record)).second)
          twice = "an id brought about two things: entry " + std::to_string(number);
      } else {
        entered.push_back({number, crc32c(entry.command), entry.head.code});
      }
      return true;
    });
    return {};
  });
  if (!read) return "the journal cannot be read: " + to_string(read.error());
  for (const Told& told : told_) {
    if (told.entry >= entered.size() || !(entered[told.entry] == told))
      return "entry " + std::to_string(told.entry) + " was answered and is not there";
  }
  return twice;
}

void Trial::finish() {
  end(End::clean);
  std::unique_ptr<policies::City> city = cities_.take();
  const auto verified = engine::verify(*log_, *city);
  const Id16 verified_digest = city->digest();
  cities_.give_back(std::move(city));
  if (!verified) return breaks("verify: " + to_string(verified.error()));
  for (const engine::Difference& each : verified->differences)
    breaks("verify, entry " + std::to_string(each.entry) + ": " + each.what);
  if (verified_digest != city_->digest()) breaks("verify ends in another state");
}

std::string Trial::digest() const {
  return to_hex(city_->digest()) + " " + std::to_string(log_->last_entry()) + " " + std::to_string(digest_) + " " +
         mishaps_.text();
}

namespace {

struct MishapName {
  const char* name;
  std::uint64_t Mishaps::*count;
};
constexpr std::array mishap_names{
    MishapName{"failed writes", &Mishaps::failed_writes},
    MishapName{"power cuts", &Mishaps::power_cuts},
    MishapName{"kills", &Mishaps::kills},
    MishapName{"full disks", &Mishaps::full_disks},
    MishapName{"stalls", &Mishaps::stalls},
    MishapName{"lost answers", &Mishaps::lost_answers},
    MishapName{"failed starts", &Mishaps::failed_starts},
    MishapName{"snapshots", &Mishaps::snapshots},
    MishapName{"damaged snapshots", &Mishaps::damaged_snapshots},
    MishapName{"flipped bits", &Mishaps::flipped_bits},
    MishapName{"reused keys", &Mishaps::reused_keys},
};

}  // namespace

Mishaps& Mishaps::operator+=(const Mishaps& more) {
  for (const MishapName& each : mishap_names) this->*each.count += more.*each.count;
  return *this;
}

std::string Mishaps::text() const {
  std::string all;
  for (const MishapName& each : mishap_names) {
    if (!all.empty()) all += ", ";
    all += each.name + (" " + std::to_string(this->*each.count));
  }
  return all;
}

}  // namespace gongbao::simulation
