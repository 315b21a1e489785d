// A key names its number, so that it is looked up and then compared in constant time.
#include "credentials/keys.h"

#include "base/hash.h"
#include "credentials/passwords.h"

namespace gongbao::credentials {

namespace {

std::optional<std::uint64_t> key_number(std::string_view text) {
  if (!text.starts_with("gb_")) return std::nullopt;
  std::uint64_t number = 0;
  std::size_t at = 3;
  constexpr std::size_t most_digits = 18;
  for (; at < text.size() && at < 3 + most_digits && text[at] >= '0' && text[at] <= '9'; ++at) {
    number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  if (at == 3 || at >= text.size() || text[at] != '_') return std::nullopt;
  return number;
}

}  // namespace

Result<void> Keys::load() {
  auto get = inside_.db.prepare("SELECT key, hash, account FROM keys");
  if (!get) return std::unexpected(get.error());
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    if (const auto hash = hash_at(*get, 1)) keys_.emplace(get->number(0), Stored{*hash, get->number(2)});
  }
}

Result<std::string> Keys::set(std::uint64_t key, AccountNo account) {
  const std::string text = "gb_" + std::to_string(key) + "_" + inside_.random_text();
  const Hash32 hash = sha256(as_bytes(text));
  auto put = inside_.db.prepare("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  if (auto done = put->bind(1, key).bind(2, account).bind(3, ByteView(hash)).run(); !done) {
    return std::unexpected(done.error());
  }
  const std::lock_guard memory(memory_mutex_);
  keys_[key] = {hash, account};
  return text;
}

std::optional<Credentials::Key> Keys::find(std::string_view text) {
  const std::optional<std::uint64_t> number = key_number(text);
  if (!number) return std::nullopt;
  const Hash32 hash = sha256(as_bytes(text));
  const std::lock_guard lock(memory_mutex_);
  const auto it = keys_.find(*number);
  if (it == keys_.end() || !equal_in_constant_time(it->second.hash, hash)) return std::nullopt;
  return Credentials::Key{*number, it->second.account};
}

AccountNo Keys::account_of(std::uint64_t key) {
  const std::lock_guard lock(memory_mutex_);
  const auto it = keys_.find(key);
  return it == keys_.end() ? 0 : it->second.account;
}

}  // namespace gongbao::credentials
