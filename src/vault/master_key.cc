// Text, one line a version, so that a person can copy it to paper: "gongbao master key", then "<version> <64 hex
// digits>".
#include "vault/master_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/check.h"
#include "base/hash.h"
#include "vault/files.h"

namespace gongbao::vault {

namespace {

constexpr std::string_view title = "gongbao master key\n";
constexpr std::size_t most_bytes = 4096;

std::unexpected<Problem> invalid(const std::string& path) {
  return problem("vault.master_key_invalid", "", "this is not a master key", path);
}

// One line off the front, without its end; nullopt when no line end follows.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == text.npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::pair<std::uint32_t, Key>> parse_line(std::string_view line) {
  std::uint32_t version = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), version);
  if (error != std::errc{} || version == 0 || end == line.data() + line.size() || *end != ' ') return std::nullopt;
  auto bytes = from_hex(line.substr(static_cast<std::size_t>(end - line.data()) + 1));
  if (!bytes || bytes->size() != Key::size()) return std::nullopt;
  std::pair parsed{version, Key(*bytes)};
  wipe(*bytes);
  return parsed;
}

}  // namespace

KeyMark mark_of(const Key& key) {
  const Hash32 hash = hmac_sm3(key.bytes(), as_bytes("gongbao.vault.mark"));
  KeyMark mark;
  std::copy_n(hash.begin(), mark.size(), mark.begin());
  return mark;
}

Result<MasterKeys> MasterKeys::read(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) return problem("vault.master_key_missing", "master-key", "there is no master key", path);
    return problem("vault.io_failed", "master-key", std::strerror(errno), path);
  }
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return problem("vault.master_key_exposed", "master-key", "others may read the master key: its mode must be 0600",
                   path);
  }
  auto bytes = read_file(path, most_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (!text.starts_with(title)) return invalid(path);
  text.remove_prefix(title.size());
  std::map<std::uint32_t, Key> versions;
  while (!text.empty()) {
    const auto line = take_line(text);
    const auto parsed = line ? parse_line(*line) : std::nullopt;
    if (!parsed || !versions.insert(*parsed).second) return invalid(path);
  }
  wipe(*bytes);
  if (versions.empty()) return invalid(path);
  return MasterKeys(std::move(versions));
}

Result<void> MasterKeys::write(const std::string& path) const {
  std::string text(title);
  for (const auto& [version, key] : versions_) text += std::to_string(version) + " " + to_hex(key.bytes()) + "\n";
  const int before = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  auto written = write_file(path, as_bytes(text), 0600);
  wipe(text);
  if (before < 0) return written;
  if (written) overwrite(before);
  ::close(before);
  return written;
}

const Key* MasterKeys::find(std::uint32_t version) const {
  const auto it = versions_.find(version);
  return it == versions_.end() ? nullptr : &it->second;
}

void MasterKeys::keep_only(std::uint32_t version) {
  std::erase_if(versions_, [&](const auto& each) { return each.first != version; });
  GB_CHECK(!versions_.empty());
}

Bytes MasterKeys::wrap(std::uint32_t version, const Key& data_key, ByteView at, const Random& random) const {
  const Key* master = find(version);
  GB_CHECK(master != nullptr);
  Bytes wrapped;
  ByteWriter out(wrapped);
  out.integer(version);
  out.raw(encrypt(*master, data_key.bytes(), at, random));
  return wrapped;
}

std::optional<Key> MasterKeys::unwrap(ByteView wrapped, ByteView at) const {
  ByteReader in(wrapped);
  const Key* master = find(in.integer<std::uint32_t>());
  if (master == nullptr) return std::nullopt;
  auto bytes = decrypt(*master, in.take(in.left()), at);
  if (!bytes || bytes->size() != Key::size()) return std::nullopt;
  const Key key(*bytes);
  wipe(*bytes);
  return key;
}

}  // namespace gongbao::vault
