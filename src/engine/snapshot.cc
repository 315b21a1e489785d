// See snapshot.h for the form of the file.
#include "engine/snapshot.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "gbsnap01";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t head_bytes = 128;
constexpr std::size_t snapshots_kept = 2;

struct Head {
  std::uint32_t format = format_version;
  std::uint32_t rules_version = 0;
  EntryNo entry = 0;
  Hash32 chain{};
  std::uint64_t body_bytes = 0;
  Id16 digest{};
  Hash32 body_hash{};
  std::array<std::uint8_t, 12> zero{};
  GB_FIELDS(format, rules_version, entry, chain, body_bytes, digest, body_hash, zero)
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

std::optional<Bytes> bytes_of_file(const std::string& path) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  Bytes bytes(size);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (!in) return std::nullopt;
  return bytes;
}

bool block_ends_there(const journal::Log& log, const Head& head) {
  if (head.entry == 0 || head.entry > log.last_entry()) return false;
  const Result<journal::Block> block = log.block_of(head.entry);
  return block && block->first_entry() + block->entries() - 1 == head.entry && block->hash() == head.chain;
}

bool load_body(ByteView body, const Head& head, Machine& machine, Tables& tables) {
  ByteReader in(body);
  if (!tables.load(in) || tables.last_entry() != head.entry) return false;
  return machine.load(in) && in.at_end() && machine.digest() == head.digest;
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
  machine.save(out);
  const Bytes head = bytes_of({.rules_version = machine.rules_version(),
                               .entry = tables.last_entry(),
                               .chain = chain,
                               .body_bytes = body.size(),
                               .digest = machine.digest(),
                               .body_hash = sm3(body)});
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
  const std::optional<Bytes> bytes = bytes_of_file(path);
  if (!bytes) return damaged(path, "the file cannot be read");
  if (bytes->size() < head_bytes) return damaged(path, "the head is cut off");
  ByteReader in(*bytes);
  if (!std::ranges::equal(in.take(magic.size()), as_bytes(magic))) return damaged(path, "this is not a snapshot");
  Head head;
  decode(in, head);
  if (in.integer<std::uint32_t>() != crc32c(ByteView(*bytes).first(head_bytes - 4))) {
    return damaged(path, "the head's checksum does not fit");
  }
  if (head.format != format_version || head.rules_version != machine.rules_version()) {
    return problem("engine.snapshot_of_other_rules", "", "the snapshot is of another version of the program", path);
  }
  const ByteView body = ByteView(*bytes).subspan(head_bytes);
  if (body.size() != head.body_bytes || sm3(body) != head.body_hash) return damaged(path, "the checksum does not fit");
  if (!block_ends_there(log, head)) {
    return problem("engine.snapshot_of_other_journal", "", "no block of the journal ends where the snapshot was taken",
                   path);
  }
  if (load_body(body, head, machine, tables)) return {};
  ByteReader nothing{ByteView{}};
  tables = Tables{};
  machine.load(nothing);  // resets it
  return damaged(path, "the state cannot be read back");
}

}  // namespace gongbao::engine
