// See snapshot.h for the form of the file.
#include "engine/snapshot.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "gbsnap01";
constexpr std::uint32_t format_version = 4;
constexpr std::size_t head_bytes = 128;
constexpr std::size_t snapshots_kept = 2;
constexpr std::size_t piece_bytes = std::size_t{1} << 20;  // read at a time, and hashed while still in the cache

struct Head {
  std::uint32_t format = format_version;
  std::uint32_t rules_version = 0;
  EntryNo entry = 0;
  Hash32 chain{};
  std::uint64_t body_bytes = 0;
  Id16 digest{};
  Id16 body_hash{};
  std::uint64_t tables_bytes = 0;
  std::array<std::uint8_t, 20> zero{};
  GB_FIELDS(format, rules_version, entry, chain, body_bytes, digest, body_hash, tables_bytes, zero)
};

Bytes bytes_of(const Head& head) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.raw(as_bytes(magic));
  encode(out, head);
  out.integer(crc32c(bytes));
  GB_CHECK(bytes.size() == head_bytes);
  return bytes;
}

std::unexpected<Problem> unwritable(const std::string& path) {
  return problem("engine.snapshot_unwritable", "", "the snapshot could not be written: " + std::string(strerror(errno)),
                 path);
}

std::unexpected<Problem> damaged(const std::string& path, const char* what) {
  return problem("engine.snapshot_damaged", "", what, path);
}

class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  bool write(ByteView bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
  }
  // All of these bytes; false when the file ends before.
  bool read(std::span<std::uint8_t> into) {
    while (!into.empty()) {
      const ssize_t n = ::read(descriptor_, into.data(), into.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      into = into.subspan(static_cast<std::size_t>(n));
    }
    return true;
  }
  bool at_end() {
    std::uint8_t more = 0;
    return ::read(descriptor_, &more, 1) == 0;
  }
  bool sync() { return ::fsync(descriptor_) == 0; }
  bool close() {
    if (descriptor_ < 0) return true;
    const int was = descriptor_;
    descriptor_ = -1;
    return ::close(was) == 0;
  }

 private:
  int descriptor_;
};

std::string path_of(const std::string& folder, EntryNo entry) {
  std::string digits = std::to_string(entry);
  digits.insert(0, 20 - digits.size(), '0');
  return folder + "/snapshot-" + digits + ".gbs";
}

std::optional<EntryNo> entry_in_name(const std::string& name) {
  constexpr std::string_view before = "snapshot-";
  constexpr std::string_view after = ".gbs";
  if (name.size() != before.size() + 20 + after.size() || !name.starts_with(before) || !name.ends_with(after)) {
    return std::nullopt;
  }
  EntryNo entry = 0;
  for (const char c : name.substr(before.size(), 20)) {
    if (c < '0' || c > '9') return std::nullopt;
    entry = entry * 10 + static_cast<EntryNo>(c - '0');
  }
  return entry;
}

void drop_old_ones(const std::string& folder) {
  const std::vector<SnapshotFile> all = snapshots_in(folder);
  for (std::size_t i = snapshots_kept; i < all.size(); ++i) {
    std::error_code ignored;  // one too many harms nobody
    fs::remove(all[i].path, ignored);
  }
}

Id16 hash_of(ByteView body) {
  StateHasher hasher;
  hasher.update(body);
  return hasher.digest();
}

// What follows the head. Not written before it is read: there are gigabytes of it.
class Body {
 public:
  explicit Body(std::size_t bytes)
      : bytes_(std::make_unique_for_overwrite<std::uint8_t[]>(bytes)), view_(bytes_.get(), bytes) {}

  // False when the file does not hold these bytes and no more.
  bool read(File& file) {
    for (std::size_t at = 0; at < view_.size(); at += piece_bytes) {
      const auto piece = view_.subspan(at, std::min(piece_bytes, view_.size() - at));
      if (!file.read(piece)) return false;
      hasher_.update(piece);
    }
    return file.at_end();
  }
  Id16 hash() const { return hasher_.digest(); }
  ByteView view() const { return view_; }

 private:
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::span<std::uint8_t> view_;
  StateHasher hasher_;
};

bool block_ends_there(const journal::Log& log, const Head& head) {
  if (head.entry == 0 || head.entry > log.last_entry()) return false;
  const Result<journal::Block> block = log.block_of(head.entry);
  return block && block->first_entry() + block->entries() - 1 == head.entry && block->hash() == head.chain;
}

bool load_tables(ByteView bytes, const Head& head, Tables& tables) {
  ByteReader in(bytes);
  return tables.load(in) && in.at_end() && tables.last_entry() == head.entry;
}

bool load_machine(ByteView bytes, const Head& head, Machine& machine) {
  ByteReader in(bytes);
  return machine.load(in) && in.at_end() && machine.digest() == head.digest;
}

// The two know nothing of one another, and take about as long.
bool load_body(ByteView body, const Head& head, Machine& machine, Tables& tables) {
  bool of_tables = false;
  std::thread beside([&] { of_tables = load_tables(body.first(head.tables_bytes), head, tables); });
  const bool of_machine = load_machine(body.subspan(head.tables_bytes), head, machine);
  beside.join();
  return of_tables && of_machine;
}

}  // namespace

std::vector<SnapshotFile> snapshots_in(const std::string& folder) {
  std::vector<SnapshotFile> found;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (const auto entry = entry_in_name(it->path().filename().string())) {
      found.push_back({*entry, it->path().string()});
    }
  }
  std::ranges::sort(found, std::greater{}, &SnapshotFile::entry);
  return found;
}

Result<void> write_snapshot(const std::string& folder, const Machine& machine, const Tables& tables,
                            const Hash32& chain) {
  Bytes body;
  ByteWriter out(body);
  tables.save(out);
  const std::size_t tables_bytes = body.size();
  machine.save(out);
  const Bytes head = bytes_of({.rules_version = machine.rules_version(),
                               .entry = tables.last_entry(),
                               .chain = chain,
                               .body_bytes = body.size(),
                               .digest = machine.digest(),
                               .body_hash = hash_of(body),
                               .tables_bytes = tables_bytes});
  std::error_code failed;
  fs::create_directories(folder, failed);
  const std::string beside = folder + "/snapshot.tmp";
  const std::string path = path_of(folder, tables.last_entry());
  File file(beside, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.is_open() || !file.write(head) || !file.write(body) || !file.sync() || !file.close()) {
    return unwritable(beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return unwritable(path);
  File directory(folder, O_RDONLY | O_DIRECTORY);
  if (!directory.is_open() || !directory.sync()) return unwritable(folder);
  drop_old_ones(folder);
  return {};
}

Result<void> read_snapshot(const std::string& path, const journal::Log& log, Machine& machine, Tables& tables) {
  File file(path, O_RDONLY);
  std::error_code failed;
  const std::uint64_t size = fs::file_size(path, failed);
  if (!file.is_open() || failed) return damaged(path, "the file cannot be read");
  std::array<std::uint8_t, head_bytes> bytes;
  if (!file.read(bytes)) return damaged(path, "the head is cut off");
  ByteReader in(bytes);
  if (!std::ranges::equal(in.take(magic.size()), as_bytes(magic))) return damaged(path, "this is not a snapshot");
  Head head;
  decode(in, head);
  if (in.integer<std::uint32_t>() != crc32c(ByteView(bytes).first(head_bytes - 4))) {
    return damaged(path, "the head's checksum does not fit");
  }
  if (head.format != format_version || head.rules_version != machine.rules_version()) {
    return problem("engine.snapshot_of_other_rules", "", "the snapshot is of another version of the program", path);
  }
  if (size - head_bytes != head.body_bytes || head.tables_bytes > head.body_bytes) {
    return damaged(path, "it is not as long as its head says");
  }
  Body body(head.body_bytes);
  if (!body.read(file) || body.hash() != head.body_hash) return damaged(path, "the checksum does not fit");
  if (!block_ends_there(log, head)) {
    return problem("engine.snapshot_of_other_journal", "", "no block of the journal ends where the snapshot was taken",
                   path);
  }
  if (load_body(body.view(), head, machine, tables)) return {};
  ByteReader nothing{ByteView{}};
  tables = Tables{};
  machine.load(nothing);  // resets it
  return damaged(path, "the state cannot be read back");
}

}  // namespace gongbao::engine
