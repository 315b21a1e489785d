// A row is a password or the file is damaged.
#include "credentials/kept_passwords.h"

#include <algorithm>

namespace gongbao::credentials {

Result<std::optional<KeptPassword>> KeptPasswords::find(AccountNo account) {
  auto get =
      inside_.db.prepare("SELECT kib, passes, salt, hash, one_time_until, used FROM passwords WHERE account = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, account).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<KeptPassword>{};
  KeptPassword kept;
  kept.hash.kib = static_cast<std::uint32_t>(get->integer(0));
  kept.hash.passes = static_cast<std::uint32_t>(get->integer(1));
  if (get->bytes(2).size() != kept.hash.salt.size() || get->bytes(3).size() != kept.hash.hash.size()) {
    return problem("credentials.damaged", "", "a row of passwords is not one", inside_.db.path());
  }
  std::ranges::copy(get->bytes(2), kept.hash.salt.begin());
  std::ranges::copy(get->bytes(3), kept.hash.hash.begin());
  kept.one_time_until = get->integer(4);
  kept.used = get->integer(5) != 0;
  return std::optional(kept);
}

Result<void> KeptPasswords::put(AccountNo account, const PasswordHash& hash, std::int64_t one_time_until) {
  auto put = inside_.db.prepare("INSERT OR REPLACE INTO passwords VALUES (?, ?, ?, ?, ?, ?, 0)");
  if (!put) return std::unexpected(put.error());
  return put->bind(1, account)
      .bind(2, std::uint64_t{hash.kib})
      .bind(3, std::uint64_t{hash.passes})
      .bind(4, ByteView(hash.salt))
      .bind(5, ByteView(hash.hash))
      .bind(6, one_time_until)
      .run();
}

Result<void> KeptPasswords::mark_used(AccountNo account) {
  auto put = inside_.db.prepare("UPDATE passwords SET used = 1 WHERE account = ?");
  if (!put) return std::unexpected(put.error());
  return put->bind(1, account).run();
}

}  // namespace gongbao::credentials
